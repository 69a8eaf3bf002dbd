/** Words of reading the manual: tabs, 蛍光ペン, read aloud, what forms offer, which cases a passage concerns. */

export const tabsText = {
  label: "開いている節",
  contents: "目次",
  lost: "この版にない節",
  other: (title: string, edition: string) => `${title}(${edition}版)`,
  add: "新しいタブ",
  closeHow: "Deleteキーで閉じます",
  opened: (title: string) => `新しいタブで開きました: ${title}`,
  closed: (title: string) => `タブを閉じました: ${title}`,
  full: "タブは40個までです。使わないタブを閉じてください。",
};

export const penText = {
  title: "蛍光ペン",
  all: "蛍光ペンの一覧",
  entry: (n: number) => `蛍光ペン(${n}か所)`,
  of: (n: number) => `この節の蛍光ペン(${n}か所)`,
  tools: "蛍光ペンのボタン",
  pens: { 1: "黄(下線)", 2: "緑(二重線)", 3: "青(点線)" } as Readonly<Record<number, string>>,
  mark: (pen: string) => `${pen}で印を付ける`,
  erase: "消す",
  eraseOf: (quote: string) => `「${quote}」の印を消す`,
  chosen: (words: string) => `選んだ文: ${words}`,
  erased: "印を消しました。",
  undo: "元に戻す",
  note: "メモ",
  noteOf: (quote: string) => `「${quote}」へのメモ`,
  saveNote: "メモを保存",
  saved: "保存済",
  jump: "本文で見る",
  jumpTo: (quote: string) => `「${quote}」を本文で見る`,
  changed: "本文が変わりました",
  changedWhy: "いまの版の本文に、この言葉は見つかりません。印とメモは残してあります。",
  gone: "いまの版にない節です",
  atEdition: (edition: string) => `${edition}で付けた印`,
  openThen: "付けたときの版で開く",
  none: "まだ蛍光ペンの印はありません。",
  noneHow: "本文の言葉を選ぶか、「.」キーで文を選び、「1」「2」「3」キーで印を付けます。「0」キーで消します。",
  print: "しおり・メモ・蛍光ペンを印刷・保存",
  tooLong: "選んだ範囲が長すぎます。2,000字までにしてください。",
};

export const aloudText = {
  region: "読み上げ",
  start: "読み上げる",
  pause: "一時停止",
  resume: "続きを読み上げる",
  stop: "読み上げをやめる",
  speed: "速さ",
  speeds: { 75: "ゆっくり", 100: "ふつう", 125: "やや速い", 150: "速い" } as Readonly<Record<number, string>>,
  failed: "音声が止まりました。もう一度お試しください。",
  none: "このPCには日本語の音声が入っていないため、読み上げは使えません。",
};

export const offerText = {
  title: "関連するマニュアル",
  count: (n: number) => `${n}節`,
  why: "理由",
  read: "読む",
  readTitle: (title: string) => `「${title}」を読む`,
  pinned: "登録済",
  loading: "関連する節を探しています",
};

export const concernText = {
  title: "該当する支援対象者",
  none: "該当する支援対象者はいません。",
  count: (n: number) => `${n}人`,
  all: (n: number) => `すべて表示(${n}人)`,
  lead: (title: string) => `「${title}」に該当する支援対象者と、その理由です。`,
  mine: "自分の担当だけ",
  closed: "終結した支援対象者も含める",
  closedMark: "終結",
  open: (name: string) => `${name}さんの画面を開く`,
  interview: "面談モード中は表示しません。",
  name: "氏名",
  stage: "段階",
  why: "理由",
};
