//! 和暦 and 西暦: reading a date as people write it, and writing it back in both calendars.

use chrono::{Datelike, Months, NaiveDate, Weekday};
use serde::Serialize;
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

/// One era: Japanese name, Latin letter, and its first day.
struct Era {
    name: &'static str,
    letter: char,
    from: (i32, u32, u32),
}

/// Newest first. 明治 starts at the adoption of the Gregorian calendar (1873-01-01 = 明治6年).
const ERAS: [Era; 5] = [
    Era {
        name: "令和",
        letter: 'R',
        from: (2019, 5, 1),
    },
    Era {
        name: "平成",
        letter: 'H',
        from: (1989, 1, 8),
    },
    Era {
        name: "昭和",
        letter: 'S',
        from: (1926, 12, 25),
    },
    Era {
        name: "大正",
        letter: 'T',
        from: (1912, 7, 30),
    },
    Era {
        name: "明治",
        letter: 'M',
        from: (1868, 1, 1),
    },
];

const FIRST_YEAR: i32 = 1873;
const LAST_YEAR: i32 = 2100;

/// A date shown in both calendars.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BothCalendars {
    /// ISO form `2026-11-22`.
    pub iso: String,
    /// `令和8年11月22日`.
    pub wareki: String,
    /// `R8.11.22`.
    pub short: String,
    /// `日` … `土`.
    pub weekday: String,
}

/// A date in every form that the screens show.
pub fn both(date: NaiveDate) -> BothCalendars {
    BothCalendars {
        iso: date.format("%Y-%m-%d").to_string(),
        wareki: wareki(date),
        short: short(date),
        weekday: weekday(date).to_owned(),
    }
}

/// The Japanese weekday in one character.
pub fn weekday(date: NaiveDate) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "月",
        Weekday::Tue => "火",
        Weekday::Wed => "水",
        Weekday::Thu => "木",
        Weekday::Fri => "金",
        Weekday::Sat => "土",
        Weekday::Sun => "日",
    }
}

fn era_of(date: NaiveDate) -> Option<(&'static Era, i32)> {
    ERAS.iter()
        .find(|era| (date.year(), date.month(), date.day()) >= era.from)
        .map(|era| (era, date.year() - era.from.0 + 1))
}

/// `令和8年11月22日`; the first year of an era is 元年; before 1873 the Gregorian form.
pub fn wareki(date: NaiveDate) -> String {
    match era_of(date).filter(|_| date.year() >= FIRST_YEAR) {
        Some((era, 1)) => format!("{}元年{}月{}日", era.name, date.month(), date.day()),
        Some((era, year)) => format!("{}{year}年{}月{}日", era.name, date.month(), date.day()),
        None => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
    }
}

/// `R8.11.22`.
pub fn short(date: NaiveDate) -> String {
    match era_of(date).filter(|_| date.year() >= FIRST_YEAR) {
        Some((era, year)) => format!("{}{year}.{}.{}", era.letter, date.month(), date.day()),
        None => date.format("%Y.%-m.%-d").to_string(),
    }
}

/// The calendar in which papers give dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Calendar {
    /// 和暦
    #[default]
    Wareki,
    /// 西暦
    Seireki,
}

impl Calendar {
    /// `令和8年11月22日` or `2026年11月22日`.
    pub fn date(self, date: NaiveDate) -> String {
        match self {
            Self::Wareki => wareki(date),
            Self::Seireki => date.format("%Y年%-m月%-d日").to_string(),
        }
    }

    /// `R8.11.22` or `2026.11.22`.
    pub fn short(self, date: NaiveDate) -> String {
        match self {
            Self::Wareki => short(date),
            Self::Seireki => date.format("%Y.%-m.%-d").to_string(),
        }
    }

    /// `令和8年11月` or `2026年11月`: the month of a day.
    pub fn month(self, date: NaiveDate) -> String {
        let whole = self.date(date);
        let day = format!("{}日", date.day());
        whole.strip_suffix(&day).unwrap_or(&whole).to_owned()
    }

    /// An ISO date in words; empty where it is none.
    pub fn words(self, iso: &str) -> String {
        iso.parse().map(|date| self.date(date)).unwrap_or_default()
    }
}

/// Reads a date as people type it; `today` completes a form without year and the words 今日 / 昨日 / 明日.
///
/// Understood: `R8.11.22`, `令和8年11月22日`, `㋿8.11.22`, `令和元年5月1日`, `2026-11-22`, `2026/11/22`,
/// `20261122`, `11/22`, `11月22日`. A day that the era does not have (昭和65年) is refused.
pub fn read(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let plain: String = text
        .nfkc()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_uppercase)
        .collect();
    match plain.as_str() {
        "今日" | "きょう" | "本日" => return Some(today),
        "昨日" | "きのう" => return today.pred_opt(),
        "明日" | "あした" | "あす" => return today.succ_opt(),
        _ => {}
    }
    let date = read_era(&plain).or_else(|| read_plain(&plain, today))?;
    (FIRST_YEAR..=LAST_YEAR)
        .contains(&date.year())
        .then_some(date)
}

fn read_era(plain: &str) -> Option<NaiveDate> {
    let (at, era) = ERAS
        .iter()
        .enumerate()
        .find(|(_, era)| plain.starts_with(era.name) || plain.starts_with(era.letter))?;
    let rest = plain
        .strip_prefix(era.name)
        .or_else(|| plain.strip_prefix(era.letter))?;
    let rest = rest.replacen('元', "1", 1);
    let [year, month, day] = numbers(&rest)?[..] else {
        return None;
    };
    let date = NaiveDate::from_ymd_opt(era.from.0 + i32::try_from(year).ok()? - 1, month, day)?;
    let (owner, _) = era_of(date)?;
    (year >= 1 && std::ptr::eq(owner, ERAS.get(at)?)).then_some(date)
}

fn read_plain(plain: &str, today: NaiveDate) -> Option<NaiveDate> {
    if plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit()) {
        return NaiveDate::parse_from_str(plain, "%Y%m%d").ok();
    }
    match numbers(plain)?[..] {
        [year, month, day] if year >= 1000 => {
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
        }
        [month, day] => NaiveDate::from_ymd_opt(today.year(), month, day),
        _ => None,
    }
}

/// Numbers between the separators that dates are written with; None when anything else stands there.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let trimmed = text.trim_end_matches(['日', '.']);
    trimmed
        .split(['年', '月', '.', '/', '-', '・'])
        .map(|part| {
            (!part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        })
        .collect()
}

/// The fiscal year (April to March) that a day belongs to.
pub fn fiscal_year(date: NaiveDate) -> i32 {
    if date.month() >= 4 {
        date.year()
    } else {
        date.year() - 1
    }
}

/// First and last day of a period by its name: this_year and last_year are fiscal years; None for another name.
pub fn period(name: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let year = |y: i32| {
        Some((
            NaiveDate::from_ymd_opt(y, 4, 1)?,
            NaiveDate::from_ymd_opt(y + 1, 3, 31)?,
        ))
    };
    let month =
        |first: NaiveDate| Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?));
    let first = today.with_day(1)?;
    match name {
        "this_year" => year(fiscal_year(today)),
        "last_year" => year(fiscal_year(today) - 1),
        "this_month" => month(first),
        "last_month" => month(first.checked_sub_months(Months::new(1))?),
        _ => None,
    }
}

/// `R8` for fiscal year 2026: the head of a case number.
pub fn fiscal_head(year: i32) -> String {
    NaiveDate::from_ymd_opt(year, 5, 1)
        .and_then(|day| era_of(day).map(|(era, y)| format!("{}{y}", era.letter)))
        .unwrap_or_else(|| year.to_string())
}

/// Full years between two days, as age is counted; None when born after.
pub fn age(born: NaiveDate, on: NaiveDate) -> Option<u32> {
    on.years_since(born)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use icu_calendar::{Date, cal::Japanese};
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_paper_gives_dates_in_the_calendar_of_its_facility() {
        let both = |iso: &str| {
            [Calendar::Wareki, Calendar::Seireki].map(|calendar| {
                let date = day(iso);
                [
                    calendar.date(date),
                    calendar.short(date),
                    calendar.month(date),
                ]
            })
        };
        assert_eq!(
            both("2026-11-11"),
            [
                ["令和8年11月11日", "R8.11.11", "令和8年11月"],
                ["2026年11月11日", "2026.11.11", "2026年11月"],
            ]
        );
        assert_eq!(
            both("2019-05-01"),
            [
                ["令和元年5月1日", "R1.5.1", "令和元年5月"],
                ["2019年5月1日", "2019.5.1", "2019年5月"],
            ]
        );
        assert_eq!(Calendar::Seireki.words("2027-01-31"), "2027年1月31日");
        assert_eq!(Calendar::Seireki.words(""), "");
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let today = day("2026-11-22");
        for text in [
            "R8.11.22",
            "r8/11/22",
            "令和8年11月22日",
            "Ｒ８．１１．２２",
            "㋿8.11.22",
            "2026-11-22",
            "2026/11/22",
            "20261122",
            "11/22",
            "11月22日",
            "今日",
            "令和 8年 11月 22日",
        ] {
            assert_eq!(read(text, today), Some(today), "{text}");
        }
        assert_eq!(read("令和元年5月1日", today), Some(day("2019-05-01")));
        assert_eq!(read("S60.4.1", today), Some(day("1985-04-01")));
        assert_eq!(read("H31.4.30", today), Some(day("2019-04-30")));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        let today = day("2026-11-22");
        for text in [
            "昭和65年1月1日",
            "H31.5.1",
            "R1.4.30",
            "2026-02-29",
            "R0.1.1",
            "",
            "あ",
            "R8",
            "8.11.22",
            "1800-01-01",
            "R8.11.22.5",
        ] {
            assert_eq!(read(text, today), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_agrees_with_the_calendar_library(offset in 0i64..83_000) {
            let date = day("1873-01-01") + chrono::Days::new(offset.unsigned_abs());
            let theirs = Date::try_new_iso(date.year(), u8::try_from(date.month()).unwrap(), u8::try_from(date.day()).unwrap())
                .unwrap().to_calendar(Japanese::new());
            let (era, year) = era_of(date).unwrap();
            let theirs = theirs.era_year();
            let name = match era.name { "令和" => "reiwa", "平成" => "heisei", "昭和" => "showa", "大正" => "taisho", _ => "meiji" };
            prop_assert_eq!(theirs.era.as_str(), name);
            prop_assert_eq!(theirs.year, year);
            prop_assert_eq!(read(&wareki(date), date), Some(date));
            prop_assert_eq!(read(&short(date), date), Some(date));
        }
    }

    #[test]
    fn a_period_is_a_fiscal_year_or_a_month_of_the_calendar() {
        let of = |name: &str, today: &str| {
            period(name, day(today)).map(|(from, to)| (from.to_string(), to.to_string()))
        };
        let both = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(
            of("this_year", "2027-03-31"),
            both("2026-04-01", "2027-03-31")
        );
        assert_eq!(
            of("last_year", "2026-04-01"),
            both("2025-04-01", "2026-03-31")
        );
        assert_eq!(
            of("this_month", "2028-02-29"),
            both("2028-02-01", "2028-02-29")
        );
        assert_eq!(
            of("last_month", "2027-01-31"),
            both("2026-12-01", "2026-12-31")
        );
        assert_eq!(of("some_day", "2027-01-31"), None);
    }
}
