//! Ranking of texts for a question as people type it.
//!
//! Words of the question are weighed by how rare they are and by where they stand (BM25 over weighted fields). Nothing is
//! learned and nothing is random: the same texts and question give the same order, and each answer says which words
//! brought it.

mod question;
#[cfg(test)]
mod tests;

pub use question::Question;

use crate::fold::{self, fold};
use question::Unit;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How soon further occurrences stop to count.
const K1: f64 = 5.0;
/// How much a long field counts less.
const B: f64 = 0.5;
/// What the pairs of a word add beside the word itself.
const PAIRS: f64 = 0.35;
/// A word of which only pairs were found counts as this much of the word.
const PARTLY: f64 = 0.55;
/// Share of the score that a text keeps which holds hardly any word of the question.
const LEAST: f64 = 0.5;

/// What covers less than this share of what the best text covers is no answer.
const CUT: f64 = 0.3;
/// A word in fewer texts than this is no more telling than one in so many: it may be a turn of speech that one text shares.
const RAREST: usize = 10;
/// Fewer of the pairs of a word than this are the parts of other words.
const PARTS: f64 = 0.4;

/// Among few texts it is this part of them.
const SHARE: usize = 30;

/// Two neighbouring characters; the second is missing in a word of one kanji.
type Pair = (char, Option<char>);

/// Texts that can be asked.
#[derive(Debug, Default)]
pub struct Index {
    texts: Vec<Text>,
    /// For each pair the texts that hold it, with its weighed frequency.
    pairs: HashMap<Pair, Vec<(usize, f64)>>,
    vocabulary: Vocabulary,
}

/// One text: its folded fields, each with the weight of one occurrence.
#[derive(Debug, Default)]
struct Text {
    fields: Vec<(String, f64)>,
}

/// Words that are known as such, each with the other words for the same.
#[derive(Debug, Default)]
pub struct Vocabulary {
    groups: Vec<Vec<String>>,
    by_word: HashMap<Vec<char>, Vec<usize>>,
    longest: usize,
}

/// A text that answers a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scored {
    /// Its place in the list the index was made of.
    pub at: usize,
    /// Score.
    pub score: f64,
    /// How much of the question it covers, 0 to 1.
    pub covered: f64,
    /// What was found in it, the most telling first, and what each added.
    pub because: Vec<(String, f64)>,
}

impl Vocabulary {
    /// Takes groups of words that mean the same.
    pub fn of(groups: impl IntoIterator<Item = Vec<String>>) -> Self {
        let mut out = Self::default();
        for group in groups {
            let mut words: Vec<String> = group.iter().map(|w| fold(w)).collect();
            let stems: Vec<String> = words.iter().filter_map(|w| stem(w)).collect();
            for stem in stems {
                if !words.contains(&stem) {
                    words.push(stem);
                }
            }
            for word in &words {
                let chars: Vec<char> = word.chars().collect();
                if chars.len() < 2 {
                    continue;
                }
                out.longest = out.longest.max(chars.len());
                let groups = out.by_word.entry(chars).or_default();
                if !groups.contains(&out.groups.len()) {
                    groups.push(out.groups.len());
                }
            }
            out.groups.push(words);
        }
        out
    }

    /// The longest known word at the beginning of these characters.
    fn longest_at(&self, chars: &[char], fits: impl Fn(usize) -> bool) -> Option<usize> {
        (2..=self.longest.min(chars.len())).rev().find(|&length| {
            chars
                .get(..length)
                .is_some_and(|word| self.by_word.contains_key(word))
                && fits(length)
        })
    }

    /// Known words at the beginning or the end of a longer one (自営 in 自営業).
    fn inside(&self, word: &str) -> Vec<String> {
        let chars: Vec<char> = word.chars().collect();
        let known = |part: &[char]| {
            let fits = part.len() > 1 && part.iter().all(|c| is_kanji(*c));
            (fits && self.by_word.contains_key(part)).then(|| part.iter().collect::<String>())
        };
        let heads = (1..chars.len()).rev();
        let head = heads.filter_map(|n| chars.get(..n)).find_map(known);
        let mut tails = (1..chars.len()).filter_map(|n| chars.get(n..));
        let tail = tails.find_map(known);
        head.into_iter().chain(tail).collect()
    }

    /// Other words for the same.
    fn others(&self, word: &str) -> Vec<String> {
        let chars: Vec<char> = word.chars().collect();
        let groups = self.by_word.get(&chars).into_iter().flatten();
        let mut out: Vec<String> = groups
            .filter_map(|n| self.groups.get(*n))
            .flatten()
            .filter(|other| *other != word && other.chars().count() > 1)
            .cloned()
            .collect();
        out.sort();
        out.dedup();
        out
    }
}

impl Index {
    /// Makes an index of texts, each given as its fields; `weights` says what one occurrence in each field is worth.
    pub fn of(texts: &[Vec<String>], weights: &[f64], vocabulary: Vocabulary) -> Self {
        let folded: Vec<Vec<String>> = texts
            .iter()
            .map(|fields| fields.iter().map(|f| fold(f)).collect())
            .collect();
        let mean = mean_lengths(&folded, weights.len());
        let mut out = Self {
            vocabulary,
            ..Self::default()
        };
        for (at, fields) in folded.into_iter().enumerate() {
            let mut text = Text::default();
            let mut counts: BTreeMap<Pair, f64> = BTreeMap::new();
            for ((field, weight), mean) in fields.into_iter().zip(weights).zip(&mean) {
                let length = length_of(&field);
                let worth = weight / (1.0 - B + B * length / mean.max(1.0));
                for pair in pairs_of_text(&field) {
                    *counts.entry(pair).or_default() += worth;
                }
                text.fields.push((field, worth));
            }
            for (pair, count) in counts {
                out.pairs.entry(pair).or_default().push((at, count));
            }
            out.texts.push(text);
        }
        out
    }

    /// Reads what was typed.
    pub fn question(&self, text: &str) -> Question {
        Question::read(text, &self.vocabulary)
    }

    /// Texts that answer a question, best first; equal ones in their own order.
    pub fn ask(&self, question: &Question) -> Vec<Scored> {
        let mut found: BTreeMap<usize, Scored> = BTreeMap::new();
        let mut mass = 0.0;
        for unit in &question.units {
            let answer = self.weigh(unit);
            mass += answer.mass;
            for (at, (score, share, word)) in answer.texts {
                let text = found.entry(at).or_default();
                text.at = at;
                text.score += score;
                text.covered += share * answer.mass;
                text.because.push((word, score));
            }
        }
        let mut out: Vec<Scored> = found.into_values().collect();
        for text in &mut out {
            text.covered = if mass > 0.0 { text.covered / mass } else { 0.0 };
            text.score *= LEAST + (1.0 - LEAST) * text.covered;
            text.because.sort_by(|a, b| b.1.total_cmp(&a.1));
        }
        // What covers far less of the question than the best one is no answer to it.
        let best = out.iter().map(|s| s.covered).fold(0.0, f64::max);
        out.retain(|s| s.covered >= best * CUT);
        out.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.at.cmp(&b.at)));
        out
    }

    /// How rare something is that so many texts hold.
    fn rarity(&self, holders: usize) -> f64 {
        let least = RAREST.min(self.texts.len() / SHARE);
        #[allow(clippy::cast_precision_loss, reason = "some hundred texts")]
        let (all, with) = (self.texts.len() as f64, holders.max(least) as f64);
        (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
    }

    /// What each text is worth for one word of the question.
    fn weigh(&self, unit: &Unit) -> Weighed {
        let words = unit
            .words
            .iter()
            .map(|(word, worth)| (word.as_str(), *worth));
        let (whole, found_as) = self.holders(words);
        let rare = self.rarity(whole.len());
        let known: Vec<(f64, &[(usize, f64)])> = unit
            .pairs
            .iter()
            .map(|pair| {
                let texts = self.pairs.get(pair).map_or(&[][..], Vec::as_slice);
                (self.rarity(texts.len()), texts)
            })
            .collect();
        #[allow(clippy::cast_precision_loss, reason = "a few pairs")]
        let number = known.len().max(1) as f64;
        let all: f64 = known.iter().map(|(rare, _)| rare).sum::<f64>().max(1e-9);
        let mut out: BTreeMap<usize, (f64, f64, String)> = BTreeMap::new();
        // A single kanji is no part of a word: it is looked for as it is.
        let (adds, shows) = if unit.words.is_empty() {
            (1.0, 1.0)
        } else {
            (PAIRS, PARTLY)
        };
        for (rare, texts) in &known {
            for (at, count) in *texts {
                let entry = out.entry(*at).or_default();
                entry.0 += unit.weight * adds * rare * full(*count) / number;
                entry.1 += shows * rare / all;
            }
        }
        for (at, count) in &whole {
            let entry = out.entry(*at).or_default();
            entry.0 += unit.weight * rare * full(*count);
            entry.1 = 1.0;
        }
        // A part of a word is worth what it is itself: rare words are not made common by it.
        for part in &unit.parts {
            let (holders, _) = self.holders([(part.as_str(), PARTLY)]);
            let rare = self.rarity(holders.len());
            for (at, count) in &holders {
                let entry = out.entry(*at).or_default();
                entry.0 += unit.weight * rare * full(*count);
                entry.1 = entry.1.max(PARTLY);
            }
        }
        for (at, entry) in &mut out {
            entry.2 = found_as
                .get(at)
                .cloned()
                .unwrap_or_else(|| unit.typed.clone());
        }
        out.retain(|_, (_, share, _)| *share >= PARTLY * PARTS);
        let mass = if !whole.is_empty() {
            rare
        } else if out.is_empty() {
            0.0
        } else {
            all / number
        };
        Weighed {
            mass: mass * unit.weight,
            texts: out,
        }
    }

    /// The texts that hold one of the words, and which.
    fn holders<'a>(
        &self,
        wanted: impl IntoIterator<Item = (&'a str, f64)>,
    ) -> (BTreeMap<usize, f64>, BTreeMap<usize, String>) {
        let (mut counts, mut words) = (BTreeMap::new(), BTreeMap::new());
        for (word, worth) in wanted {
            for at in self.candidates(word) {
                let count = self.texts.get(at).map_or(0.0, |text| text.count(word));
                if count > 0.0 {
                    *counts.entry(at).or_insert(0.0) += count * worth;
                    words.entry(at).or_insert_with(|| word.to_owned());
                }
            }
        }
        (counts, words)
    }

    /// Texts that can hold a word: those with its rarest pair.
    fn candidates(&self, word: &str) -> Vec<usize> {
        let chars: Vec<char> = word.chars().collect();
        let pairs = chars.windows(2).filter_map(|w| match w {
            [a, b] => Some((*a, Some(*b))),
            _ => None,
        });
        let lists: Vec<&[(usize, f64)]> = pairs
            .map(|pair| self.pairs.get(&pair).map_or(&[][..], Vec::as_slice))
            .collect();
        match lists.iter().min_by_key(|list| list.len()) {
            Some(list) => list.iter().map(|(at, _)| *at).collect(),
            None => (0..self.texts.len()).collect(),
        }
    }
}

/// The answer to one word of a question.
struct Weighed {
    /// How much the word matters in the question.
    mass: f64,
    /// For each text: score, share of the word that was found, and what was found.
    texts: BTreeMap<usize, (f64, f64, String)>,
}

impl Text {
    fn count(&self, word: &str) -> f64 {
        self.fields
            .iter()
            .map(|(field, worth)| {
                #[allow(clippy::cast_precision_loss, reason = "occurrences in one passage")]
                let n = field.matches(word).count() as f64;
                n * worth
            })
            .sum()
    }
}

/// Occurrences count less and less.
fn full(count: f64) -> f64 {
    count * (K1 + 1.0) / (count + K1)
}

fn length_of(field: &str) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "characters of one passage")]
    let length = field.chars().count() as f64;
    length
}

fn mean_lengths(texts: &[Vec<String>], fields: usize) -> Vec<f64> {
    #[allow(clippy::cast_precision_loss, reason = "some hundred texts")]
    let number = texts.len().max(1) as f64;
    (0..fields)
        .map(|n| {
            let lengths = texts.iter().filter_map(|t| t.get(n)).map(|f| length_of(f));
            lengths.sum::<f64>() / number
        })
        .collect()
}

/// Every pair of a text, every kanji alone, and pairs of kanji over the okurigana between them (申し出 → 申出).
fn pairs_of_text(field: &str) -> Vec<Pair> {
    let mut out = Vec::new();
    for run in fold::runs(field) {
        let chars: Vec<char> = run.chars().collect();
        for (at, c) in chars.iter().enumerate() {
            if is_kanji(*c) {
                out.push((*c, None));
            }
            if let Some(next) = chars.get(at + 1) {
                out.push((*c, Some(*next)));
            }
        }
        out.extend(over_okurigana(&chars));
    }
    out
}

fn over_okurigana(chars: &[char]) -> Vec<Pair> {
    chars
        .windows(3)
        .filter_map(|w| match w {
            [a, o, b] if is_kanji(*a) && is_kanji(*b) && is_okurigana(*o) => Some((*a, Some(*b))),
            _ => None,
        })
        .collect()
}

fn is_okurigana(c: char) -> bool {
    "いえきぎけしせちみめりれび".contains(c)
}

fn is_kanji(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '々' | '\u{3400}'..='\u{4DBF}')
}

/// What stays of a verb however it ends (辞める, 辞めます, 辞めたい): its kanji and the kana before the ending.
fn stem(word: &str) -> Option<String> {
    let chars: Vec<char> = word.chars().collect();
    let (last, rest) = chars.split_last()?;
    let (first, kana) = (rest.first()?, rest.last()?);
    let is_kana = |c: &char| matches!(c, 'ぁ'..='ゖ');
    let verb = "るうくすつぬむぶぐ".contains(*last)
        && rest.len() <= 4
        && is_kanji(*first)
        && is_kana(kana)
        && rest.iter().filter(|c| is_kana(c)).count() == 1;
    verb.then(|| rest.iter().collect())
}

/// Pairs without those that come twice.
fn once(pairs: Vec<Pair>) -> Vec<Pair> {
    let mut seen = BTreeSet::new();
    pairs.into_iter().filter(|p| seen.insert(*p)).collect()
}
