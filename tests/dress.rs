//! What papers carry beside their text: sender and logo on what goes out, 供覧欄 on what stays, A3 for what is folded.

use crate::support::{Bench, words};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use workbench::error::ApiError;

/// A picture that lies in the product.
fn picture() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/icons/icon.png")
}

fn said(program: &str, options: &[&str], files: &[&Path]) -> String {
    let out = Command::new(program)
        .args(options)
        .args(files)
        .output()
        .unwrap();
    assert!(out.status.success(), "{program}: {out:?}");
    String::from_utf8_lossy(&out.stdout).into_owned()
}

fn saved(bench: &mut Bench, request: &Value) -> PathBuf {
    let kind = if request["word"] == true {
        "docx"
    } else {
        "pdf"
    };
    let path = bench.folder.path().join(format!("paper.{kind}"));
    bench.call("paper_save", json!({ "request": request, "path": path }));
    path
}

fn pictures(pdf: &Path) -> usize {
    said("pdfimages", &["-list"], &[pdf])
        .lines()
        .skip(2)
        .count()
}

fn reason(bench: &mut Bench, path: &Path) -> String {
    match bench.refused("logo_set", json!({ "path": path })) {
        ApiError::LogoRefused { reason } => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_goes_out_carries_the_sender_and_its_logo() {
    let mut bench = Bench::new();
    let case = bench.case();
    let ask = |paper: &str, way: &str| json!({ "paper": paper, "case_id": case, "way": way });
    let plain = saved(&mut bench, &ask("card", "self"));
    assert_eq!(pictures(&plain), 0);
    assert!(words(&plain).contains("青葉病院"));

    let logo = picture();
    let taken = bench.call("logo_set", json!({ "path": logo }));
    assert!(taken["value"]["png"].as_str().unwrap().len() > 100);
    for paper in ["card", "letter-employer"] {
        let with = saved(
            &mut bench,
            &json!({ "paper": paper, "case_id": case, "way": "self", "blank": true }),
        );
        assert!(pictures(&with) > 0, "{paper}");
        assert!(words(&with).contains("青葉病院"), "{paper}");
        said("qpdf", &["--check"], &[&with]);
    }
    let inside = saved(&mut bench, &ask("summary", "in_house"));
    assert_eq!(pictures(&inside), 0);

    let word = saved(
        &mut bench,
        &json!({ "paper": "card", "case_id": case, "way": "self", "word": true }),
    );
    let names = std::fs::read(&word).unwrap();
    assert!(names.windows(11).any(|name| name == b"word/media/"));

    bench.call("logo_set", json!({ "path": "" }));
    let without = saved(&mut bench, &ask("card", "self"));
    assert_eq!(pictures(&without), 0);
}

#[test]
fn a_logo_that_is_none_is_told_and_the_last_one_stays() {
    let mut bench = Bench::new();
    let good = picture();
    bench.call("logo_set", json!({ "path": good }));
    let folder = bench.folder.path().to_owned();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let whole = std::fs::read(&good).unwrap();
    let broken = file("broken.png", &whole[..whole.len() / 2]);
    let text = file("logo.jpg", "病院のロゴ".as_bytes());
    let huge = folder.join("huge.png");
    std::fs::File::create(&huge)
        .unwrap()
        .set_len(50 * 1024 * 1024)
        .unwrap();
    for (path, why) in [
        (broken, "broken"),
        (text, "kind"),
        (huge, "too_large"),
        (folder.join("nowhere.png"), "unreadable"),
        (folder.clone(), "unreadable"),
    ] {
        assert_eq!(reason(&mut bench, &path), why, "{}", path.display());
    }
    assert!(
        !bench.call("logo_get", json!({}))["png"]
            .as_str()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn boxes_of_the_house_stand_on_papers_of_the_house_only() {
    let mut bench = Bench::new();
    let case = bench.case();
    let mut settings = bench.call("settings_get", json!({}));
    settings["circulation"] = json!("院長、看護部長, 事務長");
    bench.call("settings_save", settings);
    let text = |bench: &mut Bench, way: &str, circulation: bool| {
        let ask =
            json!({ "paper": "summary", "case_id": case, "way": way, "circulation": circulation });
        words(&saved(bench, &ask))
    };
    let with = text(&mut bench, "in_house", true);
    for title in ["院長", "看護部長", "事務長"] {
        assert!(with.contains(title), "{title} in {with}");
    }
    assert!(!text(&mut bench, "in_house", false).contains("看護部長"));
    assert!(!text(&mut bench, "self", true).contains("看護部長"));
}

#[test]
fn the_card_comes_on_a3_to_be_folded_and_nothing_else_does() {
    let mut bench = Bench::new();
    let case = bench.case();
    let mut ask = json!({ "paper": "card", "case_id": case, "way": "self", "folded": true });
    let pdf = saved(&mut bench, &ask);
    let facts = said("pdfinfo", &[], &[&pdf]);
    let line = |name: &str| {
        facts
            .lines()
            .find(|l| l.starts_with(name))
            .unwrap()
            .to_owned()
    };
    assert!(line("Pages").ends_with(" 1"), "{facts}");
    assert!(line("Page size").contains("1190.55 x 841.89"), "{facts}");
    ask["paper"] = json!("summary");
    ask["way"] = json!("in_house");
    assert!(matches!(
        bench.refused("paper_draw", ask),
        ApiError::BadRequest { .. }
    ));
}
