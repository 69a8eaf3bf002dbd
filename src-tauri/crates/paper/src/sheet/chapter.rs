//! A chapter of the manual.

use super::Issue;
use crate::document::{Block, BoxKind, Cell, Document, Margins, Row, Run, Table, TextStyle, Width};

/// What stands in a printed chapter; empty strings and lists are left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chapter {
    /// Foot line.
    pub issue: Issue,
    /// Name of the chapter.
    pub title: String,
    /// Edition of the manual, e.g. `統合版マニュアル 2026年11月版`.
    pub edition: String,
    /// What readers must know first, in a tinted box.
    pub notice: String,
    /// The passages in order.
    pub passages: Vec<Passage>,
}

/// One passage.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Passage {
    /// Number and name, e.g. `3.2 通院と勤務時間`.
    pub heading: String,
    /// What it says in short, above a rule; empty = none.
    pub lead: Vec<Run>,
    /// Text: paragraphs, lists, tables, quotes, headings of level 3.
    pub blocks: Vec<Block>,
    /// Sources with dates, and how sure they are; small below the text.
    pub sources: Vec<String>,
}

impl Chapter {
    /// The paper.
    pub fn document(&self) -> Document {
        let mut document = self.issue.document(&self.title, &self.edition);
        document.text = TextStyle {
            size: 10.0,
            leading: 1.7,
        };
        document.margins = Margins {
            left: 20.0,
            right: 20.0,
            ..Margins::default()
        };
        let blocks = &mut document.blocks;
        blocks.push(Block::Title {
            text: self.title.clone(),
            facts: vec![self.edition.clone()],
        });
        if !self.notice.is_empty() {
            blocks.push(Block::Boxed {
                kind: BoxKind::Tinted,
                blocks: vec![Block::paragraph(vec![Run::new(&self.notice).size(9.0)])],
            });
        }
        for passage in &self.passages {
            blocks.push(Block::Heading {
                level: 1,
                text: passage.heading.clone(),
            });
            if !passage.lead.is_empty() {
                let lead = passage.lead.iter().cloned().map(Run::muted).collect();
                blocks.push(Block::paragraph(lead));
                blocks.push(Block::Rule);
            }
            blocks.extend(passage.blocks.iter().cloned());
            if !passage.sources.is_empty() {
                let text = passage.sources.join("\n");
                blocks.push(Block::paragraph(vec![Run::new(text).size(8.0).muted()]));
            }
        }
        document
    }
}

/// A small table of text; each column is as wide as its longest text asks for.
pub fn text_table(head: Vec<Vec<Run>>, rows: Vec<Vec<Vec<Run>>>) -> Block {
    let count = rows
        .iter()
        .map(Vec::len)
        .chain([head.len()])
        .max()
        .unwrap_or(0);
    let columns = (0..count).map(|column| {
        let cells = rows.iter().chain([&head]).filter_map(|row| row.get(column));
        Width::Share(cells.map(|runs| weight(runs)).fold(6.0, f32::max).min(44.0))
    });
    let mut table = Table::new(columns.collect());
    table.size = Some(9.0);
    let padded = |row: Vec<Vec<Run>>, cell: fn(Vec<Run>) -> Cell| {
        let empty = std::iter::repeat_with(Vec::new);
        Row::new(row.into_iter().chain(empty).take(count).map(cell).collect())
    };
    if !head.is_empty() {
        table.header.push(padded(head, |runs| Cell {
            runs,
            ..Cell::head("")
        }));
    }
    table.rows = rows.into_iter().map(|row| padded(row, Cell::new)).collect();
    Block::Table(table)
}

/// Length of the longest line, a Latin letter counting half.
fn weight(runs: &[Run]) -> f32 {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let length = |line: &str| -> f32 {
        line.chars()
            .map(|ch| if ch.is_ascii() { 0.6 } else { 1.0 })
            .sum::<f32>()
            + 2.0
    };
    text.lines().map(length).fold(0.0, f32::max)
}
