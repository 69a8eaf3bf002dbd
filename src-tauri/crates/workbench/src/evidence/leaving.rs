//! Which remarks leave with the next bundle, and which wait for somebody to read them through.

use super::title_in;
use crate::clock;
use crate::error::ApiResult;
use crate::message::*;
use crate::session::Workbench;
use ::exchange::RemarkRow as Row;
use chrono::DateTime;
use model::remark::{named, telling};
use store::remark::{RemarkRow, SentRemark};

/// A remark that leaves.
pub(crate) struct Ready {
    pub(crate) row: Row,
    pub(crate) sent: SentRemark,
}

/// Everything about remarks in the next bundle.
#[derive(Default)]
pub(crate) struct Leaving {
    pub(crate) ready: Vec<Ready>,
    /// Names and highest revisions that are withdrawn.
    pub(crate) withdrawn: Vec<SentRemark>,
    pub(crate) shown: RemarksLeaving,
}

/// Looks at every remark.
pub(crate) fn gather(bench: &Workbench, key: &[u8; 32]) -> ApiResult<Leaving> {
    let store = bench.store()?;
    let rows = store.remarks()?;
    let mut out = Leaving::default();
    if rows.is_empty() {
        return Ok(out);
    }
    let recorded = store.recorded_names()?;
    let names: Vec<&str> = recorded.iter().map(String::as_str).collect();
    for row in &rows {
        let pseudonym = ::exchange::remark_name(key, &row.id);
        let at_headquarters = row.sent.as_ref().is_some_and(|s| !s.tombstone);
        if row.withdrawn {
            if at_headquarters {
                out.withdrawn
                    .push(carried(row, pseudonym, row.sent_rev, true));
            }
            continue;
        }
        if is_there(row) {
            continue;
        }
        let held = held(row, &names);
        let line = line(bench, row, held);
        if held.is_empty() {
            let rev = row.rev.max(row.sent_rev + 1);
            out.ready.push(Ready {
                row: of(row, &line, &pseudonym, rev),
                sent: carried(row, pseudonym, rev, false),
            });
            out.shown.ready.push(line);
        } else {
            out.shown.held.push(line);
        }
    }
    out.shown.withdrawn = out.withdrawn.len();
    Ok(out)
}

/// This very revision was sent, and headquarters has not refused it.
fn is_there(row: &RemarkRow) -> bool {
    row.sent
        .as_ref()
        .is_some_and(|s| !s.tombstone && s.own_rev == row.rev && s.refused.is_empty())
}

/// Why a remark waits; empty when it leaves. Somebody may have been recorded since the words were written.
fn held(row: &RemarkRow, names: &[&str]) -> &'static str {
    if row.read_rev == row.rev && !row.may_leave {
        "stays"
    } else if named(&row.comment, names).is_some() {
        "named"
    } else if !row.comment.is_empty() && row.read_rev != row.rev {
        "unread"
    } else {
        ""
    }
}

fn line(bench: &Workbench, row: &RemarkRow, held: &str) -> RemarkLine {
    let manual = bench
        .edition(&row.edition)
        .unwrap_or_else(|_| bench.manual());
    let month = DateTime::parse_from_rfc3339(&row.at).map(|at| {
        clock::business_date(at.to_utc())
            .format("%Y-%m")
            .to_string()
    });
    RemarkLine {
        id: row.id.clone(),
        rev: row.rev,
        passage: row.passage.clone(),
        title: title_in(&manual.edition, &row.passage),
        edition: row.edition.clone(),
        mark: row.mark.clone(),
        comment: row.comment.clone(),
        given_on: month.unwrap_or_default(),
        tells: telling(&row.comment),
        held: held.to_owned(),
    }
}

fn of(row: &RemarkRow, line: &RemarkLine, pseudonym: &str, rev: i64) -> Row {
    Row {
        pseudonym: pseudonym.to_owned(),
        rev: rev.unsigned_abs(),
        passage: row.passage.clone(),
        edition: row.edition.clone(),
        mark: row.mark.clone(),
        comment: row.comment.clone(),
        given_on: line.given_on.clone(),
    }
}

fn carried(row: &RemarkRow, pseudonym: String, rev: i64, tombstone: bool) -> SentRemark {
    SentRemark {
        remark_id: row.id.clone(),
        pseudonym,
        rev,
        own_rev: row.rev,
        tombstone,
        ..SentRemark::default()
    }
}
