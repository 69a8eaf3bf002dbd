//! The lines of a payload.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{canonical, limits::SAFE_INTEGER, shape};

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
}

/// Where a row stands in the payload; rows ascend strictly, so none comes twice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Case(String),
    Tombstone(String),
    Tally(String, u16),
}

impl Row {
    pub(super) fn place(&self) -> Place {
        match self {
            Self::Case(case) => Place::Case(case.pseudonym.clone()),
            Self::Tombstone(tombstone) => Place::Tombstone(tombstone.pseudonym.clone()),
            Self::Tally(tally) => Place::Tally(tally.name.clone(), tally.fiscal_year),
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
            tombstone @ Self::Tombstone(_) => tombstone,
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
        }
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
