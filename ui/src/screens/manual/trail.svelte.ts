// The passages read in one tab, so that "back" and "forward" work inside it.

/** Steps that are remembered. */
const LONGEST = 50;

export class Trail {
  #list = $state.raw<readonly string[]>([]);
  #at = $state(-1);

  constructor(list: readonly string[] = [], at = list.length - 1) {
    this.#list = list;
    this.#at = Math.min(Math.max(at, list.length === 0 ? -1 : 0), list.length - 1);
  }

  /** Everything, to be kept. */
  get list(): readonly string[] {
    return this.#list;
  }
  get at(): number {
    return Math.max(this.#at, 0);
  }
  /** The passage read now, empty when none. */
  get now(): string {
    return this.#list[this.#at] ?? "";
  }
  get canBack(): boolean {
    return this.#at > 0;
  }
  get canForward(): boolean {
    return this.#at < this.#list.length - 1;
  }

  /** A passage was opened; what lay ahead is forgotten. */
  visit(id: string): void {
    if (id === "" || id === this.now) return;
    this.#list = [...this.#list.slice(0, this.#at + 1), id].slice(-LONGEST);
    this.#at = this.#list.length - 1;
  }
  back(): string {
    if (this.canBack) this.#at -= 1;
    return this.now;
  }
  forward(): string {
    if (this.canForward) this.#at += 1;
    return this.now;
  }
}
