//! Reading: signature first, then the payload's hash, then a bounded decompression, then each line.

use std::io::Read as _;

use zstd::stream::read::Decoder;

use super::{
    header::{Counts, Header, OPENING, sha256},
    rows::{CaseRow, Place, Row, Tally, Tombstone},
};
use crate::{
    Limits, canonical, limits,
    refusal::Refusal,
    signature::{self, Purpose, SIGNATURE_TEXT},
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
    let (line, rest) = header_line(bytes)?;
    let header = Header::parse(line)?;
    let (signature, frame) = signature_line(rest)?;
    if let Senders::Only(known) = senders
        && !known.contains(&header.facility_key.as_str())
    {
        return Err(Refusal::UnknownSender);
    }
    if guards.signature {
        let key = signature::public_key(&header.facility_key).ok_or(Refusal::BadSignature)?;
        signature::verify(Purpose::Bundle, line, signature, &key)?;
    }
    check_frame(&header, frame, limits, guards)?;
    let payload = decompress(&header, frame)?;
    let bundle = Bundle {
        header_sha256: sha256(line),
        header,
        cases: Vec::new(),
        tombstones: Vec::new(),
        tallies: Vec::new(),
    };
    read_rows(bundle, &payload, limits)
}

fn header_line(bytes: &[u8]) -> Result<(&[u8], &[u8]), Refusal> {
    if !bytes.starts_with(OPENING) {
        return Err(if OPENING.starts_with(bytes) {
            Refusal::Truncated
        } else {
            Refusal::NotABundle
        });
    }
    let head = bytes.get(..limits::HEADER_LINE).unwrap_or(bytes);
    match split_line(head) {
        Some((line, _)) => Ok((line, bytes.get(line.len() + 1..).unwrap_or_default())),
        None if head.len() < limits::HEADER_LINE => Err(Refusal::Truncated),
        None => Err(Refusal::TooLarge {
            what: "header",
            limit: limits::HEADER_LINE as u64,
        }),
    }
}

fn signature_line(rest: &[u8]) -> Result<(&[u8], &[u8]), Refusal> {
    let Some((signature, after)) = rest.split_at_checked(SIGNATURE_TEXT) else {
        return Err(Refusal::Truncated);
    };
    match after.split_first() {
        Some((b'\n', frame)) => Ok((signature, frame)),
        Some(_) => Err(Refusal::BadSignature),
        None => Err(Refusal::Truncated),
    }
}

/// Nothing is decompressed before the frame is known to be the one that was signed.
fn check_frame(
    header: &Header,
    frame: &[u8],
    limits: &Limits,
    guards: Guards,
) -> Result<(), Refusal> {
    if header.sizes.raw > limits.raw {
        return Err(Refusal::TooLarge {
            what: "raw",
            limit: limits.raw,
        });
    }
    match (frame.len() as u64).cmp(&header.sizes.compressed) {
        std::cmp::Ordering::Less => return Err(Refusal::Truncated),
        std::cmp::Ordering::Greater => return Err(Refusal::TrailingData),
        std::cmp::Ordering::Equal => {}
    }
    if guards.payload_hash && sha256(frame) != header.payload_sha256 {
        return Err(Refusal::PayloadMismatch);
    }
    Ok(())
}

/// Decompresses one frame, never more than one byte beyond the stated size.
fn decompress(header: &Header, frame: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mismatch = |_| Refusal::PayloadMismatch;
    let mut decoder = Decoder::with_buffer(frame)
        .map_err(mismatch)?
        .single_frame();
    decoder
        .window_log_max(limits::WINDOW_LOG)
        .map_err(mismatch)?;
    // The stated size is signed and within the limits; memory that stays unused is never touched.
    let most = header.sizes.raw.saturating_add(1);
    let mut payload =
        Vec::with_capacity(usize::try_from(most).map_err(|_| Refusal::PayloadMismatch)?);
    decoder
        .by_ref()
        .take(most)
        .read_to_end(&mut payload)
        .map_err(mismatch)?;
    if payload.len() as u64 != header.sizes.raw {
        return Err(Refusal::PayloadMismatch);
    }
    decoder.finish_frame().map_err(mismatch)?;
    if !decoder.into_inner().is_empty() {
        return Err(Refusal::TrailingData);
    }
    Ok(payload)
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
        let (line, after) = split_line(rest).ok_or_else(|| malformed.clone())?;
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
        }
    }
    let counts = Counts {
        cases: bundle.cases.len() as u64,
        tombstones: bundle.tombstones.len() as u64,
        tallies: bundle.tallies.len() as u64,
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

fn split_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (line, rest) = bytes.split_at_checked(end)?;
    Some((line, rest.get(1..)?))
}
