//! The rows that are not taken, as a table with reasons that a person can mend and bring again.

use super::row::shown;
use super::{Import, Verdict, judge, refused, taken};
use crate::error::{ApiError, ApiResult};
use crate::exchange::Staged;
use crate::message::*;
use crate::session::Workbench;
use model::check::contains_my_number;
use sha2::{Digest, Sha256};
use std::path::Path;
use store::log::Left;
use store::slots::hex;
use table::Cell;

/// Saves them: entered in the register first, because names leave this PC with them.
pub(crate) fn save(bench: &mut Workbench, ask: ImportRest) -> ApiResult<Changed<Nothing>> {
    let path = Path::new(&ask.path);
    if !path.is_absolute() {
        return Err(ApiError::FolderUnusable);
    }
    let import = taken(bench, ask.id)?;
    let text = text(bench, &import);
    bench.opened_mut()?.import = Some(import);
    let text = text?;
    let staged = Staged::write(path, text.as_bytes())?;
    let left = Left {
        paper: "import_rest".to_owned(),
        purpose: "取り込まなかった行の控え".to_owned(),
        sha256: hex(&Sha256::digest(text.as_bytes())),
        place: path.display().to_string(),
        ..Left::default()
    };
    let id = bench.write(|w| {
        w.audit("import_rest", "import_rest")?;
        Ok(w.register(&left)?)
    })?;
    if let Err(failed) = staged.finish() {
        let _ = bench.write(|w| {
            w.audit("import_rest_failed", "import_rest")?;
            Ok(w.register_failed(id)?)
        });
        return Err(failed);
    }
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Logs],
    })
}

fn text(bench: &Workbench, import: &Import) -> ApiResult<String> {
    let checked = import
        .checked
        .as_ref()
        .ok_or_else(|| refused("unchecked"))?;
    let headers = import.headers();
    // The mark tells spreadsheets that this is UTF-8.
    let mut out = String::from("\u{feff}");
    let mut line = vec!["行".to_owned()];
    line.extend(headers.iter().cloned());
    line.push("取り込まなかった理由".to_owned());
    push(&mut out, &line);
    let mut seen = super::twin::Seen::default();
    for row in import.rows() {
        let read = checked.reading.read(row);
        let reason = match judge(bench, &read, row.number, &mut seen)? {
            Verdict::Wrong => read
                .problems
                .iter()
                .map(|p| {
                    if p.letter.is_empty() {
                        p.said.clone()
                    } else {
                        format!("{}列: {}", p.letter, p.said)
                    }
                })
                .collect::<Vec<_>>()
                .join(" "),
            Verdict::Differs(one) => format!(
                "{}の記録と違います({})。",
                one.number,
                one.fields.join("・")
            ),
            _ => continue,
        };
        let mut line = vec![row.number.to_string()];
        line.extend((0..headers.len()).map(|column| words(row.cell(column))));
        line.push(reason);
        push(&mut out, &line);
    }
    Ok(out)
}

/// The whole cell, unless it is what may not be kept.
fn words(cell: &Cell) -> String {
    let words = cell.words();
    if contains_my_number(&words) || matches!(cell, Cell::Long(_)) {
        shown(cell)
    } else {
        words
    }
}

fn push(out: &mut String, line: &[String]) {
    let cells: Vec<String> = line
        .iter()
        .map(|cell| {
            // No spreadsheet takes a word for a formula.
            let mark = if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
            {
                "'"
            } else {
                ""
            };
            format!("\"{mark}{}\"", cell.replace('"', "\"\""))
        })
        .collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}
