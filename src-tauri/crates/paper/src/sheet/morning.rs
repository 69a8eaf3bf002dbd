//! 朝の申し送り: one page for the morning round of the office.

use super::{Issue, joined, prefixed};
use crate::document::{Block, Cell, Document, Row, Run, Table, TextStyle, Width, plain};

/// Name of the paper.
pub const TITLE: &str = "朝の申し送り";

/// Least height of the place for what is written by hand, in mm.
const BY_HAND: f32 = 9.0;

/// One list on the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Its name.
    pub title: String,
    /// Names of the columns.
    pub columns: [String; 4],
    /// Its lines.
    pub rows: Vec<[String; 4]>,
    /// Lines that found no room.
    pub more: usize,
    /// What is only counted, for it waits longer than is told.
    pub older: Older,
    /// Said instead when there is none.
    pub when_empty: String,
}

/// Lines that are counted, not told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Older {
    /// How many.
    pub count: usize,
    /// What they are.
    pub said: String,
}

/// What stands on it; empty strings are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Morning {
    /// Foot line.
    pub issue: Issue,
    /// The day.
    pub day: String,
    /// Facility and office.
    pub office: String,
    /// Who made it.
    pub author: String,
    /// Who is away.
    pub absent: String,
    /// The lists, in order.
    pub parts: Vec<Part>,
    /// Lines to write on.
    pub by_hand: usize,
    /// 本書の取扱い.
    pub handling: String,
}

impl Morning {
    /// The paper.
    pub fn document(&self) -> Document {
        let mut document = self.issue.document(TITLE, &self.day);
        document.text = TextStyle {
            size: 9.0,
            leading: 1.4,
        };
        let absent = prefixed("不在", &self.absent);
        let facts = [
            joined([self.day.as_str(), &absent], " / "),
            joined(
                [self.office.as_str(), &prefixed("作成", &self.author)],
                " / ",
            ),
        ];
        let blocks = &mut document.blocks;
        blocks.push(Block::Title {
            text: TITLE.to_owned(),
            facts: facts.into_iter().filter(|line| !line.is_empty()).collect(),
        });
        for part in &self.parts {
            part.set(blocks);
        }
        if self.by_hand > 0 {
            blocks.push(Block::Section("連絡・伝言".to_owned()));
            let mut lines = Table::new(vec![Width::Share(1.0)]);
            let line = || Row::new(vec![Cell::text("")]).min_height(BY_HAND);
            lines
                .rows
                .extend(std::iter::repeat_with(line).take(self.by_hand));
            blocks.push(Block::Table(lines));
        }
        let mut handling = Table::new(vec![Width::Mm(27.0), Width::Share(1.0)]);
        let text = Cell::new(vec![Run::new(&self.handling).size(8.0)]);
        handling
            .rows
            .push(Row::new(vec![Cell::label("本書の取扱い"), text]));
        blocks.push(Block::Table(handling));
        document
    }
}

impl Part {
    fn set(&self, blocks: &mut Vec<Block>) {
        let count = self.rows.len() + self.more + self.older.count;
        blocks.push(Block::Section(match count {
            0 => self.title.clone(),
            _ => format!("{}({count}件)", self.title),
        }));
        if count == 0 {
            blocks.push(Block::paragraph(plain(&self.when_empty)));
            return;
        }
        let mut table = Table::new(vec![
            Width::Mm(34.0),
            Width::Mm(46.0),
            Width::Share(1.0),
            Width::Mm(34.0),
        ]);
        table.pad_y = 0.7;
        table
            .header
            .push(Row::new(self.columns.iter().map(Cell::head).collect()));
        for row in &self.rows {
            table
                .rows
                .push(Row::new(row.iter().map(Cell::text).collect()));
        }
        for (said, count) in [
            ("ほか", self.more),
            (self.older.said.as_str(), self.older.count),
        ] {
            if count > 0 {
                let gap = if said == "ほか" { "" } else { " " };
                let said = format!("{said}{gap}{count}件(画面の「今日」で見てください)");
                table.rows.push(Row::new(vec![Cell::text(said).across(4)]));
            }
        }
        blocks.push(Block::Table(table));
    }
}
