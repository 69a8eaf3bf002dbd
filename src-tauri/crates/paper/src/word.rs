//! A paper as a Word file: the same blocks in the same order, for those who must write into it.
//!
//! Word sets the pages itself, so lines and page breaks differ; words, order, boxes and columns do not.

use crate::document::{
    Align, Block, BoxKind, Cell, Document, Furniture, Grid, ListKind, PAGE_HEIGHT, PAGE_WIDTH,
    Role, Run, Table,
};
use crate::error::PaperError;
use crate::layout::{column_edges, places};
use crate::picture::Picture;
use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, Header, HeightRule, LineSpacing, NumPages, PageMargin,
    PageNum, Paragraph, ParagraphChild, Pic, RunFonts, Shading, Tab, TabValueType, TableCell,
    TableCellBorder, TableCellBorderPosition, TableLayoutType, TableRow, VAlignType, VMergeType,
    WidthType,
};

/// The face that Windows has for these papers, by its two names.
const FACE: (&str, &str) = ("BIZ UDPGothic", "BIZ UDPゴシック");
/// Room for the logo before the sender, in mm.
const FOOT_LOGO: (f32, f32) = (24.0, 5.0);
/// Units of length of a drawing in a millimetre.
const EMU_PER_MM: f32 = 36_000.0;
/// Twentieths of a point in a millimetre.
const TWIPS_PER_MM: f32 = 1440.0 / 25.4;
/// Millimetres in a point.
const MM_PER_PT: f32 = 25.4 / 72.0;

/// Writes a document as a `.docx` file; the same document gives the same bytes.
///
/// # Errors
/// A table whose rows do not fill its columns, or what the writer says.
pub fn write(document: &Document) -> Result<Vec<u8>, PaperError> {
    let margins = document.margins;
    let mut docx = Docx::new()
        .default_fonts(fonts())
        .default_size(half_points(document.text.size))
        .default_line_spacing(LineSpacing::new().after(0))
        .page_size(
            twips(PAGE_WIDTH).unsigned_abs(),
            twips(PAGE_HEIGHT).unsigned_abs(),
        )
        .page_margin(
            PageMargin::new()
                .top(twips(margins.top))
                .right(twips(margins.right))
                .bottom(twips(margins.bottom))
                .left(twips(margins.left))
                .header(twips(8.0))
                .footer(twips(8.0)),
        );
    if let Some(line) = &document.header {
        let words = [&line.left, &line.right].map(String::as_str).join("　");
        let header = Header::new().add_paragraph(small(&words).align(AlignmentType::Right));
        docx = docx.header(header);
    }
    if let Some(line) = &document.footer {
        let mut footer = Footer::new();
        if !line.sender.is_empty() {
            footer = footer.add_paragraph(sender(line, document.logo.as_ref()));
        }
        docx = docx.footer(footer.add_paragraph(foot(line, document.body_width())));
    }
    let mut writer = Writer {
        width: document.body_width(),
        size: document.text.size,
        out: Vec::new(),
    };
    writer.blocks(&document.blocks)?;
    for piece in writer.out {
        docx = match piece {
            Piece::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
            Piece::Table(table) => docx.add_table(*table),
        };
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    docx.build()
        .pack(&mut bytes)
        .map_err(|e| PaperError::Word {
            message: e.to_string(),
        })?;
    Ok(bytes.into_inner())
}

enum Piece {
    Paragraph(Box<Paragraph>),
    Table(Box<docx_rs::Table>),
}

struct Writer {
    /// Of the text area, in mm.
    width: f32,
    /// Of running text, in points.
    size: f32,
    out: Vec<Piece>,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) -> Result<(), PaperError> {
        blocks.iter().try_for_each(|block| self.block(block))
    }

    fn block(&mut self, block: &Block) -> Result<(), PaperError> {
        match block {
            Block::Title { text, facts } => {
                self.push(line(&[Run::new(text).bold().size(16.0)], self.size));
                self.push(small(&facts.join("　")).align(AlignmentType::Right));
            }
            Block::Section(text) => {
                self.push(line(
                    &[Run::new(text).bold().size(self.size + 1.0)],
                    self.size,
                ));
            }
            Block::Heading { text, .. } => {
                self.push(line(
                    &[Run::new(text).bold().size(self.size + 2.0)],
                    self.size,
                ));
            }
            Block::Paragraph { runs, align } => {
                self.push(line(runs, self.size).align(alignment(*align)));
            }
            Block::List { kind, items } => self.list(*kind, items),
            Block::Table(table) => self.table(table)?,
            Block::Boxed { kind, blocks } => self.boxed(*kind, blocks)?,
            Block::Checks(checks) => {
                let runs: Vec<Run> = checks
                    .iter()
                    .map(|(ticked, label)| Run::checked(*ticked, format!("{label}　")))
                    .collect();
                self.push(line(&runs, self.size));
            }
            Block::Code { groups, .. } => {
                self.push(line(&[Run::new(groups.join(" ")).bold()], self.size));
            }
            Block::Rule | Block::Spacer(_) => self.push(Paragraph::new()),
            Block::KeepTogether(blocks) => self.blocks(blocks)?,
            Block::PageBreak => {
                let end = docx_rs::Run::new().add_break(BreakType::Page);
                self.push(Paragraph::new().add_run(end));
            }
        }
        Ok(())
    }

    fn push(&mut self, paragraph: Paragraph) {
        self.out.push(Piece::Paragraph(Box::new(paragraph)));
    }

    fn list(&mut self, kind: ListKind, items: &[Vec<Run>]) {
        for (number, runs) in items.iter().enumerate() {
            let mark = match kind {
                ListKind::Bullet => "・".to_owned(),
                ListKind::Number(first) => format!("{}. ", first as usize + number),
            };
            let mut all = vec![Run::new(mark)];
            all.extend_from_slice(runs);
            self.push(line(&all, self.size));
        }
    }

    /// A frame is a table of one cell; a quote stands without it.
    fn boxed(&mut self, kind: BoxKind, blocks: &[Block]) -> Result<(), PaperError> {
        if kind == BoxKind::Quote {
            return self.blocks(blocks);
        }
        let mut inner = Writer {
            width: self.width,
            size: self.size,
            out: Vec::new(),
        };
        inner.blocks(blocks)?;
        let cell = inner
            .out
            .into_iter()
            .fold(TableCell::new(), |cell, piece| match piece {
                Piece::Paragraph(paragraph) => cell.add_paragraph(*paragraph),
                Piece::Table(table) => cell.add_table(*table),
            });
        let width = unsigned(self.width);
        let cell = cell.width(width, WidthType::Dxa);
        let table = docx_rs::Table::new(vec![TableRow::new(vec![cell])])
            .set_grid(vec![width])
            .width(width, WidthType::Dxa);
        self.out.push(Piece::Table(Box::new(table)));
        self.push(Paragraph::new());
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), PaperError> {
        let edges = column_edges(table, self.width)?;
        let widths: Vec<f32> = edges
            .windows(2)
            .map(|pair| pair.last().unwrap_or(&0.0) - pair.first().unwrap_or(&0.0))
            .collect();
        let mut rows = self.rows(table, &table.header, &widths)?;
        rows.extend(self.rows(table, &table.rows, &widths)?);
        let grid: Vec<usize> = widths.iter().map(|mm| unsigned(*mm)).collect();
        let mut out = docx_rs::Table::new(rows)
            .set_grid(grid)
            .layout(TableLayoutType::Fixed)
            .width(unsigned(self.width), WidthType::Dxa);
        if table.grid == Grid::None {
            out = out.clear_all_border();
        }
        self.out.push(Piece::Table(Box::new(out)));
        // Two tables in a row would become one.
        self.push(Paragraph::new().line_spacing(LineSpacing::new().line(120)));
        Ok(())
    }

    fn rows(
        &self,
        table: &Table,
        rows: &[crate::document::Row],
        widths: &[f32],
    ) -> Result<Vec<TableRow>, PaperError> {
        // Columns that the last cell begun at a place covers, for the cells that reach down from it.
        let mut across_at = vec![1_usize; widths.len()];
        let mut covered = vec![0_usize; widths.len()];
        let mut out = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let started = places(row, &mut covered, number)?;
            let mut cells = Vec::new();
            let mut column = 0;
            while column < widths.len() {
                let begun = started.iter().find(|(at, _)| *at == column);
                if let (Some((_, cell)), Some(across)) = (begun, across_at.get_mut(column)) {
                    *across = cell.across;
                }
                let across = across_at.get(column).copied().unwrap_or(1).max(1);
                let word = match begun {
                    Some((_, cell)) => self.cell(table, cell),
                    None => TableCell::new()
                        .add_paragraph(Paragraph::new())
                        .vertical_merge(VMergeType::Continue),
                };
                let width: f32 = widths.iter().skip(column).take(across).sum();
                cells.push(
                    word.width(unsigned(width), WidthType::Dxa)
                        .grid_span(across),
                );
                column += across;
            }
            covered
                .iter_mut()
                .for_each(|rows| *rows = rows.saturating_sub(1));
            out.push(
                TableRow::new(cells)
                    .row_height(least_height(row) * TWIPS_PER_MM)
                    .height_rule(HeightRule::AtLeast),
            );
        }
        Ok(out)
    }

    fn cell(&self, table: &Table, cell: &Cell) -> TableCell {
        let size = cell.size.or(table.size).unwrap_or(self.size);
        let mut out = TableCell::new();
        for runs in split(&cell.runs) {
            out = out.add_paragraph(line(&runs, size).align(alignment(cell.align)));
        }
        if cell.framed && table.grid == Grid::None {
            for side in [
                TableCellBorderPosition::Top,
                TableCellBorderPosition::Left,
                TableCellBorderPosition::Bottom,
                TableCellBorderPosition::Right,
            ] {
                out = out.set_border(TableCellBorder::new(side));
            }
        }
        if cell.middle {
            out = out.vertical_align(VAlignType::Center);
        }
        if cell.role != Role::Value && table.grid == Grid::Full {
            out = out.shading(Shading::new().fill("F3F3F3"));
        }
        if cell.down > 1 {
            out = out.vertical_merge(VMergeType::Restart);
        }
        if table.grid == Grid::Rows {
            out = out
                .clear_border(TableCellBorderPosition::Left)
                .clear_border(TableCellBorderPosition::Right);
        }
        out
    }
}

/// Least height of a row in mm, with what must stay free in its own cells.
fn least_height(row: &crate::document::Row) -> f32 {
    let own = row.cells.iter().filter(|cell| cell.down == 1);
    own.map(|cell| cell.room).fold(row.min_height, f32::max)
}

/// Runs cut at their line feeds: Word knows paragraphs, not lines.
fn split(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut out: Vec<Vec<Run>> = vec![Vec::new()];
    for run in runs {
        for (number, text) in run.text.split('\n').enumerate() {
            if number > 0 {
                out.push(Vec::new());
            }
            if let Some(last) = out.last_mut() {
                last.push(Run {
                    text: text.to_owned(),
                    check: run.check.filter(|_| number == 0),
                    blank: run.blank.filter(|_| number == 0),
                    ..run.clone()
                });
            }
        }
    }
    out
}

/// A paragraph of these runs.
fn line(runs: &[Run], size: f32) -> Paragraph {
    let mut out = Paragraph::new();
    for run in runs {
        let points = run.size.unwrap_or(size);
        let mut word = docx_rs::Run::new().size(half_points(points)).fonts(fonts());
        if run.bold {
            word = word.bold();
        }
        if let Some(ticked) = run.check {
            word = word.add_text(if ticked { "☑" } else { "☐" });
        }
        if let Some(length) = run.blank {
            word = word
                .underline("single")
                .add_text("　".repeat(characters(length, points)));
        }
        for (number, text) in run.text.split('\n').enumerate() {
            if number > 0 {
                word = word.add_break(BreakType::TextWrapping);
            }
            word = word.add_text(text);
        }
        out = out.add_run(word);
    }
    out
}

/// How many characters of a size are as long as a rule in mm.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a rule is shorter than a line"
)]
fn characters(length: f32, points: f32) -> usize {
    (length / (points * MM_PER_PT)).round() as usize
}

fn small(text: &str) -> Paragraph {
    line(&[Run::new(text).size(7.5)], 7.5)
}

/// Who sends the paper, with the logo before it.
fn sender(words: &Furniture, logo: Option<&Picture>) -> Paragraph {
    let name = Run::new(format!("　{}", words.sender)).size(7.5);
    let mut out = Paragraph::new();
    if let Some(logo) = logo {
        out = out.add_run(drawing(logo, FOOT_LOGO));
    }
    line(&[name], 7.5)
        .children
        .into_iter()
        .fold(out, |paragraph, child| match child {
            ParagraphChild::Run(run) => paragraph.add_run(*run),
            _ => paragraph,
        })
}

/// The logo in a line of text, as large as the room in mm allows.
fn drawing(logo: &Picture, room: (f32, f32)) -> docx_rs::Run {
    let (width, height) = logo.fitted(room.0, room.1);
    let (across, down) = logo.pixels();
    let picture =
        Pic::new_with_dimensions(logo.png().to_vec(), across, down).size(emu(width), emu(height));
    docx_rs::Run::new().add_image(picture)
}

/// The line at the foot: form, issuer, page.
fn foot(words: &Furniture, width: f32) -> Paragraph {
    let tab = |at: f32, kind| {
        Tab::new()
            .val(kind)
            .pos(usize::try_from(twips(at)).unwrap_or_default())
    };
    let small = || docx_rs::Run::new().size(half_points(7.5)).fonts(fonts());
    let out = Paragraph::new()
        .add_tab(tab(width / 2.0, TabValueType::Center))
        .add_tab(tab(width, TabValueType::Right))
        .add_run(small().add_text(&words.left).add_tab())
        .add_run(small().add_text(&words.middle).add_tab());
    let out = match words.right.as_str() {
        "" => out,
        right => out.add_run(small().add_text(format!("{right}　"))),
    };
    if words.page_number {
        out.add_page_num(PageNum::new())
            .add_run(small().add_text(" / "))
            .add_num_pages(NumPages::new())
    } else {
        out
    }
}

fn fonts() -> RunFonts {
    RunFonts::new()
        .ascii(FACE.0)
        .hi_ansi(FACE.0)
        .east_asia(FACE.1)
}

fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Right | Align::Number => AlignmentType::Right,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "lengths on a page")]
fn twips(mm: f32) -> i32 {
    (mm * TWIPS_PER_MM).round() as i32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths on a page"
)]
fn emu(mm: f32) -> u32 {
    (mm * EMU_PER_MM).round() as u32
}

fn unsigned(mm: f32) -> usize {
    usize::try_from(twips(mm)).unwrap_or_default()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of type"
)]
fn half_points(size: f32) -> usize {
    (size * 2.0).round() as usize
}
