//! A table leaves as a file: what for is asked, names are confirmed twice, and the entry in the register is durable first.

use super::export::{self, Made};
use super::{count, template};
use crate::error::{ApiError, ApiResult};
use crate::exchange::Staged;
use crate::message::*;
use crate::session::Workbench;
use ::paper::table;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use store::log::Left;
use store::slots::hex;

/// Writes a table to a file.
pub(crate) fn save(bench: &mut Workbench, ask: TableSave) -> ApiResult<Changed<PaperLeft>> {
    for (field, words) in [("recipient", &ask.recipient), ("purpose", &ask.purpose)] {
        if words.trim().is_empty() {
            return Err(crate::session::required(field));
        }
    }
    let made = export::make(bench, &ask.request)?;
    if made.names && !ask.names_confirmed {
        return Err(ApiError::NamesNotConfirmed);
    }
    let bytes = written(bench, &ask, &made)?;
    let path = target(bench, &ask)?;
    template::may_be_written(&ask.template, &path)?;
    let staged = Staged::write(&path, &bytes)?;
    let sha256 = hex(&Sha256::digest(&bytes));
    let named = if made.names { "(氏名あり)" } else { "" };
    let entry = Left {
        paper: "table".to_owned(),
        recipient: ask.recipient.chars().take(100).collect(),
        purpose: format!(
            "{}{named}",
            ask.purpose.chars().take(90).collect::<String>()
        ),
        sha256: sha256.clone(),
        place: path.display().to_string(),
        ..Left::default()
    };
    let acts = ["save_table", "save_table_failed"];
    let ids = crate::paper::out(bench, &[entry], acts, || staged.finish())?;
    Ok(Changed {
        value: PaperLeft {
            register_id: ids.first().copied().unwrap_or(0),
            place: path.display().to_string(),
            sha256,
        },
        touched: vec![Touched::Logs],
    })
}

fn written(bench: &Workbench, ask: &TableSave, made: &Made) -> ApiResult<Vec<u8>> {
    match ask.kind.as_str() {
        "xlsx" => Ok(table::xlsx(&made.sheets, "両立デスク", bench.today())?),
        "template" => {
            let counted = count(bench, &ask.request.stats)?;
            Ok(template::fill(bench, &counted, &ask.template)?.bytes)
        }
        "csv" => {
            let mut out = Vec::new();
            // The names of figures are of use in a workbook alone.
            let sheets = made.sheets.iter().filter(|sheet| sheet.names.is_empty());
            for (at, sheet) in sheets.enumerate() {
                let part = table::csv(sheet)?;
                // One mark at the head of the file; an empty line between tables.
                let part = if at == 0 {
                    part.as_slice()
                } else {
                    out.extend(b"\r\n");
                    part.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&part)
                };
                out.extend(part);
            }
            Ok(out)
        }
        _ => Err(crate::record::bad("kind")),
    }
}

fn target(bench: &Workbench, ask: &TableSave) -> ApiResult<PathBuf> {
    if !ask.path.is_empty() {
        let path = PathBuf::from(&ask.path);
        return if path.is_absolute() {
            Ok(path)
        } else {
            Err(ApiError::FolderUnusable)
        };
    }
    let folder = crate::settings::read(bench)?.paper_folder;
    if folder.is_empty() {
        return Err(ApiError::FolderUnusable);
    }
    let end = match ask.kind.as_str() {
        "template" => Path::new(&ask.template).extension(),
        kind => Some(std::ffi::OsStr::new(kind)),
    };
    let end = end.unwrap_or_default().to_string_lossy();
    let name = format!("{}.{end}", export::file_name(bench, &ask.request));
    Ok(crate::paper::unused(Path::new(&folder), &name))
}
