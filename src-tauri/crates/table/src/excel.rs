//! Excel files, read cell by cell: never as the rectangle that they claim to fill.

use crate::cell::Cell;
use crate::limits::Limits;
use crate::package;
use crate::refusal::Refusal;
use crate::{Row, Table};
use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

pub(crate) fn read(bytes: &[u8], sheet: &str, limits: &Limits) -> Result<Table, Refusal> {
    let found = package::inspect(bytes, limits)?;
    // A reader of foreign files that gives up must not take the program with it.
    let read = catch_unwind(AssertUnwindSafe(|| sheet_of(bytes, sheet, limits)));
    let mut table = read.unwrap_or(Err(Refusal::Broken))?;
    table.macros = found.macros;
    table.uncalculated = found.uncalculated;
    table.properties = package::properties(bytes);
    Ok(table)
}

fn broken(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Password,
        XlsxError::WorksheetNotFound(_) => Refusal::NoSheet,
        _ => Refusal::Broken,
    }
}

fn sheet_of(bytes: &[u8], wanted: &str, limits: &Limits) -> Result<Table, Refusal> {
    let mut book = Book::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let seen: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let name = if wanted.is_empty() {
        seen.first().cloned().ok_or(Refusal::Empty)?
    } else {
        seen.iter()
            .find(|name| *name == wanted)
            .cloned()
            .ok_or(Refusal::NoSheet)?
    };
    let rows = rows_of(&mut book, &name, limits)?;
    let merged = book
        .merge_cells_by_sheet_name(&name)
        .map_err(|e| broken(&e))?;
    Ok(Table {
        kind: "xlsx",
        from_1904: book.has_1904_epoch(),
        sheets: seen,
        sheet: name,
        rows: spread(rows, &merged),
        ..Table::default()
    })
}

fn rows_of(book: &mut Book<'_>, name: &str, limits: &Limits) -> Result<Vec<Row>, Refusal> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|e| broken(&e))?;
    let mut rows: Vec<Row> = Vec::new();
    let mut text = 0usize;
    while let Some(found) = reader.next_cell().map_err(|e| broken(&e))? {
        let cell = cell_of(found.get_value(), limits.cell);
        if cell == Cell::Empty {
            continue;
        }
        let (row, column) = found.get_position();
        if column >= limits.columns {
            return Err(Refusal::TooManyColumns);
        }
        text += cell.weight();
        if text > limits.text {
            return Err(Refusal::TooMuchText);
        }
        if rows.last().is_none_or(|last| last.number != row + 1) {
            // Rows out of order are what no spreadsheet writes.
            if rows.last().is_some_and(|last| last.number > row + 1) {
                return Err(Refusal::Broken);
            }
            if rows.len() >= limits.rows as usize {
                return Err(Refusal::TooManyRows);
            }
            rows.push(Row {
                number: row + 1,
                cells: Vec::new(),
            });
        }
        if let Some(last) = rows.last_mut() {
            let column = column as usize;
            if last.cells.len() <= column {
                last.cells.resize(column + 1, Cell::Empty);
            }
            if let Some(place) = last.cells.get_mut(column) {
                *place = cell;
            }
        }
    }
    Ok(rows)
}

fn cell_of(value: &DataRef<'_>, limit: usize) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::of_text(text, limit),
        DataRef::SharedString(text) => Cell::of_text(text, limit),
        DataRef::DateTimeIso(text) => {
            // 2026-05-12T00:00:00: the day is what a list of cases holds.
            Cell::of_text(text.split('T').next().unwrap_or(text), limit)
        }
        DataRef::DurationIso(text) => Cell::of_text(text, limit),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::Error(error) => Cell::Fault(error.to_string().into()),
        DataRef::DateTime(moment) if moment.is_duration() => Cell::Number(moment.as_f64()),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            Cell::Day(year, month, day)
        }
    }
}

/// A merged cell holds its value once; people mean it for every row that it covers. Only rows and cells that are there
/// already are filled: a merge over the whole sheet fills no sheet.
fn spread(mut rows: Vec<Row>, merged: &[Dimensions]) -> Vec<Row> {
    const MOST: usize = 20_000;
    for area in merged.iter().take(MOST) {
        let column = area.start.1 as usize;
        let at = |number: u32| rows.binary_search_by_key(&number, |row| row.number);
        let Ok(first) = at(area.start.0 + 1) else {
            continue;
        };
        let Some(value) = rows.get(first).map(|row| row.cell(column).clone()) else {
            continue;
        };
        if value == Cell::Empty || area.end.0 <= area.start.0 {
            continue;
        }
        let last = at(area.end.0 + 1).map_or_else(|place| place, |place| place + 1);
        for row in rows.get_mut(first + 1..last).unwrap_or_default() {
            if row.cells.len() <= column {
                row.cells.resize(column + 1, Cell::Empty);
            }
            if let Some(place) = row.cells.get_mut(column) {
                *place = value.clone();
            }
        }
    }
    rows
}
