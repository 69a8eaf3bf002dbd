#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::noun::{Case, Consent, Employment, Plan, Treatment};
use proptest::prelude::*;
use serde_json::json;

fn times(all: &[(&str, &str)]) -> Times {
    all.iter()
        .map(|(field, at)| ((*field).to_owned(), (*at).to_owned()))
        .collect()
}

const OLD: &str = "2026-01-01T00:00:00.000Z";
const NEW: &str = "2026-11-01T00:00:00.000Z";

fn side(kept: &Case, gone: &Case, kept_at: &Times, gone_at: &Times, field: &str) -> Option<Whose> {
    differences(kept, gone, kept_at, gone_at)
        .into_iter()
        .find(|d| d.field == field)
        .map(|d| d.side)
}

#[test]
fn the_newer_value_stands_unless_it_is_empty() {
    let kept = Case {
        doctor: "中村".into(),
        chief: "復職の相談".into(),
        ..Case::default()
    };
    let gone = Case {
        doctor: "佐野".into(),
        department: "内科".into(),
        ..Case::default()
    };
    let (old, new) = (
        times(&[("doctor", OLD)]),
        times(&[("doctor", NEW), ("chief", NEW)]),
    );
    assert_eq!(side(&kept, &gone, &old, &new, "doctor"), Some(Whose::Gone));
    assert_eq!(side(&kept, &gone, &new, &old, "doctor"), Some(Whose::Kept));
    // Nobody knows which is newer: what stays stands.
    assert_eq!(side(&kept, &gone, &old, &old, "doctor"), Some(Whose::Kept));
    assert_eq!(
        side(&kept, &gone, &old, &new, "department"),
        Some(Whose::Gone)
    );
    // Emptied later, and still the value stands.
    assert_eq!(side(&kept, &gone, &old, &new, "chief"), Some(Whose::Kept));
    assert_eq!(side(&kept, &gone, &old, &new, "referral"), None);
}

#[test]
fn a_case_that_is_open_on_one_side_stays_open() {
    let open = Case::default();
    let closed = Case {
        closed_on: "2026-10-01".into(),
        ..Case::default()
    };
    let (old, new) = (times(&[]), times(&[("closed_on", NEW)]));
    assert_eq!(
        side(&open, &closed, &old, &new, "closed_on"),
        Some(Whose::Kept)
    );
    assert_eq!(
        side(&closed, &open, &new, &old, "closed_on"),
        Some(Whose::Gone)
    );
}

#[test]
fn a_box_that_was_unticked_is_a_value_and_one_never_touched_is_not() {
    let ticked = Case {
        on_leave: true,
        ..Case::default()
    };
    let (none, old, new) = (
        times(&[]),
        times(&[("on_leave", OLD)]),
        times(&[("on_leave", NEW)]),
    );
    let blank = Case::default();
    assert_eq!(
        side(&blank, &ticked, &none, &old, "on_leave"),
        Some(Whose::Gone)
    );
    assert_eq!(
        side(&blank, &ticked, &new, &old, "on_leave"),
        Some(Whose::Kept)
    );
}

#[test]
fn number_owner_and_earlier_case_are_no_choice() {
    let one = Case {
        number: "R8-0001".into(),
        person_id: "a".into(),
        former_case: "x".into(),
        ..Case::default()
    };
    assert!(differences(&one, &Case::default(), &times(&[]), &times(&[])).is_empty());
}

#[test]
fn other_birth_dates_or_sexes_speak_against_it_and_missing_ones_do_not() {
    let person = |birth: &str, sex: &str| Person {
        birth_date: birth.into(),
        sex: sex.into(),
        ..Person::default()
    };
    let one = person("1975-04-03", "male");
    assert_eq!(
        against(&one, &person("1975-04-03", "male")),
        Vec::<&str>::new()
    );
    assert_eq!(against(&one, &person("", "")), Vec::<&str>::new());
    assert_eq!(
        against(&one, &person("1957-04-03", "female")),
        ["birth_date", "sex"]
    );
}

#[test]
fn each_record_has_one_equal_at_most() {
    let row = |id: &str, text: &str| json!({ "id": id, "rev": 3, "case_id": id, "text": text });
    let kept = [row("1", "電話"), row("2", "面談")];
    let gone = [row("3", "電話"), row("4", "電話"), row("5", "手紙")];
    assert_eq!(equals(&kept, &gone), BTreeSet::from(["3".to_owned()]));
}

#[test]
fn what_could_be_held_against_each_other_is_named() {
    let consent = |id: &str, purpose: &str| Consent {
        id: id.into(),
        purpose: purpose.into(),
        ..Consent::default()
    };
    let job = |id: &str, until: &str| Employment {
        id: id.into(),
        until: until.into(),
        ..Employment::default()
    };
    let file = |n: &str| CaseFile {
        person: Person {
            id: n.into(),
            ..Person::default()
        },
        consents: vec![consent(n, "registration"), consent(&format!("{n}x"), n)],
        employments: vec![job(n, ""), job(&format!("{n}x"), "2020-01-01")],
        treatments: vec![Treatment {
            id: n.into(),
            main: n == "a",
            ..Treatment::default()
        }],
        plans: vec![Plan {
            id: n.into(),
            version: Some(1),
            ..Plan::default()
        }],
        ..CaseFile::default()
    };
    let found = clashes(&file("a"), &file("b"), "2026-11-23");
    let seen: Vec<(Noun, &str, &str)> = found
        .iter()
        .map(|c| (c.noun, c.kept[0].as_str(), c.gone[0].as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            (Noun::Consent, "a", "b"),
            (Noun::Employment, "a", "b"),
            (Noun::Plan, "a", "b")
        ]
    );
    let mut same = file("b");
    same.person.id = "a".into();
    let nouns: Vec<Noun> = clashes(&file("a"), &same, "2026-11-23")
        .iter()
        .map(|c| c.noun)
        .collect();
    assert!(
        !nouns.contains(&Noun::Employment),
        "one person has one list of work"
    );
}

fn case(words: &[String; 4], leave: bool) -> Case {
    let [chief, wish, doctor, closed_on] = words.clone();
    Case {
        id: "id".into(),
        rev: 2,
        chief,
        wish,
        doctor,
        closed_on,
        on_leave: leave,
        ..Case::default()
    }
}

proptest! {
    #[test]
    fn parting_gives_both_back(
        left in [".{0,3}", ".{0,3}", "[ab]?", "[ab]?"], one in any::<bool>(),
        right in [".{0,3}", ".{0,3}", "[ab]?", "[ab]?"], other in any::<bool>(),
        turn in any::<u8>(),
    ) {
        let (kept, gone) = (case(&left, one), case(&right, other));
        let mut merged = differences(&kept, &gone, &Times::new(), &Times::new());
        for (n, d) in merged.iter_mut().enumerate() {
            d.side = if turn >> (n % 8) & 1 == 1 { Whose::Gone } else { Whose::Kept };
        }
        let now = chosen(&kept, &merged).unwrap();
        prop_assert!(changed_since(&now, &gone, &merged).is_empty());
        let (back, apart) = parted(&now, &gone, &merged, |_| Share::Kept).unwrap();
        prop_assert_eq!(back, kept);
        prop_assert_eq!(apart, gone);
    }

    #[test]
    fn what_was_changed_since_goes_where_it_was_said(
        left in "[ab]{0,2}", right in "[ab]{0,2}", since in "[cd]{1,2}", share in 0..3u8,
    ) {
        let person = |wish: &str| Case { wish: wish.to_owned(), ..Case::default() };
        let (kept, gone) = (person(&left), person(&right));
        let merged = differences(&kept, &gone, &Times::new(), &Times::new());
        let mut now = chosen(&kept, &merged).unwrap();
        now.wish.clone_from(&since);
        let changed = changed_since(&now, &gone, &merged);
        prop_assert_eq!(changed.len(), 1);
        let to = [Share::Kept, Share::Gone, Share::Both][usize::from(share)];
        let (back, apart) = parted(&now, &gone, &merged, |_| to).unwrap();
        let expected = match to {
            Share::Kept => (since.as_str(), right.as_str()),
            Share::Gone => (left.as_str(), since.as_str()),
            Share::Both => (since.as_str(), since.as_str()),
        };
        prop_assert_eq!((back.wish.as_str(), apart.wish.as_str()), expected);
    }
}
