//! 制度のご案内: benefits in plain words, in print that an ill person reads without effort. It promises nothing.

use super::Issue;
use crate::document::{
    Align, Block, BoxKind, Cell, Document, Grid, Role, Row, Run, Table, TextStyle, Width,
};

/// Name of the paper in the register and in its own head lines.
pub const TITLE: &str = "制度のご案内";

/// Sizes in points: text, the name of a benefit, the person, the title, and the line of the source.
const TEXT: f32 = 12.0;
const NAME: f32 = 14.0;
const PERSON: f32 = 14.0;
const LARGE: f32 = 20.0;
const SOURCE: f32 = 10.0;
/// Distance of lines: readings need room above the words.
const LEADING: f32 = 1.6;
const LEADING_READ: f32 = 1.8;
/// Column of labels, and of facility and date beside the title, in mm.
const LABEL: f32 = 31.0;
const BESIDE: f32 = 78.0;
/// Space above and below the text of a row, in mm.
const BETWEEN: f32 = 1.5;
/// Benefits of a paper whose names are listed at its head.
const MANY: usize = 3;

/// What stands on the paper; what is empty is left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Guide {
    /// Foot line.
    pub issue: Issue,
    /// The title in the words of the style.
    pub title: Vec<Run>,
    /// For whom, with the title of courtesy.
    pub person: Vec<Run>,
    /// The same for the head of the further pages.
    pub running: String,
    /// Day on which it was made.
    pub made_on: Vec<Run>,
    /// Facility and office.
    pub office: String,
    /// What the paper is, and who decides.
    pub opening: Vec<Vec<Run>>,
    /// Heading over the names of many benefits.
    pub contents: Vec<Run>,
    /// The benefits in order.
    pub benefits: Vec<GuideBenefit>,
    /// What to do with questions.
    pub closing: Vec<Vec<Run>>,
    /// Whether readings stand over the words.
    pub read: bool,
}

/// One benefit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GuideBenefit {
    /// Its name.
    pub name: Vec<Run>,
    /// Said where nobody could read it in a source.
    pub unsure: Vec<Run>,
    /// Label and paragraphs.
    pub rows: Vec<(Vec<Run>, Vec<Vec<Run>>)>,
    /// Source, year and day of checking.
    pub source: Vec<Run>,
}

impl Guide {
    /// The paper.
    pub fn document(&self) -> Document {
        let mut document = self.issue.document(TITLE, &self.running);
        document.text = TextStyle {
            size: TEXT,
            leading: if self.read { LEADING_READ } else { LEADING },
        };
        let blocks = &mut document.blocks;
        blocks.push(Block::Table(self.head()));
        blocks.push(Block::Rule);
        // Whom to ask stands where everybody looks, not alone on a last page.
        blocks.push(Block::Boxed {
            kind: BoxKind::Tinted,
            blocks: (self.opening.iter().chain(&self.closing).cloned())
                .map(Block::paragraph)
                .collect(),
        });
        if self.benefits.len() > MANY {
            blocks.push(self.names());
        }
        for (number, benefit) in self.benefits.iter().enumerate() {
            let number = (self.benefits.len() > 1).then_some(number + 1);
            blocks.push(Block::Spacer(3.0));
            blocks.push(Block::Table(benefit.table(number)));
        }
        document
    }

    /// Title and person at the left, day and sender at the right.
    fn head(&self) -> Table {
        let mut table = Table::new(vec![Width::Share(1.0), Width::Mm(BESIDE)]);
        table.grid = Grid::None;
        table.pad_x = 0.0;
        let large = |runs: &[Run], size: f32| -> Vec<Run> {
            let runs = runs.iter().cloned();
            runs.map(|run| run.bold().size(size)).collect()
        };
        let title = Cell::new(large(&self.title, LARGE));
        let made_on = Cell::new(self.made_on.clone()).align(Align::Right).middle();
        table.rows.push(Row::new(vec![title, made_on]));
        let person = Cell::new(large(&self.person, PERSON));
        let office = Cell::text(&self.office).align(Align::Right).middle();
        table.rows.push(Row::new(vec![person, office]));
        table
    }

    /// The names of the benefits, so that a long paper can be looked over.
    fn names(&self) -> Block {
        let mut table = Table::new(vec![Width::Share(1.0), Width::Share(1.0)]);
        table.grid = Grid::None;
        table.pad_y = 0.3;
        let rows = self.benefits.len().div_ceil(2);
        let names: Vec<Vec<Run>> = (self.benefits.iter().enumerate())
            .map(|(number, benefit)| numbered(Some(number + 1), &benefit.name))
            .collect();
        // A name that takes two lines moves its own column only.
        let cells = names.chunks(rows).map(|column| Cell::new(joined(column)));
        table.rows.push(Row::new(cells.collect()));
        let heading = self.contents.iter().cloned().map(Run::bold).collect();
        Block::KeepTogether(vec![
            Block::Spacer(1.0),
            Block::paragraph(heading),
            Block::Table(table),
        ])
    }
}

impl GuideBenefit {
    /// The name stands at the head of every page that the benefit reaches.
    fn table(&self, number: Option<usize>) -> Table {
        let mut table = Table::new(vec![Width::Mm(LABEL), Width::Share(1.0)]);
        table.pad_y = BETWEEN;
        let name = numbered(number, &self.name).into_iter();
        let name = Cell::new(name.map(|run| run.bold().size(NAME)).collect());
        let name = Cell {
            role: Role::Label,
            ..name.across(2)
        };
        table.header.push(Row::new(vec![name]));
        if !self.unsure.is_empty() {
            let words = self.unsure.iter().cloned().map(Run::bold).collect();
            table.rows.push(Row::new(vec![Cell::new(words).across(2)]));
        }
        for (label, paragraphs) in &self.rows {
            let label = Cell {
                role: Role::Label,
                ..Cell::new(label.clone())
            };
            let mut label = Some(label.down(paragraphs.len()));
            for paragraph in paragraphs {
                let text = Cell::new(paragraph.clone());
                let cells = label.take().into_iter().chain([text]);
                table.rows.push(Row::new(cells.collect()));
            }
        }
        let source = self.source.iter().cloned();
        let source = source.map(|run| run.size(SOURCE).muted()).collect();
        let source = Cell::new(source).across(2).size(SOURCE);
        table.rows.push(Row::new(vec![source]));
        table
    }
}

fn numbered(number: Option<usize>, name: &[Run]) -> Vec<Run> {
    let number = number.map(|number| Run::new(format!("{number}. ")));
    number.into_iter().chain(name.iter().cloned()).collect()
}

/// Lines of a cell under one another.
fn joined(paragraphs: &[Vec<Run>]) -> Vec<Run> {
    let mut out = Vec::new();
    for paragraph in paragraphs {
        if !out.is_empty() {
            out.push(Run::new("\n"));
        }
        out.extend(paragraph.iter().cloned());
    }
    out
}
