//! What a save leaves behind beside its rows: derived values of the lists, and the search documents.

use crate::assets;
use crate::clock;
use crate::error::ApiResult;
use crate::session::Workbench;
use chrono::NaiveDate;
use model::casefile::CaseFile;
use model::code::CodeBook;
use model::noun::{Activity, Record, Shape};
use model::{deadline, deident, stage};
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::Writer;
use store::case::Derived;
use store::search::DocKind;
use store::slots::hex;

/// Computes everything that the lists show of a case.
pub(crate) fn derive(file: &CaseFile, today: NaiveDate) -> Derived {
    let codes = assets::codes();
    let rules = assets::stage_rules();
    let today = today.to_string();
    let view = stage::judge(rules, file, &today);
    let projection = deident::project(file, codes, None, &today);
    let dates = deadline::open_dates(assets::calendar(), file, &today);
    // What has become possible is no next date: it waits for nobody.
    let due = dates.iter().find(|date| !date.is_opened(&today)).cloned();
    Derived {
        due,
        name: file.person.shown_name().to_owned(),
        stage: view.current,
        path: view.path,
        missing: view.missing.into_iter().map(|m| m.label).collect(),
        disease: file
            .treatment()
            .map_or("", |t| t.disease.as_str())
            .to_owned(),
        disease_label: disease_words(file, codes),
        work: work_words(file, codes, &today),
        dates,
        consented: deident::agreed(file, &today),
        content_hash: content_hash(&projection.fields),
        rules_version: assets::rules_version().to_owned(),
    }
}

/// Digest of what would leave.
pub(crate) fn content_hash(fields: &serde_json::Map<String, Value>) -> String {
    hex(&Sha256::digest(Value::Object(fields.clone()).to_string()))
}

fn disease_words(file: &CaseFile, codes: &CodeBook) -> String {
    match file.treatment() {
        Some(t) if !t.disease_name.is_empty() => t.disease_name.clone(),
        Some(t) => codes.label("disease", &t.disease).to_owned(),
        None => file.case.illness_line.clone(),
    }
}

/// Work in a few words: job title, else the first work item, else the line that was written.
fn work_words(file: &CaseFile, codes: &CodeBook, on: &str) -> String {
    let Some(e) = file.employment(on) else {
        return file.case.work_line.clone();
    };
    if !e.job_title.is_empty() {
        return e.job_title.clone();
    }
    let label = match e.work_items.first() {
        // The number of the card means nothing in a list.
        Some(item) => codes
            .label("work_item", item)
            .split_once(' ')
            .map_or("", |(_, words)| words),
        None => codes.label("employment_status", &e.status),
    };
    if label.is_empty() {
        file.case.work_line.clone()
    } else {
        label.to_owned()
    }
}

/// Writes what rules and days make of a case; its words, and with them the search, stay as they are.
fn derive_anew(w: &Writer<'_>, case_id: &str, today: NaiveDate) -> ApiResult<CaseFile> {
    let file = w.case_file(case_id)?;
    w.put_derived(&file, &derive(&file, today))?;
    Ok(file)
}

/// Writes derived values and the search document of a case, in the transaction of the save.
pub(crate) fn refresh_case(w: &Writer<'_>, case_id: &str, today: NaiveDate) -> ApiResult<CaseFile> {
    let file = derive_anew(w, case_id, today)?;
    w.index(
        DocKind::Case,
        case_id,
        case_id,
        &file.case.opened_on,
        &case_lines(&file).join("\n"),
    )?;
    Ok(file)
}

/// Writes the search document of an activity.
pub(crate) fn index_activity(w: &Writer<'_>, activity: &Activity) -> ApiResult<()> {
    let text = activity_lines(activity).join("\n");
    w.index(
        DocKind::Activity,
        &activity.id,
        &activity.case_id,
        &activity.on_date,
        &text,
    )?;
    Ok(())
}

/// The searchable lines of a case: every text of its records, and the labels of its diseases.
pub(crate) fn case_lines(file: &CaseFile) -> Vec<String> {
    let codes = assets::codes();
    let mut lines = Vec::new();
    push_texts(&file.person, &mut lines);
    push_texts(&file.case, &mut lines);
    file.employments
        .iter()
        .for_each(|r| push_texts(r, &mut lines));
    for t in &file.treatments {
        push_texts(t, &mut lines);
        for (list, code) in [("disease", &t.disease), ("nanbyo", &t.nanbyo)] {
            if !code.is_empty() {
                lines.push(codes.label(list, code).to_owned());
            }
        }
    }
    file.insurances
        .iter()
        .for_each(|r| push_texts(r, &mut lines));
    file.consents.iter().for_each(|r| push_texts(r, &mut lines));
    file.opinions.iter().for_each(|r| push_texts(r, &mut lines));
    file.plans.iter().for_each(|r| push_texts(r, &mut lines));
    file.measures.iter().for_each(|r| push_texts(r, &mut lines));
    file.benefits.iter().for_each(|r| push_texts(r, &mut lines));
    file.outcomes.iter().for_each(|r| push_texts(r, &mut lines));
    file.fee_checks
        .iter()
        .for_each(|r| push_texts(r, &mut lines));
    file.sick_pays
        .iter()
        .for_each(|r| push_texts(r, &mut lines));
    lines
}

/// The searchable lines of an activity.
pub(crate) fn activity_lines(activity: &Activity) -> Vec<String> {
    let mut lines = Vec::new();
    push_texts(activity, &mut lines);
    lines
}

fn push_texts<R: Record>(record: &R, lines: &mut Vec<String>) {
    let Ok(Value::Object(map)) = serde_json::to_value(record) else {
        return;
    };
    for field in R::FIELDS {
        match (field.shape, map.get(field.name)) {
            (Shape::Short | Shape::Long, Some(Value::String(text))) if !text.is_empty() => {
                lines.push(text.clone());
            }
            (Shape::Rows, Some(Value::Array(rows))) => {
                for text in rows
                    .iter()
                    .filter_map(Value::as_object)
                    .flat_map(|r| r.values())
                    .filter_map(Value::as_str)
                {
                    if !text.is_empty() {
                        lines.push(text.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
}

/// Bookkeeping: the day up to which the derived values follow the calendar.
const DERIVED_ON: &str = "derived_on";

/// Rebuilds what older rules, an older folding or the days since left behind, in batches of short transactions.
pub(crate) fn catch_up(bench: &mut Workbench) -> ApiResult<()> {
    const BATCH: u32 = 200;
    let today = clock::business_date(bench.now());
    fold_anew(bench, today)?;
    turn_the_day(bench, today)?;
    let version = assets::rules_version();
    loop {
        let stale = bench.store()?.stale_cases(version, BATCH)?;
        if stale.is_empty() {
            return Ok(());
        }
        bench.write(|w| {
            for case_id in &stale {
                derive_anew(w, case_id, today)?;
            }
            Ok(())
        })?;
    }
}

/// Derives again what a date that has come changes without a save. A clock that went back waits for its day.
fn turn_the_day(bench: &mut Workbench, today: NaiveDate) -> ApiResult<()> {
    const BATCH: usize = 200;
    let on = today.to_string();
    let since = bench.store()?.meta(DERIVED_ON)?.unwrap_or_default();
    if since >= on {
        return Ok(());
    }
    for batch in bench.store()?.turned_cases(&since, &on)?.chunks(BATCH) {
        bench.write(|w| {
            for case_id in batch {
                derive_anew(w, case_id, today)?;
            }
            Ok(())
        })?;
    }
    Ok(bench.store()?.set_meta(DERIVED_ON, &on)?)
}

/// Fills the search index anew when it was made by another folding; an interrupted run starts again.
fn fold_anew(bench: &mut Workbench, today: NaiveDate) -> ApiResult<()> {
    const BATCH: usize = 50;
    let version = model::fold::VERSION.to_string();
    if bench.store()?.meta("fold_version")?.as_ref() == Some(&version) {
        return Ok(());
    }
    bench.write(|w| Ok(w.clear_index()?))?;
    for batch in bench.store()?.all_cases()?.chunks(BATCH) {
        let mut activities = Vec::new();
        for case_id in batch {
            activities.extend(bench.store()?.activities(case_id, 0, u32::MAX)?.0);
        }
        bench.write(|w| {
            for case_id in batch {
                refresh_case(w, case_id, today)?;
            }
            activities.iter().try_for_each(|a| index_activity(w, a))
        })?;
    }
    Ok(bench.store()?.set_meta("fold_version", &version)?)
}
