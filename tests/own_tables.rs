//! The tables that this program writes come back: known again by their edition, compared, and nothing is changed.

use crate::support::Bench;
use crate::tables::{check, file, open};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use workbench::practice;

/// A workplace with cases of every kind, one of them with two talks on one day and words that look like a formula.
fn filled(seed: u64) -> Bench {
    let mut bench = Bench::new();
    for case in practice::generate(25, seed, workbench::today()) {
        practice::load(&mut bench.bench, &case).unwrap();
    }
    let day = workbench::today().to_string();
    let made = bench.call("intake", json!({ "person": { "name": "=山田 花", "kana": "やまだ はな" }, "case": { "opened_on": day } }));
    let case = made["value"]["case_id"].as_str().unwrap().to_owned();
    for (channel, minutes) in [("phone", 10), ("in_person", 40)] {
        let talk = json!({ "on_date": day, "channel": channel, "minutes": minutes, "text": "二度話した。" });
        bench.save("activity", &case, talk);
    }
    bench
}

fn columns(bench: &mut Bench, what: &str) -> Vec<String> {
    let review = bench.call("table_review", json!({ "what": what }));
    let columns = review["columns"].as_array().unwrap().iter();
    columns
        .map(|c| c["code"].as_str().unwrap().to_owned())
        .collect()
}

fn save(bench: &mut Bench, name: &str, what: &str, columns: &[String]) -> PathBuf {
    let path = bench.folder.path().join(name);
    let kind = path.extension().unwrap().to_str().unwrap();
    let stats = json!({ "period": "range", "from": "2000-04-01", "to": "2039-03-31" });
    let request =
        json!({ "what": what, "stats": stats, "cases": { "status": "all" }, "columns": columns });
    bench.call("table_save", json!({ "request": request, "kind": kind, "path": path, "recipient": "統括部門", "purpose": "点検", "names_confirmed": true }));
    path
}

/// The whole table of cases as a CSV file, as rows of cells.
fn cells(bench: &mut Bench) -> Vec<Vec<String>> {
    let all = columns(bench, "case_list");
    let path = save(bench, "cells.csv", "case_list", &all);
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.strip_prefix('\u{FEFF}').unwrap();
    let rows = text
        .lines()
        .map(|line| line.split(',').map(str::to_owned).collect());
    rows.collect()
}

fn written(bench: &Bench, name: &str, rows: &[Vec<String>]) -> PathBuf {
    let lines: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
    file(bench, name, lines.join("\r\n").as_bytes())
}

/// Rows without a column.
fn without(rows: &[Vec<String>], heads: &[&str]) -> Vec<Vec<String>> {
    let head = &rows[0];
    let keeps = |at: &usize| !heads.contains(&head[*at].as_str());
    let kept: Vec<usize> = (0..head.len()).filter(keeps).collect();
    let cut = |row: &Vec<String>| kept.iter().map(|at| row[*at].clone()).collect();
    rows.iter().map(cut).collect()
}

/// Every row of the table says what is recorded.
fn changes_nothing(bench: &mut Bench, path: &Path) -> Value {
    let view = open(bench, path);
    let checked = check(bench, &view, "");
    let seen = |name: &str| {
        checked[name]
            .to_string()
            .chars()
            .take(600)
            .collect::<String>()
    };
    assert_eq!(
        (seen("problems"), seen("differing"), seen("twins")),
        ("[]".to_owned(), "[]".to_owned(), "[]".to_owned()),
        "{}: {}",
        path.display(),
        view["columns"]
    );
    assert!(view["rows"].as_u64().unwrap() > 20);
    assert_eq!(checked["unchanged"], view["rows"]);
    view
}

fn target(view: &Value, head: &str) -> String {
    let columns = view["columns"].as_array().unwrap();
    let column = columns.iter().find(|c| c["header"] == head).unwrap();
    column["target"].as_str().unwrap().to_owned()
}

#[test]
fn every_table_that_was_written_changes_nothing() {
    let mut bench = filled(7);
    for what in ["case_list", "activities"] {
        let all = columns(&mut bench, what);
        // Without a code the number finds the case, and without a choice nobody is named.
        let numbered: Vec<String> = all.iter().filter(|c| *c != "code").cloned().collect();
        for (columns, how) in [
            (&all, "all"),
            (&numbered, "numbered"),
            (&Vec::new(), "unnamed"),
        ] {
            for kind in ["xlsx", "csv"] {
                let path = save(&mut bench, &format!("{what}-{how}.{kind}"), what, columns);
                let view = changes_nothing(&mut bench, &path);
                let named = if what == "case_list" { "cases" } else { what };
                assert_eq!(
                    view["export"],
                    json!({ "what": named, "edition": "2026-11", "newer": false, "extra": [] })
                );
            }
        }
    }
}

#[test]
fn every_column_that_is_written_says_something() {
    let rows = cells(&mut filled(7));
    for (at, head) in rows[0].iter().enumerate() {
        assert!(rows[1..].iter().any(|row| !row[at].is_empty()), "{head}");
    }
}

#[test]
fn a_table_of_other_columns_is_still_ours_and_what_is_not_ours_is_told() {
    let mut bench = filled(7);
    let rows = cells(&mut bench);
    let old = without(&rows, &["年齢階級", "人コード", "転帰日", "ふりがな"]);
    let path = written(&bench, "old.csv", &old);
    changes_nothing(&mut bench, &path);

    let turned: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().rev().cloned().collect())
        .collect();
    let path = written(&bench, "turned.csv", &turned);
    let view = changes_nothing(&mut bench, &path);
    assert_eq!(target(&view, "受付日"), "case.opened_on");

    let mut more = rows.clone();
    for (n, row) in more.iter_mut().enumerate() {
        row.insert(1, if n == 0 { "備考" } else { "要確認" }.to_owned());
    }
    let path = written(&bench, "more.csv", &more);
    let view = changes_nothing(&mut bench, &path);
    assert_eq!(view["export"]["extra"], json!(["備考"]));
    assert_eq!(target(&view, "備考"), "", "nobody takes it in unasked");

    // What was changed in the table is told, and the record stands.
    let mut changed = rows;
    changed[1][1] = "2021-05-06".to_owned();
    let path = written(&bench, "changed.csv", &changed);
    let view = open(&mut bench, &path);
    let checked = check(&mut bench, &view, "");
    assert_eq!(checked["differing"].as_array().unwrap().len(), 1);
    assert_eq!(checked["differing"][0]["fields"], json!(["受付日"]));

    // The twin: a table of others keeps the meaning that others give to its words.
    let foreign = file(
        &bench,
        "foreign.csv",
        "事例番号,氏名,受付日,経路,電話\nR6-9001,甲,2024-05-01,医師,\n".as_bytes(),
    );
    let view = open(&mut bench, &foreign);
    assert_eq!(
        (
            &view["export"],
            &view["own"],
            target(&view, "経路").as_str()
        ),
        (&Value::Null, &json!(true), "case.referral")
    );
}

#[test]
fn a_table_of_another_workplace_is_not_taken_for_one_of_this() {
    let mut other = filled(8);
    let mut bench = filled(7);
    let rows = cells(&mut other);
    let unnamed = without(&rows, &["事例番号", "氏名", "ふりがな", "生年月日"]);
    let path = written(&bench, "unnamed.csv", &unnamed);
    let view = open(&mut bench, &path);
    let checked = check(&mut bench, &view, "");
    assert_eq!(
        (&checked["wrong"], &checked["unchanged"]),
        (&view["rows"], &json!(0))
    );
    let first = &checked["problems"][0];
    assert_eq!(
        (&first["rule"], &first["letter"]),
        (&json!("no_such_case"), &json!("A"))
    );
    assert!(first["said"].as_str().unwrap().contains(&rows[1][0]));
    assert_eq!(
        checked["problem_total"], view["rows"],
        "one sentence for a row"
    );

    // Both count from the same number on, which is not taken for the same case; without the code it would be.
    let path = written(&bench, "named.csv", &rows);
    let view = open(&mut bench, &path);
    let checked = check(&mut bench, &view, "");
    assert_eq!(
        (&checked["differing"], &checked["unchanged"]),
        (&json!([]), &json!(0))
    );
    let path = written(&bench, "uncoded.csv", &without(&rows, &["事例コード"]));
    let view = open(&mut bench, &path);
    let twin = check(&mut bench, &view, "");
    assert!(
        !twin["differing"].as_array().unwrap().is_empty(),
        "the twin"
    );
}

const LATER: &str = r#"
import sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
parts = {name: book.read(name) for name in book.namelist()}
def put(part, old, new):
    assert parts[part].count(old.encode()) == 1, (part, old)
    parts[part] = parts[part].replace(old.encode(), new.encode())
put("docProps/custom.xml", ">cases 2026-11<", ">cases 2031-04<")
put("xl/sharedStrings.xml", ">段階<", ">就労の段階<")
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as out:
    for name, content in parts.items():
        out.writestr(name, content)
"#;

#[test]
fn a_workbook_says_what_it_is_also_when_others_saved_it_and_when_it_is_of_later() {
    let mut bench = filled(7);
    let all = columns(&mut bench, "case_list");
    let path = save(&mut bench, "saved.xlsx", "case_list", &all);
    let folder = bench.folder.path().to_owned();
    let again = folder.join("again");
    let out = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(&again)
        .arg(&path)
        .env("HOME", &folder)
        .output()
        .expect("run through `cargo xtask test`: no LibreOffice");
    let made = again.join("saved.xlsx");
    assert!(made.exists(), "{}", String::from_utf8_lossy(&out.stderr));
    let view = changes_nothing(&mut bench, &made);
    assert_eq!(view["export"]["newer"], false);

    let done = Command::new("/usr/bin/python3")
        .args(["-c", LATER])
        .arg(&made)
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let view = changes_nothing(&mut bench, &made);
    assert_eq!(
        view["export"],
        json!({ "what": "cases", "edition": "2031-04", "newer": true, "extra": ["就労の段階"] })
    );
}
