//! Nothing personal in the clear on disk.

use crate::support::{Bench, PASSPHRASE, program};
use serde_json::json;
use std::path::Path;
use std::process::{Command, Stdio};

/// Words that stand in the records and nowhere else.
pub(crate) const SEEDED: [&str; 7] = [
    "蒼井鷲之介",
    "あおいわしのすけ",
    "09087654321",
    "翡翠精密工業",
    "K-77310042",
    "琥珀色の秘密",
    "佐々木 花",
];

/// Every seeded word in every encoding that a careless writer could have used.
pub(crate) fn found(folder: &Path) -> Vec<String> {
    found_words(folder, &SEEDED)
}

/// The same for other words.
pub(crate) fn found_words(folder: &Path, words: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next)
            .into_iter()
            .flatten()
            .filter_map(Result::ok)
        {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap_or_default();
            for word in words {
                let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
                for form in [word.as_bytes(), &utf16] {
                    if bytes.windows(form.len()).any(|w| w == form)
                        || path.to_string_lossy().contains(word)
                    {
                        out.push(format!("{word} in {}", path.display()));
                    }
                }
            }
        }
    }
    out
}

fn record(bench: &mut Bench) -> String {
    let made = bench.call(
        "intake",
        json!({
            "person": { "name": SEEDED[0], "kana": SEEDED[1], "contact_numbers": SEEDED[2], "chart_number": SEEDED[4] },
            "case": { "opened_on": "2026-11-01" },
        }),
    );
    let case = made["value"]["case_id"].as_str().unwrap().to_owned();
    bench.save("employment", &case, json!({ "employer": SEEDED[3] }));
    bench.save(
        "activity",
        &case,
        json!({ "on_date": "2026-11-02", "channel": "phone", "text": SEEDED[5] }),
    );
    bench.call("draft_put", json!({ "screen": "activity", "case_id": case, "body": { "text": SEEDED[5] }, "title": SEEDED[0] }));
    case
}

#[test]
fn a_working_day_leaves_no_name_in_the_clear() {
    let mut bench = Bench::new();
    let case = record(&mut bench);
    bench.call("search", json!({ "text": SEEDED[0] }));
    bench.call("paper_draw", json!({ "paper": "summary", "case_id": case }));
    bench.call("backup_now", json!({}));
    assert_eq!(
        found(bench.folder.path()),
        Vec::<String>::new(),
        "while open"
    );
    bench.call("lock", json!({}));
    assert_eq!(
        found(bench.folder.path()),
        Vec::<String>::new(),
        "after the lock"
    );
}

#[test]
fn a_killed_program_leaves_no_name_in_the_clear() {
    let mut bench = Bench::new();
    let case = record(&mut bench);
    bench.call("lock", json!({}));
    let folder = bench.folder.path().to_owned();
    let workplace = bench.workplace();
    drop(bench.bench);
    let temporary = folder.join("tmp");
    std::fs::create_dir_all(&temporary).unwrap();
    let mut child = Command::new(program())
        .args(["save-loop", workplace.to_str().unwrap(), &case])
        .env("RYORITSU_PASSPHRASE", PASSPHRASE)
        .env("TMPDIR", &temporary)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    use std::io::BufRead;
    let mut lines = std::io::BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.next().is_some());
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(found(&folder), Vec::<String>::new());
}

#[test]
fn the_scan_finds_what_lies_open() {
    // The twin: what a careless program would have left is found.
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("log.txt"),
        format!("opened {}", SEEDED[0]),
    )
    .unwrap();
    let utf16: Vec<u8> = SEEDED[5]
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    std::fs::write(folder.path().join("cache"), utf16).unwrap();
    std::fs::write(folder.path().join(format!("{}.pdf", SEEDED[3])), b"").unwrap();
    assert_eq!(found(folder.path()).len(), 4);
}
