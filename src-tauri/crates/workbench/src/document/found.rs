//! Pages of own documents among the passages of the manual that a question finds.
//!
//! The index of the database names some pages that hold a word of the question; these are ranked as passages are, and then
//! the two lists become one by how much of the question each answers.

use super::joined;
use crate::error::ApiResult;
use crate::message::{Facet, FacetPick, FacetValue, SearchHit};
use crate::session::Workbench;
use model::fold::{self, Query, fold};
use model::rank::{Index, Question, Scored, Vocabulary};
use store::document::PageRow;

/// The facet that tells pages of own documents from passages.
const LIST: &str = "source";
/// Pages that are ranked.
const CANDIDATES: usize = 24;
/// Characters of a page that are ranked; a page of prose has a third of it.
const LOOKED_AT: usize = 6_000;
/// What one occurrence counts: in the title of the document, in the text of the page.
const WEIGHTS: [f64; 2] = [2.0, 1.0];
/// A page of an own document is worth so much of a passage that answers as well: the manual is checked, and says its sources.
const WORTH: f64 = 0.9;
/// Less than this share of the words of the question is no answer.
const LEAST: f64 = 0.5;
/// In so many first places there is at most one page of an own document, while there are passages.
const FIRST: usize = 3;
/// Characters of an excerpt.
const EXCERPT: usize = 80;

/// What a search is narrowed to; neither or both is everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    manual: bool,
    own: bool,
}

impl Source {
    /// Takes the choice of the source out of the chosen facets.
    pub(crate) fn split(picks: Vec<FacetPick>) -> (Self, Vec<FacetPick>) {
        let (source, rest): (Vec<_>, Vec<_>) =
            picks.into_iter().partition(|pick| pick.list == LIST);
        let holds = |code: &str| source.iter().any(|pick| pick.code == code);
        let (manual, own) = (holds("manual"), holds("own"));
        (Self { manual, own }, rest)
    }

    /// Are passages looked for?
    pub(crate) fn takes_passages(self) -> bool {
        self.manual || !self.own
    }

    /// Are pages of own documents looked for?
    pub(crate) fn takes_pages(self) -> bool {
        self.own || !self.manual
    }

    /// The facet with what each choice leaves; None where there is no choice.
    pub(crate) fn facet(self, passages: usize, pages: usize) -> Option<Facet> {
        let value = |code: &str, on, count| FacetValue {
            code: code.to_owned(),
            label: String::new(),
            count,
            on,
        };
        (pages > 0 || self.manual || self.own).then(|| Facet {
            list: LIST.to_owned(),
            values: vec![
                value("manual", self.manual, passages),
                value("own", self.own, pages),
            ],
        })
    }
}

/// A page with what it answers of the question.
pub(crate) struct Page {
    row: PageRow,
    text: String,
    scored: Scored,
}

/// Share of the words of a question that were found.
fn share(scored: &Scored, question: &Question) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "a few words")]
    let of = |n: usize| n as f64;
    of(scored.because.len()) / of(question.words().count().max(1))
}

/// Pages of own documents that answer a question, best first.
pub(crate) fn pages_for(bench: &Workbench, question: &Question) -> ApiResult<Vec<Page>> {
    let store = bench.store()?;
    if !store.has_documents()? {
        return Ok(Vec::new());
    }
    let words: Vec<String> = question.words().map(str::to_owned).collect();
    let rows = store.find_pages(&words, "", CANDIDATES)?;
    let texts: Vec<String> = rows.iter().map(|row| joined(&row.text)).collect();
    let fields = |(row, text): (&PageRow, &String)| {
        vec![row.title.clone(), text.chars().take(LOOKED_AT).collect()]
    };
    let fields: Vec<Vec<String>> = rows.iter().zip(&texts).map(fields).collect();
    let index = Index::of(&fields, &WEIGHTS, Vocabulary::default());
    let found = index.ask(question).into_iter();
    let mut rows: Vec<Option<(PageRow, String)>> = rows.into_iter().zip(texts).map(Some).collect();
    Ok(found
        .filter(|scored| share(scored, question) >= LEAST)
        .filter_map(|scored| {
            let (row, text) = rows.get_mut(scored.at)?.take()?;
            Some(Page { row, text, scored })
        })
        .collect())
}

/// The places of two lists in one: `true` is the next page of an own document, `false` the next passage.
pub(crate) fn beside(passages: &[&Scored], pages: &[Page], question: &Question) -> Vec<bool> {
    let value = |scored: &Scored, best: Option<f64>| {
        let of_best = scored.score / best.unwrap_or(1.0).max(f64::MIN_POSITIVE);
        share(scored, question) * of_best
    };
    let best_passage = passages.first().map(|s| s.score);
    let best_page = pages.first().map(|p| p.scored.score);
    let mut passages = passages.iter().peekable();
    let mut pages = pages.iter().peekable();
    let mut out: Vec<bool> = Vec::new();
    loop {
        let own = match (passages.peek(), pages.peek()) {
            (None, None) => return out,
            (Some(_), None) => false,
            (None, Some(_)) => true,
            (Some(passage), Some(page)) => {
                let crowded = out.len() < FIRST && out.contains(&true);
                !crowded && value(&page.scored, best_page) * WORTH > value(passage, best_passage)
            }
        };
        if own {
            pages.next();
        } else {
            passages.next();
        }
        out.push(own);
    }
}

impl Page {
    /// The hit with the sentence that says most about why.
    pub(crate) fn hit(&self) -> SearchHit {
        let query = Query::of_words(self.scored.because.iter().map(|(word, _)| word.clone()));
        let worth = |sentence: &str| -> f64 {
            let folded = fold(sentence);
            let words = self.scored.because.iter();
            words
                .filter(|(word, _)| folded.contains(word.as_str()))
                .map(|(_, score)| score)
                .sum()
        };
        let mut best = (self.text.as_str(), 0.0);
        for sentence in self.text.split_inclusive('。') {
            let found = worth(sentence);
            if found > best.1 {
                best = (sentence, found);
            }
        }
        let (excerpt, spans) = fold::excerpt(best.0, &query, EXCERPT);
        SearchHit {
            id: format!("own.{}.{}", self.row.document, self.row.number),
            case_id: String::new(),
            title_spans: fold::locate(&self.row.title, &query),
            title: self.row.title.clone(),
            sub: String::new(),
            page: self.row.number,
            excerpt,
            spans,
        }
    }
}
