import { expect, it } from "vitest";
import { best, type Stretch } from "./hit";

const faq: Stretch[] = [
  { text: "申出の前後でよく尋ねられることです。", is: "lead" },
  { text: "診断書は要りますか", is: "heading" },
  { text: "会社の決まりによります。", is: "other" },
  { text: "会社に病名を言うべきですか", is: "heading" },
  { text: "病名は伝えなくてもよく、会社には働き方を伝えます。", is: "other" },
];

it("opens a question at its heading", () => {
  expect(best(faq, ["病名", "会社", "言う"], "会社に病名を言うべきですか")).toBe(3);
  expect(best(faq, ["診断書"], "")).toBe(1);
});

it("opens a paragraph where it alone answers, in any width", () => {
  expect(best(faq, ["働き方"], "…会社には働き方を伝えます。")).toBe(4);
  expect(best([{ text: "ＩＣＤの人は運転できない", is: "other" }], ["icd"], "")).toBe(0);
});

it("stays at the top for the lead, and where no word stands", () => {
  expect(best(faq, ["申出"], "申出の前後でよく尋ねられることです。")).toBe(-1);
  expect(best(faq, ["透析"], "透析")).toBe(-1);
  expect(best(faq, [], "")).toBe(-1);
});
