//! Two records of one person: where they differ, which value stands, what speaks against it being one person, and what
//! comes back when they are told apart again. Nothing here decides that two records are one: a person does.

use crate::casefile::CaseFile;
use crate::noun::{Noun, Person, Record};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

#[cfg(test)]
mod tests;

/// Which of two records a value comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The record that stays.
    #[default]
    Kept,
    /// The record that goes into it.
    Gone,
}

/// Where a field goes that was changed while the two were one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// It stays with the record that stayed.
    #[default]
    Kept,
    /// It goes to the other one; the record that stayed gets back what it had.
    Gone,
    /// Both have it.
    Both,
}

/// A field in which two records differ.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Difference {
    /// Noun of the record.
    pub noun: Noun,
    /// Field.
    pub field: String,
    /// What the field is called.
    pub label: String,
    /// Value of the record that stays.
    #[ts(type = "unknown")]
    pub kept: Value,
    /// Value of the other one.
    #[ts(type = "unknown")]
    pub gone: Value,
    /// The one that stands unless the person chooses otherwise.
    pub side: Whose,
}

/// Fields that no choice touches: whose the record is, what it is called, and its link to an earlier case.
const FIXED: [&str; 3] = ["person_id", "number", "former_case"];

/// A case that is still supported is not closed by an older record of it: nothing with a date may be forgotten.
const OPEN_STANDS: &str = "closed_on";

/// When each field was changed last, as the history knows it; a field that never was has none.
pub type Times = BTreeMap<String, String>;

/// Fields in which two records differ, each with the newer value that is not empty; of two equally new ones, the value of
/// the record that stays.
pub fn differences<R: Record>(
    kept: &R,
    gone: &R,
    kept_at: &Times,
    gone_at: &Times,
) -> Vec<Difference> {
    let (left, right) = (fields_of(kept), fields_of(gone));
    let mut out = Vec::new();
    for field in R::FIELDS.iter().filter(|f| !FIXED.contains(&f.name)) {
        let value = |of: &Map<String, Value>| of.get(field.name).cloned().unwrap_or_default();
        let (kept, gone) = (value(&left), value(&right));
        if kept == gone {
            continue;
        }
        let at = |times: &Times| times.get(field.name).cloned().unwrap_or_default();
        out.push(Difference {
            noun: R::NOUN,
            field: field.name.to_owned(),
            label: field.label.to_owned(),
            side: newer(field.name, (&kept, &at(kept_at)), (&gone, &at(gone_at))),
            kept,
            gone,
        });
    }
    out
}

/// A box that somebody unticked is a value; one that was never touched is empty.
fn is_empty(value: &Value, at: &str) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(ticked) => !ticked && at.is_empty(),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn newer(field: &str, kept: (&Value, &str), gone: (&Value, &str)) -> Whose {
    let (no_left, no_right) = (is_empty(kept.0, kept.1), is_empty(gone.0, gone.1));
    let right = match (no_left, no_right) {
        (true, false) => field != OPEN_STANDS,
        (false, true) => field == OPEN_STANDS,
        // Instants of one form compare as text.
        _ => gone.1 > kept.1,
    };
    if right { Whose::Gone } else { Whose::Kept }
}

/// The fields of a record by name, without id and revision.
pub fn fields_of<R: Record>(record: &R) -> Map<String, Value> {
    match serde_json::to_value(record) {
        Ok(Value::Object(mut map)) => {
            map.remove("id");
            map.remove("rev");
            map
        }
        _ => Map::new(),
    }
}

/// The record that stays, with the values that were chosen from the other one.
///
/// # Errors
/// A value that does not have the shape of its field.
pub fn chosen<R: Record>(kept: &R, differences: &[Difference]) -> Result<R, serde_json::Error> {
    let mut fields = fields_of(kept);
    for one in differences.iter().filter(|d| d.noun == R::NOUN) {
        if one.side == Whose::Gone {
            fields.insert(one.field.clone(), one.gone.clone());
        }
    }
    read(fields, kept)
}

fn read<R: Record>(fields: Map<String, Value>, like: &R) -> Result<R, serde_json::Error> {
    let mut record: R = serde_json::from_value(Value::Object(fields))?;
    record.set_id(like.id().to_owned());
    record.set_rev(like.rev());
    Ok(record)
}

/// Facts about a person that two records tell differently although no mistake is likely: reasons to look again.
pub fn against(one: &Person, other: &Person) -> Vec<&'static str> {
    let differ = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && a != b;
    let mut out = Vec::new();
    if differ(&one.birth_date, &other.birth_date) {
        out.push("birth_date");
    }
    if differ(&one.sex, &other.sex) {
        out.push("sex");
    }
    out
}

/// Ids of the records of `gone` that say exactly what one of `kept` says; each of these is matched once. Ids, revisions and
/// the owner (`case_id`, `person_id`) say nothing, nor which of several is the main one.
pub fn equals(kept: &[Value], gone: &[Value]) -> BTreeSet<String> {
    let said = |record: &Value| {
        let mut map = record.as_object().cloned().unwrap_or_default();
        for name in ["id", "rev", "case_id", "person_id", "main"] {
            map.remove(name);
        }
        Value::Object(map).to_string()
    };
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    for record in kept {
        *left.entry(said(record)).or_default() += 1;
    }
    let mut out = BTreeSet::new();
    for record in gone {
        if let Some(n) = left.get_mut(&said(record)).filter(|n| **n > 0) {
            *n -= 1;
            out.extend(record.get("id").and_then(Value::as_str).map(str::to_owned));
        }
    }
    out
}

/// Records of both sides that a reader could hold against each other; all of them are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Noun.
    pub noun: Noun,
    /// Records of the side that stays.
    pub kept: Vec<String>,
    /// Records of the other.
    pub gone: Vec<String>,
}

/// Consents to one purpose, work that runs, main diseases, plans of one version and outcomes that stand on both sides.
pub fn clashes(kept: &CaseFile, gone: &CaseFile, on: &str) -> Vec<Clash> {
    let mut out = Vec::new();
    let mut note = |noun: Noun, left: Vec<String>, right: Vec<String>| {
        if !left.is_empty() && !right.is_empty() {
            out.push(Clash {
                noun,
                kept: left,
                gone: right,
            });
        }
    };
    let purposes: BTreeSet<&str> = kept.consents.iter().map(|c| c.purpose.as_str()).collect();
    for purpose in purposes {
        let of = |file: &CaseFile| {
            let those = file.consents.iter().filter(|c| c.purpose == purpose);
            those.map(|c| c.id.clone()).collect()
        };
        note(Noun::Consent, of(kept), of(gone));
    }
    if kept.person.id != gone.person.id {
        let of = |file: &CaseFile| {
            let running = file.employments.iter().filter(|e| e.runs(on));
            running.map(|e| e.id.clone()).collect()
        };
        note(Noun::Employment, of(kept), of(gone));
    }
    let main = |file: &CaseFile| {
        let those = file.treatments.iter().filter(|t| t.main);
        those.map(|t| t.id.clone()).collect()
    };
    note(Noun::Treatment, main(kept), main(gone));
    let versions: BTreeSet<Option<i64>> = kept.plans.iter().map(|p| p.version).collect();
    for version in versions {
        let of = |file: &CaseFile| {
            let those = file.plans.iter().filter(|p| p.version == version);
            those.map(|p| p.id.clone()).collect()
        };
        note(Noun::Plan, of(kept), of(gone));
    }
    let ended = |file: &CaseFile| file.outcomes.iter().map(|o| o.id.clone()).collect();
    note(Noun::Outcome, ended(kept), ended(gone));
    out
}

/// A field that was changed after two records became one.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ChangedSince {
    /// Noun of the record.
    pub noun: Noun,
    /// Field.
    pub field: String,
    /// What the field is called.
    pub label: String,
    /// Value now.
    #[ts(type = "unknown")]
    pub now: Value,
    /// What the record that stayed had of its own.
    #[ts(type = "unknown")]
    pub kept: Value,
    /// What the other had of its own.
    #[ts(type = "unknown")]
    pub gone: Value,
}

/// Fields of the record that stayed whose value is another one than the merge left there: for each a person says where it
/// goes. `gone` is the other record as it was, `merged` what was chosen for the fields in which the two differed.
pub fn changed_since<R: Record>(now: &R, gone: &R, merged: &[Difference]) -> Vec<ChangedSince> {
    let (present, other) = (fields_of(now), fields_of(gone));
    let mut out = Vec::new();
    for field in R::FIELDS.iter().filter(|f| !FIXED.contains(&f.name)) {
        let of = |map: &Map<String, Value>| map.get(field.name).cloned().unwrap_or_default();
        let (value, gone) = (of(&present), of(&other));
        let (kept, left) = match differing::<R>(merged, field.name) {
            Some(d) if d.side == Whose::Gone => (d.kept.clone(), d.gone.clone()),
            Some(d) => (d.kept.clone(), d.kept.clone()),
            None => (gone.clone(), gone.clone()),
        };
        if value != left {
            out.push(ChangedSince {
                noun: R::NOUN,
                field: field.name.to_owned(),
                label: field.label.to_owned(),
                now: value,
                kept,
                gone,
            });
        }
    }
    out
}

fn differing<'a, R: Record>(merged: &'a [Difference], field: &str) -> Option<&'a Difference> {
    merged
        .iter()
        .find(|d| d.noun == R::NOUN && d.field == field)
}

/// Both records after they were told apart: each has its own values again, and what was changed since goes where `share`
/// says.
///
/// # Errors
/// A value that does not have the shape of its field.
pub fn parted<R: Record>(
    now: &R,
    gone: &R,
    merged: &[Difference],
    share: impl Fn(&str) -> Share,
) -> Result<(R, R), serde_json::Error> {
    let changed = changed_since(now, gone, merged);
    let (mut left, mut right) = (fields_of(now), fields_of(gone));
    for one in merged.iter().filter(|d| d.noun == R::NOUN) {
        left.insert(one.field.clone(), one.kept.clone());
    }
    for one in changed {
        let to = share(&one.field);
        let stays = matches!(to, Share::Kept | Share::Both);
        let value = if stays { one.now.clone() } else { one.kept };
        left.insert(one.field.clone(), value);
        if matches!(to, Share::Gone | Share::Both) {
            right.insert(one.field, one.now);
        }
    }
    Ok((read(left, now)?, read(right, gone)?))
}
