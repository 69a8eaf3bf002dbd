//! Several papers in one file.

use super::tools::run;
use super::{FONTS, ink, paragraph, samples};
use crate::document::{Block, Document, Furniture};
use crate::{About, Set, bind, layout, render};

fn set(document: &Document, bookmark: &str) -> Set {
    Set {
        model: layout(document, &FONTS).unwrap(),
        bookmark: bookmark.to_owned(),
    }
}

/// A paper of this many pages.
fn of_pages(pages: usize, word: &str) -> Document {
    let one = samples::summary().document();
    let mut document = Document {
        blocks: Vec::new(),
        ..one
    };
    document.footer = document.footer.map(|foot| Furniture {
        page_number: true,
        ..foot
    });
    for page in 0..pages {
        document.blocks.push(Block::PageBreak);
        document
            .blocks
            .extend(paragraph(&format!("{word}の{page}")).blocks);
    }
    document
}

fn three() -> Vec<Set> {
    vec![
        set(&of_pages(1, "壱"), "R8-0001 髙橋 一郎 両立支援サマリー"),
        set(&of_pages(2, "弐"), "R8-0002 両立支援サマリー"),
        set(&of_pages(1, "参"), "R8-0003 𠮷田 両立支援サマリー"),
    ]
}

fn written(papers: &[Set], fronts: bool) -> (tempfile::TempDir, String, crate::Bound) {
    let about = About {
        title: "両立支援サマリー(3件)",
        subject: "試験様式",
        logo: None,
    };
    let bound = bind(about, papers, fronts, &FONTS).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bound.pdf").to_str().unwrap().to_owned();
    std::fs::write(&path, &bound.pdf).unwrap();
    run("qpdf", &["--check", &path]);
    (folder, path, bound)
}

/// The outline as qpdf reads it: title and page.
fn outline(path: &str) -> Vec<(String, u64)> {
    let json = run("qpdf", &["--json=2", "--json-key=outlines", path]);
    let read: serde_json::Value = serde_json::from_str(&json).unwrap();
    let lines = read["outlines"].as_array().unwrap();
    let line = |line: &serde_json::Value| {
        let page = line["destpageposfrom1"].as_u64().unwrap();
        (line["title"].as_str().unwrap().to_owned(), page)
    };
    lines.iter().map(line).collect()
}

fn page(path: &str, number: usize) -> String {
    let number = number.to_string();
    run("pdftotext", &["-f", &number, "-l", &number, path, "-"])
}

#[test]
fn each_paper_begins_on_its_own_page_with_its_own_numbers_and_its_line_in_the_outline() {
    let papers = three();
    let (_folder, path, bound) = written(&papers, false);
    assert_eq!((bound.pages, &bound.first), (4, &vec![1, 2, 4]));
    let wanted: Vec<(String, u64)> = papers
        .iter()
        .zip([1, 2, 4])
        .map(|(paper, page)| (paper.bookmark.clone(), page))
        .collect();
    assert_eq!(outline(&path), wanted);
    for (number, word, count) in [
        (1, "壱の0", "1 / 1"),
        (2, "弐の0", "1 / 2"),
        (3, "弐の1", "2 / 2"),
        (4, "参の0", "1 / 1"),
    ] {
        let text = ink(&page(&path, number));
        assert!(
            text.contains(word) && text.contains(&ink(count)),
            "{number}: {text}"
        );
    }
    let objects = run("qpdf", &["--json=2", "--json-key=qpdf", &path]);
    assert!(
        objects.contains("\"/PageMode\": \"/UseOutlines\""),
        "viewers open the outline"
    );
}

#[test]
fn for_both_sides_no_two_papers_share_a_sheet() {
    let (_folder, path, bound) = written(&three(), true);
    assert_eq!((bound.pages, &bound.first), (5, &vec![1, 3, 5]));
    assert_eq!(
        outline(&path).iter().map(|line| line.1).collect::<Vec<_>>(),
        [1, 3, 5]
    );
    assert_eq!(
        page(&path, 2).trim(),
        "",
        "the back of the first paper stays empty"
    );
    assert!(page(&path, 5).contains("参の0"));
}

#[test]
fn a_file_of_many_papers_holds_each_font_once_and_is_the_same_each_time() {
    let one = render(&samples::summary().document(), &FONTS).unwrap();
    let papers: Vec<Set> = (0..100)
        .map(|n| set(&samples::summary().document(), &format!("R8-{n:04}")))
        .collect();
    let (_folder, path, bound) = written(&papers, false);
    assert_eq!(bound.pages, 100 * one.pages);
    let fonts = run("pdffonts", &[&path]);
    let alone = samples::summary().document();
    let (_other, single, _) = written(&[set(&alone, "")], false);
    assert_eq!(
        fonts.lines().count(),
        run("pdffonts", &[&single]).lines().count(),
        "{fonts}"
    );
    assert!(bound.pdf.len() <= 1024 * 1024, "{} bytes", bound.pdf.len());
    assert!(bound.pdf.len() < 30 * one.pdf.len());
    assert_eq!(written(&papers, false).2.pdf, bound.pdf);
    assert!(outline(&single).is_empty(), "no line without words");
}
