// Names of the papers.
const names: Record<string, string> = {
  summary: "両立支援サマリー",
  considerations: "現在の配慮事項",
  intake: "相談受付票",
  activities: "支援経過一覧",
  "work-info": "勤務情報提供書",
  opinion: "主治医意見書",
  "return-opinion": "職場復帰の可否等に関する意見書",
  plan: "両立支援プラン・職場復帰支援プラン",
  card: "両立支援カード",
  consent: "同意書",
  "staff-notice": "様式8の3",
  "letter-employer": "会社への依頼状",
  "letter-physician": "産業医への依頼状",
  handout: "事例検討会の資料",
  words: "会社への伝え方メモ",
  handover: "引継書",
  cover: "送付状・FAX送信票",
  survey: "支援修了者アンケート",
  "job-sheet": "職業情報の聞き取り票",
  interview: "面談前シート",
  "chart-note": "カルテ転記票",
  disclosure: "本人開示用の記録",
  envelope: "宛名",
  "fee-check": "指導料の確認票",
  "recovery-sheet": "復旧コードの控え",
  morning: "朝の申し送り",
  chapter: "マニュアルの章",
  reading: "読了証",
  bookmarks: "しおりとメモ",
  "audit-log": "操作の記録",
  "discard-book": "廃棄簿",
  stats: "両立支援 業務実績",
  table: "一覧・統計の表",
  bundle: "提出データ",
  calendar: "期限の予定表(.ics)",
  "consent-left": "提供済みの書類の一覧",
};

/** The name of a paper; a form of the facility is called by its title, or by its id where that is not at hand. */
export function paperName(id: string, title = id): string {
  return names[id] ?? title;
}
