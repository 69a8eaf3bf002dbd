//! Times between steps, and days until the return to work.

use super::{CaseFact, Cell, Material, Members, Named, Period, Table, Value};
use crate::survival::{Observed, quartiles};
use chrono::NaiveDate;

/// Outcomes after which nobody returns to the employer of the leave: the observation ends there.
const NO_RETURN: [&str; 7] = [
    "changed_job",
    "new_job",
    "left_own",
    "left_term",
    "left_dismissed",
    "welfare_work",
    "died",
];

/// From a step to a step, with what the time is called. `opened`, `returned` and `closed` are days of the case itself.
const TIMES: [(&str, &str, &str, &str); 7] = [
    ("contact", "opened", "contact", "受付から最初の支援まで"),
    (
        "consent",
        "opened",
        "consent",
        "受付から会社への提供の同意まで",
    ),
    (
        "work_info",
        "opened",
        "work_info",
        "受付から勤務情報提供書の受領まで",
    ),
    (
        "opinion",
        "opinion_asked",
        "opinion",
        "主治医意見書の依頼から受領まで",
    ),
    ("plan", "opened", "plan", "受付からプランの作成まで"),
    ("returned", "opened", "returned", "受付から復職まで"),
    ("closed", "opened", "closed", "受付から終結まで"),
];

fn day(iso: &str) -> Option<NaiveDate> {
    iso.parse().ok()
}

fn step<'a>(case: &'a CaseFact, name: &str) -> &'a str {
    match name {
        "opened" => &case.opened_on,
        "returned" => &case.return_on,
        "closed" => &case.closed_on,
        other => case.steps.get(other).map_or("", String::as_str),
    }
}

/// Days between the steps of the cases whose later step lies in the period; a step before its start is not counted.
pub fn times(material: &Material, supported: &[usize], period: &Period) -> Table {
    let row = |(code, from, to, label): (&str, &str, &str, &str)| {
        let mut cases = Vec::new();
        let mut days = Vec::new();
        for at in supported {
            let Some(case) = material.cases.get(*at) else {
                continue;
            };
            let end = step(case, to);
            let between = day(step(case, from)).zip(day(end));
            let Some((first, last)) = between.filter(|_| period.holds(end)) else {
                continue;
            };
            if let Ok(passed) = u32::try_from((last - first).num_days()) {
                cases.push(*at);
                days.push(passed);
            }
        }
        let quarters = quartiles(&days);
        let shown = |at: usize| {
            let found = quarters.and_then(|q| q.get(at).copied());
            Cell {
                value: found.map_or(Value::Nothing, Value::Days),
                members: Members::Cases(cases.clone()),
            }
        };
        let cells = vec![
            Cell::of(Members::Cases(cases.clone())),
            shown(1),
            shown(0),
            shown(2),
        ];
        (Named::new(code, label), cells)
    };
    Table {
        id: "times",
        columns: vec![
            Named::new("cases", "事例"),
            Named::new("median", "中央値(日)"),
            Named::new("q1", "第1四分位(日)"),
            Named::new("q3", "第3四分位(日)"),
        ],
        rows: TIMES.into_iter().map(row).collect(),
    }
}

/// The leaves of the cases under support, as far as they are known on the last day: place of the case and how long.
pub fn observed(material: &Material, period: &Period, today: &str) -> Vec<(usize, Observed)> {
    let last = period.to.as_str().min(today);
    let cases = material.cases.iter().enumerate();
    let cases = cases.filter(|(_, case)| period.supports(case));
    cases
        .filter_map(|(at, case)| Some((at, leave(case, last)?)))
        .collect()
}

fn leave(case: &CaseFact, last: &str) -> Option<Observed> {
    let first = day(&case.leave_from)?;
    let back = Some(case.return_on.as_str()).filter(|d| !d.is_empty() && *d <= last);
    let ended = |on: &str, wanted: bool| (wanted && !on.is_empty()).then(|| on.to_owned());
    let end = match back {
        Some(back) => back.to_owned(),
        None => [
            ended(&case.closed_on, true),
            ended(&case.outcome_on, NO_RETURN.contains(&case.outcome.as_str())),
            Some(last.to_owned()),
        ]
        .into_iter()
        .flatten()
        .min()?,
    };
    let days = u32::try_from((day(&end)? - first).num_days()).ok()?;
    Some(Observed {
        days,
        event: back.is_some(),
    })
}
