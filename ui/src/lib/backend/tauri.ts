// The only file that knows the shell of the program; everything else goes through `index.ts`.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

/** One call of the API list. */
export function invokeApi(name: string, request: unknown): Promise<unknown> {
  return invoke("api", { name, request });
}

/** One call to the shell (dialogs of the system, idle clock, quitting). */
export function invokeShell(name: string, request: unknown): Promise<unknown> {
  return invoke("shell", { name, request });
}

/** Events that the shell sends to the window. */
export type ShellEvent = "locked" | "lock-soon" | "close-requested" | "tended" | "clipboard-cleared" | "clipboard-other";

/** Listens to an event of the shell; the answer stops listening. */
export function onShell(event: ShellEvent, act: () => void): () => void {
  return heard(event, act);
}

function heard<T>(event: string, act: (payload: T) => void): () => void {
  let stop: (() => void) | undefined;
  let gone = false;
  void listen<T>(event, ({ payload }) => act(payload)).then((off) => {
    if (gone) off();
    else stop = off;
  });
  return () => {
    gone = true;
    stop?.();
  };
}

/** Listens to files that are dropped on the window; the answer stops listening. */
export function onDropped(act: (paths: string[]) => void): () => void {
  return heard<{ paths?: string[] }>("tauri://drag-drop", (payload) => act(payload.paths ?? []));
}
