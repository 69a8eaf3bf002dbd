//! The cells of one sheet, read and written again in their order.

use super::{At, Filled, Left, Target, at, attribute, elements, prefix_of, refuse, without};
use crate::error::PaperError;
use crate::table::Entry;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};
use std::collections::{BTreeMap, BTreeSet};

/// Cells of a row that are still to be written.
type Waiting = BTreeMap<u32, (Target, Entry)>;

/// One sheet on its way.
struct Sheet<'a, 'x> {
    reader: Reader<&'x [u8]>,
    writer: Writer<Vec<u8>>,
    /// By row, then column.
    waiting: BTreeMap<u32, Waiting>,
    out: &'a mut Filled,
}

/// The sheet with the named cells filled and the old results of its formulas taken out.
pub(super) fn fill(
    xml: &str,
    targets: Vec<Target>,
    values: &BTreeMap<String, Entry>,
    out: &mut Filled,
) -> Result<String, PaperError> {
    let merged: BTreeSet<String> = elements(xml, "mergeCell")?
        .iter()
        .filter_map(|e| attribute(e, "ref"))
        .collect();
    let mut waiting: BTreeMap<u32, Waiting> = BTreeMap::new();
    for target in targets {
        let whole = target.range.as_ref().is_none_or(|r| merged.contains(r));
        match values.get(&target.named.name.to_lowercase()) {
            Some(value) if whole => {
                let (column, row) = target.at;
                let cells = waiting.entry(row).or_default();
                cells.insert(column, (target, value.clone()));
            }
            _ => out.left.push((target.named, Left::NoCell)),
        }
    }
    let sheet = Sheet {
        reader: Reader::from_str(xml),
        writer: Writer::new(Vec::new()),
        waiting,
        out,
    };
    sheet.copied()
}

impl Sheet<'_, '_> {
    fn copied(mut self) -> Result<String, PaperError> {
        loop {
            match self.reader.read_event().map_err(refuse)? {
                Event::Start(e) if e.local_name().as_ref() == "sheetData" => {
                    let prefix = prefix_of(e.name().as_ref());
                    self.put(Event::Start(e))?;
                    self.rows(&prefix)?;
                }
                Event::Empty(e) if e.local_name().as_ref() == "sheetData" => {
                    let prefix = prefix_of(e.name().as_ref());
                    let end = e.to_end().into_owned();
                    self.put(Event::Start(e))?;
                    self.rows_before(u32::MAX, &prefix)?;
                    self.put(Event::End(end))?;
                }
                Event::Eof => break,
                other => self.put(other)?,
            }
        }
        String::from_utf8(self.writer.into_inner()).map_err(refuse)
    }

    fn put(&mut self, event: Event<'_>) -> Result<(), PaperError> {
        self.writer.write_event(event).map_err(refuse)
    }

    /// Everything up to the end of the rows.
    fn rows(&mut self, prefix: &str) -> Result<(), PaperError> {
        let mut last = 0;
        loop {
            match self.reader.read_event().map_err(refuse)? {
                Event::Start(e) if e.local_name().as_ref() == "row" => {
                    last = self.row_begins(&e, last, prefix)?;
                    let cells = self.waiting.remove(&last).unwrap_or_default();
                    let head = self.head(e, &cells);
                    self.put(Event::Start(head))?;
                    self.cells(last, cells, prefix)?;
                }
                Event::Empty(e) if e.local_name().as_ref() == "row" => {
                    last = self.row_begins(&e, last, prefix)?;
                    let cells = self.waiting.remove(&last).unwrap_or_default();
                    if cells.is_empty() {
                        self.put(Event::Empty(e))?;
                    } else {
                        let end = e.to_end().into_owned();
                        let head = self.head(e, &cells);
                        self.put(Event::Start(head))?;
                        self.cells_before(u32::MAX, cells, prefix)?;
                        self.put(Event::End(end))?;
                    }
                }
                Event::End(e) if e.local_name().as_ref() == "sheetData" => {
                    self.rows_before(u32::MAX, prefix)?;
                    return self.put(Event::End(e));
                }
                Event::Eof => return Err(refuse("a sheet without an end")),
                other => self.put(other)?,
            }
        }
    }

    /// The number of a row that begins, after the rows that were missing before it.
    fn row_begins(
        &mut self,
        row: &BytesStart<'_>,
        last: u32,
        prefix: &str,
    ) -> Result<u32, PaperError> {
        let number = attribute(row, "r").and_then(|r| r.parse().ok());
        let number = number.unwrap_or(last + 1);
        self.rows_before(number, prefix)?;
        Ok(number)
    }

    /// A row that gets cells no longer says how far they reach.
    fn head<'e>(&self, row: BytesStart<'e>, cells: &Waiting) -> BytesStart<'e> {
        if cells.is_empty() {
            row
        } else {
            without(&row, &["spans"])
        }
    }

    /// Rows that the sheet does not have.
    fn rows_before(&mut self, number: u32, prefix: &str) -> Result<(), PaperError> {
        while let Some(entry) = self.waiting.first_entry() {
            if *entry.key() >= number {
                break;
            }
            let (row, cells) = entry.remove_entry();
            let name = format!("{prefix}row");
            let head =
                BytesStart::new(name.clone()).with_attributes([("r", row.to_string().as_str())]);
            self.put(Event::Start(head))?;
            self.cells_before(u32::MAX, cells, prefix)?;
            self.put(Event::End(BytesEnd::new(name)))?;
        }
        Ok(())
    }

    /// The cells of a row up to its end.
    fn cells(&mut self, row: u32, mut waiting: Waiting, prefix: &str) -> Result<(), PaperError> {
        let mut last = 0;
        loop {
            match self.reader.read_event().map_err(refuse)? {
                Event::Start(e) if e.local_name().as_ref() == "c" => {
                    let inside = self.inside()?;
                    last = column(&e, last);
                    waiting = self.cells_before(last, waiting, prefix)?;
                    self.cell(&e, inside, waiting.remove(&last), prefix)?;
                }
                Event::Empty(e) if e.local_name().as_ref() == "c" => {
                    last = column(&e, last);
                    waiting = self.cells_before(last, waiting, prefix)?;
                    self.cell(&e, Vec::new(), waiting.remove(&last), prefix)?;
                }
                Event::End(e) if e.local_name().as_ref() == "row" => {
                    self.cells_before(u32::MAX, waiting, prefix)?;
                    return self.put(Event::End(e));
                }
                Event::Eof => return Err(refuse(format!("row {row} without an end"))),
                other => self.put(other)?,
            }
        }
    }

    /// What stands in a cell, up to its end.
    fn inside(&mut self) -> Result<Vec<Event<'static>>, PaperError> {
        let mut out = Vec::new();
        loop {
            match self.reader.read_event().map_err(refuse)? {
                Event::End(e) if e.local_name().as_ref() == "c" => return Ok(out),
                Event::Eof => return Err(refuse("a cell without an end")),
                other => out.push(other.into_owned()),
            }
        }
    }

    /// Cells that the row does not have; what comes later is given back.
    fn cells_before(
        &mut self,
        column: u32,
        mut waiting: Waiting,
        prefix: &str,
    ) -> Result<Waiting, PaperError> {
        while let Some(entry) = waiting.first_entry() {
            if *entry.key() >= column {
                break;
            }
            let (target, value) = entry.remove();
            let place = place(target.at);
            let head =
                BytesStart::new(format!("{prefix}c")).with_attributes([("r", place.as_str())]);
            self.value(head, &value, prefix)?;
            self.out.written.push(target.named);
        }
        Ok(waiting)
    }

    /// One cell of the sheet: filled, or as it was without the old result of a formula.
    fn cell(
        &mut self,
        head: &BytesStart<'_>,
        inside: Vec<Event<'static>>,
        wanted: Option<(Target, Entry)>,
        prefix: &str,
    ) -> Result<(), PaperError> {
        let named = |event: &Event<'_>, name: &str| match event {
            Event::Start(e) | Event::Empty(e) => e.local_name().as_ref() == name,
            Event::End(e) => e.local_name().as_ref() == name,
            _ => false,
        };
        let computed = inside.iter().any(|event| named(event, "f"));
        match wanted {
            Some((target, value)) if !computed => {
                self.value(without(head, &["t", "cm", "vm"]), &value, prefix)?;
                self.out.written.push(target.named);
                return Ok(());
            }
            Some((target, _)) => self.out.left.push((target.named, Left::Formula)),
            None => {}
        }
        let end = head.to_end().into_owned();
        let gone: &[&str] = if computed { &["t"] } else { &[] };
        self.put(Event::Start(without(head, gone)))?;
        let mut skips = false;
        for event in inside {
            let value = computed && named(&event, "v");
            if value {
                skips = matches!(event, Event::Start(_));
            } else if !skips {
                self.put(event)?;
            }
        }
        self.put(Event::End(end))
    }

    /// A cell with a value; nothing at all for no words.
    fn value(
        &mut self,
        head: BytesStart<'static>,
        value: &Entry,
        prefix: &str,
    ) -> Result<(), PaperError> {
        let end = head.to_end().into_owned();
        match value {
            Entry::Text(words) if words.is_empty() => return self.put(Event::Empty(head)),
            Entry::Number(number) => {
                self.put(Event::Start(head))?;
                self.words(&[format!("{prefix}v")], &number.to_string())?;
            }
            Entry::Text(words) => {
                let head = head.with_attributes([("t", "inlineStr")]);
                self.put(Event::Start(head))?;
                self.words(&[format!("{prefix}is"), format!("{prefix}t")], words)?;
            }
        }
        self.put(Event::End(end))
    }

    /// Words inside elements.
    fn words(&mut self, names: &[String], words: &str) -> Result<(), PaperError> {
        for name in names {
            self.put(Event::Start(BytesStart::new(name.as_str())))?;
        }
        self.put(Event::Text(BytesText::new(words)))?;
        for name in names.iter().rev() {
            self.put(Event::End(BytesEnd::new(name.as_str())))?;
        }
        Ok(())
    }
}

/// The column of a cell; the one after the last where it does not say.
fn column(cell: &BytesStart<'_>, last: u32) -> u32 {
    let told = attribute(cell, "r").and_then(|r| at(&r));
    told.map_or(last + 1, |(column, _)| column)
}

/// `C5`
fn place((column, row): At) -> String {
    let mut letters = Vec::new();
    let mut left = column;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{row}")
}
