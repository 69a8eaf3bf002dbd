//! Use cases over one workplace, behind one list of calls. Runs without a window.

#![allow(
    clippy::needless_pass_by_value,
    reason = "a use case owns its request: the dispatcher has no further use for it"
)]

pub mod api;
pub mod assets;
mod backup;
mod benefit;
mod case;
mod charge;
pub mod clipboard;
mod clock;
mod course;
mod deadline;
mod derive;
mod desk;
mod document;
mod door;
mod draft;
pub mod error;
mod evidence;
mod exchange;
mod fee;
mod guide;
pub mod hq;
mod import;
mod interview;
mod keys;
mod log;
mod logo;
pub mod manual;
mod memo;
mod merge;
pub mod message;
mod own_table;
mod paper;
pub mod practice;
mod record;
mod retention;
mod scan;
mod search;
mod session;
mod settings;
mod snippet;
mod stats;
mod talk;
mod today;
pub mod types;
pub mod words;

pub use chrono::NaiveDate;
pub use extract::run_if_asked as extract_if_asked;
pub use session::{Options, Workbench};
pub use store::key::Kdf;

/// The Japanese business date.
pub fn today() -> NaiveDate {
    clock::business_date(clock::now(false))
}

/// Checks a backup file without its key: whole, and what it says it holds.
///
/// # Errors
/// `backup_refused` with the reason.
pub fn check_backup(file: &std::path::Path) -> error::ApiResult<serde_json::Value> {
    store::backup::check_digest(file)?;
    let (_, info) = store::backup::read_head(file)?;
    Ok(serde_json::to_value(info).unwrap_or_default())
}
