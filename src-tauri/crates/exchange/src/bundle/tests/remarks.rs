//! Remarks on the manual: the second version of the format, and only where there are any.

use super::*;

pub(super) fn remark(n: u8, comment: &str) -> RemarkRow {
    RemarkRow {
        pseudonym: name(n),
        rev: 1,
        passage: "liver.judgement".into(),
        edition: "2026-11".into(),
        mark: "outdated".into(),
        comment: comment.into(),
        given_on: "2026-11".into(),
    }
}

fn with(remarks: Vec<RemarkRow>) -> BundleContent {
    BundleContent {
        remarks,
        ..content()
    }
}

fn written(content: &BundleContent) -> Result<Vec<u8>, Refusal> {
    write_plaintext(content, &facility(), &Limits::default()).map(|w| w.bytes)
}

#[test]
fn remarks_are_read_as_they_were_written_by_the_second_version_alone() {
    let remarks = vec![
        remark(3, "二行目の年が古い。\n「令和6年」のまま。"),
        remark(4, ""),
    ];
    let bytes = written(&with(remarks.clone())).unwrap();
    let bundle = read(&bytes).unwrap();
    assert_eq!(bundle.remarks, remarks);
    assert_eq!(bundle.header.format, BUNDLE_FORMAT_REMARKS);
    // A bundle without any is the same as before there were remarks, so that an older headquarters reads it.
    let plain = read(&written(&with(vec![])).unwrap()).unwrap();
    assert_eq!(plain.header.format, BUNDLE_FORMAT);
    let line = serde_json::to_string(&plain.header).unwrap();
    assert!(!line.contains("remarks"), "{line}");
}

#[test]
fn a_version_that_does_not_fit_its_rows_is_refused() {
    let bytes = written(&with(vec![remark(3, "")])).unwrap();
    let payload = payload_of(&bytes);
    let header = read(&bytes).unwrap().header;
    let forged = |format: &str, remarks: u64| {
        let mut forgery = Forgery::of(payload.as_bytes());
        let (sizes, hash) = (forgery.header.sizes, forgery.header.payload_sha256.clone());
        forgery.header = header.clone();
        forgery.header.sizes = sizes;
        forgery.header.payload_sha256 = hash;
        forgery.header.format = format.to_owned();
        forgery.header.counts.remarks = remarks;
        code(read(&forgery.signed()))
    };
    // The forger can write a good one: it is the version that is looked at.
    assert_eq!(forged(BUNDLE_FORMAT_REMARKS, 1), "accepted");
    assert_eq!(forged(BUNDLE_FORMAT, 1), "malformed_header");
    assert_eq!(forged(BUNDLE_FORMAT_REMARKS, 0), "malformed_header");
    assert_eq!(forged(BUNDLE_FORMAT, 0), "count_mismatch");
    assert_eq!(forged("ryoritsu-bundle/3", 1), "unknown_format");
}

#[test]
fn a_remark_out_of_shape_is_neither_written_nor_read() {
    let long = "あ".repeat(1001);
    for (wrong, field) in [
        (remark(3, &long), "comment"),
        (remark(3, "鐘\u{7}"), "comment"),
        (
            RemarkRow {
                passage: "肝疾患".into(),
                ..remark(3, "")
            },
            "passage",
        ),
        (
            RemarkRow {
                given_on: "2026-11-22".into(),
                ..remark(3, "")
            },
            "given_on",
        ),
        (
            RemarkRow {
                rev: 0,
                ..remark(3, "")
            },
            "rev",
        ),
    ] {
        let refusal = written(&with(vec![wrong])).unwrap_err();
        assert_eq!(refusal, Refusal::BadContent { field });
    }
    assert!(written(&with(vec![remark(3, &"あ".repeat(1000))])).is_ok());
    // Two of one name would make the order of reading decide.
    let twice = written(&with(vec![remark(3, ""), remark(3, "別")]));
    assert_eq!(
        twice.unwrap_err(),
        Refusal::BadContent { field: "duplicate" }
    );
}
