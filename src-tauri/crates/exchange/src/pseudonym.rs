//! Names for a case outside the facility: keyed, so that nobody else can compute or link them.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::hex;

const BUNDLE_DOMAIN: &[u8] = b"ryoritsu-desk/pseudonym/bundle/v1\n";
const PAPER_DOMAIN: &[u8] = b"ryoritsu-desk/pseudonym/paper/v1\n";
/// Crockford's alphabet: no I, L, O, U, so a code can be read aloud and typed back.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The name of a case in bundles: HMAC-SHA-256 cut to 128 bit, 32 hexadecimal digits.
#[must_use]
pub fn pseudonym(facility_secret: &[u8; 32], case_id: &str) -> String {
    let mac = keyed_hash(facility_secret, BUNDLE_DOMAIN, case_id);
    hex::encode(mac.first_chunk::<16>().map_or(&[], |half| half.as_slice()))
}

/// The short code of a case on paper, `XXXX-XXXX` (40 bit), which cannot be linked to the bundle's name.
#[must_use]
pub fn paper_code(facility_secret: &[u8; 32], case_id: &str) -> String {
    let mac = keyed_hash(facility_secret, PAPER_DOMAIN, case_id);
    let bits = mac
        .iter()
        .take(5)
        .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let mut code = String::with_capacity(9);
    for place in 0..8_u32 {
        if place == 4 {
            code.push('-');
        }
        let index = (bits >> (35 - 5 * place)) & 31;
        let symbol = usize::try_from(index)
            .ok()
            .and_then(|i| CROCKFORD.get(i))
            .copied();
        code.push(char::from(symbol.unwrap_or(b'0')));
    }
    code
}

fn keyed_hash(secret: &[u8; 32], domain: &[u8], case_id: &str) -> [u8; 32] {
    // HMAC pads a key shorter than the block with zeros; doing it here leaves no error to handle.
    let mut block = Zeroizing::new([0_u8; 64]);
    for (slot, byte) in block.iter_mut().zip(secret) {
        *slot = *byte;
    }
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    mac.update(domain);
    mac.update(case_id.as_bytes());
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = "01937b1c-0000-7000-8000-000000000001";

    #[test]
    fn agrees_with_an_independent_implementation() {
        // From Python: hmac.new(bytes(range(32)), b"ryoritsu-desk/pseudonym/…/v1\n" + CASE, "sha256").
        let secret = std::array::from_fn(|i| u8::try_from(i).unwrap_or(0));
        assert_eq!(pseudonym(&secret, CASE), "bbfe287244d08d825e1c74e6b38cdfd6");
        assert_eq!(paper_code(&secret, CASE), "KXWF-4R60");
    }

    #[test]
    fn differs_by_secret_and_by_case() {
        assert_ne!(pseudonym(&[1; 32], CASE), pseudonym(&[2; 32], CASE));
        assert_ne!(pseudonym(&[1; 32], CASE), pseudonym(&[1; 32], "other"));
        assert_ne!(paper_code(&[1; 32], CASE), paper_code(&[2; 32], CASE));
    }
}
