// The list of terms: heads of the index, and which terms match what was typed there.
import type { TermView } from "../../lib/backend";

/** The place of the 用語集 among the passages; passage ids hold a full stop. */
export const GLOSSARY = "glossary";

/** One width, lower case, hiragana: what a person would call the same letters. */
function folded(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().trim();
  return plain.replace(/[\u30A1-\u30F6]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
}

/** Terms whose word, reading or other words hold what was typed; everything while nothing is typed. */
export function matching(terms: readonly TermView[], text: string): TermView[] {
  const wanted = folded(text);
  if (wanted === "") return [...terms];
  return terms.filter((term) => [term.term, term.reading, ...term.also].some((word) => folded(word).includes(wanted)));
}
