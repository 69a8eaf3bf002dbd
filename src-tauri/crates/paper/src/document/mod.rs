//! A paper as data: what stands on it, in order, without any position.

mod block;
mod name;
mod run;
mod table;

pub use block::{Block, BoxKind, ListKind};
pub use name::with_reading;
pub use run::{Run, Tone, plain};
pub use table::{Align, Cell, Grid, Role, Row, SEAL, Table, Width};

use crate::picture::Picture;
use serde::{Deserialize, Serialize};

/// Width of A4 portrait in mm.
pub const PAGE_WIDTH: f32 = 210.0;
/// Height of A4 portrait in mm.
pub const PAGE_HEIGHT: f32 = 297.0;

/// One paper, ready to be set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Title of the PDF: the name of the paper, never of a person.
    pub title: String,
    /// Which edition of the form this is, e.g. `サマリー様式 2026-11`.
    pub form_version: String,
    /// Size of a page.
    #[serde(default)]
    pub page: PageSize,
    /// Free space around the text, in mm.
    pub margins: Margins,
    /// Size and leading of running text.
    pub text: TextStyle,
    /// Face of running text.
    #[serde(default)]
    pub typeface: Typeface,
    /// Line at the head of the second and later pages, so that loose sheets find each other.
    pub header: Option<Furniture>,
    /// Line at the foot of every page.
    pub footer: Option<Furniture>,
    /// The logo of the facility, where there is one.
    pub logo: Option<Picture>,
    /// What it is printed on.
    pub sheet: Sheet,
    /// Code by which the paper is found again when it comes back, `OPN-7K3D-9QXF-2MC`.
    pub return_code: Option<String>,
    /// What stands on the paper.
    pub blocks: Vec<Block>,
}

impl Document {
    /// An empty paper with the usual margins and text size.
    pub fn new(title: impl Into<String>, form_version: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            form_version: form_version.into(),
            page: PageSize::default(),
            margins: Margins::default(),
            text: TextStyle::default(),
            typeface: Typeface::default(),
            header: None,
            footer: None,
            logo: None,
            sheet: Sheet::default(),
            return_code: None,
            blocks: Vec::new(),
        }
    }

    /// Width of the text area in mm.
    pub fn body_width(&self) -> f32 {
        self.page.width - self.margins.left - self.margins.right
    }

    /// Height of the text area in mm.
    pub fn body_height(&self) -> f32 {
        self.page.height - self.margins.top - self.margins.bottom
    }
}

/// Size of a sheet, in mm.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PageSize {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

impl PageSize {
    /// An envelope of the size 長形3号, upright.
    pub const ENVELOPE: Self = Self {
        width: 120.0,
        height: 235.0,
    };
}

impl Default for PageSize {
    fn default() -> Self {
        Self {
            width: PAGE_WIDTH,
            height: PAGE_HEIGHT,
        }
    }
}

/// What a paper is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Sheet {
    /// A4 portrait.
    #[default]
    A4,
    /// A3 landscape with two pages side by side, to be folded to A4.
    A3Folded,
}

/// Free space around the text, in mm.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Margins {
    /// Above the text.
    pub top: f32,
    /// Right of the text.
    pub right: f32,
    /// Below the text; the foot line stands inside it.
    pub bottom: f32,
    /// Left of the text; wide enough for the two holes of a binder.
    pub left: f32,
}

impl Default for Margins {
    fn default() -> Self {
        Self {
            top: 15.0,
            right: 16.0,
            bottom: 17.0,
            left: 16.0,
        }
    }
}

/// Size and leading of text.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TextStyle {
    /// Size in points.
    pub size: f32,
    /// Distance of lines as a multiple of the size.
    pub leading: f32,
}

impl Default for TextStyle {
    fn default() -> Self {
        Self {
            size: 9.5,
            leading: 1.55,
        }
    }
}

/// Face of running text; bold text is gothic in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Typeface {
    /// Even strokes, which a fax keeps also in small print.
    #[default]
    Gothic,
    /// Thick and thin strokes, as official letters have them.
    Mincho,
}

/// One line at the head or foot of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Furniture {
    /// Who sends the paper: a line of its own above the others, with the logo before it.
    pub sender: String,
    /// At the left margin.
    pub left: String,
    /// In the middle.
    pub middle: String,
    /// At the right margin, before the page number.
    pub right: String,
    /// Whether `1 / 3` stands at the right.
    pub page_number: bool,
}
