//! 事例検討会の資料: a case without whose it is.

use super::{Facts, Issue};
use crate::document::{Block, Cell, Document, Row, Run, Table, TextStyle, Width, plain};

/// Name of the paper.
pub const TITLE: &str = "事例検討会の資料";

/// Rules for what the meeting adds, and how high each is in mm.
const NOTES: [&str; 3] = ["検討したいこと", "出された意見", "次に行うこと"];
const NOTE_HEIGHT: f32 = 22.0;

/// What stands on the paper; empty strings and lists are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Handout {
    /// Foot line; it names nobody.
    pub issue: Issue,
    /// Label and value, in order.
    pub facts: Vec<(String, String)>,
    /// The text that was read through.
    pub text: String,
    /// 本書の取扱い.
    pub handling: String,
}

impl Handout {
    /// The paper.
    pub fn document(&self) -> Document {
        let mut document = self.issue.document(TITLE, "");
        document.text = TextStyle {
            size: 10.0,
            leading: 1.55,
        };
        let blocks = &mut document.blocks;
        blocks.push(Block::Title {
            text: TITLE.to_owned(),
            facts: vec!["個人を特定しにくくした資料です".to_owned()],
        });
        let mut facts = Facts::new();
        for pair in self.facts.chunks(2) {
            match pair {
                [left, right] => facts.pair(
                    (&left.0, Cell::text(&left.1)),
                    (&right.0, Cell::text(&right.1)),
                ),
                [only] => facts.single(&only.0, Cell::text(&only.1)),
                _ => {}
            }
        }
        blocks.push(Block::Section("事例の概要".to_owned()));
        blocks.push(Block::Table(facts.table));
        blocks.push(Block::Section("経過".to_owned()));
        for line in self.text.lines().filter(|line| !line.trim().is_empty()) {
            blocks.push(Block::paragraph(plain(line)));
        }
        blocks.push(Block::Section("検討".to_owned()));
        let mut notes = Table::new(vec![Width::Mm(32.0), Width::Share(1.0)]);
        for label in NOTES {
            let cells = vec![Cell::label(label), Cell::text("")];
            notes.rows.push(Row::new(cells).min_height(NOTE_HEIGHT));
        }
        blocks.push(Block::Table(notes));
        let mut handling = Facts::new();
        let text = Run::new(&self.handling).size(8.5);
        handling.single("本書の取扱い", Cell::new(vec![text]));
        blocks.push(Block::Table(handling.table));
        document
    }
}
