//! 定型文: what an abbreviation may look like, and how the placeholders of a text are filled.

use crate::fold::fold;

/// Longest abbreviation, in characters.
pub const ABBREVIATION: usize = 12;
/// Longest name of a placeholder, in characters.
const NAME: usize = 20;
/// Where the cursor goes.
const CURSOR: &str = "|";

/// A text whose placeholders were filled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The text.
    pub text: String,
    /// Where the cursor goes, in UTF-16 units as screens count; the end when the text says nothing.
    pub cursor: usize,
    /// Placeholders that stay as they are.
    pub open: Vec<String>,
}

/// The form in which abbreviations are kept and compared; None when it can be none.
pub fn abbreviation(typed: &str) -> Option<String> {
    let folded = fold(typed.trim());
    let folded = folded.trim_start_matches(';');
    let fits = (1..=ABBREVIATION).contains(&folded.chars().count());
    (fits && folded.chars().all(char::is_alphanumeric)).then(|| folded.to_owned())
}

/// Fills the placeholders once, from left to right: what a fact brings along is never read as a placeholder again.
pub fn fill(text: &str, fact: impl Fn(&str) -> Option<String>) -> Filled {
    let mut out = Filled::default();
    let mut cursor = None;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.text.push_str(before);
        let Some((name, tail)) = named(after) else {
            out.text.push('{');
            rest = after;
            continue;
        };
        rest = tail;
        if name == CURSOR {
            cursor = cursor.or_else(|| Some(units(&out.text)));
        } else if let Some(value) = fact(name).filter(|value| !value.trim().is_empty()) {
            out.text.push_str(value.trim());
        } else {
            out.text.push('{');
            out.text.push_str(name);
            out.text.push('}');
            if !out.open.iter().any(|open| open == name) {
                out.open.push(name.to_owned());
            }
        }
    }
    out.text.push_str(rest);
    out.cursor = cursor.unwrap_or_else(|| units(&out.text));
    out
}

/// The name of a placeholder that begins here, and what follows it.
fn named(after: &str) -> Option<(&str, &str)> {
    let (name, tail) = after.split_once('}')?;
    let fits = (1..=NAME).contains(&name.chars().count());
    (fits && !name.contains(['{', '\n'])).then_some((name, tail))
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn facts(name: &str) -> Option<String> {
        match name {
            "本人" => Some("𠮷田 {今日}".to_owned()),
            "勤務先" => Some(" ".to_owned()),
            _ => None,
        }
    }

    #[test]
    fn what_is_not_recorded_stays_visible_and_is_named_once() {
        let filled = fill("{本人} {勤務先}/{勤務先} {何か}", facts);
        assert_eq!(filled.text, "𠮷田 {今日} {勤務先}/{勤務先} {何か}");
        assert_eq!(
            filled.open,
            ["勤務先", "何か"],
            "nothing of a fact is read again"
        );
    }

    #[test]
    fn the_cursor_is_counted_as_screens_count() {
        let filled = fill("{本人}: {|}。{|}", facts);
        assert_eq!(filled.text, "𠮷田 {今日}: 。");
        // 𠮷 is two units.
        assert_eq!(filled.cursor, "𠮷田 {今日}: ".encode_utf16().count());
        assert_eq!(filled.cursor, 10);
        assert_eq!(fill("終わり", facts).cursor, 3);
    }

    #[test]
    fn braces_that_are_no_placeholder_are_text() {
        for text in [
            "{",
            "}",
            "{}",
            "{{本",
            "a{b\nc}d",
            "{長い長い長い長い長い長い長い長い長い長い長い}",
        ] {
            assert_eq!(fill(text, facts).text, text);
        }
    }

    #[test]
    fn an_abbreviation_is_one_however_it_is_typed() {
        for typed in ["men", ";men", "MEN", "ｍｅｎ", "；men", " Men "] {
            assert_eq!(abbreviation(typed).as_deref(), Some("men"), "{typed}");
        }
        assert_eq!(abbreviation("メン").as_deref(), Some("めん"));
        for typed in ["", ";", "a b", "a;b", "1234567890123", "a-b"] {
            assert_eq!(abbreviation(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_but_placeholders_changes(text in "[あ-ん{}|a\n]{0,60}") {
            let filled = fill(&text, |_| None);
            prop_assert_eq!(filled.text.replace("{|}", ""), text.replace("{|}", ""));
            prop_assert!(filled.cursor <= filled.text.encode_utf16().count());
        }
    }
}
