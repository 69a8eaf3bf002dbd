//! The manual as a book: set by a thread of its own, so that the window tells how far it is and can stop it at any time.
//!
//! Like a batch it lives in memory beside the open workplace: nothing is printed, saved or registered before it is whole.

mod index;
mod set;

use super::{Leaving, Prepared, Told, entry, issue, out, printer, style, unused};
use crate::error::{ApiError, ApiResult};
use crate::exchange::Staged;
use crate::manual::Manual;
use crate::message::*;
use crate::session::Workbench;
use ::paper::Rendered;
use ::paper::document::Sheet;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;
use store::slots::hex;

/// Name of the paper in the register.
pub(super) const ID: &str = "manual";
/// The 用語集 among the chapters.
const GLOSSARY: &str = "glossary";
/// Longest wait of one step: other calls get their turn.
const TURN: Duration = Duration::from_millis(250);

/// Everything that a book is made of; nothing in it is of a case.
struct Plan {
    manual: Arc<Manual>,
    /// Chapter ids in the order of the manual.
    chapters: Vec<String>,
    glossary: bool,
    /// Own notes by passage.
    notes: BTreeMap<String, String>,
    issue: ::paper::sheet::Issue,
    office: String,
    calendar: model::era::Calendar,
}

/// What the maker and the window both know.
#[derive(Default)]
struct Shared {
    done: AtomicUsize,
    stop: AtomicBool,
}

/// A book while it is made, and after that.
pub(crate) struct Book {
    id: u32,
    total: usize,
    with_notes: bool,
    is_part: bool,
    title: String,
    shared: Arc<Shared>,
    maker: Receiver<ApiResult<Rendered>>,
    whole: Option<Rendered>,
}

impl Drop for Book {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
    }
}

fn refused(reason: &str) -> ApiError {
    ApiError::BatchRefused {
        reason: reason.to_owned(),
    }
}

/// Begins a book.
pub(crate) fn start(bench: &mut Workbench, ask: BookStart) -> ApiResult<BookView> {
    let plan = plan(bench, &ask)?;
    let id = bench.opened()?.book.as_ref().map_or(1, |last| last.id + 1);
    let total = plan.chapters.len() + usize::from(plan.glossary);
    let (sender, maker) = channel();
    let shared = Arc::new(Shared::default());
    let book = Book {
        id,
        total,
        with_notes: !plan.notes.is_empty(),
        is_part: !ask.chapters.is_empty(),
        title: plan.manual.edition.title.clone(),
        shared: Arc::clone(&shared),
        maker,
        whole: None,
    };
    std::thread::spawn(move || {
        // Nobody waits any more for a book that was stopped.
        let _ = sender.send(set::book(&plan, &shared));
    });
    let view = book.view();
    bench.opened_mut()?.book = Some(book);
    Ok(view)
}

fn plan(bench: &Workbench, ask: &BookStart) -> ApiResult<Plan> {
    let manual = bench.edition(&ask.edition)?;
    let edition = &manual.edition;
    let all = ask.chapters.is_empty();
    let known = |id: &String| id == GLOSSARY || edition.chapter(id).is_some();
    if !ask.chapters.iter().all(known) {
        return Err(ApiError::NotFound);
    }
    let chapters = edition.chapters.iter().map(|c| c.id.clone());
    let chapters: Vec<String> = chapters
        .filter(|id| all || ask.chapters.contains(id))
        .collect();
    let mut notes = BTreeMap::new();
    if ask.notes {
        let user = bench.user_id()?;
        for id in bench.store()?.kept_passages(&user)? {
            let note = bench.store()?.passage_note(&user, &id)?;
            if !note.trim().is_empty() {
                notes.insert(id, note);
            }
        }
    }
    Ok(Plan {
        chapters,
        glossary: all || ask.chapters.iter().any(|id| id == GLOSSARY),
        notes,
        issue: issue(bench, &edition.title)?,
        office: super::build::office(bench)?,
        calendar: style::calendar(bench)?,
        manual,
    })
}

/// Waits a little for the maker, and tells how far it is.
pub(crate) fn step(bench: &mut Workbench, ask: BatchAt) -> ApiResult<BookView> {
    let book = found(bench, ask.id)?;
    if book.whole.is_none() {
        match book.maker.recv_timeout(TURN) {
            Ok(made) => book.whole = Some(made?),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(refused("gone")),
        }
    }
    Ok(book.view())
}

fn found(bench: &mut Workbench, id: u32) -> ApiResult<&mut Book> {
    let book = bench.opened_mut()?.book.as_mut();
    book.filter(|book| book.id == id)
        .ok_or_else(|| refused("gone"))
}

/// Stops a book and forgets it.
pub(crate) fn cancel(bench: &mut Workbench, ask: BatchAt) -> ApiResult<Nothing> {
    let open = bench.opened_mut()?;
    open.book.take_if(|book| book.id == ask.id);
    Ok(Nothing {})
}

/// The whole file, for the preview.
pub(crate) fn open(bench: &mut Workbench, ask: BatchAt) -> ApiResult<BookDrawn> {
    let book = found(bench, ask.id)?;
    let whole = book.file()?;
    let (pdf, pages, bytes) = (STANDARD.encode(&whole.pdf), whole.pages, whole.pdf.len());
    let (title, discloses) = (book.title.clone(), book.discloses());
    Ok(BookDrawn {
        title,
        pdf,
        pages,
        bytes,
        file_name: file_name(bench),
        discloses,
    })
}

/// `manual-20261124.pdf`
fn file_name(bench: &Workbench) -> String {
    format!("{ID}-{}.pdf", bench.today().format("%Y%m%d"))
}

impl Book {
    fn view(&self) -> BookView {
        let whole = self.whole.as_ref();
        BookView {
            id: self.id,
            state: if whole.is_some() { "ready" } else { "drawing" }.to_owned(),
            done: self.shared.done.load(Ordering::Relaxed),
            total: self.total,
            pages: whole.map_or(0, |w| w.pages),
            bytes: whole.map_or(0, |w| w.pdf.len()),
        }
    }

    fn file(&self) -> ApiResult<&Rendered> {
        self.whole.as_ref().ok_or_else(|| refused("unfinished"))
    }

    fn discloses(&self) -> Vec<String> {
        let notes = self.with_notes.then(|| "自分用メモの全文".to_owned());
        notes.into_iter().collect()
    }

    /// What the register is told.
    fn prepared(&self) -> Prepared {
        let part = if self.is_part { "(一部の章)" } else { "" };
        Prepared {
            title: format!("{}{part}", self.title),
            document: ::paper::Document::new(&self.title, ""),
            left_out: Vec::new(),
            discloses: self.discloses(),
            consents: Vec::new(),
            case_id: String::new(),
            number: String::new(),
            told: Told::default(),
        }
    }
}

/// Enters the book in the register, then prints it on a queue.
pub(crate) fn print(bench: &mut Workbench, ask: BookPrint) -> ApiResult<Changed<PaperLeft>> {
    found(bench, ask.id)?.file()?;
    printer::ready(&ask.printer)?;
    let user = bench.user_id()?;
    bench.write(|w| Ok(w.set_setting(&user, "printer", &ask.printer)?))?;
    let goes = Goes {
        id: ask.id,
        recipient: &ask.recipient,
        purpose: &ask.purpose,
        place: ask.printer.clone(),
        acts: ["print", "print_failed"],
    };
    leave(bench, goes, |pdf| {
        let copies = ask.copies.clamp(1, 99);
        printer::print(&ask.printer, ID, copies, Sheet::A4, ask.two_sided, pdf)
    })
}

/// Enters the book in the register, then gives the file its name.
pub(crate) fn save(bench: &mut Workbench, ask: BatchSave) -> ApiResult<Changed<PaperLeft>> {
    let folder = crate::settings::read(bench)?.paper_folder;
    let path = PathBuf::from(&ask.path);
    let path = match (ask.path.is_empty(), folder.is_empty()) {
        (true, false) => unused(Path::new(&folder), &file_name(bench)),
        (false, _) if path.is_absolute() => path,
        _ => return Err(ApiError::FolderUnusable),
    };
    let staged = Staged::write(&path, &found(bench, ask.id)?.file()?.pdf)?;
    let goes = Goes {
        id: ask.id,
        recipient: &ask.recipient,
        purpose: &ask.purpose,
        place: path.display().to_string(),
        acts: ["save_pdf", "save_pdf_failed"],
    };
    leave(bench, goes, |_| staged.finish())
}

/// Where a book goes.
struct Goes<'a> {
    id: u32,
    recipient: &'a str,
    purpose: &'a str,
    place: String,
    acts: [&'static str; 2],
}

fn leave(
    bench: &mut Workbench,
    goes: Goes<'_>,
    let_go: impl FnOnce(&[u8]) -> ApiResult<()>,
) -> ApiResult<Changed<PaperLeft>> {
    let book = found(bench, goes.id)?;
    let pdf = book.file()?.pdf.clone();
    let prepared = book.prepared();
    let sha256 = hex(&Sha256::digest(&pdf));
    let request = PaperRequest {
        paper: ID.to_owned(),
        way: "in_house".to_owned(),
        ..PaperRequest::default()
    };
    let leaving = Leaving {
        ask: &request,
        recipient: goes.recipient,
        purpose: goes.purpose,
        place: goes.place,
        acts: goes.acts,
        second_user: String::new(),
    };
    let left = entry(&prepared, &leaving, &sha256);
    let ids = out(bench, &[left], leaving.acts, || let_go(&pdf))?;
    Ok(Changed {
        value: PaperLeft {
            register_id: ids.first().copied().unwrap_or(0),
            place: leaving.place,
            sha256,
        },
        touched: vec![Touched::Logs],
    })
}
