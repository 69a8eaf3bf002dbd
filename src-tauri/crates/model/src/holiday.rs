//! Days on which an office is closed: 国民の祝日 as announced, weekends, and closed days of the house. Data from
//! `assets/rules/holiday.toml`.

use crate::code::Certainty;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The calendar of closed days as data.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Holidays {
    /// Version of the data.
    pub version: String,
    /// Where it comes from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Last year whose days were announced one by one.
    pub announced_until: i32,
    /// Closed days of the house, every year.
    #[serde(default)]
    pub closed: Vec<Closed>,
    /// Days of the law for the years after the announced ones.
    #[serde(default)]
    pub planned: Vec<Planned>,
    /// Announced days.
    #[serde(default)]
    pub days: BTreeMap<NaiveDate, String>,
}

/// Some days of every year on which the house is closed.
#[derive(Clone, Debug, Deserialize)]
pub struct Closed {
    /// First day, `MM-DD`.
    pub from: String,
    /// Last day, `MM-DD`; before the first it lies in the next year.
    pub to: String,
    /// What they are called.
    pub name: String,
    /// How sure it is that the house is closed.
    pub certainty: Certainty,
}

/// A day that the law fixes: a date, or a Monday of a month.
#[derive(Clone, Debug, Deserialize)]
pub struct Planned {
    /// Month.
    pub month: u32,
    /// Day of the month, where it is a date.
    #[serde(default)]
    pub day: u32,
    /// Which Monday, where it is one.
    #[serde(default)]
    pub monday: u32,
    /// What it is called.
    pub name: String,
}

/// Why a day is no working day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Off {
    /// holiday | planned (not announced yet) | closed (of the house) | weekend
    pub kind: String,
    /// Name of the day, empty at a weekend.
    pub name: String,
}

impl Off {
    fn of(kind: &str, name: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            name: name.to_owned(),
        }
    }
}

impl Planned {
    fn day_in(&self, year: i32) -> Option<NaiveDate> {
        if self.monday == 0 {
            return NaiveDate::from_ymd_opt(year, self.month, self.day);
        }
        let nth = u8::try_from(self.monday).ok()?;
        NaiveDate::from_weekday_of_month_opt(year, self.month, Weekday::Mon, nth)
    }
}

impl Closed {
    fn covers(&self, day: NaiveDate) -> bool {
        let at = day.format("%m-%d").to_string();
        if self.from <= self.to {
            self.from <= at && at <= self.to
        } else {
            self.from <= at || at <= self.to
        }
    }
}

impl Holidays {
    /// Why nobody works on the day; None on a working day. A holiday on a weekend is told by its name.
    pub fn off(&self, day: NaiveDate) -> Option<Off> {
        if let Some(name) = self.days.get(&day) {
            return Some(Off::of("holiday", name));
        }
        if day.year() > self.announced_until
            && let Some(name) = self.planned_name(day)
        {
            return Some(Off::of("planned", name));
        }
        if let Some(closed) = self.closed.iter().find(|c| c.covers(day)) {
            return Some(Off::of("closed", &closed.name));
        }
        matches!(day.weekday(), Weekday::Sat | Weekday::Sun).then(|| Off::of("weekend", ""))
    }

    /// The name that the law gives the day, without what is announced from year to year. A holiday on a Sunday moves to
    /// the next day that is none.
    pub fn planned_name(&self, day: NaiveDate) -> Option<&str> {
        let named = |day: NaiveDate| {
            self.planned
                .iter()
                .find(|p| p.day_in(day.year()) == Some(day))
                .map(|p| p.name.as_str())
        };
        if let Some(name) = named(day) {
            return Some(name);
        }
        let mut before = day.pred_opt()?;
        while named(before).is_some() {
            if before.weekday() == Weekday::Sun {
                return Some("振替休日");
            }
            before = before.pred_opt()?;
        }
        None
    }

    /// Is somebody at work on the day?
    pub fn is_working(&self, day: NaiveDate) -> bool {
        self.off(day).is_none()
    }

    /// The day itself, or the last working day before it.
    pub fn last_working(&self, day: NaiveDate) -> NaiveDate {
        // No run of closed days is longer than a few weeks; data that closes every day moves nothing.
        (0..60)
            .filter_map(|back| day.checked_sub_days(Days::new(back)))
            .find(|day| self.is_working(*day))
            .unwrap_or(day)
    }
}
