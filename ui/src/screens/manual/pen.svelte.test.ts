import { flushSync } from "svelte";
import { beforeEach, expect, it } from "vitest";
import { Pen } from "./pen.svelte";

let root: HTMLElement;
beforeEach(() => {
  document.body.innerHTML = '<div id="r"><p data-said>一つめの文です。二つめの文です。</p><p data-said>三つめの文です。</p></div><p id="out">外の文</p>';
  root = document.getElementById("r") as HTMLElement;
  // What is in sight is the window's to say; here everything is.
  Range.prototype.getBoundingClientRect = () => ({ top: 200, bottom: 220 }) as DOMRect;
  Element.prototype.scrollIntoView = () => undefined;
});
const make = (): Pen => new Pen(() => root, () => ({ passage: "p", edition: "e" }));

it("chooses sentence by sentence, wider, and back", () => {
  const pen = make();
  pen.step(1);
  expect(pen.words).toBe("一つめの文です。");
  pen.step(1);
  expect(pen.words).toBe("二つめの文です。");
  pen.step(1, true);
  expect(pen.words).toBe("二つめの文です。\n三つめの文です。");
  pen.step(-1);
  expect(pen.words).toBe("一つめの文です。");
});

it("is not undone by whoever forgets it when the passage changes", () => {
  const pen = make();
  let passage = $state("a");
  const stop = $effect.root(() => {
    $effect(() => {
      void passage;
      pen.forget();
    });
  });
  flushSync();
  pen.step(1);
  flushSync();
  expect(pen.words).toBe("一つめの文です。");
  passage = "b";
  flushSync();
  expect(pen.words).toBe("");
  stop();
});

it("leaves what is selected elsewhere alone", () => {
  const pen = make();
  const selection = getSelection() as Selection;
  const range = document.createRange();
  range.selectNodeContents(document.getElementById("out") as HTMLElement);
  selection.removeAllRanges();
  selection.addRange(range);
  pen.look(selection);
  expect(pen.chosen).toBeNull();
});
