//! The vocabulary of the forms, and typed dates.

use crate::assets;
use crate::error::ApiResult;
use crate::message::*;
use crate::session::Workbench;
use model::era;
use model::noun::{
    Activity, Benefit, Case, Consent, Consultation, Employment, FeeCheck, Insurance, Measure, Memo, Noun, Opinion, Outcome, Person, Plan, Record, SickPay, Todo, Treatment,
};
use serde_json::Value;

/// Code lists, declared fields and blank records.
pub(crate) fn vocabulary(bench: &mut Workbench, _: Nothing) -> ApiResult<Vocabulary> {
    let users = match &bench.open {
        Some(open) => open
            .store
            .users()?
            .iter()
            .map(crate::settings::user_of)
            .collect(),
        None => Vec::new(),
    };
    Ok(Vocabulary {
        codes: assets::codes().clone(),
        fields: Noun::ALL
            .into_iter()
            .map(|noun| (noun, noun.fields().to_vec()))
            .collect(),
        blanks: Noun::ALL
            .into_iter()
            .map(|noun| (noun, blank(noun)))
            .collect(),
        users,
    })
}

fn blank(noun: Noun) -> Value {
    fn of<R: Record>() -> Value {
        serde_json::to_value(R::default()).unwrap_or_default()
    }
    match noun {
        Noun::Person => of::<Person>(),
        Noun::Case => of::<Case>(),
        Noun::Employment => of::<Employment>(),
        Noun::Treatment => of::<Treatment>(),
        Noun::Insurance => of::<Insurance>(),
        Noun::Activity => of::<Activity>(),
        Noun::Consultation => of::<Consultation>(),
        Noun::Consent => of::<Consent>(),
        Noun::Opinion => of::<Opinion>(),
        Noun::Plan => of::<Plan>(),
        Noun::Measure => of::<Measure>(),
        Noun::Benefit => of::<Benefit>(),
        Noun::Outcome => of::<Outcome>(),
        Noun::FeeCheck => of::<FeeCheck>(),
        Noun::Memo => of::<Memo>(),
        Noun::Todo => of::<Todo>(),
        Noun::SickPay => of::<SickPay>(),
    }
}

/// Reads a date as typed and shows it in both calendars.
pub(crate) fn date_read(bench: &mut Workbench, ask: DateRead) -> ApiResult<DateShown> {
    Ok(DateShown {
        date: era::read(&ask.text, bench.today()).map(era::both),
    })
}

/// The first screen.
pub(crate) fn today(bench: &mut Workbench, _: Nothing) -> ApiResult<Today> {
    let today = bench.today();
    let settings = crate::settings::read(bench)?;
    let store = bench.store()?;
    let until = today + Duration::days(30);
    let dates: Vec<TodayLine> = store
        .dates_until(&until.to_string())?
        .into_iter()
        .map(|row| TodayLine {
            days: days_until(&row.on, today),
            case_id: row.case_id,
            name: row.name,
            kana: row.kana,
            on: row.on,
            legal_on: row.legal_on,
            label: row.label,
            basis: row.basis,
            rule: row.rule,
        })
        .collect();
    let count = |range: std::ops::RangeInclusive<i64>| {
        dates.iter().filter(|d| range.contains(&d.days)).count()
    };
    let quiet_before = (today - Duration::days(i64::from(settings.quiet_days))).to_string();
    Ok(Today {
        date: era::both(today),
        counts: TodayCounts {
            overdue: count(i64::MIN..=-1),
            today: count(0..=0),
            week: count(1..=7),
            month: count(8..=30),
        },
        dates,
        drafts: crate::draft::of_user(bench)?,
        missing: store
            .missing_cases(10)?
            .into_iter()
            .map(|row| TodayMissing {
                case_id: row.case_id,
                name: row.name,
                stage: row.stage,
                items: row.labels,
            })
            .collect(),
        quiet: store
            .quiet_cases(&quiet_before, 10)?
            .into_iter()
            .map(|(case_id, name, last_on)| TodayQuiet {
                days: -days_until(&last_on, today),
                case_id,
                name,
                last_on,
            })
            .collect(),
        exchange: exchange_counts(bench)?,
        backup_at: store.meta("backup_at")?.unwrap_or_default(),
    })
}

pub(crate) fn days_until(iso: &str, today: NaiveDate) -> i64 {
    iso.parse::<NaiveDate>()
        .map_or(0, |day| (day - today).num_days())
}

fn exchange_counts(bench: &Workbench) -> ApiResult<ExchangeCounts> {
    if bench.is_practice() {
        return Ok(ExchangeCounts::default());
    }
    let store = bench.store()?;
    let (unsent, waiting, received) = store.exchange_counts()?;
    let last = store.bundles()?.into_iter().next();
    let number = |n: i64| usize::try_from(n).unwrap_or(0);
    Ok(ExchangeCounts {
        unsent: number(unsent),
        waiting: number(waiting),
        received: number(received),
        last_sequence: last.as_ref().map_or(0, |b| b.sequence),
        last_on: last
            .map(|b| b.at.get(..10).unwrap_or_default().to_owned())
            .unwrap_or_default(),
    })
}
