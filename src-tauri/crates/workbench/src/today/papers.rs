//! Forms that somebody else writes and that were given out, until what shows their return is recorded or noted.

use super::{Marks, plain};
use crate::assets;
use crate::desk::days_until;
use crate::error::ApiResult;
use crate::message::{LinePlace, LineSettle, TodayGroup, TodayLine};
use crate::session::Workbench;
use model::today::{PaperRule, Settle};
use store::Store;
use store::today::{Awaited, PaperOut};

/// What has been out for longer than this many days stands behind the rest: it is no work of today, and not forgotten.
const LONG: i64 = 400;

/// The lines, the longest out first, and behind them what has been out for very long; and those that were put off.
pub(super) fn lines(
    bench: &Workbench,
    marks: &Marks,
) -> ApiResult<(Vec<TodayLine>, Vec<TodayLine>)> {
    let today = bench.today();
    let titles = crate::paper::awaited(bench)?;
    let rules = assets::today_rules();
    let rule = rules.of("paper_out");
    let lines = out(bench, titles.keys(), "")?.into_iter().map(|row| {
        let title = titles.get(&row.paper).cloned().unwrap_or_default();
        let mut line = plain(&rule, row.case_id, row.name, row.kana, row.on);
        line.days = days_until(&line.on, today);
        line.since = true;
        line.label = format!("{title}の戻り");
        line.key.record_id = row.register.to_string();
        if let Some(paper) = rules.paper(&row.paper) {
            line.place = place(paper);
            line.settle = LineSettle {
                by: Settle::Record,
                place: place(paper),
                fresh: paper.fresh,
                value: today.to_string(),
                noted: true,
            };
        }
        line.form = row.paper;
        line
    });
    let (mut shown, away) = marks.sort(bench, lines);
    shown.sort_by_key(is_long_out);
    Ok((shown, away))
}

/// What 今日 shows beside the list: of what has been out for very long only how much there is.
pub(super) fn first(mut lines: Vec<TodayLine>, most: usize) -> TodayGroup {
    let total = lines.len();
    lines.retain(|line| !is_long_out(line));
    lines.truncate(most);
    TodayGroup { lines, total }
}

fn is_long_out(line: &TodayLine) -> bool {
    line.days < -LONG
}

/// Forms of one case that are out.
pub(crate) fn of_case(bench: &Workbench, case_id: &str) -> ApiResult<Vec<PaperOut>> {
    let titles = crate::paper::awaited(bench)?;
    out(bench, titles.keys(), case_id)
}

fn out<'a>(
    bench: &Workbench,
    forms: impl Iterator<Item = &'a String>,
    case_id: &str,
) -> ApiResult<Vec<PaperOut>> {
    let rules = assets::today_rules();
    let awaited: Vec<Awaited> = forms
        .map(|form| {
            let rule = rules.paper(form);
            Awaited {
                form: form.clone(),
                by: rule.map_or_else(String::new, |r| r.by.clone()),
                kinds: rule.map(|r| r.kinds.clone()).unwrap_or_default(),
            }
        })
        .collect();
    Ok(bench.store()?.papers_out(&awaited, case_id)?)
}

fn place(paper: &PaperRule) -> LinePlace {
    LinePlace {
        tab: paper.tab.clone(),
        noun: paper.noun.clone(),
        record_id: String::new(),
        field: paper.field.clone(),
    }
}

/// The record in which the return is noted: the newest one of its kind that waits for it, else a new one.
pub(super) fn locate(store: &Store, line: &mut TodayLine) -> ApiResult<()> {
    let rules = assets::today_rules();
    let Some(paper) = rules.paper(&line.form).filter(|paper| !paper.fresh) else {
        return Ok(());
    };
    let waiting = store.opinion_without(&line.case_id, &paper.field, &paper.kinds)?;
    line.place.record_id = waiting.unwrap_or_default();
    line.settle.place = line.place.clone();
    line.settle.fresh = line.place.record_id.is_empty();
    Ok(())
}
