//! What a form definition may name.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A fact that a field of a form may name.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FactCard {
    /// Name (`person.name`).
    pub name: String,
    /// What it is called.
    pub label: String,
    /// Record that it comes from; empty where it is put together from several.
    pub noun: String,
    /// Consent item under which it may go to a company (code of `consent_item`), else `identity`, `support` or `inner`.
    pub item: String,
    /// Shape that fits it in a form: line | long | date | time | number | one | many | rows.
    pub shape: String,
    /// What may stand there.
    pub example: String,
}

/// A definition that the program carries, copied to a file as an example.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct FormCopy {
    /// Paper id.
    pub id: String,
    /// First day of the edition.
    pub valid_from: String,
    /// File to write.
    pub path: String,
}
