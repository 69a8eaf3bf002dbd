//! From a document to positioned items.

mod blocks;
mod book;
mod breaks;
mod clean;
mod clusters;
mod code;
mod drawing;
mod furniture;
pub(crate) mod hang;
mod lines;
mod mark;
pub(crate) mod model;
mod paginate;
mod rows;
mod ruby;
mod rules;
mod strip;
mod table;

use std::cell::RefCell;

use crate::document::{Document, Run, TextStyle, Typeface};
use crate::error::PaperError;
use crate::fonts::{Drawn, Fonts};
use model::PageModel;
use table::Area;

pub(crate) use breaks::opportunities;
#[cfg(test)]
pub(crate) use breaks::{is_not_first, is_not_last};
#[cfg(test)]
pub(crate) use clean::clean;
pub(crate) use drawing::width;
pub(crate) use lines::Look;
pub(crate) use table::place as places;

/// Whether a character without a glyph stops the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guard {
    /// It does, and every such character is named.
    On,
    /// Tests only: the font's empty box is drawn instead, to show what the guard prevents.
    #[cfg(test)]
    Off,
}

/// What setting needs to know everywhere: the fonts, and which characters they lack.
pub(crate) struct Setter<'a> {
    pub(crate) fonts: &'a Fonts,
    /// The logo of the document.
    pub(crate) logo: Option<&'a crate::picture::Picture>,
    typeface: Typeface,
    guard: Guard,
    missing: RefCell<Vec<String>>,
}

impl<'a> Setter<'a> {
    pub(crate) fn new(fonts: &'a Fonts, typeface: Typeface, guard: Guard) -> Self {
        Self {
            fonts,
            logo: None,
            typeface,
            guard,
            missing: RefCell::new(Vec::new()),
        }
    }

    /// The glyph for a character (with its selector in `piece`); notes the character if there is none.
    fn glyph(&self, piece: &str, ch: char, selector: Option<char>, bold: bool) -> Option<Drawn> {
        let drawn = self
            .fonts
            .draw(self.typeface, bold, ch, selector)
            .or_else(|| self.blank(ch, bold));
        match self.guard {
            Guard::On => {
                let mut missing = self.missing.borrow_mut();
                if drawn.is_none() && !missing.iter().any(|known| known == piece) {
                    missing.push(piece.to_owned());
                }
                drawn
            }
            #[cfg(test)]
            Guard::Off => drawn.or_else(|| Some(self.fonts.notdef())),
        }
    }

    /// Rare kinds of white space are drawn as the plain space.
    fn blank(&self, ch: char, bold: bool) -> Option<Drawn> {
        ch.is_whitespace()
            .then(|| self.fonts.draw(self.typeface, bold, ' ', None))
            .flatten()
    }

    fn finish(self) -> Result<(), PaperError> {
        let chars = self.missing.into_inner();
        if chars.is_empty() {
            Ok(())
        } else {
            Err(PaperError::MissingGlyph { chars })
        }
    }
}

/// Left edges of the columns of a table and the right edge of the last, in mm from the left of a text area.
///
/// # Errors
/// When the columns do not fit.
pub(crate) fn column_edges(
    table: &crate::document::Table,
    width: f32,
) -> Result<Vec<f32>, PaperError> {
    let area = Area {
        x: 0.0,
        width,
        text: TextStyle::default(),
        hang: 0.0,
    };
    table::edges(table, area)
}

/// The rim of a page that printers leave white, in mm.
const UNPRINTED: f32 = 6.0;

/// Height of runs in lines no wider than `width`, in mm.
pub(crate) fn height_of(
    runs: &[Run],
    look: Look,
    width: f32,
    typeface: Typeface,
    fonts: &Fonts,
) -> f32 {
    let setter = Setter::new(fonts, typeface, Guard::On);
    blocks::total(&setter.lines(runs, look, width))
}

/// Where pages stand in a whole: how many come before, and how many there are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Numbers {
    pub(crate) before: usize,
    pub(crate) count: usize,
}

/// Adds the lines at head and foot to pages that are a part of a whole.
pub(crate) fn furnish(
    document: &Document,
    pages: &mut [model::Page],
    run: Numbers,
    fonts: &Fonts,
) -> Result<(), PaperError> {
    let setter = Setter::new(fonts, document.typeface, Guard::On);
    setter.furnish(document, pages, run);
    setter.finish()
}

/// Sets a document on pages.
pub(crate) fn set(
    document: &Document,
    fonts: &Fonts,
    guard: Guard,
) -> Result<PageModel, PaperError> {
    let mut setter = Setter::new(fonts, document.typeface, guard);
    setter.logo = document.logo.as_ref();
    let area = Area {
        x: document.margins.left,
        width: document.body_width(),
        text: document.text,
        hang: (document.margins.right - UNPRINTED).max(0.0),
    };
    let strips = setter.blocks(&document.blocks, area)?;
    let mut pages = paginate::paginate(strips, document.margins.top, document.body_height());
    let run = Numbers {
        before: 0,
        count: pages.len(),
    };
    setter.furnish(document, &mut pages, run);
    setter.mark(document, &mut pages)?;
    for page in &mut pages {
        page.items = rules::joined(std::mem::take(&mut page.items));
    }
    setter.finish()?;
    Ok(PageModel {
        width: document.page.width,
        height: document.page.height,
        pages,
    })
}
