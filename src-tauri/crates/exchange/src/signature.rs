//! Ed25519 over one line of text, separated by what the line is for.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

use crate::{hex, refusal::Refusal};

/// Length of a signature in base64.
pub(crate) const SIGNATURE_TEXT: usize = 88;

/// What a signed line is for: a signature over one kind never verifies as another.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    Bundle,
    Receipt,
    Forms,
    Manual,
}

impl Purpose {
    const fn domain(self) -> &'static [u8] {
        match self {
            Self::Bundle => b"ryoritsu-desk/bundle/v1\n",
            Self::Receipt => b"ryoritsu-desk/receipt/v1\n",
            Self::Forms => b"ryoritsu-desk/forms/v1\n",
            Self::Manual => b"ryoritsu-desk/manual/v1\n",
        }
    }

    fn message(self, line: &[u8]) -> Vec<u8> {
        [self.domain(), line].concat()
    }
}

/// The signature of a line, in base64.
pub(crate) fn sign(purpose: Purpose, line: &[u8], key: &SigningKey) -> String {
    STANDARD.encode(key.sign(&purpose.message(line)).to_bytes())
}

/// Accepts only the one signature that the key's holder made over this line for this purpose.
pub(crate) fn verify(
    purpose: Purpose,
    line: &[u8],
    signature: &[u8],
    key: &VerifyingKey,
) -> Result<(), Refusal> {
    let bytes = STANDARD
        .decode(signature)
        .map_err(|_| Refusal::BadSignature)?;
    let signature = Signature::from_slice(&bytes).map_err(|_| Refusal::BadSignature)?;
    key.verify_strict(&purpose.message(line), &signature)
        .map_err(|_| Refusal::BadSignature)
}

/// A public key from its 64 digits; points of small order, for which anybody can sign, are none.
pub(crate) fn public_key(text: &str) -> Option<VerifyingKey> {
    let key = VerifyingKey::from_bytes(&hex::decode_32(text)?).ok()?;
    (!key.is_weak()).then_some(key)
}
