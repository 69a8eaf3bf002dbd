//! The window of 療養・就労両立支援指導料 (B001-9): until which month a second and later guidance can be billed.

use crate::code::Certainty;
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The window of one revision.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Stable id.
    pub id: String,
    /// First day of service.
    pub valid_from: String,
    /// Last day of service, empty = still.
    #[serde(default)]
    pub valid_to: String,
    /// How many months, the first one included.
    pub months: u32,
    /// May the months be counted from the next month, where no second guidance was billed in the first one?
    pub or_next_month: bool,
    /// Where it comes from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Passage of the manual.
    pub passage: String,
}

/// Until when a second guidance can be billed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum FeeWindow {
    /// Months of the window, `2026-08` to `2027-01`.
    Months {
        /// Window of which revision.
        window: String,
        /// Month from which it counts.
        from: String,
        /// Last month.
        to: String,
    },
    /// 要確認(医事課): the window would cross a revision of the fees.
    Ask {
        /// Window of which revision.
        window: String,
    },
    /// No rule for a first guidance of that day.
    Unknown,
}

/// Counts the window from the days of service of the first guidance and, where there was one, the second.
pub fn fee_window(windows: &[Window], first: NaiveDate, second: Option<NaiveDate>) -> FeeWindow {
    let iso = first.to_string();
    let holds = |w: &&Window| w.valid_from <= iso && (w.valid_to.is_empty() || iso <= w.valid_to);
    let Some(window) = windows.iter().find(holds) else {
        return FeeWindow::Unknown;
    };
    let month = |day: NaiveDate| (day.year(), day.month());
    let counts_from_next = window.or_next_month && second.map(month) != Some(month(first));
    let start = first
        .with_day(1)
        .and_then(|day| day.checked_add_months(Months::new(u32::from(counts_from_next))));
    let end = start.and_then(|day| day.checked_add_months(Months::new(window.months)));
    let (Some(start), Some(last)) = (start, end.and_then(|day| day.pred_opt())) else {
        return FeeWindow::Unknown;
    };
    if !window.valid_to.is_empty() && last.to_string() > window.valid_to {
        return FeeWindow::Ask {
            window: window.id.clone(),
        };
    }
    FeeWindow::Months {
        window: window.id.clone(),
        from: start.format("%Y-%m").to_string(),
        to: last.format("%Y-%m").to_string(),
    }
}
