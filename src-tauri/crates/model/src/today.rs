//! 今日: what settles a line, where that is recorded, and whether a line that was put off is shown.

use crate::code::Certainty;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The rules as data (`assets/rules/today.toml`).
#[derive(Clone, Debug, Default, Deserialize)]
pub struct TodayRules {
    /// Version.
    pub version: String,
    /// First day the rules hold.
    pub valid_from: String,
    /// How sure they are.
    #[serde(default)]
    pub certainty: Certainty,
    /// Where they come from.
    pub source: String,
    /// One row for each rule of a date or list.
    #[serde(rename = "rule")]
    pub rules: Vec<LineRule>,
    /// What shows that a form came back.
    #[serde(rename = "paper")]
    pub papers: Vec<PaperRule>,
}

/// What settles a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Settle {
    /// A record: it is opened, prefilled.
    Record,
    /// The screen after the talk.
    Talk,
    /// Nothing but the note of who did it and when.
    #[default]
    Note,
}

/// What settles the lines of one rule, and where.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LineRule {
    /// Rule id.
    pub id: String,
    /// What settles it.
    pub settle: Settle,
    /// A date from law, contract or a paper: shown again once it has passed.
    pub legal: bool,
    /// Tab of the case.
    pub tab: String,
    /// Record that holds the date.
    pub noun: String,
    /// Field that holds the date.
    pub field: String,
    /// Field that settles it; empty = the same.
    pub settle_field: String,
    /// A new record settles it.
    pub fresh: bool,
    /// The day of today is filled in.
    pub today: bool,
    /// The date is counted from this field, in the newest record that has it; empty = the date stands in `field`.
    pub since: String,
    /// What the line says as 算出根拠, where the date has none of its own.
    pub basis: String,
}

/// What shows that a form came back.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PaperRule {
    /// Form id.
    pub form: String,
    /// opinion | work_info | consent | plan
    pub by: String,
    /// Of an opinion: the kinds that are this form.
    pub kinds: Vec<String>,
    /// Tab of the case.
    pub tab: String,
    /// Record in which the return is noted.
    pub noun: String,
    /// Its field.
    pub field: String,
    /// A new record.
    pub fresh: bool,
}

impl TodayRules {
    /// The row of a rule; a rule that is not listed is taken as a legal date that only a note settles.
    pub fn of(&self, rule: &str) -> LineRule {
        self.rules
            .iter()
            .find(|r| r.id == rule)
            .cloned()
            .unwrap_or_else(|| LineRule {
                id: rule.to_owned(),
                legal: true,
                tab: "activities".to_owned(),
                ..LineRule::default()
            })
    }

    /// What shows that this form came back.
    pub fn paper(&self, form: &str) -> Option<&PaperRule> {
        self.papers.iter().find(|p| p.form == form)
    }
}

impl LineRule {
    /// Is a line that was put off until a day hidden today? A legal date that has passed never is.
    pub fn hidden(&self, on: &str, until: &str, today: &str) -> bool {
        until > today && !(self.legal && !on.is_empty() && on < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(legal: bool) -> LineRule {
        LineRule {
            legal,
            ..LineRule::default()
        }
    }

    #[test]
    fn what_was_put_off_comes_back_on_its_day_and_a_legal_date_when_it_has_passed() {
        let (on, until) = ("2026-11-25", "2026-11-30");
        for (legal, today, hidden) in [
            (false, "2026-11-24", true),
            (false, "2026-11-26", true),
            (false, "2026-11-29", true),
            (false, "2026-11-30", false),
            (true, "2026-11-24", true),
            (true, "2026-11-25", true),
            (true, "2026-11-26", false),
            (true, "2026-11-30", false),
        ] {
            assert_eq!(
                rule(legal).hidden(on, until, today),
                hidden,
                "{legal} {today}"
            );
        }
    }

    #[test]
    fn a_rule_that_nobody_listed_is_legal_and_settled_by_a_note() {
        let unknown = TodayRules::default().of("sick_pay_end");
        assert!(unknown.legal && unknown.settle == Settle::Note);
        assert!(!unknown.hidden("2026-11-01", "2026-12-01", "2026-11-02"));
    }
}
