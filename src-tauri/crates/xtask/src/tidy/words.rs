//! Whole words in text, so that `rand` is not found in `brand`.

use super::line_at;

/// Byte positions at which `word` stands by itself.
pub(super) fn positions<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(word).filter_map(move |(at, _)| {
        let before = text.get(..at)?.chars().next_back();
        let after = text.get(at + word.len()..)?.chars().next();
        let free = |neighbour: Option<char>, edge: Option<char>| {
            // A word that begins or ends with a sign needs no free edge there.
            !edge.is_some_and(joins) || !neighbour.is_some_and(joins)
        };
        (free(before, word.chars().next()) && free(after, word.chars().next_back())).then_some(at)
    })
}

/// Lines (from 1) at which `word` stands by itself.
pub(super) fn lines<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    positions(text, word).map(|at| line_at(text, at))
}

/// Does `word` stand by itself somewhere?
pub(super) fn has(text: &str, word: &str) -> bool {
    positions(text, word).next().is_some()
}

/// Is this a character of identifiers?
pub(super) fn joins(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_inside_another_is_not_found() {
        assert!(!has("brand branding rand_core", "rand"));
        assert!(has("use rand::Rng;", "rand"));
        assert!(has("std::fs::read", "std::fs"));
        assert!(!has("mystd::fs", "std::fs"));
        assert!(has("x.println!(", "println!"));
        assert!(!has("eprintln!(", "println!"));
        assert_eq!(lines("a\nrand\n\nrand", "rand").collect::<Vec<_>>(), [2, 4]);
    }
}
