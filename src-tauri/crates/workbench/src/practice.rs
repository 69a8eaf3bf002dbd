//! Practice workplaces: invented cases, visibly different, never exported.

mod form;
mod generate;

pub use form::{PracticeCase, PracticeIntake, PracticeRecord};
pub use generate::generate;

use crate::api;
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::{CaseRef, Intake};
use crate::record::bad;
use crate::session::Workbench;
use model::noun::{Noun, Shape};
use serde_json::{Map, Value, json};

/// The hand-written practice cases.
///
/// # Errors
/// `internal` when an embedded file does not have the form; a test reads them all.
pub fn written() -> ApiResult<Vec<PracticeCase>> {
    assets::practice_files()
        .into_iter()
        .filter(|(name, _)| name != "consultations.json")
        .map(|(name, text)| {
            serde_json::from_str(text).map_err(|_| ApiError::Internal { log: name })
        })
        .collect()
}

/// Loads the hand-written cases and consultations into an open practice workplace.
///
/// # Errors
/// `forbidden` outside a practice workplace; otherwise what the calls answer.
pub fn load_written(bench: &mut Workbench) -> ApiResult<usize> {
    if !bench.is_practice() {
        return Err(ApiError::Forbidden);
    }
    let cases = written()?;
    for case in &cases {
        load(bench, case)?;
    }
    let consultations = assets::practice_files()
        .into_iter()
        .find(|(name, _)| name == "consultations.json");
    if let Some((name, text)) = consultations {
        let records: Vec<Value> =
            serde_json::from_str(text).map_err(|_| ApiError::Internal { log: name })?;
        for entry in records {
            let record = entry.get("record").cloned().unwrap_or_default();
            api::call(bench, "consultation_save", json!({ "record": record }))?;
        }
    }
    Ok(cases.len())
}

/// Loads one case through the same calls that the screens make. Works on any open workplace: tests and benchmarks
/// feed generated cases to an ordinary one.
///
/// # Errors
/// What the calls answer.
pub fn load(bench: &mut Workbench, case: &PracticeCase) -> ApiResult<CaseRef> {
    let ask = Intake {
        person: case.intake.person.clone(),
        case: case.intake.case.clone(),
        activity: case.intake.activity.clone(),
        ..Intake::default()
    };
    let made = crate::case::intake(bench, ask)?.value;
    for record in &case.records {
        save(bench, &made, record)?;
    }
    Ok(made)
}

fn save(bench: &mut Workbench, made: &CaseRef, record: &PracticeRecord) -> ApiResult<()> {
    let mut values = record.record.as_object().cloned().unwrap_or_default();
    link(record.noun, &mut values, made);
    if record.noun == Noun::Case || record.noun == Noun::Person {
        return Err(bad("person and case belong to the intake"));
    }
    api::call(
        bench,
        &format!("{}_save", record.noun.name()),
        json!({ "record": values }),
    )?;
    Ok(())
}

/// Fills in whose the record is.
fn link(noun: Noun, values: &mut Map<String, Value>, made: &CaseRef) {
    for field in noun.fields().iter().filter(|f| f.shape == Shape::Link) {
        match field.name {
            "person_id" => values.insert("person_id".to_owned(), made.person_id.clone().into()),
            "case_id" => values.insert("case_id".to_owned(), made.case_id.clone().into()),
            _ => None,
        };
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn there_are_thirty_practice_cases() {
        assert!(written().unwrap().len() >= 30);
    }
}
