//! Deadlines: dates that somebody must act on, each with the recorded fact and the rule behind it. The rules are data
//! (`assets/rules/deadline`); what is here only applies them: a case file, rules, closed days and a day give dated lines.

mod assessment;
mod count;
mod fact;
mod kept;
mod reckon;
mod rule;
mod sick_pay;
#[cfg(test)]
mod tests;
mod why;

pub use assessment::{RecognitionDay, recognition};
pub use count::{Reached, reach};
pub use fact::Fact;
pub use kept::{Kept, KeptPeriod};
pub use reckon::{Calendar, all_dates, ending_dates, open_dates};
pub use rule::{CountStep, Phase, Recorded, Rule, Rules, Settled};
pub use sick_pay::{SickPayCount, count_sick_pay};
pub use why::{Why, WhyStep, why};

use serde::Serialize;
use ts_rs::TS;

/// One date that needs an act.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct Dated {
    /// ISO date on which it is shown: the last working day at or before the legal date.
    pub on: String,
    /// ISO date that follows from fact and rule.
    pub legal_on: String,
    /// Which rule.
    pub rule: String,
    /// What is to be done or ends.
    pub label: String,
    /// The recorded fact it comes from.
    pub basis: String,
    /// First day on which it is gone without a save; empty = it stays until somebody settles it.
    pub drops_on: String,
    /// The record that holds the fact, empty where it is counted from several.
    pub record_id: String,
    /// Days before the date that it reminds of; 0 = the date itself.
    pub lead: u32,
    /// What it is called from its day on where that is the first possible day and not the last, `{on}` being the day; else empty.
    pub opens: String,
}

impl Dated {
    /// Is something possible since the day, or on it, which nobody has to do by then?
    pub fn is_opened(&self, on: &str) -> bool {
        !self.opens.is_empty() && self.on.as_str() <= on
    }
}
