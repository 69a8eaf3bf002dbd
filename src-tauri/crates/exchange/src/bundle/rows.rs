//! The lines of a payload.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    canonical,
    limits::{self, SAFE_INTEGER},
    shape,
};

/// One de-identified case at one revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseRow {
    /// The case's name outside the facility, from [`crate::pseudonym`].
    pub pseudonym: String,
    /// Revision, from 1; the highest one counts.
    pub rev: u64,
    /// Field name to value; numbers are integers.
    pub fields: BTreeMap<String, Value>,
}

/// A withdrawn case: revisions up to this one are to be forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tombstone {
    /// The case's name outside the facility.
    pub pseudonym: String,
    /// The highest revision that is withdrawn.
    pub rev: u64,
}

/// What a reader says of a passage of the manual, at one revision. A [`Tombstone`] of its name withdraws it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemarkRow {
    /// Its name outside the facility, from [`crate::remark_name`].
    pub pseudonym: String,
    /// Revision, from 1; the highest one counts.
    pub rev: u64,
    /// Passage id.
    pub passage: String,
    /// Edition that was read.
    pub edition: String,
    /// Code of the judgement.
    pub mark: String,
    /// In the reader's own words; may be empty.
    pub comment: String,
    /// Month in which it was given, `YYYY-MM`.
    pub given_on: String,
}

/// A table of counts over all cases of the facility, also those that do not leave one by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// Which table it is.
    pub name: String,
    /// Fiscal year (the calendar year of its April).
    pub fiscal_year: u16,
    /// What the codes of each cell mean, in order.
    pub axes: Vec<String>,
    /// The counts, ordered by codes.
    pub cells: Vec<TallyCell>,
}

/// One count of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TallyCell {
    /// One code per axis.
    pub codes: Vec<String>,
    /// Number of cases.
    pub count: u64,
}

/// A line of the payload.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Row {
    Case(CaseRow),
    Tombstone(Tombstone),
    Tally(Tally),
    Remark(RemarkRow),
}

/// Where a row stands in the payload; rows ascend strictly, so none comes twice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Case(String),
    Tombstone(String),
    Tally(String, u16),
    Remark(String),
}

impl Row {
    pub(super) fn place(&self) -> Place {
        match self {
            Self::Case(case) => Place::Case(case.pseudonym.clone()),
            Self::Tombstone(tombstone) => Place::Tombstone(tombstone.pseudonym.clone()),
            Self::Tally(tally) => Place::Tally(tally.name.clone(), tally.fiscal_year),
            Self::Remark(remark) => Place::Remark(remark.pseudonym.clone()),
        }
    }

    /// The same row with every list and key in its one order.
    pub(super) fn ordered(self) -> Self {
        match self {
            Self::Case(mut case) => {
                case.fields
                    .values_mut()
                    .for_each(|value| *value = canonical::sorted(value));
                Self::Case(case)
            }
            Self::Tally(mut tally) => {
                tally.cells.sort();
                Self::Tally(tally)
            }
            plain @ (Self::Tombstone(_) | Self::Remark(_)) => plain,
        }
    }

    /// The first field that does not follow the format.
    pub(super) fn misshapen(&self, depth: u32) -> Option<&'static str> {
        match self {
            Self::Case(case) => name_and_rev(&case.pseudonym, case.rev).or_else(|| {
                let fine = |(key, value): (&String, &Value)| {
                    shape::is_code(key) && canonical::is_plain(value, depth)
                };
                (!case.fields.iter().all(fine)).then_some("fields")
            }),
            Self::Tombstone(tombstone) => name_and_rev(&tombstone.pseudonym, tombstone.rev),
            Self::Tally(tally) => tally.misshapen(),
            Self::Remark(remark) => remark.misshapen(),
        }
    }
}

impl RemarkRow {
    fn misshapen(&self) -> Option<&'static str> {
        let checks = [
            ("passage", shape::is_code(&self.passage)),
            ("edition", shape::is_code(&self.edition)),
            ("mark", shape::is_code(&self.mark)),
            ("comment", shape::is_prose(&self.comment, limits::COMMENT)),
            ("given_on", shape::is_month(&self.given_on)),
        ];
        let wrong = checks.into_iter().find(|(_, fine)| !fine);
        name_and_rev(&self.pseudonym, self.rev).or(wrong.map(|(field, _)| field))
    }
}

impl Tally {
    fn misshapen(&self) -> Option<&'static str> {
        let ascending = self.cells.is_sorted_by(|a, b| a.codes < b.codes);
        let cells = self.cells.iter().all(|cell| {
            cell.count <= SAFE_INTEGER
                && cell.codes.len() == self.axes.len()
                && cell.codes.iter().all(|code| shape::is_code(code))
        });
        let checks = [
            ("name", shape::is_code(&self.name)),
            ("fiscal_year", (1900..=2999).contains(&self.fiscal_year)),
            (
                "axes",
                !self.axes.is_empty() && self.axes.iter().all(|axis| shape::is_code(axis)),
            ),
            ("cells", ascending && cells),
        ];
        checks
            .into_iter()
            .find(|(_, fine)| !fine)
            .map(|(field, _)| field)
    }
}

fn name_and_rev(pseudonym: &str, rev: u64) -> Option<&'static str> {
    if !shape::is_hex(pseudonym, 32) {
        Some("pseudonym")
    } else if !(1..=SAFE_INTEGER).contains(&rev) {
        Some("rev")
    } else {
        None
    }
}
