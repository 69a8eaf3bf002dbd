// Words of the 所得区分 of 高額療養費: what a 標準報酬月額 comes to.
import type { BandBound, BandOffer } from "../backend";
import { certaintyWords } from "./benefit";

const man = (yen: number): string => `${(yen / 10_000).toLocaleString("ja-JP")}万円`;

function range(bound: BandBound): string {
  if (bound.at_least === 0) return `${man(bound.most)}以下`;
  return bound.most === 0 ? `${man(bound.at_least)}以上` : `${man(bound.at_least)}から${man(bound.most)}`;
}

export const bandText = {
  old: "70歳以上の区分の境目は、確かめられていません。加入先に尋ねてください。",
  otherKind: "この健康保険の区分の決まり方は、確かめられていません。加入先に尋ねてください。",
  unknown: "この月の区分の境目は、確かめられていません。加入先に尋ねてください。",
  payHint: "給与明細の健康保険料から分かります。",
  measure: (offer: BandOffer) => `( )内は標準報酬月額です(健康保険、70歳未満。${certaintyWords[offer.certainty]})。`,
  proposed: (band: string, unless: string) => `標準報酬月額からは「${band}」です${unless === "" ? "" : `(住民税が非課税のときは「${unless}」)`}。区分を選ぶと、選んだほうを使います。`,
} as const;

/** What stands behind each choice, by its code. */
export function bandRanges(offer: BandOffer | null): Record<string, string> {
  return Object.fromEntries((offer?.bounds ?? []).map((bound) => [bound.code, `(${range(bound)})`]));
}

/** What stands under the choices. */
export function bandHint(offer: BandOffer, label: (code: string) => string): string {
  if (offer.old) return bandText.old;
  if (offer.other_kind) return bandText.otherKind;
  if (offer.bounds.length === 0) return bandText.unknown;
  const proposed = offer.band === "" ? "" : bandText.proposed(label(offer.band), offer.unless === "" ? "" : label(offer.unless));
  return `${proposed}${bandText.measure(offer)}`;
}
