//! The manual as a book: all chapters or chosen ones, with contents and index.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Begins a book; one that was begun before is dropped.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BookStart {
    /// Chapter ids, `glossary` for the 用語集; empty = everything.
    pub chapters: Vec<String>,
    /// With the user's own notes on the passages.
    pub notes: bool,
    /// Edition; empty = the one in use.
    pub edition: String,
}

/// How far a book is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BookView {
    /// Its number.
    pub id: u32,
    /// drawing | ready
    pub state: String,
    /// Parts that are set.
    pub done: usize,
    /// Parts that it has.
    pub total: usize,
    /// Pages of the whole file, 0 while it is not whole.
    pub pages: usize,
    /// Size of the whole file in bytes, 0 while it is not whole.
    pub bytes: usize,
}

/// A whole book.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BookDrawn {
    /// Title.
    pub title: String,
    /// PDF in base64.
    pub pdf: String,
    /// Pages.
    pub pages: usize,
    /// Size in bytes.
    pub bytes: usize,
    /// Proposed file name.
    pub file_name: String,
    /// What it tells beyond the manual.
    pub discloses: Vec<String>,
}

/// Prints a book.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BookPrint {
    /// The book.
    pub id: u32,
    /// Printer queue.
    pub printer: String,
    /// Copies (1 to 99).
    pub copies: u32,
    /// On both sides.
    pub two_sided: bool,
    /// To whom it goes.
    pub recipient: String,
    /// What for.
    pub purpose: String,
}
