//! カルテ転記: the words of acts of support for the chart, over the clipboard, and the word of the person that they
//! are there.

use super::{build, out};
use crate::clipboard;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::record::after_save;
use crate::session::Workbench;
use model::noun::{Activity, Noun};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use store::chart::ChartRow;
use store::log::Left;
use store::slots::hex;

/// Characters of a text that a list shows.
const EXCERPT: usize = 60;
/// States that a person can set.
const STATES: [&str; 3] = ["todo", "done", "not_needed"];
/// What the register calls the place.
const PLACE: &str = "クリップボード";
/// Acts that are copied at once, at most.
const MOST: usize = 100;

fn refused(reason: &str) -> ApiError {
    ApiError::ChartRefused {
        reason: reason.to_owned(),
    }
}

/// Acts of support with their state.
pub(crate) fn list(bench: &mut Workbench, ask: ChartQuery) -> ApiResult<Vec<ChartLine>> {
    let store = bench.store()?;
    if ask.case_id.is_empty() {
        let user = if ask.mine {
            bench.user_id()?
        } else {
            String::new()
        };
        let rows = store.chart_open(&user)?;
        return Ok(rows.into_iter().map(|row| line(bench, row, None)).collect());
    }
    let case_id = store.case_id(&ask.case_id)?;
    let marks = store.chart_marks(&case_id)?.into_iter();
    let marks: HashMap<String, (String, String)> =
        marks.map(|mark| (mark.id, (mark.user, mark.at))).collect();
    let rows = store.chart_of_case(&case_id)?;
    let lines = rows.into_iter().map(|row| {
        let mark = marks.get(&row.id);
        line(bench, row, mark)
    });
    Ok(lines.collect())
}

fn line(bench: &Workbench, row: ChartRow, mark: Option<&(String, String)>) -> ChartLine {
    let name = |user: &str| crate::settings::name_of(bench, user);
    let text = row.text.split_whitespace().collect::<Vec<_>>().join(" ");
    ChartLine {
        kinds: serde_json::from_str(&row.kinds).unwrap_or_default(),
        staff: if row.staff.is_empty() {
            String::new()
        } else {
            name(&row.staff)
        },
        excerpt: text.chars().take(EXCERPT).collect(),
        marked_by: mark.map(|(user, _)| name(user)).unwrap_or_default(),
        marked_at: mark.map(|(_, at)| at.clone()).unwrap_or_default(),
        id: row.id,
        case_id: row.case_id,
        number: row.number,
        name: row.name,
        kana: row.kana,
        on_date: row.on_date,
        at_time: row.at_time,
        channel: row.channel,
        state: row.state,
    }
}

/// Puts the words of acts of one case on the clipboard; the entry in the register comes first.
pub(crate) fn copy(bench: &mut Workbench, ask: ChartAsk) -> ApiResult<Changed<ChartCopied>> {
    let (case_id, acts) = of_one_case(bench, &ask.activities)?;
    let request = PaperRequest {
        paper: "chart-note".to_owned(),
        case_id: case_id.clone(),
        way: "in_house".to_owned(),
        ..PaperRequest::default()
    };
    let text = build::chart_text(bench, &request, &acts)?;
    let seconds = clipboard::seconds(bench.is_practice());
    let left = entry(&case_id, &text);
    // The clipboard is taken out while the entry is written: what could not leave is marked in the same breath.
    let mut board = bench.clipboard.take();
    let put = || {
        let done = board
            .as_mut()
            .is_some_and(|board| board.put(&text, seconds));
        done.then_some(()).ok_or(ApiError::ClipboardUnusable)
    };
    let entered = out(bench, &[left], ["chart_copy", "chart_copy_failed"], put);
    bench.clipboard = board;
    Ok(Changed {
        value: ChartCopied {
            register_id: entered?.first().copied().unwrap_or(0),
            count: acts.len(),
            case_id,
            text,
            seconds,
        },
        touched: vec![Touched::Logs],
    })
}

fn entry(case_id: &str, text: &str) -> Left {
    Left {
        paper: "chart-note".to_owned(),
        case_id: case_id.to_owned(),
        recipient: "カルテ".to_owned(),
        purpose: "カルテ転記".to_owned(),
        sha256: hex(&Sha256::digest(text.as_bytes())),
        place: PLACE.to_owned(),
        ..Left::default()
    }
}

/// Acts of one and the same case, oldest first: a chart belongs to one person.
fn of_one_case(bench: &Workbench, ids: &[String]) -> ApiResult<(String, Vec<Activity>)> {
    if ids.is_empty() || ids.len() > MOST {
        return Err(refused("none"));
    }
    let store = bench.store()?;
    let mut cases = Vec::new();
    for id in ids {
        cases.push(store.owner(Noun::Activity, id)?.case_id);
    }
    cases.dedup();
    let [case_id] = cases.as_slice() else {
        return Err(refused("persons"));
    };
    let acts = store.chart_acts(case_id, ids)?;
    if acts.len() != ids.len() {
        return Err(refused("gone"));
    }
    Ok((case_id.clone(), acts))
}

/// Sets the state of several acts in one transaction; the history says who did when.
pub(crate) fn set(bench: &mut Workbench, ask: ChartSet) -> ApiResult<Changed<Nothing>> {
    if !STATES.contains(&ask.state.as_str()) {
        return Err(ApiError::BadRequest {
            detail: "state".to_owned(),
        });
    }
    let today = bench.today();
    bench.write(|w| {
        for id in &ask.activities {
            let mut act = w.get::<Activity>(id)?.ok_or(ApiError::NotFound)?;
            act.chart_note.clone_from(&ask.state);
            if w.put(&mut act)?.seq > 0 {
                after_save(w, Noun::Activity, id, today)?;
            }
        }
        Ok(())
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Case, Touched::Lists],
    })
}
