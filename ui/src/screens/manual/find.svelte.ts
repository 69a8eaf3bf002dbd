// The search inside the manual.
import { Asking } from "../../lib/asking.svelte";
import type { Facet, FacetPick, ManualFound, SearchHit, Suggestion } from "../../lib/backend";
import { wordsOf } from "./facts";

const FIRST = 20;
const ALL = 100;

export class Find extends Asking<ManualFound> {
  chosen = $state(-1);
  picks = $state.raw<readonly FacetPick[]>([]);
  #limit = FIRST;

  constructor(ask: (text: string, limit: number, facets: FacetPick[]) => Promise<ManualFound>) {
    super((text) => ask(text, this.#limit, [...this.picks]));
  }

  protected override fresh(when: "asked" | "answered"): void {
    if (when === "answered") this.chosen = -1;
    else {
      this.#limit = FIRST;
      this.picks = [];
    }
  }

  get hits(): SearchHit[] {
    return this.answer?.hits ?? [];
  }
  get facets(): Facet[] {
    return this.answer?.facets ?? [];
  }
  /** What may be meant, without what is in the box already. */
  get suggestions(): Suggestion[] {
    const text = this.text.trim();
    return (this.answer?.suggestions ?? []).filter((s) => !(s.term && s.text === text));
  }
  get canWiden(): boolean {
    return this.answer !== null && this.hits.length < Math.min(this.answer.total, ALL);
  }
  async widen(): Promise<void> {
    this.#limit = ALL;
    await this.now();
  }
  /** Searches for another text at once. */
  async ask(text: string): Promise<void> {
    this.text = text;
    await this.now();
  }
  /** Narrows to a value, or takes it back. */
  async pick(list: string, code: string): Promise<void> {
    const rest = this.picks.filter((p) => p.list !== list || p.code !== code);
    this.picks = rest.length < this.picks.length ? rest : [...rest, { list, code }];
    this.chosen = -1;
    await this.now();
  }
  async unpick(): Promise<void> {
    this.picks = [];
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
