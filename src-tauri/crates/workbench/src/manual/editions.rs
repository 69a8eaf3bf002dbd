//! 版: the edition in use, the others that stay readable, and what changed from one to the next.

use super::edition::{Edition, Files, Passage};
use super::found::Found;
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use model::diff::{self, Side};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use store::Store;
use store::edition::EditionRow;

/// The edition that was chosen although a newer one is here; empty = the newest is in use.
const CHOSEN: &str = "manual_edition";

/// An edition as it is read and searched.
#[derive(Default)]
pub(crate) struct Manual {
    pub(crate) edition: Edition,
    found: OnceLock<Found>,
}

impl Manual {
    pub(crate) fn of(edition: Edition) -> Self {
        Self {
            edition,
            found: OnceLock::new(),
        }
    }

    /// What it is found by, made once; the first search pays for it.
    pub(crate) fn found(&self) -> &Found {
        self.found
            .get_or_init(|| Found::of(&self.edition, assets::codes()))
    }
}

/// Reads the files of a pack; their names are places in the edition.
///
/// # Errors
/// The first file that is not what the format asks for.
pub(crate) fn read(id: &str, files: &[(String, String)]) -> Result<Edition, assets::AssetError> {
    let named = files
        .iter()
        .map(|(name, text)| (format!("{id}/{name}"), Cow::Borrowed(text.as_str())));
    Edition::read(&Files(named.collect::<BTreeMap<_, _>>()), id)
}

/// The edition in use of a workplace: the chosen one, else the newest; None = the built-in one.
///
/// # Errors
/// What the store says.
pub(crate) fn in_use(store: &Store) -> ApiResult<Option<Arc<Manual>>> {
    let chosen = store.meta(CHOSEN)?.unwrap_or_default();
    let builtin = assets::manual();
    let rows = store.editions()?;
    let newest = rows.first().filter(|r| {
        (r.issued_on.as_str(), r.id.as_str())
            > (
                builtin.edition.issued_on.as_str(),
                builtin.edition.id.as_str(),
            )
    });
    let id = match (chosen.as_str(), newest) {
        ("", Some(newest)) => newest.id.as_str(),
        ("", None) => return Ok(None),
        (chosen, _) => chosen,
    };
    taken(store, id)
}

/// An edition that was taken; None when it was not, or when this program cannot read it any more.
fn taken(store: &Store, id: &str) -> ApiResult<Option<Arc<Manual>>> {
    let files = store.edition_files(id)?;
    let files: Option<Vec<(String, String)>> = files.and_then(|f| serde_json::from_str(&f).ok());
    Ok(files
        .and_then(|files| read(id, &files).ok())
        .map(|edition| Arc::new(Manual::of(edition))))
}

impl Workbench {
    /// The edition in use; while locked the one that was in use last.
    pub(crate) fn manual(&self) -> Arc<Manual> {
        self.manual.clone().unwrap_or_else(assets::manual)
    }

    /// An edition by its id; empty = the one in use.
    pub(crate) fn edition(&self, id: &str) -> ApiResult<Arc<Manual>> {
        let current = self.manual();
        if id.is_empty() || id == current.edition.id {
            return Ok(current);
        }
        let builtin = assets::manual();
        if id == builtin.edition.id {
            return Ok(builtin);
        }
        taken(self.store()?, id)?.ok_or(ApiError::NotFound)
    }

    /// Looks again which edition is in use.
    pub(crate) fn choose_edition(&mut self) -> ApiResult<()> {
        self.manual = in_use(self.store()?)?;
        Ok(())
    }
}

/// Every edition that can be read here, the newest first, and what the user keeps on passages that are in others only.
pub(crate) fn editions(bench: &mut Workbench, _: Nothing) -> ApiResult<Editions> {
    let (builtin, current) = (assets::manual(), bench.manual());
    let rows = bench.store()?.editions()?;
    let line = |row: &EditionRow| EditionLine {
        id: row.id.clone(),
        title: row.title.clone(),
        issued_on: row.issued_on.clone(),
        issuer: row.issuer.clone(),
        taken_at: row.at.clone(),
        in_use: row.id == current.edition.id,
    };
    let own = &builtin.edition;
    let mut lines: Vec<EditionLine> = rows.iter().map(line).collect();
    lines.push(EditionLine {
        id: own.id.clone(),
        title: own.title.clone(),
        issued_on: own.issued_on.clone(),
        issuer: String::new(),
        taken_at: String::new(),
        in_use: own.id == current.edition.id,
    });
    lines.sort_by(|a, b| (&b.issued_on, &b.id).cmp(&(&a.issued_on, &a.id)));
    let elsewhere = elsewhere(bench, &lines)?;
    Ok(Editions { lines, elsewhere })
}

/// Passages with a bookmark or a note that the edition in use does not have, each in the newest edition that has it.
fn elsewhere(bench: &Workbench, lines: &[EditionLine]) -> ApiResult<Vec<KeptPassage>> {
    let current = bench.manual();
    let kept = bench.store()?.kept_passages(&bench.user_id()?)?;
    let lost: Vec<String> = kept
        .into_iter()
        .filter(|id| current.edition.find(id).is_none())
        .collect();
    let mut out: Vec<KeptPassage> = Vec::new();
    for line in lines.iter().filter(|_| !lost.is_empty()) {
        let Ok(manual) = bench.edition(&line.id) else {
            continue;
        };
        for id in &lost {
            let known = out.iter().any(|k| k.id == *id);
            if let Some(passage) = manual.edition.find(id).filter(|_| !known) {
                out.push(KeptPassage {
                    id: id.clone(),
                    title: passage.title.clone(),
                    edition: line.id.clone(),
                    edition_title: line.title.clone(),
                });
            }
        }
    }
    Ok(out)
}

/// Takes an edition into use; administrators decide, for everybody on this PC.
pub(crate) fn edition_use(bench: &mut Workbench, ask: EditionAt) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    let manual = bench.edition(&ask.edition)?;
    let id = manual.edition.id.clone();
    put_in_use(bench, &id)?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Manual, Touched::Case, Touched::Logs],
    })
}

/// The newest one needs no choice: a newer one than it is then taken into use by itself.
pub(crate) fn put_in_use(bench: &mut Workbench, id: &str) -> ApiResult<()> {
    let builtin = assets::manual();
    let rows = bench.store()?.editions()?;
    let taken = rows.iter().map(|r| (r.issued_on.as_str(), r.id.as_str()));
    let own = (
        builtin.edition.issued_on.as_str(),
        builtin.edition.id.as_str(),
    );
    let newest = taken.chain([own]).max().map_or("", |(_, id)| id);
    let chosen = if newest == id { "" } else { id }.to_owned();
    bench.write(|w| {
        w.set_meta(CHOSEN, &chosen)?;
        Ok(w.audit("edition_use", id)?)
    })?;
    bench.choose_edition()
}

/// What is different in the newer one of two editions, by passage, in reading order; what was taken out stands at the end.
pub(crate) fn changes(bench: &mut Workbench, ask: EditionPair) -> ApiResult<EditionChanges> {
    let (older, newer) = (bench.edition(&ask.from)?, bench.edition(&ask.to)?);
    let line = |p: &Passage, of: &Edition, change: &str| PassageChange {
        id: p.id.clone(),
        number: p.number.clone(),
        title: p.title.clone(),
        chapter_title: of.chapter_title(&p.chapter).to_owned(),
        change: change.to_owned(),
    };
    let mut lines: Vec<PassageChange> = newer
        .edition
        .passages()
        .filter_map(|p| match older.edition.find(&p.id) {
            None => Some(line(p, &newer.edition, "added")),
            Some(before) if text(before) != text(p) => Some(line(p, &newer.edition, "changed")),
            Some(_) => None,
        })
        .collect();
    let gone = older.edition.passages();
    lines.extend(
        gone.filter(|p| newer.edition.find(&p.id).is_none())
            .map(|p| line(p, &older.edition, "removed")),
    );
    Ok(EditionChanges {
        from: older.edition.title.clone(),
        to: newer.edition.title.clone(),
        lines,
    })
}

/// How many passages are added, changed and taken out.
pub(crate) fn count(older: &Edition, newer: &Edition) -> [usize; 3] {
    let in_newer = |p: &&Passage| newer.find(&p.id).is_none();
    let is_new = |p: &&Passage| older.find(&p.id).is_none();
    let is_changed = |p: &&Passage| older.find(&p.id).is_some_and(|b| text(b) != text(p));
    [
        newer.passages().filter(is_new).count(),
        newer.passages().filter(is_changed).count(),
        older.passages().filter(in_newer).count(),
    ]
}

/// What changed in one passage, word by word.
pub(crate) fn difference(bench: &mut Workbench, ask: PassagePair) -> ApiResult<PassageDifference> {
    let (older, newer) = (bench.edition(&ask.from)?, bench.edition(&ask.to)?);
    let of = |edition: &Edition| edition.find(&ask.id).map(text);
    let (before, after) = (of(&older.edition), of(&newer.edition));
    if before.is_none() && after.is_none() {
        return Err(ApiError::NotFound);
    }
    let pieces = diff::compare(
        before.as_deref().unwrap_or_default(),
        after.as_deref().unwrap_or_default(),
    );
    let named = newer.edition.find(&ask.id).or(older.edition.find(&ask.id));
    Ok(PassageDifference {
        id: ask.id.clone(),
        title: named.map(|p| p.title.clone()).unwrap_or_default(),
        changed: pieces.iter().any(|p| p.side != Side::Both),
        pieces,
    })
}

/// Everything of a passage that a reader sees, as lines.
fn text(passage: &Passage) -> String {
    let sources = passage.sources.iter().map(|s| {
        let certainty = crate::paper::certainty(s.certainty);
        format!("出典: {}({}年・{certainty})", s.title, s.year)
    });
    let head = [passage.title.clone(), passage.lead.clone()];
    let body = std::iter::once(passage.plain.trim_end().to_owned());
    head.into_iter()
        .chain(body)
        .chain(sources)
        .collect::<Vec<_>>()
        .join("\n")
}
