//! Sealed files between a facility and headquarters: key cards, bundles going up, receipts coming back.
//!
//! A bundle is `header JSON line`, `signature line`, `zstd frame of JSON lines`, sealed with age.
//! Everything up to the signed plaintext is a pure function of its arguments; only `seal` and
//! `Secrets::generate` draw randomness, inside age.
//! Nothing that is read here is trusted: every way a file can be wrong is a [`Refusal`] with a stable code.

mod bundle;
mod canonical;
mod card;
mod envelope;
mod frame;
mod hex;
mod limits;
mod pack;
mod pseudonym;
mod receipt;
mod recipient;
mod refusal;
mod secrets;
mod shape;
mod signature;

pub use bundle::{
    BUNDLE_FORMAT, BUNDLE_FORMAT_REMARKS, Bundle, BundleContent, CaseRow, Counts, Header,
    RemarkRow, Senders, SignedPlaintext, Tally, TallyCell, Tombstone, read_plaintext,
    write_plaintext,
};
pub use card::{CardKind, KeyCard};
pub use envelope::{open, seal};
pub use frame::Sizes;
pub use limits::Limits;
pub use pack::{
    PACK_LIMITS, Pack, PackKind, PackedForm, PackedRow, PackedText, read_pack, write_pack,
};
pub use pseudonym::{paper_case, paper_seal, pseudonym, remark_name, table_case};
pub use receipt::{
    Accepted, RECEIPT_FORMAT, Receipt, ReceiptContent, Refused, read_receipt, write_receipt,
};
pub use refusal::Refusal;
pub use secrets::Secrets;
