//! Cover, contents and index of a book.

use super::Issue;
use crate::document::{Align, Block, Cell, Document, Margins, Row, Run, Table, TextStyle, Width};

/// What stands on the cover.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// Foot line.
    pub issue: Issue,
    /// Title of the edition.
    pub title: String,
    /// Facility and office.
    pub office: String,
    /// Labels and values; without a value they are left out.
    pub facts: Vec<(String, String)>,
    /// What readers must know first.
    pub notice: String,
}

impl Cover {
    /// The cover.
    pub fn document(&self) -> Document {
        let mut document = frame(&self.issue, &self.title, "");
        document.text.size = 11.0;
        // Free space vanishes at the head of a page: an empty line keeps it.
        document.blocks.push(middle("　", 90.0));
        document
            .blocks
            .push(middle("両立支援コーディネーターのための", 12.0));
        document.blocks.push(Block::Paragraph {
            runs: vec![Run::new(&self.title).bold().size(26.0)],
            align: Align::Center,
        });
        document.blocks.push(Block::Spacer(24.0));
        let mut table = Table::new(vec![Width::Mm(34.0), Width::Share(1.0)]);
        let facts = self.facts.iter().filter(|(_, value)| !value.is_empty());
        let row = |(label, value): &(String, String)| {
            Row::new(vec![Cell::label(label), Cell::text(value)])
        };
        table.rows = facts.map(row).collect();
        document.blocks.push(Block::Table(table));
        document.blocks.push(Block::Spacer(10.0));
        document
            .blocks
            .push(Block::paragraph(vec![Run::new(&self.notice).size(9.5)]));
        document.blocks.push(Block::Spacer(14.0));
        document.blocks.push(middle(&self.office, 13.0));
        document
    }
}

fn middle(text: &str, size: f32) -> Block {
    Block::Paragraph {
        runs: vec![Run::new(text).size(size)],
        align: Align::Center,
    }
}

/// Contents: level, words and page of each line.
pub fn contents(
    issue: &Issue,
    edition: &str,
    lines: impl IntoIterator<Item = (u8, String, usize)>,
) -> Document {
    let mut document = frame(issue, "目次", edition);
    document.blocks.push(title("目次", edition));
    let line = |(level, text, page)| Block::ContentsLine { level, text, page };
    document.blocks.extend(lines.into_iter().map(line));
    document
}

/// The index, of the lines that are ready.
pub fn index(issue: &Issue, edition: &str, lines: Vec<Block>) -> Document {
    let mut document = frame(issue, "索引", edition);
    document.text.size = 9.0;
    document.blocks.push(title("索引", ""));
    let about = "太字は用語集のページです。";
    document
        .blocks
        .push(Block::paragraph(vec![Run::new(about).size(8.0).muted()]));
    document.blocks.extend(lines);
    document
}

fn title(text: &str, fact: &str) -> Block {
    let facts = Some(fact.to_owned()).filter(|fact| !fact.is_empty());
    Block::Title {
        text: text.to_owned(),
        facts: facts.into_iter().collect(),
    }
}

/// A part with the measures of the chapters.
fn frame(issue: &Issue, title: &str, running: &str) -> Document {
    let mut document = issue.document(title, running);
    document.text = TextStyle {
        size: 10.0,
        leading: 1.6,
    };
    document.margins = Margins {
        left: 20.0,
        right: 20.0,
        ..Margins::default()
    };
    document
}
