//! What receiving a bundle gives back.

use serde::{Deserialize, Serialize};

/// A row that is held at this revision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Accepted {
    /// The case's name outside the facility.
    pub pseudonym: String,
    /// The revision.
    pub rev: u64,
}

/// A row that is not held as it was sent.
///
/// Codes: `missing_field`, `bad_field` (a counted field), `withdrawn` (a withdrawal covers this revision),
/// `superseded` (another content of this or a later revision is held).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Refused {
    /// The case's name outside the facility.
    pub pseudonym: String,
    /// The revision.
    pub rev: u64,
    /// The reason.
    pub code: String,
}

/// The content of the receipt; the caller signs it with the headquarters' key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// Run of this store.
    pub hq_epoch: String,
    /// The sender.
    pub facility_key: String,
    /// Epoch of the bundle.
    pub epoch: String,
    /// Position of the bundle.
    pub sequence: u64,
    /// SHA-256 of the bundle's header line.
    pub bundle_sha256: String,
    /// Cases and withdrawals that were taken.
    pub accepted: Vec<Accepted>,
    /// Cases that were not taken.
    pub refused: Vec<Refused>,
    /// Day of the first reception.
    pub received_on: String,
}

/// Something a person at headquarters should know although the bundle was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Notice {
    /// The very same bundle was received before; nothing changed.
    AlreadyReceived,
    /// Bundles before this one have not arrived.
    Gap {
        /// First missing number.
        from: u64,
        /// Last missing number.
        to: u64,
    },
    /// A later bundle of the same epoch was received before this one.
    Late,
    /// The facility has started a new epoch: it was restored from a backup or set up again.
    NewEpoch,
}

impl Notice {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AlreadyReceived => "already_received",
            Self::Gap { .. } => "gap",
            Self::Late => "late",
            Self::NewEpoch => "new_epoch",
        }
    }
}

/// The outcome of receiving one bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reception {
    /// What to answer.
    pub receipt: Receipt,
    /// What to tell the person.
    pub notices: Vec<Notice>,
    /// Rows that were written or removed.
    pub changed: u64,
}

/// An entry of the register of received bundles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceivedBundle {
    /// The sender.
    pub facility_key: String,
    /// Epoch of the bundle.
    pub epoch: String,
    /// Position of the bundle.
    pub sequence: u64,
    /// SHA-256 of the header line.
    pub header_sha256: String,
    /// SHA-256 of the previous header line, or empty.
    pub previous: String,
    /// Head of the sender's audit chain, or empty.
    pub audit_head: String,
    /// Month of writing.
    pub created_on: String,
    /// Day of reception.
    pub received_on: String,
    /// Rows taken.
    pub accepted: u64,
    /// Rows not taken.
    pub refused: u64,
}
