// One list of keys. A screen says what an id does while it is shown; the newest screen comes first.
import { inTextField } from "./focus";
import { composing } from "./ime";
import { keyWords } from "./text/shell";

export type KeyId = keyof typeof keyWords;

export type KeyLine = { id: KeyId; keys: string[]; shown: string; label: string; where: string };

const line = (id: KeyId, keys: string[], shown: string): KeyLine => ({ id, keys, shown, ...keyWords[id] });

/** Every key of the program, in the order of the list on the screen. `g t` is two keys after another. */
export const KEYS: readonly KeyLine[] = [
  line("record", ["n"], "N"),
  line("intake", ["c"], "C"),
  line("consultation", ["t"], "T"),
  line("search", ["ctrl+k", "/"], "Ctrl K ・ /"),
  line("paper", ["p"], "P"),
  line("chart", ["y"], "Y"),
  line("missing", ["u"], "U"),
  line("exempt", ["x"], "X"),
  line("exempt_undo", ["z"], "Z"),
  line("fill", ["i"], "I"),
  line("start_case", ["s"], "S"),
  line("more", ["f2"], "F2"),
  line("task_done", ["d"], "D"),
  line("task_snooze", ["s"], "S"),
  line("todo_add", ["a"], "A"),
  line("talk_before", ["m"], "M"),
  line("interview", ["f8"], "F8"),
  line("memo", ["f9"], "F9"),
  line("list_next", ["j", "arrowdown"], "J ・ ↓"),
  line("list_previous", ["k", "arrowup"], "K ・ ↑"),
  line("go_today", ["g t"], "G → T"),
  line("go_calendar", ["g k"], "G → K"),
  line("go_cases", ["g c"], "G → C"),
  line("go_manual", ["g m"], "G → M"),
  line("go_course", ["g l"], "G → L"),
  line("go_stats", ["g f"], "G → F"),
  line("go_exchange", ["g h"], "G → H"),
  line("go_settings", ["g s"], "G → S"),
  line("manual_find", ["/"], "/"),
  line("passage_next", ["j"], "J"),
  line("passage_previous", ["k"], "K"),
  line("bookmark", ["b"], "B"),
  line("read_mark", ["e"], "E"),
  line("remark_useful", ["6"], "6"),
  line("remark_lacking", ["7"], "7"),
  line("remark_wrong", ["8"], "8"),
  line("remark_outdated", ["9"], "9"),
  line("passage_back", ["alt+arrowleft"], "Alt ←"),
  line("passage_forward", ["alt+arrowright"], "Alt →"),
  line("tab_new", ["ctrl+t"], "Ctrl T"),
  line("tab_next", ["ctrl+tab", "ctrl+pagedown"], "Ctrl Tab ・ Ctrl PageDown"),
  line("tab_previous", ["ctrl+shift+tab", "ctrl+pageup"], "Ctrl Shift Tab ・ Ctrl PageUp"),
  line("tab_close", ["ctrl+w"], "Ctrl W"),
  line("tab_reopen", ["ctrl+shift+t"], "Ctrl Shift T"),
  line("tab_left", ["ctrl+shift+pageup"], "Ctrl Shift PageUp"),
  line("tab_right", ["ctrl+shift+pagedown"], "Ctrl Shift PageDown"),
  line("sentence_next", ["."], "."),
  line("sentence_previous", [","], ","),
  line("sentence_more", [">"], ">"),
  line("pen_1", ["1"], "1"),
  line("pen_2", ["2"], "2"),
  line("pen_3", ["3"], "3"),
  line("pen_off", ["0"], "0"),
  line("aloud", ["v"], "V"),
  line("offers", ["f4"], "F4"),
  line("pin", ["f6"], "F6"),
  line("lock", ["ctrl+l"], "Ctrl L"),
  line("key_list", ["?"], "?"),
];

/** What the keys do while a layer of the screen is shown. */
export type Handlers = Partial<Record<KeyId, () => void>>;

const layers: Handlers[] = [];
let chord = "";
let chordAt = 0;
const CHORD_MS = 1500;

/** Single letters can be switched off in 設定. */
export const letters = $state({ on: true });

/** Binds keys while the component is shown; call it while the component is made. */
export function bindKeys(handlers: Handlers): void {
  $effect(() => addKeys(handlers));
}

/** Binds the keys that work anywhere: every screen comes before them, whichever was made first. */
export function bindGlobalKeys(handlers: Handlers): void {
  $effect(() => addKeys(handlers, true));
}

/** Binds keys until the answer is called; `under` puts them below all others. */
export function addKeys(handlers: Handlers, under = false): () => void {
  if (under) layers.unshift(handlers);
  else layers.push(handlers);
  return () => {
    const at = layers.indexOf(handlers);
    if (at >= 0) layers.splice(at, 1);
  };
}

/** What the browser calls a key for which it has no name. */
const NAMELESS = "Unidentified";

function named(event: KeyboardEvent): string {
  // GTK tells Shift and Tab together as a key without a name; other keys have none either, and are no Tab.
  const backTab = event.key === NAMELESS && event.shiftKey && event.code === "Tab";
  const key = backTab ? "tab" : event.key.toLowerCase();
  const held = `${event.ctrlKey || event.metaKey ? "ctrl+" : ""}${event.altKey ? "alt+" : ""}`;
  return `${held}${held !== "" && event.shiftKey ? "shift+" : ""}${key}`;
}

/** Is it a key that would otherwise write a character? */
function writesText(name: string): boolean {
  return name.length === 1;
}

/** What the key does: the newest layer that binds one of its meanings decides. */
function wanted(name: string, now: number): (() => void) | undefined {
  const both = chord !== "" && now - chordAt < CHORD_MS ? `${chord} ${name}` : "";
  chord = "";
  const meant = KEYS.filter((k) => k.keys.includes(both !== "" ? both : name));
  if (meant.length === 0 && KEYS.some((k) => k.keys.some((key) => key.startsWith(`${name} `)))) {
    chord = name;
    chordAt = now;
  }
  for (const layer of [...layers].reverse()) {
    const bound = meant.find((k) => layer[k.id] !== undefined);
    if (bound !== undefined) return layer[bound.id];
  }
  return undefined;
}

/** Does what a key does now, for a button that stands for it. */
export function act(id: KeyId): void {
  [...layers].reverse().find((layer) => layer[id] !== undefined)?.[id]?.();
}

/** Handles a key of the window; true when it did something. */
export function pressKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || composing(event)) return false;
  const name = named(event);
  if (inTextField(event.target)) {
    if (writesText(name) || name.startsWith("arrow")) return false;
  } else if (writesText(name) && !letters.on) {
    return false;
  }
  // A dialog has the keyboard to itself; only keys with Ctrl go through, and the function keys.
  if (!name.startsWith("ctrl+") && !/^f\d+$/.test(name) && document.querySelector("dialog[open]")) return false;
  const found = wanted(name, event.timeStamp);
  if (found === undefined) return false;
  event.preventDefault();
  found();
  return true;
}
