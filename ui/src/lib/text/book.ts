/** Words of the manual as a book. */
const MEGA = 1024 * 1024;
export const bookText = {
  open: "マニュアルを冊子で印刷・保存",
  title: "マニュアルの冊子",
  titleOf: (edition: string) => `マニュアルの冊子(${edition})`,
  chapters: "収める章",
  all: "すべて選ぶ",
  none: "すべて外す",
  glossary: "用語集",
  chosen: (count: number, all: number) => (count === all ? "全章と用語集" : `${all}件中${count}件を選択`),
  notes: "自分用メモも載せる",
  notesHint: "節に書いたメモの全文が入ります。患者さんの情報がないか、先に確かめてください。",
  before: "収める章を選び、「作成する」を押してください。",
  beforeNext: "表紙・目次・索引が付きます。全章は数百ページになり、作成に時間がかかります。途中で中止できます。",
  make: "作成する",
  setting: (done: number, total: number) => `章を作成しています(${total}章中 ${done}章)`,
  binding: "目次・索引を付けて、1つのPDFにまとめています",
  stop: "中止する",
  stopped: "中止しました。何も出力していません。",
  ready: (pages: number, bytes: number) => `${pages}ページ・${(bytes / MEGA).toFixed(1)} MB`,
  purpose: "マニュアルの閲覧",
  recipient: "院内",
} as const;
