//! Which 社会資源・制度 may apply to a case: which recorded fact says so, what must be asked, what speaks against it. The
//! conditions, words and amounts are data; nothing here grants a benefit.

mod facts;

#[cfg(test)]
mod tests;

pub use facts::FACTS;

use crate::casefile::CaseFile;
use crate::code::Certainty;
use crate::deadline::{self, Rules};
use crate::fee::FeeFact;
use crate::sums::{self, HighCostRule};
use facts::Known;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One benefit (`assets/rules/benefit/<resource>.toml`).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BenefitRule {
    /// Code of the list `benefit`.
    pub resource: String,
    /// What it is.
    pub what: String,
    /// Whom it is for.
    pub who: String,
    /// Where one applies.
    pub where_to: String,
    /// Papers that are needed.
    #[serde(default)]
    pub papers: Vec<String>,
    /// Until when one applies.
    #[serde(default)]
    pub deadline: String,
    /// What to mind.
    #[serde(default)]
    pub note: String,
    /// Where it stands.
    pub source: String,
    /// Year of the source.
    pub year: i32,
    /// Day on which it was last checked against the source (ISO).
    pub checked_on: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Manual passages.
    pub passages: Vec<String>,
    /// A date that follows from the records.
    #[serde(default)]
    pub day: Option<DayRule>,
    /// What decides.
    #[serde(default, rename = "condition")]
    pub conditions: Vec<BenefitCondition>,
    /// Amounts and periods by date.
    #[serde(default, rename = "amount")]
    pub amounts: Vec<Amount>,
}

/// A date of a benefit that is counted from a recorded one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayRule {
    /// Fact with the date.
    pub fact: String,
    /// What is counted.
    pub is: DayKind,
    /// What the day is called.
    pub label: String,
}

/// What is counted from a date.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// 障害認定日, the ordinary one or the one that a recorded event makes earlier.
    Recognition,
    /// End of the year in which 基本手当 can be drawn.
    DrawingYear,
}

/// One deciding condition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BenefitCondition {
    /// What people call it.
    pub label: String,
    /// How it is judged.
    pub test: BenefitTest,
    /// The question where it is not recorded.
    pub ask: String,
    /// Why it does not apply.
    #[serde(default)]
    pub not_met: String,
    /// Met alone, it makes the benefit worth looking at.
    #[serde(default)]
    pub decides: bool,
    /// It is the rule for these ages only; of another age, or where the age is not recorded, it is asked.
    #[serde(default)]
    pub ages: Ages,
}

/// Ages on the day, both ends included; without bounds all, also one that is not recorded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ages {
    /// From.
    pub from: Option<u32>,
    /// To.
    pub to: Option<u32>,
}

impl Ages {
    /// Is somebody of the age among them? None where that cannot be known.
    pub fn hold(self, age: Option<u32>) -> Option<bool> {
        if self == Self::default() {
            return Some(true);
        }
        let age = age?;
        Some(self.from.is_none_or(|from| from <= age) && self.to.is_none_or(|to| age <= to))
    }

    /// As people say it; empty for all.
    pub fn words(self) -> String {
        let under = |to: u32| format!("{}歳未満", to.saturating_add(1));
        match (self.from, self.to) {
            (None, None) => String::new(),
            (Some(from), None) => format!("{from}歳以上"),
            (None, Some(to)) => under(to),
            (Some(from), Some(to)) => format!("{from}歳以上{}", under(to)),
        }
    }
}

/// How a condition is judged, over named facts.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum BenefitTest {
    /// One of the values of a fact is among these. A value that is named in `failed` speaks against it whatever else is
    /// recorded; `*` only where nothing meets it.
    OneOf {
        /// Fact.
        fact: String,
        /// Values that meet it.
        met: Vec<String>,
        /// Values that fail it; `*` = any other.
        #[serde(default)]
        failed: Vec<String>,
    },
    /// Age on the day, both ends included.
    Age {
        /// From.
        from: u32,
        /// To.
        to: u32,
    },
    /// Something is recorded.
    Recorded {
        /// Fact.
        fact: String,
    },
    /// The records have no place for it: always a question.
    Asked,
}

/// An amount or a period of some time.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// In words.
    pub text: String,
    /// First day; empty = always.
    #[serde(default)]
    pub valid_from: String,
    /// Last day; empty = still.
    #[serde(default)]
    pub valid_to: String,
    /// Only for these 所得区分; empty = all.
    #[serde(default)]
    pub bands: Vec<String>,
    /// Only for these ages.
    #[serde(default)]
    pub ages: Ages,
    /// Where different from the benefit.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// Where different from the benefit.
    #[serde(default)]
    pub source: String,
}

/// Does a benefit look as if it applied?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BenefitResult {
    /// It may.
    May,
    /// Something must be asked first.
    Ask,
    /// A recorded fact speaks against it.
    No,
}

/// One condition as judged.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct BenefitReason {
    /// What people call it.
    pub label: String,
    /// May: met; Ask: not recorded; No: speaks against it.
    pub state: BenefitResult,
    /// The question, or why it does not apply.
    pub said: String,
    /// The recorded fact behind it; None where the records have no place for it.
    pub fact: Option<FeeFact>,
}

/// An amount as shown.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AmountView {
    /// In words.
    pub text: String,
    /// First day; empty = always.
    pub valid_from: String,
    /// Last day; empty = still.
    pub valid_to: String,
    /// It holds on the day that was asked.
    pub now: bool,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where it stands.
    pub source: String,
    /// Source or certainty are others than those of the benefit.
    pub apart: bool,
}

/// A counted date.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct BenefitDay {
    /// What the day is called.
    pub label: String,
    /// ISO date.
    pub on: String,
    /// The recorded date it is counted from.
    pub from: FeeFact,
    /// Where the counting stands.
    pub source: String,
    /// How sure the counting is.
    pub certainty: Certainty,
}

/// One benefit as judged for a case.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct BenefitView {
    /// Code of the list `benefit`.
    pub resource: String,
    /// Does it look as if it applied?
    pub result: BenefitResult,
    /// A recorded fact would speak against it by a rule that nobody could read: it is asked, and not offered by itself.
    pub doubted: bool,
    /// What decides, in the order of the rule.
    pub reasons: Vec<BenefitReason>,
    /// What it is.
    pub what: String,
    /// Whom it is for.
    pub who: String,
    /// Amounts and periods: of the day, and of later days.
    pub amounts: Vec<AmountView>,
    /// A date that follows from the records.
    pub day: Option<BenefitDay>,
    /// Where one applies.
    pub where_to: String,
    /// Papers that are needed.
    pub papers: Vec<String>,
    /// Until when one applies.
    pub deadline: String,
    /// What to mind.
    pub note: String,
    /// Where it stands.
    pub source: String,
    /// Year of the source.
    pub year: i32,
    /// Day on which it was last checked against the source (ISO).
    pub checked_on: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Manual passages.
    pub passages: Vec<String>,
}

/// Judges all benefits for a case as it stands on the day (ISO); what may apply comes first.
pub fn look(
    rules: &[BenefitRule],
    dates: &Rules,
    bands: &HighCostRule,
    file: &CaseFile,
    on: &str,
) -> Vec<BenefitView> {
    let known = Known { file, on, bands };
    let mut all: Vec<BenefitView> = (rules.iter())
        .map(|rule| view(rule, dates, &known))
        .collect();
    all.sort_by_key(|view| (view.result, view.doubted));
    all
}

/// The 所得区分 on the day (ISO): the recorded one, else what the recorded 標準報酬月額 comes to. Empty where neither says it, or
/// where two are left.
pub fn income_band(bands: &HighCostRule, file: &CaseFile, on: &str) -> String {
    let mut found = Known { file, on, bands }.fact("income_band").values;
    match found.len() {
        1 => found.remove(0),
        _ => String::new(),
    }
}

fn view(rule: &BenefitRule, dates: &Rules, known: &Known<'_>) -> BenefitView {
    let conditions = rule.conditions.iter();
    let mut reasons: Vec<BenefitReason> = conditions.map(|c| judge(c, known)).collect();
    // What nobody could read decides nothing.
    let unverified = rule.certainty == Certainty::Unverified;
    let doubted = unverified && held_back(rule, &mut reasons);
    let decided = rule.conditions.iter().zip(&reasons);
    let decided = decided
        .into_iter()
        .any(|(c, r)| c.decides && r.state == BenefitResult::May);
    let any = |state: BenefitResult| reasons.iter().any(|r| r.state == state);
    let result = if unverified {
        BenefitResult::Ask
    } else if any(BenefitResult::No) {
        BenefitResult::No
    } else if decided || !any(BenefitResult::Ask) {
        BenefitResult::May
    } else {
        BenefitResult::Ask
    };
    BenefitView {
        resource: rule.resource.clone(),
        result,
        doubted,
        reasons,
        what: rule.what.clone(),
        who: rule.who.clone(),
        amounts: amounts(rule, known),
        day: (rule.day.as_ref()).and_then(|day| counted(rule, day, dates, known)),
        where_to: rule.where_to.clone(),
        papers: rule.papers.clone(),
        deadline: rule.deadline.clone(),
        note: rule.note.clone(),
        source: rule.source.clone(),
        year: rule.year,
        checked_on: rule.checked_on.clone(),
        certainty: rule.certainty,
        passages: rule.passages.clone(),
    }
}

/// Turns what speaks against a benefit into the question; was there anything?
fn held_back(rule: &BenefitRule, reasons: &mut [BenefitReason]) -> bool {
    let mut any = false;
    for (condition, reason) in rule.conditions.iter().zip(reasons) {
        if reason.state == BenefitResult::No {
            reason.state = BenefitResult::Ask;
            reason.said.clone_from(&condition.ask);
            any = true;
        }
    }
    any
}

fn judge(condition: &BenefitCondition, known: &Known<'_>) -> BenefitReason {
    let (state, fact) = match &condition.test {
        BenefitTest::Asked => (BenefitResult::Ask, None),
        BenefitTest::Recorded { fact } => {
            let fact = known.fact(fact);
            let state = if fact.values.is_empty() {
                BenefitResult::Ask
            } else {
                BenefitResult::May
            };
            (state, Some(fact.shown()))
        }
        BenefitTest::OneOf { fact, met, failed } => {
            let fact = known.fact(fact);
            let fails = |v: &String| failed.iter().any(|f| f == v || f == "*" && v != "unknown");
            let state = if fact.values.iter().any(|v| failed.contains(v)) {
                BenefitResult::No
            } else if fact.values.iter().any(|v| met.contains(v)) {
                BenefitResult::May
            } else if !fact.values.is_empty() && fact.values.iter().all(fails) {
                BenefitResult::No
            } else {
                BenefitResult::Ask
            };
            (state, Some(fact.shown()))
        }
        BenefitTest::Age { from, to } => {
            let state = match known.age() {
                Some(age) if (*from..=*to).contains(&age) => BenefitResult::May,
                Some(_) => BenefitResult::No,
                None => BenefitResult::Ask,
            };
            (state, Some(known.fact("age").shown()))
        }
    };
    let state = match condition.ages.hold(known.age()) {
        Some(true) => state,
        _ => BenefitResult::Ask,
    };
    BenefitReason {
        label: condition.label.clone(),
        state,
        said: match state {
            BenefitResult::May => String::new(),
            BenefitResult::Ask => condition.ask.clone(),
            BenefitResult::No => condition.not_met.clone(),
        },
        fact,
    }
}

/// What holds on the day and what comes later; what is over is left out.
fn amounts(rule: &BenefitRule, known: &Known<'_>) -> Vec<AmountView> {
    let own = known.fact("income_band").values;
    let of_band = |a: &&Amount| {
        let unsaid = own.is_empty() || own.iter().any(|band| band == "unknown");
        a.bands.is_empty() || unsaid || own.iter().any(|band| a.bands.contains(band))
    };
    let not_over = |a: &&Amount| a.valid_to.is_empty() || a.valid_to.as_str() >= known.on;
    // Of an age that is not recorded both tables are shown, each with its ages.
    let age = known.age();
    let of_age = |a: &&Amount| a.ages.hold(age) != Some(false);
    let shown = rule.amounts.iter().filter(not_over).filter(of_band);
    shown
        .filter(of_age)
        .map(|a| amount(rule, a, known.on))
        .collect()
}

fn amount(rule: &BenefitRule, amount: &Amount, on: &str) -> AmountView {
    let certainty = amount.certainty.unwrap_or(rule.certainty);
    let source = match amount.source.as_str() {
        "" => &rule.source,
        own => own,
    };
    AmountView {
        text: match amount.ages.words().as_str() {
            "" => amount.text.clone(),
            ages => format!("{ages}・{}", amount.text),
        },
        valid_from: amount.valid_from.clone(),
        valid_to: amount.valid_to.clone(),
        now: amount.valid_from.as_str() <= on,
        certainty,
        source: source.to_owned(),
        apart: certainty != rule.certainty || source != rule.source,
    }
}

fn counted(
    rule: &BenefitRule,
    day: &DayRule,
    dates: &Rules,
    known: &Known<'_>,
) -> Option<BenefitDay> {
    let from = known.fact(&day.fact).shown();
    match day.is {
        DayKind::Recognition => {
            let found = deadline::recognition(dates, known.file.treatment()?)?;
            Some(BenefitDay {
                label: if found.earlier {
                    found.label
                } else {
                    day.label.clone()
                },
                on: found.on,
                from: if found.earlier {
                    known.fact("assessment_event_on").shown()
                } else {
                    from
                },
                source: found.source,
                certainty: found.certainty,
            })
        }
        DayKind::DrawingYear => Some(BenefitDay {
            label: day.label.clone(),
            on: sums::drawing_year(&from.value)?,
            from,
            source: rule.source.clone(),
            certainty: rule.certainty,
        }),
    }
}
