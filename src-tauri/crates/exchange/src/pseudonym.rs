//! Names for a case outside the facility: keyed, so that nobody else can compute or link them.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::hex;

const BUNDLE_DOMAIN: &[u8] = b"ryoritsu-desk/pseudonym/bundle/v1\n";
const PAPER_DOMAIN: &[u8] = b"ryoritsu-desk/pseudonym/paper/v1\n";
const TABLE_DOMAIN: &[u8] = b"ryoritsu-desk/pseudonym/table/v1\n";
const REMARK_DOMAIN: &[u8] = b"ryoritsu-desk/pseudonym/remark/v1\n";
const SEAL_DOMAIN: &[u8] = b"ryoritsu-desk/pseudonym/paper-seal/v1\n";

/// The name of a case in bundles: HMAC-SHA-256 cut to 128 bit, 32 hexadecimal digits.
#[must_use]
pub fn pseudonym(facility_secret: &[u8; 32], case_id: &str) -> String {
    let mac = keyed_hash(facility_secret, BUNDLE_DOMAIN, case_id);
    hex::encode(mac.first_chunk::<16>().map_or(&[], |half| half.as_slice()))
}

/// The name of a remark on the manual in bundles; it tells neither who wrote it nor which others the same person wrote.
#[must_use]
pub fn remark_name(facility_secret: &[u8; 32], remark_id: &str) -> String {
    let mac = keyed_hash(facility_secret, REMARK_DOMAIN, remark_id);
    hex::encode(mac.first_chunk::<16>().map_or(&[], |half| half.as_slice()))
}

/// The name of a case on paper: 40 bits in eight symbols of five, which cannot be linked to the bundle's name.
#[must_use]
pub fn paper_case(facility_secret: &[u8; 32], case_id: &str) -> [u8; 8] {
    let mac = keyed_hash(facility_secret, PAPER_DOMAIN, case_id);
    symbols(&mac)
}

/// The name of a case in tables: a letter, so that no table program takes it for a number, and 48 bits. It cannot be linked to
/// the names in bundles and on paper.
#[must_use]
pub fn table_case(facility_secret: &[u8; 32], case_id: &str) -> String {
    let mac = keyed_hash(facility_secret, TABLE_DOMAIN, case_id);
    let part = mac.get(..6).unwrap_or_default();
    format!("K{}", hex::encode(part))
}

/// Two symbols by which a workplace tells its own papers from those of others. They depend on form and case, so nobody
/// else can tell from two papers that they come from one place.
#[must_use]
pub fn paper_seal(facility_secret: &[u8; 32], form: &str, case: &[u8; 8]) -> [u8; 2] {
    let named: String = form
        .chars()
        .chain(case.iter().map(|s| char::from(*s)))
        .collect();
    symbols(&keyed_hash(facility_secret, SEAL_DOMAIN, &named))
}

/// The first bits of a hash, five by five.
fn symbols<const N: usize>(mac: &[u8; 32]) -> [u8; N] {
    let first = mac
        .first_chunk()
        .map_or(0, |bytes| u64::from_be_bytes(*bytes));
    std::array::from_fn(|place| u8::try_from((first >> (59 - 5 * place)) & 31).unwrap_or(0))
}

fn keyed_hash(secret: &[u8; 32], domain: &[u8], named: &str) -> [u8; 32] {
    // HMAC pads a key shorter than the block with zeros; doing it here leaves no error to handle.
    let mut block = Zeroizing::new([0_u8; 64]);
    for (slot, byte) in block.iter_mut().zip(secret) {
        *slot = *byte;
    }
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    mac.update(domain);
    mac.update(named.as_bytes());
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
        let case = [19, 29, 28, 15, 4, 24, 6, 0];
        assert_eq!(paper_case(&secret, CASE), case);
        assert_eq!(paper_seal(&secret, "0PN", &case), [1, 8]);
    }

    #[test]
    fn differs_by_secret_and_by_case() {
        assert_ne!(pseudonym(&[1; 32], CASE), pseudonym(&[2; 32], CASE));
        assert_ne!(pseudonym(&[1; 32], CASE), pseudonym(&[1; 32], "other"));
        assert_ne!(pseudonym(&[1; 32], CASE), remark_name(&[1; 32], CASE));
        let case = paper_case(&[1; 32], CASE);
        assert_ne!(case, paper_case(&[2; 32], CASE));
        assert_ne!(case, paper_case(&[1; 32], "other"));
        let seal = |key: u8, form: &str| paper_seal(&[key; 32], form, &case);
        assert_ne!(seal(1, "0PN"), seal(2, "0PN"));
        assert_ne!(seal(1, "0PN"), seal(1, "P1N"));
    }
}
