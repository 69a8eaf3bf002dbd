//! Where words that somebody marked stand in a text that may have changed since: found by the words themselves and by
//! what stood around them. White space is no part of the words, so a paragraph that was split or joined does not matter.

/// Longest stretch that can be marked, in characters.
pub const LONGEST: usize = 2_000;

/// What is kept of the words before and after, in characters.
pub const AROUND: usize = 32;

/// Marked words with what stood around them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor<'a> {
    /// The words.
    pub quote: &'a str,
    /// What stood right before.
    pub prefix: &'a str,
    /// What stood right after.
    pub suffix: &'a str,
}

/// A stretch of a text: first character and the one after the last, counted without white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First character.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
}

/// Where the words stand; None when the text has them no more. Of several places the one with the most alike around it
/// is meant, and the first of those that are alike.
pub fn place(text: &str, anchor: Anchor<'_>) -> Option<Stretch> {
    let (text, quote) = (bare(text), bare(anchor.quote));
    let (prefix, suffix) = (bare(anchor.prefix), bare(anchor.suffix));
    if quote.is_empty() {
        return None;
    }
    let mut best: Option<(usize, Stretch)> = None;
    for (start, stretch) in text.windows(quote.len()).enumerate() {
        if stretch != quote {
            continue;
        }
        let end = start + quote.len();
        let before = text.get(..start).unwrap_or_default();
        let after = text.get(end..).unwrap_or_default();
        let alike =
            same(before.iter().rev(), prefix.iter().rev()) + same(after.iter(), suffix.iter());
        if best.is_none_or(|(most, _)| alike > most) {
            best = Some((alike, Stretch { start, end }));
        }
    }
    best.map(|(_, stretch)| stretch)
}

fn bare(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How many characters agree from the beginning.
fn same<'a>(a: impl Iterator<Item = &'a char>, b: impl Iterator<Item = &'a char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn at(text: &str, prefix: &str, quote: &str, suffix: &str) -> Option<(usize, usize)> {
        let anchor = Anchor {
            quote,
            prefix,
            suffix,
        };
        place(text, anchor).map(|s| (s.start, s.end))
    }

    #[test]
    fn words_are_found_by_what_stands_around_them() {
        let text = "主治医に確かめる。産業医に確かめる。";
        assert_eq!(at(text, "", "確かめる", ""), Some((4, 8)));
        assert_eq!(at(text, "産業医に", "確かめる", "。"), Some((13, 17)));
        // Twin: with the other words around them the other place is meant.
        assert_eq!(at(text, "主治医に", "確かめる", "。"), Some((4, 8)));
    }

    #[test]
    fn a_new_sentence_before_them_and_a_split_paragraph_do_not_matter() {
        let text = "加えた一文。\n主治医に 確か\nめる。";
        assert_eq!(at(text, "主治医に", "確かめる", ""), Some((10, 14)));
        assert_eq!(at(text, "", "確か める", ""), Some((10, 14)));
    }

    #[test]
    fn words_that_changed_are_not_found_somewhere_else() {
        assert_eq!(at("主治医に確認する。", "主治医に", "確かめる", "。"), None);
        assert_eq!(at("短い", "", "短い文より長い", ""), None);
        assert_eq!(at("文", "", " ", ""), None);
        assert_eq!(at("", "", "文", ""), None);
    }
}
