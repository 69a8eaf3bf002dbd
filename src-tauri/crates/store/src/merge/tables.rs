//! What a merge does with each table that names a case or a person. A table that is missing here fails a test.

use model::noun::{Noun, Shape};

/// A table whose rows go over: its name, the column that names the owner, and what names a row beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moving {
    /// Table.
    pub table: &'static str,
    /// Column that names the case or the person.
    pub owner: &'static str,
    /// Column that names the row; where an owner can have one of each only, the row of the one that stays wins.
    pub key: &'static str,
}

/// Tables beside the records whose rows go over with the case.
pub const BESIDE: [Moving; 8] = [
    beside("scan", "id"),
    beside("register", "id"),
    beside("task_mark", "id"),
    beside("charge", "change_id"),
    beside("exempt", "item"),
    beside("pin", "passage"),
    beside("disclosure", "passage"),
    beside("hold", "id"),
];

const fn beside(table: &'static str, key: &'static str) -> Moving {
    Moving {
        table,
        owner: "case_id",
        key,
    }
}

/// Columns that name a case or a person and are left as they are, each with its reason.
pub const LEFT: [(&str, &str, &str); 20] = [
    ("save", "case_id", "goes with its record"),
    ("save", "person_id", "goes with its record"),
    ("case_derived", "case_id", "derived anew"),
    ("case_derived", "person_id", "goes with its case"),
    ("case_date", "case_id", "derived anew"),
    ("person_key", "person_id", "derived anew"),
    ("search_doc", "case_id", "goes with its record"),
    ("draft", "case_id", "refused while there is one"),
    (
        "handout",
        "case_id",
        "somebody read it through over the records of one side",
    ),
    (
        "import_made",
        "case_id",
        "tells for which case an import made a record",
    ),
    (
        "export_decision",
        "case_id",
        "decides about what one of the two would send",
    ),
    (
        "sent",
        "case_id",
        "tells under which pseudonym something left",
    ),
    (
        "case",
        "former_case",
        "opening it leads to the case that stayed",
    ),
    (
        "passage_use",
        "case_id",
        "counts what was open while one of the two moved on",
    ),
    ("discard_proposal", "case_id", "refused while there is one"),
    ("discard", "case_id", "names a case that is no more"),
    ("merge", "kept_case", "the merge itself"),
    ("merge", "gone_case", "the merge itself"),
    ("merge", "kept_person", "the merge itself"),
    ("merge", "gone_person", "the merge itself"),
];

/// Records that belong to a case.
pub fn of_case() -> impl Iterator<Item = Moving> {
    Noun::ALL
        .into_iter()
        .filter_map(|noun| record(noun, "case_id"))
}

/// Records that belong to a person.
pub fn of_person() -> impl Iterator<Item = Moving> {
    Noun::ALL
        .into_iter()
        .filter_map(|noun| record(noun, "person_id"))
}

fn record(noun: Noun, owner: &'static str) -> Option<Moving> {
    let owned = |f: &model::noun::Field| f.name == owner && f.shape == Shape::Link;
    noun.fields().iter().any(owned).then_some(Moving {
        table: noun.name(),
        owner,
        key: "id",
    })
}
