//! Every item of the sample papers at its place, and what their first page looks like. `PAPER_GOLDEN=write` renews the files.

use std::path::PathBuf;

use super::seen::{alike, seen};
use super::{FONTS, samples};
use crate::document::Document;

pub(super) fn compare(name: &str, document: &Document) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("golden/{name}.txt"));
    let look = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("golden/seen/{name}.txt"));
    let dump = crate::layout(document, &FONTS).unwrap().dump();
    let page = seen(document);
    if std::env::var("PAPER_GOLDEN").is_ok_and(|wish| wish == "write") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &dump).unwrap();
        std::fs::create_dir_all(look.parent().unwrap()).unwrap();
        std::fs::write(&look, &page).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap();
    let differing = dump
        .lines()
        .zip(golden.lines())
        .enumerate()
        .find(|(_, (new, old))| new != old);
    assert_eq!(differing, None, "{name}: first line that differs");
    assert_eq!(
        dump.lines().count(),
        golden.lines().count(),
        "{name}: number of items"
    );
    let known = std::fs::read_to_string(&look).unwrap();
    assert!(alike(&page, &known), "{name} looks otherwise:\n{page}");
}

#[test]
fn summary_is_as_it_was() {
    compare("summary", &samples::summary().document());
}

#[test]
fn short_summary_is_as_it_was() {
    compare("summary-short", &samples::short_summary().document());
}

#[test]
fn considerations_are_as_they_were() {
    compare("considerations", &samples::considerations().document());
}

#[test]
fn discard_book_is_as_it_was() {
    compare("discard-book", &samples::discard_book().document());
}

#[test]
fn recovery_sheet_is_as_it_was() {
    compare("recovery", &samples::recovery().document());
}

#[test]
fn reading_certificate_is_as_it_was() {
    compare("reading", &samples::reading().document());
}

#[test]
fn chapter_is_as_it_was() {
    compare("chapter", &samples::chapter().document());
}

#[test]
fn activity_list_is_as_it_was() {
    compare(
        "activities",
        &samples::activities("変わりなし。").document(),
    );
}

#[test]
fn words_memo_is_as_it_was() {
    compare("words", &samples::words().document());
}

#[test]
fn fee_sheet_is_as_it_was() {
    compare("fee-check", &samples::fee_sheet().document());
}

#[test]
fn chart_notes_are_as_they_were() {
    compare(
        "chart-note",
        &samples::chart_notes(
            "残業制限は12月末まで継続が望ましいとの意見。書面は来週の11月24日に届く予定。",
        )
        .document(),
    );
}

#[test]
fn handover_is_as_it_was() {
    compare(
        "handover",
        &samples::handover("残業制限は12月末まで継続が望ましいとの意見。").document(),
    );
}
