//! 自施設の資料: documents of the facility beside the manual.

use model::fold::Span;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DocumentStands {
    /// Waits for somebody to look at what was read.
    Waiting,
    /// Is searched.
    Used,
    /// A newer one stands in its place.
    Old,
    /// Was taken out, and can be put back.
    Removed,
}

/// A document without its bytes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Document {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Who issued it.
    pub source: String,
    /// Year.
    pub year: String,
    /// Name of the file.
    pub file: String,
    /// Where it stands.
    pub stands: DocumentStands,
    /// Pages.
    pub pages: usize,
    /// Pages without text.
    pub bare: usize,
    /// Pages whose characters are no words.
    pub garbled: usize,
    /// Bytes.
    pub size: u64,
    /// Id of the document in whose place it stands, or will stand.
    pub replaces: String,
    /// Who added it.
    pub user: String,
    /// When (UTC).
    pub at: String,
    /// Who approved it.
    pub approved_by: String,
    /// When (UTC).
    pub approved_at: String,
}

/// All documents, and the one that is being read.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Documents {
    /// Documents, the newest first.
    pub lines: Vec<Document>,
    /// The one that is being read.
    pub taking: Option<DocumentProgress>,
    /// The user may add, approve and remove.
    pub may_change: bool,
    /// Largest file in bytes.
    pub largest: u64,
}

/// A file to be read.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct DocumentAdd {
    /// Where it lies.
    pub path: String,
    /// Id of the document in whose place it will stand; empty = none.
    pub replaces: String,
}

/// How far a reading is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DocumentProgress {
    /// Id of the document.
    pub id: String,
    /// Name of the file.
    pub file: String,
    /// The file is stored and its pages are being read.
    pub reading: bool,
    /// Bytes stored, or pages read.
    pub done: u64,
    /// Of how many; 0 = not known yet.
    pub total: u64,
    /// All of it is read, and the document waits for approval.
    pub whole: bool,
}

/// What is said of a document.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct DocumentNamed {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Who issued it.
    pub source: String,
    /// Year.
    pub year: String,
}

/// A document to be looked at.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DocumentOpened {
    /// What is said of it.
    pub document: Document,
    /// Numbers of the pages without text.
    pub bare: Vec<usize>,
    /// Numbers of the pages whose characters are no words.
    pub garbled: Vec<usize>,
    /// Bytes of one piece.
    pub piece: usize,
}

/// One piece of the bytes.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct DocumentPieceAt {
    /// Id of the document.
    pub id: String,
    /// Number of the piece, from 0.
    pub piece: usize,
}

/// The bytes of a piece.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DocumentPiece {
    /// In base64.
    pub bytes: String,
}

/// Pages whose text is asked for.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct DocumentPagesAt {
    /// Id of the document.
    pub id: String,
    /// The first one, from 1.
    pub from: usize,
    /// How many (1 to 20).
    pub limit: usize,
}

/// Text of a page.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DocumentPage {
    /// From 1.
    pub number: usize,
    /// `text`, `bare` or `garbled`.
    pub kind: String,
    /// Text.
    pub text: String,
}

/// Words to find in a document.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct DocumentFind {
    /// Id of the document.
    pub id: String,
    /// As typed.
    pub text: String,
}

/// A page that holds them.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DocumentHit {
    /// From 1.
    pub page: usize,
    /// Text around the first match.
    pub excerpt: String,
    /// Matches inside the excerpt, in characters.
    pub spans: Vec<Span>,
}
