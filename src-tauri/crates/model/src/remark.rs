//! マニュアルへの意見: the marks, and whom a comment must not name.

use crate::fold::fold;
use crate::handout::{self, Mark, Telling};

/// 役に立った, 足りない, 誤り, 古い.
pub const MARKS: [&str; 4] = ["useful", "lacking", "wrong", "outdated"];
/// Characters of a comment; the format of the bundles takes no more.
pub const LONGEST: usize = 1000;
/// Shorter names are everyday words.
const LEAST_NAME: usize = 2;

/// Folded, and without what people put between the parts of a name.
fn plain(text: &str) -> String {
    let between = |c: &char| !c.is_whitespace() && !matches!(c, '・' | '·');
    fold(text).chars().filter(between).collect()
}

/// The first of these names, numbers and readings that the text holds, however it is spaced or written. A family name alone
/// is an everyday word as often as not; it counts before さん, 様 and the like.
pub fn named<'a>(text: &str, recorded: &[&'a str]) -> Option<&'a str> {
    let whole = plain(text);
    let addressed: Vec<String> = handout::marks(text, &[])
        .into_iter()
        .filter(|mark| mark.kind == Telling::Name)
        .map(|mark| plain(&mark.word))
        .collect();
    recorded.iter().copied().find(|name| {
        let folded = plain(name);
        let long = folded.chars().count() >= LEAST_NAME;
        let family = name.split_whitespace().next().map(plain);
        let family = family.filter(|f| !f.is_empty() && *f != folded);
        long && whole.contains(&folded)
            || family.is_some_and(|f| addressed.iter().any(|a| a.contains(&f)))
    })
}

/// What in a comment may tell who it is about, for the one who reads it through before it leaves.
pub fn telling(text: &str) -> Vec<Mark> {
    let weighs = |mark: &Mark| mark.kind != Telling::Date;
    let marks = handout::marks(text, &[]);
    marks.into_iter().filter(weighs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORDED: [&str; 5] = [
        "髙橋 一郎",
        "たかはし いちろう",
        "00412876",
        "佐々木 花",
        "林",
    ];

    #[test]
    fn whoever_is_recorded_is_found_however_it_is_written() {
        for text in [
            "髙橋一郎さんの例では逆だった",
            "高橋　一郎 の場合",
            "タカハシイチロウの件",
            "カルテ００４１２８７６を参照",
            "高橋さんに合わない",
            "佐々木先生に確かめた",
        ] {
            assert!(named(text, &RECORDED).is_some(), "{text}");
        }
    }

    #[test]
    fn everyday_words_are_no_names() {
        for text in [
            "林業の人の例がほしい",
            "花粉症のことが書かれていない",
            "高橋という地名の例は不要",
            "2026年の改正が入っていない",
            "",
        ] {
            assert_eq!(named(text, &RECORDED), None, "{text}");
        }
        assert_eq!(named("髙橋一郎", &[]), None);
        assert_eq!(named("髙橋一郎", &[""]), None);
    }

    #[test]
    fn what_looks_like_a_name_is_shown_and_a_year_is_not() {
        let kinds =
            |text: &str| -> Vec<Telling> { telling(text).into_iter().map(|m| m.kind).collect() };
        assert_eq!(kinds("鈴木さんの職場では違った"), [Telling::Name]);
        assert_eq!(kinds("青葉病院の例"), [Telling::Place]);
        assert_eq!(kinds("令和6年のまま"), []);
    }
}
