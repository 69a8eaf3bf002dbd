//! The secret half of a key card.

use age::{secrecy::ExposeSecret as _, x25519::Identity};
use ed25519_dalek::SigningKey;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{
    card::{CardKind, KeyCard},
    hex,
    refusal::Refusal,
};

/// The signing seed and the age identity of one facility or of headquarters; wiped when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secrets {
    signing_seed: [u8; 32],
    age_identity: String,
}

impl Secrets {
    /// New secrets: the seed comes from the caller's random source, the age identity from age's.
    #[must_use]
    pub fn generate(signing_seed: [u8; 32]) -> Self {
        let age_identity = Identity::generate().to_string().expose_secret().to_owned();
        Self {
            signing_seed,
            age_identity,
        }
    }

    /// Stored secrets, checked.
    pub fn restore(signing_seed: [u8; 32], age_identity: &str) -> Result<Self, Refusal> {
        age_identity
            .parse::<Identity>()
            .map_err(|_| Refusal::BadSecret)?;
        Ok(Self {
            signing_seed,
            age_identity: age_identity.to_owned(),
        })
    }

    /// The seed of the signing key, to be stored encrypted.
    #[must_use]
    pub const fn signing_seed(&self) -> &[u8; 32] {
        &self.signing_seed
    }

    /// The age identity `AGE-SECRET-KEY-1…`, to be stored encrypted; the standard tool opens bundles with it.
    #[must_use]
    pub fn age_identity(&self) -> &str {
        &self.age_identity
    }

    /// The public signing key, 64 hexadecimal digits: the name under which the holder is known.
    #[must_use]
    pub fn public_key(&self) -> String {
        hex::encode(self.signing_key().verifying_key().as_bytes())
    }

    /// The age recipient `age1…` that belongs to the identity.
    pub fn recipient(&self) -> Result<String, Refusal> {
        let identity: Identity = self.age_identity.parse().map_err(|_| Refusal::BadSecret)?;
        Ok(identity.to_public().to_string())
    }

    /// The public card of these secrets.
    pub fn card(&self, kind: CardKind, name: &str) -> Result<KeyCard, Refusal> {
        KeyCard::new(kind, name, &self.public_key(), &self.recipient()?)
    }

    pub(crate) fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(&Zeroizing::new(self.signing_seed))
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Secrets").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn secrets_are_restored_and_never_printed() {
        let made = Secrets::generate([7; 32]);
        let again = Secrets::restore(*made.signing_seed(), made.age_identity()).unwrap();
        assert_eq!(made.public_key(), again.public_key());
        assert_eq!(made.recipient().unwrap(), again.recipient().unwrap());
        assert_eq!(format!("{made:?}"), "Secrets { .. }");
        assert_ne!(
            Secrets::generate([7; 32]).age_identity(),
            made.age_identity()
        );
    }

    #[test]
    fn a_damaged_identity_is_refused() {
        assert_eq!(
            Secrets::restore([7; 32], "AGE-SECRET-KEY-1").unwrap_err(),
            Refusal::BadSecret
        );
        assert_eq!(
            Secrets::restore([7; 32], "").unwrap_err(),
            Refusal::BadSecret
        );
    }

    #[test]
    fn the_public_key_is_the_one_of_rfc_8032() {
        // RFC 8032, section 7.1, test 1.
        let seed =
            hex::decode_32("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
                .unwrap();
        assert_eq!(
            Secrets::generate(seed).public_key(),
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
        );
    }
}
