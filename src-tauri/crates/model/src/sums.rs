//! Arithmetic of benefits over dated figures: 傷病手当金 a day, the limits of 高額療養費. Each says its inputs; the figures are data.

use crate::code::Certainty;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

mod high_cost;
mod small;

#[cfg(test)]
mod tests;

pub use high_cost::{
    Band, BandBound, BandOffer, HighCostAsk, HighCostRule, HighCostSum, HighCostYear,
    HighCostYearAsk, high_cost, high_cost_year, offer_band,
};
pub use small::{
    AccidentAsk, AccidentRule, AccidentSum, DeductionAsk, DeductionRule, DeductionSum, LeaveAsk,
    LeaveRule, LeaveSum, Paid, PensionAsk, PensionRule, PensionSum, accident, deduction, leave,
    pension,
};

/// The figures (`assets/rules/sums/*.toml`).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sums {
    /// 傷病手当金.
    pub sick_pay: SickPayRule,
    /// 高額療養費.
    pub high_cost: HighCostRule,
    /// 年次有給休暇.
    pub leave: LeaveRule,
    /// 医療費控除.
    pub deduction: DeductionRule,
    /// 休業補償.
    pub accident: AccidentRule,
    /// 障害年金.
    pub pension: PensionRule,
}

/// Figures of 傷病手当金.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SickPayRule {
    /// Where they stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
    /// Average of all insured by the day of the start, for those insured less than 12 months.
    pub average: Vec<Since>,
}

/// A figure from a day on.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Since {
    /// First day.
    pub valid_from: String,
    /// Last day; empty = still.
    #[serde(default)]
    pub valid_to: String,
    /// The figure.
    pub value: i64,
}

impl Since {
    /// The figure of a day (ISO); None where none is known.
    fn on(figures: &[Self], day: &str) -> Option<i64> {
        day.parse::<NaiveDate>().ok()?;
        let found = figures.iter().find(|since| {
            since.valid_from.as_str() <= day
                && (since.valid_to.is_empty() || since.valid_to.as_str() >= day)
        });
        found.map(|since| since.value)
    }
}

/// What 傷病手当金 a day is counted from.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct SickPayAsk {
    /// 標準報酬月額 of the months up to the start, at most twelve, yen.
    pub months: Vec<i64>,
    /// First day of the benefit (ISO).
    pub start_on: String,
    /// Wage of a day that is still paid, yen.
    pub wage: i64,
    /// 障害年金 for the same illness, yen a year.
    pub pension: i64,
}

/// 傷病手当金 a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct SickPaySum {
    /// Average of the months, yen.
    pub average: i64,
    /// A thirtieth, rounded to ten yen; the lower one where two are compared.
    pub a_day: i64,
    /// The average of all insured was the lower one.
    pub by_all: bool,
    /// Two thirds, rounded to one yen.
    pub daily: i64,
    /// What the pension is a day.
    pub pension: i64,
    /// What is paid beside wage and pension.
    pub paid: i64,
    /// Where the figures stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
}

/// Two thirds of the average. None without a month, with more than twelve, or where no figure for the day is known.
pub fn sick_pay(rule: &SickPayRule, ask: &SickPayAsk) -> Option<SickPaySum> {
    let count = i64::try_from(ask.months.len()).ok()?;
    let fits = |yen: &i64| (1..=10_000_000).contains(yen);
    let wages =
        (0..=1_000_000_000).contains(&ask.wage) && (0..=1_000_000_000).contains(&ask.pension);
    if !(1..=12).contains(&count) || !ask.months.iter().all(fits) || !wages {
        return None;
    }
    let sum: i64 = ask.months.iter().sum();
    let own = tens(sum, count);
    let mut a_day = own;
    if count < 12 {
        let all = Since::on(&rule.average, &ask.start_on)?;
        a_day = own.min(tens(all, 1));
    }
    let daily = (a_day * 4 + 3) / 6;
    let pension = ask.pension / 360;
    Some(SickPaySum {
        average: sum / count,
        a_day,
        by_all: a_day < own,
        daily,
        pension,
        paid: (daily - ask.wage.max(pension)).max(0),
        source: rule.source.clone(),
        certainty: rule.certainty,
    })
}

/// A thirtieth of the average of some months, rounded to ten yen.
fn tens(sum: i64, months: i64) -> i64 {
    let whole = months * 300;
    (sum * 2 + whole) / (whole * 2) * 10
}

/// Last day of the year in which 基本手当 can be drawn, after the last day of the employment.
pub fn drawing_year(left_on: &str) -> Option<String> {
    let next = left_on
        .parse::<NaiveDate>()
        .ok()?
        .checked_add_days(Days::new(1))?;
    let end = next.checked_add_months(Months::new(12))?;
    // 民法143条: where no such day is in the month, its last day is the end.
    if end.day() != next.day() {
        return Some(end.to_string());
    }
    end.checked_sub_days(Days::new(1))
        .map(|day| day.to_string())
}
