//! The signed plaintext of a bundle: header line, signature line, zstd frame of JSON lines.

mod header;
mod read;
mod rows;
mod write;

pub use header::{BUNDLE_FORMAT, BUNDLE_FORMAT_REMARKS, Counts, Header};
pub use read::{Bundle, Senders, read_plaintext};
pub use rows::{CaseRow, RemarkRow, Tally, TallyCell, Tombstone};
pub use write::{BundleContent, SignedPlaintext, write_plaintext};

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
