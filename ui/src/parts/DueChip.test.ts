// A first possible day that has come says what is possible since then; only what was due by a day is late.
import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, it } from "vitest";
import DueChip from "./DueChip.svelte";

let shown: ReturnType<typeof mount> | null = null;
afterEach(() => {
  if (shown) void unmount(shown);
  shown = null;
});

const chip = (props: { days: number; opens?: string; on?: string }): Element => {
  shown = mount(DueChip, { target: document.body, props });
  flushSync();
  const found = document.querySelector(".chip");
  if (!found) throw new Error("no chip");
  return found;
};

const opens = { opens: "請求可 {on}から", on: "2024-07-13" };

it("is never late", () => {
  const found = chip({ days: -863, ...opens });
  expect(found.textContent).toContain("請求可 R6.7.13から");
  expect(found.textContent).not.toContain("超過");
  expect(found.classList.contains("due")).toBe(false);
});

it("lies ahead like any other day", () => {
  expect(chip({ days: 5, ...opens }).textContent).toContain("あと5日");
});

it("is late where something was due by the day", () => {
  const found = chip({ days: -863 });
  expect(found.textContent).toContain("863日超過");
  expect(found.classList.contains("due")).toBe(true);
});
