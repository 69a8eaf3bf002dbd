//! Tests over real fonts, real PDFs and the tools that hospitals open them with.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
#![allow(clippy::print_stdout)]

mod faults;
mod forms;
mod golden;
mod pages;
mod picture;
mod property;
mod samples;
mod tools;

use std::sync::LazyLock;

use crate::document::{Block, Document, Run};
use crate::fonts::Fonts;

/// The fonts of the product.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    Fonts::load(
        include_bytes!("../../../../../assets/fonts/BIZUDPGothic-Regular.ttf"),
        include_bytes!("../../../../../assets/fonts/BIZUDPGothic-Bold.ttf"),
        include_bytes!("../../../../../assets/fonts/NotoSansJP-Regular.ttf"),
    )
    .unwrap()
});

/// A document of these blocks.
pub(crate) fn document(blocks: Vec<Block>) -> Document {
    Document {
        blocks,
        ..Document::new("試験用紙", "試験様式")
    }
}

/// A document of one paragraph.
pub(crate) fn paragraph(text: &str) -> Document {
    document(vec![Block::paragraph(vec![Run::new(text)])])
}

/// Text without anything that leaves no ink.
pub(crate) fn ink(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}
