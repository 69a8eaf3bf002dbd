//! Dates as people type them into lists. What cannot be a day says which mistake it is.

use chrono::{Days, Months, NaiveDate};
use model::{era, fold};
use table::Cell;

/// What a cell says instead of a day: the rule, and what its sentence adds.
pub(super) type Wrong = (&'static str, String);

/// Eras with their one-character and one-letter forms, and their last year.
const ERAS: [(&str, char, char, u32, &str); 5] = [
    ("令和", '令', 'R', u32::MAX, ""),
    ("平成", '平', 'H', 31, "平成は31年4月30日まで"),
    (
        "昭和",
        '昭',
        'S',
        64,
        "昭和は元年12月25日から64年1月7日まで",
    ),
    (
        "大正",
        '大',
        'T',
        15,
        "大正は元年7月30日から15年12月24日まで",
    ),
    ("明治", '明', 'M', 45, "明治は45年7月29日まで"),
];

/// Years ahead in which a list of cases holds dates at all.
const AHEAD: u32 = 12 * 12;

/// Reads a cell as a day; None for an empty one.
pub(super) fn read(
    cell: &Cell,
    today: NaiveDate,
    from_1904: bool,
) -> Result<Option<NaiveDate>, Wrong> {
    let day = match cell {
        Cell::Empty => return Ok(None),
        Cell::Day(year, month, day) => {
            NaiveDate::from_ymd_opt(i32::from(*year), u32::from(*month), u32::from(*day))
                .ok_or_else(|| wrong("no_such_day"))?
        }
        Cell::Number(number) => of_number(*number, from_1904)?,
        other => of_text(&other.words(), today, from_1904)?,
    };
    let last = today.checked_add_months(Months::new(AHEAD));
    if last.is_some_and(|last| day > last) {
        return Err(("far_day", era::both(day).iso.replace('-', "/")));
    }
    Ok(Some(day))
}

fn wrong(rule: &'static str) -> Wrong {
    (rule, String::new())
}

/// 20240501, or the number of days that a spreadsheet counts.
fn of_number(number: f64, from_1904: bool) -> Result<NaiveDate, Wrong> {
    let whole = number.floor();
    if !(1.0..=99_991_231.0).contains(&whole) {
        return Err(wrong("not_a_day"));
    }
    // The range was looked at above.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = whole as u32;
    if whole >= 10_000_101 {
        let year = i32::try_from(whole / 10_000).unwrap_or(0);
        return NaiveDate::from_ymd_opt(year, whole / 100 % 100, whole % 100)
            .filter(|day| *day >= first())
            .ok_or_else(|| wrong("no_such_day"));
    }
    // Below 1,000 it is a number of something; above 2118 it is no day of a case.
    if !(1_000..80_000).contains(&whole) {
        return Err(wrong("not_a_day"));
    }
    // Excel counts 29 February 1900, which never was; the days after it are one off.
    let base = if from_1904 {
        (1904, 1, 1)
    } else {
        (1899, 12, 30)
    };
    NaiveDate::from_ymd_opt(base.0, base.1, base.2)
        .and_then(|base| base.checked_add_days(Days::new(u64::from(whole))))
        .ok_or_else(|| wrong("not_a_day"))
}

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(1873, 1, 1).unwrap_or_default()
}

fn of_text(text: &str, today: NaiveDate, from_1904: bool) -> Result<NaiveDate, Wrong> {
    let plain = plain(text);
    if let Some(number) = plain
        .parse::<f64>()
        .ok()
        .filter(|_| plain.bytes().all(|b| b.is_ascii_digit()))
    {
        return of_number(number, from_1904);
    }
    let groups = groups(&plain);
    if let Some((name, rest)) = era_of(&plain) {
        if groups.len() < 3 {
            // 昭和元年 alone names a year, and of that one only seven days.
            return Err(over(name, &groups).unwrap_or_else(|| wrong("no_month")));
        }
        return era::read(&format!("{name}{rest}"), today)
            .ok_or_else(|| over(name, &groups).unwrap_or_else(|| not_there(name, &groups)));
    }
    match groups[..] {
        [_, _] if plain.contains('年') => Err(wrong("no_month")),
        [_, _] => Err(wrong("no_year")),
        [year, _, _] => era::read(&plain, today).ok_or_else(|| {
            wrong(if year >= 1000 {
                "no_such_day"
            } else {
                "not_a_day"
            })
        }),
        _ => Err(wrong("not_a_day")),
    }
}

/// One width, no blanks, no weekday in brackets, no time of day.
fn plain(text: &str) -> String {
    let wide = fold::width(text);
    let day = wide.split('(').next().unwrap_or_default();
    let after = wide.split_once(')').map_or("", |(_, after)| after);
    let day = if day.trim().is_empty() { after } else { day };
    let day = match day.split_once(char::is_whitespace) {
        Some((day, time)) if time.contains(':') => day,
        _ => day,
    };
    day.chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_uppercase)
        .collect::<String>()
        .trim_end_matches("頃")
        .to_owned()
}

fn groups(plain: &str) -> Vec<u32> {
    plain
        .replace('元', "1")
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().unwrap_or(u32::MAX))
        .collect()
}

/// The era at the head of a date, and the rest.
fn era_of(plain: &str) -> Option<(&'static str, &str)> {
    ERAS.into_iter().find_map(|(name, kanji, letter, ..)| {
        plain
            .strip_prefix(name)
            .or_else(|| plain.strip_prefix(kanji))
            .or_else(|| plain.strip_prefix(letter))
            .map(|rest| (name, rest.trim_start_matches(['.', '/', '-'])))
    })
}

/// The year is none of the era: 平成40年, 昭和70年, 令和0年; and 昭和元年 without a day of its seven.
fn over(name: &str, groups: &[u32]) -> Option<Wrong> {
    let (.., last, bounds) = ERAS.into_iter().find(|(n, ..)| *n == name)?;
    let year = groups.first().copied()?;
    let outside = year == 0 || year > last || (name == "昭和" && year == 1);
    outside.then(|| ("not_in_era", bounds.to_owned()))
}

/// A day that the calendar does not have, or that lies in the year of a change but in the other era.
fn not_there(name: &str, groups: &[u32]) -> Wrong {
    let start = match name {
        "令和" => 2018,
        "平成" => 1988,
        "昭和" => 1925,
        "大正" => 1911,
        _ => 1867,
    };
    let exists = match groups {
        [year, month, day, ..] => i32::try_from(*year)
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(start + year, *month, *day))
            .is_some(),
        _ => false,
    };
    let bounds = ERAS
        .into_iter()
        .find(|(n, ..)| *n == name)
        .map_or("", |e| e.4);
    if exists {
        let bounds = if name == "令和" {
            "令和は元年5月1日から"
        } else {
            bounds
        };
        ("not_in_era", bounds.to_owned())
    } else {
        wrong("no_such_day")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn of(text: &str) -> Result<Option<NaiveDate>, &'static str> {
        let cell = Cell::Text(text.into());
        read(&cell, day("2026-11-22"), false).map_err(|(rule, _)| rule)
    }

    #[test]
    fn dates_are_read_as_people_type_them_into_excel() {
        for text in [
            "R6.5.1",
            "令和6年5月1日",
            "令6.5.1",
            "2024/5/1",
            "2024-05-01",
            "20240501",
            "２０２４年５月１日",
            "2024/05/01 10:30",
            "2024/5/1(水)",
            "r6/5/1",
            "R.6.5.1",
            "45413",
        ] {
            assert_eq!(of(text), Ok(Some(day("2024-05-01"))), "{text}");
        }
        assert_eq!(of("S45.1.1"), Ok(Some(day("1970-01-01"))));
        assert_eq!(of("昭和元年12月25日"), Ok(Some(day("1926-12-25"))));
        assert_eq!(of("昭45.1.1"), Ok(Some(day("1970-01-01"))));
    }

    #[test]
    fn a_day_that_never_was_says_which_mistake_it_is() {
        for (text, rule) in [
            ("令和65年5月1日", "far_day"),
            ("令和65年", "no_month"),
            ("2026/2/30", "no_such_day"),
            ("昭和元年", "not_in_era"),
            ("昭和元年12月24日", "not_in_era"),
            ("平成40年1月1日", "not_in_era"),
            ("H31.5.1", "not_in_era"),
            ("R1.4.30", "not_in_era"),
            ("令和6年2月30日", "no_such_day"),
            ("20240230", "no_such_day"),
            ("5/1", "no_year"),
            ("2024年5月", "no_month"),
            ("24/5/1", "not_a_day"),
            ("不明", "not_a_day"),
            ("12", "not_a_day"),
        ] {
            assert_eq!(of(text), Err(rule), "{text}");
        }
    }

    #[test]
    fn numbers_of_a_spreadsheet_are_days_of_their_calendar() {
        let at = |number: f64, from_1904: bool| {
            read(&Cell::Number(number), day("2026-11-22"), from_1904).map_err(|(rule, _)| rule)
        };
        assert_eq!(at(45413.0, false), Ok(Some(day("2024-05-01"))));
        assert_eq!(at(45413.75, false), Ok(Some(day("2024-05-01"))));
        assert_eq!(at(43951.0, true), Ok(Some(day("2024-05-01"))));
        assert_eq!(at(20_240_501.0, false), Ok(Some(day("2024-05-01"))));
        assert_eq!(at(-3.0, false), Err("not_a_day"));
        assert_eq!(at(f64::NAN, false), Err("not_a_day"));
        let phantom = read(&Cell::Day(1900, 2, 29), day("2026-11-22"), false);
        assert_eq!(phantom.map_err(|(rule, _)| rule), Err("no_such_day"));
    }

    #[test]
    fn every_day_of_a_life_is_read_back_in_both_calendars() {
        let mut date = day("1926-01-01");
        while date < day("2030-01-01") {
            for text in [
                era::wareki(date),
                era::short(date),
                date.format("%Y/%-m/%-d").to_string(),
            ] {
                assert_eq!(of(&text), Ok(Some(date)), "{text}");
            }
            date = date + Days::new(13);
        }
    }
}
