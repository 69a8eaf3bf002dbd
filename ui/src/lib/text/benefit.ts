// Words of the benefits that may apply, and of their sums.
import type { BenefitResult, Certainty } from "../backend";

const yen = (n: number): string => `${n.toLocaleString("ja-JP")}円`;
/** How sure a statement is. */
export const certaintyWords = {
  official: "一次資料による",
  secondary: "二次資料による",
  unverified: "未確認: 窓口で確かめてください",
  own: "本ソフトの整理",
  reconstructed: "再構成",
} satisfies Record<Certainty, string>;

/** Where a statement stands, and how sure it is. */
export const origin = (of: { source: string; certainty: Certainty }): string => `出典: ${of.source}(${certaintyWords[of.certainty]})`;

export const benefit = {
  title: "利用できるかもしれない制度",
  lead: "記録された事実から並べています。受けられるかどうかは、それぞれの窓口が決めます。",
  groups: { may: "利用できる可能性があります", ask: "先に確認することがあります", no: "いまの記録では当てはまりません" } satisfies Record<BenefitResult, string>,
  signs: { may: "当てはまる", ask: "未確認", no: "当てはまらない" } satisfies Record<BenefitResult, string>,
  unverified: "制度の内容は未確認",
  unsure: "未確認",
  count: (n: number) => `${n}件`,
  open: "当てはまらない制度も見る",
  shut: "当てはまらない制度を閉じる",
  decided: "決め手になる事実",
  amounts: "金額・期間",
  later: (from: string) => `${from}から`,
  until: (to: string) => `${to}まで`,
  who: "対象",
  where: "申請先",
  papers: "必要なもの",
  deadline: "期限",
  note: "注意",
  source: (of: { source: string; certainty: Certainty }, year: number, checked: string) => `出典: ${of.source}(${year}年)　確認日: ${checked}　${certaintyWords[of.certainty]}`,
  origin,
  day: (label: string, on: string) => `${label}: ${on}`,
  dayFrom: (label: string, from: string) => `${label} ${from} から計算しています。窓口でも確かめてください。`,
  passage: "マニュアルで読む",
  openShort: "記録を開く",
  openFact: (label: string) => `${label}の記録を開く`,
  notRecorded: "未記録",
  explained: "説明済にする",
  notApplicable: "対象外にする",
  stateOn: (state: string, on: string) => (on === "" ? state : `${state} ${on}`),
  sums: {
    title: "計算",
    lead: "入力した数字だけで計算した目安です。実際の金額と日は、それぞれの窓口が決めます。",
    sickPay: "傷病手当金(1日あたり)",
    months: "標準報酬月額(円)",
    monthsHint: "直前の12か月。同じ額が続くときは「300000×12」、変わったときは「280000×6、320000×6」のように入れます。",
    monthsWrong: "「300000×12」のように、金額と月数を入れてください(合計12か月まで)。",
    start: "支給開始日",
    wage: "1日あたりの給与(円)",
    pension: "同じ病気の障害年金(年額、円)",
    sickPayIs: (daily: number, a_day: number) => `1日 ${yen(daily)} (標準報酬日額 ${yen(a_day)} の3分の2)`,
    byAll: "加入期間が12か月に満たないため、全加入者の平均額で計算しました。",
    paid: (paid: number, pension: number) => `給与・年金との差額 ${yen(paid)}${pension > 0 ? ` (年金は1日 ${yen(pension)})` : ""}`,
    highCost: "高額療養費(1か月)",
    month: "診療月",
    monthHint: "例: R8.8、令和8年8月、2026-08",
    band: "所得区分",
    cost: "医療費の総額(10割、円)",
    age: "年齢",
    ages: [
      { code: "young", label: "70歳未満" },
      { code: "old", label: "70歳以上" },
    ],
    bandOf: (code: string, label: string, old: boolean) => {
      const name = old ? { a: "現役並みⅢ", i: "現役並みⅡ", u: "現役並みⅠ", e: "一般", o: "低所得" }[code] : undefined;
      return name === undefined ? label : `${label}(${name})`;
    },
    lowLabel: "低所得の区分",
    lows: [
      { code: "high", label: "低所得Ⅱ" },
      { code: "low", label: "低所得Ⅰ" },
    ],
    shares: "自己負担額(病院ごと、入院と外来は別、円)",
    sharesOld: "入院などの自己負担額(円)",
    outpatient: "外来の自己負担額(円)",
    sharesHint: "「300000、20000」のように並べます。",
    sharesWrong: "「300000、20000」や「20000×3」のように、金額を入れてください(12個まで)。",
    outpatientIs: (most: number, year: number) => `外来は1人 ${yen(most)}まで${year > 0 ? `(年 ${yen(year)})` : ""}`,
    paidOf: (own: number, added: number, paid: number) => `自己負担 ${yen(own)} のうち、合算の対象 ${yen(added)}、払うのは ${yen(paid)}`,
    yearTitle: (from: string) => `年間上限(70歳未満、${from === "" ? "8月" : from}からの12か月)`,
    costs: "月ごとの医療費の総額(10割、円)",
    costsHint: "8月から順に。「600000×12」のように入れます。",
    standard: "標準報酬月額(円)",
    before: "直前3か月に上限に達した月",
    befores: ["0", "1", "2", "3"].map((code) => ({ code, label: `${code}か月` })),
    back: (back: number) => (back === 0 ? "年間上限を超えません" : `後から申請して戻る額 ${yen(back)}`),
    yearIs: (paid: number, many: number, year: number) => `月ごとの上限までの支払い ${yen(paid)}(うち4回目からの上限の月 ${many}か月)、年間上限 ${yen(year)}`,
    yearNote: "1人・1つの病院・3割負担として数えています。個人と世帯のどちらで合わせるかは未確認です。",
    limit: (limit: number) => `上限 ${yen(limit)}`,
    how: (base: number, threshold: number) => (threshold === 0 ? "定額です。" : `${yen(base)}+(医療費-${yen(threshold)})×1%`),
    many: (many: number) => `直近12か月で4回目からは ${yen(many)}`,
    year: (year: number, low_to: number, low_year: number) =>
      `年間上限 ${yen(year)}${low_to > 0 ? `(標準報酬月額 ${yen(low_to)} 以下は ${yen(low_year)})` : ""}。8月から翌年7月の分を、後から申請します`,
    noTable: "この月と所得区分の表は、確認できていません。加入先に問い合わせてください。",
    recognition: "障害認定日",
    firstVisit: "初診日",
    fixed: "認定日が早まる治療・状態",
    fixedNone: "なし",
    fixedOn: "該当する日(開始日・手術日・症状固定日)",
    recognitionIs: (on: string, label: string) => `${on} ${label}`,
    recognitionNote: "日数の数え方は、年金事務所でも確かめてください。",
    source: origin,
  },
} as const;

/** Months as typed: `300000×12` or `280000×6、320000×6`; null where it cannot be read. */
export function readMonths(typed: string): number[] | null {
  const parts = typed.normalize("NFKC").replaceAll("円", "").split(/[、;\s]+/).filter((part) => part !== "");
  const months: number[] = [];
  for (const part of parts) {
    const found = /^([\d,]+)(?:[×xX*](\d{1,2}))?$/.exec(part);
    if (!found?.[1]) return null;
    const count = Number(found[2] ?? 1);
    if (count < 1 || count > 12) return null;
    months.push(...Array<number>(count).fill(Number(found[1].replaceAll(",", ""))));
  }
  return months.length >= 1 && months.length <= 12 ? months : null;
}

/** A month as typed: `R8.11`, `令和8年11月`, `2026-11`, `2026年11月` as `2026-11`; what is no month stays as typed. */
export function readMonth(typed: string): string {
  const plain = typed.normalize("NFKC").trim();
  const found = /^(R|r|令和)?(\d{1,4}|元)(?:[.\-/]|年)(\d{1,2})月?$/.exec(plain);
  if (!found?.[2] || !found[3]) return plain;
  const year = found[2] === "元" ? 1 : Number(found[2]);
  const month = Number(found[3]);
  const inEra = found[1] !== undefined;
  if (month < 1 || month > 12 || (inEra ? year < 1 || year > 99 : year < 1000)) return plain;
  return `${inEra ? year + 2018 : year}-${String(month).padStart(2, "0")}`;
}

/** Yen as typed; an empty field is nothing. */
export function readYen(typed: string): number | null {
  const plain = typed.normalize("NFKC").replace(/[,円\s]/g, "");
  return plain === "" ? 0 : /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}
