//! The manual: contents, passages, search, what fits a case, bookmarks, notes and pins.

pub(crate) mod concern;
mod drawing;
mod edition;
pub(crate) mod editions;
mod found;
mod glossary;
pub(crate) mod highlight;
pub(crate) mod kept;
pub(crate) mod lead;
mod lint;
mod markdown;
mod offer;
mod pointed;
pub(crate) mod said;
pub(crate) mod tabs;

pub(crate) use drawing::Drawing;
pub(crate) use edition::{Chapter, Edition, Files, Passage, Question};
pub(crate) use editions::Manual;
pub(crate) use found::{find, find_documents, search};
pub(crate) use glossary::{Term, row as row_of};
pub use lint::Problem;
pub(crate) use lint::lint;
pub(crate) use offer::beside;
pub(crate) use pointed::check as pointed_at;

use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use std::collections::{BTreeMap, BTreeSet};

/// Contents of the edition in use; works while locked.
pub(crate) fn contents(bench: &mut Workbench, ask: EditionAt) -> ApiResult<ManualContents> {
    let manual = bench.edition(&ask.edition)?;
    let edition = &manual.edition;
    let (marked, read, notes) = match &bench.open {
        Some(open) => (
            open.store.bookmarks(&open.user.id)?,
            read_by(open)?,
            open.store
                .passage_notes(&open.user.id)?
                .into_iter()
                .collect(),
        ),
        None => (Vec::new(), BTreeSet::new(), BTreeMap::new()),
    };
    Ok(ManualContents {
        edition: edition.id.clone(),
        title: edition.title.clone(),
        issued_on: edition.issued_on.clone(),
        notice: edition.notice.clone(),
        chapters: edition
            .chapters
            .iter()
            .map(|chapter| ChapterLine {
                id: chapter.id.clone(),
                number: chapter.number,
                title: chapter.title.clone(),
                part: chapter.part.clone(),
                summary: chapter.summary.clone(),
                passages: chapter
                    .passages
                    .iter()
                    .map(|p| PassageLine {
                        id: p.id.clone(),
                        number: p.number.clone(),
                        title: p.title.clone(),
                        bookmarked: marked.contains(&p.id),
                        read: read.contains(&p.id),
                        noted: notes.contains_key(&p.id),
                    })
                    .collect(),
            })
            .collect(),
        terms: edition.terms.len(),
    })
}

/// A passage to read; works while locked, then without notes and cases. Without an edition it is that of the one in use, or of
/// the newest one that has it: what the program points at is not lost with an edition.
pub(crate) fn passage(bench: &mut Workbench, ask: PassageAt) -> ApiResult<PassageView> {
    let manual = if ask.edition.is_empty() {
        bench.edition_with(&ask.id).ok_or(ApiError::NotFound)?
    } else {
        bench.edition(&ask.edition)?
    };
    let edition = &manual.edition;
    let passage = edition.find(&ask.id).ok_or(ApiError::NotFound)?;
    let order: Vec<&Passage> = edition.passages().collect();
    let at = order.iter().position(|p| p.id == passage.id).unwrap_or(0);
    let id_at = |n: Option<usize>| {
        n.and_then(|n| order.get(n))
            .map(|p| p.id.clone())
            .unwrap_or_default()
    };
    let (note, bookmarked, read) = match &bench.open {
        Some(open) => (
            open.store.passage_note(&open.user.id, &passage.id)?,
            open.store.bookmarks(&open.user.id)?.contains(&passage.id),
            read_by(open)?.contains(&passage.id),
        ),
        None => (String::new(), false, false),
    };
    let codes = assets::codes();
    let (blocks, terms) = glossary::told_apart(&passage.blocks, &edition.terms);
    Ok(PassageView {
        id: passage.id.clone(),
        number: passage.number.clone(),
        title: passage.title.clone(),
        chapter: passage.chapter.clone(),
        chapter_title: edition.chapter_title(&passage.chapter).to_owned(),
        edition: edition.id.clone(),
        elsewhere: ask.edition.is_empty() && edition.id != bench.manual().edition.id,
        edition_title: edition.title.clone(),
        lead: passage.lead.clone(),
        lead_line: lead::line(passage),
        blocks,
        tags: passage
            .tags()
            .into_iter()
            .flat_map(|(list, tags)| {
                tags.iter().map(move |code| Tag {
                    list: list.to_owned(),
                    code: code.clone(),
                    label: codes.label(list, code).to_owned(),
                })
            })
            .collect(),
        sources: passage.sources.clone(),
        checked_on: passage.checked_on.clone(),
        previous: id_at(at.checked_sub(1)),
        next: id_at(at.checked_add(1)),
        note,
        bookmarked,
        read,
        terms: terms.iter().map(|t| glossary::view(t, edition)).collect(),
        referrers: referrers(edition, &passage.id),
        drawings: passage
            .drawings()
            .filter_map(|id| edition.drawing(id))
            .map(Drawing::view)
            .collect(),
    })
}

/// Passages that the user has marked as read.
fn read_by(open: &crate::session::Open) -> ApiResult<BTreeSet<String>> {
    let read = open.store.course_read(&open.user.id)?;
    Ok(read.into_iter().map(|(passage, _)| passage).collect())
}

/// 用語集; works while locked.
pub(crate) fn terms(bench: &mut Workbench, _: Nothing) -> ApiResult<Vec<TermView>> {
    let manual = bench.manual();
    let edition = &manual.edition;
    let terms = edition.terms.iter();
    Ok(terms.map(|term| glossary::view(term, edition)).collect())
}

/// What is wrong with an edition, in the words of whoever writes it: the built-in one, or one in a folder that is named by its id.
///
/// # Errors
/// What is said of the first file that is not what the format asks for.
pub fn check(folder: Option<&std::path::Path>) -> Result<Vec<String>, String> {
    let none = Files::default();
    let codes = assets::read_codes().map_err(|e| said::asset(&e, &none))?;
    let (edition, files) = match folder {
        None => (assets::read_manual(), none),
        Some(folder) => {
            let id = folder.file_name().unwrap_or_default().to_string_lossy();
            let files = Files::on_disk(folder).map_err(|e| said::asset(&e, &none))?;
            (Edition::read(&files, &id), files)
        }
    };
    let edition = edition.map_err(|e| said::asset(&e, &files))?;
    let found = lint(&edition, &codes);
    Ok(found.iter().map(|p| said::problem(p, &files)).collect())
}

/// Passages that link to this one, in reading order.
fn referrers(edition: &Edition, id: &str) -> Vec<Referrer> {
    edition
        .passages()
        .filter(|p| p.id != id && p.links().contains(&id))
        .map(|p| Referrer {
            id: p.id.clone(),
            number: p.number.clone(),
            title: p.title.clone(),
            chapter_title: edition.chapter_title(&p.chapter).to_owned(),
        })
        .collect()
}

/// Pins a passage to a case with the edition in which it is read, or takes it off. Taking off needs no passage: what is pinned
/// may stand in no edition that is here.
pub(crate) fn pin_set(bench: &mut Workbench, ask: PinSet) -> ApiResult<Changed<Nothing>> {
    let case_id = bench.store()?.case_id(&ask.case_id)?;
    let manual = bench.edition(&ask.edition);
    let pin = match &manual {
        Ok(manual) if ask.pinned => {
            let passage = manual
                .edition
                .find(&ask.passage)
                .ok_or(ApiError::NotFound)?;
            Some((manual.edition.id.as_str(), passage.title.as_str()))
        }
        Err(_) if ask.pinned => return Err(ApiError::NotFound),
        _ => None,
    };
    bench.write(|w| {
        w.set_pin(&case_id, &ask.passage, pin)?;
        Ok(w.audit(if ask.pinned { "pin" } else { "unpin" }, &case_id)?)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Manual, Touched::Case],
    })
}

/// Notes and bookmarks follow a passage through the editions: it must stand in the one in use, or be marked already.
fn known(bench: &Workbench, passage: &str) -> ApiResult<()> {
    let kept = bench.store()?.kept_passages(&bench.user_id()?)?;
    let stands = bench.manual().edition.find(passage).is_some();
    if stands || kept.iter().any(|id| id == passage) {
        return Ok(());
    }
    Err(ApiError::NotFound)
}

/// Bookmarks a passage.
pub(crate) fn bookmark_set(bench: &mut Workbench, ask: BookmarkSet) -> ApiResult<Changed<Nothing>> {
    known(bench, &ask.passage)?;
    bench.write(|w| Ok(w.set_bookmark(&ask.passage, ask.on)?))?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Manual],
    })
}

/// Writes the user's note on a passage.
pub(crate) fn note_set(bench: &mut Workbench, ask: PassageNoteSet) -> ApiResult<Changed<Nothing>> {
    known(bench, &ask.passage)?;
    if ask.text.chars().count() > model::check::LONG_LIMIT {
        return Err(ApiError::BadRequest {
            detail: "too long".to_owned(),
        });
    }
    bench.write(|w| Ok(w.set_passage_note(&ask.passage, &ask.text)?))?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Manual],
    })
}
