//! The announced holidays against the law: weekdays, substitutes, and the equinoxes by the known list.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::day;
use crate::assets;
use chrono::{Datelike, NaiveDate, Weekday};

#[test]
fn announced_holidays_are_those_of_the_law() {
    let holidays = assets::read_holidays().unwrap();
    let announced = |year: i32| holidays.days.keys().filter(move |d| d.year() == year);
    let equinoxes = [
        "2018-03-21",
        "2018-09-23",
        "2019-03-21",
        "2019-09-23",
        "2020-03-20",
        "2020-09-22",
        "2021-03-20",
        "2021-09-23",
        "2022-03-21",
        "2022-09-23",
        "2023-03-21",
        "2023-09-23",
        "2024-03-20",
        "2024-09-22",
        "2025-03-20",
        "2025-09-23",
        "2026-03-20",
        "2026-09-23",
        "2027-03-21",
        "2027-09-23",
    ];
    let given: Vec<String> = holidays
        .days
        .iter()
        .filter(|(_, n)| n.ends_with("分の日"))
        .map(|(d, _)| d.to_string())
        .collect();
    assert_eq!(given, equinoxes);
    let expected = [20, 22, 18, 17, 16, 17, 21, 19, 18, 17];
    for (year, number) in (2018..=2027).zip(expected) {
        assert_eq!(announced(year).count(), number, "{year}");
    }
}

#[test]
fn each_announced_holiday_is_where_its_law_puts_it() {
    let holidays = assets::read_holidays().unwrap();
    for (on, name) in &holidays.days {
        let monday = on.weekday() == Weekday::Mon;
        let week = (on.day() - 1) / 7 + 1;
        let special = matches!(on.year(), 2020 | 2021);
        match name.as_str() {
            "成人の日" => assert!(monday && on.month() == 1 && week == 2, "{on}"),
            "海の日" if !special => assert!(monday && on.month() == 7 && week == 3, "{on}"),
            "敬老の日" => assert!(monday && on.month() == 9 && week == 3, "{on}"),
            "体育の日" => assert!(
                on.year() <= 2019 && monday && on.month() == 10 && week == 2,
                "{on}"
            ),
            "スポーツの日" if !special => assert!(
                on.year() >= 2022 && monday && on.month() == 10 && week == 2,
                "{on}"
            ),
            "天皇誕生日" => assert_eq!(
                (on.month(), on.day()),
                if on.year() == 2018 { (12, 23) } else { (2, 23) }
            ),
            "振替休日" => {
                // After a run of holidays that began on a Sunday.
                let mut before = on.pred_opt().unwrap();
                while before.weekday() != Weekday::Sun {
                    assert!(holidays.days.contains_key(&before), "{on}");
                    before = before.pred_opt().unwrap();
                }
                assert!(holidays.days.contains_key(&before), "{on}");
            }
            "国民の休日" => {
                let beside = [on.pred_opt().unwrap(), on.succ_opt().unwrap()];
                assert!(beside.iter().all(|d| holidays.days.contains_key(d)), "{on}");
            }
            _ => {}
        }
    }
}

#[test]
fn no_holiday_falls_on_a_sunday_without_its_substitute_and_later_years_follow_the_law() {
    let holidays = assets::read_holidays().unwrap();
    // No holiday on a Sunday without its substitute.
    for on in holidays.days.keys().filter(|d| d.weekday() == Weekday::Sun) {
        let mut next = on.succ_opt().unwrap();
        while holidays.days.get(&next).is_some_and(|n| n != "振替休日") {
            next = next.succ_opt().unwrap();
        }
        assert_eq!(
            holidays.days.get(&next).map(String::as_str),
            Some("振替休日"),
            "{on}"
        );
    }
    // The rules for later years give the announced years too, but for the equinoxes and what hangs on them.
    for year in 2022..=2027 {
        for (on, name) in holidays.days.iter().filter(|(d, _)| d.year() == year) {
            let hangs = name.ends_with("分の日")
                || name == "国民の休日"
                || matches!(on.month(), 3 | 9) && name == "振替休日";
            if !hangs {
                assert_eq!(holidays.planned_name(*on), Some(name.as_str()), "{on}");
            }
        }
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        for on in first.iter_days().take(365) {
            if let Some(name) = holidays.planned_name(on) {
                assert_eq!(
                    holidays.days.get(&on).map(String::as_str),
                    Some(name),
                    "{on}"
                );
            }
        }
    }
    let off = |iso: &str| holidays.off(day(iso)).map(|o| (o.kind, o.name));
    let told = |kind: &str, name: &str| Some((kind.to_owned(), name.to_owned()));
    assert_eq!(off("2026-11-23"), told("holiday", "勤労感謝の日"));
    assert_eq!(off("2028-01-10"), told("planned", "成人の日"));
    assert_eq!(
        off("2028-03-20"),
        None,
        "an equinox is announced, not computed"
    );
    assert_eq!(off("2026-12-29"), told("closed", "年末年始"));
    assert_eq!(off("2027-01-02"), told("closed", "年末年始"));
    assert_eq!(off("2026-11-22"), told("weekend", ""));
    assert_eq!(off("2026-11-24"), None);
}
