//! 復旧コードの控え: the printed code that opens the records when every passphrase is lost.

use super::Issue;
use crate::document::{
    Block, BoxKind, Cell, Document, ListKind, Row, Run, Table, TextStyle, Width, plain,
};

/// Name of the paper.
pub const TITLE: &str = "復旧コードの控え";

/// What stands on the sheet; empty strings and lists are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecoverySheet {
    /// Foot line.
    pub issue: Issue,
    /// Facility.
    pub facility: String,
    /// Day of issue.
    pub issued_on: String,
    /// Who had it printed.
    pub issued_by: String,
    /// The code in groups, in order.
    pub groups: Vec<String>,
    /// What the code is for, in one or two sentences.
    pub purpose: String,
    /// How to keep it, one item each.
    pub keeping: Vec<String>,
}

impl RecoverySheet {
    /// The paper.
    pub fn document(&self) -> Document {
        let mut document = self.issue.document(TITLE, &self.facility);
        document.text = TextStyle {
            size: 10.5,
            leading: 1.6,
        };
        let blocks = &mut document.blocks;
        blocks.push(Block::Title {
            text: TITLE.to_owned(),
            facts: [&self.facility, &self.issued_on]
                .into_iter()
                .filter(|text| !text.is_empty())
                .cloned()
                .collect(),
        });
        if !self.purpose.is_empty() {
            blocks.push(Block::paragraph(plain(&self.purpose)));
        }
        blocks.push(Block::Section("復旧コード".to_owned()));
        blocks.push(Block::Spacer(2.5));
        blocks.push(Block::Code {
            groups: self.groups.clone(),
            per_line: 4,
        });
        if !self.keeping.is_empty() {
            blocks.push(Block::Section("保管のしかた".to_owned()));
            blocks.push(Block::Boxed {
                kind: BoxKind::Framed,
                blocks: vec![Block::List {
                    kind: ListKind::Bullet,
                    items: self.keeping.iter().map(plain).collect(),
                }],
            });
        }
        blocks.push(Block::Section("保管の記録(手書き)".to_owned()));
        blocks.push(Block::Table(self.record()));
        document
    }

    /// Empty places that are filled in by hand.
    fn record(&self) -> Table {
        let mut table = Table::new(vec![
            Width::Mm(30.0),
            Width::Share(1.0),
            Width::Mm(30.0),
            Width::Share(1.0),
        ]);
        let issued_by = Cell::new(vec![Run::new(&self.issued_by)]).middle();
        let rows = [
            ("発行した人", issued_by, "保管責任者"),
            ("保管場所", Cell::text(""), "封をした日"),
        ];
        for (left, value, right) in rows {
            let cells = vec![
                Cell::label(left).middle(),
                value,
                Cell::label(right).middle(),
                Cell::text(""),
            ];
            table.rows.push(Row::new(cells).min_height(12.0));
        }
        table
    }
}
