//! 保存期間: how long a closed case is kept. The rule is the one that tells the date in the case; this file only asks it
//! for a closing day, and turns it round for a list.

use super::count::reach;
use super::fact::Fact;
use super::reckon::Calendar;
use super::rule::{CountStep, Rule};
use chrono::NaiveDate;

/// How long the facility keeps records, and what says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Years from 1 April after the fiscal year of closing.
    pub years: u32,
    /// The facility's own rule, in words.
    pub source: String,
}

/// For how long one case is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptPeriod {
    /// 1 April after the fiscal year of closing.
    pub begins: NaiveDate,
    /// Last day; on the next one it may be discarded.
    pub until: NaiveDate,
    /// Years between.
    pub years: u32,
}

impl KeptPeriod {
    /// Is it over on the day?
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.until < today
    }
}

impl Calendar<'_> {
    /// The steps of a rule, with the years of the facility in the place of those that hold without one.
    pub(super) fn steps(&self, rule: &Rule) -> Vec<CountStep> {
        let of = |step: &CountStep| match (step, self.kept) {
            (CountStep::KeptYears(_), Some(kept)) => CountStep::KeptYears(kept.years),
            _ => *step,
        };
        rule.steps.iter().map(of).collect()
    }

    /// Where a rule comes from: for the years of the facility, its own words.
    pub(super) fn source<'a>(&'a self, rule: &'a Rule) -> &'a str {
        match self.kept {
            Some(kept) if is_kept(rule) && !kept.source.is_empty() => &kept.source,
            _ => &rule.source,
        }
    }

    /// For how long a case is kept that was closed on the day; None where no rule tells it.
    pub fn kept_period(&self, closed: NaiveDate) -> Option<KeptPeriod> {
        let iso = closed.to_string();
        let mut rules = self.rules.rules.iter();
        let rule = rules.find(|rule| is_kept(rule) && rule.holds(&iso))?;
        let reached = reach(closed, &self.steps(rule))?;
        let (first, last) = (reached.first()?, reached.last()?);
        let years = reached.iter().find_map(|r| match r.step {
            CountStep::KeptYears(years) => Some(years),
            _ => None,
        })?;
        Some(KeptPeriod {
            begins: first.on,
            until: last.on,
            years,
        })
    }

    /// Years that hold while the facility has set none.
    pub fn kept_years_by_default(&self) -> u32 {
        let mut steps = self.rules.rules.iter().flat_map(|rule| &rule.steps);
        steps
            .find_map(|step| match step {
                CountStep::KeptYears(years) => Some(*years),
                _ => None,
            })
            .unwrap_or(0)
    }

    /// The first day of closing that is still kept on the day: whatever was closed before it may be discarded.
    pub fn kept_since(&self, today: NaiveDate) -> Option<NaiveDate> {
        let years = self.kept_period(today)?.years;
        let year = crate::era::fiscal_year(today).checked_sub(i32::try_from(years).ok()?)?;
        NaiveDate::from_ymd_opt(year, 4, 1)
    }
}

fn is_kept(rule: &Rule) -> bool {
    rule.fact == Fact::Closed
        && rule
            .steps
            .iter()
            .any(|step| matches!(step, CountStep::KeptYears(_)))
}
