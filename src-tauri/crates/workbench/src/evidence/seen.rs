//! Passages that were open while a case moved on. Off until the facility allows it and the user turns it on; while it is off
//! not even the memory of this session knows what is read. Nothing says who read.

use super::title_in;
use crate::derive;
use crate::error::ApiResult;
use crate::message::*;
use crate::session::Workbench;
use chrono::NaiveDate;
use store::Writer;
use store::remark::{Seen, stage_of};

/// Passages of one session that are remembered beside cases; a longer list is no reading any more.
const MOST: usize = 100;

/// Does this user record at all which passages are open while a case moves on?
fn is_on(bench: &Workbench) -> ApiResult<bool> {
    let settings = crate::settings::read(bench)?;
    Ok(settings.passage_use_allowed && settings.passage_use)
}

/// May headquarters be told in which cases a passage was open?
pub(crate) fn tells(bench: &Workbench) -> ApiResult<bool> {
    Ok(crate::settings::read(bench)?.passage_use_allowed)
}

/// A passage is being read, beside a case or in the manual.
pub(crate) fn seen(bench: &mut Workbench, ask: PassageSeen) -> ApiResult<Nothing> {
    if !is_on(bench)? {
        bench.opened_mut()?.seen.clear();
        return Ok(Nothing {});
    }
    let edition = bench.edition(&ask.edition)?;
    let known = edition.edition.find(&ask.passage).is_some();
    let case_id = if ask.case_id.is_empty() {
        String::new()
    } else {
        bench.store()?.case_id(&ask.case_id)?
    };
    let seen = &mut bench.opened_mut()?.seen;
    // In the manual one passage is open at a time.
    if case_id.is_empty() {
        seen.retain(|s| !s.case_id.is_empty());
    }
    let now = Seen {
        case_id,
        passage: ask.passage,
        edition: edition.edition.id.clone(),
    };
    if known && !seen.contains(&now) {
        seen.push(now);
    }
    let over = seen.len().saturating_sub(MOST);
    seen.drain(..over);
    Ok(Nothing {})
}

/// The stages that a write may change, as far as passages are open beside them.
pub(crate) fn before(w: &Writer<'_>, seen: &[Seen]) -> ApiResult<Vec<(String, String)>> {
    if seen.is_empty() {
        return Ok(Vec::new());
    }
    let cases: Vec<&str> = seen.iter().map(|s| s.case_id.as_str()).collect();
    let anywhere = cases.contains(&"");
    Ok(w.stages(if anywhere { &[] } else { &cases })?)
}

/// Notes the passages that were open beside each case that this write brought a stage further; answers these cases.
pub(crate) fn note_moves(
    w: &Writer<'_>,
    seen: &[Seen],
    before: &[(String, String)],
    today: NaiveDate,
) -> ApiResult<Vec<String>> {
    let rules = crate::assets::stage_rules();
    let month = today.format("%Y-%m").to_string();
    let mut moved = Vec::new();
    if before.is_empty() {
        return Ok(moved);
    }
    let cases: Vec<&str> = before.iter().map(|(id, _)| id.as_str()).collect();
    for (case_id, now) in w.stages(&cases)? {
        let was = stage_of(before, &case_id).unwrap_or_default();
        if !rules.is_onward(was, &now) {
            continue;
        }
        let beside = |s: &&Seen| s.case_id.is_empty() || s.case_id == case_id;
        for one in seen.iter().filter(beside) {
            w.put_passage_use(one, &case_id, [was, &now], &month)?;
        }
        // What would leave of the case is another one now.
        derive::refresh_case(w, &case_id, today)?;
        moved.push(case_id);
    }
    Ok(moved)
}

/// What is recorded, by passage.
pub(crate) fn uses(bench: &mut Workbench, _: Nothing) -> ApiResult<PassageUses> {
    let rows = bench.store()?.passage_uses()?;
    let line = |(passage, edition, steps): (String, String, i64)| {
        let manual = bench.edition(&edition).unwrap_or_else(|_| bench.manual());
        PassageUse {
            title: title_in(&manual.edition, &passage),
            edition,
            steps,
        }
    };
    Ok(PassageUses {
        steps: rows.iter().map(|(.., steps)| steps).sum(),
        lines: rows.into_iter().map(line).collect(),
    })
}

/// Forgets everything that was recorded; with the next bundle headquarters holds none of it either.
pub(crate) fn erase(bench: &mut Workbench, _: Nothing) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    bench.opened_mut()?.seen.clear();
    let today = bench.today();
    bench.write(|w| {
        for case_id in w.forget_passage_uses()? {
            derive::refresh_case(w, &case_id, today)?;
        }
        Ok(w.audit("passage_use_erase", "")?)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Settings, Touched::Exchange, Touched::Lists],
    })
}
