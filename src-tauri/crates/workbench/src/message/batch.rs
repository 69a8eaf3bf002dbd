//! Papers of several cases at once, and papers that come back.

use super::{CaseQuery, PaperRequest};
use crate::error::ApiError;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Begins a batch: one paper for each of several cases.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BatchStart {
    /// Case ids or numbers, in the order of the papers.
    pub cases: Vec<String>,
    /// Instead of them, all cases of a list in its order.
    pub all: Option<CaseQuery>,
    /// The paper; its case is each of these in turn.
    pub request: PaperRequest,
    /// For printing on both sides: each paper begins on the front of a sheet.
    pub two_sided: bool,
}

/// Draws the next papers of a batch.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BatchStep {
    /// The batch.
    pub id: u32,
    /// The papers that cannot be made are left out: the person has seen them and said so.
    pub without: bool,
}

/// A batch by its number.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BatchAt {
    /// The batch.
    pub id: u32,
}

/// How far a batch is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BatchView {
    /// Its number.
    pub id: u32,
    /// drawing | asking | ready: papers are drawn, some cannot be made and the person decides, or the file is whole.
    pub state: String,
    /// Papers looked at.
    pub done: usize,
    /// Papers wanted.
    pub total: usize,
    /// One line for each paper looked at.
    pub lines: Vec<BatchLine>,
    /// Pages of the whole file, 0 while it is not whole.
    pub pages: usize,
}

/// One paper of a batch.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BatchLine {
    /// Case id.
    pub case_id: String,
    /// Case number.
    pub number: String,
    /// Name as lists show it.
    pub name: String,
    /// Page of the file on which it begins, 0 while it is not whole.
    pub page: usize,
    /// What the paper leaves out, and why.
    pub left_out: Vec<String>,
    /// Why there is no such paper of this case.
    pub refused: Option<ApiError>,
}

/// The whole file of a batch.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BatchDrawn {
    /// Title.
    pub title: String,
    /// PDF, base64.
    pub pdf: String,
    /// Pages.
    pub pages: usize,
    /// Proposed file name, without a name in it.
    pub file_name: String,
    /// What these papers disclose, to whom.
    pub discloses: Vec<String>,
}

/// Prints a batch; on both sides when it was begun so.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BatchPrint {
    /// The batch.
    pub id: u32,
    /// Printer queue.
    pub printer: String,
    /// Copies (1 to 99).
    pub copies: u32,
    /// To whom the papers go.
    pub recipient: String,
    /// What for.
    pub purpose: String,
}

/// Saves a batch as one PDF.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BatchSave {
    /// The batch.
    pub id: u32,
    /// Full path; empty = the paper folder of the settings with the proposed name.
    pub path: String,
    /// To whom the papers go.
    pub recipient: String,
    /// What for.
    pub purpose: String,
}

/// A batch left the PC.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BatchLeft {
    /// Entries of the register, one for each paper.
    pub register_ids: Vec<i64>,
    /// Printer or path.
    pub place: String,
    /// SHA-256 of the PDF.
    pub sha256: String,
}

/// A code from a paper that came back.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct PaperFind {
    /// As it was typed or scanned.
    pub code: String,
}

/// The case of a paper that came back.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PaperFound {
    /// Case id.
    pub case_id: String,
    /// Case number.
    pub number: String,
    /// Paper id; empty for a form that is no longer there.
    pub paper: String,
    /// Its title.
    pub title: String,
    /// The paper names another record, which went into this one.
    pub led: Option<super::LedHere>,
}
