//! Receipts: what headquarters answers to one bundle, as a signed JSON line in clear text.
//!
//! A receipt names cases only by their pseudonyms, so it is not sealed.

use serde::{Deserialize, Serialize};

use crate::{
    CardKind, KeyCard, Secrets, canonical,
    limits::{self, SAFE_INTEGER},
    refusal::Refusal,
    shape,
    signature::{self, Purpose, SIGNATURE_TEXT},
};

/// The format this program writes and reads.
pub const RECEIPT_FORMAT: &str = "ryoritsu-receipt/1";
const FAMILY: &str = "ryoritsu-receipt/";
const OPENING: &[u8] = b"{\"format\":\"ryoritsu-receipt/";

/// A row that headquarters holds at this revision or a later one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The case's name outside the facility.
    pub pseudonym: String,
    /// The revision that was in the bundle.
    pub rev: u64,
}

/// A row that headquarters did not take.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// The case's name outside the facility.
    pub pseudonym: String,
    /// The revision that was in the bundle.
    pub rev: u64,
    /// The reason.
    pub code: String,
}

/// What a receipt says; the order of the rows does not matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptContent {
    /// Run of the headquarters' store, 32 hexadecimal digits; a restored store starts a new one.
    pub hq_epoch: String,
    /// The sender of the bundle.
    pub facility_key: String,
    /// The epoch of the bundle.
    pub epoch: String,
    /// The position of the bundle in its epoch.
    pub sequence: u64,
    /// `header_sha256` of the bundle.
    pub bundle_sha256: String,
    /// Rows taken, cases and withdrawals alike.
    pub accepted: Vec<Accepted>,
    /// Rows not taken.
    pub refused: Vec<Refused>,
    /// Day of reception, `YYYY-MM-DD`.
    pub received_on: String,
}

/// The signed answer; the order of the fields is part of the format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Always [`RECEIPT_FORMAT`].
    pub format: String,
    /// The headquarters: public signing key, 64 hexadecimal digits.
    pub hq_key: String,
    /// Run of the headquarters' store.
    pub hq_epoch: String,
    /// The sender of the bundle.
    pub facility_key: String,
    /// The epoch of the bundle.
    pub epoch: String,
    /// The position of the bundle in its epoch.
    pub sequence: u64,
    /// `header_sha256` of the bundle.
    pub bundle_sha256: String,
    /// Rows taken, ordered.
    pub accepted: Vec<Accepted>,
    /// Rows not taken, ordered.
    pub refused: Vec<Refused>,
    /// Day of reception, `YYYY-MM-DD`.
    pub received_on: String,
}

/// Writes and signs a receipt file: JSON line, signature line.
pub fn write_receipt(content: &ReceiptContent, secrets: &Secrets) -> Result<Vec<u8>, Refusal> {
    let mut receipt = Receipt {
        format: RECEIPT_FORMAT.to_owned(),
        hq_key: secrets.public_key(),
        hq_epoch: content.hq_epoch.clone(),
        facility_key: content.facility_key.clone(),
        epoch: content.epoch.clone(),
        sequence: content.sequence,
        bundle_sha256: content.bundle_sha256.clone(),
        accepted: content.accepted.clone(),
        refused: content.refused.clone(),
        received_on: content.received_on.clone(),
    };
    receipt.accepted.sort();
    receipt.refused.sort();
    if let Some(field) = receipt.misshapen() {
        return Err(Refusal::BadContent { field });
    }
    let line = canonical::text(&receipt).ok_or(Refusal::BadContent { field: "receipt" })?;
    let signature = signature::sign(Purpose::Receipt, line.as_bytes(), &secrets.signing_key());
    Ok(format!("{line}\n{signature}\n").into_bytes())
}

/// Reads a receipt that the confirmed headquarters wrote for this facility.
pub fn read_receipt(
    bytes: &[u8],
    headquarters: &KeyCard,
    facility_key: &str,
) -> Result<Receipt, Refusal> {
    if headquarters.kind != CardKind::Headquarters {
        return Err(Refusal::WrongKind);
    }
    let (line, signature) = lines(bytes)?;
    let receipt = Receipt::parse(line)?;
    if receipt.hq_key != headquarters.ed25519 {
        return Err(Refusal::UnknownSender);
    }
    let key = signature::public_key(&headquarters.ed25519)
        .ok_or(Refusal::BadCard { field: "ed25519" })?;
    signature::verify(Purpose::Receipt, line, signature, &key)?;
    if receipt.facility_key != facility_key {
        return Err(Refusal::OtherFacility);
    }
    Ok(receipt)
}

/// The JSON line and the signature; nothing may follow.
fn lines(bytes: &[u8]) -> Result<(&[u8], &[u8]), Refusal> {
    if bytes.len() > limits::RECEIPT {
        return Err(Refusal::TooLarge {
            what: "receipt",
            limit: limits::RECEIPT as u64,
        });
    }
    if !bytes.starts_with(OPENING) {
        return Err(if OPENING.starts_with(bytes) {
            Refusal::Truncated
        } else {
            Refusal::NotAReceipt
        });
    }
    let end = bytes
        .iter()
        .position(|byte| *byte == b'\n')
        .ok_or(Refusal::Truncated)?;
    let (line, rest) = bytes.split_at_checked(end).ok_or(Refusal::Truncated)?;
    let rest = rest.get(1..).unwrap_or_default();
    let (signature, tail) = rest
        .split_at_checked(SIGNATURE_TEXT)
        .ok_or(Refusal::Truncated)?;
    match tail {
        b"\n" => Ok((line, signature)),
        b"" => Err(Refusal::Truncated),
        _ => Err(Refusal::TrailingData),
    }
}

impl Receipt {
    fn parse(line: &[u8]) -> Result<Self, Refusal> {
        let Format { format } = serde_json::from_slice(line).map_err(|_| Refusal::NotAReceipt)?;
        if format != RECEIPT_FORMAT {
            return Err(if format.starts_with(FAMILY) {
                Refusal::unknown_format(&format)
            } else {
                Refusal::NotAReceipt
            });
        }
        let malformed = Refusal::MalformedHeader { field: "receipt" };
        let receipt: Self = serde_json::from_slice(line).map_err(|_| malformed.clone())?;
        if canonical::text(&receipt).is_none_or(|text| text.as_bytes() != line) {
            return Err(malformed);
        }
        match receipt.misshapen() {
            Some(field) => Err(Refusal::MalformedHeader { field }),
            None => Ok(receipt),
        }
    }

    fn misshapen(&self) -> Option<&'static str> {
        let row = |pseudonym: &str, rev| {
            shape::is_hex(pseudonym, 32) && (1..=SAFE_INTEGER).contains(&rev)
        };
        let accepted = self.accepted.iter().all(|a| row(&a.pseudonym, a.rev));
        let refused = self
            .refused
            .iter()
            .all(|r| row(&r.pseudonym, r.rev) && shape::is_code(&r.code));
        let checks = [
            ("hq_key", signature::public_key(&self.hq_key).is_some()),
            ("hq_epoch", shape::is_hex(&self.hq_epoch, 32)),
            ("facility_key", shape::is_hex(&self.facility_key, 64)),
            ("epoch", shape::is_hex(&self.epoch, 32)),
            ("sequence", (1..=SAFE_INTEGER).contains(&self.sequence)),
            ("bundle_sha256", shape::is_hex(&self.bundle_sha256, 64)),
            ("accepted", accepted && self.accepted.is_sorted()),
            ("refused", refused && self.refused.is_sorted()),
            ("received_on", shape::is_day(&self.received_on)),
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

#[cfg(test)]
#[path = "receipt_tests.rs"]
mod tests;
