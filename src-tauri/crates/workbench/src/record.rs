//! Saving, cancelling, undoing and erasing one record.

use crate::assets;
use crate::clock;
use crate::derive;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use chrono::{Duration, NaiveDate};
use model::check;
use model::noun::*;
use serde_json::Value;
use store::case::EXEMPT;
use store::record::Put;
use store::{StoreError, Writer};
use ts_rs::TS;

/// Days in which a cancelled record can be brought back.
const RESTORABLE_DAYS: i64 = 30;

/// Saves one record: checked, written with history, audit, index and derived values in one transaction.
pub(crate) fn save<R: Record + TS>(
    bench: &mut Workbench,
    ask: Save<R>,
) -> ApiResult<Changed<Saved>> {
    let Save { mut record, draft } = ask;
    let user = bench.user_id()?;
    let today = bench.today();
    complete(&mut record, &user)?;
    let findings = check::check(&record, assets::codes());
    if !findings.is_empty() {
        return Err(ApiError::Invalid { findings });
    }
    let id = record.id().to_owned();
    let written = bench.write(|w| {
        keep_fixed_fields(w, &mut record)?;
        let put = w.put(&mut record)?;
        if put.seq > 0 {
            only_one_main(w, &record)?;
            after_save(w, R::NOUN, record.id(), today)?;
        }
        w.drop_draft(&draft)?;
        Ok(put)
    });
    match written {
        Ok(put) => saved(bench, R::NOUN, record.id(), put),
        Err(ApiError::Conflict { .. }) => Err(conflict::<R>(bench, &id)?),
        Err(other) => Err(other),
    }
}

/// Fills what the program knows better than the person: who acted, the default link of in-house work.
pub(crate) fn complete<R: Record>(record: &mut R, user: &str) -> ApiResult<()> {
    if !matches!(
        R::NOUN,
        Noun::Activity | Noun::Consultation | Noun::Memo | Noun::Todo
    ) {
        return Ok(());
    }
    let mut value = serde_json::to_value(&*record).map_err(|_| bad("record"))?;
    if let Some(map) = value.as_object_mut() {
        let empty = |map: &serde_json::Map<String, Value>, name: &str| {
            map.get(name).and_then(Value::as_str) == Some("")
        };
        if empty(map, "staff") {
            map.insert("staff".into(), user.into());
        }
        if R::NOUN == Noun::Todo && empty(map, "done_user") && !empty(map, "done_on") {
            map.insert("done_user".into(), user.into());
        }
        if R::NOUN == Noun::Activity && empty(map, "link") {
            map.insert("link".into(), default_link(map).into());
        }
    }
    *record = serde_json::from_value(value).map_err(|_| bad("record"))?;
    Ok(())
}

/// In-house partners alone: 該当なし. A partner of the company: 直接, or 文書 when written. Otherwise 本人経由.
fn default_link(activity: &serde_json::Map<String, Value>) -> &'static str {
    let codes = assets::codes();
    let partners: Vec<&str> = activity
        .get("partners")
        .and_then(Value::as_array)
        .map(|list| list.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let any = |flag: &str| {
        partners
            .iter()
            .any(|p| codes.find("partner", p).is_some_and(|c| c.flag(flag)))
    };
    let written = activity.get("channel").and_then(Value::as_str) == Some("letter");
    if any("company") {
        if written { "document" } else { "direct" }
    } else if partners.is_empty()
        || partners
            .iter()
            .all(|p| codes.find("partner", p).is_some_and(|c| c.flag("in_house")))
    {
        "none"
    } else {
        "via_person"
    }
}

pub(crate) fn bad(detail: &str) -> ApiError {
    ApiError::BadRequest {
        detail: detail.to_owned(),
    }
}

/// Fields that no save may change: the number of a case and whose it is, the case of a record.
fn keep_fixed_fields<R: Record>(w: &Writer<'_>, record: &mut R) -> ApiResult<()> {
    const FIXED: [(Noun, &[&str]); 3] = [
        (Noun::Case, &["person_id", "number"]),
        (Noun::Employment, &["person_id"]),
        (Noun::Memo, &["case_id", "activity_id"]),
    ];
    if record.id().is_empty() {
        return if R::NOUN == Noun::Case {
            Err(bad("a case is made by intake"))
        } else {
            Ok(())
        };
    }
    let Some(stored) = w.get::<R>(record.id())? else {
        return Err(ApiError::NotFound);
    };
    let stored = serde_json::to_value(stored).map_err(|_| bad("record"))?;
    let mut value = serde_json::to_value(&*record).map_err(|_| bad("record"))?;
    let fixed = FIXED
        .iter()
        .find(|(noun, _)| *noun == R::NOUN)
        .map_or(&["case_id"][..], |(_, names)| names);
    if let Some(map) = value.as_object_mut() {
        for name in fixed.iter().filter(|_| R::NOUN != Noun::Consultation) {
            if let (Some(old), true) = (stored.get(name), map.contains_key(*name)) {
                map.insert((*name).to_owned(), old.clone());
            }
        }
    }
    *record = serde_json::from_value(value).map_err(|_| bad("record"))?;
    Ok(())
}

/// One main disease and one main employment: the one saved last as main, or the first one at all.
fn only_one_main<R: Record>(w: &Writer<'_>, record: &R) -> ApiResult<()> {
    match R::NOUN {
        Noun::Treatment => {
            let Some(mut this) = w.get::<Treatment>(record.id())? else {
                return Ok(());
            };
            let file = w.case_file(&this.case_id)?;
            if this.main {
                for mut other in file
                    .treatments
                    .into_iter()
                    .filter(|t| t.main && t.id != this.id)
                {
                    other.main = false;
                    w.put(&mut other)?;
                }
            } else if !file.treatments.iter().any(|t| t.main) {
                this.main = true;
                w.put(&mut this)?;
            }
        }
        Noun::Employment => {
            let Some(mut this) = w.get::<Employment>(record.id())? else {
                return Ok(());
            };
            let Some(case_id) = w.cases_of(&this.person_id)?.into_iter().next() else {
                return Ok(());
            };
            let file = w.case_file(&case_id)?;
            if this.main {
                for mut other in file
                    .employments
                    .into_iter()
                    .filter(|e| e.main && e.id != this.id)
                {
                    other.main = false;
                    w.put(&mut other)?;
                }
            } else if !file.employments.iter().any(|e| e.main) {
                this.main = true;
                w.put(&mut this)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// Audit, search index and derived values of every case that the record touches.
pub(crate) fn after_save(w: &Writer<'_>, noun: Noun, id: &str, today: NaiveDate) -> ApiResult<()> {
    w.audit("save", id)?;
    match noun {
        // Nothing of a case follows from it.
        Noun::Consultation => return Ok(()),
        Noun::Activity => {
            if let Some(activity) = w.get::<Activity>(id)? {
                derive::index_activity(w, &activity)?;
            }
        }
        _ => {}
    }
    for case_id in touched_cases(w, noun, id)? {
        derive::refresh_case(w, &case_id, today)?;
    }
    Ok(())
}

/// The search of an activity that went to another case: it stands there, or nowhere while it is cancelled.
pub(crate) fn after_move(w: &Writer<'_>, id: &str) -> ApiResult<()> {
    match w.get::<Activity>(id)? {
        Some(activity) if !w.is_cancelled_record(Noun::Activity, id)? => {
            derive::index_activity(w, &activity)
        }
        _ => Ok(w.unindex(id)?),
    }
}

fn touched_cases(w: &Writer<'_>, noun: Noun, id: &str) -> ApiResult<Vec<String>> {
    let owner = w.owner(noun, id)?;
    if !owner.case_id.is_empty() {
        return Ok(vec![owner.case_id]);
    }
    if owner.person_id.is_empty() {
        return Ok(Vec::new());
    }
    Ok(w.cases_of(&owner.person_id)?)
}

pub(crate) fn touched(noun: Noun) -> Vec<Touched> {
    if noun == Noun::Consultation {
        vec![Touched::Consultations, Touched::Lists, Touched::Drafts]
    } else {
        vec![Touched::Case, Touched::Lists, Touched::Drafts]
    }
}

fn saved(bench: &Workbench, noun: Noun, id: &str, put: Put) -> ApiResult<Changed<Saved>> {
    let owner = bench.store()?.owner(noun, id)?;
    Ok(Changed {
        value: Saved {
            noun,
            id: id.to_owned(),
            rev: put.rev,
            save_id: put.save_id,
            case_id: owner.case_id,
            at: clock::instant(bench.now()),
        },
        touched: touched(noun),
    })
}

/// The record as it stands now, for the person to compare.
fn conflict<R: Record>(bench: &Workbench, id: &str) -> ApiResult<ApiError> {
    let store = bench.store()?;
    let theirs = store.get::<R>(id)?.ok_or(ApiError::NotFound)?;
    let (user, at) = store.last_saver(id)?;
    Ok(ApiError::Conflict {
        theirs: Box::new(serde_json::to_value(theirs).map_err(|_| bad("record"))?),
        user: crate::settings::name_of(bench, &user),
        at,
    })
}

/// Cancels a record (取消) with a reason.
pub(crate) fn cancel(bench: &mut Workbench, ask: Cancel) -> ApiResult<Changed<Nothing>> {
    if ask.reason.trim().is_empty() {
        return Err(crate::session::required("reason"));
    }
    let today = bench.today();
    bench.write(|w| {
        w.cancel(ask.noun, &ask.id, ask.reason.trim())?;
        w.audit("cancel", &ask.id)?;
        w.unindex(&ask.id)?;
        for case_id in touched_cases(w, ask.noun, &ask.id)? {
            derive::refresh_case(w, &case_id, today)?;
        }
        if ask.noun == Noun::Case {
            w.unindex(&ask.id)?;
        }
        Ok(())
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: touched(ask.noun),
    })
}

/// Brings a cancelled record back, within 30 days.
pub(crate) fn restore(bench: &mut Workbench, ask: RecordAt) -> ApiResult<Changed<Nothing>> {
    let today = bench.today();
    let cancelled = bench.store()?.cancelled()?;
    let (.., at, _) = cancelled
        .iter()
        .find(|(noun, id, ..)| *noun == ask.noun && *id == ask.id)
        .ok_or(ApiError::NotFound)?;
    if restorable_until(at) < today.to_string() {
        return Err(ApiError::UndoTooLate);
    }
    bench.write(|w| {
        w.restore(ask.noun, &ask.id)?;
        after_save(w, ask.noun, &ask.id, today)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: touched(ask.noun),
    })
}

/// Removes a record for good (抹消); only an administrator, only what was cancelled before.
pub(crate) fn erase(bench: &mut Workbench, ask: RecordAt) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    let cancelled = bench.store()?.cancelled()?;
    if !cancelled
        .iter()
        .any(|(noun, id, ..)| *noun == ask.noun && *id == ask.id)
    {
        return Err(ApiError::NotFound);
    }
    let today = bench.today();
    bench.write(|w| {
        let cases = touched_cases(w, ask.noun, &ask.id)?;
        w.erase(ask.noun, &ask.id)?;
        w.audit("erase", &ask.id)?;
        for case_id in cases.iter().filter(|_| ask.noun != Noun::Case) {
            derive::refresh_case(w, case_id, today)?;
        }
        Ok(())
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: touched(ask.noun),
    })
}

/// Cancelled records, newest first.
pub(crate) fn cancelled(bench: &mut Workbench, _: Nothing) -> ApiResult<Vec<Cancelled>> {
    let store = bench.store()?;
    let mut out = Vec::new();
    for (noun, id, at, reason) in store.cancelled()? {
        let owner = store.owner(noun, &id)?;
        let case = if owner.case_id.is_empty() {
            None
        } else {
            store.get::<Case>(&owner.case_id)?
        };
        let person = if owner.person_id.is_empty() {
            None
        } else {
            store.get::<Person>(&owner.person_id)?
        };
        let mut label = vec![noun.label().to_owned()];
        if let Some(case) = &case {
            label.push(case.number.clone());
        }
        if let Some(person) = &person {
            label.push(person.shown_name().to_owned());
        }
        out.push(Cancelled {
            noun,
            id,
            case_id: owner.case_id,
            label: label.join(" "),
            reason,
            until: restorable_until(&at),
            at,
        });
    }
    Ok(out)
}

fn restorable_until(at: &str) -> String {
    chrono::DateTime::parse_from_rfc3339(at)
        .map(|t| clock::business_date(t.to_utc() + Duration::days(RESTORABLE_DAYS)).to_string())
        .unwrap_or_default()
}

/// Restores the values from before a save, as a new save.
pub(crate) fn undo(bench: &mut Workbench, ask: Undo) -> ApiResult<Changed<Saved>> {
    let noun = bench.store()?.noun_of_save(&ask.save_id)?;
    match noun {
        Noun::Person => undo_as::<Person>(bench, &ask.save_id),
        Noun::Case => undo_as::<Case>(bench, &ask.save_id),
        Noun::Employment => undo_as::<Employment>(bench, &ask.save_id),
        Noun::Treatment => undo_as::<Treatment>(bench, &ask.save_id),
        Noun::Insurance => undo_as::<Insurance>(bench, &ask.save_id),
        Noun::Activity => undo_as::<Activity>(bench, &ask.save_id),
        Noun::Consultation => undo_as::<Consultation>(bench, &ask.save_id),
        Noun::Consent => undo_as::<Consent>(bench, &ask.save_id),
        Noun::Opinion => undo_as::<Opinion>(bench, &ask.save_id),
        Noun::Plan => undo_as::<Plan>(bench, &ask.save_id),
        Noun::Measure => undo_as::<Measure>(bench, &ask.save_id),
        Noun::Benefit => undo_as::<Benefit>(bench, &ask.save_id),
        Noun::Outcome => undo_as::<Outcome>(bench, &ask.save_id),
        Noun::FeeCheck => undo_as::<FeeCheck>(bench, &ask.save_id),
        Noun::Memo => undo_as::<Memo>(bench, &ask.save_id),
        Noun::Todo => undo_as::<Todo>(bench, &ask.save_id),
        Noun::SickPay => undo_as::<SickPay>(bench, &ask.save_id),
    }
}

fn undo_as<R: Record>(bench: &mut Workbench, save_id: &str) -> ApiResult<Changed<Saved>> {
    let today = bench.today();
    let (record, put) = bench.write(|w| {
        let (record, put) = w.undo::<R>(save_id)?;
        after_save(w, R::NOUN, record.id(), today)?;
        Ok((record, put))
    })?;
    saved(bench, R::NOUN, record.id(), put)
}

/// Every changed field of a case and its person, newest first.
pub(crate) fn history(bench: &mut Workbench, ask: ById) -> ApiResult<Vec<HistoryEntry>> {
    let store = bench.store()?;
    let case_id = store.case_id(&ask.id)?;
    let case = store.get::<Case>(&case_id)?.ok_or(StoreError::NotFound)?;
    let changes = store.changes(&case_id, &case.person_id)?;
    Ok(changes
        .into_iter()
        .map(|c| HistoryEntry {
            label: label_of(c.noun, &c.field),
            undoable: c.latest && c.rev > 1 && (c.act == "put" || c.act == "undo"),
            user: crate::settings::name_of(bench, &c.user),
            save_id: c.save_id,
            noun: c.noun,
            id: c.record_id,
            field: match c.field.strip_prefix(store::merge::LOST) {
                Some(field) => field.to_owned(),
                None => c.field,
            },
            old: c.old,
            new: c.new,
            at: c.at,
        })
        .collect())
}

/// What a changed field is called: a declared field, an item of 未確認の項目, or the record as a whole.
fn label_of(noun: Noun, field: &str) -> String {
    if let Some(lost) = field.strip_prefix(store::merge::LOST) {
        return format!("{}(選ばなかった値)", plain_label(noun, lost));
    }
    if field == store::merge::MERGED {
        return "別の記録とまとめた・分けた".to_owned();
    }
    plain_label(noun, field).to_owned()
}

fn plain_label(noun: Noun, field: &str) -> &'static str {
    if let Some(item) = field.strip_prefix(EXEMPT) {
        let items = &assets::stage_rules().items;
        return items.iter().find(|i| i.id == item).map_or("", |i| &i.label);
    }
    noun.fields()
        .iter()
        .find(|f| f.name == field)
        .map_or("取消", |f| f.label)
}
