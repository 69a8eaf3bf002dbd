// How sure each stretch of a passage is. A mark stands right after the fact it supports; the fact
// reaches back to the last full stop or to the mark before.
import type { Block, Certainty, Inline, Source } from "../../lib/backend";

/** One piece of a line as it is shown. */
export type Piece =
  | { is: "text"; text: string; strong: boolean; doubt: Certainty | null }
  | { is: "term"; text: string; term: string; doubt: Certainty | null }
  | { is: "link"; text: string; passage: string; doubt: Certainty | null }
  | { is: "mark"; source: string; number: number; certainty: Certainty };

const ORDER: readonly Certainty[] = ["official", "own", "reconstructed", "secondary", "unverified"];

/** Must the reader be told that this still has to be checked? */
export function doubtful(certainty: Certainty): boolean {
  return certainty === "secondary" || certainty === "unverified";
}

/** The less sure of two. */
export function lessSure(a: Certainty, b: Certainty): Certainty {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}

/** Cuts a line into pieces and says which of them rest on an uncertain source. */
export function pieces(line: readonly Inline[], sources: readonly Source[]): Piece[] {
  const out: Piece[] = [];
  let open = 0;
  let afterMark = false;
  for (const part of line) {
    if (part.is === "mark") {
      const at = sources.findIndex((s) => s.id === part.source);
      const source = sources[at];
      if (!source) continue;
      out.push({ is: "mark", source: source.id, number: at + 1, certainty: source.certainty });
      if (doubtful(source.certainty)) color(out, open, source.certainty);
      afterMark = true;
      continue;
    }
    if (afterMark) open = out.length;
    afterMark = false;
    if (part.is === "term") {
      out.push({ is: "term", text: part.text, term: part.term, doubt: null });
      continue;
    }
    if (part.is === "link") {
      out.push({ is: "link", text: part.text, passage: part.passage, doubt: null });
      continue;
    }
    const strong = part.is === "strong";
    for (const text of sentences(part.text)) {
      out.push({ is: "text", text, strong, doubt: null });
      if (text.endsWith("。")) open = out.length;
    }
  }
  return out;
}

function color(out: Piece[], from: number, certainty: Certainty): void {
  for (const piece of out.slice(from)) {
    if (piece.is === "mark") continue;
    piece.doubt = piece.doubt ? lessSure(piece.doubt, certainty) : certainty;
  }
}

/** Keeps each full stop with its sentence; a stop or comma right after a mark stands alone and stays plain. */
function sentences(text: string): string[] {
  const lead = /^[。、]/.exec(text)?.[0] ?? "";
  const rest = text.slice(lead.length);
  const out = rest.match(/[^。]*。|[^。]+$/g) ?? [];
  return lead === "" ? out : [lead, ...out];
}

/** What a paragraph rests on: the certainty when every mark of it is doubtful, otherwise null. */
export function boxed(block: Block, sources: readonly Source[]): Certainty | null {
  if (block.is !== "paragraph") return null;
  let worst: Certainty | null = null;
  for (const part of block.text) {
    if (part.is !== "mark") continue;
    const source = sources.find((s) => s.id === part.source);
    if (!source) continue;
    if (!doubtful(source.certainty)) return null;
    worst = worst ? lessSure(worst, source.certainty) : source.certainty;
  }
  return worst;
}

/** Does the paragraph carry a figure? */
export function hasFigure(block: Block): boolean {
  return block.is === "paragraph" && block.text.some((part) => part.is !== "mark" && /[0-9\uFF10-\uFF19]/.test(part.text));
}

/** Where the words that a search found stand in a text, in characters. */
export function occurrences(text: string, words: readonly string[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const chars = [...text];
  for (const word of words) {
    const needle = [...word];
    if (needle.length === 0) continue;
    for (let i = 0; i + needle.length <= chars.length; i += 1) {
      if (needle.every((c, j) => chars[i + j] === c)) found.push({ start: i, end: i + needle.length });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: { start: number; end: number }[] = [];
  for (const span of found) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** The stretches that a search marked, as written there: they are marked in the opened passage too. */
export function wordsOf(text: string, spans: readonly { start: number; end: number }[]): string[] {
  const chars = [...text];
  return [...new Set(spans.map((s) => chars.slice(s.start, s.end).join("")))].filter((w) => w !== "");
}
