import { flushSync, mount, unmount } from "svelte";
import { afterEach, describe, expect, it } from "vitest";
import { partText } from "../lib/text/shell";
import LongText, { isLong } from "./LongText.svelte";

let shown: ReturnType<typeof mount> | null = null;
const draw = (text: string): void => {
  shown = mount(LongText, { target: document.body, props: { text } });
  flushSync();
};
const clamped = (): boolean => document.querySelector(".clamped") !== null;

afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
  document.body.innerHTML = "";
});

describe("a text of any length", () => {
  it("is whole when it is short", () => {
    draw("体調は安定。");
    expect([clamped(), document.querySelector("button")]).toEqual([false, null]);
  });

  it("shows its beginning and says how long it is; the whole comes on demand and is never lost", () => {
    const text = "長".repeat(10_000);
    draw(text);
    expect(clamped()).toBe(true);
    const button = document.querySelector("button") as HTMLButtonElement;
    expect(button.textContent).toContain(partText.whole(10_000));
    button.click();
    flushSync();
    expect([clamped(), document.querySelector("span")?.textContent]).toEqual([false, text]);
  });

  it("counts lines as well as letters", () => {
    expect([isLong("行\n".repeat(9)), isLong("行\n".repeat(12))]).toEqual([false, true]);
  });
});
