//! The rules as they stand in `assets/rules/deadline`.

use super::fact::Fact;
use crate::code::Certainty;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All rules, of every file.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Rules {
    /// Deadlines.
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
}

/// One rule of one time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable id.
    pub id: String,
    /// What is to be done or ends.
    pub label: String,
    /// What the notice before it says; `{n}` is the number of days.
    #[serde(default)]
    pub notice: String,
    /// The fact of the case it starts from.
    pub fact: Fact,
    /// The fact in words.
    pub basis: String,
    /// ICD-10 codes of the diseases it speaks of.
    #[serde(default)]
    pub icd10: Vec<String>,
    /// Words in the name of the diseases it speaks of.
    #[serde(default)]
    pub words: Vec<String>,
    /// The day that the law names, whatever the day of the fact; empty = it is counted from the fact.
    #[serde(default)]
    pub day: String,
    /// How the date is counted from the fact; empty = the day of the fact.
    #[serde(default)]
    pub steps: Vec<CountStep>,
    /// Days before the end on which somebody is reminded.
    #[serde(default)]
    pub lead: Vec<u64>,
    /// First day of the fact for which it holds; empty = always.
    #[serde(default)]
    pub valid_from: String,
    /// Last day of the fact for which it holds; empty = still.
    #[serde(default)]
    pub valid_to: String,
    /// Where it comes from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Passage of the manual.
    pub passage: String,
    /// Tab on which the fact is recorded.
    pub tab: String,
    /// In which time of a case it is shown.
    #[serde(default)]
    pub phase: Phase,
    /// What settles it.
    #[serde(default)]
    pub settled: Settled,
    /// Benefits (制度) of which an application, or that they do not apply, settles it.
    #[serde(default)]
    pub settled_by: Vec<String>,
    /// Resources (制度) it speaks of; empty = those of which no other rule of the same fact speaks.
    #[serde(default)]
    pub resources: Vec<String>,
    /// Of the rules of one group, only the one that ends first speaks for a record.
    #[serde(default)]
    pub group: String,
    /// Is it an appointment or a first possible day, which no weekend moves?
    #[serde(default)]
    pub fixed: bool,
    /// Of a first possible day: what the line is called from that day on, `{on}` being the day. It is no last day, so it is never
    /// late, and stands behind what is.
    #[serde(default)]
    pub opens: String,
    /// The same of the notices before it.
    #[serde(default)]
    pub prepare: String,
    /// Told in the case only, not among the dates of the day.
    #[serde(default)]
    pub quiet: bool,
    /// Days after the end for which it stays in sight; none = until it is settled.
    #[serde(default)]
    pub keep_days: Option<u64>,
    /// Days before the case was opened from which on an end is told in the case only: what was long past when the support
    /// began is no work of today. None = always among the dates of the day.
    #[serde(default)]
    pub quiet_before: Option<u64>,
    /// What must be known about it.
    #[serde(default)]
    pub note: String,
    /// Of an event that fixes the 障害認定日: it does so only this many months after the first visit or later.
    #[serde(default)]
    pub after_first_visit: Option<u32>,
}

/// One step of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CountStep {
    /// The same day some months later; a day that the month does not have is its last one.
    Months(u32),
    /// Last day of a period of months whose first day counts (民法143条).
    ThroughMonths(u32),
    /// The same with as many months as the record of the fact says; without them no date is counted.
    ThroughRecorded(Recorded),
    /// Some days later.
    Days(u64),
    /// Last day of a period of days whose first day counts.
    ThroughDays(u64),
    /// 1 April after the fiscal year of the day.
    NextFiscalYear,
    /// Last day of as many years as the facility keeps records; the number is what holds while it has set none.
    KeptYears(u32),
}

/// A number of months that stands in the record of the fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Recorded {
    /// Of absence, before the leave begins.
    Absence,
    /// Of leave.
    Leave,
}

/// In which time of a case a rule speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// While the case is open.
    #[default]
    Open,
    /// Always.
    Any,
    /// After it was closed.
    Closed,
}

/// What settles a date, beside a change of the fact itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    /// Only a change of the fact.
    #[default]
    Fact,
    /// Somebody notes it as done.
    Note,
    /// The answer about work 3, 6 or 12 months after the outcome.
    FollowUp,
    /// The benefit is applied for, or does not apply.
    Benefit,
}

impl Rule {
    /// Does it hold for a fact of the day (ISO dates compare as text)?
    pub fn holds(&self, on: &str) -> bool {
        (self.valid_from.is_empty() || self.valid_from.as_str() <= on)
            && (self.valid_to.is_empty() || self.valid_to.as_str() >= on)
    }
}

impl Rules {
    /// Puts the rules of another file behind these.
    pub fn join(&mut self, other: Self) {
        self.rules.extend(other.rules);
    }

    /// Does another rule of the same fact speak of this resource by name?
    pub(super) fn named_elsewhere(&self, rule: &Rule, resource: &str) -> bool {
        self.rules
            .iter()
            .any(|r| r.fact == rule.fact && r.resources.iter().any(|name| name == resource))
    }
}
