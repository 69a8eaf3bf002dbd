//! A paper as a Word file: the same blocks in the same order, for those who must write into it.
//!
//! Word sets the pages itself, so lines and page breaks differ; words, order, boxes and columns do not.

use crate::document::{
    Align, Block, BoxKind, Cell, Document, Furniture, Grid, ListKind, PAGE_HEIGHT, PAGE_WIDTH,
    Role, Run, Table, Typeface,
};
use crate::error::PaperError;
use crate::layout::{column_edges, places};
use crate::picture::Picture;
use docx_rs::{
    AlignmentType, BreakType, Docx, FieldCharType, Footer, Header, HeightRule, InstrText,
    LineSpacing, LineSpacingType, NumPages, PageMargin, PageNum, Paragraph, ParagraphChild, Pic,
    RunFonts, Shading, Tab, TabValueType, TableCell, TableCellBorder, TableCellBorderPosition,
    TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

/// The faces that Windows has for these papers, each by its two names.
const GOTHIC: (&str, &str) = ("BIZ UDPGothic", "BIZ UDPゴシック");
const MINCHO: (&str, &str) = ("BIZ UDPMincho Medium", "BIZ UDP明朝 Medium");
/// Room for the logo before the sender, in mm.
const FOOT_LOGO: (f32, f32) = (24.0, 5.0);
/// Units of length of a drawing in a millimetre.
const EMU_PER_MM: f32 = 36_000.0;
/// Twentieths of a point in a millimetre.
const TWIPS_PER_MM: f32 = 1440.0 / 25.4;
/// Distance of lines as a multiple of the size.
const LEADING: f32 = 1.35;
/// Millimetres in a point.
const MM_PER_PT: f32 = 25.4 / 72.0;

/// Writes a document as a `.docx` file; the same document gives the same bytes.
///
/// # Errors
/// A table whose rows do not fill its columns, or what the writer says.
pub fn write(document: &Document) -> Result<Vec<u8>, PaperError> {
    let margins = document.margins;
    let mut docx = Docx::new()
        .default_fonts(fonts(document.typeface, false))
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
        let words: Vec<&str> = [&line.left, &line.middle, &line.right]
            .into_iter()
            .map(String::as_str)
            .filter(|words| !words.is_empty())
            .collect();
        let words = words.join("　");
        let line = small(&words, document.typeface);
        let header = Header::new().add_paragraph(line.align(AlignmentType::Right));
        docx = docx.header(header);
    }
    if let Some(line) = &document.footer {
        let mut footer = Footer::new();
        if !line.sender.is_empty() {
            footer = footer.add_paragraph(sender(line, document));
        }
        docx = docx.footer(footer.add_paragraph(foot(line, document)));
    }
    let mut writer = Writer {
        width: document.body_width(),
        size: document.text.size,
        typeface: document.typeface,
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
    typeface: Typeface,
    out: Vec<Piece>,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) -> Result<(), PaperError> {
        blocks.iter().try_for_each(|block| self.block(block))
    }

    fn block(&mut self, block: &Block) -> Result<(), PaperError> {
        match block {
            Block::Title { text, facts } => {
                self.push(self.line(&[Run::new(text).bold().size(16.0)]));
                let facts = small(&facts.join("　"), self.typeface);
                self.push(facts.align(AlignmentType::Right));
            }
            Block::Section(text) => {
                self.push(self.line(&[Run::new(text).bold().size(self.size + 1.0)]));
            }
            Block::Heading { text, .. } => {
                self.push(self.line(&[Run::new(text).bold().size(self.size + 2.0)]));
            }
            Block::Paragraph { runs, align } => {
                self.push(self.line(runs).align(alignment(*align)));
            }
            Block::List { kind, items } => self.list(*kind, items),
            Block::Table(table) => self.table(table)?,
            Block::Boxed { kind, blocks } => self.boxed(*kind, blocks)?,
            Block::Checks(checks) => {
                let runs: Vec<Run> = checks
                    .iter()
                    .map(|(ticked, label)| Run::checked(*ticked, format!("{label}　")))
                    .collect();
                self.push(self.line(&runs));
            }
            Block::Code { groups, .. } => {
                self.push(self.line(&[Run::new(groups.join(" ")).bold()]));
            }
            // The tables beside a chart say its figures; a Word file is made of forms only.
            Block::Drawing(_) => {}
            // Contents and index are of books, and no book is a Word file.
            Block::Anchor(_) | Block::ContentsLine { .. } | Block::IndexLine { .. } => {}
            Block::Rule | Block::Spacer(_) => self.push(Paragraph::new()),
            Block::KeepTogether(blocks) => self.blocks(blocks)?,
            Block::PageBreak => {
                let end = docx_rs::Run::new().add_break(BreakType::Page);
                self.push(Paragraph::new().add_run(end));
            }
        }
        Ok(())
    }

    /// A paragraph of running text.
    fn line(&self, runs: &[Run]) -> Paragraph {
        line(runs, self.size, self.typeface)
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
            self.push(self.line(&all));
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
            typeface: self.typeface,
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
            out = out.add_paragraph(line(&runs, size, self.typeface).align(alignment(cell.align)));
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

/// A paragraph of these runs. Its lines have the distance that they have on paper: the faces themselves have none.
fn line(runs: &[Run], size: f32, typeface: Typeface) -> Paragraph {
    let sizes = runs.iter().map(|run| run.size.unwrap_or(size));
    let tallest = sizes.reduce(f32::max).unwrap_or(size);
    let distance = LineSpacing::new()
        .after(0)
        .line_rule(LineSpacingType::AtLeast)
        .line(twips(tallest * LEADING * MM_PER_PT));
    let mut out = Paragraph::new().line_spacing(distance);
    for run in runs {
        let points = run.size.unwrap_or(size);
        let mut word = docx_rs::Run::new()
            .size(half_points(points))
            .fonts(fonts(typeface, run.bold));
        if run.bold {
            word = word.bold();
        }
        if let Some(ticked) = run.check {
            // The ballot boxes ☐ ☑ are in none of the faces; these two are, and are typed so in Japan.
            word = word.add_text(if ticked { "■" } else { "□" });
        }
        if let Some(length) = run.blank {
            word = word
                .underline("single")
                .add_text("　".repeat(characters(length, points)));
        }
        if let Some(field) = ruby(run, points, typeface) {
            word = word
                .add_field_char(FieldCharType::Begin, false)
                .add_instr_text(InstrText::Unsupported(field))
                .add_field_char(FieldCharType::End, false);
            out = out.add_run(word);
            continue;
        }
        for (number, text) in run.text.split('\n').enumerate() {
            if number > 0 {
                word = word.add_break(BreakType::TextWrapping);
            }
            word = word.add_text(text);
        }
        if !run.ruby.is_empty() {
            word = word.add_text(format!("({})", run.ruby));
        }
        out = out.add_run(word);
    }
    out
}

/// The field that Word itself writes for a reading over a name; a name with a character that the field's own language uses
/// has none, and is followed by its reading.
fn ruby(run: &Run, points: f32, typeface: Typeface) -> Option<String> {
    let is_plain = |text: &str| !text.contains(['(', ')', ',', ';', '\\', '"', '\n']);
    if run.ruby.is_empty() || !is_plain(&run.text) || !is_plain(&run.ruby) {
        return None;
    }
    let (_, face) = face(typeface, run.bold);
    let (small, up) = (half_points(points / 2.0), half_points(points) / 2);
    Some(format!(
        "EQ \\* jc2 \\* \"Font:{face}\" \\* hps{small} \\o\\ad(\\s\\up {up}({}),{})",
        run.ruby, run.text
    ))
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

fn small(text: &str, typeface: Typeface) -> Paragraph {
    line(&[Run::new(text).size(7.5)], 7.5, typeface)
}

/// Who sends the paper, with the logo before it.
fn sender(words: &Furniture, document: &Document) -> Paragraph {
    let name = Run::new(format!("　{}", words.sender)).size(7.5);
    let mut out = Paragraph::new();
    if let Some(logo) = &document.logo {
        out = out.add_run(drawing(logo, FOOT_LOGO));
    }
    line(&[name], 7.5, document.typeface)
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
fn foot(words: &Furniture, document: &Document) -> Paragraph {
    let width = document.body_width();
    let tab = |at: f32, kind| {
        Tab::new()
            .val(kind)
            .pos(usize::try_from(twips(at)).unwrap_or_default())
    };
    let fonts = || fonts(document.typeface, false);
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

/// Bold text is gothic in both kinds of paper.
fn face(typeface: Typeface, bold: bool) -> (&'static str, &'static str) {
    match (typeface, bold) {
        (Typeface::Mincho, false) => MINCHO,
        _ => GOTHIC,
    }
}

fn fonts(typeface: Typeface, bold: bool) -> RunFonts {
    let (latin, japanese) = face(typeface, bold);
    RunFonts::new()
        .ascii(latin)
        .hi_ansi(latin)
        .east_asia(japanese)
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
