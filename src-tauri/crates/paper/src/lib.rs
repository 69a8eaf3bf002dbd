//! Paper: a page model, Japanese line breaking, tables, and PDF bytes.
//!
//! The crate is pure: it has no clock, reads no file and draws no randomness, so the same document
//! and the same fonts always give the same bytes. Everything personal comes in as plain text and
//! leaves only inside the bytes handed back to the caller.

mod bind;
pub mod book;
pub mod document;
mod error;
mod fonts;
pub mod form;
mod layout;
mod pdf;
mod picture;
pub mod sheet;
pub mod table;
pub mod template;
pub mod word;

#[cfg(test)]
mod tests;

pub use bind::{About, Bound, Set, bind};
pub use document::Document;
pub use error::PaperError;
pub use fonts::{Face, FontFiles, Fonts};
pub use layout::model::{Glyph, Item, Page, PageModel, TextRun};
pub use picture::{Picture, PictureError};

/// A finished paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The whole PDF file.
    pub pdf: Vec<u8>,
    /// Number of A4 pages in it, also where two of them stand on one sheet.
    pub pages: usize,
}

/// Sets the document on pages; nothing is drawn when a character has no glyph in any font.
pub fn layout(document: &Document, fonts: &Fonts) -> Result<PageModel, PaperError> {
    layout::set(document, fonts, layout::Guard::On)
}

/// Width in mm of words on one line as they are drawn, `size` mm high.
pub fn width(words: &str, size: f64, strong: bool, fonts: &Fonts) -> f64 {
    layout::width(words, size, strong, fonts)
}

/// Sets the document on pages and writes them as a PDF.
pub fn render(document: &Document, fonts: &Fonts) -> Result<Rendered, PaperError> {
    let mut model = layout(document, fonts)?;
    let pages = model.pages.len();
    if document.sheet == document::Sheet::A3Folded {
        model = model.folded();
    }
    let pdf = pdf::write(&model, document, fonts)?;
    Ok(Rendered { pdf, pages })
}
