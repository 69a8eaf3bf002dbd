//! What somebody typed, as the words that tell something: question words and particles are left out.

use super::{Pair, Vocabulary, is_kanji, is_okurigana, once, over_okurigana};
use crate::fold::fold;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// Hiragana that join words and ask; the longest that fits is taken out first.
const FUNCTION_WORDS: &str = include_str!("function_words.txt");
/// Particles of one character, at either end of a word.
const PARTICLES: &str = "はがをにへとものでやか";
/// Endings of one character.
const ENDINGS: &str = "るねよな";
/// Particles behind which a word in hiragana may begin, or before which it may end.
const JOINTS: &str = "のはがをにともでやかへだな、";
/// Kanji that are in nearly every question and say nothing about it.
const EMPTY_KANJI: [&str; 14] = [
    "人", "方", "場合", "時", "事", "何", "誰", "際", "者", "必要", "教", "知", "良", "何時",
];
/// Longest question that is read, in characters.
const LONGEST: usize = 200;
/// Another word for the same counts a little less than the one that was typed.
const OTHER: f64 = 0.6;
/// A single kanji is a weak hint.
const SINGLE: f64 = 0.3;
/// What is left of hiragana may be a word, or the end of one.
const KANA: f64 = 0.6;

/// A question: the words that tell something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    pub(super) units: Vec<Unit>,
}

/// One word of a question with the other words for the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Unit {
    /// What was typed, folded.
    pub typed: String,
    /// Words that are looked for as they are, with what each counts.
    pub words: Vec<(String, f64)>,
    /// Known words at its beginning or end, each worth what it is itself.
    pub parts: Vec<String>,
    /// Pairs that find texts with a part of the word.
    pub pairs: Vec<Pair>,
    /// How much the word counts.
    pub weight: f64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Script {
    Kanji,
    Hiragana,
    Katakana,
    Latin,
    Other,
}

impl Question {
    pub(super) fn read(text: &str, vocabulary: &Vocabulary) -> Self {
        let letters = letters(text);
        let mut units: Vec<Unit> = Vec::new();
        let mut take = |unit: Unit| {
            if !units
                .iter()
                .any(|u| u.words == unit.words && u.pairs == unit.pairs)
            {
                units.push(unit);
            }
        };
        let mut rest: Vec<(char, Script)> = Vec::new();
        let mut at = 0;
        while at < letters.len() {
            match known_at(&letters, at, vocabulary) {
                Some(length) => {
                    run_units(&rest, vocabulary).into_iter().for_each(&mut take);
                    rest.clear();
                    let word: String = letters.iter().skip(at).take(length).map(|l| l.0).collect();
                    take(Unit::known(&word, vocabulary));
                    at += length;
                }
                None => {
                    rest.extend(letters.get(at));
                    at += 1;
                }
            }
        }
        run_units(&rest, vocabulary).into_iter().for_each(&mut take);
        over_kana(&letters).into_iter().for_each(&mut take);
        if units.is_empty() {
            // Only question words: then they are what is looked for.
            let folded = fold(text);
            units.extend(crate::fold::runs(&folded).map(Unit::plain));
        }
        Self { units }
    }

    /// True when nothing searchable was typed.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The words that are looked for, folded.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.units.iter().map(|u| u.typed.as_str())
    }
}

impl Unit {
    /// A word as it is, without its parts.
    fn plain(word: &str) -> Self {
        Self {
            typed: word.to_owned(),
            words: vec![(word.to_owned(), 1.0)],
            parts: Vec::new(),
            pairs: Vec::new(),
            weight: 1.0,
        }
    }

    /// A word that the vocabulary knows, with the others for the same.
    fn known(word: &str, vocabulary: &Vocabulary) -> Self {
        let mut unit = Self::parted(word);
        for other in vocabulary.others(word) {
            if !unit.words.iter().any(|(known, _)| *known == other) {
                unit.words.push((other, OTHER));
            }
        }
        let stands = |part: &String| unit.words.iter().any(|(known, _)| known == part);
        let mut parts = vocabulary.inside(word);
        parts.retain(|part| !stands(part));
        unit.parts = parts;
        unit
    }

    /// A word and its pairs; hiragana alone has none, for its pairs are in every text.
    fn parted(word: &str) -> Self {
        let chars: Vec<char> = word.chars().collect();
        if let [one] = chars.as_slice() {
            let mut unit = Self::plain(word);
            if is_kanji(*one) {
                unit.words.clear();
                unit.pairs.push((*one, None));
                unit.weight = SINGLE;
            }
            return unit;
        }
        let mut unit = Self::plain(word);
        if chars.iter().any(|c| is_kanji(*c)) {
            let pairs = chars.windows(2).filter_map(|w| match w {
                [a, b] => Some((*a, Some(*b))),
                _ => None,
            });
            unit.pairs = once(pairs.chain(over_okurigana(&chars)).collect());
        }
        unit
    }
}

/// Folded characters with the script they were typed in.
fn letters(text: &str) -> Vec<(char, Script)> {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .take(LONGEST)
        .map(|c| {
            let script = match c {
                'ァ'..='ヶ' | 'ヽ' | 'ヾ' | 'ー' => Script::Katakana,
                'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => Script::Hiragana,
                c if is_kanji(c) => Script::Kanji,
                c if c.is_alphanumeric() => Script::Latin,
                _ => Script::Other,
            };
            (
                fold(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c),
                script,
            )
        })
        .collect()
}

/// Length of the known word that begins here and is a word of its own.
fn known_at(letters: &[(char, Script)], at: usize, vocabulary: &Vocabulary) -> Option<usize> {
    let chars: Vec<char> = letters.iter().skip(at).map(|l| l.0).collect();
    let before = at.checked_sub(1).and_then(|n| letters.get(n)).copied();
    vocabulary.longest_at(&chars, |length| {
        let first = letters.get(at).map(|l| l.1);
        let last = letters.get(at + length - 1).map(|l| l.1);
        let after = letters.get(at + length).copied();
        let hiragana = letters
            .iter()
            .skip(at)
            .take(length)
            .all(|l| l.1 == Script::Hiragana);
        ends(before, first, hiragana && length < 4) && ends(after, last, hiragana && length < 4)
    })
}

/// May a word end between these two? Letters and katakana go on; a short word in hiragana stands between particles.
fn ends(beside: Option<(char, Script)>, edge: Option<Script>, short_kana: bool) -> bool {
    let (Some((c, script)), Some(edge)) = (beside, edge) else {
        return true;
    };
    match edge {
        Script::Latin | Script::Katakana => script != edge,
        Script::Hiragana if short_kana => script != Script::Hiragana || JOINTS.contains(c),
        _ => true,
    }
}

/// The words of a stretch without known words: runs of one script; a figure stays with its unit.
fn run_units(letters: &[(char, Script)], vocabulary: &Vocabulary) -> Vec<Unit> {
    let mut runs: Vec<(Script, String)> = Vec::new();
    for (c, script) in letters {
        match runs.last_mut() {
            Some((last, run)) if last == script => run.push(*c),
            Some((last, run))
                if *last == Script::Latin
                    && *script == Script::Kanji
                    && run.ends_with(|c: char| c.is_numeric()) =>
            {
                *last = Script::Kanji;
                run.push(*c);
            }
            _ => runs.push((*script, c.to_string())),
        }
    }
    let (mut out, mut before) = (Vec::new(), Script::Other);
    for (script, run) in runs {
        let inflected = std::mem::replace(&mut before, script) == Script::Kanji;
        match script {
            Script::Other => {}
            Script::Hiragana => {
                let words = telling(&run, inflected);
                out.extend(words.iter().map(|word| Unit {
                    weight: KANA,
                    ..Unit::plain(word)
                }));
            }
            _ if EMPTY_KANJI.contains(&run.as_str()) => {}
            _ => out.push(Unit::known(&run, vocabulary)),
        }
    }
    out
}

/// What is left of hiragana without question words, particles and endings. Behind a kanji (`inflected`) what does not begin
/// with a particle is the end of that word.
fn telling(run: &str, inflected: bool) -> Vec<String> {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let mut words: Vec<String> = FUNCTION_WORDS.lines().map(fold).collect();
        words.retain(|w| !w.is_empty());
        words.sort_by_key(|w| std::cmp::Reverse(w.chars().count()));
        words
    });
    let particle = |c: char| PARTICLES.contains(c);
    let run = if inflected && !run.starts_with(particle) {
        run.trim_start_matches(|c| !particle(c))
    } else {
        run
    };
    let mut pieces = vec![run.to_owned()];
    for word in words {
        pieces = pieces
            .iter()
            .flat_map(|p| p.split(word.as_str()))
            .map(str::to_owned)
            .collect();
    }
    let ending = |c: char| particle(c) || ENDINGS.contains(c);
    pieces
        .iter()
        .map(|piece| {
            let piece = piece.trim_start_matches(particle);
            piece.trim_end_matches(ending).to_owned()
        })
        .filter(|piece| piece.chars().count() > 1)
        .collect()
}

/// Words whose kanji are joined by okurigana (申し出), found however the okurigana is written.
fn over_kana(letters: &[(char, Script)]) -> Vec<Unit> {
    let chars: Vec<char> = letters.iter().map(|l| l.0).collect();
    let mut out = Vec::new();
    for (at, window) in chars.windows(3).enumerate() {
        let [a, o, b] = window else { continue };
        let written_so = letters.get(at + 1).is_some_and(|l| l.1 == Script::Hiragana);
        if written_so && is_kanji(*a) && is_kanji(*b) && is_okurigana(*o) {
            let mut unit = Unit::plain(&window.iter().collect::<String>());
            unit.pairs.push((*a, Some(*b)));
            unit.weight = 0.5;
            out.push(unit);
        }
    }
    out
}
