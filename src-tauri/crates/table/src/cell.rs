//! One cell.

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(Box<str>),
    /// A number without a date format.
    Number(f64),
    /// A day of the calendar (year, month, day).
    Day(u16, u8, u8),
    /// True or false.
    Flag(bool),
    /// An error of a formula, such as `#REF!`.
    Fault(Box<str>),
    /// Longer than a cell may be: its bytes.
    Long(usize),
    /// Bytes that mean nothing in the encoding of the file.
    Garbled(Box<str>),
}

impl Cell {
    /// A cell of words, unless there are none or too many.
    pub(crate) fn of_text(text: &str, limit: usize) -> Self {
        if text.len() > limit {
            return Self::Long(text.len());
        }
        let trimmed = text.trim();
        if trimmed.is_empty() {
            Self::Empty
        } else if trimmed.contains('\u{fffd}') {
            Self::Garbled(trimmed.into())
        } else {
            Self::Text(trimmed.into())
        }
    }

    /// Bytes that it holds besides itself.
    pub(crate) fn weight(&self) -> usize {
        match self {
            Self::Text(text) | Self::Fault(text) | Self::Garbled(text) => text.len(),
            _ => 0,
        }
    }

    /// The cell in words, as a person would read it.
    pub fn words(&self) -> String {
        match self {
            Self::Empty | Self::Long(_) => String::new(),
            Self::Text(text) | Self::Fault(text) | Self::Garbled(text) => text.to_string(),
            Self::Number(number) => format!("{number}"),
            Self::Day(year, month, day) => format!("{year}/{month}/{day}"),
            Self::Flag(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }
}

/// The letters of a column that is counted from 0: A, Z, AA.
pub fn letter(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        let (quotient, remainder) = ((rest - 1) / 26, (rest - 1) % 26);
        letters.push(char::from(b'A' + u8::try_from(remainder).unwrap_or(0)));
        rest = quotient;
    }
    letters.iter().rev().collect()
}
