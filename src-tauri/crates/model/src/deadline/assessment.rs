//! 障害認定日: the ordinary day, or an event that fixes it earlier. The rules of the deadlines are the only list of both.

use super::count::reach;
use super::fact::Fact;
use super::rule::{Rule, Rules};
use crate::casefile::CaseFile;
use crate::code::Certainty;
use crate::noun::Treatment;
use chrono::{Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

/// Group of the rules that speak of the day.
const GROUP: &str = "assessment";

/// The 障害認定日, and whether an event made it earlier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct RecognitionDay {
    /// ISO date.
    pub on: String,
    /// An event that fixes it earlier made it.
    pub earlier: bool,
    /// What the day is called.
    pub label: String,
    /// Where the rule stands.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The day of one disease by its first visit and what was recorded of an event; None without a first visit.
pub fn recognition(rules: &Rules, treatment: &Treatment) -> Option<RecognitionDay> {
    let of = |fact: Fact| {
        let rules = rules.rules.iter();
        rules.filter(move |rule| rule.group == GROUP && rule.fact == fact)
    };
    let ordinary = of(Fact::FirstVisit).find_map(|rule| counted(rule, &treatment.first_visit_on));
    let (end, rule) = ordinary?;
    let event = of(Fact::AssessmentEvent)
        .filter(|rule| rule.resources.contains(&treatment.assessment_event))
        .filter(|rule| fixes(rule, treatment))
        .find_map(|rule| counted(rule, &treatment.assessment_event_on));
    let earlier = event.filter(|(day, _)| *day < end);
    let told = |(day, rule): (NaiveDate, &Rule), earlier| RecognitionDay {
        on: day.to_string(),
        earlier,
        label: rule.label.clone(),
        source: rule.source.clone(),
        certainty: rule.certainty,
    };
    Some(earlier.map_or_else(|| told((end, rule), false), |found| told(found, true)))
}

fn counted<'a>(rule: &'a Rule, on: &str) -> Option<(NaiveDate, &'a Rule)> {
    let start: NaiveDate = on.parse().ok()?;
    if !rule.holds(on) {
        return None;
    }
    let end = reach(start, &rule.steps)?.last().map_or(start, |r| r.on);
    Some((end, rule))
}

/// Does the event of a disease fix the day by this rule? Nothing does before the first visit, and some things only some
/// months after it.
fn fixes(rule: &Rule, treatment: &Treatment) -> bool {
    let day = |iso: &str| iso.parse::<NaiveDate>().ok();
    let months = Months::new(rule.after_first_visit.unwrap_or_default());
    let from = day(&treatment.first_visit_on).and_then(|first| first.checked_add_months(months));
    let event = day(&treatment.assessment_event_on);
    event.zip(from).is_some_and(|(event, from)| event >= from)
}

/// Is a line of the rule about a disease one that the event really fixes? Rules of other facts are not asked.
pub(super) fn stands(rule: &Rule, file: &CaseFile, record: usize) -> bool {
    rule.fact != Fact::AssessmentEvent
        || file.treatments.get(record).is_some_and(|t| fixes(rule, t))
}
