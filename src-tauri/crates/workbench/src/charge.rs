//! 担当変更: one or many cases are given to others, in one transaction, and back again while nobody has touched them.

use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::record::after_save;
use crate::session::{Workbench, required};
use chrono::NaiveDate;
use model::check::{Finding, Rule};
use model::noun::{Case, Noun};
use store::Writer;
use store::charge::ChargeRow;

/// Cases of one change at most.
const MOST: usize = 2_000;
/// Longest reason, in characters.
const REASON: usize = 200;

/// Gives cases to others.
pub(crate) fn change(
    bench: &mut Workbench,
    ask: ChargeChange,
) -> ApiResult<Changed<ChargeChanged>> {
    let reason = ask.reason.trim().to_owned();
    check(bench, &ask, &reason)?;
    let cases = cases(bench, &ask)?;
    let today = bench.today();
    let id = store::record::new_id();
    let changed = bench.write(|w| {
        let mut changed = Vec::new();
        for case_id in &cases {
            let row = ChargeRow {
                change_id: id.clone(),
                case_id: case_id.clone(),
                on_date: ask.on_date.clone(),
                reason: reason.clone(),
                ..ChargeRow::default()
            };
            if give(w, &ask, row, today)? {
                changed.push(case_id.clone());
            }
        }
        Ok(changed)
    })?;
    Ok(Changed {
        value: ChargeChanged {
            same: cases.len() - changed.len(),
            id: if changed.is_empty() {
                String::new()
            } else {
                id
            },
            cases: changed,
        },
        touched: vec![Touched::Case, Touched::Lists],
    })
}

fn check(bench: &Workbench, ask: &ChargeChange, reason: &str) -> ApiResult<()> {
    let wrong = |field: &str, rule: Rule, detail: &str| {
        Err(ApiError::Invalid {
            findings: vec![Finding {
                field: field.to_owned(),
                rule,
                detail: detail.to_owned(),
            }],
        })
    };
    let users = bench.store()?.users()?;
    let works_here = |id: &str| users.iter().any(|user| user.id == id && user.active);
    match (&ask.lead, &ask.deputy) {
        (None, None) => return Err(required("lead")),
        (Some(lead), _) if !works_here(lead) => return wrong("lead", Rule::Required, ""),
        (_, Some(deputy)) if !deputy.is_empty() && !works_here(deputy) => {
            return wrong("deputy", Rule::Required, "");
        }
        _ => {}
    }
    if reason.is_empty() {
        return Err(required("reason"));
    }
    if reason.chars().count() > REASON {
        return wrong("reason", Rule::TooLong, &REASON.to_string());
    }
    if ask.on_date.parse::<NaiveDate>().is_err() {
        return wrong("on_date", Rule::NotADate, "");
    }
    Ok(())
}

fn cases(bench: &Workbench, ask: &ChargeChange) -> ApiResult<Vec<String>> {
    let mut cases = match &ask.all {
        Some(query) => crate::case::ids(bench, query.clone(), MOST)?,
        None => {
            let store = bench.store()?;
            let ids = ask.cases.iter().map(|id| store.case_id(id));
            ids.collect::<Result<_, _>>()?
        }
    };
    let mut seen = std::collections::HashSet::new();
    cases.retain(|id| seen.insert(id.clone()));
    if cases.is_empty() || cases.len() > MOST {
        return Err(required("cases"));
    }
    Ok(cases)
}

/// Gives one case; false when it was so already.
fn give(w: &Writer<'_>, ask: &ChargeChange, row: ChargeRow, today: NaiveDate) -> ApiResult<bool> {
    let mut case = w.get::<Case>(&row.case_id)?.ok_or(ApiError::NotFound)?;
    let old = (case.lead_user.clone(), case.deputy_user.clone());
    if let Some(lead) = &ask.lead {
        case.lead_user.clone_from(lead);
    }
    if let Some(deputy) = &ask.deputy {
        case.deputy_user.clone_from(deputy);
    }
    // Nobody stands in for oneself.
    if case.deputy_user == case.lead_user {
        case.deputy_user.clear();
    }
    let put = w.put(&mut case)?;
    if put.seq == 0 {
        return Ok(false);
    }
    after_save(w, Noun::Case, &row.case_id, today)?;
    w.audit("charge_change", &row.case_id)?;
    w.put_charge(&ChargeRow {
        save_id: put.save_id,
        old_lead: old.0,
        old_deputy: old.1,
        new_lead: case.lead_user,
        new_deputy: case.deputy_user,
        ..row
    })?;
    Ok(true)
}

/// Takes a change back as a whole; refused when one of the cases was saved since.
pub(crate) fn undo(bench: &mut Workbench, ask: ById) -> ApiResult<Changed<Nothing>> {
    let today = bench.today();
    bench.write(|w| {
        let rows = w.charge(&ask.id)?;
        if rows.is_empty() {
            return Err(ApiError::NotFound);
        }
        for row in &rows {
            w.undo::<Case>(&row.save_id)?;
            after_save(w, Noun::Case, &row.case_id, today)?;
            w.audit("charge_undo", &row.case_id)?;
        }
        Ok(w.charge_undone(&ask.id)?)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Case, Touched::Lists],
    })
}

/// Changes of a case, newest first.
pub(crate) fn list(bench: &mut Workbench, ask: ById) -> ApiResult<Vec<ChargeLine>> {
    let store = bench.store()?;
    let name = |id: &String| match id.as_str() {
        "" => String::new(),
        id => crate::settings::name_of(bench, id),
    };
    let rows = store.charges(&store.case_id(&ask.id)?)?.into_iter();
    let lines = rows.map(|row| ChargeLine {
        old: [name(&row.old_lead), name(&row.old_deputy)],
        new: [name(&row.new_lead), name(&row.new_deputy)],
        user: name(&row.user),
        undone: !row.undone_at.is_empty(),
        id: row.change_id,
        on_date: row.on_date,
        reason: row.reason,
        at: row.at,
    });
    Ok(lines.collect())
}
