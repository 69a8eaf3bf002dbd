//! `{制度|せいど}`: a word with its reading.

/// A part of a text; what needs no reading has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// As it is written.
    pub text: String,
    /// As it is read; empty = as it is written.
    pub reading: String,
}

impl Piece {
    fn plain(text: &str) -> Option<Self> {
        let is_clean = !text.contains(['{', '}', '|']);
        is_clean.then(|| Self {
            text: text.to_owned(),
            reading: String::new(),
        })
    }
}

/// The parts of a text; None where a brace is not closed, stands in another, or holds no word or no reading.
pub fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut out = Vec::new();
    let mut parts = text.split('{');
    out.push(Piece::plain(parts.next()?)?);
    for part in parts {
        let (word, after) = part.split_once('}')?;
        let (written, read) = word.split_once('|')?;
        if written.is_empty() || read.is_empty() || read.contains('|') {
            return None;
        }
        out.push(Piece {
            text: written.to_owned(),
            reading: read.to_owned(),
        });
        out.push(Piece::plain(after)?);
    }
    out.retain(|piece| !piece.text.is_empty());
    Some(out)
}

/// A text without its readings; what is no such text stays as it is.
pub fn bare(text: &str) -> String {
    pieces(text).map_or_else(
        || text.to_owned(),
        |pieces| pieces.into_iter().map(|piece| piece.text).collect(),
    )
}

/// Days of a month that are not read by their number and にち.
const DAYS: [(&str, &str); 13] = [
    ("1", "ついたち"),
    ("2", "ふつか"),
    ("3", "みっか"),
    ("4", "よっか"),
    ("5", "いつか"),
    ("6", "むいか"),
    ("7", "なのか"),
    ("8", "ようか"),
    ("9", "ここのか"),
    ("10", "とおか"),
    ("14", "じゅうよっか"),
    ("20", "はつか"),
    ("24", "にじゅうよっか"),
];
/// Other words of a date.
const DATES: [(&str, &str); 8] = [
    ("元年", "がんねん"),
    ("年", "ねん"),
    ("月", "がつ"),
    ("令和", "れいわ"),
    ("平成", "へいせい"),
    ("昭和", "しょうわ"),
    ("大正", "たいしょう"),
    ("明治", "めいじ"),
];

/// A date in words (`令和8年11月1日`, `2026年8月`) with its readings.
pub fn dated(words: &str) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, after) = rest.split_at(digits);
        if let Some(after) = after.strip_prefix('日').filter(|_| digits > 0) {
            match DAYS.iter().find(|(day, _)| *day == number) {
                Some((_, reading)) => out.push_str(&format!("{{{number}日|{reading}}}")),
                None => out.push_str(&format!("{number}{{日|にち}}")),
            }
            rest = after;
        } else if digits > 0 {
            out.push_str(number);
            rest = after;
        } else if let Some((word, reading)) = DATES.iter().find(|(w, _)| rest.starts_with(w)) {
            out.push_str(&format!("{{{word}|{reading}}}"));
            rest = rest.strip_prefix(word).unwrap_or_default();
        } else {
            out.push(first);
            rest = rest.strip_prefix(first).unwrap_or_default();
        }
    }
    out
}
