//! What can go wrong on the way to paper.

/// Why a paper could not be made; `code()` is stable, the sentence is written by the caller.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// Characters that no font can draw, each once, in the order of first appearance.
    #[error("no font has a glyph for {chars:?}")]
    MissingGlyph {
        /// The characters (with their variation selector where one was given).
        chars: Vec<String>,
    },
    /// A font file could not be read.
    #[error("font {font} cannot be used: {reason}")]
    Font {
        /// `regular`, `bold`, `fallback`, `mincho` or `mincho fallback`.
        font: &'static str,
        /// What the reader said.
        reason: String,
    },
    /// A table whose rows do not fill its columns, or whose columns do not fit on the page.
    #[error("table cannot be set: {reason}")]
    TableShape {
        /// Which rule is broken.
        reason: String,
    },
    /// The Word writer reported something.
    #[error("Word writer: {message}")]
    Word {
        /// What it said.
        message: String,
    },
    /// The writer of tables reported something.
    #[error("table writer: {message}")]
    Sheet {
        /// What it said.
        message: String,
    },
    /// The PDF writer reported something; a paper with a warning is not handed out.
    #[error("PDF writer: {messages:?}")]
    Pdf {
        /// The messages of the writer.
        messages: Vec<String>,
    },
}

impl PaperError {
    /// Stable code for the catalogue of sentences.
    pub fn code(&self) -> &'static str {
        match self {
            Self::MissingGlyph { .. } => "paper_missing_glyph",
            Self::Font { .. } => "paper_font",
            Self::TableShape { .. } => "paper_table_shape",
            Self::Word { .. } => "paper_word",
            Self::Sheet { .. } => "paper_sheet",
            Self::Pdf { .. } => "paper_pdf",
        }
    }
}
