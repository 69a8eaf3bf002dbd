//! 読了証: which chapters of the manual somebody has read, and how the check tests went.

use super::Issue;
use crate::document::{Align, Block, BoxKind, Cell, Document, Row, Run, Table, TextStyle, Width};

/// Name of the paper.
pub const TITLE: &str = "読了証";

/// What stands on the paper; empty strings and lists are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// Foot line.
    pub issue: Issue,
    /// Facility and office.
    pub office: String,
    /// Profession and name of the reader.
    pub reader: String,
    /// Day on which the last chapter of the base was done.
    pub done_on: String,
    /// Edition of the manual.
    pub edition: String,
    /// The sentence that says what was done.
    pub text: String,
    /// Chapters in the order of the course.
    pub chapters: Vec<ReadChapter>,
    /// What the paper is not.
    pub notice: String,
}

/// One chapter that is done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadChapter {
    /// Number and title.
    pub title: String,
    /// Day on which the last passage was read.
    pub read_on: String,
    /// Right answers of the questions, e.g. `11/12`.
    pub score: String,
    /// Day on which the check test was passed.
    pub passed_on: String,
}

impl Reading {
    /// The paper.
    pub fn document(&self) -> Document {
        let mut document = self.issue.document(TITLE, &self.edition);
        document.text = TextStyle {
            size: 11.0,
            leading: 1.7,
        };
        let blocks = &mut document.blocks;
        blocks.push(Block::Title {
            text: TITLE.to_owned(),
            facts: vec![self.edition.clone()],
        });
        blocks.push(Block::Spacer(6.0));
        blocks.push(line(&self.office, 11.0));
        blocks.push(line(&self.reader, 16.0));
        blocks.push(Block::Spacer(4.0));
        blocks.push(Block::paragraph(vec![Run::new(&self.text)]));
        blocks.push(line(&self.done_on, 11.0));
        blocks.push(Block::Section("読んだ章と確認テスト".to_owned()));
        blocks.push(Block::Table(self.table()));
        if !self.notice.is_empty() {
            blocks.push(Block::Spacer(3.0));
            blocks.push(Block::Boxed {
                kind: BoxKind::Framed,
                blocks: vec![Block::paragraph(vec![Run::new(&self.notice).size(9.0)])],
            });
        }
        document
    }

    fn table(&self) -> Table {
        let mut table = Table::new(vec![
            Width::Share(1.0),
            Width::Mm(36.0),
            Width::Mm(22.0),
            Width::Mm(36.0),
        ]);
        table.size = Some(9.5);
        let head = ["章", "読み終えた日", "正答", "合格した日"].map(Cell::head);
        table.header.push(Row::new(head.into()));
        let row = |c: &ReadChapter| {
            let cells = [&c.title, &c.read_on, &c.score, &c.passed_on];
            Row::new(cells.map(|text| Cell::text(text).middle()).into())
        };
        table.rows = self.chapters.iter().map(row).collect();
        table
    }
}

fn line(text: &str, size: f32) -> Block {
    Block::Paragraph {
        runs: vec![Run::new(text).size(size)],
        align: Align::Left,
    }
}
