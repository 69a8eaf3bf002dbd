//! 今日: what has a date or waits, each with its rule and the place where it is done; done and put off.

mod later;
mod of_case;
mod papers;

use crate::assets;
use crate::desk::days_until;
use crate::error::ApiResult;
use crate::message::*;
use crate::session::{Workbench, required};
use crate::settings::name_of;
use chrono::{Duration, NaiveDate};
use model::check;
use model::era;
use model::noun::{Memo, Noun, Todo};
use model::today::{LineRule, Settle};
use std::collections::HashMap;
use store::desk::DateRow;
use store::today::{MarkRow, OwnLine, TaskKey};
use store::{Store, StoreError};

pub(crate) use of_case::{is_for_all_eyes, of_case};
pub(crate) use papers::of_case as papers_of;

/// Days ahead that 今日 shows.
const AHEAD: i64 = 30;
/// Lines of the first list before 「ほか N 件」.
const FIRST: usize = 50;
/// Lines of a list at the side before 「ほか N 件」.
const BESIDE: usize = 5;

/// The first screen.
pub(crate) fn today(bench: &mut Workbench, _: Nothing) -> ApiResult<Today> {
    let today = bench.today();
    let marks = Marks::read(bench)?;
    let (dates, mut snoozed) = dated(bench, &marks)?;
    let (opened, mut dates): (Vec<_>, Vec<_>) = dates.into_iter().partition(is_opened);
    let counts = count(&dates);
    let quiet = quiet(bench, &marks)?;
    let papers = papers::lines(bench, &marks)?;
    let later = later::lines(bench, &marks)?.len();
    snoozed.extend(quiet.1);
    snoozed.extend(papers.1);
    dates.truncate(FIRST);
    let store = bench.store()?;
    locate(store, &mut dates, today)?;
    let missing = missing(bench, 0, BESIDE)?;
    let store = bench.store()?;
    Ok(Today {
        date: era::both(today),
        dates,
        counts,
        opened: page(store, opened, 0, BESIDE, today)?,
        later,
        snoozed: page(store, snoozed, 0, BESIDE, today)?,
        drafts: crate::draft::of_user(bench)?,
        missing,
        quiet: page(store, quiet.0, 0, BESIDE, today)?,
        papers: {
            let mut group = papers::first(papers.0, BESIDE);
            locate(store, &mut group.lines, today)?;
            group
        },
        memos: memos(store)?,
        exchange: exchange_counts(bench)?,
        unanswered: unanswered(bench)?,
        backup_at: store.meta("backup_at")?.unwrap_or_default(),
        backup: crate::backup::standing(bench)?,
        kept_over: crate::retention::count_over(bench)?,
    })
}

/// A page of one of the lists, whole.
pub(crate) fn list(bench: &mut Workbench, ask: TodayQuery) -> ApiResult<TodayGroup> {
    let marks = Marks::read(bench)?;
    let (from, limit) = (ask.offset as usize, ask.limit.clamp(1, 200) as usize);
    let lines = match ask.list.as_str() {
        "dates" => dates_of(bench, &marks, false)?,
        "opened" => dates_of(bench, &marks, true)?,
        "later" => later::lines(bench, &marks)?,
        "quiet" => quiet(bench, &marks)?.0,
        "papers" => papers::lines(bench, &marks)?.0,
        "snoozed" => {
            let mut all = dated(bench, &marks)?.1;
            all.extend(quiet(bench, &marks)?.1);
            all.extend(papers::lines(bench, &marks)?.1);
            all
        }
        "missing" => return missing(bench, from, limit),
        _ => return Err(crate::record::bad("list")),
    };
    page(bench.store()?, lines, from, limit, bench.today())
}

/// The dates that are opened already, or all others.
fn dates_of(bench: &Workbench, marks: &Marks, opened: bool) -> ApiResult<Vec<TodayLine>> {
    let mut lines = dated(bench, marks)?.0;
    lines.retain(|line| is_opened(line) == opened);
    Ok(lines)
}

/// Is it a first possible day that has come? Nothing of it is late, so it stands apart from what is.
fn is_opened(line: &TodayLine) -> bool {
    !line.opens.is_empty() && line.days <= 0
}

fn page(
    store: &Store,
    lines: Vec<TodayLine>,
    from: usize,
    limit: usize,
    today: NaiveDate,
) -> ApiResult<TodayGroup> {
    let total = lines.len();
    let mut lines: Vec<TodayLine> = lines.into_iter().skip(from).take(limit).collect();
    locate(store, &mut lines, today)?;
    Ok(TodayGroup { lines, total })
}

/// Marks that stand today, by the line they stand over.
struct Marks {
    by_key: HashMap<TaskKey, MarkRow>,
    today: String,
}

impl Marks {
    fn read(bench: &Workbench) -> ApiResult<Self> {
        let today = bench.today().to_string();
        Ok(Self::over_rows(bench.store()?.task_marks(&today)?, today))
    }

    fn of_case(bench: &Workbench, case_id: &str) -> ApiResult<Self> {
        let today = bench.today().to_string();
        let rows = bench.store()?.task_marks_of(case_id, &today)?;
        Ok(Self::over_rows(rows, today))
    }

    fn over_rows(rows: Vec<MarkRow>, today: String) -> Self {
        let by_key = rows.into_iter().map(|row| (row.key.clone(), row));
        Self {
            by_key: by_key.collect(),
            today,
        }
    }

    /// The mark over a line; one of older versions knows no record.
    fn over(&self, key: &LineKey) -> Option<&MarkRow> {
        let mut key = key_of(key);
        self.by_key.get(&key).or_else(|| {
            key.record_id.clear();
            self.by_key.get(&key)
        })
    }

    /// Sorts lines into those that are shown and those that were put off; what was noted as done is gone.
    fn sort(
        &self,
        bench: &Workbench,
        lines: impl IntoIterator<Item = TodayLine>,
    ) -> (Vec<TodayLine>, Vec<TodayLine>) {
        let (mut shown, mut away) = (Vec::new(), Vec::new());
        for mut line in lines {
            let Some(mark) = self.over(&line.key) else {
                shown.push(line);
                continue;
            };
            if mark.kind == "done" {
                continue;
            }
            let rule = assets::today_rules().of(&line.rule);
            let hidden = rule.hidden(&line.key.on, &mark.until, &self.today);
            line.snoozed = Some(Snoozed {
                id: mark.id.clone(),
                until: mark.until.clone(),
                reason: mark.reason.clone(),
                user: name_of(bench, &mark.user),
                shown: !hidden,
            });
            if hidden { &mut away } else { &mut shown }.push(line);
        }
        (shown, away)
    }
}

fn key_of(key: &LineKey) -> TaskKey {
    TaskKey {
        case_id: key.case_id.clone(),
        rule: key.rule.clone(),
        on: key.on.clone(),
        record_id: key.record_id.clone(),
    }
}

/// Everything with a date, by day: derived dates, to-dos, calls to be returned.
fn dated(bench: &Workbench, marks: &Marks) -> ApiResult<(Vec<TodayLine>, Vec<TodayLine>)> {
    let today = bench.today();
    let until = (today + Duration::days(AHEAD)).to_string();
    let store = bench.store()?;
    let mut lines: Vec<TodayLine> = store
        .dates_until(&until)?
        .into_iter()
        .map(|row| of_date(row, today))
        .collect();
    let own = store.todos_until(&until)?.into_iter();
    for row in own.chain(store.callbacks_until(&until)?) {
        lines.push(of_own(bench, row, today));
    }
    // Stable: lines of one day keep the order in which they were read.
    lines.sort_by(|a, b| a.on.cmp(&b.on));
    Ok(marks.sort(bench, lines))
}

/// Is it a line that somebody wrote down to do: a promise or a to-do?
pub(crate) fn is_own(rule: &str) -> bool {
    matches!(rule, "promise" | "todo" | "todo_promise")
}

fn of_date(row: DateRow, today: NaiveDate) -> TodayLine {
    TodayLine {
        key: LineKey {
            case_id: row.case_id.clone(),
            rule: row.rule.clone(),
            on: row.legal_on.clone(),
            record_id: row.record_id,
        },
        days: days_until(&row.on, today),
        case_id: row.case_id,
        name: row.name,
        kana: row.kana,
        on: row.on,
        legal_on: row.legal_on,
        label: row.label,
        basis: row.basis,
        rule: row.rule,
        notice: row.lead > 0,
        opens: row.opens,
        ..TodayLine::default()
    }
}

/// What a to-do or a call to be returned is called in every list.
pub(crate) fn own_label(rule: &str, said: String) -> String {
    match (rule, said.as_str()) {
        ("callback", "") => "折り返しの電話(相手の記録なし)".to_owned(),
        ("callback", caller) => format!("折り返しの電話({caller})"),
        _ => said,
    }
}

fn of_own(bench: &Workbench, row: OwnLine, today: NaiveDate) -> TodayLine {
    let rule = assets::today_rules().of(&row.rule);
    let label = own_label(&row.rule, row.label);
    TodayLine {
        key: LineKey {
            case_id: row.case_id.clone(),
            rule: row.rule.clone(),
            on: row.on.clone(),
            record_id: row.record_id,
        },
        days: days_until(&row.on, today),
        case_id: row.case_id,
        name: row.name,
        kana: row.kana,
        on: row.on,
        label,
        basis: rule.basis,
        rule: row.rule,
        staff: if row.staff.is_empty() {
            String::new()
        } else {
            name_of(bench, &row.staff)
        },
        ..TodayLine::default()
    }
}

/// Open cases without contact for the set number of days, the longest first.
fn quiet(bench: &Workbench, marks: &Marks) -> ApiResult<(Vec<TodayLine>, Vec<TodayLine>)> {
    let today = bench.today();
    let days = i64::from(crate::settings::read(bench)?.quiet_days);
    let before = (today - Duration::days(days)).to_string();
    let rows = bench.store()?.quiet_cases(&before)?;
    let rule = assets::today_rules().of("quiet");
    let lines = rows.into_iter().map(|[case_id, name, kana, last]| {
        let since = -days_until(&last, today);
        let mut line = plain(&rule, case_id, name, kana, last);
        line.days = -since;
        line.since = true;
        line.label = format!("{since}日間、経過の記録がありません");
        line.basis = format!("{}(設定は{days}日)", rule.basis);
        line
    });
    Ok(marks.sort(bench, lines))
}

fn missing(bench: &Workbench, from: usize, limit: usize) -> ApiResult<TodayGroup> {
    let store = bench.store()?;
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let rule = assets::today_rules().of("missing");
    let rows = store.missing_cases(small(from), small(limit))?;
    let lines = rows.into_iter().map(|row| TodayLine {
        label: row.labels.join("・"),
        stage: row.stage,
        basis: rule.basis.clone(),
        ..plain(&rule, row.case_id, row.name, row.kana, String::new())
    });
    Ok(TodayGroup {
        lines: lines.collect(),
        total: usize::try_from(store.missing_count()?).unwrap_or(0),
    })
}

/// A line of a list that is not by date: its place is the tab of its rule.
fn plain(rule: &LineRule, case_id: String, name: String, kana: String, on: String) -> TodayLine {
    TodayLine {
        key: LineKey {
            case_id: case_id.clone(),
            rule: rule.id.clone(),
            on: on.clone(),
            record_id: String::new(),
        },
        case_id,
        name,
        kana,
        on,
        rule: rule.id.clone(),
        basis: rule.basis.clone(),
        ..TodayLine::default()
    }
}

fn memos(store: &Store) -> ApiResult<TodayMemos> {
    let (ids, total) = store.memo_ids("open", 0, u32::try_from(BESIDE).unwrap_or(5))?;
    let mut rows = Vec::new();
    for id in ids {
        rows.extend(store.get::<Memo>(&id)?);
    }
    Ok(TodayMemos {
        rows,
        total: usize::try_from(total).unwrap_or(0),
    })
}

fn count(lines: &[TodayLine]) -> TodayCounts {
    let of = |range: std::ops::RangeInclusive<i64>| {
        lines.iter().filter(|l| range.contains(&l.days)).count()
    };
    TodayCounts {
        overdue: of(i64::MIN..=-1),
        today: of(0..=0),
        week: of(1..=7),
        month: of(8..=AHEAD),
    }
}

/// Says of each line where it stands and what settles it; only of lines that are shown, because it looks records up.
fn locate(store: &Store, lines: &mut [TodayLine], today: NaiveDate) -> ApiResult<()> {
    for line in lines {
        let rule = assets::today_rules().of(&line.rule);
        line.legal = rule.legal;
        if line.place.tab.is_empty() {
            line.place = place_of(store, &line.key, &rule)?;
            line.settle = settle(line, &rule, today);
        } else {
            papers::locate(store, line)?;
        }
    }
    Ok(())
}

/// The place where a line stands.
pub(crate) fn place_of(store: &Store, key: &LineKey, rule: &LineRule) -> ApiResult<LinePlace> {
    let mut place = LinePlace {
        tab: rule.tab.clone(),
        noun: rule.noun.clone(),
        record_id: key.record_id.clone(),
        field: rule.field.clone(),
    };
    let Some(noun) = Noun::from_name(&rule.noun) else {
        return Ok(place);
    };
    if !rule.since.is_empty() {
        let newest = store.record_dated(noun, &key.case_id, &rule.since, "")?;
        place.record_id = newest.unwrap_or_default();
    } else if place.record_id.is_empty() {
        let found = store.record_dated(noun, &key.case_id, &rule.field, &key.on)?;
        place.record_id = found.unwrap_or_default();
    }
    Ok(place)
}

fn settle(line: &TodayLine, rule: &LineRule, today: NaiveDate) -> LineSettle {
    let mut place = line.place.clone();
    if !rule.settle_field.is_empty() {
        place.field.clone_from(&rule.settle_field);
    }
    if rule.fresh {
        place.record_id.clear();
    }
    LineSettle {
        by: if line.notice {
            Settle::Note
        } else {
            rule.settle
        },
        place,
        fresh: rule.fresh,
        value: if rule.today {
            today.to_string()
        } else {
            String::new()
        },
        noted: false,
    }
}

fn exchange_counts(bench: &Workbench) -> ApiResult<ExchangeCounts> {
    if bench.is_practice() {
        return Ok(ExchangeCounts::default());
    }
    let store = bench.store()?;
    let (unsent, waiting, received) = store.exchange_counts()?;
    let last = store.bundles()?.into_iter().next();
    let number = |n: i64| usize::try_from(n).unwrap_or(0);
    Ok(ExchangeCounts {
        unsent: number(unsent),
        waiting: number(waiting),
        received: number(received),
        last_sequence: last.as_ref().map_or(0, |b| b.sequence),
        last_on: last
            .map(|b| b.at.get(..10).unwrap_or_default().to_owned())
            .unwrap_or_default(),
    })
}

fn unanswered(bench: &Workbench) -> ApiResult<Vec<Unanswered>> {
    let today = bench.today();
    let rows = bench.store()?.unanswered_bundles()?.into_iter();
    Ok(rows
        .map(|(sequence, at, cases)| {
            let on = chrono::DateTime::parse_from_rfc3339(&at)
                .map(|t| crate::clock::business_date(t.to_utc()))
                .map_or_else(|_| String::new(), |day| day.to_string());
            Unanswered {
                days: -days_until(&on, today),
                sequence,
                on,
                cases,
            }
        })
        .collect())
}

fn marked(id: String) -> Changed<TaskMarked> {
    Changed {
        value: TaskMarked { id },
        touched: vec![Touched::Lists, Touched::Case],
    }
}

/// Notes a line as done: for lines that no record settles.
pub(crate) fn done(bench: &mut Workbench, ask: TaskDone) -> ApiResult<Changed<TaskMarked>> {
    let rule = assets::today_rules().of(&ask.key.rule);
    // What a record settles is recorded; a reminder of it has done its work when somebody says so.
    if rule.settle != Settle::Note && !bench.store()?.is_notice(&key_of(&ask.key))? {
        return Err(crate::record::bad("settled by a record"));
    }
    let today = bench.today();
    let id = bench.write(|w| {
        set_done(w, &ask.key.rule, &ask.key.record_id, &today.to_string())?;
        let id = w.put_mark("done", &key_of(&ask.key), &short(&ask.label), "", "")?;
        w.audit("task_done", &ask.key.case_id)?;
        follow(w, &ask.key.case_id, today)?;
        Ok(id)
    })?;
    Ok(marked(id))
}

/// Puts a line off to a day ahead, with a reason.
pub(crate) fn snooze(bench: &mut Workbench, ask: TaskSnooze) -> ApiResult<Changed<TaskMarked>> {
    let today = bench.today();
    let reason = ask.reason.trim();
    if reason.is_empty() {
        return Err(required("reason"));
    }
    let findings = check::line("reason", reason);
    if !findings.is_empty() {
        return Err(crate::error::ApiError::Invalid { findings });
    }
    let until: NaiveDate = ask.until.parse().map_err(|_| required("until"))?;
    if until <= today {
        return Err(required("until"));
    }
    if assets::today_rules().of(&ask.key.rule).id == "missing" {
        return Err(crate::record::bad("an item is put out, not put off"));
    }
    let id = bench.write(|w| {
        let until = until.to_string();
        let key = key_of(&ask.key);
        let id = w.put_mark("snooze", &key, &short(&ask.label), &until, reason)?;
        w.audit("task_snooze", &ask.key.case_id)?;
        Ok(id)
    })?;
    Ok(marked(id))
}

/// Takes a mark back: the line stands where it stood.
pub(crate) fn undo(bench: &mut Workbench, ask: ById) -> ApiResult<Changed<Nothing>> {
    let today = bench.today();
    bench.write(|w| {
        let (kind, key) = w.undo_mark(&ask.id)?;
        if kind == "done" {
            set_done(w, &key.rule, &key.record_id, "")?;
        }
        w.audit("task_undo", &key.case_id)?;
        follow(w, &key.case_id, today)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Lists, Touched::Case],
    })
}

/// A to-do is a record of its own: it carries the day, so that its history says it too.
fn set_done(w: &store::Writer<'_>, rule: &str, record_id: &str, on: &str) -> ApiResult<()> {
    if !rule.starts_with("todo") {
        return Ok(());
    }
    let mut todo = w.get::<Todo>(record_id)?.ok_or(StoreError::NotFound)?;
    on.clone_into(&mut todo.done_on);
    let user = if on.is_empty() { "" } else { w.user };
    user.clone_into(&mut todo.done_user);
    w.put(&mut todo)?;
    Ok(())
}

/// The derived dates of the case follow the mark, so that no other screen, list or paper tells what is done.
fn follow(w: &store::Writer<'_>, case_id: &str, today: NaiveDate) -> ApiResult<()> {
    if !case_id.is_empty() {
        crate::derive::refresh_case(w, case_id, today)?;
    }
    Ok(())
}

fn short(label: &str) -> String {
    label.chars().take(200).collect()
}

/// A to-do as it is kept.
pub(crate) fn todo(bench: &mut Workbench, ask: ById) -> ApiResult<Todo> {
    let found = bench.store()?.get::<Todo>(&ask.id)?;
    Ok(found.ok_or(StoreError::NotFound)?)
}

/// What was noted as done, newest first.
pub(crate) fn done_list(bench: &mut Workbench, ask: DoneQuery) -> ApiResult<DonePage> {
    let store = bench.store()?;
    let (rows, total) = store.done_marks(ask.offset, ask.limit.clamp(1, 200))?;
    let mut out = Vec::new();
    for mark in rows {
        let name = store.name_of_case(&mark.key.case_id)?;
        out.push(TaskDoneLine {
            id: mark.id,
            name: name.map(|(name, _)| name).unwrap_or_default(),
            label: mark.label,
            on: mark.key.on,
            user: name_of(bench, &mark.user),
            at: mark.at,
        });
    }
    Ok(DonePage { rows: out, total })
}
