#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::json;

use super::{
    fixture::*,
    read::{Guards, read_guarded},
    *,
};
use crate::{Limits, Refusal, Secrets, seal, signature::Purpose};

mod damage;
mod forged;
mod remarks;

fn code(result: Result<Bundle, Refusal>) -> &'static str {
    result.map_or_else(|refusal| refusal.code(), |_| "accepted")
}

#[test]
fn what_was_written_is_read() {
    let written = write_plaintext(&content(), &facility(), &Limits::default()).unwrap();
    let bundle = read(&written.bytes).unwrap();
    assert_eq!(bundle.header, written.header);
    assert_eq!(bundle.header_sha256, written.header_sha256);
    assert_eq!(
        bundle.cases,
        [case(1, 3), case(2, 1)],
        "ordered by pseudonym"
    );
    assert_eq!(bundle.tombstones, content().tombstones);
    assert_eq!(
        bundle.tallies[0].cells[0].codes,
        ["cancer"],
        "ordered by codes"
    );
    assert_eq!(
        bundle.header.counts,
        Counts {
            cases: 2,
            tombstones: 1,
            tallies: 1,
            ..Counts::default()
        }
    );
    assert_eq!(bundle.header.facility_key, facility().public_key());
}

#[test]
fn the_same_content_gives_the_same_bytes_in_any_order() {
    let mut shuffled = content();
    shuffled.cases.reverse();
    shuffled.tallies[0].cells.reverse();
    let bytes = write_plaintext(&shuffled, &facility(), &Limits::default())
        .unwrap()
        .bytes;
    assert_eq!(bytes, plaintext());
    assert_eq!(bytes, plaintext());
}

#[test]
fn a_bundle_without_rows_is_whole() {
    let empty = BundleContent {
        cases: vec![],
        tombstones: vec![],
        tallies: vec![],
        ..content()
    };
    let bytes = write_plaintext(&empty, &facility(), &Limits::default())
        .unwrap()
        .bytes;
    assert_eq!(read(&bytes).unwrap().header.counts, Counts::default());
}

#[test]
fn the_chain_hash_is_that_of_the_header_line() {
    use sha2::Digest as _;
    let written = write_plaintext(&content(), &facility(), &Limits::default()).unwrap();
    let line = written.bytes.split(|b| *b == b'\n').next().unwrap();
    assert_eq!(
        written.header_sha256,
        crate::hex::encode(&sha2::Sha256::digest(line))
    );
}

#[test]
fn content_that_the_reader_would_refuse_is_not_written() {
    let refused = |change: &dyn Fn(&mut BundleContent)| {
        let mut content = content();
        change(&mut content);
        match write_plaintext(&content, &facility(), &Limits::default()) {
            Err(Refusal::BadContent { field }) => field,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(refused(&|c| c.epoch = "EE".repeat(16)), "epoch");
    assert_eq!(refused(&|c| c.sequence = 0), "sequence");
    assert_eq!(refused(&|c| c.sequence = 1 << 53), "sequence");
    assert_eq!(refused(&|c| c.previous = "ab".into()), "previous");
    assert_eq!(refused(&|c| c.audit_head = "x".repeat(64)), "audit_head");
    assert_eq!(
        refused(&|c| c.created_on = "2026-11-22".into()),
        "created_on"
    );
    assert_eq!(
        refused(&|c| c.cases[0].pseudonym = "R8-0001".into()),
        "pseudonym"
    );
    assert_eq!(refused(&|c| c.cases[0].rev = 0), "rev");
    assert_eq!(refused(&|c| c.tombstones[0].rev = 0), "rev");
    assert_eq!(refused(&|c| c.cases.push(case(2, 2))), "duplicate");
    assert_eq!(
        refused(&|c| c.tallies.push(c.tallies[0].clone())),
        "duplicate"
    );
    for value in [json!(0.5), json!(1_u64 << 53), json!([[[[1]]]])] {
        assert_eq!(
            refused(&|c| drop(c.cases[0].fields.insert("x".into(), value.clone()))),
            "fields",
            "{value}"
        );
    }
    assert_eq!(
        refused(&|c| drop(c.cases[0].fields.insert("氏名".into(), json!(1)))),
        "fields"
    );
    assert_eq!(refused(&|c| c.tallies[0].fiscal_year = 8), "fiscal_year");
    assert_eq!(refused(&|c| c.tallies[0].axes.clear()), "axes");
    assert_eq!(refused(&|c| c.tallies[0].cells[0].codes.clear()), "cells");
    assert_eq!(
        refused(&|c| c.tallies[0].cells[0].codes[0] = "cancer".into()),
        "cells",
        "the same cell twice"
    );
}

#[test]
fn the_writer_keeps_the_readers_limits() {
    let limits = Limits {
        sealed: 20_000,
        raw: 2_000,
        line: 500,
        lines: 6,
        ..Limits::default()
    };
    let too_large = |change: &dyn Fn(&mut BundleContent)| {
        let mut content = content();
        change(&mut content);
        match write_plaintext(&content, &facility(), &limits) {
            Err(Refusal::TooLarge { what, .. }) => what,
            other => panic!("{other:?}"),
        }
    };
    assert!(write_plaintext(&content(), &facility(), &limits).is_ok());
    assert_eq!(
        too_large(&|c| c.cases = (0..7).map(|n| case(n, 1)).collect()),
        "lines"
    );
    assert_eq!(
        too_large(&|c| drop(
            c.cases[0]
                .fields
                .insert("x".into(), json!("あ".repeat(200)))
        )),
        "line"
    );
    let long = |c: &mut BundleContent| {
        for case in (11..15).map(|n| case(n, 1)) {
            c.cases.push(case);
        }
        c.cases.retain(|case| case.pseudonym > name(10));
        c.tallies.clear();
        for case in &mut c.cases {
            case.fields.insert("x".into(), json!("い".repeat(110)));
        }
        c.tombstones.push(Tombstone {
            pseudonym: name(8),
            rev: 1,
        });
    };
    assert_eq!(too_large(&long), "raw");
    let tight = Limits {
        sealed: 4_500,
        ..limits
    };
    assert_eq!(
        write_plaintext(&content(), &facility(), &tight)
            .unwrap_err()
            .code(),
        "too_large"
    );
}

prop_compose! {
    fn any_value()(choice in 0..5, n in any::<i32>(), text in ".{0,8}") -> serde_json::Value {
        match choice {
            0 => json!(n),
            1 => json!(text),
            2 => json!(null),
            3 => json!([n, text]),
            _ => json!({"zz": n, "a": {text: true}}),
        }
    }
}

prop_compose! {
    fn any_case()(id in any::<u128>(), rev in 1..1_u64 << 53,
        fields in proptest::collection::btree_map("[a-z_]{1,10}", any_value(), 0..5)) -> CaseRow {
        CaseRow { pseudonym: format!("{id:032x}"), rev, fields }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_content_survives(cases in proptest::collection::vec(any_case(), 0..6)) {
        let written = BundleContent { cases: cases.clone(), ..content() };
        let bytes = write_plaintext(&written, &facility(), &Limits::default()).unwrap().bytes;
        let mut expected = cases;
        expected.sort_by(|a, b| a.pseudonym.cmp(&b.pseudonym));
        prop_assert_eq!(read(&bytes).unwrap().cases, expected);
    }

    #[test]
    fn no_bytes_make_the_readers_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(receive(&bytes).is_err());
        prop_assert!(read(&bytes).is_err());
    }

    #[test]
    fn no_signed_payload_makes_the_reader_panic(payload in proptest::collection::vec(any::<u8>(), 1..200)) {
        prop_assert_eq!(code(read(&Forgery::of(&payload).signed())), "malformed_line");
    }
}
