//! Tables: widths of columns, places of cells, and groups of rows.

use std::rc::Rc;

use super::Setter;
use super::lines::Look;
use super::rows::{RowGroup, SetCell};
use super::strip::{Body, Strip};
use crate::document::{Cell, Role, Row, Run, Table, TextStyle, Width};
use crate::error::PaperError;

/// Text of labels is this much smaller than the text beside it.
const LABEL_SHARE: f32 = 0.895;

/// A table lower than this is not parted, in mm.
const SHORT_TABLE: f32 = 75.0;
/// A row lower than this is not left alone, in mm.
const SMALL_ROW: f32 = 20.0;

/// Where the text area of a table begins and ends, and the text around it.
#[derive(Clone, Copy)]
pub(crate) struct Area {
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) text: TextStyle,
    /// How far marks may hang over its right edge, in mm.
    pub(crate) hang: f32,
}

impl Setter<'_> {
    /// The strips of a table.
    pub(crate) fn table(&self, table: &Table, area: Area) -> Result<Vec<Strip>, PaperError> {
        let edges = edges(table, area)?;
        let mut head = self.groups(table, &table.header, &edges, area)?;
        for strip in &mut head {
            strip.keep_next = true;
        }
        let repeated = (!head.is_empty()).then(|| Rc::new(head.clone()));
        let mut strips = head;
        for mut strip in self.groups(table, &table.rows, &edges, area)? {
            strip.head.clone_from(&repeated);
            strips.push(strip);
        }
        keep_together(&mut strips);
        Ok(strips)
    }

    fn groups(
        &self,
        table: &Table,
        rows: &[Row],
        edges: &[f32],
        area: Area,
    ) -> Result<Vec<Strip>, PaperError> {
        // For each column, the number of rows still covered by a cell from above.
        let mut covered = vec![0_usize; table.columns.len()];
        let mut strips = Vec::new();
        let mut group = RowGroup {
            least_heights: Vec::new(),
            cells: Vec::new(),
            grid: table.grid,
            pad_y: table.pad_y,
        };
        for (number, row) in rows.iter().enumerate() {
            let row_of_group = group.least_heights.len();
            group.least_heights.push(row.min_height);
            for (column, cell) in place(row, &mut covered, number)? {
                if number + cell.down > rows.len() {
                    return Err(shape(number, "a cell reaches below the last row"));
                }
                let left = edge(edges, column);
                let width = edge(edges, column + cell.across) - left;
                let place = Place {
                    left,
                    width,
                    column,
                    row: row_of_group,
                };
                group.cells.push(self.cell(table, cell, place, area));
            }
            covered
                .iter_mut()
                .for_each(|rows| *rows = rows.saturating_sub(1));
            if covered.iter().all(|rows| *rows == 0) {
                let next = RowGroup {
                    least_heights: Vec::new(),
                    cells: Vec::new(),
                    ..group
                };
                let full = std::mem::replace(&mut group, next);
                let height = full.height();
                strips.push(Strip::new(Body::Rows(full), height));
            }
        }
        Ok(strips)
    }

    fn cell(&self, table: &Table, cell: &Cell, place: Place, area: Area) -> SetCell {
        let size = cell.size.or(table.size).unwrap_or(area.text.size);
        let strut = TextStyle { size, ..area.text };
        let look = Look {
            size: if cell.role == Role::Value {
                size
            } else {
                size * LABEL_SHARE
            },
            strut,
            align: cell.align,
            hang: super::hang::inside(table.pad_x),
        };
        let room = place.width - 2.0 * table.pad_x;
        let lines = self.lines(&cell.runs, look, room);
        let has_ink = lines.iter().any(|line| !line.items.is_empty());
        let again = if has_ink && (cell.role == Role::Label || place.column == 0) {
            self.lines(&[Run::new("(続き)").muted()], look, room)
        } else {
            Vec::new()
        };
        SetCell {
            x: place.left,
            width: place.width,
            pad_x: table.pad_x,
            row: place.row,
            down: cell.down,
            role: cell.role,
            middle: cell.middle,
            framed: cell.framed,
            room: cell.room,
            lines,
            again,
        }
    }
}

/// A short table stays on one page; a long one has no single small row at the foot or head of a page.
fn keep_together(strips: &mut [Strip]) {
    let is_short = strips.iter().map(|strip| strip.height).sum::<f32>() < SHORT_TABLE;
    let count = strips.len();
    for (number, strip) in strips.iter_mut().enumerate() {
        let is_body = strip.head.is_some() || !strip.keep_next;
        let is_edge = number == 0 || number + 2 == count;
        strip.keep_next |= is_short || (is_body && is_edge && strip.height < SMALL_ROW);
        strip.keep_next &= number + 1 < count;
    }
}

#[derive(Clone, Copy)]
struct Place {
    left: f32,
    width: f32,
    column: usize,
    row: usize,
}

fn shape(row: usize, reason: &str) -> PaperError {
    PaperError::TableShape {
        reason: format!("row {}: {reason}", row + 1),
    }
}

fn edge(edges: &[f32], column: usize) -> f32 {
    edges.get(column).or(edges.last()).copied().unwrap_or(0.0)
}

/// Cells of a row with the columns in which they begin.
pub(crate) fn place<'a>(
    row: &'a Row,
    covered: &mut [usize],
    number: usize,
) -> Result<Vec<(usize, &'a Cell)>, PaperError> {
    let mut out = Vec::new();
    let mut column = 0;
    for cell in &row.cells {
        while covered.get(column).is_some_and(|rows| *rows > 0) {
            column += 1;
        }
        if cell.across == 0 || cell.down == 0 {
            return Err(shape(number, "a cell covers no place"));
        }
        let Some(places) = covered.get_mut(column..column + cell.across) else {
            return Err(shape(number, "more cells than columns"));
        };
        if places.iter().any(|rows| *rows > 0) {
            return Err(shape(number, "a cell overlaps one from above"));
        }
        places.fill(cell.down);
        out.push((column, cell));
        column += cell.across;
    }
    if covered.contains(&0) {
        return Err(shape(number, "fewer cells than columns"));
    }
    Ok(out)
}

/// Left edges of the columns and the right edge of the last, in mm.
pub(crate) fn edges(table: &Table, area: Area) -> Result<Vec<f32>, PaperError> {
    let fixed: f32 = table
        .columns
        .iter()
        .map(|w| if let Width::Mm(mm) = w { *mm } else { 0.0 })
        .sum();
    let shares: f32 = table
        .columns
        .iter()
        .map(|w| if let Width::Share(s) = w { *s } else { 0.0 })
        .sum();
    let left_over = area.width - fixed;
    let mut edges = vec![area.x];
    let mut x = area.x;
    for column in &table.columns {
        let width = match column {
            Width::Mm(mm) => *mm,
            Width::Share(share) => left_over * share / shares,
        };
        if width.is_nan() || width <= 2.0 * table.pad_x {
            return Err(PaperError::TableShape {
                reason: format!("a column of {width:.1} mm has no room for text"),
            });
        }
        x += width;
        edges.push(x);
    }
    if x > area.x + area.width + 0.01 {
        return Err(PaperError::TableShape {
            reason: format!("columns take {:.1} mm of {:.1} mm", x - area.x, area.width),
        });
    }
    Ok(edges)
}
