//! What other programs see in the PDFs: poppler and qpdf read them back.

use std::path::Path;
use std::process::Command;

use super::{FONTS, document, ink, paragraph, samples};
use crate::document::{Block, Document, Run};

/// Runs a tool; the developer's door installs poppler-utils and qpdf.
pub(super) fn run(tool: &str, arguments: &[&str]) -> String {
    let output = Command::new(tool)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{tool} is needed for this test: {error}"));
    assert!(output.status.success(), "{tool} {arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

pub(super) fn with_file<T>(document: &Document, look: impl Fn(&str) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, crate::render(document, &FONTS).unwrap().pdf).unwrap();
    look(Path::to_str(&path).unwrap())
}

pub(super) fn text_of(document: &Document) -> String {
    with_file(document, |path| {
        run("pdftotext", &["-raw", "-enc", "UTF-8", path, "-"])
    })
}

#[test]
fn every_sample_is_a_sound_file_with_embedded_subsets() {
    for (name, document) in samples::all() {
        with_file(&document, |path| {
            run("qpdf", &["--check", path]);
            let fonts = run("pdffonts", &[path]);
            let rows: Vec<&str> = fonts.lines().skip(2).collect();
            assert!(!rows.is_empty(), "{name} has no font");
            for row in rows {
                assert!(
                    row.contains("Identity-H       yes yes yes"),
                    "{name}: {row}"
                );
            }
        });
    }
}

#[test]
fn every_sample_gives_its_text_back() {
    for (name, document) in samples::all() {
        let model = crate::layout(&document, &FONTS).unwrap();
        assert_eq!(ink(&text_of(&document)), ink(&model.text()), "{name}");
    }
}

#[test]
fn names_come_back_as_they_went_in() {
    let names = "髙橋 﨑山 𠮷田 渡邉 渡邊 葛󠄀城 辻󠄀 栁澤 德永 濵﨑 ⼀⼆ 一二 ﾀﾅｶ ㈱ ①⑳ ℃ ～〜 ‐‑ ¥\\";
    for run in [Run::new(names), Run::new(names).bold()] {
        let document = document(vec![Block::paragraph(vec![run])]);
        assert_eq!(ink(&text_of(&document)), ink(names));
    }
}

#[test]
fn every_character_of_the_standard_set_comes_back() {
    let covered = |range: std::ops::RangeInclusive<char>| range.filter(|ch| FONTS.covers(*ch));
    let mut text: String = covered('!'..='~')
        .chain(covered('¡'..='ÿ').filter(|ch| *ch != '\u{AD}'))
        .chain(covered('Α'..='ω'))
        .chain(covered('А'..='я'))
        .chain(covered('、'..='ヿ').filter(|ch| !('\u{3099}'..='\u{309A}').contains(ch)))
        .collect();
    text.extend(covered('一'..='\u{9FFF}').step_by(2));
    text.extend(covered('⼀'..='⿕').step_by(5));
    text.extend(covered('！'..='￮'));
    assert!(text.chars().count() > 6_000);
    let back = text_of(&paragraph(&text));
    assert_eq!(ink(&back), ink(&text));
}

#[test]
fn facts_about_the_file_name_no_person_and_no_time() {
    let facts = with_file(&samples::summary().document(), |path| {
        run("pdfinfo", &[path])
    });
    assert!(
        facts.contains("Title:           両立支援サマリー\n"),
        "{facts}"
    );
    assert!(
        facts.contains("Subject:         両立デスク サマリー様式 2026-11\n"),
        "{facts}"
    );
    assert!(
        facts.contains("Page size:       595.276 x 841.89 pts (A4)"),
        "{facts}"
    );
    assert!(facts.contains("Metadata Stream: no"), "{facts}");
    for never in ["髙橋", "佐々木", "Date", "Author", "Producer"] {
        assert!(!facts.contains(never), "{never} in {facts}");
    }
}

#[test]
fn a_page_is_small() {
    let rendered = crate::render(&samples::summary().document(), &FONTS).unwrap();
    assert_eq!(rendered.pages, 1);
    assert!(
        rendered.pdf.len() <= 120 * 1024,
        "{} bytes",
        rendered.pdf.len()
    );
}

#[test]
fn a_note_of_ten_thousand_characters_loses_nothing() {
    use std::fmt::Write as _;
    let mut note = String::new();
    for number in 0..500 {
        write!(note, "〈{number:04}〉体調は安定し、「変化なし」。").unwrap();
    }
    assert_eq!(note.chars().count(), 10_000);
    for document in [
        samples::activities(&note).document(),
        samples::chart_notes(&note).document(),
        samples::handover(&note).document(),
    ] {
        assert_nothing_lost(&note, &document);
    }
}

fn assert_nothing_lost(note: &str, document: &Document) {
    let model = crate::layout(document, &FONTS).unwrap();
    assert!(model.pages.len() > 5);
    let text = ink(&text_of(document));
    let mut at = 0;
    for number in 0..500 {
        let mark = format!("〈{number:04}〉");
        let found = text[at..].find(&mark);
        assert!(found.is_some(), "{mark} is lost or out of order");
        at += found.unwrap();
    }
    let count = |text: &str, wanted: &str| text.matches(wanted).count();
    // Foot and head lines may fall into the middle of a sentence, so single characters are counted.
    for ch in ["〈", "〉", "「", "」", "。」"] {
        assert!(count(&text, ch) >= count(note, ch), "{ch}");
    }
}
