// Words of 指導料の確認.
import type { FeeState, FeeWindow } from "../backend";
import { longDate } from "../format";

const monthOf = (month: string): string => longDate(`${month}-01`).replace(/月.*$/, "月");

export const fee = {
  decision: "算定の可否は医事課が判断します。",
  lead: "診療日に適用される決まりの条件と、支援の記録にある事実を並べています。ほかの画面で記録済みのことは、ここでは尋ねません。",
  what: "療養・就労両立支援指導料(B001-9)",
  results: { met: "条件を満たしているように見えます", not_met: "満たさない条件があります", unknown: "未確認の条件があります" } satisfies Record<FeeState, string>,
  states: { met: "満たす", not_met: "満たさない", unknown: "未確認" } satisfies Record<FeeState, string>,
  revision: (title: string, from: string) => `${title}(${from}から)`,
  points: (points: number) => `点数表では ${points.toLocaleString("ja-JP")}点`,
  noPoints: "この形の点数は、点数表にありません",
  noRevision: "この診療日に適用される決まりがありません(2018年4月より前など)。診療日を確かめてください。",
  addon: (name: string, points: number) => `${name}(${points.toLocaleString("ja-JP")}点)`,
  table: "条件と記録",
  columns: { state: "状況", rule: "条件", facts: "記録された事実・確かめること", who: "記録する人" },
  openShort: "記録を開く",
  openFact: (label: string) => `${label}の記録を開く`,
  notRecorded: "未記録",
  sheet: "医事課宛ての確認票",
  source: (source: string) => `決まりの出典: ${source}`,
  passage: "マニュアルで読む",
  certainty: "文言は未確認",
  summary: "診療日ごとの状況",
  windowTitle: "2回目以降の期間",
  window: (w: FeeWindow): string => {
    const from = `初回は${longDate(w.first_on)}。${monthOf(w.from_month)}から${w.months}か月。`;
    if (w.last_month === "") return `${from}期間が改定の日をまたぐため、最後の月は要確認(医事課)です。`;
    const last = `2回目以降の最後の月は${monthOf(w.last_month)}です。`;
    return w.month_more ? `${from}${last}翌月から数えるかどうかは要確認(医事課)です。` : from + last;
  },
  openCount: (n: number) => `未確認の条件 ${n}件`,
} as const;

/** A month as the case shows it. */
export const monthWords = monthOf;
