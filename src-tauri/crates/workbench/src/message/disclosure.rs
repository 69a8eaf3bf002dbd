//! 本人開示 and 事例検討会: what is reviewed before a paper of this kind is made.

use model::fold::Span;
use model::handout::Mark;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The record of a case as it is reviewed before its disclosure, in the order of its days.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DisclosureReview {
    /// Case number.
    pub case_number: String,
    /// Records, oldest first.
    pub entries: Vec<DisclosureEntry>,
    /// Marked passages that nobody has decided about.
    pub open: usize,
    /// Marked passages in all.
    pub marked: usize,
}

/// One record.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DisclosureEntry {
    /// Day in words.
    pub day: String,
    /// What it is, how and with whom.
    pub heading: String,
    /// When it was cancelled, empty while it stands.
    pub cancelled: String,
    /// Its passages.
    pub passages: Vec<DisclosurePassage>,
}

/// One field, or what stood there before a correction.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DisclosurePassage {
    /// Passage.
    pub id: String,
    /// Name of the field.
    pub label: String,
    /// When it was corrected, empty for what stands now.
    pub corrected: String,
    /// The text.
    pub text: String,
    /// It comes from somebody else or may speak of somebody else.
    pub marked: bool,
    /// Why it is marked.
    pub why: String,
    /// Words that may point to somebody else, in characters.
    pub spans: Vec<Span>,
    /// open | part | withheld, empty where nothing was decided
    pub verdict: String,
    /// Code of the ground (`withhold_ground`).
    pub ground: String,
    /// Words that are taken out.
    pub parts: Vec<String>,
    /// What the reviewer noted; never printed.
    pub note: String,
    /// The record was changed after the decision, which holds no longer.
    pub stale: bool,
}

/// Decides about passages of a case.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct DisclosureDecide {
    /// Case id or number.
    pub case_id: String,
    /// Passages.
    pub passages: Vec<String>,
    /// open | part | withheld; empty takes the decision back
    pub verdict: String,
    /// Code of the ground, asked for unless everything is disclosed.
    pub ground: String,
    /// Words that are taken out, for `part`.
    pub parts: Vec<String>,
    /// A note for the file; never printed.
    pub note: String,
}

/// The text for a meeting as it is read through.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandoutReview {
    /// Facts that stand above the text: label and value.
    pub facts: Vec<(String, String)>,
    /// The text: as it was read through, else as the record gives it.
    pub text: String,
    /// What in it could tell who it is.
    pub marks: Vec<Mark>,
    /// Who read it through and when, empty while nobody has.
    pub read_by: String,
    /// Whether the person agreed to meetings.
    pub consented: bool,
}

/// Looks through a text, or keeps it as read through.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct HandoutText {
    /// Case id or number.
    pub case_id: String,
    /// The text; an empty one takes it back.
    pub text: String,
    /// Keep it as read through; otherwise it is only looked through.
    pub keep: bool,
}
