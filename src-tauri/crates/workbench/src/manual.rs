//! The manual: contents, passages, search, what fits a case, bookmarks, notes and pins.

mod edition;
mod markdown;
mod offer;

pub(crate) use edition::{Edition, Passage};

use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use model::fold::{self, Folded, Query};

/// Contents of the edition in use; works while locked.
pub(crate) fn contents(bench: &mut Workbench, _: Nothing) -> ApiResult<ManualContents> {
    let edition = assets::manual();
    let marked = match &bench.open {
        Some(open) => open.store.bookmarks(&open.user.id)?,
        None => Vec::new(),
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
                    })
                    .collect(),
            })
            .collect(),
    })
}

/// A passage to read; works while locked, then without notes and cases.
pub(crate) fn passage(bench: &mut Workbench, ask: ById) -> ApiResult<PassageView> {
    let edition = assets::manual();
    let passage = edition.find(&ask.id).ok_or(ApiError::NotFound)?;
    let order: Vec<&Passage> = edition.passages().collect();
    let at = order.iter().position(|p| p.id == passage.id).unwrap_or(0);
    let id_at = |n: Option<usize>| {
        n.and_then(|n| order.get(n))
            .map(|p| p.id.clone())
            .unwrap_or_default()
    };
    let (note, bookmarked, cases) = match &bench.open {
        Some(open) => (
            open.store.passage_note(&open.user.id, &passage.id)?,
            open.store.bookmarks(&open.user.id)?.contains(&passage.id),
            open.store.cases_with(&passage.diseases, 8)?,
        ),
        None => (String::new(), false, Vec::new()),
    };
    let codes = assets::codes();
    Ok(PassageView {
        id: passage.id.clone(),
        number: passage.number.clone(),
        title: passage.title.clone(),
        chapter: passage.chapter.clone(),
        chapter_title: edition.chapter_title(&passage.chapter).to_owned(),
        edition: edition.id.clone(),
        lead: passage.lead.clone(),
        blocks: passage.blocks.clone(),
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
        cases: cases
            .into_iter()
            .map(|(case_id, name, stage)| ConcernedCase {
                case_id,
                name,
                stage,
            })
            .collect(),
    })
}

/// Passages that match, best first. The built-in edition is small enough to be scanned: the definition itself.
pub(crate) fn find(text: &str, limit: u32) -> SearchGroup {
    let query = Query::read(text);
    let edition = assets::manual();
    let mut hits: Vec<(i64, &Passage)> = edition
        .passages()
        .filter(|p| p.found_by.all.matches(&query))
        .map(|p| (weight(p, &query), p))
        .collect();
    hits.sort_by_key(|(weight, _)| -weight);
    SearchGroup {
        total: i64::try_from(hits.len()).unwrap_or(i64::MAX),
        hits: hits
            .into_iter()
            .take(limit.clamp(1, 100) as usize)
            .map(|(_, p)| hit(p, &query, edition))
            .collect(),
    }
}

/// A match in the title counts most, then in the lead, then how often it stands in the text.
fn weight(passage: &Passage, query: &Query) -> i64 {
    let count = |text: &Folded| i64::try_from(text.count(query)).unwrap_or(0);
    let texts = &passage.found_by;
    count(&texts.title) * 100 + count(&texts.lead) * 10 + count(&texts.plain)
}

fn hit(passage: &Passage, query: &Query, edition: &Edition) -> SearchHit {
    let text = if passage.found_by.plain.count(query) == 0 {
        &passage.lead
    } else {
        &passage.plain
    };
    let (excerpt, spans) = fold::excerpt(text, query, 80);
    SearchHit {
        id: passage.id.clone(),
        case_id: String::new(),
        title: passage.title.clone(),
        sub: format!(
            "{} {}",
            edition.chapter_title(&passage.chapter),
            passage.number
        ),
        excerpt,
        spans,
        title_spans: fold::locate(&passage.title, query),
    }
}

/// Search inside the manual alone.
pub(crate) fn search_group(_: &mut Workbench, ask: SearchQuery) -> ApiResult<SearchGroup> {
    Ok(find(&ask.text, if ask.limit == 0 { 50 } else { ask.limit }))
}

/// Passages that fit a case, each with its reason; pinned ones first.
pub(crate) fn beside(bench: &mut Workbench, ask: ById) -> ApiResult<Vec<Offered>> {
    let store = bench.store()?;
    let case_id = store.case_id(&ask.id)?;
    let file = store.case_file(&case_id)?;
    let pinned: Vec<String> = store
        .pins(&case_id)?
        .into_iter()
        .map(|p| p.passage)
        .collect();
    Ok(offer::offer(
        assets::manual(),
        assets::codes(),
        assets::stage_rules(),
        &file,
        &pinned,
        &bench.today().to_string(),
    ))
}

/// Pins a passage to a case with the edition of the day, or takes it off.
pub(crate) fn pin_set(bench: &mut Workbench, ask: PinSet) -> ApiResult<Changed<Nothing>> {
    let edition = assets::manual();
    let passage = edition.find(&ask.passage).ok_or(ApiError::NotFound)?;
    let case_id = bench.store()?.case_id(&ask.case_id)?;
    let pin = ask
        .pinned
        .then_some((edition.id.as_str(), passage.title.as_str()));
    bench.write(|w| {
        w.set_pin(&case_id, &passage.id, pin)?;
        Ok(w.audit(if ask.pinned { "pin" } else { "unpin" }, &case_id)?)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Manual, Touched::Case],
    })
}

/// Bookmarks a passage.
pub(crate) fn bookmark_set(bench: &mut Workbench, ask: BookmarkSet) -> ApiResult<Changed<Nothing>> {
    let passage = assets::manual()
        .find(&ask.passage)
        .ok_or(ApiError::NotFound)?;
    bench.write(|w| Ok(w.set_bookmark(&passage.id, ask.on)?))?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Manual],
    })
}

/// Writes the user's note on a passage.
pub(crate) fn note_set(bench: &mut Workbench, ask: PassageNoteSet) -> ApiResult<Changed<Nothing>> {
    let passage = assets::manual()
        .find(&ask.passage)
        .ok_or(ApiError::NotFound)?;
    if ask.text.chars().count() > model::check::LONG_LIMIT {
        return Err(ApiError::BadRequest {
            detail: "too long".to_owned(),
        });
    }
    bench.write(|w| Ok(w.set_passage_note(&passage.id, &ask.text)?))?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Manual],
    })
}
