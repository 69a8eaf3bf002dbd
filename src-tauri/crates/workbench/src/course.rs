//! 研修: the plan of reading, the check tests, what readers think of the chapters.

use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::manual::{Chapter, Edition, Passage, Question};
use crate::message::*;
use crate::session::Workbench;
use chrono::DateTime;
use model::course::{self, LEVELS, Score};
use std::collections::{BTreeMap, BTreeSet};
use store::course::{Answer, Ended, Rating};

/// Characters that are read in a minute with care.
const PACE: usize = 500;

/// What the user has done so far.
pub(crate) struct Progress {
    /// Passages with the moment at which they were marked.
    pub(crate) read: BTreeMap<String, String>,
    answers: Vec<Answer>,
    /// Rounds that ended, whatever later editions ask.
    ended: Vec<Ended>,
    /// Chapters of which everything was read in the edition of that day, with the moment.
    read_whole: BTreeMap<String, String>,
    ratings: Vec<Rating>,
    user: String,
}

/// How the check test of a chapter went.
#[derive(Default)]
pub(crate) struct Outcome {
    /// The best finished round.
    pub(crate) best: Option<Score>,
    /// Day on which the test was first passed; empty = it was not.
    pub(crate) passed_on: String,
    /// Title of the edition in which it was passed; empty = the one in use.
    pub(crate) passed_in: String,
}

/// One round of a check test.
struct Round<'a> {
    number: u32,
    answers: BTreeMap<&'a str, &'a Answer>,
}

impl Progress {
    pub(crate) fn of(bench: &Workbench) -> ApiResult<Self> {
        let user = bench.user_id()?;
        let store = bench.store()?;
        Ok(Self {
            read: store.course_read(&user)?.into_iter().collect(),
            answers: store.course_answers(&user)?,
            ended: store.course_rounds(&user)?,
            read_whole: store.course_chapters(&user)?.into_iter().collect(),
            ratings: store.course_ratings()?,
            user,
        })
    }

    /// Somebody's progress without what others judged.
    fn of_user(bench: &Workbench, user: &str) -> ApiResult<Self> {
        let store = bench.store()?;
        Ok(Self {
            read: store.course_read(user)?.into_iter().collect(),
            answers: store.course_answers(user)?,
            ended: store.course_rounds(user)?,
            read_whole: store.course_chapters(user)?.into_iter().collect(),
            ratings: Vec::new(),
            user: user.to_owned(),
        })
    }

    /// Moment at which everything was read and the check test passed; None before.
    fn done_at(&self, chapter: &Chapter, edition: &Edition) -> Option<String> {
        let read = self.read_at(chapter)?;
        let results = self.results(chapter, edition);
        let passed = results.into_iter().filter(|r| r.passed).map(|r| r.at);
        Some(read.max(passed.min()?))
    }

    /// The first answer that was ever given to a question: its moment, and whether it was right.
    fn first_answer(&self, chapter: &str, question: &str) -> Option<(String, bool)> {
        let of = |a: &&Answer| a.chapter == chapter && a.question == question;
        let first = self.answers.iter().filter(of).min_by_key(|a| a.round)?;
        Some((first.at.clone(), first.is_right))
    }

    /// Rounds of a chapter in order. Answers to questions that the edition does not have any more do not count.
    fn rounds<'a>(&'a self, chapter: &'a Chapter) -> Vec<Round<'a>> {
        let known: BTreeSet<&str> = chapter.questions.iter().map(|q| q.id.as_str()).collect();
        let mut rounds: BTreeMap<u32, BTreeMap<&str, &Answer>> = BTreeMap::new();
        let own = self.answers.iter().filter(|a| a.chapter == chapter.id);
        for answer in own.filter(|a| known.contains(a.question.as_str())) {
            let round = rounds.entry(answer.round).or_default();
            round.insert(&answer.question, answer);
        }
        let round = |(number, answers)| Round { number, answers };
        rounds.into_iter().map(round).collect()
    }

    /// Rounds that ended: those that are kept, and those that the questions of today end without one having been kept.
    fn results(&self, chapter: &Chapter, edition: &Edition) -> Vec<Ended> {
        let kept = self.ended.iter().filter(|e| e.chapter == chapter.id);
        let mut out: Vec<Ended> = kept.cloned().collect();
        let rounds = self.rounds(chapter);
        let unkept = rounds
            .iter()
            .filter(|r| r.is_finished(chapter) && !self.has_ended(chapter, r.number));
        out.extend(unkept.map(|r| r.ended(chapter, edition)));
        out
    }

    fn has_ended(&self, chapter: &Chapter, round: u32) -> bool {
        let mut ended = self.ended.iter();
        ended.any(|e| e.chapter == chapter.id && e.round == round)
    }

    /// How the check test of a chapter went, in whatever edition that was.
    pub(crate) fn result(&self, chapter: &Chapter, edition: &Edition) -> Outcome {
        let results = self.results(chapter, edition);
        let best = results.iter().map(score).reduce(course::better);
        let passed = || results.iter().filter(|r| r.passed);
        let Some(first) = passed().min_by(|a, b| a.at.cmp(&b.at)) else {
            return Outcome {
                best,
                ..Outcome::default()
            };
        };
        let is_today = passed().any(|r| r.edition == edition.id);
        Outcome {
            best,
            passed_on: day(&first.at),
            passed_in: if is_today {
                String::new()
            } else {
                first.edition_title.clone()
            },
        }
    }

    /// Questions that came after a round had ended, and that it has not answered.
    fn added(&self, chapter: &Chapter) -> usize {
        let rounds = self.rounds(chapter);
        let last = rounds.last().filter(|r| self.has_ended(chapter, r.number));
        last.map_or(0, |r| {
            chapter.questions.len().saturating_sub(r.answers.len())
        })
    }

    fn has_read(&self, chapter: &Chapter) -> usize {
        let passages = chapter.passages.iter();
        passages.filter(|p| self.read.contains_key(&p.id)).count()
    }

    /// Moment at which a chapter was read through, as the edition of that day had it; None = it was not.
    fn read_at(&self, chapter: &Chapter) -> Option<String> {
        if let Some(at) = self.read_whole.get(&chapter.id) {
            return Some(at.clone());
        }
        let moments = chapter.passages.iter().map(|p| self.read.get(&p.id));
        let moments: Option<Vec<&String>> = moments.collect();
        moments.and_then(|all| all.into_iter().max().cloned())
    }

    /// The day of it; empty = not everything was read.
    pub(crate) fn read_on(&self, chapter: &Chapter) -> String {
        self.read_at(chapter).map(|at| day(&at)).unwrap_or_default()
    }

    /// Everything is read and the check test is passed.
    pub(crate) fn is_done(&self, chapter: &Chapter, edition: &Edition) -> bool {
        self.read_at(chapter).is_some() && !self.result(chapter, edition).passed_on.is_empty()
    }
}

fn score(ended: &Ended) -> Score {
    let count = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    Score {
        right: count(ended.right),
        asked: count(ended.asked),
    }
}

/// The course of everybody on this PC, to be counted and never shown by person.
pub(crate) struct Everybody {
    persons: Vec<Progress>,
    pub(crate) ratings: Vec<Rating>,
}

impl Everybody {
    pub(crate) fn of(bench: &Workbench) -> ApiResult<Self> {
        let store = bench.store()?;
        let users = store.users()?;
        let persons = users.iter().map(|u| Progress::of_user(bench, &u.id));
        Ok(Self {
            persons: persons.collect::<ApiResult<_>>()?,
            ratings: store.course_ratings()?,
        })
    }

    /// Moments at which somebody finished the chapter.
    pub(crate) fn finished(&self, chapter: &Chapter, edition: &Edition) -> Vec<String> {
        let persons = self.persons.iter();
        persons
            .filter_map(|p| p.done_at(chapter, edition))
            .collect()
    }

    /// The first answer of each person to a question.
    pub(crate) fn first_answers(&self, chapter: &str, question: &str) -> Vec<(String, bool)> {
        let persons = self.persons.iter();
        persons
            .filter_map(|p| p.first_answer(chapter, question))
            .collect()
    }
}

impl Round<'_> {
    fn is_finished(&self, chapter: &Chapter) -> bool {
        !chapter.questions.is_empty() && self.answers.len() == chapter.questions.len()
    }

    fn score(&self) -> Score {
        Score {
            right: self.answers.values().filter(|a| a.is_right).count(),
            asked: self.answers.len(),
        }
    }

    /// How it ended, by the questions of an edition.
    fn ended(&self, chapter: &Chapter, edition: &Edition) -> Ended {
        let score = self.score();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let last = self.answers.values().map(|a| a.at.as_str()).max();
        Ended {
            chapter: chapter.id.clone(),
            round: self.number,
            edition: edition.id.clone(),
            edition_title: edition.title.clone(),
            right: count(score.right),
            asked: count(score.asked),
            passed: score.passes(edition.course.pass_percent),
            at: last.unwrap_or_default().to_owned(),
        }
    }
}

/// The day of a moment in UTC.
fn day(at: &str) -> String {
    DateTime::parse_from_rfc3339(at)
        .map(|t| clock::business_date(t.to_utc()).to_string())
        .unwrap_or_default()
}

/// Chapters in the order of the plan: the base first.
pub(crate) fn plan(edition: &Edition) -> Vec<&Chapter> {
    let base = edition
        .course
        .base
        .iter()
        .filter_map(|id| edition.chapter(id));
    let others = edition.chapters.iter();
    base.chain(others.filter(|c| !edition.course.base.contains(&c.id)))
        .collect()
}

/// The whole course, as far as the user has come.
pub(crate) fn course(bench: &mut Workbench, _: Nothing) -> ApiResult<Course> {
    let manual = bench.manual();
    let edition = &manual.edition;
    let progress = Progress::of(bench)?;
    let levels = |of: fn(&Rating) -> u32| course::judged(progress.ratings.iter().map(of));
    Ok(Course {
        title: edition.title.clone(),
        notice: edition.course.notice.clone(),
        pass_percent: edition.course.pass_percent,
        chapters: plan(edition)
            .into_iter()
            .map(|chapter| line(chapter, edition, &progress))
            .collect(),
        understanding: levels(|r| r.understanding),
        usefulness: levels(|r| r.usefulness),
    })
}

fn line(chapter: &Chapter, edition: &Edition, progress: &Progress) -> CourseChapter {
    let unread: Vec<&Passage> = chapter
        .passages
        .iter()
        .filter(|p| !progress.read.contains_key(&p.id))
        .collect();
    let characters: usize = unread.iter().map(|p| p.plain.chars().count()).sum();
    let rounds = progress.rounds(chapter);
    let open = rounds
        .last()
        .filter(|r| !r.is_finished(chapter) && !progress.has_ended(chapter, r.number));
    let outcome = progress.result(chapter, edition);
    let rating = progress
        .ratings
        .iter()
        .find(|r| r.user == progress.user && r.chapter == chapter.id);
    CourseChapter {
        id: chapter.id.clone(),
        number: chapter.number,
        title: chapter.title.clone(),
        part: chapter.part.clone(),
        base: edition.course.base.contains(&chapter.id),
        passages: chapter.passages.len(),
        read: progress.has_read(chapter),
        next: unread.first().map(|p| p.id.clone()).unwrap_or_default(),
        minutes: characters.div_ceil(PACE),
        questions: chapter.questions.len(),
        answered: open.map_or(0, |r| r.answers.len()),
        best: outcome.best,
        done: progress.is_done(chapter, edition),
        passed_on: outcome.passed_on,
        passed_in: outcome.passed_in,
        added: progress.added(chapter),
        rating: CourseRating {
            chapter: chapter.id.clone(),
            understanding: rating.map_or(0, |r| r.understanding),
            usefulness: rating.map_or(0, |r| r.usefulness),
            comment: rating.map(|r| r.comment.clone()).unwrap_or_default(),
        },
    }
}

/// Marks a passage as read, or takes the mark off.
pub(crate) fn read_set(bench: &mut Workbench, ask: ReadSet) -> ApiResult<Changed<Nothing>> {
    let manual = bench.manual();
    let edition = &manual.edition;
    let passage = edition.find(&ask.passage).ok_or(ApiError::NotFound)?;
    let of = ask.on.then_some(edition.id.as_str());
    let progress = Progress::of(bench)?;
    let chapter = edition
        .chapter(&passage.chapter)
        .ok_or(ApiError::NotFound)?;
    let is_read = |p: &Passage| p.id == passage.id || progress.read.contains_key(&p.id);
    let whole = ask.on && chapter.passages.iter().all(is_read);
    let whole = whole.then_some((edition.id.as_str(), edition.title.as_str()));
    bench.write(|w| {
        w.set_course_read(&passage.id, of)?;
        if whole.is_some() || !ask.on {
            w.set_course_chapter(&chapter.id, whole)?;
        }
        Ok(())
    })?;
    Ok(touched(Nothing {}))
}

/// The check test of a chapter: the open round, the last one, or a new one.
pub(crate) fn check_open(bench: &mut Workbench, ask: CheckOpen) -> ApiResult<Check> {
    let manual = bench.manual();
    let edition = &manual.edition;
    let chapter = edition.chapter(&ask.chapter).ok_or(ApiError::NotFound)?;
    let progress = Progress::of(bench)?;
    let rounds = progress.rounds(chapter);
    let last = rounds.last();
    let again = ask.again && last.is_some_and(|r| r.is_finished(chapter));
    let number = last.map_or(1, |r| r.number + u32::from(again));
    Ok(check(edition, chapter, &progress, number))
}

fn check(edition: &Edition, chapter: &Chapter, progress: &Progress, number: u32) -> Check {
    let rounds = progress.rounds(chapter);
    let round = rounds.iter().find(|r| r.number == number);
    let given = |q: &Question| round.and_then(|r| r.answers.get(q.id.as_str()).copied());
    let percent = edition.course.pass_percent;
    let score = round.map(Round::score).unwrap_or_default();
    let finished = round.is_some_and(|r| r.is_finished(chapter));
    Check {
        chapter: chapter.id.clone(),
        title: format!("{} {}", chapter.number, chapter.title),
        round: number,
        questions: chapter
            .questions
            .iter()
            .map(|q| question(q, given(q), edition))
            .collect(),
        score,
        needed: Score::needed(chapter.questions.len(), percent),
        finished,
        passed: finished && score.passes(percent),
        added: if progress.has_ended(chapter, number) {
            chapter
                .questions
                .iter()
                .filter(|q| given(q).is_none())
                .count()
        } else {
            0
        },
    }
}

/// What is right is said only once something was answered.
fn question(asked: &Question, given: Option<&Answer>, edition: &Edition) -> CheckQuestion {
    CheckQuestion {
        id: asked.id.clone(),
        ask: asked.ask.clone(),
        choices: asked.choices.clone(),
        answered: given.map(|answer| CheckAnswered {
            choice: answer.choice,
            right: asked.answer,
            why: asked.why.clone(),
            passage: asked.passage.clone(),
            passage_title: edition
                .find(&asked.passage)
                .map(|p| format!("{} {}", p.number, p.title))
                .unwrap_or_default(),
        }),
    }
}

/// Keeps an answer. A finished round takes none: the first answer of this kind begins the next one.
pub(crate) fn check_answer(bench: &mut Workbench, ask: CheckAnswer) -> ApiResult<Changed<Check>> {
    let manual = bench.manual();
    let edition = &manual.edition;
    let chapter = edition.chapter(&ask.chapter).ok_or(ApiError::NotFound)?;
    let mut questions = chapter.questions.iter();
    let asked = questions.find(|q| q.id == ask.question);
    let asked = asked.ok_or(ApiError::NotFound)?;
    let choices = u32::try_from(asked.choices.len()).unwrap_or(0);
    if !(1..=choices).contains(&ask.choice) {
        return Err(ApiError::BadRequest {
            detail: "no such choice".to_owned(),
        });
    }
    let progress = Progress::of(bench)?;
    let rounds = progress.rounds(chapter);
    let last = rounds.last();
    let twice = |r: &Round| r.answers.contains_key(ask.question.as_str());
    let ended = |r: &Round| progress.has_ended(chapter, r.number) && twice(r);
    let over = last.is_some_and(|r| r.is_finished(chapter) || ended(r));
    let answer = Answer {
        chapter: chapter.id.clone(),
        round: last.map_or(1, |r| r.number + u32::from(over)),
        question: asked.id.clone(),
        choice: ask.choice,
        is_right: ask.choice == asked.answer,
        at: String::new(),
    };
    let ended = ended_by(&answer, &rounds, chapter, edition);
    bench.write(|w| {
        w.add_course_answer(&answer, &edition.id)?;
        if let Some(ended) = &ended {
            w.end_course_round(ended)?;
        }
        Ok(())
    })?;
    let progress = Progress::of(bench)?;
    Ok(touched(check(edition, chapter, &progress, answer.round)))
}

/// How the round ends with this answer; None = it goes on.
fn ended_by(
    answer: &Answer,
    rounds: &[Round],
    chapter: &Chapter,
    edition: &Edition,
) -> Option<Ended> {
    let open = rounds.iter().find(|r| r.number == answer.round);
    let mut whole = Round {
        number: answer.round,
        answers: open.map(|r| r.answers.clone()).unwrap_or_default(),
    };
    // The first answer to a question is the one that counts.
    whole.answers.entry(&answer.question).or_insert(answer);
    whole
        .is_finished(chapter)
        .then(|| whole.ended(chapter, edition))
}

/// Keeps what the user thinks of a chapter.
pub(crate) fn rate(bench: &mut Workbench, ask: CourseRating) -> ApiResult<Changed<Nothing>> {
    let manual = bench.manual();
    let edition = &manual.edition;
    let chapter = edition.chapter(&ask.chapter).ok_or(ApiError::NotFound)?;
    let levels = [ask.understanding, ask.usefulness];
    let too_long = ask.comment.chars().count() > model::check::LONG_LIMIT;
    if too_long || !levels.iter().all(|level| LEVELS.contains(level)) {
        return Err(ApiError::BadRequest {
            detail: "levels are 1 to 5".to_owned(),
        });
    }
    let rating = Rating {
        user: String::new(),
        chapter: chapter.id.clone(),
        understanding: ask.understanding,
        usefulness: ask.usefulness,
        comment: ask.comment,
        at: String::new(),
    };
    bench.write(|w| Ok(w.set_course_rating(&rating, &edition.id)?))?;
    Ok(touched(Nothing {}))
}

fn touched<T: ts_rs::TS>(value: T) -> Changed<T> {
    Changed {
        value,
        touched: vec![Touched::Manual],
    }
}
