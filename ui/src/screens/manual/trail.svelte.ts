// The passages read in this sitting, so that "back" and "forward" work inside the manual.

export class Trail {
  #list = $state.raw<readonly string[]>([]);
  #at = $state(-1);

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
    this.#list = [...this.#list.slice(0, this.#at + 1), id];
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

/** One trail for the window: leaving the manual and coming back keeps the place. */
export const trail = new Trail();
