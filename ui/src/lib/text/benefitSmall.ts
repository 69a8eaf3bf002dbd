// Words of the small sums beside the benefits.
import type { Paid } from "../backend";
import { origin } from "./benefit";

const yen = (n: number): string => `${n.toLocaleString("ja-JP")}円`;

export const small = {
  leave: "年次有給休暇の出勤率",
  days: "1年の全労働日(日)",
  absent: "休んだ日(年休を含む)",
  taken: "うち年休で休んだ日",
  hours: "1日の所定労働時間",
  leaveIs: (attended: number, days: number, granted: boolean) =>
    `出勤とみる日 ${attended}日(${days}日のうち ${Math.floor((attended * 1000) / days) / 10}%)。8割${granted ? "以上のため、新しい日数がつきます" : "に届かないため、新しい日数がつきません"}`,
  hourly: (hours: number) => `時間単位で取れるのは、労使協定があれば1年に ${hours}時間まで(会社に義務のある5日には数えません)`,
  deduction: "医療費控除",
  income: "総所得金額等(円)",
  costs: "保険金などのない医療費(円)",
  insured: "保険金などの出た医療費(円)",
  insurance: "その保険金・高額療養費(円)",
  deductionIs: (deducted: number) => `控除の額 ${yen(deducted)}`,
  deductionHow: (counted: number, threshold: number) => `対象の医療費 ${yen(counted)} から ${yen(threshold)} を引きます。保険金などは、その費用からだけ引きます。`,
  accident: "労災の休業(1日あたり)",
  base: "給付基礎日額(円)",
  wage: "その日に出た賃金(円)",
  accidentIs: (benefit: number, special: number) => `休業の給付 ${yen(benefit)}、特別支給金 ${yen(special)}`,
  pension: "障害年金(3級の額、20歳前の初診のときの所得)",
  on: "受け取る日",
  average: "平均標準報酬額(月、円)",
  months: "加入の月数(2003年4月から)",
  own: "20歳前の初診のとき: 前年の所得(円)",
  third: (counted: number, paid: number | null) => `3級の計算の額 年 ${yen(counted)}。${paid === null ? "この日の最低額は、確かめられていません" : `支給は年 ${yen(paid)}`}`,
  paid: { full: "所得による停止はありません", half: "半分が停止になります", none: "全額が停止になります" } satisfies Record<Paid, string>,
  source: origin,
} as const;
