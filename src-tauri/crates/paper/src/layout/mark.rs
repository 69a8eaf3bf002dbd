//! The code of a paper that may come back: a QR in the upper right corner, where no text stands, and the same to be typed.

use super::Setter;
use super::blocks::{stacked, total};
use super::lines::Look;
use super::model::{Item, Page};
use super::table::Area;
use crate::document::{Align, Document, PAGE_WIDTH, Run, TextStyle};
use crate::error::PaperError;
use qrcode::{Color, EcLevel, QrCode};

/// Side of one dark or light square, in mm: four dots of a 200-dpi fax.
const MODULE: f32 = 0.48;
/// From the upper and the right edge of the sheet, in mm; printers and fax machines reach no further.
const EDGE: f32 = 5.0;
/// Light margin around the squares, in squares.
const QUIET: f32 = 4.0;
/// Size and leading of the typed code.
const STYLE: TextStyle = TextStyle {
    size: 8.0,
    leading: 1.3,
};
/// Letters in front of it.
const LABEL: &str = "書類コード　";

impl Setter<'_> {
    /// Puts the code of the paper on its first page.
    pub(crate) fn mark(&self, document: &Document, pages: &mut [Page]) -> Result<(), PaperError> {
        let (Some(code), Some(page)) = (&document.return_code, pages.first_mut()) else {
            return Ok(());
        };
        let squares = squares(&code.replace('-', ""))?;
        let side = f32::from(squares.side) * MODULE;
        let left = PAGE_WIDTH - EDGE - side;
        let area = Area {
            x: document.margins.left,
            width: left - QUIET * MODULE - document.margins.left,
            text: STYLE,
            hang: 0.0,
        };
        let runs = [
            Run::new(LABEL).size(7.0),
            Run::new(code.as_str()).tracking(60),
        ];
        let look = Look::plain(STYLE).aligned(Align::Right);
        let lines = self.lines(&runs, look, area.width);
        let top = document.margins.top - total(&lines) - 1.5;
        page.items.extend(stacked(&lines, area.x, top));
        page.items.push(Item::Squares {
            x: left,
            y: EDGE,
            side: MODULE,
            dark: squares.dark,
        });
        Ok(())
    }
}

struct Squares {
    /// Squares from edge to edge.
    side: u8,
    /// Dark rectangles: column, row, width and height in squares.
    dark: Vec<[u8; 4]>,
}

/// The squares of a text. A quarter of them may be lost by creases, stamps and bad copies.
fn squares(text: &str) -> Result<Squares, PaperError> {
    let refuse = |message: String| PaperError::Pdf {
        messages: vec![message],
    };
    let code = QrCode::with_error_correction_level(text, EcLevel::Q)
        .map_err(|error| refuse(error.to_string()))?;
    let width = code.width();
    let side = u8::try_from(width).map_err(|error| refuse(error.to_string()))?;
    let colors = code.to_colors();
    let rows: Vec<Vec<bool>> = colors
        .chunks(width)
        .map(|row| row.iter().map(|color| *color == Color::Dark).collect())
        .collect();
    Ok(Squares {
        side,
        dark: rectangles(rows),
    })
}

/// Dark squares as few rectangles: each takes all the row that it can, then all the rows below that are dark as far.
fn rectangles(mut rows: Vec<Vec<bool>>) -> Vec<[u8; 4]> {
    let mut out = Vec::new();
    for top in 0..rows.len() {
        while let Some(left) = rows
            .get(top)
            .and_then(|row| row.iter().position(|dark| *dark))
        {
            let width = run(&rows, top, left);
            let below = rows.iter().skip(top);
            let height = below
                .take_while(|row| row.iter().skip(left).take(width).all(|dark| *dark))
                .count();
            for row in rows.iter_mut().skip(top).take(height) {
                row.iter_mut()
                    .skip(left)
                    .take(width)
                    .for_each(|dark| *dark = false);
            }
            let small = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
            out.push([small(left), small(top), small(width), small(height)]);
        }
    }
    out
}

/// Dark squares from here to the right.
fn run(rows: &[Vec<bool>], top: usize, left: usize) -> usize {
    let row = rows.get(top).map_or(&[] as &[bool], Vec::as_slice);
    row.iter().skip(left).take_while(|dark| **dark).count()
}
