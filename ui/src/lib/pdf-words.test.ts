import { expect, test } from "vitest";
import { same } from "./pdf-words";

test("words are found whatever their width, case and kana", () => {
  expect(same("休職の期間、再度の休職", ["休職"])).toEqual([[0, 2], [9, 2]]);
  expect(same("ﾃﾚﾜｰｸ と ＡＢＣ", ["abc"])).toEqual([[8, 3]]);
  expect(same("テレワーク", ["てれわーく"])).toEqual([[0, 5]]);
  expect(same("㍻の年", ["年"])).toEqual([[2, 1]]);
});

test("no word is found nowhere", () => {
  expect(same("休職", [])).toEqual([]);
  expect(same("休職", [""])).toEqual([]);
});
