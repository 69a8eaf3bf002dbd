import { expect, it } from "vitest";
import type { BandOffer } from "../backend";
import { bandHint, bandRanges, bandText } from "./band";

const bound = (code: string, at_least: number, most: number, unless = "") => ({ code, from: "2018-08", to: "2027-07", at_least, most, unless });
const offer = (over: Partial<BandOffer>): BandOffer => ({
  bounds: [bound("a", 830_000, 0), bound("u", 280_000, 500_000), bound("e", 0, 260_000, "o")],
  band: "",
  unless: "",
  other_kind: false,
  old: false,
  source: "施行令",
  certainty: "secondary",
  ...over,
});
const label = (code: string): string => ({ u: "ウ", e: "エ", o: "オ" })[code] ?? code;

it("tells the range of each band, from data", () => {
  expect(bandRanges(offer({}))).toEqual({ a: "(83万円以上)", u: "(28万円から50万円)", e: "(26万円以下)" });
  expect(bandRanges(null)).toEqual({});
});

it("tells what the pay comes to, and that the choice goes before it", () => {
  expect(bandHint(offer({ band: "u" }), label)).toMatch(/^標準報酬月額からは「ウ」です。区分を選ぶと、選んだほうを使います。/);
  expect(bandHint(offer({ band: "e", unless: "o" }), label)).toContain("「エ」です(住民税が非課税のときは「オ」)。");
  expect(bandHint(offer({}), label)).toBe("( )内は標準報酬月額です(健康保険、70歳未満。二次資料による)。");
});

it("says where the bounds could not be read", () => {
  expect(bandHint(offer({ old: true, bounds: [] }), label)).toBe(bandText.old);
  expect(bandHint(offer({ other_kind: true }), label)).toBe(bandText.otherKind);
  expect(bandHint(offer({ bounds: [] }), label)).toBe(bandText.unknown);
});
