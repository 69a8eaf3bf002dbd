//! Reading the manual: tabs, marked words, what a form is offered, which cases a passage concerns.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to offer beside a case or a form.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct OfferAsk {
    /// Case id or number; empty = none yet.
    pub id: String,
    /// The form that is filled in: a noun, a tab, `paper:plan`; empty = none.
    pub form: String,
    /// Diseases that are typed and not saved yet.
    pub diseases: Vec<String>,
    /// Only the few that are about the form.
    pub few: bool,
}

/// The tabs of the manual that a user has open, and how the user reads.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ManualTabs {
    /// In their order.
    pub tabs: Vec<ManualTab>,
    /// Which one is shown, from 0.
    pub current: usize,
    /// The offer in forms is folded in.
    pub offers_closed: bool,
    /// How fast is read aloud, in percent.
    pub speed: u32,
}

/// One tab.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ManualTab {
    /// Passages read in it: `liver.judgement`, or `liver.judgement~2026-11` in an edition that is not in use.
    pub trail: Vec<String>,
    /// Which of them is shown, from 0.
    pub at: usize,
    /// How far it is scrolled, in pixels.
    pub scroll: u32,
    /// Title of the passage that is shown; empty = it is no passage, or is not there any more.
    pub title: String,
}

/// Words that the user marked in a passage.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Highlight {
    /// Id; empty = new.
    pub id: String,
    /// Passage id.
    pub passage: String,
    /// Edition in which they were marked.
    pub edition: String,
    /// The words.
    pub quote: String,
    /// What stood right before.
    pub prefix: String,
    /// What stood right after.
    pub suffix: String,
    /// Which pen: 1, 2 or 3.
    pub tone: u8,
    /// What the user wrote on it.
    pub note: String,
}

/// Marked words, and where they stand now.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HighlightLine {
    /// The words.
    pub mark: Highlight,
    /// First character and the one after the last in the edition that was asked for, counted without white space over
    /// lead and body.
    pub place: Option<[usize; 2]>,
    /// `here`, `changed` (the passage does not have these words any more), or `gone` (no such passage).
    pub state: String,
    /// `9.4`; empty when the passage is gone.
    pub number: String,
    /// Title of the passage, as far as an edition has it.
    pub title: String,
    /// Title of the edition in which they were marked; empty when it is the one in use.
    pub edition_title: String,
}

/// Which cases a passage concerns.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ConcernedAsk {
    /// Passage id.
    pub passage: String,
    /// Edition; empty = the one in use.
    pub edition: String,
    /// Only those in which the user is 担当 or 副担当.
    pub mine: bool,
    /// Closed ones too.
    pub closed: bool,
    /// From which one on.
    pub offset: u32,
    /// How many (1 to 100).
    pub limit: u32,
}

/// Cases that a passage concerns: those to which it is pinned, then those for which most speaks.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConcernedPage {
    /// All.
    pub total: i64,
    /// This page.
    pub rows: Vec<ConcernedCase>,
}

/// A case that a passage concerns.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConcernedCase {
    /// Case id.
    pub case_id: String,
    /// Number.
    pub number: String,
    /// Name or initials.
    pub name: String,
    /// Stage code.
    pub stage: String,
    /// Closed.
    pub closed: bool,
    /// Why, the strongest reason first.
    pub why: Vec<String>,
}
