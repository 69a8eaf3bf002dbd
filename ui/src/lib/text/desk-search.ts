/** Words of the search over people, activities, manual and own documents (Ctrl+K). */
export const deskSearch = {
  title: "検索",
  label: "氏名・病名・経過・マニュアル・自施設の資料を検索",
  groups: { cases: "支援対象者", activities: "経過", passages: "マニュアル", documents: "自施設の資料" },
  total: (total: number) => `${total.toLocaleString("ja-JP")}件`,
  shown: (shown: number, total: number) => `${total.toLocaleString("ja-JP")}件中 ${shown}件`,
  summary: (total: number) => `合わせて${total.toLocaleString("ja-JP")}件見つかりました`,
  more: (rest: number) => `ほか${rest.toLocaleString("ja-JP")}件を表示`,
  idle: "氏名・ふりがな・事例番号・患者ID・病名、経過や所見の言葉、マニュアルや自施設の資料の言葉から探せます。",
  idleHint: "空白で区切ると、すべてを含むものを探します。",
  none: (text: string) => `「${text}」に該当するものはありません。`,
  noneHint: "言葉を短くするか、ひらがな・別の漢字で試してください。取り消した記録は、設定の「取り消した記録」にあります。",
  unsearchable: "記号だけでは検索できません。文字か数字を入れてください。",
  searching: "検索しています",
  composing: "変換を確定すると検索します",
  keys: { move: "選ぶ", open: "開く", group: "次のまとまりへ", close: "閉じる" },
} as const;
