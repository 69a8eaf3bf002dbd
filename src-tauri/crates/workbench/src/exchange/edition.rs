//! マニュアルの更新データ: an edition that headquarters signed, taken in beside the built-in one.

use super::read_limited;
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::manual::editions;
use crate::message::{EditionNews, TakenFile};
use crate::session::Workbench;
use ::exchange::{KeyCard, PACK_LIMITS, PackedRow, PackedText};
use std::path::Path;
use store::edition::EditionRow;

/// How an edition's file name ends.
pub(crate) const ENDING: &str = ".manual";

/// Is it an edition? Told by its first bytes or, where these are no file of ours, by its name.
pub(super) fn is_edition(path: &Path) -> bool {
    let opening = PackedText::KIND.opening;
    let head = read_limited(path, opening.len() as u64).unwrap_or_default();
    head.starts_with(opening) || path.to_string_lossy().ends_with(ENDING)
}

/// Takes one edition into use; one that is older than the edition in use only when asked for.
pub(super) fn take(
    bench: &mut Workbench,
    path: &Path,
    hq: &KeyCard,
    older: bool,
) -> ApiResult<TakenFile> {
    let refuse = |reason: &str| ApiError::ReceiptRefused {
        reason: reason.to_owned(),
    };
    bench.require_admin().map_err(|_| refuse("admin_only"))?;
    let bytes = read_limited(path, PACK_LIMITS.sealed).map_err(|_| refuse("unreadable"))?;
    let pack = ::exchange::read_pack::<PackedText>(&bytes, hq).map_err(|r| refuse(r.code()))?;
    let files: Vec<(String, String)> = pack.rows.into_iter().map(|r| (r.file, r.text)).collect();
    let current = bench.manual();
    let mut line = TakenFile::default();
    let mut news = EditionNews {
        id: pack.name.clone(),
        title: String::new(),
        issued_on: String::new(),
        issuer: hq.name.clone(),
        issued_at: pack.issued_at.clone(),
        compared: current.edition.id.clone(),
        added: 0,
        changed: 0,
        removed: 0,
        refused: String::new(),
    };
    let edition = match editions::read(&pack.name, &files) {
        Ok(edition) if edition.id == pack.name && pack.name != assets::manual().edition.id => {
            edition
        }
        Ok(edition) => {
            news.refused = format!("id {}", edition.id);
            "edition_refused".clone_into(&mut line.problem);
            line.edition = Some(news);
            return Ok(line);
        }
        Err(problem) => {
            news.refused = problem.to_string();
            "edition_refused".clone_into(&mut line.problem);
            line.edition = Some(news);
            return Ok(line);
        }
    };
    news.title.clone_from(&edition.title);
    news.issued_on.clone_from(&edition.issued_on);
    [news.added, news.changed, news.removed] = editions::count(&current.edition, &edition);
    line.edition = Some(news);
    // A folder is read again and again: what was taken before is no news, and not old either.
    let taken = bench.store()?.editions()?;
    if taken.iter().any(|e| e.sha256 == pack.header_sha256) && !older {
        return Ok(line);
    }
    let same_id = taken.iter().find(|e| e.id == edition.id);
    let is_older = edition.issued_on < current.edition.issued_on
        || same_id.is_some_and(|e| pack.issued_at < e.issued_at);
    if is_older && !older {
        "older_pack".clone_into(&mut line.problem);
        return Ok(line);
    }
    let row = EditionRow {
        id: edition.id.clone(),
        title: edition.title.clone(),
        issued_on: edition.issued_on.clone(),
        issuer: hq.name.clone(),
        issued_at: pack.issued_at,
        sha256: pack.header_sha256,
        ..EditionRow::default()
    };
    let text = serde_json::to_string(&files).unwrap_or_default();
    bench.write(|w| {
        w.put_edition(&row, &text)?;
        Ok(w.audit("edition_take", &row.id)?)
    })?;
    editions::put_in_use(bench, &row.id)?;
    Ok(line)
}
