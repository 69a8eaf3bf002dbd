//! 様式の更新データ: forms that headquarters signed, taken in beside those of the program.

use super::read_limited;
use crate::error::{ApiError, ApiResult};
use crate::message::{FormNews, PackNews, TakenFile};
use crate::session::Workbench;
use ::exchange::{KeyCard, PACK_LIMITS, Pack, PackedForm, PackedRow};
use std::path::Path;
use store::form::PackRow;

/// How a pack's file name ends.
pub(crate) const ENDING: &str = ".forms";

/// Is it a pack? Told by its first bytes or, where these are no file of ours, by its name.
pub(super) fn is_pack(path: &Path) -> bool {
    let opening = PackedForm::KIND.opening;
    let head = read_limited(path, opening.len() as u64).unwrap_or_default();
    head.starts_with(opening) || path.to_string_lossy().ends_with(ENDING)
}

/// Takes one pack; one that is older than the last one only when asked for.
pub(super) fn take(
    bench: &mut Workbench,
    path: &Path,
    hq: &KeyCard,
    older: bool,
) -> ApiResult<TakenFile> {
    let mut line = TakenFile::default();
    let refuse = |reason: &str| ApiError::ReceiptRefused {
        reason: reason.to_owned(),
    };
    bench.require_admin().map_err(|_| refuse("admin_only"))?;
    let bytes = read_limited(path, PACK_LIMITS.sealed).map_err(|_| refuse("unreadable"))?;
    let pack = ::exchange::read_pack::<PackedForm>(&bytes, hq).map_err(|r| refuse(r.code()))?;
    let mut news = PackNews {
        issuer: hq.name.clone(),
        issued_at: pack.issued_at.clone(),
        forms: Vec::new(),
        refused: None,
    };
    for form in &pack.rows {
        match checked(form) {
            Ok(title) => news.forms.push(compare(bench, form, title)?),
            Err((error, file)) => {
                news.refused = Some(crate::message::FormProblem { file, error });
                "form_refused".clone_into(&mut line.problem);
            }
        }
    }
    let taken = bench.store()?.form_packs()?;
    line.pack = Some(news);
    // A folder is read again and again: what was taken before is no news, and not old either.
    if taken.iter().any(|p| p.sha256 == pack.header_sha256) && !older {
        return Ok(line);
    }
    let last = taken.iter().map(|p| p.issued_at.as_str()).max();
    if line.problem.is_empty() && !older && last.is_some_and(|last| pack.issued_at.as_str() < last)
    {
        "older_pack".clone_into(&mut line.problem);
    }
    if line.problem.is_empty() {
        install(bench, &pack, hq)?;
    }
    Ok(line)
}

/// Title of a definition that this program understands; else why not, and in which file.
fn checked(form: &PackedForm) -> Result<String, (ApiError, String)> {
    let read = crate::paper::form_check(&form.text).map_err(|error| (error, form.file.clone()))?;
    if read.id != form.id || read.valid_from != form.valid_from {
        let error = ApiError::FormRefused {
            reason: "shape".to_owned(),
            line: 0,
            word: format!("{} {}", read.id, read.valid_from),
        };
        return Err((error, form.file.clone()));
    }
    Ok(read.title)
}

fn compare(bench: &Workbench, form: &PackedForm, title: String) -> ApiResult<FormNews> {
    let here = bench.store()?.packed_forms()?;
    let same_day = here
        .iter()
        .find(|row| row.id == form.id && row.valid_from == form.valid_from);
    let change = match same_day {
        Some(row) if row.text == form.text => "same",
        Some(_) => "replaces",
        None => "new",
    };
    Ok(FormNews {
        id: form.id.clone(),
        title,
        valid_from: form.valid_from.clone(),
        change: change.to_owned(),
    })
}

fn install(bench: &mut Workbench, pack: &Pack<PackedForm>, hq: &KeyCard) -> ApiResult<()> {
    let row = PackRow {
        sha256: pack.header_sha256.clone(),
        issuer: hq.name.clone(),
        issued_at: pack.issued_at.clone(),
    };
    bench.write(|w| {
        w.put_pack(&row)?;
        for form in &pack.rows {
            w.put_packed_form(&form.id, &form.valid_from, &form.text, &row.sha256)?;
            w.audit("pack_take", &form.id)?;
        }
        Ok(())
    })
}
