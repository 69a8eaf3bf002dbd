// Typed calls. A response that names what it touched refreshes the queries that show it.
import { touch } from "../refresh.svelte";
import { invokeApi, invokeShell } from "./tauri";
import type { Api, ApiError, Touched } from "./types";

export type * from "./types";
export { onDropped, onShell } from "./tauri";

/** A call that was refused or broke; `error` holds the code and its parameters. */
export class ApiFailure extends Error {
  readonly error: ApiError;
  constructor(error: ApiError) {
    super(error.code);
    this.name = "ApiFailure";
    this.error = error;
  }
}

/** What was thrown, as an error of the API. */
export function errorOf(thrown: unknown): ApiError {
  if (thrown instanceof ApiFailure) return thrown.error;
  if (typeof thrown === "object" && thrown !== null && "code" in thrown) return thrown as ApiError;
  return { code: "internal", log: "" };
}

type Watcher = { locked: () => void; began: () => void; ended: () => void };
const watchers: Partial<Watcher> = {};

/** The session learns here that the workplace is locked and that saves are under way. */
export function watchCalls(watcher: Watcher): void {
  Object.assign(watchers, watcher);
}

function writes(name: string): boolean {
  return name.endsWith("_save") || name === "intake" || name === "record_cancel" || name === "save_undo";
}

/** Calls the API; rejects with `ApiFailure`. */
export async function call<N extends keyof Api>(name: N, request: Api[N][0]): Promise<Api[N][1]> {
  const writing = writes(name);
  if (writing) watchers.began?.();
  try {
    const answer = (await invokeApi(name, request)) as Api[N][1];
    const touched = (answer as { touched?: Touched[] } | null)?.touched;
    if (Array.isArray(touched)) touch(touched);
    return answer;
  } catch (thrown) {
    const error = errorOf(thrown);
    if (error.code === "locked") watchers.locked?.();
    throw new ApiFailure(error);
  } finally {
    if (writing) watchers.ended?.();
  }
}

type Shell = {
  pick_folder: [{ title: string }, string | null];
  pick_file: [{ title: string; extensions: string[] }, string | null];
  pick_save: [{ title: string; fileName: string; extensions: string[] }, string | null];
  activity: [Record<string, never>, null];
  quit: [Record<string, never>, null];
};

/** Calls the shell. */
export async function shell<N extends keyof Shell>(name: N, request: Shell[N][0]): Promise<Shell[N][1]> {
  try {
    return (await invokeShell(name, request)) as Shell[N][1];
  } catch (thrown) {
    throw new ApiFailure(errorOf(thrown));
  }
}
