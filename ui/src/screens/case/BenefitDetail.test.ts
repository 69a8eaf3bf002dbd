// What each statement about a benefit stands on is on the screen: source, day of checking, certainty, also of one amount alone.
import { createRawSnippet, flushSync, mount, unmount } from "svelte";
import { afterEach, expect, it } from "vitest";
import type { AmountView, BenefitView } from "../../lib/backend";
import BenefitDetail from "./BenefitDetail.svelte";

const amount = (over: Partial<AmountView>): AmountView => ({ text: "3,600万円", valid_from: "", valid_to: "", now: true, certainty: "official", source: "特別措置法", apart: false, ...over });
const view = (amounts: AmountView[]): BenefitView => ({
  resource: "hbv_compensation",
  result: "may",
  doubted: false,
  reasons: [],
  what: "給付金",
  who: "感染した人",
  amounts,
  day: null,
  where_to: "窓口",
  papers: [],
  deadline: "",
  note: "",
  source: "特別措置法",
  year: 2026,
  checked_on: "2026-11-23",
  certainty: "official",
  passages: [],
});
let shown: ReturnType<typeof mount> | null = null;
function lines(of: BenefitView): { amounts: string[]; source: string } {
  shown = mount(BenefitDetail, { target: document.body, props: { view: of, actions: createRawSnippet(() => ({ render: () => "<span></span>" })), onplace: () => undefined } });
  flushSync();
  const said = [...document.querySelectorAll(".detail dd li")].map((li) => (li.textContent ?? "").replace(/\s+/g, " ").trim());
  return { amounts: said, source: document.querySelector("p.source")?.textContent ?? "" };
}
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
});

it("tells source, day of checking and certainty of the benefit", () => {
  const { amounts, source } = lines(view([amount({})]));
  expect(source).toBe("出典: 特別措置法(2026年)　確認日: 令和8年11月23日　一次資料による");
  expect(amounts).toEqual(["3,600万円"]);
});

it("tells what one amount stands on where it is something else", () => {
  const { amounts } = lines(view([amount({}), amount({ text: "20年で下がる", source: "法律事務所の解説", certainty: "secondary", apart: true }), amount({ text: "案", certainty: "unverified", apart: true })]));
  expect(amounts).toEqual(["3,600万円", "20年で下がる 出典: 法律事務所の解説(二次資料による)", "案 未確認 出典: 特別措置法(未確認: 窓口で確かめてください)"]);
});
