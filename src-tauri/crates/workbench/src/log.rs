//! The audit log and the register of what left this PC.

use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use crate::settings::name_of;
use model::noun::Consent;
use store::log::ActFilter;

/// One page of the register.
pub(crate) fn register(bench: &mut Workbench, ask: RegisterQuery) -> ApiResult<RegisterPage> {
    let store = bench.store()?;
    let case_id = if ask.case_id.is_empty() {
        String::new()
    } else {
        store.case_id(&ask.case_id)?
    };
    let (rows, total) = store.left(&case_id, ask.offset, ask.limit.clamp(1, 500))?;
    let rows = rows
        .into_iter()
        .map(|left| RegisterEntry {
            id: left.id,
            at: left.at,
            user: name_of(bench, &left.user),
            paper: left.paper,
            case_number: left.case_number,
            recipient: left.recipient,
            purpose: left.purpose,
            consents: left
                .consents
                .into_iter()
                .map(|id| rests_on(bench, id))
                .collect(),
            sha256: left.sha256,
            place: left.place,
            failed: left.failed,
        })
        .collect();
    Ok(RegisterPage { rows, total })
}

fn rests_on(bench: &Workbench, id: String) -> RestsOn {
    let consent = bench
        .store()
        .and_then(|store| Ok(store.get::<Consent>(&id)?))
        .ok()
        .flatten()
        .unwrap_or_default();
    RestsOn {
        id,
        purpose: consent.purpose,
        on_date: consent.on_date,
    }
}

/// One page of the log; for administrators.
pub(crate) fn audit_list(bench: &mut Workbench, ask: AuditQuery) -> ApiResult<AuditPage> {
    bench.require_admin()?;
    let filter = ActFilter {
        month: ask.month.clone(),
        kind: ask.kind,
        user: ask.user,
        offset: ask.offset,
        limit: ask.limit.clamp(1, 500),
    };
    let store = bench.store()?;
    let (rows, total) = store.acts(&filter)?;
    let reviewed = match store.reviewed(&ask.month)? {
        Some((user, at)) => format!("{} {at}", name_of(bench, &user)),
        None => String::new(),
    };
    let rows = rows
        .into_iter()
        .map(|act| AuditEntry {
            id: act.id,
            at: act.at,
            user: name_of(bench, &act.user),
            kind: act.kind,
            target: act.target,
            case_number: act.case_number,
        })
        .collect();
    Ok(AuditPage {
        rows,
        total,
        chain_intact: bench.store()?.audit_intact()?,
        reviewed,
    })
}

/// Ticks a month as reviewed.
pub(crate) fn audit_review(bench: &mut Workbench, ask: AuditReview) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    let is_month = ask.month.len() == 7
        && format!("{}-01", ask.month)
            .parse::<chrono::NaiveDate>()
            .is_ok();
    if !is_month {
        return Err(ApiError::BadRequest {
            detail: "month".to_owned(),
        });
    }
    bench.write(|w| {
        w.review(&ask.month)?;
        Ok(w.audit("audit_review", &ask.month)?)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Logs],
    })
}
