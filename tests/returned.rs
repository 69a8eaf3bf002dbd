//! Papers that come back: the code in their corner leads to case and form.

use crate::support::Bench;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use workbench::error::ApiError;

fn saved(bench: &mut Bench, request: &Value) -> PathBuf {
    let path = bench.folder.path().join("form.pdf");
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "本人", "purpose": "確認" }),
    );
    path
}

fn raw(file: &Path) -> String {
    let out = Command::new("pdftotext")
        .args(["-raw", file.to_str().unwrap(), "-"])
        .output()
        .unwrap();
    String::from_utf8(out.stdout).unwrap()
}

/// The code on a paper, in the words that a person reads.
fn code(bench: &mut Bench, request: &Value) -> Option<String> {
    let text = raw(&saved(bench, request));
    let (_, rest) = text.split_once("書類コード")?;
    Some(rest.split_whitespace().next().unwrap().to_owned())
}

fn of(paper: &str, case: &str, way: &str) -> Value {
    json!({ "paper": paper, "case_id": case, "way": way })
}

fn refused(bench: &mut Bench, code: &str) -> String {
    match bench.refused("paper_find", json!({ "code": code })) {
        ApiError::ReturnCodeRefused { reason } => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_form_of_a_case_is_found_again_however_its_code_is_typed() {
    let mut bench = Bench::new();
    let (case, other) = (bench.case(), bench.case());
    let forms = bench.call("form_list", json!({}));
    let (mut with, mut first_letters) = (0, Vec::new());
    for form in forms
        .as_array()
        .unwrap()
        .iter()
        .filter(|form| form["in_use"] == true)
    {
        let id = form["id"].as_str().unwrap();
        let Some(way) = form["goes_to"]
            .as_array()
            .unwrap()
            .iter()
            .find_map(|way| way.as_str().filter(|way| *way != "company"))
        else {
            continue;
        };
        let found = code(&mut bench, &of(id, &case, way));
        if ["survey", "staff-notice"].contains(&id) {
            assert_eq!(found, None, "{id} speaks of nobody");
            continue;
        }
        let found = found.unwrap_or_else(|| panic!("{id} has no code"));
        with += 1;
        assert!(
            !found.contains("0001") && !found.contains("0002"),
            "no case number: {found}"
        );
        first_letters.push(found[..3].to_owned());
        for typed in [
            found.clone(),
            found.replace('-', ""),
            found.to_lowercase().replace('-', " "),
        ] {
            let answer = bench.call("paper_find", json!({ "code": typed }));
            assert_eq!(
                (&answer["case_id"], &answer["paper"], &answer["title"]),
                (&json!(case), &form["id"], &form["title"]),
                "{typed}"
            );
        }
        // The papers of one case belong together; those of another case do not.
        let elsewhere = code(&mut bench, &of(id, &other, way)).unwrap();
        assert_eq!(found[..4], elsewhere[..4]);
        assert_ne!(found[4..13], elsewhere[4..13]);
        assert_eq!(
            bench.call("paper_find", json!({ "code": elsewhere }))["case_id"],
            json!(other)
        );
        assert_eq!(
            code(
                &mut bench,
                &json!({ "paper": id, "case_id": case, "way": way, "blank": true })
            ),
            None,
            "{id}"
        );
    }
    assert!(with >= 12, "{with}");
    first_letters.sort();
    first_letters.dedup();
    assert_eq!(
        first_letters.len(),
        with,
        "each form has letters of its own"
    );
}

#[test]
fn what_leads_to_no_case_is_told_apart() {
    let mut bench = Bench::new();
    let case = bench.case();
    let good = code(&mut bench, &of("opinion", &case, "self")).unwrap();
    assert!(good.starts_with("OPN-"), "{good}");
    for text in ["", "髙橋 一郎", "R8-0001", &good[..15]] {
        assert_eq!(refused(&mut bench, text), "shape", "{text}");
    }
    let last = if good.ends_with('0') { "1" } else { "0" };
    assert_eq!(
        refused(&mut bench, &format!("{}{last}", &good[..16])),
        "check"
    );

    let mut elsewhere = Bench::new();
    let theirs = elsewhere.case();
    let foreign = code(&mut elsewhere, &of("opinion", &theirs, "self")).unwrap();
    assert_ne!(foreign[4..], good[4..]);
    assert_eq!(refused(&mut bench, &foreign), "elsewhere");
    assert_eq!(
        elsewhere.call("paper_find", json!({ "code": foreign }))["case_id"],
        json!(theirs)
    );

    // The house knows its own paper, also when the case is gone.
    let at = json!({ "noun": "case", "id": case, "reason": "重複" });
    bench.call("record_cancel", at);
    assert_eq!(refused(&mut bench, &good), "unknown");
}

#[test]
fn what_goes_to_headquarters_has_nothing_of_the_code_on_paper() {
    let secret = [7; 32];
    let case = "01937b1c-0000-7000-8000-000000000001";
    let bundle = exchange::pseudonym(&secret, case);
    let symbols = exchange::paper_case(&secret, case);
    // The same bits, written as the bundle writes them.
    let bits = symbols
        .iter()
        .fold(0_u64, |bits, symbol| bits << 5 | u64::from(*symbol));
    let paper = format!("{bits:010x}");
    assert!(!bundle.contains(&paper[..6]), "{bundle} {paper}");
    assert_eq!(bundle.len(), 32);
}
