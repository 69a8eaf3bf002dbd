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

/// The first screen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Today {
    /// Business date.
    pub date: BothCalendars,
    /// Dates, overdue first, then by day (30 days ahead at most).
    pub dates: Vec<TodayLine>,
    /// Numbers for the chips.
    pub counts: TodayCounts,
    /// Own drafts.
    pub drafts: Vec<super::Draft>,
    /// Cases with 未確認の項目 (the ten most recently touched).
    pub missing: Vec<TodayMissing>,
    /// Open cases with no contact for the set number of days.
    pub quiet: Vec<TodayQuiet>,
    /// 本部登録 in numbers.
    pub exchange: ExchangeCounts,
    /// Last verified backup (UTC), empty when none.
    pub backup_at: String,
}

/// One date that needs an act.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TodayLine {
    /// Case id.
    pub case_id: String,
    /// Name or initials.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// ISO date on which it is shown: the last working day at or before the legal date.
    pub on: String,
    /// ISO date that follows from fact and rule.
    pub legal_on: String,
    /// Days from today, negative when past.
    pub days: i64,
    /// What is to be done.
    pub label: String,
    /// Recorded fact behind it.
    pub basis: String,
    /// Rule id.
    pub rule: String,
}

/// Numbers for the chips.
#[derive(Clone, Copy, Debug, Default, Serialize, TS)]
pub struct TodayCounts {
    /// Past.
    pub overdue: usize,
    /// Today.
    pub today: usize,
    /// Next 7 days.
    pub week: usize,
    /// Next 30 days.
    pub month: usize,
}

/// A case with open items.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TodayMissing {
    /// Case id.
    pub case_id: String,
    /// Name or initials.
    pub name: String,
    /// Stage code.
    pub stage: String,
    /// Labels of what is missing.
    pub items: Vec<String>,
}

/// A case without contact.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TodayQuiet {
    /// Case id.
    pub case_id: String,
    /// Name or initials.
    pub name: String,
    /// Last activity, or the day it was opened.
    pub last_on: String,
    /// Days since.
    pub days: i64,
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

/// Hits in three groups.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SearchFound {
    /// 支援対象者
    pub cases: SearchGroup,
    /// 経過
    pub activities: SearchGroup,
    /// マニュアル
    pub passages: SearchGroup,
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
}
