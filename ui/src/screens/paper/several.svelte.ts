// One paper for each of several cases: drawn step by step, so that it can be stopped, and dropped when anything about it changes.
import { call, errorOf, type ApiError, type BatchDrawn, type BatchStart, type BatchView } from "../../lib/backend";

export class Several {
  view = $state.raw<BatchView | null>(null);
  drawn = $state.raw<BatchDrawn | null>(null);
  error = $state.raw<ApiError | null>(null);
  stopped = $state(false);
  /** Counts beginnings and ends: an answer to an earlier one is nobody's any more. */
  #turn = 0;

  get refused(): BatchView["lines"] {
    return (this.view?.lines ?? []).filter((line) => line.refused !== null);
  }
  get made(): BatchView["lines"] {
    return (this.view?.lines ?? []).filter((line) => line.refused === null);
  }
  /** Is something being drawn? */
  get busy(): boolean {
    return this.view !== null && this.drawn === null && this.error === null && this.view.state !== "asking";
  }

  /** Draws from the beginning. */
  async make(ask: BatchStart): Promise<void> {
    await this.drop();
    const turn = this.#turn;
    await this.#guarded(turn, async () => {
      this.view = await call("batch_start", ask);
      await this.#on(turn, false);
    });
  }

  /** The person has seen which papers cannot be made, and goes on without them. */
  async goOn(): Promise<void> {
    const turn = this.#turn;
    await this.#guarded(turn, () => this.#on(turn, true));
  }

  /** Stops it; nothing of it stays. */
  async stop(): Promise<void> {
    await this.drop();
    this.stopped = true;
  }

  /** Forgets what is drawn, because something about it changed. */
  async drop(): Promise<void> {
    this.#turn += 1;
    const id = this.view?.id;
    this.view = null;
    this.drawn = null;
    this.error = null;
    this.stopped = false;
    if (id !== undefined) await call("batch_cancel", { id }).catch(() => undefined);
  }

  async #on(turn: number, without: boolean): Promise<void> {
    while (turn === this.#turn && this.view !== null && (this.view.state === "drawing" || (without && this.view.state === "asking"))) {
      const view = await call("batch_step", { id: this.view.id, without });
      if (turn !== this.#turn) return;
      this.view = view;
    }
    if (turn !== this.#turn || this.view?.state !== "ready") return;
    const drawn = await call("batch_open", { id: this.view.id });
    if (turn === this.#turn) this.drawn = drawn;
  }

  async #guarded(turn: number, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      if (turn === this.#turn) this.error = errorOf(thrown);
    }
  }
}
