//! Key cards: who somebody is, as two public keys and a name, confirmed by reading a fingerprint aloud.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{limits, recipient, refusal::Refusal, signature};

const DOMAIN: &[u8] = b"ryoritsu-desk/card/v1\n";

/// Whose card it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// A facility that sends bundles.
    Facility,
    /// The headquarters that receives them.
    Headquarters,
}

impl CardKind {
    /// The word in the file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Facility => "facility",
            Self::Headquarters => "headquarters",
        }
    }
}

/// The public half of [`crate::Secrets`], exchanged as a small JSON file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyCard {
    /// Whose card it is.
    pub kind: CardKind,
    /// The name of the facility or headquarters.
    pub name: String,
    /// Public signing key, 64 hexadecimal digits.
    pub ed25519: String,
    /// age recipient, `age1…`.
    pub x25519: String,
}

impl KeyCard {
    /// A card with checked fields.
    pub fn new(kind: CardKind, name: &str, ed25519: &str, x25519: &str) -> Result<Self, Refusal> {
        let card = Self {
            kind,
            name: name.to_owned(),
            ed25519: ed25519.to_owned(),
            x25519: x25519.to_owned(),
        };
        card.check()?;
        Ok(card)
    }

    /// Reads a card file.
    pub fn parse(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() > limits::CARD {
            return Err(Refusal::TooLarge {
                what: "card",
                limit: limits::CARD as u64,
            });
        }
        // Windows editors put a byte order mark before a file that was looked at and saved.
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let card: Self = serde_json::from_slice(bytes).map_err(|_| Refusal::NotACard)?;
        card.check()?;
        Ok(card)
    }

    /// The card file: indented JSON with a final line break.
    pub fn to_json(&self) -> Result<String, Refusal> {
        self.check()?;
        let text = serde_json::to_string_pretty(self).map_err(|_| Refusal::NotACard)?;
        Ok(text + "\n")
    }

    /// Eight groups of four decimal digits (about 106 bit) over every field of the card.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(DOMAIN);
        for part in [self.kind.as_str(), &self.name, &self.ed25519, &self.x25519] {
            // The length before each part keeps two different cards from reading the same.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        let digest: [u8; 32] = hash.finalize().into();
        let (groups, _) = digest.as_chunks::<4>();
        let groups: Vec<String> = groups
            .iter()
            .map(|group| format!("{:04}", u32::from_be_bytes(*group) % 10_000))
            .collect();
        groups.join(" ")
    }

    /// Whether typed digits are this card's fingerprint; spaces, hyphens and full-width digits are fine.
    #[must_use]
    pub fn is_confirmed_by(&self, typed: &str) -> bool {
        let digits: Option<String> = typed
            .chars()
            .filter(|c| !is_separator(*c))
            .map(ascii_digit)
            .collect();
        digits.is_some_and(|digits| digits == self.fingerprint().replace(' ', ""))
    }

    fn check(&self) -> Result<(), Refusal> {
        let refuse = |field| Err(Refusal::BadCard { field });
        let length = self.name.chars().count();
        if !(1..=100).contains(&length)
            || self.name.trim() != self.name
            || self.name.chars().any(is_unreadable)
        {
            return refuse("name");
        }
        if signature::public_key(&self.ed25519).is_none() {
            return refuse("ed25519");
        }
        if recipient::parse(&self.x25519).is_none() {
            return refuse("x25519");
        }
        Ok(())
    }
}

/// Characters that change how the rest of a name is displayed.
fn is_unreadable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '－' | 'ー' | '‐' | '‑' | '–')
}

fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        _ => None,
    }
}

#[cfg(test)]
#[path = "card_tests.rs"]
mod tests;
