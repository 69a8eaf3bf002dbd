//! What changed between two texts, by words.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use ts_rs::TS;

/// On which side a piece of text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// In both.
    Both,
    /// Only in the older text.
    Removed,
    /// Only in the newer text.
    Added,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Piece {
    /// Where it stands.
    pub side: Side,
    /// The text.
    pub text: String,
}

/// What a character is for finding words: Japanese writes none apart, but changes from one script to another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Kanji,
    Hiragana,
    Katakana,
    Latin,
    Digit,
    Other,
}

fn script(c: char) -> Script {
    match c {
        '々'
        | '〆'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' => Script::Kanji,
        '\u{3041}'..='\u{309F}' => Script::Hiragana,
        '\u{30A0}'..='\u{30FF}' => Script::Katakana,
        '0'..='9' | '０'..='９' => Script::Digit,
        c if c.is_alphabetic() => Script::Latin,
        _ => Script::Other,
    }
}

/// The words of a text, end to end: runs of one script; marks and line ends stand alone.
pub fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let now = script(c);
        if before.is_some_and(|b| b != now || now == Script::Other) {
            out.extend(text.get(start..at));
            start = at;
        }
        before = Some(now);
    }
    if start < text.len() {
        out.extend(text.get(start..));
    }
    out
}

/// The newer text with what it replaced, in reading order. Without [`Side::Added`] it is the older text, without
/// [`Side::Removed`] the newer one.
pub fn compare(older: &str, newer: &str) -> Vec<Piece> {
    let (old, new) = (words(older), words(newer));
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        let removed = old.get(op.old_range()).unwrap_or_default();
        let added = new.get(op.new_range()).unwrap_or_default();
        if matches!(op, DiffOp::Equal { .. }) {
            push(&mut out, Side::Both, added);
        } else {
            push(&mut out, Side::Removed, removed);
            push(&mut out, Side::Added, added);
        }
    }
    out
}

fn push(out: &mut Vec<Piece>, side: Side, words: &[&str]) {
    if !words.is_empty() {
        let text = words.concat();
        out.push(Piece { side, text });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn side(pieces: &[Piece], but: Side) -> String {
        let kept = pieces.iter().filter(|p| p.side != but);
        kept.map(|p| p.text.as_str()).collect()
    }

    #[test]
    fn a_changed_figure_is_one_changed_word() {
        let pieces = compare("月に800点です。", "月に850点です。");
        let seen: Vec<(Side, &str)> = pieces.iter().map(|p| (p.side, p.text.as_str())).collect();
        assert_eq!(
            seen,
            [
                (Side::Both, "月に"),
                (Side::Removed, "800"),
                (Side::Added, "850"),
                (Side::Both, "点です。"),
            ]
        );
    }

    #[test]
    fn scripts_and_marks_are_told_apart() {
        assert_eq!(
            words("主治医の意見書(ICD)を、\n3か月"),
            [
                "主治医",
                "の",
                "意見書",
                "(",
                "ICD",
                ")",
                "を",
                "、",
                "\n",
                "3",
                "か",
                "月"
            ]
        );
        assert_eq!(words(""), Vec::<&str>::new());
    }

    #[test]
    fn equal_texts_have_no_change() {
        assert!(
            compare("同じです。", "同じです。")
                .iter()
                .all(|p| p.side == Side::Both)
        );
        assert!(compare("", "").is_empty());
    }

    proptest! {
        #[test]
        fn both_texts_come_back(older in "[あい一二ab12、。\n]{0,60}", newer in "[あい一二ab12、。\n]{0,60}") {
            let pieces = compare(&older, &newer);
            prop_assert_eq!(side(&pieces, Side::Added), older);
            prop_assert_eq!(side(&pieces, Side::Removed), newer);
        }
    }
}
