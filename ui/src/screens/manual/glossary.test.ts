import { describe, expect, it } from "vitest";
import type { TermView } from "../../lib/backend";
import { matching } from "./glossary";

const term = (word: string, reading: string, also: string[] = []): TermView => ({
  term: word, reading, row: "", also, text: "", passage: "", passage_title: "", certainty: "own",
});
const terms = [term("石綿", "いしわた", ["アスベスト"]), term("休職", "きゅうしょく"), term("eGFR", "いーじーえふあーる")];
const found = (text: string): string[] => matching(terms, text).map((t) => t.term);

describe("the list of terms", () => {
  it("is found by word, reading and other words in any width and kana", () => {
    expect(found("いしわ")).toEqual(["石綿"]);
    expect(found("ｱｽﾍﾞｽﾄ")).toEqual(["石綿"]);
    expect(found("キュウ")).toEqual(["休職"]);
    expect(found("ＥＧ")).toEqual(["eGFR"]);
    expect(found(" ")).toHaveLength(3);
    expect(found("肝炎")).toEqual([]);
  });
});
