//! Why the store cannot do what was asked.

use std::io;

use rusqlite::ErrorCode;

/// A failure with a stable code; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum HqError {
    /// The sender was never admitted.
    #[error("the facility is not admitted")]
    UnknownSender,
    /// Another bundle holds this place in the facility's chain.
    #[error("the bundle {sequence} contradicts one that was received")]
    Forked {
        /// The sequence number at which the two histories part.
        sequence: u64,
    },
    /// The bundle was written in a month that has not begun here: one of the two clocks is wrong.
    #[error("the bundle is dated {created_on}, after {received_on}")]
    DateAhead {
        /// Month of writing.
        created_on: String,
        /// Day of reception.
        received_on: String,
    },
    /// A field of what was handed over does not have its shape.
    #[error("malformed input: {0}")]
    Malformed(String),
    /// The confirmed digits are not the fingerprint of the card.
    #[error("the fingerprint does not belong to the card")]
    FingerprintMismatch,
    /// Tables of one name with different axes cannot be added.
    #[error("the tables named {name} have different axes")]
    MixedAxes {
        /// The name.
        name: String,
    },
    /// A store stands there already.
    #[error("a store exists already")]
    AlreadyExists,
    /// There is no store.
    #[error("no store found")]
    NotFound,
    /// The key does not open the file, or its first page is damaged.
    #[error("the key does not open the store")]
    WrongKey,
    /// The file was written by a newer version of the program; it was not touched.
    #[error("the store has version {found}, this program knows {known}")]
    NewerVersion {
        /// Version of the file.
        found: i64,
        /// Version of the program.
        known: i64,
    },
    /// A migration failed or was edited after it was applied.
    #[error("the store cannot be brought up to date: {0}")]
    Migration(String),
    /// The file is damaged.
    #[error("the store is damaged")]
    Damaged,
    /// Another program is writing.
    #[error("the store is in use")]
    Busy,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The file system answered with an error.
    #[error("file error: {0}")]
    File(#[from] io::Error),
    /// Any other error of the database.
    #[error("database error: {0}")]
    Database(rusqlite::Error),
}

impl HqError {
    /// The stable code of the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownSender => "unknown_sender",
            Self::Forked { .. } => "forked",
            Self::DateAhead { .. } => "date_ahead",
            Self::Malformed(_) => "malformed",
            Self::FingerprintMismatch => "fingerprint_mismatch",
            Self::MixedAxes { .. } => "mixed_axes",
            Self::AlreadyExists => "already_exists",
            Self::NotFound => "not_found",
            Self::WrongKey => "wrong_key",
            Self::NewerVersion { .. } => "newer_version",
            Self::Migration(_) => "migration_failed",
            Self::Damaged => "damaged",
            Self::Busy => "busy",
            Self::DiskFull => "disk_full",
            Self::File(_) => "file_error",
            Self::Database(_) => "database_error",
        }
    }
}

impl HqError {
    /// What an error of the database says about the file, if it does.
    pub(crate) fn of_file(error: &rusqlite::Error) -> Option<Self> {
        match error.sqlite_error_code()? {
            ErrorCode::NotADatabase => Some(Self::WrongKey),
            ErrorCode::DatabaseCorrupt => Some(Self::Damaged),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Some(Self::Busy),
            ErrorCode::DiskFull => Some(Self::DiskFull),
            _ => None,
        }
    }
}

impl From<rusqlite::Error> for HqError {
    fn from(error: rusqlite::Error) -> Self {
        if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) {
            return Self::Malformed(error.to_string());
        }
        Self::of_file(&error).unwrap_or(Self::Database(error))
    }
}

impl From<serde_json::Error> for HqError {
    /// Stored JSON was written by this program, so what cannot be read back is damage.
    fn from(_: serde_json::Error) -> Self {
        Self::Damaged
    }
}
