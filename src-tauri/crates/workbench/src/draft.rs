//! Drafts: what is typed is kept within a second and survives lock, crash and kill.

use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::message::{ById, Draft, Nothing};
use crate::session::Workbench;
use store::draft::DraftRow;

/// Largest draft in bytes of JSON.
const LARGEST: usize = 1024 * 1024;

/// Keeps a draft; durable when it is answered.
pub(crate) fn put(bench: &mut Workbench, mut draft: Draft) -> ApiResult<Draft> {
    let body = draft.body.to_string();
    if body.len() > LARGEST {
        return Err(ApiError::BadRequest {
            detail: "draft too large".to_owned(),
        });
    }
    if draft.id.is_empty() {
        draft.id = store::record::new_id();
    }
    draft.at = clock::instant(bench.now());
    let row = DraftRow {
        id: draft.id.clone(),
        screen: draft.screen.clone(),
        case_id: draft.case_id.clone(),
        record_id: draft.record_id.clone(),
        base_rev: draft.base_rev,
        body,
        title: draft.title.chars().take(100).collect(),
        at: draft.at.clone(),
    };
    let user = bench.user_id()?;
    bench.store()?.put_draft(&user, &row)?;
    Ok(draft)
}

/// The user's own drafts, newest first.
pub(crate) fn list(bench: &mut Workbench, _: Nothing) -> ApiResult<Vec<Draft>> {
    of_user(bench)
}

/// The same for other use cases.
pub(crate) fn of_user(bench: &Workbench) -> ApiResult<Vec<Draft>> {
    let open = bench.opened()?;
    let only = crate::interview::only(bench);
    Ok(open
        .store
        .drafts(&open.user.id)?
        .into_iter()
        // While a person looks on, only what is being written about this person.
        .filter(|row| only.is_empty() || row.case_id == only)
        .map(|row| Draft {
            id: row.id,
            screen: row.screen,
            case_id: row.case_id,
            record_id: row.record_id,
            base_rev: row.base_rev,
            body: serde_json::from_str(&row.body).unwrap_or_default(),
            title: row.title,
            at: row.at,
        })
        .collect())
}

/// Drops a draft.
pub(crate) fn drop_one(bench: &mut Workbench, ask: ById) -> ApiResult<Nothing> {
    let user = bench.user_id()?;
    bench.store()?.drop_draft(&user, &ask.id)?;
    Ok(Nothing {})
}
