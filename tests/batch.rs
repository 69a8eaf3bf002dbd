//! One paper for each of several cases, as one file.

use crate::queue::{NAME, Queue};
use crate::support::{Bench, PASSPHRASE, answer, words};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use workbench::error::ApiError;

/// Cases of 対象 甲, 乙, 丙 … ; answers their ids.
fn cases(bench: &mut Bench, names: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    for name in names {
        let person =
            json!({ "name": format!("対象 {name}"), "birth_date": "1975-04-03", "sex": "male" });
        let made = bench.call("intake", json!({ "person": person, "case": { "opened_on": "2026-05-12", "illness_line": format!("病状{name}") } }));
        out.push(made["value"]["case_id"].as_str().unwrap().to_owned());
    }
    out
}

fn agree(bench: &mut Bench, case: &str) {
    bench.save(
        "employment",
        case,
        json!({ "status": "employee", "main": true, "employer": "青葉製作所", "duties": "旋盤の加工" }),
    );
    bench.save("consent", case, json!({ "purpose": "company", "answer": "agreed", "form": "written", "on_date": "2026-06-03", "parties": ["hr"], "items": ["work", "measures"] }));
}

fn begin(bench: &mut Bench, cases: &[String], request: &Value) -> Value {
    bench.call("batch_start", json!({ "cases": cases, "request": request }))
}

/// Draws until something else is to be done.
fn go(bench: &mut Bench, mut view: Value, without: bool) -> Value {
    while view["state"] == "drawing" || (without && view["state"] == "asking") {
        view = bench.call(
            "batch_step",
            json!({ "id": view["id"], "without": without }),
        );
    }
    view
}

fn summary() -> Value {
    json!({ "paper": "summary", "way": "in_house" })
}

fn saved(bench: &mut Bench, view: &Value, file: &Path) -> Value {
    bench.call("batch_save", json!({ "id": view["id"], "path": file, "recipient": "検討会の出席者", "purpose": "事例検討会" }))
}

fn tool(name: &str, arguments: &[&str]) -> String {
    let out = Command::new(name).args(arguments).output().unwrap();
    assert!(out.status.success(), "{name}: {out:?}");
    String::from_utf8(out.stdout).unwrap()
}

/// Lines of the outline with the page they lead to.
fn outline(file: &Path) -> Vec<(String, u64)> {
    let path = file.to_str().unwrap();
    tool("qpdf", &["--check", path]);
    let read: Value =
        serde_json::from_str(&tool("qpdf", &["--json=2", "--json-key=outlines", path])).unwrap();
    let lines = read["outlines"].as_array().unwrap().iter();
    lines
        .map(|line| {
            (
                line["title"].as_str().unwrap().to_owned(),
                line["destpageposfrom1"].as_u64().unwrap(),
            )
        })
        .collect()
}

fn register(bench: &mut Bench) -> Value {
    bench.call("register", json!({ "limit": 50 }))
}

#[test]
fn the_summaries_of_a_conference_are_one_file_and_one_entry_each() {
    let mut bench = Bench::new();
    let cases = cases(&mut bench, &["甲", "乙", "丙", "丁", "戊", "己"]);
    let view = begin(&mut bench, &cases, &summary());
    assert_eq!((&view["done"], &view["total"]), (&json!(0), &json!(6)));
    let first = bench.call("batch_step", json!({ "id": view["id"] }));
    let done = first["done"].as_u64().unwrap();
    assert!(done > 0 && done < 6, "progress is seen: {done}");
    assert_eq!(register(&mut bench)["total"], 0);
    let view = go(&mut bench, first, false);
    assert_eq!(
        (&view["state"], &view["pages"]),
        (&json!("ready"), &json!(6))
    );

    let shown = bench.call("batch_open", json!({ "id": view["id"] }));
    assert_eq!(shown["title"], "両立支援サマリー(6件)");
    assert!(
        shown["file_name"]
            .as_str()
            .unwrap()
            .starts_with("summary-x6-")
    );
    let looked = bench.call("audit_list", json!({ "kind": "preview", "limit": 20 }));
    assert_eq!(looked["total"], 6, "each case notes that it was looked at");

    let file = bench.folder.path().join("all.pdf");
    let left = saved(&mut bench, &view, &file);
    assert_eq!(left["value"]["register_ids"].as_array().unwrap().len(), 6);
    let wanted: Vec<(String, u64)> = ["甲", "乙", "丙", "丁", "戊", "己"]
        .iter()
        .zip(1..)
        .map(|(name, n)| (format!("R8-{n:04} 対象 {name} 両立支援サマリー"), n))
        .collect();
    assert_eq!(outline(&file), wanted);
    let text = words(&file);
    let at: Vec<_> = ["甲", "乙", "丙", "丁", "戊", "己"]
        .iter()
        .map(|name| text.find(&format!("病状{name}")).unwrap())
        .collect();
    assert!(at.is_sorted(), "in the order of the choice: {at:?}");
    assert_eq!(text.matches('\u{C}').count(), 6);

    let entries = register(&mut bench);
    assert_eq!(entries["total"], 6);
    let mut numbers: Vec<String> = Vec::new();
    for entry in entries["rows"].as_array().unwrap() {
        assert_eq!(
            (
                &entry["paper"],
                &entry["recipient"],
                &entry["purpose"],
                &entry["failed"]
            ),
            (
                &json!("summary"),
                &json!("検討会の出席者"),
                &json!("事例検討会"),
                &json!(false)
            )
        );
        assert_eq!(entry["sha256"], left["value"]["sha256"]);
        numbers.push(entry["case_number"].as_str().unwrap().to_owned());
    }
    numbers.sort();
    assert_eq!(
        numbers,
        [
            "R8-0001", "R8-0002", "R8-0003", "R8-0004", "R8-0005", "R8-0006"
        ]
    );
    assert!(
        !text.is_empty()
            && tool("pdfinfo", &[file.to_str().unwrap()])
                .lines()
                .all(|line| !line.contains("対象"))
    );
}

#[test]
fn a_name_stands_in_the_outline_only_in_the_house() {
    let mut bench = Bench::new();
    let cases = cases(&mut bench, &["甲", "乙"]);
    let outline_of = |bench: &mut Bench, request: Value| {
        let view = begin(bench, &cases, &request);
        let view = go(bench, view, false);
        let file = bench.folder.path().join(format!("{}.pdf", view["id"]));
        saved(bench, &view, &file);
        outline(&file)
            .into_iter()
            .map(|line| line.0)
            .collect::<Vec<_>>()
    };
    let house = outline_of(&mut bench, summary());
    assert!(house[0].contains("対象 甲"), "{house:?}");
    for request in [
        json!({ "paper": "summary", "way": "self" }),
        json!({ "paper": "summary", "way": "in_house", "initials": true }),
    ] {
        let lines = outline_of(&mut bench, request);
        assert_eq!(
            lines,
            ["R8-0001 両立支援サマリー", "R8-0002 両立支援サマリー"]
        );
    }
}

#[test]
fn on_both_sides_no_two_persons_share_a_sheet() {
    let mut bench = Bench::new();
    let cases = cases(&mut bench, &["甲", "乙", "丙"]);
    let ask = json!({ "cases": cases, "request": summary(), "two_sided": true });
    let view = bench.call("batch_start", ask);
    let view = go(&mut bench, view, false);
    let firsts: Vec<u64> = view["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["page"].as_u64().unwrap())
        .collect();
    assert_eq!((firsts, &view["pages"]), (vec![1, 3, 5], &json!(5)));
    let file = bench.folder.path().join("both.pdf");
    saved(&mut bench, &view, &file);
    assert_eq!(
        outline(&file).iter().map(|line| line.1).collect::<Vec<_>>(),
        [1, 3, 5]
    );
}

#[test]
fn who_did_not_agree_is_named_and_left_out_only_when_the_person_says_so() {
    let mut bench = Bench::new();
    let cases = cases(&mut bench, &["甲", "乙", "丙"]);
    agree(&mut bench, &cases[0]);
    bench.save(
        "employment",
        &cases[1],
        json!({ "status": "employee", "main": true, "employer": "青葉製作所" }),
    );
    let request = json!({ "paper": "plan", "way": "company", "party": "hr" });
    let view = begin(&mut bench, &cases, &request);
    let view = go(&mut bench, view, false);
    assert_eq!(view["state"], "asking");
    let refused = |n: usize| view["lines"][n]["refused"]["code"].clone();
    assert_eq!(
        (refused(0), refused(1), refused(2)),
        (Value::Null, json!("consent_missing"), json!("no_employer"))
    );

    // Asking again changes nothing; neither can it be printed or seen.
    let again = bench.call("batch_step", json!({ "id": view["id"] }));
    assert_eq!(again["state"], "asking");
    let unfinished = ApiError::BatchRefused {
        reason: "unfinished".to_owned(),
    };
    assert_eq!(
        bench.refused("batch_open", json!({ "id": view["id"] })),
        unfinished
    );
    let file = bench.folder.path().join("plans.pdf");
    let save = json!({ "id": view["id"], "path": file, "recipient": "人事", "purpose": "調整" });
    assert_eq!(bench.refused("batch_save", save), unfinished);
    assert!(!file.exists());
    assert_eq!(register(&mut bench)["total"], 0);

    let view = go(&mut bench, view, true);
    assert_eq!(view["state"], "ready");
    let left = saved(&mut bench, &view, &file);
    assert_eq!(left["value"]["register_ids"].as_array().unwrap().len(), 1);
    let lines = outline(&file);
    assert_eq!(lines.len(), 1);
    assert!(
        lines[0].0.starts_with("R8-0001 ") && !lines[0].0.contains("対象"),
        "{lines:?}"
    );
    let entries = register(&mut bench);
    assert_eq!(
        (&entries["total"], &entries["rows"][0]["case_number"]),
        (&json!(1), &json!("R8-0001"))
    );
    assert_eq!(
        entries["rows"][0]["consents"].as_array().unwrap().len(),
        1,
        "it rests on the consent, as a single paper does"
    );
}

#[test]
fn a_stopped_batch_leaves_nothing_and_one_that_goes_on_leaves_all() {
    let mut bench = Bench::new();
    let cases = cases(&mut bench, &["甲", "乙", "丙", "丁", "戊"]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.pdf");
    let gone = ApiError::BatchRefused {
        reason: "gone".to_owned(),
    };
    for steps in 0..4 {
        let view = begin(&mut bench, &cases, &summary());
        let at = json!({ "id": view["id"] });
        for _ in 0..steps {
            bench.call("batch_step", at.clone());
        }
        bench.call("batch_cancel", at.clone());
        assert_eq!(bench.refused("batch_step", at.clone()), gone);
        assert_eq!(bench.refused("batch_open", at), gone);
        let save = json!({ "id": view["id"], "path": file });
        assert_eq!(bench.refused("batch_save", save), gone);
        assert_eq!(register(&mut bench)["total"], 0, "after {steps} steps");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
    // The twin: the same without stopping.
    let view = begin(&mut bench, &cases, &summary());
    let view = go(&mut bench, view, false);
    saved(&mut bench, &view, &file);
    assert_eq!(register(&mut bench)["total"], 5);
    assert!(file.exists());
}

#[test]
fn what_was_drawn_before_a_change_does_not_leave() {
    let mut bench = Bench::new();
    let cases = cases(&mut bench, &["甲", "乙"]);
    let view = begin(&mut bench, &cases, &summary());
    let view = go(&mut bench, view, false);
    bench.save("activity", &cases[0], json!({ "on_date": "2026-11-20", "channel": "phone", "text": "同意を取り下げたいとの電話。" }));
    let file = bench.folder.path().join("old.pdf");
    let save = json!({ "id": view["id"], "path": file });
    assert_eq!(
        bench.refused("batch_save", save),
        ApiError::BatchRefused {
            reason: "stale".to_owned()
        }
    );
    assert!(!file.exists());
    assert_eq!(register(&mut bench)["total"], 0);
    // Neither does one that a lock has ended.
    let view = begin(&mut bench, &cases, &summary());
    bench.call("lock", json!({}));
    bench.call("unlock", json!({ "passphrase": PASSPHRASE }));
    let gone = ApiError::BatchRefused {
        reason: "gone".to_owned(),
    };
    assert_eq!(
        bench.refused("batch_step", json!({ "id": view["id"] })),
        gone
    );
}

#[test]
fn all_of_a_list_are_taken_in_its_order_and_a_wrong_choice_is_a_sentence() {
    let mut bench = Bench::new();
    cases(&mut bench, &["甲", "乙", "丙"]);
    let all = json!({ "sort": "number", "descending": true });
    let view = bench.call("batch_start", json!({ "all": all, "request": summary() }));
    let view = go(&mut bench, view, false);
    let numbers: Vec<&str> = view["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["number"].as_str().unwrap())
        .collect();
    assert_eq!(numbers, ["R8-0003", "R8-0002", "R8-0001"]);
    let none = bench.refused("batch_start", json!({ "request": summary() }));
    assert_eq!(
        none,
        ApiError::BatchRefused {
            reason: "no_cases".to_owned()
        }
    );
    assert_eq!(
        bench.refused(
            "batch_start",
            json!({ "cases": ["R8-0099"], "request": summary() })
        ),
        ApiError::NotFound
    );
    // A way that the paper does not go stands against all of it.
    let words = json!({ "paper": "words", "way": "in_house" });
    let view = begin(&mut bench, &["R8-0001".to_owned()], &words);
    let refused = bench.refused("batch_step", json!({ "id": view["id"] }));
    assert!(
        matches!(refused, ApiError::PaperNotThisWay { .. }),
        "{refused:?}"
    );
}

#[test]
fn a_file_that_did_not_get_its_name_stands_as_one_that_did_not_leave() {
    let mut bench = Bench::new();
    let cases = cases(&mut bench, &["甲", "乙"]);
    let view = begin(&mut bench, &cases, &summary());
    let view = go(&mut bench, view, false);
    let taken = bench.folder.path().join("taken.pdf");
    std::fs::create_dir_all(taken.join("inside")).unwrap();
    let save = |path: &Path| json!({ "id": view["id"], "path": path, "recipient": "出席者", "purpose": "検討会" });
    let refused = bench.refused("batch_save", save(&taken));
    assert!(
        matches!(refused, ApiError::FileFailed { .. }),
        "{refused:?}"
    );
    let failed = |entries: &Value| -> Vec<bool> {
        let rows = entries["rows"].as_array().unwrap().iter();
        rows.map(|row| row["failed"].as_bool().unwrap()).collect()
    };
    assert_eq!(failed(&register(&mut bench)), [true, true]);
    bench.call("batch_save", save(&bench.folder.path().join("free.pdf")));
    assert_eq!(failed(&register(&mut bench)), [false, false, true, true]);
}

/// A workplace of two cases, made by the command line.
fn workplace(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("workplace");
    let dir = path.to_str().unwrap();
    answer(
        &[
            "create",
            dir,
            "--facility",
            "青葉病院",
            "--user",
            "佐々木 花",
        ],
        PASSPHRASE,
    );
    for name in ["甲", "乙"] {
        let request = json!({ "person": { "name": format!("対象 {name}"), "birth_date": "1975-04-03" }, "case": { "opened_on": "2026-05-12" } });
        answer(&["call", dir, "intake", &request.to_string()], PASSPHRASE);
    }
    path
}

#[test]
fn the_command_line_makes_one_file_of_several_cases() {
    let folder = tempfile::tempdir().unwrap();
    let path = workplace(folder.path());
    let (dir, file) = (path.to_str().unwrap(), folder.path().join("both.pdf"));
    let print = |more: &[&str]| answer(&[&["print", dir], more].concat(), PASSPHRASE);
    let output = ["-o", file.to_str().unwrap()];
    let made = print(&[&["R8-0002", "R8-0001", "--paper", "summary"], &output[..]].concat());
    assert_eq!((&made["made"], &made["pages"]), (&json!(2), &json!(2)));
    assert_eq!(outline(&file)[0].0, "R8-0002 対象 乙 両立支援サマリー");

    // Whose paper cannot be made is told, and nothing is written unless they may be left out.
    std::fs::remove_file(&file).unwrap();
    let plan = [
        "R8-0001", "R8-0002", "--paper", "plan", "--way", "company", "--party", "hr",
    ];
    let made = print(&[&plan[..], &output[..]].concat());
    assert_eq!(
        (&made["made"], made["refused"].as_array().unwrap().len()),
        (&json!(0), 2)
    );
    assert!(!file.exists());

    // The same flags for one case: a blank form, and a Word file.
    print(&[&["R8-0001", "--paper", "opinion", "--blank"], &output[..]].concat());
    assert!(!words(&file).contains("対象 甲"));
    print(
        &[
            &["R8-0001", "--paper", "opinion", "--way", "self"],
            &output[..],
        ]
        .concat(),
    );
    assert!(words(&file).contains("対象 甲"));
    let word = folder.path().join("opinion.docx");
    print(&[
        "R8-0001",
        "--paper",
        "opinion",
        "--way",
        "self",
        "--word",
        "-o",
        word.to_str().unwrap(),
    ]);
    assert!(std::fs::read(&word).unwrap().starts_with(b"PK"));
}

#[test]
fn a_batch_reaches_the_printer_as_it_was_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let path = workplace(folder.path());
    let queue = Queue::open();
    let made = queue.work(&[
        "print",
        path.to_str().unwrap(),
        "R8-0001",
        "R8-0002",
        "--paper",
        "summary",
        "--two-sided",
        "--printer",
        NAME,
    ]);
    let made = made.unwrap();
    assert_eq!((&made["made"], &made["pages"]), (&json!(2), &json!(3)));
    let arrived = queue.paper(1);
    assert_eq!(outline(&arrived.pdf).len(), 2);
    assert_eq!(arrived.title(), "summary x2");
    assert!(
        arrived.ticket.contains("sides=two-sided-long-edge"),
        "{}",
        arrived.ticket
    );
    assert!(!arrived.ticket.contains("対象"));
    let entries = queue
        .call(&path, "register", &json!({ "limit": 9 }))
        .unwrap();
    assert_eq!(
        (&entries["total"], &entries["rows"][1]["place"]),
        (&json!(2), &json!(NAME))
    );
    assert_eq!(entries["rows"][0]["sha256"], made["sha256"]);
}
