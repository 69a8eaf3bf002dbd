//! A whole case as the rules see it: the records of one episode and what its activities add up to.

use crate::noun::{
    Benefit, Case, Consent, Employment, FeeCheck, Insurance, Measure, Opinion, Outcome, Person,
    Plan, SickPay, Treatment,
};
use serde::Serialize;
use ts_rs::TS;

/// Everything recorded about one episode, without the single activities.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct CaseFile {
    /// 支援対象者
    pub person: Person,
    /// 支援事例
    pub case: Case,
    /// 勤務情報, the main one first
    pub employments: Vec<Employment>,
    /// 病状・治療, the main one first
    pub treatments: Vec<Treatment>,
    /// 保険・手当, in the order of their making
    pub insurances: Vec<Insurance>,
    /// 同意, newest first
    pub consents: Vec<Consent>,
    /// 主治医意見書, newest first
    pub opinions: Vec<Opinion>,
    /// プラン, newest first
    pub plans: Vec<Plan>,
    /// 就業上の措置・配慮
    pub measures: Vec<Measure>,
    /// 制度
    pub benefits: Vec<Benefit>,
    /// 転帰, newest first
    pub outcomes: Vec<Outcome>,
    /// 指導料の確認, newest first
    pub fee_checks: Vec<FeeCheck>,
    /// 傷病手当金の期間
    pub sick_pays: Vec<SickPay>,
    /// What the activities add up to
    pub support: Support,
    /// Items that the coordinator marked 対象外
    pub exempt: Vec<Exempt>,
    /// Passages of the manual that were open while the case moved on, by id
    pub passages: Vec<String>,
}

/// Sums over the activities of a case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Support {
    /// Number of activities.
    pub count: i64,
    /// Minutes in all.
    pub minutes: i64,
    /// First day, empty when none.
    pub first_on: String,
    /// Last day, empty when none.
    pub last_on: String,
    /// Channel of the last one.
    pub last_channel: String,
    /// Promises with a date, of the activities.
    pub promises: Vec<Owed>,
    /// To-dos that are open.
    #[serde(skip)]
    pub todos: Vec<Owed>,
    /// Promises after a talk that are open.
    #[serde(skip)]
    pub todo_promises: Vec<Owed>,
    /// Calls that are to be returned, with who called.
    #[serde(skip)]
    pub callbacks: Vec<Owed>,
    /// Dates that somebody noted as done.
    #[serde(skip)]
    pub done: Vec<DoneMark>,
    /// Link forms that occurred.
    pub links: Vec<String>,
    /// Kinds that occurred, with their number.
    pub kinds: Vec<(String, i64)>,
    /// Channels that occurred, with their number.
    pub channels: Vec<(String, i64)>,
}

/// Something that somebody is to do by a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Owed {
    /// By when (ISO).
    pub on: String,
    /// What, or who waits for it.
    pub what: String,
    /// The record that holds it.
    pub record_id: String,
}

/// A standing note that a date is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DoneMark {
    /// Rule id.
    pub rule: String,
    /// Legal date (ISO).
    pub on: String,
    /// The record behind the date; empty = whichever has that date.
    pub record_id: String,
}

/// An item that does not apply to this case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, serde::Deserialize, TS)]
#[serde(default)]
pub struct Exempt {
    /// Id of the item.
    pub item: String,
    /// Why it does not apply.
    pub reason: String,
}

impl CaseFile {
    /// The employment of the day: the main one where it still runs, else another that runs, else the one that was.
    pub fn employment(&self, on: &str) -> Option<&Employment> {
        let running = || self.employments.iter().filter(|e| e.runs(on));
        running()
            .find(|e| e.main)
            .or_else(|| running().next())
            .or_else(|| self.employments.iter().find(|e| e.main))
            .or_else(|| self.employments.first())
    }

    /// Is there an employer whom one could write to on the day?
    pub fn has_employer(&self, on: &str) -> bool {
        self.employments.iter().any(|e| {
            e.runs(on)
                && !matches!(
                    e.status.as_str(),
                    "job_seeker" | "student" | "none" | "self_employed"
                )
        })
    }

    /// Does leave from work belong to this case: ticked, dated, or the state of the employment?
    pub fn has_leave(&self, on: &str) -> bool {
        self.case.on_leave
            || !self.case.leave_from.is_empty()
            || self.employment(on).is_some_and(|e| e.status == "on_leave")
    }

    /// Is the person on leave on the day, or about to be: not yet back at work?
    pub fn on_leave(&self, on: &str) -> bool {
        let back = &self.case.return_on;
        self.has_leave(on) && (back.is_empty() || back.as_str() > on)
    }

    /// Is the person back at work on the day? A return that is only planned is none yet.
    pub fn is_back(&self, on: &str) -> bool {
        let back = &self.case.return_on;
        !back.is_empty() && back.as_str() <= on
    }

    /// The main disease.
    pub fn treatment(&self) -> Option<&Treatment> {
        self.treatments
            .iter()
            .find(|t| t.main)
            .or_else(|| self.treatments.first())
    }

    /// The insurance that holds on the day, of records in the order of their making: the one written last, unless an earlier
    /// one of them began later. One that begins after the day does not hold yet.
    pub fn insurance(&self, on: &str) -> Option<&Insurance> {
        let begun = self.insurances.iter().filter(|i| i.since.as_str() <= on);
        begun
            .fold((None, ""), |(found, latest), next| {
                let since = next.since.as_str();
                if since.is_empty() || since >= latest {
                    (Some(next), latest.max(since))
                } else {
                    (found, latest)
                }
            })
            .0
    }

    /// The newest opinion that has arrived.
    pub fn opinion(&self) -> Option<&Opinion> {
        self.opinions.iter().find(|o| !o.is_waiting())
    }

    /// The newest opinion that was asked for and has not arrived.
    pub fn awaited_opinion(&self) -> Option<&Opinion> {
        self.opinions.first().filter(|o| o.is_waiting())
    }

    /// Does a consent cover purpose, party and item on the day?
    pub fn consented(&self, purpose: &str, party: &str, item: &str, on: &str) -> bool {
        self.consents
            .iter()
            .any(|c| c.covers(purpose, party, item, on))
    }

    /// Was everything that a consent covers asked anew by the day? A newer agreement answers it that runs longer; a newer
    /// no, or one taken back since, only when the older agreement has run out: until then that one is still what holds.
    pub fn is_answered_anew(&self, consent: &Consent, on: &str) -> bool {
        let newer = |next: &&Consent| {
            next.id != consent.id
                && next.purpose == consent.purpose
                && !next.answer.is_empty()
                && next.on_date >= consent.on_date
                && next.on_date.as_str() <= on
                && if next.answer == "agreed" && next.withdrawn_on.is_empty() {
                    next.until.is_empty() || next.until > consent.until
                } else {
                    consent.until.as_str() < on
                }
        };
        let newer: Vec<&Consent> = self.consents.iter().filter(newer).collect();
        let says = |next: &Consent, party: &str, item: &str| {
            // A no that names nothing is one to everything.
            let has = |list: &[String], one: &str| {
                one.is_empty()
                    || list.iter().any(|known| known == one)
                    || next.answer != "agreed" && list.is_empty()
            };
            has(&next.parties, party) && has(&next.items, item)
        };
        let parties = each_or_none(&consent.parties);
        let items = each_or_none(&consent.items);
        parties.iter().all(|party| {
            let mut items = items.iter();
            items.all(|item| newer.iter().any(|next| says(next, party, item)))
        })
    }

    /// Does any consent for the purpose hold on the day?
    pub fn agreed_to(&self, purpose: &str, on: &str) -> bool {
        self.consents
            .iter()
            .any(|c| c.purpose == purpose && c.holds(on))
    }
}

/// The codes of a list; of an empty one, the one that stands for none.
fn each_or_none(codes: &[String]) -> Vec<&str> {
    if codes.is_empty() {
        vec![""]
    } else {
        codes.iter().map(String::as_str).collect()
    }
}
