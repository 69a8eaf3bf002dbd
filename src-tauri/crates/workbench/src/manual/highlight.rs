//! 蛍光ペン: what a user marked follows its passage from edition to edition by its words.

use super::{Edition, Passage, known};
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use model::anchor::{AROUND, Anchor, LONGEST, place};
use store::highlight::HighlightRow;

/// Pens.
const TONES: std::ops::RangeInclusive<u8> = 1..=3;

/// What the user marked: in one passage of an edition, or (no id) everywhere, in the order of the manual; what is not in
/// the edition stands at the end.
pub(crate) fn list(bench: &mut Workbench, ask: PassageAt) -> ApiResult<Vec<HighlightLine>> {
    let manual = bench.edition(&ask.edition)?;
    let rows = bench.store()?.highlights(&bench.user_id()?, &ask.id)?;
    let mut lines: Vec<(usize, HighlightLine)> = Vec::new();
    for row in rows {
        let order = manual.edition.passages().position(|p| p.id == row.passage);
        let line = line(bench, &manual.edition, row)?;
        lines.push((order.unwrap_or(usize::MAX), line));
    }
    lines.sort_by_key(|(order, line)| (*order, line.place.map_or(usize::MAX, |[start, _]| start)));
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

fn line(bench: &Workbench, edition: &Edition, row: HighlightRow) -> ApiResult<HighlightLine> {
    let passage = edition.find(&row.passage);
    let anchor = Anchor {
        quote: &row.quote,
        prefix: &row.prefix,
        suffix: &row.suffix,
    };
    let found = passage.and_then(|p| place(&read(p), anchor));
    // An edition that was taken off this PC has no title to tell.
    let own = if row.edition == edition.id {
        None
    } else {
        bench.edition(&row.edition).ok()
    };
    let state = match (passage, found) {
        (_, Some(_)) => "here",
        (Some(_), None) => "changed",
        (None, None) => "gone",
    };
    let title = passage.map(|p| p.title.clone()).or_else(|| {
        let before = own.as_ref()?.edition.find(&row.passage)?;
        Some(before.title.clone())
    });
    Ok(HighlightLine {
        place: found.map(|s| [s.start, s.end]),
        state: state.to_owned(),
        number: passage.map(|p| p.number.clone()).unwrap_or_default(),
        title: title.unwrap_or_default(),
        edition_title: own.map(|m| m.edition.title.clone()).unwrap_or_default(),
        mark: view(row),
    })
}

/// What a reader sees of a passage: the lead and every line of the body, without the marks of sources.
pub(crate) fn read(passage: &Passage) -> String {
    let mut text = passage.lead.clone();
    for part in passage.lines().into_iter().flatten() {
        match part {
            Inline::Text { text: own }
            | Inline::Strong { text: own }
            | Inline::Link { text: own, .. }
            | Inline::Term { text: own, .. } => text.push_str(own),
            Inline::Mark { .. } => {}
        }
    }
    text
}

fn view(row: HighlightRow) -> Highlight {
    Highlight {
        id: row.id,
        passage: row.passage,
        edition: row.edition,
        quote: row.quote,
        prefix: row.prefix,
        suffix: row.suffix,
        tone: row.tone,
        note: row.note,
    }
}

/// Marks words, changes pen or note of what is marked, or brings back what was taken out.
pub(crate) fn set(bench: &mut Workbench, mut ask: Highlight) -> ApiResult<Changed<Highlight>> {
    let refused = |detail: &str| ApiError::BadRequest {
        detail: detail.to_owned(),
    };
    if ask.quote.trim().is_empty() || ask.quote.chars().count() > LONGEST {
        return Err(refused("quote"));
    }
    if !TONES.contains(&ask.tone) {
        return Err(refused("tone"));
    }
    if ask.note.chars().count() > model::check::LONG_LIMIT {
        return Err(refused("too long"));
    }
    let manual = bench.edition(&ask.edition);
    match manual.as_ref().map(|m| m.edition.find(&ask.passage)) {
        Ok(Some(passage)) if ask.id.is_empty() => {
            let anchor = Anchor {
                quote: &ask.quote,
                prefix: &ask.prefix,
                suffix: &ask.suffix,
            };
            // Only words of the passage: nothing else is kept as a quotation of it.
            place(&read(passage), anchor).ok_or_else(|| refused("quote"))?;
        }
        // What is kept already may be of an edition that is not here any more.
        _ if !ask.id.is_empty() => {}
        _ => known(bench, &ask.passage)?,
    }
    if let Ok(manual) = manual {
        ask.edition.clone_from(&manual.edition.id);
    }
    if ask.id.is_empty() {
        ask.id = store::record::new_id();
    }
    let tail = ask.prefix.chars().rev().take(AROUND).collect::<Vec<_>>();
    let row = HighlightRow {
        id: ask.id,
        passage: ask.passage,
        edition: ask.edition,
        quote: ask.quote,
        prefix: tail.into_iter().rev().collect(),
        suffix: ask.suffix.chars().take(AROUND).collect(),
        tone: ask.tone,
        note: ask.note,
        at: String::new(),
    };
    bench.write(|w| Ok(w.put_highlight(&row)?))?;
    Ok(Changed {
        value: view(row),
        touched: vec![Touched::Manual],
    })
}

/// Takes marked words out.
pub(crate) fn drop_one(bench: &mut Workbench, ask: ById) -> ApiResult<Changed<Nothing>> {
    bench.write(|w| Ok(w.drop_highlight(&ask.id)?))?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Manual],
    })
}
