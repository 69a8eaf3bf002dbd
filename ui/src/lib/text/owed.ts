// Words of what is still to be done for a case: promises, to-dos, calls to be returned.

export const owedText = {
  title: "約束・用件",
  count: (n: number) => `約束・用件 ${n}件`,
  add: "用件を追加",
  all: (n: number) => `ほか ${n}件を表示`,
  less: "たたむ",
  open: "開く",
  openOf: (label: string) => `${label} を開く`,
  done: "対応済み",
  doneOf: (label: string) => `${label} を対応済みにする`,
  snooze: "先送り",
  snoozeOf: (label: string) => `${label} を先送りする`,
  undo: "元に戻す",
};
