//! What bundles and packs share: a header line, its signature line, and one zstd frame that is never trusted for its size.

use std::io::Read as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zstd::stream::read::Decoder;

use crate::{Limits, hex, limits, refusal::Refusal, signature::SIGNATURE_TEXT};

/// 513 MB/s and ratio 8.8 on case lines; higher levels are slower by orders and gain a factor of two at most.
pub(crate) const LEVEL: i32 = 3;

/// Sizes of the payload in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// JSON lines before compression.
    pub raw: u64,
    /// The zstd frame.
    pub compressed: u64,
}

/// SHA-256 in hexadecimal, for header lines and payloads.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex::encode(&Sha256::digest(bytes))
}

/// The header line of a file that must begin like this, and what follows it.
pub(crate) fn header_line<'a>(
    bytes: &'a [u8],
    opening: &[u8],
    other: Refusal,
) -> Result<(&'a [u8], &'a [u8]), Refusal> {
    if !bytes.starts_with(opening) {
        return Err(if opening.starts_with(bytes) {
            Refusal::Truncated
        } else {
            other
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

/// The signature, and the frame after its line.
pub(crate) fn signature_line(rest: &[u8]) -> Result<(&[u8], &[u8]), Refusal> {
    let Some((signature, after)) = rest.split_at_checked(SIGNATURE_TEXT) else {
        return Err(Refusal::Truncated);
    };
    match after.split_first() {
        Some((b'\n', frame)) => Ok((signature, frame)),
        Some(_) => Err(Refusal::BadSignature),
        None => Err(Refusal::Truncated),
    }
}

/// Nothing is decompressed before the frame is known to be the one that was signed; None leaves its hash unread.
pub(crate) fn check(
    sizes: Sizes,
    payload_sha256: Option<&str>,
    frame: &[u8],
    limits: &Limits,
) -> Result<(), Refusal> {
    if sizes.raw > limits.raw {
        return Err(Refusal::TooLarge {
            what: "raw",
            limit: limits.raw,
        });
    }
    match (frame.len() as u64).cmp(&sizes.compressed) {
        std::cmp::Ordering::Less => return Err(Refusal::Truncated),
        std::cmp::Ordering::Greater => return Err(Refusal::TrailingData),
        std::cmp::Ordering::Equal => {}
    }
    match payload_sha256 {
        Some(stated) if sha256(frame) != stated => Err(Refusal::PayloadMismatch),
        _ => Ok(()),
    }
}

/// Decompresses one frame, never more than one byte beyond the stated size.
pub(crate) fn decompress(sizes: Sizes, frame: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mismatch = |_| Refusal::PayloadMismatch;
    let mut decoder = Decoder::with_buffer(frame)
        .map_err(mismatch)?
        .single_frame();
    decoder
        .window_log_max(limits::WINDOW_LOG)
        .map_err(mismatch)?;
    // The stated size is signed and within the limits; memory that stays unused is never touched.
    let most = sizes.raw.saturating_add(1);
    let mut payload =
        Vec::with_capacity(usize::try_from(most).map_err(|_| Refusal::PayloadMismatch)?);
    decoder
        .by_ref()
        .take(most)
        .read_to_end(&mut payload)
        .map_err(mismatch)?;
    if payload.len() as u64 != sizes.raw {
        return Err(Refusal::PayloadMismatch);
    }
    decoder.finish_frame().map_err(mismatch)?;
    if !decoder.into_inner().is_empty() {
        return Err(Refusal::TrailingData);
    }
    Ok(payload)
}

/// The first line and what follows it.
pub(crate) fn split_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (line, rest) = bytes.split_at_checked(end)?;
    Some((line, rest.get(1..)?))
}
