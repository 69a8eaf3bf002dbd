//! Who the headquarters is.

use zeroize::{Zeroize, ZeroizeOnDrop};

/// The secrets of the headquarters, which lie in its encrypted store; wiped when dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Identity {
    /// Name on the key card.
    pub name: String,
    /// Seed of the Ed25519 signing key.
    pub signing_seed: [u8; 32],
    /// age identity, `AGE-SECRET-KEY-1…`.
    pub age_identity: String,
    /// Random name of this run of the store, 32 hexadecimal digits.
    pub epoch: String,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Identity")
            .field("name", &self.name)
            .field("epoch", &self.epoch)
            .finish_non_exhaustive()
    }
}
