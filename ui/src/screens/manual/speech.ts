// Reading aloud: which voice, what is said, and one sentence after another.

/** What is needed of a voice. */
export type Voice = Pick<SpeechSynthesisVoice, "lang" | "localService" | "default" | "name">;

/** A Japanese voice of this PC; a voice of a remote service would send the words away and is never taken. */
export function japanese<V extends Voice>(voices: readonly V[]): V | null {
  const own = voices.filter((voice) => voice.localService && /^ja([-_]|$)/i.test(voice.lang));
  return own.find((voice) => voice.default) ?? own[0] ?? null;
}

/** A term with its reading. */
export type Reading = { term: string; reading: string };

/** The sentence with the readings in the place of the terms, the longest first; kana alone needs none. */
export function spoken(sentence: string, terms: readonly Reading[]): string {
  const wanted = terms.filter((t) => t.reading !== "" && /[^\u3040-\u30FF]/u.test(t.term)).sort((a, b) => b.term.length - a.term.length);
  let out = "";
  let rest = sentence;
  while (rest !== "") {
    const found = wanted.find((t) => rest.startsWith(t.term) && !joined(out.at(-1), t.term, rest));
    const step = found ? found.term : ([...rest][0] ?? "");
    out += found ? found.reading : step;
    rest = rest.slice(step.length);
  }
  return out;
}

/** A Latin term inside a longer Latin word is another word. */
function joined(before: string | undefined, term: string, rest: string): boolean {
  const letter = /[0-9A-Za-z]/;
  const after = rest.charAt(term.length);
  return (letter.test(term.charAt(0)) && letter.test(before ?? "")) || (letter.test(term.at(-1) ?? "") && letter.test(after));
}

export type Aloud = "idle" | "reading" | "paused";
/** Says one sentence; answers when it has ended, and fails when it could not be said. */
export type Say = (text: string) => Promise<void>;

/** One sentence after another. A pause begins the sentence again: engines differ in what they keep. */
export class Reader {
  #turn = 0;
  #at = 0;
  #state: Aloud = "idle";
  #sentences: readonly string[] = [];
  readonly #say: Say;
  readonly #hush: () => void;
  readonly #told: (state: Aloud, at: number) => void;

  constructor(say: Say, hush: () => void, told: (state: Aloud, at: number) => void) {
    this.#say = say;
    this.#hush = hush;
    this.#told = told;
  }

  get state(): Aloud {
    return this.#state;
  }

  /** Reads from a sentence on; answers when it has ended, and fails with the voice. */
  async start(sentences: readonly string[], at = 0): Promise<void> {
    this.stop();
    this.#sentences = sentences;
    this.#at = Math.max(0, at);
    await this.resume();
  }
  async resume(): Promise<void> {
    const turn = ++this.#turn;
    this.#tell("reading");
    try {
      while (this.#at < this.#sentences.length) {
        this.#tell("reading");
        await this.#say(this.#sentences[this.#at] ?? "");
        if (turn !== this.#turn) return;
        this.#at += 1;
      }
      this.stop();
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.stop();
      throw thrown;
    }
  }
  pause(): void {
    if (this.#state !== "reading") return;
    this.#turn += 1;
    this.#tell("paused");
    this.#hush();
  }
  stop(): void {
    this.#turn += 1;
    this.#at = 0;
    if (this.#state === "idle") return;
    this.#tell("idle");
    this.#hush();
  }

  #tell(state: Aloud): void {
    this.#state = state;
    this.#told(state, this.#at);
  }
}
