#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::*;

const AT: &str = "2026-11-23T01:02:03.000Z";

fn hq() -> Secrets {
    Secrets::generate([5; 32])
}

fn card(secrets: &Secrets) -> KeyCard {
    secrets.card(CardKind::Headquarters, "本部").unwrap()
}

fn form(id: &str, text: &str) -> PackedForm {
    PackedForm {
        id: id.into(),
        valid_from: "2027-04-01".into(),
        file: format!("{id}/2027-04-01.toml"),
        text: text.into(),
    }
}

fn pack(secrets: &Secrets) -> Vec<u8> {
    write_pack(
        AT,
        "",
        &[form("plan", "b\n"), form("opinion", "a\n")],
        secrets,
    )
    .unwrap()
}

fn code(bytes: &[u8], secrets: &Secrets) -> &'static str {
    read_pack::<PackedForm>(bytes, &card(secrets))
        .map_or_else(|refusal| refusal.code(), |_| "accepted")
}

/// A header of one's own before any frame, signed for any purpose by anybody.
fn forged(
    change: impl FnOnce(&mut Header),
    purpose: Purpose,
    by: &Secrets,
    frame: &[u8],
) -> Vec<u8> {
    let mut header = Header {
        format: PackedForm::KIND.format.into(),
        hq_key: hq().public_key(),
        issued_at: AT.into(),
        name: String::new(),
        rows: 1,
        sizes: Sizes {
            raw: 0,
            compressed: frame.len() as u64,
        },
        payload_sha256: sha256(frame),
    };
    change(&mut header);
    let line = canonical::text(&header).unwrap();
    let signature = signature::sign(purpose, line.as_bytes(), &by.signing_key());
    [line.as_bytes(), b"\n", signature.as_bytes(), b"\n", frame].concat()
}

#[test]
fn what_was_written_is_read_and_has_the_same_bytes_every_time() {
    let bytes = pack(&hq());
    assert_eq!(bytes, pack(&hq()));
    let read = read_pack::<PackedForm>(&bytes, &card(&hq())).unwrap();
    assert_eq!(read.issued_at, AT);
    assert_eq!(read.rows, [form("opinion", "a\n"), form("plan", "b\n")]);
}

#[test]
fn every_flipped_byte_and_every_cut_is_refused() {
    let bytes = pack(&hq());
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1;
        assert_ne!(code(&flipped, &hq()), "accepted", "byte {at}");
        assert_ne!(code(&bytes[..at], &hq()), "accepted", "cut at {at}");
    }
    assert_eq!(code(&[&bytes[..], b"x"].concat(), &hq()), "trailing_data");
}

#[test]
fn nobody_but_the_confirmed_headquarters_signs_a_pack() {
    let other = Secrets::generate([6; 32]);
    assert_eq!(code(&pack(&other), &hq()), "unknown_sender");
    let facility = hq().card(CardKind::Facility, "青葉病院").unwrap();
    assert_eq!(
        read_pack::<PackedForm>(&pack(&hq()), &facility),
        Err(Refusal::WrongKind)
    );
    // The name of headquarters over another signature, or one that headquarters made over something else.
    let frame = zstd::bulk::compress(b"", LEVEL).unwrap();
    let by_other = forged(|_| {}, Purpose::Forms, &other, &frame);
    assert_eq!(code(&by_other, &hq()), "bad_signature");
    let of_receipt = forged(|_| {}, Purpose::Receipt, &hq(), &frame);
    assert_eq!(code(&of_receipt, &hq()), "bad_signature");
}

#[test]
fn without_its_guard_a_forged_pack_would_be_read() {
    let other = Secrets::generate([6; 32]);
    let line = canonical::text(&form("opinion", "forged")).unwrap() + "\n";
    let frame = zstd::bulk::compress(line.as_bytes(), LEVEL).unwrap();
    let bytes = forged(
        |h| h.sizes.raw = line.len() as u64,
        Purpose::Forms,
        &other,
        &frame,
    );
    assert_eq!(code(&bytes, &hq()), "bad_signature");
    let read = |signature, payload_hash| {
        let guards = Guards {
            signature,
            payload_hash,
        };
        read_guarded::<PackedForm>(&bytes, &card(&hq()), guards)
    };
    assert_eq!(read(false, true).unwrap().rows[0].text, "forged");
    // And a payload that was exchanged under a good header.
    let honest = forged(
        |h| h.sizes.raw = line.len() as u64,
        Purpose::Forms,
        &hq(),
        &frame,
    );
    assert_eq!(code(&honest, &hq()), "accepted");
    // One that compresses to the same length, so that only the hash can tell.
    let texts = ('a'..='z').flat_map(|a| ('a'..='z').map(move |b| format!("for{a}{b}d")));
    let (evil, exchanged) = texts
        .filter(|text| text != "forged")
        .map(|text| {
            let line = canonical::text(&form("opinion", &text)).unwrap() + "\n";
            (text, zstd::bulk::compress(line.as_bytes(), LEVEL).unwrap())
        })
        .find(|(_, exchanged)| exchanged.len() == frame.len())
        .unwrap();
    let head = honest.len() - frame.len();
    let bytes = [&honest[..head], &exchanged[..]].concat();
    assert_eq!(code(&bytes, &hq()), "payload_mismatch");
    let unguarded = Guards {
        signature: true,
        payload_hash: false,
    };
    let read = read_guarded::<PackedForm>(&bytes, &card(&hq()), unguarded).unwrap();
    assert_eq!(read.rows[0].text, evil);
}

#[test]
fn what_is_too_large_is_refused_before_it_is_unpacked() {
    let zeros = zstd::bulk::compress(&vec![0; 32 << 20], LEVEL).unwrap();
    let stated = forged(|h| h.sizes.raw = 32 << 20, Purpose::Forms, &hq(), &zeros);
    assert_eq!(code(&stated, &hq()), "too_large");
    let hidden = forged(|h| h.sizes.raw = 10, Purpose::Forms, &hq(), &zeros);
    assert_eq!(code(&hidden, &hq()), "payload_mismatch");
    assert_eq!(
        code(&[PackedForm::KIND.opening, &[b'0'; 5000]].concat(), &hq()),
        "too_large"
    );
    let large = form("opinion", &"a".repeat(3 << 20));
    assert_eq!(
        write_pack(AT, "", &[large], &hq()).unwrap_err().code(),
        "too_large"
    );
}

#[test]
fn another_kind_of_file_is_named() {
    assert_eq!(
        code(b"{\"format\":\"ryoritsu-receipt/1\"}", &hq()),
        "not_a_pack"
    );
    assert_eq!(code(b"", &hq()), "truncated");
    let newer = forged(
        |h| h.format = "ryoritsu-forms/2".into(),
        Purpose::Forms,
        &hq(),
        b"",
    );
    assert_eq!(code(&newer, &hq()), "unknown_format");
    assert_eq!(
        write_pack::<PackedForm>(AT, "", &[], &hq())
            .unwrap_err()
            .code(),
        "bad_content"
    );
    let twice = [form("opinion", "a"), form("opinion", "b")];
    assert_eq!(
        write_pack(AT, "", &twice, &hq()).unwrap_err().code(),
        "malformed_line"
    );
}

fn text(file: &str) -> PackedText {
    PackedText {
        file: file.into(),
        text: "本文\n".into(),
    }
}

#[test]
fn an_edition_is_no_pack_of_forms_and_forms_are_no_edition() {
    let edition = write_pack(
        AT,
        "2027-04",
        &[text("edition.toml"), text("a/1.md")],
        &hq(),
    );
    let edition = edition.unwrap();
    let read = read_pack::<PackedText>(&edition, &card(&hq())).unwrap();
    assert_eq!(read.name, "2027-04");
    assert_eq!(read.rows, [text("a/1.md"), text("edition.toml")]);
    assert_eq!(code(&edition, &hq()), "not_a_pack");
    let forms = read_pack::<PackedText>(&pack(&hq()), &card(&hq()));
    assert_eq!(forms, Err(Refusal::NotAPack));
    // The same words, signed as the other kind.
    let frame = zstd::bulk::compress(b"", LEVEL).unwrap();
    let as_forms = forged(
        |h| h.format = PackedText::KIND.format.into(),
        Purpose::Forms,
        &hq(),
        &frame,
    );
    let read = read_pack::<PackedText>(&as_forms, &card(&hq()));
    assert_eq!(read, Err(Refusal::BadSignature));
}

#[test]
fn no_file_of_an_edition_leads_out_of_it() {
    for name in ["../a", "/a", "a/b/c", "a\\b", "", "a/", "..", "あ.md"] {
        let refused = write_pack(AT, "2027-04", &[text(name)], &hq()).unwrap_err();
        assert_eq!(refused.code(), "malformed_line", "{name}");
    }
    assert!(write_pack(AT, "../x", &[text("a.md")], &hq()).is_err());
    assert!(write_pack(AT, "2027-04", &[text("liver/04-infection.md")], &hq()).is_ok());
}
