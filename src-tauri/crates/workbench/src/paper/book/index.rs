//! The index by reading: where a word of the 用語集 is explained, and where the passages that are about it use it.

use crate::manual::{Edition, Passage, Term, row_of};

/// Most pages of one word: more lead nowhere.
const MOST: usize = 8;

/// A piece of text on a page.
pub(super) struct Used {
    /// The place that it follows.
    pub name: String,
    /// Page of the book, from 1.
    pub page: usize,
    /// The words.
    pub text: String,
}

/// A word of the index.
pub(super) struct Line {
    /// Head under which it stands.
    pub row: &'static str,
    pub word: String,
    pub reading: String,
    /// Pages; true for the one of the 用語集.
    pub pages: Vec<(usize, bool)>,
}

/// Name of the place of a word in the 用語集.
pub(super) fn place(term: &str) -> String {
    format!("term {term}")
}

/// The words in the order of their readings; a word that is on no page of this book is left out.
pub(super) fn lines(edition: &Edition, used: &[Used]) -> Vec<Line> {
    edition
        .terms
        .iter()
        .filter_map(|term| {
            let pages = pages(term, edition, used);
            (!pages.is_empty()).then(|| Line {
                row: row_of(&term.reading),
                word: term.term.clone(),
                reading: term.reading.clone(),
                pages,
            })
        })
        .collect()
}

fn pages(term: &Term, edition: &Edition, used: &[Used]) -> Vec<(usize, bool)> {
    let own = place(&term.term);
    let main = used.iter().find(|u| u.name == own).map(|u| u.page);
    let mut out: Vec<(usize, bool)> = main.map(|page| (page, true)).into_iter().collect();
    let about = edition.passages().filter(|p| is_about(p, term));
    for passage in about {
        let mut stretches = used.iter().filter(|u| u.name == passage.id);
        let first = stretches.find(|u| words(term).any(|word| u.text.contains(word)));
        if let Some(first) = first
            && !out.iter().any(|(page, _)| *page == first.page)
        {
            out.push((first.page, false));
        }
        if out.len() >= MOST {
            break;
        }
    }
    out
}

fn words(term: &Term) -> impl Iterator<Item = &str> {
    std::iter::once(term.term.as_str()).chain(term.also.iter().map(String::as_str))
}

/// The passage that the 用語集 names, and those that have the word in their title or among their keywords.
fn is_about(passage: &Passage, term: &Term) -> bool {
    passage.id == term.passage
        || words(term)
            .any(|word| passage.title.contains(word) || passage.keywords.iter().any(|k| k == word))
}
