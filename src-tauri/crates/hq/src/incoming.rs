//! What comes in: the content of one verified bundle.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A verified bundle; the caller has checked signature, hashes and counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingBundle {
    /// The sender's public signing key, 64 hexadecimal digits.
    pub facility_key: String,
    /// Name of the sender's run of bundles, 32 hexadecimal digits.
    pub epoch: String,
    /// Position in the epoch, from 1.
    pub sequence: u64,
    /// SHA-256 of the header line.
    pub header_sha256: String,
    /// SHA-256 of the previous header line, or empty.
    pub previous: String,
    /// Head of the sender's audit chain, or empty.
    pub audit_head: String,
    /// Month of writing, `YYYY-MM`.
    pub created_on: String,
    /// Cases.
    pub cases: Vec<IncomingCase>,
    /// Withdrawals.
    pub tombstones: Vec<IncomingTombstone>,
    /// Count tables over all of the facility's cases.
    pub tallies: Vec<IncomingTally>,
    /// Remarks on the manual.
    pub remarks: Vec<IncomingRemark>,
}

/// What a reader says of a passage of the manual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingRemark {
    /// Its name outside the facility, 32 hexadecimal digits.
    pub pseudonym: String,
    /// Revision, from 1.
    pub rev: u64,
    /// Passage id.
    pub passage: String,
    /// Edition that was read.
    pub edition: String,
    /// One of [`crate::MARKS`].
    pub mark: String,
    /// In the reader's own words.
    pub comment: String,
    /// Month in which it was given, `YYYY-MM`.
    pub given_on: String,
}

/// One de-identified case at one revision.
///
/// Counted fields: `fiscal_year` (integer) and `disease_group` must be there; `path`, `outcome`, `age_band`
/// and `sex` may be absent or null. All but the year are codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingCase {
    /// The case's name outside the facility, 32 hexadecimal digits.
    pub pseudonym: String,
    /// Revision, from 1.
    pub rev: u64,
    /// Everything that was sent about it.
    pub fields: BTreeMap<String, Value>,
}

/// A withdrawn case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingTombstone {
    /// The case's name outside the facility.
    pub pseudonym: String,
    /// The highest revision that is withdrawn.
    pub rev: u64,
}

/// A count table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingTally {
    /// Which table it is.
    pub name: String,
    /// Fiscal year.
    pub fiscal_year: u16,
    /// What the codes of each cell mean, in order.
    pub axes: Vec<String>,
    /// The counts.
    pub cells: Vec<IncomingTallyCell>,
}

/// One count of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncomingTallyCell {
    /// One code per axis.
    pub codes: Vec<String>,
    /// Number of cases.
    pub count: u64,
}
