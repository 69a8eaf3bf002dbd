//! しおり・メモ: every passage that the user bookmarked or wrote on, so that a note is found again.

use super::editions;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use ::paper::table::{Entry, Sheet};
use std::collections::{BTreeMap, BTreeSet};

/// Code and head of each column of the list as a table; none names anybody.
const COLUMNS: [(&str, &str); 6] = [
    ("number", "番号"),
    ("title", "節"),
    ("chapter", "章"),
    ("bookmark", "しおり"),
    ("note", "自分用メモ"),
    ("edition", "版"),
];

/// Columns that can be chosen.
pub(crate) fn columns() -> Vec<TableColumn> {
    let column = |(code, label): &(&str, &str)| TableColumn {
        code: (*code).to_owned(),
        label: (*label).to_owned(),
        names: false,
    };
    COLUMNS.iter().map(column).collect()
}

/// In the order of the manual; then what only another edition has, each in the newest of them; last what no edition here
/// has any more, so that its note is not lost.
pub(crate) fn list(bench: &mut Workbench, _: Nothing) -> ApiResult<Vec<KeptLine>> {
    let elsewhere = editions::editions(bench, Nothing {})?.elsewhere;
    lines(bench, &elsewhere)
}

fn lines(bench: &Workbench, elsewhere: &[KeptPassage]) -> ApiResult<Vec<KeptLine>> {
    let (store, user) = (bench.store()?, bench.user_id()?);
    let marked: BTreeSet<String> = store.bookmarks(&user)?.into_iter().collect();
    let mut notes: BTreeMap<String, String> = store.passage_notes(&user)?.into_iter().collect();
    let mut line = |id: &str| {
        let note = notes.remove(id).unwrap_or_default();
        let bookmarked = marked.contains(id);
        (bookmarked || !note.is_empty()).then(|| KeptLine {
            id: id.to_owned(),
            bookmarked,
            note,
            ..KeptLine::default()
        })
    };
    let manual = bench.manual();
    let mut out = Vec::new();
    for passage in manual.edition.passages() {
        out.extend(line(&passage.id).map(|kept| KeptLine {
            number: passage.number.clone(),
            title: passage.title.clone(),
            chapter_title: manual.edition.chapter_title(&passage.chapter).to_owned(),
            ..kept
        }));
    }
    for there in elsewhere {
        out.extend(line(&there.id).map(|kept| KeptLine {
            title: there.title.clone(),
            edition: there.edition.clone(),
            edition_title: there.edition_title.clone(),
            ..kept
        }));
    }
    let known: BTreeSet<String> = out.iter().map(|kept| kept.id.clone()).collect();
    let gone = marked.iter().filter(|id| !known.contains(*id));
    out.extend(gone.filter_map(|id| line(id)));
    // What is left are notes without a bookmark on passages that are nowhere.
    out.extend(notes.into_iter().map(|(id, note)| KeptLine {
        id,
        note,
        ..KeptLine::default()
    }));
    Ok(out)
}

/// The list as rows of a table, with the columns that are wanted; without a wish all.
pub(crate) fn sheet(bench: &mut Workbench, wanted: &[String]) -> ApiResult<Sheet> {
    let is_wanted = |code: &str| wanted.iter().any(|w| w == code);
    if !wanted
        .iter()
        .all(|w| COLUMNS.iter().any(|(code, _)| code == w))
    {
        return Err(ApiError::NotFound);
    }
    let chosen = COLUMNS
        .iter()
        .filter(|(code, _)| wanted.is_empty() || is_wanted(code));
    let columns: Vec<&(&str, &str)> = chosen.collect();
    let current = bench.manual().edition.title.clone();
    let kept = list(bench, Nothing {})?;
    let cell = |code: &str, line: &KeptLine| match code {
        "number" => Entry::text(&line.number),
        "title" if line.title.is_empty() => Entry::text(&line.id),
        "title" => Entry::text(&line.title),
        "chapter" => Entry::text(&line.chapter_title),
        "bookmark" => Entry::text(if line.bookmarked { "あり" } else { "" }),
        "note" => Entry::text(&line.note),
        _ if line.title.is_empty() => Entry::text(""),
        _ if line.edition.is_empty() => Entry::text(&current),
        _ => Entry::text(&line.edition_title),
    };
    Ok(Sheet {
        name: "しおり・メモ".to_owned(),
        head: columns.iter().map(|(_, head)| (*head).to_owned()).collect(),
        rows: kept
            .iter()
            .map(|line| columns.iter().map(|(code, _)| cell(code, line)).collect())
            .collect(),
        ..Sheet::default()
    })
}
