//! What the course on an edition must hold: its plan, and a check test of every chapter.

use super::{Problem, Report, sentence};
use crate::manual::edition::{Chapter, Edition, Question};
use std::collections::BTreeSet;

/// Questions that a check test has at least.
const FEWEST: usize = 10;

pub(super) fn check(edition: &Edition, report: &mut Report) {
    plan(edition, report);
    let mut ids = BTreeSet::new();
    for chapter in &edition.chapters {
        let mut say = |at: &str, problem: String, sentence: &str| {
            report.problems.push(Problem {
                file: format!("{}/{}/check.toml", edition.id, chapter.id),
                passage: at.to_owned(),
                problem,
                sentence: sentence.to_owned(),
            });
        };
        let asked = chapter.questions.len();
        if asked < FEWEST {
            say(&chapter.id, format!("only {asked} questions"), "");
        }
        for question in &chapter.questions {
            if !ids.insert(&question.id) {
                say(&question.id, "id twice".to_owned(), "");
            }
            for problem in problems(question, chapter) {
                say(&question.id, problem, &question.ask);
            }
            let texts = [&question.ask, &question.why].into_iter();
            for text in texts.chain(&question.choices) {
                for problem in sentence::variants(text, &report.variants) {
                    say(&question.id, problem, text);
                }
            }
        }
    }
}

fn plan(edition: &Edition, report: &mut Report) {
    let course = &edition.course;
    let mut say = |problem: String| {
        report.problems.push(Problem {
            file: format!("{}/course.toml", edition.id),
            passage: String::new(),
            problem,
            sentence: String::new(),
        });
    };
    if course.notice.trim().is_empty() {
        say("no notice".to_owned());
    }
    if !(1..=100).contains(&course.pass_percent) {
        say(format!("pass_percent {}", course.pass_percent));
    }
    if course.base.is_empty() {
        say("no base".to_owned());
    }
    let mut seen = BTreeSet::new();
    for id in &course.base {
        if edition.chapter(id).is_none() {
            say(format!("unknown chapter {id}"));
        }
        if !seen.insert(id) {
            say(format!("chapter {id} twice"));
        }
    }
}

fn problems(question: &Question, chapter: &Chapter) -> Vec<String> {
    let mut out = Vec::new();
    if !question.id.starts_with(&format!("{}.q", chapter.id)) {
        out.push(format!("id does not begin with {}.q", chapter.id));
    }
    if !chapter.passages.iter().any(|p| p.id == question.passage) {
        let passage = &question.passage;
        out.push(format!("passage {passage} is not in the chapter"));
    }
    for (name, text) in [("ask", &question.ask), ("why", &question.why)] {
        if text.trim().is_empty() {
            out.push(format!("no {name}"));
        }
    }
    let choices: BTreeSet<&str> = question.choices.iter().map(|c| c.trim()).collect();
    if choices.len() != question.choices.len() || choices.contains("") {
        out.push("a choice twice or empty".to_owned());
    }
    if !(3..=5).contains(&question.choices.len()) {
        out.push(format!(
            "選択肢は3つから5つです(いまは{})",
            question.choices.len()
        ));
    }
    let numbers = 1..=question.choices.len();
    if !usize::try_from(question.answer).is_ok_and(|answer| numbers.contains(&answer)) {
        out.push(format!("no choice {}", question.answer));
    }
    out
}
