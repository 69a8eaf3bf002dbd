//! なぜこの日?, the calendar of a month, and its export.

use model::deadline::Why;
use model::era::BothCalendars;
use model::holiday::Off;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which date to explain: the line as a list shows it.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct DateWhy {
    /// Case id.
    pub case_id: String,
    /// Rule id.
    pub rule: String,
    /// Legal date (ISO).
    pub legal_on: String,
    /// Label of the line; empty = the first line of rule and date.
    pub label: String,
}

/// How the date came about; None when no such date is open any more.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DateReason {
    /// Rule, fact, arithmetic, source.
    pub why: Option<Why>,
    /// Title of the passage.
    pub passage_title: String,
}

/// Which month to show.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct CalendarAt {
    /// `2026-11`; empty = the month of today.
    pub month: String,
    /// Only the cases of the user.
    pub mine: bool,
}

/// A month in whole weeks, Sunday first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CalendarMonth {
    /// `2026-11`.
    pub month: String,
    /// The month before.
    pub previous: String,
    /// The month after.
    pub next: String,
    /// Days, a multiple of seven.
    pub days: Vec<CalendarDay>,
    /// Dates of these days, by day.
    pub lines: Vec<CalendarLine>,
    /// More dates than are shown.
    pub cut: bool,
    /// Last year whose holidays were announced.
    pub announced_until: i32,
}

/// One date of the calendar.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CalendarLine {
    /// Case id.
    pub case_id: String,
    /// Name or initials.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// ISO date on which it is shown: the last working day at or before the legal date.
    pub on: String,
    /// ISO date that follows from fact and rule.
    pub legal_on: String,
    /// Days from today, negative when past.
    pub days: i64,
    /// What is to be done.
    pub label: String,
    /// Recorded fact behind it.
    pub basis: String,
    /// Rule id.
    pub rule: String,
    /// Where it stands in the case.
    pub place: super::LinePlace,
    /// What it is called from its day on, where that is the first possible day and not the last; else empty.
    pub opens: String,
}

/// One day.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CalendarDay {
    /// The day in both calendars.
    pub date: BothCalendars,
    /// It belongs to the month shown.
    pub in_month: bool,
    /// Why nobody works on it.
    pub off: Option<Off>,
}

/// Which dates to write into a calendar file.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct CalendarSave {
    /// First day (ISO).
    pub from: String,
    /// Last day (ISO).
    pub until: String,
    /// Only the cases of the user.
    pub mine: bool,
    /// Path of the file; empty = the folder for papers, with a name of its own.
    pub path: String,
    /// Who gets it, for the register.
    pub recipient: String,
    /// What for, for the register.
    pub purpose: String,
}

/// A calendar file that was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CalendarSaved {
    /// Number in the register.
    pub register_id: i64,
    /// Where it is.
    pub place: String,
    /// Dates in it.
    pub dates: usize,
    /// Digest of the bytes.
    pub sha256: String,
}
