// The reader's note to one passage, saved while typing. The text typed last always wins: one save at
// a time, and another one after it when something was typed meanwhile.

export type NoteState = "idle" | "typing" | "saving" | "saved" | "failed";

const PAUSE_MS = 600;

export class Note {
  text = $state("");
  state = $state<NoteState>("idle");
  error = $state.raw<unknown>(null);
  #passage = "";
  #stored = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  readonly #save: (passage: string, text: string) => Promise<unknown>;

  constructor(save: (passage: string, text: string) => Promise<unknown>) {
    this.#save = save;
  }

  get dirty(): boolean {
    return this.text !== this.#stored;
  }

  /** Shows the note of a passage. What is being typed is not overwritten by a reload of the same passage. */
  show(passage: string, stored: string): void {
    if (passage === this.#passage && this.dirty) return;
    this.#passage = passage;
    this.#stored = stored;
    this.text = stored;
    this.error = null;
    if (this.state !== "saved" || stored === "") this.state = stored === "" ? "idle" : "saved";
  }

  typed(text: string): void {
    this.text = text;
    this.state = "typing";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Saves what is not saved yet; done when it is stored or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    if (!this.dirty || this.#passage === "") return;
    this.#running = this.#write(this.#passage, this.text);
    await this.#running;
    if (this.state === "typing") await this.flush();
  }

  async #write(passage: string, text: string): Promise<void> {
    this.state = "saving";
    try {
      await this.#save(passage, text);
      if (passage === this.#passage) this.#stored = text;
      this.error = null;
      this.state = this.text === text ? "saved" : "typing";
    } catch (thrown) {
      this.error = thrown;
      this.state = "failed";
    } finally {
      this.#running = null;
    }
  }
}
