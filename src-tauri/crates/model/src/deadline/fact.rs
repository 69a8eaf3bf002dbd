//! The named facts of a case from which dates are counted.

use super::rule::{CountStep, Recorded, Rule};
use crate::casefile::{CaseFile, Owed};
use crate::fold::fold;
use crate::noun::{Benefit, Employment, Measure, Record, Treatment};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A fact that a rule can start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// 転帰日, while the answer after 3 months is open
    Outcome3,
    /// 転帰日, while the answer after 6 months is open
    Outcome6,
    /// 転帰日, while the answer after 12 months is open
    Outcome12,
    /// 次のフォロー予定日
    Followup,
    /// 約束の期日, of an activity
    Promise,
    /// 約束の期日, of a promise after a talk
    TodoPromise,
    /// 用件の期日
    Todo,
    /// 電話メモの折り返しの期限
    Callback,
    /// 次回の受診日
    NextVisit,
    /// 同意の有効期限
    ConsentUntil,
    /// 意見書の措置期間の終わり
    OpinionUntil,
    /// 意見書の依頼日
    OpinionRequested,
    /// プランの見直し予定日
    PlanReview,
    /// 措置の見直し予定日
    MeasureReview,
    /// 措置の終わり
    MeasureUntil,
    /// 休職できる期限
    LeaveLimit,
    /// 休職の開始日, where no 休職できる期限 is recorded
    LeaveBegan,
    /// 欠勤の開始日, where neither of these is recorded
    AbsenceBegan,
    /// 契約期間の終わり
    ContractUntil,
    /// 有給休暇の残が消える日
    PaidLeaveUntil,
    /// 有給休暇の付与日, where no day is recorded on which the rest lapses
    PaidLeaveGranted,
    /// 退職日
    Left,
    /// 制度の満了日
    BenefitEnds,
    /// 制度の更新日
    BenefitRenewal,
    /// 制度の申請日
    BenefitApplied,
    /// 手帳の再認定・更新日
    HandbookRenewal,
    /// 初診日
    FirstVisit,
    /// 病名: a disease that the rule names, whatever its day
    Illness,
    /// 障害認定日の特例となる日: the one whose code stands in `resources` of the rule
    AssessmentEvent,
    /// 傷病手当金: counted from periods
    SickPay,
    /// 終結日
    Closed,
    /// 指導料: counted by the rules of the fee from the first time
    FeeWindow,
}

/// A recorded fact with its day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Start {
    /// ISO day.
    pub on: String,
    /// Label of the line where the record has words of its own (a promise).
    pub label: String,
    /// What is added to the label in brackets.
    pub detail: String,
    /// 制度, or the kind of event, where the rule asks for it.
    pub resource: String,
    /// Which record of its kind, where several rules speak of one.
    pub record: usize,
    /// The record that holds it.
    pub id: String,
    /// Months that the record says.
    pub months: Vec<(Recorded, u32)>,
}

impl Start {
    /// The steps with the months of the record; None where it does not say them.
    pub(super) fn filled(&self, steps: Vec<CountStep>) -> Option<Vec<CountStep>> {
        let said = |which: Recorded| {
            let found = self.months.iter().find(|(name, _)| *name == which);
            found.map(|(_, months)| CountStep::ThroughMonths(*months))
        };
        let of = |step: CountStep| match step {
            CountStep::ThroughRecorded(which) => said(which),
            other => Some(other),
        };
        steps.into_iter().map(of).collect()
    }
}

fn at(on: &str) -> Start {
    Start {
        on: on.to_owned(),
        ..Start::default()
    }
}

/// A day of a record.
fn of<R: Record>(record: &R, on: &str) -> Start {
    Start {
        id: record.id().to_owned(),
        ..at(on)
    }
}

/// The days of a fact, as the case stands on the day (ISO); empty ones are left out.
pub(super) fn starts(rule: &Rule, file: &CaseFile, on: &str) -> Vec<Start> {
    let fact = rule.fact;
    let found: Vec<Start> = match fact {
        Fact::Outcome3 | Fact::Outcome6 | Fact::Outcome12 => outcome(fact, file),
        Fact::Followup => vec![at(&file.case.followup_on)],
        Fact::Promise => file.support.promises.iter().map(owed).collect(),
        Fact::TodoPromise => file.support.todo_promises.iter().map(owed).collect(),
        Fact::Todo => file.support.todos.iter().map(owed).collect(),
        Fact::Callback => callbacks(rule, file),
        Fact::NextVisit => each(&file.treatments, |t| &t.next_visit_on),
        Fact::ConsentUntil => consents(file, on),
        Fact::OpinionUntil => each(file.opinion(), |o| &o.to_date),
        Fact::OpinionRequested => each(file.awaited_opinion(), |o| &o.requested_on),
        Fact::PlanReview => each(file.plans.first(), |p| &p.review_on),
        Fact::MeasureReview | Fact::MeasureUntil => measures(fact, file, on),
        Fact::LeaveLimit if file.is_back(on) => Vec::new(),
        Fact::LeaveLimit => employed(file, on, |e| of(e, &e.leave_limit_on)),
        Fact::LeaveBegan => employed(file, on, leave_began),
        Fact::AbsenceBegan => employed(file, on, absence_began),
        Fact::ContractUntil => employed(file, on, |e| of(e, &e.contract_until)),
        Fact::PaidLeaveUntil => employed(file, on, |e| paid_leave(e, &e.paid_leave_until)),
        Fact::PaidLeaveGranted => employed(file, on, paid_leave_granted),
        Fact::Left => left(file),
        Fact::BenefitEnds | Fact::BenefitRenewal | Fact::BenefitApplied => benefits(fact, file),
        Fact::HandbookRenewal => each(&file.insurances, |i| &i.handbook_renewal_on),
        Fact::FirstVisit => first_visits(file),
        Fact::AssessmentEvent => events(file),
        Fact::Illness => illnesses(rule, file),
        Fact::SickPay | Fact::FeeWindow => Vec::new(),
        Fact::Closed => vec![at(&file.case.closed_on)],
    };
    found.into_iter().filter(|s| !s.on.is_empty()).collect()
}

fn each<'a, R: Record + 'a>(
    records: impl IntoIterator<Item = &'a R>,
    day: impl Fn(&R) -> &String,
) -> Vec<Start> {
    records.into_iter().map(|r| of(r, day(r))).collect()
}

fn outcome(fact: Fact, file: &CaseFile) -> Vec<Start> {
    let last = file.outcomes.iter().take(1).filter(|o| o.code != "died");
    last.filter(|o| {
        let answered = match fact {
            Fact::Outcome3 => &o.follow3_on,
            Fact::Outcome6 => &o.follow6_on,
            _ => &o.follow12_on,
        };
        answered.is_empty()
    })
    .map(|o| of(o, &o.on_date))
    .collect()
}

fn owed(owed: &Owed) -> Start {
    Start {
        label: owed.what.clone(),
        id: owed.record_id.clone(),
        ..at(&owed.on)
    }
}

/// Of somebody who is recorded by initials only the caller is left out, who may be that person by full name.
fn callbacks(rule: &Rule, file: &CaseFile) -> Vec<Start> {
    let by_initials = file.person.initials_only || file.person.name.trim().is_empty();
    let start = |call: &Owed| Start {
        label: if by_initials || call.what.trim().is_empty() {
            String::new()
        } else {
            format!("{}({})", rule.label, call.what.trim())
        },
        ..owed(call)
    };
    file.support.callbacks.iter().map(start).collect()
}

/// Agreements that still stand for themselves: one that the person has given anew ends with the newer one.
fn consents(file: &CaseFile, on: &str) -> Vec<Start> {
    let standing = file
        .consents
        .iter()
        .filter(|c| c.withdrawn_on.is_empty() && c.answer == "agreed");
    standing
        .filter(|c| !c.until.is_empty() && !file.is_answered_anew(c, on))
        .map(|c| of(c, &c.until))
        .collect()
}

/// Diseases that the rule names by code or by a word of their name.
fn illnesses(rule: &Rule, file: &CaseFile) -> Vec<Start> {
    let words: Vec<String> = rule.words.iter().map(|word| fold(word)).collect();
    let is_named = |t: &&Treatment| {
        let name = fold(&t.disease_name);
        rule.icd10.contains(&t.icd10.trim().to_uppercase())
            || words.iter().any(|word| is_said(&name, word))
    };
    // One disease is enough: the date is one of the person.
    let first = file.treatments.iter().find(is_named);
    first
        .map(|t| of(t, &file.case.opened_on))
        .into_iter()
        .collect()
}

/// Is the word in the name, and not denied there (非B非C型肝癌)?
fn is_said(name: &str, word: &str) -> bool {
    name.match_indices(word)
        .any(|(at, _)| !name.get(..at).is_some_and(|before| before.ends_with('非')))
}

fn measures(fact: Fact, file: &CaseFile, on: &str) -> Vec<Start> {
    let ended = |m: &Measure| !m.to_date.is_empty() && m.to_date.as_str() < on;
    let followed = |m: &Measure| {
        file.measures.iter().any(|next| {
            next.code == m.code && (next.to_date.is_empty() || next.to_date > m.to_date)
        })
    };
    // What ended needs no review, but somebody who asks how it goes on: a measure that follows, or a note.
    if fact == Fact::MeasureReview {
        let held = file.measures.iter().filter(|m| !ended(m));
        held.map(|m| of(m, &m.review_on)).collect()
    } else {
        let last = file.measures.iter().filter(|m| !followed(m));
        last.map(|m| of(m, &m.to_date)).collect()
    }
}

fn employed(file: &CaseFile, on: &str, start: impl Fn(&Employment) -> Start) -> Vec<Start> {
    let running = file.employments.iter().filter(|e| e.runs(on));
    running.map(start).collect()
}

/// Longest period that is counted: more is a slip of the pen.
const MOST_MONTHS: i64 = 600;

/// The two clocks of a leave from work. What somebody typed as the end is the end: nothing is counted beside it.
fn leave(employment: &Employment, on: &str) -> Start {
    let all = [
        (Recorded::Absence, employment.absence_months),
        (Recorded::Leave, employment.leave_months),
    ];
    let said = all.into_iter().filter_map(|(which, months)| {
        let months = months.filter(|n| (1..=MOST_MONTHS).contains(n))?;
        Some((which, u32::try_from(months).ok()?))
    });
    let typed = !employment.leave_limit_on.is_empty();
    Start {
        months: said.collect(),
        ..of(employment, if typed { "" } else { on })
    }
}

fn leave_began(employment: &Employment) -> Start {
    leave(employment, &employment.leave_began_on)
}

/// Counts only while it is not recorded when the leave itself began.
fn absence_began(employment: &Employment) -> Start {
    let began = !employment.leave_began_on.is_empty();
    leave(
        employment,
        if began { "" } else { &employment.absence_from },
    )
}

/// Nothing lapses where no day is left.
fn paid_leave_granted(employment: &Employment) -> Start {
    let counts = employment.paid_leave_until.is_empty() && employment.paid_leave_days != Some(0);
    let on = if counts {
        &employment.paid_leave_granted_on
    } else {
        ""
    };
    paid_leave(employment, on)
}

fn paid_leave(employment: &Employment, on: &str) -> Start {
    Start {
        detail: employment
            .paid_leave_days
            .map(|days| format!("残{days}日"))
            .unwrap_or_default(),
        ..of(employment, on)
    }
}

/// The last day at an employer after whom no other one comes.
pub(super) fn left(file: &CaseFile) -> Vec<Start> {
    let works_on = |other: &Employment, until: &str| {
        (other.until.is_empty() || other.until.as_str() > until)
            && !matches!(
                other.status.as_str(),
                "job_seeker" | "student" | "none" | "self_employed"
            )
    };
    let ended = file.employments.iter().filter(|e| !e.until.is_empty());
    let last = ended.filter(|e| {
        !matches!(
            e.status.as_str(),
            "job_seeker" | "student" | "none" | "self_employed"
        ) && !file.employments.iter().any(|o| works_on(o, &e.until))
    });
    last.map(|e| of(e, &e.until)).collect()
}

fn benefits(fact: Fact, file: &CaseFile) -> Vec<Start> {
    let day = |b: &Benefit| match fact {
        Fact::BenefitEnds => b.ends_on.clone(),
        Fact::BenefitRenewal => b.renewal_on.clone(),
        _ => b.applied_on.clone(),
    };
    let running = file
        .benefits
        .iter()
        .filter(|b| !matches!(b.state.as_str(), "ended" | "not_applicable"));
    running
        .map(|b| Start {
            resource: b.resource.clone(),
            ..of(b, &day(b))
        })
        .collect()
}

/// The first visit of each disease; the number tells the diseases apart.
fn first_visits(file: &CaseFile) -> Vec<Start> {
    let numbered = file.treatments.iter().enumerate();
    numbered
        .map(|(record, t)| Start {
            record,
            ..of(t, &t.first_visit_on)
        })
        .collect()
}

/// What can fix the day earlier; whether it does so is judged with its rule. Without a first visit nothing is counted.
fn events(file: &CaseFile) -> Vec<Start> {
    let numbered = file.treatments.iter().enumerate();
    let dated = numbered.filter(|(_, t)| !t.first_visit_on.is_empty());
    dated
        .map(|(record, t)| Start {
            record,
            resource: t.assessment_event.clone(),
            ..of(t, &t.assessment_event_on)
        })
        .collect()
}
