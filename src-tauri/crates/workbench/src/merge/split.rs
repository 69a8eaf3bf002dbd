//! Telling two records apart again: what was changed and made since is decided by a person first.

use super::{allowed, changed, line, refresh, refused, side, unchanged, words, writers};
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use model::merge::{self, Difference, Share};
use model::noun::{
    Activity, Benefit, Case, Consent, Consultation, Employment, FeeCheck, Insurance, Measure, Memo,
    Noun, Opinion, Outcome, Person, Plan, Record, SickPay, Todo, Treatment,
};
use serde_json::Value;
use store::merge::{MergeRow, Parting};
use store::{Store, Writer};

/// What has to be decided.
pub(crate) fn review(bench: &mut Workbench, ask: ById) -> ApiResult<SplitReview> {
    allowed(bench)?;
    let store = bench.store()?;
    let merge = store.merge(&ask.id)?;
    let (blocked, first) = blocked(store, &merge)?;
    let case = found::<Case>(store, &merge.kept_case)?;
    let person = found::<Person>(store, &merge.kept_person)?;
    let differences = store.merge_fields(&merge.id)?;
    let mut changed = Vec::new();
    if let Some(gone) = set_aside::<Person>(store, &merge.gone_person)? {
        changed.extend(merge::changed_since(&person, &gone, &differences));
    }
    if merge.joins_cases() {
        let gone = found::<Case>(store, &merge.gone_case)?;
        changed.extend(merge::changed_since(&case, &gone, &differences));
    }
    let drafts = store.drafts_about(&about(&merge))?;
    Ok(SplitReview {
        line: line(bench, &merge)?,
        rows: rows(bench, &merge)?,
        drafts: writers(bench, drafts),
        case_rev: case.rev,
        person_rev: person.rev,
        blocked,
        first,
        changed,
    })
}

fn about(merge: &MergeRow) -> [&str; 4] {
    let person = match merge.gone_person.as_str() {
        "" => &merge.kept_person,
        gone => gone,
    };
    [
        &merge.kept_case,
        &merge.gone_case,
        &merge.kept_person,
        person,
    ]
}

fn found<R: Record>(store: &Store, id: &str) -> ApiResult<R> {
    store.get::<R>(id)?.ok_or(ApiError::NotFound)
}

fn set_aside<R: Record>(store: &Store, id: &str) -> ApiResult<Option<R>> {
    match id {
        "" => Ok(None),
        id => Ok(Some(found(store, id)?)),
    }
}

/// Why two records cannot be told apart now, and the cases that have to be first: what stayed went into another since, so
/// the later merge is taken back before the earlier one.
fn blocked(store: &Store, merge: &MergeRow) -> ApiResult<(String, Vec<String>)> {
    if !merge.split_at.is_empty() {
        return Ok(("split".to_owned(), Vec::new()));
    }
    let mut first = Vec::new();
    for later in store.merges_of(&merge.kept_case, &merge.kept_person)? {
        let stands = later.split_at.is_empty() && later.id != merge.id;
        let case_gone = later.joins_cases() && later.gone_case == merge.kept_case;
        if stands && (case_gone || later.gone_person == merge.kept_person) {
            first.push(found::<Case>(store, &later.kept_case)?.number);
        }
    }
    let cancelled = store.case_cancelled(&merge.kept_case)?.is_some();
    let reason = match (first.is_empty(), cancelled) {
        (false, _) => "later",
        (true, true) => "cancelled",
        (true, false) => "",
    };
    Ok((reason.to_owned(), first))
}

/// What was made since, each in a line.
fn rows(bench: &Workbench, merge: &MergeRow) -> ApiResult<Vec<SplitRow>> {
    let store = bench.store()?;
    let mut out = Vec::new();
    for (place, id) in store.made_since(merge)? {
        let (on, words) = match Noun::from_name(place) {
            Some(noun) => words::line(noun, &as_value(store, noun, &id)?),
            None => beside(bench, merge, place, &id)?,
        };
        out.push(SplitRow {
            place: place.to_owned(),
            id,
            on,
            words,
        });
    }
    out.sort_by(|a, b| (&a.on, &a.id).cmp(&(&b.on, &b.id)));
    Ok(out)
}

fn beside(
    bench: &Workbench,
    merge: &MergeRow,
    place: &str,
    id: &str,
) -> ApiResult<(String, String)> {
    let store = bench.store()?;
    if place == "scan" {
        let scans = store.scans(&merge.kept_case)?;
        let scan = scans.into_iter().find(|scan| scan.id == id);
        return Ok(scan.map_or_else(Default::default, |s| (day(&s.at), s.name)));
    }
    let (left, _) = store.left(&merge.kept_case, 0, u32::MAX)?;
    let entry = left.into_iter().find(|left| left.id.to_string() == id);
    Ok(entry.map_or_else(Default::default, |left| {
        let title = crate::paper::title_of(bench, &left.paper);
        let words = [title, left.recipient];
        let words: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).collect();
        (day(&left.at), words.join("・"))
    }))
}

/// The Japanese day of an instant.
fn day(at: &str) -> String {
    chrono::DateTime::parse_from_rfc3339(at)
        .map(|at| crate::clock::business_date(at.to_utc()).to_string())
        .unwrap_or_default()
}

fn as_value(store: &Store, noun: Noun, id: &str) -> ApiResult<Value> {
    fn of<R: Record>(store: &Store, id: &str) -> ApiResult<Value> {
        serde_json::to_value(found::<R>(store, id)?).map_err(|_| crate::record::bad("record"))
    }
    match noun {
        Noun::Person => of::<Person>(store, id),
        Noun::Case => of::<Case>(store, id),
        Noun::Employment => of::<Employment>(store, id),
        Noun::Treatment => of::<Treatment>(store, id),
        Noun::Insurance => of::<Insurance>(store, id),
        Noun::Activity => of::<Activity>(store, id),
        Noun::Consultation => of::<Consultation>(store, id),
        Noun::Consent => of::<Consent>(store, id),
        Noun::Opinion => of::<Opinion>(store, id),
        Noun::Plan => of::<Plan>(store, id),
        Noun::Measure => of::<Measure>(store, id),
        Noun::Benefit => of::<Benefit>(store, id),
        Noun::Outcome => of::<Outcome>(store, id),
        Noun::FeeCheck => of::<FeeCheck>(store, id),
        Noun::Memo => of::<Memo>(store, id),
        Noun::Todo => of::<Todo>(store, id),
        Noun::SickPay => of::<SickPay>(store, id),
    }
}

/// Tells two records apart, in one transaction.
pub(crate) fn make(bench: &mut Workbench, ask: SplitMake) -> ApiResult<Changed<MergeMade>> {
    allowed(bench)?;
    let store = bench.store()?;
    let merge = store.merge(&ask.id)?;
    let (reason, first) = blocked(store, &merge)?;
    if !reason.is_empty() {
        return Err(refused(&reason, &first.join("・")));
    }
    let kept = store.case_file(&merge.kept_case)?;
    let gone = store.case_file(&merge.gone_case)?;
    unchanged::<Case>(bench, &kept.case, ask.case_rev)?;
    let person = found::<Person>(store, &merge.kept_person)?;
    unchanged::<Person>(bench, &person, ask.person_rev)?;
    let names = writers(bench, store.drafts_about(&about(&merge))?);
    let numbers = (kept.case.number.clone(), gone.case.number.clone());
    let today = bench.today();
    bench.write(|w| {
        if !names.is_empty() || !w.get_drafts_about(&about(&merge))?.is_empty() {
            return Err(refused("drafts", &names.join("・")));
        }
        if w.is_proposed(&merge.kept_case)? {
            return Err(refused("proposed", ""));
        }
        w.split(&merge, parting(w, &merge, &ask, numbers.clone())?)?;
        refresh(w, &merge.kept_case, &merge.gone_case, today)?;
        for id in w.moved_activities(&merge.id)? {
            crate::record::after_move(w, &id)?;
        }
        w.audit("split", &merge.kept_case)?;
        Ok(w.audit("split", &merge.gone_case)?)
    })?;
    let to_headquarters =
        merge.joins_cases() && (side(bench, &kept)?.sent || side(bench, &gone)?.sent);
    bench.looked_at.clear();
    Ok(changed(MergeMade {
        id: merge.id,
        case_id: merge.kept_case,
        number: numbers.0,
        other_id: merge.gone_case,
        other_number: numbers.1,
        to_headquarters,
    }))
}

/// Both records as they are to be.
fn parting(
    w: &Writer<'_>,
    merge: &MergeRow,
    ask: &SplitMake,
    numbers: (String, String),
) -> ApiResult<Parting> {
    let differences = w.get_merge_fields(&merge.id)?;
    let rows = ask
        .rows
        .iter()
        .map(|row| (row.place.clone(), row.id.clone()));
    Ok(Parting {
        rows: rows.collect(),
        cases: match merge.joins_cases() {
            true => Some(parted(
                w,
                &merge.kept_case,
                &merge.gone_case,
                &differences,
                ask,
            )?),
            false => None,
        },
        persons: match merge.gone_person.as_str() {
            "" => None,
            gone => Some(parted(w, &merge.kept_person, gone, &differences, ask)?),
        },
        numbers,
    })
}

fn parted<R: Record>(
    w: &Writer<'_>,
    kept: &str,
    gone: &str,
    differences: &[Difference],
    ask: &SplitMake,
) -> ApiResult<(R, R)> {
    let read = |id: &str| w.get::<R>(id)?.ok_or(ApiError::NotFound);
    let share = |field: &str| {
        let choice = ask.choices.iter();
        let mut choice = choice.filter(|c| c.noun == R::NOUN && c.field == field);
        choice.next().map_or(Share::Kept, |c| c.share)
    };
    merge::parted(&read(kept)?, &read(gone)?, differences, share)
        .map_err(|_| crate::record::bad("choices"))
}
