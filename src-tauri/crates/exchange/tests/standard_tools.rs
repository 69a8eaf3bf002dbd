//! A bundle is no secret format: the standard `age` and `zstd` open it, and a file sealed by `age` is read here.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use exchange::{
    BundleContent, CaseRow, Limits, Secrets, Senders, SignedPlaintext, open, read_plaintext, seal,
    write_plaintext,
};
use serde_json::json;

fn facility() -> Secrets {
    Secrets::generate([21; 32])
}

fn written() -> SignedPlaintext {
    // Larger than one chunk of age and one block of zstd.
    let case = |n: u64| {
        let fields = json!({"fiscal_year": 2026, "note": format!("経過 {}", n * 7_919 % 10_007)});
        CaseRow {
            pseudonym: format!("{n:032x}"),
            rev: 1,
            fields: serde_json::from_value(fields).unwrap(),
        }
    };
    let content = BundleContent {
        epoch: "5a".repeat(16),
        sequence: 1,
        created_on: "2026-11".into(),
        cases: (0..20_000).map(case).collect(),
        ..BundleContent::default()
    };
    write_plaintext(&content, &facility(), &Limits::default()).unwrap()
}

fn shell(folder: &Path, script: &str) -> Output {
    let output = Command::new("sh")
        .args(["-ec", script])
        .current_dir(folder)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.success() && errors.is_empty(),
        "the Debian packages age and zstd are needed: {errors}"
    );
    output
}

#[test]
fn the_standard_tools_open_a_bundle() {
    let folder = tempfile::tempdir().unwrap();
    let hq = Secrets::generate([22; 32]);
    let written = written();
    let recipients = [hq.recipient().unwrap(), facility().recipient().unwrap()];
    let sealed = seal(&written.bytes, &recipients.each_ref().map(String::as_str)).unwrap();
    fs::write(folder.path().join("bundle"), &sealed).unwrap();
    fs::write(folder.path().join("id"), hq.age_identity()).unwrap();

    let lines = shell(folder.path(), "age -d -i id bundle | tail -n +3 | zstd -d").stdout;
    assert_eq!(lines.len() as u64, written.header.sizes.raw);
    let text = String::from_utf8(lines).unwrap();
    assert_eq!(text.lines().count(), 20_000);
    let first: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    assert_eq!(first.pointer("/fields/note").unwrap(), "経過 0");

    let header = shell(
        folder.path(),
        "age -d -i id bundle | head -n 1 | tr -d '\\n' | sha256sum",
    )
    .stdout;
    assert!(
        header.starts_with(written.header_sha256.as_bytes()),
        "the chain hash is that of the first line"
    );
}

#[test]
fn a_bundle_sealed_by_the_standard_tool_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let hq = Secrets::generate([22; 32]);
    let written = written();
    fs::write(folder.path().join("plaintext"), &written.bytes).unwrap();
    let script = format!("age -r {} -o bundle plaintext", hq.recipient().unwrap());
    shell(folder.path(), &script);
    let sealed = fs::read(folder.path().join("bundle")).unwrap();
    let plaintext = open(&sealed, hq.age_identity(), &Limits::default()).unwrap();
    let bundle = read_plaintext(&plaintext, Senders::Any, &Limits::default()).unwrap();
    assert_eq!(bundle.cases.len(), 20_000);
}
