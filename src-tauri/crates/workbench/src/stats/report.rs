//! The report of a period as a paper: the numbers that a 業務実績評価書 asks for.

use super::{Counted, count, shown};
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::{PaperRequest, StatsAsk};
use crate::paper::{Prepared, Told, calendar, issue};
use crate::session::Workbench;
use ::paper::sheet::figures::{FigureReport, Section, TITLE};
use model::era::Calendar;
use model::figures::{Table, Value};

/// Paper id.
pub(crate) const PAPER: &str = "stats";

/// Sections in the order of the report.
const ORDER: [&str; 21] = [
    "groups",
    "satisfaction",
    "persons",
    "disease",
    "path",
    "outcome",
    "return",
    "times",
    "link",
    "care",
    "channel",
    "kind",
    "partner",
    "time",
    "channel_time",
    "kind_time",
    "partner_time",
    "care_time",
    "consultation",
    "papers",
    "fee",
];
/// Columns that fit the width of a page.
const WIDEST: usize = 13;

/// What must not leave: figures of one member of staff.
pub(super) fn may_leave(ask: &StatsAsk) -> ApiResult<()> {
    if ask.mine {
        Err(ApiError::OwnFiguresStay)
    } else {
        Ok(())
    }
}

/// The paper.
pub(crate) fn paper(bench: &Workbench, ask: &PaperRequest) -> ApiResult<Prepared> {
    let stats = ask.stats.clone().unwrap_or_default();
    may_leave(&stats)?;
    let counted = count(bench, &stats)?;
    let calendar = calendar(bench)?;
    let report = FigureReport {
        issue: issue(bench, "業務実績 2026-11")?,
        office: office(bench)?,
        period: format!(
            "{} ～ {}",
            calendar.words(&counted.period.from),
            calendar.words(&counted.period.to)
        ),
        counted_on: calendar.date(counted.today),
        narrowed: narrowed(&stats),
        notes: notes(),
        sections: sections(&counted, calendar),
    };
    Ok(Prepared {
        title: TITLE.to_owned(),
        document: report.document(),
        left_out: vec!["氏名・事例番号・担当者ごとの数".to_owned()],
        discloses: vec!["期間の件数・人数・日数".to_owned()],
        consents: Vec::new(),
        case_id: String::new(),
        number: String::new(),
        told: Told::default(),
    })
}

/// Facility and office.
fn office(bench: &Workbench) -> ApiResult<String> {
    let settings = crate::settings::read(bench)?;
    let parts = [settings.facility, settings.department];
    let said: Vec<String> = parts.into_iter().filter(|s| !s.is_empty()).collect();
    Ok(said.join(" "))
}

fn notes() -> Vec<String> {
    vec![
        "各表の見出しの下に、何を数えたかと、どの日による数かを示す。少ない人数の数から個人が分かることがあるため、施設の外へ出すときは取扱いに注意する。".to_owned(),
    ]
}

/// The filter in words.
pub(super) fn narrowed(ask: &StatsAsk) -> String {
    let codes = assets::codes();
    let parts = [
        ("区分", "hq_group", &ask.group),
        ("疾患", "disease", &ask.disease),
        ("経路", "path", &ask.path),
        ("連携形態", "link", &ask.link),
    ];
    let parts = parts.into_iter().filter(|(.., code)| !code.is_empty());
    let words: Vec<String> = parts
        .map(|(name, list, code)| format!("{name}: {}", codes.label(list, code)))
        .collect();
    words.join(" / ")
}

fn sections(counted: &Counted, calendar: Calendar) -> Vec<Section> {
    let find = |id: &str| counted.tables.iter().find(|t| t.id == id);
    ORDER
        .into_iter()
        .filter_map(find)
        .filter(|table| table.columns.len() <= WIDEST)
        .map(|table| section(counted, table, calendar))
        .collect()
}

fn section(counted: &Counted, table: &Table, calendar: Calendar) -> Section {
    let about = shown::about(counted, calendar, table.id);
    let year = calendar.words(&format!("{}-04-01", counted.fiscal_year));
    let title = match (table.id, year.split_once('年')) {
        ("satisfaction", Some((year, _))) => format!("{}({year}年度)", about.title),
        _ => about.title,
    };
    let mut head = vec![String::new()];
    head.extend(table.columns.iter().map(|c| c.label.clone()));
    let has_figure =
        |cells: &[model::figures::Cell]| cells.iter().any(|c| c.value != Value::Nothing);
    let rows = table.rows.iter().filter(|(_, cells)| has_figure(cells));
    let rows = rows.map(|(name, cells)| {
        let figures = cells.iter().map(|c| shown::words(c.value));
        std::iter::once(name.label.clone()).chain(figures).collect()
    });
    Section {
        title,
        about: format!("{}〔基準日〕{}。", about.counted, about.basis),
        drawing: shown::drawing(counted, table),
        head,
        rows: rows.collect(),
        when_empty: "この期間の記録はありません。".to_owned(),
    }
}
