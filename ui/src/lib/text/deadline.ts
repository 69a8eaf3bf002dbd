// Words of deadlines: why a date is this date, the calendar, the course of a case.
import type { Settled, CountStep } from "../backend";

export const whyText = {
  ask: "なぜこの日?",
  askOf: (label: string) => `なぜこの日? ${label}`,
  title: "算出根拠",
  gone: "この期限はなくなりました。記録が変わったか、対応が済んでいます。",
  rule: "規則",
  start: "元の記録",
  arithmetic: "算出方法",
  shown: "表示する日",
  legal: "期限の日",
  source: "出典",
  certainty: "出典の区分",
  valid: "規則の適用期間",
  passage: "マニュアル",
  settled: "完了の条件",
  note: "注意",
  fact: "元の記録を開く",
  read: (title: string) => `マニュアル「${title}」`,
  asRecorded: "記録した日のまま",
  /** CountStep of counting, in words. */
  step: (step: CountStep): string => {
    if (typeof step === "object" && "kept_years" in step) return `この日を1日目として${step.kept_years}年間の最終日(施設の保存年数)`;
    if (step === "next_fiscal_year") return "次の年度の4月1日";
    if ("months" in step) return `${step.months}か月後の同じ日(その日がない月は末日)`;
    if ("through_months" in step) return `この日を1日目として${step.through_months}か月間の最終日`;
    if ("through_recorded" in step) return "この日を1日目として、記録した月数の最終日";
    if ("days" in step) return `${step.days}日後`;
    return `この日を1日目として${step.through_days}日目`;
  },
  lead: (days: number) => `期限の${days}日前`,
  off: { holiday: "祝日", planned: "祝日(予定)", closed: "休業日", weekend: "土曜・日曜" } as Record<string, string>,
  moved: (why: string) => `${why}のため、直前の開庁日に表示`,
  settles: {
    fact: "元の記録を更新したとき",
    note: "対応済みにしたとき、または元の記録を更新したとき",
    follow_up: "就労の確認日を記録したとき",
    benefit: "制度を申請中・受給中・終了・対象外にしたとき",
  } satisfies Record<Settled, string>,
  dropsOn: (on: string) => `${on}以降は表示しません`,
  validRange: (from: string, to: string) => (from === "" && to === "" ? "期間の定めなし" : `${from}〜${to}の記録に適用`),
};

export const sickPayText = {
  title: "傷病手当金の日数",
  main: "主な傷病",
  first: "初めて支給された日",
  calendar: "暦で数えた1年6か月の最終日",
  available: "使える日数",
  used: "使った日数(今日まで)",
  left: "残りの日数",
  until: "このまま休み続けたときの最終日",
  earliest: "明日から休み続けたときの最終日",
  days: (n: number) => `${n}日`,
  byCalendar: "支給の開始が令和2年7月1日以前のため、暦で1年6か月までです。間に働いても延びません。",
  ended: "退職後に働ける状態になったため、同じ傷病で再び受けることはできません。",
  estimated: "期間の記録がないため、休みなく受給したものとして数えています。支給された期間を記録すると、日数を数えます。",
  check: "支給された日数は、保険者の通知で確かめてください。",
};

export const calendarText = {
  title: "カレンダー",
  month: "月の予定",
  previous: "前の月",
  next: "次の月",
  today: "今日",
  mine: "自分の担当だけ",
  count: (n: number) => `期限・用件 ${n}件`,
  more: (n: number) => `ほか${n}件`,
  none: "この日の期限・用件はありません。",
  dayTitle: (day: string) => `${day}の期限・用件`,
  cut: "期限が多いため、一部だけ表示しています。",
  planned: (year: number) => `${year}年より後の祝日は、法律の規定から計算した予定です。春分の日・秋分の日は含みません。`,
  weekdays: ["日", "月", "火", "水", "木", "金", "土"],
  how: "矢印キーで日、PageUp/PageDownで月を移動します。Enterで、その日の最初の期限を開きます。",
  legal: (on: string) => `期限の日 ${on}`,
  export: "予定表ファイル(.ics)を書き出す",
  file: {
    title: "予定表ファイルの書き出し",
    lead: "ほかの予定表に読み込めるファイルを作ります。入るのは日付と書類コードだけで、氏名・病名・期限や用件の内容は入りません。",
    from: "開始日",
    until: "終了日",
    recipient: "提供先",
    recipientDefault: "本人の予定表(院内)",
    purpose: "目的",
    purposeDefault: "期限の確認",
    need: "入力してください。",
    save: "保存する",
    elsewhere: "場所を選んで保存する",
    folder: (path: string) => `保存先 ${path}`,
    noFolder: "書類の保存先が設定されていません。場所を選んで保存してください。",
    saved: (place: string, n: number) => `${n}件を書き出しました: ${place}`,
    registered: (id: number) => `院外提供・出力簿の${id}番に記録しました。`,
    dialog: "予定表ファイルの保存先",
  },
};

export const courseText = {
  dates: "期限",
  none: "いまの期限はありません。",
  count: (n: number) => `期限 ${n}件`,
  next: (label: string) => `次 ${label}`,
  show: "期限を見る",
  hide: "閉じる",
  flow: "流れの図",
  flowTitle: "支援の流れ",
  columns: { on: "日", what: "内容", basis: "根拠", why: "理由" },
  legal: (on: string) => `期限の日は${on}`,
  tracks: {
    leave: "休業",
    stay: "入院",
    sick_pay: "傷病手当金",
    opinion: "意見書の措置期間",
    measures: "就業上の措置・配慮",
    contacts: "経過",
    visits: "受診の予定",
    deadlines: "期限",
  } as Record<string, string>,
  table: "流れの表",
  track: "区分",
  from: "開始日",
  to: "終了日",
  label: "内容",
  goesOn: "継続中",
  today: "今日",
};
