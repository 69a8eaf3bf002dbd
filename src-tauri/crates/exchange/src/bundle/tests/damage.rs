//! Every damage to a small bundle is refused, and with the guard off it is not.

use super::*;

const MASKS: [u8; 2] = [0x01, 0x80];

fn sealed() -> Vec<u8> {
    seal(&plaintext(), &[&facility().recipient().unwrap()]).unwrap()
}

fn flipped(bytes: &[u8], at: usize, mask: u8) -> Vec<u8> {
    let mut copy = bytes.to_vec();
    copy[at] ^= mask;
    copy
}

#[test]
fn every_flipped_byte_of_a_sealed_bundle_is_refused() {
    let sealed = sealed();
    assert!(receive(&sealed).is_ok());
    let mut reasons = BTreeSet::new();
    for at in 0..sealed.len() {
        for mask in MASKS {
            let reason = code(receive(&flipped(&sealed, at, mask)));
            assert_ne!(
                reason,
                "accepted",
                "offset {at} of {}, mask {mask:#x}",
                sealed.len()
            );
            reasons.insert(reason);
        }
    }
    let known = [
        "damaged",
        "not_a_bundle",
        "truncated",
        "unknown_format",
        "wrong_recipient",
    ];
    assert!(reasons.is_subset(&BTreeSet::from(known)), "{reasons:?}");
}

#[test]
fn every_truncation_of_a_sealed_bundle_is_refused() {
    let sealed = sealed();
    let mut reasons = BTreeSet::new();
    for length in 0..sealed.len() {
        let reason = code(receive(&sealed[..length]));
        assert_ne!(reason, "accepted", "length {length} of {}", sealed.len());
        reasons.insert(reason);
    }
    assert!(
        reasons.is_subset(&BTreeSet::from(["damaged", "truncated"])),
        "{reasons:?}"
    );
    assert_eq!(code(receive(&[])), "truncated");
}

#[test]
fn appended_junk_is_refused() {
    let sealed = sealed();
    let junk: [&[u8]; 4] = [b"\0", b"\n", b"junk", &sealed];
    for tail in junk {
        assert_eq!(code(receive(&[&sealed[..], tail].concat())), "damaged");
        assert_ne!(code(receive(&[tail, &sealed[..]].concat())), "accepted");
    }
    for tail in junk {
        assert_eq!(
            code(read(&[&plaintext()[..], tail].concat())),
            "trailing_data"
        );
    }
}

#[test]
fn every_flipped_byte_and_truncation_of_the_plaintext_is_refused() {
    let plaintext = plaintext();
    for at in 0..plaintext.len() {
        for mask in MASKS {
            let reason = code(read(&flipped(&plaintext, at, mask)));
            assert_ne!(reason, "accepted", "offset {at}, mask {mask:#x}");
        }
        let reason = code(read(&plaintext[..at]));
        assert_eq!(reason, "truncated", "length {at}");
    }
}

/// How many of all single-byte changes are read as if nothing had happened.
fn accepted(guards: Guards, range: std::ops::Range<usize>) -> usize {
    let plaintext = plaintext();
    let attempts = range.flat_map(|at| MASKS.map(|mask| (at, mask)));
    attempts
        .filter(|(at, mask)| {
            read_guarded(
                &flipped(&plaintext, *at, *mask),
                Senders::Any,
                &Limits::default(),
                guards,
            )
            .is_ok()
        })
        .count()
}

/// The guards off: changed headers pass without the signature, changed cases without the payload hash.
#[test]
fn without_its_guards_the_reader_takes_changed_bundles() {
    let plaintext = plaintext();
    let header = 0..plaintext.iter().position(|b| *b == b'\n').unwrap();
    let frame = header.end + 2 + crate::signature::SIGNATURE_TEXT..plaintext.len();
    let unsigned = Guards {
        signature: false,
        ..Guards::ALL
    };
    let unhashed = Guards {
        payload_hash: false,
        ..Guards::ALL
    };
    assert!(accepted(unsigned, header) > 0);
    assert!(accepted(unhashed, frame) > 0);
}

#[test]
fn without_its_guards_the_reader_takes_a_forged_case() {
    let payload = payload_of(&plaintext()).replace(r#"group":"cancer""#, r#"group":"stroke""#);
    let mut forgery = Forgery::of(payload.as_bytes());
    forgery.header.sequence = 8;
    let mut bytes = forgery.signed();
    let signature = bytes.iter().position(|b| *b == b'\n').unwrap() + 1;
    bytes[signature] = if bytes[signature] == b'A' { b'B' } else { b'A' };
    let off = Guards {
        signature: false,
        payload_hash: false,
    };
    let bundle = read_guarded(&bytes, Senders::Any, &Limits::default(), off).unwrap();
    assert_eq!(bundle.cases[0].fields["disease_group"], "stroke");
    assert_eq!(code(read(&bytes)), "bad_signature");
}
