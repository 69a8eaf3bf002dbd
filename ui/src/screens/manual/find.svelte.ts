// The search inside the manual.
import { Asking } from "../../lib/asking.svelte";
import type { SearchGroup, SearchHit } from "../../lib/backend";
import { wordsOf } from "./facts";

const FIRST = 20;
const ALL = 100;

export class Find extends Asking<SearchGroup> {
  chosen = $state(-1);
  #limit = FIRST;

  constructor(ask: (text: string, limit: number) => Promise<SearchGroup>) {
    super((text) => ask(text, this.#limit));
  }

  protected override fresh(when: "asked" | "answered"): void {
    if (when === "asked") this.#limit = FIRST;
    else this.chosen = -1;
  }

  get hits(): SearchHit[] {
    return this.answer?.hits ?? [];
  }
  get canWiden(): boolean {
    return this.answer !== null && this.hits.length < Math.min(this.answer.total, ALL);
  }
  async widen(): Promise<void> {
    this.#limit = ALL;
    await this.now();
  }
  move(by: number): void {
    this.chosen = Math.min(Math.max(this.chosen + by, 0), this.hits.length - 1);
  }

  /** The words as they stand where the search found them, to be marked in the opened passage too. */
  get found(): string[] {
    const words = this.hits.flatMap((hit) => [...wordsOf(hit.excerpt, hit.spans), ...wordsOf(hit.title, hit.title_spans)]);
    return [...new Set(words)];
  }
}
