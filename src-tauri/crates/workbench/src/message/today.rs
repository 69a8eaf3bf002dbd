//! 今日: the lines, what settles them, and what was noted about them.

use super::ExchangeCounts;
use model::era::BothCalendars;
use model::noun::Memo;
use model::today::Settle;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The first screen. Every list says how much there is in all; `today_list` answers the rest.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Today {
    /// Business date.
    pub date: BothCalendars,
    /// Dates, overdue first, then by day (30 days ahead at most).
    pub dates: Vec<TodayLine>,
    /// Numbers for the chips.
    pub counts: TodayCounts,
    /// What has become possible (a claim, its preparation): nothing of it is late.
    pub opened: TodayGroup,
    /// To-dos, promises and calls later than `dates` looks ahead.
    pub later: usize,
    /// Lines that were put off.
    pub snoozed: TodayGroup,
    /// Own drafts.
    pub drafts: Vec<super::Draft>,
    /// Cases with 未確認の項目, the most recently touched first.
    pub missing: TodayGroup,
    /// Open cases with no contact for the set number of days.
    pub quiet: TodayGroup,
    /// Forms that were given out and have not come back.
    pub papers: TodayGroup,
    /// 電話メモ that belong to no case yet.
    pub memos: TodayMemos,
    /// 本部登録 in numbers.
    pub exchange: ExchangeCounts,
    /// Bundles that no receipt has answered.
    pub unanswered: Vec<Unanswered>,
    /// Last verified backup (UTC), empty when none.
    pub backup_at: String,
    /// How the backups stand.
    pub backup: TodayBackup,
    /// Closed cases whose time of keeping is over, for administrators; 0 for the others.
    pub kept_over: usize,
}

/// The first lines of a list, and how many it has.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct TodayGroup {
    /// The first ones.
    pub lines: Vec<TodayLine>,
    /// All.
    pub total: usize,
}

/// One thing to do.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct TodayLine {
    /// What marks are put on.
    pub key: LineKey,
    /// Case id, empty for a line without one.
    pub case_id: String,
    /// Name or initials.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// ISO date on which it is shown: the last working day at or before the legal date.
    pub on: String,
    /// ISO date that follows from fact and rule, where it can be told why; else empty.
    pub legal_on: String,
    /// Days from today, negative when past.
    pub days: i64,
    /// What is to be done.
    pub label: String,
    /// Recorded fact behind it.
    pub basis: String,
    /// Rule id.
    pub rule: String,
    /// Whose it is, where it is somebody's.
    pub staff: String,
    /// A date from law, contract or a paper.
    pub legal: bool,
    /// A reminder before a date.
    pub notice: bool,
    /// What it is called from its day on, where that is the first possible day and not the last; else empty.
    pub opens: String,
    /// It waits since the day; the day is none by which something was due.
    pub since: bool,
    /// Form, where the line waits for one.
    pub form: String,
    /// Where it stands.
    pub place: LinePlace,
    /// What `d` does.
    pub settle: LineSettle,
    /// Put off.
    pub snoozed: Option<Snoozed>,
    /// Stage code, where the list is by stage.
    pub stage: String,
}

/// What a mark is put on: it survives another computation of the same date.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct LineKey {
    /// Case id.
    pub case_id: String,
    /// Rule id.
    pub rule: String,
    /// Legal date.
    pub on: String,
    /// Record, where the rule names one.
    pub record_id: String,
}

/// Where a line stands in its case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct LinePlace {
    /// Tab.
    pub tab: String,
    /// Noun of the record, empty = the tab alone.
    pub noun: String,
    /// Record.
    pub record_id: String,
    /// Field.
    pub field: String,
}

/// What settles a line.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct LineSettle {
    /// By a record, by the screen after the talk, or by a note.
    pub by: Settle,
    /// The record.
    pub place: LinePlace,
    /// A new record.
    pub fresh: bool,
    /// What is filled in; empty = nothing.
    pub value: String,
    /// A note settles it as well.
    pub noted: bool,
}

/// A line that was put off.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Snoozed {
    /// The mark.
    pub id: String,
    /// Until this day.
    pub until: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub user: String,
    /// It is shown all the same, because its legal date has passed.
    pub shown: bool,
}

/// Numbers for the chips.
#[derive(Clone, Copy, Debug, Default, Serialize, TS)]
pub struct TodayCounts {
    /// Past.
    pub overdue: usize,
    /// Today.
    pub today: usize,
    /// Next 7 days.
    pub week: usize,
    /// Next 30 days.
    pub month: usize,
}

/// 電話メモ that belong to no case yet.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct TodayMemos {
    /// The newest ones.
    pub rows: Vec<Memo>,
    /// All.
    pub total: usize,
}

/// A bundle that no receipt has answered.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Unanswered {
    /// Number.
    pub sequence: i64,
    /// Day.
    pub on: String,
    /// Days since.
    pub days: i64,
    /// Cases.
    pub cases: i64,
}

/// How the backups stand.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TodayBackup {
    /// ok | none | old | failed
    pub state: String,
    /// Days since the last verified one.
    pub days: i64,
    /// Code of what went wrong at the last try.
    pub problem: String,
}

/// Which list to answer whole.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct TodayQuery {
    /// dates | opened | later | snoozed | quiet | missing | papers
    pub list: String,
    /// First row.
    pub offset: u32,
    /// Rows wanted (1 to 200).
    pub limit: u32,
}

/// Notes a line as done.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct TaskDone {
    /// The line.
    pub key: LineKey,
    /// What it said.
    pub label: String,
}

/// Puts a line off.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct TaskSnooze {
    /// The line.
    pub key: LineKey,
    /// What it said.
    pub label: String,
    /// Until this day, which must lie ahead.
    pub until: String,
    /// Why; it is asked.
    pub reason: String,
}

/// A mark that was put.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TaskMarked {
    /// The mark, by which it is taken back.
    pub id: String,
}

/// A page of what was noted as done.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct DoneQuery {
    /// First row.
    pub offset: u32,
    /// Rows wanted (1 to 200).
    pub limit: u32,
}

/// What was noted as done, newest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DonePage {
    /// Rows.
    pub rows: Vec<TaskDoneLine>,
    /// All.
    pub total: i64,
}

/// One line that was noted as done.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TaskDoneLine {
    /// The mark.
    pub id: String,
    /// Name or initials, empty without a case.
    pub name: String,
    /// What the line said.
    pub label: String,
    /// Its date.
    pub on: String,
    /// Who.
    pub user: String,
    /// When (UTC).
    pub at: String,
}
