// 連絡時の注意: every recorded word about reaching a person, and nothing where nothing is recorded.
import { beforeEach, describe, expect, it } from "vitest";
import type { CaseFile, Vocabulary } from "./backend";
import { recordText as text } from "./text/record";
import { words } from "./vocabulary.svelte";
import { cautions } from "./cautions";

const vocabulary = {
  codes: { lists: { post: { list: "post", code: [{ code: "never", label: "送らない", valid_from: "", valid_to: "" }] } } },
  fields: { person: [{ name: "contact_post", label: "郵便", item: "contact", is: "code", list: "post" }] },
  blanks: {},
  users: [],
} as unknown as Vocabulary;
const lines = (person: object, withhold = ""): string[] =>
  cautions({ person, case: { wish_withhold: withhold } } as unknown as CaseFile, text.cautionLabels, text.withhold, text.needed).map(
    (line) => `${line.label}: ${line.value}`,
  );

describe("cautions", () => {
  beforeEach(() => words.take(vocabulary));

  it("says language and interpreter", () => {
    expect(lines({ language: "ベトナム語", interpreter: true })).toEqual(["使用する言語: ベトナム語", "通訳: 必要"]);
  });
  it("says codes in words, and first what is to be withheld", () => {
    expect(lines({ contact_post: "never" }, "病名")).toEqual(["伝えてほしくないこと: 病名", "郵便: 送らない"]);
  });
  it("says nothing where nothing is recorded", () => {
    expect(lines({ language: "", interpreter: false, contact_post: "", contact_numbers: "" })).toEqual([]);
  });
});
