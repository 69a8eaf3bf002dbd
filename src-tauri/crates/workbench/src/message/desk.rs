//! Search, codes, dates, 本部登録 in numbers.

use model::code::CodeBook;
use model::era::BothCalendars;
use model::fold::Span;
use model::noun::{Field, Noun};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Lists, labels and blank records: what the screens need to draw any form.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Vocabulary {
    /// All code lists.
    pub codes: CodeBook,
    /// Declared fields of each noun.
    pub fields: BTreeMap<Noun, Vec<Field>>,
    /// A blank record of each noun.
    #[ts(type = "Record<Noun, Record<string, unknown>>")]
    pub blanks: BTreeMap<Noun, Value>,
    /// Users by login name.
    pub users: Vec<super::User>,
}

/// A typed date.
#[derive(Clone, Debug, Default, Deserialize, TS)]
pub struct DateRead {
    /// As typed.
    pub text: String,
}

/// The same date in both calendars; None when it is no date.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DateShown {
    /// The date.
    pub date: Option<BothCalendars>,
}

/// 本部登録 in numbers.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct ExchangeCounts {
    /// Consented and not yet sent in this revision.
    pub unsent: usize,
    /// Sent, no receipt yet.
    pub waiting: usize,
    /// Received by headquarters.
    pub received: usize,
    /// Number of the last bundle, 0 when none.
    pub last_sequence: i64,
    /// Day of the last bundle.
    pub last_on: String,
}

/// What to look for.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct SearchQuery {
    /// As typed.
    pub text: String,
    /// Hits wanted in each group (1 to 100).
    pub limit: u32,
}

/// Hits in four groups.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SearchFound {
    /// 支援対象者
    pub cases: SearchGroup,
    /// 経過
    pub activities: SearchGroup,
    /// マニュアル
    pub passages: SearchGroup,
    /// 自施設の資料: pages of own documents.
    pub documents: SearchGroup,
    /// Nothing searchable was typed.
    pub empty_query: bool,
}

/// One group of hits.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct SearchGroup {
    /// All hits.
    pub total: i64,
    /// The best ones.
    pub hits: Vec<SearchHit>,
}

/// One hit.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SearchHit {
    /// Record id or passage id.
    pub id: String,
    /// Case id, empty for a passage.
    pub case_id: String,
    /// Title line.
    pub title: String,
    /// Second line (number, date, chapter).
    pub sub: String,
    /// Passage of text around the first match.
    pub excerpt: String,
    /// Matches inside the excerpt, in characters.
    pub spans: Vec<Span>,
    /// Matches inside the title, in characters.
    pub title_spans: Vec<Span>,
    /// Page of an own document, from 1; 0 = it is none.
    pub page: usize,
}
