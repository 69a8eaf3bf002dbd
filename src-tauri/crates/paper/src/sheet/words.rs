//! 会社への伝え方メモ: sentences for a talk at work, in print that is read at arm's length. It carries no name and no illness.

use super::Issue;
use crate::document::{
    Align, Block, BoxKind, Cell, Document, Grid, PAGE_WIDTH, Row, Run, Table, TextStyle, Width,
};

/// Name of the paper.
pub const TITLE: &str = "会社への伝え方メモ";

/// Least size of what is read aloud, in points.
const LARGE: f32 = 14.0;
/// Headings and the title.
const HEADING: f32 = 15.0;
const NAME: f32 = 20.0;
/// Rules for what the person adds.
const OWN_LINES: usize = 3;
/// Column of the boxes to tick, and the space above and below a sentence, in mm.
const BOX: f32 = 8.0;
const BETWEEN: f32 = 0.9;

/// What stands on the memo.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordsMemo {
    /// Foot line.
    pub issue: Issue,
    /// What to know before the talk.
    pub before: Vec<String>,
    /// Sentences by what they are about.
    pub groups: Vec<WordsGroup>,
    /// Heading over free lines for the person's own words.
    pub own: String,
}

/// Sentences about one thing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WordsGroup {
    /// What they are about, in plain words.
    pub heading: String,
    /// Ready sentences.
    pub sentences: Vec<String>,
    /// Rules for writing by hand.
    pub lines: usize,
}

impl WordsMemo {
    /// The paper.
    pub fn document(&self) -> Document {
        let mut document = self.issue.document(TITLE, "");
        document.text = TextStyle {
            size: LARGE,
            leading: 1.45,
        };
        let blocks = &mut document.blocks;
        blocks.push(Block::Paragraph {
            runs: vec![Run::new(TITLE).bold().size(NAME).tracking(60)],
            align: Align::Left,
        });
        if !self.before.is_empty() {
            let lines = self.before.iter();
            blocks.push(Block::Boxed {
                kind: BoxKind::Tinted,
                blocks: lines
                    .map(|line| Block::paragraph(vec![Run::new(line)]))
                    .collect(),
            });
        }
        let margins = document.margins.left + document.margins.right;
        blocks.extend(self.groups.iter().map(|one| group(one, margins)));
        if !self.own.is_empty() {
            blocks.push(self.own_words(margins));
        }
        document
    }

    fn own_words(&self, margins: f32) -> Block {
        let mut blocks = vec![heading(&self.own)];
        blocks.extend(rules(OWN_LINES, margins));
        Block::KeepTogether(blocks)
    }
}

/// Rules over the width of the text, for writing by hand.
fn rules(count: usize, margins: f32) -> impl Iterator<Item = Block> {
    let rule = Block::paragraph(vec![Run::blank(PAGE_WIDTH - margins)]);
    std::iter::repeat_n([Block::Spacer(5.0), rule], count).flatten()
}

/// A heading and its sentences, each behind a box to tick; the lines stand under one another beside the boxes.
fn group(group: &WordsGroup, margins: f32) -> Block {
    let mut table = Table::new(vec![Width::Mm(BOX), Width::Share(1.0)]);
    table.grid = Grid::None;
    table.pad_x = 0.0;
    table.pad_y = BETWEEN;
    for sentence in &group.sentences {
        let to_tick = Run {
            check: Some(false),
            ..Run::default()
        };
        let cells = vec![Cell::new(vec![to_tick]), Cell::text(sentence)];
        table.rows.push(Row::new(cells));
    }
    let mut blocks = vec![Block::Spacer(1.0), heading(&group.heading)];
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
    blocks.extend(rules(group.lines, margins));
    Block::KeepTogether(blocks)
}

fn heading(words: &str) -> Block {
    Block::paragraph(vec![Run::new(words).bold().size(HEADING)])
}
