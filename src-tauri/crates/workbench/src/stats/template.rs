//! The facility's own workbook, whose named cells are filled with the figures of a period.

use super::{Counted, count, report, shown};
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::import::refused;
use crate::message::*;
use crate::session::Workbench;
use ::paper::table::{Entry, Sheet};
use ::paper::template::{self, Filled, Left, NamedCell};
use model::figures::{FigureName, NAME_PREFIX, Value, names};
use std::collections::BTreeMap;
use std::path::Path;
use table::Limits;

/// What the workbook would hold.
pub(crate) fn review(bench: &mut Workbench, ask: TemplateAsk) -> ApiResult<TemplateReview> {
    report::may_leave(&ask.stats)?;
    let counted = count(bench, &ask.stats)?;
    let words: BTreeMap<String, String> = figures(bench, &counted)?
        .into_iter()
        .map(|(name, value)| (name, said(&value)))
        .collect();
    let filled = fill(bench, &counted, &ask.path)?;
    let cell = |named: &NamedCell, why: &str| TemplateCell {
        name: named.name.clone(),
        place: named.place.clone(),
        value: words
            .get(&named.name.to_lowercase())
            .cloned()
            .unwrap_or_default(),
        why: why.to_owned(),
    };
    Ok(TemplateReview {
        written: filled.written.iter().map(|named| cell(named, "")).collect(),
        left: filled
            .left
            .iter()
            .map(|(named, why)| cell(named, reason(*why)))
            .collect(),
    })
}

fn reason(left: Left) -> &'static str {
    match left {
        Left::Unknown => "unknown",
        Left::NoCell => "no_cell",
        Left::Formula => "formula",
    }
}

fn said(value: &Entry) -> String {
    match value {
        Entry::Text(words) => words.clone(),
        Entry::Number(number) => number.to_string(),
    }
}

/// The workbook with its named cells filled. One that asks for nothing is refused.
pub(super) fn fill(bench: &Workbench, counted: &Counted, path: &str) -> ApiResult<Filled> {
    let limits = Limits::HOUSE;
    let path = Path::new(path);
    if !std::fs::metadata(path).is_ok_and(|found| found.is_file()) {
        return Err(refused("unreadable"));
    }
    let bytes =
        crate::exchange::read_limited(path, limits.file).map_err(|_| refused("unreadable"))?;
    table::check(&bytes, &limits).map_err(|why| refused(&why.to_string()))?;
    let filled = template::fill(&bytes, NAME_PREFIX, &figures(bench, counted)?)
        .map_err(|_| refused("broken"))?;
    if filled.written.is_empty() && filled.left.is_empty() {
        return Err(refused("no_names"));
    }
    Ok(filled)
}

/// The file a filled workbook may be written to: never the one it was made from.
pub(super) fn may_be_written(template: &str, target: &Path) -> ApiResult<()> {
    let same = Path::new(template)
        .canonicalize()
        .ok()
        .is_some_and(|from| target.canonicalize().ok() == Some(from));
    if same {
        Err(ApiError::ImportRefused {
            reason: "same_file".to_owned(),
        })
    } else {
        Ok(())
    }
}

/// Everything that can be asked for, by name.
fn figures(bench: &Workbench, counted: &Counted) -> ApiResult<BTreeMap<String, Entry>> {
    let calendar = crate::paper::calendar(bench)?;
    let day = |iso: &str| Entry::text(calendar.words(iso));
    let facility = crate::settings::read(bench)?.facility;
    let mut out: BTreeMap<String, Entry> = names(&counted.tables, assets::codes())
        .into_iter()
        .map(|figure| (figure.name, number(figure.value)))
        .collect();
    for (name, value) in [
        ("from", day(&counted.period.from)),
        ("to", day(&counted.period.to)),
        ("counted_on", day(&counted.today.to_string())),
        ("facility", Entry::text(facility)),
    ] {
        out.insert(format!("{NAME_PREFIX}{name}"), value);
    }
    Ok(out)
}

/// A figure that is not known leaves its cell empty: the number of last year must not stay.
fn number(value: Value) -> Entry {
    shown::number(value).map_or_else(|| Entry::text(""), Entry::Number)
}

/// The names as a sheet whose cells have them: moved into a workbook of one's own, they are filled there.
pub(super) fn list(counted: &Counted) -> Sheet {
    let all = names(&counted.tables, assets::codes());
    let row = |figure: &FigureName| {
        vec![
            Entry::text(shown::text(figure.table).title),
            Entry::text(&figure.row),
            Entry::text(&figure.column),
            Entry::text(&figure.name),
            number(figure.value),
        ]
    };
    Sheet {
        name: "差し込みの名前".to_owned(),
        head: ["表", "行", "列", "名前", "値"].map(str::to_owned).to_vec(),
        rows: all.iter().map(row).collect(),
        names: (0..)
            .zip(&all)
            .map(|(line, figure)| (line, 4, figure.name.clone()))
            .collect(),
        ..Sheet::default()
    }
}
