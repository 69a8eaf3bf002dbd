//! A record in one line, so that a person can tell it from another.

use crate::assets;
use model::casefile::CaseFile;
use model::noun::{Field, Noun, Record, Shape};
use serde_json::Value;

/// Characters of a text in such a line.
const TEXT: usize = 40;
/// Facts in such a line.
const FACTS: usize = 4;

/// Records of a case file, each in a line.
pub(super) fn lines(file: &CaseFile, noun: Noun, ids: &[String]) -> Vec<String> {
    match noun {
        Noun::Consent => of(&file.consents, ids),
        Noun::Employment => of(&file.employments, ids),
        Noun::Treatment => of(&file.treatments, ids),
        Noun::Plan => of(&file.plans, ids),
        Noun::Outcome => of(&file.outcomes, ids),
        _ => Vec::new(),
    }
}

fn of<R: Record>(records: &[R], ids: &[String]) -> Vec<String> {
    let wanted = records.iter().filter(|r| ids.iter().any(|id| id == r.id()));
    wanted
        .filter_map(|r| serde_json::to_value(r).ok())
        .map(|value| {
            let (on, words) = line(R::NOUN, &value);
            [on, words]
                .into_iter()
                .filter(|w| !w.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}

/// The day of a record and what it says, in a line.
pub(super) fn line(noun: Noun, record: &Value) -> (String, String) {
    let on = noun
        .fields()
        .iter()
        .filter(|f| f.shape == Shape::Date)
        .find_map(|f| text(record, f));
    let facts: Vec<String> = noun
        .fields()
        .iter()
        .filter_map(|field| said(record, field))
        .take(FACTS)
        .collect();
    (on.unwrap_or_default(), facts.join("・"))
}

fn text(record: &Value, field: &Field) -> Option<String> {
    let text = record.get(field.name)?.as_str()?;
    (!text.is_empty()).then(|| text.to_owned())
}

fn said(record: &Value, field: &Field) -> Option<String> {
    let codes = assets::codes();
    match field.shape {
        Shape::Code(list) => Some(codes.label(list, &text(record, field)?).to_owned()),
        Shape::Codes(list) => {
            let all: Vec<String> = serde_json::from_value(record.get(field.name)?.clone()).ok()?;
            (!all.is_empty()).then(|| codes.labels(list, &all))
        }
        Shape::Short | Shape::Long => {
            let words = text(record, field)?.replace(['\n', '\t'], " ");
            let mut short: String = words.chars().take(TEXT).collect();
            if short.chars().count() < words.chars().count() {
                short.push('…');
            }
            Some(short)
        }
        _ => None,
    }
}
