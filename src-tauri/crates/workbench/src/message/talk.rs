//! 電話メモ, 面談モード, and the screens before and after a talk.

use super::Pin;
use model::casefile::CaseFile;
use model::noun::{Activity, Measure, Memo};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which memos to show.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct MemoQuery {
    /// open | sorted | cancelled
    pub state: String,
    /// First row.
    pub offset: u32,
    /// Rows wanted (1 to 200).
    pub limit: u32,
}

/// One page of memos, newest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MemoPage {
    /// Rows.
    pub rows: Vec<MemoRow>,
    /// All of this state.
    pub total: i64,
}

/// One memo.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MemoRow {
    /// The memo.
    pub record: Memo,
    /// Name of the case it was given to, empty when none.
    pub name: String,
}

/// Gives a memo to a case, where it becomes an activity.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct MemoAssign {
    /// Memo.
    pub id: String,
    /// Revision it was read with.
    pub rev: i64,
    /// Case (id or number).
    pub case_id: String,
}

/// Which case alone is shown.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InterviewView {
    /// Case, empty while the mode is off.
    pub case_id: String,
}

/// What to have in mind before a talk.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BeforeTalk {
    /// Case id.
    pub case_id: String,
    /// Case number.
    pub number: String,
    /// Name or initials.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// The records, for the cautions about contact.
    pub file: CaseFile,
    /// Promises and to-dos that are open, earliest first.
    pub promises: Vec<TalkPromise>,
    /// What to ask.
    pub questions: Vec<TalkQuestion>,
    /// Dates that are past or near.
    pub dates: Vec<TalkDate>,
    /// What may not be told, and what who knows.
    pub withheld: Vec<Withheld>,
    /// Measures in force.
    pub measures: Vec<Measure>,
    /// The last activities, newest first.
    pub last: Vec<Activity>,
    /// Pinned passages.
    pub pins: Vec<Pin>,
}

/// A promise, or another thing to do for the case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TalkPromise {
    /// Day.
    pub on: String,
    /// Days from today.
    pub days: i64,
    /// What.
    pub text: String,
    /// A promise to the person.
    pub promise: bool,
    /// Its to-do; empty when it stands in an activity.
    pub todo_id: String,
}

/// A question that follows from an item of 未確認の項目.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TalkQuestion {
    /// Item id.
    pub item: String,
    /// What the item is called.
    pub label: String,
    /// How it can be asked.
    pub sentence: String,
}

/// A date that is past or near.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TalkDate {
    /// Day.
    pub on: String,
    /// Days from today.
    pub days: i64,
    /// What.
    pub label: String,
    /// Recorded fact behind it.
    pub basis: String,
    /// What it is called from its day on, where that is the first possible day and not the last; else empty.
    pub opens: String,
}

/// What may not be told, or what who knows.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Withheld {
    /// Where it is recorded.
    pub label: String,
    /// The words.
    pub text: String,
}

/// After the talk.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct TalkSave {
    /// What was done.
    pub activity: Activity,
    /// Next appointment, empty = none.
    pub followup_on: String,
    /// 今後の対応
    pub next_steps: String,
    /// Promises, each an item with a date.
    pub promises: Vec<PromiseRow>,
    /// Draft to drop.
    pub draft: String,
}

/// A promise with its day.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct PromiseRow {
    /// What.
    pub text: String,
    /// Until when.
    pub on: String,
}
