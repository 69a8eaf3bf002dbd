//! Logs: a title, a period, and as many rows as there are.

use super::Issue;
use crate::document::{Align, Block, Cell, Document, Row, Table, TextStyle, Width, plain};

/// What stands on a log; empty strings and lists are left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LogSheet {
    /// Foot line.
    pub issue: Issue,
    /// Name of the log, without a person.
    pub title: String,
    /// Period, e.g. `令和8年11月1日 ～ 11月30日`.
    pub period: String,
    /// Right-aligned lines beside the title.
    pub facts: Vec<String>,
    /// Sentence above the table.
    pub note: String,
    /// Columns.
    pub columns: Vec<LogColumn>,
    /// Rows, one text per column.
    pub rows: Vec<Vec<String>>,
    /// Said instead of the table when there is no row.
    pub when_empty: String,
}

/// A column of a log.
#[derive(Debug, Clone, PartialEq)]
pub struct LogColumn {
    /// Its head.
    pub label: String,
    /// Its width.
    pub width: Width,
    /// Figures: right-aligned, digits of equal width.
    pub is_number: bool,
}

impl LogSheet {
    /// The paper.
    pub fn document(&self) -> Document {
        let mut document = self.issue.document(&self.title, &self.period);
        document.text = TextStyle {
            size: 8.5,
            leading: 1.45,
        };
        let facts = self.facts.iter().chain([&self.period]);
        document.blocks.push(Block::Title {
            text: self.title.clone(),
            facts: facts.filter(|text| !text.is_empty()).cloned().collect(),
        });
        if !self.note.is_empty() {
            document.blocks.push(Block::paragraph(plain(&self.note)));
        }
        document.blocks.push(if self.rows.is_empty() {
            Block::paragraph(plain(&self.when_empty))
        } else {
            Block::Table(self.table())
        });
        document
    }

    fn table(&self) -> Table {
        let mut table = Table::new(self.columns.iter().map(|column| column.width).collect());
        table.pad_x = 1.5;
        table.pad_y = 0.8;
        let head = self.columns.iter().map(|column| {
            let align = if column.is_number {
                Align::Right
            } else {
                Align::Left
            };
            Cell::head(&column.label).align(align)
        });
        table.header.push(Row::new(head.collect()));
        for row in &self.rows {
            let cells = row.iter().zip(&self.columns).map(|(text, column)| {
                let align = if column.is_number {
                    Align::Number
                } else {
                    Align::Left
                };
                Cell::text(text).align(align)
            });
            table.rows.push(Row::new(cells.collect()));
        }
        table
    }
}
