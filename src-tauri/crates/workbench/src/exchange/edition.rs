//! マニュアルの更新データ: an edition that headquarters signed, taken in beside the built-in one.

use super::read_limited;
use crate::error::{ApiError, ApiResult};
use crate::manual::{Edition, Files, editions, said};
use crate::message::{EditionNews, TakenFile};
use crate::session::Workbench;
use ::exchange::{KeyCard, PACK_LIMITS, PackedForm, PackedRow, PackedText};
use std::borrow::Cow;
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

/// Takes one edition: into use when its day has come; one that is older than the edition in use only when asked for. The text
/// of an edition that is here never changes: another one under the same id is refused.
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
    if bytes.starts_with(PackedForm::KIND.opening) {
        return Err(refuse("forms_as_manual"));
    }
    let pack = ::exchange::read_pack::<PackedText>(&bytes, hq).map_err(|r| refuse(r.code()))?;
    let files: Vec<(String, String)> = pack.rows.into_iter().map(|r| (r.file, r.text)).collect();
    let current = bench.manual();
    let today = bench.today().to_string();
    let mut line = TakenFile::default();
    let mut news = EditionNews {
        id: pack.name.clone(),
        issuer: hq.name.clone(),
        issued_at: pack.issued_at.clone(),
        compared: current.edition.id.clone(),
        ..EditionNews::default()
    };
    let edition = match understood(&pack.name, &files) {
        Ok(edition) => edition,
        Err(why) => {
            news.refused = why;
            "edition_refused".clone_into(&mut line.problem);
            line.edition = Some(news);
            return Ok(line);
        }
    };
    news.title.clone_from(&edition.title);
    news.issued_on.clone_from(&edition.issued_on);
    news.waits = edition.issued_on > today;
    [news.added, news.changed, news.removed] = editions::count(&current.edition, &edition);
    let waits = news.waits;
    line.edition = Some(news);
    let known = editions::is_known(bench.store()?, &edition.id, &files)?;
    if known == Some(false) {
        "edition_differs".clone_into(&mut line.problem);
        return Ok(line);
    }
    // A folder is read again and again: what was taken before is no news, and not old either.
    if known.is_some() && !older {
        return Ok(line);
    }
    if edition.issued_on < current.edition.issued_on && !older {
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
    if known.is_none() {
        let text = serde_json::to_string(&files).unwrap_or_default();
        bench.write(|w| {
            w.put_edition(&row, &text)?;
            Ok(w.audit("edition_take", &row.id)?)
        })?;
    }
    if !waits {
        editions::put_in_use(bench, &row.id)?;
    }
    Ok(line)
}

/// The edition in a pack, or why this program cannot read it.
fn understood(id: &str, files: &[(String, String)]) -> Result<Edition, String> {
    let edition = editions::read(id, files).map_err(|problem| {
        let named = files
            .iter()
            .map(|(file, text)| (format!("{id}/{file}"), Cow::from(text)));
        said::asset(&problem, &Files(named.collect()))
    })?;
    if edition.id == id {
        Ok(edition)
    } else {
        Err(said::OTHER_ID.to_owned())
    }
}
