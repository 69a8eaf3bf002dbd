//! What can go wrong below the use cases.

use std::io;
use thiserror::Error;

/// Short for results of the store.
pub type StoreResult<T> = Result<T, StoreError>;

/// Errors of the store; each is told apart because a person must do something different.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is no workplace in the folder.
    #[error("no workplace")]
    Missing,
    /// There is one already.
    #[error("workplace exists")]
    Exists,
    /// Somebody else holds it.
    #[error("workplace in use")]
    InUse,
    /// Written by a newer version.
    #[error("schema {found} is newer than {known}")]
    Newer {
        /// Found.
        found: u32,
        /// Known.
        known: u32,
    },
    /// Both copies of the key slots are damaged.
    #[error("key slots damaged")]
    SlotsDamaged,
    /// No slot opens with this secret.
    #[error("wrong secret")]
    WrongSecret,
    /// The slot asks for a key file.
    #[error("key file needed")]
    KeyFileNeeded,
    /// The key file cannot be read.
    #[error("key file unreadable")]
    KeyFileUnreadable,
    /// The database does not open with its key, or fails its checks.
    #[error("database damaged")]
    Damaged,
    /// No space left.
    #[error("disk full")]
    DiskFull,
    /// A file operation failed.
    #[error("file: {0}")]
    File(io::Error),
    /// SQLite answered an error.
    #[error("sqlite: {0}")]
    Sql(rusqlite::Error),
    /// The record was saved by somebody else in between.
    #[error("conflict")]
    Conflict,
    /// No such record.
    #[error("not found")]
    NotFound,
    /// The record is kept: `held`, `open`, `kept`, `not_proposed` or `same_person`.
    #[error("kept: {0}")]
    Kept(&'static str),
    /// A later save stands in the way of an undo.
    #[error("undo too late")]
    UndoTooLate,
    /// The record went into another one: nothing is written there.
    #[error("merged into another record")]
    Merged,
    /// A backup is not one, is damaged, or differs from what it was made of.
    #[error("backup: {0}")]
    Backup(&'static str),
    /// A stored value does not have the form the program wrote.
    #[error("stored value: {0}")]
    Value(String),
    /// The random source of the system failed.
    #[error("no randomness")]
    NoRandomness,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseCorrupt, DiskFull, NotADatabase};
        match error.sqlite_error_code() {
            Some(DiskFull) => Self::DiskFull,
            Some(DatabaseCorrupt | NotADatabase) => Self::Damaged,
            _ => match error {
                rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
                other => Self::Sql(other),
            },
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::StorageFull {
            Self::DiskFull
        } else {
            Self::File(error)
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Value(error.to_string())
    }
}

impl From<getrandom::Error> for StoreError {
    fn from(_: getrandom::Error) -> Self {
        Self::NoRandomness
    }
}
