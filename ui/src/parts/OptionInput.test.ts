import { flushSync, mount, unmount } from "svelte";
import { afterEach, describe, expect, it } from "vitest";
import Combobox from "./Combobox.svelte";
import MultiPick from "./MultiPick.svelte";

const options = ["電話", "面談", "書面"].map((label, n) => ({ code: `c${n}`, label, reading: ["でんわ", "めんだん", "しょめん"][n] }));
let shown: ReturnType<typeof mount> | null = null;
let taken: unknown = null;

function draw(part: typeof Combobox | typeof MultiPick, value: unknown): HTMLInputElement {
  const props = { value, options, label: "方法", onchange: (next: unknown) => (taken = next) };
  shown = mount(part as typeof Combobox, { target: document.body, props: props as never });
  flushSync();
  return document.querySelector("input") as HTMLInputElement;
}
function press(field: HTMLInputElement, key: string): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  field.dispatchEvent(event);
  flushSync();
  return event;
}
const lines = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[role="option"]')];
const active = (field: HTMLInputElement): string => document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent ?? "";

afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
  taken = null;
  document.body.innerHTML = "";
});

describe("one of a list", () => {
  it("opens at what is chosen, and the arrows stop at both ends", () => {
    const field = draw(Combobox, "c1");
    press(field, "ArrowDown");
    expect(active(field)).toBe("面談");
    press(field, "ArrowDown");
    press(field, "ArrowDown");
    expect(active(field)).toBe("書面");
    for (let n = 0; n < 4; n += 1) press(field, "ArrowUp");
    expect(active(field)).toBe("電話");
  });

  it("closes its list at Esc without passing the key on, and leaves the value", () => {
    const field = draw(Combobox, "c1");
    press(field, "ArrowDown");
    expect(press(field, "Escape").defaultPrevented).toBe(true);
    expect(lines()).toHaveLength(0);
    expect([field.value, taken]).toEqual(["面談", null]);
    expect(press(field, "Escape").defaultPrevented).toBe(false);
  });

  it("takes the value back when the field was emptied", () => {
    const field = draw(Combobox, "c1");
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("blur"));
    expect(taken).toBe("");
  });
});

describe("several of a list", () => {
  it("stays open, and offers only what is not taken yet", () => {
    const field = draw(MultiPick, []);
    press(field, "ArrowDown");
    press(field, "Enter");
    expect(taken).toEqual(["c0"]);
    expect(lines().map((line) => line.textContent)).toEqual(["面談", "書面"]);
    press(field, "Enter");
    expect(taken).toEqual(["c0", "c1"]);
  });

  it("never empties itself when it is left", () => {
    const field = draw(MultiPick, ["c0"]);
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("blur"));
    expect(taken).toBeNull();
  });
});
