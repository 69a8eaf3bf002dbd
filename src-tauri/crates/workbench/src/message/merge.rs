//! まとめる・分ける: two records of one person.

use model::merge::{Difference, Share, Whose};
use model::noun::Noun;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Two cases that may be of one person.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct MergeAt {
    /// The case that would stay: id or number.
    pub kept: String,
    /// The other one.
    pub other: String,
}

/// One of two records, as a person tells them apart.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MergeSide {
    /// Case id.
    pub case_id: String,
    /// Number.
    pub number: String,
    /// Revision of the case.
    pub case_rev: i64,
    /// Person id.
    pub person_id: String,
    /// Revision of the person.
    pub person_rev: i64,
    /// Name as lists show it.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// Birth date.
    pub birth_date: String,
    /// Sex code.
    pub sex: String,
    /// 患者ID
    pub chart_number: String,
    /// Opened on.
    pub opened_on: String,
    /// Closed on, empty while it is open.
    pub closed_on: String,
    /// Name of the 主担当.
    pub lead: String,
    /// Last activity.
    pub last_on: String,
    /// Something of it is at headquarters.
    pub sent: bool,
}

/// How many records of a kind each side has; all of them are kept.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MergeCount {
    /// Table.
    pub place: String,
    /// Of the case that stays.
    pub kept: i64,
    /// Of the other.
    pub other: i64,
    /// Of the other, exactly as one of the case that stays.
    pub equal: i64,
}

/// Records of both sides that a reader could hold against each other.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MergeClash {
    /// Noun.
    pub noun: Noun,
    /// Of the case that stays, each in a line.
    pub kept: Vec<String>,
    /// Of the other.
    pub other: Vec<String>,
}

/// Two records side by side.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MergeReview {
    /// The one that would stay.
    pub kept: MergeSide,
    /// The other.
    pub other: MergeSide,
    /// Both cases are of one person already.
    pub one_person: bool,
    /// Fields of the person that speak against it: `birth_date`, `sex`.
    pub against: Vec<String>,
    /// Fields in which they differ.
    pub differences: Vec<Difference>,
    /// What each side has of records that are lists.
    pub counts: Vec<MergeCount>,
    /// What stands on both sides.
    pub clashes: Vec<MergeClash>,
    /// Names of those who have begun to write something about one of the two.
    pub drafts: Vec<String>,
}

/// The value that stands in one field.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct MergeChoice {
    /// Noun of the record.
    pub noun: Noun,
    /// Field.
    pub field: String,
    /// Whose value.
    pub side: Whose,
}

/// Makes two records one.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct MergeMake {
    /// The case that stays.
    pub kept: String,
    /// The other one.
    pub other: String,
    /// `case`: one episode was recorded twice. `person`: two episodes of one person, both stay.
    pub kind: String,
    /// Revisions that were compared: of both cases and both persons.
    pub kept_case_rev: i64,
    /// Of the other case.
    pub other_case_rev: i64,
    /// Of the person that stays.
    pub kept_person_rev: i64,
    /// Of the other person.
    pub other_person_rev: i64,
    /// What was chosen; a field without a choice takes the proposed side.
    pub choices: Vec<MergeChoice>,
    /// Second copies of one record are cancelled, so that nothing counts twice.
    pub once: bool,
    /// The person saw that birth date or sex differ and says that it is one person.
    pub same_person: bool,
}

/// Two records became one, or two again.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MergeMade {
    /// The merge.
    pub id: String,
    /// The case that stayed.
    pub case_id: String,
    /// Its number.
    pub number: String,
    /// The other case.
    pub other_id: String,
    /// Its number.
    pub other_number: String,
    /// The next bundle tells headquarters.
    pub to_headquarters: bool,
}

/// A merge of the past.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MergeLine {
    /// The merge.
    pub id: String,
    /// `case` or `person`.
    pub kind: String,
    /// Case that stayed.
    pub case_id: String,
    /// Its number.
    pub number: String,
    /// The other case.
    pub other_id: String,
    /// Its number.
    pub other_number: String,
    /// Name that the other record had.
    pub other_name: String,
    /// Who.
    pub user: String,
    /// When (UTC).
    pub at: String,
    /// When they were told apart again, empty while they are one.
    pub split_at: String,
    /// Who told them apart.
    pub split_by: String,
    /// Fields in which they differed, with both values and what stood.
    pub differences: Vec<Difference>,
    /// What went over.
    pub counts: Vec<MergeCount>,
}

/// A number that leads to another case.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LedHere {
    /// The number that was asked for.
    pub number: String,
    /// Name that its record had.
    pub name: String,
    /// When it was merged (UTC).
    pub at: String,
    /// Who merged it.
    pub user: String,
}

/// Something that was made while two records were one.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SplitRow {
    /// Table.
    pub place: String,
    /// Key.
    pub id: String,
    /// Its day, empty when it has none.
    pub on: String,
    /// What it is, in a line.
    pub words: String,
}

/// What has to be decided before two records are told apart.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SplitReview {
    /// The merge.
    pub line: MergeLine,
    /// Why it cannot be done now: `split` or `later`, empty when it can.
    pub blocked: String,
    /// Numbers of the cases that have to be told apart first.
    pub first: Vec<String>,
    /// Revision of the case.
    pub case_rev: i64,
    /// Revision of the person.
    pub person_rev: i64,
    /// What was made since; it stays unless it is sent over.
    pub rows: Vec<SplitRow>,
    /// Fields that were changed since.
    pub changed: Vec<model::merge::ChangedSince>,
    /// Names of those who have begun to write something about it.
    pub drafts: Vec<String>,
}

/// Where a field goes that was changed since.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SplitChoice {
    /// Noun of the record.
    pub noun: Noun,
    /// Field.
    pub field: String,
    /// Where it goes.
    pub share: Share,
}

/// Something made since that goes to the other record.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SplitSend {
    /// Table.
    pub place: String,
    /// Key.
    pub id: String,
}

/// Tells two records apart again.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct SplitMake {
    /// The merge.
    pub id: String,
    /// Revision of the case that was looked at.
    pub case_rev: i64,
    /// Revision of the person that was looked at.
    pub person_rev: i64,
    /// What goes to the other record; the rest stays.
    pub rows: Vec<SplitSend>,
    /// Where the fields go that were changed since; without a choice they stay.
    pub choices: Vec<SplitChoice>,
}

/// Two records that may be of one person.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Suspected {
    /// The one.
    pub one: MergeSide,
    /// The other.
    pub other: MergeSide,
    /// What agrees: `chart_number`, `kana_birth`, or `open_twice`.
    pub why: String,
    /// What names the pair when somebody says that they are not the same.
    pub pair: [String; 2],
}

/// Two records are not of one person.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct NotSame {
    /// What names the one.
    pub one: String,
    /// What names the other.
    pub other: String,
}
