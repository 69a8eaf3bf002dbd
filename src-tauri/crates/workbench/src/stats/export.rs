//! Lists and figures as rows of a table that may leave: nobody is named unless that was chosen, and no text of a record is in it.

use super::{Counted, count, report, shown, template};
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::exchange::secret32;
use crate::manual::kept;
use crate::message::*;
use crate::own_table::{Column, Edition, PROPERTY};
use crate::session::Workbench;
use ::exchange::table_case;
use ::paper::table::{Entry, Sheet};
use model::deident;
use model::era;
use model::figures::{ActivityFact, CaseFact, Table, Value, group_of};
use std::collections::{BTreeSet, HashMap};

/// Rows of one table.
const MOST: usize = 100_000;

/// A table before it is written.
pub(super) struct Made {
    pub(super) sheets: Vec<Sheet>,
    pub(super) names: bool,
    pub(super) rows: usize,
    pub(super) without_consent: usize,
}

/// What a table would be.
pub(crate) fn review(bench: &mut Workbench, ask: TableAsk) -> ApiResult<TableReview> {
    let made = make(bench, &ask)?;
    let of_edition = |column: &Column| TableColumn {
        code: column.code.clone(),
        label: column.head.clone(),
        names: column.names,
    };
    let columns = match edition(bench, &ask.what) {
        Some(edition) => edition.columns.iter().map(of_edition).collect(),
        None if ask.what == "kept" => kept::columns(),
        None => Vec::new(),
    };
    Ok(TableReview {
        columns,
        rows: made.rows,
        without_consent: made.without_consent,
        file_name: file_name(bench, &ask),
    })
}

/// `cases-20261122`: it tells nothing about persons.
pub(super) fn file_name(bench: &Workbench, ask: &TableAsk) -> String {
    let what = match ask.what.as_str() {
        "figures" => "statistics",
        "activities" => "activities",
        "kept" => "bookmarks",
        _ => "cases",
    };
    format!("{what}-{}", bench.today().format("%Y%m%d"))
}

/// The headings of today; figures have none of their own.
fn edition(bench: &Workbench, what: &str) -> Option<&'static Edition> {
    let what = match what {
        "figures" | "kept" => return None,
        "activities" => "activities",
        _ => "cases",
    };
    assets::own_tables().of(what, bench.today())
}

/// The chosen columns in their order; without a choice all that name nobody.
fn chosen(edition: &'static Edition, wanted: &[String]) -> ApiResult<Vec<&'static Column>> {
    let all = &edition.columns;
    if wanted
        .iter()
        .any(|code| !all.iter().any(|c| c.code == *code))
    {
        return Err(ApiError::NotFound);
    }
    let is_chosen = |column: &&Column| {
        if wanted.is_empty() {
            !column.names
        } else {
            wanted.contains(&column.code)
        }
    };
    Ok(all.iter().filter(is_chosen).collect())
}

/// The rows of a table.
pub(super) fn make(bench: &mut Workbench, ask: &TableAsk) -> ApiResult<Made> {
    match ask.what.as_str() {
        "figures" => figures(bench, ask),
        "cases" | "activities" | "case_list" => Rows::of(bench, ask)?.made(ask),
        "kept" => {
            let sheet = kept::sheet(bench, &ask.columns)?;
            Ok(Made {
                rows: sheet.rows.len(),
                sheets: vec![sheet],
                names: false,
                without_consent: 0,
            })
        }
        _ => Err(ApiError::NotFound),
    }
}

fn figures(bench: &Workbench, ask: &TableAsk) -> ApiResult<Made> {
    report::may_leave(&ask.stats)?;
    let counted = count(bench, &ask.stats)?;
    let calendar = crate::paper::calendar(bench)?;
    let of_table = |table| of_table(&counted, calendar, table);
    let mut sheets: Vec<Sheet> = counted.tables.iter().map(of_table).collect();
    let rows = sheets.iter().map(|s| s.rows.len()).sum();
    sheets.push(template::list(&counted));
    Ok(Made {
        rows,
        sheets,
        names: false,
        without_consent: 0,
    })
}

fn of_table(counted: &Counted, calendar: era::Calendar, table: &Table) -> Sheet {
    let about = shown::about(counted, calendar, table.id);
    let mut head = vec![about.title.clone()];
    head.extend(table.columns.iter().map(|c| c.label.clone()));
    let mut rows: Vec<Vec<Entry>> = Vec::new();
    for (name, cells) in &table.rows {
        let mut row = vec![Entry::text(&name.label)];
        row.extend(cells.iter().map(|cell| entry(cell.value)));
        rows.push(row);
    }
    for (label, words) in [("数えたもの", about.counted), ("基準日", about.basis)] {
        // Each line of a CSV has as many cells as its head.
        let mut row = vec![Entry::text(format!("{label}: {words}"))];
        row.resize(head.len(), Entry::text(""));
        rows.push(row);
    }
    Sheet {
        name: sheet_name(&about.title),
        head,
        rows,
        ..Sheet::default()
    }
}

/// What programs refuse in the name of a sheet is left out.
fn sheet_name(title: &str) -> String {
    let allowed = |c: &char| !"[]:*?/\\'".contains(*c);
    title.chars().filter(allowed).take(31).collect()
}

fn entry(value: Value) -> Entry {
    shown::number(value).map_or_else(|| Entry::text(""), Entry::Number)
}

/// Cases and activities that are listed.
struct Rows<'a> {
    bench: &'a Workbench,
    counted: Counted,
    /// Cases in the order of the list.
    cases: Vec<usize>,
    /// What the lists show of a case.
    list: HashMap<String, store::case::ListRow>,
    /// Cases without the consent that the purpose needs.
    without: BTreeSet<String>,
    key: zeroize::Zeroizing<[u8; 32]>,
}

impl<'a> Rows<'a> {
    fn of(bench: &'a Workbench, ask: &TableAsk) -> ApiResult<Self> {
        let listed = ask.what == "case_list";
        let stats = if listed {
            StatsAsk {
                period: "range".to_owned(),
                from: "2000-04-01".to_owned(),
                to: "2039-03-31".to_owned(),
                ..StatsAsk::default()
            }
        } else {
            report::may_leave(&ask.stats)?;
            ask.stats.clone()
        };
        let counted = count(bench, &stats)?;
        let store = bench.store()?;
        let rows = if listed {
            crate::case::rows(bench, ask.cases.clone(), MOST)?
        } else {
            let all = CaseQuery {
                status: "all".to_owned(),
                sort: "opened".to_owned(),
                ..CaseQuery::default()
            };
            crate::case::rows(bench, all, MOST)?
        };
        let material = &counted.material.cases;
        let cases = if listed {
            let place: HashMap<&str, usize> = material
                .iter()
                .enumerate()
                .map(|(at, c)| (c.id.as_str(), at))
                .collect();
            rows.iter()
                .filter_map(|r| place.get(r.case_id.as_str()).copied())
                .collect()
        } else {
            let supported = |(at, case)| counted.period.supports(case).then_some(at);
            material.iter().enumerate().filter_map(supported).collect()
        };
        let without = if ask.consent.is_empty() {
            BTreeSet::new()
        } else {
            if !assets::codes().knows("consent_purpose", &ask.consent) {
                return Err(ApiError::NotFound);
            }
            let agreed = store.agreed_cases(&ask.consent, &bench.today().to_string())?;
            let ids = material.iter().map(|c| c.id.clone());
            ids.filter(|id| !agreed.contains(id)).collect()
        };
        Ok(Self {
            bench,
            cases,
            list: rows.into_iter().map(|r| (r.case_id.clone(), r)).collect(),
            without,
            key: secret32(bench, "pseudonym")?,
            counted,
        })
    }

    fn made(&self, ask: &TableAsk) -> ApiResult<Made> {
        let edition = edition(self.bench, &ask.what).ok_or(ApiError::NotFound)?;
        let columns = chosen(edition, &ask.columns)?;
        let held = |case: &CaseFact| self.without.contains(&case.id);
        let case = |at: usize| self.counted.material.cases.get(at);
        let (mut rows, mut without) = (Vec::new(), BTreeSet::new());
        let mut push = |case: &CaseFact, act: Option<&ActivityFact>| {
            if held(case) {
                without.insert(case.id.clone());
            } else {
                let cells = columns.iter().map(|c| self.cell(&c.code, case, act));
                rows.push(cells.collect());
            }
        };
        if ask.what == "activities" {
            for act in &self.counted.material.activities {
                if let Some(case) = case(act.case) {
                    push(case, Some(act));
                }
            }
        } else {
            self.cases
                .iter()
                .filter_map(|at| case(*at))
                .for_each(|c| push(c, None));
        }
        let name = if ask.what == "activities" {
            "支援経過"
        } else {
            "事例"
        };
        let sheet = Sheet {
            name: name.to_owned(),
            head: columns.iter().map(|c| c.head.clone()).collect(),
            rows,
            property: Some((PROPERTY.to_owned(), edition.mark())),
            ..Sheet::default()
        };
        Ok(Made {
            rows: sheet.rows.len(),
            sheets: vec![sheet],
            names: columns.iter().any(|c| c.names),
            without_consent: without.len(),
        })
    }

    fn cell(&self, code: &str, case: &CaseFact, act: Option<&ActivityFact>) -> Entry {
        let codes = assets::codes();
        let label = |list: &str, code: &str| Entry::text(codes.label(list, code));
        let labels = |list: &str, all: &[String]| {
            let words: Vec<&str> = all.iter().map(|c| codes.label(list, c)).collect();
            Entry::text(words.join(crate::import::BETWEEN))
        };
        let row = self.list.get(&case.id);
        let shown = |of: fn(&store::case::ListRow) -> &str| Entry::text(row.map_or("", of));
        let key = &self.key;
        match (code, act) {
            ("code", _) => Entry::text(table_case(key, &case.id)),
            ("persons", _) => Entry::text(table_case(key, &case.person_id)),
            ("opened_on", _) => Entry::text(&case.opened_on),
            ("closed_on", _) => Entry::text(&case.closed_on),
            ("group", _) => label("hq_group", &group_of(case, codes)),
            ("disease", _) => label("disease", &case.disease),
            ("path", _) => label("path", &case.path),
            ("stage", _) => label("stage", row.map_or("", |r| &r.stage)),
            ("care_setting", _) => label("care_setting", &case.care_setting),
            ("leave_from", _) => Entry::text(&case.leave_from),
            ("return_on", _) => Entry::text(&case.return_on),
            ("outcome", _) => label("outcome", &case.outcome),
            ("outcome_on", _) => Entry::text(&case.outcome_on),
            ("sex", _) => label("sex", row.map_or("", |r| &r.sex)),
            ("age_band", _) => Entry::text(row.map_or(String::new(), |r| self.age_band(r))),
            ("number", _) => Entry::text(&case.number),
            ("name", _) => Entry::text(&case.name),
            ("kana", _) => shown(|r| &r.kana),
            ("birth_date", _) => shown(|r| &r.birth_date),
            ("on_date", Some(act)) => Entry::text(&act.on_date),
            ("minutes", Some(act)) => act
                .minutes
                .map_or_else(|| Entry::text(""), |m| entry(Value::Minutes(m))),
            ("channel", Some(act)) => label("channel", &act.channel),
            ("link", Some(act)) => label("link", &act.link),
            ("kinds", Some(act)) => labels("kind", &act.kinds),
            ("partners", Some(act)) => labels("partner", &act.partners),
            _ => Entry::text(""),
        }
    }

    /// The age today in bands of ten years.
    fn age_band(&self, row: &store::case::ListRow) -> String {
        let age = row
            .birth_date
            .parse()
            .ok()
            .and_then(|born| era::age(born, self.bench.today()));
        let band = age.map(deident::age_band).unwrap_or_default();
        assets::codes().label("age_band", &band).to_owned()
    }
}
