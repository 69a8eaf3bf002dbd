// The list of bookmarks and notes: what is shown of a note, and which lines hold the words that are looked for.
import type { KeptLine } from "../../lib/backend";

const SHOWN = 80;

/** The first words of a note, and whether there are more. */
export function first(note: string): { text: string; cut: boolean } {
  const flat = note.trim().replace(/\s*\n\s*/g, " ");
  const chars = [...flat];
  const cut = chars.length > SHOWN;
  return { text: cut ? `${chars.slice(0, SHOWN).join("")}…` : flat, cut: cut || flat !== note.trim() };
}

const plain = (text: string): string => text.normalize("NFKC").toLowerCase();

/** Does a line hold every word, in its title, its chapter or its note? */
export function matches(line: KeptLine, words: string, onlyNotes: boolean): boolean {
  if (onlyNotes && line.note === "") return false;
  const text = plain(`${line.number} ${line.title} ${line.chapter_title} ${line.note}`);
  return plain(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
