//! A small book: every item at its place, an outline of two levels, and links that lead to pages that are there.

use super::samples;
use super::tools::run;
use super::{FONTS, ink};
use crate::book::{self, Mark, Part};
use crate::document::{Block, Document, Margins};
use crate::layout::model::Item;
use crate::sheet::Issue;
use crate::sheet::book as sheet;

fn issue() -> Issue {
    Issue {
        form: "両立デスク 試しの版".into(),
        printed: "出力 佐々木 花 令和8年11月24日 9:20".into(),
    }
}

fn chapter() -> Part {
    let mut document = samples::chapter().document();
    let at = document
        .blocks
        .iter()
        .position(|b| matches!(b, Block::Heading { level: 1, .. }));
    document
        .blocks
        .insert(at.unwrap(), Block::Anchor("first".into()));
    Part::set(&document, &FONTS).unwrap()
}

fn index() -> Part {
    let words = (0..90).map(|n| Block::IndexLine {
        word: format!("語{n}"),
        reading: "ご".into(),
        pages: vec![(3, true), (4, false)],
    });
    let document = sheet::index(&issue(), "試しの版", words.collect());
    let margins = document.margins;
    let narrow = Document {
        margins: Margins {
            right: margins.right + 90.0,
            ..margins
        },
        ..document
    };
    Part::set(&narrow, &FONTS)
        .unwrap()
        .in_two_columns(90.0)
        .framed_by(margins)
}

fn parts() -> Vec<Part> {
    let cover = sheet::Cover {
        issue: issue(),
        title: "試しの版".into(),
        office: "青葉病院 患者支援センター".into(),
        facts: vec![
            ("発行日".into(), "令和8年11月22日".into()),
            ("空".into(), String::new()),
        ],
        notice: "医学的助言ではありません。".into(),
    };
    let lines = [
        (1, "1 章".to_owned(), 3),
        (2, "1.1 長い題名がここに入る節".to_owned(), 3),
    ];
    let contents = sheet::contents(&issue(), "試しの版", lines);
    let set = |document: &Document| Part::set(document, &FONTS).unwrap();
    vec![set(&cover.document()), set(&contents), chapter(), index()]
}

fn marks() -> Vec<Mark> {
    let mark = |level, text: &str, page| Mark {
        level,
        text: text.into(),
        page,
        y: 20.0,
    };
    vec![
        mark(1, "目次", 2),
        mark(1, "1 章", 3),
        mark(2, "1.1 節", 3),
        mark(2, "1.2 節", 3),
        mark(1, "索引", 5),
    ]
}

#[test]
fn every_item_of_a_small_book_is_at_its_place() {
    let dump = book::numbered(parts(), &FONTS).unwrap().dump();
    let path = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden/book.txt");
    if std::env::var("PAPER_GOLDEN").is_ok_and(|wish| wish == "write") {
        std::fs::write(&path, &dump).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap();
    let differing = dump
        .lines()
        .zip(golden.lines())
        .find(|(new, old)| new != old);
    assert_eq!(differing, None);
    assert_eq!(dump.lines().count(), golden.lines().count());
}

#[test]
fn a_place_is_on_the_page_of_what_it_names() {
    let part = chapter();
    let places = part.places();
    assert_eq!(places.len(), 1);
    let after = part.stretches();
    let named = after.iter().find(|s| s.name == "first").unwrap();
    assert_eq!(
        (named.page, &places[0].name),
        (places[0].page, &"first".to_owned())
    );
    assert!(named.text.starts_with("2.1"), "{}", named.text);
}

#[test]
fn a_book_is_a_sound_file_numbered_through_with_an_outline() {
    let count: usize = parts().iter().map(Part::pages).sum();
    let made = book::bind("試しの版", "試し", parts(), &marks(), &FONTS).unwrap();
    assert_eq!(made.pages, count);
    assert_eq!(
        made,
        book::bind("試しの版", "試し", parts(), &marks(), &FONTS).unwrap()
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.pdf");
    std::fs::write(&path, &made.pdf).unwrap();
    let path = path.to_str().unwrap();
    run("qpdf", &["--check", path]);
    let text = run("pdftotext", &["-raw", "-enc", "UTF-8", path, "-"]);
    for (n, page) in text.split('\u{C}').take(count).enumerate() {
        assert!(ink(page).contains(&format!("{}/{count}", n + 1)), "{page}");
    }
    let json = run("qpdf", &["--json", "--json-key=outlines", path]);
    let told: serde_json::Value = serde_json::from_str(&json).unwrap();
    let top = told["outlines"].as_array().unwrap();
    let titles: Vec<&str> = top.iter().map(|o| o["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["目次", "1 章", "索引"]);
    let kids = top[1]["kids"].as_array().unwrap();
    assert_eq!(kids.len(), 2);
    assert_eq!(
        (
            kids[1]["title"].as_str(),
            kids[1]["destpageposfrom1"].as_u64()
        ),
        (Some("1.2 節"), Some(3))
    );
}

#[test]
fn no_line_of_contents_or_index_leads_out_of_the_book() {
    let whole = book::numbered(parts(), &FONTS).unwrap();
    let count = whole.pages.len();
    let items = whole.pages.iter().flat_map(|page| &page.items);
    let to: Vec<usize> = items
        .filter_map(|item| match item {
            Item::Link { page, .. } => Some(*page),
            _ => None,
        })
        .collect();
    assert!(
        to.len() > 180 && to.iter().all(|page| (1..=count).contains(page)),
        "{}",
        to.len()
    );
}
