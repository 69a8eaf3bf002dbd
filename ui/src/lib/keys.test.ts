import { afterEach, describe, expect, it, vi } from "vitest";
import { addKeys, KEYS, letters, pressKey } from "./keys.svelte";
import { fixedKeys } from "./text/shell";

const sources = Object.entries(import.meta.glob<string>(["../**/*.svelte", "../**/*.ts", "!../**/*.test.ts"], { query: "?raw", import: "default", eager: true }));

const stops: (() => void)[] = [];
const press = (key: string, target: HTMLElement = document.body, init: KeyboardEventInit = {}): boolean => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  let did = false;
  const listen = (e: Event): void => {
    did = pressKey(e as KeyboardEvent);
  };
  window.addEventListener("keydown", listen);
  target.dispatchEvent(event);
  window.removeEventListener("keydown", listen);
  return did;
};
const put = (html: string): HTMLElement => {
  document.body.innerHTML = html;
  return document.body.firstElementChild as HTMLElement;
};

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  document.body.innerHTML = "";
  letters.on = true;
});

describe("single letters", () => {
  it("act outside of text fields", () => {
    const record = vi.fn();
    stops.push(addKeys({ record }));
    expect(press("n")).toBe(true);
    expect(record).toHaveBeenCalledTimes(1);
  });

  it.each(["<input>", "<textarea></textarea>", "<select></select>", '<div contenteditable="true"></div>'])("are silent in %s", (html) => {
    const record = vi.fn();
    stops.push(addKeys({ record }));
    const field = put(html);
    if (html.includes("contenteditable")) Object.defineProperty(field, "isContentEditable", { value: true });
    expect(press("n", field)).toBe(false);
    expect(record).not.toHaveBeenCalled();
  });

  it("are silent while composing", () => {
    const record = vi.fn();
    stops.push(addKeys({ record }));
    expect(press("n", document.body, { isComposing: true })).toBe(false);
    expect(record).not.toHaveBeenCalled();
  });

  it("can be switched off, and keys with Ctrl stay", () => {
    const record = vi.fn();
    const lock = vi.fn();
    stops.push(addKeys({ record, lock }));
    letters.on = false;
    expect(press("n")).toBe(false);
    expect(press("l", document.body, { ctrlKey: true })).toBe(true);
    expect(record).not.toHaveBeenCalled();
    expect(lock).toHaveBeenCalledTimes(1);
  });

  it("are silent while a dialog is open", () => {
    const record = vi.fn();
    stops.push(addKeys({ record }));
    put("<dialog open></dialog>");
    expect(press("n")).toBe(false);
    expect(record).not.toHaveBeenCalled();
  });
});

describe("keys after another", () => {
  it("go to a place, and a wrong second key does nothing", () => {
    const go_cases = vi.fn();
    const intake = vi.fn();
    stops.push(addKeys({ go_cases, intake }));
    press("g");
    press("c");
    expect(go_cases).toHaveBeenCalledTimes(1);
    expect(intake).not.toHaveBeenCalled();
    press("c");
    expect(intake).toHaveBeenCalledTimes(1);
    press("g");
    expect(press("z")).toBe(false);
  });
});

describe("the list", () => {
  it("lets the newest screen answer first", () => {
    const older = vi.fn();
    const newer = vi.fn();
    stops.push(addKeys({ record: older }));
    const stop = addKeys({ record: newer });
    press("n");
    stop();
    press("n");
    expect(newer).toHaveBeenCalledTimes(1);
    expect(older).toHaveBeenCalledTimes(1);
  });

  it("names no key twice for one place", () => {
    const all = KEYS.flatMap((k) => k.keys.map((key) => `${k.where} ${key}`));
    expect(new Set(all).size).toBe(all.length);
    expect(KEYS.every((k) => k.label !== "" && k.where !== "")).toBe(true);
  });

  it("lets a screen take a key from the whole program, whichever was bound first", () => {
    const search = vi.fn();
    const manual_find = vi.fn();
    const stop = addKeys({ manual_find });
    stops.push(addKeys({ search }, true));
    press("/");
    expect([manual_find.mock.calls.length, search.mock.calls.length]).toEqual([1, 0]);
    press("k", document.body, { ctrlKey: true });
    stop();
    press("/");
    expect([manual_find.mock.calls.length, search.mock.calls.length]).toEqual([1, 2]);
  });

  it("knows keys with Alt, and does not take them for the plain ones", () => {
    const passage_back = vi.fn();
    const record = vi.fn();
    stops.push(addKeys({ passage_back, record }));
    expect(press("ArrowLeft", put("<input>"), { altKey: true })).toBe(true);
    expect(press("n", document.body, { altKey: true })).toBe(false);
    expect(passage_back).toHaveBeenCalledTimes(1);
    expect(record).not.toHaveBeenCalled();
  });

  it("tells Shift apart with Ctrl, also where the browser has no name for Shift and Tab", () => {
    const tab_next = vi.fn();
    const tab_previous = vi.fn();
    stops.push(addKeys({ tab_next, tab_previous }));
    press("Tab", document.body, { ctrlKey: true });
    press("Tab", document.body, { ctrlKey: true, shiftKey: true });
    press("Unidentified", document.body, { code: "Tab", ctrlKey: true, shiftKey: true });
    press("Unidentified", document.body, { code: "Tab", ctrlKey: true });
    // 無変換 and its like have no name either.
    press("Unidentified", document.body, { code: "Unidentified", ctrlKey: true, shiftKey: true });
    expect([tab_next.mock.calls.length, tab_previous.mock.calls.length]).toEqual([1, 2]);
  });

  it("keeps Ctrl keys in text fields", () => {
    const search = vi.fn();
    stops.push(addKeys({ search }));
    expect(press("k", put("<input>"), { ctrlKey: true })).toBe(true);
    expect(search).toHaveBeenCalledTimes(1);
  });
});

describe("the list on the screen", () => {
  const listed = [...KEYS.flatMap((k) => k.keys), ...fixedKeys.flatMap((k) => k.keys)];
  const caps = new Set([...KEYS, ...fixedKeys].flatMap((k) => k.shown.split(/[ ・→]+/)).concat("→", "←"));
  const find = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((m) => m[1] ?? "");
  const answered = (text: string): string[] => [
    ...find(text, /event\.key [!=]== "(\w+)"/g),
    ...find(text, /\{([^{}]*)\}\[event\.key\]/g).flatMap((inside) => find(inside, /\b([A-Z]\w+):/g)),
  ];
  const drawn = (text: string): string[] => find(text, /\bkeys="([^"]+)"/g).flatMap((shown) => shown.split(/[ ・]+/));

  it("names every key that a part answers", () => {
    const keys = sources.flatMap(([, text]) => answered(text));
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => !listed.includes(key.toLowerCase()))).toEqual([]);
    expect(answered('if (event.key === "F7") act();').filter((key) => !listed.includes(key.toLowerCase()))).toEqual(["F7"]);
  });

  it("names every key that is drawn beside a button", () => {
    const shown = sources.flatMap(([, text]) => drawn(text));
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter((cap) => !caps.has(cap))).toEqual([]);
    expect(drawn('<Button keys="Ctrl Q">').filter((cap) => !caps.has(cap))).toEqual(["Q"]);
  });

  it("names no key that nothing answers", () => {
    const screens = sources.filter(([file]) => file.endsWith(".svelte")).map(([, text]) => text);
    const bound = (id: string): boolean => screens.some((text) => new RegExp(`\\b${id}: ?[(\\w]|[{,] ?${id} ?[},]`).test(text) && /(bindKeys|bindGlobalKeys|addKeys)\(/.test(text));
    expect(KEYS.map((k) => k.id).filter((id) => !bound(id))).toEqual([]);
    expect(bound("nothing_does_this")).toBe(false);
  });
});
