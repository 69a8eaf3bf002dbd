//! Text with separators: which encoding, which separator, and every record as a row.

use crate::cell::Cell;
use crate::limits::Limits;
use crate::refusal::Refusal;
use crate::{Row, Table};
use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

pub(crate) fn read(bytes: &[u8], encoding: &str, limits: &Limits) -> Result<Table, Refusal> {
    let (encoding, text) = decode(bytes, encoding)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut weight = 0usize;
    let mut number = 0u32;
    while reader
        .read_record(&mut record)
        .map_err(|_| Refusal::Broken)?
    {
        number += 1;
        if rows.len() >= limits.rows as usize {
            return Err(Refusal::TooManyRows);
        }
        let cells: Vec<Cell> = record
            .iter()
            .map(|field| Cell::of_text(plain(field), limits.cell))
            .collect();
        let used = cells.iter().rposition(|cell| *cell != Cell::Empty);
        if used.is_some_and(|last| last >= limits.columns as usize) {
            return Err(Refusal::TooManyColumns);
        }
        weight += cells.iter().map(Cell::weight).sum::<usize>();
        if weight > limits.text {
            return Err(Refusal::TooMuchText);
        }
        rows.push(Row {
            number,
            cells: cells
                .into_iter()
                .take(used.map_or(0, |last| last + 1))
                .collect(),
        });
    }
    Ok(Table {
        kind: "csv",
        encoding,
        rows,
        ..Table::default()
    })
}

/// What an export put before a word so that no spreadsheet takes it for a formula is no part of the word.
fn plain(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest)
            if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) =>
        {
            rest
        }
        _ => field,
    }
}

fn decode<'a>(bytes: &'a [u8], wanted: &str) -> Result<(&'static str, Cow<'a, str>), Refusal> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = match wanted {
        "utf-8" => UTF_8,
        "shift_jis" => SHIFT_JIS,
        "utf-16" => marked.filter(|e| *e == UTF_16BE).unwrap_or(UTF_16LE),
        _ => match marked {
            Some(marked) => marked,
            None if bytes.contains(&0) => return Err(Refusal::NotText),
            None if std::str::from_utf8(bytes).is_ok() => UTF_8,
            None if !SHIFT_JIS.decode(bytes).2 => SHIFT_JIS,
            None => return damaged(bytes),
        },
    };
    let (text, _, _) = encoding.decode(bytes);
    Ok((name_of(encoding), text))
}

/// A few damaged bytes are told by their cells; a file that is mostly damage is no text of an encoding that is known.
fn damaged(bytes: &[u8]) -> Result<(&'static str, Cow<'_, str>), Refusal> {
    [UTF_8, SHIFT_JIS]
        .into_iter()
        .map(|encoding| {
            let (text, _, _) = encoding.decode(bytes);
            let holes = text.chars().filter(|c| *c == '\u{fffd}').count();
            (holes, encoding, text)
        })
        .min_by_key(|(holes, ..)| *holes)
        .filter(|(holes, _, text)| holes * 50 <= text.chars().count())
        .map(|(_, encoding, text)| (name_of(encoding), text))
        .ok_or(Refusal::Encoding)
}

fn name_of(encoding: &'static Encoding) -> &'static str {
    if encoding == UTF_8 {
        "utf-8"
    } else if encoding == SHIFT_JIS {
        "shift_jis"
    } else {
        "utf-16"
    }
}

/// The separator that stands most often outside quotes in the first lines.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0usize), (b'\t', 0), (b';', 0)];
    for byte in text.bytes().take(20_000) {
        if byte == b'"' {
            quoted = !quoted;
        }
        for (separator, count) in &mut counts {
            *count += usize::from(!quoted && byte == *separator);
        }
    }
    // Of equal ones the comma, which stands first, is meant.
    counts
        .iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(separator, _)| *separator)
}
