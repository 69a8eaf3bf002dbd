//! What a question finds in the manual: passages in order, what they can be narrowed to, and what could be meant.

use super::edition::{Edition, Passage};
use super::editions::Manual;
use super::glossary::{self, Term};
use crate::assets;
use crate::document::{self, Source};
use crate::error::ApiResult;
use crate::message::*;
use crate::session::Workbench;
use model::code::CodeBook;
use model::fold::{self, Query, fold};
use model::rank::{Index, Scored, Vocabulary};
use std::collections::BTreeMap;

/// What one occurrence counts: in the title, a keyword, a question that it answers, a heading, the lead, chapter and tags, the
/// text. Questions hold many everyday words of other questions: they lend words, they do not decide.
const WEIGHTS: [f64; 7] = [10.0, 4.0, 1.0, 2.5, 2.0, 1.5, 0.6];
/// Characters of an excerpt.
const EXCERPT: usize = 80;
/// Hits of a search that asks for no number.
const HITS: u32 = 50;
/// Words of the glossary and titles that are offered at most.
const OFFERED: usize = 4;
/// Lists that hits are narrowed by, beside the chapter.
const FACETS: [&str; 5] = ["disease", "stage", "work_item", "measure", "benefit"];

/// The manual as it is searched.
pub(crate) struct Found {
    index: Index,
}

impl Found {
    /// Folds and counts everything once.
    pub(crate) fn of(edition: &Edition, codes: &CodeBook) -> Self {
        let texts: Vec<Vec<String>> = edition
            .passages()
            .map(|p| fields(p, edition, codes))
            .collect();
        let terms = edition.terms.iter().map(|term| {
            let first = [&term.term, &term.reading].into_iter();
            first.chain(&term.also).cloned().collect()
        });
        let keywords = edition.passages().flat_map(|p| &p.keywords);
        let synonyms = assets::read_synonyms().unwrap_or_default();
        let groups = terms
            .chain(synonyms)
            .chain(keywords.map(|word| vec![word.clone()]));
        Self {
            index: Index::of(&texts, &WEIGHTS, Vocabulary::of(groups)),
        }
    }
}

fn fields(passage: &Passage, edition: &Edition, codes: &CodeBook) -> Vec<String> {
    let headings = passage.blocks.iter().filter_map(|block| match block {
        Block::Heading { text, .. } => Some(super::markdown::line(text)),
        _ => None,
    });
    let labels = passage
        .tags()
        .into_iter()
        .filter(|(list, _)| *list != "stage")
        .flat_map(|(list, tags)| tags.iter().map(move |code| codes.label(list, code)));
    let chapter = edition.chapter_title(&passage.chapter);
    vec![
        passage.title.clone(),
        passage.keywords.join("\n"),
        passage.asks.join("\n"),
        headings.collect::<Vec<_>>().join("\n"),
        passage.lead.clone(),
        std::iter::once(chapter)
            .chain(labels)
            .collect::<Vec<_>>()
            .join("\n"),
        passage.plain.clone(),
    ]
}

/// Passages that answer what was typed, best first.
fn ask<'a>(text: &str, manual: &'a Manual) -> Vec<(Scored, &'a Passage)> {
    let index = &manual.found().index;
    let passages: Vec<&Passage> = manual.edition.passages().collect();
    let found = index.ask(&index.question(text));
    found
        .into_iter()
        .filter_map(|scored| {
            let passage = *passages.get(scored.at)?;
            Some((scored, passage))
        })
        .collect()
}

/// Passages for the box over everything.
pub(crate) fn find(manual: &Manual, text: &str, limit: u32) -> SearchGroup {
    let edition = &manual.edition;
    let found = ask(text, manual);
    SearchGroup {
        total: i64::try_from(found.len()).unwrap_or(i64::MAX),
        hits: found
            .iter()
            .take(limit.clamp(1, 100) as usize)
            .map(|(scored, p)| hit(scored, p, edition))
            .collect(),
    }
}

/// Pages of own documents for the box over everything.
pub(crate) fn find_documents(bench: &Workbench, text: &str, limit: u32) -> ApiResult<SearchGroup> {
    let question = bench.manual().found().index.question(text);
    let pages = document::pages_for(bench, &question)?;
    let hits = pages.iter().take(limit.clamp(1, 100) as usize);
    Ok(SearchGroup {
        total: i64::try_from(pages.len()).unwrap_or(i64::MAX),
        hits: hits.map(document::Page::hit).collect(),
    })
}

/// Search inside the manual alone.
pub(crate) fn search(bench: &mut Workbench, query: ManualQuery) -> ApiResult<ManualFound> {
    let manual = bench.manual();
    let edition = &manual.edition;
    let limit = if query.limit == 0 { HITS } else { query.limit };
    let (source, picks) = Source::split(query.facets);
    let found = ask(&query.text, &manual);
    let passages: Vec<&Passage> = found.iter().map(|(_, p)| *p).collect();
    let mut narrowed: Vec<&(Scored, &Passage)> =
        found.iter().filter(|(_, p)| fits(p, &picks, "")).collect();
    // A page of an own document has no chapter and no tag: what is narrowed by one leaves it out.
    let question = manual.found().index.question(&query.text);
    let mut pages = if picks.is_empty() {
        document::pages_for(bench, &question)?
    } else {
        Vec::new()
    };
    let mut facets = facets(&passages, &picks, edition);
    if let Some(of_source) = source.facet(narrowed.len(), pages.len()) {
        facets.insert(0, of_source);
    }
    if !source.takes_pages() {
        pages.clear();
    }
    if !source.takes_passages() {
        narrowed.clear();
    }
    let scored: Vec<&Scored> = narrowed.iter().map(|(scored, _)| scored).collect();
    let order = document::beside(&scored, &pages, &question);
    let (mut of_manual, mut of_own) = (narrowed.iter(), pages.iter());
    let next = |own: bool| {
        if own {
            of_own.next().map(document::Page::hit)
        } else {
            let of_passage = |(scored, p): &&(Scored, &Passage)| hit(scored, p, edition);
            of_manual.next().map(of_passage)
        }
    };
    Ok(ManualFound {
        total: i64::try_from(order.len()).unwrap_or(i64::MAX),
        hits: order
            .into_iter()
            .take(limit.clamp(1, 100) as usize)
            .filter_map(next)
            .collect(),
        facets,
        suggestions: suggestions(&query.text, edition),
    })
}

/// Values of a passage in a list.
fn values<'a>(passage: &'a Passage, list: &str) -> Vec<&'a str> {
    if list == "chapter" {
        return vec![&passage.chapter];
    }
    let tags = passage.tags().into_iter().find(|(name, _)| *name == list);
    tags.map_or_else(Vec::new, |(_, tags)| {
        tags.iter().map(String::as_str).collect()
    })
}

/// Does a passage have one of the chosen values of each list? One list is left out when its own values are counted.
fn fits(passage: &Passage, picks: &[FacetPick], but: &str) -> bool {
    let holds = |pick: &FacetPick| values(passage, &pick.list).contains(&pick.code.as_str());
    picks.iter().filter(|pick| pick.list != but).all(|pick| {
        picks
            .iter()
            .filter(|other| other.list == pick.list)
            .any(holds)
    })
}

fn facets(passages: &[&Passage], picks: &[FacetPick], edition: &Edition) -> Vec<Facet> {
    let codes = assets::codes();
    let on = |list: &str, code: &str| picks.iter().any(|p| p.list == list && p.code == code);
    std::iter::once("chapter")
        .chain(FACETS)
        .map(|list| {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for passage in passages.iter().filter(|p| fits(p, picks, list)) {
                for code in values(passage, list) {
                    *counts.entry(code).or_default() += 1;
                }
            }
            // What is chosen stays in sight, so that it can be taken back.
            for pick in picks.iter().filter(|p| p.list == list) {
                counts.entry(&pick.code).or_default();
            }
            let mut values: Vec<FacetValue> = counts
                .into_iter()
                .map(|(code, count)| FacetValue {
                    code: code.to_owned(),
                    label: if list == "chapter" {
                        edition.chapter_title(code).to_owned()
                    } else {
                        codes.label(list, code).to_owned()
                    },
                    count,
                    on: on(list, code),
                })
                .collect();
            values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
            Facet {
                list: list.to_owned(),
                values,
            }
        })
        .filter(|facet| !facet.values.is_empty())
        .collect()
}

/// Words of the glossary, then titles, that begin with or hold what was typed.
fn suggestions(text: &str, edition: &Edition) -> Vec<Suggestion> {
    let wanted = fold(text.trim());
    if wanted.is_empty() {
        return Vec::new();
    }
    let of_term = |term: &Term| Suggestion {
        text: term.term.clone(),
        sub: term.reading.clone(),
        term: true,
        passage: String::new(),
    };
    let terms = glossary::find(&edition.terms, text).into_iter();
    let mut titles: Vec<(usize, &Passage)> = edition
        .passages()
        .filter_map(|p| Some((fold(&p.title).find(&wanted)?, p)))
        .collect();
    titles.sort_by_key(|(at, _)| *at);
    let of_title = |p: &Passage| Suggestion {
        text: p.title.clone(),
        sub: format!("{} {}", edition.chapter_title(&p.chapter), p.number),
        term: false,
        passage: p.id.clone(),
    };
    let mut out: Vec<Suggestion> = terms.take(OFFERED).map(of_term).collect();
    out.extend(titles.into_iter().take(OFFERED).map(|(_, p)| of_title(p)));
    out
}

/// A hit with the sentence that says most about why.
fn hit(scored: &Scored, passage: &Passage, edition: &Edition) -> SearchHit {
    let query = Query::of_words(marked(scored));
    let (excerpt, spans) = telling_line(passage, scored, &query);
    SearchHit {
        id: passage.id.clone(),
        case_id: String::new(),
        title: passage.title.clone(),
        sub: format!(
            "{} {}",
            edition.chapter_title(&passage.chapter),
            passage.number
        ),
        excerpt,
        spans,
        title_spans: fold::locate(&passage.title, &query),
        page: 0,
    }
}

/// The words that are marked: a single letter (日, 出) only where nothing longer was found, or half the page is yellow.
fn marked(scored: &Scored) -> Vec<String> {
    let words = || scored.because.iter().map(|(word, _)| word.clone());
    let longer: Vec<String> = words()
        .filter(|word| word.chars().nth(1).is_some())
        .collect();
    if longer.is_empty() {
        words().collect()
    } else {
        longer
    }
}

/// The line of the text with the most of the found words, weighed as the search weighed them; the lead when none has any.
fn telling_line(passage: &Passage, scored: &Scored, query: &Query) -> (String, Vec<fold::Span>) {
    let worth = |line: &str| -> f64 {
        let folded = fold(line);
        let words = scored.because.iter();
        words
            .filter(|(word, _)| folded.contains(word.as_str()))
            .map(|(_, score)| score)
            .sum()
    };
    let mut best = (passage.lead.as_str(), 0.0);
    for line in passage.plain.lines() {
        let found = worth(line);
        if found > best.1 {
            best = (line, found);
        }
    }
    fold::excerpt(best.0, query, EXCERPT)
}
