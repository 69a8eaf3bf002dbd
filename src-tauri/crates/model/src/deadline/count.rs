//! Counting: days and months by the calendar.

use super::rule::CountStep;
use chrono::{Datelike, Days, Months, NaiveDate};

/// A step and the day that it reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The step.
    pub step: CountStep,
    /// Where it led.
    pub on: NaiveDate,
}

/// Follows the steps from a day; None where the calendar ends.
pub fn reach(start: NaiveDate, steps: &[CountStep]) -> Option<Vec<Reached>> {
    let mut on = start;
    let mut reached = Vec::with_capacity(steps.len());
    for step in steps {
        on = after(on, *step)?;
        reached.push(Reached { step: *step, on });
    }
    Some(reached)
}

fn after(on: NaiveDate, step: CountStep) -> Option<NaiveDate> {
    match step {
        CountStep::Months(n) => on.checked_add_months(Months::new(n)),
        CountStep::ThroughMonths(n) => through_months(on, n),
        // Whoever knows the record has put its months here.
        CountStep::ThroughRecorded(_) => None,
        CountStep::Days(n) => on.checked_add_days(Days::new(n)),
        CountStep::ThroughDays(n) => on.checked_add_days(Days::new(n.saturating_sub(1))),
        CountStep::KeptYears(n) => through_months(on, n.checked_mul(12)?),
        CountStep::NextFiscalYear => {
            NaiveDate::from_ymd_opt(crate::era::fiscal_year(on).checked_add(1)?, 4, 1)
        }
    }
}

/// The day before the corresponding day; where the last month has no such day, its last day (民法143条2項).
pub(super) fn through_months(first: NaiveDate, months: u32) -> Option<NaiveDate> {
    let corresponding = first.checked_add_months(Months::new(months))?;
    if corresponding.day() == first.day() {
        corresponding.pred_opt()
    } else {
        Some(corresponding)
    }
}
