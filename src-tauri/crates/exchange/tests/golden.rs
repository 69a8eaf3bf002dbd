//! Files of format version 1: the same content gives these bytes, and these files stay readable for ever.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{fs, path::PathBuf};

use exchange::{
    Accepted, BundleContent, CardKind, CaseRow, KeyCard, Limits, ReceiptContent, Refused, Secrets,
    Senders, Tally, TallyCell, Tombstone, open, read_plaintext, read_receipt, seal,
    write_plaintext, write_receipt,
};
use serde_json::json;

/// Identities made for these files alone.
const FACILITY_IDENTITY: &str =
    "AGE-SECRET-KEY-1S6FEQK8P58DUQMPZYT32KFRSS2K4SJLG8KFGMC6QGSVN4U0T7NTQ5Q5NFF";
const HQ_IDENTITY: &str =
    "AGE-SECRET-KEY-1R258X5HG3GUYAUJZSGHWWM2XGAR7J9DTG0THTTXRSH5XNR7JZT3QVDN3L3";

fn golden(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "golden", name]
        .iter()
        .collect()
}

fn facility() -> Secrets {
    Secrets::restore([11; 32], FACILITY_IDENTITY).unwrap()
}

fn headquarters() -> Secrets {
    Secrets::restore([12; 32], HQ_IDENTITY).unwrap()
}

fn case(pseudonym: &str, rev: u64, fields: serde_json::Value) -> CaseRow {
    CaseRow {
        pseudonym: pseudonym.repeat(16),
        rev,
        fields: serde_json::from_value(fields).unwrap(),
    }
}

fn content() -> BundleContent {
    let cell = |disease: &str, outcome: &str, count| TallyCell {
        codes: vec![disease.into(), outcome.into()],
        count,
    };
    BundleContent {
        epoch: "5a".repeat(16),
        sequence: 3,
        previous: "1f".repeat(32),
        audit_head: "2e".repeat(32),
        created_on: "2026-11".into(),
        cases: vec![
            case(
                "b2",
                2,
                json!({
                    "fiscal_year": 2026, "age_band": "50s", "sex": "female", "disease_group": "other",
                    "path": "via_person", "outcome": null, "links": {"via_person": 3, "none": 1},
                    "systems": ["hourly_leave", "telework"], "worked_out": "配慮事項を一枚にまとめて渡した。"
                }),
            ),
            case(
                "a1",
                5,
                json!({
                    "fiscal_year": 2025, "age_band": "40s", "sex": "male", "disease_group": "cancer",
                    "path": "direct", "outcome": "returned_same", "days_absent": 92, "consented": true
                }),
            ),
        ],
        tombstones: vec![Tombstone {
            pseudonym: "c3".repeat(16),
            rev: 4,
        }],
        tallies: vec![Tally {
            name: "disease_by_outcome".into(),
            fiscal_year: 2026,
            axes: vec!["disease_group".into(), "outcome".into()],
            cells: vec![
                cell("stroke", "on_leave", 2),
                cell("cancer", "returned_same", 14),
            ],
        }],
        ..BundleContent::default()
    }
}

fn answer() -> ReceiptContent {
    let written = write_plaintext(&content(), &facility(), &Limits::default()).unwrap();
    ReceiptContent {
        hq_epoch: "7b".repeat(16),
        facility_key: facility().public_key(),
        epoch: content().epoch,
        sequence: content().sequence,
        bundle_sha256: written.header_sha256,
        accepted: vec![
            Accepted {
                pseudonym: "c3".repeat(16),
                rev: 4,
            },
            Accepted {
                pseudonym: "a1".repeat(16),
                rev: 5,
            },
        ],
        refused: vec![Refused {
            pseudonym: "b2".repeat(16),
            rev: 2,
            code: "withdrawn".into(),
        }],
        received_on: "2026-12-01".into(),
    }
}

#[test]
fn the_signed_plaintext_is_always_the_same() {
    let written = write_plaintext(&content(), &facility(), &Limits::default()).unwrap();
    assert!(
        written.bytes == fs::read(golden("bundle.plaintext")).unwrap(),
        "the plaintext of version 1 has changed"
    );
}

#[test]
fn the_receipt_is_always_the_same() {
    let written = write_receipt(&answer(), &headquarters()).unwrap();
    let stored = fs::read(golden("receipt.json")).unwrap();
    assert_eq!(
        String::from_utf8(written).unwrap(),
        String::from_utf8(stored.clone()).unwrap()
    );
    let card = headquarters().card(CardKind::Headquarters, "本部").unwrap();
    assert_eq!(
        read_receipt(&stored, &card, &facility().public_key())
            .unwrap()
            .refused,
        answer().refused
    );
}

#[test]
fn the_card_is_always_the_same() {
    let card = facility().card(CardKind::Facility, "青空病院").unwrap();
    assert_eq!(
        card.to_json().unwrap(),
        fs::read_to_string(golden("card.json")).unwrap()
    );
    assert_eq!(
        KeyCard::parse(&fs::read(golden("card.json")).unwrap()).unwrap(),
        card
    );
}

#[test]
fn the_stored_sealed_file_stays_readable() {
    let sealed = fs::read(golden("bundle.sealed")).unwrap();
    for identity in [HQ_IDENTITY, FACILITY_IDENTITY] {
        let plaintext = open(&sealed, identity, &Limits::default()).unwrap();
        assert!(plaintext == fs::read(golden("bundle.plaintext")).unwrap());
        let key = facility().public_key();
        let bundle =
            read_plaintext(&plaintext, Senders::Only(&[&key]), &Limits::default()).unwrap();
        assert_eq!(bundle.header.sequence, 3);
        assert_eq!(
            bundle.cases.first().unwrap().fields["outcome"],
            "returned_same"
        );
        assert_eq!(bundle.tombstones, content().tombstones);
    }
}

/// Makes golden files that are missing, for a new version of the format; it never replaces one.
#[test]
#[ignore = "writes files; only when a version is added"]
fn make_missing_files() {
    let written = write_plaintext(&content(), &facility(), &Limits::default()).unwrap();
    let recipients = [
        headquarters().recipient().unwrap(),
        facility().recipient().unwrap(),
    ];
    let sealed = seal(&written.bytes, &recipients.each_ref().map(String::as_str)).unwrap();
    let card = facility()
        .card(CardKind::Facility, "青空病院")
        .unwrap()
        .to_json()
        .unwrap();
    let receipt = write_receipt(&answer(), &headquarters()).unwrap();
    let files: [(&str, &[u8]); 4] = [
        ("bundle.plaintext", &written.bytes),
        ("bundle.sealed", &sealed),
        ("receipt.json", &receipt),
        ("card.json", card.as_bytes()),
    ];
    for (name, bytes) in files {
        if !golden(name).exists() {
            fs::write(golden(name), bytes).unwrap();
        }
        assert!(!fs::read(golden(name)).unwrap().is_empty(), "{name}");
    }
}
