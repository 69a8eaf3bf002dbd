//! 廃棄: one person proposes, another one reads what goes and confirms with the own passphrase.

use super::{kept, now, reason, refused, shown, term};
use crate::assets;
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use crate::settings::name_of;
use chrono::Days;
use model::noun::Noun;
use sha2::{Digest, Sha256};
use std::path::Path;
use store::backup;
use store::folder;
use store::retention::{Confirmed, DiscardRow, KeptFilter, Standing, Term};

/// Cases that are discarded in one write at most.
const MOST: usize = 500;
/// Days after which the generations of backups have let go of everything of today: a year of months, and the day after.
const GENERATIONS: u64 = 367;

/// Who may confirm: whoever works here, has a slot of the own, and proposed none of these.
pub(super) fn seconds(bench: &Workbench, cases: &[KeptCase]) -> ApiResult<Vec<SecondUser>> {
    let open = bench.opened()?;
    let slots = open.slots.users();
    let proposed = |id: &str| {
        let mut proposals = cases.iter().filter_map(|case| case.proposal.as_ref());
        proposals.any(|proposal| proposal.user == id)
    };
    let users = open.store.users()?.into_iter();
    let users = users.filter(|user| user.active && user.role != "hq" && !proposed(&user.id));
    Ok(users
        .filter_map(|user| {
            let (_, key_file) = slots.iter().find(|(id, _)| *id == user.id)?;
            Some(SecondUser {
                id: user.id,
                name: user.name,
                key_file: *key_file,
            })
        })
        .collect())
}

/// The cases as the list shows them; one that is not closed is none of them.
fn cases(bench: &Workbench, ids: &[String], standing: Standing) -> ApiResult<Vec<KeptCase>> {
    if ids.is_empty() || ids.len() > MOST {
        return Err(refused("cases"));
    }
    let kept = kept(bench)?;
    let today = bench.today();
    let filter = KeptFilter {
        standing,
        only: serde_json::to_string(ids).map_err(|_| crate::record::bad("case_ids"))?,
        before: super::before(kept.as_ref(), today)?,
        today: today.to_string(),
        offset: 0,
        limit: u32::try_from(MOST).unwrap_or(u32::MAX),
    };
    let (rows, _) = bench.store()?.kept_cases(&filter)?;
    let rows = rows.into_iter();
    rows.map(|row| shown(bench, kept.as_ref(), row)).collect()
}

/// Proposes cases; for administrators. Each must be over, and held by nobody.
pub(crate) fn propose(bench: &mut Workbench, ask: DiscardPropose) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    if kept(bench)?.is_none() {
        return Err(refused("rule"));
    }
    let ground = reason("ground", &ask.ground)?;
    let found = cases(bench, &ask.case_ids, Standing::Over)?;
    for id in &ask.case_ids {
        if !found.iter().any(|case| case.case_id == *id) {
            return Err(against(bench, id)?);
        }
    }
    let folded = store::case::compact(&ground);
    bench.write(|w| {
        for id in &ask.case_ids {
            // The ground goes into the book, and the book names nobody.
            if w.names_of(id)?.iter().any(|name| folded.contains(name)) {
                return Err(refused("ground_tells"));
            }
            w.propose_discard(id, &ground)?;
            w.audit("discard_propose", id)?;
        }
        Ok(())
    })?;
    Ok(super::changed())
}

/// What stands against proposing this case.
fn against(bench: &Workbench, id: &str) -> ApiResult<ApiError> {
    let file = bench.store()?.case_file(id)?;
    let one = [id.to_owned()];
    if !cases(bench, &one, Standing::Held)?.is_empty() {
        return Ok(refused("held"));
    }
    if !cases(bench, &one, Standing::Proposed)?.is_empty() {
        return Ok(refused("proposed"));
    }
    Ok(refused(if file.case.closed_on.is_empty() {
        "open"
    } else {
        "kept"
    }))
}

/// Takes proposals back; for administrators.
pub(crate) fn withdraw(bench: &mut Workbench, ask: DiscardAsk) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    bench.write(|w| {
        for id in &ask.case_ids {
            w.withdraw_discard(id)?;
            w.audit("discard_withdraw", id)?;
        }
        Ok(())
    })?;
    Ok(super::changed())
}

/// What the second person reads; for administrators.
pub(crate) fn review(bench: &mut Workbench, ask: DiscardAsk) -> ApiResult<DiscardReview> {
    bench.require_admin()?;
    read(bench, &ask.case_ids)
}

fn read(bench: &Workbench, ids: &[String]) -> ApiResult<DiscardReview> {
    let found = cases(bench, ids, Standing::Proposed)?;
    if found.len() != ids.len() {
        return Err(refused("not_proposed"));
    }
    let second = seconds(bench, &found)?;
    let mut all = Vec::new();
    for case in found {
        let kinds = bench.store()?.kinds_of_case(&case.case_id)?;
        all.push(DiscardCase {
            case,
            kinds: labelled(kinds),
        });
    }
    Ok(DiscardReview {
        reading: reading(&all),
        cases: all,
        second,
        copies: copies(bench)?,
    })
}

/// Names what was shown, in letters alone: a row of twelve digits could be taken for a マイナンバー.
fn reading(cases: &[DiscardCase]) -> String {
    let shown = serde_json::json!(cases);
    let digest = Sha256::digest(shown.to_string().as_bytes());
    let halves = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.map(|half| char::from(b'a' + half)).collect()
}

/// Kinds in words.
fn labelled(kinds: Vec<(String, i64)>) -> Vec<KindCount> {
    let word = |kind: &str| match kind {
        "scan" => "写し",
        "history" => "変更履歴",
        other => Noun::from_name(other).map_or("", Noun::label),
    };
    let kinds = kinds.into_iter();
    kinds
        .map(|(kind, count)| KindCount {
            label: word(&kind).to_owned(),
            count,
        })
        .collect()
}

/// The copies that this program knows of. Whatever else was copied by hand, nobody can count.
fn copies(bench: &Workbench) -> ApiResult<DiscardCopies> {
    let own = backup::list(&bench.folder().join(folder::BACKUPS));
    let second_folder = crate::settings::read(bench)?.backup_folder;
    let second = if second_folder.is_empty() {
        Vec::new()
    } else {
        backup::list(Path::new(&second_folder))
    };
    let at = own.iter().chain(&second).filter_map(|f| f.info.as_ref());
    Ok(DiscardCopies {
        newest_at: at.map(|info| info.at.clone()).max().unwrap_or_default(),
        own: own.len(),
        second: second.len(),
        kept: backup::kept_copies(bench.folder()).len(),
        until_on: generations_until(bench),
    })
}

fn generations_until(bench: &Workbench) -> String {
    let day = bench.today().checked_add_days(Days::new(GENERATIONS));
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// The second person's word: everything goes in one write, or nothing does.
pub(crate) fn confirm(bench: &mut Workbench, ask: DiscardConfirm) -> ApiResult<Changed<Discarded>> {
    bench.require_admin()?;
    let Some(kept) = kept(bench)? else {
        return Err(refused("rule"));
    };
    let shown = read(bench, &ask.case_ids)?;
    if shown.reading != ask.second.reading {
        return Err(refused("changed"));
    }
    if shown.second.is_empty() {
        return Err(refused("alone"));
    }
    if !shown
        .second
        .iter()
        .any(|user| user.id == ask.second.user_id)
    {
        return Err(refused("same_person"));
    }
    crate::paper::prove(bench, &ask.second)?;
    let today = bench.today();
    let before = super::before(Some(&kept), today)?;
    let backups_until = generations_until(bench);
    let entries = bench.write(|w| {
        let mut entries = Vec::new();
        for one in &shown.cases {
            let told = term(Some(&kept), &one.case.term.closed_on, today).unwrap_or_default();
            let confirmed = Confirmed {
                second: ask.second.user_id.clone(),
                before: before.clone(),
                term: Term {
                    from: told.begins_on,
                    until: told.until_on,
                    years: told.years,
                    source: kept.source.clone(),
                },
                backups_until: backups_until.clone(),
            };
            entries.push(w.discard(&one.case.case_id, &confirmed)?);
        }
        Ok(entries)
    })?;
    bench.looked_at.clear();
    // Papers that were drawn for several cases may hold one of them.
    bench.opened_mut()?.batch = None;
    let swept = sweep(bench).is_ok();
    Ok(Changed {
        value: Discarded {
            entries,
            swept,
            // What cannot be copied now is told by 今日 and copied later.
            backed_up: crate::backup::auto(bench).unwrap_or(false),
        },
        touched: vec![
            Touched::Case,
            Touched::Lists,
            Touched::Drafts,
            Touched::Consultations,
            Touched::Exchange,
            Touched::Backups,
            Touched::Logs,
        ],
    })
}

fn sweep(bench: &mut Workbench) -> ApiResult<()> {
    let (user, at) = (bench.user_id()?, now(bench));
    Ok(bench.opened_mut()?.store.sweep(&user, &at)?)
}

/// Rebuilds the file where a discarding was cut off before it, in a moment when nobody is typing.
pub(crate) fn sweep_if_due(bench: &mut Workbench) -> ApiResult<()> {
    if bench.store()?.sweep_is_due()? {
        sweep(bench)?;
    }
    Ok(())
}

/// The book, newest first; for administrators.
pub(crate) fn book(bench: &mut Workbench, ask: DiscardQuery) -> ApiResult<DiscardBook> {
    bench.require_admin()?;
    let (rows, total) = entries(bench, ask.offset, ask.limit.clamp(1, 200))?;
    Ok(DiscardBook { rows, total })
}

/// Entries of the book in words.
pub(crate) fn entries(
    bench: &Workbench,
    offset: u32,
    limit: u32,
) -> ApiResult<(Vec<DiscardEntry>, i64)> {
    let (rows, total) = bench.store()?.discarded(offset, limit)?;
    let rows = rows.into_iter().map(|row| entry(bench, row)).collect();
    Ok((rows, total))
}

fn entry(bench: &Workbench, row: DiscardRow) -> DiscardEntry {
    DiscardEntry {
        id: row.id,
        number: row.number,
        term: KeptTerm {
            closed_on: row.closed_on,
            begins_on: row.kept_from,
            until_on: row.kept_until,
            years: row.years,
            over: true,
        },
        source: row.source,
        kinds: labelled(row.kinds),
        person_stays: row.person_stays,
        papers: row.papers,
        at_hq: row.at_hq,
        ground: row.ground,
        proposed_by: name_of(bench, &row.proposed_by),
        proposed_at: row.proposed_at,
        confirmed_by: name_of(bench, &row.confirmed_by),
        at: row.at,
        method: assets::codes()
            .label("discard_method", &row.method)
            .to_owned(),
        swept_at: row.swept_at,
        backups_until: row.backups_until,
    }
}

/// The business day of an instant.
pub(crate) fn day_of(at: &str) -> Option<chrono::NaiveDate> {
    let at = chrono::DateTime::parse_from_rfc3339(at).ok()?;
    Some(clock::business_date(at.to_utc()))
}
