// 定型文: which abbreviation stands before the cursor, and how a text is put in its place.
import type { Snippet, SnippetFilled } from "./backend";
import { fold } from "./format";
import { composing } from "./ime";

/** What is typed before an abbreviation. */
const MARK = /[;；]([\p{L}\p{N}]{0,12})$/u;

/** A place in a text that a 定型文 replaces. */
export type Place = { from: number; to: number; word: string };

/** The abbreviation that ends at the cursor; null when there is none. An empty word is the mark alone. */
export function placeBefore(text: string, cursor: number): Place | null {
  const found = MARK.exec(text.slice(0, cursor));
  return found === null ? null : { from: found.index, to: cursor, word: fold(found[1] ?? "") };
}

/** The text that an abbreviation calls, however it was typed. */
export function calledBy(rows: readonly Snippet[], word: string): Snippet | undefined {
  if (word === "") return undefined;
  return rows.find((row) => row.called && row.abbreviation === word) ?? rows.find((row) => row.called && row.kana === word);
}

/** Texts that can be chosen and in which every typed word occurs. */
export function chosenBy(rows: readonly Snippet[], typed: string): Snippet[] {
  const parts = fold(typed).split(/\s+/).filter((part) => part !== "");
  return rows.filter((row) => !row.off && parts.every((part) => [row.abbreviation, row.kana, row.title, row.text].some((field) => fold(field).includes(part))));
}

/** Was it a key that calls a text (Tab, or 変換 where no conversion is under way)? */
export function callsText(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || composing(event)) return false;
  return event.key === "Tab" || event.key === "Convert";
}

/** Was it the key that shows the list of texts? */
export function asksList(event: KeyboardEvent): boolean {
  return event.key.toLowerCase() === "j" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && !composing(event);
}

/** Writes the text into the field as if it were typed, so that the field's own undo takes it back. False when the place has changed meanwhile. */
export function putIn(field: HTMLTextAreaElement, before: string, place: Place, filled: SnippetFilled): boolean {
  if (field.value !== before || field.readOnly) return false;
  field.focus();
  field.setSelectionRange(place.from, place.to);
  const typed = typeof document.execCommand === "function" && document.execCommand("insertText", false, filled.text);
  if (!typed) {
    field.setRangeText(filled.text, place.from, place.to, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  const cursor = place.from + filled.cursor;
  field.setSelectionRange(cursor, cursor);
  return true;
}
