import { beforeEach, describe, expect, it } from "vitest";
import { placeOf, rangeOf, saidIn, sentencesOf, wordsAt } from "./said";

let root: HTMLElement;
beforeEach(() => {
  document.body.innerHTML = `<div id="r"><p data-said>主治医に 聞く。</p><p><span data-said>産業医にも聞く。</span><button>出典1</button><span data-said>「休む」と言う。</span></p>
    <ul><li><span data-said>𠮷野さん</span></li></ul></div>`;
  root = document.getElementById("r") as HTMLElement;
});
const words = (start: number, end: number): string => wordsAt(saidIn(root), { start, end });

describe("the words of a passage", () => {
  it("are counted without white space and without the marks of sources", () => {
    const said = saidIn(root);
    expect(said.map((s) => [s.start, s.end])).toEqual([[0, 7], [7, 15], [15, 23], [23, 27]]);
    expect(words(0, 7)).toBe("主治医に 聞く。");
    expect(words(4, 10)).toBe("聞く。\n産業医");
    expect(words(23, 27)).toBe("𠮷野さん");
  });

  it("are found on the page, and the page's own selection is found among them", () => {
    const said = saidIn(root);
    for (const place of [{ start: 0, end: 3 }, { start: 5, end: 9 }, { start: 23, end: 24 }, { start: 13, end: 27 }]) {
      const range = rangeOf(said, place);
      expect(range && placeOf(said, range)).toEqual(place);
    }
    expect(rangeOf(said, { start: 23, end: 24 })?.toString()).toBe("𠮷");
    expect(rangeOf(said, { start: 20, end: 99 })).toBeNull();
    const button = document.createRange();
    button.selectNodeContents(root.querySelector("button") as HTMLElement);
    expect(placeOf(said, button)).toBeNull();
  });

  it("fall into sentences that end with their stop or their block", () => {
    const said = saidIn(root);
    expect(sentencesOf(said).map((place) => wordsAt(said, place))).toEqual(["主治医に 聞く。", "産業医にも聞く。", "「休む」と言う。", "𠮷野さん"]);
    root.innerHTML = "<p data-said>「もう無理。」と言った。次です</p>";
    const other = saidIn(root);
    expect(sentencesOf(other).map((place) => wordsAt(other, place))).toEqual(["「もう無理。」", "と言った。", "次です"]);
  });
});
