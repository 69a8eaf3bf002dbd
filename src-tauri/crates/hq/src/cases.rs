//! Looking at the cases that are held.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// Which cases; what is left out does not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Of one facility.
    pub facility_key: Option<String>,
    /// From this fiscal year on.
    pub from_year: Option<u16>,
    /// Up to this fiscal year.
    pub to_year: Option<u16>,
    /// Of one disease group.
    pub disease_group: Option<String>,
    /// Of one path.
    pub path: Option<String>,
    /// With one outcome.
    pub outcome: Option<String>,
    /// Of one age band.
    pub age_band: Option<String>,
    /// Of one sex.
    pub sex: Option<String>,
}

/// Which part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Rows to skip.
    pub offset: u32,
    /// Rows to give.
    pub limit: u32,
}

/// A case as it is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeldCase {
    /// The facility it belongs to.
    pub facility_key: String,
    /// Its name outside the facility.
    pub pseudonym: String,
    /// The revision held.
    pub rev: u64,
    /// Everything that was sent about it.
    pub fields: BTreeMap<String, Value>,
}

/// A part of a list of cases, ordered by facility and pseudonym.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CasePage {
    /// How many cases the filter finds in all.
    pub total: u64,
    /// The cases of this page.
    pub cases: Vec<HeldCase>,
}
