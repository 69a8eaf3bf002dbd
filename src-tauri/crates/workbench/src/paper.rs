//! Papers of a case: drawn, printed, saved; whatever goes out enters the register.

mod batch;
mod beyond;
mod book;
mod bookmarks;
mod build;
mod chapter;
mod chart;
mod discarded;
mod drawing;
mod fact;
mod form;
mod house;
mod morning;
mod printer;
mod reading;
mod returned;
mod style;
mod withdrawn;

use crate::assets;
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::exchange::Staged;
use crate::message::*;
use crate::session::Workbench;
use ::paper::document::Sheet;
use ::paper::sheet::circulation::circulation;
use ::paper::{Document, PaperError};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use store::log::Left;
use store::slots::hex;

pub(crate) use batch::{
    Batch, cancel as batch_cancel, open as batch_open, print as batch_print, save as batch_save,
    start as batch_start, step as batch_step,
};
pub(crate) use beyond::prove;
pub(crate) use book::{
    Book, cancel as book_cancel, open as book_open, print as book_print, save as book_save,
    start as book_start, step as book_step,
};
pub(crate) use build::house_list;
pub(crate) use build::{
    decide as disclosure_decide, disclosure_review, handout_review, handout_text,
};
pub(crate) use chapter::certainty;
pub(crate) use chart::{copy as chart_copy, list as chart_list, set as chart_set};
pub(crate) use fact::{list as fact_list, names as facts};
pub(crate) use form::{
    add as form_add, awaited, check as form_check, copy as form_copy, list as form_list,
    remove as form_remove,
};
pub(crate) use returned::find;

/// Who may be written to at a company.
const COMPANY: [&str; 3] = ["hr", "boss", "occ_physician"];

/// A paper before it is drawn, with what it says about itself.
pub(crate) struct Prepared {
    /// Japanese name.
    pub(crate) title: String,
    pub(crate) document: Document,
    pub(crate) left_out: Vec<String>,
    pub(crate) discloses: Vec<String>,
    /// Consents without which this could not leave, by id.
    pub(crate) consents: Vec<String>,
    /// Case id, empty for papers without a case.
    pub(crate) case_id: String,
    /// Case number, empty for papers without a case.
    pub(crate) number: String,
    /// Whom at the company it tells what.
    pub(crate) told: Told,
}

/// What a paper tells somebody at the company.
#[derive(Default)]
pub(crate) struct Told {
    /// To whom; empty where it goes elsewhere.
    pub(crate) party: String,
    /// Consent items.
    pub(crate) items: Vec<String>,
    /// What of it no consent covers, in words.
    pub(crate) beyond: Vec<String>,
}

/// A drawn paper.
pub(crate) struct Drawn {
    prepared: Prepared,
    /// The PDF, or the Word file.
    file: Vec<u8>,
    pages: usize,
}

impl From<PaperError> for ApiError {
    fn from(error: PaperError) -> Self {
        match error {
            PaperError::MissingGlyph { chars } => Self::MissingGlyphs {
                characters: chars.join(" "),
            },
            other => Self::Internal {
                log: other.code().to_owned(),
            },
        }
    }
}

/// Draws a paper for the preview.
pub(crate) fn draw(bench: &mut Workbench, ask: PaperRequest) -> ApiResult<PaperDrawn> {
    let drawn = make(bench, &as_pdf(&ask))?;
    if !drawn.prepared.case_id.is_empty() {
        bench.note("preview", &drawn.prepared.case_id)?;
    }
    let beyond = beyond::asked(bench, &ask, &drawn.prepared)?;
    Ok(PaperDrawn {
        beyond,
        file_name: file_name(bench, &ask, &drawn.prepared.number),
        word: is_editable(bench, &ask.paper)?,
        paper: ask.paper,
        title: drawn.prepared.title,
        pdf: STANDARD.encode(&drawn.file),
        pages: drawn.pages,
        left_out: drawn.prepared.left_out,
        discloses: drawn.prepared.discloses,
    })
}

/// What goes on a paper, once nothing stands against making it.
fn gather(bench: &Workbench, ask: &PaperRequest) -> ApiResult<Prepared> {
    let mut prepared = build::prepare(bench, ask)?;
    dress(bench, ask, &mut prepared)?;
    beyond::needed(ask, &prepared)?;
    Ok(prepared)
}

fn make(bench: &Workbench, ask: &PaperRequest) -> ApiResult<Drawn> {
    let prepared = gather(bench, ask)?;
    if ask.word {
        if !is_editable(bench, &ask.paper)? {
            return Err(ApiError::PaperNotReady {
                paper: ask.paper.clone(),
            });
        }
        return Ok(Drawn {
            file: ::paper::word::write(&prepared.document)?,
            pages: 0,
            prepared,
        });
    }
    let rendered = ::paper::render(&prepared.document, assets::fonts()?)?;
    Ok(Drawn {
        prepared,
        file: rendered.pdf,
        pages: rendered.pages,
    })
}

/// Forms, and what the person takes home, can be saved as Word files: others go on writing in them.
fn is_editable(bench: &Workbench, paper: &str) -> ApiResult<bool> {
    Ok(paper == MEMO || paper == build::GUIDE || form::is_form(bench, paper)?)
}

/// The person holds it in hand while speaking at work: whoever sees it must not see a hospital.
const MEMO: &str = "words";

/// What papers have in common: the sender with its logo on what goes out, the boxes of the house on what stays, the sheet.
fn dress(bench: &Workbench, ask: &PaperRequest, prepared: &mut Prepared) -> ApiResult<()> {
    let document = &mut prepared.document;
    let settings = crate::settings::read(bench)?;
    let is_of_case = !prepared.case_id.is_empty() || ask.blank;
    let is_signed = is_of_case && ask.paper != MEMO;
    if is_signed && matches!(ask.way.as_str(), "self" | "company") {
        document.logo = crate::logo::for_papers(bench)?;
        if let Some(footer) = &mut document.footer {
            let phone = build::prefixed("電話 ", &settings.phone);
            let sender = [settings.facility, settings.department, phone];
            let said: Vec<String> = sender.into_iter().filter(|s| !s.is_empty()).collect();
            footer.sender = said.join("　");
        }
    }
    let titles = circulation_titles(&settings.circulation);
    if ask.circulation && ask.way == "in_house" && !titles.is_empty() {
        document.blocks.insert(0, circulation(&titles));
    }
    if ask.folded {
        if !form::folds(bench, &ask.paper)? {
            return Err(ApiError::BadRequest {
                detail: "not made for folding".to_owned(),
            });
        }
        document.sheet = Sheet::A3Folded;
    }
    Ok(())
}

/// `院長、看護部長、事務長` as a person types it.
fn circulation_titles(typed: &str) -> Vec<String> {
    let titles = typed.split(['、', ',', '，', '\n']).map(str::trim);
    let titles = titles.filter(|title| !title.is_empty());
    titles.map(str::to_owned).collect()
}

/// `summary-R8-0142-20261124.pdf`: no name, so that a folder of papers tells nothing about persons.
fn file_name(bench: &Workbench, ask: &PaperRequest, number: &str) -> String {
    let day = bench.today().format("%Y%m%d");
    let (paper, kind) = (&ask.paper, if ask.word { "docx" } else { "pdf" });
    if number.is_empty() {
        format!("{paper}-{day}.{kind}")
    } else {
        format!("{paper}-{number}-{day}.{kind}")
    }
}

/// Printer queues.
pub(crate) fn printers(_: &mut Workbench, _: Nothing) -> ApiResult<Vec<Printer>> {
    printer::list()
}

/// Where a paper goes, for the register and the audit.
struct Leaving<'a> {
    ask: &'a PaperRequest,
    recipient: &'a str,
    purpose: &'a str,
    place: String,
    /// Act of the audit, and the one that says that it failed.
    acts: [&'static str; 2],
    /// Who confirmed that it leaves without consent; empty where consent covers it.
    second_user: String,
}

/// Calendar of the dates on every paper.
pub(crate) fn calendar(bench: &Workbench) -> ApiResult<model::era::Calendar> {
    style::calendar(bench)
}

/// What is looked at and printed is the PDF.
fn as_pdf(ask: &PaperRequest) -> PaperRequest {
    PaperRequest {
        word: false,
        ..ask.clone()
    }
}

/// Enters a paper in the register, then prints it on a queue.
pub(crate) fn print(bench: &mut Workbench, ask: PaperPrint) -> ApiResult<Changed<PaperLeft>> {
    let drawn = make(bench, &as_pdf(&ask.request))?;
    let job = if drawn.prepared.number.is_empty() {
        ask.request.paper.clone()
    } else {
        format!("{} {}", ask.request.paper, drawn.prepared.number)
    };
    let sheet = drawn.prepared.document.sheet;
    printer::ready(&ask.printer)?;
    let second_user = beyond::confirm(bench, &ask.request, &drawn.prepared, &ask.second)?;
    let user = bench.user_id()?;
    bench.write(|w| Ok(w.set_setting(&user, "printer", &ask.printer)?))?;
    let leaving = Leaving {
        ask: &ask.request,
        recipient: &ask.recipient,
        purpose: &ask.purpose,
        place: ask.printer.clone(),
        acts: ["print", "print_failed"],
        second_user,
    };
    leave(bench, &drawn, &leaving, |pdf| {
        let copies = ask.copies.clamp(1, 99);
        printer::print(&ask.printer, &job, copies, sheet, ask.two_sided, pdf)
    })
}

/// Enters a paper in the register, then gives the PDF its name.
pub(crate) fn save(bench: &mut Workbench, ask: PaperSave) -> ApiResult<Changed<PaperLeft>> {
    let drawn = make(bench, &ask.request)?;
    let path = target(bench, &ask, &drawn.prepared.number)?;
    let second_user = beyond::confirm(bench, &ask.request, &drawn.prepared, &ask.second)?;
    let staged = Staged::write(&path, &drawn.file)?;
    let leaving = Leaving {
        ask: &ask.request,
        recipient: &ask.recipient,
        purpose: &ask.purpose,
        place: path.display().to_string(),
        acts: ["save_pdf", "save_pdf_failed"],
        second_user,
    };
    leave(bench, &drawn, &leaving, |_| staged.finish())
}

fn target(bench: &Workbench, ask: &PaperSave, number: &str) -> ApiResult<PathBuf> {
    if !ask.path.is_empty() {
        let path = PathBuf::from(&ask.path);
        return if path.is_absolute() {
            Ok(path)
        } else {
            Err(ApiError::FolderUnusable)
        };
    }
    let folder = crate::settings::read(bench)?.paper_folder;
    if folder.is_empty() {
        return Err(ApiError::FolderUnusable);
    }
    let name = file_name(bench, &ask.request, number);
    Ok(unused(Path::new(&folder), &name))
}

/// Never overwrites: `summary-R8-0142-20261124-2.pdf` when the first one is there.
pub(crate) fn unused(folder: &Path, name: &str) -> PathBuf {
    let (stem, kind) = name.rsplit_once('.').unwrap_or((name, "pdf"));
    std::iter::once(folder.join(name))
        .chain((2..1000).map(|n| folder.join(format!("{stem}-{n}.{kind}"))))
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join(name))
}

/// The entry first, and durable: no paper is out of which the register knows nothing. Where it did not get out, the entry
/// says so; where even that cannot be written, it stands as one that left.
fn leave(
    bench: &mut Workbench,
    drawn: &Drawn,
    leaving: &Leaving<'_>,
    let_go: impl FnOnce(&[u8]) -> ApiResult<()>,
) -> ApiResult<Changed<PaperLeft>> {
    let sha256 = hex(&Sha256::digest(&drawn.file));
    let left = entry(&drawn.prepared, leaving, &sha256);
    let register_ids = out(bench, &[left], leaving.acts, || let_go(&drawn.file))?;
    Ok(Changed {
        value: PaperLeft {
            register_id: register_ids.first().copied().unwrap_or(0),
            place: leaving.place.clone(),
            sha256,
        },
        touched: vec![Touched::Logs],
    })
}

/// The entry of a paper in the register.
fn entry(prepared: &Prepared, leaving: &Leaving<'_>, sha256: &str) -> Left {
    let told = &prepared.told;
    let (ground, reason) = beyond::why(leaving.ask, prepared);
    Left {
        party: told.party.clone(),
        items: told.items.clone(),
        ground,
        reason,
        second_user: leaving.second_user.clone(),
        paper: leaving.ask.paper.clone(),
        case_id: prepared.case_id.clone(),
        recipient: leaving.recipient.chars().take(100).collect(),
        purpose: leaving.purpose.chars().take(100).collect(),
        sha256: sha256.to_owned(),
        consents: prepared.consents.clone(),
        place: leaving.place.clone(),
        ..Left::default()
    }
}

/// Enters all in one write, lets them go, and marks all as not gone when that failed.
pub(crate) fn out(
    bench: &mut Workbench,
    entries: &[Left],
    [act, failure]: [&'static str; 2],
    let_go: impl FnOnce() -> ApiResult<()>,
) -> ApiResult<Vec<i64>> {
    let target = |left: &Left| {
        let of_case = !left.case_id.is_empty();
        let target = if of_case { &left.case_id } else { &left.paper };
        target.clone()
    };
    let register_ids = bench.write(|w| {
        let mut ids = Vec::with_capacity(entries.len());
        for left in entries {
            ids.push(w.register(left)?);
            w.audit(act, &target(left))?;
            beyond::note(w, left)?;
        }
        Ok(ids)
    })?;
    if let Err(refused) = let_go() {
        let _ = bench.write(|w| {
            for (left, id) in entries.iter().zip(&register_ids) {
                w.register_failed(*id)?;
                w.audit(failure, &target(left))?;
            }
            Ok(())
        });
        return Err(refused);
    }
    Ok(register_ids)
}

/// The foot of a paper: form and who printed it when.
pub(crate) fn issue(bench: &Workbench, form: &str) -> ApiResult<::paper::sheet::Issue> {
    let name = &bench.opened()?.user.name;
    Ok(::paper::sheet::Issue {
        form: format!("両立デスク {form}"),
        printed: format!(
            "出力 {name} {}",
            clock::japanese(bench.now(), style::calendar(bench)?)
        ),
    })
}

/// What a paper of the register is called.
pub(crate) fn title_of(bench: &Workbench, id: &str) -> String {
    let today = bench.today().to_string();
    let forms = form::all(bench).unwrap_or_default();
    match (form::edition(&forms, id, &today), id) {
        (Some(form), _) => form.title.clone(),
        (None, "considerations") => "現在の配慮事項".to_owned(),
        (None, crate::stats::PAPER) => ::paper::sheet::figures::TITLE.to_owned(),
        (None, discarded::ID) => ::paper::sheet::discard_book::TITLE.to_owned(),
        (None, book::ID) => "マニュアル(冊子)".to_owned(),
        (None, "table") => "一覧・統計の表".to_owned(),
        (None, "bundle") => "提出データ".to_owned(),
        (None, "calendar") => "期限の予定表(.ics)".to_owned(),
        (None, other) => other.to_owned(),
    }
}
