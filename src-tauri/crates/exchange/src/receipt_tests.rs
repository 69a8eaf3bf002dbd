#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::*;

fn hq() -> Secrets {
    Secrets::generate([5; 32])
}

fn facility_key() -> String {
    Secrets::generate([1; 32]).public_key()
}

fn name(n: u8) -> String {
    format!("{n:02x}").repeat(16)
}

fn content() -> ReceiptContent {
    ReceiptContent {
        hq_epoch: name(0xaa),
        facility_key: facility_key(),
        epoch: name(0xee),
        sequence: 7,
        bundle_sha256: "ab".repeat(32),
        accepted: vec![
            Accepted {
                pseudonym: name(2),
                rev: 1,
            },
            Accepted {
                pseudonym: name(1),
                rev: 3,
            },
        ],
        refused: vec![Refused {
            pseudonym: name(3),
            rev: 1,
            code: "withdrawn".into(),
        }],
        received_on: "2026-11-22".into(),
    }
}

fn read(bytes: &[u8], hq: &Secrets) -> Result<Receipt, Refusal> {
    read_receipt(
        bytes,
        &hq.card(CardKind::Headquarters, "本部").unwrap(),
        &facility_key(),
    )
}

fn code(result: Result<Receipt, Refusal>) -> &'static str {
    result.map_or_else(|refusal| refusal.code(), |_| "accepted")
}

#[test]
fn what_was_written_is_read() {
    let hq = hq();
    let bytes = write_receipt(&content(), &hq).unwrap();
    let receipt = read(&bytes, &hq).unwrap();
    assert_eq!(receipt.hq_key, hq.public_key());
    assert_eq!(
        receipt.accepted[0],
        Accepted {
            pseudonym: name(1),
            rev: 3
        },
        "ordered"
    );
    assert_eq!(receipt.refused, content().refused);
    assert_eq!(
        (receipt.sequence, receipt.received_on.as_str()),
        (7, "2026-11-22")
    );
    let mut shuffled = content();
    shuffled.accepted.reverse();
    assert_eq!(
        write_receipt(&shuffled, &hq).unwrap(),
        bytes,
        "any order, the same bytes"
    );
}

#[test]
fn only_the_confirmed_headquarters_answers() {
    let hq = hq();
    let bytes = write_receipt(&content(), &hq).unwrap();
    assert_eq!(
        code(read(&bytes, &Secrets::generate([6; 32]))),
        "unknown_sender"
    );
    let facility_card = hq.card(CardKind::Facility, "病院").unwrap();
    assert_eq!(
        code(read_receipt(&bytes, &facility_card, &facility_key())),
        "wrong_kind"
    );
    let card = hq.card(CardKind::Headquarters, "本部").unwrap();
    assert_eq!(
        code(read_receipt(&bytes, &card, &hq.public_key())),
        "other_facility"
    );
}

#[test]
fn every_flipped_byte_and_truncation_is_refused() {
    let hq = hq();
    let bytes = write_receipt(&content(), &hq).unwrap();
    for at in 0..bytes.len() {
        for mask in [0x01, 0x20, 0x80] {
            let mut copy = bytes.clone();
            copy[at] ^= mask;
            assert_ne!(
                code(read(&copy, &hq)),
                "accepted",
                "offset {at}, mask {mask:#x}"
            );
        }
        assert_eq!(code(read(&bytes[..at], &hq)), "truncated", "length {at}");
    }
    assert_eq!(
        code(read(&[&bytes[..], b"\n"].concat(), &hq)),
        "trailing_data"
    );
}

#[test]
fn a_bundle_signature_does_not_sign_a_receipt() {
    let hq = hq();
    let bytes = write_receipt(&content(), &hq).unwrap();
    let line = bytes.split(|b| *b == b'\n').next().unwrap();
    let signature = signature::sign(Purpose::Bundle, line, &hq.signing_key());
    let forged = [line, b"\n", signature.as_bytes(), b"\n"].concat();
    assert_eq!(code(read(&forged, &hq)), "bad_signature");
}

#[test]
fn a_receipt_has_one_spelling_and_one_format() {
    let hq = hq();
    let text = String::from_utf8(write_receipt(&content(), &hq).unwrap()).unwrap();
    let line = text.lines().next().unwrap();
    let signed = |line: &str| {
        let signature = signature::sign(Purpose::Receipt, line.as_bytes(), &hq.signing_key());
        code(read(format!("{line}\n{signature}\n").as_bytes(), &hq))
    };
    assert_eq!(signed(line), "accepted");
    assert_eq!(
        signed(&line.replace("receipt/1", "receipt/2")),
        "unknown_format"
    );
    assert_eq!(
        signed(&line.replace("\"sequence\":7", "\"sequence\": 7")),
        "malformed_header"
    );
    assert_eq!(
        signed(&line.replace("2026-11-22", "2026-11")),
        "malformed_header"
    );
    assert_eq!(
        signed(&line.replace("}]", "},{\"x\":1}]")),
        "malformed_header"
    );
    assert_eq!(code(read(b"{}", &hq)), "not_a_receipt");
}

#[test]
fn misshapen_content_is_not_written() {
    let refused = |change: fn(&mut ReceiptContent)| {
        let mut content = content();
        change(&mut content);
        write_receipt(&content, &hq()).unwrap_err()
    };
    assert_eq!(
        refused(|c| c.received_on = "令和8年".into()),
        Refusal::BadContent {
            field: "received_on"
        }
    );
    assert_eq!(
        refused(|c| c.refused[0].code = "理由".into()),
        Refusal::BadContent { field: "refused" }
    );
    assert_eq!(
        refused(|c| c.accepted[0].rev = 0),
        Refusal::BadContent { field: "accepted" }
    );
    assert_eq!(
        refused(|c| c.hq_epoch = String::new()),
        Refusal::BadContent { field: "hq_epoch" }
    );
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(tail in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(read(&tail, &hq()).is_err());
        prop_assert!(read(&[OPENING, &tail].concat(), &hq()).is_err());
    }
}
