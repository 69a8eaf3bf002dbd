//! Every day from 2018 to 2035 as the fact of every rule.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{all, day, is_notice, legal, rule_of};
use crate::assets;
use chrono::Months;
use model::casefile::{CaseFile, Owed};
use model::deadline::Dated;
use model::noun::{
    Benefit, Consent, Employment, FeeCheck, Insurance, Measure, Opinion, Outcome, Plan, SickPay,
    Treatment,
};
use std::collections::{BTreeMap, BTreeSet};

/// The shown day is a working day at or before the legal one, nothing works between them, no end lies before its fact, and no
/// rule is missing: every rule that holds on the day tells its date.
#[test]
fn for_every_day_the_shown_date_is_the_last_working_day_at_or_before_the_legal_one() {
    let last = day("2035-12-31");
    let mut before: BTreeMap<String, String> = BTreeMap::new();
    let mut ever = BTreeSet::new();
    for start in day("2018-01-01").iter_days().take_while(|d| *d <= last) {
        let iso = start.to_string();
        let (open, closed) = (facts_on(&iso), closed_on(&iso));
        let mut ends = BTreeMap::new();
        for line in all(&open, &iso).into_iter().chain(all(&closed, &iso)) {
            check(&line, &iso);
            if !is_notice(&line) {
                ends.insert(line.rule.clone(), line.legal_on.clone());
            }
        }
        let rules = &assets::calendar().rules.rules;
        // The window of the fee has its own test (F1 to F4): over a revision it is no date. A day of the law passes.
        let counted =
            |id: &str| !matches!(id, "fee_window" | "hbv_compensation" | "hcv_compensation");
        let wanted: BTreeSet<&str> = rules
            .iter()
            .filter(|rule| rule.holds(&iso) && counted(&rule.id))
            .map(|rule| rule.id.as_str())
            .collect();
        let told: BTreeSet<&str> = ends.keys().map(String::as_str).collect();
        let told: BTreeSet<&str> = told.into_iter().filter(|id| counted(id)).collect();
        assert_eq!(told, wanted, "{iso}");
        for (rule, end) in ends {
            if let Some(earlier) = before.insert(rule.clone(), end.clone()) {
                assert!(end >= earlier, "{rule} {iso}: {end} < {earlier}");
            }
            ever.insert(rule);
        }
    }
    let rules: BTreeSet<String> = (assets::calendar().rules.rules.iter())
        .map(|rule| rule.id.clone())
        .collect();
    assert_eq!(ever, rules);
}

fn check(line: &Dated, start: &str) {
    let calendar = assets::calendar();
    let rule = rule_of(line);
    let (on, legal) = (day(&line.on), day(&line.legal_on));
    assert!(on <= legal, "{line:?}");
    if rule.fixed && !is_notice(line) {
        assert_eq!(on, legal, "{line:?}");
    } else {
        assert!(calendar.holidays.is_working(on), "{line:?}");
        let mut between = on.iter_days().skip(1).take_while(|d| *d <= legal);
        assert!(
            between.all(|d| !calendar.holidays.is_working(d)),
            "{line:?}"
        );
    }
    if !is_notice(line) && rule.day.is_empty() {
        assert!(legal >= day(start), "{line:?}");
    }
}

#[test]
fn months_end_where_the_calendar_says() {
    // 平成 to 令和: the calendar does not notice.
    let era = |iso: &str| legal(&facts_on(iso), "follow_up_3", iso);
    assert_eq!(
        (era("2019-04-30"), era("2019-05-01")),
        ("2019-07-30".into(), "2019-08-01".into())
    );
    assert_eq!(era("2024-02-29"), "2024-05-29");
    assert_eq!(
        legal(&facts_on("2024-02-29"), "follow_up_12", "2024-02-29"),
        "2025-02-28"
    );
}

/// What is told only of a closed case hangs on nothing but the day it was closed.
fn closed_on(iso: &str) -> CaseFile {
    let mut file = CaseFile::default();
    file.case.closed_on = iso.to_owned();
    file
}

/// A case every fact of which is the same day.
fn facts_on(iso: &str) -> CaseFile {
    let text = || iso.to_owned();
    let mut file = CaseFile::default();
    file.case.followup_on = text();
    file.case.opened_on = "2017-01-01".into();
    let owed = |what: &str| Owed {
        on: text(),
        what: what.into(),
        record_id: what.into(),
    };
    file.support.promises = vec![owed("資料を送る")];
    file.support.todos = vec![owed("会社に電話する")];
    file.support.todo_promises = vec![owed("医師に確かめる")];
    file.support.callbacks = vec![owed("青葉金属工業")];
    file.outcomes.push(Outcome {
        code: "continued".into(),
        on_date: text(),
        ..Outcome::default()
    });
    file.employments.push(Employment {
        status: "employee".into(),
        leave_limit_on: text(),
        contract_until: text(),
        paid_leave_until: text(),
        until: text(),
        ..Employment::default()
    });
    clocks(&mut file, iso);
    ill(&mut file, iso);
    // The newest one is awaited, the one before has arrived.
    file.opinions.push(Opinion {
        requested_on: text(),
        ..Opinion::default()
    });
    file.opinions.push(Opinion {
        received_on: text(),
        to_date: text(),
        ..Opinion::default()
    });
    file.plans.push(Plan {
        review_on: text(),
        ..Plan::default()
    });
    file.measures.push(Measure {
        code: "short_hours".into(),
        to_date: text(),
        review_on: text(),
        ..Measure::default()
    });
    file.consents.push(Consent {
        answer: "agreed".into(),
        until: text(),
        ..Consent::default()
    });
    file.fee_checks.push(FeeCheck {
        turn: "first".into(),
        service_on: text(),
        ..FeeCheck::default()
    });
    benefits(&mut file, iso);
    file
}

/// A leave that is counted from its own day, one from the absence before it, and paid leave from its grant.
fn clocks(file: &mut CaseFile, iso: &str) {
    let work = Employment {
        until: iso.into(),
        leave_months: Some(12),
        ..Employment::default()
    };
    file.employments.push(Employment {
        leave_began_on: iso.into(),
        paid_leave_granted_on: iso.into(),
        ..work.clone()
    });
    file.employments.push(Employment {
        absence_from: iso.into(),
        absence_months: Some(6),
        ..work
    });
}

/// One disease by the ordinary day of assessment, and one for each event that fixes it earlier.
fn ill(file: &mut CaseFile, iso: &str) {
    // What is left of a stroke fixes the day only half a year after the first visit.
    let earlier = (day(iso) - Months::new(8)).to_string();
    for event in ["", "dialysis", "icd", "stoma", "stroke_fixed"] {
        let is_main = event.is_empty();
        let first = if event == "stroke_fixed" {
            &earlier
        } else {
            iso
        };
        file.treatments.push(Treatment {
            disease_name: if is_main {
                "慢性B型肝炎、C型肝炎"
            } else {
                ""
            }
            .into(),
            first_visit_on: first.into(),
            next_visit_on: if is_main { iso } else { "" }.into(),
            assessment_event: event.into(),
            assessment_event_on: if is_main { "" } else { iso }.into(),
            ..Treatment::default()
        });
    }
}

fn benefits(file: &mut CaseFile, iso: &str) {
    file.insurances.push(Insurance {
        handbook_renewal_on: iso.into(),
        ..Insurance::default()
    });
    // Paid on and on, and paid for the one day.
    for (illness, until) in [("うつ病", ""), ("骨折", iso)] {
        file.sick_pays.push(SickPay {
            illness: illness.into(),
            kind: "paid".into(),
            from_date: iso.into(),
            to_date: until.into(),
            ..SickPay::default()
        });
    }
    for resource in [
        "care_insurance",
        "nanbyo_subsidy",
        "mental_handbook",
        "disability_pension",
    ] {
        let is_general = resource == "care_insurance";
        file.benefits.push(Benefit {
            resource: resource.into(),
            state: "explained".into(),
            ends_on: if is_general { iso } else { "" }.into(),
            renewal_on: iso.into(),
            ..Benefit::default()
        });
    }
    file.benefits.push(Benefit {
        resource: "unemployment".into(),
        state: "applying".into(),
        applied_on: iso.into(),
        ..Benefit::default()
    });
}
