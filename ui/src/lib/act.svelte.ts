// One thing that a button does: at most once at a time, and what went wrong stays beside it.
import { errorOf, type ApiError } from "./backend";

export class Act {
  busy = $state(false);
  error = $state.raw<ApiError | null>(null);

  /** Does it; answers nothing when it failed or was already under way. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.error = null;
    try {
      return await work();
    } catch (thrown) {
      this.error = errorOf(thrown);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /** Forgets what went wrong. */
  clear(): void {
    this.error = null;
  }
}
