//! Imports of the past, and undoing one as a whole.

use crate::derive;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use model::noun::{Case, Noun};
use std::collections::BTreeSet;
use store::import::Made;

/// Why a record of an undone import is cancelled, as the list of cancelled records says it.
const REASON: &str = "表の取り込みの取消し";

/// Imports, newest first.
pub(crate) fn list(bench: &mut Workbench, _: Nothing) -> ApiResult<Vec<ImportRun>> {
    let runs = bench.store()?.imports()?;
    Ok(runs
        .into_iter()
        .map(|run| ImportRun {
            user: crate::settings::name_of(bench, &run.user),
            id: run.id,
            at: run.at,
            file: run.file,
            sheet: run.sheet,
            cases: run.cases,
            left_out: run.left_out,
            undone_at: run.undone_at,
            kept: run.kept,
        })
        .collect())
}

/// Cancels everything that an import made, in one write. Cases that somebody worked on since are named first; they stay
/// when the person says so.
pub(crate) fn undo(bench: &mut Workbench, ask: ImportUndo) -> ApiResult<Changed<ImportUndone>> {
    let store = bench.store()?;
    let run = store
        .imports()?
        .into_iter()
        .find(|run| run.id == ask.id)
        .ok_or(ApiError::NotFound)?;
    if !run.undone_at.is_empty() {
        return Err(ApiError::NotFound);
    }
    let made: Vec<Made> = store
        .imported(&ask.id)?
        .into_iter()
        .filter(|one| !one.cancelled)
        .collect();
    let touched: BTreeSet<String> = made
        .iter()
        .filter(|one| one.changed)
        .map(|one| one.case_id.clone())
        .collect();
    let changed = touched
        .iter()
        .map(|id| kept(bench, id))
        .collect::<ApiResult<Vec<_>>>()?;
    if !changed.is_empty() && !ask.keep_changed {
        return Ok(Changed {
            value: ImportUndone {
                undone: false,
                cases: 0,
                changed,
            },
            touched: Vec::new(),
        });
    }
    // A person stays with any case that stays.
    let people = store_people(bench, &made, &touched)?;
    let gone: Vec<&Made> = made
        .iter()
        .filter(|one| !touched.contains(&one.case_id) && !people.contains(&one.id))
        .collect();
    let cases = gone.iter().filter(|one| one.noun == Noun::Case).count();
    let today = bench.today();
    let kept_count = i64::try_from(changed.len()).unwrap_or(i64::MAX);
    bench.write(|w| {
        for one in &gone {
            w.cancel(one.noun, &one.id, REASON)?;
            w.audit("cancel", &one.id)?;
            w.unindex(&one.id)?;
        }
        let around: BTreeSet<&str> = gone.iter().map(|one| one.case_id.as_str()).collect();
        for case_id in around {
            derive::refresh_case(w, case_id, today)?;
        }
        for one in gone.iter().filter(|one| one.noun == Noun::Case) {
            w.unindex(&one.id)?;
        }
        w.import_undone(&ask.id, kept_count)?;
        Ok(w.audit("import_undo", &ask.id)?)
    })?;
    bench.looked_at.clear();
    Ok(Changed {
        value: ImportUndone {
            undone: true,
            cases,
            changed,
        },
        touched: vec![Touched::Case, Touched::Lists, Touched::Logs],
    })
}

/// Persons and what belongs to them alone, where one of their cases stays.
fn store_people(
    bench: &Workbench,
    made: &[Made],
    touched: &BTreeSet<String>,
) -> ApiResult<BTreeSet<String>> {
    let store = bench.store()?;
    let mut staying = BTreeSet::new();
    for case_id in touched {
        if let Some(case) = store.get::<Case>(case_id)? {
            staying.insert(case.person_id);
        }
    }
    let mut out = staying.clone();
    for one in made.iter().filter(|one| one.noun == Noun::Employment) {
        if staying.contains(&store.owner(one.noun, &one.id)?.person_id) {
            out.insert(one.id.clone());
        }
    }
    Ok(out)
}

fn kept(bench: &Workbench, case_id: &str) -> ApiResult<ImportKept> {
    let row = bench.store()?.case_row(case_id, &bench.opened()?.user.id)?;
    Ok(ImportKept {
        case_id: case_id.to_owned(),
        number: row.number,
        name: row.name,
    })
}
