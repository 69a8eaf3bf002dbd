//! The rules of the program over worked cases: expected days were counted by hand from the sources.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod anew;
mod clocks;
mod every_day;
mod holidays;
mod renewed;
mod standing;

use crate::assets;
use chrono::NaiveDate;
use model::casefile::{CaseFile, DoneMark};
use model::code::Certainty;
use model::deadline::{self, Dated, Fact, Rule, Why};
use model::noun::{
    Benefit, Employment, FeeCheck, Insurance, Measure, Opinion, Outcome, SickPay, Treatment,
};
use std::collections::BTreeSet;

/// A case with this illness and nothing else.
fn ill(name: &str, icd10: &str) -> CaseFile {
    let mut file = CaseFile::default();
    file.case.opened_on = "2026-05-12".into();
    file.treatments.push(Treatment {
        disease_name: name.into(),
        icd10: icd10.into(),
        ..Treatment::default()
    });
    file
}

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

fn open(file: &CaseFile, on: &str) -> Vec<Dated> {
    deadline::open_dates(assets::calendar(), file, on)
}

fn all(file: &CaseFile, on: &str) -> Vec<Dated> {
    deadline::all_dates(assets::calendar(), file, on)
}

fn rule_of(line: &Dated) -> &'static Rule {
    let rules = &assets::calendar().rules.rules;
    rules.iter().find(|r| r.id == line.rule).unwrap()
}

fn is_notice(line: &Dated) -> bool {
    line.lead > 0
}

/// Legal date of the one line of a rule that is no notice.
fn legal(file: &CaseFile, rule: &str, on: &str) -> String {
    let lines = all(file, on);
    let ends = lines.iter().filter(|d| d.rule == rule && !is_notice(d));
    let found: Vec<_> = ends.collect();
    assert_eq!(found.len(), 1, "{rule}: {lines:?}");
    found[0].legal_on.clone()
}

fn why(file: &CaseFile, on: &str, line: &Dated) -> Why {
    let key = (
        line.rule.as_str(),
        line.legal_on.as_str(),
        line.label.as_str(),
    );
    deadline::why(assets::calendar(), file, on, key).unwrap()
}

fn treated(event: &str, event_on: &str) -> CaseFile {
    CaseFile {
        treatments: vec![Treatment {
            first_visit_on: "2026-03-10".into(),
            assessment_event: event.into(),
            assessment_event_on: event_on.into(),
            ..Treatment::default()
        }],
        ..CaseFile::default()
    }
}

fn left(until: &str) -> CaseFile {
    CaseFile {
        employments: vec![Employment {
            status: "employee".into(),
            until: until.into(),
            ..Employment::default()
        }],
        ..CaseFile::default()
    }
}

#[test]
fn every_rule_has_a_source_a_passage_a_tab_and_no_unverified_figure() {
    let (rules, holidays) = (
        assets::read_deadline_rules().unwrap(),
        assets::read_holidays().unwrap(),
    );
    let manual = assets::read_manual().unwrap();
    let passages: BTreeSet<&str> = manual.passages().map(|p| p.id.as_str()).collect();
    let codes = assets::read_codes().unwrap();
    let mut ids = BTreeSet::new();
    for rule in &rules.rules {
        assert!(ids.insert(rule.id.as_str()), "{} twice", rule.id);
        assert!(
            passages.contains(rule.passage.as_str()),
            "{}: {}",
            rule.id,
            rule.passage
        );
        assert!(
            !rule.source.is_empty() && !rule.basis.is_empty(),
            "{}",
            rule.id
        );
        assert!(
            !rule.label.is_empty() && (rule.lead.is_empty() || rule.notice.contains("{n}")),
            "{}",
            rule.id
        );
        assert_ne!(
            rule.certainty,
            Certainty::Unverified,
            "{} carries a figure",
            rule.id
        );
        let list = if rule.fact == Fact::AssessmentEvent {
            "assessment_event"
        } else {
            "benefit"
        };
        for resource in rule.resources.iter() {
            assert!(codes.knows(list, resource), "{}: {resource}", rule.id);
        }
        for resource in &rule.settled_by {
            assert!(codes.knows("benefit", resource), "{}: {resource}", rule.id);
        }
        for bound in [&rule.valid_from, &rule.valid_to] {
            assert!(
                bound.is_empty() || bound.parse::<NaiveDate>().is_ok(),
                "{}",
                rule.id
            );
        }
    }
    // Every event of the list is spoken of, so that none fixes a day silently.
    for code in &codes.lists["assessment_event"].codes {
        let spoken = rules
            .rules
            .iter()
            .any(|r| r.fact == Fact::AssessmentEvent && r.resources.contains(&code.code));
        assert!(spoken, "{}", code.code);
    }
    assert!(!holidays.source.is_empty() && holidays.days.len() > 150);
}

/// A case with a first time of the fee, and a second one where a day is given.
fn billed(first: &str, later: &str) -> CaseFile {
    let check = |turn: &str, on: &str| FeeCheck {
        turn: turn.into(),
        service_on: on.into(),
        ..FeeCheck::default()
    };
    let mut file = CaseFile {
        fee_checks: vec![check("first", first)],
        ..CaseFile::default()
    };
    if !later.is_empty() {
        file.fee_checks.insert(0, check("later", later));
    }
    file
}

#[test]
fn f1_to_f4_the_window_of_the_fee_ends_with_its_last_month_and_never_over_a_revision() {
    for (first, later, end, what) in [
        ("2026-07-15", "", "2027-01-31", "F1"),
        ("2026-07-15", "2026-07-29", "2026-12-31", "F2"),
        ("2026-12-28", "", "2027-06-30", "F3"),
        ("2026-05-20", "", "", "F4"),
        ("2026-02-10", "", "2026-05-31", "it just ends before"),
        ("2026-03-01", "", "", "it just does not"),
    ] {
        let file = billed(first, later);
        let on = if later.is_empty() { first } else { later };
        let ends: Vec<String> = open(&file, on)
            .into_iter()
            .filter(|line| line.rule == "fee_window" && !is_notice(line))
            .map(|line| line.legal_on)
            .collect();
        let wanted: Vec<&str> = [end].into_iter().filter(|e| !e.is_empty()).collect();
        assert_eq!(ends, wanted, "{what}");
    }
    let file = billed("2026-07-15", "");
    let lines = open(&file, "2026-07-15");
    let line = lines
        .iter()
        .find(|l| l.rule == "fee_window" && !is_notice(l))
        .unwrap();
    // 31 January 2027 is a Sunday.
    assert_eq!(line.on, "2027-01-29");
    assert_eq!(why(&file, "2026-07-15", line).start_on, "2026-08-01");
    // A month after its end it is gone.
    assert!(
        open(&file, "2027-03-04")
            .iter()
            .all(|l| l.rule != "fee_window")
    );
}

#[test]
fn t5_to_t7_after_leaving() {
    let file = left("2026-09-30");
    assert_eq!(
        legal(&file, "voluntary_insurance", "2026-10-01"),
        "2026-10-20",
        "T5"
    );
    assert_eq!(
        legal(&file, "unemployment_year", "2026-10-01"),
        "2027-09-30",
        "T6"
    );
    assert_eq!(
        legal(&file, "unemployment_longest", "2026-10-01"),
        "2030-09-30",
        "T6"
    );
    // The right is gone the day after, and so is the line.
    let rules = |on: &str| -> Vec<String> { open(&file, on).into_iter().map(|d| d.rule).collect() };
    assert!(rules("2026-10-20").contains(&"voluntary_insurance".to_owned()));
    assert!(!rules("2026-10-21").contains(&"voluntary_insurance".to_owned()));
    // T7: seven days from the application, then a month.
    let mut seeking = CaseFile::default();
    seeking.benefits.push(Benefit {
        resource: "unemployment".into(),
        state: "applying".into(),
        applied_on: "2026-10-05".into(),
        ..Benefit::default()
    });
    assert_eq!(
        legal(&seeking, "unemployment_wait", "2026-10-06"),
        "2026-11-11",
        "T7"
    );
    // Somebody who goes on elsewhere has not left.
    let mut on = left("2026-09-30");
    on.employments.push(Employment {
        status: "employee".into(),
        ..Employment::default()
    });
    assert!(all(&on, "2026-10-01").is_empty());
}

#[test]
fn t8_to_t11_the_day_of_assessment() {
    let on = "2026-03-20";
    assert_eq!(
        legal(&treated("", ""), "assessment_day", on),
        "2027-09-10",
        "T8"
    );
    let dialysis = treated("dialysis", "2026-05-01");
    assert_eq!(
        legal(&dialysis, "assessment_day_dialysis", on),
        "2026-08-01",
        "T9"
    );
    assert!(
        !all(&dialysis, on)
            .iter()
            .any(|d| d.rule == "assessment_day")
    );
    let late = treated("dialysis", "2027-08-01");
    assert_eq!(legal(&late, "assessment_day", on), "2027-09-10", "T10");
    assert!(
        !all(&late, on)
            .iter()
            .any(|d| d.rule == "assessment_day_dialysis")
    );
    assert_eq!(
        legal(&treated("icd", "2026-04-20"), "assessment_day_implant", on),
        "2026-04-20",
        "T11"
    );
    assert_eq!(
        legal(&treated("stoma", "2026-04-20"), "assessment_day_stoma", on),
        "2026-10-20"
    );
    // 症状固定 of a stroke counts from six months after the first visit on (law B3).
    let fixed = |on| treated("stroke_fixed", on);
    let rule = "assessment_day_stroke";
    assert_eq!(legal(&fixed("2026-09-10"), rule, on), "2026-09-10");
    assert_eq!(legal(&fixed("2026-12-01"), rule, on), "2026-12-01");
    let early = fixed("2026-09-09");
    assert!(!all(&early, on).iter().any(|d| d.rule == rule));
    assert_eq!(legal(&early, "assessment_day", on), "2027-09-10");
    // An event before the first visit is a slip of the pen.
    assert_eq!(
        legal(&treated("icd", "2026-01-20"), "assessment_day", on),
        "2027-09-10"
    );
    // Applied for: nothing to remind of.
    let mut applied = treated("", "");
    applied.benefits.push(Benefit {
        resource: "disability_pension".into(),
        state: "applying".into(),
        ..Benefit::default()
    });
    assert!(all(&applied, on).is_empty());
}

#[test]
fn a_date_on_a_holiday_is_shown_on_the_last_working_day_and_says_why() {
    // 2026-09-21 to 23 are holidays, the 19th and 20th a weekend.
    let mut file = CaseFile::default();
    file.opinions.push(Opinion {
        received_on: "2026-08-20".into(),
        to_date: "2026-09-23".into(),
        ..Opinion::default()
    });
    let lines: Vec<Dated> = open(&file, "2026-09-16")
        .into_iter()
        .filter(|line| !is_notice(line))
        .collect();
    assert_eq!(
        (lines[0].on.as_str(), lines[0].legal_on.as_str()),
        ("2026-09-18", "2026-09-23")
    );
    let why = why(&file, "2026-09-16", &lines[0]);
    let told = serde_json::to_string(&why.steps).unwrap();
    assert!(
        told.contains("秋分の日") && told.contains("2026-09-18"),
        "{told}"
    );
    // A visit is on its day, whatever day that is.
    let visit = Treatment {
        next_visit_on: "2026-11-23".into(),
        ..Treatment::default()
    };
    let file = CaseFile {
        treatments: vec![visit],
        ..CaseFile::default()
    };
    assert_eq!(open(&file, "2026-11-01")[0].on, "2026-11-23");
}

#[test]
fn leave_warns_twice_and_the_second_reminder_takes_the_place_of_the_first() {
    let mut file = CaseFile::default();
    file.case.opened_on = "2026-06-01".into();
    file.employments.push(Employment {
        leave_limit_on: "2026-12-31".into(),
        ..Employment::default()
    });
    let labels = |file: &CaseFile, on: &str| -> Vec<String> {
        open(file, on).into_iter().map(|d| d.label).collect()
    };
    let both = [
        "休職満了の60日前(会社との相談)",
        "休職満了の30日前(会社との相談)",
        "休職できる期限",
    ];
    assert_eq!(labels(&file, "2026-11-23"), both);
    let lines = open(&file, "2026-11-23");
    assert_eq!(
        (lines[0].legal_on.as_str(), lines[0].on.as_str()),
        ("2026-11-01", "2026-10-30")
    );
    assert_eq!(
        (lines[2].legal_on.as_str(), lines[2].on.as_str()),
        ("2026-12-31", "2026-12-28"),
        "年末年始"
    );
    assert!(format!("{:?}", why(&file, "2026-11-23", &lines[0]).steps).contains("60"));
    // A contact about something else has not spoken of the leave.
    file.support.last_on = "2026-11-10".into();
    assert_eq!(labels(&file, "2026-11-23"), both);
    assert_eq!(labels(&file, "2026-11-30"), both);
    assert_eq!(labels(&file, "2026-12-01"), both[1..]);
    assert_eq!(
        labels(&file, "2027-01-01"),
        both[2..],
        "after the end nothing warns of it"
    );
    file.case.opened_on = "2026-12-15".into();
    file.support.last_on.clear();
    assert_eq!(
        labels(&file, "2026-12-16"),
        both[2..],
        "a notice before the case is no use"
    );
}

#[test]
fn a_measure_that_ended_asks_how_it_goes_on_until_somebody_did() {
    let measure = |to: &str| Measure {
        code: "short_hours".into(),
        to_date: to.into(),
        review_on: "2026-10-15".into(),
        ..Measure::default()
    };
    let rules = |file: &CaseFile| -> Vec<String> {
        open(file, "2026-11-22")
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
    // A call has not asked how it goes on; a note that somebody did, or a measure that follows, has.
    file.support.last_on = "2026-11-05".into();
    assert_eq!(rules(&file), ["measure_until"]);
    file.support.done = vec![DoneMark {
        rule: "measure_until".into(),
        on: "2026-10-31".into(),
        ..DoneMark::default()
    }];
    assert!(rules(&file).is_empty());
    file.support.done.clear();
    file.measures.push(measure("2027-01-31"));
    assert_eq!(rules(&file), ["measure_review", "measure_until"]);
    assert_eq!(
        open(&file, "2026-11-22").last().unwrap().legal_on,
        "2027-01-31"
    );
}

#[test]
fn the_earliest_date_comes_first_and_a_closed_case_keeps_its_follow_up_and_its_retention() {
    let mut file = CaseFile::default();
    file.treatments.push(Treatment {
        next_visit_on: "2026-12-02".into(),
        ..Treatment::default()
    });
    file.support.last_on = "2026-11-20".into();
    file.opinions.push(Opinion {
        received_on: "2026-08-20".into(),
        to_date: "2026-11-21".into(),
        ..Opinion::default()
    });
    let rules: Vec<_> = open(&file, "2026-11-22")
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
    let dates: Vec<_> = open(&file, "2026-12-01")
        .into_iter()
        .map(|d| (d.legal_on, d.on))
        .collect();
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(
        dates,
        [
            pair("2027-02-28", "2027-02-26"),
            pair("2027-05-30", "2027-05-28"),
            pair("2027-11-30", "2027-11-30")
        ]
    );
    assert_eq!(legal(&file, "retention", "2026-12-01"), "2032-03-31");
    file.case.closed_on = "2027-03-31".into();
    assert_eq!(legal(&file, "retention", "2027-04-01"), "2032-03-31");
    file.case.closed_on = "2027-04-01".into();
    assert_eq!(legal(&file, "retention", "2027-04-01"), "2033-03-31");
}

#[test]
fn each_benefit_is_told_by_its_own_rule_and_others_by_the_general_one() {
    let benefit = |resource: &str, state: &str| Benefit {
        resource: resource.into(),
        state: state.into(),
        renewal_on: "2027-09-30".into(),
        ..Benefit::default()
    };
    for (resource, rule) in [
        ("nanbyo_subsidy", "certificate_renewal"),
        ("mental_handbook", "handbook_benefit_renewal"),
        ("disability_pension", "pension_renewal"),
        ("care_insurance", "benefit_renewal"),
    ] {
        let file = CaseFile {
            benefits: vec![benefit(resource, "receiving")],
            ..CaseFile::default()
        };
        let rules: BTreeSet<_> = open(&file, "2026-11-22")
            .into_iter()
            .map(|d| d.rule)
            .collect();
        assert_eq!(rules, BTreeSet::from([rule.to_owned()]), "{resource}");
    }
    let file = CaseFile {
        benefits: vec![benefit("nanbyo_subsidy", "ended")],
        ..CaseFile::default()
    };
    assert!(open(&file, "2026-11-22").is_empty());
}

#[test]
fn sick_pay_that_runs_is_a_date_and_else_only_what_would_be() {
    let period = |kind: &str, from: &str, to: &str| SickPay {
        kind: kind.into(),
        from_date: from.into(),
        to_date: to.into(),
        ..SickPay::default()
    };
    let mut file = CaseFile {
        sick_pays: vec![period("paid", "2026-06-01", "")],
        ..CaseFile::default()
    };
    assert_eq!(legal(&file, "sick_pay_end", "2026-11-23"), "2027-11-30");
    let line = open(&file, "2026-11-23").pop().unwrap();
    let why = why(&file, "2026-11-23", &line);
    let count = why.sick_pay.unwrap();
    assert_eq!((count.available, count.used, count.left), (548, 176, 372));
    assert_eq!(why.passage, "resources.sick-pay-days");
    file.sick_pays = vec![period("paid", "2026-06-01", "2026-10-31")];
    assert!(open(&file, "2026-11-23").is_empty(), "nothing runs");
    assert_eq!(legal(&file, "sick_pay_if", "2026-11-23"), "2027-12-23");
    // Only the first day is known.
    let mut told = CaseFile {
        insurances: vec![Insurance {
            sick_pay_from: "2020-07-01".into(),
            ..Insurance::default()
        }],
        ..CaseFile::default()
    };
    assert_eq!(
        legal(&told, "sick_pay_calendar", "2021-12-01"),
        "2021-12-31"
    );
    told.insurances[0].sick_pay_from = "2026-06-01".into();
    assert_eq!(legal(&told, "sick_pay_end", "2026-11-23"), "2027-11-30");
    told.case.return_on = "2026-11-01".into();
    assert!(
        open(&told, "2026-11-23").is_empty(),
        "back at work, nobody knows what was paid"
    );
}

#[test]
fn a_case_is_kept_from_april_after_its_fiscal_year_for_the_years_of_the_facility() {
    use model::deadline::Kept;
    // By hand: closed in fiscal year Y (April to March), counted from 1 April of Y+1, N years.
    for (closed, years, begins, until) in [
        ("2021-03-31", 5, "2021-04-01", "2026-03-31"),
        ("2021-04-01", 5, "2022-04-01", "2027-03-31"),
        ("2024-02-29", 3, "2024-04-01", "2027-03-31"),
        ("2019-04-30", 10, "2020-04-01", "2030-03-31"),
        ("2019-05-01", 1, "2020-04-01", "2021-03-31"),
        ("2026-11-23", 20, "2027-04-01", "2047-03-31"),
    ] {
        let kept = Kept {
            years,
            source: String::new(),
        };
        let calendar = model::deadline::Calendar {
            kept: Some(&kept),
            ..assets::calendar()
        };
        let period = calendar.kept_period(closed.parse().unwrap()).unwrap();
        let days = (period.begins.to_string(), period.until.to_string());
        assert_eq!(days, (begins.to_owned(), until.to_owned()), "{closed}");
        assert!(!period.is_over(period.until), "the last day still counts");
        assert!(period.is_over(period.until.succ_opt().unwrap()));
    }
}

#[test]
fn the_list_of_what_is_over_and_the_date_in_the_case_agree_on_every_day() {
    use model::deadline::Kept;
    for years in [1, 3, 5, 10] {
        let kept = Kept {
            years,
            source: "規程".to_owned(),
        };
        let calendar = model::deadline::Calendar {
            kept: Some(&kept),
            ..assets::calendar()
        };
        let first: NaiveDate = "2018-01-01".parse().unwrap();
        let last: NaiveDate = "2035-12-31".parse().unwrap();
        for closed in first.iter_days().take_while(|day| *day <= last) {
            let until = calendar.kept_period(closed).unwrap().until;
            // The day before the end, the end, and the day after: by the list and by the period.
            for today in [until.pred_opt().unwrap(), until, until.succ_opt().unwrap()] {
                let by_list = closed < calendar.kept_since(today).unwrap();
                assert_eq!(by_list, until < today, "{closed} {today} {years}");
            }
        }
    }
}
