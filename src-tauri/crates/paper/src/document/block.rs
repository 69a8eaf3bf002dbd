//! Blocks: what stands under one another on a paper.

use serde::{Deserialize, Serialize};

use super::{Align, Run, Table};

/// One thing in the column of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// Name of the paper at the left, short facts at the right, a strong rule below.
    Title {
        /// Name of the paper.
        text: String,
        /// Right-aligned lines, usually two.
        facts: Vec<String>,
    },
    /// Heading with a strong rule, directly above what it names.
    Section(String),
    /// Heading inside running text: level 1 to 3.
    Heading {
        /// 1 is the largest.
        level: u8,
        /// The words.
        text: String,
    },
    /// Running text.
    Paragraph {
        /// The text.
        runs: Vec<Run>,
        /// How its lines stand.
        align: Align,
    },
    /// Items with a mark and a hanging indent.
    List {
        /// Which mark.
        kind: ListKind,
        /// The items.
        items: Vec<Vec<Run>>,
    },
    /// A table.
    Table(Table),
    /// Blocks in a frame.
    Boxed {
        /// How the frame looks.
        kind: BoxKind,
        /// What stands in it.
        blocks: Vec<Block>,
    },
    /// Check boxes with labels, as many on a line as fit.
    Checks(Vec<(bool, String)>),
    /// A code in groups, each character in a cell of equal width, to be read and typed.
    Code {
        /// The groups, in order.
        groups: Vec<String>,
        /// Groups on one line.
        per_line: usize,
    },
    /// A chart.
    Drawing(model::chart::Drawing),
    /// A place that a book finds again by its name; it takes no room.
    Anchor(String),
    /// One line of the contents of a book.
    ContentsLine {
        /// 1 is a chapter, 2 what stands in it.
        level: u8,
        /// The words.
        text: String,
        /// The page, from 1.
        page: usize,
    },
    /// One word of the index of a book.
    IndexLine {
        /// The word.
        word: String,
        /// 読み
        reading: String,
        /// Pages, from 1; `true` for the one that says what the word means.
        pages: Vec<(usize, bool)>,
    },
    /// A thin rule over the whole width.
    Rule,
    /// Free space, in mm; it vanishes at the head of a page.
    Spacer(f32),
    /// Blocks that stay on one page if a page can hold them.
    KeepTogether(Vec<Block>),
    /// What follows starts on a new page.
    PageBreak,
}

impl Block {
    /// Running text, left-aligned.
    pub fn paragraph(runs: Vec<Run>) -> Self {
        Self::Paragraph {
            runs,
            align: Align::Left,
        }
    }
}

/// The mark before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListKind {
    /// A middle dot.
    Bullet,
    /// Numbers that start here.
    Number(u32),
}

/// How a frame looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BoxKind {
    /// Thin rules all around.
    Framed,
    /// Thin rules all around and a light tint.
    Tinted,
    /// A bar at the left, for quoted text.
    Quote,
}
