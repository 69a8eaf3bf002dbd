// The manual as a book: made by the program in the background, asked for again and again until it is whole, and dropped when it is stopped.
import { call, errorOf, type ApiError, type BookDrawn, type BookStart, type BookView } from "../../lib/backend";

export class Book {
  view = $state.raw<BookView | null>(null);
  drawn = $state.raw<BookDrawn | null>(null);
  error = $state.raw<ApiError | null>(null);
  stopped = $state(false);
  /** Counts beginnings and ends: an answer to an earlier one is nobody's any more. */
  #turn = 0;

  get busy(): boolean {
    return this.view !== null && this.drawn === null && this.error === null;
  }

  async make(ask: BookStart): Promise<void> {
    await this.drop();
    const turn = this.#turn;
    try {
      let view = await call("book_start", ask);
      while (turn === this.#turn && view.state === "drawing") {
        this.view = view;
        view = await call("book_step", { id: view.id });
      }
      if (turn !== this.#turn) return;
      this.view = view;
      const drawn = await call("book_open", { id: view.id });
      if (turn === this.#turn) this.drawn = drawn;
    } catch (thrown) {
      if (turn === this.#turn) this.error = errorOf(thrown);
    }
  }

  async stop(): Promise<void> {
    await this.drop();
    this.stopped = true;
  }

  /** Forgets what is made, because something about it changed. */
  async drop(): Promise<void> {
    this.#turn += 1;
    const id = this.view?.id;
    [this.view, this.drawn, this.error, this.stopped] = [null, null, null, false];
    if (id !== undefined) await call("book_cancel", { id }).catch(() => undefined);
  }
}
