//! A workbook that somebody else made, with its named cells filled. Everything else in the file stays as it was, byte for byte
//! where nothing had to change: no program that rewrites a whole workbook keeps its looks, its charts and its macros.

mod sheet;
#[cfg(test)]
mod tests;

use crate::error::PaperError;
use crate::table::Entry;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};
use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// No part of a workbook that is read is larger, unpacked, in bytes.
const LARGEST: u64 = 64 << 20;

/// A cell with a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedCell {
    /// Its name, as the file spells it.
    pub name: String,
    /// Where it is, as a table program says it: `月報!C5`.
    pub place: String,
}

/// Why a named cell was left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// There is no figure of this name.
    Unknown,
    /// The name is for more than one cell, or for none that is left.
    NoCell,
    /// A formula stands there.
    Formula,
}

/// A filled workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// The file.
    pub bytes: Vec<u8>,
    /// What was written.
    pub written: Vec<NamedCell>,
    /// What was not, and why.
    pub left: Vec<(NamedCell, Left)>,
}

/// Column and row, each from 1.
type At = (u32, u32);

/// A name of the file whose cell is known.
#[derive(Clone, Debug)]
struct Target {
    named: NamedCell,
    /// Part of the package that holds the sheet.
    part: String,
    /// First cell.
    at: At,
    /// The whole range, when it is more than one cell.
    range: Option<String>,
}

/// Fills the cells whose name begins with `prefix`; names are compared without regard to case, as table programs do. Formulas
/// are computed anew by the program that opens the file.
///
/// # Errors
/// `sheet` when the file is no workbook of this kind.
pub fn fill(
    bytes: &[u8],
    prefix: &str,
    values: &BTreeMap<String, Entry>,
) -> Result<Filled, PaperError> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(refuse)?;
    let root = read(&mut package, "_rels/.rels")?;
    let book_part = relation(&root, "/officeDocument").ok_or_else(|| refuse("no workbook"))?;
    let book = read(&mut package, &book_part)?;
    let folder = book_part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let file = book_part.rsplit('/').next().unwrap_or_default();
    let relations = read(&mut package, &format!("{folder}/_rels/{file}.rels"))?;
    let sheets = sheets(&book, &parts(&relations, folder)?)?;
    let prefix = prefix.to_lowercase();
    let mut out = Filled {
        bytes: Vec::new(),
        written: Vec::new(),
        left: Vec::new(),
    };
    let mut wanted: HashMap<String, Vec<Target>> = HashMap::new();
    for (name, refers) in defined_names(&book)? {
        if !name.to_lowercase().starts_with(&prefix) {
            continue;
        }
        let named = NamedCell {
            name,
            place: refers.replace('$', ""),
        };
        match target(&named, &sheets) {
            None => out.left.push((named, Left::NoCell)),
            Some(_) if !values.contains_key(&named.name.to_lowercase()) => {
                out.left.push((named, Left::Unknown));
            }
            Some(target) => wanted.entry(target.part.clone()).or_default().push(target),
        }
    }
    let mut changed: HashMap<String, String> = HashMap::new();
    changed.insert(book_part, computed_anew(&book)?);
    for part in sheets.values() {
        let text = read(&mut package, part)?;
        let targets = wanted.remove(part).unwrap_or_default();
        changed.insert(part.clone(), sheet::fill(&text, targets, values, &mut out)?);
    }
    out.bytes = packed(&mut package, &changed)?;
    out.written.sort();
    out.left.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(out)
}

fn refuse(error: impl std::fmt::Display) -> PaperError {
    PaperError::Sheet {
        message: error.to_string(),
    }
}

fn read(package: &mut ZipArchive<Cursor<&[u8]>>, part: &str) -> Result<String, PaperError> {
    let part = package
        .by_name(part.trim_start_matches('/'))
        .map_err(refuse)?;
    let mut text = String::new();
    part.take(LARGEST)
        .read_to_string(&mut text)
        .map_err(refuse)?;
    Ok(text.trim_start_matches('\u{FEFF}').to_owned())
}

/// The package again, with the parts that were changed.
fn packed(
    package: &mut ZipArchive<Cursor<&[u8]>>,
    changed: &HashMap<String, String>,
) -> Result<Vec<u8>, PaperError> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..package.len() {
        let part = package.by_index_raw(n).map_err(refuse)?;
        let name = part.name().map_err(refuse)?.into_owned();
        match changed.get(&name) {
            None => out.raw_copy_file(part).map_err(refuse)?,
            Some(text) => {
                drop(part);
                out.start_file(name.as_str(), SimpleFileOptions::default())
                    .map_err(refuse)?;
                std::io::Write::write_all(&mut out, text.as_bytes()).map_err(refuse)?;
            }
        }
    }
    Ok(out.finish().map_err(refuse)?.into_inner())
}

/// An attribute by its name without prefix.
fn attribute(element: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let mut all = element.attributes().filter_map(Result::ok);
    let found = all.find(|a| a.key.local_name().as_ref() == wanted)?;
    unescape(&found.value).ok().map(|value| value.into_owned())
}

/// The elements of a name, each with what it says.
fn elements(xml: &str, wanted: &str) -> Result<Vec<BytesStart<'static>>, PaperError> {
    let mut reader = Reader::from_str(xml);
    let mut out = Vec::new();
    loop {
        match reader.read_event().map_err(refuse)? {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == wanted => {
                out.push(e.into_owned());
            }
            Event::Eof => return Ok(out),
            _ => {}
        }
    }
}

/// The part that a relation of this type leads to.
fn relation(xml: &str, kind: &str) -> Option<String> {
    let all = elements(xml, "Relationship").ok()?;
    let found = all
        .iter()
        .find(|e| attribute(e, "Type").is_some_and(|t| t.ends_with(kind)))?;
    Some(
        attribute(found, "Target")?
            .trim_start_matches('/')
            .to_owned(),
    )
}

/// Parts by the id of their relation.
fn parts(xml: &str, folder: &str) -> Result<HashMap<String, String>, PaperError> {
    let all = elements(xml, "Relationship")?;
    let part = |e: &BytesStart<'_>| {
        let target = attribute(e, "Target")?;
        let path = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{folder}/{target}"),
        };
        Some((attribute(e, "Id")?, path.trim_start_matches('/').to_owned()))
    };
    Ok(all.iter().filter_map(part).collect())
}

/// Parts of the worksheets by their names.
fn sheets(
    book: &str,
    parts: &HashMap<String, String>,
) -> Result<BTreeMap<String, String>, PaperError> {
    let all = elements(book, "sheet")?;
    let part = |e: &BytesStart<'_>| {
        let part = parts.get(&attribute(e, "id")?)?;
        let is_cells = part.contains("worksheets/");
        is_cells.then_some((attribute(e, "name")?, part.clone()))
    };
    Ok(all.iter().filter_map(part).collect())
}

/// Names and what they refer to.
fn defined_names(book: &str) -> Result<Vec<(String, String)>, PaperError> {
    let mut reader = Reader::from_str(book);
    let mut out = Vec::new();
    let mut name: Option<(String, String)> = None;
    loop {
        match reader.read_event().map_err(refuse)? {
            Event::Start(e) if e.local_name().as_ref() == "definedName" => {
                name = attribute(&e, "name").map(|name| (name, String::new()));
            }
            Event::Text(text) => {
                if let Some((_, refers)) = &mut name {
                    refers.push_str(&text);
                }
            }
            Event::GeneralRef(entity) => {
                if let Some((_, refers)) = &mut name {
                    let written = format!("&{};", &*entity);
                    refers.push_str(&unescape(&written).map_err(refuse)?);
                }
            }
            Event::End(e) if e.local_name().as_ref() == "definedName" => out.extend(name.take()),
            Event::Eof => return Ok(out),
            _ => {}
        }
    }
}

/// The cell that a name refers to: `'月 報'!$C$5`.
fn target(named: &NamedCell, sheets: &BTreeMap<String, String>) -> Option<Target> {
    let (sheet, cells) = named.place.rsplit_once('!')?;
    let sheet = sheet.strip_prefix('\'').map_or_else(
        || sheet.to_owned(),
        |quoted| quoted.trim_end_matches('\'').replace("''", "'"),
    );
    let part = sheets.get(&sheet)?.clone();
    let (first, range) = match cells.split_once(':') {
        Some((first, last)) if first != last => (first, Some(cells.to_owned())),
        Some((first, _)) => (first, None),
        None => (cells, None),
    };
    Some(Target {
        named: named.clone(),
        part,
        at: at(first)?,
        range,
    })
}

/// `C5` as column and row.
fn at(cell: &str) -> Option<At> {
    let letters = cell.chars().take_while(char::is_ascii_alphabetic);
    let column = letters.fold(0u32, |sum, c| {
        let digit = u32::from(c.to_ascii_uppercase()) - u32::from('A') + 1;
        sum.saturating_mul(26).saturating_add(digit)
    });
    let row: u32 = cell
        .trim_start_matches(|c: char| c.is_ascii_alphabetic())
        .parse()
        .ok()?;
    ((1..=16_384).contains(&column) && (1..=1_048_576).contains(&row)).then_some((column, row))
}

/// The workbook, told to compute everything when it is opened.
fn computed_anew(book: &str) -> Result<String, PaperError> {
    const FULL: (&str, &str) = ("fullCalcOnLoad", "1");
    let told = !elements(book, "calcPr")?.is_empty();
    let mut reader = Reader::from_str(book);
    let mut writer = Writer::new(Vec::new());
    loop {
        let event = match reader.read_event().map_err(refuse)? {
            Event::Empty(e) if e.local_name().as_ref() == "calcPr" => {
                Event::Empty(without(&e, &["fullCalcOnLoad"]).with_attributes([FULL]))
            }
            Event::End(e) if !told && e.local_name().as_ref() == "definedNames" => {
                let prefix = prefix_of(e.name().as_ref());
                writer.write_event(Event::End(e)).map_err(refuse)?;
                Event::Empty(BytesStart::new(format!("{prefix}calcPr")).with_attributes([FULL]))
            }
            Event::Eof => break,
            other => other,
        };
        writer.write_event(event).map_err(refuse)?;
    }
    String::from_utf8(writer.into_inner()).map_err(refuse)
}

/// `x:` of `x:row`; empty where there is none.
fn prefix_of(name: &str) -> String {
    name.rsplit_once(':')
        .map_or_else(String::new, |(prefix, _)| format!("{prefix}:"))
}

/// An element without some of its attributes.
fn without(element: &BytesStart<'_>, gone: &[&str]) -> BytesStart<'static> {
    let mut out = BytesStart::new(element.name().as_ref().to_owned());
    let kept = element
        .attributes()
        .filter_map(Result::ok)
        .filter(|a| !gone.contains(&a.key.as_ref()));
    out.extend_attributes(kept);
    out
}
