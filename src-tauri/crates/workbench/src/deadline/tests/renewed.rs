//! What a newer record, a return to work or the years make of a date that was recorded before.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{is_notice, open};
use model::casefile::CaseFile;
use model::deadline::Dated;
use model::noun::{Consent, Employment, Record};

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
