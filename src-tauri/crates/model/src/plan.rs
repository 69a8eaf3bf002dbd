//! The next version of a plan, from the last one and the latest opinion; and what a version changed.

use crate::casefile::CaseFile;
use crate::era;
use crate::noun::{Opinion, Plan, PlanRow};
use serde::Serialize;
use ts_rs::TS;

/// A plan to go on from, and what it was taken from.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct NextPlan {
    /// The plan, not yet saved.
    pub plan: Plan,
    /// Version that it carries on; None where it is the first.
    pub carries: Option<i64>,
    /// Day of the opinion whose measures stand in its last row; empty = none.
    pub opinion_on: String,
}

/// One thing that a version changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PlanChange {
    /// What people call it.
    pub label: String,
    /// In the version before; empty = it was not there.
    pub before: String,
    /// In this version; empty = it is there no more.
    pub after: String,
}

/// What one saved version changed.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PlanChanges {
    /// The plan.
    pub id: String,
    /// Version before it.
    pub since: i64,
    /// The changes, in the order of the paper.
    pub changes: Vec<PlanChange>,
}

/// The plan to go on from on the day (ISO).
pub fn next(file: &CaseFile, today: &str) -> NextPlan {
    let last = latest(file);
    let opinion = file.opinions.iter().find(|o| !o.is_waiting());
    // An opinion that came before the last plan was made is in that plan already.
    let opinion =
        opinion.filter(|o| last.is_none_or(|plan| answered_on(o) >= plan.made_on.as_str()));
    let mut plan = last.cloned().unwrap_or_default();
    plan.id = String::new();
    plan.rev = 0;
    plan.case_id.clone_from(&file.case.id);
    plan.version = Some(last.and_then(|p| p.version).unwrap_or(0).max(count(file)) + 1);
    plan.made_on = today.to_owned();
    plan.review_on = String::new();
    let row = opinion.map(row_of).filter(|row| {
        let told = !row.measures.is_empty();
        told && plan.rows.iter().all(|known| known.measures != row.measures)
    });
    let opinion_on = match (&row, opinion) {
        (Some(_), Some(opinion)) => answered_on(opinion).to_owned(),
        _ => String::new(),
    };
    plan.rows.extend(row);
    if let Some(ends) = opinion.map(|o| o.to_date.as_str()).filter(|to| *to > today) {
        ends.clone_into(&mut plan.review_on);
    }
    NextPlan {
        plan,
        carries: last.map(|p| p.version.unwrap_or_else(|| count(file))),
        opinion_on,
    }
}

/// What each version changed, the newest version first.
pub fn changes(file: &CaseFile) -> Vec<PlanChanges> {
    let mut plans: Vec<&Plan> = file.plans.iter().collect();
    plans.sort_by_key(|plan| std::cmp::Reverse(plan.version));
    let pairs = plans.iter().zip(plans.iter().skip(1));
    pairs
        .map(|(after, before)| PlanChanges {
            id: after.id.clone(),
            since: before.version.unwrap_or_default(),
            changes: between(before, after),
        })
        .filter(|version| !version.changes.is_empty())
        .collect()
}

fn latest(file: &CaseFile) -> Option<&Plan> {
    file.plans
        .iter()
        .max_by_key(|plan| (plan.version, plan.made_on.as_str()))
}

fn count(file: &CaseFile) -> i64 {
    i64::try_from(file.plans.len()).unwrap_or(i64::MAX - 1)
}

/// The day on which an opinion came back, or was confirmed where it never left the house.
fn answered_on(opinion: &Opinion) -> &str {
    let days = [
        &opinion.received_on,
        &opinion.confirmed_on,
        &opinion.from_date,
    ];
    days.into_iter()
        .find(|day| !day.is_empty())
        .map_or("", String::as_str)
}

/// The measures of an opinion as one period of a plan.
fn row_of(opinion: &Opinion) -> PlanRow {
    let day = |iso: &str| iso.parse().map(era::wareki).unwrap_or_default();
    let (from, to) = (day(&opinion.from_date), day(&opinion.to_date));
    let period = match (from.is_empty(), to.is_empty()) {
        (true, true) => String::new(),
        _ => format!("{from}〜{to}"),
    };
    let told = [opinion.measures.trim(), opinion.other.trim()];
    let told: Vec<&str> = told.into_iter().filter(|text| !text.is_empty()).collect();
    PlanRow {
        period,
        measures: told.join("\n"),
        ..PlanRow::default()
    }
}

fn between(before: &Plan, after: &Plan) -> Vec<PlanChange> {
    let mut out = Vec::new();
    let mut compare = |label: String, before: &str, after: &str| {
        if before.trim() != after.trim() {
            let (before, after) = (before.trim().to_owned(), after.trim().to_owned());
            out.push(PlanChange {
                label,
                before,
                after,
            });
        }
    };
    compare("職場復帰日".to_owned(), &before.return_on, &after.return_on);
    let none = PlanRow::default();
    for number in 0..before.rows.len().max(after.rows.len()) {
        let old = before.rows.get(number).unwrap_or(&none);
        let new = after.rows.get(number).unwrap_or(&none);
        let named = |what: &str| format!("{}行目の{what}", number + 1);
        compare(named("期間"), &old.period, &new.period);
        compare(named("勤務時間"), &old.hours, &new.hours);
        compare(named("措置・配慮"), &old.measures, &new.measures);
        compare(named("治療の予定"), &old.treatment, &new.treatment);
    }
    compare(
        "見直し予定日".to_owned(),
        &before.review_on,
        &after.review_on,
    );
    compare(
        "フォローアップの方法".to_owned(),
        &before.followup,
        &after.followup,
    );
    compare("その他".to_owned(), &before.note, &after.note);
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn plan(version: i64, made_on: &str, measures: &str) -> Plan {
        Plan {
            id: format!("p{version}"),
            version: Some(version),
            made_on: made_on.to_owned(),
            made_by: "人事課".to_owned(),
            rows: vec![PlanRow {
                period: "1か月目".to_owned(),
                measures: measures.to_owned(),
                ..PlanRow::default()
            }],
            ..Plan::default()
        }
    }

    fn opinion(received_on: &str, measures: &str) -> Opinion {
        Opinion {
            received_on: received_on.to_owned(),
            judgement: "conditional".to_owned(),
            measures: measures.to_owned(),
            other: "通院の時間を確保する".to_owned(),
            from_date: "2026-06-10".to_owned(),
            to_date: "2026-12-10".to_owned(),
            ..Opinion::default()
        }
    }

    #[test]
    fn the_first_plan_starts_from_the_opinion() {
        let file = CaseFile {
            opinions: vec![opinion("2026-06-05", "残業をしない")],
            ..CaseFile::default()
        };
        let next = next(&file, "2026-06-08");
        assert_eq!((next.plan.version, next.carries), (Some(1), None));
        assert_eq!(next.opinion_on, "2026-06-05");
        assert_eq!(next.plan.rows.len(), 1);
        assert_eq!(
            next.plan.rows[0].measures,
            "残業をしない\n通院の時間を確保する"
        );
        assert_eq!(next.plan.rows[0].period, "令和8年6月10日〜令和8年12月10日");
        assert_eq!(next.plan.review_on, "2026-12-10");
    }

    #[test]
    fn the_next_version_carries_the_last_and_adds_a_later_opinion() {
        let mut file = CaseFile {
            plans: vec![
                plan(2, "2026-06-10", "残業をしない"),
                plan(1, "2026-05-01", "休業"),
            ],
            opinions: vec![opinion("2026-11-01", "夜勤をしない")],
            ..CaseFile::default()
        };
        let later = next(&file, "2026-11-05");
        assert_eq!((later.plan.version, later.carries), (Some(3), Some(2)));
        let rows: Vec<&str> = later
            .plan
            .rows
            .iter()
            .map(|r| r.measures.as_str())
            .collect();
        assert_eq!(rows, ["残業をしない", "夜勤をしない\n通院の時間を確保する"]);
        assert_eq!((later.plan.id.as_str(), later.plan.rev), ("", 0));
        assert_eq!(later.plan.made_by, "人事課");
        // What came before the last plan is in it already, and nothing stands twice.
        file.opinions = vec![opinion("2026-06-01", "夜勤をしない")];
        assert_eq!(next(&file, "2026-11-05").plan.rows.len(), 1);
        assert_eq!(next(&file, "2026-11-05").opinion_on, "");
        // An opinion that is awaited says nothing yet.
        file.opinions = vec![Opinion {
            requested_on: "2026-11-01".to_owned(),
            ..Opinion::default()
        }];
        assert_eq!(next(&file, "2026-11-05").plan.rows.len(), 1);
    }

    #[test]
    fn a_version_tells_what_it_changed() {
        let mut second = plan(2, "2026-06-10", "残業をしない");
        second.rows.push(PlanRow {
            period: "2か月目".to_owned(),
            ..PlanRow::default()
        });
        second.review_on = "2026-09-01".to_owned();
        let file = CaseFile {
            plans: vec![plan(1, "2026-05-01", "休業"), second],
            ..CaseFile::default()
        };
        let told = changes(&file);
        assert_eq!(
            (told.len(), told[0].id.as_str(), told[0].since),
            (1, "p2", 1)
        );
        let labels: Vec<&str> = told[0].changes.iter().map(|c| c.label.as_str()).collect();
        assert_eq!(labels, ["1行目の措置・配慮", "2行目の期間", "見直し予定日"]);
        assert_eq!(
            (
                told[0].changes[0].before.as_str(),
                told[0].changes[0].after.as_str()
            ),
            ("休業", "残業をしない")
        );
    }
}
