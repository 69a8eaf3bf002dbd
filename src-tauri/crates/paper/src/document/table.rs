//! Tables: columns, rows, and cells that may reach over several of either.

use serde::{Deserialize, Serialize};

use super::{Run, run::plain};

/// Room for a seal of a hospital or a doctor, each way, in mm.
pub const SEAL: f32 = 25.0;
/// The name of such a place, in points: read before it is sealed, out of the way afterwards.
const SEAL_NAME: f32 = 6.5;

/// Width of a column.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Width {
    /// Fixed, in mm.
    Mm(f32),
    /// A share of what the fixed columns leave.
    Share(f32),
}

/// Which rules a table draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Grid {
    /// Around every cell.
    #[default]
    Full,
    /// Between rows only.
    Rows,
    /// None.
    None,
}

/// How the lines of a cell or paragraph stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
    /// At the right, with digits of equal width.
    Number,
}

/// What a cell is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Role {
    /// Content.
    #[default]
    Value,
    /// Name of what stands beside it: light tint, a little smaller.
    Label,
    /// Name of the column below it: light tint, a little smaller.
    Head,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Widths, left to right.
    pub columns: Vec<Width>,
    /// Rows repeated at the head of each page.
    pub header: Vec<Row>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Which rules are drawn.
    pub grid: Grid,
    /// Text size in points; without it the size of the document.
    pub size: Option<f32>,
    /// Space between rule and text, left and right, in mm.
    pub pad_x: f32,
    /// Space between rule and text, above and below, in mm.
    pub pad_y: f32,
}

impl Table {
    /// An empty table with the usual padding.
    pub fn new(columns: Vec<Width>) -> Self {
        Self {
            columns,
            pad_x: 2.0,
            pad_y: 1.1,
            ..Self::default()
        }
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Row {
    /// Cells left to right; places taken by a cell that reaches down from above are skipped.
    pub cells: Vec<Cell>,
    /// Least height in mm, for writing by hand.
    pub min_height: f32,
}

impl Row {
    /// A row of these cells.
    pub fn new(cells: Vec<Cell>) -> Self {
        Self {
            cells,
            min_height: 0.0,
        }
    }

    /// At least this high (mm).
    #[must_use]
    pub fn min_height(mut self, height: f32) -> Self {
        self.min_height = height;
        self
    }
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// What stands in it.
    pub runs: Vec<Run>,
    /// What it is for.
    pub role: Role,
    /// How its lines stand.
    pub align: Align,
    /// Size of its text and lines in points; without it the size of the table.
    pub size: Option<f32>,
    /// Whether the text stands in the middle of the height.
    pub middle: bool,
    /// Columns it reaches over.
    pub across: usize,
    /// Rows it reaches over.
    pub down: usize,
    /// Whether it has rules around it also where the table draws none.
    pub framed: bool,
    /// Height in mm that it takes at least, for what is put on by hand: a seal, a stamp.
    pub room: f32,
}

impl Cell {
    /// A cell with these runs.
    pub fn new(runs: Vec<Run>) -> Self {
        Self {
            runs,
            role: Role::Value,
            align: Align::Left,
            size: None,
            middle: false,
            across: 1,
            down: 1,
            framed: false,
            room: 0.0,
        }
    }

    /// A place that stays free for a seal or a stamp, with its name small at the upper edge.
    pub fn seal(name: &str) -> Self {
        let name = Run::new(name).muted().size(SEAL_NAME);
        Self {
            room: SEAL,
            ..Self::new(vec![name]).align(Align::Center)
        }
    }

    /// A cell of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(plain(text))
    }

    /// A label cell.
    pub fn label(text: impl Into<String>) -> Self {
        Self {
            role: Role::Label,
            ..Self::text(text)
        }
    }

    /// A column head.
    pub fn head(text: impl Into<String>) -> Self {
        Self {
            role: Role::Head,
            ..Self::text(text)
        }
    }

    /// Lines stand so.
    #[must_use]
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// Text and lines in this size (points).
    #[must_use]
    pub fn size(mut self, size: f32) -> Self {
        self.size = Some(size);
        self
    }

    /// Rules around it also where the table draws none.
    #[must_use]
    pub fn framed(mut self, framed: bool) -> Self {
        self.framed = framed;
        self
    }

    /// Text in the middle of the height.
    #[must_use]
    pub fn middle(mut self) -> Self {
        self.middle = true;
        self
    }

    /// Reaches over this many columns.
    #[must_use]
    pub fn across(mut self, columns: usize) -> Self {
        self.across = columns;
        self
    }

    /// Reaches over this many rows.
    #[must_use]
    pub fn down(mut self, rows: usize) -> Self {
        self.down = rows;
        self
    }
}
