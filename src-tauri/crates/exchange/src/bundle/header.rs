//! The header line: what is signed, and what the chain hash covers.

use serde::{Deserialize, Serialize};

use crate::{canonical, frame::Sizes, limits::SAFE_INTEGER, refusal::Refusal, shape, signature};

/// The format of a bundle without remarks; headquarters of any version reads it.
pub const BUNDLE_FORMAT: &str = "ryoritsu-bundle/1";
/// The format of a bundle with remarks on the manual: one that does not know them refuses it whole instead of losing them.
pub const BUNDLE_FORMAT_REMARKS: &str = "ryoritsu-bundle/2";
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
    /// Remarks on the manual; not named where there are none.
    #[serde(default, skip_serializing_if = "is_none")]
    pub remarks: u64,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_none(count: &u64) -> bool {
    *count == 0
}

impl Counts {
    /// The one format that fits these rows.
    pub(super) const fn format(&self) -> &'static str {
        if self.remarks == 0 {
            BUNDLE_FORMAT
        } else {
            BUNDLE_FORMAT_REMARKS
        }
    }
}

/// The signed header; the order of the fields is part of the format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// [`BUNDLE_FORMAT`], or [`BUNDLE_FORMAT_REMARKS`] where it carries remarks.
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
        if ![BUNDLE_FORMAT, BUNDLE_FORMAT_REMARKS].contains(&format.as_str()) {
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
            ("format", self.format == self.counts.format()),
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
