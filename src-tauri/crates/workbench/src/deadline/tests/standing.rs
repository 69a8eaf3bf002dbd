//! What stands until a record or a note settles it, whoever was spoken with meanwhile.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{all, ill, is_notice, open, treated};
use model::casefile::{CaseFile, DoneMark, Owed};
use model::deadline::Dated;
use model::noun::{Benefit, Opinion, Treatment};

fn rules(lines: &[Dated]) -> Vec<&str> {
    lines.iter().map(|line| line.rule.as_str()).collect()
}

fn with<'a>(lines: &'a [Dated], rule: &str) -> Vec<&'a Dated> {
    lines.iter().filter(|line| line.rule == rule).collect()
}

fn done(line: &Dated) -> DoneMark {
    DoneMark {
        rule: line.rule.clone(),
        on: line.legal_on.clone(),
        record_id: line.record_id.clone(),
    }
}

fn pension(state: &str) -> Benefit {
    Benefit {
        resource: "disability_pension".into(),
        state: state.into(),
        ..Benefit::default()
    }
}

#[test]
fn a_promise_stands_whoever_called_since_until_it_is_noted_as_done() {
    let promised = |id: &str| Owed {
        on: "2026-11-20".into(),
        what: "会社に渡す紙を送る".into(),
        record_id: id.into(),
    };
    let mut file = CaseFile::default();
    file.support.promises = vec![promised("a"), promised("b")];
    for contact in ["", "2026-11-20", "2026-11-22"] {
        file.support.last_on = contact.into();
        assert_eq!(
            rules(&open(&file, "2026-11-23")),
            ["promise"; 2],
            "{contact}"
        );
    }
    let line = open(&file, "2026-11-23").remove(0);
    file.support.done = vec![done(&line)];
    let left = open(&file, "2026-11-23");
    assert_eq!(left.len(), 1, "the other promise of the day is another one");
    assert_ne!(left[0].record_id, line.record_id);
}

#[test]
fn the_day_of_assessment_stays_until_the_pension_is_applied_for_or_ruled_out() {
    let mut file = treated("", "");
    file.case.opened_on = "2026-06-01".into();
    for (on, stands) in [
        ("2027-09-10", true),
        ("2027-11-01", true),
        ("2029-01-01", true),
    ] {
        assert_eq!(
            !with(&open(&file, on), "assessment_day").is_empty(),
            stands,
            "{on}"
        );
    }
    for (event, on, rule) in [
        ("dialysis", "2026-04-20", "assessment_day_dialysis"),
        ("icd", "2026-04-20", "assessment_day_implant"),
        ("stoma", "2026-04-20", "assessment_day_stoma"),
        ("stroke_fixed", "2026-10-01", "assessment_day_stroke"),
    ] {
        let lines = open(&treated(event, on), "2028-01-01");
        assert_eq!(rules(&lines), [rule]);
    }
    for (state, stands) in [
        ("explained", true),
        ("applying", false),
        ("not_applicable", false),
    ] {
        file.benefits = vec![pension(state)];
        assert_eq!(!open(&file, "2028-01-01").is_empty(), stands, "{state}");
    }
}

#[test]
fn a_day_of_assessment_long_before_the_support_is_told_in_the_case_and_not_among_the_dates() {
    // The day is 2027-09-10.
    for (opened, among) in [
        ("2028-09-09", true),
        ("2028-09-20", false),
        ("2035-01-01", false),
    ] {
        let mut file = treated("", "");
        file.case.opened_on = opened.into();
        let (dates, told) = (open(&file, "2035-06-01"), all(&file, "2035-06-01"));
        assert_eq!(!dates.is_empty(), among, "{opened}");
        assert_eq!(rules(&told), ["assessment_day"], "{opened}");
    }
}

#[test]
fn a_reminder_of_a_fact_that_is_recorded_late_comes_all_the_same() {
    let mut file = CaseFile::default();
    file.case.opened_on = "2026-06-01".into();
    file.support.last_on = "2026-11-10".into();
    file.treatments.push(Treatment {
        first_visit_on: "2025-08-01".into(),
        ..Treatment::default()
    });
    let lines = open(&file, "2026-11-23");
    let notice = lines.iter().find(|line| is_notice(line)).unwrap();
    assert_eq!((notice.legal_on.as_str(), notice.lead), ("2026-11-03", 90));
    // A note ends the reminder, and not the day it reminds of.
    file.support.done = vec![done(notice)];
    let lines = open(&file, "2026-11-23");
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].legal_on, "2027-02-01");
    // So does the record of what it asks for.
    file.support.done.clear();
    file.benefits.push(pension("applying"));
    assert!(open(&file, "2026-11-23").is_empty());
}

#[test]
fn the_reminder_of_an_opinion_ends_when_the_next_one_is_asked_for_and_its_end_does_not() {
    let mut file = CaseFile::default();
    file.opinions.push(Opinion {
        received_on: "2026-08-20".into(),
        to_date: "2026-11-30".into(),
        ..Opinion::default()
    });
    let lines = open(&file, "2026-11-23");
    assert_eq!(with(&lines, "opinion_until").len(), 2);
    file.opinions.insert(
        0,
        Opinion {
            requested_on: "2026-11-20".into(),
            ..Opinion::default()
        },
    );
    let lines = open(&file, "2026-11-23");
    let left = with(&lines, "opinion_until");
    assert_eq!(left.len(), 1);
    assert!(!is_notice(left[0]));
}

#[test]
fn a_note_ends_the_date_of_its_record_and_a_note_of_older_versions_any_of_the_day() {
    let benefit = |id: &str| {
        let mut one = Benefit {
            resource: "care_insurance".into(),
            state: "receiving".into(),
            ends_on: "2026-12-31".into(),
            ..Benefit::default()
        };
        model::noun::Record::set_id(&mut one, id.into());
        one
    };
    let mut file = CaseFile {
        benefits: vec![benefit("a"), benefit("b")],
        ..CaseFile::default()
    };
    let ends = |file: &CaseFile| -> Vec<String> {
        let lines = open(file, "2026-12-20").into_iter();
        let ends = lines.filter(|line| !is_notice(line));
        ends.map(|line| line.record_id).collect()
    };
    assert_eq!(ends(&file), ["a", "b"]);
    let mut mark = DoneMark {
        rule: "benefit_ends".into(),
        on: "2026-12-31".into(),
        record_id: "a".into(),
    };
    file.support.done = vec![mark.clone()];
    assert_eq!(ends(&file), ["b"]);
    mark.record_id.clear();
    file.support.done = vec![mark.clone()];
    assert!(ends(&file).is_empty());
    mark.on = "2026-12-30".into();
    file.support.done = vec![mark];
    assert_eq!(ends(&file), ["a", "b"], "the date was changed since");
}

#[test]
fn every_case_with_hepatitis_b_has_the_last_day_of_the_compensation() {
    for (name, icd10, told) in [
        ("B型慢性肝炎", "", true),
        ("慢性B型肝炎", "B18.1", true),
        ("B型肝硬変", "", true),
        ("肝細胞がん(HBVキャリア)", "C22.0", true),
        ("", "b16", true),
        ("慢性C型肝炎", "B18.2", false),
        ("アルコール性肝硬変", "K70.3", false),
        ("インフルエンザB型", "J10", false),
        ("", "", false),
    ] {
        let lines = open(&ill(name, icd10), "2026-11-23");
        let days: Vec<&str> = with(&lines, "hbv_compensation")
            .iter()
            .map(|line| line.legal_on.as_str())
            .collect();
        let wanted: &[&str] = if told {
            &["2026-12-31", "2027-03-31"]
        } else {
            &[]
        };
        assert_eq!(days, wanted, "{name} {icd10}");
    }
    let mut file = ill("B型慢性肝炎", "");
    for (state, stands) in [
        ("explained", true),
        ("applying", false),
        ("receiving", false),
        ("ended", false),
        ("not_applicable", false),
    ] {
        file.benefits = vec![Benefit {
            resource: "hbv_compensation".into(),
            state: state.into(),
            ..Benefit::default()
        }];
        let lines = open(&file, "2027-01-20");
        assert_eq!(
            !with(&lines, "hbv_compensation").is_empty(),
            stands,
            "{state}"
        );
    }
    // One line for the person, however many diseases say so; a month after the day it is gone.
    file.benefits.clear();
    file.treatments.push(file.treatments[0].clone());
    let ends = |on: &str| {
        with(&open(&file, on), "hbv_compensation")
            .iter()
            .filter(|l| !is_notice(l))
            .count()
    };
    assert_eq!(
        (ends("2027-03-31"), ends("2027-05-01"), ends("2027-05-02")),
        (1, 1, 0)
    );
}
