import { afterEach, describe, expect, it, vi } from "vitest";
import { addKeys, KEYS, letters, pressKey } from "./keys.svelte";

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

  it("keeps Ctrl keys in text fields", () => {
    const search = vi.fn();
    stops.push(addKeys({ search }));
    expect(press("k", put("<input>"), { ctrlKey: true })).toBe(true);
    expect(search).toHaveBeenCalledTimes(1);
  });
});
