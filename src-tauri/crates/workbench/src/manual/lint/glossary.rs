//! The glossary: sorted by reading, no word twice, and every passage it names exists.

use super::{Problem, Report, sentence};
use crate::manual::edition::Edition;
use crate::manual::glossary::Term;
use crate::manual::lead;
use model::code::Certainty;
use model::fold::fold;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Looks through all terms.
pub(super) fn check(edition: &Edition, ids: &BTreeSet<&str>, report: &mut Report) {
    let file = format!("{}/glossary.toml", edition.id);
    let say = |term: &Term, problem: String| Problem {
        file: file.clone(),
        passage: term.term.clone(),
        problem,
        sentence: term.text.clone(),
    };
    let mut found = Vec::new();
    let mut words: BTreeMap<String, &str> = BTreeMap::new();
    let mut before = "";
    for term in &edition.terms {
        for problem in own(term, ids).into_iter().chain(unbacked(term, edition)) {
            found.push(say(term, problem));
        }
        if term.reading.as_str() < before {
            found.push(say(
                term,
                format!("読みの順ではありません({before}の前に置いてください)"),
            ));
        }
        before = &term.reading;
        let mut own = BTreeSet::new();
        for word in std::iter::once(&term.term).chain(&term.also) {
            let key = fold(word);
            if !own.insert(key.clone()) {
                found.push(say(term, format!("「{word}」が一つの用語に二度あります")));
            } else if let Some(other) = words.insert(key, &term.term) {
                found.push(say(
                    term,
                    format!("「{word}」は用語「{other}」の言葉でもあります"),
                ));
            }
        }
        for problem in sentence::variants(&term.text, &report.variants) {
            found.push(say(term, problem));
        }
    }
    report.problems.extend(found);
}

/// What is wrong with a term by itself.
fn own(term: &Term, ids: &BTreeSet<&str>) -> Vec<String> {
    let mut out = Vec::new();
    if term.term.trim().is_empty() || term.text.trim().is_empty() {
        out.push("empty term or text".to_owned());
    }
    let kana = |c: char| matches!(c, 'ぁ'..='ゖ' | 'ー');
    if term.reading.is_empty() || !term.reading.chars().all(kana) {
        out.push(format!("the reading {} is not hiragana", term.reading));
    }
    if !term.passage.is_empty() && !ids.contains(term.passage.as_str()) {
        out.push(format!("unknown passage {}", term.passage));
    }
    if term.certainty == Certainty::Unverified && sentence::has_figure(&term.text) {
        out.push("unverified figure".to_owned());
    }
    out
}

/// A term has no sources of its own: a figure in it stands, with its mark, in the passage to which it leads.
fn unbacked(term: &Term, edition: &Edition) -> Vec<String> {
    let told = edition
        .find(&term.passage)
        .map(lead::told)
        .unwrap_or_default();
    let figures = sentence::figures(&term.text).into_iter();
    figures
        .filter(|figure| !told.contains_key(figure))
        .map(|figure| format!("数値「{figure}」が、この用語から開く節の出典の付いた文にありません"))
        .collect()
}
