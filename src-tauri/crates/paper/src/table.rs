//! Tables as files for other programs: xlsx and CSV. A text that such a program would take for a formula is made harmless.

use crate::error::PaperError;
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// A sheet of a workbook, or a CSV file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Name of the sheet.
    pub name: String,
    /// Heads.
    pub head: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<Entry>>,
    /// Cells that get a name: line under the head and column, each from 0. A CSV has none.
    pub names: Vec<(u32, u16, String)>,
    /// A property of the workbook, name and words, by which it is known again. A CSV has none.
    pub property: Option<(String, String)>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
}

impl Entry {
    /// Words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }
}

/// Whether texts that begin like a formula are made harmless.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Guard {
    On,
    /// Tests only, to show what the guard prevents.
    #[cfg(test)]
    Off,
}

/// With this before it a text stays a text in every program.
const HARMLESS: char = '\'';
/// What a text that such a program would compute begins with.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A text that a table program would compute gets an apostrophe before it, and no control characters.
fn harmless(text: &str, guard: Guard) -> String {
    let is_formula = text.starts_with(FORMULA);
    let clean: String = text.chars().filter(|c| !is_control(*c)).collect();
    if is_formula && guard == Guard::On {
        format!("{HARMLESS}{clean}")
    } else {
        clean
    }
}

/// The text behind an apostrophe that `harmless` put before it, for tables of our own that come back.
pub fn unharmed(text: &str) -> &str {
    match text.strip_prefix(HARMLESS) {
        Some(rest) if rest.starts_with(FORMULA) => rest,
        _ => text,
    }
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

/// CSV by RFC 4180: UTF-8 with a byte order mark, lines end with CR LF.
///
/// # Errors
/// When it cannot be written.
pub fn csv(sheet: &Sheet) -> Result<Vec<u8>, PaperError> {
    csv_guarded(sheet, Guard::On)
}

fn csv_guarded(sheet: &Sheet, guard: Guard) -> Result<Vec<u8>, PaperError> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{FEFF}".as_bytes().to_vec());
    let head = sheet.head.iter().map(|text| harmless(text, guard));
    writer.write_record(head).map_err(refuse)?;
    for row in &sheet.rows {
        let cells = row.iter().map(|entry| match entry {
            Entry::Text(text) => harmless(text, guard),
            Entry::Number(number) => number.to_string(),
        });
        writer.write_record(cells).map_err(refuse)?;
    }
    writer.into_inner().map_err(refuse)
}

fn refuse(error: impl std::fmt::Display) -> PaperError {
    PaperError::Sheet {
        message: error.to_string(),
    }
}

/// A workbook that says it was made on `day`: no clock is read, so the same figures give the same bytes.
///
/// # Errors
/// When it cannot be written.
pub fn xlsx(sheets: &[Sheet], title: &str, day: NaiveDate) -> Result<Vec<u8>, PaperError> {
    workbook(sheets, title, day).map_err(refuse)
}

fn workbook(sheets: &[Sheet], title: &str, day: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let year = u16::try_from(day.year()).unwrap_or(1900);
    let month = u8::try_from(day.month()).unwrap_or(1);
    let made = ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).unwrap_or(1))?;
    let mut properties = DocProperties::new()
        .set_title(title)
        .set_author("両立デスク")
        .set_creation_datetime(&made);
    for (name, words) in sheets.iter().filter_map(|sheet| sheet.property.as_ref()) {
        properties = properties.set_custom_property(name, words.as_str());
    }
    book.set_properties(&properties);
    let bold = Format::new().set_bold();
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name)?;
        for (column, text) in (0..).zip(&sheet.head) {
            page.write_string_with_format(0, column, harmless(text, Guard::On), &bold)?;
        }
        for (line, row) in (1..).zip(&sheet.rows) {
            for (column, entry) in (0..).zip(row) {
                match entry {
                    Entry::Text(text) if text.is_empty() => {}
                    Entry::Text(text) => {
                        page.write_string(line, column, harmless(text, Guard::On))?;
                    }
                    Entry::Number(number) => {
                        page.write_number(line, column, *number)?;
                    }
                }
            }
        }
        page.set_freeze_panes(1, 0)?;
        page.autofit();
    }
    for sheet in sheets {
        let quoted = sheet.name.replace('\'', "''");
        for (line, column, name) in &sheet.names {
            let letter = rust_xlsxwriter::utility::column_number_to_name(*column);
            book.define_name(name, &format!("='{quoted}'!${letter}${}", line + 2))?;
        }
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn sheet(text: &str) -> Sheet {
        Sheet {
            name: "一覧".into(),
            head: vec!["語".into(), "数".into()],
            rows: vec![vec![Entry::text(text), Entry::Number(-3.5)]],
            names: Vec::new(),
            property: None,
        }
    }

    #[test]
    fn a_csv_is_what_rfc_4180_and_excel_expect() {
        let bytes = csv(&sheet("五、\"六\"\n七,八")).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "\u{FEFF}語,数\r\n\"五、\"\"六\"\"\n七,八\",-3.5\r\n");
    }

    #[test]
    fn no_text_begins_a_formula() {
        for bad in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            let text = String::from_utf8(csv(&sheet(bad)).unwrap()).unwrap();
            let cell = text.split("\r\n").nth(1).unwrap().trim_start_matches('"');
            assert!(cell.starts_with('\''), "{bad:?}: {text:?}");
            let guarded = harmless(bad, Guard::On);
            assert_eq!(unharmed(&guarded), harmless(bad, Guard::Off));
            let open = String::from_utf8(csv_guarded(&sheet(bad), Guard::Off).unwrap()).unwrap();
            assert!(!open.contains('\''), "the twin: {open:?}");
        }
        let number = String::from_utf8(csv(&sheet("語")).unwrap()).unwrap();
        assert!(
            number.ends_with(",-3.5\r\n"),
            "a number stays a number: {number:?}"
        );
    }

    #[test]
    fn the_same_sheet_gives_the_same_workbook() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let book = || xlsx(&[sheet("=1")], "題", day).unwrap();
        assert!(book().starts_with(b"PK"));
        assert_eq!(book(), book());
    }
}
