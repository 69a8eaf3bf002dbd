//! 写し: scans of opinions and plans that came back on paper.

use crate::error::{ApiError, ApiResult};
use crate::message::{
    ById, Changed, FormOut, Nothing, Scan, ScanAdd, ScanCancel, ScanOf, ScanOpened, Touched,
};
use crate::session::Workbench;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::path::Path;
use store::Store;
use store::scan::ScanRow;
use store::slots::hex;

/// Largest scan in bytes.
const LARGEST: u64 = 20 * 1024 * 1024;

/// What a file is by its first bytes, whatever its name says.
fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    [
        (b"%PDF-".as_slice(), "pdf"),
        (b"\x89PNG\r\n\x1a\n".as_slice(), "png"),
        (b"\xff\xd8\xff".as_slice(), "jpeg"),
    ]
    .into_iter()
    .find(|(head, _)| bytes.starts_with(head))
    .map(|(_, kind)| kind)
}

/// The scans of a case, newest first.
pub(crate) fn list(bench: &mut Workbench, ask: ById) -> ApiResult<Vec<Scan>> {
    let store = bench.store()?;
    let case_id = store.case_id(&ask.id)?;
    let rows = store.scans(&case_id)?;
    Ok(rows.into_iter().map(|row| shown(bench, row)).collect())
}

/// Takes a file into the case. The same file once more changes nothing.
pub(crate) fn add(bench: &mut Workbench, ask: ScanAdd) -> ApiResult<Changed<Scan>> {
    let store = bench.store()?;
    let case_id = store.case_id(&ask.case_id)?;
    let path = Path::new(&ask.path);
    let refused = |why: &str| ApiError::ScanRefused {
        reason: why.to_owned(),
    };
    let found = std::fs::metadata(path).map_err(|_| refused("unreadable"))?;
    if !found.is_file() {
        return Err(refused("unreadable"));
    }
    if found.len() > LARGEST {
        return Err(refused("too_large"));
    }
    let bytes = std::fs::read(path).map_err(|_| refused("unreadable"))?;
    let kind = kind_of(&bytes).ok_or_else(|| refused("unknown_kind"))?;
    let sha256 = hex(&Sha256::digest(&bytes));
    is_of_case(store, &case_id, &ask.record_id)?;
    is_awaited(bench, &ask.paper)?;
    let known = store.scans(&case_id)?;
    if let Some(row) = known
        .into_iter()
        .find(|row| row.sha256 == sha256 && row.cancelled_at.is_empty())
    {
        return Ok(Changed {
            value: shown(bench, row),
            touched: Vec::new(),
        });
    }
    let row = ScanRow {
        case_id: case_id.clone(),
        record_id: ask.record_id,
        paper: ask.paper,
        name: path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        kind: kind.to_owned(),
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        sha256,
        ..ScanRow::default()
    };
    let id = bench.write(|w| {
        let id = w.put_scan(&row, &bytes)?;
        w.audit("scan_add", &case_id)?;
        Ok(id)
    })?;
    let (row, _) = bench.store()?.scan(&id)?;
    Ok(Changed {
        value: shown(bench, row),
        touched: vec![Touched::Case],
    })
}

/// The bytes of a scan; looking at it is noted.
pub(crate) fn open(bench: &mut Workbench, ask: ById) -> ApiResult<ScanOpened> {
    let (row, bytes) = bench.store()?.scan(&ask.id)?;
    let case_id = row.case_id.clone();
    let scan = shown(bench, row);
    bench.note("scan_open", &case_id)?;
    Ok(ScanOpened {
        scan,
        bytes: STANDARD.encode(bytes),
    })
}

/// Forms that a scan of the case can be: those that somebody else writes, and since when each is out.
pub(crate) fn forms(bench: &mut Workbench, ask: ById) -> ApiResult<Vec<FormOut>> {
    let case_id = bench.store()?.case_id(&ask.id)?;
    let out = crate::today::papers_of(bench, &case_id)?;
    let forms = crate::paper::awaited(bench)?.into_iter();
    Ok(forms
        .map(|(form, title)| FormOut {
            on: out
                .iter()
                .find(|row| row.paper == form)
                .map_or_else(String::new, |row| row.on.clone()),
            form,
            title,
        })
        .collect())
}

/// A scan can be the return of a form that somebody else writes.
fn is_awaited(bench: &Workbench, paper: &str) -> ApiResult<()> {
    if paper.is_empty() || crate::paper::awaited(bench)?.contains_key(paper) {
        Ok(())
    } else {
        Err(ApiError::NotFound)
    }
}

/// Says of which opinion or plan a scan is the paper, or which form it is.
pub(crate) fn of_record(bench: &mut Workbench, ask: ScanOf) -> ApiResult<Changed<Nothing>> {
    let store = bench.store()?;
    let (row, _) = store.scan(&ask.id)?;
    is_of_case(store, &row.case_id, &ask.record_id)?;
    is_awaited(bench, &ask.paper)?;
    bench.write(|w| {
        w.scan_of(&ask.id, &ask.record_id, &ask.paper)?;
        Ok(w.audit("scan_of", &row.case_id)?)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Case],
    })
}

/// A paper belongs to an opinion or a plan of its own case, or to the case.
fn is_of_case(store: &Store, case_id: &str, record_id: &str) -> ApiResult<()> {
    if record_id.is_empty() {
        return Ok(());
    }
    let file = store.case_file(case_id)?;
    let mut records = (file.opinions.iter().map(|o| &o.id)).chain(file.plans.iter().map(|p| &p.id));
    if records.any(|id| id == record_id) {
        Ok(())
    } else {
        Err(ApiError::NotFound)
    }
}

/// Takes a scan off its case, or puts it back.
pub(crate) fn cancel(bench: &mut Workbench, ask: ScanCancel) -> ApiResult<Changed<Nothing>> {
    let (row, _) = bench.store()?.scan(&ask.id)?;
    bench.write(|w| {
        w.cancel_scan(&ask.id, ask.cancelled)?;
        Ok(w.audit("scan_cancel", &row.case_id)?)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Case],
    })
}

fn shown(bench: &Workbench, row: ScanRow) -> Scan {
    Scan {
        user: crate::settings::name_of(bench, &row.user),
        id: row.id,
        record_id: row.record_id,
        paper: row.paper,
        name: row.name,
        kind: row.kind,
        size: row.size,
        at: row.at,
        cancelled: !row.cancelled_at.is_empty(),
    }
}
