//! Arithmetic of benefits over dated figures: 傷病手当金 a day, the monthly limit of 高額療養費, the 障害認定日. Each says its
//! inputs; the figures are data.

use crate::code::Certainty;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[cfg(test)]
mod tests;

/// The figures (`assets/rules/sums/*.toml`).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sums {
    /// 傷病手当金.
    pub sick_pay: SickPayRule,
    /// 高額療養費.
    pub high_cost: HighCostRule,
    /// 障害認定日.
    pub recognition: RecognitionRule,
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

/// Figures of 高額療養費 under 70.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HighCostRule {
    /// Where they stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
    /// Bands by date.
    pub band: Vec<Band>,
}

/// One band of some months.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Code of `income_band`.
    pub code: String,
    /// First month of treatment (`2026-08`).
    pub from: String,
    /// Last month of treatment.
    pub to: String,
    /// Fixed part.
    pub base: i64,
    /// Cost above which 1 % is added; 0 = no such part.
    #[serde(default)]
    pub threshold: i64,
    /// From the fourth month on.
    pub many: i64,
    /// 年間上限; 0 = none.
    #[serde(default)]
    pub year: i64,
}

/// Rules of the 障害認定日.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RecognitionRule {
    /// Where they stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
    /// Months after the first visit.
    pub months: u32,
    /// States that are fixed earlier.
    pub fixed: Vec<Fixed>,
}

/// A state that fixes the day earlier.
#[derive(Clone, Debug, Default, Deserialize, Serialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Fixed {
    /// Stable code.
    pub code: String,
    /// What people call it.
    pub label: String,
    /// Months after it began.
    pub months: u32,
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
        ask.start_on.parse::<NaiveDate>().ok()?;
        let all = rule.average.iter().find(|since| {
            since.valid_from.as_str() <= ask.start_on.as_str()
                && (since.valid_to.is_empty() || since.valid_to >= ask.start_on)
        })?;
        a_day = own.min(tens(all.value, 1));
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

/// The monthly limit of a month of treatment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct HighCostSum {
    /// The limit, yen.
    pub limit: i64,
    /// From the fourth month on.
    pub many: i64,
    /// 年間上限; 0 = none.
    pub year: i64,
    /// Fixed part.
    pub base: i64,
    /// Cost above which 1 % is added.
    pub threshold: i64,
    /// Where the figures stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
}

/// The limit by the month of treatment (`2026-08`); None where no table of the month is settled.
pub fn high_cost(rule: &HighCostRule, month: &str, band: &str, cost: i64) -> Option<HighCostSum> {
    let whole = month.len() == 7 && format!("{month}-01").parse::<NaiveDate>().is_ok();
    if !whole || !(0..=1_000_000_000).contains(&cost) {
        return None;
    }
    let holds = |b: &&Band| b.code == band && b.from.as_str() <= month && b.to.as_str() >= month;
    let found = rule.band.iter().find(holds)?;
    let over = if found.threshold == 0 {
        0
    } else {
        ((cost - found.threshold).max(0) + 50) / 100
    };
    Some(HighCostSum {
        limit: found.base + over,
        many: found.many,
        year: found.year,
        base: found.base,
        threshold: found.threshold,
        source: rule.source.clone(),
        certainty: rule.certainty,
    })
}

/// The 障害認定日, and whether an earlier one made it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct RecognitionDay {
    /// ISO date.
    pub on: String,
    /// A state that is fixed earlier made it.
    pub earlier: bool,
    /// Where the rule stands.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
}

/// Some months after the first visit, or earlier by a state that was fixed on a day (code and ISO date).
pub fn recognition_day(
    rule: &RecognitionRule,
    first_visit_on: &str,
    state: Option<(&str, &str)>,
) -> Option<RecognitionDay> {
    let ordinary = after(first_visit_on, rule.months)?;
    let fixed = state.and_then(|(code, on)| {
        let fixed = rule.fixed.iter().find(|f| f.code == code)?;
        after(on, fixed.months)
    });
    let earlier = fixed.filter(|day| *day < ordinary);
    Some(RecognitionDay {
        on: earlier.unwrap_or(ordinary).to_string(),
        earlier: earlier.is_some(),
        source: rule.source.clone(),
        certainty: rule.certainty,
    })
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

fn after(iso: &str, months: u32) -> Option<NaiveDate> {
    iso.parse::<NaiveDate>()
        .ok()?
        .checked_add_months(Months::new(months))
}
