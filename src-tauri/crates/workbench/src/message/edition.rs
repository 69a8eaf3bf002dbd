//! 版: editions of the manual and what changed between them.

use model::diff::Piece;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An edition of the manual.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct EditionAt {
    /// Edition id; empty = the one in use.
    pub edition: String,
}

/// A passage in an edition.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct PassageAt {
    /// Passage id.
    pub id: String,
    /// Edition id; empty = the one in use.
    pub edition: String,
}

/// Two editions.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct EditionPair {
    /// Id of the older one.
    pub from: String,
    /// Id of the newer one; empty = the one in use.
    pub to: String,
}

/// A passage in two editions.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct PassagePair {
    /// Passage id.
    pub id: String,
    /// Id of the older edition.
    pub from: String,
    /// Id of the newer edition; empty = the one in use.
    pub to: String,
}

/// The editions on this PC.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Editions {
    /// Editions, the newest first.
    pub lines: Vec<EditionLine>,
    /// Passages with the user's bookmark or note that the edition in use does not have.
    pub elsewhere: Vec<KeptPassage>,
}

/// One edition.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EditionLine {
    /// Id (`2027-04`).
    pub id: String,
    /// Title.
    pub title: String,
    /// Issued on.
    pub issued_on: String,
    /// Headquarters that signed it; empty = this or an earlier program brought it along.
    pub issuer: String,
    /// When it came here (UTC); empty = built in.
    pub taken_at: String,
    /// In use.
    pub in_use: bool,
    /// Its day is still to come: it is used from then on.
    pub waits: bool,
}

/// A passage that only another edition has.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KeptPassage {
    /// Passage id.
    pub id: String,
    /// Title there.
    pub title: String,
    /// Id of the newest edition that has it.
    pub edition: String,
    /// Its title.
    pub edition_title: String,
}

/// What is different in the newer one of two editions.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EditionChanges {
    /// Title of the older one.
    pub from: String,
    /// Title of the newer one.
    pub to: String,
    /// Passages in reading order; those that were taken out stand at the end.
    pub lines: Vec<PassageChange>,
}

/// One passage that is different.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PassageChange {
    /// Passage id.
    pub id: String,
    /// `9.4`
    pub number: String,
    /// Title.
    pub title: String,
    /// Title of its chapter.
    pub chapter_title: String,
    /// added | changed | removed
    pub change: String,
}

/// What changed in one passage.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PassageDifference {
    /// Passage id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Whether anything changed.
    pub changed: bool,
    /// The text with what was taken out and put in; a line feed ends a line.
    pub pieces: Vec<Piece>,
}

/// What an edition brought.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct EditionNews {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Issued on.
    pub issued_on: String,
    /// Headquarters.
    pub issuer: String,
    /// When it was signed (UTC).
    pub issued_at: String,
    /// Id of the edition that it is compared with: the one in use until then.
    pub compared: String,
    /// Passages that are new.
    pub added: usize,
    /// Passages that changed.
    pub changed: usize,
    /// Passages that were taken out.
    pub removed: usize,
    /// Its day is still to come: it is used from then on.
    pub waits: bool,
    /// What is wrong with it, for headquarters; empty = nothing.
    pub refused: String,
}
