//! Deadlines: why a date is this date, the month with its closed days, the course of a case, and a calendar file that
//! names nobody.

mod ics;
#[cfg(test)]
mod tests;

use crate::assets;
use crate::clock;
use crate::desk::days_until;
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Staged, secret32};
use crate::message::*;
use crate::session::Workbench;
use ::exchange::{paper_case, paper_seal};
use chrono::{Datelike, Days, Months, NaiveDate};
use model::deadline;
use model::era;
use model::return_code::ReturnCode;
use model::timeline::{Timeline, timeline};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use store::desk::DateRow;
use store::log::Left;
use store::slots::hex;

/// Dates that a month shows at most; a file has them all.
const MOST: u32 = 2_000;
/// Letters that the code of a case carries in a calendar file; no form has them.
const LETTERS: &str = "DAY";

/// Explains one date of a case.
pub(crate) fn date_why(bench: &mut Workbench, ask: DateWhy) -> ApiResult<DateReason> {
    let store = bench.store()?;
    let case_id = store.case_id(&ask.case_id)?;
    let file = store.case_file(&case_id)?;
    let today = bench.today().to_string();
    let line = (ask.rule.as_str(), ask.legal_on.as_str(), ask.label.as_str());
    let kept = crate::retention::kept(bench)?;
    let calendar = crate::retention::calendar(kept.as_ref());
    let why = deadline::why(calendar, &file, &today, line);
    let passage_title = why
        .as_ref()
        .and_then(|why| {
            let manual = bench.edition_with(&why.passage)?;
            let passage = manual.edition.find(&why.passage)?;
            Some(passage.title.clone())
        })
        .unwrap_or_default();
    Ok(DateReason { why, passage_title })
}

/// A month in whole weeks, with the dates of its days.
pub(crate) fn calendar_month(bench: &mut Workbench, ask: CalendarAt) -> ApiResult<CalendarMonth> {
    let today = bench.today();
    let first = if ask.month.is_empty() {
        today.with_day(1).unwrap_or(today)
    } else {
        format!("{}-01", ask.month)
            .parse()
            .map_err(|_| crate::record::bad("month"))?
    };
    let shift = |months: i32| {
        let by = Months::new(months.unsigned_abs());
        let moved = if months < 0 {
            first.checked_sub_months(by)
        } else {
            first.checked_add_months(by)
        };
        moved.unwrap_or(first)
    };
    let days = weeks(first, shift(1));
    let month_of = |day: NaiveDate| day.format("%Y-%m").to_string();
    let holidays = assets::calendar().holidays;
    let (from, until) = (days.first().copied(), days.last().copied());
    let rows = bench.store()?.dates_between(
        &from.unwrap_or(first).to_string(),
        &until.unwrap_or(first).to_string(),
        &whose(bench, ask.mine)?,
        MOST,
    )?;
    Ok(CalendarMonth {
        month: month_of(first),
        previous: month_of(shift(-1)),
        next: month_of(shift(1)),
        days: days
            .into_iter()
            .map(|day| CalendarDay {
                date: era::both(day),
                in_month: day.month() == first.month(),
                off: holidays.off(day),
            })
            .collect(),
        cut: rows.len() as u64 >= u64::from(MOST),
        lines: rows
            .into_iter()
            .map(|row| line(bench, row, today))
            .collect::<ApiResult<_>>()?,
        announced_until: holidays.announced_until,
    })
}

/// Every day of the weeks that touch the month, Sunday first.
fn weeks(first: NaiveDate, next: NaiveDate) -> Vec<NaiveDate> {
    let back = u64::from(first.weekday().num_days_from_sunday());
    let start = first.checked_sub_days(Days::new(back)).unwrap_or(first);
    let days: Vec<NaiveDate> = start.iter_days().take(42).collect();
    days.chunks(7)
        .filter(|week| week.first().is_some_and(|day| *day < next))
        .flatten()
        .copied()
        .collect()
}

/// Whose dates: of the one who asks, or everybody's.
fn whose(bench: &Workbench, mine: bool) -> ApiResult<String> {
    if mine {
        bench.user_id()
    } else {
        Ok(String::new())
    }
}

fn line(bench: &Workbench, mut row: DateRow, today: NaiveDate) -> ApiResult<CalendarLine> {
    let key = LineKey {
        case_id: row.case_id.clone(),
        rule: row.rule.clone(),
        on: row.legal_on.clone(),
        record_id: row.record_id,
    };
    let rule = assets::today_rules().of(&row.rule);
    if row.case_id.is_empty() {
        row.label = crate::today::own_label(&row.rule, row.label);
        row.basis.clone_from(&rule.basis);
    }
    Ok(CalendarLine {
        place: crate::today::place_of(bench.store()?, &key, &rule)?,
        days: days_until(&row.on, today),
        case_id: row.case_id,
        name: row.name,
        kana: row.kana,
        on: row.on,
        legal_on: row.legal_on,
        label: row.label,
        basis: row.basis,
        rule: row.rule,
        opens: row.opens,
    })
}

/// The course of a case on one line.
pub(crate) fn case_timeline(bench: &mut Workbench, ask: ById) -> ApiResult<Timeline> {
    let store = bench.store()?;
    let case_id = store.case_id(&ask.id)?;
    let file = store.case_file(&case_id)?;
    let (activities, _) = store.activities(&case_id, 0, u32::MAX)?;
    let contacts: Vec<(String, String)> = activities
        .into_iter()
        .map(|a| (a.on_date, a.channel))
        .collect();
    let today = bench.today();
    let mut dates = deadline::open_dates(assets::calendar(), &file, &today.to_string());
    if !crate::interview::only(bench).is_empty() {
        dates.retain(|date| crate::today::is_for_all_eyes(&date.rule));
    }
    Ok(timeline(&file, assets::codes(), &contacts, &dates, today))
}

/// Enters a calendar file in the register, then gives it its name. It tells days and codes, never who or what.
pub(crate) fn calendar_save(
    bench: &mut Workbench,
    ask: CalendarSave,
) -> ApiResult<Changed<CalendarSaved>> {
    let day = |iso: &str| {
        iso.parse::<NaiveDate>()
            .map_err(|_| crate::record::bad("day"))
    };
    let (from, until) = (day(&ask.from)?, day(&ask.until)?);
    let (text, dates) = events(bench, [from, until], ask.mine)?;
    let path = target(bench, &ask.path)?;
    let staged = Staged::write(&path, text.as_bytes())?;
    let sha256 = hex(&Sha256::digest(text.as_bytes()));
    let place = path.display().to_string();
    let entry = Left {
        paper: "calendar".to_owned(),
        recipient: ask.recipient.chars().take(100).collect(),
        purpose: ask.purpose.chars().take(100).collect(),
        sha256: sha256.clone(),
        place: place.clone(),
        ..Left::default()
    };
    let acts = ["save_calendar", "save_calendar_failed"];
    let ids = crate::paper::out(bench, &[entry], acts, || staged.finish())?;
    Ok(Changed {
        value: CalendarSaved {
            register_id: ids.first().copied().unwrap_or(0),
            place,
            dates,
            sha256,
        },
        touched: vec![Touched::Logs],
    })
}

fn target(bench: &Workbench, path: &str) -> ApiResult<PathBuf> {
    if !path.is_empty() {
        let path = PathBuf::from(path);
        return if path.is_absolute() {
            Ok(path)
        } else {
            Err(ApiError::FolderUnusable)
        };
    }
    let folder = crate::settings::read(bench)?.paper_folder;
    if folder.is_empty() {
        return Err(ApiError::FolderUnusable);
    }
    let day = clock::business_date(bench.now()).format("%Y%m%d");
    let name = format!("calendar-{day}.ics");
    Ok(crate::paper::unused(Path::new(&folder), &name))
}

/// The file, with every date of these days, and how many they are.
fn events(bench: &Workbench, days: [NaiveDate; 2], mine: bool) -> ApiResult<(String, usize)> {
    let key = secret32(bench, "pseudonym")?;
    let [from, until] = days.map(|day| day.to_string());
    let mut file = ics::File::new(bench.now());
    let store = bench.store()?;
    store.each_date(&from, &until, &whose(bench, mine)?, |row| {
        if let Some(event) = event(&key, &row) {
            file.put(&event);
        }
    })?;
    Ok(file.done())
}

/// One event a line. The code of the case is that of its papers, so that it can be looked up here and nowhere else; what
/// belongs to no case has none, and is told apart by its record.
fn event(key: &[u8; 32], row: &DateRow) -> Option<ics::Event> {
    let no_case = row.case_id.is_empty();
    let code = if no_case {
        String::new()
    } else {
        let case = paper_case(key, &row.case_id);
        let code = ReturnCode::new(LETTERS, case, paper_seal(key, LETTERS, &case)).ok()?;
        code.to_string()
    };
    let last = if no_case { &row.record_id } else { &row.label };
    let name = [&row.case_id, &row.rule, &row.legal_on, last].map(String::as_str);
    Some(ics::Event {
        on: row.on.parse().ok()?,
        code,
        id: mac(key, &name.join("\n")),
    })
}

/// The same date keeps its name from file to file, and nobody without the key can try out what it may be.
fn mac(key: &[u8; 32], text: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(key);
    hash.update(b"calendar");
    hash.update(text.as_bytes());
    hex(&hash.finalize()).chars().take(32).collect()
}
