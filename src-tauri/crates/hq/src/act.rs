//! What was done at headquarters.

/// One act; keys and names of files only, never a value of a case.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Act {
    /// When (UTC, RFC 3339).
    pub at: String,
    /// Who (login name).
    pub user: String,
    /// What: `init`, `card`, `admit`, `receive`, `report`, `identity`.
    pub kind: String,
    /// To what: fingerprint, hash of a bundle, axes of a table.
    pub target: String,
}
