//! Reading: signature first, then the payload's hash, then a bounded decompression, then each line.

use super::{
    header::{Counts, Header, OPENING},
    rows::{CaseRow, Place, RemarkRow, Row, Tally, Tombstone},
};
use crate::{
    Limits, canonical,
    frame::{self, sha256},
    refusal::Refusal,
    signature::{self, Purpose},
};

/// Whose bundles are taken.
#[derive(Debug, Clone, Copy)]
pub enum Senders<'a> {
    /// Anybody's: the signature only shows that the file is whole. For looking into one's own bundles.
    Any,
    /// Only bundles signed with one of these public keys.
    Only(&'a [&'a str]),
}

/// A bundle that was read and found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The signed header.
    pub header: Header,
    /// SHA-256 of the header line: names this bundle in chains and receipts.
    pub header_sha256: String,
    /// Cases, ordered by pseudonym.
    pub cases: Vec<CaseRow>,
    /// Withdrawals, ordered by pseudonym.
    pub tombstones: Vec<Tombstone>,
    /// Count tables, ordered by name and year.
    pub tallies: Vec<Tally>,
    /// Remarks on the manual, ordered by name.
    pub remarks: Vec<RemarkRow>,
}

/// Which guards stand; tests take one away to see what it prevents.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guards {
    pub(super) signature: bool,
    pub(super) payload_hash: bool,
}

impl Guards {
    pub(super) const ALL: Self = Self {
        signature: true,
        payload_hash: true,
    };
}

/// Reads an opened bundle and verifies everything that it states about itself.
pub fn read_plaintext(
    bytes: &[u8],
    senders: Senders<'_>,
    limits: &Limits,
) -> Result<Bundle, Refusal> {
    read_guarded(bytes, senders, limits, Guards::ALL)
}

pub(super) fn read_guarded(
    bytes: &[u8],
    senders: Senders<'_>,
    limits: &Limits,
    guards: Guards,
) -> Result<Bundle, Refusal> {
    let (line, rest) = frame::header_line(bytes, OPENING, Refusal::NotABundle)?;
    let header = Header::parse(line)?;
    let (signature, compressed) = frame::signature_line(rest)?;
    if let Senders::Only(known) = senders
        && !known.contains(&header.facility_key.as_str())
    {
        return Err(Refusal::UnknownSender);
    }
    if guards.signature {
        let key = signature::public_key(&header.facility_key).ok_or(Refusal::BadSignature)?;
        signature::verify(Purpose::Bundle, line, signature, &key)?;
    }
    let stated = guards
        .payload_hash
        .then_some(header.payload_sha256.as_str());
    frame::check(header.sizes, stated, compressed, limits)?;
    let payload = frame::decompress(header.sizes, compressed)?;
    let bundle = Bundle {
        header_sha256: sha256(line),
        header,
        cases: Vec::new(),
        tombstones: Vec::new(),
        tallies: Vec::new(),
        remarks: Vec::new(),
    };
    read_rows(bundle, &payload, limits)
}

fn read_rows(mut bundle: Bundle, payload: &[u8], limits: &Limits) -> Result<Bundle, Refusal> {
    let mut rest = payload;
    let mut last: Option<Place> = None;
    let mut number = 0;
    while !rest.is_empty() {
        number += 1;
        if number as u64 > limits.lines {
            return Err(Refusal::TooLarge {
                what: "lines",
                limit: limits.lines,
            });
        }
        let malformed = Refusal::MalformedLine { line: number };
        let (line, after) = frame::split_line(rest).ok_or_else(|| malformed.clone())?;
        let row = read_row(line, limits)?.ok_or_else(|| malformed.clone())?;
        let place = row.place();
        if last.is_some_and(|last| last >= place) {
            return Err(malformed);
        }
        last = Some(place);
        rest = after;
        match row {
            Row::Case(case) => bundle.cases.push(case),
            Row::Tombstone(tombstone) => bundle.tombstones.push(tombstone),
            Row::Tally(tally) => bundle.tallies.push(tally),
            Row::Remark(remark) => bundle.remarks.push(remark),
        }
    }
    let counts = Counts {
        cases: bundle.cases.len() as u64,
        tombstones: bundle.tombstones.len() as u64,
        tallies: bundle.tallies.len() as u64,
        remarks: bundle.remarks.len() as u64,
    };
    if counts == bundle.header.counts {
        Ok(bundle)
    } else {
        Err(Refusal::CountMismatch)
    }
}

/// One row, or nothing when the line is not in the one spelling of a row that follows the format.
fn read_row(line: &[u8], limits: &Limits) -> Result<Option<Row>, Refusal> {
    if line.len() as u64 > limits.line {
        return Err(Refusal::TooLarge {
            what: "line",
            limit: limits.line,
        });
    }
    let Ok(row) = serde_json::from_slice::<Row>(line) else {
        return Ok(None);
    };
    if row.misshapen(limits.depth).is_some() {
        return Ok(None);
    }
    let row = row.ordered();
    Ok(canonical::text(&row)
        .is_some_and(|text| text.as_bytes() == line)
        .then_some(row))
}
