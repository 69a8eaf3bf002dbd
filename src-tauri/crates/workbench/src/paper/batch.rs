//! The papers of several cases as one file: drawn a few at a time, so that the window can tell how far it is and stop it.
//!
//! A batch lives in memory beside the open workplace. Dropping it leaves nothing behind: nothing of it is printed, saved
//! or registered before the whole file stands.

use super::{Leaving, Prepared, entry, file_name, gather, out, printer, unused};
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::exchange::Staged;
use crate::message::*;
use crate::session::Workbench;
use ::paper::document::Sheet;
use ::paper::{About, Bound, Set};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use store::log::Left;
use store::slots::hex;

/// Papers of one step: short enough that progress is seen and other calls get their turn.
const STEP: usize = 4;
/// Most papers of one batch; more is no conference.
const MOST: usize = 500;

/// A batch while it is drawn, and after that.
pub(crate) struct Batch {
    id: u32,
    /// The paper, without a case.
    request: PaperRequest,
    two_sided: bool,
    /// Cases still to be looked at, the next one last.
    waiting: Vec<String>,
    lines: Vec<Line>,
    /// Saves of the workplace and its day when the batch began: what was drawn speaks of these.
    stands_on: (i64, chrono::NaiveDate),
    whole: Option<Bound>,
}

/// One case of a batch.
struct Line {
    case_id: String,
    number: String,
    name: String,
    paper: Result<Made, ApiError>,
}

/// A paper that is set.
struct Made {
    prepared: Prepared,
    set: Set,
}

fn refused(reason: &str) -> ApiError {
    ApiError::BatchRefused {
        reason: reason.to_owned(),
    }
}

/// Begins a batch; one that was begun before is dropped.
pub(crate) fn start(bench: &mut Workbench, ask: BatchStart) -> ApiResult<BatchView> {
    let mut cases = match ask.all {
        Some(query) => crate::case::ids(bench, query, MOST)?,
        None => ids(bench, &ask.cases)?,
    };
    match cases.len() {
        0 => return Err(refused("no_cases")),
        n if n > MOST => return Err(refused("too_many")),
        _ => cases.reverse(),
    }
    let stands_on = (bench.store()?.last_save()?, bench.today());
    let open = bench.opened_mut()?;
    let id = open.batch.as_ref().map_or(1, |last| last.id + 1);
    let batch = Batch {
        id,
        request: PaperRequest {
            case_id: String::new(),
            blank: false,
            word: false,
            // Each paper is a sheet by itself; folded ones are printed one by one.
            folded: false,
            // Going beyond consent is decided for one person, with one list read by two.
            beyond: None,
            ..ask.request
        },
        two_sided: ask.two_sided,
        waiting: cases,
        lines: Vec::new(),
        stands_on,
        whole: None,
    };
    let view = batch.view();
    open.batch = Some(batch);
    Ok(view)
}

/// Ids of the cases, each once.
fn ids(bench: &Workbench, wanted: &[String]) -> ApiResult<Vec<String>> {
    let store = bench.store()?;
    let mut out: Vec<String> = Vec::new();
    for case in wanted.iter().take(MOST + 1) {
        let id = store.case_id(case)?;
        if !out.contains(&id) {
            out.push(id);
        }
    }
    Ok(out)
}

/// Draws the next papers; when all are looked at, and nothing stands against it, the file.
pub(crate) fn step(bench: &mut Workbench, ask: BatchStep) -> ApiResult<BatchView> {
    let mut batch = taken(bench, ask.id)?;
    let done = advance(bench, &mut batch, ask.without);
    let view = batch.view();
    bench.opened_mut()?.batch = Some(batch);
    done.map(|()| view)
}

fn advance(bench: &Workbench, batch: &mut Batch, without: bool) -> ApiResult<()> {
    if batch.whole.is_some() {
        return Ok(());
    }
    if batch.waiting.is_empty() {
        if batch.lines.iter().any(|line| line.paper.is_err()) && !without {
            return Ok(());
        }
        batch.whole = Some(batch.bind()?);
        return Ok(());
    }
    let from = batch.waiting.len().saturating_sub(STEP);
    for case_id in batch.waiting.split_off(from).into_iter().rev() {
        let line = draw(bench, &batch.request, case_id)?;
        batch.lines.push(line);
    }
    Ok(())
}

fn draw(bench: &Workbench, request: &PaperRequest, case_id: String) -> ApiResult<Line> {
    let row = bench
        .store()?
        .case_row(&case_id, &bench.opened()?.user.id)?;
    let ask = PaperRequest {
        case_id: case_id.clone(),
        ..request.clone()
    };
    let paper = match made(bench, &ask, &row.name) {
        Err(error) if is_of_the_case(&error) => Err(error),
        other => Ok(other?),
    };
    Ok(Line {
        case_id,
        number: row.number,
        name: row.name,
        paper,
    })
}

/// What stands against the paper of one case and not against the others.
fn is_of_the_case(error: &ApiError) -> bool {
    matches!(
        error,
        ApiError::ConsentMissing { .. } | ApiError::NoEmployer | ApiError::MissingGlyphs { .. }
    )
}

fn made(bench: &Workbench, ask: &PaperRequest, name: &str) -> ApiResult<Made> {
    let prepared = gather(bench, ask)?;
    let model = ::paper::layout(&prepared.document, assets::fonts()?)?;
    // The outline is seen by whoever gets the file: a name stands there only where the papers themselves stay in the house.
    let named = ask.way == "in_house" && !ask.initials;
    let words = [
        prepared.number.as_str(),
        if named { name } else { "" },
        &prepared.title,
    ];
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    Ok(Made {
        set: Set {
            model,
            bookmark: words.join(" "),
        },
        prepared,
    })
}

impl Batch {
    fn papers(&self) -> impl Iterator<Item = &Made> {
        self.lines
            .iter()
            .filter_map(|line| line.paper.as_ref().ok())
    }

    fn bind(&self) -> ApiResult<Bound> {
        let sets: Vec<Set> = self.papers().map(|made| made.set.clone()).collect();
        let Some(first) = self.papers().next() else {
            return Err(refused("none_left"));
        };
        let document = &first.prepared.document;
        let title = self.title();
        let about = About {
            title: &title,
            subject: &document.form_version,
            logo: document.logo.as_ref(),
        };
        let fonts = assets::fonts()?;
        Ok(::paper::bind(about, &sets, self.two_sided, fonts)?)
    }

    /// Names the paper and their number, and nobody.
    fn title(&self) -> String {
        let title = self
            .papers()
            .next()
            .map_or("", |made| made.prepared.title.as_str());
        format!("{title}({}件)", self.papers().count())
    }

    fn view(&self) -> BatchView {
        let asking = self.waiting.is_empty() && self.lines.iter().any(|line| line.paper.is_err());
        let state = match &self.whole {
            Some(_) => "ready",
            None if asking => "asking",
            None => "drawing",
        };
        let mut firsts = self.whole.iter().flat_map(|whole| &whole.first);
        let lines = self.lines.iter().map(|line| BatchLine {
            case_id: line.case_id.clone(),
            number: line.number.clone(),
            name: line.name.clone(),
            page: match &line.paper {
                Ok(_) => firsts.next().copied().unwrap_or(0),
                Err(_) => 0,
            },
            left_out: line
                .paper
                .as_ref()
                .map_or_else(|_| Vec::new(), |made| made.prepared.left_out.clone()),
            refused: line.paper.as_ref().err().cloned(),
        });
        BatchView {
            id: self.id,
            state: state.to_owned(),
            done: self.lines.len(),
            total: self.lines.len() + self.waiting.len(),
            lines: lines.collect(),
            pages: self.whole.as_ref().map_or(0, |whole| whole.pages),
        }
    }

    fn file(&self) -> ApiResult<&Bound> {
        self.whole.as_ref().ok_or_else(|| refused("unfinished"))
    }

    /// `summary-x12-20261124.pdf`
    fn file_name(&self, bench: &Workbench) -> String {
        file_name(bench, &self.request, &format!("x{}", self.papers().count()))
    }
}

/// Takes the batch out of the workbench; the caller puts it back. One that speaks of what has changed since is gone.
fn taken(bench: &mut Workbench, id: u32) -> ApiResult<Batch> {
    let now = (bench.store()?.last_save()?, bench.today());
    let found = bench.opened_mut()?.batch.take();
    let batch = found.ok_or_else(|| refused("gone"))?;
    if batch.id != id {
        bench.opened_mut()?.batch = Some(batch);
        return Err(refused("gone"));
    }
    if batch.stands_on == now {
        Ok(batch)
    } else {
        Err(refused("stale"))
    }
}

/// Drops a batch.
pub(crate) fn cancel(bench: &mut Workbench, ask: BatchAt) -> ApiResult<Nothing> {
    let open = bench.opened_mut()?;
    open.batch.take_if(|batch| batch.id == ask.id);
    Ok(Nothing {})
}

/// The whole file, for the preview; each case notes that it was looked at.
pub(crate) fn open(bench: &mut Workbench, ask: BatchAt) -> ApiResult<BatchDrawn> {
    let batch = taken(bench, ask.id)?;
    let drawn = batch.file().map(|whole| BatchDrawn {
        title: batch.title(),
        pdf: STANDARD.encode(&whole.pdf),
        pages: whole.pages,
        file_name: batch.file_name(bench),
        discloses: disclosed(&batch),
    });
    let seen: Vec<String> = batch
        .papers()
        .map(|made| made.prepared.case_id.clone())
        .collect();
    bench.opened_mut()?.batch = Some(batch);
    let drawn = drawn?;
    bench.note_all("preview", &seen)?;
    Ok(drawn)
}

/// What any of the papers tells, each thing once.
fn disclosed(batch: &Batch) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for thing in batch.papers().flat_map(|made| &made.prepared.discloses) {
        if !out.contains(thing) {
            out.push(thing.clone());
        }
    }
    out
}

/// Enters every paper in the register, then prints the file on a queue.
pub(crate) fn print(bench: &mut Workbench, ask: BatchPrint) -> ApiResult<Changed<BatchLeft>> {
    let batch = taken(bench, ask.id)?;
    let done = print_taken(bench, &batch, &ask);
    bench.opened_mut()?.batch = Some(batch);
    done
}

fn print_taken(
    bench: &mut Workbench,
    batch: &Batch,
    ask: &BatchPrint,
) -> ApiResult<Changed<BatchLeft>> {
    let job = format!("{} x{}", batch.request.paper, batch.papers().count());
    batch.file()?;
    printer::ready(&ask.printer)?;
    let user = bench.user_id()?;
    bench.write(|w| Ok(w.set_setting(&user, "printer", &ask.printer)?))?;
    let leaving = Leaving {
        ask: &batch.request,
        recipient: &ask.recipient,
        purpose: &ask.purpose,
        place: ask.printer.clone(),
        acts: ["print", "print_failed"],
        second_user: String::new(),
    };
    leave(bench, batch, &leaving, |pdf| {
        let copies = ask.copies.clamp(1, 99);
        printer::print(&ask.printer, &job, copies, Sheet::A4, batch.two_sided, pdf)
    })
}

/// Enters every paper in the register, then gives the file its name.
pub(crate) fn save(bench: &mut Workbench, ask: BatchSave) -> ApiResult<Changed<BatchLeft>> {
    let batch = taken(bench, ask.id)?;
    let done = save_taken(bench, &batch, &ask);
    bench.opened_mut()?.batch = Some(batch);
    done
}

fn save_taken(
    bench: &mut Workbench,
    batch: &Batch,
    ask: &BatchSave,
) -> ApiResult<Changed<BatchLeft>> {
    let path = target(bench, batch, &ask.path)?;
    let staged = Staged::write(&path, &batch.file()?.pdf)?;
    let leaving = Leaving {
        ask: &batch.request,
        recipient: &ask.recipient,
        purpose: &ask.purpose,
        place: path.display().to_string(),
        acts: ["save_pdf", "save_pdf_failed"],
        second_user: String::new(),
    };
    leave(bench, batch, &leaving, |_| staged.finish())
}

fn target(bench: &Workbench, batch: &Batch, path: &str) -> ApiResult<PathBuf> {
    let folder = crate::settings::read(bench)?.paper_folder;
    let path = PathBuf::from(path);
    match (path.as_os_str().is_empty(), folder.is_empty()) {
        (true, false) => Ok(unused(Path::new(&folder), &batch.file_name(bench))),
        (false, _) if path.is_absolute() => Ok(path),
        _ => Err(ApiError::FolderUnusable),
    }
}

/// One entry for each paper, all in one write, before anything gets out; each names the file in which it left.
fn leave(
    bench: &mut Workbench,
    batch: &Batch,
    leaving: &Leaving<'_>,
    let_go: impl FnOnce(&[u8]) -> ApiResult<()>,
) -> ApiResult<Changed<BatchLeft>> {
    let pdf = &batch.file()?.pdf;
    let sha256 = hex(&Sha256::digest(pdf));
    let entries: Vec<Left> = batch
        .papers()
        .map(|made| entry(&made.prepared, leaving, &sha256))
        .collect();
    let register_ids = out(bench, &entries, leaving.acts, || let_go(pdf))?;
    Ok(Changed {
        value: BatchLeft {
            register_ids,
            place: leaving.place.clone(),
            sha256,
        },
        touched: vec![Touched::Logs],
    })
}
