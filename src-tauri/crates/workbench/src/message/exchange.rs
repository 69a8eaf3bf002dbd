//! 本部登録: preview, bundles, cards, receipts.

use model::deident::{Generalisation, Offer};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// What the next bundle would carry.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExportPreview {
    /// Number of the next bundle.
    pub sequence: i64,
    /// Records that will leave.
    pub ready: Vec<ExportLine>,
    /// Records that are held back, with the reason.
    pub held: Vec<ExportLine>,
    /// Withdrawals that will be told.
    pub tombstones: usize,
    /// Counts over all cases: fiscal year, group, continuing, new, closed.
    pub tallies: Vec<Tally>,
    /// Edition of the manual in use, which leaves too.
    pub edition: String,
    /// Remarks on the manual.
    pub remarks: super::RemarksLeaving,
    /// Counts of the course, by chapter.
    pub course: Vec<super::CourseLeaving>,
    /// Headquarters card that is confirmed, None when none.
    pub hq: Option<CardView>,
    /// Why sending is not possible now; empty when it is.
    pub blocked: Vec<ExportBlock>,
}

/// Why sending is not possible now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportBlock {
    /// A practice workplace never exports.
    Practice,
    /// No headquarters card is confirmed.
    NoHeadquarters,
    /// No folder is set.
    NoFolder,
    /// Nothing changed since the last bundle.
    NothingNew,
}

/// One record of the preview.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ExportLine {
    /// Case id.
    pub case_id: String,
    /// Number (stays here).
    pub number: String,
    /// Name (stays here).
    pub name: String,
    /// The record as it will leave.
    #[ts(type = "Record<string, unknown>")]
    pub fields: Map<String, Value>,
    /// The same with Japanese labels, in order.
    pub shown: Vec<(String, String)>,
    /// Cases of the facility with the same combination.
    pub k: usize,
    /// The combination in words.
    pub combination: String,
    /// Why it is held: no_consent | declined | withdrawn | rare | unchanged; empty when ready.
    pub reason: String,
    /// Decision taken for a rare combination.
    pub decision: Option<ExportDecision>,
    /// Steps that would hide it better; one that is not among them leaves the record held.
    pub offers: Vec<Offer>,
}

/// What to do with a rare combination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", content = "step", rename_all = "snake_case")]
pub enum ExportDecision {
    /// Looked at by a person and released.
    Released,
    /// One step of generalisation.
    Generalised(Generalisation),
    /// Not this time.
    Held,
}

/// Decides about a rare combination.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportDecide {
    /// Case id.
    pub case_id: String,
    /// The decision.
    pub decision: ExportDecision,
}

/// Counts over all cases of one fiscal year and group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tally {
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Group code of headquarters.
    pub group: String,
    /// 継続
    pub continuing: i64,
    /// 新規
    pub new: i64,
    /// 終結
    pub closed: i64,
}

/// Sends the next bundle.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct Send {
    /// Folder; empty = the exchange folder of the settings.
    pub folder: String,
}

/// A bundle was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Sent {
    /// Number.
    pub sequence: i64,
    /// File.
    pub file: String,
    /// Case records inside.
    pub cases: usize,
    /// Withdrawals inside.
    pub tombstones: usize,
    /// Remarks on the manual inside.
    pub remarks: usize,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// A bundle in the list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BundleLine {
    /// Number.
    pub sequence: i64,
    /// When (UTC).
    pub at: String,
    /// File name.
    pub file: String,
    /// Records inside.
    pub cases: i64,
    /// Remarks on the manual inside.
    pub remarks: i64,
    /// Records that headquarters accepted.
    pub accepted: i64,
    /// Records that headquarters refused.
    pub refused: i64,
    /// Receipt taken (UTC), empty when none.
    pub received_at: String,
}

/// A key card with its fingerprint.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CardView {
    /// Facility or headquarters.
    pub kind: String,
    /// Name on the card.
    pub name: String,
    /// 8 groups of 4 digits.
    pub fingerprint: String,
}

/// The own card, written to a folder.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CardWritten {
    /// The card.
    pub card: CardView,
    /// File.
    pub file: String,
}

/// A file path.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct FileAt {
    /// Path; a folder where a folder is asked for.
    pub path: String,
}

/// Confirms the headquarters card after the fingerprint was compared by voice.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct CardConfirm {
    /// File of the card.
    pub path: String,
    /// Fingerprint as read aloud.
    pub fingerprint: String,
}

/// Files from headquarters.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct Take {
    /// Files; empty = every receipt and pack in the exchange folder.
    pub files: Vec<String>,
    /// Takes a pack of forms also when a later one was taken before.
    pub older: bool,
}

/// What was taken.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Taken {
    /// One line a file.
    pub files: Vec<TakenFile>,
}

/// One file that was taken, or why it was not.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct TakenFile {
    /// File name.
    pub file: String,
    /// Bundle that the receipt answers, 0 when it was refused.
    pub sequence: i64,
    /// Records accepted.
    pub accepted: usize,
    /// Records refused.
    pub refused: usize,
    /// Error code, empty when taken.
    pub problem: String,
    /// What a pack of forms holds; None for a receipt.
    pub pack: Option<PackNews>,
    /// Of an edition of the manual what it brings.
    pub edition: Option<super::EditionNews>,
}

/// What a pack of forms holds.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PackNews {
    /// Headquarters.
    pub issuer: String,
    /// When it was issued (UTC).
    pub issued_at: String,
    /// Its forms, by id and day.
    pub forms: Vec<FormNews>,
    /// A definition that this program does not understand; then nothing of the pack is taken.
    pub refused: Option<FormProblem>,
}

/// One form of a pack.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FormNews {
    /// Paper id.
    pub id: String,
    /// Title.
    pub title: String,
    /// First day of the edition.
    pub valid_from: String,
    /// new | replaces | same
    pub change: String,
}

/// A definition that is not understood.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FormProblem {
    /// File that it came from.
    pub file: String,
    /// What, with the line.
    pub error: crate::error::ApiError,
}
