//! Backups, audit log.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A backup file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupLine {
    /// Full path.
    pub file: String,
    /// When (UTC).
    pub at: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Opened and compared (None = cannot be told while locked).
    pub verified: bool,
    /// Persons inside, None when not known.
    pub persons: Option<i64>,
    /// Cases inside, None when not known.
    pub cases: Option<i64>,
    /// Activities inside, None when not known.
    pub activities: Option<i64>,
    /// In the second folder.
    pub second: bool,
}

/// A backup was made and compared.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupMade {
    /// File.
    pub file: String,
    /// Copy in the second folder, empty when none is set.
    pub second: String,
    /// Why the second copy failed, empty when it did not.
    pub second_problem: String,
    /// Cases inside.
    pub cases: i64,
    /// Activities inside.
    pub activities: i64,
}

/// Restores a backup over a workplace.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BackupRestore {
    /// File.
    pub file: String,
    /// Login name of that day; empty = the only user.
    pub user_id: String,
    /// Passphrase of that day; empty when the recovery code is given.
    pub passphrase: String,
    /// Key file of that day.
    pub key_file: String,
    /// Recovery code instead of the passphrase.
    pub code: String,
}

/// What is in the log.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct AuditQuery {
    /// Month (2026-11); empty = all.
    pub month: String,
    /// Kind; empty = all.
    pub kind: String,
    /// User; empty = all.
    pub user: String,
    /// First row.
    pub offset: u32,
    /// Rows wanted (1 to 500).
    pub limit: u32,
}

/// One page of the log, newest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AuditPage {
    /// Rows.
    pub rows: Vec<AuditEntry>,
    /// All that the filter matches.
    pub total: i64,
    /// The hash chain holds from the first to the last row.
    pub chain_intact: bool,
    /// Month reviewed: by whom and when, empty when not.
    pub reviewed: String,
}

/// One act.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AuditEntry {
    /// Number.
    pub id: i64,
    /// When (UTC).
    pub at: String,
    /// Who.
    pub user: String,
    /// Kind: unlock | open | search | save | print | export | settings …
    pub kind: String,
    /// Record id or other key, to tell two records of a case apart.
    pub target: String,
    /// What it was done to, in words: a case by its number, a setting by its name; empty where there is nothing to say.
    pub about: String,
    /// Number of the case that the act was about, empty when none.
    pub case_number: String,
}

/// Ticks a month as reviewed.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct AuditReview {
    /// Month (2026-11).
    pub month: String,
}
