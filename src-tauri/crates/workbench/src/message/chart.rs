//! カルテ転記.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which acts of support to list.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ChartQuery {
    /// All acts of this case; empty = what is open across cases.
    pub case_id: String,
    /// Across cases: only of the user's own cases and acts.
    pub mine: bool,
}

/// One act of support and whether it is in the chart.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChartLine {
    /// Activity.
    pub id: String,
    /// Case id.
    pub case_id: String,
    /// Case number.
    pub number: String,
    /// Name as lists show it.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// ISO date.
    pub on_date: String,
    /// Time of day.
    pub at_time: String,
    /// Channel code.
    pub channel: String,
    /// Kind codes.
    pub kinds: Vec<String>,
    /// Who did it.
    pub staff: String,
    /// How its text begins.
    pub excerpt: String,
    /// Code of the state, empty when none was set.
    pub state: String,
    /// Who set the state; empty across cases.
    pub marked_by: String,
    /// When (UTC); empty across cases.
    pub marked_at: String,
}

/// Acts of one case.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ChartAsk {
    /// Activities.
    pub activities: Vec<String>,
}

/// The text is on the clipboard.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChartCopied {
    /// The text.
    pub text: String,
    /// Whose it is.
    pub case_id: String,
    /// Acts in it.
    pub count: usize,
    /// Seconds until it is taken away again.
    pub seconds: u64,
    /// Entry of the register.
    pub register_id: i64,
}

/// Sets the state of several acts at once.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ChartSet {
    /// Activities.
    pub activities: Vec<String>,
    /// Code of the state.
    pub state: String,
}
