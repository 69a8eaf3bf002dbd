//! 統計: figures of a period with their lists, and what of them leaves.

mod export;
mod leave;
mod report;
mod shown;
mod survey;
mod template;

use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::record::bad;
use crate::session::Workbench;
use chrono::{Days, NaiveDate};
use model::era;
use model::figures::{self, Cell, Material, Members, Named, Narrowed, Period, Table, Value};
use model::survival::{self, Curve};
use std::collections::BTreeMap;

pub(crate) use export::review as table_review;
pub(crate) use leave::save as table_save;
pub(crate) use report::{PAPER, paper};
pub(crate) use survey::{
    drop_one as survey_drop, given as survey_given, list as survey_list, put as survey_put,
};
pub(crate) use template::review as template_review;

/// Lists that figures are narrowed by on the screen: longest page of a list behind a figure.
const PAGE: u32 = 500;

/// Everything that was counted.
pub(crate) struct Counted {
    period: Period,
    /// The days a year before that it is compared with; None where they are not known to compare.
    before: Option<Period>,
    fiscal_year: i32,
    today: NaiveDate,
    material: Material,
    tables: Vec<Table>,
    curve: Curve,
}

/// First and last day of what is asked for.
fn period(bench: &Workbench, ask: &StatsAsk) -> ApiResult<(NaiveDate, NaiveDate)> {
    let today = bench.today();
    let (from, to) = match ask.period.as_str() {
        "" => era::period("this_year", today).ok_or_else(|| bad("period"))?,
        "today" => (today, today),
        "range" => {
            let day = |iso: &str, field: &str| iso.parse().map_err(|_| bad(field));
            (day(&ask.from, "from")?, day(&ask.to, "to")?)
        }
        named => era::period(named, today).ok_or_else(|| bad("period"))?,
    };
    // Longer than a working life is a slip of the keys.
    if to < from || (to - from).num_days() > 40 * 366 {
        return Err(bad("to"));
    }
    Ok((from, to))
}

/// Counts.
pub(crate) fn count(bench: &Workbench, ask: &StatsAsk) -> ApiResult<Counted> {
    let (from, to) = period(bench, ask)?;
    let today = bench.today();
    let period = Period {
        from: from.to_string(),
        to: to.to_string(),
    };
    let store = bench.store()?;
    let before = period.compared(&today.to_string());
    let mut material = Material {
        cases: store.figure_cases(&before.from, &period.to, &bench.user_id()?)?,
        activities: store.figure_activities(&period.from, &period.to)?,
        consultations: store.figure_consultations(&period.from, &period.to)?,
        papers: papers(bench, from, to)?,
        fee_checks: store.figure_fee_checks(&period.from, &period.to)?,
    };
    let codes = assets::codes();
    let narrowed = Narrowed {
        group: ask.group.clone(),
        disease: ask.disease.clone(),
        path: ask.path.clone(),
        link: ask.link.clone(),
        mine: ask.mine,
    };
    material.narrow(&narrowed, codes);
    let mut tables = figures::tables(&material, &period, &before, codes);
    let observed = figures::observed(&material, &period, &today.to_string());
    let curve = survival::curve(&observed.iter().map(|(_, o)| *o).collect::<Vec<_>>());
    tables.push(returned(&observed, &curve));
    tables.push(paper_table(bench, &material));
    let fiscal_year = era::fiscal_year(to);
    survey::into(bench, fiscal_year, &mut tables)?;
    targets(bench, &period, fiscal_year, &mut tables)?;
    let before = Some(before).filter(|_| ask.link.is_empty());
    if before.is_none() {
        uncompared(&mut tables);
    }
    Ok(Counted {
        period,
        before,
        fiscal_year,
        today,
        material,
        tables,
        curve,
    })
}

/// Takes the year before out: the acts by which a link form narrows are those of the period itself.
fn uncompared(tables: &mut [Table]) {
    for table in tables.iter_mut().filter(|table| table.id == "groups") {
        for (_, cells) in &mut table.rows {
            for (column, cell) in table.columns.iter().zip(cells) {
                if column.code.starts_with("before") {
                    *cell = Cell::alone(Value::Nothing);
                }
            }
        }
    }
}

/// What left on these Japanese days.
fn papers(bench: &Workbench, from: NaiveDate, to: NaiveDate) -> ApiResult<Vec<figures::PaperFact>> {
    let start = |day: NaiveDate| {
        let before = day.checked_sub_days(Days::new(1)).unwrap_or(day);
        format!("{before}T15:00:00.000Z")
    };
    let after = to.checked_add_days(Days::new(1)).unwrap_or(to);
    Ok(bench.store()?.figure_papers(&start(from), &start(after))?)
}

fn returned(observed: &[(usize, survival::Observed)], curve: &Curve) -> Table {
    let cases = |wanted: fn(&survival::Observed) -> bool| {
        let found = observed.iter().filter(|(_, o)| wanted(o));
        Cell::of(Members::Cases(found.map(|(at, _)| *at).collect()))
    };
    // What is estimated stands on every leave, those that are not over too.
    let day = |day: Option<u32>| Cell {
        value: day.map_or(Value::Nothing, |d| Value::Days(f64::from(d))),
        members: cases(|_| true).members,
    };
    let rows = [
        ("persons", "休業開始日の記入がある事例", cases(|_| true)),
        ("events", "復職した事例", cases(|o| o.event)),
        ("censored", "打ち切りの事例", cases(|o| !o.event)),
        ("median", "復職までの日数の中央値(推定)", day(curve.median)),
        ("low", "95%信頼区間の下限", day(curve.median_low)),
        ("high", "95%信頼区間の上限", day(curve.median_high)),
    ];
    let row = |(code, label, cell): (&str, &str, Cell)| (named(code, label), vec![cell]);
    Table {
        id: "return",
        columns: vec![named("value", "件数・日数")],
        rows: rows.into_iter().map(row).collect(),
    }
}

fn named(code: &str, label: &str) -> Named {
    Named {
        code: code.to_owned(),
        label: label.to_owned(),
    }
}

fn paper_table(bench: &Workbench, material: &Material) -> Table {
    let mut by_paper: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, paper) in material.papers.iter().enumerate() {
        by_paper.entry(&paper.paper).or_default().push(at);
    }
    let row = |(paper, places): (&str, Vec<usize>)| {
        let title = crate::paper::title_of(bench, paper);
        let title = if title == paper {
            house_title(paper)
        } else {
            title
        };
        (
            named(paper, &title),
            vec![Cell::of(Members::Papers(places))],
        )
    };
    Table {
        id: "papers",
        columns: vec![named("count", "件数")],
        rows: by_paper.into_iter().map(row).collect(),
    }
}

/// Papers of the house that have no form.
fn house_title(paper: &str) -> String {
    match paper {
        "summary" => "両立支援サマリー",
        "activities" => "支援経過の一覧",
        "words" => "会社への伝え方メモ",
        "handover" => "引継書",
        "chart-note" => "カルテ転記票",
        "handout" => "事例検討会の資料",
        "disclosure" => "本人への開示",
        "envelope" => "封筒・宛名",
        "recovery-sheet" => "復旧コードの控え",
        "chapter" => "マニュアルの章",
        "audit-log" => "操作の記録",
        "discard-book" => "廃棄簿",
        other => other,
    }
    .to_owned()
}

/// Targets beside the figures they are for; they hold for a whole fiscal year only.
fn targets(
    bench: &Workbench,
    period: &Period,
    fiscal_year: i32,
    tables: &mut [Table],
) -> ApiResult<()> {
    let whole = format!("{fiscal_year}-04-01") == period.from
        && format!("{}-03-31", fiscal_year + 1) == period.to;
    let targets = bench.store()?.figure_targets(fiscal_year)?;
    let Some(groups) = tables.iter_mut().find(|t| t.id == "groups") else {
        return Ok(());
    };
    groups.columns.push(named("target", "目標(年度)"));
    for (name, cells) in &mut groups.rows {
        let target = targets.get(&name.code).filter(|_| whole);
        cells.push(Cell::alone(
            target.map_or(Value::Nothing, |t| Value::Count(*t)),
        ));
    }
    Ok(())
}

/// The figures of a period.
pub(crate) fn view(bench: &mut Workbench, ask: StatsAsk) -> ApiResult<StatsView> {
    let counted = count(bench, &ask)?;
    Ok(shown::view(&counted, crate::paper::calendar(bench)?))
}

/// The list behind a figure.
pub(crate) fn list(bench: &mut Workbench, ask: StatsListAsk) -> ApiResult<StatsList> {
    let counted = count(bench, &ask.stats)?;
    let table = counted.tables.iter().find(|t| t.id == ask.table);
    let cell = table.and_then(|t| t.cell(&ask.row, &ask.column));
    let cell = cell.ok_or(ApiError::NotFound)?;
    let lines = shown::lines(&counted, &cell.members, bench);
    let limit = ask.limit.clamp(1, PAGE) as usize;
    Ok(StatsList {
        total: lines.len(),
        rows: lines
            .into_iter()
            .skip(ask.offset as usize)
            .take(limit)
            .collect(),
    })
}

/// Sets or takes away a target.
pub(crate) fn target_set(bench: &mut Workbench, ask: TargetSet) -> ApiResult<Changed<Nothing>> {
    let known = assets::codes().knows("hq_group", &ask.figure);
    if !(known || matches!(ask.figure.as_str(), "all" | "satisfaction")) {
        return Err(ApiError::NotFound);
    }
    let most = if ask.figure == "satisfaction" {
        100
    } else {
        100_000
    };
    if ask.target.is_some_and(|t| !(0..=most).contains(&t)) {
        return Err(bad("target"));
    }
    bench.write(|w| {
        w.set_figure_target(ask.fiscal_year, &ask.figure, ask.target)?;
        Ok(w.audit("figure_target", &ask.fiscal_year.to_string())?)
    })?;
    Ok(changed())
}

fn changed() -> Changed<Nothing> {
    Changed {
        value: Nothing {},
        touched: vec![Touched::Lists],
    }
}
