//! The passphrase rule of 安全管理ガイドライン 第7.0版 (システム運用編 14.1.1): 13 characters or more, or 8 or
//! more with a second factor, letters and digits; no forced change.

use crate::fold::fold;
use serde::Serialize;
use ts_rs::TS;

/// Least length without a second factor, in characters.
pub const ALONE: usize = 13;
/// Least length with a key file as second factor, in characters.
pub const WITH_KEY_FILE: usize = 8;
/// Most characters accepted.
pub const LONGEST: usize = 256;

/// Why a passphrase is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Weakness {
    /// Shorter than the rule asks.
    TooShort,
    /// Longer than the program takes.
    TooLong,
    /// Has no letter or no digit.
    NoLetterOrDigit,
    /// Holds the facility's or a user's name.
    HoldsName,
    /// A well-known word, a row of keys or one repeated part.
    Guessable,
}

/// Words that guessers try first; compared after folding, as part of the passphrase without digits at its ends.
const COMMON: [&str; 24] = [
    "password",
    "passw0rd",
    "passphrase",
    "qwerty",
    "qwertyuiop",
    "asdfghjkl",
    "letmein",
    "welcome",
    "admin",
    "administrator",
    "hospital",
    "byouin",
    "ryoritsu",
    "ryoritsudesk",
    "sakura",
    "iloveyou",
    "abc",
    "abcdefg",
    "nurse",
    "kango",
    "medical",
    "secret",
    "himitsu",
    "aikotoba",
];

/// The first weakness, or None when the rule is met.
pub fn weakness(passphrase: &str, key_file: bool, names: &[&str]) -> Option<Weakness> {
    let length = passphrase.chars().count();
    if length < if key_file { WITH_KEY_FILE } else { ALONE } {
        return Some(Weakness::TooShort);
    }
    if length > LONGEST {
        return Some(Weakness::TooLong);
    }
    if !passphrase.chars().any(char::is_alphabetic) || !passphrase.chars().any(char::is_numeric) {
        return Some(Weakness::NoLetterOrDigit);
    }
    let folded: String = fold(passphrase).split_whitespace().collect();
    let holds = |name: &&str| {
        let name: String = fold(name).split_whitespace().collect();
        name.chars().count() >= 2 && folded.contains(&name)
    };
    if names.iter().any(holds) {
        return Some(Weakness::HoldsName);
    }
    let core = folded.trim_matches(|c: char| c.is_numeric() || !c.is_alphanumeric());
    if COMMON.contains(&core) || is_repeated(&folded) {
        return Some(Weakness::Guessable);
    }
    None
}

/// One part of at most four characters repeated to the end.
fn is_repeated(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..=4).any(|n| chars.iter().zip(chars.iter().skip(n)).all(|(a, b)| a == b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_of_the_guideline_is_held() {
        assert_eq!(
            weakness("Ab3456789012", false, &[]),
            Some(Weakness::TooShort)
        );
        assert_eq!(weakness("hidamari no niwa 7", false, &[]), None);
        assert_eq!(weakness("niwa7777x", true, &[]), None);
        assert_eq!(weakness("niwa7xx", true, &[]), Some(Weakness::TooShort));
        assert_eq!(
            weakness("abcdefghijklmnop", false, &[]),
            Some(Weakness::NoLetterOrDigit)
        );
        assert_eq!(
            weakness("password123456", false, &[]),
            Some(Weakness::Guessable)
        );
        assert_eq!(
            weakness("ab1ab1ab1ab1ab1", false, &[]),
            Some(Weakness::Guessable)
        );
        assert_eq!(
            weakness("青葉病院の朝は早い7時", true, &["青葉病院"]),
            Some(Weakness::HoldsName)
        );
        assert_eq!(
            weakness("ひだまりの庭に猫が3匹いた", false, &["青葉病院"]),
            None
        );
    }
}
