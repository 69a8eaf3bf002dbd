//! Figures as they are read, drawn and listed.

use super::Counted;
use crate::assets;
use crate::message::*;
use crate::session::Workbench;
use model::chart::{self, Bar, Drawing, Series};
use model::era::Calendar;
use model::figures::{Cell, FigureText, Members, Table, Value};

/// A share of those still on leave, as the curve names it.
const ON_LEAVE: &str = "休業中の人の割合";

pub(super) fn view(counted: &Counted, calendar: Calendar) -> StatsView {
    let any = counted
        .tables
        .iter()
        .filter(|t| t.id != "satisfaction" && t.id != "groups")
        .flat_map(|t| &t.rows)
        .flat_map(|(_, cells)| cells)
        .any(|cell| !cell.members.is_empty());
    StatsView {
        from: counted.period.from.clone(),
        to: counted.period.to.clone(),
        fiscal_year: counted.fiscal_year,
        counted_on: counted.today.to_string(),
        any,
        tables: counted
            .tables
            .iter()
            .map(|t| table(counted, calendar, t))
            .collect(),
    }
}

/// What is said about a figure.
pub(super) fn text(id: &str) -> FigureText {
    let found = assets::figures().iter().find(|f| f.id == id);
    found.cloned().unwrap_or_default()
}

/// The same of the figures of a period: which days of the year before stand beside them.
pub(super) fn about(counted: &Counted, calendar: Calendar, id: &str) -> FigureText {
    let mut about = text(id);
    if id == "groups" {
        let compared = match &counted.before {
            Some(days) => format!(
                "比べた前年同期は{}から{}までです。",
                calendar.words(&days.from),
                calendar.words(&days.to)
            ),
            None => "連携形態で絞り込んでいるため、前年同期は数えていません。".to_owned(),
        };
        about.counted.push_str(&compared);
    }
    about
}

fn table(counted: &Counted, calendar: Calendar, table: &Table) -> StatsTable {
    let about = about(counted, calendar, table.id);
    let rows = table.rows.iter().map(|(name, cells)| StatsRow {
        code: name.code.clone(),
        label: name.label.clone(),
        cells: cells.iter().map(cell).collect(),
    });
    let column = |c: &model::figures::Named| StatsName {
        code: c.code.clone(),
        label: c.label.clone(),
    };
    StatsTable {
        id: table.id.to_owned(),
        title: about.title,
        counted: about.counted,
        basis: about.basis,
        columns: table.columns.iter().map(column).collect(),
        rows: rows.collect(),
        drawing: drawing(counted, table),
    }
}

fn cell(cell: &Cell) -> StatsCell {
    let opens = match (&cell.members, cell.value) {
        // Where no figure is, nothing is behind it.
        (Members::None, _) | (_, Value::Nothing) => None,
        (members, _) => Some(members.len()),
    };
    StatsCell {
        words: words(cell.value),
        number: number(cell.value),
        opens,
    }
}

/// A number of a figure.
pub(super) fn number(value: Value) -> Option<f64> {
    match value {
        Value::Count(n) | Value::Minutes(n) => Some(whole(n)),
        Value::Days(d) => Some(d),
        Value::Percent(p) => Some((p * 10.0).round() / 10.0),
        Value::Nothing => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn whole(n: i64) -> f64 {
    n as f64
}

/// A figure as it is read; one that is not known is a dash.
pub(super) fn words(value: Value) -> String {
    match value {
        Value::Count(n) | Value::Minutes(n) => grouped(n),
        Value::Days(d) if (d - d.round()).abs() < 1e-9 => format!("{d:.0}"),
        Value::Days(d) => format!("{d:.1}"),
        Value::Percent(p) => format!("{p:.1}%"),
        Value::Nothing => "－".to_owned(),
    }
}

/// `12,345`
fn grouped(n: i64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The picture of a table; None where there is nothing to draw.
pub(super) fn drawing(counted: &Counted, table: &Table) -> Option<Drawing> {
    let value = |cells: &[Cell], column: &str| -> f64 {
        let at = table.columns.iter().position(|c| c.code == column);
        let cell = at.and_then(|at| cells.get(at));
        cell.and_then(|c| number(c.value)).unwrap_or(0.0)
    };
    let rows = |columns: &[&str], target: &str| -> Vec<Bar> {
        let rows = table.rows.iter().filter(|(name, _)| name.code != "all");
        rows.map(|(name, cells)| Bar {
            label: name.label.clone(),
            parts: columns.iter().map(|c| value(cells, c)).collect(),
            target: Some(value(cells, target)).filter(|t| *t > 0.0),
        })
        .collect()
    };
    if table.rows.is_empty() {
        return None;
    }
    match table.id {
        "groups" => Some(chart::bars(
            &rows(&["continuing", "new"], "target"),
            &["継続", "新規"],
            "人",
        )),
        "disease" | "outcome" => Some(chart::bars(&rows(&["cases"], ""), &["事例"], "件")),
        "channel" | "kind" | "partner" | "care" | "link" => {
            Some(chart::bars(&rows(&["activities"], ""), &["件数"], "件"))
        }
        "satisfaction" => {
            let mut rows = rows(&["share"], "");
            rows.retain(|row| row.parts.iter().any(|p| *p > 0.0));
            (!rows.is_empty()).then(|| chart::bars(&rows, &["割合"], "%"))
        }
        "time" => {
            let labels: Vec<String> = table.rows.iter().map(|(n, _)| n.label.clone()).collect();
            let series = |column: &str, name: &str| Series {
                name: name.to_owned(),
                values: table.rows.iter().map(|(_, c)| value(c, column)).collect(),
            };
            let all = [series("activities", "支援の件数"), series("opened", "受付")];
            Some(chart::lines(&labels, &all, "件"))
        }
        "return" if counted.curve.persons > 0 => Some(chart::survival(&counted.curve, ON_LEAVE)),
        _ => None,
    }
}

/// The list of what a cell counted.
pub(super) fn lines(counted: &Counted, members: &Members, bench: &Workbench) -> Vec<StatsLine> {
    let codes = assets::codes();
    let material = &counted.material;
    match members {
        Members::None => Vec::new(),
        Members::Cases(list) => list
            .iter()
            .filter_map(|at| material.cases.get(*at))
            .map(|case| StatsLine {
                id: case.id.clone(),
                case_id: case.id.clone(),
                number: case.number.clone(),
                name: case.name.clone(),
                on: case.opened_on.clone(),
                what: codes.label("disease", &case.disease).to_owned(),
            })
            .collect(),
        Members::Activities(list) => list
            .iter()
            .filter_map(|at| material.activities.get(*at))
            .filter_map(|act| Some((act, material.cases.get(act.case)?)))
            .map(|(act, case)| StatsLine {
                id: act.id.clone(),
                case_id: case.id.clone(),
                number: case.number.clone(),
                name: case.name.clone(),
                on: act.on_date.clone(),
                what: codes.labels("kind", &act.kinds),
            })
            .collect(),
        Members::Consultations(list) => list
            .iter()
            .filter_map(|at| material.consultations.get(*at))
            .map(|one| StatsLine {
                id: one.id.clone(),
                on: one.on_date.clone(),
                what: codes.label("consult_kind", &one.kind).to_owned(),
                ..StatsLine::default()
            })
            .collect(),
        Members::FeeChecks(list) => list
            .iter()
            .filter_map(|at| material.fee_checks.get(*at))
            .map(|check| StatsLine {
                id: check.id.clone(),
                case_id: check.case_id.clone(),
                number: check.number.clone(),
                on: check.service_on.clone(),
                what: codes.label("fee_turn", &check.turn).to_owned(),
                ..StatsLine::default()
            })
            .collect(),
        Members::Papers(list) => list
            .iter()
            .filter_map(|at| material.papers.get(*at))
            .map(|paper| StatsLine {
                id: paper.id.to_string(),
                case_id: paper.case_id.clone(),
                number: paper.number.clone(),
                on: japanese_day(&paper.at),
                what: crate::paper::title_of(bench, &paper.paper),
                ..StatsLine::default()
            })
            .collect(),
    }
}

fn japanese_day(at: &str) -> String {
    chrono::DateTime::parse_from_rfc3339(at)
        .map(|t| crate::clock::business_date(t.to_utc()).to_string())
        .unwrap_or_default()
}
