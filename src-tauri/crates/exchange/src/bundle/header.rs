//! The header line: what is signed, and what the chain hash covers.

use serde::{Deserialize, Serialize};

use crate::{canonical, frame::Sizes, limits::SAFE_INTEGER, refusal::Refusal, shape, signature};

/// The format this program writes and reads.
pub const BUNDLE_FORMAT: &str = "ryoritsu-bundle/1";
const FAMILY: &str = "ryoritsu-bundle/";
/// How every header line of this family begins.
pub(super) const OPENING: &[u8] = b"{\"format\":\"ryoritsu-bundle/";

/// Numbers of rows in the payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Case rows.
    pub cases: u64,
    /// Withdrawals.
    pub tombstones: u64,
    /// Count tables.
    pub tallies: u64,
}

/// The signed header; the order of the fields is part of the format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Always [`BUNDLE_FORMAT`].
    pub format: String,
    /// The sender: public signing key, 64 hexadecimal digits.
    pub facility_key: String,
    /// Random name of an unbroken run of bundles, 32 hexadecimal digits; a restored backup starts a new one.
    pub epoch: String,
    /// Position in the epoch, from 1.
    pub sequence: u64,
    /// SHA-256 of the previous header line, or empty for the first bundle.
    pub previous: String,
    /// Head of the sender's audit chain (SHA-256), or empty.
    pub audit_head: String,
    /// Month of writing, `YYYY-MM`.
    pub created_on: String,
    /// Numbers of rows.
    pub counts: Counts,
    /// Sizes of the payload.
    pub sizes: Sizes,
    /// SHA-256 of the zstd frame.
    pub payload_sha256: String,
}

impl Header {
    /// The one spelling of this header.
    pub(super) fn line(&self) -> Result<String, Refusal> {
        canonical::text(self).ok_or(Refusal::MalformedHeader { field: "header" })
    }

    /// Reads a header line and insists on its one spelling.
    pub(super) fn parse(line: &[u8]) -> Result<Self, Refusal> {
        let Format { format } = serde_json::from_slice(line).map_err(|_| Refusal::NotABundle)?;
        if format != BUNDLE_FORMAT {
            return Err(if format.starts_with(FAMILY) {
                Refusal::unknown_format(&format)
            } else {
                Refusal::NotABundle
            });
        }
        let malformed = Refusal::MalformedHeader { field: "header" };
        let header: Self = serde_json::from_slice(line).map_err(|_| malformed.clone())?;
        if header.line()?.as_bytes() != line {
            return Err(malformed);
        }
        match header.misshapen() {
            Some(field) => Err(Refusal::MalformedHeader { field }),
            None => Ok(header),
        }
    }

    /// The first field that does not have its shape.
    pub(super) fn misshapen(&self) -> Option<&'static str> {
        let checks = [
            (
                "facility_key",
                signature::public_key(&self.facility_key).is_some(),
            ),
            ("epoch", shape::is_hex(&self.epoch, 32)),
            ("sequence", (1..=SAFE_INTEGER).contains(&self.sequence)),
            ("previous", shape::is_hash_or_empty(&self.previous)),
            ("audit_head", shape::is_hash_or_empty(&self.audit_head)),
            ("created_on", shape::is_month(&self.created_on)),
            ("payload_sha256", shape::is_hex(&self.payload_sha256, 64)),
        ];
        checks
            .into_iter()
            .find(|(_, fine)| !fine)
            .map(|(field, _)| field)
    }
}

#[derive(Deserialize)]
struct Format {
    format: String,
}
