//! Hard limits, so that no file can exhaust the memory of the PC that reads it.

/// What a file may cost at most; the defaults hold more than ten years of one facility.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the sealed file.
    pub sealed: u64,
    /// Bytes of the decompressed payload.
    pub raw: u64,
    /// Bytes of one payload line.
    pub line: u64,
    /// Lines of the payload.
    pub lines: u64,
    /// Nesting inside the fields of a case; a plain value is depth 1.
    pub depth: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sealed: 32 << 20,
            raw: 64 << 20,
            line: 256 << 10,
            lines: 100_000,
            depth: 4,
        }
    }
}

/// Bytes of a bundle's header line.
pub(crate) const HEADER_LINE: usize = 4096;
/// Bytes of the age header: age parses it anew for each line, so the time grows with the square (measured: 4 KiB of
/// short lines 0.6 s, 32 KiB 37 s, unoptimised). Sixteen recipients need 2 KiB.
pub(crate) const AGE_HEADER: usize = 4 << 10;
/// Recipients of one sealed file.
pub(crate) const RECIPIENTS: usize = 16;
/// Bytes of a key card.
pub(crate) const CARD: usize = 4096;
/// Bytes of a receipt; one accepted row takes about 60.
pub(crate) const RECEIPT: usize = 32 << 20;
/// Characters of a remark on the manual.
pub(crate) const COMMENT: usize = 1000;
/// Largest number that every JSON reader keeps exactly.
pub(crate) const SAFE_INTEGER: u64 = (1 << 53) - 1;
/// log2 of the largest zstd window; the writer's level stays at 2 MiB.
pub(crate) const WINDOW_LOG: u32 = 23;

/// Upper bound of the sealed size: header, nonce, and 16 bytes for each chunk of 64 KiB.
pub(crate) const fn sealed_at_most(plaintext: u64) -> u64 {
    plaintext + AGE_HEADER as u64 + 32 + plaintext / 4096
}
