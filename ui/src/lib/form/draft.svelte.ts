// Keeps what is being typed: a draft is journalled within a second, survives lock and crash, and goes with the save.
import { call, errorOf, type ApiError, type Draft } from "../backend";
import { onFlush } from "../flush";

const PUT_AFTER_MS = 600;

/** What the draft belongs to and how its content is read; `body` is asked when it is written. */
export type DraftSource = {
  /** Screen: activity | intake | consultation | a noun. */
  screen: string;
  caseId: () => string;
  recordId: () => string;
  baseRev: () => number;
  title: () => string;
  body: () => Record<string, unknown>;
};

/** One form's draft. Call `close` when the form goes away. */
export class DraftKeeper {
  /** Own id; empty until the first write. */
  id = $state("");
  /** When it was last written (UTC), empty = never. */
  at = $state("");
  error = $state.raw<ApiError | null>(null);
  #source: DraftSource;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #dirty = false;
  #writing: Promise<void> | null = null;
  readonly #leave: () => void;

  constructor(source: DraftSource) {
    this.#source = source;
    this.#leave = onFlush(() => this.flush());
  }

  /** Something was typed: written in less than a second, however long the typing goes on. */
  touch(): void {
    this.#dirty = true;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.flush();
    }, PUT_AFTER_MS);
  }

  /** Writes now, when there is something to write. */
  async flush(): Promise<void> {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
    while (this.#writing) await this.#writing;
    if (!this.#dirty) return;
    this.#dirty = false;
    this.#writing = this.#put();
    try {
      await this.#writing;
    } finally {
      this.#writing = null;
    }
  }

  async #put(): Promise<void> {
    const s = this.#source;
    try {
      const kept = await call("draft_put", {
        id: this.id,
        screen: s.screen,
        case_id: s.caseId(),
        record_id: s.recordId(),
        base_rev: s.baseRev(),
        body: $state.snapshot(s.body()) as Record<string, unknown>,
        title: s.title(),
        at: "",
      });
      this.id = kept.id;
      this.at = kept.at;
      this.error = null;
    } catch (thrown) {
      this.error = errorOf(thrown);
      // Still to be written: the next key or flush tries again.
      this.#dirty = true;
    }
  }

  /** The draft kept for this form, if there is one; from now on it is this keeper's. */
  async restore(): Promise<Draft | null> {
    const s = this.#source;
    const drafts = await call("draft_list", {});
    const found = drafts.find(
      (d) => d.screen === s.screen && d.case_id === s.caseId() && d.record_id === s.recordId(),
    );
    if (found === undefined) return null;
    this.adopt(found);
    return found;
  }

  /** Goes on with a draft that is already known. */
  adopt(draft: Draft): void {
    this.id = draft.id;
    this.at = draft.at;
  }

  /** Waits for a write under way and answers the id that a save must drop. */
  async settle(): Promise<string> {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
    }
    this.#dirty = false;
    while (this.#writing) await this.#writing;
    return this.id;
  }

  /** The save has dropped it: the next typing starts a new one. */
  saved(): void {
    this.id = "";
    this.at = "";
    this.#dirty = false;
  }

  /** Throws the draft away. */
  async drop(): Promise<void> {
    const id = await this.settle();
    if (id !== "") await call("draft_drop", { id });
    this.saved();
  }

  /** The form goes away: what is not written yet is written. */
  close(): void {
    void this.flush().finally(() => this.#leave());
  }
}
