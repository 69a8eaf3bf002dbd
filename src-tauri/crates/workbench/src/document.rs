//! 自施設の資料: documents of the facility, read by a child process, looked at by a person, searched beside the manual.
//!
//! They stay in the encrypted database of this workplace. No bundle knows them.

mod found;
mod taking;

pub(crate) use found::{Page, Source, beside, pages_for};
pub(crate) use taking::{Taking, add, clear, step, stop};

use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::{Workbench, required};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::check::{Finding, Rule};
use model::fold::{self, Query};
use store::document::{DocumentRow, DocumentState, PIECE};

/// Longest title, in characters.
const TITLE: usize = 80;
/// Longest title, issuer and year, in characters.
const LONGEST: [(&str, usize); 3] = [("title", TITLE), ("source", 80), ("year", 20)];
/// Pages whose text is answered at once.
const PAGES: usize = 20;
/// Pages that a search in one document answers.
const HITS: usize = 500;
/// Characters of an excerpt.
const EXCERPT: usize = 60;

/// A refusal with its reason.
pub(crate) fn refused(reason: &str) -> ApiError {
    ApiError::DocumentRefused {
        reason: reason.to_owned(),
    }
}

/// All documents, and the one that is being read.
pub(crate) fn list(bench: &mut Workbench, _: Nothing) -> ApiResult<Documents> {
    let open = bench.opened()?;
    let rows = open.store.documents()?;
    let taking = open.taking.as_ref().map(Taking::progress);
    let may_change = bench.require_admin().is_ok();
    let lines = rows.into_iter().filter_map(|row| shown(bench, row));
    Ok(Documents {
        lines: lines.collect(),
        taking,
        may_change,
        largest: extract::Limits::HOUSE.file,
    })
}

/// A document as the screens see it; None while it is being read.
fn shown(bench: &Workbench, row: DocumentRow) -> Option<Document> {
    let stands = match row.state {
        DocumentState::Taking => return None,
        DocumentState::Waiting => DocumentStands::Waiting,
        DocumentState::Used => DocumentStands::Used,
        DocumentState::Old => DocumentStands::Old,
        DocumentState::Removed => DocumentStands::Removed,
    };
    let name = |user: &str| match user {
        "" => String::new(),
        user => crate::settings::name_of(bench, user),
    };
    Some(Document {
        user: name(&row.user),
        approved_by: name(&row.approved_by),
        id: row.id,
        title: row.title,
        source: row.source,
        year: row.year,
        file: row.file,
        stands,
        pages: row.pages,
        bare: row.bare,
        garbled: row.garbled,
        size: row.size,
        replaces: row.replaces,
        at: row.at,
        approved_at: row.approved_at,
    })
}

/// A document that somebody may look at.
fn known(bench: &Workbench, id: &str) -> ApiResult<DocumentRow> {
    let row = bench.store()?.document(id)?;
    match row.state {
        DocumentState::Taking => Err(ApiError::NotFound),
        _ => Ok(row),
    }
}

/// What is said of a document, and which of its pages could not be read.
pub(crate) fn open(bench: &mut Workbench, ask: ById) -> ApiResult<DocumentOpened> {
    let row = known(bench, &ask.id)?;
    let doubts = bench.store()?.document_doubts(&row.id)?;
    let of = |wanted: &str| {
        let pages = doubts.iter().filter(|(_, kind)| kind == wanted);
        pages.map(|(number, _)| *number).collect()
    };
    let (bare, garbled) = (of("bare"), of("garbled"));
    let document = shown(bench, row).ok_or(ApiError::NotFound)?;
    Ok(DocumentOpened {
        document,
        bare,
        garbled,
        piece: PIECE,
    })
}

/// One piece of the bytes, as the viewer asks for it.
pub(crate) fn piece(bench: &mut Workbench, ask: DocumentPieceAt) -> ApiResult<DocumentPiece> {
    let row = known(bench, &ask.id)?;
    let bytes = bench.store()?.document_piece(&row.id, ask.piece)?;
    Ok(DocumentPiece {
        bytes: STANDARD.encode(bytes.ok_or(ApiError::NotFound)?),
    })
}

/// The text of some pages, as the search reads them.
pub(crate) fn pages(bench: &mut Workbench, ask: DocumentPagesAt) -> ApiResult<Vec<DocumentPage>> {
    let row = known(bench, &ask.id)?;
    let rows = bench
        .store()?
        .document_pages(&row.id, ask.from, ask.limit.clamp(1, PAGES))?;
    let page = |page: store::document::PageRow| DocumentPage {
        number: page.number,
        kind: page.kind,
        text: page.text,
    };
    Ok(rows.into_iter().map(page).collect())
}

/// Pages of one document that hold what was typed, in their order.
pub(crate) fn find(bench: &mut Workbench, ask: DocumentFind) -> ApiResult<Vec<DocumentHit>> {
    let row = known(bench, &ask.id)?;
    let query = Query::read(&ask.text);
    let mut pages = bench.store()?.find_pages(query.parts(), &row.id, HITS)?;
    pages.sort_by_key(|page| page.number);
    let hits = pages.iter().filter_map(|page| {
        let text = joined(&page.text);
        let (excerpt, spans) = query
            .matches(&text)
            .then(|| fold::excerpt(&text, &query, EXCERPT))?;
        Some(DocumentHit {
            page: page.number,
            excerpt,
            spans,
        })
    });
    Ok(hits.collect())
}

/// Checks what is typed of a document.
fn named(ask: &DocumentNamed) -> ApiResult<[String; 3]> {
    let said = [&ask.title, &ask.source, &ask.year].map(|word| word.trim().to_owned());
    for ((field, most), word) in LONGEST.iter().zip(&said) {
        if word.is_empty() && *field == "title" {
            return Err(required(field));
        }
        if word.chars().count() > *most {
            return Err(ApiError::Invalid {
                findings: vec![Finding {
                    field: (*field).to_owned(),
                    rule: Rule::TooLong,
                    detail: most.to_string(),
                }],
            });
        }
    }
    Ok(said)
}

/// Takes a document into use after somebody has looked at what was read; the one that it replaces steps back.
pub(crate) fn approve(bench: &mut Workbench, ask: DocumentNamed) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    let [title, source, year] = named(&ask)?;
    let (user, at) = (bench.user_id()?, crate::clock::instant(bench.now()));
    bench.write(|w| {
        let row = w.document(&ask.id)?;
        if row.state != DocumentState::Waiting {
            return Err(refused("state"));
        }
        if let Ok(older) = w.document(&row.replaces)
            && older.state == DocumentState::Used
        {
            w.set_document_state(&older.id, DocumentState::Old)?;
        }
        w.put_document(&DocumentRow {
            title,
            source,
            year,
            state: DocumentState::Used,
            approved_by: user,
            approved_at: at,
            ..row
        })?;
        Ok(w.audit("document_approve", &ask.id)?)
    })?;
    done()
}

/// Names a document anew.
pub(crate) fn edit(bench: &mut Workbench, ask: DocumentNamed) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    let [title, source, year] = named(&ask)?;
    known(bench, &ask.id)?;
    bench.write(|w| {
        let row = w.document(&ask.id)?;
        w.put_document(&DocumentRow {
            title,
            source,
            year,
            ..row
        })?;
        Ok(w.audit("document_edit", &ask.id)?)
    })?;
    done()
}

/// Takes a document out of use; it can be put back.
pub(crate) fn remove(bench: &mut Workbench, ask: ById) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    bench.write(|w| {
        let row = w.document(&ask.id)?;
        if !matches!(row.state, DocumentState::Used | DocumentState::Old) {
            return Err(refused("state"));
        }
        w.set_document_state(&ask.id, DocumentState::Removed)?;
        Ok(w.audit("document_remove", &ask.id)?)
    })?;
    done()
}

/// Puts a document back: into use, or behind the newer one that stands in its place.
pub(crate) fn restore(bench: &mut Workbench, ask: ById) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    let rows = bench.store()?.documents()?;
    let newer = rows
        .iter()
        .any(|row| row.replaces == ask.id && row.state == DocumentState::Used);
    let state = if newer {
        DocumentState::Old
    } else {
        DocumentState::Used
    };
    bench.write(|w| {
        if w.document(&ask.id)?.state != DocumentState::Removed {
            return Err(refused("state"));
        }
        w.set_document_state(&ask.id, state)?;
        Ok(w.audit("document_restore", &ask.id)?)
    })?;
    done()
}

/// Erases a document that was taken out, or that nobody approved.
pub(crate) fn erase(bench: &mut Workbench, ask: ById) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    bench.write(|w| {
        let row = w.document(&ask.id)?;
        if !matches!(row.state, DocumentState::Waiting | DocumentState::Removed) {
            return Err(refused("state"));
        }
        w.erase_document(&ask.id)?;
        Ok(w.audit("document_erase", &ask.id)?)
    })?;
    done()
}

fn done() -> ApiResult<Changed<Nothing>> {
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Manual],
    })
}

/// The text without the ends of its lines: Japanese words are broken there, and blanks between kanji are those of a
/// layout. What stands between words of letters stays as a blank.
fn joined(text: &str) -> String {
    let wide = |c: char| c >= '\u{2e80}';
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        let between = !out.ends_with(wide) || !wide(c);
        if std::mem::take(&mut gap) && between && !out.is_empty() {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn words_that_a_line_broke_are_whole_again() {
        assert_eq!(
            joined("休職の期\n間は 勤続 年数\nによる"),
            "休職の期間は勤続年数による"
        );
        assert_eq!(
            joined("return to\nwork 規程 A 4"),
            "return to work 規程 A 4"
        );
    }
}
