#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::*;
use crate::Secrets;

const IDENTITY: &str = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";

fn card() -> KeyCard {
    let secrets = Secrets::restore([1; 32], IDENTITY).unwrap();
    secrets
        .card(CardKind::Facility, "青空病院 両立支援センター")
        .unwrap()
}

fn changed(field: &str, value: &str) -> Result<KeyCard, Refusal> {
    let mut json: serde_json::Value = serde_json::from_str(&card().to_json().unwrap()).unwrap();
    json[field] = value.into();
    KeyCard::parse(json.to_string().as_bytes())
}

#[test]
fn a_card_survives_its_file() {
    let card = card();
    let file = card.to_json().unwrap();
    assert_eq!(KeyCard::parse(file.as_bytes()).unwrap(), card);
    assert_eq!(
        KeyCard::parse(format!("\u{feff}{file}").as_bytes()).unwrap(),
        card,
        "byte order mark"
    );
    assert!(
        file.starts_with("{\n  \"kind\": \"facility\",\n  \"name\": "),
        "{file}"
    );
}

#[test]
fn the_fingerprint_never_changes() {
    assert_eq!(
        card().fingerprint(),
        "9908 2593 8194 2627 1830 8191 3223 3735"
    );
}

#[test]
fn every_field_is_in_the_fingerprint() {
    let card = card();
    let other = Secrets::generate([2; 32]);
    let variants = [
        KeyCard {
            kind: CardKind::Headquarters,
            ..card.clone()
        },
        KeyCard {
            name: "青空病院".into(),
            ..card.clone()
        },
        KeyCard {
            ed25519: other.public_key(),
            ..card.clone()
        },
        KeyCard {
            x25519: other.recipient().unwrap(),
            ..card.clone()
        },
    ];
    for variant in variants {
        assert_ne!(variant.fingerprint(), card.fingerprint(), "{variant:?}");
    }
}

#[test]
fn a_typed_fingerprint_confirms_only_its_own_card() {
    let card = card();
    let right = card.fingerprint();
    assert!(card.is_confirmed_by(&right));
    assert!(card.is_confirmed_by(&right.replace(' ', "-")));
    let wide: String = right
        .chars()
        .map(|c| {
            c.to_digit(10)
                .map_or('　', |d| char::from_u32(0xff10 + d).unwrap())
        })
        .collect();
    assert!(card.is_confirmed_by(&wide), "{wide}");
    for (at, c) in right.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let other = if c == '0' { "1" } else { "0" };
        let mut wrong = right.clone();
        wrong.replace_range(at..=at, other);
        assert!(!card.is_confirmed_by(&wrong), "digit at {at}");
    }
    assert!(!card.is_confirmed_by("") && !card.is_confirmed_by(&right[..34]));
    assert!(
        !card.is_confirmed_by(&format!("{right} 0")) && !card.is_confirmed_by(&format!("{right}x"))
    );
}

#[test]
fn unusable_fields_are_named() {
    let long = "あ".repeat(101);
    let cases = [
        ("name", ""),
        ("name", " 前後の空白 "),
        ("name", "改\n行"),
        ("name", "右から\u{202e}左"),
        ("name", long.as_str()),
        ("ed25519", "00"),
        // A point of small order: everybody could sign for it.
        (
            "ed25519",
            "0100000000000000000000000000000000000000000000000000000000000000",
        ),
        ("ed25519", &card().ed25519.to_uppercase()),
        ("x25519", "age1"),
        ("x25519", IDENTITY),
    ];
    for (field, value) in cases {
        let refusal = changed(field, value).unwrap_err();
        assert!(
            matches!(refusal, Refusal::BadCard { field: named } if named == field),
            "{field} {value}: {refusal}"
        );
    }
    assert!(changed("name", &"あ".repeat(100)).is_ok());
}

#[test]
fn other_files_are_no_cards() {
    for bytes in [
        &b""[..],
        b"{}",
        b"[]",
        b"\xff\xfe",
        b"{\"kind\":\"facility\"}",
    ] {
        assert_eq!(KeyCard::parse(bytes).unwrap_err(), Refusal::NotACard);
    }
    assert_eq!(changed("kind", "other").unwrap_err(), Refusal::NotACard);
    assert_eq!(changed("extra", "x").unwrap_err(), Refusal::NotACard);
    assert_eq!(
        KeyCard::parse(&[b' '; 5000]).unwrap_err().code(),
        "too_large"
    );
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(KeyCard::parse(&bytes).is_err());
    }
}
