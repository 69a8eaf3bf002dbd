//! 傷病手当金: days, not a date. The first paid day gives the days available; each paid day uses one.

use super::count::through_months;
use crate::casefile::CaseFile;
use crate::noun::SickPay;
use chrono::{Days, NaiveDate};
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;

/// Months from the first paid day that give the number of days.
const MONTHS: u32 = 18;
/// Last first day for which the months ran by the calendar, whatever was used (令和3年改正法 附則).
const LAST_BY_CALENDAR: &str = "2020-07-01";
/// No period is followed further than this: what is recorded for longer is a mistake of the record.
const MOST_DAYS: usize = 36_525;

/// How far the days of one illness are used on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct SickPayCount {
    /// The illness, empty for the main one.
    pub illness: String,
    /// First paid day.
    pub first_on: String,
    /// Eighteen months by the calendar end here.
    pub calendar_until: String,
    /// Days available: 546 to 549 as published, 550 over some leap days.
    pub available: i64,
    /// Days used up to the day.
    pub used: i64,
    /// Days left.
    pub left: i64,
    /// Last paid day where the benefit runs on without a break; empty when it does not run, or has ended.
    pub until: String,
    /// Last paid day if the person were off from tomorrow on without a break; empty when no day is left.
    pub earliest_end: String,
    /// The months run by the calendar: an interruption prolongs nothing.
    pub by_calendar: bool,
    /// The right ended after leaving: fit for work once, no second time.
    pub ended_after_leaving: bool,
    /// Nothing but the first day is recorded: counted as if there had been no break.
    pub estimated: bool,
}

/// Counts every illness of which something is recorded, as it stands on the day.
pub fn count_sick_pay(file: &CaseFile, on: NaiveDate) -> Vec<SickPayCount> {
    let illnesses: BTreeSet<&str> = file
        .sick_pays
        .iter()
        .map(|p| p.illness.trim())
        .chain(std::iter::once(""))
        .collect();
    let left_on = super::fact::left(file)
        .iter()
        .filter_map(|s| day(&s.on))
        .max();
    illnesses
        .into_iter()
        .filter_map(|illness| {
            let periods: Vec<&SickPay> = file
                .sick_pays
                .iter()
                .filter(|p| p.illness.trim() == illness)
                .collect();
            let told = file.insurances.iter().find_map(|i| day(&i.sick_pay_from));
            one(
                illness,
                &periods,
                told.filter(|_| illness.is_empty()),
                left_on,
                on,
            )
        })
        .collect()
}

fn day(iso: &str) -> Option<NaiveDate> {
    iso.parse().ok()
}

/// Recorded days of one illness.
struct Spans {
    paid: Vec<(NaiveDate, NaiveDate)>,
    unpaid: Vec<(NaiveDate, NaiveDate)>,
    /// First day at work after leaving the employer.
    fit_after: Option<NaiveDate>,
}

impl Spans {
    fn of(periods: &[&SickPay], left_on: Option<NaiveDate>) -> Self {
        let span = |p: &&SickPay| {
            let to = day(&p.to_date).unwrap_or(NaiveDate::MAX);
            day(&p.from_date).map(|from| (from, to))
        };
        let of = |kinds: &[&str]| -> Vec<_> {
            periods
                .iter()
                .filter(|p| kinds.contains(&p.kind.as_str()))
                .filter_map(span)
                .collect()
        };
        let fit_after = left_on.and_then(|left| {
            let worked = of(&["worked"]).into_iter();
            worked
                .filter(|(_, to)| *to > left)
                .map(|(from, _)| from.max(left.succ_opt().unwrap_or(left)))
                .min()
        });
        Self {
            paid: of(&["paid", "partial"]),
            unpaid: of(&["worked", "full_pay", "pension"]),
            fit_after,
        }
    }

    /// Does the day use up one of the days? A day at work or fully paid does not, even inside a paid period.
    fn uses(&self, on: NaiveDate) -> bool {
        let within = |spans: &[(NaiveDate, NaiveDate)]| {
            spans.iter().any(|(from, to)| *from <= on && on <= *to)
        };
        within(&self.paid) && !within(&self.unpaid) && self.fit_after.is_none_or(|fit| on < fit)
    }

    fn runs_on(&self) -> bool {
        let open =
            |spans: &[(NaiveDate, NaiveDate)]| spans.iter().any(|(_, to)| *to == NaiveDate::MAX);
        open(&self.paid) && !open(&self.unpaid) && self.fit_after.is_none()
    }
}

fn one(
    illness: &str,
    periods: &[&SickPay],
    told: Option<NaiveDate>,
    left_on: Option<NaiveDate>,
    on: NaiveDate,
) -> Option<SickPayCount> {
    let mut spans = Spans::of(periods, left_on);
    let estimated = spans.paid.is_empty();
    let first = told.or_else(|| spans.paid.iter().map(|(from, _)| *from).min())?;
    if estimated {
        spans.paid.push((first, NaiveDate::MAX));
    }
    let last = through_months(first, MONTHS)?;
    let available = (last - first).num_days() + 1;
    let by_calendar = first.to_string().as_str() <= LAST_BY_CALENDAR;
    let ended_after_leaving = spans.fit_after.is_some_and(|fit| fit <= on);
    let until_day = |wanted: i64| -> Option<NaiveDate> {
        let mut days = first.iter_days().take(MOST_DAYS).filter(|d| spans.uses(*d));
        days.nth(usize::try_from(wanted).ok()?.checked_sub(1)?)
    };
    let used_days = first
        .iter_days()
        .take(MOST_DAYS)
        .take_while(|d| *d <= on)
        .filter(|d| spans.uses(*d));
    let used = i64::try_from(used_days.count()).unwrap_or(0);
    let (used, left, end) = if by_calendar {
        let gone = ((on.min(last) - first).num_days() + 1).max(0);
        (gone, available - gone, Some(last))
    } else {
        let used = used.min(available);
        let end = spans.runs_on().then(|| until_day(available)).flatten();
        (used, available - used, end)
    };
    let left = if ended_after_leaving { 0 } else { left };
    let earliest = if by_calendar {
        Some(last)
    } else {
        on.checked_add_days(Days::new(left.unsigned_abs()))
    };
    let shown = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    Some(SickPayCount {
        illness: illness.to_owned(),
        first_on: first.to_string(),
        calendar_until: last.to_string(),
        available,
        used,
        left,
        until: shown(end.filter(|_| !ended_after_leaving)),
        earliest_end: shown(earliest.filter(|_| left > 0)),
        by_calendar,
        ended_after_leaving,
        estimated,
    })
}
