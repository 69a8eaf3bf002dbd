//! A form with its answers becomes a document.

use super::fit::{Fitted, fit};
use super::template::{Piece, pieces};
use super::{FieldShape, Form, FormAlign, FormCell, FormField, FormRow, Part, PartKind};
use crate::document::{
    Align, Block, BoxKind, Cell, Document, Furniture, Grid, Row, Run, SEAL, Table, TextStyle,
    Typeface, Width, with_reading,
};
use crate::fonts::Fonts;
use chrono::NaiveDate;
use model::code::Certainty;
use model::era::Calendar;
use std::collections::BTreeMap;

/// Distance of lines as a multiple of the size; forms are dense.
pub(super) const LEADING: f32 = 1.4;
/// Space between rule and text in mm.
pub(super) const PAD_X: f32 = 1.6;
const PAD_Y: f32 = 0.9;
/// Between the sender and the place of its seal, in mm.
const SEAL_GAP: f32 = 2.0;
/// Height of the line with caption and mark, in mm.
const TOP_LINE: f32 = 5.0;
/// Small lines above an answer, in points.
const HINT: f32 = 7.5;

/// An answer to a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Words, finished for the paper.
    Text(String),
    /// A day: the paper says in which calendar it is given.
    Date(NaiveDate),
    /// A person's name, and its reading where it stands over the name.
    Name {
        /// The name.
        name: String,
        /// How it is read; empty = not given.
        reading: String,
    },
    /// Codes of the options that are ticked.
    Ticks(Vec<String>),
    /// Rows: words by column.
    Rows(Vec<BTreeMap<String, String>>),
}

/// One row of an answer: words by column.
type Answered = BTreeMap<String, String>;

/// Answers by field id; a field without one stays open for writing by hand.
pub type Answers = BTreeMap<String, Answer>;

/// What is put into a form.
#[derive(Debug, Clone, Default)]
pub struct Filling {
    /// Answers by field id.
    pub answers: Answers,
    /// Name, address and telephone of the facility, a line each.
    pub sender: Vec<String>,
    /// Words over the title of what is not confirmed yet (`【下書き・医師確認前】`), empty otherwise.
    pub mark: String,
    /// Issuer and time, for the foot.
    pub printed: String,
    /// What identifies further pages.
    pub running: String,
    /// Rows grow with their answers, for a Word file; nothing shrinks, nothing goes to a 別紙.
    pub flowing: bool,
    /// Face of running text.
    pub typeface: Typeface,
    /// Calendar of the dates.
    pub calendar: Calendar,
}

impl Form {
    /// The paper of this form; what does not fit into a fixed place goes on on a 別紙.
    pub fn document(&self, filling: &Filling, fonts: &Fonts) -> Document {
        let mut document = Document::new(&self.title, &self.edition);
        document.text = TextStyle {
            size: self.size,
            leading: LEADING,
        };
        document.typeface = filling.typeface;
        document.footer = Some(Furniture {
            sender: String::new(),
            left: self.foot(),
            middle: String::new(),
            right: filling.printed.clone(),
            page_number: true,
        });
        document.header = Some(Furniture {
            sender: String::new(),
            left: self.title.clone(),
            middle: String::new(),
            right: filling.running.clone(),
            page_number: false,
        });
        let width = document.body_width();
        let mut setting = Setting {
            form: self,
            filling,
            fonts,
            width,
            row: None,
            over: Vec::new(),
        };
        let mut blocks = setting.head();
        for part in &self.parts {
            blocks.extend(setting.part(part));
        }
        blocks.extend(appendix(&setting.over));
        document.blocks = blocks;
        document
    }

    fn foot(&self) -> String {
        match self.certainty {
            _ if self.own => format!("{} 施設独自", self.edition),
            Certainty::Reconstructed => format!("{} 様式例に準拠して作成", self.edition),
            _ => self.edition.clone(),
        }
    }
}

/// A form while it is set.
pub(super) struct Setting<'a> {
    pub(super) form: &'a Form,
    pub(super) filling: &'a Filling,
    pub(super) fonts: &'a Fonts,
    width: f32,
    /// The row of the list that is being set.
    row: Option<BTreeMap<String, String>>,
    /// What went over to the 別紙: label and text.
    over: Vec<(String, String)>,
}

impl Setting<'_> {
    fn head(&self) -> Vec<Block> {
        let mut out = vec![Block::Table(self.top_line())];
        let parts = &self.form.parts;
        if parts.iter().all(|part| part.kind != PartKind::Title) {
            out.extend(self.title());
        }
        out
    }

    /// Caption at the left, mark at the right. The line stands also where both are empty, so that a mark moves nothing.
    fn top_line(&self) -> Table {
        let mut line = bare(vec![Width::Share(3.0), Width::Share(2.0)]);
        let mark = Run::new(&self.filling.mark).bold();
        line.rows = vec![
            Row::new(vec![
                Cell::text(&self.form.caption),
                Cell::new(vec![mark]).align(Align::Right),
            ])
            .min_height(TOP_LINE),
        ];
        line
    }

    fn title_run(&self) -> Run {
        Run::new(&self.form.title).bold().size(self.form.size + 3.5)
    }

    fn title(&self) -> [Block; 3] {
        [
            Block::Spacer(2.0),
            Block::Paragraph {
                runs: vec![self.title_run()],
                align: Align::Center,
            },
            Block::Spacer(4.0),
        ]
    }

    fn part(&mut self, part: &Part) -> Vec<Block> {
        match part.kind {
            PartKind::Table => vec![Block::Table(self.table(part))],
            PartKind::Text => self.text(part),
            PartKind::Space => vec![Block::Spacer(part.height)],
            PartKind::Page => vec![Block::PageBreak],
            PartKind::Title if !part.seal.is_empty() => self.title_with_stamp(&part.seal),
            PartKind::Title => self.title().into(),
            PartKind::Sender => self.sender(&part.seal),
        }
    }

    /// The title with the box for the stamp of the one who receives the paper, in the middle all the same.
    fn title_with_stamp(&self, name: &str) -> Vec<Block> {
        let mut line = bare(vec![Width::Mm(SEAL), Width::Share(1.0), Width::Mm(SEAL)]);
        line.rows = vec![Row::new(vec![
            Cell::text(""),
            Cell::new(vec![self.title_run()])
                .align(Align::Center)
                .middle(),
            Cell::seal(name).framed(true),
        ])];
        vec![Block::Table(line), Block::Spacer(2.0)]
    }

    /// Name and address, and at the right the place where the facility puts its seal.
    fn sender(&self, seal: &str) -> Vec<Block> {
        let runs = vec![Run::new(self.filling.sender.join("\n"))];
        if seal.is_empty() {
            let align = Align::Right;
            return vec![Block::Paragraph { runs, align }];
        }
        let mut line = bare(vec![
            Width::Share(1.0),
            Width::Mm(SEAL_GAP),
            Width::Mm(SEAL),
        ]);
        line.rows = vec![Row::new(vec![
            Cell::new(runs).align(Align::Right).middle(),
            Cell::text(""),
            Cell::seal(seal),
        ])];
        vec![Block::Table(line)]
    }

    fn text(&self, part: &Part) -> Vec<Block> {
        let lines = part.lines.iter().map(|line| Block::Paragraph {
            runs: self
                .runs(line.get_ref(), None)
                .into_iter()
                .map(|run| Run {
                    bold: run.bold || part.bold,
                    size: run.size.or(part.size),
                    ..run
                })
                .collect(),
            align: align(part.align),
        });
        let lines: Vec<Block> = lines.collect();
        if part.framed == Some(true) {
            vec![Block::Boxed {
                kind: BoxKind::Framed,
                blocks: lines,
            }]
        } else {
            lines
        }
    }

    fn table(&mut self, part: &Part) -> Table {
        let columns = part.columns.iter().map(|share| Width::Share(*share));
        let mut table = Table::new(columns.collect());
        table.pad_x = PAD_X;
        table.pad_y = PAD_Y;
        table.size = part.size;
        if part.framed == Some(false) {
            table.grid = Grid::None;
        }
        let size = part.size.unwrap_or(self.form.size);
        table.header = self.rows(part, &part.head, size);
        table.rows = self.rows(part, &part.rows, size);
        table
    }

    fn rows(&mut self, part: &Part, rows: &[FormRow], size: f32) -> Vec<Row> {
        let all: f32 = part.columns.iter().sum();
        let mut covered = vec![0_usize; part.columns.len()];
        let mut out = Vec::new();
        for (row, answer) in self.repeated(rows) {
            self.row = answer;
            let mut cells = Vec::new();
            let mut column = 0;
            for cell in &row.cells {
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let across = cell.across.max(1);
                let shares: f32 = part.columns.iter().skip(column).take(across).sum();
                let place = Place {
                    width: self.width * shares / all - 2.0 * PAD_X,
                    // A cell that reaches down has the room of several rows and grows with the last.
                    height: (row.fixed && cell.down <= 1 && !self.filling.flowing)
                        .then_some(row.height - 2.0 * PAD_Y),
                    size: cell.size.unwrap_or(size),
                };
                cells.push(self.cell(cell, place));
                for rows in covered.iter_mut().skip(column).take(across) {
                    *rows = cell.down.max(1);
                }
                column += across;
            }
            covered
                .iter_mut()
                .for_each(|rows| *rows = rows.saturating_sub(1));
            out.push(Row::new(cells).min_height(row.height));
        }
        self.row = None;
        out
    }

    /// The rows as they stand on the paper: a repeated one for each row of its answer, and open ones up to the least.
    fn repeated<'r>(&self, rows: &'r [FormRow]) -> Vec<(&'r FormRow, Option<Answered>)> {
        let mut out = Vec::new();
        for row in rows {
            if row.repeat.is_empty() {
                out.push((row, None));
                continue;
            }
            let answered: &[Answered] = match self.filling.answers.get(&row.repeat) {
                Some(Answer::Rows(rows)) => rows,
                _ => &[],
            };
            out.extend(answered.iter().map(|a| (row, Some(a.clone()))));
            let open = row.least.saturating_sub(answered.len());
            out.extend(std::iter::repeat_n((row, Some(Answered::new())), open));
        }
        out
    }

    fn cell(&mut self, cell: &FormCell, place: Place) -> Cell {
        if !cell.seal.is_empty() {
            return Cell::seal(&cell.seal)
                .framed(cell.framed)
                .across(cell.across.max(1))
                .down(cell.down.max(1));
        }
        let Fitted { runs, size, rest } = fit(self, cell, place);
        if let Some((label, text)) = rest {
            self.over.push((label, text));
        }
        let is_label = cell.lines.is_empty() && cell.hint.is_empty();
        let middle = cell.middle.unwrap_or(is_label);
        let mut out = Cell::new(runs)
            .size(size)
            .align(align(cell.align))
            .across(cell.across.max(1))
            .down(cell.down.max(1));
        if is_label && cell.align == FormAlign::Left {
            out = out.align(Align::Center);
        }
        if middle { out.middle() } else { out }
    }

    /// Runs of a template line; long answers are cut to `keep` characters where it is given.
    pub(super) fn runs(&self, line: &str, keep: Option<usize>) -> Vec<Run> {
        let mut out = Vec::new();
        for piece in pieces(line).unwrap_or_default() {
            match piece {
                Piece::Words(words) => out.push(Run::new(words)),
                Piece::Rule(length) => out.push(Run::blank(length)),
                Piece::Field(name) => self.field(name, keep, &mut out),
            }
        }
        out
    }

    fn field(&self, name: &str, keep: Option<usize>, out: &mut Vec<Run>) {
        let Some((field, option)) = self.form.named(name) else {
            return;
        };
        if !field.options.is_empty() {
            self.options(field, option, out);
            return;
        }
        if let Some(column) = option {
            out.push(self.column(field, column));
            return;
        }
        match self.filling.answers.get(field.id.get_ref()) {
            Some(Answer::Text(text)) if !text.is_empty() => {
                let text = match keep {
                    Some(keep) if field.shape == FieldShape::Long => {
                        text.chars().take(keep).collect()
                    }
                    _ => text.clone(),
                };
                out.push(Run::new(text));
            }
            Some(Answer::Date(day)) => out.push(Run::new(self.filling.calendar.date(*day))),
            Some(Answer::Name { name, reading }) if !name.is_empty() => {
                out.extend(with_reading(name, reading));
            }
            _ => out.push(open(field)),
        }
    }

    /// One column of the row that is being set.
    fn column(&self, field: &FormField, id: &str) -> Run {
        let row = self.row.as_ref();
        let words = row.and_then(|row| row.get(id)).map_or("", String::as_str);
        let is_tick = field.columns.iter().any(|c| c.id == id && c.tick);
        if is_tick {
            Run {
                check: Some(!words.is_empty()),
                ..Run::default()
            }
        } else {
            Run::new(words)
        }
    }

    fn options(&self, field: &FormField, only: Option<&str>, out: &mut Vec<Run>) {
        let ticked: &[String] = match self.filling.answers.get(field.id.get_ref()) {
            Some(Answer::Ticks(codes)) => codes,
            _ => &[],
        };
        let chosen = field
            .options
            .iter()
            .filter(|option| only.is_none_or(|code| option.code == code));
        for (number, option) in chosen.enumerate() {
            if number > 0 {
                out.push(Run::new("　"));
            }
            let is_ticked = ticked.contains(&option.code);
            let mut label = self.runs(option.label.get_ref(), None);
            if label.is_empty() {
                // A box alone, in a table of boxes.
                label.push(Run::default());
            }
            for (at, piece) in label.into_iter().enumerate() {
                out.push(if at == 0 {
                    Run {
                        check: Some(is_ticked),
                        keep: true,
                        ..piece
                    }
                } else {
                    piece
                });
            }
        }
    }
}

/// Room for a cell's text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// In mm.
    pub(super) width: f32,
    /// In mm, where the row keeps its height.
    pub(super) height: Option<f32>,
    /// In points.
    pub(super) size: f32,
}

/// The runs of a cell in one size.
pub(super) fn cell_runs(
    setting: &Setting<'_>,
    cell: &FormCell,
    size: f32,
    keep: Option<usize>,
) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let line_feed = |out: &mut Vec<Run>| {
        if !out.is_empty() {
            out.push(Run::new("\n"));
        }
    };
    if !cell.label.is_empty() {
        out.push(Run::new(&cell.label).size(size));
    }
    for hint in &cell.hint {
        line_feed(&mut out);
        out.push(Run::new(hint).size(HINT));
    }
    for line in &cell.lines {
        line_feed(&mut out);
        let runs = setting.runs(line.get_ref(), keep);
        out.extend(runs.into_iter().map(|run| Run {
            size: run.size.or(Some(size)),
            ..run
        }));
    }
    out
}

/// A table that only places things beside each other.
fn bare(columns: Vec<Width>) -> Table {
    let mut table = Table::new(columns);
    table.grid = Grid::None;
    table.pad_x = 0.0;
    table.pad_y = 0.0;
    table
}

/// What an open field shows for writing by hand.
fn open(field: &FormField) -> Run {
    match field.shape {
        FieldShape::Date => Run::new("　　　　年　　　月　　　日").keep(),
        FieldShape::Time => Run::new("　　　時　　　分").keep(),
        _ => Run::new("　".repeat(blank(field.blank))),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a blank is a few characters long"
)]
fn blank(length: f32) -> usize {
    length.clamp(0.0, 60.0).round() as usize
}

pub(super) fn align(align: FormAlign) -> Align {
    match align {
        FormAlign::Left => Align::Left,
        FormAlign::Center => Align::Center,
        FormAlign::Right => Align::Right,
    }
}

/// The 別紙: what did not fit, under the name of its place.
fn appendix(over: &[(String, String)]) -> Vec<Block> {
    if over.is_empty() {
        return Vec::new();
    }
    let mut out = vec![
        Block::PageBreak,
        Block::Heading {
            level: 1,
            text: "別紙".to_owned(),
        },
    ];
    for (label, text) in over {
        out.push(Block::Section(format!("{label}(続き)")));
        out.push(Block::paragraph(vec![Run::new(text)]));
    }
    out
}
