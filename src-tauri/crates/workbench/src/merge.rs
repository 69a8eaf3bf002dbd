//! まとめる・分ける: two records of one person side by side, made one, and two again. It never happens by itself.

mod split;
mod words;

pub(crate) use split::{make as split_make, review as split_review};

use crate::derive;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use model::casefile::CaseFile;
use model::merge::{self, Difference};
use model::noun::{Case, Noun, Person};
use std::collections::BTreeSet;
use store::Writer;
use store::merge::{CASE, MergeRow, Merging, PERSON, tables};

/// Pairs that the list shows at most.
const MOST: u32 = 200;

pub(crate) fn refused(reason: &str, names: &str) -> ApiError {
    ApiError::MergeRefused {
        reason: reason.to_owned(),
        names: names.to_owned(),
    }
}

/// Whoever records cases may say that two of them are one; a role that only reads figures may not.
fn allowed(bench: &Workbench) -> ApiResult<()> {
    match bench.opened()?.user.role.as_str() {
        "staff" | "admin" => Ok(()),
        _ => Err(ApiError::Forbidden),
    }
}

/// Two records side by side.
pub(crate) fn review(bench: &mut Workbench, ask: MergeAt) -> ApiResult<MergeReview> {
    allowed(bench)?;
    let (kept, gone) = both(bench, &ask.kept, &ask.other)?;
    for file in [&kept, &gone] {
        bench.note("open", &file.case.id)?;
    }
    bench.looked_at.clear();
    let ids = [
        kept.case.id.as_str(),
        &gone.case.id,
        &kept.person.id,
        &gone.person.id,
    ];
    let drafts = bench.store()?.drafts_about(&ids)?;
    Ok(MergeReview {
        one_person: kept.person.id == gone.person.id,
        against: against(&kept, &gone),
        differences: differences(bench, &kept, &gone)?,
        counts: counts(bench, &kept, &gone)?,
        clashes: clashes(bench, &kept, &gone),
        drafts: writers(bench, drafts),
        kept: side(bench, &kept)?,
        other: side(bench, &gone)?,
    })
}

/// Both cases, neither of them cancelled.
fn both(bench: &Workbench, kept: &str, gone: &str) -> ApiResult<(CaseFile, CaseFile)> {
    let store = bench.store()?;
    let (kept, gone) = (store.case_id(kept)?, store.case_id(gone)?);
    if kept == gone {
        return Err(refused("same", ""));
    }
    for id in [&kept, &gone] {
        if store.case_cancelled(id)?.is_some() {
            return Err(refused("cancelled", &store.case_file(id)?.case.number));
        }
    }
    Ok((store.case_file(&kept)?, store.case_file(&gone)?))
}

fn against(kept: &CaseFile, gone: &CaseFile) -> Vec<String> {
    let fields = merge::against(&kept.person, &gone.person);
    fields.into_iter().map(str::to_owned).collect()
}

fn differences(bench: &Workbench, kept: &CaseFile, gone: &CaseFile) -> ApiResult<Vec<Difference>> {
    let store = bench.store()?;
    let mut out = Vec::new();
    if kept.person.id != gone.person.id {
        out.extend(merge::differences(
            &kept.person,
            &gone.person,
            &store.field_times(&kept.person.id)?,
            &store.field_times(&gone.person.id)?,
        ));
    }
    out.extend(merge::differences(
        &kept.case,
        &gone.case,
        &store.field_times(&kept.case.id)?,
        &store.field_times(&gone.case.id)?,
    ));
    Ok(out)
}

/// Records of the other side that are second copies, by noun.
fn equal(
    bench: &Workbench,
    kept: &CaseFile,
    gone: &CaseFile,
) -> ApiResult<BTreeSet<(Noun, String)>> {
    let store = bench.store()?;
    let mut out = BTreeSet::new();
    let persons = (&kept.person.id, &gone.person.id);
    let cases = (&kept.case.id, &gone.case.id);
    let of_case = tables::of_case().map(|one| (one, cases));
    let work = tables::of_person()
        .filter(|one| one.table != Noun::Case.name() && persons.0 != persons.1)
        .map(|one| (one, persons));
    for (one, (left, right)) in of_case.chain(work) {
        let Some(noun) = Noun::from_name(one.table) else {
            continue;
        };
        let left = store.records_of(noun, one.owner, left)?;
        let right = store.records_of(noun, one.owner, right)?;
        let ids = merge::equals(&left, &right).into_iter();
        out.extend(ids.map(|id| (noun, id)));
    }
    Ok(out)
}

fn counts(bench: &Workbench, kept: &CaseFile, gone: &CaseFile) -> ApiResult<Vec<MergeCount>> {
    let store = bench.store()?;
    let equal = equal(bench, kept, gone)?;
    let mut out = Vec::new();
    for noun in Noun::ALL {
        let (owner, left, right) = match noun {
            Noun::Person | Noun::Case => continue,
            Noun::Employment if kept.person.id == gone.person.id => continue,
            Noun::Employment => ("person_id", &kept.person.id, &gone.person.id),
            _ => ("case_id", &kept.case.id, &gone.case.id),
        };
        let count = |id: &str| -> ApiResult<i64> {
            let n = store.records_of(noun, owner, id)?.len();
            Ok(i64::try_from(n).unwrap_or(i64::MAX))
        };
        let copies = equal.iter().filter(|(of, _)| *of == noun).count();
        out.push(MergeCount {
            place: noun.name().to_owned(),
            kept: count(left)?,
            other: count(right)?,
            equal: i64::try_from(copies).unwrap_or(i64::MAX),
        });
    }
    let pairs = store.beside(&kept.case.id)?.into_iter();
    for ((place, kept), (_, other)) in pairs.zip(store.beside(&gone.case.id)?) {
        out.push(MergeCount {
            place: place.to_owned(),
            kept,
            other,
            equal: 0,
        });
    }
    out.retain(|one| one.kept > 0 || one.other > 0);
    Ok(out)
}

fn clashes(bench: &Workbench, kept: &CaseFile, gone: &CaseFile) -> Vec<MergeClash> {
    let found = merge::clashes(kept, gone, &bench.today().to_string());
    let found = found.into_iter().map(|clash| MergeClash {
        noun: clash.noun,
        kept: words::lines(kept, clash.noun, &clash.kept),
        other: words::lines(gone, clash.noun, &clash.gone),
    });
    found.collect()
}

/// Names of those who have begun to write something.
fn writers(bench: &Workbench, drafts: Vec<(String, String)>) -> Vec<String> {
    let mut names: Vec<String> = drafts
        .into_iter()
        .map(|(user, _)| crate::settings::name_of(bench, &user))
        .collect();
    names.dedup();
    names
}

fn side(bench: &Workbench, file: &CaseFile) -> ApiResult<MergeSide> {
    let store = bench.store()?;
    let row = store.case_row(&file.case.id, &bench.opened()?.user.id)?;
    let lead = match file.case.lead_user.as_str() {
        "" => String::new(),
        id => crate::settings::name_of(bench, id),
    };
    Ok(MergeSide {
        case_id: file.case.id.clone(),
        number: file.case.number.clone(),
        case_rev: file.case.rev,
        person_id: file.person.id.clone(),
        person_rev: file.person.rev,
        name: file.person.shown_name().to_owned(),
        kana: file.person.kana.clone(),
        birth_date: file.person.birth_date.clone(),
        sex: file.person.sex.clone(),
        chart_number: file.person.chart_number.clone(),
        opened_on: file.case.opened_on.clone(),
        closed_on: file.case.closed_on.clone(),
        lead,
        last_on: row.last_on,
        sent: row.sent_before,
    })
}

/// Makes two records one, in one transaction.
pub(crate) fn make(bench: &mut Workbench, ask: MergeMake) -> ApiResult<Changed<MergeMade>> {
    allowed(bench)?;
    let (kept, gone) = both(bench, &ask.kept, &ask.other)?;
    let joins = match ask.kind.as_str() {
        CASE => true,
        PERSON if kept.person.id != gone.person.id => false,
        _ => return Err(crate::record::bad("kind")),
    };
    unchanged::<Case>(bench, &kept.case, ask.kept_case_rev)?;
    unchanged::<Case>(bench, &gone.case, ask.other_case_rev)?;
    unchanged::<Person>(bench, &kept.person, ask.kept_person_rev)?;
    unchanged::<Person>(bench, &gone.person, ask.other_person_rev)?;
    let against = against(&kept, &gone);
    if !against.is_empty() && !ask.same_person {
        return Err(refused("different", &against.join(" ")));
    }
    let plan = plan(bench, &ask, &kept, &gone, joins)?;
    let bad = |_| crate::record::bad("choices");
    let case = merge::chosen(&kept.case, &plan.differences).map_err(bad)?;
    let person = merge::chosen(&kept.person, &plan.differences).map_err(bad)?;
    let names = names_of_drafts(bench, &plan)?;
    let today = bench.today();
    let made = bench.write(|w| {
        if !names.is_empty() || !w.get_drafts_about(&about(&plan))?.is_empty() {
            return Err(refused("drafts", &names.join("・")));
        }
        for case_id in [&plan.kept_case, &plan.gone_case] {
            if w.is_proposed(case_id)? {
                return Err(refused("proposed", ""));
            }
        }
        let id = w.merge(&plan, case, person)?;
        refresh(w, &plan.kept_case, &plan.gone_case, today)?;
        w.audit("merge", &plan.kept_case)?;
        w.audit("merged_away", &plan.gone_case)?;
        Ok(id)
    })?;
    let sent = |file: &CaseFile| Ok::<bool, ApiError>(side(bench, file)?.sent);
    let to_headquarters = joins && (sent(&kept)? || sent(&gone)?);
    bench.looked_at.clear();
    Ok(changed(MergeMade {
        id: made,
        case_id: kept.case.id,
        number: kept.case.number,
        other_id: gone.case.id,
        other_number: gone.case.number,
        to_headquarters,
    }))
}

fn changed(value: MergeMade) -> Changed<MergeMade> {
    Changed {
        value,
        touched: vec![
            Touched::Case,
            Touched::Lists,
            Touched::Consultations,
            Touched::Exchange,
            Touched::Logs,
        ],
    }
}

fn about(plan: &Merging) -> [&str; 4] {
    [
        &plan.kept_case,
        &plan.gone_case,
        &plan.kept_person,
        // A draft of nobody's record is not meant.
        if plan.gone_person.is_empty() {
            &plan.kept_person
        } else {
            &plan.gone_person
        },
    ]
}

fn names_of_drafts(bench: &Workbench, plan: &Merging) -> ApiResult<Vec<String>> {
    let drafts = bench.store()?.drafts_about(&about(plan))?;
    Ok(writers(bench, drafts))
}

/// The record must still be the one that was compared; otherwise it is answered as a save is.
fn unchanged<R: model::noun::Record>(bench: &Workbench, now: &R, seen: i64) -> ApiResult<()> {
    if now.rev() == seen {
        return Ok(());
    }
    let (user, at) = bench.store()?.last_saver(now.id())?;
    Err(ApiError::Conflict {
        theirs: Box::new(serde_json::to_value(now).map_err(|_| crate::record::bad("record"))?),
        user: crate::settings::name_of(bench, &user),
        at,
    })
}

fn plan(
    bench: &Workbench,
    ask: &MergeMake,
    kept: &CaseFile,
    gone: &CaseFile,
    joins: bool,
) -> ApiResult<Merging> {
    let mut differences = differences(bench, kept, gone)?;
    differences.retain(|one| joins || one.noun == Noun::Person);
    for choice in &ask.choices {
        let chosen = differences
            .iter_mut()
            .find(|one| one.noun == choice.noun && one.field == choice.field);
        if let Some(one) = chosen {
            one.side = choice.side;
        }
    }
    let mut equal = match ask.once {
        true => equal(bench, kept, gone)?,
        false => BTreeSet::new(),
    };
    equal.retain(|(noun, _)| joins || *noun == Noun::Employment);
    let number = |file: &CaseFile| file.case.number.clone();
    Ok(Merging {
        kind: ask.kind.clone(),
        kept_case: kept.case.id.clone(),
        gone_case: gone.case.id.clone(),
        kept_person: kept.person.id.clone(),
        gone_person: match kept.person.id == gone.person.id {
            true => String::new(),
            false => gone.person.id.clone(),
        },
        differences,
        equal,
        gone_reason: format!("{}にまとめました", number(kept)),
        equal_reason: format!(
            "{}と同じ内容のため、まとめたときに1件にしました",
            number(kept)
        ),
        numbers: (number(gone), number(kept)),
    })
}

/// Derived values and search of every case that the two persons have; a case that went into another leaves the search.
fn refresh(w: &Writer<'_>, kept: &str, gone: &str, today: chrono::NaiveDate) -> ApiResult<()> {
    let mut cases = BTreeSet::from([kept.to_owned(), gone.to_owned()]);
    for case_id in [kept, gone] {
        let case = w.get::<Case>(case_id)?.ok_or(ApiError::NotFound)?;
        cases.extend(w.cases_of(&case.person_id)?);
    }
    for case_id in &cases {
        derive::refresh_case(w, case_id, today)?;
        if w.is_gone(case_id, "")? || w.is_cancelled(case_id)? {
            w.unindex(case_id)?;
        }
    }
    Ok(())
}

/// Merges in which a case or its person had a part, newest first.
pub(crate) fn list(bench: &mut Workbench, ask: ById) -> ApiResult<Vec<MergeLine>> {
    let store = bench.store()?;
    let case_id = store.case_id(&ask.id)?;
    let person = store.case_file(&case_id)?.person.id;
    let merges = store.merges_of(&case_id, &person)?;
    merges.iter().map(|merge| line(bench, merge)).collect()
}

fn line(bench: &Workbench, merge: &MergeRow) -> ApiResult<MergeLine> {
    let store = bench.store()?;
    let (kept, gone) = (
        store.case_file(&merge.kept_case)?,
        store.case_file(&merge.gone_case)?,
    );
    let other_name = match merge.gone_person.as_str() {
        "" => gone.person.shown_name().to_owned(),
        id => store
            .get::<Person>(id)?
            .map_or_else(String::new, |p| p.shown_name().to_owned()),
    };
    let counts = store.merge_rows(&merge.id)?.into_iter();
    Ok(MergeLine {
        id: merge.id.clone(),
        kind: merge.kind.clone(),
        case_id: merge.kept_case.clone(),
        number: kept.case.number,
        other_id: merge.gone_case.clone(),
        other_number: gone.case.number,
        other_name,
        user: crate::settings::name_of(bench, &merge.user),
        at: merge.at.clone(),
        split_at: merge.split_at.clone(),
        split_by: match merge.split_by.as_str() {
            "" => String::new(),
            id => crate::settings::name_of(bench, id),
        },
        differences: store.merge_fields(&merge.id)?,
        counts: counts
            .map(|one| MergeCount {
                place: one.place,
                kept: 0,
                other: one.rows,
                equal: one.equal,
            })
            .collect(),
    })
}

/// How somebody came here who asked for a record that went into this one.
pub(crate) fn led(bench: &Workbench, named: &str, case_id: &str) -> ApiResult<Option<LedHere>> {
    if named == case_id {
        return Ok(None);
    }
    let store = bench.store()?;
    let merges = store.merges_of(named, "")?;
    let merge = merges
        .iter()
        .find(|m| m.gone_case == named && m.joins_cases() && m.split_at.is_empty());
    let file = store.case_file(named)?;
    Ok(merge.map(|merge| LedHere {
        number: file.case.number.clone(),
        name: file.person.shown_name().to_owned(),
        at: merge.at.clone(),
        user: crate::settings::name_of(bench, &merge.user),
    }))
}

/// Records that may be of one person: all of them, or those beside one case.
pub(crate) fn suspected(bench: &mut Workbench, ask: ById) -> ApiResult<Vec<Suspected>> {
    allowed(bench)?;
    let store = bench.store()?;
    let person = match ask.id.as_str() {
        "" => String::new(),
        id => store.case_file(&store.case_id(id)?)?.person.id,
    };
    let mut out = Vec::new();
    for pair in store.suspects(&person, MOST)? {
        out.push(Suspected {
            one: side(bench, &store.case_file(&pair.one_case)?)?,
            other: side(bench, &store.case_file(&pair.other_case)?)?,
            why: pair.why,
            pair: [pair.one, pair.other],
        });
    }
    Ok(out)
}

/// Two records are not of one person: the list asks no second time.
pub(crate) fn deny(bench: &mut Workbench, ask: NotSame) -> ApiResult<Changed<Nothing>> {
    allowed(bench)?;
    bench.write(|w| {
        if !w.knows(&ask.one)? || !w.knows(&ask.other)? {
            return Err(ApiError::NotFound);
        }
        w.not_same(&ask.one, &ask.other)?;
        w.audit("not_same", &ask.one)?;
        Ok(w.audit("not_same", &ask.other)?)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Lists, Touched::Logs],
    })
}
