//! Applying the rules: a case file, closed days and a day give dated lines.

use super::Dated;
use super::count::{Reached, reach};
use super::fact::{self, Fact, Start};
use super::kept::Kept;
use super::rule::{CountStep, Phase, Rule, Rules, Settled};
use super::sick_pay::{SickPayCount, count_sick_pay};
use crate::casefile::CaseFile;
use crate::fee::{self, FeeBook};
use crate::holiday::Holidays;
use chrono::{Days, NaiveDate};

/// The rules and the closed days that dates are counted with.
#[derive(Clone, Copy)]
pub struct Calendar<'a> {
    /// Rules.
    pub rules: &'a Rules,
    /// Closed days.
    pub holidays: &'a Holidays,
    /// Rules of the fee, which say how long 2回目以降 can follow.
    pub fees: &'a FeeBook,
    /// How long the facility keeps records; None = it has set no rule of its own.
    pub kept: Option<&'a Kept>,
}

/// A line and how it came about.
pub(super) struct Found<'a> {
    pub line: Dated,
    pub rule: &'a Rule,
    pub start_on: String,
    pub reached: Vec<Reached>,
    /// Days before the end, for a notice.
    pub lead: u64,
    pub sick_pay: Option<SickPayCount>,
    /// Which record, where several rules of a group speak of one.
    record: usize,
    /// The legal end: of a notice, the end it speaks of.
    end: NaiveDate,
    /// Told in the case only.
    quiet: bool,
}

/// All dates of a case that are open on the day (ISO), earliest first. A closed case keeps only its follow-up after the
/// outcome.
pub fn open_dates(calendar: Calendar<'_>, file: &CaseFile, on: &str) -> Vec<Dated> {
    let found = found(calendar, file, on);
    let mut lines: Vec<Dated> = found
        .into_iter()
        .filter(|f| !f.quiet)
        .map(|f| f.line)
        .collect();
    lines.sort();
    lines
}

/// The same, with what is only told in the case.
pub fn all_dates(calendar: Calendar<'_>, file: &CaseFile, on: &str) -> Vec<Dated> {
    let mut lines: Vec<Dated> = found(calendar, file, on)
        .into_iter()
        .map(|f| f.line)
        .collect();
    lines.sort();
    lines
}

/// What is told of an open case and no longer of it when it is closed; reminders go with their dates and are not named.
pub fn ending_dates(calendar: Calendar<'_>, file: &CaseFile, on: &str) -> Vec<Dated> {
    let found = found(calendar, file, on).into_iter();
    let ending = found.filter(|f| f.rule.phase == Phase::Open && f.lead == 0 && !f.quiet);
    let mut lines: Vec<Dated> = ending.map(|f| f.line).collect();
    lines.sort();
    lines
}

pub(super) fn found<'a>(calendar: Calendar<'a>, file: &CaseFile, on: &str) -> Vec<Found<'a>> {
    let closed = !file.case.closed_on.is_empty();
    let speaks = |rule: &&Rule| match rule.phase {
        Phase::Open => !closed,
        Phase::Any => true,
        Phase::Closed => closed,
    };
    let mut ends = Vec::new();
    for rule in calendar.rules.rules.iter().filter(speaks) {
        if rule.fact == Fact::SickPay {
            of_sick_pay(calendar, rule, file, on, &mut ends);
            continue;
        }
        if rule.fact == Fact::FeeWindow {
            ends.extend(of_fee_window(calendar, rule, file, on));
            continue;
        }
        for start in fact::starts(rule, file, on) {
            if rule.holds(&start.on) && is_of(calendar.rules, rule, &start) {
                ends.extend(of_start(calendar, rule, file, &start));
            }
        }
    }
    ends.retain(|f| super::assessment::stands(f.rule, file, f.record));
    keep_first_of_group(&mut ends);
    let mut all = Vec::new();
    for end in ends {
        if is_settled(end.rule, file) {
            continue;
        }
        notices(calendar, &end, file, &mut all);
        all.push(end);
    }
    all.retain(|f| f.line.drops_on.is_empty() || on < f.line.drops_on.as_str());
    all.retain(|f| !is_done(&f.line, file));
    all
}

/// The period of 2回目以降 that runs on the day; one that crosses a revision is no date.
fn of_fee_window<'a>(
    calendar: Calendar<'a>,
    rule: &'a Rule,
    file: &CaseFile,
    on: &str,
) -> Option<Found<'a>> {
    let window = fee::window_of(calendar.fees, file, on).filter(|w| !w.last_month.is_empty())?;
    let start_on = format!("{}-01", window.from_month);
    let months = u32::try_from(window.months).ok()?;
    let reached = reach(start_on.parse().ok()?, &[CountStep::ThroughMonths(months)])?;
    let end = reached.last()?.on;
    Some(Found {
        line: line(calendar, rule, end, rule.label.clone()),
        rule,
        start_on,
        reached,
        lead: 0,
        sick_pay: None,
        record: 0,
        end,
        quiet: rule.quiet,
    })
}

/// Is the rule the one for this resource? A rule without names stands for all that no other one names.
fn is_of(rules: &Rules, rule: &Rule, start: &Start) -> bool {
    if rule.resources.is_empty() {
        start.resource.is_empty() || !rules.named_elsewhere(rule, &start.resource)
    } else {
        rule.resources.contains(&start.resource)
    }
}

fn of_start<'a>(
    calendar: Calendar<'a>,
    rule: &'a Rule,
    file: &CaseFile,
    start: &Start,
) -> Option<Found<'a>> {
    let from: NaiveDate = start.on.parse().ok()?;
    let reached = reach(from, &start.filled(calendar.steps(rule))?)?;
    let counted = reached.last().map_or(from, |r| r.on);
    let end = if rule.day.is_empty() {
        counted
    } else {
        rule.day.parse().ok()?
    };
    let label = match (start.label.as_str(), start.detail.as_str()) {
        ("", "") => rule.label.clone(),
        ("", detail) => format!("{}({detail})", rule.label),
        (label, _) => label.to_owned(),
    };
    Some(Found {
        line: Dated {
            record_id: start.id.clone(),
            ..line(calendar, rule, end, label)
        },
        rule,
        start_on: start.on.clone(),
        reached,
        lead: 0,
        sick_pay: None,
        record: start.record,
        end,
        quiet: rule.quiet || is_of_before(rule, file, end),
    })
}

fn line(calendar: Calendar<'_>, rule: &Rule, end: NaiveDate, label: String) -> Dated {
    let keep = rule.keep_days.and_then(|days| {
        let last = end.checked_add_days(Days::new(days))?;
        last.succ_opt()
    });
    Dated {
        on: shown(calendar, rule, end).to_string(),
        legal_on: end.to_string(),
        rule: rule.id.clone(),
        label,
        basis: rule.basis.clone(),
        drops_on: keep.map(|day| day.to_string()).unwrap_or_default(),
        opens: rule.opens.clone(),
        ..Dated::default()
    }
}

/// Had the end passed long before anybody here could see to it?
fn is_of_before(rule: &Rule, file: &CaseFile, end: NaiveDate) -> bool {
    let opened = file.case.opened_on.parse::<NaiveDate>().ok();
    let since = rule
        .quiet_before
        .zip(opened)
        .and_then(|(days, opened)| opened.checked_sub_days(Days::new(days)));
    since.is_some_and(|since| end < since)
}

fn shown(calendar: Calendar<'_>, rule: &Rule, end: NaiveDate) -> NaiveDate {
    if rule.fixed {
        end
    } else {
        calendar.holidays.last_working(end)
    }
}

/// The reminders before an end; one that lay before the case is no use, and after the end there is nothing to remind of. The
/// next one takes the place of the one before. That somebody spoke with the person says nothing of what it reminds of.
fn notices<'a>(calendar: Calendar<'a>, end: &Found<'a>, file: &CaseFile, all: &mut Vec<Found<'a>>) {
    if is_prepared(end.rule, file) {
        return;
    }
    let over = end.end.succ_opt().unwrap_or(end.end);
    let mut days: Vec<(u64, NaiveDate)> = end
        .rule
        .lead
        .iter()
        .filter_map(|lead| {
            let day = end.end.checked_sub_days(Days::new(*lead))?;
            (day.to_string() >= file.case.opened_on).then_some((*lead, day))
        })
        .collect();
    days.sort_by_key(|(_, day)| *day);
    let shown: Vec<NaiveDate> = days
        .iter()
        .map(|(_, day)| calendar.holidays.last_working(*day))
        .collect();
    let next = shown.iter().skip(1).copied().chain([over]);
    for (((lead, day), on), drops_on) in days.iter().zip(&shown).zip(next) {
        let label = end.rule.notice.replace("{n}", &lead.to_string());
        all.push(Found {
            line: Dated {
                on: on.to_string(),
                legal_on: day.to_string(),
                rule: end.rule.id.clone(),
                label,
                basis: end.rule.basis.clone(),
                drops_on: drops_on.to_string(),
                record_id: end.line.record_id.clone(),
                lead: u32::try_from(*lead).unwrap_or(u32::MAX),
                opens: end.rule.prepare.clone(),
            },
            rule: end.rule,
            start_on: end.start_on.clone(),
            reached: end.reached.clone(),
            lead: *lead,
            sick_pay: end.sick_pay.clone(),
            record: end.record,
            end: end.end,
            quiet: end.quiet,
        });
    }
}

/// Is what the notice asks for under way by a record of its own?
fn is_prepared(rule: &Rule, file: &CaseFile) -> bool {
    rule.fact == Fact::OpinionUntil && file.awaited_opinion().is_some()
}

fn keep_first_of_group(ends: &mut Vec<Found<'_>>) {
    let firsts: Vec<(String, usize, NaiveDate)> = ends
        .iter()
        .map(|f| (f.rule.group.clone(), f.record, f.end))
        .collect();
    ends.retain(|f| {
        f.rule.group.is_empty()
            || !firsts.iter().any(|(group, record, end)| {
                *group == f.rule.group && *record == f.record && *end < f.end
            })
    });
}

fn is_settled(rule: &Rule, file: &CaseFile) -> bool {
    match rule.settled {
        Settled::Benefit => file.benefits.iter().any(|b| {
            rule.settled_by.contains(&b.resource)
                && matches!(
                    b.state.as_str(),
                    "applying" | "receiving" | "ended" | "not_applicable"
                )
        }),
        Settled::Fact | Settled::FollowUp | Settled::Note => false,
    }
}

/// Did somebody note this very line as done? A note of older versions knows no record: it holds for whichever has the date.
fn is_done(line: &Dated, file: &CaseFile) -> bool {
    file.support.done.iter().any(|mark| {
        mark.rule == line.rule
            && mark.on == line.legal_on
            && (mark.record_id.is_empty() || mark.record_id == line.record_id)
    })
}

/// A last paid day where the benefit runs on; where it does not, only what it would be.
fn of_sick_pay<'a>(
    calendar: Calendar<'a>,
    rule: &'a Rule,
    file: &CaseFile,
    on: &str,
    ends: &mut Vec<Found<'a>>,
) {
    let Ok(today) = on.parse::<NaiveDate>() else {
        return;
    };
    let is_back = file.is_back(on);
    for count in count_sick_pay(file, today) {
        if !rule.holds(&count.first_on) {
            continue;
        }
        // Back at work and no period recorded: nobody knows what was paid since.
        let is_over = count.until.is_empty() || count.estimated && is_back;
        let runs = !is_over;
        if runs == rule.quiet {
            continue;
        }
        let end = if runs {
            &count.until
        } else {
            &count.earliest_end
        };
        let Ok(end) = end.parse::<NaiveDate>() else {
            continue;
        };
        let label = if count.illness.is_empty() {
            rule.label.clone()
        } else {
            format!("{}({})", rule.label, count.illness)
        };
        ends.push(Found {
            line: line(calendar, rule, end, label),
            rule,
            start_on: count.first_on.clone(),
            reached: Vec::new(),
            lead: 0,
            sick_pay: Some(count),
            record: 0,
            end,
            quiet: rule.quiet,
        });
    }
}
