//! 用語集: what each word means, and where it stands first in a passage.

use super::edition::Edition;
use crate::message::{Block, Inline, TermView};
use model::code::Certainty;
use model::fold::fold;
use serde::Deserialize;

/// One term.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Term {
    /// As it is written.
    pub term: String,
    /// 読み in hiragana.
    pub reading: String,
    /// Other words for the same.
    #[serde(default)]
    pub also: Vec<String>,
    /// What it means.
    pub text: String,
    /// Passage that says more; empty = none.
    #[serde(default)]
    pub passage: String,
    /// How sure.
    pub certainty: Certainty,
}

/// The file of the glossary.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GlossaryFile {
    term: Vec<Term>,
}

/// The terms of a file, in its order.
pub(crate) fn read(file: GlossaryFile) -> Vec<Term> {
    file.term
}

/// Heads of the index, each with the first letters that stand under it.
const ROWS: [(&str, &str); 10] = [
    ("あ", "あいうえおぁぃぅぇぉゔ"),
    ("か", "かきくけこがぎぐげご"),
    ("さ", "さしすせそざじずぜぞ"),
    ("た", "たちつてとだぢづでどっ"),
    ("な", "なにぬねの"),
    ("は", "はひふへほばびぶべぼぱぴぷぺぽ"),
    ("ま", "まみむめも"),
    ("や", "やゆよゃゅょ"),
    ("ら", "らりるれろ"),
    ("わ", "わをんゐゑ"),
];

/// The head of the index under which a reading stands.
pub(crate) fn row(reading: &str) -> &'static str {
    let first = reading.chars().next();
    ROWS.iter()
        .find(|(_, letters)| first.is_some_and(|c| letters.contains(c)))
        .map_or("", |(head, _)| head)
}

/// A term as it is shown.
pub(crate) fn view(term: &Term, edition: &Edition) -> TermView {
    let passage = edition.find(&term.passage);
    TermView {
        term: term.term.clone(),
        reading: term.reading.clone(),
        row: row(&term.reading).to_owned(),
        also: term.also.clone(),
        text: term.text.clone(),
        passage: passage.map(|p| p.id.clone()).unwrap_or_default(),
        passage_title: passage
            .map(|p| format!("{} {}", p.number, p.title))
            .unwrap_or_default(),
        certainty: term.certainty,
    }
}

/// The blocks with the first occurrence of each term told apart, and the terms that occur.
///
/// Headings, heads of tables, links, marks and strong words stay as they are.
pub(crate) fn told_apart<'a>(blocks: &[Block], terms: &'a [Term]) -> (Vec<Block>, Vec<&'a Term>) {
    let mut seen = Seen::new(terms);
    let out = blocks
        .iter()
        .map(|block| match block {
            Block::Heading { .. } | Block::Drawing { .. } => block.clone(),
            Block::Paragraph { text } => Block::Paragraph {
                text: seen.line(text),
            },
            Block::Quote { text } => Block::Quote {
                text: seen.line(text),
            },
            Block::List { ordered, items } => Block::List {
                ordered: *ordered,
                items: items.iter().map(|i| seen.line(i)).collect(),
            },
            Block::Table { head, rows } => Block::Table {
                head: head.clone(),
                rows: rows
                    .iter()
                    .map(|row| row.iter().map(|cell| seen.line(cell)).collect())
                    .collect(),
            },
        })
        .collect();
    (out, seen.told)
}

/// Which terms still wait for their first occurrence.
struct Seen<'a> {
    /// Every way to write a term, the longest first, with its term.
    ways: Vec<(Vec<char>, usize)>,
    terms: &'a [Term],
    told: Vec<&'a Term>,
}

impl<'a> Seen<'a> {
    fn new(terms: &'a [Term]) -> Self {
        let mut ways: Vec<(Vec<char>, usize)> = terms
            .iter()
            .enumerate()
            .flat_map(|(n, term)| {
                let words = std::iter::once(&term.term).chain(&term.also);
                words.map(move |word| (word.chars().collect(), n))
            })
            .filter(|(word, _): &(Vec<char>, usize)| word.len() > 1)
            .collect();
        ways.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        Self {
            ways,
            terms,
            told: Vec::new(),
        }
    }

    fn line(&mut self, line: &[Inline]) -> Vec<Inline> {
        let mut out = Vec::with_capacity(line.len());
        for piece in line {
            match piece {
                Inline::Text { text } => self.text(text, &mut out),
                other => out.push(other.clone()),
            }
        }
        out
    }

    fn text(&mut self, text: &str, out: &mut Vec<Inline>) {
        let chars: Vec<char> = text.chars().collect();
        let (mut plain, mut at) = (String::new(), 0);
        while let Some(&c) = chars.get(at) {
            let Some((length, term)) = self.word_at(&chars, at) else {
                plain.push(c);
                at += 1;
                continue;
            };
            let word: String = chars.iter().skip(at).take(length).collect();
            at += length;
            // A longer word is stepped over even when it was told before: its parts are no words of their own.
            if self.told.iter().any(|t| std::ptr::eq(*t, term)) {
                plain.push_str(&word);
                continue;
            }
            if !plain.is_empty() {
                let text = std::mem::take(&mut plain);
                out.push(Inline::Text { text });
            }
            self.told.push(term);
            out.push(Inline::Term {
                text: word,
                term: term.term.clone(),
            });
        }
        if !plain.is_empty() {
            out.push(Inline::Text { text: plain });
        }
    }

    /// The longest term that begins here and is a word of its own.
    fn word_at(&self, chars: &[char], at: usize) -> Option<(usize, &'a Term)> {
        let rest = chars.get(at..)?;
        let before = at.checked_sub(1).and_then(|n| chars.get(n)).copied();
        self.ways.iter().find_map(|(word, n)| {
            let whole = rest.starts_with(word)
                && !joined(before, word.first().copied())
                && !joined(word.last().copied(), rest.get(word.len()).copied());
            whole.then_some((word.len(), self.terms.get(*n)?))
        })
    }
}

/// Do two neighbours belong to one word? Kanji, katakana and letters go on; hiragana may always begin a particle.
fn joined(a: Option<char>, b: Option<char>) -> bool {
    let kind = |c: char| match c {
        '\u{4E00}'..='\u{9FFF}' | '々' => 1,
        'ァ'..='ヶ' | 'ー' => 2,
        c if c.is_alphanumeric() && !('ぁ'..='ん').contains(&c) => 3,
        _ => 0,
    };
    match (a.map(kind), b.map(kind)) {
        (Some(a), Some(b)) => a == b && a != 0,
        _ => false,
    }
}

/// Terms that a search means, best first: the whole word, its beginning, then a part of it, by word, reading or synonym.
pub(crate) fn find<'a>(terms: &'a [Term], text: &str) -> Vec<&'a Term> {
    let wanted = fold(text.trim());
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<(u8, usize, &Term)> = terms
        .iter()
        .filter_map(|term| {
            let words = [&term.term, &term.reading].into_iter().chain(&term.also);
            let best = words.filter_map(|word| nearness(&fold(word), &wanted));
            Some((best.min()?, term.term.chars().count(), term))
        })
        .collect();
    out.sort_by_key(|(near, length, _)| (*near, *length));
    out.into_iter().map(|(_, _, term)| term).collect()
}

fn nearness(word: &str, wanted: &str) -> Option<u8> {
    let one = wanted.chars().nth(1).is_none();
    if word == wanted {
        Some(0)
    } else if word.starts_with(wanted) {
        Some(1)
    } else if !one && word.contains(wanted) {
        Some(2)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn terms() -> Vec<Term> {
        let text = r#"
            [[term]]
            term = "主治医意見書"
            reading = "しゅじいいけんしょ"
            also = ["意見書"]
            text = "働き方についての意見。"
            certainty = "own"
            [[term]]
            term = "意見"
            reading = "いけん"
            text = "考え。"
            certainty = "own"
        "#;
        read(toml::from_str(text).unwrap())
    }

    fn shown(line: &[Inline]) -> Vec<String> {
        line.iter()
            .map(|i| match i {
                Inline::Term { text, term } => format!("<{text}:{term}>"),
                Inline::Text { text } | Inline::Strong { text } | Inline::Link { text, .. } => {
                    text.clone()
                }
                Inline::Mark { source } => format!("[{source}]"),
            })
            .collect()
    }

    #[test]
    fn the_longest_word_is_told_apart_once_and_only_in_plain_text() {
        let text = |t: &str| Inline::Text { text: t.to_owned() };
        let link = Inline::Link {
            passage: "a.b".to_owned(),
            text: "意見書".to_owned(),
        };
        let blocks = [
            Block::Heading {
                level: 2,
                text: vec![text("意見書")],
            },
            Block::Paragraph {
                text: vec![link, text("主治医意見書の意見。意見書と意見交換会と意見。")],
            },
        ];
        let terms = terms();
        let (out, told) = told_apart(&blocks, &terms);
        assert_eq!(out[0], blocks[0]);
        let Block::Paragraph { text } = &out[1] else {
            panic!("{out:?}")
        };
        let words = [
            "意見書",
            "<主治医意見書:主治医意見書>",
            "の",
            "<意見:意見>",
            "。意見書と意見交換会と意見。",
        ];
        assert_eq!(shown(text), words);
        assert_eq!(told.len(), 2);
    }

    #[test]
    fn a_term_is_found_by_word_reading_and_synonym() {
        let terms = terms();
        let found = |text: &str| -> Vec<&str> {
            let found = find(&terms, text).into_iter();
            found.map(|t| t.term.as_str()).collect()
        };
        assert_eq!(found("いけん"), ["意見", "主治医意見書"]);
        assert_eq!(found("シュジイ"), ["主治医意見書"]);
        assert_eq!(found("意見書"), ["主治医意見書"]);
        assert!(found("").is_empty() && found("休職").is_empty());
    }

    #[test]
    fn every_reading_stands_under_a_head() {
        for (reading, head) in [
            ("がん", "か"),
            ("ぱわはら", "は"),
            ("っ", "た"),
            ("ABC", ""),
        ] {
            assert_eq!(row(reading), head);
        }
    }
}
