//! One folding of Japanese text for every search, and the pieces that the full-text index stores.
//!
//! Two texts that a coordinator would call the same word fold to the same string: half-width and
//! full-width, upper and lower case, katakana and hiragana, old and new kanji forms. The original
//! is stored untouched; only keys and index tokens are folded.

use std::collections::HashMap;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// Version of the folding and of the token form; another version in a database means: rebuild the index.
pub const VERSION: i64 = 2;

/// Old → new kanji forms, one pair a line (Unihan kJinmeiyoKanji, and name kanji it lacks).
const OLD_FORMS: &str = include_str!("fold/old_forms.txt");

fn old_forms() -> &'static HashMap<char, char> {
    static TABLE: OnceLock<HashMap<char, char>> = OnceLock::new();
    TABLE.get_or_init(|| {
        OLD_FORMS
            .lines()
            .filter_map(|pair| {
                let mut chars = pair.chars();
                Some((chars.next()?, chars.next()?))
            })
            .collect()
    })
}

/// Katakana ァ..ヶ, ヽ, ヾ as hiragana; everything else unchanged.
fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        other => other,
    }
}

/// The search key of a text: NFKC, lower case, katakana → hiragana, old → new kanji forms.
pub fn fold(text: &str) -> String {
    let table = old_forms();
    text.nfkc()
        .flat_map(char::to_lowercase)
        .map(hiragana)
        .map(|c| table.get(&c).copied().unwrap_or(c))
        .collect()
}

/// One width and one composition for the same characters (NFKC), nothing else changed.
pub fn width(text: &str) -> String {
    text.nfkc().collect()
}

/// Runs of letters and digits of an already folded text.
pub fn runs(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|run| !run.is_empty())
}

/// Index tokens of a text: every run as overlapping pairs plus its last character, space separated.
///
/// The single last character keeps a phrase from matching across two runs, and lets a
/// one-character query find the end of a run.
pub fn tokens(text: &str) -> String {
    let folded = fold(text);
    let mut out = String::with_capacity(folded.len() * 2);
    for run in runs(&folded) {
        push_pairs(run, true, &mut out);
    }
    out
}

fn push_pairs(run: &str, with_last: bool, out: &mut String) {
    let mut chars = run.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        if next.is_none() && !with_last {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push(c);
        if let Some(n) = next {
            out.push(n);
        }
    }
}

/// A user's query: folded parts, each of which must be a substring of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    parts: Vec<String>,
}

impl Query {
    /// Splits what the user typed at everything that is neither letter nor digit.
    pub fn read(text: &str) -> Self {
        let folded = fold(text);
        let mut parts: Vec<String> = runs(&folded).map(str::to_owned).collect();
        parts.dedup();
        Self { parts }
    }

    /// Takes words that are folded already.
    pub fn of_words(words: impl IntoIterator<Item = String>) -> Self {
        let mut parts: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).collect();
        parts.dedup();
        Self { parts }
    }

    /// True when nothing searchable was typed.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The folded parts.
    pub fn parts(&self) -> &[String] {
        &self.parts
    }

    /// The expression for FTS5 `MATCH`; every part is quoted, so no user text reaches its syntax.
    pub fn match_expression(&self) -> String {
        let mut out = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            if part.chars().count() == 1 {
                out.push(format!("\"{part}\"*"));
            } else {
                let mut phrase = String::new();
                push_pairs(part, false, &mut phrase);
                out.push(format!("\"{phrase}\""));
            }
        }
        out.join(" AND ")
    }

    /// The definition itself: does each part occur inside one run of the text?
    pub fn matches(&self, text: &str) -> bool {
        Folded::of(text).matches(self)
    }
}

/// A text folded once, for texts that many queries look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded(String);

impl Folded {
    /// Folds a text.
    pub fn of(text: &str) -> Self {
        Self(fold(text))
    }

    /// Does each part of the query occur? A part is letters and digits alone, so what contains it is one run.
    pub fn matches(&self, query: &Query) -> bool {
        !query.is_empty()
            && query
                .parts
                .iter()
                .all(|part| self.0.contains(part.as_str()))
    }

    /// How often the parts of the query occur.
    pub fn count(&self, query: &Query) -> usize {
        query
            .parts
            .iter()
            .map(|part| self.0.matches(part.as_str()).count())
            .sum()
    }
}

/// A stretch of the original text that a query matched, in characters: start inclusive, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, ts_rs::TS)]
pub struct Span {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

/// Where the parts of a query stand in the original text, for highlighting; sorted and not overlapping.
pub fn locate(text: &str, query: &Query) -> Vec<Span> {
    let (folded, origin) = fold_with_origin(text);
    let mut spans = Vec::new();
    for part in query.parts() {
        let needle: Vec<char> = part.chars().collect();
        for (at, window) in folded.windows(needle.len()).enumerate() {
            if window == needle.as_slice() {
                let start = origin.get(at).map_or(0, |cluster| cluster.start);
                let end = origin
                    .get(at + needle.len() - 1)
                    .map_or(start, |cluster| cluster.end);
                spans.push(Span { start, end });
            }
        }
    }
    merge(spans)
}

/// Hiragana and the plain kanji block: NFKC and case leave them as they are, only old forms change.
fn keeps_its_form(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | '\u{4E00}'..='\u{9FFF}')
}

/// Folds cluster by cluster and remembers which original character each folded one came from.
fn fold_with_origin(text: &str) -> (Vec<char>, Vec<Span>) {
    let table = old_forms();
    let chars: Vec<char> = text.chars().collect();
    let (mut folded, mut origin) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(&first) = chars.get(at) {
        let mut next = at + 1;
        // Half-width and combining voicing marks belong to the kana before them.
        while let Some('\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}') = chars.get(next) {
            next += 1;
        }
        let span = Span {
            start: at,
            end: next,
        };
        if next == at + 1 && keeps_its_form(first) {
            folded.push(table.get(&first).copied().unwrap_or(first));
            origin.push(span);
        } else {
            let cluster: String = chars.iter().take(next).skip(at).collect();
            for c in fold(&cluster).chars() {
                folded.push(c);
                origin.push(span);
            }
        }
        at = next;
    }
    (folded, origin)
}

fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// A short passage around the first match: text, and the spans inside it. Where something stands before it or behind it, … says so,
/// and it does not begin with what ended the sentence before.
pub fn excerpt(text: &str, query: &Query, width: usize) -> (String, Vec<Span>) {
    let spans = locate(text, query);
    let begin = spans
        .first()
        .map_or(0, |s| s.start.saturating_sub(width / 3));
    let left_over = |c: &char| c.is_whitespace() || "、。,.・)」』】〕".contains(*c);
    let rest = text.chars().skip(begin);
    let start = begin
        + if begin == 0 {
            0
        } else {
            rest.take_while(left_over).count()
        };
    let chars: Vec<char> = text.chars().skip(start).take(width).collect();
    let end = start + chars.len();
    let before = usize::from(start > 0);
    let inside = spans
        .into_iter()
        .filter(|s| s.start >= start && s.end <= end)
        .map(|s| Span {
            start: s.start - start + before,
            end: s.end - start + before,
        })
        .collect();
    let mut line = if start > 0 {
        "…".to_owned()
    } else {
        String::new()
    };
    line.extend(chars.iter().map(|c| if c.is_control() { ' ' } else { *c }));
    if text.chars().nth(end).is_some() {
        line.push('…');
    }
    (line, inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn same_words_fold_alike() {
        for (a, b) in [
            ("ﾃｽﾄ", "てすと"),
            ("１２ＡＢ", "12ab"),
            ("髙橋", "高橋"),
            ("﨑山", "崎山"),
            ("𠮷田", "吉田"),
            ("渡邉", "渡辺"),
            ("齋藤", "斎藤"),
            ("ｶﾞﾝ", "がん"),
            ("パッケージ", "ぱっけーじ"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
    }

    #[test]
    fn an_excerpt_begins_with_a_word_and_says_what_is_left_out() {
        let text = "一二三四五六七八九、肝硬変の治療を続ける。";
        let (line, spans) = excerpt(text, &Query::read("肝硬変"), 6);
        assert_eq!(line, "…九、肝硬変の…");
        let marked = |line: &str, span: &Span| {
            let chars = line.chars().skip(span.start).take(span.end - span.start);
            chars.collect::<String>()
        };
        assert!(
            spans
                .iter()
                .all(|span| "肝硬変".contains(&marked(&line, span)))
        );
        let (line, spans) = excerpt(text, &Query::read("肝硬変"), 3);
        assert_eq!(line, "…肝硬変…");
        assert_eq!(marked(&line, &spans[0]), "肝硬変");
        let (line, _) = excerpt("肝硬変", &Query::read("肝硬変"), 9);
        assert_eq!(line, "肝硬変");
    }

    #[test]
    fn tokens_are_pairs_and_the_last_character() {
        assert_eq!(tokens("肝炎、B型"), "肝炎 炎 b型 型");
        assert_eq!(Query::read("肝").match_expression(), "\"肝\"*");
        assert_eq!(Query::read("肝硬変").match_expression(), "\"肝硬 硬変\"");
        assert_eq!(
            Query::read("a\" OR b").match_expression(),
            "\"a\"* AND \"or\" AND \"b\"*"
        );
    }

    #[test]
    fn a_match_is_shown_on_the_original_text() {
        let query = Query::read("がん");
        assert_eq!(
            locate("胃ｶﾞﾝとがん", &query),
            vec![Span { start: 1, end: 4 }, Span { start: 5, end: 7 }]
        );
    }

    proptest! {
        #[test]
        fn the_short_way_of_plain_characters_folds_alike(text in "[ぁ-ん一-龥ｱ-ﾝﾞァ-ヶA-Za-z０-９髙邉、]{0,40}") {
            let (folded, _) = fold_with_origin(&text);
            prop_assert_eq!(folded.into_iter().collect::<String>(), fold(&text));
        }

        #[test]
        fn a_folded_text_answers_like_its_runs(text in "[あいう肝炎ab1、 ]{0,24}", needle in "[あいう肝炎ab1 、]{0,4}") {
            let query = Query::read(&needle);
            let folded = fold(&text);
            let by_runs = !query.is_empty()
                && query.parts().iter().all(|part| runs(&folded).any(|run| run.contains(part.as_str())));
            prop_assert_eq!(Folded::of(&text).matches(&query), by_runs);
        }

        #[test]
        fn folding_twice_changes_nothing(text in "[ｱ-ﾝァ-ヶぁ-ん一-龥A-Za-z0-9、 ]{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn tokens_find_what_a_scan_finds(text in "[あいう肝炎ab1、 ]{0,24}", needle in "[あいう肝炎ab1 ]{1,4}") {
            let query = Query::read(&needle);
            let stored = format!(" {} ", tokens(&text));
            let found = !query.is_empty() && query.parts().iter().all(|part| {
                if part.chars().count() == 1 {
                    stored.contains(&format!(" {part}"))
                } else {
                    let mut phrase = String::new();
                    push_pairs(part, false, &mut phrase);
                    stored.contains(&format!(" {phrase} "))
                }
            });
            prop_assert_eq!(found, query.matches(&text));
        }
    }
}
