//! Totals: what is counted along which axis.

use serde::Serialize;

use crate::cases::CaseFilter;

/// What a table can be spread over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// The sending facility (its public key).
    Facility,
    /// Fiscal year.
    FiscalYear,
    /// The headquarters' disease group.
    DiseaseGroup,
    /// Path of support.
    Path,
    /// Outcome.
    Outcome,
    /// Age in bands of ten years.
    AgeBand,
    /// Sex.
    Sex,
}

impl Axis {
    /// Every axis.
    pub const ALL: [Self; 7] = [
        Self::Facility,
        Self::FiscalYear,
        Self::DiseaseGroup,
        Self::Path,
        Self::Outcome,
        Self::AgeBand,
        Self::Sex,
    ];

    /// The stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Facility => "facility",
            Self::FiscalYear => "fiscal_year",
            Self::DiseaseGroup => "disease_group",
            Self::Path => "path",
            Self::Outcome => "outcome",
            Self::AgeBand => "age_band",
            Self::Sex => "sex",
        }
    }

    /// The axis of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|axis| axis.as_str() == name)
    }
}

/// A table over the cases that are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalsRequest {
    /// What the rows are.
    pub rows: Axis,
    /// What the columns are; without, there is one column `all`.
    pub columns: Option<Axis>,
    /// Which cases.
    pub filter: CaseFilter,
    /// Counts from 1 up to below this are hidden; see [`crate::DEFAULT_THRESHOLD`].
    pub threshold: u64,
}

/// A table over the facilities' own count tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyRequest {
    /// Which table.
    pub name: String,
    /// Of one fiscal year, or all years added.
    pub fiscal_year: Option<u16>,
    /// Of one facility, or all added.
    pub facility_key: Option<String>,
    /// As in [`TotalsRequest`].
    pub threshold: u64,
}

/// A count, or the statement that there is one which is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// The number of cases.
    Count(u64),
    /// Not told.
    Hidden,
}

/// A table with its margins. The code of cases that have no value on an axis is `unset`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Codes of the rows.
    pub rows: Vec<String>,
    /// Codes of the columns.
    pub columns: Vec<String>,
    /// One list per row, one cell per column.
    pub cells: Vec<Vec<Cell>>,
    /// Sum of each row.
    pub row_totals: Vec<Cell>,
    /// Sum of each column.
    pub column_totals: Vec<Cell>,
    /// Sum of all.
    pub total: Cell,
}

/// A count table of one facility, as it was sent; for headquarters' eyes only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeldTally {
    /// The facility.
    pub facility_key: String,
    /// Which table.
    pub name: String,
    /// Fiscal year.
    pub fiscal_year: u16,
    /// What the codes of each cell mean, in order.
    pub axes: Vec<String>,
    /// The counts.
    pub cells: Vec<crate::IncomingTallyCell>,
    /// Day on which the bundle that told them was received.
    pub received_on: String,
}
