//! 統計の報告: figures of a period in sections, each with what it counts, a chart where there is one, and the table.

use super::{Issue, joined};
use crate::document::{
    Align, Block, Cell, Document, Grid, Row, Run, Table, TextStyle, Width, plain,
};
use model::chart::Drawing;

/// Name of the paper.
pub const TITLE: &str = "両立支援 業務実績";

/// A label column of at least this width, in mm; figures share the rest.
const LABEL: f32 = 66.0;
/// Rows of a table that stays on one page with its title, with and without a chart.
const BESIDE: usize = 8;
const ALONE: usize = 30;
/// More columns than this make a table small.
const MANY: usize = 8;

/// What stands on the report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FigureReport {
    /// Foot line.
    pub issue: Issue,
    /// Facility and office.
    pub office: String,
    /// Period in words.
    pub period: String,
    /// Day on which it was counted.
    pub counted_on: String,
    /// What it was narrowed to, in words.
    pub narrowed: String,
    /// Sentences above everything.
    pub notes: Vec<String>,
    /// Sections in order.
    pub sections: Vec<Section>,
}

/// One figure with its table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// Title.
    pub title: String,
    /// What is counted, and on which day it depends.
    pub about: String,
    /// Chart.
    pub drawing: Option<Drawing>,
    /// Heads; the first one is that of the labels.
    pub head: Vec<String>,
    /// Rows: label and figures.
    pub rows: Vec<Vec<String>>,
    /// Said where there is no row.
    pub when_empty: String,
}

impl FigureReport {
    /// The paper.
    pub fn document(&self) -> Document {
        let mut document = self.issue.document(TITLE, &self.period);
        document.text = TextStyle {
            size: 9.0,
            leading: 1.5,
        };
        let counted = joined(["集計日", &self.counted_on], " ");
        let facts = [&self.office, &self.period, &counted, &self.narrowed];
        document.blocks.push(Block::Title {
            text: TITLE.to_owned(),
            facts: facts
                .into_iter()
                .filter(|text| !text.is_empty())
                .cloned()
                .collect(),
        });
        for note in &self.notes {
            document.blocks.push(Block::paragraph(plain(note)));
        }
        for section in &self.sections {
            document.blocks.extend(section.blocks());
        }
        document
    }
}

impl Section {
    fn blocks(&self) -> Vec<Block> {
        let about = Run::new(&self.about).muted().size(7.5);
        let mut head = vec![
            Block::Section(self.title.clone()),
            Block::paragraph(vec![about]),
        ];
        if self.rows.is_empty() {
            head.push(Block::paragraph(plain(&self.when_empty)));
            return vec![Block::KeepTogether(head)];
        }
        head.extend(self.drawing.clone().map(Block::Drawing));
        let table = Block::Table(self.table());
        let most = if self.drawing.is_some() {
            BESIDE
        } else {
            ALONE
        };
        if self.rows.len() <= most {
            head.push(table);
            return vec![Block::KeepTogether(head)];
        }
        vec![Block::KeepTogether(head), table]
    }

    fn table(&self) -> Table {
        let figures = self.head.len().saturating_sub(1);
        let is_wide = figures > MANY;
        let mut columns = vec![Width::Mm(if is_wide { 38.0 } else { LABEL })];
        columns.extend(std::iter::repeat_n(Width::Share(1.0), figures));
        let mut table = Table::new(columns);
        table.grid = Grid::Rows;
        table.pad_x = if is_wide { 0.8 } else { 1.5 };
        table.pad_y = 0.6;
        table.size = is_wide.then_some(7.5);
        let head = self.head.iter().enumerate().map(|(at, text)| {
            let align = if at == 0 { Align::Left } else { Align::Right };
            Cell::head(text).align(align)
        });
        table.header.push(Row::new(head.collect()));
        for row in &self.rows {
            let cells = row.iter().enumerate().map(|(at, text)| {
                let align = if at == 0 { Align::Left } else { Align::Number };
                Cell::text(text).align(align)
            });
            table.rows.push(Row::new(cells.collect()));
        }
        table
    }
}
