//! Bundles whose signature is right and whose content is not, and the reverse.

use super::*;

const CASE: &str =
    r#"{"type":"case","pseudonym":"01010101010101010101010101010101","rev":1,"fields":{}}"#;

fn payload(lines: &[&str]) -> Vec<u8> {
    lines
        .iter()
        .flat_map(|line| [line.as_bytes(), b"\n"].concat())
        .collect()
}

/// The reason for refusing these lines in a signed bundle that counts `cases` cases.
fn refused(lines: &[u8], cases: u64) -> Refusal {
    let mut forgery = Forgery::of(lines);
    forgery.header.counts = Counts {
        cases,
        tombstones: 0,
        tallies: 0,
        ..Counts::default()
    };
    read(&forgery.signed()).unwrap_err()
}

#[test]
fn a_forgery_that_follows_the_format_is_the_control() {
    let mut forgery = Forgery::of(&payload(&[CASE]));
    forgery.header.counts = Counts {
        cases: 1,
        tombstones: 0,
        tallies: 0,
        ..Counts::default()
    };
    assert_eq!(read(&forgery.signed()).unwrap().cases.len(), 1);
}

#[test]
fn only_the_confirmed_sender_is_read() {
    let other = Secrets::generate([2; 32]);
    let bytes = write_plaintext(&content(), &other, &Limits::default())
        .unwrap()
        .bytes;
    assert_eq!(code(read(&bytes)), "unknown_sender");
    let known = [facility().public_key(), other.public_key()];
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    assert!(read_plaintext(&bytes, Senders::Only(&known), &Limits::default()).is_ok());
    assert!(read_plaintext(&bytes, Senders::Any, &Limits::default()).is_ok());
    assert_eq!(
        code(read_plaintext(
            &bytes,
            Senders::Only(&[]),
            &Limits::default()
        )),
        "unknown_sender"
    );
}

#[test]
fn a_claimed_key_does_not_help_without_its_signature() {
    let other = Secrets::generate([2; 32]);
    let mine = write_plaintext(&content(), &facility(), &Limits::default()).unwrap();
    let theirs = write_plaintext(&content(), &other, &Limits::default()).unwrap();
    let split = |bytes: &[u8]| {
        bytes
            .splitn(3, |b| *b == b'\n')
            .map(<[u8]>::to_vec)
            .collect::<Vec<_>>()
    };
    let (mine, theirs) = (split(&mine.bytes), split(&theirs.bytes));
    assert_eq!(
        code(read(&[&mine[0][..], &theirs[1], &mine[2]].join(&b'\n'))),
        "bad_signature"
    );
    assert!(
        read(&[&mine[0][..], &mine[1], &theirs[2]].join(&b'\n')).is_ok(),
        "the same payload is the same"
    );
}

#[test]
fn a_signature_for_a_receipt_does_not_sign_a_bundle() {
    let forgery = Forgery::of(b"");
    let line = forgery.header.line().unwrap();
    assert_eq!(
        code(read(&forgery.signed_as(&line, Purpose::Receipt))),
        "bad_signature"
    );
}

#[test]
fn a_signature_is_tied_to_its_header() {
    let first = Forgery::of(b"");
    let mut second = Forgery::of(b"");
    second.header.sequence += 1;
    let (first, second) = (first.signed(), second.signed());
    let lines = |bytes: &[u8]| {
        bytes
            .splitn(3, |b| *b == b'\n')
            .map(<[u8]>::to_vec)
            .collect::<Vec<_>>()
    };
    let (first, second) = (lines(&first), lines(&second));
    assert_eq!(
        code(read(&[&second[0][..], &first[1], &second[2]].join(&b'\n'))),
        "bad_signature"
    );
}

#[test]
fn other_formats_are_named() {
    let forgery = Forgery::of(b"");
    let line = forgery.header.line().unwrap();
    let as_format = |format: &str| {
        forgery.signed_as(&line.replace("ryoritsu-bundle/1", format), Purpose::Bundle)
    };
    let newer = read(&as_format("ryoritsu-bundle/3")).unwrap_err();
    assert_eq!(
        newer,
        Refusal::UnknownFormat {
            found: "ryoritsu-bundle/3".into()
        }
    );
    assert_eq!(code(read(&as_format("ryoritsu-receipt/1"))), "not_a_bundle");
    assert_eq!(code(read(b"PK\x03\x04")), "not_a_bundle");
    assert_eq!(
        code(read(b"{\"format\":\"ryoritsu-bundle/1\"}\n")),
        "malformed_header"
    );
    assert_eq!(
        code(read(b"{\"format\":\"ryoritsu-bundle/1\"\n")),
        "not_a_bundle"
    );
}

#[test]
fn a_header_has_one_spelling() {
    let forgery = Forgery::of(b"");
    let line = forgery.header.line().unwrap();
    let spellings = [
        line.replace(",\"epoch\"", ", \"epoch\""),
        line.replace("\"sequence\":7", "\"sequence\":7,\"sequence\":7"),
        line.replace("\"sequence\":7", "\"sequence\":7.0"),
        line.replace("\"sequence\":7", "\"sequence\":7,\"note\":\"氏名\""),
        line.replace("2026-11", "2026\\u002d11"),
        format!("{line} "),
    ];
    for spelling in spellings {
        assert_ne!(spelling, line);
        assert_eq!(
            code(read(&forgery.signed_as(&spelling, Purpose::Bundle))),
            "malformed_header",
            "{spelling}"
        );
    }
}

#[test]
fn misshapen_header_fields_are_named() {
    type Change = fn(&mut Header);
    let changes: [(&str, Change); 6] = [
        ("epoch", |h| h.epoch = "ee".into()),
        ("sequence", |h| h.sequence = 0),
        ("previous", |h| h.previous = "none".into()),
        ("audit_head", |h| h.audit_head = "AB".repeat(32)),
        ("created_on", |h| h.created_on = "2026-11-22".into()),
        ("payload_sha256", |h| h.payload_sha256 = String::new()),
    ];
    for (field, change) in changes {
        let mut forgery = Forgery::of(b"");
        change(&mut forgery.header);
        assert_eq!(
            read(&forgery.signed()).unwrap_err(),
            Refusal::MalformedHeader { field }
        );
    }
    let mut weak = Forgery::of(b"");
    weak.header.facility_key = format!("01{}", "00".repeat(31));
    let read = read_plaintext(&weak.signed(), Senders::Any, &Limits::default());
    assert_eq!(
        read.unwrap_err(),
        Refusal::MalformedHeader {
            field: "facility_key"
        }
    );
}

#[test]
fn counts_must_match() {
    let mut forgery = Forgery::of(&payload(&[CASE]));
    for counts in [(0, 0, 0), (2, 0, 0), (1, 1, 0), (1, 0, 1), (0, 1, 0)] {
        forgery.header.counts = Counts {
            cases: counts.0,
            tombstones: counts.1,
            tallies: counts.2,
            ..Counts::default()
        };
        assert_eq!(
            code(read(&forgery.signed())),
            "count_mismatch",
            "{counts:?}"
        );
    }
}

#[test]
fn sizes_must_match() {
    let stated = |raw: i64, compressed: i64| {
        let mut forgery = Forgery::of(&payload(&[CASE]));
        forgery.header.counts = Counts {
            cases: 1,
            tombstones: 0,
            tallies: 0,
            ..Counts::default()
        };
        let sizes = &mut forgery.header.sizes;
        sizes.raw = sizes.raw.checked_add_signed(raw).unwrap();
        sizes.compressed = sizes.compressed.checked_add_signed(compressed).unwrap();
        code(read(&forgery.signed()))
    };
    assert_eq!(stated(0, 0), "accepted");
    assert_eq!(stated(1, 0), "payload_mismatch");
    assert_eq!(stated(-1, 0), "payload_mismatch");
    assert_eq!(stated(0, 1), "truncated");
    assert_eq!(stated(0, -1), "trailing_data");
    let mut forgery = Forgery::of(&payload(&[CASE]));
    forgery.header.payload_sha256 = "00".repeat(32);
    assert_eq!(code(read(&forgery.signed())), "payload_mismatch");
}

#[test]
fn the_payload_is_exactly_one_zstd_frame() {
    let lines = payload(&[CASE]);
    let frame = zstd::bulk::compress(&lines, 3).unwrap();
    let empty = zstd::bulk::compress(b"", 3).unwrap();
    let skippable = b"\x50\x2a\x4d\x18\x04\0\0\0note".to_vec();
    let reason = |frame: Vec<u8>| {
        let mut forgery = Forgery::of(&lines);
        forgery.header.counts = Counts {
            cases: 1,
            tombstones: 0,
            tallies: 0,
            ..Counts::default()
        };
        forgery.replace_frame(frame);
        code(read(&forgery.signed()))
    };
    assert_eq!(reason(frame.clone()), "accepted");
    assert_eq!(reason([&frame[..], &empty].concat()), "trailing_data");
    assert_eq!(reason([&frame[..], &skippable].concat()), "trailing_data");
    assert_eq!(
        reason([&skippable[..], &frame].concat()),
        "payload_mismatch"
    );
    assert_eq!(
        reason(frame[..frame.len() - 1].to_vec()),
        "payload_mismatch"
    );
    assert_eq!(reason(lines.clone()), "payload_mismatch");
    assert_eq!(reason(Vec::new()), "payload_mismatch");
}

#[test]
fn a_wide_window_is_refused() {
    let lines = payload(&[CASE]);
    let frame = |window_log| {
        let mut encoder = zstd::stream::Encoder::new(Vec::new(), 3).unwrap();
        encoder.window_log(window_log).unwrap();
        std::io::Write::write_all(&mut encoder, &lines).unwrap();
        encoder.finish().unwrap()
    };
    let reason = |frame| {
        let mut forgery = Forgery::of(&lines);
        forgery.header.counts = Counts {
            cases: 1,
            tombstones: 0,
            tallies: 0,
            ..Counts::default()
        };
        forgery.replace_frame(frame);
        code(read(&forgery.signed()))
    };
    assert_eq!(reason(frame(23)), "accepted");
    assert_eq!(reason(frame(24)), "payload_mismatch");
}

#[test]
fn a_line_has_one_spelling() {
    let spellings = [
        r#"{"type":"case", "pseudonym":"01010101010101010101010101010101","rev":1,"fields":{}}"#,
        r#"{"pseudonym":"01010101010101010101010101010101","type":"case","rev":1,"fields":{}}"#,
        r#"{"type":"case","pseudonym":"01010101010101010101010101010101","rev":1,"rev":1,"fields":{}}"#,
        r#"{"type":"case","pseudonym":"01010101010101010101010101010101","rev":1,"fields":{"a":1,"a":2}}"#,
        r#"{"type":"case","pseudonym":"01010101010101010101010101010101","rev":1,"fields":{"b":1,"a":2}}"#,
        r#"{"type":"case","pseudonym":"01010101010101010101010101010101","rev":1,"fields":{"a":{"d":1,"c":1}}}"#,
        r#"{"type":"case","pseudonym":"01010101010101010101010101010101","rev":1,"fields":{"a":"\u0062"}}"#,
        r#"{"type":"case","pseudonym":"01010101010101010101010101010101","rev":1,"fields":{"a":1.5}}"#,
        r#"{"type":"case","pseudonym":"01010101010101010101010101010101","rev":1,"fields":{"a":1e2}}"#,
        r#"{"type":"case","pseudonym":"01010101010101010101010101010101","rev":1,"fields":{"a":9007199254740992}}"#,
        r#"{"type":"case","pseudonym":"01010101010101010101010101010101","rev":1,"fields":{},"name":"x"}"#,
        r#"{"type":"case","pseudonym":"01010101010101010101010101010101","rev":1}"#,
        r#"{"type":"case","pseudonym":"01010101010101010101010101010101","rev":0,"fields":{}}"#,
        r#"{"type":"case","pseudonym":"01010101010101010101010101010101","rev":-1,"fields":{}}"#,
        r#"{"type":"case","pseudonym":"R8-0001","rev":1,"fields":{}}"#,
        r#"{"type":"person","pseudonym":"01010101010101010101010101010101","rev":1,"fields":{}}"#,
        r#"{"type":"tally","name":"t","fiscal_year":2026,"axes":["a"],"cells":[{"codes":["b"],"count":1},{"codes":["a"],"count":1}]}"#,
        r#"{"type":"tally","name":"t","fiscal_year":2026,"axes":["a"],"cells":[{"codes":["b","c"],"count":1}]}"#,
        "",
        "null",
        "[]",
    ];
    for line in spellings {
        assert_eq!(
            refused(&payload(&[line]), 1),
            Refusal::MalformedLine { line: 1 },
            "{line}"
        );
    }
    assert_eq!(
        refused(&payload(&[CASE, "x"]), 1),
        Refusal::MalformedLine { line: 2 }
    );
    assert_eq!(
        refused(CASE.as_bytes(), 1),
        Refusal::MalformedLine { line: 1 },
        "no final line break"
    );
    assert_eq!(
        refused(b"\"\xff\"\n", 1),
        Refusal::MalformedLine { line: 1 }
    );
}

#[test]
fn rows_come_once_and_in_order() {
    let second = CASE.replace("0101", "0202");
    let tombstone =
        r#"{"type":"tombstone","pseudonym":"01010101010101010101010101010101","rev":1}"#;
    assert_eq!(refused(&payload(&[CASE, CASE]), 2).code(), "malformed_line");
    assert_eq!(
        refused(&payload(&[&second, CASE]), 2).code(),
        "malformed_line"
    );
    assert_eq!(
        refused(&payload(&[tombstone, CASE]), 1).code(),
        "malformed_line"
    );
}

#[test]
fn deep_nesting_is_refused_without_exhausting_the_stack() {
    let nested = |depth: usize| {
        let value = "[".repeat(depth) + &"]".repeat(depth);
        let line = CASE.replace("{}", &format!("{{\"a\":{value}}}"));
        let mut forgery = Forgery::of(&payload(&[&line]));
        forgery.header.counts = Counts {
            cases: 1,
            tombstones: 0,
            tallies: 0,
            ..Counts::default()
        };
        code(read(&forgery.signed()))
    };
    assert_eq!(nested(4), "accepted");
    assert_eq!(nested(5), "malformed_line");
    assert_eq!(nested(100_000), "malformed_line");
}

#[test]
fn lines_and_sizes_have_limits() {
    let limits = Limits {
        raw: 1_000,
        line: 100,
        lines: 2,
        ..Limits::default()
    };
    let reason = |lines: &[u8]| {
        let mut forgery = Forgery::of(lines);
        forgery.header.counts = Counts {
            cases: 1,
            tombstones: 0,
            tallies: 0,
            ..Counts::default()
        };
        match read_plaintext(&forgery.signed(), Senders::Any, &limits) {
            Err(Refusal::TooLarge { what, .. }) => what,
            Err(other) => other.code(),
            Ok(_) => "accepted",
        }
    };
    assert_eq!(reason(&payload(&[CASE])), "accepted");
    assert_eq!(
        reason(&payload(&[&CASE.replace("{}", r#"{"a":"1234567890123"}"#)])),
        "line"
    );
    let (second, third) = (CASE.replace("0101", "0202"), CASE.replace("0101", "0303"));
    assert_eq!(reason(&payload(&[CASE, &second, &third])), "lines");
    assert_eq!(reason(&[b' '; 1_001]), "raw");
    let long_header = [&plaintext()[..20], &[b'0'; 5_000]].concat();
    assert_eq!(code(read(&long_header)), "not_a_bundle");
    let long_header = [&b"{\"format\":\"ryoritsu-bundle/1"[..], &[b'0'; 5_000]].concat();
    assert_eq!(code(read(&long_header)), "too_large");
}
