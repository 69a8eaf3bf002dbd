// A PDF on its way in: the program stores it and reads it a little at each step, so that the window can show how far it is
// and stop it. Leaving the screen does not stop it; whoever comes back goes on.
import { call, errorOf, type ApiError, type DocumentProgress } from "../../../lib/backend";
import { touch } from "../../../lib/refresh.svelte";

export class Taking {
  progress = $state.raw<DocumentProgress | null>(null);
  error = $state.raw<ApiError | null>(null);
  stopped = $state(false);
  #left = false;
  /** Those that went through here: what a list still says of them is old. */
  readonly #seen = new Set<string>();

  /** Takes a file in; answers the id of the document that waits for approval. */
  async start(path: string, replaces: string): Promise<string | null> {
    if (this.progress) return null;
    this.error = null;
    this.stopped = false;
    try {
      this.progress = await call("document_add", { path, replaces });
    } catch (thrown) {
      this.error = errorOf(thrown);
      return null;
    }
    return this.#goOn();
  }

  /** Goes on with one that is under way. */
  async resume(progress: DocumentProgress): Promise<string | null> {
    if (this.progress || this.#seen.has(progress.id)) return null;
    this.progress = progress;
    return this.#goOn();
  }

  async #goOn(): Promise<string | null> {
    if (this.progress) this.#seen.add(this.progress.id);
    try {
      while (this.progress && !this.progress.whole && !this.#left) this.progress = await call("document_step", { id: this.progress.id });
      return this.progress?.whole && !this.#left ? this.progress.id : null;
    } catch (thrown) {
      // What was stopped here has nothing left to go on with.
      if (!this.stopped) this.error = errorOf(thrown);
      return null;
    } finally {
      this.progress = null;
      // Whoever left the screen finds the list as it is when coming back.
      if (!this.#left) touch(["manual"]);
    }
  }

  async stop(): Promise<void> {
    if (!this.progress) return;
    this.stopped = true;
    try {
      await call("document_stop", { id: this.progress.id });
    } catch (thrown) {
      this.error = errorOf(thrown);
    }
  }

  /** The screen is left. */
  leave(): void {
    this.#left = true;
  }
}
