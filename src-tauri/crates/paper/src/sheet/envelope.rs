//! 宛名: an envelope 長形3号, or labels of an A4 sheet. What stands outside names who gets it and who sends it, nothing else.

use crate::document::{
    Block, Cell, Document, Grid, Margins, PageSize, Row, Run, Table, TextStyle, Width,
};

/// Name of the paper.
pub const TITLE: &str = "宛名";

/// Height of the part for the addressee of an envelope in mm.
const ADDRESSEE: f32 = 138.0;
/// Labels of an A4 sheet: two columns of six, in mm.
const LABEL: (f32, f32) = (86.4, 42.3);
const COLUMNS: usize = 2;
const LINES: usize = 6;
/// Air above the name, as a share of the line before it.
const AIR: f32 = 0.5;
/// From this many characters an address is set smaller.
const LONG: usize = 44;

/// Who gets a letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Addressee {
    /// Address; empty leaves it to be written by hand.
    pub address: String,
    /// Company, section, title: one line each.
    pub lines: Vec<String>,
    /// Name with 様, 先生 or 御中.
    pub name: String,
    /// 親展, or nothing.
    pub note: String,
}

/// What stands on it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Envelope {
    /// Who gets it; an envelope takes the first.
    pub addressees: Vec<Addressee>,
    /// Who sends it, one line each.
    pub sender: Vec<String>,
}

impl Envelope {
    /// An envelope 長形3号.
    pub fn document(&self) -> Document {
        let mut document = bare(PageSize::ENVELOPE);
        document.margins = Margins {
            top: 34.0,
            right: 10.0,
            bottom: 10.0,
            left: 16.0,
        };
        let mut table = Table::new(vec![Width::Share(1.0)]);
        table.grid = Grid::None;
        table.pad_x = 0.0;
        let first = self.addressees.first().cloned().unwrap_or_default();
        table.rows.push(
            Row::new(vec![Cell::new(first.runs([13.0, 13.0, 20.0, 15.0]))]).min_height(ADDRESSEE),
        );
        let sender = Run::new(self.sender.join("\n")).size(9.0);
        table.rows.push(Row::new(vec![Cell::new(vec![sender])]));
        document.blocks.push(Block::Table(table));
        document
    }

    /// Labels of an A4 sheet, each addressee on one.
    pub fn labels(&self) -> Document {
        let mut document = bare(PageSize::default());
        let [width, height] = [document.page.width, document.page.height];
        let across = LABEL.0 * 2.0;
        let down = LABEL.1 * 6.0;
        document.margins = Margins {
            top: (height - down) / 2.0,
            right: (width - across) / 2.0,
            bottom: (height - down) / 2.0 - 1.0,
            left: (width - across) / 2.0,
        };
        let mut table = Table::new(vec![Width::Mm(LABEL.0); COLUMNS]);
        table.grid = Grid::None;
        table.pad_x = 5.0;
        table.pad_y = 3.5;
        let on_sheet = COLUMNS * LINES;
        let first: Vec<&Addressee> = self.addressees.iter().take(on_sheet).collect();
        for line in first.chunks(COLUMNS) {
            let mut cells: Vec<Cell> = line
                .iter()
                .map(|one| Cell::new(one.runs([9.0, 9.0, 13.0, 10.0])))
                .collect();
            cells.resize(COLUMNS, Cell::text(""));
            table.rows.push(Row::new(cells).min_height(LABEL.1));
        }
        document.blocks.push(Block::Table(table));
        document
    }
}

/// A sheet without any line at its head or foot: it goes through the post.
fn bare(page: PageSize) -> Document {
    let mut document = Document::new(TITLE, "");
    document.page = page;
    document.text = TextStyle {
        size: 11.0,
        leading: 1.5,
    };
    document
}

impl Addressee {
    /// Address, lines, name and note in these sizes.
    fn runs(&self, [address, line, name, note]: [f32; 4]) -> Vec<Run> {
        let smaller = if self.address.chars().count() > LONG {
            address * 0.8
        } else {
            address
        };
        let mut runs = Vec::new();
        if !self.address.is_empty() {
            runs.push(Run::new(format!("{}\n", self.address)).size(smaller));
        }
        for words in self.lines.iter().filter(|words| !words.is_empty()) {
            runs.push(Run::new(format!("{words}\n")).size(line));
        }
        if !runs.is_empty() {
            runs.push(Run::new("\n").size(line * AIR));
        }
        runs.push(Run::new(&self.name).size(name).tracking(40));
        if !self.note.is_empty() {
            let words = Run::new(format!("\n{}", self.note)).bold().size(note);
            runs.push(words.tracking(400));
        }
        runs
    }
}
