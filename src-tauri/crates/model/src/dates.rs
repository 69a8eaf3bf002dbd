//! Dates of a case that somebody must act on, each with the recorded fact behind it.

use crate::casefile::CaseFile;
use crate::noun::Measure;
use chrono::{Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

/// One date that needs an act.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct Dated {
    /// ISO date.
    pub on: String,
    /// Which rule.
    pub rule: String,
    /// What is to be done or ends.
    pub label: String,
    /// The recorded fact it comes from.
    pub basis: String,
}

/// Dates as they are found; empty ones are left out.
#[derive(Default)]
struct Found(Vec<Dated>);

impl Found {
    fn add(&mut self, on: &str, rule: &str, label: &str, basis: &str) {
        if !on.is_empty() {
            self.0.push(Dated {
                on: on.into(),
                rule: rule.into(),
                label: label.into(),
                basis: basis.into(),
            });
        }
    }
}

/// All dates of a case that are open on the day (ISO), earliest first. A closed case keeps only its follow-up after the
/// outcome.
pub fn open_dates(file: &CaseFile, on: &str) -> Vec<Dated> {
    let mut found = Found::default();
    after_outcome(file, &mut found);
    if file.case.closed_on.is_empty() {
        of_support(file, &mut found);
        of_work(file, on, &mut found);
        of_benefits(file, &mut found);
    }
    found.0.sort();
    found.0
}

/// Three, six and twelve months after the outcome, until each is confirmed.
fn after_outcome(file: &CaseFile, found: &mut Found) {
    for outcome in file.outcomes.iter().take(1).filter(|o| o.code != "died") {
        for (months, done) in [
            (3, &outcome.follow3_on),
            (6, &outcome.follow6_on),
            (12, &outcome.follow12_on),
        ] {
            if done.is_empty() {
                let label = format!("転帰から{months}か月の就労確認");
                let on = months_after(&outcome.on_date, months);
                found.add(&on, "follow_up", &label, "転帰日");
            }
        }
    }
}

fn of_support(file: &CaseFile, found: &mut Found) {
    found.add(
        &file.case.followup_on,
        "followup_on",
        "フォローの予定",
        "次のフォロー予定日",
    );
    // A contact on or after its day settles a promise.
    for (on, what) in file
        .support
        .promises
        .iter()
        .filter(|(on, _)| *on > file.support.last_on)
    {
        let label = if what.is_empty() {
            "約束したこと"
        } else {
            what
        };
        found.add(on, "promise", label, "約束の期日");
    }
    for t in &file.treatments {
        found.add(&t.next_visit_on, "next_visit", "受診の予定", "次回の受診日");
    }
    for c in file
        .consents
        .iter()
        .filter(|c| c.withdrawn_on.is_empty() && c.answer == "agreed")
    {
        found.add(&c.until, "consent_until", "同意の有効期限", "有効期限");
    }
}

fn of_work(file: &CaseFile, on: &str, found: &mut Found) {
    if let Some(opinion) = file.opinion() {
        found.add(
            &opinion.to_date,
            "opinion_until",
            "主治医意見書の措置期間が満了",
            "措置期間の終わり",
        );
    }
    if let Some(awaited) = file.awaited_opinion() {
        found.add(
            &awaited.requested_on,
            "opinion_waiting",
            "主治医意見書の受領を確認",
            "依頼日",
        );
    }
    if let Some(plan) = file.plans.first() {
        found.add(
            &plan.review_on,
            "plan_review",
            "プランの見直し",
            "見直し予定日",
        );
    }
    for m in &file.measures {
        of_measure(m, file, on, found);
    }
    for e in file.employments.iter().filter(|e| e.runs(on)) {
        found.add(
            &e.leave_limit_on,
            "leave_limit",
            "休職できる期限",
            "休職できる期限",
        );
        found.add(
            &e.contract_until,
            "contract_until",
            "契約期間の終わり",
            "契約期間の終わり",
        );
    }
}

fn of_measure(m: &Measure, file: &CaseFile, on: &str, found: &mut Found) {
    // What ended needs no review, but somebody who asks how it goes on: a contact after its end, or a measure that follows.
    if m.to_date.is_empty() || m.to_date.as_str() >= on {
        found.add(
            &m.review_on,
            "measure_review",
            "就業上の措置の見直し",
            "見直し予定日",
        );
    }
    let followed = file
        .measures
        .iter()
        .any(|next| next.code == m.code && (next.to_date.is_empty() || next.to_date > m.to_date));
    if !followed && m.to_date > file.support.last_on {
        found.add(
            &m.to_date,
            "measure_until",
            "配慮の期間が満了",
            "配慮の期間の終わり",
        );
    }
}

fn of_benefits(file: &CaseFile, found: &mut Found) {
    for b in file
        .benefits
        .iter()
        .filter(|b| !matches!(b.state.as_str(), "ended" | "not_applicable"))
    {
        found.add(&b.ends_on, "benefit_ends", "制度の満了", "満了日");
        found.add(&b.renewal_on, "benefit_renewal", "制度の更新", "更新日");
    }
    for i in &file.insurances {
        found.add(
            &i.handbook_renewal_on,
            "handbook_renewal",
            "手帳の再認定・更新",
            "手帳の再認定・更新日",
        );
    }
}

fn months_after(iso: &str, months: u32) -> String {
    iso.parse::<NaiveDate>()
        .ok()
        .and_then(|day| day.checked_add_months(Months::new(months)))
        .map(|day| day.to_string())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::noun::{Opinion, Outcome, Treatment};

    const TODAY: &str = "2026-11-22";

    #[test]
    fn a_measure_that_ended_asks_how_it_goes_on_until_somebody_did() {
        let measure = |to: &str| Measure {
            code: "short_hours".into(),
            to_date: to.into(),
            review_on: "2026-10-15".into(),
            ..Measure::default()
        };
        let rules = |file: &CaseFile| -> Vec<String> {
            open_dates(file, TODAY)
                .into_iter()
                .map(|d| d.rule)
                .collect()
        };
        let mut file = CaseFile {
            measures: vec![measure("2026-12-31")],
            ..CaseFile::default()
        };
        assert_eq!(rules(&file), ["measure_review", "measure_until"]);
        file.measures = vec![measure("2026-10-31")];
        assert_eq!(rules(&file), ["measure_until"]);
        file.support.last_on = "2026-11-05".into();
        assert!(rules(&file).is_empty());
        file.support.last_on = String::new();
        file.measures.push(measure("2027-01-31"));
        assert_eq!(rules(&file), ["measure_review", "measure_until"]);
        assert_eq!(
            open_dates(&file, TODAY).last().map(|d| d.on.as_str()),
            Some("2027-01-31")
        );
    }

    #[test]
    fn the_earliest_date_comes_first_and_a_closed_case_keeps_its_follow_up() {
        let mut file = CaseFile::default();
        file.treatments.push(Treatment {
            next_visit_on: "2026-12-02".into(),
            ..Treatment::default()
        });
        file.opinions.push(Opinion {
            received_on: "2026-08-20".into(),
            to_date: "2026-11-21".into(),
            ..Opinion::default()
        });
        let rules: Vec<_> = open_dates(&file, TODAY)
            .into_iter()
            .map(|d| d.rule)
            .collect();
        assert_eq!(rules, ["opinion_until", "next_visit"]);
        file.case.closed_on = "2026-11-30".into();
        file.outcomes.push(Outcome {
            code: "continued".into(),
            on_date: "2026-11-30".into(),
            ..Outcome::default()
        });
        let dates: Vec<_> = open_dates(&file, TODAY).into_iter().map(|d| d.on).collect();
        assert_eq!(dates, ["2027-02-28", "2027-05-30", "2027-11-30"]);
    }
}
