//! 保存と廃棄: the rule of the facility, holds, proposals, confirming, and the book.

use super::{SecondLook, SecondUser};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How long the facility keeps records.
#[derive(Clone, Debug, Default, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct RetentionRule {
    /// Years from 1 April after the fiscal year of closing.
    pub years: u32,
    /// The facility's own rule, in words; empty = none was set.
    pub source: String,
}

/// The rule as it holds.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RetentionRuleView {
    /// Years and words.
    pub rule: RetentionRule,
    /// The facility has set it; without it nothing can be discarded.
    pub is_set: bool,
    /// Years that are told while none is set.
    pub default_years: u32,
}

/// A page of closed cases.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct RetentionQuery {
    /// over | proposed | held | kept
    pub standing: String,
    /// First row.
    pub offset: u32,
    /// Rows.
    pub limit: u32,
}

/// Closed cases, and how their keeping stands.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RetentionPage {
    /// The rule.
    pub rule: RetentionRuleView,
    /// Rows of the page.
    pub rows: Vec<KeptCase>,
    /// All.
    pub total: i64,
    /// Whatever was closed before this day (ISO) is over.
    pub before: String,
    /// Nobody else works here who could confirm.
    pub alone: bool,
    /// The file still has to be rebuilt after a discarding.
    pub sweep_due: bool,
}

/// One closed case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KeptCase {
    /// Case id.
    pub case_id: String,
    /// Number.
    pub number: String,
    /// Name as lists show it.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// The time of keeping.
    pub term: KeptTerm,
    /// Last contact.
    pub last_on: String,
    /// 主担当
    pub lead: String,
    /// Papers that left and are not erased with it.
    pub papers: i64,
    /// Headquarters has it, and it stays there.
    pub at_hq: bool,
    /// Headquarters has it, and the withdrawal goes up with the next bundle.
    pub withdrawal_due: bool,
    /// Consented to, and not sent as it stands now.
    pub unsent: bool,
    /// Other cases of the same person.
    pub other_episodes: i64,
    /// Drafts that would be lost.
    pub drafts: i64,
    /// Held today.
    pub held: bool,
    /// Holds, newest first.
    pub holds: Vec<Hold>,
    /// The proposal, where there is one.
    pub proposal: Option<DiscardProposal>,
}

/// From when until when a case is kept.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct KeptTerm {
    /// Closed on.
    pub closed_on: String,
    /// 1 April after the fiscal year of closing.
    pub begins_on: String,
    /// Last day.
    pub until_on: String,
    /// Years.
    pub years: u32,
    /// It is over today.
    pub over: bool,
}

/// A proposal to discard.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DiscardProposal {
    /// Ground.
    pub ground: String,
    /// Who.
    pub user: String,
    /// Name.
    pub user_name: String,
    /// When (UTC).
    pub at: String,
}

/// A hold (保留).
#[derive(Clone, Debug, Serialize, TS)]
pub struct Hold {
    /// Id.
    pub id: String,
    /// Code of the list `hold`.
    pub code: String,
    /// The circumstances.
    pub reason: String,
    /// Last day (ISO); empty = until somebody lifts it.
    pub until_on: String,
    /// Who, by name.
    pub user: String,
    /// When (UTC).
    pub at: String,
    /// It stands today.
    pub stands: bool,
    /// When it was lifted (UTC), empty while it was not.
    pub lifted_at: String,
    /// Who lifted it, by name.
    pub lifted_by: String,
    /// Why.
    pub lifted_reason: String,
}

/// How the keeping of one case stands.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CaseKept {
    /// The time of keeping; None while the case is open.
    pub term: Option<KeptTerm>,
    /// The rule.
    pub rule: RetentionRuleView,
    /// Holds, newest first.
    pub holds: Vec<Hold>,
}

/// Holds a case.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct HoldPut {
    /// Case.
    pub case_id: String,
    /// Code of the list `hold`.
    pub code: String,
    /// The circumstances.
    pub reason: String,
    /// Last day (ISO); empty = until somebody lifts it.
    pub until_on: String,
}

/// Lifts a hold.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct HoldLift {
    /// Hold.
    pub id: String,
    /// Why.
    pub reason: String,
}

/// Proposes cases for discarding.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct DiscardPropose {
    /// Cases.
    pub case_ids: Vec<String>,
    /// Ground: the rule, and what else speaks for it.
    pub ground: String,
}

/// Names cases.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct DiscardAsk {
    /// Cases.
    pub case_ids: Vec<String>,
}

/// What the second person reads before confirming.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DiscardReview {
    /// Names what was shown; the confirmation carries it back.
    pub reading: String,
    /// Each case, with what goes.
    pub cases: Vec<DiscardCase>,
    /// Who may confirm: whoever works here and proposed none of them.
    pub second: Vec<SecondUser>,
    /// Copies that will still hold the cases.
    pub copies: DiscardCopies,
}

/// One case that is about to be discarded.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DiscardCase {
    /// The case and how its keeping stands.
    pub case: KeptCase,
    /// Kinds of what goes, and how many.
    pub kinds: Vec<KindCount>,
}

/// How many of a kind.
#[derive(Clone, Debug, Serialize, TS)]
pub struct KindCount {
    /// In words.
    pub label: String,
    /// How many.
    pub count: i64,
}

/// Copies of the database that this program knows of.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct DiscardCopies {
    /// Backups in the folder of the workplace.
    pub own: usize,
    /// Backups in the second folder.
    pub second: usize,
    /// Copies of before an update or a restore.
    pub kept: usize,
    /// The newest of the backups (UTC), empty when none.
    pub newest_at: String,
    /// Day on which the generations of this program are past all of them (ISO).
    pub until_on: String,
}

/// The second person's word.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct DiscardConfirm {
    /// Cases.
    pub case_ids: Vec<String>,
    /// Who confirms, and what was read.
    #[serde(flatten)]
    pub second: SecondLook,
}

/// What was discarded.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Discarded {
    /// Numbers of the entries in the book.
    pub entries: Vec<i64>,
    /// The file was rebuilt without it.
    pub swept: bool,
    /// A backup without it was made.
    pub backed_up: bool,
}

/// A page of the book.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct DiscardQuery {
    /// First row.
    pub offset: u32,
    /// Rows.
    pub limit: u32,
}

/// The book of what was discarded (廃棄簿).
#[derive(Clone, Debug, Serialize, TS)]
pub struct DiscardBook {
    /// Newest first.
    pub rows: Vec<DiscardEntry>,
    /// All.
    pub total: i64,
}

/// One entry: no name, no disease, no word of the record.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DiscardEntry {
    /// Number in the book.
    pub id: i64,
    /// Number of the case.
    pub number: String,
    /// The time of keeping.
    pub term: KeptTerm,
    /// The rule of that day.
    pub source: String,
    /// What was erased.
    pub kinds: Vec<KindCount>,
    /// Basic facts and employment stay with another case of the person.
    pub person_stays: bool,
    /// Papers that had left.
    pub papers: i64,
    /// What headquarters had stays there.
    pub at_hq: bool,
    /// Ground.
    pub ground: String,
    /// Who proposed it, by name.
    pub proposed_by: String,
    /// When (UTC).
    pub proposed_at: String,
    /// Who confirmed it, by name.
    pub confirmed_by: String,
    /// When (UTC).
    pub at: String,
    /// How, in words.
    pub method: String,
    /// When the file was rebuilt (UTC); empty while that is still to be done.
    pub swept_at: String,
    /// Day on which the generations of backups are past it.
    pub backups_until: String,
}
