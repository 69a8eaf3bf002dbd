//! 担当変更.

use super::CaseQuery;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Gives cases to others.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ChargeChange {
    /// Case ids or numbers.
    pub cases: Vec<String>,
    /// Instead of them, all cases of a list.
    pub all: Option<CaseQuery>,
    /// New 主担当 (login name); None = as it is.
    pub lead: Option<String>,
    /// New 副担当 (login name), empty = nobody; None = as it is.
    pub deputy: Option<String>,
    /// Day of the change (ISO).
    pub on_date: String,
    /// Why.
    pub reason: String,
}

/// Cases were given to others.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChargeChanged {
    /// The change, for undoing it as a whole; empty when nothing differed.
    pub id: String,
    /// Cases that changed hands, in the order that was asked.
    pub cases: Vec<String>,
    /// Cases that were so already.
    pub same: usize,
}

/// One change of a case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChargeLine {
    /// The change.
    pub id: String,
    /// ISO date.
    pub on_date: String,
    /// Why.
    pub reason: String,
    /// Names before: 主担当, 副担当.
    pub old: [String; 2],
    /// Names since.
    pub new: [String; 2],
    /// Who changed it.
    pub user: String,
    /// When (UTC).
    pub at: String,
    /// Undone since.
    pub undone: bool,
}
