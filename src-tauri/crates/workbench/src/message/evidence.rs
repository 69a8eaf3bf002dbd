//! マニュアルへの意見, passages that were open while a case moved on, counts of the course for headquarters.

use super::RecordState;
use model::handout::Mark;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a reader says of a passage in one edition.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Remark {
    /// Id.
    pub id: String,
    /// Passage id.
    pub passage: String,
    /// Edition that was read.
    pub edition: String,
    /// Title of that edition, or its id where it is not here any more.
    pub edition_title: String,
    /// useful | lacking | wrong | outdated
    pub mark: String,
    /// In the reader's own words.
    pub comment: String,
    /// Revision.
    pub rev: i64,
    /// When it was written last (UTC).
    pub at: String,
    /// How far it has come.
    pub state: RecordState,
    /// Its words have to be read through in 本部登録 before they leave.
    pub unread: bool,
    /// It was read through, and stays here.
    pub stays: bool,
}

/// The user's own remarks on a passage.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PassageRemarks {
    /// On the edition that is shown.
    pub current: Option<Remark>,
    /// On other editions of the same passage, the newest first.
    pub others: Vec<Remark>,
}

/// Writes the user's remark on a passage.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct RemarkSave {
    /// Passage id.
    pub passage: String,
    /// Edition that is shown; empty = the one in use.
    pub edition: String,
    /// useful | lacking | wrong | outdated
    pub mark: String,
    /// In the reader's own words; may be empty.
    pub comment: String,
    /// Draft that goes with the save; empty = none.
    pub draft: String,
}

/// Decides about a remark that was read through before it leaves.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct RemarkRead {
    /// Id.
    pub id: String,
    /// Revision that was read.
    pub rev: i64,
    /// It may leave; otherwise it stays here.
    pub leaves: bool,
}

/// A remark in the preview of the next bundle: it tells nobody who wrote it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RemarkLine {
    /// Id.
    pub id: String,
    /// Revision.
    pub rev: i64,
    /// Passage id.
    pub passage: String,
    /// Number and title.
    pub title: String,
    /// Edition id.
    pub edition: String,
    /// useful | lacking | wrong | outdated
    pub mark: String,
    /// The words as they leave.
    pub comment: String,
    /// Month as it leaves.
    pub given_on: String,
    /// What in the words may tell who they are about.
    pub tells: Vec<Mark>,
    /// unread | named | stays; empty = leaves.
    pub held: String,
}

/// Remarks of the next bundle.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct RemarksLeaving {
    /// Leave with the next bundle.
    pub ready: Vec<RemarkLine>,
    /// Held back, with the reason.
    pub held: Vec<RemarkLine>,
    /// Taken back, which headquarters will be told.
    pub withdrawn: usize,
}

/// A passage that is being read while this is recorded at all.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct PassageSeen {
    /// Case beside which it is read; empty = in the manual.
    pub case_id: String,
    /// Passage id; empty = the manual was left.
    pub passage: String,
    /// Edition; empty = the one in use.
    pub edition: String,
}

/// What is recorded of passages that were open while a case moved on.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PassageUses {
    /// Steps of cases in all.
    pub steps: i64,
    /// Passages, the most frequent first.
    pub lines: Vec<PassageUse>,
}

/// One passage that was open while a case moved on.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PassageUse {
    /// Number and title.
    pub title: String,
    /// Edition id.
    pub edition: String,
    /// Steps of cases.
    pub steps: i64,
}

/// A share of answers, counted over groups of three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AnswerShare {
    /// Answers of the first kind.
    pub yes: usize,
    /// Answers in all.
    pub of: usize,
}

/// What leaves of the course, by chapter; None where fewer than three persons answered.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CourseLeaving {
    /// Chapter id.
    pub chapter: String,
    /// Number and title.
    pub title: String,
    /// Persons who finished it; 0 = not told.
    pub finished: usize,
    /// 理解度: the two highest levels.
    pub understanding: Option<AnswerShare>,
    /// 有用度: the two highest levels.
    pub usefulness: Option<AnswerShare>,
    /// Questions answered by three or more, with the first answers that were right.
    pub questions: Vec<QuestionLeaving>,
}

/// First answers to a question.
#[derive(Clone, Debug, Serialize, TS)]
pub struct QuestionLeaving {
    /// Question id.
    pub id: String,
    /// The question.
    pub ask: String,
    /// Right ones.
    pub first: AnswerShare,
}
