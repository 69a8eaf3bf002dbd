//! 療養・就労両立支援指導料 (B001-9) by date of service: which conditions the records meet, which not, and what is not
//! known. The rules of each revision are data; whether a fee is claimed is decided elsewhere.

mod facts;
mod test;
mod window;

#[cfg(test)]
mod tests;

pub use facts::{FACTS, FeeFact, FeePlace};
pub use window::{FeeWindow, NextMonth, WindowRule, last_month_for_later, window_of};

use crate::casefile::CaseFile;
use crate::code::Certainty;
use crate::noun::FeeCheck;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// All revisions, oldest first.
#[derive(Clone, Debug, Default)]
pub struct FeeBook {
    /// One for each revision.
    pub revisions: Vec<FeeRevision>,
}

/// One revision of the fee table (`assets/rules/fee/<revision>.toml`).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeRevision {
    /// What people call it.
    pub title: String,
    /// First date of service.
    pub valid_from: String,
    /// Last date of service; empty = still.
    pub valid_to: String,
    /// Where it stands.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Manual passage.
    pub passage: String,
    /// Points.
    pub points: Points,
    /// What is added where staff sits in.
    pub addon: AddOn,
    /// How long 2回目以降 can follow; None = there is none.
    #[serde(default)]
    pub window: Option<WindowRule>,
    /// To whom the information may go (codes of `fee_receiver`).
    pub receivers: Vec<String>,
    /// The list of diseases; empty = there is no list.
    #[serde(default, rename = "disease")]
    pub diseases: Vec<DiseaseRule>,
    /// The conditions.
    #[serde(rename = "condition")]
    pub conditions: Vec<ConditionRule>,
}

/// Points of a revision.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// 初回
    pub first: i64,
    /// 2回目以降
    pub later: Option<i64>,
    /// 初回, by communication equipment.
    pub online_first: Option<i64>,
    /// 2回目以降, by communication equipment.
    pub online_later: Option<i64>,
}

/// The add-on of a revision.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddOn {
    /// Name.
    pub name: String,
    /// Points.
    pub points: i64,
}

/// One line of the list of diseases.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiseaseRule {
    /// 大分類; `intractable` also stands for any 指定難病.
    pub code: String,
    /// What the doctor must confirm; empty = the group alone suffices.
    #[serde(default)]
    pub ask: String,
    /// A 受給者証 settles it.
    #[serde(default)]
    pub certificate: bool,
}

/// One condition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionRule {
    /// Stable id.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// The rule in words.
    pub text: String,
    /// It belongs to the add-on.
    #[serde(default)]
    pub addon: bool,
    /// `first` and `later` as it holds; empty = both.
    #[serde(default)]
    pub turns: Vec<String>,
    /// Asked only where another fact says so.
    #[serde(default)]
    pub when: Option<When>,
    /// How it is judged.
    pub test: Test,
    /// Sentences by why it is not met or not known.
    pub why: BTreeMap<String, String>,
    /// Who records it.
    pub who: String,
    /// Where different from the revision.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// Where different from the revision.
    #[serde(default)]
    pub source: String,
}

/// Another fact on which a condition depends.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Name of the fact.
    pub fact: String,
    /// Values with which the condition is asked.
    pub is: Vec<String>,
}

/// How a condition is judged, over named facts.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum Test {
    /// A value: among those that meet it, among those that fail it, or neither.
    OneOf {
        /// Fact.
        fact: String,
        /// Values that meet it.
        met: Vec<String>,
        /// Values that fail it.
        failed: Vec<String>,
    },
    /// Something is recorded.
    Filled {
        /// Fact.
        fact: String,
    },
    /// A date is recorded, and it is not after another one.
    Dated {
        /// Fact.
        fact: String,
        /// Fact that it does not follow; empty = any date.
        #[serde(default)]
        not_after: String,
    },
    /// The one who gets the information.
    Receiver,
    /// The list of diseases.
    Disease,
    /// The same has not been done in the months before.
    Once {
        /// Months, the one of the service included.
        months: i32,
    },
    /// A first time came before.
    Preceded,
    /// The window of 2回目以降.
    Window,
}

/// What one condition comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FeeState {
    /// The records meet it.
    Met,
    /// The records speak against it.
    NotMet,
    /// Not known.
    Unknown,
}

/// One condition as judged.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct FeeCondition {
    /// Id of the condition.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// The rule in words.
    pub text: String,
    /// What it comes to.
    pub state: FeeState,
    /// Why it is not met, or what is to be found out; empty when met.
    pub why: String,
    /// The recorded facts behind it.
    pub facts: Vec<FeeFact>,
    /// Who records it.
    pub who: String,
    /// How sure the rule is.
    pub certainty: Certainty,
    /// Where the rule stands.
    pub source: String,
}

/// One date of service as judged.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct FeeJudgement {
    /// Id of the record.
    pub id: String,
    /// Date of service.
    pub service_on: String,
    /// Code of `fee_turn`.
    pub turn: String,
    /// The revision; empty = none holds on this date.
    pub revision: String,
    /// Its first date of service.
    pub valid_from: String,
    /// Points of this kind of service; None = the table has none.
    pub points: Option<i64>,
    /// Of all conditions.
    pub result: FeeState,
    /// The conditions.
    pub conditions: Vec<FeeCondition>,
    /// Name of the add-on.
    pub addon_name: String,
    /// Its points.
    pub addon_points: i64,
    /// Of the conditions of the add-on.
    pub addon_result: FeeState,
    /// Its conditions.
    pub addon: Vec<FeeCondition>,
    /// How long 2回目以降 can follow.
    pub window: Option<FeeWindow>,
    /// Where the revision stands.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Manual passage.
    pub passage: String,
}

/// What the case does not tell: staff and notifications of the facility.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// Users of the workplace.
    pub staff: Vec<Staff>,
    /// Day of the notification for the add-on.
    pub addon_on: String,
    /// Day of the notification for care by communication equipment.
    pub online_on: String,
}

/// A member of staff.
#[derive(Clone, Debug, Default)]
pub struct Staff {
    /// Login name.
    pub id: String,
    /// Profession code.
    pub profession: String,
    /// Day on which the training was finished.
    pub trained_on: String,
}

impl FeeBook {
    /// The revisions in their order.
    pub fn new(mut revisions: Vec<FeeRevision>) -> Self {
        revisions.sort_by(|a, b| a.valid_from.cmp(&b.valid_from));
        Self { revisions }
    }

    /// The revision of a date of service (ISO).
    pub fn on(&self, day: &str) -> Option<&FeeRevision> {
        self.revisions.iter().find(|r| {
            r.valid_from.as_str() <= day && (r.valid_to.is_empty() || r.valid_to.as_str() >= day)
        })
    }
}

/// Judges one date of service by the rules of its day.
pub fn judge(book: &FeeBook, file: &CaseFile, check: &FeeCheck, around: &Around) -> FeeJudgement {
    let Some(revision) = book.on(&check.service_on) else {
        return without_rules(check);
    };
    let case = test::Case {
        book,
        revision,
        file,
        check,
        around,
    };
    let of = |addon: bool| -> Vec<FeeCondition> {
        let rules = revision.conditions.iter().filter(|c| c.addon == addon);
        rules.filter_map(|rule| case.judge(rule)).collect()
    };
    let (conditions, addon) = (of(false), of(true));
    let online = case.fact("setting").value == "online";
    let points = match (check.turn.as_str(), online) {
        ("later", false) => revision.points.later,
        ("later", true) => revision.points.online_later,
        (_, true) => revision.points.online_first,
        _ => Some(revision.points.first),
    };
    FeeJudgement {
        id: check.id.clone(),
        service_on: check.service_on.clone(),
        turn: check.turn.clone(),
        revision: revision.title.clone(),
        valid_from: revision.valid_from.clone(),
        points,
        result: sum(&conditions),
        addon_name: revision.addon.name.clone(),
        addon_points: revision.addon.points,
        addon_result: sum(&addon),
        conditions,
        addon,
        window: window_of(book, file, &check.service_on),
        source: revision.source.clone(),
        certainty: revision.certainty,
        passage: revision.passage.clone(),
    }
}

/// One that is not met decides; else one that is not known.
fn sum(conditions: &[FeeCondition]) -> FeeState {
    let any = |state: FeeState| conditions.iter().any(|c| c.state == state);
    if any(FeeState::NotMet) {
        FeeState::NotMet
    } else if any(FeeState::Unknown) {
        FeeState::Unknown
    } else {
        FeeState::Met
    }
}

fn without_rules(check: &FeeCheck) -> FeeJudgement {
    FeeJudgement {
        id: check.id.clone(),
        service_on: check.service_on.clone(),
        turn: check.turn.clone(),
        revision: String::new(),
        valid_from: String::new(),
        points: None,
        result: FeeState::Unknown,
        conditions: Vec::new(),
        addon_name: String::new(),
        addon_points: 0,
        addon_result: FeeState::Unknown,
        addon: Vec::new(),
        window: None,
        source: String::new(),
        certainty: Certainty::Unverified,
        passage: String::new(),
    }
}
