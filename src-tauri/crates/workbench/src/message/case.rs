//! Cases, records, drafts, history.

use model::casefile::CaseFile;
use model::deadline::{Dated, SickPayCount};
use model::noun::{Activity, Case, Consultation, Noun, Person, Treatment};
use model::stage::StageView;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// Saves one record; `rev` inside the record guards against overwriting somebody else's change.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Save<R: TS> {
    /// The whole record; `id` empty = new, `rev` = the revision it was read with.
    pub record: R,
    /// Draft to drop in the same transaction; empty = none.
    #[serde(default)]
    pub draft: String,
}

/// A saved record.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Saved {
    /// Which noun.
    pub noun: Noun,
    /// Its id.
    pub id: String,
    /// Its revision now.
    pub rev: i64,
    /// The save, for undo and history; empty when nothing had changed.
    pub save_id: String,
    /// The case it belongs to, empty for a person or a consultation alone.
    pub case_id: String,
    /// Instant (UTC, RFC 3339).
    pub at: String,
}

/// 新規受付: a person and an episode in one step.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct Intake {
    /// New person, or one that exists (`id` set: only the episode is made).
    pub person: Person,
    /// The episode.
    pub case: Case,
    /// Main disease, when it is known.
    pub treatment: Option<Treatment>,
    /// First activity, when something was already done.
    pub activity: Option<Activity>,
    /// Consultation that becomes this case.
    pub consultation_id: String,
    /// Draft to drop.
    pub draft: String,
}

/// What the case list shows.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(default)]
pub struct CaseQuery {
    /// Name, kana, number, chart number or any word of the record.
    pub text: String,
    /// open | closed | cancelled | all
    pub status: String,
    /// Only cases whose 主担当 or 副担当 is the user.
    pub mine: bool,
    /// Only cases whose 主担当 is this user (login name).
    pub lead: String,
    /// Disease code.
    pub disease: String,
    /// Stage code.
    pub stage: String,
    /// Path code.
    pub path: String,
    /// due | kana | number | last | opened
    pub sort: String,
    /// Turn the order round.
    pub descending: bool,
    /// First row, from 0.
    pub offset: u32,
    /// Rows wanted (1 to 200).
    pub limit: u32,
}

impl Default for CaseQuery {
    fn default() -> Self {
        Self {
            text: String::new(),
            status: "open".to_owned(),
            mine: false,
            lead: String::new(),
            disease: String::new(),
            stage: String::new(),
            path: String::new(),
            sort: "due".to_owned(),
            descending: false,
            offset: 0,
            limit: 50,
        }
    }
}

/// One page of cases.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CasePage {
    /// Rows.
    pub rows: Vec<CaseRow>,
    /// Rows that the filter matches.
    pub total: i64,
}

/// One line of the case list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CaseRow {
    /// Case id.
    pub case_id: String,
    /// `R8-0001`
    pub number: String,
    /// Name or initials.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// Age today, None when the birth date is not known.
    pub age: Option<u32>,
    /// Sex code.
    pub sex: String,
    /// Stage code.
    pub stage: String,
    /// Path code.
    pub path: String,
    /// Name of the main disease, or the label of its category.
    pub disease: String,
    /// Work in a few words.
    pub work: String,
    /// Next date, empty when none.
    pub due_on: String,
    /// What falls due.
    pub due_label: String,
    /// Last activity.
    pub last_on: String,
    /// Channel code of the last activity.
    pub last_channel: String,
    /// Name of the 主担当.
    pub lead: String,
    /// 未確認の項目: how many.
    pub missing: i64,
    /// State of the record.
    pub state: RecordState,
    /// The user has a draft for it.
    pub draft: bool,
    /// Closed.
    pub closed: bool,
    /// Cancelled (取消).
    pub cancelled: bool,
}

/// How far a record has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct RecordState {
    /// saved | backed_up | sent | received
    pub now: String,
    /// The chain of this record ends at バックアップ済 (no export applies).
    pub local_only: bool,
    /// An older revision was sent.
    pub older_sent: bool,
}

/// A case, opened.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CaseView {
    /// All records but the activities.
    pub file: CaseFile,
    /// Stage and what is missing, with reasons.
    pub stage: StageView,
    /// Is there an employer to whom one could write? Without one, what is only for a company is not offered.
    pub has_employer: bool,
    /// Open dates, earliest first.
    pub dates: Vec<Dated>,
    /// Of the dates, those that nobody is told of any more once the case is closed.
    pub ending: Vec<Dated>,
    /// Promises, to-dos and calls to be returned, earliest first; none while somebody looks on.
    pub owed: Vec<super::TodayLine>,
    /// Days of 傷病手当金, of each illness.
    pub sick_pay: Vec<SickPayCount>,
    /// State of the record.
    pub state: RecordState,
    /// Age today.
    pub age: Option<u32>,
    /// Passages pinned to the case.
    pub pins: Vec<super::Pin>,
    /// Other episodes of this person.
    pub episodes: Vec<Episode>,
    /// What the next plan starts from.
    pub next_plan: model::plan::NextPlan,
    /// What each version of the plan changed.
    pub plan_changes: Vec<model::plan::PlanChanges>,
    /// Cancelled, with the reason.
    pub cancelled: Option<String>,
    /// The number or link that was asked for is of another record, which went into this one.
    pub led: Option<super::LedHere>,
}

/// Another episode of the same person.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Episode {
    /// Case id.
    pub case_id: String,
    /// Number.
    pub number: String,
    /// Opened.
    pub opened_on: String,
    /// Closed, empty while open.
    pub closed_on: String,
}

/// Activities of a case.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ActivityQuery {
    /// Case id.
    pub case_id: String,
    /// First row.
    pub offset: u32,
    /// Rows wanted (1 to 500).
    pub limit: u32,
}

/// One page of activities, newest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ActivityPage {
    /// Rows.
    pub rows: Vec<Activity>,
    /// All of this case.
    pub total: i64,
}

/// Which single consultations to show, newest first; an empty word asks for all.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ConsultationQuery {
    /// this_year | last_year (fiscal) | this_month | last_month | range; empty = any time
    pub period: String,
    /// First day of a range.
    pub from: String,
    /// Last day of a range.
    pub to: String,
    /// Kind code: 相談 or 声かけ.
    pub kind: String,
    /// Code of who asked.
    pub consulted_by: String,
    /// Result code.
    pub result: String,
    /// Cancelled ones instead of the others.
    pub cancelled: bool,
    /// First row.
    pub offset: u32,
    /// Rows wanted (1 to 200).
    pub limit: u32,
}

/// One line of the list of consultations.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConsultationRow {
    /// The consultation.
    pub record: Consultation,
    /// Why it was cancelled.
    pub cancelled: Option<String>,
}

/// One page of consultations, and what all that the filter matches add up to.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConsultationPage {
    /// Rows.
    pub rows: Vec<ConsultationRow>,
    /// First day of the period, empty when open.
    pub from: String,
    /// Last day of the period, empty when open.
    pub to: String,
    /// All.
    pub total: i64,
    /// 声かけ
    pub approaches: i64,
    /// 辞退
    pub declined: i64,
    /// 支援開始
    pub started: i64,
}

/// Cancels a record (取消), or brings it back.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Cancel {
    /// Noun.
    pub noun: Noun,
    /// Id.
    pub id: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// One record by noun and id.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RecordAt {
    /// Noun.
    pub noun: Noun,
    /// Id.
    pub id: String,
}

/// A cancelled record.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Cancelled {
    /// Noun.
    pub noun: Noun,
    /// Id.
    pub id: String,
    /// Case it belongs to.
    pub case_id: String,
    /// What it is, in a few words.
    pub label: String,
    /// Why.
    pub reason: String,
    /// When (UTC).
    pub at: String,
    /// Last day on which it can be brought back.
    pub until: String,
}

/// Undoes a save while nobody has saved the record since.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Undo {
    /// The save.
    pub save_id: String,
}

/// One changed field.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HistoryEntry {
    /// The save.
    pub save_id: String,
    /// Noun.
    pub noun: Noun,
    /// Record id.
    pub id: String,
    /// Field name.
    pub field: String,
    /// Field label.
    pub label: String,
    /// Value before.
    #[ts(type = "unknown")]
    pub old: Value,
    /// Value after.
    #[ts(type = "unknown")]
    pub new: Value,
    /// Who.
    pub user: String,
    /// When (UTC).
    pub at: String,
    /// This save can be undone now.
    pub undoable: bool,
}

/// What might be the same person.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct DuplicateQuery {
    /// Name.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// Birth date.
    pub birth_date: String,
    /// Sex code.
    pub sex: String,
    /// Chart number.
    pub chart_number: String,
    /// Person to leave out (the one being edited).
    pub except: String,
}

/// Somebody who might be the same person.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Duplicate {
    /// Person id.
    pub person_id: String,
    /// Newest case of this person.
    pub case_id: String,
    /// Its number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// Birth date.
    pub birth_date: String,
    /// What agrees: chart_number | kana_birth | name_birth
    pub why: String,
}

/// Marks an item 対象外, or asks it again.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ItemExempt {
    /// Case id.
    pub case_id: String,
    /// Item id.
    pub item: String,
    /// Why; may be empty, and may be given later by the same call.
    #[serde(default)]
    pub reason: String,
    /// False asks the item again.
    pub exempt: bool,
}

/// A new episode that copies person and employment.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct EpisodeNew {
    /// The former case.
    pub case_id: String,
    /// First day of the new one.
    pub opened_on: String,
}

/// A new case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CaseRef {
    /// Case id.
    pub case_id: String,
    /// Number.
    pub number: String,
    /// Person id.
    pub person_id: String,
    /// Name or initials.
    pub name: String,
}

/// Keeps what is being typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Draft {
    /// Own id; empty = new.
    pub id: String,
    /// Screen: activity | intake | person | …
    pub screen: String,
    /// Case, empty when none yet.
    pub case_id: String,
    /// Record being edited, empty when new.
    pub record_id: String,
    /// Revision it started from.
    pub base_rev: i64,
    /// What was typed.
    #[ts(type = "Record<string, unknown>")]
    pub body: Value,
    /// One line for the list of drafts.
    pub title: String,
    /// When (UTC).
    pub at: String,
}
