// Files that were dropped on the manual: PDF wait and are taken in one after the other, others are told by name.
import type { ApiError } from "../../../lib/backend";

export type Refused = { file: string; error: ApiError };

/** The name of a file, as any system writes its path. */
export const nameOf = (path: string): string => path.split(/[/\\]/).pop() ?? path;

export class Dropped {
  waiting = $state.raw<readonly string[]>([]);
  others = $state.raw<readonly string[]>([]);
  refused = $state.raw<readonly Refused[]>([]);
  #busy = false;

  put(paths: readonly string[]): void {
    const isPdf = (path: string): boolean => path.toLowerCase().endsWith(".pdf");
    this.others = paths.filter((path) => !isPdf(path)).map(nameOf);
    if (!this.#busy) this.refused = [];
    this.waiting = [...this.waiting, ...paths.filter(isPdf)];
  }

  /**
   * Takes in what waits, one after the other; answers the document to be looked at where there is one alone. What ends without
   * an error was stopped, or its screen was left: the rest waits.
   */
  async takeAll(take: (path: string) => Promise<string | null>, failure: () => ApiError | null): Promise<string | null> {
    if (this.#busy) return null;
    this.#busy = true;
    const taken: string[] = [];
    try {
      for (let [path] = this.waiting; path !== undefined; [path] = this.waiting) {
        this.waiting = this.waiting.slice(1);
        const id = await take(path);
        const error = failure();
        if (id !== null) taken.push(id);
        else if (error) this.refused = [...this.refused, { file: nameOf(path), error }];
        else break;
      }
    } finally {
      this.#busy = false;
    }
    const [one] = taken;
    return one !== undefined && taken.length === 1 && this.refused.length === 0 && this.others.length === 0 ? one : null;
  }

  clear(): void {
    this.waiting = [];
    this.others = [];
    this.refused = [];
  }
}

/** What was dropped last; the shelf takes it in, wherever in the manual it was dropped. */
export const dropped = new Dropped();
