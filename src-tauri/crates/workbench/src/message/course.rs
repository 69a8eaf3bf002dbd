//! 研修: the reading plan, check tests, judgements.

use model::course::{Judged, Score};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The course on the edition in use, as far as the user has come.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Course {
    /// Title of the edition.
    pub title: String,
    /// What the course is and what it is not.
    pub notice: String,
    /// Right answers in percent that pass a check test.
    pub pass_percent: usize,
    /// Chapters in the order of the plan.
    pub chapters: Vec<CourseChapter>,
    /// 理解度 over all chapters and users of this PC.
    pub understanding: Judged,
    /// 有用度 over all chapters and users of this PC.
    pub usefulness: Judged,
}

/// One chapter of the course.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CourseChapter {
    /// Chapter id.
    pub id: String,
    /// Number.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Part.
    pub part: String,
    /// Belongs to the base of the course; others are chosen as needed.
    pub base: bool,
    /// Passages.
    pub passages: usize,
    /// Passages that the user has read.
    pub read: usize,
    /// Passage to read next: the first one that is not read; empty = all are.
    pub next: String,
    /// Minutes to read what is not read yet.
    pub minutes: usize,
    /// Questions of the check test.
    pub questions: usize,
    /// Answers in the round that is open; 0 = none is.
    pub answered: usize,
    /// The best finished round.
    pub best: Option<Score>,
    /// Day on which the check test was passed (ISO); empty = not yet.
    pub passed_on: String,
    /// Title of the edition in which it was passed; empty = the one in use.
    pub passed_in: String,
    /// Questions that this edition has more than the round that ended last: open, without undoing it.
    pub added: usize,
    /// Everything is read and the check test is passed.
    pub done: bool,
    /// What the user thinks of it.
    pub rating: CourseRating,
}

/// What a user thinks of a chapter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CourseRating {
    /// Chapter id.
    pub chapter: String,
    /// 理解度, 1 to 5; 0 = not judged.
    pub understanding: u32,
    /// 有用度, 1 to 5; 0 = not judged.
    pub usefulness: u32,
    /// In their own words.
    pub comment: String,
}

/// Marks a passage as read or takes the mark off.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ReadSet {
    /// Passage id.
    pub passage: String,
    /// On or off.
    pub on: bool,
}

/// The check test of a chapter, as far as it is answered.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Check {
    /// Chapter id.
    pub chapter: String,
    /// Number and title of the chapter.
    pub title: String,
    /// Which time it is taken, from 1.
    pub round: u32,
    /// Questions in order.
    pub questions: Vec<CheckQuestion>,
    /// Right so far.
    pub score: Score,
    /// Right answers that pass.
    pub needed: usize,
    /// Every question is answered.
    pub finished: bool,
    /// The round is passed.
    pub passed: bool,
    /// Questions that came after the round had ended; what it was stays.
    pub added: usize,
}

/// One question.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CheckQuestion {
    /// Question id.
    pub id: String,
    /// The question.
    pub ask: String,
    /// What can be answered.
    pub choices: Vec<String>,
    /// What was answered, and what is right; None = not answered yet.
    pub answered: Option<CheckAnswered>,
}

/// An answered question.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CheckAnswered {
    /// Number of the choice, from 1.
    pub choice: u32,
    /// Number of the right one.
    pub right: u32,
    /// Why.
    pub why: String,
    /// Passage that says more.
    pub passage: String,
    /// Its number and title.
    pub passage_title: String,
}

/// Answers a question of the open round.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CheckAnswer {
    /// Chapter id.
    pub chapter: String,
    /// Question id.
    pub question: String,
    /// Number of the choice, from 1.
    pub choice: u32,
}

/// Opens the check test of a chapter.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CheckOpen {
    /// Chapter id.
    pub chapter: String,
    /// Once more from the start, where the last round is finished.
    pub again: bool,
}
