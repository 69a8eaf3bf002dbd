// One sentence for every code. A new code without a sentence does not compile.
import { beyondRefused } from "./beyond";
import { documentRefused } from "./documents";
import { importRefused } from "./import";
import { discardRefused } from "./retention";
import { mergeRefused } from "./merge";
import type { ApiError, ExportBlock, Finding, Rule, Weakness } from "../backend";

/** What happened, what is safe, and what to do now. */
export type Sentence = { what: string; safe: string; act: string };

type Told<C extends ApiError["code"]> = (p: Extract<ApiError, { code: C }>) => Sentence;
type Catalogue = { [C in ApiError["code"]]: Told<C> };

const KEPT = "保存済みの記録は変わっていません。";
const TYPED = "入力した内容は下書きに残っています。";
const say = (what: string, safe: string, act: string): (() => Sentence) => {
  return () => ({ what, safe, act });
};

export const weaknessText: Record<Weakness, string> = {
  too_short: "文字数が足りません。",
  too_long: "長すぎます。256文字以内にしてください。",
  no_letter_or_digit: "英字と数字を両方入れてください。",
  holds_name: "施設名や利用者の名前を含めないでください。",
  guessable: "推測されやすい語や並びです。別の語を組み合わせてください。",
};

export const blockText: Record<ExportBlock, string> = {
  practice: "練習用のデータは提出できません。",
  no_headquarters: "本部の登録カードを確認していません。",
  no_folder: "本部登録のフォルダが決まっていません。",
  nothing_new: "前回の提出から新しい記録がありません。",
};

/** What is wrong with a field; `detail` is a limit, a list or another field. */
export const ruleText: Record<Rule, (detail: string, other: string) => string> = {
  required: () => "入力してください。",
  too_long: (limit) => `${limit}文字以内で入力してください。`,
  not_a_date: () => "日付として読めません。例: R8.11.22、2026-11-22",
  not_a_time: () => "時刻として読めません。例: 9:30",
  not_a_count: () => "0以上の整数で入力してください。",
  unknown_code: () => "一覧にない値です。選び直してください。",
  my_number: () => "マイナンバーと思われる番号が含まれています。記録しないでください。",
  order_of_dates: (_, other) => `${other === "" ? "前の日付" : `「${other}」`}より前の日付になっています。`,
  personal_name: () => "記録にある人・勤務先・番号と同じ言葉があります。だれのことか分からない書き方にしてください。",
  control_character: () => "記録に使えない文字(制御文字)が含まれています。",
};

/** The sentence of one finding; `label` gives the label of another field. */
export function findingText(finding: Finding, label: (field: string) => string): string {
  return ruleText[finding.rule](finding.detail, label(finding.detail));
}

const wait = (seconds: number): string =>
  seconds > 0 ? `${seconds}秒待ってから、もう一度入力してください。` : "もう一度入力してください。";

/** Why a file (card, bundle, receipt, backup) or one of its rows was refused, by the code of the reason. */
export const refusalText: Readonly<Record<string, string>> = {
  not_a_bundle: "提出データのファイルではありません。",
  unknown_format: "このバージョンでは読めない形式です。新しいバージョンの両立デスクで作られた可能性があります。",
  truncated: "ファイルが途中で切れています。もう一度受け取るか、コピーし直してください。",
  damaged: "ファイルが壊れています。",
  wrong_recipient: "この施設宛てのファイルではありません。",
  unknown_sender: "登録カードを確認した相手のファイルではありません。",
  bad_signature: "署名が確かめられません。書き換えられたおそれがあります。",
  too_large: "大きすぎるファイルです。",
  malformed_header: "ファイルの見出しが形式に合っていません。",
  payload_mismatch: "中身が署名された内容と一致しません。",
  count_mismatch: "件数が署名された内容と一致しません。",
  malformed_line: "形式に合わない行があります。",
  trailing_data: "ファイルの末尾に余分なデータがあります。",
  not_a_card: "登録カードのファイルではありません。",
  bad_card: "登録カードの内容が正しくありません。",
  wrong_kind: "登録カードの種類(施設・本部)が違います。",
  not_a_receipt: "受領通知のファイルではありません。",
  admin_only: "様式やマニュアルの更新データは、管理者だけが取り込めます。管理者に依頼してください。",
  not_a_pack: "様式やマニュアルの更新データのファイルではありません。",
  forms_as_manual: "様式の更新データです。マニュアルの版ではありません。ファイル名の末尾を「.forms」に戻して、もう一度取り込んでください。",
  other_facility: "別の施設宛ての受領通知です。",
  unknown_bundle: "この受領通知に対応する提出データが、このPCにありません。",
  unreadable: "ファイルを開けません。",
  bad_secret: "この施設の署名の鍵を使えません。バックアップからの復元が必要な場合があります。",
  bad_recipient: "宛先の登録カードの鍵を使えません。",
  bad_content: "提出データの形式に合わない内容があります。",
  sealing_failed: "提出データの封ができませんでした。",
  not_a_backup: "バックアップのファイルではありません。",
  wrong_key: "このバックアップを開く鍵が違います。",
  differs: "中身が、作ったときの記録と一致しません。",
  missing_field: "必要な項目がありません。",
  bad_field: "項目の値が形式に合っていません。",
  withdrawn: "本部では提出が取り下げられています。",
  superseded: "本部には、より新しい内容が届いています。",
  hq_restored: "本部が以前のバックアップに戻したため、もう一度提出が必要です。",
};
const why = (reason: string): string => refusalText[reason] ?? `理由のコード: ${reason}`;

type Short = { what: string; act: string };
const returnText: Readonly<Record<string, Short>> & { shape: Short } = {
  shape: { what: "書類のコードとして読めません。", act: "かな入力を切ってから、書類の右上にあるコードを英数字14桁で入れてください。例: OPN-7K3D-9QXF-2MC" },
  check: { what: "コードのどこかに打ち間違いがあります。", act: "書類の右上のコードと見比べて、もう一度入れてください。" },
  elsewhere: { what: "この施設で作った書類のコードではありません。", act: "別の施設の書類が混じっていないか、差出人を確かめてください。" },
  unknown: { what: "この施設の書類ですが、その事例がいまの記録にありません。", act: "取り消したか抹消した事例の書類です。設定の「取り消した記録」を見るか、管理者に確かめてください。" },
};
const batchText: Readonly<Record<string, Short>> & { gone: Short } = {
  no_cases: { what: "書類を作る支援対象者がいません。", act: "一覧で選択するか、条件を変えてください。" },
  too_many: { what: "一度にまとめられるのは500件までです。", act: "条件を絞るか、分けて作ってください。" },
  none_left: { what: "作れる書類が1件もありません。", act: "一覧の理由を確かめてください。" },
  unfinished: { what: "書類はまだ作成中です。", act: "作成が終わるまで待ってから、もう一度操作してください。" },
  stale: { what: "作成した後に記録が変わりました。", act: "いまの記録で作り直してください。" },
  gone: { what: "作成した書類が残っていません。", act: "もう一度作成してください。" },
};

// A backup keeps the keys of the day on which it was made.
const WHOLE = "いまのデータには触れていません。";
const ofThatDay: Readonly<Record<string, Sentence>> = {
  older_key: {
    what: "このバックアップは、データの鍵を新しくする前のものです。いまの鍵では中身を確かめられません。",
    safe: WHOLE,
    act: "復元するときに、このバックアップを作った時点のパスフレーズか復旧コードを入れると開きます。",
  },
  passphrase_of_that_day: {
    what: "利用者名・パスフレーズ・キーファイルのどれかが、このバックアップのものと違います。",
    safe: WHOLE,
    act: "バックアップは、作った時点のパスフレーズで開きます。その後に変更したパスフレーズでは開きません。",
  },
  code_of_that_day: {
    what: "この復旧コードでは、このバックアップを開けません。",
    safe: WHOLE,
    act: "バックアップは、作った時点の復旧コードで開きます。その後に作り直した復旧コードでは開きません。",
  },
};
// What a form's definition says wrong; the words of the file stand in brackets as they were written.
const formPlace = (line: number): string => (line > 0 ? `様式ファイルの${line}行目を確かめてください。` : "");
const formText: Readonly<Record<string, (word: string) => string>> & { shape: (word: string) => string } = {
  shape: (word) => `様式ファイルの書き方に合っていません。直してから、もう一度選んでください。(${word})`,
  newer: () => "この様式には、新しいバージョンの両立デスクが必要です。",
  unknown_field: (word) => `「${word}」という項目は、この様式に定義されていません。`,
  unknown_fact: (word) => `「${word}」という記録の項目はありません。`,
  field: (word) => `項目「${word}」が二重に定義されているか、紙面のどこにも置かれていません。`,
  layout: (word) => `紙面を作成できません。列の数や幅を見直してください。(${word})`,
  name_taken: (word) => `様式のID「${word}」は使えません。半角の英小文字・数字・ハイフンで、ほかの書類と重ならないものにしてください。`,
  unreadable: () => "ファイルを読めませんでした。1MBまでのテキストファイル(UTF-8)を選んでください。",
};
const logoText: Readonly<Record<string, string>> & { unreadable: string } = {
  unreadable: "ファイルを読めませんでした。場所と、媒体が接続されているかを確かめてください。",
  too_large: "大きすぎます。10 MBまで、縦横12,000画素までの画像を選んでください。",
  kind: "PNGまたはJPEGの画像を選んでください。",
  broken: "画像が壊れていて最後まで読めません。別のファイルを選ぶか、画像を保存し直してください。",
};
const scanText: Readonly<Record<string, string>> & { unreadable: string } = {
  unreadable: "ファイルを読めませんでした。場所と、媒体が接続されているかを確かめてください。",
  too_large: "20MBまでのファイルを選んでください。大きいときは、解像度を下げて読み取り直してください。",
  unknown_kind: "PDF・JPEG・PNGのファイルを選んでください。",
};

export const errorCatalogue: Catalogue = {
  locked: say("ロックされています。", TYPED, "パスフレーズを入力して、ロックを解除してください。"),
  wrong_passphrase: (p) => ({
    what: "利用者名かパスフレーズ、またはキーファイルが違います。",
    safe: "データは暗号化されたままです。",
    act: wait(p.wait_seconds),
  }),
  too_soon: (p) => ({ what: "続けて間違えたため、待ち時間があります。", safe: "データは暗号化されたままです。", act: wait(p.wait_seconds) }),
  wrong_recovery_code: (p) => ({
    what: p.group > 0 ? `復旧コードの第${p.group}組に誤りがあります。` : "復旧コードが違います。",
    safe: "データは暗号化されたままです。",
    act: "印刷した復旧コードを見て、もう一度入力してください。",
  }),
  key_file_needed: say("この利用者にはキーファイルが必要です。", "データは暗号化されたままです。", "キーファイルの入ったUSBメモリなどを接続し、ファイルを選んでください。"),
  key_file_unreadable: say("キーファイルを読めません。", "データは暗号化されたままです。", "別のファイルを選んでいないか、媒体が接続されているかを確かめてください。"),
  weak_passphrase: (p) => ({ what: "このパスフレーズは使えません。", safe: weaknessText[p.weakness], act: "条件に合うパスフレーズにしてください。" }),
  workplace_missing: say("このフォルダに両立デスクのデータがありません。", "何も変えていません。", "フォルダの場所を確かめるか、新しく作成してください。"),
  workplace_exists: say("このフォルダには、すでにデータがあります。", "何も変えていません。", "そのデータを開くか、別のフォルダを選んでください。"),
  workplace_in_use: say("このデータは、別の画面かコマンドで使用中です。", KEPT, "使用中の両立デスクを終了してから、もう一度開いてください。"),
  workplace_on_network: (p) => ({
    what: `ネットワーク上のフォルダ(${p.file_system})では使えません。`,
    safe: "何も変えていません。",
    act: "このPCの中のフォルダを選んでください。",
  }),
  folder_unusable: say("このフォルダは使えません。", "何も変えていません。", "書き込みできる、このPCの中のフォルダを選んでください。"),
  workplace_newer: (p) => ({
    what: `新しいバージョンの両立デスクで作られたデータです(形式 ${p.found}、このバージョンは ${p.known} まで)。`,
    safe: "データには触れていません。",
    act: "新しいバージョンの両立デスクで開いてください。",
  }),
  slots_damaged: say("鍵のファイル(slots.json)が壊れています。", "記録のデータには触れていません。", "バックアップから復元してください。"),
  database_damaged: say("記録のデータが壊れています。", "壊れたデータはそのまま残してあります。", "バックアップから復元してください。"),
  disk_full: say("ディスクの空きがありません。", "保存済の記録はそのままです。", "この画面を閉じずに空きを作ってから、もう一度操作してください。"),
  file_failed: (p) => ({ what: "ファイルの読み書きに失敗しました。", safe: KEPT, act: `保存先の接続と空きを確かめてください。(${p.kind})` }),
  invalid: say("入力を確かめてください。", TYPED, "エラーの表示された項目を直してから、もう一度保存してください。"),
  conflict: (p) => ({ what: `${p.user}さんが先に保存しました。`, safe: TYPED, act: "両方の値を見比べて、残す値を選んでください。" }),
  in_interview: say("面談モードの間は、この方の記録だけを表示します。", KEPT, "ほかの方の記録は、面談モードを終えてから開いてください。"),
  not_found: say("記録が見つかりません。", KEPT, "一覧から選び直してください。"),
  undo_too_late: say("その後に変更があるため、元に戻せません。", KEPT, "変更履歴を見て、手で入力し直してください。"),
  forbidden: say("この操作は管理者だけが行えます。", KEPT, "管理者に依頼してください。"),
  last_administrator: say("最後の管理者は外せません。", "何も変えていません。", "先に別の利用者を管理者にしてください。"),
  slot_unvouched: (p) => ({
    what: p.user ? `利用者「${p.user}」の鍵を確かめられません。` : "復旧コードの鍵を確かめられません。",
    safe: "何も変えていません。",
    act: p.user
      ? "その利用者が一度ロックを解除した後で、もう一度お試しください。"
      : "「復旧コードを作り直す」を行った後で、もう一度お試しください。",
  }),
  user_id_unusable: say("この利用者名は使えません。", "何も変えていません。", "英数字と「-」「_」「.」で、まだ使われていない名前にしてください。"),
  missing_glyphs: (p) => ({
    what: `印刷できない文字があります: ${p.characters}`,
    safe: "書類は出力していません。",
    act: "別の字に置き換えるか、空欄にして手書きしてください。",
  }),
  paper_not_ready: say("この書類に必要な記録がまだありません。", KEPT, "未確認の項目を入力してから作成してください。"),
  no_employer: say(
    "勤務先が記録されていないため、会社に渡す書類は作れません。",
    "書類は出力していません。",
    "会社に渡すときは、先に「勤務情報」に勤務先を記録してください。",
  ),
  course_not_done: (p) => ({
    what: `読了証には、基本の章があと${p.left}章残っています。`,
    safe: "ここまでの記録は残っています。",
    act: "残りの節を読み終え、確認テストに合格してから作成してください。",
  }),
  own_figures_stay: say(
    "自分の担当だけの件数は、報告書や表に書き出せません。",
    "ファイルは作っていません。",
    "「自分の担当だけ」を外してからお試しください。",
  ),
  names_not_confirmed: say(
    "個人が分かる項目の書き出しが、まだ確認されていません。",
    "ファイルは作っていません。",
    "確認の欄に印を付けるか、個人が分かる項目を外してください。",
  ),
  paper_not_this_way: (p) => ({ what: `「${p.paper}」は、選んだ提供先の区分では使わない書類です。`, safe: "書類は出力していません。", act: "提供先の区分を選び直してください。" }),
  form_refused: (p) => ({ what: `この様式は登録できません。${formPlace(p.line)}`, safe: KEPT, act: formText[p.reason]?.(p.word) ?? formText.shape(p.word) }),
  consent_missing: say("提供先への同意が記録されていません。", "書類は出力していません。", "本人の同意を得て、「同意」に記録してください。"),
  logo_refused: (p) => ({ what: "このファイルはロゴとして登録できません。", safe: KEPT, act: logoText[p.reason] ?? logoText.unreadable }),
  clipboard_unusable: say("クリップボードを使えません。", "何もコピーしていません。", "もう一度試してください。続くときは、転記票を印刷してください。"),
  chart_refused: (p) => ({
    what: p.reason === "persons" ? "別の人の経過を一度にコピーすることはできません。" : "コピーする経過がありません。",
    safe: "何もコピーしていません。",
    act: p.reason === "persons" ? "1人分ずつコピーしてください。" : "画面を開き直して、経過を選んでください。",
  }),
  snippet_refused: (p) => ({
    what: p.reason === "taken" ? "この略語は、ほかの定型文に使われています。" : "この略語は使えません。",
    safe: KEPT,
    act: p.reason === "taken" ? "別の略語にしてください。" : "英数字またはかなで、12字までにしてください。",
  }),
  purpose_not_agreed: say("この目的への同意が記録されていません。", "書類は出力していません。", "本人の同意を得て、「同意」に記録してください。"),
  disclosure_undecided: (p) => ({
    what: `開示するかどうかが未決定の箇所が${p.count}か所あります。`,
    safe: "書類は出力していません。",
    act: "「開示する内容を確認する」で、一つずつ決めてください。",
  }),
  handout_unread: say("資料の文が、まだ読み直されていません。", "書類は出力していません。", "「資料の文を読み直す」で、個人が分かる語を直してください。"),
  handout_tells: (p) => ({
    what: `資料の文に、この事例の名前や番号が${p.count}か所残っています。`,
    safe: "書類は出力していません。",
    act: "「資料の文を読み直す」で、別の言い方に直してください。",
  }),
  discard_refused: (p) => ({ what: discardRefused[p.reason]?.what ?? "この記録は廃棄できません。", safe: "何も消していません。", act: discardRefused[p.reason]?.act ?? discardRefused.changed.act }),
  beyond_refused: (p) => ({ what: "同意によらない提供はできません。", safe: "書類は出力していません。", act: beyondRefused[p.reason] ?? beyondRefused.changed }),
  scan_refused: (p) => ({ what: "このファイルは写しとして取り込めません。", safe: KEPT, act: scanText[p.reason] ?? scanText.unreadable }),
  return_code_refused: (p) => ({ safe: KEPT, ...(returnText[p.reason] ?? returnText.shape) }),
  batch_refused: (p) => ({ safe: "何も出力していません。", ...(batchText[p.reason] ?? batchText.gone) }),
  import_refused: (p) => ({ safe: KEPT, ...(importRefused[p.reason] ?? importRefused.broken) }),
  merge_refused: (p) => ({ safe: KEPT, ...(mergeRefused[p.reason] ?? mergeRefused.same)(p.names) }),
  document_refused: (p) => ({ safe: "資料は追加・変更していません。", ...(documentRefused[p.reason] ?? documentRefused.broken) }),
  printer_failed: (p) => ({ what: "印刷できませんでした。", safe: "書類の内容は変わっていません。", act: `プリンタを確かめてください。(${p.said})` }),
  export_blocked: (p) => ({ what: "いまは提出できません。", safe: KEPT, act: blockText[p.block] }),
  card_refused: (p) => ({ what: "登録カードを読み取れません。", safe: "何も登録していません。", act: `正しいファイルを選んでください。${why(p.reason)}` }),
  fingerprint_differs: say("確認番号が登録カードと一致しません。", "何も登録していません。", "本部に電話で番号を確かめてください。違うときは登録しないでください。"),
  bundle_refused: (p) => ({ what: "提出データを読み取れません。", safe: KEPT, act: why(p.reason) }),
  receipt_refused: (p) => ({ what: "このファイルは取り込めません。", safe: KEPT, act: why(p.reason) }),
  backup_refused: (p) =>
    ofThatDay[p.reason] ?? { what: "このバックアップは使えません。", safe: "いまのデータには触れていません。", act: `別の日のバックアップを選んでください。${why(p.reason)}` },
  bad_request: (p) => ({ what: "画面とプログラムの間で、データの受け渡しに誤りがありました。", safe: TYPED, act: `両立デスクを開き直してください。続くときは管理者に伝えてください。(${p.detail})` }),
  unknown_call: (p) => ({ what: "この操作は、このバージョンでは使えません。", safe: KEPT, act: `管理者に伝えてください。(${p.name})` }),
  internal: (p) => ({
    what: "処理の途中で問題が起きました。",
    safe: TYPED,
    act: p.log === "" ? "もう一度試してください。" : `もう一度試してください。続くときは記録番号 ${p.log} を管理者に伝えてください。`,
  }),
};

/** The sentence of an error. */
export function sentence(error: ApiError): Sentence {
  const told = errorCatalogue[error.code] as ((p: ApiError) => Sentence) | undefined;
  return told ? told(error) : errorCatalogue.internal({ code: "internal", log: "" });
}
