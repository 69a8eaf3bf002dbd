// Words of 制度のご案内: what is chosen, and what is noted after the talk.
import type { BenefitResult } from "../backend";

export const guide = {
  open: "制度のご案内を印刷",
  title: "制度のご案内",
  style: "文体",
  styles: { plain: "ふつうの文", easy: "やさしい日本語" },
  furigana: "漢字にふりがなを付ける",
  benefits: (count: number, of: number) => `載せる制度(${of}件のうち${count}件)`,
  groups: {
    under: "説明・申請・受給の記録があります",
    may: "利用できる可能性があります",
    ask: "先に確認することがあります",
    no: "いまの記録では当てはまりません",
  } satisfies Record<BenefitResult | "under", string>,
  standard: "初期の選択に戻す",
  clear: "すべて外す",
  ofEach: "載せる制度は、事例ごとの記録から選びます。",
  none: "載せる制度を1つ以上選ぶと、ここに印刷する内容が表示されます。",
  blank: "氏名と状況を入れずに作る(配布用)",
  question: (count: number) => `説明が済んだら: 載せた制度のうち、記録のない${count}件を「説明済」(今日)にしますか。`,
  note: "説明済にする",
  later: "しない",
  noted: (count: number) => `${count}件を「説明済」にしました。`,
  undo: "元に戻す",
  undone: "「説明済」にした記録を取り消しました。",
} as const;
