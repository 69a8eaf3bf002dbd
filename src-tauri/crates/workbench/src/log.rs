//! The audit log and the register of what left this PC.

use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use crate::settings::name_of;
use model::noun::{Consent, Noun};
use store::log::{Act, ActFilter, Left};

/// One page of the register.
pub(crate) fn register(bench: &mut Workbench, ask: RegisterQuery) -> ApiResult<RegisterPage> {
    let store = bench.store()?;
    let case_id = if ask.case_id.is_empty() {
        String::new()
    } else {
        store.case_id(&ask.case_id)?
    };
    let (rows, total) = store.left(&case_id, ask.offset, ask.limit.clamp(1, 500))?;
    let rows = rows.into_iter().map(|left| entry(bench, left)).collect();
    Ok(RegisterPage { rows, total })
}

/// Everything that left under a consent, newest first; what could not leave is not among it.
pub(crate) fn consent_left(bench: &mut Workbench, ask: ById) -> ApiResult<Vec<RegisterEntry>> {
    let rows = bench.store()?.left_under(&ask.id)?;
    let gone = rows.into_iter().filter(|left| !left.failed);
    Ok(gone.map(|left| entry(bench, left)).collect())
}

fn entry(bench: &Workbench, left: Left) -> RegisterEntry {
    let beyond = (!left.ground.is_empty()).then(|| LeftBeyond {
        ground: left.ground.clone(),
        reason: left.reason.clone(),
        second: name_of(bench, &left.second_user),
    });
    RegisterEntry {
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
        party: left.party,
        items: left.items,
        discarded: left.discarded,
        beyond,
    }
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
            user: name_of(bench, &act.user),
            about: about(bench, &act),
            case_number: act.case_number,
            at: act.at,
            kind: act.kind,
            target: act.target,
        })
        .collect();
    Ok(AuditPage {
        rows,
        total,
        chain_intact: bench.store()?.audit_intact()?,
        reviewed,
    })
}

/// What an act was done to, in words and without an id.
pub(crate) fn about(bench: &Workbench, act: &Act) -> String {
    if !act.case_number.is_empty() {
        return match act.noun.filter(|noun| *noun != Noun::Case) {
            Some(noun) => format!("{} {}", act.case_number, noun.label()),
            None => act.case_number.clone(),
        };
    }
    if let Some(number) = act.target.strip_prefix("bundle ") {
        return format!("提出データ 第{number}号");
    }
    let target = if act.kind.starts_with("card_") {
        format!("card_{}", act.target)
    } else {
        act.target.clone()
    };
    if let Some(code) = assets::codes().find("act_about", &target) {
        return code.label.clone();
    }
    if let Ok(Some(number)) = bench
        .store()
        .map(|s| s.discarded_number(&act.target).unwrap_or(None))
    {
        return format!("{number}(廃棄済)");
    }
    if let Some(noun) = act.noun {
        return noun.label().to_owned();
    }
    match act.kind.as_str() {
        "audit_review" => act.target.clone(),
        "erase" => "抹消した記録".to_owned(),
        // Everything else that has a target without words is done by or to a user.
        _ => bench
            .store()
            .and_then(|store| Ok(store.user(&act.target)?))
            .map(|user| user.name)
            .unwrap_or_default(),
    }
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
