//! What an edition must hold before anybody reads it: every figure has a source, every word its one form, every link an end.

mod course;
mod drawing;
mod glossary;
mod length;
mod sentence;
#[cfg(test)]
mod tests;

pub(in crate::manual) use sentence::{figures, split};

use super::edition::{Chapter, Edition, Passage};
use super::lead;
use crate::assets::{self, Variant};
use crate::message::{Block, Inline};
use chrono::NaiveDate;
use model::code::{Certainty, CodeBook};
use std::collections::BTreeSet;
use std::fmt;

/// Something in an edition that a reader must not meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// File.
    pub file: String,
    /// Passage, chapter or term.
    pub passage: String,
    /// What is wrong.
    pub problem: String,
    /// The sentence or cell in question; empty = the whole.
    pub sentence: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.file, self.passage, self.problem)?;
        if self.sentence.is_empty() {
            return Ok(());
        }
        write!(f, ": {}", self.sentence)
    }
}

/// What is found while an edition is read through.
struct Report {
    problems: Vec<Problem>,
    variants: Vec<Variant>,
}

impl Report {
    fn say(&mut self, passage: &Passage, problem: impl Into<String>, sentence: impl Into<String>) {
        self.problems.push(Problem {
            file: passage.file.clone(),
            passage: passage.id.clone(),
            problem: problem.into(),
            sentence: sentence.into(),
        });
    }
}

/// Everything wrong with an edition, in reading order.
pub(crate) fn lint(edition: &Edition, codes: &CodeBook) -> Vec<Problem> {
    let variants = assets::read_variants();
    lint_with(edition, codes, variants.unwrap_or_default())
}

fn lint_with(edition: &Edition, codes: &CodeBook, variants: Vec<Variant>) -> Vec<Problem> {
    let mut report = Report {
        problems: Vec::new(),
        variants,
    };
    chapters(edition, &mut report);
    let mut ids = BTreeSet::new();
    for passage in edition.passages() {
        if !ids.insert(passage.id.as_str()) {
            report.say(passage, "id twice", "");
        }
    }
    for chapter in &edition.chapters {
        for passage in &chapter.passages {
            front(passage, chapter, codes, &mut report);
            body(passage, &ids, &mut report);
            backed(passage, &mut report);
            words(passage, &mut report);
        }
    }
    glossary::check(edition, &ids, &mut report);
    course::check(edition, &mut report);
    drawing::check(edition, &mut report);
    length::check(edition, &mut report);
    report.problems
}

/// Chapters are numbered once, and passages stand in one order.
fn chapters(edition: &Edition, report: &mut Report) {
    let (mut ids, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    for chapter in &edition.chapters {
        let mut say = |problem: &str| {
            report.problems.push(Problem {
                file: format!("{}/{}/chapter.toml", edition.id, chapter.id),
                passage: chapter.id.clone(),
                problem: problem.to_owned(),
                sentence: String::new(),
            });
        };
        if !ids.insert(&chapter.id) {
            say("chapter id twice");
        }
        if !numbers.insert(chapter.number) {
            say("chapter number twice");
        }
        if chapter.title.is_empty() || chapter.part.is_empty() || chapter.summary.is_empty() {
            say("chapter without title, part or summary");
        }
        if chapter.passages.is_empty() {
            say("chapter without passages");
        }
        let orders: BTreeSet<u32> = chapter.passages.iter().map(|p| p.order).collect();
        if orders.len() != chapter.passages.len() {
            say("two passages with one order");
        }
        for text in [&chapter.title, &chapter.part, &chapter.summary] {
            for problem in sentence::variants(text, &report.variants) {
                report.problems.push(Problem {
                    file: format!("{}/{}/chapter.toml", edition.id, chapter.id),
                    passage: chapter.id.clone(),
                    problem,
                    sentence: text.clone(),
                });
            }
        }
    }
}

/// Id, tags, date and sources of a passage.
fn front(passage: &Passage, chapter: &Chapter, codes: &CodeBook, report: &mut Report) {
    if !passage.id.starts_with(&format!("{}.", chapter.id)) {
        report.say(
            passage,
            format!("id does not begin with {}.", chapter.id),
            "",
        );
    }
    for (name, text) in [("title", &passage.title), ("lead", &passage.lead)] {
        if text.trim().is_empty() {
            report.say(passage, format!("no {name}"), "");
        }
    }
    if passage.checked_on.parse::<NaiveDate>().is_err() {
        let date = format!("checked_on is no date: {}", passage.checked_on);
        report.say(passage, date, "");
    }
    let mut tags = 0;
    for (list, tagged) in passage.tags() {
        tags += tagged.len();
        for code in tagged {
            if !codes.knows(list, code) {
                report.say(passage, format!("unknown {list} {code}"), "");
            }
        }
    }
    for item in &passage.items {
        if !model::stage::ITEMS.contains(&item.as_str()) {
            report.say(passage, format!("unknown item {item}"), "");
        }
    }
    if tags == 0 {
        report.say(
            passage,
            "病名・段階・作業・症状・配慮・制度の印が1つもありません",
            "",
        );
    }
    let mut asked = BTreeSet::new();
    for ask in &passage.asks {
        if ask.trim().is_empty() || !asked.insert(ask) {
            report.say(passage, "a question twice or empty", ask.as_str());
        }
    }
    if passage.sources.is_empty() {
        report.say(passage, "no sources", "");
    }
    let mut ids = BTreeSet::new();
    for source in &passage.sources {
        if !ids.insert(&source.id) {
            report.say(passage, format!("source {} twice", source.id), "");
        }
        if source.title.trim().is_empty() || !(1900..=2100).contains(&source.year) {
            report.say(
                passage,
                format!("source {} without title or year", source.id),
                "",
            );
        }
    }
}

/// Marks, links and figures of the text.
fn body(passage: &Passage, ids: &BTreeSet<&str>, report: &mut Report) {
    let mut used = BTreeSet::new();
    for line in passage.lines() {
        for piece in line {
            if let Inline::Mark { source } = piece {
                used.insert(source.as_str());
            }
        }
        marks(passage, line, report);
    }
    for source in &passage.sources {
        if !used.contains(source.id.as_str()) {
            report.say(passage, format!("source {} is never marked", source.id), "");
        }
    }
    for link in passage.links() {
        if !ids.contains(link) {
            report.say(passage, format!("link to unknown passage {link}"), "");
        } else if link == passage.id {
            report.say(passage, "link to itself", "");
        }
    }
    for block in &passage.blocks {
        sourced(passage, block, report);
    }
}

/// A mark has a source, stands before the full stop of its sentence, and carries no figure when nobody has verified it. The
/// screen colours the words from the last full stop or mark up to a doubtful mark: behind the full stop it would colour
/// nothing.
fn marks(passage: &Passage, line: &[Inline], report: &mut Report) {
    let mut fact = String::new();
    for piece in line {
        let Inline::Mark { source } = piece else {
            fact.push_str(sentence::text_of(piece));
            continue;
        };
        let Some(known) = passage.sources.iter().find(|s| s.id == *source) else {
            report.say(passage, format!("mark {source} has no source"), &fact);
            continue;
        };
        if fact.ends_with('。') {
            report.say(passage, "mark behind the full stop", &fact);
        }
        let words = fact.rsplit('。').next().unwrap_or_default();
        if known.certainty == Certainty::Unverified && words.contains(char::is_numeric) {
            report.say(passage, "unverified figure", words);
        }
        fact.clear();
    }
}

/// Every figure in running text, an item or a cell has a mark in its own sentence. Headings and words to say have none.
fn sourced(passage: &Passage, block: &Block, report: &mut Report) {
    let lines: Vec<&[Inline]> = match block {
        Block::Heading { .. } | Block::Quote { .. } | Block::Drawing { .. } => return,
        Block::Paragraph { text } => vec![text],
        Block::List { items, .. } => items.iter().map(Vec::as_slice).collect(),
        Block::Table { head, rows } => {
            let cells = head.iter().chain(rows.iter().flatten());
            cells.map(Vec::as_slice).collect()
        }
    };
    for line in lines {
        for sentence in split(line) {
            if sentence.marks.is_empty() && sentence::has_figure(&sentence.text) {
                report.say(passage, "figure without a source", sentence.text);
            }
        }
    }
}

/// The lead is read first and alone: its figures stand in the text, each in a sentence with a mark.
fn backed(passage: &Passage, report: &mut Report) {
    let told = lead::told(passage);
    for figure in figures(&passage.lead) {
        if !told.contains_key(&figure) {
            let problem =
                format!("要点(lead)の数値「{figure}」が、本文の出典の付いた文にありません");
            report.say(passage, problem, passage.lead.as_str());
        }
    }
    for (name, text) in [("title", &passage.title), ("lead", &passage.lead)] {
        if text.contains("[^") {
            report.say(
                passage,
                format!("{name}に出典の印は書けません"),
                text.as_str(),
            );
        }
    }
}

/// One form for one word.
fn words(passage: &Passage, report: &mut Report) {
    let found: Vec<(String, String)> = [&passage.title, &passage.lead, &passage.plain]
        .into_iter()
        .flat_map(|text| text.split(['。', '\n']))
        .flat_map(|sentence| {
            sentence::variants(sentence, &report.variants)
                .into_iter()
                .map(move |v| (v, sentence.to_owned()))
        })
        .collect();
    for (problem, sentence) in found {
        report.say(passage, problem, sentence);
    }
}
