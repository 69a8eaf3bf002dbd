//! The vocabulary of the forms, and typed dates.

use crate::assets;
use crate::error::ApiResult;
use crate::message::*;
use crate::session::Workbench;
use chrono::NaiveDate;
use model::era;
use model::noun::{
    Activity, Benefit, Case, Consent, Consultation, Employment, FeeCheck, Insurance, Measure, Memo,
    Noun, Opinion, Outcome, Person, Plan, Record, SickPay, Todo, Treatment,
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

/// Days from today to an ISO date, negative when it has passed.
pub(crate) fn days_until(iso: &str, today: NaiveDate) -> i64 {
    iso.parse::<NaiveDate>()
        .map_or(0, |day| (day - today).num_days())
}
