//! Tests over real fonts, real PDFs and the tools that hospitals open them with.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
#![allow(clippy::print_stdout)]

mod book;
mod bound;
mod disclosure;
mod faults;
mod figures;
mod forms;
mod golden;
mod guide;
mod marks;
mod morning;
mod pages;
mod picture;
mod property;
mod samples;
mod seen;
mod tools;
mod typography;

use std::sync::LazyLock;

use crate::document::{Block, Document, Run};
use crate::fonts::{FontFiles, Fonts};

/// The fonts of the product.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    Fonts::load(FontFiles {
        regular: include_bytes!("../../../../../assets/fonts/BIZUDPGothic-Regular.ttf"),
        bold: include_bytes!("../../../../../assets/fonts/BIZUDPGothic-Bold.ttf"),
        fallback: include_bytes!("../../../../../assets/fonts/NotoSansJP-Regular.ttf"),
        mincho: include_bytes!("../../../../../assets/fonts/BIZUDPMincho-Regular.ttf"),
        mincho_fallback: include_bytes!("../../../../../assets/fonts/NotoSerifJP-Regular.ttf"),
    })
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
