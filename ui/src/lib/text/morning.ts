/** Words of the 朝の申し送り. */
export const morningText = {
  title: "朝の申し送り",
  open: "申し送り",
  lead: "本日の受診・予定、新規受付、期日の来た約束、折り返しの電話と未整理の電話メモを1枚にまとめます。院内用で、氏名が載ります。",
  absent: "不在の担当者",
  absentHint: "選んだ人が主担当の期限(30日前から7日先まで)も載せます。",
  left: (name: string) => `${name}(退職・異動)`,
  since: "新規受付を載せる最初の日",
  sinceHint: "空欄なら、土日・祝日・年末年始を除いた前の日からです。施設だけの休診日の後は、前回の申し送りの日を入れてください。",
  cancel: "やめる",
  make: "内容を見る",
} as const;
