//! 保存と廃棄: how long closed cases are kept, what holds them, and what two people discard for good.

mod discard;

pub(crate) use discard::{book, confirm, day_of, entries, propose, review, sweep_if_due, withdraw};

use crate::assets;
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::{Workbench, required};
use crate::settings::name_of;
use chrono::NaiveDate;
use model::check;
use model::deadline::{Calendar, Kept, KeptPeriod};
use store::retention::{HoldRow, KeptFilter, KeptRow, Standing};

/// Settings of the workplace under which the rule stands.
const YEARS: &str = "retention_years";
const SOURCE: &str = "retention_source";
/// Nobody keeps a record shorter or longer than this.
const YEARS_RANGE: std::ops::RangeInclusive<u32> = 1..=100;
/// Letters that a reason has at least.
const REASON_LEAST: usize = 3;

pub(crate) fn refused(reason: &str) -> ApiError {
    ApiError::DiscardRefused {
        reason: reason.to_owned(),
    }
}

/// The facility's own rule; None while it has set none.
pub(crate) fn kept(bench: &Workbench) -> ApiResult<Option<Kept>> {
    let all = bench.store()?.settings("")?;
    let years = all.get(YEARS).and_then(|years| years.parse().ok());
    Ok(years.map(|years| Kept {
        years,
        source: all.get(SOURCE).cloned().unwrap_or_default(),
    }))
}

/// The rules of dates with the years of the facility.
pub(crate) fn calendar(kept: Option<&Kept>) -> Calendar<'_> {
    Calendar {
        kept,
        ..assets::calendar()
    }
}

/// Dates of a case with the years of the facility.
pub(crate) fn dates(
    bench: &Workbench,
    file: &model::casefile::CaseFile,
) -> ApiResult<Vec<model::deadline::Dated>> {
    let kept = kept(bench)?;
    let today = bench.today().to_string();
    let mut dates = model::deadline::all_dates(calendar(kept.as_ref()), file, &today);
    if !crate::interview::only(bench).is_empty() {
        dates.retain(|date| crate::today::is_for_all_eyes(&date.rule));
    }
    Ok(dates)
}

fn rule_view(kept: Option<&Kept>) -> RetentionRuleView {
    let default_years = assets::calendar().kept_years_by_default();
    RetentionRuleView {
        rule: RetentionRule {
            years: kept.map_or(default_years, |kept| kept.years),
            source: kept.map(|kept| kept.source.clone()).unwrap_or_default(),
        },
        is_set: kept.is_some(),
        default_years,
    }
}

/// Sets the rule; for administrators.
pub(crate) fn rule_set(
    bench: &mut Workbench,
    ask: RetentionRule,
) -> ApiResult<Changed<RetentionRuleView>> {
    bench.require_admin()?;
    let source = ask.source.trim().to_owned();
    let mut findings = check::line("source", &source);
    if source.chars().count() < REASON_LEAST {
        return Err(required("source"));
    }
    if !YEARS_RANGE.contains(&ask.years) {
        findings.push(check::Finding {
            field: "years".to_owned(),
            rule: check::Rule::NotACount,
            detail: String::new(),
        });
    }
    if !findings.is_empty() {
        return Err(ApiError::Invalid { findings });
    }
    bench.write(|w| {
        for (key, value) in [(YEARS, ask.years.to_string()), (SOURCE, source)] {
            w.set_setting("", key, &value)?;
            w.audit("settings", key)?;
        }
        Ok(())
    })?;
    Ok(Changed {
        value: rule_view(kept(bench)?.as_ref()),
        touched: vec![Touched::Settings, Touched::Case, Touched::Lists],
    })
}

/// Whatever was closed before this day is over; the default years stand in the list too, but nothing goes by them.
fn before(kept: Option<&Kept>, today: NaiveDate) -> ApiResult<String> {
    let since = calendar(kept).kept_since(today);
    Ok(since.ok_or_else(|| refused("rule"))?.to_string())
}

/// How many closed cases are over and may be gone through; for 今日 of administrators, 0 for the others.
pub(crate) fn count_over(bench: &Workbench) -> ApiResult<usize> {
    if bench.require_admin().is_err() {
        return Ok(0);
    }
    let kept = kept(bench)?;
    let before = before(kept.as_ref(), bench.today())?;
    Ok(usize::try_from(bench.store()?.count_over(&before)?).unwrap_or(0))
}

/// Closed cases and how their keeping stands; for administrators.
pub(crate) fn list(bench: &mut Workbench, ask: RetentionQuery) -> ApiResult<RetentionPage> {
    bench.require_admin()?;
    let kept = kept(bench)?;
    let today = bench.today();
    let before = before(kept.as_ref(), today)?;
    let filter = KeptFilter {
        standing: match ask.standing.as_str() {
            "proposed" => Standing::Proposed,
            "held" => Standing::Held,
            "kept" => Standing::Kept,
            _ => Standing::Over,
        },
        only: String::new(),
        before: before.clone(),
        today: today.to_string(),
        offset: ask.offset,
        limit: ask.limit.clamp(1, 200),
    };
    let (rows, total) = bench.store()?.kept_cases(&filter)?;
    let rows = rows
        .into_iter()
        .map(|row| shown(bench, kept.as_ref(), row))
        .collect::<ApiResult<_>>()?;
    Ok(RetentionPage {
        rule: rule_view(kept.as_ref()),
        rows,
        total,
        before,
        alone: discard::seconds(bench, &[])?.len() < 2,
        sweep_due: bench.store()?.sweep_is_due()?,
    })
}

fn shown(bench: &Workbench, kept: Option<&Kept>, row: KeptRow) -> ApiResult<KeptCase> {
    let proposal = (!row.proposed_by.is_empty()).then(|| DiscardProposal {
        ground: row.ground.clone(),
        user_name: name_of(bench, &row.proposed_by),
        user: row.proposed_by.clone(),
        at: row.proposed_at.clone(),
    });
    let practice = bench.is_practice();
    Ok(KeptCase {
        holds: holds(bench, &row.case_id)?,
        term: term(kept, &row.closed_on, bench.today()).unwrap_or_default(),
        lead: name_of(bench, &row.lead_user),
        at_hq: row.at_hq && row.consented,
        withdrawal_due: row.at_hq && !row.consented,
        unsent: row.consented && row.unsent && !practice,
        case_id: row.case_id,
        number: row.number,
        name: row.name,
        kana: row.kana,
        last_on: row.last_on,
        papers: row.papers,
        other_episodes: row.other_episodes,
        drafts: row.drafts,
        held: row.held,
        proposal,
    })
}

fn term(kept: Option<&Kept>, closed_on: &str, today: NaiveDate) -> Option<KeptTerm> {
    let period = calendar(kept).kept_period(closed_on.parse().ok()?)?;
    Some(term_of(closed_on, period, today))
}

fn term_of(closed_on: &str, period: KeptPeriod, today: NaiveDate) -> KeptTerm {
    KeptTerm {
        closed_on: closed_on.to_owned(),
        begins_on: period.begins.to_string(),
        until_on: period.until.to_string(),
        years: period.years,
        over: period.is_over(today),
    }
}

fn holds(bench: &Workbench, case_id: &str) -> ApiResult<Vec<Hold>> {
    let today = bench.today().to_string();
    let rows = bench.store()?.holds(case_id)?;
    let show = |row: HoldRow| Hold {
        stands: row.lifted_at.is_empty() && (row.until_on.is_empty() || row.until_on >= today),
        user: name_of(bench, &row.user),
        lifted_by: name_of(bench, &row.lifted_by),
        id: row.id,
        code: row.code,
        reason: row.reason,
        until_on: row.until_on,
        at: row.at,
        lifted_at: row.lifted_at,
        lifted_reason: row.lifted_reason,
    };
    Ok(rows.into_iter().map(show).collect())
}

/// How the keeping of one case stands: for everybody who works on it.
pub(crate) fn of_case(bench: &mut Workbench, ask: ById) -> ApiResult<CaseKept> {
    let case_id = bench.store()?.case_id(&ask.id)?;
    let file = bench.store()?.case_file(&case_id)?;
    let kept = kept(bench)?;
    Ok(CaseKept {
        term: term(kept.as_ref(), &file.case.closed_on, bench.today()),
        rule: rule_view(kept.as_ref()),
        holds: holds(bench, &case_id)?,
    })
}

/// Holds a case. Everybody may: who hears of a dispute must not have to look for an administrator first.
pub(crate) fn hold_put(bench: &mut Workbench, ask: HoldPut) -> ApiResult<Changed<Nothing>> {
    let case_id = bench.store()?.case_id(&ask.case_id)?;
    if !assets::codes().knows("hold", &ask.code) {
        return Err(required("code"));
    }
    let reason = reason("reason", &ask.reason)?;
    if !ask.until_on.is_empty() {
        let until = ask.until_on.parse::<NaiveDate>();
        if until.is_err() || until.is_ok_and(|day| day < bench.today()) {
            return Err(ApiError::Invalid {
                findings: vec![check::Finding {
                    field: "until_on".to_owned(),
                    rule: check::Rule::NotADate,
                    detail: String::new(),
                }],
            });
        }
    }
    bench.write(|w| {
        w.put_hold(&case_id, &ask.code, &reason, &ask.until_on)?;
        Ok(w.audit("hold_put", &case_id)?)
    })?;
    Ok(changed())
}

/// Lifts a hold; for administrators.
pub(crate) fn hold_lift(bench: &mut Workbench, ask: HoldLift) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    let reason = reason("reason", &ask.reason)?;
    bench.write(|w| {
        let case_id = w.lift_hold(&ask.id, &reason)?;
        Ok(w.audit("hold_lift", &case_id)?)
    })?;
    Ok(changed())
}

fn reason(field: &str, text: &str) -> ApiResult<String> {
    let text = text.trim();
    if text.chars().count() < REASON_LEAST {
        return Err(required(field));
    }
    let findings = check::line(field, text);
    if findings.is_empty() {
        Ok(text.to_owned())
    } else {
        Err(ApiError::Invalid { findings })
    }
}

fn changed() -> Changed<Nothing> {
    Changed {
        value: Nothing {},
        touched: vec![Touched::Case, Touched::Lists, Touched::Logs],
    }
}

/// The instant as the store writes it.
fn now(bench: &Workbench) -> String {
    clock::instant(bench.now())
}
