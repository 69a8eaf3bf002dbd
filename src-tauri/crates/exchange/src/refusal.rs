//! Why a file, a card or a piece of content is refused.

/// A stated reason for refusing; `code` is what the outside relies on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The bytes are no bundle of any version.
    #[error("not a bundle")]
    NotABundle,
    /// The file belongs to this family, but to a version this program does not know.
    #[error("unknown format {found}")]
    UnknownFormat {
        /// The format the file names, shortened.
        found: String,
    },
    /// The file ends too early.
    #[error("the file is cut off")]
    Truncated,
    /// The sealed file was altered after sealing.
    #[error("the sealed file is damaged")]
    Damaged,
    /// The file was not sealed for this identity.
    #[error("sealed for somebody else")]
    WrongRecipient,
    /// The signer is none of the confirmed senders.
    #[error("the sender is not known")]
    UnknownSender,
    /// The signature does not belong to the header and the stated key.
    #[error("the signature does not match")]
    BadSignature,
    /// A hard limit is exceeded.
    #[error("{what} is larger than {limit}")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// The limit, in bytes or lines.
        limit: u64,
    },
    /// The header is readable but a field of it is not as the format says.
    #[error("the header field {field} is malformed")]
    MalformedHeader {
        /// The field.
        field: &'static str,
    },
    /// The payload is not the one the signed header describes.
    #[error("the payload does not match the header")]
    PayloadMismatch,
    /// The numbers of rows differ from the signed header.
    #[error("the row counts do not match the header")]
    CountMismatch,
    /// A line of the payload is not as the format says.
    #[error("line {line} is malformed")]
    MalformedLine {
        /// The line, counted from 1.
        line: usize,
    },
    /// Something follows after the end.
    #[error("data follows after the end")]
    TrailingData,
    /// The bytes are no key card.
    #[error("not a key card")]
    NotACard,
    /// A field of the key card cannot be used.
    #[error("the card field {field} is not usable")]
    BadCard {
        /// The field.
        field: &'static str,
    },
    /// The card is of the other kind than the one needed.
    #[error("the card is of the wrong kind")]
    WrongKind,
    /// The bytes are no receipt of any version.
    #[error("not a receipt")]
    NotAReceipt,
    /// The bytes are no pack of forms of any version.
    #[error("not a pack of forms")]
    NotAPack,
    /// The receipt answers another facility.
    #[error("the receipt is for another facility")]
    OtherFacility,
    /// A secret key cannot be used.
    #[error("the secret key is not usable")]
    BadSecret,
    /// A recipient key cannot be used, or there are none or too many.
    #[error("the recipient is not usable")]
    BadRecipient,
    /// What is to be written does not follow the format.
    #[error("the content field {field} does not follow the format")]
    BadContent {
        /// The field.
        field: &'static str,
    },
    /// Sealing failed for a technical reason.
    #[error("sealing failed")]
    SealingFailed,
}

impl Refusal {
    /// The stable code of the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotABundle => "not_a_bundle",
            Self::UnknownFormat { .. } => "unknown_format",
            Self::Truncated => "truncated",
            Self::Damaged => "damaged",
            Self::WrongRecipient => "wrong_recipient",
            Self::UnknownSender => "unknown_sender",
            Self::BadSignature => "bad_signature",
            Self::TooLarge { .. } => "too_large",
            Self::MalformedHeader { .. } => "malformed_header",
            Self::PayloadMismatch => "payload_mismatch",
            Self::CountMismatch => "count_mismatch",
            Self::MalformedLine { .. } => "malformed_line",
            Self::TrailingData => "trailing_data",
            Self::NotACard => "not_a_card",
            Self::BadCard { .. } => "bad_card",
            Self::WrongKind => "wrong_kind",
            Self::NotAReceipt => "not_a_receipt",
            Self::NotAPack => "not_a_pack",
            Self::OtherFacility => "other_facility",
            Self::BadSecret => "bad_secret",
            Self::BadRecipient => "bad_recipient",
            Self::BadContent { .. } => "bad_content",
            Self::SealingFailed => "sealing_failed",
        }
    }

    /// Names an unknown format without carrying more than a few characters of foreign text.
    pub(crate) fn unknown_format(found: &str) -> Self {
        Self::UnknownFormat {
            found: found.chars().filter(|c| !c.is_control()).take(40).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_in_a_reason_is_short_and_plain() {
        let refusal =
            Refusal::unknown_format(&format!("ryoritsu-bundle/\n\u{1b}[31m{}", "9".repeat(500)));
        let Refusal::UnknownFormat { found } = refusal else {
            panic!("{refusal}");
        };
        assert!(
            found.chars().count() == 40 && !found.contains(char::is_control),
            "{found}"
        );
    }
}
