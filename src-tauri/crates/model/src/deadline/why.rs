//! なぜこの日? Rule, fact, arithmetic line by line, source.

use super::reckon::{Calendar, Found, found};
use super::rule::{CountStep, Settled};
use super::sick_pay::SickPayCount;
use crate::casefile::CaseFile;
use crate::code::Certainty;
use crate::holiday::Off;
use serde::Serialize;
use ts_rs::TS;

/// How a date came about.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Why {
    /// Rule id.
    pub rule: String,
    /// What is to be done or ends.
    pub label: String,
    /// Date as shown.
    pub on: String,
    /// Legal date.
    pub legal_on: String,
    /// The fact in words.
    pub basis: String,
    /// Day of the fact.
    pub start_on: String,
    /// The arithmetic, in order.
    pub steps: Vec<WhyStep>,
    /// Where the rule comes from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// First day of the fact for which it holds, empty = always.
    pub valid_from: String,
    /// Last day of the fact for which it holds, empty = still.
    pub valid_to: String,
    /// Passage of the manual.
    pub passage: String,
    /// Tab on which the fact is recorded.
    pub tab: String,
    /// What settles it.
    pub settled: Settled,
    /// Last day on which it is shown without being settled, empty = until it is settled.
    pub drops_on: String,
    /// What must be known about it.
    pub note: String,
    /// The days of 傷病手当金, where they are counted.
    pub sick_pay: Option<SickPayCount>,
}

/// One line of the arithmetic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum WhyStep {
    /// A step of the rule, and the day that it reached.
    Count {
        /// The step.
        step: CountStep,
        /// Where it led (ISO).
        on: String,
    },
    /// The reminder lies so many days before.
    Lead {
        /// Days.
        days: u64,
        /// Where it led (ISO).
        on: String,
    },
    /// Nobody works on the day: shown on the last working day before.
    Off {
        /// The day that is no working day (ISO).
        day: String,
        /// Why.
        off: Off,
        /// Where it led (ISO).
        on: String,
    },
}

/// How the line of this rule, legal date and label came about; None when there is no such line on the day (ISO).
pub fn why(
    calendar: Calendar<'_>,
    file: &CaseFile,
    on: &str,
    (rule, legal_on, label): (&str, &str, &str),
) -> Option<Why> {
    found(calendar, file, on)
        .into_iter()
        .find(|f| {
            f.line.rule == rule
                && f.line.legal_on == legal_on
                && (label.is_empty() || f.line.label == label)
        })
        .map(|f| told(calendar, f))
}

fn told(calendar: Calendar<'_>, found: Found<'_>) -> Why {
    let mut steps: Vec<WhyStep> = found
        .reached
        .iter()
        .map(|r| WhyStep::Count {
            step: r.step,
            on: r.on.to_string(),
        })
        .collect();
    let Found { line, rule, .. } = found;
    if found.lead > 0 {
        steps.push(WhyStep::Lead {
            days: found.lead,
            on: line.legal_on.clone(),
        });
    }
    if line.on != line.legal_on
        && let Some(off) = line
            .legal_on
            .parse()
            .ok()
            .and_then(|day| calendar.holidays.off(day))
    {
        steps.push(WhyStep::Off {
            day: line.legal_on.clone(),
            off,
            on: line.on.clone(),
        });
    }
    Why {
        rule: line.rule,
        label: line.label,
        on: line.on,
        legal_on: line.legal_on,
        basis: line.basis,
        start_on: found.start_on,
        steps,
        source: calendar.source(rule).to_owned(),
        certainty: rule.certainty,
        valid_from: rule.valid_from.clone(),
        valid_to: rule.valid_to.clone(),
        passage: rule.passage.clone(),
        tab: rule.tab.clone(),
        settled: if found.lead > 0 {
            Settled::Note
        } else {
            rule.settled
        },
        drops_on: line.drops_on,
        note: rule.note.clone(),
        sick_pay: found.sick_pay,
    }
}
