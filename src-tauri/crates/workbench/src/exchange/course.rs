//! Counts of the course for headquarters: by chapter and question, of whole groups of three persons, never a person's.

use crate::course::Everybody;
use crate::error::ApiResult;
use crate::message::{AnswerShare, CourseLeaving, QuestionLeaving};
use crate::session::Workbench;
use ::exchange::{Tally, TallyCell};
use chrono::NaiveDate;
use model::course::{LEVELS, count_told};
use model::era;

/// Names of the tables of a bundle that tell of the course, and what their cells are.
pub(crate) const FINISHED: &str = "course_finished";
/// 理解度
pub(crate) const UNDERSTANDING: &str = "course_understanding";
/// 有用度
pub(crate) const USEFULNESS: &str = "course_usefulness";
/// First answers to the questions.
pub(crate) const FIRST: &str = "course_first_answer";
/// The cell of the two highest levels, and of right answers.
pub(crate) const YES: &str = "yes";
/// The cell of all others.
pub(crate) const NO: &str = "no";

/// What leaves of the course; chapters of which nothing leaves are left out.
pub(crate) fn count(bench: &Workbench) -> ApiResult<Vec<CourseLeaving>> {
    let manual = bench.manual();
    let edition = &manual.edition;
    let everybody = Everybody::of(bench)?;
    let share = |answers| count_told(answers).map(|(yes, of)| AnswerShare { yes, of });
    let lines = edition.chapters.iter().map(|chapter| {
        let rated = |level: fn(&store::course::Rating) -> u32| {
            let of_chapter = everybody.ratings.iter().filter(|r| r.chapter == chapter.id);
            let valid = of_chapter.filter(|r| LEVELS.contains(&level(r)));
            share(valid.map(|r| (r.at.clone(), level(r) >= 4)).collect())
        };
        let finished: Vec<(String, bool)> = everybody
            .finished(chapter, edition)
            .into_iter()
            .map(|at| (at, true))
            .collect();
        let questions = chapter.questions.iter().filter_map(|question| {
            let first = share(everybody.first_answers(&chapter.id, &question.id))?;
            Some(QuestionLeaving {
                id: question.id.clone(),
                ask: question.ask.clone(),
                first,
            })
        });
        CourseLeaving {
            chapter: chapter.id.clone(),
            title: format!("{} {}", chapter.number, chapter.title),
            finished: count_told(finished).map_or(0, |(_, told)| told),
            understanding: rated(|r| r.understanding),
            usefulness: rated(|r| r.usefulness),
            questions: questions.collect(),
        }
    });
    Ok(lines.filter(is_told).collect())
}

fn is_told(line: &CourseLeaving) -> bool {
    line.finished > 0
        || line.understanding.is_some()
        || line.usefulness.is_some()
        || !line.questions.is_empty()
}

/// The same as count tables of the bundle.
pub(super) fn tables(lines: &[CourseLeaving], today: NaiveDate) -> Vec<Tally> {
    let cell = |codes: &[&str], count: usize| TallyCell {
        codes: codes.iter().map(|c| (*c).to_owned()).collect(),
        count: count as u64,
    };
    let pair = |id: &str, share: AnswerShare| {
        [
            cell(&[id, NO], share.of - share.yes),
            cell(&[id, YES], share.yes),
        ]
    };
    let of = |get: fn(&CourseLeaving) -> Option<AnswerShare>| -> Vec<TallyCell> {
        let told = lines.iter().filter_map(|l| Some((l, get(l)?)));
        told.flat_map(|(l, share)| pair(&l.chapter, share))
            .collect()
    };
    let finished = lines.iter().filter(|l| l.finished > 0);
    let questions = lines.iter().flat_map(|l| &l.questions);
    let tables = [
        (
            FINISHED,
            &["chapter"][..],
            finished.map(|l| cell(&[&l.chapter], l.finished)).collect(),
        ),
        (UNDERSTANDING, &["chapter", "high"], of(|l| l.understanding)),
        (USEFULNESS, &["chapter", "high"], of(|l| l.usefulness)),
        (
            FIRST,
            &["question", "right"],
            questions.flat_map(|q| pair(&q.id, q.first)).collect(),
        ),
    ];
    let year = u16::try_from(era::fiscal_year(today)).unwrap_or(0);
    let told = tables
        .into_iter()
        .filter(|(_, _, cells): &(_, _, Vec<TallyCell>)| !cells.is_empty());
    told.map(|(name, axes, cells)| Tally {
        name: name.to_owned(),
        fiscal_year: year,
        axes: axes.iter().map(|a| (*a).to_owned()).collect(),
        cells,
    })
    .collect()
}
