//! Writing: content and secrets in, the same bytes out every time.

use super::{
    header::{Counts, Header},
    rows::{CaseRow, RemarkRow, Row, Tally, Tombstone},
};
use crate::{
    Limits, Secrets, canonical,
    frame::{LEVEL, Sizes, sha256},
    limits,
    refusal::Refusal,
    signature::{self, Purpose},
};

/// What a bundle says; the order of the rows does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BundleContent {
    /// Random name of this run of bundles, 32 hexadecimal digits.
    pub epoch: String,
    /// Position in the epoch, from 1.
    pub sequence: u64,
    /// `header_sha256` of the bundle before, or empty.
    pub previous: String,
    /// Head of the audit chain (SHA-256), or empty.
    pub audit_head: String,
    /// Month of writing, `YYYY-MM`.
    pub created_on: String,
    /// New and changed cases.
    pub cases: Vec<CaseRow>,
    /// Withdrawn cases.
    pub tombstones: Vec<Tombstone>,
    /// Count tables over all cases.
    pub tallies: Vec<Tally>,
    /// New and changed remarks on the manual.
    pub remarks: Vec<RemarkRow>,
}

/// A bundle ready for [`crate::seal`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedPlaintext {
    /// Header line, signature line, zstd frame.
    pub bytes: Vec<u8>,
    /// The header inside.
    pub header: Header,
    /// SHA-256 of the header line: the `previous` of the next bundle and the name in the receipt.
    pub header_sha256: String,
}

/// Writes and signs; refuses content that the reader would refuse, or that exceeds `limits`.
pub fn write_plaintext(
    content: &BundleContent,
    secrets: &Secrets,
    limits: &Limits,
) -> Result<SignedPlaintext, Refusal> {
    let payload = payload(content, limits)?;
    let frame =
        zstd::bulk::compress(payload.as_bytes(), LEVEL).map_err(|_| Refusal::SealingFailed)?;
    let counts = Counts {
        cases: content.cases.len() as u64,
        tombstones: content.tombstones.len() as u64,
        tallies: content.tallies.len() as u64,
        remarks: content.remarks.len() as u64,
    };
    let header = Header {
        format: counts.format().to_owned(),
        facility_key: secrets.public_key(),
        epoch: content.epoch.clone(),
        sequence: content.sequence,
        previous: content.previous.clone(),
        audit_head: content.audit_head.clone(),
        created_on: content.created_on.clone(),
        counts,
        sizes: Sizes {
            raw: payload.len() as u64,
            compressed: frame.len() as u64,
        },
        payload_sha256: sha256(&frame),
    };
    if let Some(field) = header.misshapen() {
        return Err(Refusal::BadContent { field });
    }
    let line = header.line()?;
    let signature = signature::sign(Purpose::Bundle, line.as_bytes(), &secrets.signing_key());
    let bytes = [line.as_bytes(), b"\n", signature.as_bytes(), b"\n", &frame].concat();
    if limits::sealed_at_most(bytes.len() as u64) > limits.sealed {
        return Err(Refusal::TooLarge {
            what: "sealed",
            limit: limits.sealed,
        });
    }
    Ok(SignedPlaintext {
        bytes,
        header_sha256: sha256(line.as_bytes()),
        header,
    })
}

/// The JSON lines in their one order.
fn payload(content: &BundleContent, limits: &Limits) -> Result<String, Refusal> {
    let cases = content.cases.iter().cloned().map(Row::Case);
    let tombstones = content.tombstones.iter().cloned().map(Row::Tombstone);
    let tallies = content.tallies.iter().cloned().map(Row::Tally);
    let remarks = content.remarks.iter().cloned().map(Row::Remark);
    let mut rows: Vec<Row> = cases
        .chain(tombstones)
        .chain(tallies)
        .chain(remarks)
        .map(Row::ordered)
        .collect();
    if rows.len() as u64 > limits.lines {
        return Err(Refusal::TooLarge {
            what: "lines",
            limit: limits.lines,
        });
    }
    rows.sort_by_cached_key(Row::place);
    if !rows.is_sorted_by(|a, b| a.place() < b.place()) {
        return Err(Refusal::BadContent { field: "duplicate" });
    }
    let mut text = String::new();
    for row in &rows {
        if let Some(field) = row.misshapen(limits.depth) {
            return Err(Refusal::BadContent { field });
        }
        let line = canonical::text(row).ok_or(Refusal::BadContent { field: "fields" })?;
        if line.len() as u64 > limits.line {
            return Err(Refusal::TooLarge {
                what: "line",
                limit: limits.line,
            });
        }
        text.push_str(&line);
        text.push('\n');
    }
    if text.len() as u64 > limits.raw {
        return Err(Refusal::TooLarge {
            what: "raw",
            limit: limits.raw,
        });
    }
    Ok(text)
}
