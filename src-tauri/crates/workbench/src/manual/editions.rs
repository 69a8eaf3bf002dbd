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
/// The day of that choice.
const CHOSEN_ON: &str = "manual_edition_on";
/// Other editions that are kept read; each costs some megabytes.
const SHELF: usize = 4;

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

/// The edition in use of a workplace: the chosen one, else the newest one that is in force; None = the built-in one. What comes
/// into force after the choice goes before it: whoever chose could not mean that one.
///
/// # Errors
/// What the store says.
pub(crate) fn in_use(store: &Store, today: &str) -> ApiResult<Option<Arc<Manual>>> {
    let chosen = store.meta(CHOSEN)?.unwrap_or_default();
    let chosen_on = store.meta(CHOSEN_ON)?.unwrap_or_default();
    let builtin = assets::manual();
    let own = place(&builtin.edition.issued_on, &builtin.edition.id);
    let rows = store.editions()?;
    let newest = rows
        .iter()
        .find(|r| r.issued_on.as_str() <= today)
        .filter(|r| place(&r.issued_on, &r.id) > own);
    let came_later =
        |r: &&EditionRow| !chosen_on.is_empty() && r.issued_on.as_str() > chosen_on.as_str();
    let id = match (chosen.as_str(), newest) {
        ("", Some(newest)) => newest.id.as_str(),
        ("", None) => return Ok(None),
        (chosen, newest) => newest.filter(came_later).map_or(chosen, |n| n.id.as_str()),
    };
    if id == builtin.edition.id {
        return Ok(None);
    }
    taken(store, id)
}

/// Where an edition stands among others: by its day, then by its id.
fn place<'a>(issued_on: &'a str, id: &'a str) -> (&'a str, &'a str) {
    (issued_on, id)
}

/// The files of an edition that is here; None when it is not.
fn files_of(store: &Store, id: &str) -> ApiResult<Option<Vec<(String, String)>>> {
    let files = store.edition_files(id)?;
    Ok(files.and_then(|f| serde_json::from_str(&f).ok()))
}

/// An edition that is kept; None when it is not, or when this program cannot read it any more.
fn taken(store: &Store, id: &str) -> ApiResult<Option<Arc<Manual>>> {
    Ok(files_of(store, id)?
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
        let store = self.store()?;
        if let Some(kept) = self.shelf.borrow().get(id) {
            return Ok(kept.clone());
        }
        let manual = taken(store, id)?.ok_or(ApiError::NotFound)?;
        let mut shelf = self.shelf.borrow_mut();
        if shelf.len() >= SHELF {
            shelf.clear();
        }
        shelf.insert(id.to_owned(), manual.clone());
        Ok(manual)
    }

    /// The edition in use where it has the passage, else the newest one in force that has it; None where none has.
    pub(crate) fn edition_with(&self, passage: &str) -> Option<Arc<Manual>> {
        let has = |manual: &Arc<Manual>| manual.edition.find(passage).is_some();
        let current = self.manual();
        if has(&current) {
            return Some(current);
        }
        let today = self.today().to_string();
        let builtin = assets::manual();
        let rows = self.store().ok().and_then(|store| store.editions().ok());
        let mut ids: Vec<(String, String)> = rows
            .unwrap_or_default()
            .into_iter()
            .map(|row| (row.issued_on, row.id))
            .filter(|(issued_on, _)| *issued_on <= today)
            .collect();
        ids.push((
            builtin.edition.issued_on.clone(),
            builtin.edition.id.clone(),
        ));
        ids.sort();
        let newest_first = ids.iter().rev();
        newest_first
            .filter_map(|(_, id)| self.edition(id).ok())
            .find(has)
    }

    /// Looks again which edition is in use.
    pub(crate) fn choose_edition(&mut self) -> ApiResult<()> {
        self.shelf.borrow_mut().clear();
        self.manual = in_use(self.store()?, &self.today().to_string())?;
        Ok(())
    }
}

/// Keeps what the program brought along, so that it can still be read once a later program brings another.
///
/// # Errors
/// What the store says.
pub(crate) fn keep_built_in(bench: &mut Workbench) -> ApiResult<()> {
    let (edition, files, sha256) = (
        &assets::manual().edition,
        assets::manual_files(),
        assets::manual_digest(),
    );
    keep(bench, edition, files, sha256)
}

fn keep(bench: &mut Workbench, edition: &Edition, files: &str, sha256: &str) -> ApiResult<()> {
    let kept = bench.store()?.editions()?;
    if kept
        .iter()
        .any(|e| e.id == edition.id && (e.sha256 == sha256 || !e.issuer.is_empty()))
    {
        return Ok(());
    }
    let row = EditionRow {
        id: edition.id.clone(),
        title: edition.title.clone(),
        issued_on: edition.issued_on.clone(),
        sha256: sha256.to_owned(),
        ..EditionRow::default()
    };
    bench.write(|w| Ok(w.put_edition(&row, files)?))
}

/// Whether the text is the one that is here under this id; None where the id is not known here.
pub(crate) fn is_known(
    store: &Store,
    id: &str,
    files: &[(String, String)],
) -> ApiResult<Option<bool>> {
    let held = if id == assets::manual().edition.id {
        serde_json::from_str(assets::manual_files()).ok()
    } else {
        files_of(store, id)?
    };
    Ok(held.map(|held: Vec<(String, String)>| held == files))
}

/// Every edition that can be read here, the newest first, and what the user keeps on passages that are in others only.
pub(crate) fn editions(bench: &mut Workbench, _: Nothing) -> ApiResult<Editions> {
    let (builtin, current) = (assets::manual(), bench.manual());
    let today = bench.today().to_string();
    let rows = bench.store()?.editions()?;
    let own = &builtin.edition;
    let line = |row: &EditionRow| EditionLine {
        id: row.id.clone(),
        title: row.title.clone(),
        issued_on: row.issued_on.clone(),
        issuer: row.issuer.clone(),
        taken_at: row.at.clone(),
        in_use: row.id == current.edition.id,
        waits: row.issued_on > today,
    };
    let mut lines: Vec<EditionLine> = rows.iter().filter(|r| r.id != own.id).map(line).collect();
    lines.push(EditionLine {
        id: own.id.clone(),
        title: own.title.clone(),
        issued_on: own.issued_on.clone(),
        issuer: String::new(),
        taken_at: String::new(),
        in_use: own.id == current.edition.id,
        waits: false,
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

/// The newest one in force needs no choice: a newer one than it is then taken into use by itself.
pub(crate) fn put_in_use(bench: &mut Workbench, id: &str) -> ApiResult<()> {
    let builtin = assets::manual();
    let own = &builtin.edition;
    let today = bench.today().to_string();
    let rows = bench.store()?.editions()?;
    let in_force = rows.iter().filter(|r| r.issued_on <= today);
    let newest = in_force
        .map(|r| place(&r.issued_on, &r.id))
        .chain([place(&own.issued_on, &own.id)])
        .max();
    let is_newest = newest.is_some_and(|(_, newest)| newest == id);
    let (chosen, on) = if is_newest {
        ("", "")
    } else {
        (id, today.as_str())
    };
    bench.write(|w| {
        w.set_meta(CHOSEN, chosen)?;
        w.set_meta(CHOSEN_ON, on)?;
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const SOON: &str = "2027-04";

    /// A store that holds an edition of 2027-04-01.
    fn store(folder: &std::path::Path) -> Store {
        let mut store = Store::create(folder, store::key::DataKey::generate().unwrap()).unwrap();
        let text = assets::manual_files().replace("id = \\\"2026-11\\\"", "id = \\\"2027-04\\\"");
        let row = EditionRow {
            id: SOON.to_owned(),
            issued_on: "2027-04-01".to_owned(),
            issuer: "本部".to_owned(),
            ..EditionRow::default()
        };
        let put = store.write("user1", "2026-12-01T00:00:00.000Z", |w| {
            w.put_edition(&row, &text)
        });
        put.unwrap();
        store
    }

    fn used(store: &Store, today: &str) -> String {
        let manual = in_use(store, today).unwrap();
        manual.map_or(String::new(), |m| m.edition.id.clone())
    }

    #[test]
    fn an_edition_comes_into_force_on_its_day_also_over_an_earlier_choice() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path());
        assert_eq!(used(&store, "2027-03-31"), "");
        assert_eq!(used(&store, "2027-04-01"), SOON);
        let own = &assets::manual().edition.id;
        store.set_meta(CHOSEN, own).unwrap();
        store.set_meta(CHOSEN_ON, "2026-12-02").unwrap();
        assert_eq!(used(&store, "2027-03-31"), "");
        assert_eq!(used(&store, "2027-04-01"), SOON);
        // The twin: who chooses the older one later keeps it.
        store.set_meta(CHOSEN_ON, "2027-04-02").unwrap();
        assert_eq!(used(&store, "2027-04-03"), "");
    }

    #[test]
    fn a_text_that_headquarters_signed_stays_and_one_of_a_program_is_corrected() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = store(folder.path());
        let before = store.edition_files(SOON).unwrap();
        let mut row = store.editions().unwrap().remove(0);
        let mut put = |row: &EditionRow, text: &str| {
            store
                .write("user1", "2026-12-02T00:00:00.000Z", |w| {
                    w.put_edition(row, text)
                })
                .unwrap();
            store.edition_files(&row.id).unwrap().unwrap()
        };
        assert_eq!(Some(put(&row, "[]")), before);
        row.issuer.clear();
        assert_eq!(Some(put(&row, "[]")), before, "nor by a program");
        row.id = "2026-05".to_owned();
        assert_eq!(put(&row, "[1]"), "[1]");
        assert_eq!(put(&row, "[2]"), "[2]");
    }
}
