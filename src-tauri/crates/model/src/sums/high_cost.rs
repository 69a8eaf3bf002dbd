//! 高額療養費: the limit of a month, what own shares come to under it, and the 年間上限.

use crate::code::Certainty;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Figures of 高額療養費.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HighCostRule {
    /// Where they stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
    /// Age from which the bands of the old hold.
    pub old_from: u32,
    /// Under that age, only own shares of this much and more are added together, yen.
    pub add_from: i64,
    /// Own share under that age, per cent.
    pub share: i64,
    /// Kinds of insurance whose band follows from the 標準報酬月額, codes of `insurance_kind`.
    pub bound_kinds: Vec<String>,
    /// From which 標準報酬月額 on a band holds under that age, by date.
    pub bound: Vec<BandBound>,
    /// Bands by date.
    pub band: Vec<Band>,
}

/// From which 標準報酬月額 on a band holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BandBound {
    /// Code of `income_band`.
    pub code: String,
    /// First month of treatment (`2026-08`).
    pub from: String,
    /// Last month of treatment.
    pub to: String,
    /// Lowest 標準報酬月額 of the band, yen.
    pub at_least: i64,
    /// Highest grade of the band, yen; 0 = without end.
    #[serde(default)]
    pub most: i64,
    /// Band that goes before this one where no resident tax is due; empty = none.
    #[serde(default)]
    pub unless: String,
}

/// The bounds of a month, and the band that a 標準報酬月額 falls into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct BandOffer {
    /// Highest first; empty where none are settled, or for the old.
    pub bounds: Vec<BandBound>,
    /// Code of `income_band`; empty where nothing can be offered.
    pub band: String,
    /// Band that goes before it where no resident tax is due; empty = none.
    pub unless: String,
    /// The band of this kind of insurance does not follow from a 標準報酬月額, or not by a rule that could be read.
    pub other_kind: bool,
    /// The person is old enough for the tables of the old, whose bounds could not be read.
    pub old: bool,
    /// Where the bounds stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
}

/// What band the 標準報酬月額 of an insured person comes to in a month of treatment (`2026-08`). An insurance that is not
/// recorded offers nothing: another kind has bounds of its own.
pub fn offer_band(
    rule: &HighCostRule,
    month: &str,
    (kind, old): (&str, bool),
    standard: Option<i64>,
) -> BandOffer {
    let holds = |b: &&BandBound| b.from.as_str() <= month && b.to.as_str() >= month;
    let known = rule.is_month(month) && !old;
    let mut bounds: Vec<BandBound> = rule.bound.iter().filter(holds).cloned().collect();
    bounds.retain(|_| known);
    bounds.sort_by_key(|b| std::cmp::Reverse(b.at_least));
    let follows = rule.bound_kinds.iter().any(|k| k == kind);
    let pay = standard.filter(|pay| follows && *pay > 0);
    let found = pay.and_then(|pay| bounds.iter().find(|b| b.at_least <= pay));
    let found = found.cloned().unwrap_or_default();
    BandOffer {
        bounds,
        band: found.code,
        unless: found.unless,
        other_kind: !kind.is_empty() && !follows,
        old,
        source: rule.source.clone(),
        certainty: rule.certainty,
    }
}

/// One band of some months.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Code of `income_band`.
    pub code: String,
    /// Of the old.
    #[serde(default)]
    pub old: bool,
    /// The lower one of two that a code stands for.
    #[serde(default)]
    pub low: bool,
    /// First month of treatment (`2026-08`).
    pub from: String,
    /// Last month of treatment.
    pub to: String,
    /// Fixed part.
    pub base: i64,
    /// Cost above which 1 % is added; 0 = no such part.
    #[serde(default)]
    pub threshold: i64,
    /// What one person pays for outpatient care; 0 = no such limit.
    #[serde(default)]
    pub outpatient: i64,
    /// The same for a year; 0 = none.
    #[serde(default)]
    pub outpatient_year: i64,
    /// From the fourth month on; 0 = none.
    #[serde(default)]
    pub many: i64,
    /// 年間上限; 0 = none.
    #[serde(default)]
    pub year: i64,
    /// 標準報酬月額 up to which another 年間上限 holds; 0 = none.
    #[serde(default)]
    pub low_to: i64,
    /// That 年間上限.
    #[serde(default)]
    pub low_year: i64,
}

/// What a monthly limit is counted from.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct HighCostAsk {
    /// Month of treatment (`2026-08`).
    pub month: String,
    /// Code of `income_band`.
    pub income_band: String,
    /// The person is old enough for the tables of the old.
    pub old: bool,
    /// Of two bands that the code stands for, the lower one.
    pub low: bool,
    /// Medical cost of the month before any share, yen.
    pub cost: i64,
    /// Own shares of the month, each by hospital, in- and outpatient apart; of the old those of inpatient care.
    pub shares: Vec<i64>,
    /// Of the old: own share of outpatient care, yen.
    pub outpatient: i64,
}

/// The monthly limit of a month of treatment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct HighCostSum {
    /// The limit, yen.
    pub limit: i64,
    /// From the fourth month on; 0 = none.
    pub many: i64,
    /// 年間上限; 0 = none.
    pub year: i64,
    /// 標準報酬月額 up to which another one holds; 0 = none.
    pub low_to: i64,
    /// That one.
    pub low_year: i64,
    /// Fixed part.
    pub base: i64,
    /// Cost above which 1 % is added.
    pub threshold: i64,
    /// Limit of outpatient care; 0 = none.
    pub outpatient: i64,
    /// The same for a year; 0 = none.
    pub outpatient_year: i64,
    /// Own shares that were given.
    pub own: i64,
    /// What of them is added together.
    pub added: i64,
    /// What of them is left to pay.
    pub paid: i64,
    /// Where the figures stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
}

impl HighCostRule {
    /// Is it a month of the calendar?
    fn is_month(&self, month: &str) -> bool {
        month.len() == 7 && format!("{month}-01").parse::<NaiveDate>().is_ok()
    }

    /// The band of a month; None where no table of the month is settled.
    fn of(&self, month: &str, code: &str, old: bool, low: bool) -> Option<&Band> {
        let whole = self.is_month(month);
        let holds = |b: &&Band| {
            let asked = b.code == code && b.old == old && b.low == low;
            asked && b.from.as_str() <= month && b.to.as_str() >= month
        };
        self.band.iter().filter(|_| whole).find(holds)
    }
}

impl Band {
    /// The limit at a cost: the fixed part and 1 % above the threshold, rounded to one yen.
    fn limit(&self, cost: i64) -> i64 {
        if self.threshold == 0 {
            self.base
        } else {
            self.base + ((cost - self.threshold).max(0) + 50) / 100
        }
    }
}

/// The limit by the month of treatment; None where no table of the month is settled.
pub fn high_cost(rule: &HighCostRule, ask: &HighCostAsk) -> Option<HighCostSum> {
    let fits = |yen: &i64| (0..=1_000_000_000).contains(yen);
    let given = [ask.cost, ask.outpatient];
    if ask.shares.len() > 50 || !given.iter().chain(&ask.shares).all(fits) {
        return None;
    }
    let band = rule.of(&ask.month, &ask.income_band, ask.old, ask.low)?;
    let limit = band.limit(ask.cost);
    let own = ask.shares.iter().sum::<i64>() + ask.outpatient;
    let (added, apart) = if ask.old {
        let outpatient = match band.outpatient {
            0 => ask.outpatient,
            most => ask.outpatient.min(most),
        };
        (own - ask.outpatient + outpatient, 0)
    } else {
        let shares = ask.shares.iter();
        let added: i64 = shares.filter(|share| **share >= rule.add_from).sum();
        (added, own - added)
    };
    Some(HighCostSum {
        limit,
        many: band.many,
        year: band.year,
        low_to: band.low_to,
        low_year: band.low_year,
        base: band.base,
        threshold: band.threshold,
        outpatient: band.outpatient,
        outpatient_year: band.outpatient_year,
        own,
        added,
        paid: added.min(limit) + apart,
        source: rule.source.clone(),
        certainty: rule.certainty,
    })
}

/// What the 年間上限 is counted from: one person under the age of the old, with one hospital.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct HighCostYearAsk {
    /// First month of the year (`2026-08`).
    pub from: String,
    /// Code of `income_band`.
    pub income_band: String,
    /// 標準報酬月額, yen; 0 = not known.
    pub standard: i64,
    /// Medical cost of each month from then on, at most twelve.
    pub costs: Vec<i64>,
    /// How many of the last three months before had reached their limit.
    pub before: usize,
}

/// What a year comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct HighCostYear {
    /// What was paid under the limits of the months, yen.
    pub paid: i64,
    /// How many of the months had the lower limit of the fourth month on.
    pub many: usize,
    /// 年間上限.
    pub year: i64,
    /// What is claimed after the year.
    pub back: i64,
    /// Where the figures stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
}

/// Months on the way to the lower limit.
const BEFORE: usize = 3;

/// The 年間上限 over months of one table; None where the year has none.
pub fn high_cost_year(rule: &HighCostRule, ask: &HighCostYearAsk) -> Option<HighCostYear> {
    let fits = |yen: &i64| (0..=1_000_000_000).contains(yen);
    let months = (1..=12).contains(&ask.costs.len()) && ask.before <= BEFORE;
    if !months || !ask.costs.iter().all(fits) || !(0..=10_000_000).contains(&ask.standard) {
        return None;
    }
    let band = rule.of(&ask.from, &ask.income_band, false, false)?;
    // The year runs with the table: it begins in its first month.
    if band.year == 0 || band.from != ask.from {
        return None;
    }
    let is_low = ask.standard > 0 && ask.standard <= band.low_to;
    let year = if is_low { band.low_year } else { band.year };
    // Months that had reached their limit, the last twelve of them, this one not among them.
    let mut reached = vec![true; ask.before];
    let (mut paid, mut many) = (0, 0);
    for cost in &ask.costs {
        let own = cost * rule.share / 100;
        let last = reached.iter().rev().take(11).filter(|r| **r).count();
        let lower = last >= BEFORE && band.many > 0;
        let limit = if lower { band.many } else { band.limit(*cost) };
        reached.push(own > limit);
        many += usize::from(lower && own > limit);
        paid += own.min(limit);
    }
    Some(HighCostYear {
        paid,
        many,
        year,
        back: (paid - year).max(0),
        source: rule.source.clone(),
        certainty: rule.certainty,
    })
}
