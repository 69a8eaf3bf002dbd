#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::survival::Observed;

fn period(from: &str, to: &str) -> Period {
    Period {
        from: from.into(),
        to: to.into(),
    }
}

fn case(id: &str, person: &str, opened: &str, closed: &str) -> CaseFact {
    CaseFact {
        id: id.into(),
        person_id: person.into(),
        opened_on: opened.into(),
        closed_on: closed.into(),
        ..CaseFact::default()
    }
}

fn counted(material: &Material, period: &Period) -> Vec<Table> {
    tables(
        material,
        period,
        &period.year_before(),
        &CodeBook::default(),
    )
}

fn count(tables: &[Table], id: &str, row: &str, column: &str) -> i64 {
    let table = tables.iter().find(|t| t.id == id).unwrap();
    match table.cell(row, column).unwrap().value {
        Value::Count(n) | Value::Minutes(n) => n,
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_episodes_are_one_person_and_two_cases() {
    let material = Material {
        cases: vec![
            case("a", "p", "2025-12-01", "2026-05-01"),
            case("b", "p", "2026-09-01", ""),
            case("c", "q", "2026-06-01", "2026-08-01"),
            case("d", "r", "2024-06-01", "2026-03-31"),
        ],
        ..Material::default()
    };
    let year = period("2026-04-01", "2027-03-31");
    let tables = counted(&material, &year);
    let persons = |row| count(&tables, "persons", row, "count");
    assert_eq!(
        ["persons", "continuing", "new", "closed"].map(persons),
        [2, 1, 1, 1]
    );
    assert_eq!(
        ["cases", "opened", "ended", "open"].map(persons),
        [3, 2, 2, 1]
    );
    let before = |column| count(&tables, "groups", "all", column);
    assert_eq!(
        ["before_continuing", "before_new", "before", "before_closed"].map(before),
        [1, 1, 2, 1]
    );
}

#[test]
fn a_running_period_is_compared_with_the_days_that_have_passed() {
    let year = period("2026-04-01", "2027-03-31");
    for (today, to) in [
        ("2026-11-23", "2025-11-23"),
        ("2026-04-01", "2025-04-01"),
        ("2027-03-31", "2026-03-31"),
        ("2027-05-01", "2026-03-31"),
        ("2026-03-31", "2026-03-31"),
    ] {
        assert_eq!(year.compared(today), period("2025-04-01", to), "{today}");
    }
    // The last day of a leap February has none a year before.
    let leap = period("2027-04-01", "2028-03-31");
    assert_eq!(leap.compared("2028-02-29").to, "2027-02-28");
}

#[test]
fn a_leave_ends_by_return_by_the_end_of_support_or_on_the_last_known_day() {
    let year = period("2026-04-01", "2027-03-31");
    let leave = |back: &str, closed: &str, outcome: &str, on: &str| CaseFact {
        leave_from: "2026-05-01".into(),
        return_on: back.into(),
        outcome: outcome.into(),
        outcome_on: on.into(),
        ..case("a", "p", "2026-04-10", closed)
    };
    let of = |case: CaseFact| {
        let material = Material {
            cases: vec![case],
            ..Material::default()
        };
        let found = observed(&material, &year, "2026-11-22");
        found
            .first()
            .map(|(_, Observed { days, event })| (*days, *event))
    };
    assert_eq!(of(leave("2026-07-31", "", "", "")), Some((91, true)));
    assert_eq!(
        of(leave("2026-12-01", "", "", "")),
        Some((205, false)),
        "planned only"
    );
    assert_eq!(
        of(leave("", "2026-06-30", "stopped_lost", "2026-06-30")),
        Some((60, false))
    );
    assert_eq!(
        of(leave("", "", "left_own", "2026-05-11")),
        Some((10, false))
    );
    assert_eq!(
        of(leave("", "", "on_leave", "2026-05-11")),
        Some((205, false))
    );
    assert_eq!(
        of(leave("2026-04-30", "", "", "")),
        None,
        "back before it began"
    );
}

#[test]
fn an_act_with_two_kinds_is_counted_under_both_and_once_in_all() {
    let material = Material {
        cases: vec![CaseFact {
            admitted_on: "2026-06-01".into(),
            discharged_on: "2026-06-10".into(),
            ..case("a", "p", "2026-04-10", "")
        }],
        activities: [("2026-06-10", "x"), ("2026-06-11", "y")]
            .map(|(on, id)| ActivityFact {
                id: id.into(),
                case_id: "a".into(),
                on_date: on.into(),
                minutes: Some(20),
                kinds: vec!["first_interview".into(), "plan".into(), "plan".into()],
                ..ActivityFact::default()
            })
            .into(),
        ..Material::default()
    };
    let tables = counted(&material, &period("2026-06-01", "2026-06-30"));
    assert_eq!(count(&tables, "kind", "plan", "activities"), 2);
    assert_eq!(count(&tables, "kind", "first_interview", "minutes"), 40);
    assert_eq!(count(&tables, "kind", "all", "activities"), 2);
    assert_eq!(count(&tables, "care", "inpatient", "activities"), 1);
    assert_eq!(count(&tables, "care", "outpatient", "activities"), 1);
    assert_eq!(count(&tables, "kind_time", "plan", "2026-06-11"), 1);
    assert_eq!(
        count(&tables, "partner", "", "activities"),
        2,
        "not recorded is shown"
    );
}

#[test]
fn periods_fall_into_days_or_months() {
    assert_eq!(period("2026-06-01", "2026-06-30").slices().len(), 30);
    let year = period("2026-04-01", "2027-03-31").slices();
    assert_eq!((year.len(), year[9].1.as_str()), (12, "1月"));
    assert_eq!(
        period("2024-04-01", "2025-03-31").year_before(),
        period("2023-04-01", "2024-03-31")
    );
}
