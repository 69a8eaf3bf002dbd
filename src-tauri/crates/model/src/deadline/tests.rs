//! Worked cases of 通算1年6か月, by hand from the published rule (P and Q), and counting over every day.
#![allow(clippy::unwrap_used)]

use super::count::through_months;
use super::{CountStep, SickPayCount, count_sick_pay, reach};
use crate::casefile::CaseFile;
use crate::noun::{Employment, Insurance, SickPay};
use chrono::{Datelike, Days, NaiveDate};

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

fn period(kind: &str, from: &str, to: &str) -> SickPay {
    SickPay {
        kind: kind.into(),
        from_date: from.into(),
        to_date: to.into(),
        ..SickPay::default()
    }
}

fn file(periods: &[(&str, &str, &str)]) -> CaseFile {
    let sick_pays = periods.iter().map(|(k, f, t)| period(k, f, t)).collect();
    CaseFile {
        sick_pays,
        ..CaseFile::default()
    }
}

fn count(file: &CaseFile, on: &str) -> SickPayCount {
    let all = count_sick_pay(file, day(on));
    all.into_iter().next().unwrap()
}

fn left(periods: &[(&str, &str, &str)], on: &str) -> i64 {
    count(&file(periods), on).left
}

#[test]
fn p_the_first_paid_day_gives_the_days_available() {
    for (n, first, last, available) in [
        (1, "2022-03-04", "2023-09-03", 549),
        (2, "2026-01-01", "2027-06-30", 546),
        (3, "2026-02-15", "2027-08-14", 546),
        (4, "2025-10-01", "2027-03-31", 547),
        (5, "2026-09-04", "2028-03-03", 547),
        (6, "2026-04-04", "2027-10-03", 548),
        (7, "2026-06-01", "2027-11-30", 548),
        (8, "2026-08-01", "2028-01-31", 549),
        (9, "2026-08-31", "2028-02-29", 548),
        (10, "2024-08-30", "2026-02-28", 548),
        (11, "2024-02-29", "2025-08-28", 547),
    ] {
        let counted = count(&file(&[("paid", first, "")]), first);
        assert_eq!(
            (counted.calendar_until.as_str(), counted.available),
            (last, available),
            "P{n}"
        );
        assert_eq!((counted.used, counted.left), (1, available - 1), "P{n}");
        // Without a break the days end where the months end.
        assert_eq!(counted.until, last, "P{n}");
    }
}

#[test]
fn q1_three_periods_and_the_official_last_days() {
    let (a, b, c) = (
        ("paid", "2022-03-04", "2022-04-10"),
        ("paid", "2022-04-11", "2022-04-20"),
        ("paid", "2022-05-11", "2022-06-10"),
    );
    assert_eq!(left(&[a], "2022-04-10"), 511);
    assert_eq!(left(&[a, b], "2022-04-20"), 501);
    let counted = count(&file(&[a, b, c]), "2022-06-10");
    assert_eq!((counted.used, counted.left), (79, 470));
    assert_eq!(counted.earliest_end, "2023-09-23");
    assert_eq!(counted.until, "", "nothing runs");
    let runs = count(&file(&[a, b, c, ("paid", "2022-06-11", "")]), "2022-06-11");
    assert_eq!(runs.until, "2023-09-23");
    let work = ("worked", "2023-01-01", "2023-02-09");
    let with_work = count(
        &file(&[a, b, c, ("paid", "2022-06-11", ""), work]),
        "2022-06-11",
    );
    assert_eq!(with_work.until, "2023-11-02", "40 days at work");
}

#[test]
fn q2_four_periods_until_nothing_is_left() {
    let (a, b, c) = (
        ("paid", "2022-03-04", "2022-08-18"),
        ("paid", "2022-09-01", "2022-12-19"),
        ("paid", "2023-01-10", "2023-07-28"),
    );
    assert_eq!(left(&[a], "2022-08-18"), 381);
    assert_eq!(left(&[a, b], "2022-12-19"), 271);
    assert_eq!(left(&[a, b, c], "2023-07-28"), 71);
    let d = ("paid", "2023-09-14", "");
    let counted = count(&file(&[a, b, c, d]), "2023-11-23");
    assert_eq!((counted.until.as_str(), counted.left), ("2023-11-23", 0));
    assert_eq!(left(&[a, b, c, d], "2024-06-01"), 0, "it stays at nothing");
}

#[test]
fn q3_chemotherapy_weeks_and_a_relapse() {
    let mut periods = vec![("paid", "2026-04-04", "2026-07-31")];
    let first = count(&file(&periods), "2026-07-31");
    assert_eq!((first.available, first.used, first.left), (548, 119, 429));
    for (from, to, expected) in [
        ("2026-09-14", "2026-09-18", 424),
        ("2026-10-05", "2026-10-09", 419),
        ("2026-10-26", "2026-10-30", 414),
    ] {
        periods.push(("paid", from, to));
        assert_eq!(left(&periods, to), expected);
    }
    periods.push(("paid", "2027-01-12", ""));
    let relapse = count(&file(&periods), "2027-01-12");
    assert_eq!(relapse.until, "2028-02-29");
    assert_eq!(relapse.calendar_until, "2027-10-03", "the rule before 2022");
}

#[test]
fn q4_q5_q7_what_uses_a_day_and_what_does_not() {
    let paid = ("paid", "2026-09-04", "2026-12-31");
    let leave = ("full_pay", "2026-10-01", "2026-10-20");
    let q4 = count(&file(&[paid, leave]), "2026-12-31");
    assert_eq!((q4.available, q4.used, q4.left), (547, 99, 448));
    let q5 = count(&file(&[("paid", "2026-06-01", "")]), "2026-06-01");
    assert_eq!(q5.until, "2027-11-30");
    // 300 days from 2026-04-04.
    let (from, to) = ("2026-04-04", "2027-01-28");
    assert_eq!(left(&[("partial", from, to)], to), 248);
    let mut whole = file(&[("full_pay", from, to)]);
    whole.insurances.push(Insurance {
        sick_pay_from: from.into(),
        ..Insurance::default()
    });
    // Had the firm paid the whole wage, all days would be left.
    assert_eq!(count(&whole, to).left, 548);
}

#[test]
fn q6_after_leaving_there_is_no_second_time() {
    // 547 days from 2026-09-04; a partial period before leaves 300 days at the end of the year.
    let periods = [
        ("paid", "2026-04-04", "2026-12-07"),
        ("paid", "2026-12-31", "2027-01-31"),
        ("worked", "2027-02-01", "2027-02-28"),
        ("paid", "2027-03-01", ""),
    ];
    let mut one = file(&periods);
    let before = count(&one, "2027-01-31");
    assert_eq!(before.left, 548 - 248 - 32);
    let again = count(&one, "2027-03-01");
    assert_eq!(
        (again.left, again.ended_after_leaving),
        (before.left - 1, false)
    );
    one.employments.push(Employment {
        status: "employee".into(),
        until: "2026-12-31".into(),
        ..Employment::default()
    });
    let over = count(&one, "2027-03-01");
    assert_eq!((over.left, over.ended_after_leaving), (0, true));
    assert_eq!((over.until.as_str(), over.earliest_end.as_str()), ("", ""));
}

#[test]
fn q8_each_illness_has_days_of_its_own() {
    let mut both = file(&[
        ("pension", "2026-04-04", "2026-10-20"),
        ("paid", "2026-03-01", "2026-03-31"),
    ]);
    both.sick_pays.push(SickPay {
        illness: "骨折".into(),
        ..period("paid", "2026-04-04", "2026-10-20")
    });
    let counted = count_sick_pay(&both, day("2026-10-20"));
    let used: Vec<_> = counted
        .iter()
        .map(|c| (c.illness.as_str(), c.used))
        .collect();
    assert_eq!(used, [("", 31), ("骨折", 200)]);
}

#[test]
fn a_start_before_the_change_runs_by_the_calendar() {
    let work = ("worked", "2020-08-01", "2020-12-31");
    let old = count(
        &file(&[("paid", "2020-07-01", "2020-07-31"), work]),
        "2021-01-01",
    );
    assert!(old.by_calendar);
    assert_eq!(old.until, "2021-12-31");
    let new = count(
        &file(&[("paid", "2020-07-02", "2020-07-31"), work]),
        "2021-01-01",
    );
    assert_eq!(
        (new.by_calendar, new.used, new.until.as_str()),
        (false, 30, "")
    );
}

fn every_day() -> impl Iterator<Item = NaiveDate> {
    let last = day("2035-12-31");
    day("2018-01-01")
        .iter_days()
        .take_while(move |d| *d <= last)
}

#[test]
fn for_every_first_day_the_period_ends_after_it_and_never_moves_back() {
    let mut before = day("2000-01-01");
    for first in every_day() {
        let last = through_months(first, 18).unwrap();
        let days = (last - first).num_days() + 1;
        // 550 only over a 29 February; the published 546 to 549 leave it out.
        assert!((546..=550).contains(&days), "{first}: {days}");
        let leaps = |d: &NaiveDate| d.month() == 2 && d.day() == 29;
        let has_leap_day = first
            .iter_days()
            .take_while(|d| *d <= last)
            .any(|d| leaps(&d));
        assert!(days < 550 || has_leap_day, "{first}");
        assert!(last >= before, "{first}");
        before = last;
        // The day after the end is the corresponding day, or the first of a month that does not have one.
        let next = last.succ_opt().unwrap();
        assert!(
            next.day() == first.day() || next.day() == 1,
            "{first}: {next}"
        );
    }
}

#[test]
fn for_every_day_each_step_counts_forward_and_keeps_the_order() {
    let steps = [
        CountStep::Months(3),
        CountStep::Months(12),
        CountStep::ThroughMonths(1),
        CountStep::ThroughMonths(48),
        CountStep::Days(1),
        CountStep::ThroughDays(20),
        CountStep::NextFiscalYear,
    ];
    for step in steps {
        let mut before = day("2000-01-01");
        for start in every_day() {
            let on = reach(start, &[step]).unwrap().last().unwrap().on;
            assert!(on >= start && on >= before, "{step:?} {start}: {on}");
            before = on;
        }
    }
    let april = |iso: &str| reach(day(iso), &[CountStep::NextFiscalYear]).unwrap()[0].on;
    assert_eq!(april("2026-03-31"), day("2026-04-01"));
    assert_eq!(april("2026-04-01"), day("2027-04-01"));
}

#[test]
fn the_days_left_never_grow_while_nothing_but_paid_days_come() {
    let periods = file(&[
        ("paid", "2024-02-29", ""),
        ("worked", "2024-06-01", "2024-08-31"),
    ]);
    let mut before = i64::MAX;
    for on in day("2024-02-29").iter_days().take(900).step_by(7) {
        let counted = count(&periods, &on.to_string());
        assert!(counted.left <= before && counted.left >= 0);
        assert_eq!(counted.used + counted.left, counted.available);
        before = counted.left;
        if counted.left > 0 {
            let earliest = on
                .checked_add_days(Days::new(counted.left.unsigned_abs()))
                .unwrap();
            assert_eq!(counted.earliest_end, earliest.to_string());
        }
    }
    assert_eq!(before, 0);
}
