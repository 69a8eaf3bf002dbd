//! How long 2回目以降 can follow a first time, in whole months.

use super::FeeBook;
use crate::casefile::CaseFile;
use crate::noun::FeeCheck;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The window of a revision.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindowRule {
    /// Months.
    pub months: i32,
    /// Whether it begins a month later where no 2回目 was in the month of the first.
    pub next_month: NextMonth,
}

/// Does the window begin with the next month where the first month had no 2回目?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextMonth {
    /// It does.
    #[default]
    Yes,
    /// Notice and notification do not say the same: the month more is asked about.
    Ask,
}

/// The window of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct FeeWindow {
    /// Date of the first time.
    pub first_on: String,
    /// Month from which it counts (`2026-08`).
    pub from_month: String,
    /// Last month for 2回目以降 (`2027-01`); empty where the office must be asked: the window crosses a revision.
    pub last_month: String,
    /// Last month of the revision of the first time, where the window crosses it: up to there nothing is in doubt.
    pub sure_until: String,
    /// The month after it is in doubt.
    pub month_more: bool,
    /// Months of the rule.
    pub months: i32,
}

/// The last month for 2回目以降 after a first time, by the data of its revision. A window that crosses a revision has no
/// last month: the office is asked. None where the revision knows no 2回目以降.
pub fn last_month_for_later(
    book: &FeeBook,
    first_on: &str,
    later_in_first_month: bool,
) -> Option<FeeWindow> {
    let revision = book.on(first_on)?;
    let rule = revision.window.as_ref()?;
    let first = month(first_on)?;
    let moves = !later_in_first_month && rule.next_month == NextMonth::Yes;
    let from = first + i32::from(moves);
    let last = from + rule.months - 1;
    let end = month(&revision.valid_to).filter(|end| last > *end);
    Some(FeeWindow {
        first_on: first_on.to_owned(),
        from_month: shown(from),
        last_month: end.map_or_else(|| shown(last), |_| String::new()),
        sure_until: end.map(shown).unwrap_or_default(),
        month_more: !later_in_first_month && rule.next_month == NextMonth::Ask,
        months: rule.months,
    })
}

/// The window that a case is in on the day: after the newest first time that was not turned down.
pub fn window_of(book: &FeeBook, file: &CaseFile, on: &str) -> Option<FeeWindow> {
    let first = newest_first(file, on)?;
    let in_first_month = |c: &FeeCheck| {
        c.turn == "later"
            && c.office != "not_billed"
            && month(&c.service_on) == month(&first.service_on)
    };
    last_month_for_later(
        book,
        &first.service_on,
        file.fee_checks.iter().any(in_first_month),
    )
}

/// The newest first time on or before the day.
pub(super) fn newest_first<'a>(file: &'a CaseFile, on: &str) -> Option<&'a FeeCheck> {
    file.fee_checks
        .iter()
        .filter(|c| c.turn == "first" && c.office != "not_billed" && c.service_on.as_str() <= on)
        .max_by(|a, b| a.service_on.cmp(&b.service_on))
}

/// Months since year 0.
pub(super) fn month(iso: &str) -> Option<i32> {
    let year: i32 = iso.get(..4)?.parse().ok()?;
    let month: i32 = iso.get(5..7)?.parse().ok()?;
    Some(year * 12 + month - 1)
}

fn shown(month: i32) -> String {
    format!(
        "{:04}-{:02}",
        month.div_euclid(12),
        month.rem_euclid(12) + 1
    )
}
