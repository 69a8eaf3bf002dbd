//! What a newer record, a return to work or the years make of a date that was recorded before.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{ill, is_notice, open};
use model::casefile::CaseFile;
use model::deadline::Dated;
use model::noun::{Benefit, Consent, Employment, Opinion, Record};

const DAY: &str = "2026-11-24";

fn ends(file: &CaseFile, rule: &str, on: &str) -> Vec<String> {
    let lines: Vec<Dated> = open(file, on);
    let ends = lines.iter().filter(|l| l.rule == rule && !is_notice(l));
    ends.map(|l| l.legal_on.clone()).collect()
}

fn consent(id: &str, on: &str, until: &str) -> Consent {
    let mut one = Consent {
        purpose: "company".into(),
        answer: "agreed".into(),
        parties: vec!["hr".into(), "physician".into()],
        items: vec!["measures".into()],
        on_date: on.into(),
        until: until.into(),
        ..Consent::default()
    };
    one.set_id(id.into());
    one
}

fn told(consents: Vec<Consent>) -> Vec<String> {
    let file = CaseFile {
        consents,
        ..CaseFile::default()
    };
    ends(&file, "consent_until", DAY)
}

#[test]
fn a_consent_that_was_given_anew_is_due_no_more() {
    let old = || consent("old", "2025-11-01", "2026-11-01");
    let new = || consent("new", "2026-11-20", "2027-11-19");
    assert_eq!(told(vec![old()]), ["2026-11-01"]);
    assert_eq!(told(vec![new(), old()]), ["2027-11-19"]);
    // Without an end there is nothing left to ask.
    assert!(told(vec![consent("new", "2026-11-20", ""), old()]).is_empty());
    let with = |change: fn(&mut Consent)| {
        let mut next = new();
        change(&mut next);
        told(vec![next, old()])
    };
    let both = ["2026-11-01", "2027-11-19"];
    for (why, change) in [
        (
            "another purpose",
            (|c: &mut Consent| c.purpose = "registration".into()) as fn(&mut Consent),
        ),
        ("a party less", |c| c.parties = vec!["hr".into()]),
        ("another item", |c| c.items = vec!["work".into()]),
        ("an older day", |c| c.on_date = "2025-10-01".into()),
        ("not yet begun", |c| c.on_date = "2026-12-01".into()),
    ] {
        assert_eq!(with(change), both, "{why}");
    }
    assert_eq!(
        with(|c| c.items.push("work".into())),
        ["2027-11-19"],
        "more than before"
    );
    // Given anew on two papers, one for each party.
    let one = |id: &str, party: &str| {
        let mut one = consent(id, "2026-11-20", "2027-11-19");
        one.parties = vec![party.into()];
        one
    };
    let two = vec![one("a", "hr"), one("b", "physician"), old()];
    assert_eq!(told(two), ["2027-11-19", "2027-11-19"]);
}

#[test]
fn a_no_answers_a_consent_that_has_run_out_and_not_one_that_holds() {
    let no = |on: &str| {
        let mut no = consent("no", on, "");
        no.answer = "declined".into();
        (no.parties, no.items) = (Vec::new(), Vec::new());
        no
    };
    let gone = consent("old", "2025-11-01", "2026-11-01");
    let holds = consent("old", "2025-12-01", "2026-12-10");
    assert!(told(vec![no("2026-11-20"), gone.clone()]).is_empty());
    assert_eq!(told(vec![no("2026-11-20"), holds.clone()]), ["2026-12-10"]);
    // Given anew and taken back.
    let mut back = consent("new", "2026-11-10", "2027-11-09");
    back.withdrawn_on = "2026-11-15".into();
    assert!(told(vec![back.clone(), gone]).is_empty());
    assert_eq!(told(vec![back, holds]), ["2026-12-10"]);
}

#[test]
fn the_end_of_the_leave_warns_until_the_person_is_back() {
    let mut file = CaseFile {
        employments: vec![Employment {
            status: "on_leave".into(),
            leave_limit_on: "2026-12-15".into(),
            contract_until: "2027-03-31".into(),
            paid_leave_until: "2027-03-31".into(),
            ..Employment::default()
        }],
        ..CaseFile::default()
    };
    file.case.opened_on = "2026-05-12".into();
    let lines = |file: &CaseFile| {
        let lines = open(file, DAY).into_iter();
        lines.filter(|l| l.rule == "leave_limit").count()
    };
    assert_eq!(lines(&file), 2, "the reminder that stands, and the day");
    file.case.return_on = "2026-11-25".into();
    assert_eq!(lines(&file), 2, "a return that is planned");
    file.case.return_on = DAY.into();
    assert_eq!(lines(&file), 0);
    // What binds whoever works stays.
    for rule in ["contract_until", "paid_leave_until"] {
        assert_eq!(ends(&file, rule, DAY), ["2027-03-31"], "{rule}");
    }
}

#[test]
fn an_opinion_is_asked_after_when_the_doctor_had_two_weeks() {
    let file = CaseFile {
        opinions: vec![Opinion {
            requested_on: "2026-11-09".into(),
            ..Opinion::default()
        }],
        ..CaseFile::default()
    };
    let lines = open(&file, "2026-11-10");
    let line = lines.iter().find(|l| l.rule == "opinion_waiting").unwrap();
    // The 23rd is a holiday after a weekend.
    assert_eq!(
        (line.legal_on.as_str(), line.on.as_str()),
        ("2026-11-23", "2026-11-20")
    );
    assert!(line.label.contains("2週間"), "{}", line.label);
}

#[test]
fn every_case_with_hepatitis_c_has_the_last_day_of_its_compensation() {
    for (name, icd10, told) in [
        ("C型慢性肝炎", "", true),
        ("慢性C型肝炎", "B18.2", true),
        ("C型代償性肝硬変", "", true),
        ("肝細胞がん(HCV、SVR後)", "C22.0", true),
        ("", "b17.1", true),
        ("B型・C型肝炎", "", true),
        ("B型慢性肝炎", "B18.1", false),
        ("非B非C型肝細胞がん", "C22.0", false),
        ("アルコール性肝硬変", "K70.3", false),
        ("", "", false),
    ] {
        let found = ends(&ill(name, icd10), "hcv_compensation", DAY);
        let wanted: &[&str] = if told { &["2028-01-17"] } else { &[] };
        assert_eq!(found, wanted, "{name} {icd10}");
    }
    // The old name of hepatitis C is none of B.
    assert!(ends(&ill("非A非B型肝炎", ""), "hbv_compensation", DAY).is_empty());
    let mut file = ill("C型慢性肝炎", "");
    for (state, stands) in [("explained", 1), ("applying", 0), ("not_applicable", 0)] {
        file.benefits = vec![Benefit {
            resource: "hcv_compensation".into(),
            state: state.into(),
            ..Benefit::default()
        }];
        assert_eq!(
            ends(&file, "hcv_compensation", DAY).len(),
            stands,
            "{state}"
        );
    }
    // Half a year and three months before somebody is reminded to look for the records.
    let days: Vec<String> = open(&ill("C型慢性肝炎", ""), DAY)
        .into_iter()
        .filter(|l| l.rule == "hcv_compensation" && is_notice(l))
        .map(|l| l.legal_on)
        .collect();
    assert_eq!(days, ["2027-07-21", "2027-10-19"]);
}
