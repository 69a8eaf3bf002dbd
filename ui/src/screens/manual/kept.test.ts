import { expect, it } from "vitest";
import type { KeptLine } from "../../lib/backend";
import { first, matches } from "./kept";

const line: KeptLine = { id: "liver.a", number: "13.6", title: "働き方の判断", chapter_title: "肝疾患", bookmarked: true, note: "会社への言い方、FAXで確認", edition: "", edition_title: "" };

it("shows the first words of a note in one line", () => {
  expect(first("一行目\n二行目")).toEqual({ text: "一行目 二行目", cut: true });
  expect(first("短いメモ")).toEqual({ text: "短いメモ", cut: false });
  const long = first("あ".repeat(81));
  expect([[...long.text].length, long.cut]).toEqual([81, true]);
});

it("finds a line by every word, in title, chapter or note, in any width", () => {
  expect(matches(line, "ｆａｘ 肝疾患", false)).toBe(true);
  expect(matches(line, "fax 心疾患", false)).toBe(false);
  expect(matches(line, "", true)).toBe(true);
  expect(matches({ ...line, note: "" }, "", true)).toBe(false);
});
