//! 統計: what a period is, which cases and activities belong to it, and the tables that are counted from them. Every cell keeps
//! what it counted, so that a figure and the list behind it cannot differ.

mod count;
mod names;
mod returned;

pub use count::tables;
pub use names::{FigureName, PREFIX as NAME_PREFIX, names};
pub use returned::{observed, times};

use crate::code::CodeBook;
use crate::deident;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// First days of the steps of a case, by step.
pub type Steps = BTreeMap<String, String>;

/// A case, without its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFact {
    /// Id.
    pub id: String,
    /// Person.
    pub person_id: String,
    /// Case number.
    pub number: String,
    /// Name as lists show it; never counted, never exported with figures.
    pub name: String,
    /// 受付日
    pub opened_on: String,
    /// 終結日, empty while it runs.
    pub closed_on: String,
    /// 入院・外来
    pub care_setting: String,
    /// 入院日
    pub admitted_on: String,
    /// 退院日
    pub discharged_on: String,
    /// 休業開始日
    pub leave_from: String,
    /// 復職日(予定を含む)
    pub return_on: String,
    /// 疾患の大分類 of the main disease.
    pub disease: String,
    /// Path.
    pub path: String,
    /// Newest outcome.
    pub outcome: String,
    /// Its day.
    pub outcome_on: String,
    /// Is the one who asks its lead or deputy?
    pub mine: bool,
    /// First days of its steps.
    pub steps: Steps,
}

/// An activity, without its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityFact {
    /// Id.
    pub id: String,
    /// Case.
    pub case_id: String,
    /// Day.
    pub on_date: String,
    /// Minutes, where recorded.
    pub minutes: Option<i64>,
    /// 方法
    pub channel: String,
    /// 連携形態
    pub link: String,
    /// 内容
    pub kinds: Vec<String>,
    /// 相手
    pub partners: Vec<String>,
    /// Place of its case in [`Material::cases`].
    pub case: usize,
}

/// A single consultation, without its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsultationFact {
    /// Id.
    pub id: String,
    /// Day.
    pub on_date: String,
    /// 区分
    pub kind: String,
    /// 結果
    pub result: String,
    /// Minutes, where recorded.
    pub minutes: Option<i64>,
}

/// Something that left this PC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperFact {
    /// Entry of the register.
    pub id: i64,
    /// Paper id.
    pub paper: String,
    /// When (UTC).
    pub at: String,
    /// Case, empty when none.
    pub case_id: String,
    /// Its number.
    pub number: String,
}

/// A date of service that was looked at for the fee, without its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeeFact {
    /// Id.
    pub id: String,
    /// 診療日
    pub service_on: String,
    /// 初回・2回目以降
    pub turn: String,
    /// 医事課の結果
    pub office: String,
    /// Case.
    pub case_id: String,
    /// Its number.
    pub number: String,
}

/// First and last day, ISO.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
}

impl Period {
    /// Is the day in it?
    pub fn holds(&self, day: &str) -> bool {
        self.from.as_str() <= day && day <= self.to.as_str()
    }

    /// Was the case under support on some day of it?
    pub fn supports(&self, case: &CaseFact) -> bool {
        case.opened_on.as_str() <= self.to.as_str()
            && (case.closed_on.is_empty() || case.closed_on.as_str() >= self.from.as_str())
    }

    /// The same days a year before.
    #[must_use]
    pub fn year_before(&self) -> Self {
        let before = |iso: &str| {
            let day: Option<NaiveDate> = iso.parse().ok();
            let day = day.and_then(|d| d.checked_sub_months(chrono::Months::new(12)));
            day.map(|d| d.to_string()).unwrap_or_default()
        };
        Self {
            from: before(&self.from),
            to: before(&self.to),
        }
    }

    /// What a running period is compared with: as many of its days as have passed, a year before.
    #[must_use]
    pub fn compared(&self, today: &str) -> Self {
        let passed = if self.holds(today) { today } else { &self.to };
        let so_far = Self {
            from: self.from.clone(),
            to: passed.to_owned(),
        };
        so_far.year_before()
    }

    /// Its days where it is a month or shorter, otherwise its months: head of the ISO day and what it is called.
    pub fn slices(&self) -> Vec<(String, String)> {
        let (Ok(from), Ok(to)) = (self.from.parse::<NaiveDate>(), self.to.parse::<NaiveDate>())
        else {
            return Vec::new();
        };
        if (to - from).num_days() < 31 {
            let days = from.iter_days().take_while(|d| *d <= to);
            return days
                .map(|d| (d.to_string(), format!("{}/{}", d.month(), d.day())))
                .collect();
        }
        let mut months: Vec<(String, String)> = Vec::new();
        let mut first = from.with_day(1);
        while let Some(month) = first.filter(|d| *d <= to) {
            months.push((
                month.format("%Y-%m").to_string(),
                format!("{}月", month.month()),
            ));
            first = month.checked_add_months(chrono::Months::new(1));
        }
        months
    }
}

/// What narrows the figures; empty = all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// One of the five groups.
    pub group: String,
    /// 疾患の大分類
    pub disease: String,
    /// Path.
    pub path: String,
    /// Cases with an activity of this link form in the period.
    pub link: String,
    /// Only cases of the one who asks; such figures stay on this PC.
    pub mine: bool,
}

impl Narrowed {
    /// Does it narrow at all?
    pub fn is_any(&self) -> bool {
        *self != Self::default()
    }
}

/// Everything that is counted.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// Cases under support in the period or the year before, and cases of the activities.
    pub cases: Vec<CaseFact>,
    /// Activities of the period.
    pub activities: Vec<ActivityFact>,
    /// Consultations of the period.
    pub consultations: Vec<ConsultationFact>,
    /// Papers of the period.
    pub papers: Vec<PaperFact>,
    /// Fee checks of the period.
    pub fee_checks: Vec<FeeFact>,
}

impl Material {
    /// Keeps what the filter asks for and ties activities to their cases.
    pub fn narrow(&mut self, narrowed: &Narrowed, codes: &CodeBook) {
        let linked: std::collections::HashSet<&str> = self
            .activities
            .iter()
            .filter(|a| a.link == narrowed.link)
            .map(|a| a.case_id.as_str())
            .collect();
        let equal = |wanted: &str, found: &str| wanted.is_empty() || wanted == found;
        let keep: Vec<bool> = self
            .cases
            .iter()
            .map(|c| {
                equal(&narrowed.disease, &c.disease)
                    && equal(&narrowed.path, &c.path)
                    && (narrowed.group.is_empty() || group_of(c, codes) == narrowed.group)
                    && (narrowed.link.is_empty() || linked.contains(c.id.as_str()))
                    && (!narrowed.mine || c.mine)
            })
            .collect();
        let mut keep = keep.into_iter();
        self.cases.retain(|_| keep.next().unwrap_or(false));
        let place: std::collections::HashMap<&str, usize> = self
            .cases
            .iter()
            .enumerate()
            .map(|(at, c)| (c.id.as_str(), at))
            .collect();
        self.activities
            .retain_mut(|a| match place.get(a.case_id.as_str()) {
                Some(at) => {
                    a.case = *at;
                    true
                }
                None => false,
            });
        if narrowed.is_any() {
            // Neither knows the facts by which cases are narrowed.
            self.consultations.clear();
            self.papers
                .retain(|p| place.contains_key(p.case_id.as_str()));
            self.fee_checks
                .retain(|f| place.contains_key(f.case_id.as_str()));
        }
    }
}

/// The group of headquarters of a case, by the mapping of its first day.
pub fn group_of(case: &CaseFact, codes: &CodeBook) -> String {
    deident::hq_group(codes, &case.disease, &case.opened_on)
}

/// A number with what it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// Things that can be listed.
    Count(i64),
    /// Minutes.
    Minutes(i64),
    /// Days, to one decimal.
    Days(f64),
    /// Hundredths, to one decimal.
    Percent(f64),
    /// Not known, or not to be computed.
    Nothing,
}

/// What a cell counted: places in the [`Material`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Members {
    /// Nothing that can be listed.
    #[default]
    None,
    /// Cases.
    Cases(Vec<usize>),
    /// Activities.
    Activities(Vec<usize>),
    /// Consultations.
    Consultations(Vec<usize>),
    /// Papers.
    Papers(Vec<usize>),
    /// Fee checks.
    FeeChecks(Vec<usize>),
}

impl Members {
    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Cases(list)
            | Self::Activities(list)
            | Self::Consultations(list)
            | Self::Papers(list)
            | Self::FeeChecks(list) => list.len(),
        }
    }

    /// Is nothing in it?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The number.
    pub value: Value,
    /// What it counted.
    pub members: Members,
}

impl Cell {
    /// A figure that opens no list.
    pub fn alone(value: Value) -> Self {
        Self {
            value,
            members: Members::None,
        }
    }

    /// As many as are listed.
    pub fn of(members: Members) -> Self {
        let count = i64::try_from(members.len()).unwrap_or(i64::MAX);
        Self {
            value: Value::Count(count),
            members,
        }
    }
}

/// A row or column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Code.
    pub code: String,
    /// Japanese.
    pub label: String,
}

impl Named {
    pub(crate) fn new(code: &str, label: &str) -> Self {
        Self {
            code: code.to_owned(),
            label: label.to_owned(),
        }
    }
}

/// A table of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Figure id: its title and definition stand in `assets/figures`.
    pub id: &'static str,
    /// Columns.
    pub columns: Vec<Named>,
    /// Rows with a cell for each column.
    pub rows: Vec<(Named, Vec<Cell>)>,
}

impl Table {
    /// The cell of a row and a column.
    pub fn cell(&self, row: &str, column: &str) -> Option<&Cell> {
        let at = self.columns.iter().position(|c| c.code == column)?;
        let (_, cells) = self.rows.iter().find(|(named, _)| named.code == row)?;
        cells.get(at)
    }
}

/// What is said about a figure: data of an edition.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct FigureText {
    /// Figure id.
    pub id: String,
    /// Title.
    pub title: String,
    /// What is counted.
    pub counted: String,
    /// On which day it depends.
    pub basis: String,
}

#[cfg(test)]
mod tests;
