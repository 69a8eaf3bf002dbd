#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::*;
use crate::Secrets;

fn reason(result: Result<Vec<u8>, Refusal>) -> &'static str {
    result.map_or_else(|refusal| refusal.code(), |_| "opened")
}

fn opened(sealed: &[u8], secrets: &Secrets) -> Result<Vec<u8>, Refusal> {
    open(sealed, secrets.age_identity(), &Limits::default())
}

#[test]
fn every_recipient_opens_and_nobody_else() {
    let [hq, own, other] = [1, 2, 3].map(|n| Secrets::generate([n; 32]));
    let sealed = seal(
        b"content",
        &[&hq.recipient().unwrap(), &own.recipient().unwrap()],
    )
    .unwrap();
    assert_eq!(opened(&sealed, &hq).unwrap(), b"content");
    assert_eq!(opened(&sealed, &own).unwrap(), b"content");
    assert_eq!(reason(opened(&sealed, &other)), "wrong_recipient");
}

#[test]
fn sealing_needs_usable_recipients() {
    let good = Secrets::generate([1; 32]).recipient().unwrap();
    assert_eq!(reason(seal(b"x", &[])), "bad_recipient");
    assert_eq!(
        reason(seal(b"x", &[&good, "age1nonsense"])),
        "bad_recipient"
    );
    assert_eq!(
        reason(seal(b"x", &vec![good.as_str(); 17])),
        "bad_recipient"
    );
    assert_eq!(reason(seal(b"x", &vec![good.as_str(); 16])), "opened");
}

#[test]
fn other_files_are_told_apart() {
    let secrets = Secrets::generate([1; 32]);
    assert_eq!(
        reason(opened(b"PK\x03\x04 a zip file", &secrets)),
        "not_a_bundle"
    );
    assert_eq!(
        reason(opened(b"-----BEGIN AGE ENCRYPTED FILE-----\n", &secrets)),
        "not_a_bundle"
    );
    assert_eq!(
        reason(opened(
            b"age-encryption.org/v2\n-> X25519 a\nb\n--- c\n",
            &secrets
        )),
        "unknown_format"
    );
    assert_eq!(
        reason(opened(b"age-encryption.org/v1\n", &secrets)),
        "truncated"
    );
    assert_eq!(
        reason(opened(
            b"age-encryption.org/v1\nnonsense\n--- x\n",
            &secrets
        )),
        "damaged"
    );
    assert_eq!(
        reason(open(b"", "AGE-SECRET-KEY-1", &Limits::default())),
        "bad_secret"
    );
}

#[test]
fn every_chunk_boundary_is_guarded() {
    let secrets = Secrets::generate([1; 32]);
    // age encrypts chunks of 64 KiB: whole chunks cut off or repeated must not go unnoticed.
    let content = vec![7; 3 << 16];
    let sealed = seal(&content, &[&secrets.recipient().unwrap()]).unwrap();
    assert_eq!(opened(&sealed, &secrets).unwrap(), content);
    let chunk = (1 << 16) + 16;
    let body = sealed.len() - 3 * chunk;
    for chunks in 0..3 {
        assert_eq!(
            reason(opened(&sealed[..body + chunks * chunk], &secrets)),
            "truncated",
            "{chunks} chunks"
        );
    }
    let repeated = [&sealed[..], &sealed[sealed.len() - chunk..]].concat();
    assert_eq!(reason(opened(&repeated, &secrets)), "damaged");
    let mut swapped = sealed;
    swapped[body..body + 2 * chunk].rotate_left(chunk);
    assert_eq!(reason(opened(&swapped, &secrets)), "damaged");
}

#[test]
fn large_files_and_long_headers_are_refused_unread() {
    let secrets = Secrets::generate([1; 32]);
    let sealed = seal(b"content", &[&secrets.recipient().unwrap()]).unwrap();
    let limits = Limits {
        sealed: sealed.len() as u64 - 1,
        ..Limits::default()
    };
    assert_eq!(
        reason(open(&sealed, secrets.age_identity(), &limits)),
        "too_large"
    );
    // A header of many recipients would make age parse for minutes.
    let mut endless = MAGIC.to_vec();
    while endless.len() < 8 << 20 {
        endless.extend_from_slice(b"-> a b\n\n");
    }
    assert_eq!(reason(opened(&endless, &secrets)), "too_large");
}

#[test]
fn what_fits_unsealed_fits_sealed() {
    let recipient = Secrets::generate([1; 32]).recipient().unwrap();
    for size in [0, 1, (64 << 10) - 1, 64 << 10, (64 << 10) + 1, 1 << 20] {
        let sealed = seal(&vec![0; size], &[recipient.as_str(); 16]).unwrap();
        assert!(
            sealed.len() as u64 <= limits::sealed_at_most(size as u64),
            "{size} became {}",
            sealed.len()
        );
        assert!(
            check_frame(&sealed).is_ok(),
            "sixteen recipients are within the limit of the header"
        );
    }
}
