// Finding the words of a search in a line of a page.

/** One width and case, hiragana: each character stays in its place. */
function folded(text: string): string {
  return Array.from(text, (c) => {
    const plain = c.normalize("NFKC").toLowerCase();
    const one = plain.length === 1 ? plain : c;
    return one >= "\u30A1" && one <= "\u30F6" ? String.fromCharCode(one.charCodeAt(0) - 0x60) : one;
  }).join("");
}

/** Where the words stand in a text: [first character, number of characters]. */
export function same(text: string, words: readonly string[]): [number, number][] {
  const line = folded(text);
  const out: [number, number][] = [];
  for (const word of words.map(folded).filter((w) => w !== "")) {
    for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + word.length)) out.push([at, word.length]);
  }
  return out;
}
