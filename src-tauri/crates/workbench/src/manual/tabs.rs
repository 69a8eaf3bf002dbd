//! The tabs of the manual that a user has open: passage ids and nothing else, kept over lock and restart.

use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;

/// Where they stand among the settings of the user.
const KEY: &str = "manual_tabs";

/// Tabs at most.
const TABS: usize = 40;

/// Passages in the trail of a tab at most.
const STEPS: usize = 50;

/// Longest address of a passage.
const ADDRESS: usize = 200;

/// The tabs of the user, with the titles that they have today.
pub(crate) fn get(bench: &mut Workbench, _: Nothing) -> ApiResult<ManualTabs> {
    let kept = bench.store()?.settings(&bench.user_id()?)?;
    let kept = kept.get(KEY).map(String::as_str).unwrap_or_default();
    let mut all: ManualTabs = serde_json::from_str(kept).unwrap_or_default();
    for tab in &mut all.tabs {
        let address = tab
            .trail
            .get(tab.at)
            .map(String::as_str)
            .unwrap_or_default();
        let (id, edition) = address.split_once('~').unwrap_or((address, ""));
        // An edition that is not here any more leaves the tab without a title; the passage then says so itself.
        let manual = bench.edition(edition).ok();
        let passage = manual.as_ref().and_then(|m| m.edition.find(id));
        tab.title = passage.map(|p| p.title.clone()).unwrap_or_default();
    }
    Ok(all)
}

/// Keeps the tabs.
pub(crate) fn save(bench: &mut Workbench, mut ask: ManualTabs) -> ApiResult<Nothing> {
    let fits = |tab: &ManualTab| {
        tab.trail.len() <= STEPS
            && tab.trail.iter().all(|a| is_address(a))
            && tab.at < tab.trail.len().max(1)
    };
    if ask.tabs.len() > TABS
        || ask.current >= ask.tabs.len().max(1)
        || ask.speed > 300
        || !ask.tabs.iter().all(fits)
    {
        return Err(ApiError::BadRequest {
            detail: "tabs".to_owned(),
        });
    }
    for tab in &mut ask.tabs {
        tab.title.clear();
    }
    let user = bench.user_id()?;
    let kept = serde_json::to_string(&ask).map_err(|_| ApiError::BadRequest {
        detail: "tabs".to_owned(),
    })?;
    bench.write(|w| Ok(w.set_setting(&user, KEY, &kept)?))?;
    Ok(Nothing {})
}

/// Passage ids are plain: whatever else is typed is no address and is not kept.
fn is_address(text: &str) -> bool {
    text.len() <= ADDRESS
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'~'))
}
