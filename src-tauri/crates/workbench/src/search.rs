//! One box over cases, activities, the manual and own documents.

use crate::assets;
use crate::derive::{activity_lines, case_lines};
use crate::error::ApiResult;
use crate::message::*;
use crate::session::Workbench;
use chrono::Duration;
use model::era;
use model::fold::{self, Query};
use model::noun::Activity;
use store::Store;
use store::search::{DocKind, Hit};

/// Searches everything; the audit notes that a search was made, never what was typed.
pub(crate) fn search(bench: &mut Workbench, ask: SearchQuery) -> ApiResult<SearchFound> {
    let query = Query::read(&ask.text);
    let limit = if ask.limit == 0 {
        8
    } else {
        ask.limit.clamp(1, 100)
    };
    if query.is_empty() {
        return Ok(SearchFound {
            cases: SearchGroup::default(),
            activities: SearchGroup::default(),
            passages: SearchGroup::default(),
            documents: SearchGroup::default(),
            empty_query: true,
        });
    }
    note(bench)?;
    let store = bench.store()?;
    let only = crate::interview::only(bench);
    let (cases, case_total) = store.search_in(DocKind::Case, &query, limit, &only)?;
    let (activities, activity_total) = store.search_in(DocKind::Activity, &query, limit, &only)?;
    let found = SearchFound {
        cases: SearchGroup {
            total: case_total,
            hits: collect(cases, |h| case_hit(store, h, &query))?,
        },
        activities: SearchGroup {
            total: activity_total,
            hits: collect(activities, |h| activity_hit(store, h, &query))?,
        },
        passages: crate::manual::find(&bench.manual(), &ask.text, limit),
        documents: crate::manual::find_documents(bench, &ask.text, limit)?,
        empty_query: false,
    };
    Ok(found)
}

/// Notes that a search was made, once a minute and never what was typed.
fn note(bench: &mut Workbench) -> ApiResult<()> {
    let now = bench.now();
    if bench
        .search_noted
        .is_none_or(|last| now - last >= Duration::minutes(1))
    {
        bench.note("search", "")?;
        bench.search_noted = Some(now);
    }
    Ok(())
}

fn collect(
    hits: Vec<Hit>,
    mut make: impl FnMut(&Hit) -> ApiResult<Option<SearchHit>>,
) -> ApiResult<Vec<SearchHit>> {
    let mut out = Vec::with_capacity(hits.len());
    for hit in &hits {
        if let Some(hit) = make(hit)? {
            out.push(hit);
        }
    }
    Ok(out)
}

fn case_hit(store: &Store, hit: &Hit, query: &Query) -> ApiResult<Option<SearchHit>> {
    let file = store.case_file(&hit.case_id)?;
    let row = store.case_row(&hit.case_id, "")?;
    let lines = case_lines(&file);
    let title = row.name.clone();
    let (excerpt, spans) = best_line(lines.iter().filter(|l| **l != title), query);
    Ok(Some(SearchHit {
        id: hit.record_id.clone(),
        case_id: hit.case_id.clone(),
        title_spans: fold::locate(&title, query),
        sub: [
            row.number.as_str(),
            row.disease_label.as_str(),
            row.work.as_str(),
        ]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect::<Vec<_>>()
        .join(" ・ "),
        title,
        excerpt,
        spans,
        page: 0,
    }))
}

fn activity_hit(store: &Store, hit: &Hit, query: &Query) -> ApiResult<Option<SearchHit>> {
    let Some(activity) = store.get::<Activity>(&hit.record_id)? else {
        return Ok(None);
    };
    let row = store.case_row(&hit.case_id, "")?;
    let lines = activity_lines(&activity);
    let (excerpt, spans) = best_line(lines.iter(), query);
    let date = activity.on_date.parse().map(era::short).unwrap_or_default();
    Ok(Some(SearchHit {
        id: hit.record_id.clone(),
        case_id: hit.case_id.clone(),
        title_spans: fold::locate(&row.name, query),
        title: row.name,
        sub: format!(
            "{date} {}",
            assets::codes().label("channel", &activity.channel)
        ),
        excerpt,
        spans,
        page: 0,
    }))
}

/// The line with the most matches, cut around the first of them.
fn best_line<'a>(
    lines: impl Iterator<Item = &'a String>,
    query: &Query,
) -> (String, Vec<fold::Span>) {
    lines
        .map(|line| (fold::locate(line, query).len(), line))
        .filter(|(n, _)| *n > 0)
        .max_by_key(|(n, _)| *n)
        .map(|(_, line)| fold::excerpt(line, query, 80))
        .unwrap_or_default()
}
