//! Requests and responses of the API list: what travels between the screens (or the command line) and the use cases.

mod backup;
mod batch;
mod benefit;
mod beyond;
mod book;
mod case;
mod charge;
mod chart;
mod course;
mod deadline;
mod desk;
mod disclosure;
mod document;
mod edition;
mod evidence;
mod exchange;
mod fact;
mod fee;
mod guide;
mod import;
mod manual;
mod merge;
mod paper;
mod reading;
mod retention;
mod scan;
mod snippet;
mod stats;
mod talk;
mod today;
mod workplace;

pub use backup::*;
pub use batch::*;
pub use benefit::*;
pub use beyond::*;
pub use book::*;
pub use case::*;
pub use charge::*;
pub use chart::*;
pub use course::*;
pub use deadline::*;
pub use desk::*;
pub use disclosure::*;
pub use document::*;
pub use edition::*;
pub use evidence::*;
pub use exchange::*;
pub use fact::*;
pub use fee::*;
pub use guide::*;
pub use import::*;
pub use manual::*;
pub use merge::*;
pub use paper::*;
pub use reading::*;
pub use retention::*;
pub use scan::*;
pub use snippet::*;
pub use stats::*;
pub use talk::*;
pub use today::*;
pub use workplace::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request or response without content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Nothing {}

/// What a write changed, so that the screens refresh that and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Touched {
    /// Records of a case.
    Case,
    /// Lists, 今日 and everything counted over cases.
    Lists,
    /// Single consultations.
    Consultations,
    /// Drafts.
    Drafts,
    /// Bookmarks, notes and pins of the manual.
    Manual,
    /// Settings and users.
    Settings,
    /// Backups.
    Backups,
    /// Bundles, cards and receipts.
    Exchange,
    /// Audit log and register.
    Logs,
}

/// The result of a write.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Changed<T: TS> {
    /// What came out.
    pub value: T,
    /// What to refresh.
    pub touched: Vec<Touched>,
}

/// One record by its id.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct ById {
    /// Record id (of a case also its number).
    pub id: String,
}
