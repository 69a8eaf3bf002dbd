// The words of a passage as they stand on the page. Places are counted in characters without white space over everything
// that is marked `data-said` (lead and body, without the marks of sources): so counts the program, too.

/** One stretch of text of the page. */
export type Said = { node: Text; start: number; end: number; block: Element };
export type Place = { start: number; end: number };

const BLOCKS = "p, li, td, th, blockquote, h1, h2, h3, h4, h5, h6";
const blank = (char: string): boolean => /\s/u.test(char);
const count = (text: string): number => [...text].filter((char) => !blank(char)).length;

/** The stretches inside, in reading order. */
export function saidIn(root: Element): Said[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("[data-said]") && !node.parentElement.closest("[data-unsaid]") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  const out: Said[] = [];
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text;
    const end = at + count(text.data);
    out.push({ node: text, start: at, end, block: text.parentElement?.closest(BLOCKS) ?? root });
    at = end;
  }
  return out;
}

/** UTF-16 offset of the n-th character that is not blank. */
function offsetIn(text: string, n: number): number {
  let [left, offset] = [n, 0];
  for (const char of text) {
    if (!blank(char)) {
      if (left === 0) return offset;
      left -= 1;
    }
    offset += char.length;
  }
  return offset;
}

/** The range of a place; null when the page does not reach so far. */
export function rangeOf(said: readonly Said[], place: Place): Range | null {
  const first = said.find((s) => place.start >= s.start && place.start < s.end);
  const last = said.find((s) => place.end > s.start && place.end <= s.end);
  if (!first || !last || place.end <= place.start) return null;
  const range = document.createRange();
  range.setStart(first.node, offsetIn(first.node.data, place.start - first.start));
  const inside = offsetIn(last.node.data, place.end - last.start - 1);
  range.setEnd(last.node, inside + ([...last.node.data.slice(inside)][0]?.length ?? 0));
  return range;
}

/** The place of a range; null when it holds none of the words. */
export function placeOf(said: readonly Said[], range: Range): Place | null {
  let [start, end] = [-1, -1];
  for (const one of said) {
    if (!range.intersectsNode(one.node)) continue;
    const from = range.startContainer === one.node ? range.startOffset : 0;
    const to = range.endContainer === one.node ? range.endOffset : one.node.data.length;
    const [before, inside] = [count(one.node.data.slice(0, from)), count(one.node.data.slice(from, to))];
    if (inside === 0) continue;
    if (start < 0) start = one.start + before;
    end = one.start + before + inside;
  }
  return start < 0 ? null : { start, end };
}

/** The words at a place, with a line for each block. */
export function wordsAt(said: readonly Said[], place: Place): string {
  let [out, block] = ["", null as Element | null];
  for (const one of said) {
    const [from, to] = [Math.max(place.start, one.start), Math.min(place.end, one.end)];
    if (from >= to) continue;
    const text = one.node.data;
    const piece = text.slice(offsetIn(text, from - one.start), to === one.end ? text.length : offsetIn(text, to - one.start));
    out += block !== null && block !== one.block ? `\n${piece}` : piece;
    block = one.block;
  }
  return out.trim();
}

/** Places of the sentences: they end with 。!? or with the block. */
export function sentencesOf(said: readonly Said[]): Place[] {
  const out: Place[] = [];
  let [from, at, open, block] = [0, 0, false, null as Element | null];
  const cut = (): void => {
    if (at > from) out.push({ start: from, end: at });
    from = at;
    open = false;
  };
  for (const one of said) {
    if (block !== one.block) cut();
    block = one.block;
    for (const char of one.node.data) {
      if (blank(char)) continue;
      // What closes a quotation belongs to the sentence before it.
      if (open && !/[」』)\uFF09。]/u.test(char)) cut();
      at += 1;
      if (/[。!?\uFF01\uFF1F]/u.test(char)) open = true;
    }
  }
  cut();
  return out;
}
