//! Drawings: each stands in a passage, says in words what it shows, and has a source for every figure; nothing in it stands
//! outside of its box.

use super::{Problem, Report, sentence};
use crate::manual::drawing::Drawing;
use crate::manual::edition::Edition;
use crate::manual::markdown;
use crate::message::Inline;
use chrono::NaiveDate;
use model::code::Certainty;
use model::fold;
use std::collections::BTreeSet;

/// Looks through all drawings, and for those that passages name.
pub(super) fn check(edition: &Edition, report: &mut Report) {
    let mut used = BTreeSet::new();
    for passage in edition.passages() {
        for id in passage.drawings() {
            if edition.drawing(id).is_none() {
                report.say(passage, format!("unknown drawing {id}"), "");
            }
            used.insert(id);
        }
    }
    for drawing in &edition.drawings {
        let mut own = Own {
            drawing,
            said: Vec::new(),
        };
        if !used.contains(drawing.id.as_str()) {
            own.say("a drawing that no passage shows", "");
        }
        own.head();
        own.sources();
        own.figures();
        for problem in &drawing.misplaced {
            own.say(problem, "");
        }
        for text in [drawing.plain()].iter().chain([&own.words()]) {
            for problem in text
                .lines()
                .flat_map(|line| sentence::variants(line, &report.variants))
            {
                own.say(&problem, "");
            }
        }
        report.problems.extend(own.said);
    }
}

/// One drawing and what is said about it.
struct Own<'a> {
    drawing: &'a Drawing,
    said: Vec<Problem>,
}

impl Own<'_> {
    fn say(&mut self, problem: &str, sentence: &str) {
        self.said.push(Problem {
            file: self.drawing.file.clone(),
            passage: self.drawing.id.clone(),
            problem: problem.to_owned(),
            sentence: sentence.to_owned(),
        });
    }

    fn head(&mut self) {
        let written = &self.drawing.written;
        for (name, text) in [("title", &written.title), ("alt", &written.alt)] {
            if text.trim().is_empty() {
                self.say(&format!("no {name}"), "");
            }
        }
        if written.checked_on.parse::<NaiveDate>().is_err() {
            self.say("checked_on is no date", &written.checked_on);
        }
        let columns = written.head.len();
        if columns == 0
            || written.rows.is_empty()
            || written.rows.iter().any(|row| row.len() != columns)
        {
            self.say("no table that tells the same", "");
        }
        if self.drawing.picture.shapes.is_empty() {
            self.say("nothing is drawn", "");
        }
    }

    /// Sources are named once, have a title, and are marked in the picture or in its table.
    fn sources(&mut self) {
        let sources = &self.drawing.written.sources;
        if sources.is_empty() {
            self.say("a drawing without a source", "");
        }
        let mut ids = BTreeSet::new();
        let lines = self.lines();
        for source in sources {
            if !ids.insert(&source.id) {
                self.say(&format!("source {} twice", source.id), "");
            }
            if source.title.trim().is_empty() || !(1900..=2100).contains(&source.year) {
                self.say(&format!("source {} without title or year", source.id), "");
            }
            let is_mark =
                |piece: &Inline| matches!(piece, Inline::Mark { source: id } if *id == source.id);
            if !lines.iter().flatten().any(is_mark) {
                self.say(&format!("source {} is never marked", source.id), "");
            }
        }
    }

    /// Every figure has its mark in its own text or cell, none an unverified one, and the table tells it too.
    fn figures(&mut self) {
        let sources = &self.drawing.written.sources;
        for line in self.lines() {
            let words = markdown::line(&line);
            let marks: Vec<&String> = line
                .iter()
                .filter_map(|piece| match piece {
                    Inline::Mark { source } => Some(source),
                    _ => None,
                })
                .collect();
            if words.contains("[^") {
                self.say("閉じていない出典の印です([^s1] の形にしてください)", &words);
            }
            if marks.is_empty() && sentence::has_figure(&words) {
                self.say("figure without a source", &words);
            }
            for mark in marks {
                match sources.iter().find(|s| s.id == *mark) {
                    None => self.say(&format!("mark {mark} has no source"), &words),
                    Some(s)
                        if s.certainty == Certainty::Unverified
                            && words.contains(char::is_numeric) =>
                    {
                        self.say("unverified figure", &words);
                    }
                    Some(_) => {}
                }
            }
        }
        let told = numbers(&self.drawing.plain());
        for text in &self.drawing.texts {
            let words = markdown::line(text);
            if sentence::has_figure(&words) && !numbers(&words).is_subset(&told) {
                self.say("a figure that the table does not tell", &words);
            }
        }
    }

    /// Texts of the picture, and cells of its table.
    fn lines(&self) -> Vec<Vec<Inline>> {
        let (head, rows) = self.drawing.table();
        let cells = head.into_iter().chain(rows.into_iter().flatten());
        self.drawing.texts.iter().cloned().chain(cells).collect()
    }

    fn words(&self) -> String {
        let texts = self.drawing.texts.iter().map(|text| markdown::line(text));
        texts.collect::<Vec<_>>().join("\n")
    }
}

fn numbers(text: &str) -> BTreeSet<String> {
    let folded = fold::width(text);
    let parts = folded.split(|c: char| !c.is_ascii_digit() && c != '.');
    let parts = parts.map(|p| p.trim_matches('.').to_owned());
    parts.filter(|p| !p.is_empty()).collect()
}
