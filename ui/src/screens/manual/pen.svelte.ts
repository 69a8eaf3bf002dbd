// What is marked in the passage on the page: choosing words by mouse or sentence by sentence, marking, and taking back.
import { call, type Highlight, type HighlightLine } from "../../lib/backend";
import { placeOf, rangeOf, saidIn, sentencesOf, wordsAt, type Place, type Said } from "./said";

/** What is kept of the words around; the program cuts it to the same. */
const AROUND = 32;
/** Longest stretch in characters. */
const LONGEST = 2000;

export class Pen {
  lines = $state.raw<readonly HighlightLine[]>([]);
  chosen = $state.raw<Place | null>(null);
  words = $state("");
  tooLong = $state(false);
  readonly #root: () => HTMLElement | undefined;
  readonly #where: () => { passage: string; edition: string };

  constructor(root: () => HTMLElement | undefined, where: () => { passage: string; edition: string }) {
    this.#root = root;
    this.#where = where;
  }

  get said(): Said[] {
    const root = this.#root();
    return root ? saidIn(root) : [];
  }

  /** What is marked under the chosen words. */
  get under(): readonly HighlightLine[] {
    const chosen = this.chosen;
    return chosen ? this.lines.filter(({ place }) => place && place[0] < chosen.end && place[1] > chosen.start) : [];
  }

  /** Takes over what is selected on the page; a click into marked words chooses them. */
  look(selection: Selection | null): void {
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    const root = this.#root();
    if (!range || !root?.contains(range.commonAncestorContainer)) return this.#choose(null, []);
    const said = this.said;
    if (!range.collapsed) return this.#choose(placeOf(said, range), said);
    const node = said.find((one) => one.node === range.startContainer);
    if (!node) return this.#choose(null, said);
    const before = [...node.node.data.slice(0, range.startOffset)].filter((char) => !/\s/u.test(char)).length;
    const at = node.start + before;
    const on = this.lines.find(({ place }) => place && place[0] < at && at < place[1]);
    this.#choose(on?.place ? { start: on.place[0], end: on.place[1] } : null, said);
  }

  /** Selects the sentence after (or before) the chosen one, or the first that is in sight; `more` keeps what is chosen. */
  step(by: 1 | -1, more = false): void {
    const said = this.said;
    const sentences = sentencesOf(said);
    const chosen = this.chosen;
    const next = chosen
      ? by === 1
        ? sentences.find((s) => s.end > chosen.end)
        : [...sentences].reverse().find((s) => s.start < chosen.start)
      : sentences.find((s) => this.#inSight(said, s));
    if (!next) return;
    const range = rangeOf(said, more && chosen ? { start: chosen.start, end: next.end } : next);
    if (!range) return;
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    const last = by === 1 ? range.endContainer : range.startContainer;
    last.parentElement?.scrollIntoView({ block: "nearest" });
    this.look(selection);
  }

  async mark(tone: number): Promise<void> {
    const chosen = this.chosen;
    if (!chosen || this.tooLong) return;
    const same = this.under.filter(({ place }) => place && place[0] <= chosen.start && place[1] >= chosen.end);
    const one = same[0];
    if (one) {
      await call("highlight_set", { ...one.mark, tone });
    } else {
      const said = this.said;
      const end = said.at(-1)?.end ?? 0;
      const flat = (from: number, to: number): string => wordsAt(said, { start: Math.max(0, from), end: Math.min(end, to) });
      const mark: Highlight = {
        id: "",
        ...this.#where(),
        quote: this.words,
        prefix: flat(chosen.start - AROUND, chosen.start),
        suffix: flat(chosen.end, chosen.end + AROUND),
        tone,
        note: "",
      };
      await call("highlight_set", mark);
    }
    this.clear();
  }

  /** Ranges of a pen, to be painted. */
  ranges(tone: number): Range[] {
    const said = this.said;
    return this.lines.flatMap(({ mark, place }) => {
      const range = place && mark.tone === tone ? rangeOf(said, { start: place[0], end: place[1] }) : null;
      return range ? [range] : [];
    });
  }

  /** Nothing is chosen; what is selected on the page is left alone. */
  forget(): void {
    this.#choose(null, []);
  }

  clear(): void {
    getSelection()?.removeAllRanges();
    this.#choose(null, []);
  }

  /** Puts marked words in sight. */
  show(place: Place): void {
    const range = rangeOf(this.said, place);
    range?.startContainer.parentElement?.scrollIntoView({ block: "center" });
  }

  #choose(place: Place | null, said: readonly Said[]): void {
    const words = place ? wordsAt(said, place) : "";
    this.chosen = place;
    this.words = words;
    this.tooLong = [...words].length > LONGEST;
  }
  #inSight(said: readonly Said[], place: Place): boolean {
    const box = rangeOf(said, place)?.getBoundingClientRect();
    return box !== undefined && box.bottom > 120 && box.top < innerHeight;
  }
}
