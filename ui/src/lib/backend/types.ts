// Generated from the API list by `cargo xtask types`. Do not edit.

export type AccidentAsk = { 
/**
 * 給付基礎日額, yen.
 */
base: number, 
/**
 * Wage of the part of the day that was worked, yen.
 */
wage: number, };

export type AccidentSum = { 
/**
 * Benefit, yen.
 */
benefit: number, 
/**
 * 特別支給金, yen.
 */
special: number, 
/**
 * Where the figures stand.
 */
source: string, 
/**
 * How sure they are.
 */
certainty: Certainty, };

export type Activity = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *事例
 */
case_id: string, 
/**
 *日付
 */
on_date: string, 
/**
 *開始時刻
 */
at_time: string, 
/**
 *分
 */
minutes: number | null, 
/**
 *方法
 */
channel: string, 
/**
 *相手
 */
partners: Array<string>, 
/**
 *内容
 */
kinds: Array<string>, 
/**
 *連携形態
 */
link: string, 
/**
 *対応者
 */
staff: string, 
/**
 *記録(事実)
 */
text: string, 
/**
 *所見(支援者の見立て)
 */
finding: string, 
/**
 *S 本人の話
 */
subjective: string, 
/**
 *O 見たこと・情報
 */
objective: string, 
/**
 *A 見立て
 */
assessment: string, 
/**
 *P 方針
 */
plan: string, 
/**
 *約束したこと
 */
promised: string, 
/**
 *約束の期日
 */
promised_on: string, 
/**
 *カルテ転記
 */
chart_note: string, };

export type ActivityPage = { 
/**
 * Rows.
 */
rows: Array<Activity>, 
/**
 * All of this case.
 */
total: number, };

export type ActivityQuery = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * First row.
 */
offset: number, 
/**
 * Rows wanted (1 to 500).
 */
limit: number, };

export type AmountView = { 
/**
 * In words.
 */
text: string, 
/**
 * First day; empty = always.
 */
valid_from: string, 
/**
 * Last day; empty = still.
 */
valid_to: string, 
/**
 * It holds on the day that was asked.
 */
now: boolean, 
/**
 * How sure it is.
 */
certainty: Certainty, 
/**
 * Where it stands.
 */
source: string, 
/**
 * Source or certainty are others than those of the benefit.
 */
apart: boolean, };

export type Anchor = "start" | "middle" | "end";

export type AnswerShare = { 
/**
 * Answers of the first kind.
 */
yes: number, 
/**
 * Answers in all.
 */
of: number, };

export type ApiError = { "code": "locked" } | { "code": "wrong_passphrase", 
/**
 * Seconds until the next try.
 */
wait_seconds: number, } | { "code": "too_soon", 
/**
 * Seconds until the next try.
 */
wait_seconds: number, } | { "code": "wrong_recovery_code", 
/**
 * Group with the slip, 0 when the code as a whole does not open.
 */
group: number, } | { "code": "key_file_needed" } | { "code": "key_file_unreadable" } | { "code": "weak_passphrase", 
/**
 * Why.
 */
weakness: Weakness, } | { "code": "workplace_missing" } | { "code": "workplace_exists" } | { "code": "workplace_in_use" } | { "code": "workplace_on_network", 
/**
 * File system.
 */
file_system: string, } | { "code": "folder_unusable" } | { "code": "workplace_newer", 
/**
 * Schema found.
 */
found: number, 
/**
 * Schema known.
 */
known: number, } | { "code": "slots_damaged" } | { "code": "database_damaged" } | { "code": "disk_full" } | { "code": "file_failed", 
/**
 * Kind of failure, without a path.
 */
kind: string, } | { "code": "invalid", 
/**
 * Which, and why.
 */
findings: Array<Finding>, } | { "code": "conflict", 
/**
 * The record as it stands now.
 */
theirs: Record<string, unknown>, 
/**
 * Who saved it.
 */
user: string, 
/**
 * When (UTC).
 */
at: string, } | { "code": "not_found" } | { "code": "in_interview" } | { "code": "undo_too_late" } | { "code": "forbidden" } | { "code": "last_administrator" } | { "code": "slot_unvouched", 
/**
 * Login name.
 */
user: string, } | { "code": "user_id_unusable" } | { "code": "missing_glyphs", 
/**
 * The characters.
 */
characters: string, } | { "code": "paper_not_ready", 
/**
 * Paper id.
 */
paper: string, } | { "code": "no_employer" } | { "code": "course_not_done", 
/**
 * How many.
 */
left: number, } | { "code": "own_figures_stay" } | { "code": "names_not_confirmed" } | { "code": "form_refused", 
/**
 * Which rule: `shape`, `newer`, `unknown_field`, `unknown_fact`, `field`, `layout`, `name_taken`, `unreadable`.
 */
reason: string, 
/**
 * Line of the file, from 1 (0 where it is the whole file).
 */
line: number, 
/**
 * The word that is not understood.
 */
word: string, } | { "code": "paper_not_this_way", 
/**
 * Title of the form.
 */
paper: string, } | { "code": "consent_missing", 
/**
 * Party code.
 */
party: string, } | { "code": "logo_refused", 
/**
 * `unreadable`, `too_large`, `kind` or `broken`.
 */
reason: string, } | { "code": "clipboard_unusable" } | { "code": "chart_refused", 
/**
 * `none`, `persons` or `gone`.
 */
reason: string, } | { "code": "snippet_refused", 
/**
 * `shape` or `taken`.
 */
reason: string, } | { "code": "purpose_not_agreed", 
/**
 * Purpose code.
 */
purpose: string, } | { "code": "disclosure_undecided", 
/**
 * How many.
 */
count: number, } | { "code": "handout_unread" } | { "code": "handout_tells", 
/**
 * How many.
 */
count: number, } | { "code": "beyond_refused", 
/**
 * `ground`, `reason`, `items`, `party`, `covered`, `second`, `changed` or `paper`.
 */
reason: string, } | { "code": "discard_refused", 
/**
 * `held`, `open`, `kept`, `rule`, `cases`, `proposed`, `not_proposed`, `same_person`, `alone`, `changed` or `ground_tells`.
 */
reason: string, } | { "code": "scan_refused", 
/**
 * `unreadable`, `too_large` or `unknown_kind`.
 */
reason: string, } | { "code": "return_code_refused", 
/**
 * `shape`, `check`, `elsewhere` or `unknown`.
 */
reason: string, } | { "code": "batch_refused", 
/**
 * `no_cases`, `too_many`, `none_left`, `unfinished`, `stale` or `gone`.
 */
reason: string, } | { "code": "import_refused", 
/**
 * What stands against it: the file, the mapping, or another import that is under way.
 */
reason: string, } | { "code": "merge_refused", 
/**
 * `same`, `cancelled`, `drafts`, `proposed`, `different`, `gone`, `split` or `later`.
 */
reason: string, 
/**
 * Whom or which numbers it concerns, empty where that says nothing.
 */
names: string, } | { "code": "document_refused", 
/**
 * What stands against it: the file, what reading it would cost, or where the document stands.
 */
reason: string, } | { "code": "printer_failed", 
/**
 * What the print system said.
 */
said: string, } | { "code": "export_blocked", 
/**
 * Why.
 */
block: ExportBlock, } | { "code": "card_refused", 
/**
 * Reason code.
 */
reason: string, } | { "code": "fingerprint_differs" } | { "code": "bundle_refused", 
/**
 * Reason code.
 */
reason: string, } | { "code": "receipt_refused", 
/**
 * Reason code.
 */
reason: string, } | { "code": "backup_refused", 
/**
 * Reason code.
 */
reason: string, } | { "code": "bad_request", 
/**
 * What is wrong with it, without values.
 */
detail: string, } | { "code": "unknown_call", 
/**
 * Name.
 */
name: string, } | { "code": "internal", 
/**
 * Number of the log entry.
 */
log: string, };

export type AppState = { 
/**
 * Which screen is right.
 */
phase: Phase, 
/**
 * Why the workplace cannot be opened, when it cannot.
 */
problem: ApiError | null, 
/**
 * Login names that have a key slot.
 */
users: Array<SlotUser>, 
/**
 * Folder of the workplace.
 */
folder: string, 
/**
 * Practice workplace.
 */
practice: boolean, 
/**
 * Seconds until the next try after wrong passphrases.
 */
wait_seconds: number, 
/**
 * Version of the program.
 */
version: string, 
/**
 * The session when the workplace is open.
 */
session: Session | null, };

export type AuditEntry = { 
/**
 * Number.
 */
id: number, 
/**
 * When (UTC).
 */
at: string, 
/**
 * Who.
 */
user: string, 
/**
 * Kind: unlock | open | search | save | print | export | settings …
 */
kind: string, 
/**
 * Record id or other key, to tell two records of a case apart.
 */
target: string, 
/**
 * What it was done to, in words: a case by its number, a setting by its name; empty where there is nothing to say.
 */
about: string, 
/**
 * Number of the case that the act was about, empty when none.
 */
case_number: string, };

export type AuditPage = { 
/**
 * Rows.
 */
rows: Array<AuditEntry>, 
/**
 * All that the filter matches.
 */
total: number, 
/**
 * The hash chain holds from the first to the last row.
 */
chain_intact: boolean, 
/**
 * Month reviewed: by whom and when, empty when not.
 */
reviewed: string, };

export type AuditQuery = { 
/**
 * Month (2026-11); empty = all.
 */
month: string, 
/**
 * Kind; empty = all.
 */
kind: string, 
/**
 * User; empty = all.
 */
user: string, 
/**
 * First row.
 */
offset: number, 
/**
 * Rows wanted (1 to 500).
 */
limit: number, };

export type AuditReview = { 
/**
 * Month (2026-11).
 */
month: string, };

export type BackupLine = { 
/**
 * Full path.
 */
file: string, 
/**
 * When (UTC).
 */
at: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * Opened and compared (None = cannot be told while locked).
 */
verified: boolean, 
/**
 * Persons inside, None when not known.
 */
persons: number | null, 
/**
 * Cases inside, None when not known.
 */
cases: number | null, 
/**
 * Activities inside, None when not known.
 */
activities: number | null, 
/**
 * In the second folder.
 */
second: boolean, };

export type BackupMade = { 
/**
 * File.
 */
file: string, 
/**
 * Copy in the second folder, empty when none is set.
 */
second: string, 
/**
 * Why the second copy failed, empty when it did not.
 */
second_problem: string, 
/**
 * Cases inside.
 */
cases: number, 
/**
 * Activities inside.
 */
activities: number, };

export type BackupRestore = { 
/**
 * File.
 */
file: string, 
/**
 * Login name of that day; empty = the only user.
 */
user_id: string, 
/**
 * Passphrase of that day; empty when the recovery code is given.
 */
passphrase: string, 
/**
 * Key file of that day.
 */
key_file: string, 
/**
 * Recovery code instead of the passphrase.
 */
code: string, };

export type BandAsk = { 
/**
 * The case, for the age of the person.
 */
case_id: string, 
/**
 * Month of treatment (`2026-08`); empty = this month.
 */
month: string, 
/**
 * Code of `insurance_kind`; empty = not known.
 */
kind: string, 
/**
 * Old enough for the tables of the old; None = as the person is today.
 */
old: boolean | null, 
/**
 * 標準報酬月額, yen.
 */
standard_pay: number | null, };

export type BandBound = { 
/**
 * Code of `income_band`.
 */
code: string, 
/**
 * First month of treatment (`2026-08`).
 */
from: string, 
/**
 * Last month of treatment.
 */
to: string, 
/**
 * Lowest 標準報酬月額 of the band, yen.
 */
at_least: number, 
/**
 * Highest grade of the band, yen; 0 = without end.
 */
most: number, 
/**
 * Band that goes before this one where no resident tax is due; empty = none.
 */
unless: string, };

export type BandOffer = { 
/**
 * Highest first; empty where none are settled, or for the old.
 */
bounds: Array<BandBound>, 
/**
 * Code of `income_band`; empty where nothing can be offered.
 */
band: string, 
/**
 * Band that goes before it where no resident tax is due; empty = none.
 */
unless: string, 
/**
 * The band of this kind of insurance does not follow from a 標準報酬月額, or not by a rule that could be read.
 */
other_kind: boolean, 
/**
 * The person is old enough for the tables of the old, whose bounds could not be read.
 */
old: boolean, 
/**
 * Where the bounds stand.
 */
source: string, 
/**
 * How sure they are.
 */
certainty: Certainty, };

export type BatchAt = { 
/**
 * The batch.
 */
id: number, };

export type BatchDrawn = { 
/**
 * Title.
 */
title: string, 
/**
 * PDF, base64.
 */
pdf: string, 
/**
 * Pages.
 */
pages: number, 
/**
 * Proposed file name, without a name in it.
 */
file_name: string, 
/**
 * What these papers disclose, to whom.
 */
discloses: Array<string>, };

export type BatchLeft = { 
/**
 * Entries of the register, one for each paper.
 */
register_ids: Array<number>, 
/**
 * Printer or path.
 */
place: string, 
/**
 * SHA-256 of the PDF.
 */
sha256: string, };

export type BatchLine = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Case number.
 */
number: string, 
/**
 * Name as lists show it.
 */
name: string, 
/**
 * Page of the file on which it begins, 0 while it is not whole.
 */
page: number, 
/**
 * What the paper leaves out, and why.
 */
left_out: Array<string>, 
/**
 * Why there is no such paper of this case.
 */
refused: ApiError | null, };

export type BatchPrint = { 
/**
 * The batch.
 */
id: number, 
/**
 * Printer queue.
 */
printer: string, 
/**
 * Copies (1 to 99).
 */
copies: number, 
/**
 * To whom the papers go.
 */
recipient: string, 
/**
 * What for.
 */
purpose: string, };

export type BatchSave = { 
/**
 * The batch.
 */
id: number, 
/**
 * Full path; empty = the paper folder of the settings with the proposed name.
 */
path: string, 
/**
 * To whom the papers go.
 */
recipient: string, 
/**
 * What for.
 */
purpose: string, };

export type BatchStart = { 
/**
 * Case ids or numbers, in the order of the papers.
 */
cases: Array<string>, 
/**
 * Instead of them, all cases of a list in its order.
 */
all: CaseQuery | null, 
/**
 * The paper; its case is each of these in turn.
 */
request: PaperRequest, 
/**
 * For printing on both sides: each paper begins on the front of a sheet.
 */
two_sided: boolean, };

export type BatchStep = { 
/**
 * The batch.
 */
id: number, 
/**
 * The papers that cannot be made are left out: the person has seen them and said so.
 */
without: boolean, };

export type BatchView = { 
/**
 * Its number.
 */
id: number, 
/**
 * drawing | asking | ready: papers are drawn, some cannot be made and the person decides, or the file is whole.
 */
state: string, 
/**
 * Papers looked at.
 */
done: number, 
/**
 * Papers wanted.
 */
total: number, 
/**
 * One line for each paper looked at.
 */
lines: Array<BatchLine>, 
/**
 * Pages of the whole file, 0 while it is not whole.
 */
pages: number, };

export type BeforeTalk = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Case number.
 */
number: string, 
/**
 * Name or initials.
 */
name: string, 
/**
 * Reading.
 */
kana: string, 
/**
 * The records, for the cautions about contact.
 */
file: CaseFile, 
/**
 * Promises and to-dos that are open, earliest first.
 */
promises: Array<TalkPromise>, 
/**
 * What to ask.
 */
questions: Array<TalkQuestion>, 
/**
 * Dates that are past or near.
 */
dates: Array<TalkDate>, 
/**
 * What may not be told, and what who knows.
 */
withheld: Array<Withheld>, 
/**
 * Measures in force.
 */
measures: Array<Measure>, 
/**
 * The last activities, newest first.
 */
last: Array<Activity>, 
/**
 * Pinned passages.
 */
pins: Array<Pin>, };

export type Benefit = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *事例
 */
case_id: string, 
/**
 *制度
 */
resource: string, 
/**
 *状態
 */
state: string, 
/**
 *説明日
 */
explained_on: string, 
/**
 *申請日
 */
applied_on: string, 
/**
 *開始日
 */
started_on: string, 
/**
 *満了日
 */
ends_on: string, 
/**
 *更新日
 */
renewal_on: string, 
/**
 *備考
 */
note: string, };

export type BenefitAsk = { 
/**
 * 傷病手当金.
 */
sick_pay: SickPayAsk, 
/**
 * 高額療養費 of a month.
 */
high_cost: HighCostAsk, 
/**
 * 年間上限.
 */
high_cost_year: HighCostYearAsk, 
/**
 * First visit (ISO).
 */
first_visit_on: string, 
/**
 * Code of `assessment_event`; empty = none.
 */
event: string, 
/**
 * Its day (ISO).
 */
event_on: string, 
/**
 * 年次有給休暇.
 */
leave: LeaveAsk, 
/**
 * 医療費控除.
 */
deduction: DeductionAsk, 
/**
 * 休業補償.
 */
accident: AccidentAsk, 
/**
 * 障害年金; None = not asked.
 */
pension: PensionAsk | null, };

export type BenefitDay = { 
/**
 * What the day is called.
 */
label: string, 
/**
 * ISO date.
 */
on: string, 
/**
 * The recorded date it is counted from.
 */
from: FeeFact, 
/**
 * Where the counting stands.
 */
source: string, 
/**
 * How sure the counting is.
 */
certainty: Certainty, };

export type BenefitReason = { 
/**
 * What people call it.
 */
label: string, 
/**
 * May: met; Ask: not recorded; No: speaks against it.
 */
state: BenefitResult, 
/**
 * The question, or why it does not apply.
 */
said: string, 
/**
 * The recorded fact behind it; None where the records have no place for it.
 */
fact: FeeFact | null, };

export type BenefitResult = "may" | "ask" | "no";

export type BenefitReview = { 
/**
 * What may apply first, then what is to be asked, then what does not apply.
 */
views: Array<BenefitView>, 
/**
 * Band of the case, for the monthly limit: recorded, or what the 標準報酬月額 comes to; empty where neither says it.
 */
income_band: string, 
/**
 * Recorded 標準報酬月額, yen.
 */
standard_pay: number | null, 
/**
 * The person is old enough today for the tables of the old.
 */
old: boolean, 
/**
 * First visit, for the 障害認定日; empty where it is not recorded.
 */
first_visit_on: string, 
/**
 * Code of `assessment_event`; empty = none is recorded.
 */
event: string, 
/**
 * Its day.
 */
event_on: string, };

export type BenefitSum = { 
/**
 * 傷病手当金 a day.
 */
sick_pay: SickPaySum | null, 
/**
 * Limit of the month.
 */
high_cost: HighCostSum | null, 
/**
 * 年間上限.
 */
high_cost_year: HighCostYear | null, 
/**
 * 障害認定日.
 */
recognition: RecognitionDay | null, 
/**
 * 年次有給休暇.
 */
leave: LeaveSum | null, 
/**
 * 医療費控除.
 */
deduction: DeductionSum | null, 
/**
 * 休業補償.
 */
accident: AccidentSum | null, 
/**
 * 障害年金.
 */
pension: PensionSum | null, };

export type BenefitView = { 
/**
 * Code of the list `benefit`.
 */
resource: string, 
/**
 * Does it look as if it applied?
 */
result: BenefitResult, 
/**
 * A recorded fact would speak against it by a rule that nobody could read: it is asked, and not offered by itself.
 */
doubted: boolean, 
/**
 * What decides, in the order of the rule.
 */
reasons: Array<BenefitReason>, 
/**
 * What it is.
 */
what: string, 
/**
 * Whom it is for.
 */
who: string, 
/**
 * Amounts and periods: of the day, and of later days.
 */
amounts: Array<AmountView>, 
/**
 * A date that follows from the records.
 */
day: BenefitDay | null, 
/**
 * Where one applies.
 */
where_to: string, 
/**
 * Papers that are needed.
 */
papers: Array<string>, 
/**
 * Until when one applies.
 */
deadline: string, 
/**
 * What to mind.
 */
note: string, 
/**
 * Where it stands.
 */
source: string, 
/**
 * Year of the source.
 */
year: number, 
/**
 * Day on which it was last checked against the source (ISO).
 */
checked_on: string, 
/**
 * How sure it is.
 */
certainty: Certainty, 
/**
 * Manual passages.
 */
passages: Array<string>, };

export type BeyondAsked = { 
/**
 * Names what was shown; the answer carries it back, so that what is confirmed is what goes out.
 */
reading: string, 
/**
 * Ground in words.
 */
ground: string, 
/**
 * Party in words.
 */
party: string, 
/**
 * What goes out only by this decision.
 */
goes: Array<string>, 
/**
 * What the person said when asked, newest first; empty when nothing is recorded.
 */
said: Array<string>, 
/**
 * Who may confirm: everybody else who works here, or oneself where nobody else does.
 */
second: Array<SecondUser>, 
/**
 * Nobody else works here: the same person reads the list once more and confirms it with the own passphrase.
 */
alone: boolean, };

export type BeyondConsent = { 
/**
 * Code of the list `consent_exception`.
 */
ground: string, 
/**
 * The circumstances, in words.
 */
reason: string, 
/**
 * Consent items that are needed for it; nothing else goes.
 */
items: Array<string>, };

export type Block = { "is": "heading", 
/**
 * 2 or 3.
 */
level: number, 
/**
 * Text.
 */
text: Array<Inline>, } | { "is": "paragraph", 
/**
 * Text.
 */
text: Array<Inline>, } | { "is": "list", 
/**
 * Numbered.
 */
ordered: boolean, 
/**
 * Items.
 */
items: Array<Array<Inline>>, } | { "is": "quote", 
/**
 * Text.
 */
text: Array<Inline>, } | { "is": "table", 
/**
 * Head row.
 */
head: Array<Array<Inline>>, 
/**
 * Body rows.
 */
rows: Array<Array<Array<Inline>>>, } | { "is": "drawing", 
/**
 * Id.
 */
id: string, };

export type BookDrawn = { 
/**
 * Title.
 */
title: string, 
/**
 * PDF in base64.
 */
pdf: string, 
/**
 * Pages.
 */
pages: number, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * Proposed file name.
 */
file_name: string, 
/**
 * What it tells beyond the manual.
 */
discloses: Array<string>, };

export type BookPrint = { 
/**
 * The book.
 */
id: number, 
/**
 * Printer queue.
 */
printer: string, 
/**
 * Copies (1 to 99).
 */
copies: number, 
/**
 * On both sides.
 */
two_sided: boolean, 
/**
 * To whom it goes.
 */
recipient: string, 
/**
 * What for.
 */
purpose: string, };

export type BookStart = { 
/**
 * Chapter ids, `glossary` for the 用語集; empty = everything.
 */
chapters: Array<string>, 
/**
 * With the user's own notes on the passages.
 */
notes: boolean, 
/**
 * Edition; empty = the one in use.
 */
edition: string, };

export type BookView = { 
/**
 * Its number.
 */
id: number, 
/**
 * drawing | ready
 */
state: string, 
/**
 * Parts that are set.
 */
done: number, 
/**
 * Parts that it has.
 */
total: number, 
/**
 * Pages of the whole file, 0 while it is not whole.
 */
pages: number, 
/**
 * Size of the whole file in bytes, 0 while it is not whole.
 */
bytes: number, };

export type BookmarkSet = { 
/**
 * Passage id.
 */
passage: string, 
/**
 * On or off.
 */
on: boolean, };

export type BothCalendars = { 
/**
 * ISO form `2026-11-22`.
 */
iso: string, 
/**
 * `令和8年11月22日`.
 */
wareki: string, 
/**
 * `R8.11.22`.
 */
short: string, 
/**
 * `日` … `土`.
 */
weekday: string, };

export type BundleLine = { 
/**
 * Number.
 */
sequence: number, 
/**
 * When (UTC).
 */
at: string, 
/**
 * File name.
 */
file: string, 
/**
 * Records inside.
 */
cases: number, 
/**
 * Remarks on the manual inside.
 */
remarks: number, 
/**
 * Records that headquarters accepted.
 */
accepted: number, 
/**
 * Records that headquarters refused.
 */
refused: number, 
/**
 * Receipt taken (UTC), empty when none.
 */
received_at: string, };

export type ById = { 
/**
 * Record id (of a case also its number).
 */
id: string, };

export type CalendarAt = { 
/**
 * `2026-11`; empty = the month of today.
 */
month: string, 
/**
 * Only the cases of the user.
 */
mine: boolean, };

export type CalendarDay = { 
/**
 * The day in both calendars.
 */
date: BothCalendars, 
/**
 * It belongs to the month shown.
 */
in_month: boolean, 
/**
 * Why nobody works on it.
 */
off: Off | null, };

export type CalendarLine = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Name or initials.
 */
name: string, 
/**
 * Reading.
 */
kana: string, 
/**
 * ISO date on which it is shown: the last working day at or before the legal date.
 */
on: string, 
/**
 * ISO date that follows from fact and rule.
 */
legal_on: string, 
/**
 * Days from today, negative when past.
 */
days: number, 
/**
 * What is to be done.
 */
label: string, 
/**
 * Recorded fact behind it.
 */
basis: string, 
/**
 * Rule id.
 */
rule: string, 
/**
 * Where it stands in the case.
 */
place: LinePlace, 
/**
 * What it is called from its day on, where that is the first possible day and not the last; else empty.
 */
opens: string, };

export type CalendarMonth = { 
/**
 * `2026-11`.
 */
month: string, 
/**
 * The month before.
 */
previous: string, 
/**
 * The month after.
 */
next: string, 
/**
 * Days, a multiple of seven.
 */
days: Array<CalendarDay>, 
/**
 * Dates of these days, by day.
 */
lines: Array<CalendarLine>, 
/**
 * More dates than are shown.
 */
cut: boolean, 
/**
 * Last year whose holidays were announced.
 */
announced_until: number, };

export type CalendarSave = { 
/**
 * First day (ISO).
 */
from: string, 
/**
 * Last day (ISO).
 */
until: string, 
/**
 * Only the cases of the user.
 */
mine: boolean, 
/**
 * Path of the file; empty = the folder for papers, with a name of its own.
 */
path: string, 
/**
 * Who gets it, for the register.
 */
recipient: string, 
/**
 * What for, for the register.
 */
purpose: string, };

export type CalendarSaved = { 
/**
 * Number in the register.
 */
register_id: number, 
/**
 * Where it is.
 */
place: string, 
/**
 * Dates in it.
 */
dates: number, 
/**
 * Digest of the bytes.
 */
sha256: string, };

export type Cancel = { 
/**
 * Noun.
 */
noun: Noun, 
/**
 * Id.
 */
id: string, 
/**
 * Why.
 */
reason: string, };

export type Cancelled = { 
/**
 * Noun.
 */
noun: Noun, 
/**
 * Id.
 */
id: string, 
/**
 * Case it belongs to.
 */
case_id: string, 
/**
 * What it is, in a few words.
 */
label: string, 
/**
 * Why.
 */
reason: string, 
/**
 * When (UTC).
 */
at: string, 
/**
 * Last day on which it can be brought back.
 */
until: string, };

export type CardConfirm = { 
/**
 * File of the card.
 */
path: string, 
/**
 * Fingerprint as read aloud.
 */
fingerprint: string, };

export type CardView = { 
/**
 * Facility or headquarters.
 */
kind: string, 
/**
 * Name on the card.
 */
name: string, 
/**
 * 8 groups of 4 digits.
 */
fingerprint: string, };

export type CardWritten = { 
/**
 * The card.
 */
card: CardView, 
/**
 * File.
 */
file: string, };

export type Case = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *支援対象者
 */
person_id: string, 
/**
 *事例番号
 */
number: string, 
/**
 *受付日
 */
opened_on: string, 
/**
 *紹介経路
 */
referral: string, 
/**
 *相談の内容
 */
chief: string, 
/**
 *仕事の状況(一行)
 */
work_line: string, 
/**
 *病状の状況(一行)
 */
illness_line: string, 
/**
 *本人の希望
 */
wish: string, 
/**
 *伝えてほしくないこと
 */
wish_withhold: string, 
/**
 *診療科
 */
department: string, 
/**
 *主治医
 */
doctor: string, 
/**
 *入院・外来
 */
care_setting: string, 
/**
 *入院日
 */
admitted_on: string, 
/**
 *退院日
 */
discharged_on: string, 
/**
 *自院・他院
 */
hospital: string, 
/**
 *他院の名称
 */
hospital_name: string, 
/**
 *主担当
 */
lead_user: string, 
/**
 *副担当
 */
deputy_user: string, 
/**
 *経路(手で決めるとき)
 */
path: string, 
/**
 *休業中・休業の予定あり
 */
on_leave: boolean, 
/**
 *休業開始日
 */
leave_from: string, 
/**
 *復職日(予定を含む)
 */
return_on: string, 
/**
 *次のフォロー予定日
 */
followup_on: string, 
/**
 *今後の対応
 */
next_steps: string, 
/**
 *希望する働き方
 */
job_conditions: string, 
/**
 *終結日
 */
closed_on: string, 
/**
 *以前の事例
 */
former_case: string, };

export type CaseFile = { 
/**
 * 支援対象者
 */
person: Person, 
/**
 * 支援事例
 */
case: Case, 
/**
 * 勤務情報, the main one first
 */
employments: Array<Employment>, 
/**
 * 病状・治療, the main one first
 */
treatments: Array<Treatment>, 
/**
 * 保険・手当, in the order of their making
 */
insurances: Array<Insurance>, 
/**
 * 同意, newest first
 */
consents: Array<Consent>, 
/**
 * 主治医意見書, newest first
 */
opinions: Array<Opinion>, 
/**
 * プラン, newest first
 */
plans: Array<Plan>, 
/**
 * 就業上の措置・配慮
 */
measures: Array<Measure>, 
/**
 * 制度
 */
benefits: Array<Benefit>, 
/**
 * 転帰, newest first
 */
outcomes: Array<Outcome>, 
/**
 * 指導料の確認, newest first
 */
fee_checks: Array<FeeCheck>, 
/**
 * 傷病手当金の期間
 */
sick_pays: Array<SickPay>, 
/**
 * What the activities add up to
 */
support: Support, 
/**
 * Items that the coordinator marked 対象外
 */
exempt: Array<Exempt>, 
/**
 * Passages of the manual that were open while the case moved on, by id
 */
passages: Array<string>, };

export type CaseKept = { 
/**
 * The time of keeping; None while the case is open.
 */
term: KeptTerm | null, 
/**
 * The rule.
 */
rule: RetentionRuleView, 
/**
 * Holds, newest first.
 */
holds: Array<Hold>, };

export type CasePage = { 
/**
 * Rows.
 */
rows: Array<CaseRow>, 
/**
 * Rows that the filter matches.
 */
total: number, };

export type CaseQuery = { 
/**
 * Name, kana, number, chart number or any word of the record.
 */
text: string, 
/**
 * open | closed | cancelled | all
 */
status: string, 
/**
 * Only cases whose 主担当 or 副担当 is the user.
 */
mine: boolean, 
/**
 * Only cases whose 主担当 is this user (login name).
 */
lead: string, 
/**
 * Disease code.
 */
disease: string, 
/**
 * Stage code.
 */
stage: string, 
/**
 * Path code.
 */
path: string, 
/**
 * due | kana | number | last | opened
 */
sort: string, 
/**
 * Turn the order round.
 */
descending: boolean, 
/**
 * First row, from 0.
 */
offset: number, 
/**
 * Rows wanted (1 to 200).
 */
limit: number, };

export type CaseRef = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Number.
 */
number: string, 
/**
 * Person id.
 */
person_id: string, 
/**
 * Name or initials.
 */
name: string, };

export type CaseRow = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * `R8-0001`
 */
number: string, 
/**
 * Name or initials.
 */
name: string, 
/**
 * Reading.
 */
kana: string, 
/**
 * Age today, None when the birth date is not known.
 */
age: number | null, 
/**
 * Sex code.
 */
sex: string, 
/**
 * Stage code.
 */
stage: string, 
/**
 * Path code.
 */
path: string, 
/**
 * Name of the main disease, or the label of its category.
 */
disease: string, 
/**
 * Work in a few words.
 */
work: string, 
/**
 * Next date, empty when none.
 */
due_on: string, 
/**
 * What falls due.
 */
due_label: string, 
/**
 * Last activity.
 */
last_on: string, 
/**
 * Channel code of the last activity.
 */
last_channel: string, 
/**
 * Name of the 主担当.
 */
lead: string, 
/**
 * 未確認の項目: how many.
 */
missing: number, 
/**
 * State of the record.
 */
state: RecordState, 
/**
 * The user has a draft for it.
 */
draft: boolean, 
/**
 * Closed.
 */
closed: boolean, 
/**
 * Cancelled (取消).
 */
cancelled: boolean, };

export type CaseView = { 
/**
 * All records but the activities.
 */
file: CaseFile, 
/**
 * Stage and what is missing, with reasons.
 */
stage: StageView, 
/**
 * Is there an employer to whom one could write? Without one, what is only for a company is not offered.
 */
has_employer: boolean, 
/**
 * Open dates, earliest first.
 */
dates: Array<Dated>, 
/**
 * Of the dates, those that nobody is told of any more once the case is closed.
 */
ending: Array<Dated>, 
/**
 * Promises, to-dos and calls to be returned, earliest first; none while somebody looks on.
 */
owed: Array<TodayLine>, 
/**
 * Days of 傷病手当金, of each illness.
 */
sick_pay: Array<SickPayCount>, 
/**
 * State of the record.
 */
state: RecordState, 
/**
 * Age today.
 */
age: number | null, 
/**
 * Passages pinned to the case.
 */
pins: Array<Pin>, 
/**
 * Other episodes of this person.
 */
episodes: Array<Episode>, 
/**
 * What the next plan starts from.
 */
next_plan: NextPlan, 
/**
 * What each version of the plan changed.
 */
plan_changes: Array<PlanChanges>, 
/**
 * Cancelled, with the reason.
 */
cancelled: string | null, 
/**
 * The number or link that was asked for is of another record, which went into this one.
 */
led: LedHere | null, };

export type Certainty = "official" | "secondary" | "unverified" | "own" | "reconstructed";

export type Changed<T> = { 
/**
 * What came out.
 */
value: T, 
/**
 * What to refresh.
 */
touched: Array<Touched>, };

export type ChangedSince = { 
/**
 * Noun of the record.
 */
noun: Noun, 
/**
 * Field.
 */
field: string, 
/**
 * What the field is called.
 */
label: string, 
/**
 * Value now.
 */
now: unknown, 
/**
 * What the record that stayed had of its own.
 */
kept: unknown, 
/**
 * What the other had of its own.
 */
gone: unknown, };

export type ChapterLine = { 
/**
 * Chapter id.
 */
id: string, 
/**
 * Number.
 */
number: number, 
/**
 * Title.
 */
title: string, 
/**
 * Part.
 */
part: string, 
/**
 * Summary.
 */
summary: string, 
/**
 * Passages in order.
 */
passages: Array<PassageLine>, };

export type ChargeChange = { 
/**
 * Case ids or numbers.
 */
cases: Array<string>, 
/**
 * Instead of them, all cases of a list.
 */
all: CaseQuery | null, 
/**
 * New 主担当 (login name); None = as it is.
 */
lead: string | null, 
/**
 * New 副担当 (login name), empty = nobody; None = as it is.
 */
deputy: string | null, 
/**
 * Day of the change (ISO).
 */
on_date: string, 
/**
 * Why.
 */
reason: string, };

export type ChargeChanged = { 
/**
 * The change, for undoing it as a whole; empty when nothing differed.
 */
id: string, 
/**
 * Cases that changed hands, in the order that was asked.
 */
cases: Array<string>, 
/**
 * Cases that were so already.
 */
same: number, };

export type ChargeLine = { 
/**
 * The change.
 */
id: string, 
/**
 * ISO date.
 */
on_date: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Names before: 主担当, 副担当.
 */
old: [string, string], 
/**
 * Names since.
 */
new: [string, string], 
/**
 * Who changed it.
 */
user: string, 
/**
 * When (UTC).
 */
at: string, 
/**
 * Undone since.
 */
undone: boolean, };

export type ChartAsk = { 
/**
 * Activities.
 */
activities: Array<string>, };

export type ChartCopied = { 
/**
 * The text.
 */
text: string, 
/**
 * Whose it is.
 */
case_id: string, 
/**
 * Acts in it.
 */
count: number, 
/**
 * Seconds until it is taken away again.
 */
seconds: number, 
/**
 * Entry of the register.
 */
register_id: number, };

export type ChartLine = { 
/**
 * Activity.
 */
id: string, 
/**
 * Case id.
 */
case_id: string, 
/**
 * Case number.
 */
number: string, 
/**
 * Name as lists show it.
 */
name: string, 
/**
 * Reading.
 */
kana: string, 
/**
 * ISO date.
 */
on_date: string, 
/**
 * Time of day.
 */
at_time: string, 
/**
 * Channel code.
 */
channel: string, 
/**
 * Kind codes.
 */
kinds: Array<string>, 
/**
 * Who did it.
 */
staff: string, 
/**
 * How its text begins.
 */
excerpt: string, 
/**
 * Code of the state, empty when none was set.
 */
state: string, 
/**
 * Who set the state; empty across cases.
 */
marked_by: string, 
/**
 * When (UTC); empty across cases.
 */
marked_at: string, };

export type ChartQuery = { 
/**
 * All acts of this case; empty = what is open across cases.
 */
case_id: string, 
/**
 * Across cases: only of the user's own cases and acts.
 */
mine: boolean, };

export type ChartSet = { 
/**
 * Activities.
 */
activities: Array<string>, 
/**
 * Code of the state.
 */
state: string, };

export type Check = { 
/**
 * Chapter id.
 */
chapter: string, 
/**
 * Number and title of the chapter.
 */
title: string, 
/**
 * Which time it is taken, from 1.
 */
round: number, 
/**
 * Questions in order.
 */
questions: Array<CheckQuestion>, 
/**
 * Right so far.
 */
score: Score, 
/**
 * Right answers that pass.
 */
needed: number, 
/**
 * Every question is answered.
 */
finished: boolean, 
/**
 * The round is passed.
 */
passed: boolean, 
/**
 * Questions that came after the round had ended; what it was stays.
 */
added: number, };

export type CheckAnswer = { 
/**
 * Chapter id.
 */
chapter: string, 
/**
 * Question id.
 */
question: string, 
/**
 * Number of the choice, from 1.
 */
choice: number, };

export type CheckAnswered = { 
/**
 * Number of the choice, from 1.
 */
choice: number, 
/**
 * Number of the right one.
 */
right: number, 
/**
 * Why.
 */
why: string, 
/**
 * Passage that says more.
 */
passage: string, 
/**
 * Its number and title.
 */
passage_title: string, };

export type CheckOpen = { 
/**
 * Chapter id.
 */
chapter: string, 
/**
 * Once more from the start, where the last round is finished.
 */
again: boolean, };

export type CheckQuestion = { 
/**
 * Question id.
 */
id: string, 
/**
 * The question.
 */
ask: string, 
/**
 * What can be answered.
 */
choices: Array<string>, 
/**
 * What was answered, and what is right; None = not answered yet.
 */
answered: CheckAnswered | null, };

export type Code = { 
/**
 * Stable code.
 */
code: string, 
/**
 * Japanese label.
 */
label: string, 
/**
 * Reading in hiragana.
 */
reading: string, 
/**
 * Place in the list.
 */
order: number, 
/**
 * First day it holds; empty = always.
 */
valid_from: string, 
/**
 * Last day it holds; empty = still.
 */
valid_to: string, 
/**
 * Where different from the list.
 */
certainty?: Certainty | null, 
/**
 * Where different from the list.
 */
source?: string | null, };

export type CodeBook = { 
/**
 * Lists by name.
 */
lists: { [key in string]: CodeList }, };

export type CodeList = { 
/**
 * Name of the list.
 */
list: string, 
/**
 * Japanese title.
 */
title: string, 
/**
 * Where the list comes from.
 */
source: string, 
/**
 * How sure it is.
 */
certainty: Certainty, 
/**
 * Entries in order.
 */
code: Array<Code>, };

export type ConcernedAsk = { 
/**
 * Passage id.
 */
passage: string, 
/**
 * Edition; empty = the one in use.
 */
edition: string, 
/**
 * Only those in which the user is 担当 or 副担当.
 */
mine: boolean, 
/**
 * Closed ones too.
 */
closed: boolean, 
/**
 * From which one on.
 */
offset: number, 
/**
 * How many (1 to 100).
 */
limit: number, };

export type ConcernedCase = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Number.
 */
number: string, 
/**
 * Name or initials.
 */
name: string, 
/**
 * Stage code.
 */
stage: string, 
/**
 * Closed.
 */
closed: boolean, 
/**
 * Why, the strongest reason first.
 */
why: Array<string>, };

export type ConcernedPage = { 
/**
 * All.
 */
total: number, 
/**
 * This page.
 */
rows: Array<ConcernedCase>, };

export type Consent = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *事例
 */
case_id: string, 
/**
 *目的
 */
purpose: string, 
/**
 *意思
 */
answer: string, 
/**
 *提供先
 */
parties: Array<string>, 
/**
 *項目
 */
items: Array<string>, 
/**
 *提供しないもの
 */
excluded: string, 
/**
 *同意の形式
 */
form: string, 
/**
 *口頭で聴いた人
 */
hearer: string, 
/**
 *同意日
 */
on_date: string, 
/**
 *有効期限
 */
until: string, 
/**
 *撤回日
 */
withdrawn_on: string, 
/**
 *撤回の理由
 */
withdrawn_reason: string, 
/**
 *備考
 */
note: string, };

export type Consultation = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *区分
 */
kind: string, 
/**
 *日付
 */
on_date: string, 
/**
 *分
 */
minutes: number | null, 
/**
 *方法
 */
channel: string, 
/**
 *相談者
 */
consulted_by: string, 
/**
 *氏名(任意)
 */
name: string, 
/**
 *相談の主題
 */
topics: Array<string>, 
/**
 *疾患の大分類
 */
disease: string, 
/**
 *結果
 */
result: string, 
/**
 *記録
 */
text: string, 
/**
 *対応者
 */
staff: string, 
/**
 *支援を始めた事例
 */
case_id: string, };

export type ConsultationPage = { 
/**
 * Rows.
 */
rows: Array<ConsultationRow>, 
/**
 * First day of the period, empty when open.
 */
from: string, 
/**
 * Last day of the period, empty when open.
 */
to: string, 
/**
 * All.
 */
total: number, 
/**
 * 声かけ
 */
approaches: number, 
/**
 * 辞退
 */
declined: number, 
/**
 * 支援開始
 */
started: number, };

export type ConsultationQuery = { 
/**
 * this_year | last_year (fiscal) | this_month | last_month | range; empty = any time
 */
period: string, 
/**
 * First day of a range.
 */
from: string, 
/**
 * Last day of a range.
 */
to: string, 
/**
 * Kind code: 相談 or 声かけ.
 */
kind: string, 
/**
 * Code of who asked.
 */
consulted_by: string, 
/**
 * Result code.
 */
result: string, 
/**
 * Cancelled ones instead of the others.
 */
cancelled: boolean, 
/**
 * First row.
 */
offset: number, 
/**
 * Rows wanted (1 to 200).
 */
limit: number, };

export type ConsultationRow = { 
/**
 * The consultation.
 */
record: Consultation, 
/**
 * Why it was cancelled.
 */
cancelled: string | null, };

export type CountStep = { "months": number } | { "through_months": number } | { "through_recorded": Recorded } | { "days": number } | { "through_days": number } | "next_fiscal_year" | { "kept_years": number };

export type Course = { 
/**
 * Title of the edition.
 */
title: string, 
/**
 * What the course is and what it is not.
 */
notice: string, 
/**
 * Right answers in percent that pass a check test.
 */
pass_percent: number, 
/**
 * Chapters in the order of the plan.
 */
chapters: Array<CourseChapter>, 
/**
 * 理解度 over all chapters and users of this PC.
 */
understanding: Judged, 
/**
 * 有用度 over all chapters and users of this PC.
 */
usefulness: Judged, };

export type CourseChapter = { 
/**
 * Chapter id.
 */
id: string, 
/**
 * Number.
 */
number: number, 
/**
 * Title.
 */
title: string, 
/**
 * Part.
 */
part: string, 
/**
 * Belongs to the base of the course; others are chosen as needed.
 */
base: boolean, 
/**
 * Passages.
 */
passages: number, 
/**
 * Passages that the user has read.
 */
read: number, 
/**
 * Passage to read next: the first one that is not read; empty = all are.
 */
next: string, 
/**
 * Minutes to read what is not read yet.
 */
minutes: number, 
/**
 * Questions of the check test.
 */
questions: number, 
/**
 * Answers in the round that is open; 0 = none is.
 */
answered: number, 
/**
 * The best finished round.
 */
best: Score | null, 
/**
 * Day on which the check test was passed (ISO); empty = not yet.
 */
passed_on: string, 
/**
 * Title of the edition in which it was passed; empty = the one in use.
 */
passed_in: string, 
/**
 * Questions that this edition has more than the round that ended last: open, without undoing it.
 */
added: number, 
/**
 * Everything is read and the check test is passed.
 */
done: boolean, 
/**
 * What the user thinks of it.
 */
rating: CourseRating, };

export type CourseLeaving = { 
/**
 * Chapter id.
 */
chapter: string, 
/**
 * Number and title.
 */
title: string, 
/**
 * Persons who finished it; 0 = not told.
 */
finished: number, 
/**
 * 理解度: the two highest levels.
 */
understanding: AnswerShare | null, 
/**
 * 有用度: the two highest levels.
 */
usefulness: AnswerShare | null, 
/**
 * Questions answered by three or more, with the first answers that were right.
 */
questions: Array<QuestionLeaving>, };

export type CourseRating = { 
/**
 * Chapter id.
 */
chapter: string, 
/**
 * 理解度, 1 to 5; 0 = not judged.
 */
understanding: number, 
/**
 * 有用度, 1 to 5; 0 = not judged.
 */
usefulness: number, 
/**
 * In their own words.
 */
comment: string, };

export type CreateWorkplace = { 
/**
 * Folder; empty = the proposed one.
 */
folder: string, 
/**
 * Facility name.
 */
facility: string, 
/**
 * Name of the first user.
 */
user_name: string, 
/**
 * Login name (letters, digits, `-`, `_`, `.`); empty = `user1`.
 */
user_id: string, 
/**
 * Profession code.
 */
profession: string, 
/**
 * Passphrase.
 */
passphrase: string, 
/**
 * Where to write a new key file (second factor); empty = none.
 */
key_file: string, 
/**
 * Practice workplace: marked for ever, never exported.
 */
practice: boolean, };

export type Created = { 
/**
 * The session that is now open.
 */
session: Session, 
/**
 * Shown once, to be printed and kept.
 */
recovery_code: string, };

export type DateRead = { 
/**
 * As typed.
 */
text: string, };

export type DateReason = { 
/**
 * Rule, fact, arithmetic, source.
 */
why: Why | null, 
/**
 * Title of the passage.
 */
passage_title: string, };

export type DateShown = { 
/**
 * The date.
 */
date: BothCalendars | null, };

export type DateWhy = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Rule id.
 */
rule: string, 
/**
 * Legal date (ISO).
 */
legal_on: string, 
/**
 * Label of the line; empty = the first line of rule and date.
 */
label: string, };

export type Dated = { 
/**
 * ISO date on which it is shown: the last working day at or before the legal date.
 */
on: string, 
/**
 * ISO date that follows from fact and rule.
 */
legal_on: string, 
/**
 * Which rule.
 */
rule: string, 
/**
 * What is to be done or ends.
 */
label: string, 
/**
 * The recorded fact it comes from.
 */
basis: string, 
/**
 * First day on which it is gone without a save; empty = it stays until somebody settles it.
 */
drops_on: string, 
/**
 * The record that holds the fact, empty where it is counted from several.
 */
record_id: string, 
/**
 * Days before the date that it reminds of; 0 = the date itself.
 */
lead: number, 
/**
 * What it is called from its day on where that is the first possible day and not the last, `{on}` being the day; else empty.
 */
opens: string, };

export type DeductionAsk = { 
/**
 * 総所得金額等, yen.
 */
income: number, 
/**
 * Medical costs to which no insurance money belongs, yen.
 */
costs: number, 
/**
 * Costs to which insurance money or 高額療養費 belongs, yen.
 */
insured: number, 
/**
 * That money, yen.
 */
insurance: number, };

export type DeductionSum = { 
/**
 * Costs that count.
 */
counted: number, 
/**
 * What is taken off.
 */
threshold: number, 
/**
 * What can be deducted.
 */
deducted: number, 
/**
 * Where the figures stand.
 */
source: string, 
/**
 * How sure they are.
 */
certainty: Certainty, };

export type Difference = { 
/**
 * Noun of the record.
 */
noun: Noun, 
/**
 * Field.
 */
field: string, 
/**
 * What the field is called.
 */
label: string, 
/**
 * Value of the record that stays.
 */
kept: unknown, 
/**
 * Value of the other one.
 */
gone: unknown, 
/**
 * The one that stands unless the person chooses otherwise.
 */
side: Whose, };

export type DiscardAsk = { 
/**
 * Cases.
 */
case_ids: Array<string>, };

export type DiscardBook = { 
/**
 * Newest first.
 */
rows: Array<DiscardEntry>, 
/**
 * All.
 */
total: number, };

export type DiscardCase = { 
/**
 * The case and how its keeping stands.
 */
case: KeptCase, 
/**
 * Kinds of what goes, and how many.
 */
kinds: Array<KindCount>, };

export type DiscardConfirm = { 
/**
 * Cases.
 */
case_ids: Array<string>, 
/**
 * Login name of who confirms.
 */
user_id: string, 
/**
 * Passphrase of who confirms.
 */
passphrase: string, 
/**
 * Key file of who confirms.
 */
key_file: string, 
/**
 * What was read: the answer of the preview.
 */
reading: string, };

export type DiscardCopies = { 
/**
 * Backups in the folder of the workplace.
 */
own: number, 
/**
 * Backups in the second folder.
 */
second: number, 
/**
 * Copies of before an update or a restore.
 */
kept: number, 
/**
 * The newest of the backups (UTC), empty when none.
 */
newest_at: string, 
/**
 * Day on which the generations of this program are past all of them (ISO).
 */
until_on: string, };

export type DiscardEntry = { 
/**
 * Number in the book.
 */
id: number, 
/**
 * Number of the case.
 */
number: string, 
/**
 * The time of keeping.
 */
term: KeptTerm, 
/**
 * The rule of that day.
 */
source: string, 
/**
 * What was erased.
 */
kinds: Array<KindCount>, 
/**
 * Basic facts and employment stay with another case of the person.
 */
person_stays: boolean, 
/**
 * Papers that had left.
 */
papers: number, 
/**
 * What headquarters had stays there.
 */
at_hq: boolean, 
/**
 * Ground.
 */
ground: string, 
/**
 * Who proposed it, by name.
 */
proposed_by: string, 
/**
 * When (UTC).
 */
proposed_at: string, 
/**
 * Who confirmed it, by name.
 */
confirmed_by: string, 
/**
 * When (UTC).
 */
at: string, 
/**
 * How, in words.
 */
method: string, 
/**
 * When the file was rebuilt (UTC); empty while that is still to be done.
 */
swept_at: string, 
/**
 * Day on which the generations of backups are past it.
 */
backups_until: string, };

export type DiscardProposal = { 
/**
 * Ground.
 */
ground: string, 
/**
 * Who.
 */
user: string, 
/**
 * Name.
 */
user_name: string, 
/**
 * When (UTC).
 */
at: string, };

export type DiscardPropose = { 
/**
 * Cases.
 */
case_ids: Array<string>, 
/**
 * Ground: the rule, and what else speaks for it.
 */
ground: string, };

export type DiscardQuery = { 
/**
 * First row.
 */
offset: number, 
/**
 * Rows.
 */
limit: number, };

export type DiscardReview = { 
/**
 * Names what was shown; the confirmation carries it back.
 */
reading: string, 
/**
 * Each case, with what goes.
 */
cases: Array<DiscardCase>, 
/**
 * Who may confirm: whoever works here and proposed none of them.
 */
second: Array<SecondUser>, 
/**
 * Copies that will still hold the cases.
 */
copies: DiscardCopies, };

export type Discarded = { 
/**
 * Numbers of the entries in the book.
 */
entries: Array<number>, 
/**
 * The file was rebuilt without it.
 */
swept: boolean, 
/**
 * A backup without it was made.
 */
backed_up: boolean, };

export type DisclosureDecide = { 
/**
 * Case id or number.
 */
case_id: string, 
/**
 * Passages.
 */
passages: Array<string>, 
/**
 * open | part | withheld; empty takes the decision back
 */
verdict: string, 
/**
 * Code of the ground, asked for unless everything is disclosed.
 */
ground: string, 
/**
 * Words that are taken out, for `part`.
 */
parts: Array<string>, 
/**
 * A note for the file; never printed.
 */
note: string, };

export type DisclosureEntry = { 
/**
 * Day in words.
 */
day: string, 
/**
 * What it is, how and with whom.
 */
heading: string, 
/**
 * When it was cancelled, empty while it stands.
 */
cancelled: string, 
/**
 * Its passages.
 */
passages: Array<DisclosurePassage>, };

export type DisclosurePassage = { 
/**
 * Passage.
 */
id: string, 
/**
 * Name of the field.
 */
label: string, 
/**
 * When it was corrected, empty for what stands now.
 */
corrected: string, 
/**
 * The text.
 */
text: string, 
/**
 * It comes from somebody else or may speak of somebody else.
 */
marked: boolean, 
/**
 * Why it is marked.
 */
why: string, 
/**
 * Words that may point to somebody else, in characters.
 */
spans: Array<Span>, 
/**
 * open | part | withheld, empty where nothing was decided
 */
verdict: string, 
/**
 * Code of the ground (`withhold_ground`).
 */
ground: string, 
/**
 * Words that are taken out.
 */
parts: Array<string>, 
/**
 * What the reviewer noted; never printed.
 */
note: string, 
/**
 * The record was changed after the decision, which holds no longer.
 */
stale: boolean, };

export type DisclosureReview = { 
/**
 * Case number.
 */
case_number: string, 
/**
 * Records, oldest first.
 */
entries: Array<DisclosureEntry>, 
/**
 * Marked passages that nobody has decided about.
 */
open: number, 
/**
 * Marked passages in all.
 */
marked: number, };

export type Document = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Who issued it.
 */
source: string, 
/**
 * Year.
 */
year: string, 
/**
 * Name of the file.
 */
file: string, 
/**
 * Where it stands.
 */
stands: DocumentStands, 
/**
 * Pages.
 */
pages: number, 
/**
 * Pages without text.
 */
bare: number, 
/**
 * Pages whose characters are no words.
 */
garbled: number, 
/**
 * Bytes.
 */
size: number, 
/**
 * Id of the document in whose place it stands, or will stand.
 */
replaces: string, 
/**
 * Who added it.
 */
user: string, 
/**
 * When (UTC).
 */
at: string, 
/**
 * Who approved it.
 */
approved_by: string, 
/**
 * When (UTC).
 */
approved_at: string, };

export type DocumentAdd = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * Id of the document in whose place it will stand; empty = none.
 */
replaces: string, };

export type DocumentFind = { 
/**
 * Id of the document.
 */
id: string, 
/**
 * As typed.
 */
text: string, };

export type DocumentHit = { 
/**
 * From 1.
 */
page: number, 
/**
 * Text around the first match.
 */
excerpt: string, 
/**
 * Matches inside the excerpt, in characters.
 */
spans: Array<Span>, };

export type DocumentNamed = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Who issued it.
 */
source: string, 
/**
 * Year.
 */
year: string, };

export type DocumentOpened = { 
/**
 * What is said of it.
 */
document: Document, 
/**
 * Numbers of the pages without text.
 */
bare: Array<number>, 
/**
 * Numbers of the pages whose characters are no words.
 */
garbled: Array<number>, 
/**
 * Bytes of one piece.
 */
piece: number, };

export type DocumentPage = { 
/**
 * From 1.
 */
number: number, 
/**
 * `text`, `bare` or `garbled`.
 */
kind: string, 
/**
 * Text.
 */
text: string, };

export type DocumentPagesAt = { 
/**
 * Id of the document.
 */
id: string, 
/**
 * The first one, from 1.
 */
from: number, 
/**
 * How many (1 to 20).
 */
limit: number, };

export type DocumentPiece = { 
/**
 * In base64.
 */
bytes: string, };

export type DocumentPieceAt = { 
/**
 * Id of the document.
 */
id: string, 
/**
 * Number of the piece, from 0.
 */
piece: number, };

export type DocumentProgress = { 
/**
 * Id of the document.
 */
id: string, 
/**
 * Name of the file.
 */
file: string, 
/**
 * The file is stored and its pages are being read.
 */
reading: boolean, 
/**
 * Bytes stored, or pages read.
 */
done: number, 
/**
 * Of how many; 0 = not known yet.
 */
total: number, 
/**
 * All of it is read, and the document waits for approval.
 */
whole: boolean, };

export type DocumentStands = "waiting" | "used" | "old" | "removed";

export type Documents = { 
/**
 * Documents, the newest first.
 */
lines: Array<Document>, 
/**
 * The one that is being read.
 */
taking: DocumentProgress | null, 
/**
 * The user may add, approve and remove.
 */
may_change: boolean, 
/**
 * Largest file in bytes.
 */
largest: number, };

export type DonePage = { 
/**
 * Rows.
 */
rows: Array<TaskDoneLine>, 
/**
 * All.
 */
total: number, };

export type DoneQuery = { 
/**
 * First row.
 */
offset: number, 
/**
 * Rows wanted (1 to 200).
 */
limit: number, };

export type Draft = { 
/**
 * Own id; empty = new.
 */
id: string, 
/**
 * Screen: activity | intake | person | …
 */
screen: string, 
/**
 * Case, empty when none yet.
 */
case_id: string, 
/**
 * Record being edited, empty when new.
 */
record_id: string, 
/**
 * Revision it started from.
 */
base_rev: number, 
/**
 * What was typed.
 */
body: Record<string, unknown>, 
/**
 * One line for the list of drafts.
 */
title: string, 
/**
 * When (UTC).
 */
at: string, };

export type Drawing = { 
/**
 * Width in mm.
 */
width: number, 
/**
 * Height in mm.
 */
height: number, 
/**
 * Size of words in mm.
 */
text: number, 
/**
 * What is drawn, in this order.
 */
shapes: Array<Shape>, 
/**
 * What can be focused, with the figure it stands for.
 */
spots: Array<Spot>, };

export type DrawingView = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * What is to be seen, for whoever does not see it.
 */
alt: string, 
/**
 * The picture.
 */
picture: Drawing, 
/**
 * Dashed boxes and hatched bars in it rest on sources that are not official ones.
 */
unsure: boolean, 
/**
 * Head of the table that tells the same.
 */
head: Array<Array<Inline>>, 
/**
 * Its rows.
 */
rows: Array<Array<Array<Inline>>>, 
/**
 * Sources in the order of their numbers in the picture.
 */
sources: Array<Source>, 
/**
 * 最終確認日
 */
checked_on: string, };

export type Duplicate = { 
/**
 * Person id.
 */
person_id: string, 
/**
 * Newest case of this person.
 */
case_id: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Name.
 */
name: string, 
/**
 * Reading.
 */
kana: string, 
/**
 * Birth date.
 */
birth_date: string, 
/**
 * What agrees: chart_number | kana_birth | name_birth
 */
why: string, };

export type DuplicateQuery = { 
/**
 * Name.
 */
name: string, 
/**
 * Reading.
 */
kana: string, 
/**
 * Birth date.
 */
birth_date: string, 
/**
 * Sex code.
 */
sex: string, 
/**
 * Chart number.
 */
chart_number: string, 
/**
 * Person to leave out (the one being edited).
 */
except: string, };

export type EditionAt = { 
/**
 * Edition id; empty = the one in use.
 */
edition: string, };

export type EditionChanges = { 
/**
 * Title of the older one.
 */
from: string, 
/**
 * Title of the newer one.
 */
to: string, 
/**
 * Passages in reading order; those that were taken out stand at the end.
 */
lines: Array<PassageChange>, };

export type EditionLine = { 
/**
 * Id (`2027-04`).
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Issued on.
 */
issued_on: string, 
/**
 * Headquarters that signed it; empty = this or an earlier program brought it along.
 */
issuer: string, 
/**
 * When it came here (UTC); empty = built in.
 */
taken_at: string, 
/**
 * In use.
 */
in_use: boolean, 
/**
 * Its day is still to come: it is used from then on.
 */
waits: boolean, };

export type EditionNews = { 
/**
 * Id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Issued on.
 */
issued_on: string, 
/**
 * Headquarters.
 */
issuer: string, 
/**
 * When it was signed (UTC).
 */
issued_at: string, 
/**
 * Id of the edition that it is compared with: the one in use until then.
 */
compared: string, 
/**
 * Passages that are new.
 */
added: number, 
/**
 * Passages that changed.
 */
changed: number, 
/**
 * Passages that were taken out.
 */
removed: number, 
/**
 * Its day is still to come: it is used from then on.
 */
waits: boolean, 
/**
 * What is wrong with it, for headquarters; empty = nothing.
 */
refused: string, };

export type EditionPair = { 
/**
 * Id of the older one.
 */
from: string, 
/**
 * Id of the newer one; empty = the one in use.
 */
to: string, };

export type Editions = { 
/**
 * Editions, the newest first.
 */
lines: Array<EditionLine>, 
/**
 * Passages with the user's bookmark or note that the edition in use does not have.
 */
elsewhere: Array<KeptPassage>, };

export type Employment = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *支援対象者
 */
person_id: string, 
/**
 *主な勤務先
 */
main: boolean, 
/**
 *就業の状況
 */
status: string, 
/**
 *雇用形態
 */
kind: string, 
/**
 *勤務先
 */
employer: string, 
/**
 *所属
 */
section: string, 
/**
 *業種
 */
industry: string, 
/**
 *職業分類
 */
occupation: string, 
/**
 *職種
 */
job_title: string, 
/**
 *職務内容
 */
duties: string, 
/**
 *事業場の規模
 */
site_size: string, 
/**
 *企業の規模
 */
company_size: string, 
/**
 *産業医等の有無
 */
has_physician: string, 
/**
 *産業医等の氏名
 */
physician_name: string, 
/**
 *会社の窓口担当者
 */
contact_name: string, 
/**
 *窓口の部署
 */
contact_section: string, 
/**
 *窓口の電話番号
 */
contact_phone: string, 
/**
 *会社の所在地
 */
contact_address: string, 
/**
 *入社日
 */
hired_on: string, 
/**
 *契約期間の終わり
 */
contract_until: string, 
/**
 *始業
 */
hours_from: string, 
/**
 *終業
 */
hours_to: string, 
/**
 *休憩(分)
 */
break_minutes: number | null, 
/**
 *週の日数
 */
days_per_week: number | null, 
/**
 *勤務形態
 */
shift: string, 
/**
 *時間外・休日労働の状況
 */
overtime: string, 
/**
 *出張の状況
 */
trips: string, 
/**
 *通勤方法
 */
commute: Array<string>, 
/**
 *通勤時間(分)
 */
commute_minutes: number | null, 
/**
 *作業の内容
 */
work_items: Array<string>, 
/**
 *作業の補足
 */
work_items_note: string, 
/**
 *利用できる制度
 */
systems: Array<string>, 
/**
 *制度の補足
 */
systems_note: string, 
/**
 *欠勤の開始日
 */
absence_from: string, 
/**
 *休職に入る前の欠勤の期間(か月)
 */
absence_months: number | null, 
/**
 *休職の開始日
 */
leave_began_on: string, 
/**
 *休職できる期間(か月)
 */
leave_months: number | null, 
/**
 *休職できる期限
 */
leave_limit_on: string, 
/**
 *有給休暇の残(日)
 */
paid_leave_days: number | null, 
/**
 *有給休暇の付与日
 */
paid_leave_granted_on: string, 
/**
 *有給休暇の残が消える日
 */
paid_leave_until: string, 
/**
 *休業中の給与・手当
 */
sick_pay_note: string, 
/**
 *この勤務の終わり
 */
until: string, 
/**
 *その他特記事項
 */
note: string, };

export type Episode = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Number.
 */
number: string, 
/**
 * Opened.
 */
opened_on: string, 
/**
 * Closed, empty while open.
 */
closed_on: string, };

export type EpisodeNew = { 
/**
 * The former case.
 */
case_id: string, 
/**
 * First day of the new one.
 */
opened_on: string, };

export type ExchangeCounts = { 
/**
 * Consented and not yet sent in this revision.
 */
unsent: number, 
/**
 * Sent, no receipt yet.
 */
waiting: number, 
/**
 * Received by headquarters.
 */
received: number, 
/**
 * Number of the last bundle, 0 when none.
 */
last_sequence: number, 
/**
 * Day of the last bundle.
 */
last_on: string, };

export type Exempt = { 
/**
 * Id of the item.
 */
item: string, 
/**
 * Why it does not apply.
 */
reason: string, };

export type ExportBlock = "practice" | "no_headquarters" | "no_folder" | "nothing_new";

export type ExportDecide = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * The decision.
 */
decision: ExportDecision, };

export type ExportDecision = { "is": "released" } | { "is": "generalised", "step": Generalisation } | { "is": "held" };

export type ExportLine = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Number (stays here).
 */
number: string, 
/**
 * Name (stays here).
 */
name: string, 
/**
 * The record as it will leave.
 */
fields: Record<string, unknown>, 
/**
 * The same with Japanese labels, in order.
 */
shown: Array<[string, string]>, 
/**
 * Cases of the facility with the same combination.
 */
k: number, 
/**
 * The combination in words.
 */
combination: string, 
/**
 * Why it is held: no_consent | declined | withdrawn | rare | unchanged; empty when ready.
 */
reason: string, 
/**
 * Decision taken for a rare combination.
 */
decision: ExportDecision | null, 
/**
 * Steps that would hide it better; one that is not among them leaves the record held.
 */
offers: Array<Offer>, };

export type ExportPreview = { 
/**
 * Number of the next bundle.
 */
sequence: number, 
/**
 * Records that will leave.
 */
ready: Array<ExportLine>, 
/**
 * Records that are held back, with the reason.
 */
held: Array<ExportLine>, 
/**
 * Withdrawals that will be told.
 */
tombstones: number, 
/**
 * Counts over all cases: fiscal year, group, continuing, new, closed.
 */
tallies: Array<Tally>, 
/**
 * Edition of the manual in use, which leaves too.
 */
edition: string, 
/**
 * Remarks on the manual.
 */
remarks: RemarksLeaving, 
/**
 * Counts of the course, by chapter.
 */
course: Array<CourseLeaving>, 
/**
 * Headquarters card that is confirmed, None when none.
 */
hq: CardView | null, 
/**
 * Why sending is not possible now; empty when it is.
 */
blocked: Array<ExportBlock>, };

export type Facet = { 
/**
 * `chapter`, `source`, or a code list.
 */
list: string, 
/**
 * Its values, the most frequent first.
 */
values: Array<FacetValue>, };

export type FacetPick = { 
/**
 * `chapter`, `source` (`manual` or `own`), or a code list.
 */
list: string, 
/**
 * Chapter id or code.
 */
code: string, };

export type FacetValue = { 
/**
 * Chapter id or code.
 */
code: string, 
/**
 * Label.
 */
label: string, 
/**
 * Hits that it leaves.
 */
count: number, 
/**
 * Chosen.
 */
on: boolean, };

export type FactCard = { 
/**
 * Name (`person.name`).
 */
name: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * Record that it comes from; empty where it is put together from several.
 */
noun: string, 
/**
 * Consent item under which it may go to a company (code of `consent_item`), else `identity`, `support` or `inner`.
 */
item: string, 
/**
 * Shape that fits it in a form: line | long | date | time | number | one | many | rows.
 */
shape: string, 
/**
 * What may stand there.
 */
example: string, };

export type FeeCheck = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *事例
 */
case_id: string, 
/**
 *診療日
 */
service_on: string, 
/**
 *初回・2回目以降
 */
turn: string, 
/**
 *診療の形
 */
setting: string, 
/**
 *対象の条件に当たる(医師の確認)
 */
eligible: string, 
/**
 *本人の申出の日
 */
requested_on: string, 
/**
 *勤務情報の文書の作り方
 */
work_info_kind: string, 
/**
 *会社で確認した人
 */
confirmed_by: string, 
/**
 *会社が確認した日
 */
confirmed_on: string, 
/**
 *医師の療養上の指導と就労状況の聴取りをした
 */
guided: string, 
/**
 *産業医が選任されている
 */
physician_appointed: string, 
/**
 *情報を渡した相手
 */
receiver: string, 
/**
 *渡し方
 */
informed_by: string, 
/**
 *説明の内容をカルテに書いた
 */
in_chart: string, 
/**
 *担当医がその会社の産業医である
 */
doctor_is_physician: string, 
/**
 *担当医の施設と会社が同じ資本である
 */
same_capital: string, 
/**
 *文書料を別に受け取った
 */
charged: string, 
/**
 *同じ文書で診療情報提供料を算定した
 */
other_fee: string, 
/**
 *同席した職員
 */
attended_by: string, 
/**
 *同席した人の職種(上にない職員)
 */
attended_profession: string, 
/**
 *研修を修了している(上にない職員)
 */
attended_trained: string, 
/**
 *専任の職員である
 */
dedicated: string, 
/**
 *指導に同席し、相談に応じた
 */
consulted: string, 
/**
 *産業医から文書の助言を受けた日
 */
advice_on: string, 
/**
 *治療計画を再評価した日
 */
replanned_on: string, 
/**
 *医事課の結果
 */
office: string, 
/**
 *医事課の回答日
 */
office_on: string, 
/**
 *備考
 */
note: string, };

export type FeeCondition = { 
/**
 * Id of the condition.
 */
id: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * The rule in words.
 */
text: string, 
/**
 * What it comes to.
 */
state: FeeState, 
/**
 * Why it is not met, or what is to be found out; empty when met.
 */
why: string, 
/**
 * The recorded facts behind it.
 */
facts: Array<FeeFact>, 
/**
 * Who records it.
 */
who: string, 
/**
 * How sure the rule is.
 */
certainty: Certainty, 
/**
 * Where the rule stands.
 */
source: string, };

export type FeeFact = { 
/**
 * What people call it.
 */
label: string, 
/**
 * A code, a date or a word; empty = not recorded.
 */
value: string, 
/**
 * The list of the code; empty = none.
 */
list: string, 
/**
 * It is a date.
 */
is_date: boolean, 
/**
 * Where it is recorded.
 */
place: FeePlace, };

export type FeeJudgement = { 
/**
 * Id of the record.
 */
id: string, 
/**
 * Date of service.
 */
service_on: string, 
/**
 * Code of `fee_turn`.
 */
turn: string, 
/**
 * The revision; empty = none holds on this date.
 */
revision: string, 
/**
 * Its first date of service.
 */
valid_from: string, 
/**
 * Points of this kind of service; None = the table has none.
 */
points: number | null, 
/**
 * Of all conditions.
 */
result: FeeState, 
/**
 * The conditions.
 */
conditions: Array<FeeCondition>, 
/**
 * Name of the add-on.
 */
addon_name: string, 
/**
 * Its points.
 */
addon_points: number, 
/**
 * Of the conditions of the add-on.
 */
addon_result: FeeState, 
/**
 * Its conditions.
 */
addon: Array<FeeCondition>, 
/**
 * How long 2回目以降 can follow.
 */
window: FeeWindow | null, 
/**
 * Where the revision stands.
 */
source: string, 
/**
 * How sure it is.
 */
certainty: Certainty, 
/**
 * Manual passage.
 */
passage: string, };

export type FeePlace = { 
/**
 * Tab of the case, or `settings`.
 */
tab: string, 
/**
 * Noun; empty for the settings.
 */
noun: string, 
/**
 * Field.
 */
field: string, 
/**
 * Record; empty where there is none yet.
 */
id: string, };

export type FeeReview = { 
/**
 * Newest first, as the records stand.
 */
checks: Array<FeeJudgement>, 
/**
 * What a new one starts with.
 */
fresh: FeeCheck, 
/**
 * How long 2回目以降 can follow from today on; None where no first time is recorded.
 */
window: FeeWindow | null, };

export type FeeState = "met" | "not_met" | "unknown";

export type FeeWindow = { 
/**
 * Date of the first time.
 */
first_on: string, 
/**
 * Month from which it counts (`2026-08`).
 */
from_month: string, 
/**
 * Last month for 2回目以降 (`2027-01`); empty where the office must be asked: the window crosses a revision.
 */
last_month: string, 
/**
 * Last month of the revision of the first time, where the window crosses it: up to there nothing is in doubt.
 */
sure_until: string, 
/**
 * The month after it is in doubt.
 */
month_more: boolean, 
/**
 * Months of the rule.
 */
months: number, };

export type Field = { 
/**
 * Name in Rust, in the table and on the wire.
 */
name: string, 
/**
 * Japanese label.
 */
label: string, 
/**
 * Consent item.
 */
item: Item, } & ({ "is": "short" } | { "is": "long" } | { "is": "date" } | { "is": "time" } | { "is": "count" } | { "is": "flag" } | { "is": "code", "list": string } | { "is": "codes", "list": string } | { "is": "link" } | { "is": "rows" });

export type FileAt = { 
/**
 * Path; a folder where a folder is asked for.
 */
path: string, };

export type Finding = { 
/**
 * Field name, empty for the record as a whole.
 */
field: string, 
/**
 * Which rule.
 */
rule: Rule, 
/**
 * Limit, list or value that the sentence needs.
 */
detail: string, };

export type FolderAt = { 
/**
 * Absolute path; empty = the proposed folder.
 */
folder: string, };

export type FolderFinding = { "network": string } | "volatile" | "roaming" | "not_writable" | "little_space" | "not_durable";

export type FolderReport = { 
/**
 * Absolute path.
 */
folder: string, 
/**
 * A workplace is already there.
 */
has_workplace: boolean, 
/**
 * Findings; the first one that forbids is the reason.
 */
findings: Array<FolderFinding>, 
/**
 * May a workplace be created there?
 */
usable: boolean, 
/**
 * Free space in MiB.
 */
free_mib: number, };

export type FormAdd = { 
/**
 * The definition, a TOML file.
 */
path: string, };

export type FormCard = { 
/**
 * Paper id.
 */
id: string, 
/**
 * Short number (`F2`), empty for house forms.
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * Edition in use today.
 */
edition: string, 
/**
 * First day of the edition.
 */
valid_from: string, 
/**
 * How sure its wording is.
 */
certainty: Certainty, 
/**
 * Where its wording comes from.
 */
source: string, 
/**
 * Ways it is made for: self | company | in_house
 */
goes_to: Array<string>, 
/**
 * Whether it speaks of a case; a form without one is filled in from the facility.
 */
of_case: boolean, 
/**
 * Whether it can be printed on A3, to be folded.
 */
folds: boolean, 
/**
 * Whether the facility put it in.
 */
own: boolean, 
/**
 * Whether papers of today take this edition.
 */
in_use: boolean, 
/**
 * Whether it bears the person's name, over which a reading can stand.
 */
named: boolean, };

export type FormCopy = { 
/**
 * Paper id.
 */
id: string, 
/**
 * First day of the edition.
 */
valid_from: string, 
/**
 * File to write.
 */
path: string, };

export type FormNews = { 
/**
 * Paper id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * First day of the edition.
 */
valid_from: string, 
/**
 * new | replaces | same
 */
change: string, };

export type FormOut = { 
/**
 * Form id.
 */
form: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Day it was given out last; empty where it is back.
 */
on: string, };

export type FormProblem = { 
/**
 * File that it came from.
 */
file: string, 
/**
 * What, with the line.
 */
error: ApiError, };

export type FormRemove = { 
/**
 * Paper id.
 */
id: string, 
/**
 * First day of the edition.
 */
valid_from: string, };

export type Generalisation = "wider_age" | "no_sex" | "other_disease";

export type GuideAsk = { 
/**
 * Codes of the list `benefit`; empty = those that may apply or are to be asked.
 */
benefits: Array<string>, 
/**
 * やさしい日本語 instead of the ordinary words.
 */
easy: boolean, 
/**
 * Readings over all kanji; None = with やさしい日本語 only.
 */
furigana: boolean | null, };

export type GuideAt = { 
/**
 * Case id or number.
 */
case_id: string, };

export type GuideExplained = { 
/**
 * Case id or number.
 */
case_id: string, 
/**
 * Codes of the list `benefit`; what is recorded already stays as it is.
 */
benefits: Array<string>, };

export type GuideNoted = { 
/**
 * The new records of benefits, by id.
 */
records: Array<string>, };

export type GuideOffer = { 
/**
 * Code of the list `benefit`.
 */
resource: string, 
/**
 * Does it look as if it applied?
 */
result: BenefitResult, 
/**
 * Code of `benefit_state`; empty where nothing is recorded.
 */
state: string, 
/**
 * Chosen unless somebody chooses otherwise.
 */
chosen: boolean, 
/**
 * Nothing is recorded of it yet: it can be noted as explained.
 */
open: boolean, };

export type GuideUndo = { 
/**
 * Case id or number.
 */
case_id: string, 
/**
 * The records.
 */
records: Array<string>, };

export type HandoutReview = { 
/**
 * Facts that stand above the text: label and value.
 */
facts: Array<[string, string]>, 
/**
 * The text: as it was read through, else as the record gives it.
 */
text: string, 
/**
 * What in it could tell who it is.
 */
marks: Array<Mark>, 
/**
 * Who read it through and when, empty while nobody has.
 */
read_by: string, 
/**
 * Whether the person agreed to meetings.
 */
consented: boolean, };

export type HandoutText = { 
/**
 * Case id or number.
 */
case_id: string, 
/**
 * The text; an empty one takes it back.
 */
text: string, 
/**
 * Keep it as read through; otherwise it is only looked through.
 */
keep: boolean, };

export type HighCostAsk = { 
/**
 * Month of treatment (`2026-08`).
 */
month: string, 
/**
 * Code of `income_band`.
 */
income_band: string, 
/**
 * The person is old enough for the tables of the old.
 */
old: boolean, 
/**
 * Of two bands that the code stands for, the lower one.
 */
low: boolean, 
/**
 * Medical cost of the month before any share, yen.
 */
cost: number, 
/**
 * Own shares of the month, each by hospital, in- and outpatient apart; of the old those of inpatient care.
 */
shares: Array<number>, 
/**
 * Of the old: own share of outpatient care, yen.
 */
outpatient: number, };

export type HighCostSum = { 
/**
 * The limit, yen.
 */
limit: number, 
/**
 * From the fourth month on; 0 = none.
 */
many: number, 
/**
 * 年間上限; 0 = none.
 */
year: number, 
/**
 * 標準報酬月額 up to which another one holds; 0 = none.
 */
low_to: number, 
/**
 * That one.
 */
low_year: number, 
/**
 * Fixed part.
 */
base: number, 
/**
 * Cost above which 1 % is added.
 */
threshold: number, 
/**
 * Limit of outpatient care; 0 = none.
 */
outpatient: number, 
/**
 * The same for a year; 0 = none.
 */
outpatient_year: number, 
/**
 * Own shares that were given.
 */
own: number, 
/**
 * What of them is added together.
 */
added: number, 
/**
 * What of them is left to pay.
 */
paid: number, 
/**
 * Where the figures stand.
 */
source: string, 
/**
 * How sure they are.
 */
certainty: Certainty, };

export type HighCostYear = { 
/**
 * What was paid under the limits of the months, yen.
 */
paid: number, 
/**
 * How many of the months had the lower limit of the fourth month on.
 */
many: number, 
/**
 * 年間上限.
 */
year: number, 
/**
 * What is claimed after the year.
 */
back: number, 
/**
 * Where the figures stand.
 */
source: string, 
/**
 * How sure they are.
 */
certainty: Certainty, };

export type HighCostYearAsk = { 
/**
 * First month of the year (`2026-08`).
 */
from: string, 
/**
 * Code of `income_band`.
 */
income_band: string, 
/**
 * 標準報酬月額, yen; 0 = not known.
 */
standard: number, 
/**
 * Medical cost of each month from then on, at most twelve.
 */
costs: Array<number>, 
/**
 * How many of the last three months before had reached their limit.
 */
before: number, };

export type Highlight = { 
/**
 * Id; empty = new.
 */
id: string, 
/**
 * Passage id.
 */
passage: string, 
/**
 * Edition in which they were marked.
 */
edition: string, 
/**
 * The words.
 */
quote: string, 
/**
 * What stood right before.
 */
prefix: string, 
/**
 * What stood right after.
 */
suffix: string, 
/**
 * Which pen: 1, 2 or 3.
 */
tone: number, 
/**
 * What the user wrote on it.
 */
note: string, };

export type HighlightLine = { 
/**
 * The words.
 */
mark: Highlight, 
/**
 * First character and the one after the last in the edition that was asked for, counted without white space over
 * lead and body.
 */
place: [number, number] | null, 
/**
 * `here`, `changed` (the passage does not have these words any more), or `gone` (no such passage).
 */
state: string, 
/**
 * `9.4`; empty when the passage is gone.
 */
number: string, 
/**
 * Title of the passage, as far as an edition has it.
 */
title: string, 
/**
 * Title of the edition in which they were marked; empty when it is the one in use.
 */
edition_title: string, };

export type HistoryEntry = { 
/**
 * The save.
 */
save_id: string, 
/**
 * Noun.
 */
noun: Noun, 
/**
 * Record id.
 */
id: string, 
/**
 * Field name.
 */
field: string, 
/**
 * Field label.
 */
label: string, 
/**
 * Value before.
 */
old: unknown, 
/**
 * Value after.
 */
new: unknown, 
/**
 * Who.
 */
user: string, 
/**
 * When (UTC).
 */
at: string, 
/**
 * This save can be undone now.
 */
undoable: boolean, };

export type Hold = { 
/**
 * Id.
 */
id: string, 
/**
 * Code of the list `hold`.
 */
code: string, 
/**
 * The circumstances.
 */
reason: string, 
/**
 * Last day (ISO); empty = until somebody lifts it.
 */
until_on: string, 
/**
 * Who, by name.
 */
user: string, 
/**
 * When (UTC).
 */
at: string, 
/**
 * It stands today.
 */
stands: boolean, 
/**
 * When it was lifted (UTC), empty while it was not.
 */
lifted_at: string, 
/**
 * Who lifted it, by name.
 */
lifted_by: string, 
/**
 * Why.
 */
lifted_reason: string, };

export type HoldLift = { 
/**
 * Hold.
 */
id: string, 
/**
 * Why.
 */
reason: string, };

export type HoldPut = { 
/**
 * Case.
 */
case_id: string, 
/**
 * Code of the list `hold`.
 */
code: string, 
/**
 * The circumstances.
 */
reason: string, 
/**
 * Last day (ISO); empty = until somebody lifts it.
 */
until_on: string, };

export type HousePaper = { 
/**
 * Paper id.
 */
id: string, 
/**
 * Ways it is made for: self | company | in_house
 */
goes_to: Array<string>, 
/**
 * Whether it bears the person's name, over which a reading can stand.
 */
named: boolean, 
/**
 * Whether it can be made empty, to be filled in by hand.
 */
blank: boolean, };

export type ImportAt = { 
/**
 * The opening.
 */
id: number, };

export type ImportCheck = { 
/**
 * The opening.
 */
id: number, 
/**
 * Columns.
 */
columns: Array<ImportPick>, 
/**
 * Words.
 */
values: Array<ImportMeans>, };

export type ImportChecked = { 
/**
 * Rows looked at.
 */
rows: number, 
/**
 * Rows that can be taken as they are.
 */
ready: number, 
/**
 * Rows with something wrong.
 */
wrong: number, 
/**
 * Rows that are recorded already, with the same values.
 */
unchanged: number, 
/**
 * Rows of our own numbers whose values differ from what is recorded: left as they are.
 */
differing: Array<ImportDiffers>, 
/**
 * What is wrong, the first ones.
 */
problems: Array<ImportProblem>, 
/**
 * How many problems in all.
 */
problem_total: number, 
/**
 * Rows that may be somebody who is known already; each needs a choice.
 */
twins: Array<ImportTwin>, };

export type ImportChoice = { 
/**
 * Row.
 */
row: number, 
/**
 * `new`, `episode`, `talk` or `skip`.
 */
choice: string, };

export type ImportColumn = { 
/**
 * Counted from 0.
 */
column: number, 
/**
 * `A`, `B` …
 */
letter: string, 
/**
 * Heading.
 */
header: string, 
/**
 * A few of its cells.
 */
samples: Array<string>, 
/**
 * What it is taken for: a target, or empty.
 */
target: string, };

export type ImportColumns = { 
/**
 * The opening.
 */
id: number, 
/**
 * Columns.
 */
columns: Array<ImportPick>, };

export type ImportDiffers = { 
/**
 * Row.
 */
row: number, 
/**
 * Case id.
 */
case_id: string, 
/**
 * 支援番号
 */
number: string, 
/**
 * Fields that differ.
 */
fields: Array<string>, };

export type ImportExport = { 
/**
 * cases | activities
 */
what: string, 
/**
 * Edition of its headings.
 */
edition: string, 
/**
 * A later version of the program wrote it.
 */
newer: boolean, 
/**
 * Headings that are not of ours.
 */
extra: Array<string>, };

export type ImportKept = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Number.
 */
number: string, 
/**
 * Name.
 */
name: string, };

export type ImportLine = { 
/**
 * Its number.
 */
row: number, 
/**
 * Its cells, shortened.
 */
cells: Array<string>, };

export type ImportMeans = { 
/**
 * Target.
 */
target: string, 
/**
 * The word.
 */
said: string, 
/**
 * Code, or `-` for not taken.
 */
code: string, };

export type ImportOpen = { 
/**
 * The file.
 */
path: string, 
/**
 * Sheet; empty = the first one.
 */
sheet: string, 
/**
 * Encoding of a text file: `utf-8`, `shift_jis`, `utf-16`; empty = found out.
 */
encoding: string, 
/**
 * Row with the headings; 0 = found out.
 */
header_row: number, };

export type ImportPick = { 
/**
 * Column, from 0.
 */
column: number, 
/**
 * Target; empty = it is not taken.
 */
target: string, };

export type ImportProblem = { 
/**
 * Sheet, empty for a text file.
 */
sheet: string, 
/**
 * Row as the spreadsheet shows it.
 */
row: number, 
/**
 * Letters of the column; empty when the row as a whole is meant.
 */
letter: string, 
/**
 * Heading of the column.
 */
header: string, 
/**
 * The cell, shortened.
 */
value: string, 
/**
 * Rule.
 */
rule: string, 
/**
 * The sentence.
 */
said: string, };

export type ImportProgress = { 
/**
 * Rows written.
 */
done: number, 
/**
 * Rows to write.
 */
total: number, 
/**
 * Everything is durable.
 */
whole: boolean, 
/**
 * The import, once it is whole.
 */
import_id: string, 
/**
 * Cases made.
 */
cases: number, 
/**
 * Talks added to cases that were there.
 */
talks: number, 
/**
 * Rows left out.
 */
left_out: number, };

export type ImportRest = { 
/**
 * The opening.
 */
id: number, 
/**
 * Where to.
 */
path: string, };

export type ImportRun = { 
/**
 * Id.
 */
id: string, 
/**
 * When (UTC).
 */
at: string, 
/**
 * Who.
 */
user: string, 
/**
 * Name of the file.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Cases made.
 */
cases: number, 
/**
 * Rows left out.
 */
left_out: number, 
/**
 * When it was undone (UTC), empty while it stands.
 */
undone_at: string, 
/**
 * Cases that were kept then.
 */
kept: number, };

export type ImportStart = { 
/**
 * The opening.
 */
id: number, 
/**
 * Rows with something wrong are left out: the person has seen them and said so.
 */
without_wrong: boolean, 
/**
 * Choices.
 */
choices: Array<ImportChoice>, };

export type ImportTarget = { 
/**
 * `person.name`
 */
target: string, 
/**
 * Part of the record that it belongs to.
 */
group: string, 
/**
 * Label.
 */
label: string, 
/**
 * Code list, empty when it is no coded field.
 */
list: string, 
/**
 * Several columns may become this one field.
 */
many: boolean, };

export type ImportTwin = { 
/**
 * Row.
 */
row: number, 
/**
 * Name in the row.
 */
name: string, 
/**
 * Day of 受付 in the row.
 */
opened_on: string, 
/**
 * The earlier row of the file, 0 when it is somebody recorded.
 */
of_row: number, 
/**
 * The case of somebody recorded.
 */
case_id: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Name there.
 */
other_name: string, 
/**
 * What agrees: `chart_number`, `kana_birth`, `name_birth`.
 */
why: string, 
/**
 * There is a talk in the row that could be added to that case alone.
 */
talk: boolean, };

export type ImportUndo = { 
/**
 * The import.
 */
id: string, 
/**
 * Cases that somebody worked on since stay: the person has seen which.
 */
keep_changed: boolean, };

export type ImportUndone = { 
/**
 * It was undone. Otherwise nothing has happened.
 */
undone: boolean, 
/**
 * Cases cancelled.
 */
cases: number, 
/**
 * Cases that somebody worked on since.
 */
changed: Array<ImportKept>, };

export type ImportValue = { 
/**
 * Target.
 */
target: string, 
/**
 * Label of the field.
 */
label: string, 
/**
 * Code list.
 */
list: string, 
/**
 * The word; empty = the cell is blank, or there is no such column.
 */
said: string, 
/**
 * Rows that say so.
 */
rows: number, 
/**
 * What it is taken for: a code, `-` = not taken, empty = not decided.
 */
code: string, 
/**
 * Why: `remembered`, `label`, `synonym`, or empty.
 */
why: string, };

export type ImportView = { 
/**
 * Number of this opening.
 */
id: number, 
/**
 * Name of the file.
 */
file: string, 
/**
 * `xlsx` or `csv`.
 */
kind: string, 
/**
 * Sheets to choose from.
 */
sheets: Array<string>, 
/**
 * The sheet.
 */
sheet: string, 
/**
 * The encoding of a text file.
 */
encoding: string, 
/**
 * Macros are in it and were not run.
 */
macros: boolean, 
/**
 * Formulas without a value are in it.
 */
uncalculated: boolean, 
/**
 * It has a column with 支援番号, by which rows are found again.
 */
own: boolean, 
/**
 * It is a table that this program wrote.
 */
export: ImportExport | null, 
/**
 * The headings were mapped once before.
 */
remembered: boolean, 
/**
 * Row with the headings.
 */
header_row: number, 
/**
 * First rows, to choose the headings from.
 */
first_rows: Array<ImportLine>, 
/**
 * Rows below the headings.
 */
rows: number, 
/**
 * Columns.
 */
columns: Array<ImportColumn>, 
/**
 * Fields that a column may become.
 */
targets: Array<ImportTarget>, };

export type Inline = { "is": "text", 
/**
 * Text.
 */
text: string, } | { "is": "strong", 
/**
 * Text.
 */
text: string, } | { "is": "mark", 
/**
 * Source id.
 */
source: string, } | { "is": "link", 
/**
 * Passage id.
 */
passage: string, 
/**
 * Text.
 */
text: string, } | { "is": "term", 
/**
 * Text.
 */
text: string, 
/**
 * The term that it is.
 */
term: string, };

export type Insurance = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *事例
 */
case_id: string, 
/**
 *健康保険の種類
 */
kind: string, 
/**
 *加入日
 */
since: string, 
/**
 *標準報酬月額(円)
 */
standard_pay: number | null, 
/**
 *所得区分
 */
income_band: string, 
/**
 *傷病の原因
 */
cause: string, 
/**
 *雇用保険
 */
employment_insurance: string, 
/**
 *障害者手帳
 */
handbook: Array<string>, 
/**
 *手帳の補足(部位など)
 */
handbook_note: string, 
/**
 *手帳の再認定・更新日
 */
handbook_renewal_on: string, 
/**
 *傷病手当金の支給開始日
 */
sick_pay_from: string, 
/**
 *備考
 */
note: string, };

export type Intake = { 
/**
 * New person, or one that exists (`id` set: only the episode is made).
 */
person: Person, 
/**
 * The episode.
 */
case: Case, 
/**
 * Main disease, when it is known.
 */
treatment: Treatment | null, 
/**
 * First activity, when something was already done.
 */
activity: Activity | null, 
/**
 * Consultation that becomes this case.
 */
consultation_id: string, 
/**
 * Draft to drop.
 */
draft: string, };

export type InterviewView = { 
/**
 * Case, empty while the mode is off.
 */
case_id: string, };

export type Item = "identity" | "disease" | "effects" | "schedule" | "prognosis" | "infection" | "work" | "measures" | "wish" | "support" | "inner";

export type ItemExempt = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Item id.
 */
item: string, 
/**
 * Why; may be empty, and may be given later by the same call.
 */
reason: string, 
/**
 * False asks the item again.
 */
exempt: boolean, };

export type Judged = { 
/**
 * Answers.
 */
answers: number, 
/**
 * Share of the two highest levels in percent, rounded; None without answers.
 */
top_two: number | null, };

export type KeptCase = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Number.
 */
number: string, 
/**
 * Name as lists show it.
 */
name: string, 
/**
 * Reading.
 */
kana: string, 
/**
 * The time of keeping.
 */
term: KeptTerm, 
/**
 * Last contact.
 */
last_on: string, 
/**
 * 主担当
 */
lead: string, 
/**
 * Papers that left and are not erased with it.
 */
papers: number, 
/**
 * Headquarters has it, and it stays there.
 */
at_hq: boolean, 
/**
 * Headquarters has it, and the withdrawal goes up with the next bundle.
 */
withdrawal_due: boolean, 
/**
 * Consented to, and not sent as it stands now.
 */
unsent: boolean, 
/**
 * Other cases of the same person.
 */
other_episodes: number, 
/**
 * Drafts that would be lost.
 */
drafts: number, 
/**
 * Held today.
 */
held: boolean, 
/**
 * Holds, newest first.
 */
holds: Array<Hold>, 
/**
 * The proposal, where there is one.
 */
proposal: DiscardProposal | null, };

export type KeptLine = { 
/**
 * Passage id.
 */
id: string, 
/**
 * `9.4`; empty where the edition in use does not have it.
 */
number: string, 
/**
 * Title; empty where no edition here has it.
 */
title: string, 
/**
 * Chapter title; empty where the edition in use does not have it.
 */
chapter_title: string, 
/**
 * Bookmarked.
 */
bookmarked: boolean, 
/**
 * The user's note; empty = none.
 */
note: string, 
/**
 * Edition in which it stands; empty = the one in use, or none.
 */
edition: string, 
/**
 * Title of that edition.
 */
edition_title: string, };

export type KeptPassage = { 
/**
 * Passage id.
 */
id: string, 
/**
 * Title there.
 */
title: string, 
/**
 * Id of the newest edition that has it.
 */
edition: string, 
/**
 * Its title.
 */
edition_title: string, };

export type KeptTerm = { 
/**
 * Closed on.
 */
closed_on: string, 
/**
 * 1 April after the fiscal year of closing.
 */
begins_on: string, 
/**
 * Last day.
 */
until_on: string, 
/**
 * Years.
 */
years: number, 
/**
 * It is over today.
 */
over: boolean, };

export type KindCount = { 
/**
 * In words.
 */
label: string, 
/**
 * How many.
 */
count: number, };

export type LeaveAsk = { 
/**
 * 全労働日 of the year.
 */
days: number, 
/**
 * Days of absence, 年休 among them.
 */
absent: number, 
/**
 * How many of them were taken as 年休.
 */
taken: number, 
/**
 * Hours of a working day; 0 = not asked.
 */
hours: number, };

export type LeaveSum = { 
/**
 * Days that count as attended.
 */
attended: number, 
/**
 * Of these days.
 */
days: number, 
/**
 * New days are granted.
 */
granted: boolean, 
/**
 * Hours a year that may be taken by the hour; 0 = not asked. None of them counts for the five days of the employer.
 */
hourly: number, 
/**
 * Where the figures stand.
 */
source: string, 
/**
 * How sure they are.
 */
certainty: Certainty, };

export type LedHere = { 
/**
 * The number that was asked for.
 */
number: string, 
/**
 * Name that its record had.
 */
name: string, 
/**
 * When it was merged (UTC).
 */
at: string, 
/**
 * Who merged it.
 */
user: string, };

export type LeftBeyond = { 
/**
 * Code of the list `consent_exception`.
 */
ground: string, 
/**
 * The circumstances.
 */
reason: string, 
/**
 * Who confirmed.
 */
second: string, };

export type LineKey = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Rule id.
 */
rule: string, 
/**
 * Legal date.
 */
on: string, 
/**
 * Record, where the rule names one.
 */
record_id: string, };

export type LinePlace = { 
/**
 * Tab.
 */
tab: string, 
/**
 * Noun of the record, empty = the tab alone.
 */
noun: string, 
/**
 * Record.
 */
record_id: string, 
/**
 * Field.
 */
field: string, };

export type LineSettle = { 
/**
 * By a record, by the screen after the talk, or by a note.
 */
by: Settle, 
/**
 * The record.
 */
place: LinePlace, 
/**
 * A new record.
 */
fresh: boolean, 
/**
 * What is filled in; empty = nothing.
 */
value: string, 
/**
 * A note settles it as well.
 */
noted: boolean, };

export type Logo = { 
/**
 * PNG, base64; empty where there is none.
 */
png: string, };

export type LogoSet = { 
/**
 * A PNG or JPEG file; empty = no logo any more.
 */
path: string, };

export type ManualContents = { 
/**
 * Edition id.
 */
edition: string, 
/**
 * Title of the edition.
 */
title: string, 
/**
 * Issued on.
 */
issued_on: string, 
/**
 * Not medical advice; whom to ask.
 */
notice: string, 
/**
 * Chapters in order.
 */
chapters: Array<ChapterLine>, 
/**
 * How many words the glossary holds.
 */
terms: number, };

export type ManualFound = { 
/**
 * All hits.
 */
total: number, 
/**
 * The best ones.
 */
hits: Array<SearchHit>, 
/**
 * What the hits can be narrowed to.
 */
facets: Array<Facet>, 
/**
 * Words of the glossary and titles that begin with or hold what was typed.
 */
suggestions: Array<Suggestion>, };

export type ManualQuery = { 
/**
 * As typed.
 */
text: string, 
/**
 * Hits wanted (1 to 100).
 */
limit: number, 
/**
 * Only passages with these: one of each list is enough, every list must agree.
 */
facets: Array<FacetPick>, };

export type ManualTab = { 
/**
 * Passages read in it: `liver.judgement`, or `liver.judgement~2026-11` in an edition that is not in use.
 */
trail: Array<string>, 
/**
 * Which of them is shown, from 0.
 */
at: number, 
/**
 * How far it is scrolled, in pixels.
 */
scroll: number, 
/**
 * Title of the passage that is shown; empty = it is no passage, or is not there any more.
 */
title: string, };

export type ManualTabs = { 
/**
 * In their order.
 */
tabs: Array<ManualTab>, 
/**
 * Which one is shown, from 0.
 */
current: number, 
/**
 * The offer in forms is folded in.
 */
offers_closed: boolean, 
/**
 * How fast is read aloud, in percent.
 */
speed: number, };

export type Mark = { 
/**
 * The words.
 */
word: string, 
/**
 * What it may give away.
 */
kind: Telling, 
/**
 * First character.
 */
start: number, 
/**
 * One past the last character.
 */
end: number, };

export type Measure = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *事例
 */
case_id: string, 
/**
 *措置・配慮
 */
code: string, 
/**
 *性質
 */
nature: string, 
/**
 *具体的な内容
 */
text: string, 
/**
 *始め
 */
from_date: string, 
/**
 *終わり
 */
to_date: string, 
/**
 *合意した相手
 */
agreed_with: string, 
/**
 *見直し予定日
 */
review_on: string, 
/**
 *備考
 */
note: string, };

export type Memo = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *日付
 */
on_date: string, 
/**
 *時刻
 */
at_time: string, 
/**
 *電話の相手
 */
caller: string, 
/**
 *電話番号
 */
number: string, 
/**
 *内容
 */
text: string, 
/**
 *折り返す人
 */
callback_user: string, 
/**
 *折り返しの期限
 */
callback_on: string, 
/**
 *折り返しの時刻
 */
callback_time: string, 
/**
 *折り返した日
 */
answered_on: string, 
/**
 *整理した日
 */
closed_on: string, 
/**
 *事例にしない理由
 */
closed_reason: string, 
/**
 *受けた人
 */
staff: string, 
/**
 *事例
 */
case_id: string, 
/**
 *記録した経過
 */
activity_id: string, };

export type MemoAssign = { 
/**
 * Memo.
 */
id: string, 
/**
 * Revision it was read with.
 */
rev: number, 
/**
 * Case (id or number).
 */
case_id: string, };

export type MemoPage = { 
/**
 * Rows.
 */
rows: Array<MemoRow>, 
/**
 * All of this state.
 */
total: number, };

export type MemoQuery = { 
/**
 * open | sorted | cancelled
 */
state: string, 
/**
 * First row.
 */
offset: number, 
/**
 * Rows wanted (1 to 200).
 */
limit: number, };

export type MemoRow = { 
/**
 * The memo.
 */
record: Memo, 
/**
 * Name of the case it was given to, empty when none.
 */
name: string, };

export type MergeAt = { 
/**
 * The case that would stay: id or number.
 */
kept: string, 
/**
 * The other one.
 */
other: string, };

export type MergeChoice = { 
/**
 * Noun of the record.
 */
noun: Noun, 
/**
 * Field.
 */
field: string, 
/**
 * Whose value.
 */
side: Whose, };

export type MergeClash = { 
/**
 * Noun.
 */
noun: Noun, 
/**
 * Of the case that stays, each in a line.
 */
kept: Array<string>, 
/**
 * Of the other.
 */
other: Array<string>, };

export type MergeCount = { 
/**
 * Table.
 */
place: string, 
/**
 * Of the case that stays.
 */
kept: number, 
/**
 * Of the other.
 */
other: number, 
/**
 * Of the other, exactly as one of the case that stays.
 */
equal: number, };

export type MergeLine = { 
/**
 * The merge.
 */
id: string, 
/**
 * `case` or `person`.
 */
kind: string, 
/**
 * Case that stayed.
 */
case_id: string, 
/**
 * Its number.
 */
number: string, 
/**
 * The other case.
 */
other_id: string, 
/**
 * Its number.
 */
other_number: string, 
/**
 * Name that the other record had.
 */
other_name: string, 
/**
 * Who.
 */
user: string, 
/**
 * When (UTC).
 */
at: string, 
/**
 * When they were told apart again, empty while they are one.
 */
split_at: string, 
/**
 * Who told them apart.
 */
split_by: string, 
/**
 * Fields in which they differed, with both values and what stood.
 */
differences: Array<Difference>, 
/**
 * What went over.
 */
counts: Array<MergeCount>, };

export type MergeMade = { 
/**
 * The merge.
 */
id: string, 
/**
 * The case that stayed.
 */
case_id: string, 
/**
 * Its number.
 */
number: string, 
/**
 * The other case.
 */
other_id: string, 
/**
 * Its number.
 */
other_number: string, 
/**
 * The next bundle tells headquarters.
 */
to_headquarters: boolean, };

export type MergeMake = { 
/**
 * The case that stays.
 */
kept: string, 
/**
 * The other one.
 */
other: string, 
/**
 * `case`: one episode was recorded twice. `person`: two episodes of one person, both stay.
 */
kind: string, 
/**
 * Revisions that were compared: of both cases and both persons.
 */
kept_case_rev: number, 
/**
 * Of the other case.
 */
other_case_rev: number, 
/**
 * Of the person that stays.
 */
kept_person_rev: number, 
/**
 * Of the other person.
 */
other_person_rev: number, 
/**
 * What was chosen; a field without a choice takes the proposed side.
 */
choices: Array<MergeChoice>, 
/**
 * Second copies of one record are cancelled, so that nothing counts twice.
 */
once: boolean, 
/**
 * The person saw that birth date or sex differ and says that it is one person.
 */
same_person: boolean, };

export type MergeReview = { 
/**
 * The one that would stay.
 */
kept: MergeSide, 
/**
 * The other.
 */
other: MergeSide, 
/**
 * Both cases are of one person already.
 */
one_person: boolean, 
/**
 * Fields of the person that speak against it: `birth_date`, `sex`.
 */
against: Array<string>, 
/**
 * Fields in which they differ.
 */
differences: Array<Difference>, 
/**
 * What each side has of records that are lists.
 */
counts: Array<MergeCount>, 
/**
 * What stands on both sides.
 */
clashes: Array<MergeClash>, 
/**
 * Names of those who have begun to write something about one of the two.
 */
drafts: Array<string>, };

export type MergeSide = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Number.
 */
number: string, 
/**
 * Revision of the case.
 */
case_rev: number, 
/**
 * Person id.
 */
person_id: string, 
/**
 * Revision of the person.
 */
person_rev: number, 
/**
 * Name as lists show it.
 */
name: string, 
/**
 * Reading.
 */
kana: string, 
/**
 * Birth date.
 */
birth_date: string, 
/**
 * Sex code.
 */
sex: string, 
/**
 * 患者ID
 */
chart_number: string, 
/**
 * Opened on.
 */
opened_on: string, 
/**
 * Closed on, empty while it is open.
 */
closed_on: string, 
/**
 * Name of the 主担当.
 */
lead: string, 
/**
 * Last activity.
 */
last_on: string, 
/**
 * Something of it is at headquarters.
 */
sent: boolean, };

export type Missing = { 
/**
 * Item id.
 */
item: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * Stage it belongs to.
 */
stage: string, 
/**
 * Tab where it is entered.
 */
tab: string, 
/**
 * Why it is asked.
 */
why: string, 
/**
 * Manual passage.
 */
passage: string, };

export type NextPlan = { 
/**
 * The plan, not yet saved.
 */
plan: Plan, 
/**
 * Version that it carries on; None where it is the first.
 */
carries: number | null, 
/**
 * Day of the opinion whose measures stand in its last row; empty = none.
 */
opinion_on: string, };

export type NotSame = { 
/**
 * What names the one.
 */
one: string, 
/**
 * What names the other.
 */
other: string, };

export type Nothing = Record<symbol, never>;

export type Noun = "person" | "case" | "employment" | "treatment" | "insurance" | "activity" | "consultation" | "consent" | "opinion" | "plan" | "measure" | "benefit" | "outcome" | "fee_check" | "memo" | "todo" | "sick_pay";

export type Off = { 
/**
 * holiday | planned (not announced yet) | closed (of the house) | weekend
 */
kind: string, 
/**
 * Name of the day, empty at a weekend.
 */
name: string, };

export type Offer = { 
/**
 * The step.
 */
step: Generalisation, 
/**
 * How many cases share the wider combination.
 */
k: number, };

export type OfferAsk = { 
/**
 * Case id or number; empty = none yet.
 */
id: string, 
/**
 * The form that is filled in: a noun, a tab, `paper:plan`; empty = none.
 */
form: string, 
/**
 * Diseases that are typed and not saved yet.
 */
diseases: Array<string>, 
/**
 * Only the few that are about the form.
 */
few: boolean, };

export type Offered = { 
/**
 * Passage id.
 */
id: string, 
/**
 * `9.4`
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * Chapter title.
 */
chapter_title: string, 
/**
 * Lead sentence.
 */
lead: string, 
/**
 * Why it is shown (肝疾患 × 機械操作).
 */
why: string, 
/**
 * Pinned to this case.
 */
pinned: boolean, 
/**
 * Edition in which it is read; empty = the one in use. A pinned passage keeps the edition of its day.
 */
edition: string, 
/**
 * Title of that edition; empty = the one in use.
 */
edition_title: string, };

export type Opinion = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *事例
 */
case_id: string, 
/**
 *様式
 */
kind: string, 
/**
 *依頼日
 */
requested_on: string, 
/**
 *下書きを作った日
 */
drafted_on: string, 
/**
 *医師が確認した日
 */
confirmed_on: string, 
/**
 *受領日
 */
received_on: string, 
/**
 *医師
 */
doctor: string, 
/**
 *就業継続の可否
 */
judgement: string, 
/**
 *望ましい就業上の措置
 */
measures: string, 
/**
 *その他の配慮
 */
other: string, 
/**
 *措置期間の始め
 */
from_date: string, 
/**
 *措置期間の終わり
 */
to_date: string, 
/**
 *交付日
 */
delivered_on: string, 
/**
 *写しをカルテへ入れた日
 */
chart_copy_on: string, 
/**
 *勤務情報提供書の受領日
 */
work_info_on: string, 
/**
 *備考
 */
note: string, };

export type Outcome = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *事例
 */
case_id: string, 
/**
 *転帰
 */
code: string, 
/**
 *転帰日
 */
on_date: string, 
/**
 *転帰時の働き方
 */
work_style: string, 
/**
 *経緯・理由
 */
reason: string, 
/**
 *3か月後の確認日
 */
follow3_on: string, 
/**
 *3か月後の就労
 */
follow3: string, 
/**
 *6か月後の確認日
 */
follow6_on: string, 
/**
 *6か月後の就労
 */
follow6: string, 
/**
 *12か月後の確認日
 */
follow12_on: string, 
/**
 *12か月後の就労
 */
follow12: string, 
/**
 *難しかった点
 */
hard: string, 
/**
 *工夫した点
 */
worked: string, };

export type Owed = { 
/**
 * By when (ISO).
 */
on: string, 
/**
 * What, or who waits for it.
 */
what: string, 
/**
 * The record that holds it.
 */
record_id: string, };

export type PackNews = { 
/**
 * Headquarters.
 */
issuer: string, 
/**
 * When it was issued (UTC).
 */
issued_at: string, 
/**
 * Its forms, by id and day.
 */
forms: Array<FormNews>, 
/**
 * A definition that this program does not understand; then nothing of the pack is taken.
 */
refused: FormProblem | null, };

export type Paid = "full" | "half" | "none";

export type PaperDrawn = { 
/**
 * Paper id.
 */
paper: string, 
/**
 * Japanese name of the paper.
 */
title: string, 
/**
 * PDF, base64.
 */
pdf: string, 
/**
 * Pages.
 */
pages: number, 
/**
 * Proposed file name, without a name in it.
 */
file_name: string, 
/**
 * Whether it can be saved as a Word file.
 */
word: boolean, 
/**
 * What this paper leaves out, and why.
 */
left_out: Array<string>, 
/**
 * What this paper discloses, to whom.
 */
discloses: Array<string>, 
/**
 * What must be read and confirmed before it leaves without consent; None where consent covers it.
 */
beyond: BeyondAsked | null, };

export type PaperFind = { 
/**
 * As it was typed or scanned.
 */
code: string, };

export type PaperFound = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Case number.
 */
number: string, 
/**
 * Paper id; empty for a form that is no longer there.
 */
paper: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The paper names another record, which went into this one.
 */
led: LedHere | null, };

export type PaperLeft = { 
/**
 * Entry of the register.
 */
register_id: number, 
/**
 * Printer or path.
 */
place: string, 
/**
 * SHA-256 of the PDF.
 */
sha256: string, };

export type PaperPrint = { 
/**
 * The paper.
 */
request: PaperRequest, 
/**
 * Printer queue.
 */
printer: string, 
/**
 * Copies (1 to 99).
 */
copies: number, 
/**
 * Both sides.
 */
two_sided: boolean, 
/**
 * To whom it goes.
 */
recipient: string, 
/**
 * What for.
 */
purpose: string, 
/**
 * Login name of who confirms.
 */
user_id: string, 
/**
 * Passphrase of who confirms.
 */
passphrase: string, 
/**
 * Key file of who confirms.
 */
key_file: string, 
/**
 * What was read: the answer of the preview.
 */
reading: string, };

export type PaperRequest = { 
/**
 * Paper id: one of `house_papers` or `form_list`, or recovery-sheet | chapter | reading | bookmarks | audit-log
 */
paper: string, 
/**
 * Case id or number; empty for papers without a case.
 */
case_id: string, 
/**
 * Chapter or passage id for `chapter`.
 */
passage: string, 
/**
 * Edition of the manual for `chapter`; empty = the one in use.
 */
edition: string, 
/**
 * Initials instead of the name.
 */
initials: boolean, 
/**
 * Furigana over the person's name, where the reading is recorded.
 */
ruby: boolean, 
/**
 * self | company | in_house: where the paper goes, which decides what it may show.
 */
way: string, 
/**
 * To whom at the company (`hr`, `boss`, `occ_physician`); empty = the paper may reach any of them, so what it shows
 * needs the consent for all.
 */
party: string, 
/**
 * An empty form, to be filled in by hand.
 */
blank: boolean, 
/**
 * On A3 with two pages side by side, to be folded; forms that are made for it only.
 */
folded: boolean, 
/**
 * With the boxes of the settings for those who see it in the house; in the house only.
 */
circulation: boolean, 
/**
 * Saved as a Word file (`.docx`) that can be written into; forms, `words` and `benefit-guide` only.
 */
word: boolean, 
/**
 * Recovery code for `recovery-sheet`, never stored.
 */
code: string, 
/**
 * Month for `audit-log` (2026-11); empty = all.
 */
month: string, 
/**
 * Kind of act for `audit-log`; empty = all. Of `bookmarks`: `highlights` shows what was marked with the pens too.
 */
kind: string, 
/**
 * User for `audit-log`; empty = all.
 */
user: string, 
/**
 * To whom an `envelope` goes: `hr`, `occ_physician`, `doctor` or `person`.
 */
addressee: string, 
/**
 * Of an `envelope`: `naga3`, or `labels` for everybody whom the case knows.
 */
layout: string, 
/**
 * Of `morning`: login names of who is away.
 */
absent: Array<string>, 
/**
 * Of `morning`: first day (ISO) of what is new; empty = the working day before today.
 */
since: string, 
/**
 * Of `benefit-guide`: which benefits, and how they are told; None = what may apply, in plain words.
 */
guide: GuideAsk | null, 
/**
 * Period and filter of the figures for `stats`.
 */
stats: StatsAsk | null, 
/**
 * Why it goes although no consent covers it; None = only what is consented.
 */
beyond: BeyondConsent | null, };

export type PaperSave = { 
/**
 * The paper.
 */
request: PaperRequest, 
/**
 * Full path; empty = the paper folder of the settings with the proposed name.
 */
path: string, 
/**
 * To whom it goes.
 */
recipient: string, 
/**
 * What for.
 */
purpose: string, 
/**
 * Login name of who confirms.
 */
user_id: string, 
/**
 * Passphrase of who confirms.
 */
passphrase: string, 
/**
 * Key file of who confirms.
 */
key_file: string, 
/**
 * What was read: the answer of the preview.
 */
reading: string, };

export type PassageAt = { 
/**
 * Passage id.
 */
id: string, 
/**
 * Edition id; empty = the one in use.
 */
edition: string, };

export type PassageChange = { 
/**
 * Passage id.
 */
id: string, 
/**
 * `9.4`
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * Title of its chapter.
 */
chapter_title: string, 
/**
 * added | changed | removed
 */
change: string, };

export type PassageDifference = { 
/**
 * Passage id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Whether anything changed.
 */
changed: boolean, 
/**
 * The text with what was taken out and put in; a line feed ends a line.
 */
pieces: Array<Piece>, };

export type PassageLine = { 
/**
 * Passage id.
 */
id: string, 
/**
 * `9.4`
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * The user has bookmarked it.
 */
bookmarked: boolean, 
/**
 * The user has marked it as read.
 */
read: boolean, 
/**
 * The user has written a note on it.
 */
noted: boolean, };

export type PassageNoteSet = { 
/**
 * Passage id.
 */
passage: string, 
/**
 * Text; empty = no note.
 */
text: string, };

export type PassagePair = { 
/**
 * Passage id.
 */
id: string, 
/**
 * Id of the older edition.
 */
from: string, 
/**
 * Id of the newer edition; empty = the one in use.
 */
to: string, };

export type PassageRemarks = { 
/**
 * On the edition that is shown.
 */
current: Remark | null, 
/**
 * On other editions of the same passage, the newest first.
 */
others: Array<Remark>, };

export type PassageSeen = { 
/**
 * Case beside which it is read; empty = in the manual.
 */
case_id: string, 
/**
 * Passage id; empty = the manual was left.
 */
passage: string, 
/**
 * Edition; empty = the one in use.
 */
edition: string, };

export type PassageUse = { 
/**
 * Number and title.
 */
title: string, 
/**
 * Edition id.
 */
edition: string, 
/**
 * Steps of cases.
 */
steps: number, };

export type PassageUses = { 
/**
 * Steps of cases in all.
 */
steps: number, 
/**
 * Passages, the most frequent first.
 */
lines: Array<PassageUse>, };

export type PassageView = { 
/**
 * Passage id.
 */
id: string, 
/**
 * `9.4`
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * Chapter id.
 */
chapter: string, 
/**
 * Chapter title.
 */
chapter_title: string, 
/**
 * Edition id.
 */
edition: string, 
/**
 * The edition in use was asked for and does not have it: it is shown in another one.
 */
elsewhere: boolean, 
/**
 * Title of the edition.
 */
edition_title: string, 
/**
 * Lead sentence.
 */
lead: string, 
/**
 * The same with the marks of what its figures rest on.
 */
lead_line: Array<Inline>, 
/**
 * Body as blocks; never HTML.
 */
blocks: Array<Block>, 
/**
 * Tags as labels, by list.
 */
tags: Array<Tag>, 
/**
 * Sources.
 */
sources: Array<Source>, 
/**
 * 最終確認日
 */
checked_on: string, 
/**
 * Passage before, empty at the start.
 */
previous: string, 
/**
 * Passage after, empty at the end.
 */
next: string, 
/**
 * The user's note.
 */
note: string, 
/**
 * Bookmarked.
 */
bookmarked: boolean, 
/**
 * Marked as read.
 */
read: boolean, 
/**
 * Words of the glossary that occur in it.
 */
terms: Array<TermView>, 
/**
 * Passages that link to it.
 */
referrers: Array<Referrer>, 
/**
 * Drawings that stand in it.
 */
drawings: Array<DrawingView>, };

export type PassphraseChange = { 
/**
 * Present passphrase.
 */
old: string, 
/**
 * Present key file, when there is one.
 */
old_key_file: string, 
/**
 * New passphrase.
 */
new: string, 
/**
 * Where to write a new key file; empty = no second factor.
 */
new_key_file: string, };

export type PassphraseJudge = { 
/**
 * What was typed.
 */
passphrase: string, 
/**
 * With a key file as second factor.
 */
key_file: boolean, 
/**
 * Names that must not occur in it.
 */
names: Array<string>, };

export type PassphraseJudged = { 
/**
 * Why it is refused; None = accepted.
 */
weakness: Weakness | null, 
/**
 * Characters typed.
 */
length: number, 
/**
 * Characters needed.
 */
needed: number, };

export type PensionAsk = { 
/**
 * The day (ISO).
 */
on: string, 
/**
 * 平均標準報酬額, yen a month; 0 = not asked.
 */
average: number, 
/**
 * Months of insurance, all from 2003-04 on.
 */
months: number, 
/**
 * First visit before 20: income of the year before, yen; negative = not asked.
 */
income: number, };

export type PensionSum = { 
/**
 * Grade 3 by the average, yen a year.
 */
counted: number | null, 
/**
 * What is paid of grade 3, yen a year: at least the least sum.
 */
third: number | null, 
/**
 * What is paid beside an income, where the first visit lies before 20.
 */
paid: Paid | null, 
/**
 * Where the figures stand.
 */
source: string, 
/**
 * How sure they are.
 */
certainty: Certainty, };

export type Person = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *氏名
 */
name: string, 
/**
 *ふりがな
 */
kana: string, 
/**
 *匿名表示(イニシャルのみで記録)
 */
initials_only: boolean, 
/**
 *イニシャル
 */
initials: string, 
/**
 *生年月日
 */
birth_date: string, 
/**
 *性別
 */
sex: string, 
/**
 *患者ID
 */
chart_number: string, 
/**
 *住所
 */
address: string, 
/**
 *使用する言語
 */
language: string, 
/**
 *通訳が必要
 */
interpreter: boolean, 
/**
 *連絡してよい電話番号
 */
contact_numbers: string, 
/**
 *連絡してよい時間帯
 */
contact_hours: string, 
/**
 *名乗り方
 */
contact_naming: string, 
/**
 *留守番電話
 */
contact_voicemail: string, 
/**
 *郵便
 */
contact_post: string, 
/**
 *本人に伝わっていること
 */
told_person: string, 
/**
 *家族に伝わっていること
 */
told_family: string, 
/**
 *会社に伝わっていること
 */
told_company: string, 
/**
 *家族の連絡先
 */
family_contact: string, };

export type Phase = "none" | "locked" | "open" | "problem";

export type Piece = { 
/**
 * Where it stands.
 */
side: Side, 
/**
 * The text.
 */
text: string, };

export type Pin = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Passage id.
 */
passage: string, 
/**
 * Edition id.
 */
edition: string, 
/**
 * The same where it is not the edition in use; empty = it is.
 */
read_in: string, 
/**
 * Title.
 */
title: string, 
/**
 * When (UTC).
 */
at: string, };

export type PinSet = { 
/**
 * Case id.
 */
case_id: string, 
/**
 * Passage id.
 */
passage: string, 
/**
 * On or off.
 */
pinned: boolean, 
/**
 * Edition in which it is read; empty = the one in use.
 */
edition: string, };

export type Plan = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *事例
 */
case_id: string, 
/**
 *種類
 */
kind: string, 
/**
 *版
 */
version: number | null, 
/**
 *作成日
 */
made_on: string, 
/**
 *作成者
 */
made_by: string, 
/**
 *職場復帰日
 */
return_on: string, 
/**
 *期間ごとの内容
 */
rows: Array<PlanRow>, 
/**
 *見直し予定日
 */
review_on: string, 
/**
 *フォローアップの方法
 */
followup: string, 
/**
 *その他
 */
note: string, };

export type PlanChange = { 
/**
 * What people call it.
 */
label: string, 
/**
 * In the version before; empty = it was not there.
 */
before: string, 
/**
 * In this version; empty = it is there no more.
 */
after: string, };

export type PlanChanges = { 
/**
 * The plan.
 */
id: string, 
/**
 * Version before it.
 */
since: number, 
/**
 * The changes, in the order of the paper.
 */
changes: Array<PlanChange>, };

export type PlanRow = { 
/**
 * 期間
 */
period: string, 
/**
 * 勤務時間
 */
hours: string, 
/**
 * 就業上の措置・治療への配慮等
 */
measures: string, 
/**
 * (参考)治療等の予定
 */
treatment: string, };

export type Printer = { 
/**
 * Queue name.
 */
name: string, 
/**
 * The system's default.
 */
default: boolean, };

export type PromiseRow = { 
/**
 * What.
 */
text: string, 
/**
 * Until when.
 */
on: string, };

export type QuestionLeaving = { 
/**
 * Question id.
 */
id: string, 
/**
 * The question.
 */
ask: string, 
/**
 * Right ones.
 */
first: AnswerShare, };

export type ReadSet = { 
/**
 * Passage id.
 */
passage: string, 
/**
 * On or off.
 */
on: boolean, };

export type RecognitionDay = { 
/**
 * ISO date.
 */
on: string, 
/**
 * An event that fixes it earlier made it.
 */
earlier: boolean, 
/**
 * What the day is called.
 */
label: string, 
/**
 * Where the rule stands.
 */
source: string, 
/**
 * How sure it is.
 */
certainty: Certainty, };

export type RecordAt = { 
/**
 * Noun.
 */
noun: Noun, 
/**
 * Id.
 */
id: string, };

export type RecordState = { 
/**
 * saved | backed_up | sent | received
 */
now: string, 
/**
 * The chain of this record ends at バックアップ済 (no export applies).
 */
local_only: boolean, 
/**
 * An older revision was sent.
 */
older_sent: boolean, };

export type Recorded = "absence" | "leave";

export type RecoveryConfirm = { 
/**
 * The code as typed.
 */
code: string, };

export type Referrer = { 
/**
 * Passage id.
 */
id: string, 
/**
 * `9.4`
 */
number: string, 
/**
 * Title.
 */
title: string, 
/**
 * Chapter title.
 */
chapter_title: string, };

export type RegisterEntry = { 
/**
 * Number.
 */
id: number, 
/**
 * When (UTC).
 */
at: string, 
/**
 * Who.
 */
user: string, 
/**
 * Paper id or `bundle`.
 */
paper: string, 
/**
 * Case number, empty when none.
 */
case_number: string, 
/**
 * To whom.
 */
recipient: string, 
/**
 * What for.
 */
purpose: string, 
/**
 * Consents under which it left; empty where none was needed.
 */
consents: Array<RestsOn>, 
/**
 * SHA-256.
 */
sha256: string, 
/**
 * Printer or file.
 */
place: string, 
/**
 * It did not leave: the printer or the folder refused it.
 */
failed: boolean, 
/**
 * To whom at the company, empty where it went elsewhere.
 */
party: string, 
/**
 * Consent items that it told.
 */
items: Array<string>, 
/**
 * Its case was discarded since, and with it recipient, purpose and place.
 */
discarded: boolean, 
/**
 * Why it left without consent; None where it was covered.
 */
beyond: LeftBeyond | null, };

export type RegisterPage = { 
/**
 * Rows.
 */
rows: Array<RegisterEntry>, 
/**
 * All.
 */
total: number, };

export type RegisterQuery = { 
/**
 * Only this case.
 */
case_id: string, 
/**
 * First row.
 */
offset: number, 
/**
 * Rows wanted (1 to 500).
 */
limit: number, };

export type Remark = { 
/**
 * Id.
 */
id: string, 
/**
 * Passage id.
 */
passage: string, 
/**
 * Edition that was read.
 */
edition: string, 
/**
 * Title of that edition, or its id where it is not here any more.
 */
edition_title: string, 
/**
 * useful | lacking | wrong | outdated
 */
mark: string, 
/**
 * In the reader's own words.
 */
comment: string, 
/**
 * Revision.
 */
rev: number, 
/**
 * When it was written last (UTC).
 */
at: string, 
/**
 * How far it has come.
 */
state: RecordState, 
/**
 * Its words have to be read through in 本部登録 before they leave.
 */
unread: boolean, 
/**
 * It was read through, and stays here.
 */
stays: boolean, };

export type RemarkLine = { 
/**
 * Id.
 */
id: string, 
/**
 * Revision.
 */
rev: number, 
/**
 * Passage id.
 */
passage: string, 
/**
 * Number and title.
 */
title: string, 
/**
 * Edition id.
 */
edition: string, 
/**
 * useful | lacking | wrong | outdated
 */
mark: string, 
/**
 * The words as they leave.
 */
comment: string, 
/**
 * Month as it leaves.
 */
given_on: string, 
/**
 * What in the words may tell who they are about.
 */
tells: Array<Mark>, 
/**
 * unread | named | stays; empty = leaves.
 */
held: string, };

export type RemarkRead = { 
/**
 * Id.
 */
id: string, 
/**
 * Revision that was read.
 */
rev: number, 
/**
 * It may leave; otherwise it stays here.
 */
leaves: boolean, };

export type RemarkSave = { 
/**
 * Passage id.
 */
passage: string, 
/**
 * Edition that is shown; empty = the one in use.
 */
edition: string, 
/**
 * useful | lacking | wrong | outdated
 */
mark: string, 
/**
 * In the reader's own words; may be empty.
 */
comment: string, 
/**
 * Draft that goes with the save; empty = none.
 */
draft: string, };

export type RemarksLeaving = { 
/**
 * Leave with the next bundle.
 */
ready: Array<RemarkLine>, 
/**
 * Held back, with the reason.
 */
held: Array<RemarkLine>, 
/**
 * Taken back, which headquarters will be told.
 */
withdrawn: number, };

export type RestsOn = { 
/**
 * Consent.
 */
id: string, 
/**
 * Purpose code, empty when the consent was erased since.
 */
purpose: string, 
/**
 * Day of the consent.
 */
on_date: string, };

export type RetentionPage = { 
/**
 * The rule.
 */
rule: RetentionRuleView, 
/**
 * Rows of the page.
 */
rows: Array<KeptCase>, 
/**
 * All.
 */
total: number, 
/**
 * Whatever was closed before this day (ISO) is over.
 */
before: string, 
/**
 * Nobody else works here who could confirm.
 */
alone: boolean, 
/**
 * The file still has to be rebuilt after a discarding.
 */
sweep_due: boolean, };

export type RetentionQuery = { 
/**
 * over | proposed | held | kept
 */
standing: string, 
/**
 * First row.
 */
offset: number, 
/**
 * Rows.
 */
limit: number, };

export type RetentionRule = { 
/**
 * Years from 1 April after the fiscal year of closing.
 */
years: number, 
/**
 * The facility's own rule, in words; empty = none was set.
 */
source: string, };

export type RetentionRuleView = { 
/**
 * Years and words.
 */
rule: RetentionRule, 
/**
 * The facility has set it; without it nothing can be discarded.
 */
is_set: boolean, 
/**
 * Years that are told while none is set.
 */
default_years: number, };

export type Rule = "required" | "too_long" | "not_a_date" | "not_a_time" | "not_a_count" | "unknown_code" | "my_number" | "order_of_dates" | "control_character" | "personal_name";

export type Save<R> = { 
/**
 * The whole record; `id` empty = new, `rev` = the revision it was read with.
 */
record: R, 
/**
 * Draft to drop in the same transaction; empty = none.
 */
draft: string, };

export type Saved = { 
/**
 * Which noun.
 */
noun: Noun, 
/**
 * Its id.
 */
id: string, 
/**
 * Its revision now.
 */
rev: number, 
/**
 * The save, for undo and history; empty when nothing had changed.
 */
save_id: string, 
/**
 * The case it belongs to, empty for a person or a consultation alone.
 */
case_id: string, 
/**
 * Instant (UTC, RFC 3339).
 */
at: string, };

export type Scan = { 
/**
 * Id.
 */
id: string, 
/**
 * Opinion or plan that it is the paper of; empty when none.
 */
record_id: string, 
/**
 * Form that it is, where it came back; empty when nobody said.
 */
paper: string, 
/**
 * Name of the file it came from.
 */
name: string, 
/**
 * pdf | png | jpeg
 */
kind: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * Who put it there.
 */
user: string, 
/**
 * When (UTC).
 */
at: string, 
/**
 * Taken off.
 */
cancelled: boolean, };

export type ScanAdd = { 
/**
 * Case id or number.
 */
case_id: string, 
/**
 * Opinion or plan; empty = the case.
 */
record_id: string, 
/**
 * Form that was given out and is back with it; empty = nothing is said of that.
 */
paper: string, 
/**
 * The file: PDF, JPEG or PNG, at most 20 MiB.
 */
path: string, };

export type ScanCancel = { 
/**
 * Scan.
 */
id: string, 
/**
 * Off, or back.
 */
cancelled: boolean, };

export type ScanOf = { 
/**
 * Scan.
 */
id: string, 
/**
 * Opinion or plan of the same case; empty = the case.
 */
record_id: string, 
/**
 * Form that was given out and is back with it; empty = none.
 */
paper: string, };

export type ScanOpened = { 
/**
 * What it is.
 */
scan: Scan, 
/**
 * The file, base64.
 */
bytes: string, };

export type Score = { 
/**
 * Answered rightly.
 */
right: number, 
/**
 * Asked.
 */
asked: number, };

export type SearchFound = { 
/**
 * 支援対象者
 */
cases: SearchGroup, 
/**
 * 経過
 */
activities: SearchGroup, 
/**
 * マニュアル
 */
passages: SearchGroup, 
/**
 * 自施設の資料: pages of own documents.
 */
documents: SearchGroup, 
/**
 * Nothing searchable was typed.
 */
empty_query: boolean, };

export type SearchGroup = { 
/**
 * All hits.
 */
total: number, 
/**
 * The best ones.
 */
hits: Array<SearchHit>, };

export type SearchHit = { 
/**
 * Record id or passage id.
 */
id: string, 
/**
 * Case id, empty for a passage.
 */
case_id: string, 
/**
 * Title line.
 */
title: string, 
/**
 * Second line (number, date, chapter).
 */
sub: string, 
/**
 * Passage of text around the first match.
 */
excerpt: string, 
/**
 * Matches inside the excerpt, in characters.
 */
spans: Array<Span>, 
/**
 * Matches inside the title, in characters.
 */
title_spans: Array<Span>, 
/**
 * Page of an own document, from 1; 0 = it is none.
 */
page: number, };

export type SearchQuery = { 
/**
 * As typed.
 */
text: string, 
/**
 * Hits wanted in each group (1 to 100).
 */
limit: number, };

export type SecondUser = { 
/**
 * Login name.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * The passphrase asks for a key file.
 */
key_file: boolean, };

export type Send = { 
/**
 * Folder; empty = the exchange folder of the settings.
 */
folder: string, };

export type Sent = { 
/**
 * Number.
 */
sequence: number, 
/**
 * File.
 */
file: string, 
/**
 * Case records inside.
 */
cases: number, 
/**
 * Withdrawals inside.
 */
tombstones: number, 
/**
 * Remarks on the manual inside.
 */
remarks: number, 
/**
 * SHA-256 of the file.
 */
sha256: string, };

export type Session = { 
/**
 * The user.
 */
user: User, 
/**
 * Facility name.
 */
facility: string, 
/**
 * Practice workplace.
 */
practice: boolean, 
/**
 * Folder.
 */
folder: string, 
/**
 * Business date (JST) in every form.
 */
today: BothCalendars, 
/**
 * Idle minutes until the lock.
 */
lock_minutes: number, 
/**
 * The case that alone is shown (面談モード), empty while the mode is off.
 */
interview: string, 
/**
 * Things to tell once after unlocking.
 */
notices: Array<SessionNotice>, };

export type SessionNotice = { "still_there": number } | "recovery_unconfirmed" | "second_factor_advised" | { "clock_went_back": number } | { "drafts_kept": number } | { "backup_old": number };

export type Settings = { 
/**
 * Facility name.
 */
facility: string, 
/**
 * Department, shown on papers.
 */
department: string, 
/**
 * Address, shown on papers.
 */
address: string, 
/**
 * Telephone, shown on papers.
 */
phone: string, 
/**
 * Idle minutes until the lock (1 to 60).
 */
lock_minutes: number, 
/**
 * Second folder for backups; empty = none.
 */
backup_folder: string, 
/**
 * Folder for bundles, cards and receipts.
 */
exchange_folder: string, 
/**
 * Folder for papers saved as PDF.
 */
paper_folder: string, 
/**
 * light | dark | system
 */
theme: string, 
/**
 * Text size in percent (100 to 150).
 */
text_size: number, 
/**
 * Single-letter keys are on.
 */
letter_keys: boolean, 
/**
 * Days without contact after which a case is shown on 今日.
 */
quiet_days: number, 
/**
 * Printer used last.
 */
printer: string, 
/**
 * Who in the house sees papers (供覧), separated by commas; empty = no boxes are offered.
 */
circulation: string, 
/**
 * Face of forms, letters and covers: gothic | mincho
 */
paper_face: string, 
/**
 * Calendar of the dates on papers: wareki | seireki
 */
paper_calendar: string, 
/**
 * How acts of support are written for the chart: soap | plain
 */
chart_form: string, 
/**
 * Full-width characters of a line there (20 to 80).
 */
chart_width: number, 
/**
 * Day of the notification for the add-on of 療養・就労両立支援指導料 (施設基準の届出); empty = none.
 */
fee_addon_on: string, 
/**
 * Day of the notification for care by communication equipment; empty = none.
 */
fee_online_on: string, 
/**
 * The facility allows that passages are recorded which were open while a case moved on.
 */
passage_use_allowed: boolean, 
/**
 * The user has turned it on that this is recorded.
 */
passage_use: boolean, };

export type Settle = "record" | "talk" | "note";

export type Settled = "fact" | "note" | "follow_up" | "benefit";

export type Shape = { "is": "area", 
/**
 * Corners.
 */
points: Array<[number, number]>, 
/**
 * How dark.
 */
tone: Tone, } | { "is": "line", 
/**
 * Points.
 */
points: Array<[number, number]>, 
/**
 * What it is.
 */
stroke: Stroke, } | { "is": "words", 
/**
 * Where they stand, by their anchor.
 */
x: number, 
/**
 * Baseline.
 */
y: number, 
/**
 * Which end stands at `x`.
 */
anchor: Anchor, 
/**
 * The words.
 */
words: string, 
/**
 * A figure or name that matters more than a tick.
 */
strong: boolean, };

export type Share = "kept" | "gone" | "both";

export type SickPay = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *事例
 */
case_id: string, 
/**
 *別の傷病(主な傷病のほかに受けたとき)
 */
illness: string, 
/**
 *区分
 */
kind: string, 
/**
 *始め
 */
from_date: string, 
/**
 *終わり(続いているときは空欄)
 */
to_date: string, 
/**
 *備考
 */
note: string, };

export type SickPayAsk = { 
/**
 * 標準報酬月額 of the months up to the start, at most twelve, yen.
 */
months: Array<number>, 
/**
 * First day of the benefit (ISO).
 */
start_on: string, 
/**
 * Wage of a day that is still paid, yen.
 */
wage: number, 
/**
 * 障害年金 for the same illness, yen a year.
 */
pension: number, };

export type SickPayCount = { 
/**
 * The illness, empty for the main one.
 */
illness: string, 
/**
 * First paid day.
 */
first_on: string, 
/**
 * Eighteen months by the calendar end here.
 */
calendar_until: string, 
/**
 * Days available: 546 to 549 as published, 550 over some leap days.
 */
available: number, 
/**
 * Days used up to the day.
 */
used: number, 
/**
 * Days left.
 */
left: number, 
/**
 * Last paid day where the benefit runs on without a break; empty when it does not run, or has ended.
 */
until: string, 
/**
 * Last paid day if the person were off from tomorrow on without a break; empty when no day is left.
 */
earliest_end: string, 
/**
 * The months run by the calendar: an interruption prolongs nothing.
 */
by_calendar: boolean, 
/**
 * The right ended after leaving: fit for work once, no second time.
 */
ended_after_leaving: boolean, 
/**
 * Nothing but the first day is recorded: counted as if there had been no break.
 */
estimated: boolean, };

export type SickPaySum = { 
/**
 * Average of the months, yen.
 */
average: number, 
/**
 * A thirtieth, rounded to ten yen; the lower one where two are compared.
 */
a_day: number, 
/**
 * The average of all insured was the lower one.
 */
by_all: boolean, 
/**
 * Two thirds, rounded to one yen.
 */
daily: number, 
/**
 * What the pension is a day.
 */
pension: number, 
/**
 * What is paid beside wage and pension.
 */
paid: number, 
/**
 * Where the figures stand.
 */
source: string, 
/**
 * How sure they are.
 */
certainty: Certainty, };

export type Side = "both" | "removed" | "added";

export type SlotUser = { 
/**
 * Login name.
 */
id: string, 
/**
 * A key file is the second factor.
 */
key_file: boolean, };

export type Snippet = { 
/**
 * Id; of a built-in one its abbreviation.
 */
id: string, 
/**
 * Whose it is.
 */
of: SnippetOf, 
/**
 * What is typed after the `;`.
 */
abbreviation: string, 
/**
 * The same as it comes out in kana; empty when there is none.
 */
kana: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * The text with its placeholders.
 */
text: string, 
/**
 * Does the abbreviation call it? Not where it is switched off or an own one stands before it.
 */
called: boolean, 
/**
 * Switched off.
 */
off: boolean, };

export type SnippetFill = { 
/**
 * Id.
 */
id: string, 
/**
 * The open case; empty = none, and no fact of anybody is put in.
 */
case_id: string, };

export type SnippetFilled = { 
/**
 * The text.
 */
text: string, 
/**
 * Where the cursor goes, in UTF-16 units.
 */
cursor: number, 
/**
 * Placeholders that stay, because nothing is recorded for them.
 */
open: Array<string>, };

export type SnippetOf = "own" | "shared" | "built_in";

export type SnippetOff = { 
/**
 * Abbreviation of the built-in text.
 */
abbreviation: string, 
/**
 * Off?
 */
off: boolean, };

export type SnippetSave = { 
/**
 * Id; empty = a new one.
 */
id: string, 
/**
 * For everybody of the facility; administrators only.
 */
shared: boolean, 
/**
 * What is typed after the `;`.
 */
abbreviation: string, 
/**
 * The same as it comes out in kana; may stay empty.
 */
kana: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * The text with its placeholders.
 */
text: string, };

export type Snippets = { 
/**
 * Own ones first, by abbreviation.
 */
rows: Array<Snippet>, 
/**
 * Names of the placeholders.
 */
placeholders: Array<string>, };

export type Snoozed = { 
/**
 * The mark.
 */
id: string, 
/**
 * Until this day.
 */
until: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Who.
 */
user: string, 
/**
 * It is shown all the same, because its legal date has passed.
 */
shown: boolean, };

export type Source = { 
/**
 * Mark inside the passage.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * Year.
 */
year: number, 
/**
 * How sure.
 */
certainty: Certainty, };

export type Span = { 
/**
 * First character.
 */
start: number, 
/**
 * One past the last character.
 */
end: number, };

export type SplitChoice = { 
/**
 * Noun of the record.
 */
noun: Noun, 
/**
 * Field.
 */
field: string, 
/**
 * Where it goes.
 */
share: Share, };

export type SplitMake = { 
/**
 * The merge.
 */
id: string, 
/**
 * Revision of the case that was looked at.
 */
case_rev: number, 
/**
 * Revision of the person that was looked at.
 */
person_rev: number, 
/**
 * What goes to the other record; the rest stays.
 */
rows: Array<SplitSend>, 
/**
 * Where the fields go that were changed since; without a choice they stay.
 */
choices: Array<SplitChoice>, };

export type SplitReview = { 
/**
 * The merge.
 */
line: MergeLine, 
/**
 * Why it cannot be done now: `split` or `later`, empty when it can.
 */
blocked: string, 
/**
 * Numbers of the cases that have to be told apart first.
 */
first: Array<string>, 
/**
 * Revision of the case.
 */
case_rev: number, 
/**
 * Revision of the person.
 */
person_rev: number, 
/**
 * What was made since; it stays unless it is sent over.
 */
rows: Array<SplitRow>, 
/**
 * Fields that were changed since.
 */
changed: Array<ChangedSince>, 
/**
 * Names of those who have begun to write something about it.
 */
drafts: Array<string>, };

export type SplitRow = { 
/**
 * Table.
 */
place: string, 
/**
 * Key.
 */
id: string, 
/**
 * Its day, empty when it has none.
 */
on: string, 
/**
 * What it is, in a line.
 */
words: string, };

export type SplitSend = { 
/**
 * Table.
 */
place: string, 
/**
 * Key.
 */
id: string, };

export type Spot = { 
/**
 * Left edge.
 */
x: number, 
/**
 * Upper edge.
 */
y: number, 
/**
 * Width.
 */
width: number, 
/**
 * Height.
 */
height: number, 
/**
 * The figure in words.
 */
words: string, };

export type StageView = { 
/**
 * Path code.
 */
path: string, 
/**
 * Why this path.
 */
path_why: string, 
/**
 * Code of the current stage.
 */
current: string, 
/**
 * The stages of the path.
 */
steps: Array<Step>, 
/**
 * 未確認の項目 up to the current stage.
 */
missing: Array<Missing>, 
/**
 * Reminders that hold nothing back.
 */
reminders: Array<Missing>, };

export type StatsAsk = { 
/**
 * this_year (also when empty) | last_year | this_month | last_month | today | range
 */
period: string, 
/**
 * First day of a `range`.
 */
from: string, 
/**
 * Last day of a `range`.
 */
to: string, 
/**
 * One of the five groups.
 */
group: string, 
/**
 * Disease code.
 */
disease: string, 
/**
 * Path code.
 */
path: string, 
/**
 * Link form code.
 */
link: string, 
/**
 * Only cases of the user; such figures are shown and never leave.
 */
mine: boolean, };

export type StatsCell = { 
/**
 * As it is read; empty where there is none.
 */
words: string, 
/**
 * The number itself; None where there is none.
 */
number: number | null, 
/**
 * How many things its list holds; None where it opens none.
 */
opens: number | null, };

export type StatsLine = { 
/**
 * Its own id.
 */
id: string, 
/**
 * Case to open, empty where there is none.
 */
case_id: string, 
/**
 * Case number.
 */
number: string, 
/**
 * Name or initials.
 */
name: string, 
/**
 * Day.
 */
on: string, 
/**
 * What it is, in words.
 */
what: string, };

export type StatsList = { 
/**
 * Rows.
 */
rows: Array<StatsLine>, 
/**
 * All.
 */
total: number, };

export type StatsListAsk = { 
/**
 * Period and filter.
 */
stats: StatsAsk, 
/**
 * Figure id.
 */
table: string, 
/**
 * Row code.
 */
row: string, 
/**
 * Column code.
 */
column: string, 
/**
 * First row.
 */
offset: number, 
/**
 * Rows wanted (1 to 500).
 */
limit: number, };

export type StatsName = { 
/**
 * Code.
 */
code: string, 
/**
 * Words.
 */
label: string, };

export type StatsRow = { 
/**
 * Code.
 */
code: string, 
/**
 * Words.
 */
label: string, 
/**
 * A figure for each column.
 */
cells: Array<StatsCell>, };

export type StatsTable = { 
/**
 * Figure id.
 */
id: string, 
/**
 * Title.
 */
title: string, 
/**
 * What is counted.
 */
counted: string, 
/**
 * On which day it depends.
 */
basis: string, 
/**
 * Columns.
 */
columns: Array<StatsName>, 
/**
 * Rows.
 */
rows: Array<StatsRow>, 
/**
 * The same figures as a picture.
 */
drawing: Drawing | null, };

export type StatsView = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * Fiscal year of the last day: of targets and questionnaires.
 */
fiscal_year: number, 
/**
 * Day up to which facts are known.
 */
counted_on: string, 
/**
 * Whether anything at all was counted.
 */
any: boolean, 
/**
 * Tables in order.
 */
tables: Array<StatsTable>, };

export type Step = { 
/**
 * Stage code.
 */
stage: string, 
/**
 * Behind, at, or ahead of the current stage.
 */
state: StepState, };

export type StepState = "done" | "current" | "ahead";

export type Stroke = "axis" | "grid" | "data" | "mark" | "target" | "outline" | "thick" | "path";

export type Suggestion = { 
/**
 * The term, or the title.
 */
text: string, 
/**
 * 読み of a term, chapter of a title.
 */
sub: string, 
/**
 * It is a word of the glossary.
 */
term: boolean, 
/**
 * Passage that it opens; empty = none.
 */
passage: string, };

export type Support = { 
/**
 * Number of activities.
 */
count: number, 
/**
 * Minutes in all.
 */
minutes: number, 
/**
 * First day, empty when none.
 */
first_on: string, 
/**
 * Last day, empty when none.
 */
last_on: string, 
/**
 * Channel of the last one.
 */
last_channel: string, 
/**
 * Promises with a date, of the activities.
 */
promises: Array<Owed>, 
/**
 * Link forms that occurred.
 */
links: Array<string>, 
/**
 * Kinds that occurred, with their number.
 */
kinds: Array<[string, number]>, 
/**
 * Channels that occurred, with their number.
 */
channels: Array<[string, number]>, };

export type SurveyGiven = { 
/**
 * Fiscal year.
 */
fiscal_year: number, 
/**
 * How many.
 */
given: number, };

export type SurveyLine = { 
/**
 * Random id.
 */
id: string, 
/**
 * Mark (1 to 5) by question.
 */
marks: { [key in string]: number }, };

export type SurveyPut = { 
/**
 * Fiscal year.
 */
fiscal_year: number, 
/**
 * Mark (1 to 5) by question; a question that was left open is not in it.
 */
marks: { [key in string]: number }, };

export type SurveyView = { 
/**
 * Fiscal year.
 */
fiscal_year: number, 
/**
 * Handed out, None when nobody said.
 */
given: number | null, 
/**
 * Questions in order.
 */
questions: Array<StatsName>, 
/**
 * Answers, in no order that tells when they came.
 */
answers: Array<SurveyLine>, };

export type SurveyYear = { 
/**
 * Fiscal year.
 */
fiscal_year: number, };

export type Suspected = { 
/**
 * The one.
 */
one: MergeSide, 
/**
 * The other.
 */
other: MergeSide, 
/**
 * What agrees: `chart_number`, `kana_birth`, or `open_twice`.
 */
why: string, 
/**
 * What names the pair when somebody says that they are not the same.
 */
pair: [string, string], };

export type TableAsk = { 
/**
 * figures | cases | activities | case_list | kept (the own bookmarks and notes)
 */
what: string, 
/**
 * Period and filter of figures, cases and activities.
 */
stats: StatsAsk, 
/**
 * Conditions of the case list.
 */
cases: CaseQuery, 
/**
 * Columns by code; empty = all that name nobody.
 */
columns: Array<string>, 
/**
 * Consent purpose (`case_study`, `research`, `registration`) that must cover each case; empty = for the house only.
 */
consent: string, };

export type TableColumn = { 
/**
 * Code.
 */
code: string, 
/**
 * Head.
 */
label: string, 
/**
 * It tells who somebody is: never chosen by itself.
 */
names: boolean, };

export type TableReview = { 
/**
 * Columns that can be chosen.
 */
columns: Array<TableColumn>, 
/**
 * Rows that would leave.
 */
rows: number, 
/**
 * Cases that are left out because no consent covers the purpose.
 */
without_consent: number, 
/**
 * Proposed file name without its end.
 */
file_name: string, };

export type TableSave = { 
/**
 * The table.
 */
request: TableAsk, 
/**
 * xlsx | csv | template
 */
kind: string, 
/**
 * Workbook of the facility whose named cells are filled, for `template`.
 */
template: string, 
/**
 * Full path; empty = the paper folder of the settings with the proposed name.
 */
path: string, 
/**
 * To whom it goes.
 */
recipient: string, 
/**
 * What for.
 */
purpose: string, 
/**
 * Columns that tell who somebody is were confirmed a second time.
 */
names_confirmed: boolean, };

export type Tag = { 
/**
 * Code list.
 */
list: string, 
/**
 * Code.
 */
code: string, 
/**
 * Label.
 */
label: string, };

export type Take = { 
/**
 * Files; empty = every receipt and pack in the exchange folder.
 */
files: Array<string>, 
/**
 * Takes a pack of forms also when a later one was taken before.
 */
older: boolean, };

export type Taken = { 
/**
 * One line a file.
 */
files: Array<TakenFile>, };

export type TakenFile = { 
/**
 * File name.
 */
file: string, 
/**
 * Bundle that the receipt answers, 0 when it was refused.
 */
sequence: number, 
/**
 * Records accepted.
 */
accepted: number, 
/**
 * Records refused.
 */
refused: number, 
/**
 * Error code, empty when taken.
 */
problem: string, 
/**
 * What a pack of forms holds; None for a receipt.
 */
pack: PackNews | null, 
/**
 * Of an edition of the manual what it brings.
 */
edition: EditionNews | null, };

export type TalkDate = { 
/**
 * Day.
 */
on: string, 
/**
 * Days from today.
 */
days: number, 
/**
 * What.
 */
label: string, 
/**
 * Recorded fact behind it.
 */
basis: string, 
/**
 * What it is called from its day on, where that is the first possible day and not the last; else empty.
 */
opens: string, };

export type TalkPromise = { 
/**
 * Day.
 */
on: string, 
/**
 * Days from today.
 */
days: number, 
/**
 * What.
 */
text: string, 
/**
 * A promise to the person.
 */
promise: boolean, 
/**
 * Its to-do; empty when it stands in an activity.
 */
todo_id: string, };

export type TalkQuestion = { 
/**
 * Item id.
 */
item: string, 
/**
 * What the item is called.
 */
label: string, 
/**
 * How it can be asked.
 */
sentence: string, };

export type TalkSave = { 
/**
 * What was done.
 */
activity: Activity, 
/**
 * Next appointment, empty = none.
 */
followup_on: string, 
/**
 * 今後の対応
 */
next_steps: string, 
/**
 * Promises, each an item with a date.
 */
promises: Array<PromiseRow>, 
/**
 * Draft to drop.
 */
draft: string, };

export type Tally = { 
/**
 * Fiscal year.
 */
fiscal_year: number, 
/**
 * Group code of headquarters.
 */
group: string, 
/**
 * 継続
 */
continuing: number, 
/**
 * 新規
 */
new: number, 
/**
 * 終結
 */
closed: number, };

export type TargetSet = { 
/**
 * Fiscal year.
 */
fiscal_year: number, 
/**
 * One of the five groups, `all`, or `satisfaction` (hundredths).
 */
figure: string, 
/**
 * None takes it away.
 */
target: number | null, };

export type TaskDone = { 
/**
 * The line.
 */
key: LineKey, 
/**
 * What it said.
 */
label: string, };

export type TaskDoneLine = { 
/**
 * The mark.
 */
id: string, 
/**
 * Name or initials, empty without a case.
 */
name: string, 
/**
 * What the line said.
 */
label: string, 
/**
 * Its date.
 */
on: string, 
/**
 * Who.
 */
user: string, 
/**
 * When (UTC).
 */
at: string, };

export type TaskMarked = { 
/**
 * The mark, by which it is taken back.
 */
id: string, };

export type TaskSnooze = { 
/**
 * The line.
 */
key: LineKey, 
/**
 * What it said.
 */
label: string, 
/**
 * Until this day, which must lie ahead.
 */
until: string, 
/**
 * Why; it is asked.
 */
reason: string, };

export type Telling = "recorded" | "name" | "place" | "date" | "number";

export type TemplateAsk = { 
/**
 * The workbook.
 */
path: string, 
/**
 * Period and filter.
 */
stats: StatsAsk, };

export type TemplateCell = { 
/**
 * Its name.
 */
name: string, 
/**
 * Where it is: `月報!C5`.
 */
place: string, 
/**
 * What it gets.
 */
value: string, 
/**
 * Why it is left: `unknown`, `no_cell` or `formula`; empty when it is filled.
 */
why: string, };

export type TemplateReview = { 
/**
 * Cells that are filled.
 */
written: Array<TemplateCell>, 
/**
 * Cells that ask for a figure and are left as they are.
 */
left: Array<TemplateCell>, };

export type TermView = { 
/**
 * As it is written.
 */
term: string, 
/**
 * 読み
 */
reading: string, 
/**
 * Head of the index: あ か さ …
 */
row: string, 
/**
 * Other words for the same.
 */
also: Array<string>, 
/**
 * What it means.
 */
text: string, 
/**
 * Passage that says more; empty = none.
 */
passage: string, 
/**
 * Number and title of that passage.
 */
passage_title: string, 
/**
 * How sure.
 */
certainty: Certainty, };

export type TimeMark = { 
/**
 * First day (ISO).
 */
from: string, 
/**
 * Last day (ISO), empty while it goes on.
 */
to: string, 
/**
 * What it is, empty where the row says it.
 */
label: string, };

export type TimeTrack = { 
/**
 * leave | stay | sick_pay | opinion | measures | contacts | visits | deadlines
 */
id: string, 
/**
 * Spans and days, earliest first.
 */
marks: Array<TimeMark>, };

export type Timeline = { 
/**
 * First day drawn (ISO).
 */
from: string, 
/**
 * Last day drawn (ISO).
 */
to: string, 
/**
 * Today (ISO).
 */
today: string, 
/**
 * What runs beside each other; empty ones are left out.
 */
tracks: Array<TimeTrack>, };

export type Today = { 
/**
 * Business date.
 */
date: BothCalendars, 
/**
 * Dates, overdue first, then by day (30 days ahead at most).
 */
dates: Array<TodayLine>, 
/**
 * Numbers for the chips.
 */
counts: TodayCounts, 
/**
 * What has become possible (a claim, its preparation): nothing of it is late.
 */
opened: TodayGroup, 
/**
 * To-dos, promises and calls later than `dates` looks ahead.
 */
later: number, 
/**
 * Lines that were put off.
 */
snoozed: TodayGroup, 
/**
 * Own drafts.
 */
drafts: Array<Draft>, 
/**
 * Cases with 未確認の項目, the most recently touched first.
 */
missing: TodayGroup, 
/**
 * Open cases with no contact for the set number of days.
 */
quiet: TodayGroup, 
/**
 * Forms that were given out and have not come back.
 */
papers: TodayGroup, 
/**
 * 電話メモ that belong to no case yet.
 */
memos: TodayMemos, 
/**
 * 本部登録 in numbers.
 */
exchange: ExchangeCounts, 
/**
 * Bundles that no receipt has answered.
 */
unanswered: Array<Unanswered>, 
/**
 * Last verified backup (UTC), empty when none.
 */
backup_at: string, 
/**
 * How the backups stand.
 */
backup: TodayBackup, 
/**
 * Closed cases whose time of keeping is over, for administrators; 0 for the others.
 */
kept_over: number, };

export type TodayBackup = { 
/**
 * ok | none | old | failed
 */
state: string, 
/**
 * Days since the last verified one.
 */
days: number, 
/**
 * Code of what went wrong at the last try.
 */
problem: string, };

export type TodayCounts = { 
/**
 * Past.
 */
overdue: number, 
/**
 * Today.
 */
today: number, 
/**
 * Next 7 days.
 */
week: number, 
/**
 * Next 30 days.
 */
month: number, };

export type TodayGroup = { 
/**
 * The first ones.
 */
lines: Array<TodayLine>, 
/**
 * All.
 */
total: number, };

export type TodayLine = { 
/**
 * What marks are put on.
 */
key: LineKey, 
/**
 * Case id, empty for a line without one.
 */
case_id: string, 
/**
 * Name or initials.
 */
name: string, 
/**
 * Reading.
 */
kana: string, 
/**
 * ISO date on which it is shown: the last working day at or before the legal date.
 */
on: string, 
/**
 * ISO date that follows from fact and rule, where it can be told why; else empty.
 */
legal_on: string, 
/**
 * Days from today, negative when past.
 */
days: number, 
/**
 * What is to be done.
 */
label: string, 
/**
 * Recorded fact behind it.
 */
basis: string, 
/**
 * Rule id.
 */
rule: string, 
/**
 * Whose it is, where it is somebody's.
 */
staff: string, 
/**
 * A date from law, contract or a paper.
 */
legal: boolean, 
/**
 * A reminder before a date.
 */
notice: boolean, 
/**
 * What it is called from its day on, where that is the first possible day and not the last; else empty.
 */
opens: string, 
/**
 * It waits since the day; the day is none by which something was due.
 */
since: boolean, 
/**
 * Form, where the line waits for one.
 */
form: string, 
/**
 * Where it stands.
 */
place: LinePlace, 
/**
 * What `d` does.
 */
settle: LineSettle, 
/**
 * Put off.
 */
snoozed: Snoozed | null, 
/**
 * Stage code, where the list is by stage.
 */
stage: string, };

export type TodayMemos = { 
/**
 * The newest ones.
 */
rows: Array<Memo>, 
/**
 * All.
 */
total: number, };

export type TodayQuery = { 
/**
 * dates | opened | later | snoozed | quiet | missing | papers
 */
list: string, 
/**
 * First row.
 */
offset: number, 
/**
 * Rows wanted (1 to 200).
 */
limit: number, };

export type Todo = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *期日
 */
on_date: string, 
/**
 *用件
 */
text: string, 
/**
 *本人との約束
 */
promise: boolean, 
/**
 *担当
 */
staff: string, 
/**
 *対応した日
 */
done_on: string, 
/**
 *対応した人
 */
done_user: string, 
/**
 *事例
 */
case_id: string, };

export type Tone = "full" | "pale" | "faint" | "paper" | "main" | "side" | "caution" | "ink";

export type Touched = "case" | "lists" | "consultations" | "drafts" | "manual" | "settings" | "backups" | "exchange" | "logs";

export type Treatment = { 
/**
 * UUIDv7; empty before the first save.
 */
id: string, 
/**
 * Revision, counted from 1.
 */
rev: number, 
/**
 *事例
 */
case_id: string, 
/**
 *主病名
 */
main: boolean, 
/**
 *疾患の大分類
 */
disease: string, 
/**
 *病名
 */
disease_name: string, 
/**
 *ICD-10
 */
icd10: string, 
/**
 *指定難病
 */
nanbyo: string, 
/**
 *医療費受給者証
 */
certificate: string, 
/**
 *発症・診断日
 */
onset_on: string, 
/**
 *初診日
 */
first_visit_on: string, 
/**
 *障害認定日が早まる治療・状態
 */
assessment_event: string, 
/**
 *その日(開始日・手術日・症状固定日)
 */
assessment_event_on: string, 
/**
 *治療の経過
 */
course: string, 
/**
 *今後の治療予定
 */
schedule: string, 
/**
 *通院の頻度
 */
visit_frequency: string, 
/**
 *次回の受診日
 */
next_visit_on: string, 
/**
 *薬の副作用
 */
side_effects: string, 
/**
 *就業に影響しうる症状
 */
symptoms: Array<string>, 
/**
 *症状の補足
 */
symptoms_note: string, 
/**
 *よい日
 */
good_day: string, 
/**
 *つらい日
 */
bad_day: string, 
/**
 *波(時間帯・季節・誘因)
 */
pattern: string, 
/**
 *急に悪くなったときの対応
 */
emergency: string, 
/**
 *病期・見通し
 */
prognosis: string, 
/**
 *感染について
 */
infection: string, };

export type Unanswered = { 
/**
 * Number.
 */
sequence: number, 
/**
 * Day.
 */
on: string, 
/**
 * Days since.
 */
days: number, 
/**
 * Cases.
 */
cases: number, };

export type Undo = { 
/**
 * The save.
 */
save_id: string, };

export type Unlock = { 
/**
 * Login name; empty = the only user.
 */
user_id: string, 
/**
 * Passphrase.
 */
passphrase: string, 
/**
 * Path of the key file, when the slot asks for one.
 */
key_file: string, };

export type UnlockRecovery = { 
/**
 * Recovery code.
 */
code: string, 
/**
 * Whose passphrase is set anew; empty = the only user.
 */
user_id: string, 
/**
 * New passphrase.
 */
passphrase: string, };

export type User = { 
/**
 * Login name.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Profession code.
 */
profession: string, 
/**
 * staff | admin | hq
 */
role: string, 
/**
 * May still unlock.
 */
active: boolean, 
/**
 * Day on which the training was completed (ISO), empty when it was not.
 */
trained_on: string, 
/**
 * Name of the training and who held it.
 */
training: string, };

export type UserAdd = { 
/**
 * Login name.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Profession code.
 */
profession: string, 
/**
 * Role code.
 */
role: string, 
/**
 * First passphrase, to be changed by the user.
 */
passphrase: string, 
/**
 * Where to write a new key file; empty = none.
 */
key_file: string, };

export type UserEdit = { 
/**
 * Login name.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Profession code.
 */
profession: string, 
/**
 * Day on which the training was completed (ISO), empty when it was not.
 */
trained_on: string, 
/**
 * Name of the training and who held it.
 */
training: string, };

export type UserRemove = { 
/**
 * Login name.
 */
id: string, 
/**
 * Encrypt the database under a new key, so that an older copy of the folder opens nothing written from now on.
 */
rekey: boolean, };

export type Vocabulary = { 
/**
 * All code lists.
 */
codes: CodeBook, 
/**
 * Declared fields of each noun.
 */
fields: { [key in Noun]?: Array<Field> }, 
/**
 * A blank record of each noun.
 */
blanks: Record<Noun, Record<string, unknown>>, 
/**
 * Users by login name.
 */
users: Array<User>, };

export type Weakness = "too_short" | "too_long" | "no_letter_or_digit" | "holds_name" | "guessable";

export type Whose = "kept" | "gone";

export type Why = { 
/**
 * Rule id.
 */
rule: string, 
/**
 * What is to be done or ends.
 */
label: string, 
/**
 * Date as shown.
 */
on: string, 
/**
 * Legal date.
 */
legal_on: string, 
/**
 * The fact in words.
 */
basis: string, 
/**
 * Day of the fact.
 */
start_on: string, 
/**
 * The arithmetic, in order.
 */
steps: Array<WhyStep>, 
/**
 * Where the rule comes from.
 */
source: string, 
/**
 * How sure it is.
 */
certainty: Certainty, 
/**
 * First day of the fact for which it holds, empty = always.
 */
valid_from: string, 
/**
 * Last day of the fact for which it holds, empty = still.
 */
valid_to: string, 
/**
 * Passage of the manual.
 */
passage: string, 
/**
 * Tab on which the fact is recorded.
 */
tab: string, 
/**
 * What settles it.
 */
settled: Settled, 
/**
 * Last day on which it is shown without being settled, empty = until it is settled.
 */
drops_on: string, 
/**
 * What must be known about it.
 */
note: string, 
/**
 * The days of 傷病手当金, where they are counted.
 */
sick_pay: SickPayCount | null, };

export type WhyStep = { "is": "count", 
/**
 * The step.
 */
step: CountStep, 
/**
 * Where it led (ISO).
 */
on: string, } | { "is": "lead", 
/**
 * Days.
 */
days: number, 
/**
 * Where it led (ISO).
 */
on: string, } | { "is": "off", 
/**
 * The day that is no working day (ISO).
 */
day: string, 
/**
 * Why.
 */
off: Off, 
/**
 * Where it led (ISO).
 */
on: string, };

export type Withheld = { 
/**
 * Where it is recorded.
 */
label: string, 
/**
 * The words.
 */
text: string, };

/** Request and response of every call. */
export type Api = {
  state: [Nothing, AppState];
  folder_inspect: [FolderAt, FolderReport];
  folder_use: [FolderAt, AppState];
  workplace_create: [CreateWorkplace, Created];
  passphrase_judge: [PassphraseJudge, PassphraseJudged];
  unlock: [Unlock, Session];
  unlock_recovery: [UnlockRecovery, Created];
  lock: [Nothing, Nothing];
  vocabulary: [Nothing, Vocabulary];
  date_read: [DateRead, DateShown];
  manual_contents: [EditionAt, ManualContents];
  manual_passage: [PassageAt, PassageView];
  manual_terms: [Nothing, Array<TermView>];
  backup_list: [Nothing, Array<BackupLine>];
  backup_restore: [BackupRestore, AppState];
  recovery_confirm: [RecoveryConfirm, Nothing];
  recovery_renew: [Nothing, Created];
  passphrase_change: [PassphraseChange, Nothing];
  user_list: [Nothing, Array<User>];
  user_add: [UserAdd, Changed<User>];
  user_edit: [UserEdit, Changed<User>];
  user_remove: [UserRemove, Changed<Nothing>];
  settings_get: [Nothing, Settings];
  settings_save: [Settings, Changed<Settings>];
  today: [Nothing, Today];
  today_list: [TodayQuery, TodayGroup];
  task_done: [TaskDone, Changed<TaskMarked>];
  task_snooze: [TaskSnooze, Changed<TaskMarked>];
  task_undo: [ById, Changed<Nothing>];
  task_done_list: [DoneQuery, DonePage];
  date_why: [DateWhy, DateReason];
  calendar_month: [CalendarAt, CalendarMonth];
  calendar_save: [CalendarSave, Changed<CalendarSaved>];
  case_timeline: [ById, Timeline];
  case_list: [CaseQuery, CasePage];
  case_open: [ById, CaseView];
  case_activities: [ActivityQuery, ActivityPage];
  case_reopen: [ById, Changed<CaseRef>];
  episode_new: [EpisodeNew, Changed<CaseRef>];
  intake: [Intake, Changed<CaseRef>];
  duplicates: [DuplicateQuery, Array<Duplicate>];
  item_exempt: [ItemExempt, Changed<Nothing>];
  person_save: [Save<Person>, Changed<Saved>];
  case_save: [Save<Case>, Changed<Saved>];
  employment_save: [Save<Employment>, Changed<Saved>];
  treatment_save: [Save<Treatment>, Changed<Saved>];
  insurance_save: [Save<Insurance>, Changed<Saved>];
  activity_save: [Save<Activity>, Changed<Saved>];
  consultation_save: [Save<Consultation>, Changed<Saved>];
  consent_save: [Save<Consent>, Changed<Saved>];
  opinion_save: [Save<Opinion>, Changed<Saved>];
  plan_save: [Save<Plan>, Changed<Saved>];
  measure_save: [Save<Measure>, Changed<Saved>];
  benefit_save: [Save<Benefit>, Changed<Saved>];
  outcome_save: [Save<Outcome>, Changed<Saved>];
  fee_check_save: [Save<FeeCheck>, Changed<Saved>];
  fee_review: [ById, FeeReview];
  benefit_review: [ById, BenefitReview];
  benefit_band: [BandAsk, BandOffer];
  benefit_sum: [BenefitAsk, BenefitSum];
  guide_review: [GuideAt, Array<GuideOffer>];
  guide_explained: [GuideExplained, Changed<GuideNoted>];
  guide_explained_undo: [GuideUndo, Changed<Nothing>];
  todo_get: [ById, Todo];
  memo_get: [ById, MemoRow];
  memo_list: [MemoQuery, MemoPage];
  memo_assign: [MemoAssign, Changed<Saved>];
  talk_before: [ById, BeforeTalk];
  talk_save: [TalkSave, Changed<Saved>];
  interview_start: [ById, InterviewView];
  interview_end: [Nothing, InterviewView];
  memo_save: [Save<Memo>, Changed<Saved>];
  todo_save: [Save<Todo>, Changed<Saved>];
  sick_pay_save: [Save<SickPay>, Changed<Saved>];
  consultation_list: [ConsultationQuery, ConsultationPage];
  record_cancel: [Cancel, Changed<Nothing>];
  record_restore: [RecordAt, Changed<Nothing>];
  record_erase: [RecordAt, Changed<Nothing>];
  retention_list: [RetentionQuery, RetentionPage];
  retention_rule_set: [RetentionRule, Changed<RetentionRuleView>];
  retention_of: [ById, CaseKept];
  hold_put: [HoldPut, Changed<Nothing>];
  hold_lift: [HoldLift, Changed<Nothing>];
  discard_propose: [DiscardPropose, Changed<Nothing>];
  discard_withdraw: [DiscardAsk, Changed<Nothing>];
  discard_review: [DiscardAsk, DiscardReview];
  discard_confirm: [DiscardConfirm, Changed<Discarded>];
  discard_book: [DiscardQuery, DiscardBook];
  cancelled_list: [Nothing, Array<Cancelled>];
  save_undo: [Undo, Changed<Saved>];
  history: [ById, Array<HistoryEntry>];
  draft_put: [Draft, Draft];
  draft_list: [Nothing, Array<Draft>];
  draft_drop: [ById, Nothing];
  search: [SearchQuery, SearchFound];
  manual_search: [ManualQuery, ManualFound];
  manual_editions: [Nothing, Editions];
  manual_use: [EditionAt, Changed<Nothing>];
  manual_changes: [EditionPair, EditionChanges];
  manual_difference: [PassagePair, PassageDifference];
  manual_beside: [OfferAsk, Array<Offered>];
  manual_concerned: [ConcernedAsk, ConcernedPage];
  manual_tabs: [Nothing, ManualTabs];
  manual_tabs_save: [ManualTabs, Nothing];
  highlight_list: [PassageAt, Array<HighlightLine>];
  highlight_set: [Highlight, Changed<Highlight>];
  highlight_drop: [ById, Changed<Nothing>];
  kept_list: [Nothing, Array<KeptLine>];
  pin_set: [PinSet, Changed<Nothing>];
  bookmark_set: [BookmarkSet, Changed<Nothing>];
  passage_note_set: [PassageNoteSet, Changed<Nothing>];
  remark_of: [PassageAt, PassageRemarks];
  remark_save: [RemarkSave, Changed<Remark>];
  remark_withdraw: [ById, Changed<Nothing>];
  remark_read: [RemarkRead, Changed<Nothing>];
  passage_seen: [PassageSeen, Nothing];
  passage_uses: [Nothing, PassageUses];
  passage_uses_erase: [Nothing, Changed<Nothing>];
  course: [Nothing, Course];
  course_rate: [CourseRating, Changed<Nothing>];
  read_set: [ReadSet, Changed<Nothing>];
  check_open: [CheckOpen, Check];
  check_answer: [CheckAnswer, Changed<Check>];
  scan_list: [ById, Array<Scan>];
  scan_forms: [ById, Array<FormOut>];
  scan_add: [ScanAdd, Changed<Scan>];
  scan_open: [ById, ScanOpened];
  scan_of: [ScanOf, Changed<Nothing>];
  scan_cancel: [ScanCancel, Changed<Nothing>];
  disclosure_review: [ById, DisclosureReview];
  disclosure_decide: [DisclosureDecide, Changed<Nothing>];
  handout_review: [ById, HandoutReview];
  handout_text: [HandoutText, Changed<HandoutReview>];
  document_list: [Nothing, Documents];
  document_add: [DocumentAdd, DocumentProgress];
  document_step: [ById, DocumentProgress];
  document_stop: [ById, Changed<Nothing>];
  document_open: [ById, DocumentOpened];
  document_piece: [DocumentPieceAt, DocumentPiece];
  document_pages: [DocumentPagesAt, Array<DocumentPage>];
  document_find: [DocumentFind, Array<DocumentHit>];
  document_approve: [DocumentNamed, Changed<Nothing>];
  document_edit: [DocumentNamed, Changed<Nothing>];
  document_remove: [ById, Changed<Nothing>];
  document_restore: [ById, Changed<Nothing>];
  document_erase: [ById, Changed<Nothing>];
  house_papers: [Nothing, Array<HousePaper>];
  charge_change: [ChargeChange, Changed<ChargeChanged>];
  charge_undo: [ById, Changed<Nothing>];
  charge_list: [ById, Array<ChargeLine>];
  chart_list: [ChartQuery, Array<ChartLine>];
  chart_copy: [ChartAsk, Changed<ChartCopied>];
  chart_set: [ChartSet, Changed<Nothing>];
  merge_review: [MergeAt, MergeReview];
  merge_make: [MergeMake, Changed<MergeMade>];
  merge_list: [ById, Array<MergeLine>];
  split_review: [ById, SplitReview];
  split_make: [SplitMake, Changed<MergeMade>];
  same_list: [ById, Array<Suspected>];
  same_deny: [NotSame, Changed<Nothing>];
  snippet_list: [Nothing, Snippets];
  snippet_save: [SnippetSave, Changed<Snippets>];
  snippet_remove: [ById, Changed<Snippets>];
  snippet_off: [SnippetOff, Changed<Snippets>];
  snippet_fill: [SnippetFill, SnippetFilled];
  logo_get: [Nothing, Logo];
  logo_set: [LogoSet, Changed<Logo>];
  form_add: [FormAdd, Changed<FormCard>];
  form_remove: [FormRemove, Changed<Nothing>];
  form_copy: [FormCopy, Nothing];
  form_facts: [Nothing, Array<FactCard>];
  form_list: [Nothing, Array<FormCard>];
  paper_draw: [PaperRequest, PaperDrawn];
  printers: [Nothing, Array<Printer>];
  paper_print: [PaperPrint, Changed<PaperLeft>];
  paper_save: [PaperSave, Changed<PaperLeft>];
  book_start: [BookStart, BookView];
  book_step: [BatchAt, BookView];
  book_cancel: [BatchAt, Nothing];
  book_open: [BatchAt, BookDrawn];
  book_print: [BookPrint, Changed<PaperLeft>];
  book_save: [BatchSave, Changed<PaperLeft>];
  batch_start: [BatchStart, BatchView];
  batch_step: [BatchStep, BatchView];
  batch_cancel: [BatchAt, Nothing];
  batch_open: [BatchAt, BatchDrawn];
  batch_print: [BatchPrint, Changed<BatchLeft>];
  batch_save: [BatchSave, Changed<BatchLeft>];
  import_open: [ImportOpen, ImportView];
  import_values: [ImportColumns, Array<ImportValue>];
  import_check: [ImportCheck, ImportChecked];
  import_start: [ImportStart, ImportProgress];
  import_step: [ImportAt, ImportProgress];
  import_stop: [ImportAt, Nothing];
  import_rest: [ImportRest, Changed<Nothing>];
  import_list: [Nothing, Array<ImportRun>];
  import_undo: [ImportUndo, Changed<ImportUndone>];
  paper_find: [PaperFind, PaperFound];
  stats: [StatsAsk, StatsView];
  stats_list: [StatsListAsk, StatsList];
  stats_target: [TargetSet, Changed<Nothing>];
  survey_list: [SurveyYear, SurveyView];
  survey_put: [SurveyPut, Changed<Nothing>];
  survey_drop: [ById, Changed<Nothing>];
  survey_given: [SurveyGiven, Changed<Nothing>];
  table_review: [TableAsk, TableReview];
  template_review: [TemplateAsk, TemplateReview];
  table_save: [TableSave, Changed<PaperLeft>];
  register: [RegisterQuery, RegisterPage];
  consent_left: [ById, Array<RegisterEntry>];
  audit_list: [AuditQuery, AuditPage];
  audit_review: [AuditReview, Changed<Nothing>];
  export_preview: [Nothing, ExportPreview];
  export_decide: [ExportDecide, Changed<Nothing>];
  export_send: [Send, Changed<Sent>];
  bundle_list: [Nothing, Array<BundleLine>];
  card_show: [Nothing, CardView];
  card_write: [FileAt, CardWritten];
  hq_card_read: [FileAt, CardView];
  hq_card_confirm: [CardConfirm, Changed<CardView>];
  take: [Take, Changed<Taken>];
  backup_now: [Nothing, Changed<BackupMade>];
  backup_verify: [FileAt, BackupLine];
};

/** Calls that work while the workplace is locked. */
export const WHILE_LOCKED: readonly (keyof Api)[] = [
  "state",
  "folder_inspect",
  "folder_use",
  "workplace_create",
  "passphrase_judge",
  "unlock",
  "unlock_recovery",
  "lock",
  "vocabulary",
  "date_read",
  "manual_contents",
  "manual_passage",
  "manual_terms",
  "backup_list",
  "backup_restore",
];
