//! Small sums beside the large ones: 年休の出勤率, 医療費控除, 労災 of a part of a day, 障害厚生年金3級 and the income of those
//! whose 障害年金 goes back to before 20.

use super::Since;
use crate::code::Certainty;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Figures of 年次有給休暇.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LeaveRule {
    /// Where they stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
    /// Attendance from which days are granted, per cent.
    pub rate: i64,
    /// Days a year that may be taken by the hour, where there is an agreement.
    pub hourly_days: i64,
}

/// What the attendance is counted from.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct LeaveAsk {
    /// 全労働日 of the year.
    pub days: i64,
    /// Days of absence, 年休 among them.
    pub absent: i64,
    /// How many of them were taken as 年休.
    pub taken: i64,
    /// Hours of a working day; 0 = not asked.
    pub hours: i64,
}

/// The attendance of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct LeaveSum {
    /// Days that count as attended.
    pub attended: i64,
    /// Of these days.
    pub days: i64,
    /// New days are granted.
    pub granted: bool,
    /// Hours a year that may be taken by the hour; 0 = not asked. None of them counts for the five days of the employer.
    pub hourly: i64,
    /// Where the figures stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
}

/// Are new days granted? None where the days do not fit together.
pub fn leave(rule: &LeaveRule, ask: &LeaveAsk) -> Option<LeaveSum> {
    let fits = (1..=366).contains(&ask.days)
        && (0..=ask.days).contains(&ask.absent)
        && (0..=ask.absent).contains(&ask.taken)
        && (0..=24).contains(&ask.hours);
    fits.then(|| {
        let attended = ask.days - ask.absent + ask.taken;
        LeaveSum {
            attended,
            days: ask.days,
            granted: attended * 100 >= ask.days * rule.rate,
            hourly: ask.hours * rule.hourly_days,
            source: rule.source.clone(),
            certainty: rule.certainty,
        }
    })
}

/// Figures of 医療費控除.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeductionRule {
    /// Where they stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
    /// What is taken off at most, yen.
    pub floor: i64,
    /// Per cent of the income, where that is less.
    pub percent: i64,
    /// What can be deducted at most, yen.
    pub most: i64,
}

/// What 医療費控除 is counted from.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct DeductionAsk {
    /// 総所得金額等, yen.
    pub income: i64,
    /// Medical costs to which no insurance money belongs, yen.
    pub costs: i64,
    /// Costs to which insurance money or 高額療養費 belongs, yen.
    pub insured: i64,
    /// That money, yen.
    pub insurance: i64,
}

/// What can be deducted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct DeductionSum {
    /// Costs that count.
    pub counted: i64,
    /// What is taken off.
    pub threshold: i64,
    /// What can be deducted.
    pub deducted: i64,
    /// Where the figures stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
}

/// What can be deducted; money of an insurance is set against its own costs only. None without costs.
pub fn deduction(rule: &DeductionRule, ask: &DeductionAsk) -> Option<DeductionSum> {
    let given = [ask.income, ask.costs, ask.insured, ask.insurance];
    let fits = given.iter().all(|yen| (0..=1_000_000_000).contains(yen));
    (fits && ask.income > 0 && ask.costs + ask.insured > 0).then(|| {
        let counted = ask.costs + (ask.insured - ask.insurance).max(0);
        let threshold = rule.floor.min(ask.income * rule.percent / 100);
        DeductionSum {
            counted,
            threshold,
            deducted: (counted - threshold).clamp(0, rule.most),
            source: rule.source.clone(),
            certainty: rule.certainty,
        }
    })
}

/// Figures of 休業補償.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccidentRule {
    /// Where they stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
    /// Benefit, per cent.
    pub benefit: i64,
    /// 特別支給金, per cent.
    pub special: i64,
}

/// What a day of 休業補償 is counted from.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct AccidentAsk {
    /// 給付基礎日額, yen.
    pub base: i64,
    /// Wage of the part of the day that was worked, yen.
    pub wage: i64,
}

/// A day of 休業補償.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct AccidentSum {
    /// Benefit, yen.
    pub benefit: i64,
    /// 特別支給金, yen.
    pub special: i64,
    /// Where the figures stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
}

/// A day, or a part of one. None without a base, or where the wage is not below it.
pub fn accident(rule: &AccidentRule, ask: &AccidentAsk) -> Option<AccidentSum> {
    let fits = (1..=1_000_000).contains(&ask.base) && (0..ask.base).contains(&ask.wage);
    fits.then(|| {
        let part = ask.base - ask.wage;
        AccidentSum {
            benefit: part * rule.benefit / 100,
            special: part * rule.special / 100,
            source: rule.source.clone(),
            certainty: rule.certainty,
        }
    })
}

/// Figures of 障害年金.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PensionRule {
    /// Where they stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
    /// Per million of the average, for each month.
    pub per_million: i64,
    /// Fewer months count as these.
    pub months: i64,
    /// Least sum of grade 3 a year.
    pub third: Vec<Since>,
    /// Income above which half is stopped.
    pub half: Vec<Since>,
    /// Income above which all is stopped.
    pub full: Vec<Since>,
}

/// What a pension is counted from.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct PensionAsk {
    /// The day (ISO).
    pub on: String,
    /// 平均標準報酬額, yen a month; 0 = not asked.
    pub average: i64,
    /// Months of insurance, all from 2003-04 on.
    pub months: i64,
    /// First visit before 20: income of the year before, yen; negative = not asked.
    pub income: i64,
}

/// What is paid of a pension whose first visit lies before 20.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Paid {
    /// All of it.
    Full,
    /// Half of it.
    Half,
    /// None of it.
    None,
}

/// Sums of a pension; None where not asked or where no figure of the day is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct PensionSum {
    /// Grade 3 by the average, yen a year.
    pub counted: Option<i64>,
    /// What is paid of grade 3, yen a year: at least the least sum.
    pub third: Option<i64>,
    /// What is paid beside an income, where the first visit lies before 20.
    pub paid: Option<Paid>,
    /// Where the figures stand.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
}

/// Grade 3, and what an income leaves. None where neither is asked.
pub fn pension(rule: &PensionRule, ask: &PensionAsk) -> Option<PensionSum> {
    let known = (1..=10_000_000).contains(&ask.average) && (1..=800).contains(&ask.months);
    let counted = known.then(|| {
        let all = ask.average * ask.months.max(rule.months) * rule.per_million;
        (all + 500_000) / 1_000_000
    });
    let least = Since::on(&rule.third, &ask.on);
    let limits = Since::on(&rule.half, &ask.on).zip(Since::on(&rule.full, &ask.on));
    let paid = limits
        .filter(|_| (0..=1_000_000_000).contains(&ask.income))
        .map(|(half, full)| match ask.income {
            income if income > full => Paid::None,
            income if income > half => Paid::Half,
            _ => Paid::Full,
        });
    (counted.is_some() || paid.is_some()).then(|| PensionSum {
        counted,
        third: counted.zip(least).map(|(sum, least)| sum.max(least)),
        paid,
        source: rule.source.clone(),
        certainty: rule.certainty,
    })
}
