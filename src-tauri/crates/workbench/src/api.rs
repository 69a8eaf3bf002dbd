//! The one list of calls. The window, the command line and the tests all come through [`call`];
//! the TypeScript types and `ryoritsu api` are derived from the same list.

use crate::Workbench;
use crate::error::{ApiError, ApiResult, read};
use crate::message::*;
use model::guide::GuideOffer;
use model::noun::{
    Activity, Benefit, Case, Consent, Consultation, Employment, FeeCheck, Insurance, Measure, Memo,
    Opinion, Outcome, Person, Plan, SickPay, Todo, Treatment,
};
use model::timeline::Timeline;
use serde_json::Value;
use ts_rs::{Config, TS};

/// One call of the list, for people and generators.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Entry {
    /// Name.
    pub name: &'static str,
    /// TypeScript type of the request.
    pub request: String,
    /// TypeScript type of the response.
    pub response: String,
    /// Works while the workplace is locked.
    pub while_locked: bool,
}

/// Visits every request and response type of the list.
pub trait Visitor {
    /// One type.
    fn visit<T: TS + 'static>(&mut self);
}

macro_rules! api {
    (always { $($a_name:ident : $a_req:ty => $a_res:ty = $a_fn:path;)* }
     open { $($name:ident : $req:ty => $res:ty = $fn:path;)* }) => {
        /// Performs one call.
        ///
        /// # Errors
        /// `unknown_call`, `bad_request`, `locked`, or what the use case answers.
        pub fn call(bench: &mut Workbench, name: &str, request: Value) -> ApiResult<Value> {
            door::refuse_my_number(name, &request)?;
            interview::within(bench, name, &request)?;
            match name {
                $(stringify!($a_name) => answer($a_fn(bench, read::<$a_req>(request)?)?),)*
                $(stringify!($name) => {
                    bench.require_open()?;
                    answer($fn(bench, read::<$req>(request)?)?)
                })*
                other => Err(ApiError::UnknownCall { name: other.to_owned() }),
            }
        }

        /// The list with the types of requests and responses.
        pub fn entries() -> Vec<Entry> {
            let config = config();
            vec![
                $(Entry { name: stringify!($a_name), request: <$a_req as TS>::name(&config), response: <$a_res as TS>::name(&config), while_locked: true },)*
                $(Entry { name: stringify!($name), request: <$req as TS>::name(&config), response: <$res as TS>::name(&config), while_locked: false },)*
            ]
        }

        /// Shows every type of the list to the visitor.
        pub fn visit(visitor: &mut impl Visitor) {
            $(visitor.visit::<$a_req>(); visitor.visit::<$a_res>();)*
            $(visitor.visit::<$req>(); visitor.visit::<$res>();)*
            visitor.visit::<ApiError>();
        }
    };
}

/// 64-bit numbers of the list are counts and sizes: `number` holds them exactly.
pub fn config() -> Config {
    Config::new().with_large_int("number")
}

fn answer(value: impl serde::Serialize) -> ApiResult<Value> {
    serde_json::to_value(value).map_err(|_| ApiError::Internal {
        log: "response".to_owned(),
    })
}

use crate::{
    backup, benefit, case, charge, course, deadline, desk, document, door, draft, evidence,
    exchange, fee, guide, import, interview, keys, log, logo, manual, memo, merge, paper, record,
    retention, scan, search, session, settings, snippet, stats, talk, today,
};

api! {
    always {
        state: Nothing => AppState = session::state;
        folder_inspect: FolderAt => FolderReport = session::folder_inspect;
        folder_use: FolderAt => AppState = session::folder_use;
        workplace_create: CreateWorkplace => Created = session::create;
        passphrase_judge: PassphraseJudge => PassphraseJudged = keys::passphrase_judge;
        unlock: Unlock => Session = session::unlock;
        unlock_recovery: UnlockRecovery => Created = keys::unlock_recovery;
        lock: Nothing => Nothing = session::lock;
        vocabulary: Nothing => Vocabulary = desk::vocabulary;
        date_read: DateRead => DateShown = desk::date_read;
        manual_contents: EditionAt => ManualContents = manual::contents;
        manual_passage: PassageAt => PassageView = manual::passage;
        manual_terms: Nothing => Vec<TermView> = manual::terms;
        backup_list: Nothing => Vec<BackupLine> = backup::list;
        backup_restore: BackupRestore => AppState = backup::restore;
    }
    open {
        recovery_confirm: RecoveryConfirm => Nothing = keys::recovery_confirm;
        recovery_renew: Nothing => Created = keys::recovery_renew;
        passphrase_change: PassphraseChange => Nothing = keys::passphrase_change;
        user_list: Nothing => Vec<User> = settings::user_list;
        user_add: UserAdd => Changed<User> = settings::user_add;
        user_edit: UserEdit => Changed<User> = settings::user_edit;
        user_remove: UserRemove => Changed<Nothing> = settings::user_remove;
        settings_get: Nothing => Settings = settings::get;
        settings_save: Settings => Changed<Settings> = settings::save;
        today: Nothing => Today = today::today;
        today_list: TodayQuery => TodayGroup = today::list;
        task_done: TaskDone => Changed<TaskMarked> = today::done;
        task_snooze: TaskSnooze => Changed<TaskMarked> = today::snooze;
        task_undo: ById => Changed<Nothing> = today::undo;
        task_done_list: DoneQuery => DonePage = today::done_list;
        date_why: DateWhy => DateReason = deadline::date_why;
        calendar_month: CalendarAt => CalendarMonth = deadline::calendar_month;
        calendar_save: CalendarSave => Changed<CalendarSaved> = deadline::calendar_save;
        case_timeline: ById => Timeline = deadline::case_timeline;
        case_list: CaseQuery => CasePage = case::list;
        case_open: ById => CaseView = case::open;
        case_activities: ActivityQuery => ActivityPage = case::activities;
        case_reopen: ById => Changed<CaseRef> = case::reopen;
        episode_new: EpisodeNew => Changed<CaseRef> = case::episode_new;
        intake: Intake => Changed<CaseRef> = case::intake;
        duplicates: DuplicateQuery => Vec<Duplicate> = case::duplicates;
        item_exempt: ItemExempt => Changed<Nothing> = case::item_exempt;
        person_save: Save<Person> => Changed<Saved> = record::save;
        case_save: Save<Case> => Changed<Saved> = record::save;
        employment_save: Save<Employment> => Changed<Saved> = record::save;
        treatment_save: Save<Treatment> => Changed<Saved> = record::save;
        insurance_save: Save<Insurance> => Changed<Saved> = record::save;
        activity_save: Save<Activity> => Changed<Saved> = record::save;
        consultation_save: Save<Consultation> => Changed<Saved> = record::save;
        consent_save: Save<Consent> => Changed<Saved> = record::save;
        opinion_save: Save<Opinion> => Changed<Saved> = record::save;
        plan_save: Save<Plan> => Changed<Saved> = record::save;
        measure_save: Save<Measure> => Changed<Saved> = record::save;
        benefit_save: Save<Benefit> => Changed<Saved> = record::save;
        outcome_save: Save<Outcome> => Changed<Saved> = record::save;
        fee_check_save: Save<FeeCheck> => Changed<Saved> = record::save;
        fee_review: ById => FeeReview = fee::review;
        benefit_review: ById => BenefitReview = benefit::review;
        benefit_band: BandAsk => BandOffer = benefit::band;
        benefit_sum: BenefitAsk => BenefitSum = benefit::sum;
        guide_review: GuideAt => Vec<GuideOffer> = guide::review;
        guide_explained: GuideExplained => Changed<GuideNoted> = guide::explained;
        guide_explained_undo: GuideUndo => Changed<Nothing> = guide::explained_undo;
        todo_get: ById => Todo = today::todo;
        memo_get: ById => MemoRow = memo::get;
        memo_list: MemoQuery => MemoPage = memo::list;
        memo_assign: MemoAssign => Changed<Saved> = memo::assign;
        talk_before: ById => BeforeTalk = talk::before;
        talk_save: TalkSave => Changed<Saved> = talk::save;
        interview_start: ById => InterviewView = interview::start;
        interview_end: Nothing => InterviewView = interview::end;
        memo_save: Save<Memo> => Changed<Saved> = record::save;
        todo_save: Save<Todo> => Changed<Saved> = record::save;
        sick_pay_save: Save<SickPay> => Changed<Saved> = record::save;
        consultation_list: ConsultationQuery => ConsultationPage = case::consultations;
        record_cancel: Cancel => Changed<Nothing> = record::cancel;
        record_restore: RecordAt => Changed<Nothing> = record::restore;
        record_erase: RecordAt => Changed<Nothing> = record::erase;
        retention_list: RetentionQuery => RetentionPage = retention::list;
        retention_rule_set: RetentionRule => Changed<RetentionRuleView> = retention::rule_set;
        retention_of: ById => CaseKept = retention::of_case;
        hold_put: HoldPut => Changed<Nothing> = retention::hold_put;
        hold_lift: HoldLift => Changed<Nothing> = retention::hold_lift;
        discard_propose: DiscardPropose => Changed<Nothing> = retention::propose;
        discard_withdraw: DiscardAsk => Changed<Nothing> = retention::withdraw;
        discard_review: DiscardAsk => DiscardReview = retention::review;
        discard_confirm: DiscardConfirm => Changed<Discarded> = retention::confirm;
        discard_book: DiscardQuery => DiscardBook = retention::book;
        cancelled_list: Nothing => Vec<Cancelled> = record::cancelled;
        save_undo: Undo => Changed<Saved> = record::undo;
        history: ById => Vec<HistoryEntry> = record::history;
        draft_put: Draft => Draft = draft::put;
        draft_list: Nothing => Vec<Draft> = draft::list;
        draft_drop: ById => Nothing = draft::drop_one;
        search: SearchQuery => SearchFound = search::search;
        manual_search: ManualQuery => ManualFound = manual::search;
        manual_editions: Nothing => Editions = manual::editions::editions;
        manual_use: EditionAt => Changed<Nothing> = manual::editions::edition_use;
        manual_changes: EditionPair => EditionChanges = manual::editions::changes;
        manual_difference: PassagePair => PassageDifference = manual::editions::difference;
        manual_beside: OfferAsk => Vec<Offered> = manual::beside;
        manual_concerned: ConcernedAsk => ConcernedPage = manual::concern::cases;
        manual_tabs: Nothing => ManualTabs = manual::tabs::get;
        manual_tabs_save: ManualTabs => Nothing = manual::tabs::save;
        highlight_list: PassageAt => Vec<HighlightLine> = manual::highlight::list;
        highlight_set: Highlight => Changed<Highlight> = manual::highlight::set;
        highlight_drop: ById => Changed<Nothing> = manual::highlight::drop_one;
        kept_list: Nothing => Vec<KeptLine> = manual::kept::list;
        pin_set: PinSet => Changed<Nothing> = manual::pin_set;
        bookmark_set: BookmarkSet => Changed<Nothing> = manual::bookmark_set;
        passage_note_set: PassageNoteSet => Changed<Nothing> = manual::note_set;
        remark_of: PassageAt => PassageRemarks = evidence::of;
        remark_save: RemarkSave => Changed<Remark> = evidence::save;
        remark_withdraw: ById => Changed<Nothing> = evidence::withdraw;
        remark_read: RemarkRead => Changed<Nothing> = evidence::read;
        passage_seen: PassageSeen => Nothing = evidence::seen;
        passage_uses: Nothing => PassageUses = evidence::uses;
        passage_uses_erase: Nothing => Changed<Nothing> = evidence::erase;
        course: Nothing => Course = course::course;
        course_rate: CourseRating => Changed<Nothing> = course::rate;
        read_set: ReadSet => Changed<Nothing> = course::read_set;
        check_open: CheckOpen => Check = course::check_open;
        check_answer: CheckAnswer => Changed<Check> = course::check_answer;
        scan_list: ById => Vec<Scan> = scan::list;
        scan_forms: ById => Vec<FormOut> = scan::forms;
        scan_add: ScanAdd => Changed<Scan> = scan::add;
        scan_open: ById => ScanOpened = scan::open;
        scan_of: ScanOf => Changed<Nothing> = scan::of_record;
        scan_cancel: ScanCancel => Changed<Nothing> = scan::cancel;
        disclosure_review: ById => DisclosureReview = paper::disclosure_review;
        disclosure_decide: DisclosureDecide => Changed<Nothing> = paper::disclosure_decide;
        handout_review: ById => HandoutReview = paper::handout_review;
        handout_text: HandoutText => Changed<HandoutReview> = paper::handout_text;
        document_list: Nothing => Documents = document::list;
        document_add: DocumentAdd => DocumentProgress = document::add;
        document_step: ById => DocumentProgress = document::step;
        document_stop: ById => Changed<Nothing> = document::stop;
        document_open: ById => DocumentOpened = document::open;
        document_piece: DocumentPieceAt => DocumentPiece = document::piece;
        document_pages: DocumentPagesAt => Vec<DocumentPage> = document::pages;
        document_find: DocumentFind => Vec<DocumentHit> = document::find;
        document_approve: DocumentNamed => Changed<Nothing> = document::approve;
        document_edit: DocumentNamed => Changed<Nothing> = document::edit;
        document_remove: ById => Changed<Nothing> = document::remove;
        document_restore: ById => Changed<Nothing> = document::restore;
        document_erase: ById => Changed<Nothing> = document::erase;
        house_papers: Nothing => Vec<HousePaper> = paper::house_list;
        charge_change: ChargeChange => Changed<ChargeChanged> = charge::change;
        charge_undo: ById => Changed<Nothing> = charge::undo;
        charge_list: ById => Vec<ChargeLine> = charge::list;
        chart_list: ChartQuery => Vec<ChartLine> = paper::chart_list;
        chart_copy: ChartAsk => Changed<ChartCopied> = paper::chart_copy;
        chart_set: ChartSet => Changed<Nothing> = paper::chart_set;
        merge_review: MergeAt => MergeReview = merge::review;
        merge_make: MergeMake => Changed<MergeMade> = merge::make;
        merge_list: ById => Vec<MergeLine> = merge::list;
        split_review: ById => SplitReview = merge::split_review;
        split_make: SplitMake => Changed<MergeMade> = merge::split_make;
        same_list: ById => Vec<Suspected> = merge::suspected;
        same_deny: NotSame => Changed<Nothing> = merge::deny;
        snippet_list: Nothing => Snippets = snippet::list;
        snippet_save: SnippetSave => Changed<Snippets> = snippet::save;
        snippet_remove: ById => Changed<Snippets> = snippet::remove;
        snippet_off: SnippetOff => Changed<Snippets> = snippet::switch;
        snippet_fill: SnippetFill => SnippetFilled = snippet::fill;
        logo_get: Nothing => Logo = logo::get;
        logo_set: LogoSet => Changed<Logo> = logo::set;
        form_add: FormAdd => Changed<FormCard> = paper::form_add;
        form_remove: FormRemove => Changed<Nothing> = paper::form_remove;
        form_copy: FormCopy => Nothing = paper::form_copy;
        form_facts: Nothing => Vec<FactCard> = paper::fact_list;
        form_list: Nothing => Vec<FormCard> = paper::form_list;
        paper_draw: PaperRequest => PaperDrawn = paper::draw;
        printers: Nothing => Vec<Printer> = paper::printers;
        paper_print: PaperPrint => Changed<PaperLeft> = paper::print;
        paper_save: PaperSave => Changed<PaperLeft> = paper::save;
        book_start: BookStart => BookView = paper::book_start;
        book_step: BatchAt => BookView = paper::book_step;
        book_cancel: BatchAt => Nothing = paper::book_cancel;
        book_open: BatchAt => BookDrawn = paper::book_open;
        book_print: BookPrint => Changed<PaperLeft> = paper::book_print;
        book_save: BatchSave => Changed<PaperLeft> = paper::book_save;
        batch_start: BatchStart => BatchView = paper::batch_start;
        batch_step: BatchStep => BatchView = paper::batch_step;
        batch_cancel: BatchAt => Nothing = paper::batch_cancel;
        batch_open: BatchAt => BatchDrawn = paper::batch_open;
        batch_print: BatchPrint => Changed<BatchLeft> = paper::batch_print;
        batch_save: BatchSave => Changed<BatchLeft> = paper::batch_save;
        import_open: ImportOpen => ImportView = import::open;
        import_values: ImportColumns => Vec<ImportValue> = import::values;
        import_check: ImportCheck => ImportChecked = import::check;
        import_start: ImportStart => ImportProgress = import::start;
        import_step: ImportAt => ImportProgress = import::step;
        import_stop: ImportAt => Nothing = import::stop;
        import_rest: ImportRest => Changed<Nothing> = import::rest;
        import_list: Nothing => Vec<ImportRun> = import::list;
        import_undo: ImportUndo => Changed<ImportUndone> = import::undo;
        paper_find: PaperFind => PaperFound = paper::find;
        stats: StatsAsk => StatsView = stats::view;
        stats_list: StatsListAsk => StatsList = stats::list;
        stats_target: TargetSet => Changed<Nothing> = stats::target_set;
        survey_list: SurveyYear => SurveyView = stats::survey_list;
        survey_put: SurveyPut => Changed<Nothing> = stats::survey_put;
        survey_drop: ById => Changed<Nothing> = stats::survey_drop;
        survey_given: SurveyGiven => Changed<Nothing> = stats::survey_given;
        table_review: TableAsk => TableReview = stats::table_review;
        template_review: TemplateAsk => TemplateReview = stats::template_review;
        table_save: TableSave => Changed<PaperLeft> = stats::table_save;
        register: RegisterQuery => RegisterPage = log::register;
        consent_left: ById => Vec<RegisterEntry> = log::consent_left;
        audit_list: AuditQuery => AuditPage = log::audit_list;
        audit_review: AuditReview => Changed<Nothing> = log::audit_review;
        export_preview: Nothing => ExportPreview = exchange::preview;
        export_decide: ExportDecide => Changed<Nothing> = exchange::decide;
        export_send: Send => Changed<Sent> = exchange::send;
        bundle_list: Nothing => Vec<BundleLine> = exchange::bundles;
        card_show: Nothing => CardView = exchange::card_show;
        card_write: FileAt => CardWritten = exchange::card_write;
        hq_card_read: FileAt => CardView = exchange::hq_card_read;
        hq_card_confirm: CardConfirm => Changed<CardView> = exchange::hq_card_confirm;
        take: Take => Changed<Taken> = exchange::take;
        backup_now: Nothing => Changed<BackupMade> = backup::now;
        backup_verify: FileAt => BackupLine = backup::verify;
    }
}
