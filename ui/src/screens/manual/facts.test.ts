import { describe, expect, it } from "vitest";
import type { Inline, Source } from "../../lib/backend";
import { boxed, hasFigure, occurrences, pieces, wordsOf } from "./facts";

const sources: Source[] = [
  { id: "s1", title: "公的な資料", year: 2026, certainty: "official" },
  { id: "s2", title: "解説", year: 2025, certainty: "secondary" },
  { id: "s3", title: "確かめられていない説明", year: 2026, certainty: "unverified" },
];
const text = (t: string): Inline => ({ is: "text", text: t });
const mark = (source: string): Inline => ({ is: "mark", source });

describe("pieces", () => {
  it("marks the sentence before an uncertain source and nothing else", () => {
    const out = pieces(
      [text("制限が要る場合があります"), mark("s1"), text("。不顕性脳症は約30%にあるとされます"), mark("s2"), text("。早めに相談します。")],
      sources,
    );
    const doubted = out.filter((p) => p.is === "text" && p.doubt !== null);
    expect(doubted).toEqual([{ is: "text", text: "不顕性脳症は約30%にあるとされます", strong: false, doubt: "secondary" }]);
  });

  it("keeps two facts of one sentence apart", () => {
    const out = pieces([text("肝硬変で17%"), mark("s1"), text("、対照で4%"), mark("s3")], sources);
    expect(out.map((p) => (p.is === "mark" ? p.number : `${p.text}:${p.doubt}`))).toEqual(["肝硬変で17%:null", 1, "、:unverified", "対照で4%:unverified", 3]);
  });

  it("takes the less sure of two marks that stand together", () => {
    const out = pieces([text("月数の基準"), mark("s2"), mark("s3")], sources);
    expect(out[0]).toMatchObject({ doubt: "unverified" });
  });

  it("leaves out a mark that names no source", () => {
    expect(pieces([text("本文"), mark("s9")], sources)).toHaveLength(1);
  });

  it("reaches back over strong text and links", () => {
    const out = pieces(
      [text("前の文。"), { is: "strong", text: "必ず" }, { is: "link", text: "相談先", passage: "a.b" }, text("へ"), mark("s2")],
      sources,
    );
    expect(out.map((p) => (p.is === "mark" ? "mark" : p.doubt))).toEqual([null, "secondary", "secondary", "secondary", "mark"]);
  });
});

describe("boxed", () => {
  it("is set when every mark of the paragraph is doubtful", () => {
    expect(boxed({ is: "paragraph", text: [text("約3割"), mark("s2"), text("。期間は未確認"), mark("s3")] }, sources)).toBe("unverified");
  });
  it("is not set as soon as one fact is official, or without any mark", () => {
    expect(boxed({ is: "paragraph", text: [text("a"), mark("s2"), text("b"), mark("s1")] }, sources)).toBeNull();
    expect(boxed({ is: "paragraph", text: [text("a")] }, sources)).toBeNull();
  });
  it("tells figures in both widths", () => {
    expect(hasFigure({ is: "paragraph", text: [text("約3割")] })).toBe(true);
    expect(hasFigure({ is: "paragraph", text: [text("期間は未確認"), mark("s3")] })).toBe(false);
  });
});

describe("words found by the search", () => {
  it("are taken by characters, so that 𠮷 counts as one", () => {
    expect(wordsOf("𠮷田の運転と運転", [{ start: 3, end: 5 }, { start: 6, end: 8 }])).toEqual(["運転"]);
  });
  it("are found again, overlapping ones merged", () => {
    expect(occurrences("𠮷肝硬変と肝硬", ["肝硬", "硬変"])).toEqual([{ start: 1, end: 4 }, { start: 5, end: 7 }]);
    expect(occurrences("肝硬変", ["肝硬", "硬変"])).toEqual([{ start: 0, end: 3 }]);
    expect(occurrences("なし", ["肝"])).toEqual([]);
  });
});
