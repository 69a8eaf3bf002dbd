import { month as monthWords } from "../format";

/** Words of マニュアルへの意見, and of what is recorded while a case moves on. */
export const remark = {
  title: "この節への意見",
  lead: "本部が次の版を作るときの材料になります。あなたの名前は入りません。",
  marks: "意見の種類",
  keys: "6〜9キーでも選べます。",
  comment: "ひとこと(任意)",
  commentHint: "どこが、どう違うかを書くと直しやすくなります。支援対象者や職員の名前・施設名は書かないでください。",
  save: "意見を記録する",
  saved: "保存済",
  draft: "下書きを保存しました",
  withdraw: "意見を取り下げる",
  withdrawn: "意見を取り下げました。",
  unread: "この文章は、「本部登録」で読み直してから本部へ提出されます。",
  stays: "この意見は、本部へ提出しないと決めてあります。",
  others: "前の版への意見",
  otherEdition: "別の版への意見",
  other: (edition: string, mark: string) => `${edition}:${mark}`,
  practice: "練習用のデータフォルダの意見は、本部へ提出されません。",
} as const;

/** Words of the list that is read through before it leaves. */
export const leaving = {
  title: "マニュアルへの意見",
  about: "文章のある意見は、本部へ送る前に一度読み、だれのことか分かる言葉がないか確かめます。書いた人の名前は入りません。",
  none: "本部へ提出する意見はありません。",
  held: "本部へ送る前に確認",
  waiting: "確認待ちの意見",
  ready: "次の提出データに入る意見",
  withdrawn: (count: number) => `取下げ ${count}件を本部へ伝えます。`,
  count: (count: number) => `${count}件`,
  comment: "意見の文章",
  noComment: "(文章なし)",
  where: (edition: string, month: string) => `${edition}版 ・ ${monthWords(`${month}-01`)}`,
  tells: "名前や場所かもしれない言葉",
  named: "記録にある人・勤務先・番号と同じ言葉があるため、提出できません。マニュアルのこの節で、意見を書き直してください。",
  stays: "提出しないと決めた意見です。",
  leave: "確認して提出する",
  leaveTitle: (title: string) => `「${title}」への意見を確認して提出する`,
  stay: "提出しない",
  stayTitle: (title: string) => `「${title}」への意見を提出しない`,
  open: "この節を開く",
  sends: (count: number) => `マニュアルへの意見 ${count}件(読んで確認した文章)も入れます。`,
  sent: (count: number) => `意見 ${count}件`,
} as const;

/** Words of the counts of the course. */
export const courseCounts = {
  title: "研修の集計",
  about: "3人分ずつまとめた件数だけを本部へ提出します。一人ひとりの点数や感想は提出しません。",
  none: "3人以上が取り組んだ章はまだありません。",
  chapter: "章",
  finished: "修了した人",
  understanding: "理解度(上位2段階)",
  usefulness: "有用度(上位2段階)",
  questions: "最初の解答の正答",
  question: "設問",
  people: (count: number) => (count === 0 ? "提出しません" : `${count}人`),
  share: (yes: number, of: number) => `${of}人中${yes}人`,
  noShare: "提出しません",
  asked: (count: number) => `${count}問`,
  show: "設問ごとに見る",
} as const;

/** Words of the setting. */
export const passageUse = {
  lead: "どの節が支援の役に立ったかを、本部がまとめて知るための設定です。初期設定では使いません。管理者が施設として認め、利用者が自分で使うことにしたときだけ記録します。",
  allowed: "この施設で、開いていた節の記録を認める",
  allowedHint: "管理者が決めます。認めないあいだは、だれの画面でも記録せず、本部へも提出しません。",
  own: "自分の画面で、開いていた節を記録する",
  ownHint: "いつでもやめられます。",
  notAllowed: "施設として認められていないため、記録しません。",
  whatTitle: "記録すること",
  what: [
    "支援対象者の画面で開いた節、または記録を保存したときにマニュアルで開いていた節を、その方の支援の段階が進んだときに1行残します。",
    "残すのは、節、マニュアルの版、事例、段階の変わり方、月だけです。",
    "だれが開いたか、何日の何時に開いたか、何分読んだかは記録しません。",
    "段階が進まなかったときに開いた節は、記録しません。",
    "本部へは、本部登録に同意のある事例の一部としてだけ提出します。属性が同じ事例が3件以上で同じ節を開いていたときに限ります。",
  ] as readonly string[],
  recordedTitle: "いま記録されていること",
  recorded: (steps: number) => `段階の進み ${steps}件分`,
  none: "記録はありません。",
  line: (title: string, edition: string, steps: number) => `${title}(${edition}版) ${steps}件`,
  erase: "記録をすべて消す",
  eraseTitle: "これまでの記録も消しますか",
  eraseBody: "開いていた節の記録をすべて消します。だれの分かは記録していないため、一人分だけを消すことはできません。本部へ提出した分は、次の提出データで取り除かれます。消すと戻せません。",
  eraseDone: "開いていた節の記録を消しました。",
  keep: "残しておく",
  askAdmin: "これまでの記録は、だれの分かを記録していないため、一人分だけを消せません。すべて消すには、管理者に依頼してください。",
} as const;
