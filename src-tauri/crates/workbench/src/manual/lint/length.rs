//! No text beside the bodies is longer than the window and a page show: what limits.rs refuses in Markdown, for titles, leads,
//! sources, terms, questions and the tables of drawings.

use super::{Problem, Report};
use crate::manual::Edition;
use crate::manual::edition::{Chapter, Passage};

/// Characters of a title, a word or a search word.
const TITLE: usize = 100;
/// Characters of what is read as one sentence or two: a lead, a summary, a source, a choice, a cell.
const LINE: usize = 400;
/// Characters of a paragraph: an explanation, what a drawing shows.
const RUN: usize = 2_000;
/// Rows of a drawing's table.
const ROWS: usize = 200;
/// Columns of a drawing's table.
const COLUMNS: usize = 8;
/// Search words or questions of a passage, other words of a term.
const LIST: usize = 100;

/// What is said of a text that is too long.
fn over(name: &str, text: &str, most: usize) -> Option<String> {
    let long = text.chars().nth(most).is_some();
    long.then(|| format!("{name}が長すぎます({most}文字まで)"))
}

/// What is said of a list with too much in it.
fn many(name: &str, count: usize, most: usize) -> Option<String> {
    (count > most).then(|| format!("{name}が多すぎます({most}まで)"))
}

pub(super) fn check(edition: &Edition, report: &mut Report) {
    for chapter in &edition.chapters {
        let file = |name: &str| format!("{}/{}/{name}.toml", edition.id, chapter.id);
        say(report, &file("chapter"), &chapter.id, head(chapter));
        for passage in &chapter.passages {
            say(report, &passage.file, &passage.id, front(passage));
        }
        for question in &chapter.questions {
            let texts = [("設問(ask)", &question.ask), ("解説(why)", &question.why)];
            let texts = texts.into_iter().filter_map(|(n, t)| over(n, t, RUN));
            let choices = question.choices.iter();
            let all = texts.chain(choices.filter_map(|c| over("選択肢", c, LINE)));
            say(report, &file("check"), &question.id, all.collect());
        }
    }
    for term in &edition.terms {
        let words = [&term.term, &term.reading].into_iter().chain(&term.also);
        let words = words.filter_map(|word| over("用語か読み", word, TITLE));
        let all = words
            .chain(over("説明(text)", &term.text, LINE))
            .chain(many("別の言い方(also)", term.also.len(), LIST));
        let file = format!("{}/glossary.toml", edition.id);
        say(report, &file, &term.term, all.collect());
    }
    for drawing in &edition.drawings {
        let written = &drawing.written;
        let cells = written.rows.iter().flatten().chain(&written.head);
        let all = over("題名", &written.title, TITLE)
            .into_iter()
            .chain(over("図の説明(alt)", &written.alt, RUN))
            .chain(many("表の行", written.rows.len(), ROWS))
            .chain(many("表の列", written.head.len(), COLUMNS))
            .chain(cells.filter_map(|cell| over("表の1つの欄", cell, LINE)))
            .chain(
                written
                    .sources
                    .iter()
                    .filter_map(|s| over("出典の題名", &s.title, LINE)),
            );
        say(report, &drawing.file, &drawing.id, all.collect());
    }
}

fn head(chapter: &Chapter) -> Vec<String> {
    let title = over("題名", &chapter.title, TITLE).into_iter();
    title
        .chain(over("要約(summary)", &chapter.summary, LINE))
        .collect()
}

fn front(passage: &Passage) -> Vec<String> {
    let words = passage.keywords.iter().chain(&passage.asks);
    let sources = passage.sources.iter();
    over("題名", &passage.title, TITLE)
        .into_iter()
        .chain(over("要点(lead)", &passage.lead, LINE))
        .chain(many("探す言葉(keywords)", passage.keywords.len(), LIST))
        .chain(many("探す質問(asks)", passage.asks.len(), LIST))
        .chain(many("出典", passage.sources.len(), LIST))
        .chain(words.filter_map(|word| over("探す言葉か質問", word, TITLE)))
        .chain(sources.filter_map(|source| over("出典の題名", &source.title, LINE)))
        .collect()
}

/// Each thing once, however often it is met.
fn say(report: &mut Report, file: &str, of: &str, mut found: Vec<String>) {
    found.sort();
    found.dedup();
    // A name that is itself too long is not repeated whole.
    let of: String = of.chars().take(TITLE).collect();
    let problems = found.into_iter().map(|problem| Problem {
        file: file.to_owned(),
        passage: of.clone(),
        problem,
        sentence: String::new(),
    });
    report.problems.extend(problems);
}
