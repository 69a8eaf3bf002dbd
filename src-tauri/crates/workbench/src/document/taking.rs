//! Taking a file in: its bytes go into the encrypted database and to the child at the same time, a piece after the other;
//! then the pages come back. No one holds the whole file, and nothing of it touches the disk in the clear.

use super::{joined, refused};
use crate::error::ApiResult;
use crate::message::*;
use crate::session::Workbench;
use extract::{Limits, Line, Next, PageKind, Reader, Reason};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::Duration;
use store::document::{DocumentRow, DocumentState, PIECE, PageRow};
use store::slots::hex;

/// Bytes of all documents together: every backup holds them.
const TOGETHER: u64 = 400 * 1024 * 1024;
/// Pieces that one step stores.
const PIECES: usize = 12;
/// Pages that one step takes.
const PAGES: usize = 40;
/// How long a step waits for a page; the window asks again.
const WAIT: Duration = Duration::from_millis(60);

/// A file that is being taken in. Dropped, its child is ended.
pub(crate) struct Taking {
    row: DocumentRow,
    file: Option<File>,
    /// Bytes of the file when it was opened.
    expected: u64,
    pieces: usize,
    /// A piece that is stored and that the child could not swallow yet.
    held: Option<Vec<u8>>,
    digest: Sha256,
    reader: Reader,
    /// Pages that the child says there are.
    pages: usize,
    read: usize,
}

impl Taking {
    /// How far it is.
    pub(crate) fn progress(&self) -> DocumentProgress {
        let reading = self.file.is_none();
        let (done, total) = if reading {
            (self.read as u64, self.pages as u64)
        } else {
            (self.row.size, self.expected)
        };
        DocumentProgress {
            id: self.row.id.clone(),
            file: self.row.file.clone(),
            reading,
            done,
            total,
            whole: false,
        }
    }
}

/// Opens a file and starts the child.
pub(crate) fn add(bench: &mut Workbench, ask: DocumentAdd) -> ApiResult<DocumentProgress> {
    bench.require_admin()?;
    if bench.opened()?.taking.is_some() {
        return Err(refused("running"));
    }
    if !ask.replaces.is_empty()
        && bench.store()?.document(&ask.replaces)?.state != DocumentState::Used
    {
        return Err(refused("state"));
    }
    let path = Path::new(&ask.path);
    let unreadable = |_| refused("unreadable");
    let found = std::fs::metadata(path).map_err(unreadable)?;
    if !found.is_file() {
        return Err(refused("unreadable"));
    }
    let limits = Limits::HOUSE;
    if found.len() > limits.file {
        return Err(refused(Reason::TooLarge.code()));
    }
    if found.len() + bench.store()?.documents_size()? > TOGETHER {
        return Err(refused("full"));
    }
    let file = File::open(path).map_err(unreadable)?;
    clear(bench)?;
    let name = |part: Option<&std::ffi::OsStr>| {
        part.map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    let title = bench
        .store()?
        .document(&ask.replaces)
        .map_or_else(|_| name(path.file_stem()), |older| older.title);
    let title = title.chars().take(super::TITLE).collect();
    let row = DocumentRow {
        id: store::record::new_id(),
        title,
        file: name(path.file_name()),
        replaces: ask.replaces,
        ..DocumentRow::default()
    };
    let program = bench.extractor().ok_or_else(|| refused("stopped"))?;
    let reader = Reader::start(&program, limits).map_err(|_| refused("stopped"))?;
    bench.write(|w| {
        w.put_document(&row)?;
        Ok(w.audit("document_add", &row.id)?)
    })?;
    // Who and when, as the database has it.
    let row = bench.store()?.document(&row.id)?;
    let taking = Taking {
        row,
        file: Some(file),
        expected: found.len(),
        pieces: 0,
        held: None,
        digest: Sha256::new(),
        reader,
        pages: 0,
        read: 0,
    };
    let progress = taking.progress();
    bench.opened_mut()?.taking = Some(taking);
    Ok(progress)
}

/// Goes on for a moment.
pub(crate) fn step(bench: &mut Workbench, ask: ById) -> ApiResult<DocumentProgress> {
    let open = bench.opened_mut()?;
    if let (Some(import), Some(taking)) = (&open.import, &open.taking)
        && import.is_writing()
    {
        // Another one writes at the moment: it goes on when that is done.
        return Ok(taking.progress());
    }
    let mut taking = open
        .taking
        .take_if(|taking| taking.row.id == ask.id)
        .ok_or_else(|| refused("gone"))?;
    let done = if taking.file.is_some() {
        store_pieces(bench, &mut taking).map(|()| false)
    } else {
        take_pages(bench, &mut taking)
    };
    match done {
        Ok(true) => Ok(DocumentProgress {
            whole: true,
            ..taking.progress()
        }),
        Ok(false) => {
            let progress = taking.progress();
            bench.opened_mut()?.taking = Some(taking);
            Ok(progress)
        }
        Err(error) => {
            bench.write(|w| Ok(w.erase_document(&ask.id)?))?;
            Err(error)
        }
    }
}

/// Stops a reading; nothing of the file stays.
pub(crate) fn stop(bench: &mut Workbench, ask: ById) -> ApiResult<Changed<Nothing>> {
    let open = bench.opened_mut()?;
    if open
        .taking
        .take_if(|taking| taking.row.id == ask.id)
        .is_some()
    {
        bench.write(|w| Ok(w.erase_document(&ask.id)?))?;
    }
    super::done()
}

/// Erases what a reading left behind that was cut off: by a lock, or by the end of the program.
pub(crate) fn clear(bench: &mut Workbench) -> ApiResult<()> {
    bench.opened_mut()?.taking = None;
    let rows = bench.store()?.documents()?;
    let left = rows
        .into_iter()
        .filter(|row| row.state == DocumentState::Taking);
    for row in left {
        bench.write(|w| Ok(w.erase_document(&row.id)?))?;
    }
    Ok(())
}

/// Some more pieces: into the database, then to the child.
fn store_pieces(bench: &mut Workbench, taking: &mut Taking) -> ApiResult<()> {
    if let Some(held) = taking.held.take()
        && let Err(held) = taking.reader.feed(held)
    {
        taking.held = Some(held);
        return Ok(());
    }
    let Some(file) = &mut taking.file else {
        return Ok(());
    };
    let mut pieces = Vec::new();
    let mut whole = false;
    while pieces.len() < PIECES && !whole {
        let mut piece = Vec::with_capacity(PIECE);
        let most = PIECE as u64;
        std::io::Read::by_ref(file)
            .take(most)
            .read_to_end(&mut piece)
            .map_err(|_| refused("unreadable"))?;
        whole = piece.len() < PIECE;
        if !piece.is_empty() {
            pieces.push(piece);
        }
    }
    let length: usize = pieces.iter().map(Vec::len).sum();
    if taking.row.size + length as u64 > Limits::HOUSE.file {
        return Err(refused(Reason::TooLarge.code()));
    }
    bench.write(|w| {
        for (n, piece) in pieces.iter().enumerate() {
            w.put_document_piece(&taking.row.id, taking.pieces + n, piece)?;
        }
        Ok(())
    })?;
    taking.pieces += pieces.len();
    taking.row.size += length as u64;
    let mut rest: Vec<u8> = Vec::new();
    for piece in pieces {
        taking.digest.update(&piece);
        if rest.is_empty() {
            rest = taking.reader.feed(piece).err().unwrap_or_default();
        } else {
            rest.extend(piece);
        }
    }
    taking.held = (!rest.is_empty()).then_some(rest);
    if whole && taking.held.is_none() {
        taking.reader.fed();
        taking.file = None;
        taking.row.sha256 = hex(&std::mem::take(&mut taking.digest).finalize());
        let rows = bench.store()?.documents()?;
        if rows.iter().any(|row| {
            row.id != taking.row.id
                && row.sha256 == taking.row.sha256
                && row.state != DocumentState::Removed
        }) {
            return Err(refused("known"));
        }
    }
    Ok(())
}

/// Some more pages; true when that was the last one.
fn take_pages(bench: &mut Workbench, taking: &mut Taking) -> ApiResult<bool> {
    let mut pages: Vec<PageRow> = Vec::new();
    let mut whole = false;
    let mut wait = WAIT;
    while pages.len() < PAGES && !whole {
        let Next::Line(line) = taking.reader.next(std::mem::take(&mut wait)) else {
            break;
        };
        match line {
            Line::Opened { pages } => taking.pages = pages,
            Line::Page { number, kind, text } => {
                // The child has read what others wrote: it is believed no more than they are.
                if number != taking.read + 1 || number > taking.pages.min(Limits::HOUSE.pages) {
                    return Err(refused(Reason::Broken.code()));
                }
                taking.read = number;
                pages.push(page(&mut taking.row, number, kind, text));
            }
            Line::Refused { reason } => return Err(refused(reason.code())),
            Line::Done if taking.read == taking.pages && taking.pages > 0 => whole = true,
            Line::Done => return Err(refused(Reason::Broken.code())),
        }
    }
    if whole {
        taking.row.pages = taking.pages;
        taking.row.state = DocumentState::Waiting;
    }
    if pages.is_empty() && !whole {
        return Ok(false);
    }
    bench.write(|w| {
        for page in &pages {
            w.put_document_page(page, &joined(&page.text))?;
        }
        if whole {
            w.put_document(&taking.row)?;
        }
        Ok(())
    })?;
    Ok(whole)
}

fn page(row: &mut DocumentRow, number: usize, kind: PageKind, text: String) -> PageRow {
    let kind = match kind {
        PageKind::Text => "text",
        PageKind::Bare => {
            row.bare += 1;
            "bare"
        }
        PageKind::Garbled => {
            row.garbled += 1;
            "garbled"
        }
    };
    PageRow {
        document: row.id.clone(),
        number,
        kind: kind.to_owned(),
        text,
        title: String::new(),
    }
}
