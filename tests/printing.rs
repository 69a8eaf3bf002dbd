//! Papers on a real print queue, and what the register says about them.

use crate::queue::{NAME, Queue};
use crate::support::{PASSPHRASE, answer, words};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A workplace with one case; answers its folder.
fn made(folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("workplace");
    let dir = path.to_str().unwrap();
    let named = ["--facility", "青葉病院", "--user", "佐々木 花"];
    answer(&[&["create", dir], &named[..]].concat(), PASSPHRASE);
    let person = json!({ "name": "髙橋 一郎", "kana": "たかはし いちろう", "birth_date": "1975-04-03", "sex": "male", "chart_number": "00412876" });
    let request = json!({ "person": person, "case": { "opened_on": "2026-05-12", "department": "消化器内科" } });
    answer(&["call", dir, "intake", &request.to_string()], PASSPHRASE);
    path
}

fn summary(printer: &str) -> Value {
    json!({
        "request": { "paper": "summary", "case_id": "R8-0001", "way": "in_house" },
        "printer": printer, "copies": 2, "two_sided": true, "recipient": "主治医", "purpose": "面談の資料",
    })
}

fn register(queue: &Queue, workplace: &Path) -> Value {
    let all = queue.call(workplace, "register", &json!({ "limit": 10 }));
    all.unwrap()
}

fn sha256(file: &Path) -> String {
    let out = Command::new("sha256sum").arg(file).output().unwrap();
    String::from_utf8(out.stdout).unwrap()[..64].to_owned()
}

#[test]
fn a_paper_reaches_the_printer_as_it_was_drawn_and_enters_the_register() {
    let folder = tempfile::tempdir().unwrap();
    let workplace = made(&folder);
    let queue = Queue::open();
    assert_eq!(
        queue.call(&workplace, "printers", &json!({})).unwrap(),
        json!([{ "name": NAME, "default": true }])
    );
    let printed = queue
        .call(&workplace, "paper_print", &summary(NAME))
        .unwrap();
    let arrived = queue.paper(1);

    let text = words(&arrived.pdf);
    assert!(
        text.contains("両立支援サマリー") && text.contains("髙橋 一郎"),
        "{text}"
    );
    assert_eq!(arrived.title(), "summary R8-0001");
    for personal in ["髙橋", "一郎", "たかはし", "00412876", "佐々木"] {
        assert!(!arrived.ticket.contains(personal), "{}", arrived.ticket);
    }
    let lines: Vec<&str> = arrived.ticket.lines().collect();
    assert_eq!(lines[2], "2");
    assert!(
        lines[3].contains("sides=two-sided-long-edge") && lines[3].contains("media=A4"),
        "{}",
        lines[3]
    );

    let entries = register(&queue, &workplace);
    let entry = &entries["rows"][0];
    assert_eq!(entries["total"], 1);
    for (field, value) in [
        ("paper", "summary"),
        ("case_number", "R8-0001"),
        ("place", NAME),
        ("recipient", "主治医"),
        ("purpose", "面談の資料"),
    ] {
        assert_eq!(entry[field], value, "{field}");
    }
    assert_eq!(entry["sha256"], sha256(&arrived.pdf), "the very bytes");
    assert_eq!(entry["sha256"], printed["value"]["sha256"]);
}

#[test]
fn a_printer_that_refuses_is_an_answer_and_its_entry_of_the_register_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let workplace = made(&folder);
    let queue = Queue::open();
    let refused = |printer: &str, said: &str, entries: u64| {
        let error = queue
            .call(&workplace, "paper_print", &summary(printer))
            .unwrap_err();
        assert_eq!(error["code"], "printer_failed", "{error}");
        assert!(error["said"].as_str().unwrap().contains(said), "{error}");
        assert_eq!(register(&queue, &workplace)["total"], entries);
        assert_eq!(queue.waiting(), "", "nothing waits to come out later");
    };
    refused("kango-2", "unknown", 0);
    refused("-o", "unknown", 0);
    queue.admin("cupsreject", &[NAME]);
    // The entry was there before the printer was asked: it cannot print what the register does not know.
    refused(NAME, "not accepting", 1);
    let entry = register(&queue, &workplace)["rows"][0].clone();
    assert_eq!(
        (&entry["failed"], &entry["place"]),
        (&json!(true), &json!(NAME))
    );
    queue.admin("cupsaccept", &[NAME]);
    queue.admin("cupsdisable", &[NAME]);
    refused(NAME, "stopped", 1);
    queue.admin("cupsenable", &[NAME]);

    // The same call where nothing is in the way.
    queue
        .call(&workplace, "paper_print", &summary(NAME))
        .unwrap();
    queue.paper(1);
    let entries = register(&queue, &workplace);
    assert_eq!(
        (&entries["total"], &entries["rows"][0]["failed"]),
        (&json!(2), &json!(false))
    );
}

#[test]
fn without_a_print_system_there_is_no_printer() {
    let folder = tempfile::tempdir().unwrap();
    let workplace = made(&folder);
    let queue = Queue::open();
    let socket = queue.server();
    let away = socket.with_extension("away");
    let printers = || queue.call(&workplace, "printers", &json!({})).unwrap();
    std::fs::rename(&socket, &away).unwrap();
    assert_eq!(printers(), json!([]));
    let error = queue
        .call(&workplace, "paper_print", &summary(NAME))
        .unwrap_err();
    assert_eq!(error["code"], "printer_failed");
    assert_eq!(register(&queue, &workplace)["total"], 0);
    std::fs::rename(&away, &socket).unwrap();
    assert_eq!(printers()[0]["name"], NAME);
}
