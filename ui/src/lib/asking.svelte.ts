// Asking while typing: never while kanji are being composed, never more often than people type, and
// an answer that comes late never replaces a newer one.
import { errorOf, type ApiError } from "./backend";

const PAUSE_MS = 150;

export class Asking<T> {
  text = $state("");
  composing = $state(false);
  asking = $state(false);
  answer = $state.raw<T | null>(null);
  /** What `answer` answers. */
  asked = $state("");
  error = $state.raw<ApiError | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  readonly #ask: (text: string) => Promise<T>;

  constructor(ask: (text: string) => Promise<T>) {
    this.#ask = ask;
  }

  typed(text: string): void {
    this.text = text;
    if (this.composing) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), PAUSE_MS);
  }

  compositionStarts(): void {
    this.composing = true;
    clearTimeout(this.#timer);
  }

  compositionEnds(text: string): void {
    this.composing = false;
    this.typed(text);
  }

  /** Another question than the one answered last is about to be asked, or its answer has come. */
  protected fresh(_when: "asked" | "answered"): void {}

  /** Asks now. */
  async now(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.composing) return;
    const turn = ++this.#turn;
    const text = this.text.trim();
    if (text !== this.asked) this.fresh("asked");
    if (text === "") {
      this.#nothing();
      return;
    }
    this.asking = true;
    try {
      const answer = await this.#ask(text);
      if (turn !== this.#turn) return;
      if (text !== this.asked) this.fresh("answered");
      this.answer = answer;
      this.asked = text;
      this.error = null;
    } catch (thrown) {
      if (turn === this.#turn) this.error = errorOf(thrown);
    } finally {
      if (turn === this.#turn) this.asking = false;
    }
  }

  /** Empties the box; what is still on its way is dropped. */
  clear(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.text = "";
    this.composing = false;
    this.fresh("asked");
    this.#nothing();
  }

  #nothing(): void {
    this.answer = null;
    this.asked = "";
    this.error = null;
    this.asking = false;
  }
}
