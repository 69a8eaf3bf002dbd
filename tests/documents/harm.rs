//! PDF that cannot be read, and PDF that means harm: each has its answer, and none takes the workplace with it. The same files
//! with the limits off show what the limits are for.

use super::{approved, bench, file, fixture, rules, take};
use crate::support::{Bench, program};
use extract::{Limits, Line, Next, PageKind, Reader, Reason};
use serde_json::json;
use std::process::Command;
use std::time::Duration;

/// What a child says of some bytes.
pub(super) fn lines(bytes: &[u8], limits: Limits) -> Vec<Line> {
    let mut reader = Reader::start(&program(), limits).unwrap();
    for piece in bytes.chunks(64 * 1024) {
        let mut piece = piece.to_vec();
        // The child swallows all it is given before it reads; what it cannot hold yet is given again.
        while let Err(back) = reader.feed(piece) {
            piece = back;
            std::thread::yield_now();
        }
    }
    reader.fed();
    let mut lines = Vec::new();
    loop {
        if let Next::Line(line) = reader.next(Duration::from_millis(1)) {
            let last = matches!(line, Line::Done | Line::Refused { .. });
            lines.push(line);
            if last {
                return lines;
            }
        }
    }
}

pub(super) fn last(bytes: &[u8], limits: Limits) -> Line {
    lines(bytes, limits).pop().unwrap()
}

fn refused(reason: Reason) -> Line {
    Line::Refused { reason }
}

pub(super) fn reason(bench: &mut Bench, name: &str, bytes: &[u8]) -> String {
    let path = file(bench, name, bytes);
    let reason = take(bench, &path, "").expect_err(name);
    let left = bench.call("document_list", json!({}));
    assert_eq!(left["lines"], json!([]), "{name} left something behind");
    reason
}

#[test]
fn what_is_no_readable_pdf_is_refused_with_its_reason() {
    let mut bench = bench();
    let whole = fixture::rksj(&[rules("一")]);
    let locked = locked(&mut bench, &whole, "himitsu");
    assert_eq!(reason(&mut bench, "locked.pdf", &locked), "encrypted");
    assert_eq!(reason(&mut bench, "note.pdf", b"no such thing"), "not_pdf");
    assert_eq!(reason(&mut bench, "empty.pdf", b""), "not_pdf");
    assert_eq!(reason(&mut bench, "head.pdf", b"%PDF-1.7\n"), "broken");
    let missing = bench.refused("document_add", json!({ "path": "/nowhere/x.pdf" }));
    assert_eq!(
        serde_json::to_value(missing).unwrap()["reason"],
        "unreadable"
    );
    // The twin: the same pages without the password are read.
    let plain = bench.folder.path().join("plain.pdf");
    assert!(take(&mut bench, &plain, "").is_ok());
}

/// The same document behind a password, by another program; the open one stays as `plain.pdf`.
fn locked(bench: &mut Bench, bytes: &[u8], password: &str) -> Vec<u8> {
    let plain = file(bench, "plain.pdf", bytes);
    let out = bench.folder.path().join("out.pdf");
    let done = Command::new("qpdf")
        .args(["--encrypt", password, "owner", "256", "--"])
        .args([&plain, &out])
        .status()
        .unwrap();
    assert!(done.success());
    std::fs::read(out).unwrap()
}

#[test]
fn a_document_that_only_forbids_printing_is_read() {
    let mut bench = bench();
    let bytes = locked(&mut bench, &fixture::rksj(&[rules("一")]), "");
    let path = file(&bench, "open.pdf", &bytes);
    let id = take(&mut bench, &path, "").unwrap();
    assert!(super::texts(&mut bench, &id)[0].contains("休職の期間"));
}

#[test]
fn a_cut_off_file_gives_what_is_left_of_it_or_a_reason() {
    let whole = fixture::rksj(&[rules("一"), rules("二")]);
    for part in 1..12 {
        let cut = &whole[..whole.len() * part / 12];
        match last(cut, Limits::HOUSE) {
            Line::Done
            | Line::Refused {
                reason: Reason::Broken | Reason::Empty | Reason::NotPdf,
            } => {}
            other => panic!("{part}/12: {other:?}"),
        }
    }
    assert_eq!(last(&whole, Limits::HOUSE), Line::Done);
}

#[test]
fn pictures_and_unreadable_characters_are_counted_and_told() {
    let mut bench = bench();
    let path = file(&bench, "scan.pdf", &fixture::scanned());
    let id = approved(&mut bench, &path, "スキャンした資料");
    let line = super::line(&mut bench, &id);
    assert_eq!((&line["pages"], &line["bare"]), (&json!(1), &json!(1)));
    let opened = bench.call("document_open", json!({ "id": id }));
    assert_eq!(opened["bare"], json!([1]));

    // Halves of characters, written as if they were letters of a Western font.
    let halves: Vec<u8> = fixture::shift_jis("休職の期間は勤続年数により次のとおりとする。")
        .iter()
        .flat_map(|byte| format!("{byte:02x}").into_bytes())
        .collect();
    let mut commands = b"BT /F1 12 Tf 60 700 Td <".to_vec();
    commands.extend(halves);
    commands.extend(b"> Tj ET");
    let path = file(&bench, "garbled.pdf", &fixture::drawn("", &commands));
    let id = take(&mut bench, &path, "").unwrap();
    let opened = bench.call("document_open", json!({ "id": id }));
    assert_eq!(
        opened["garbled"],
        json!([1]),
        "{:?}",
        super::texts(&mut bench, &id)
    );
}

#[test]
fn two_thousand_pages_are_read_and_more_than_the_limit_are_refused() {
    let pages: Vec<Vec<String>> = (1..=2_000)
        .map(|n| vec![format!("第{n}条 休職の期間")])
        .collect();
    let bytes = fixture::rksj(&pages);
    let said = lines(&bytes, Limits::HOUSE);
    assert_eq!(said.len(), 2_002);
    assert_eq!(said[0], Line::Opened { pages: 2_000 });
    let Line::Page { number, kind, text } = &said[2_000] else {
        panic!("{:?}", said[2_000]);
    };
    assert_eq!(
        (*number, *kind, text.as_str()),
        (2_000, PageKind::Text, "第2000条 休職の期間")
    );
    let few = Limits {
        pages: 1_999,
        ..Limits::HOUSE
    };
    assert_eq!(last(&bytes, few), refused(Reason::TooManyPages));
}

/// Drawing that takes long and much: a word shown a million times.
fn endless() -> Vec<u8> {
    let mut commands = b"BT /F1 1 Tf ".to_vec();
    commands.extend(b"(x) Tj 1 1 Td ".repeat(150_000));
    commands.extend(b"ET");
    fixture::drawn("", &commands)
}

#[test]
fn memory_time_and_words_are_bounded_and_the_same_file_passes_without_the_bounds() {
    let bytes = endless();
    assert_eq!(
        last(&bytes, Limits::HOUSE),
        Line::Done,
        "the twin, within the limits"
    );
    let memory = Limits {
        memory: 96 * 1024 * 1024,
        ..Limits::HOUSE
    };
    assert_eq!(last(&bytes, memory), refused(Reason::TooMuch));
    let clock = Limits {
        clock: 0,
        ..Limits::HOUSE
    };
    assert_eq!(last(&bytes, clock), refused(Reason::TooMuch));
    let said = Limits {
        said: 40,
        ..Limits::HOUSE
    };
    assert!(matches!(last(&bytes, said), Line::Refused { .. }));
    let file = Limits {
        file: 1_000,
        ..Limits::HOUSE
    };
    assert_eq!(last(&bytes, file), refused(Reason::TooLarge));
}

#[test]
fn nesting_without_end_takes_the_child_and_nothing_else() {
    let mut bench = bench();
    let deep = format!("<</X {}{}>>", "[".repeat(400_000), "]".repeat(400_000));
    let bytes = fixture::pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        deep.into_bytes(),
    ]);
    let path = file(&bench, "deep.pdf", &bytes);
    let _ = take(&mut bench, &path, "");
    let good = file(&bench, "good.pdf", &fixture::rksj(&[rules("一")]));
    assert!(take(&mut bench, &good, "").is_ok(), "the workplace goes on");
}

#[cfg(target_os = "linux")]
#[test]
fn the_child_can_open_neither_file_nor_socket() {
    let mut reader = Reader::start(&program(), Limits::HOUSE).unwrap();
    assert!(reader.feed(b"%PDF-1.4\n".to_vec()).is_ok());
    let process = reader.process();
    let limits = || std::fs::read_to_string(format!("/proc/{process}/limits")).unwrap();
    // The limits are set before the first byte is read, and the child waits for more bytes.
    let deadline = std::time::Instant::now() + Duration::from_secs(30);
    while !limits().contains("Max open files            3 ") {
        assert!(std::time::Instant::now() < deadline, "{}", limits());
        std::thread::yield_now();
    }
    let of = |name: &str| {
        let text = limits();
        let line = text
            .lines()
            .find(|line| line.starts_with(name))
            .unwrap()
            .to_owned();
        line.split_whitespace()
            .filter_map(|word| word.parse::<u64>().ok())
            .next()
            .unwrap()
    };
    assert_eq!(of("Max file size"), 0);
    assert_eq!(of("Max core file size"), 0);
    assert_eq!(of("Max data size"), Limits::HOUSE.memory);
    assert_eq!(of("Max cpu time"), Limits::HOUSE.processor);
    drop(reader);
    assert!(
        !std::path::Path::new(&format!("/proc/{process}")).exists(),
        "ended with its parent's interest"
    );
}
