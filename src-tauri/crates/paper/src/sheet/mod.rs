//! Ready papers: plain data in, a document out.
//!
//! Every text is a finished Japanese string from the caller; an empty one means that its row is
//! left out, so that a case with little data gives a short, calm page.

pub mod activities;
pub mod book;
pub mod chapter;
pub mod chart_note;
pub mod circulation;
pub mod considerations;
pub mod discard_book;
pub mod disclosure;
pub mod envelope;
pub mod fee_check;
pub mod figures;
pub mod guide;
pub mod handout;
pub mod handover;
pub mod head;
pub mod log;
pub mod morning;
pub mod reading;
pub mod recovery;
pub mod summary;
pub mod words;

use crate::document::{Block, Cell, Document, Furniture, Row, Table, TextStyle, Width};

/// Who issued a paper and on which form; stands at the foot of every page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issue {
    /// Form and edition, e.g. `両立デスク サマリー様式 2026-11`.
    pub form: String,
    /// Issuer and time, e.g. `出力 佐々木 令和8年11月24日 9:20`.
    pub printed: String,
}

impl Issue {
    /// A paper of one case with its title: whose it is and further facts stand beside it.
    fn of_case(&self, title: &str, whose: String, facts: &[String], size: f32) -> Document {
        let mut document = self.document(title, &whose);
        document.text = TextStyle { size, leading: 1.5 };
        let lines = std::iter::once(whose).chain(facts.iter().cloned());
        document.blocks.push(Block::Title {
            text: title.to_owned(),
            facts: lines.filter(|line| !line.is_empty()).collect(),
        });
        document
    }

    /// An empty document with this foot; `running` identifies the second and later pages.
    fn document(&self, title: &str, running: &str) -> Document {
        let mut document = Document::new(title, &self.form);
        document.footer = Some(Furniture {
            sender: String::new(),
            left: self.form.clone(),
            middle: self.printed.clone(),
            right: String::new(),
            page_number: true,
        });
        document.header = Some(Furniture {
            sender: String::new(),
            left: title.to_owned(),
            middle: String::new(),
            right: running.to_owned(),
            page_number: false,
        });
        document
    }
}

/// Widths of a table with label, value, label, value.
const FOUR: [Width; 4] = [
    Width::Mm(27.0),
    Width::Share(1.0),
    Width::Mm(25.0),
    Width::Mm(54.0),
];

/// Width of a column of minutes: three digits and the room beside them.
const MINUTES: Width = Width::Mm(13.0);

/// Collects rows of labels and values and leaves out what is empty.
struct Facts {
    table: Table,
}

impl Facts {
    fn new() -> Self {
        Self {
            table: Table::new(FOUR.to_vec()),
        }
    }

    /// Two values side by side; one alone takes the whole width.
    fn pair(&mut self, left: (&str, Cell), right: (&str, Cell)) {
        match (is_empty(&left.1), is_empty(&right.1)) {
            (true, true) => {}
            (false, true) => self.single(left.0, left.1),
            (true, false) => self.single(right.0, right.1),
            (false, false) => self.table.rows.push(Row::new(vec![
                Cell::label(left.0),
                left.1,
                Cell::label(right.0),
                right.1,
            ])),
        }
    }

    /// One value over the whole width.
    fn single(&mut self, label: &str, value: Cell) {
        if !is_empty(&value) {
            let cells = vec![Cell::label(label), value.across(3)];
            self.table.rows.push(Row::new(cells));
        }
    }

    fn is_empty(&self) -> bool {
        self.table.rows.is_empty()
    }
}

fn is_empty(cell: &Cell) -> bool {
    cell.runs
        .iter()
        .all(|run| run.text.trim().is_empty() && run.check.is_none())
}

/// A label before a text, or nothing.
fn prefixed(label: &str, text: &str) -> String {
    if text.trim().is_empty() {
        String::new()
    } else {
        format!("{label} {text}")
    }
}

/// Parts joined by a separator, without the empty ones.
fn joined<'a>(parts: impl IntoIterator<Item = &'a str>, separator: &str) -> String {
    let parts: Vec<&str> = parts
        .into_iter()
        .filter(|part| !part.trim().is_empty())
        .collect();
    parts.join(separator)
}
