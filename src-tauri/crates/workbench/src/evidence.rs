//! マニュアルへの意見 and what shows that a passage helped: marks of readers, and passages open while a case moved on.

mod leaving;
mod seen;

pub(crate) use leaving::{Leaving, gather};
pub(crate) use seen::{before, erase, note_moves, seen, tells, uses};

use crate::error::{ApiError, ApiResult};
use crate::manual::Edition;
use crate::message::*;
use crate::session::Workbench;
use model::check::{Finding, Rule};
use model::remark::{LONGEST, MARKS, named};
use store::remark::RemarkRow;

/// A finding at the comment.
fn wrong(rule: Rule, detail: &str) -> ApiError {
    ApiError::Invalid {
        findings: vec![Finding {
            field: "comment".to_owned(),
            rule,
            detail: detail.to_owned(),
        }],
    }
}

/// Number and title of a passage; its id where the edition does not have it.
pub(crate) fn title_in(edition: &Edition, passage: &str) -> String {
    let found = edition.find(passage);
    found.map_or_else(
        || passage.to_owned(),
        |p| format!("{} {}", p.number, p.title),
    )
}

/// What the user has said of a passage, in the edition that is shown and in others.
pub(crate) fn of(bench: &mut Workbench, ask: PassageAt) -> ApiResult<PassageRemarks> {
    let shown = bench.edition(&ask.edition)?.edition.id.clone();
    let user = bench.user_id()?;
    let rows = bench.store()?.remarks_of(&user, &ask.id)?;
    let kept = rows.iter().filter(|r| !r.withdrawn);
    let (current, others): (Vec<&RemarkRow>, Vec<&RemarkRow>) =
        kept.partition(|r| r.edition == shown);
    Ok(PassageRemarks {
        current: current.first().map(|r| view(bench, r)),
        others: others.into_iter().map(|r| view(bench, r)).collect(),
    })
}

fn view(bench: &Workbench, row: &RemarkRow) -> Remark {
    let title = bench.edition(&row.edition).map(|m| m.edition.title.clone());
    let sent = row.sent.as_ref().filter(|s| !s.tombstone);
    let present = sent.filter(|s| s.own_rev == row.rev && s.refused.is_empty());
    let now = match present {
        Some(sent) if sent.accepted => "received",
        Some(_) => "sent",
        None => "saved",
    };
    Remark {
        id: row.id.clone(),
        passage: row.passage.clone(),
        edition: row.edition.clone(),
        edition_title: title.unwrap_or_else(|_| row.edition.clone()),
        mark: row.mark.clone(),
        comment: row.comment.clone(),
        rev: row.rev,
        at: row.at.clone(),
        state: RecordState {
            now: now.to_owned(),
            local_only: bench.is_practice(),
            older_sent: present.is_none() && sent.is_some(),
        },
        unread: !row.comment.is_empty() && row.read_rev != row.rev,
        stays: row.read_rev == row.rev && !row.may_leave,
    }
}

/// Keeps what the user says of a passage. Nobody who is recorded here may be named in it, and nothing may stand in it that
/// the format of the bundles does not take.
pub(crate) fn save(bench: &mut Workbench, ask: RemarkSave) -> ApiResult<Changed<Remark>> {
    let manual = bench.edition(&ask.edition)?;
    let edition = &manual.edition;
    let passage = edition.find(&ask.passage).ok_or(ApiError::NotFound)?;
    if !MARKS.contains(&ask.mark.as_str()) {
        return Err(crate::record::bad("mark"));
    }
    let comment = ask.comment.replace("\r\n", "\n").trim().to_owned();
    if comment.chars().count() > LONGEST {
        return Err(wrong(Rule::TooLong, &LONGEST.to_string()));
    }
    if comment.chars().any(|c| c != '\n' && c.is_control()) {
        return Err(wrong(Rule::ControlCharacter, ""));
    }
    if names_somebody(bench, &comment)? {
        return Err(wrong(Rule::PersonalName, ""));
    }
    let id = bench.write(|w| {
        let id = w.put_remark(&passage.id, &edition.id, &ask.mark, &comment)?;
        w.drop_draft(&ask.draft)?;
        w.audit("remark", &id)?;
        Ok(id)
    })?;
    let row = bench.store()?.remark(&id)?;
    Ok(Changed {
        value: view(bench, &row),
        touched: vec![Touched::Manual, Touched::Exchange, Touched::Drafts],
    })
}

/// Does a comment name a person or a number of this workplace? Which one stays unsaid: the manual is read beside others.
fn names_somebody(bench: &Workbench, comment: &str) -> ApiResult<bool> {
    if comment.is_empty() {
        return Ok(false);
    }
    let recorded = bench.store()?.recorded_names()?;
    let words: Vec<&str> = recorded.iter().map(String::as_str).collect();
    Ok(named(comment, &words).is_some())
}

/// Takes a remark back, here and, with the next bundle, at headquarters.
pub(crate) fn withdraw(bench: &mut Workbench, ask: ById) -> ApiResult<Changed<Nothing>> {
    bench.write(|w| {
        w.withdraw_remark(&ask.id)?;
        Ok(w.audit("remark_withdraw", &ask.id)?)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Manual, Touched::Exchange],
    })
}

/// Notes that the words of a remark were read through before they leave, and what was decided.
pub(crate) fn read(bench: &mut Workbench, ask: RemarkRead) -> ApiResult<Changed<Nothing>> {
    bench.write(|w| {
        w.set_remark_read(&ask.id, ask.rev, ask.leaves)?;
        Ok(w.audit("remark_read", &ask.id)?)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Manual, Touched::Exchange],
    })
}
