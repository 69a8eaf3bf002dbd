//! 面談モード: while a person looks on, no call answers anything about anybody else.
//!
//! Calls are named that may be made, never those that may not: a call of tomorrow is closed until somebody lets it in.

use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use model::noun::Noun;
use serde_json::{Value, json};

/// Calls that say nothing of a person.
const OPEN: [&str; 36] = [
    "state",
    "lock",
    "passphrase_judge",
    "vocabulary",
    "date_read",
    "settings_get",
    "manual_contents",
    "manual_passage",
    "manual_terms",
    "manual_search",
    "manual_editions",
    "manual_changes",
    "manual_difference",
    "bookmark_set",
    "passage_note_set",
    "read_set",
    "manual_tabs",
    "manual_tabs_save",
    "highlight_list",
    "highlight_set",
    "highlight_drop",
    "snippet_list",
    "benefit_sum",
    "printers",
    "house_papers",
    "form_list",
    "logo_get",
    "interview_end",
    "document_list",
    "document_open",
    "document_piece",
    "document_pages",
    "document_find",
    // These answer for the case alone while the mode is on.
    "search",
    "draft_list",
    "draft_drop",
];

/// Calls that name their case, and where they name it.
const OF_CASE: [(&str, &str); 33] = [
    ("interview_start", "/id"),
    ("case_open", "/id"),
    ("case_activities", "/case_id"),
    ("history", "/id"),
    ("manual_beside", "/id"),
    ("passage_seen", "/case_id"),
    ("case_timeline", "/id"),
    ("date_why", "/case_id"),
    ("fee_review", "/id"),
    ("benefit_review", "/id"),
    ("benefit_band", "/case_id"),
    ("guide_review", "/case_id"),
    ("guide_explained", "/case_id"),
    ("guide_explained_undo", "/case_id"),
    ("snippet_fill", "/case_id"),
    ("scan_list", "/id"),
    ("scan_forms", "/id"),
    ("scan_add", "/case_id"),
    ("pin_set", "/case_id"),
    ("item_exempt", "/case_id"),
    ("register", "/case_id"),
    ("draft_put", "/case_id"),
    ("paper_draw", "/request/case_id"),
    ("paper_draw", "/case_id"),
    ("paper_print", "/request/case_id"),
    ("paper_save", "/request/case_id"),
    ("disclosure_review", "/id"),
    ("handout_review", "/id"),
    ("charge_list", "/id"),
    ("consent_left", ""),
    ("record_cancel", ""),
    ("record_restore", ""),
    ("save_undo", ""),
];

/// Refuses a call that could show somebody else while the mode is on.
pub(crate) fn within(bench: &Workbench, call: &str, request: &Value) -> ApiResult<()> {
    let Some(case_id) = bench.open.as_ref().and_then(|open| open.interview.clone()) else {
        return Ok(());
    };
    let allowed = if OPEN.contains(&call) {
        true
    } else if let Some(noun) = call.strip_suffix("_save").and_then(Noun::from_name) {
        of_record(bench, noun, request.get("record"), &case_id)?
    } else if OF_CASE.iter().any(|(name, _)| *name == call) {
        names_case(bench, call, request, &case_id)?
    } else {
        false
    };
    if allowed {
        Ok(())
    } else {
        Err(ApiError::InInterview)
    }
}

fn text<'a>(value: Option<&'a Value>, name: &str) -> &'a str {
    value
        .and_then(|v| v.get(name))
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// A record of the case, or a new memo or draft that belongs to nobody yet.
fn of_record(
    bench: &Workbench,
    noun: Noun,
    record: Option<&Value>,
    case_id: &str,
) -> ApiResult<bool> {
    let store = bench.store()?;
    let id = text(record, "id");
    let case = store.case_file(case_id)?.case;
    if !id.is_empty() {
        let owner = store.owner(noun, id)?;
        return Ok(match noun {
            Noun::Person | Noun::Employment => owner.person_id == case.person_id,
            _ => owner.case_id == case_id,
        });
    }
    Ok(match noun {
        Noun::Memo => true,
        Noun::Employment => text(record, "person_id") == case.person_id,
        _ => text(record, "case_id") == case_id,
    })
}

fn names_case(bench: &Workbench, call: &str, request: &Value, case_id: &str) -> ApiResult<bool> {
    let store = bench.store()?;
    if call == "record_cancel" || call == "record_restore" {
        let id = text(Some(request), "id");
        let Some(noun) = Noun::from_name(text(Some(request), "noun")) else {
            return Ok(false);
        };
        return of_record(bench, noun, Some(&json!({ "id": id })), case_id);
    }
    if call == "consent_left" {
        let id = text(Some(request), "id");
        let consent = json!({ "id": id });
        return Ok(!id.is_empty() && of_record(bench, Noun::Consent, Some(&consent), case_id)?);
    }
    if call == "save_undo" {
        let owner = store.owner_of_save(text(Some(request), "save_id"))?;
        let of_person = owner.case_id.is_empty() && !owner.person_id.is_empty();
        let person = store.case_file(case_id)?.case.person_id;
        return Ok(owner.case_id == case_id || (of_person && owner.person_id == person));
    }
    let named = OF_CASE
        .iter()
        .filter(|(name, _)| *name == call)
        .find_map(|(_, at)| request.pointer(at).and_then(Value::as_str))
        .unwrap_or_default();
    // What is typed for nobody yet is a draft of its own; it is told apart when drafts are listed.
    if call == "draft_put" && named.is_empty() {
        return Ok(text(Some(request), "screen") == Noun::Memo.name());
    }
    Ok(store.case_id(named).is_ok_and(|id| id == case_id))
}

/// Begins: from now on only this case is answered.
pub(crate) fn start(bench: &mut Workbench, ask: ById) -> ApiResult<InterviewView> {
    let store = bench.store()?;
    let case_id = store.case_id(&ask.id)?;
    if store.case_cancelled(&case_id)?.is_some() {
        return Err(ApiError::NotFound);
    }
    bench.note("interview_start", &case_id)?;
    bench.opened_mut()?.interview = Some(case_id.clone());
    Ok(InterviewView { case_id })
}

/// Ends.
pub(crate) fn end(bench: &mut Workbench, _: Nothing) -> ApiResult<InterviewView> {
    if let Some(case_id) = bench.opened_mut()?.interview.take() {
        bench.note("interview_end", &case_id)?;
    }
    Ok(InterviewView {
        case_id: String::new(),
    })
}

/// The case that alone is shown; empty while the mode is off.
pub(crate) fn only(bench: &Workbench) -> String {
    bench
        .open
        .as_ref()
        .and_then(|open| open.interview.clone())
        .unwrap_or_default()
}
