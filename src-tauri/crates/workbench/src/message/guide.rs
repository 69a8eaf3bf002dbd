//! 制度のご案内: what it is made of, and what is noted after the talk.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which benefits a guide has, and how it tells them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
pub struct GuideAsk {
    /// Codes of the list `benefit`; empty = those that may apply or are to be asked.
    pub benefits: Vec<String>,
    /// やさしい日本語 instead of the ordinary words.
    pub easy: bool,
    /// Readings over all kanji; None = with やさしい日本語 only.
    pub furigana: Option<bool>,
}

/// A case whose benefits can be chosen; empty = a guide without a case.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct GuideAt {
    /// Case id or number.
    pub case_id: String,
}

/// Benefits that were explained to the person.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct GuideExplained {
    /// Case id or number.
    pub case_id: String,
    /// Codes of the list `benefit`; what is recorded already stays as it is.
    pub benefits: Vec<String>,
}

/// What was noted.
#[derive(Clone, Debug, Serialize, TS)]
pub struct GuideNoted {
    /// The new records of benefits, by id.
    pub records: Vec<String>,
}

/// Takes back what was noted, as a whole.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct GuideUndo {
    /// Case id or number.
    pub case_id: String,
    /// The records.
    pub records: Vec<String>,
}
