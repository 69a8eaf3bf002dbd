//! Reading tables that others made: Excel files and text with separators. Nothing of them is trusted: every size is
//! measured before it is used, macros are data that nobody runs, and what cannot be read says why.

mod cell;
mod excel;
mod limits;
mod package;
mod refusal;
mod text;

pub use cell::{Cell, letter};
pub use limits::Limits;
pub use refusal::Refusal;

/// What a file is opened with; empty words leave the choice to the program.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// Sheet of an Excel file.
    pub sheet: String,
    /// Encoding of a text file: `utf-8`, `shift_jis` or `utf-16`.
    pub encoding: String,
}

/// One sheet of a file, whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// `xlsx` or `csv`.
    pub kind: &'static str,
    /// Names of all sheets that hold cells; empty for a text file.
    pub sheets: Vec<String>,
    /// The sheet that was read; empty for a text file.
    pub sheet: String,
    /// Encoding that a text file was read in; empty for Excel.
    pub encoding: &'static str,
    /// There are macros in it. They were not run.
    pub macros: bool,
    /// There are formulas that no program has calculated yet: such cells look empty.
    pub uncalculated: bool,
    /// What the workbook says of itself: names and words of its own properties.
    pub properties: Vec<(String, String)>,
    /// Days count from 1904, as in files of old Macs.
    pub from_1904: bool,
    /// Rows that hold anything, in order.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number as a spreadsheet shows it, from 1.
    pub number: u32,
    /// Cells from column A on.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column, counted from 0.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }
}

/// Reads one sheet. What a file is, its first bytes say, whatever its name.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8], ask: &Ask, limits: &Limits) -> Result<Table, Refusal> {
    if bytes.len() as u64 > limits.file {
        return Err(Refusal::TooLarge);
    }
    let mut table = if bytes.is_empty() {
        return Err(Refusal::Empty);
    } else if bytes.starts_with(b"PK") {
        excel::read(bytes, &ask.sheet, limits)?
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(package::compound(bytes));
    } else {
        text::read(bytes, &ask.encoding, limits)?
    };
    table
        .rows
        .retain(|row| row.cells.iter().any(|cell| *cell != Cell::Empty));
    if table.rows.is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(table)
}

/// Looks at the package of an Excel file without reading a cell, for those who read its parts themselves.
///
/// # Errors
/// Why it is not opened.
pub fn check(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
    if bytes.len() as u64 > limits.file {
        Err(Refusal::TooLarge)
    } else if bytes.starts_with(b"PK") {
        package::inspect(bytes, limits).map(|_| ())
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        Err(package::compound(bytes))
    } else {
        Err(Refusal::NotExcel)
    }
}

#[cfg(test)]
mod tests;
