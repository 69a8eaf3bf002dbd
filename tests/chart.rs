//! カルテ転記: one person's words, entered before they leave, and in the chart by somebody's word.

use crate::support::{Bench, words};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use workbench::api;
use workbench::clipboard::Clipboard;
use workbench::error::ApiError;

/// A clipboard that shows what came to it; the real one is seen in `window::chart`.
#[derive(Clone, Default)]
struct Board(Arc<Mutex<Vec<String>>>, bool);

impl Clipboard for Board {
    fn put(&mut self, text: &str, seconds: u64) -> bool {
        self.0.lock().unwrap().push(format!("{seconds} {text}"));
        !self.1
    }
    fn clear_own(&mut self) {
        self.0.lock().unwrap().push("cleared".to_owned());
    }
}

fn with_board(bench: &mut Bench, refuses: bool) -> Board {
    let board = Board(Arc::default(), refuses);
    bench.bench.use_clipboard(Box::new(board.clone()));
    board
}

fn act(bench: &mut Bench, case: &str, more: Value) -> String {
    let mut record = json!({ "on_date": "2026-11-20", "at_time": "14:00", "channel": "in_person", "minutes": 30, "partners": ["self"], "chart_note": "todo" });
    if let Value::Object(more) = more {
        record.as_object_mut().unwrap().extend(more);
    }
    bench.save("activity", case, record)
}

fn register(bench: &mut Bench) -> Vec<Value> {
    bench.call("register", json!({ "limit": 50 }))["rows"]
        .as_array()
        .unwrap()
        .clone()
}

fn open(bench: &mut Bench, query: Value) -> Vec<Value> {
    let all = bench.call("chart_list", query);
    let rows = all.as_array().unwrap().iter();
    rows.filter(|row| row["state"] == "todo").cloned().collect()
}

#[test]
fn the_words_are_entered_in_the_register_and_name_nobody() {
    let mut bench = Bench::new();
    let case = bench.case();
    let board = with_board(&mut bench, false);
    let later = act(
        &mut bench,
        &case,
        json!({ "on_date": "2026-11-21", "text": "二つめの記録。" }),
    );
    let first = act(
        &mut bench,
        &case,
        json!({ "subjective": "午後がつらい。", "plan": "休憩を相談する。" }),
    );
    let copied = bench.call("chart_copy", json!({ "activities": [later, first] }));
    let text = copied["value"]["text"].as_str().unwrap();
    assert!(
        text.starts_with("【両立支援】令和8年11月20日(金) 14:00 "),
        "{text}"
    );
    assert!(
        text.contains("S: 午後がつらい。\nP: 休憩を相談する。\n\n【両立支援】令和8年11月21日"),
        "oldest first: {text}"
    );
    assert!(
        !text.contains("髙橋") && !text.contains("00412876"),
        "{text}"
    );
    assert_eq!(*board.0.lock().unwrap(), [format!("60 {text}")]);

    let left = register(&mut bench);
    assert_eq!(left.len(), 1);
    assert_eq!(
        (&left[0]["paper"], &left[0]["place"], &left[0]["failed"]),
        (
            &json!("chart-note"),
            &json!("クリップボード"),
            &json!(false)
        )
    );
    assert_eq!(left[0]["id"], copied["value"]["register_id"]);
    // Copying says nothing about the chart yet.
    assert_eq!(open(&mut bench, json!({ "case_id": case })).len(), 2);

    bench.call("lock", json!({}));
    assert_eq!(board.0.lock().unwrap().last().unwrap(), "cleared");
}

#[test]
fn what_the_clipboard_refuses_is_marked_as_not_gone() {
    let mut bench = Bench::new();
    let case = bench.case();
    let id = act(&mut bench, &case, json!({ "text": "記録。" }));
    // Behind a terminal there is no clipboard at all.
    assert_eq!(
        bench.refused("chart_copy", json!({ "activities": [id] })),
        ApiError::ClipboardUnusable
    );
    with_board(&mut bench, true);
    assert_eq!(
        bench.refused("chart_copy", json!({ "activities": [id] })),
        ApiError::ClipboardUnusable
    );
    assert!(
        register(&mut bench)
            .iter()
            .all(|left| left["failed"] == true)
    );
    with_board(&mut bench, false);
    bench.call("chart_copy", json!({ "activities": [id] }));
    assert_eq!(register(&mut bench)[0]["failed"], false, "the twin leaves");
}

#[test]
fn two_persons_are_never_copied_together() {
    let mut bench = Bench::new();
    let one = bench.case();
    let other = bench.three_alike().remove(0);
    let board = with_board(&mut bench, false);
    let ids = [
        act(&mut bench, &one, json!({})),
        act(&mut bench, &other, json!({})),
    ];
    let reason = |error: ApiError| match error {
        ApiError::ChartRefused { reason } => reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        reason(bench.refused("chart_copy", json!({ "activities": ids }))),
        "persons"
    );
    assert_eq!(
        reason(bench.refused("chart_copy", json!({ "activities": [] }))),
        "none"
    );
    bench.call(
        "record_cancel",
        json!({ "noun": "activity", "id": ids[0], "reason": "誤り" }),
    );
    assert_eq!(
        reason(bench.refused("chart_copy", json!({ "activities": [ids[0]] }))),
        "gone"
    );
    assert!(board.0.lock().unwrap().is_empty());
    assert!(register(&mut bench).is_empty());
}

#[test]
fn several_are_set_at_once_and_the_history_says_by_whom() {
    let mut bench = Bench::new();
    let case = bench.case();
    let ids: Vec<String> = (0..3)
        .map(|n| act(&mut bench, &case, json!({ "text": format!("記録 {n}") })))
        .collect();
    bench.call(
        "chart_set",
        json!({ "activities": [ids[0], ids[1]], "state": "done" }),
    );
    let all = bench.call("chart_list", json!({ "case_id": case }));
    let of = |id: &str| {
        all.as_array()
            .unwrap()
            .iter()
            .find(|row| row["id"] == id)
            .unwrap()
            .clone()
    };
    assert_eq!(
        (&of(&ids[0])["state"], &of(&ids[0])["marked_by"]),
        (&json!("done"), &json!("佐々木 花"))
    );
    assert_eq!(of(&ids[2])["state"], "todo");
    assert_eq!(
        open(&mut bench, json!({})).len(),
        1,
        "across cases only what is open"
    );
    let history = bench.call("history", json!({ "id": case }));
    let marks = history
        .as_array()
        .unwrap()
        .iter()
        .filter(|h| h["field"] == "chart_note" && h["new"] == "done");
    assert_eq!(marks.count(), 2);
    assert!(matches!(
        bench.refused("chart_set", json!({ "activities": ids, "state": "later" })),
        ApiError::BadRequest { .. }
    ));
    // One that is not there leaves all as they were.
    let mixed = json!({ "activities": [ids[2], "nobody"], "state": "not_needed" });
    assert_eq!(bench.refused("chart_set", mixed), ApiError::NotFound);
    assert_eq!(open(&mut bench, json!({})).len(), 1);
}

#[test]
fn the_list_across_cases_is_that_of_the_own_ones_when_asked() {
    let mut bench = Bench::new();
    let case = bench.case();
    act(&mut bench, &case, json!({}));
    let phrase = "komorebi no michi 3";
    bench.call("user_add", json!({ "id": "mori", "name": "森 葵", "profession": "nurse", "role": "staff", "passphrase": phrase }));
    bench.call("lock", json!({}));
    api::call(
        &mut bench.bench,
        "unlock",
        json!({ "user_id": "mori", "passphrase": phrase }),
    )
    .unwrap();
    assert_eq!(open(&mut bench, json!({ "mine": true })).len(), 0);
    assert_eq!(open(&mut bench, json!({ "mine": false })).len(), 1);
}

#[test]
fn the_facility_says_how_the_chart_is_written() {
    let mut bench = Bench::new();
    let case = bench.case();
    with_board(&mut bench, false);
    let id = act(
        &mut bench,
        &case,
        json!({ "text": "通院と勤務の調整について、会社の担当者と話し合った結果を本人に伝えた。", "subjective": "安心した。" }),
    );
    let mut settings = bench.call("settings_get", json!({}));
    settings["chart_form"] = json!("plain");
    settings["chart_width"] = json!(20);
    bench.call("settings_save", settings.clone());
    let text = bench.call("chart_copy", json!({ "activities": [id] }))["value"]["text"].clone();
    let text = text.as_str().unwrap();
    let width = |line: &str| {
        line.chars()
            .map(|c| if c.is_ascii() { 1 } else { 2 })
            .sum::<usize>()
    };
    assert!(text.lines().all(|line| width(line) <= 40), "{text}");
    let order = |word: &str| text.find(word).unwrap();
    assert!(
        order("通院と勤務") < order("本人の話: 安心した。") && !text.contains("S:"),
        "{text}"
    );
    for (key, value) in [
        ("chart_form", json!("free")),
        ("chart_width", json!(19)),
        ("chart_width", json!(81)),
    ] {
        let mut wrong = settings.clone();
        wrong[key] = value;
        bench.refused("settings_save", wrong);
    }
}

/// The words of the sheet, without the spaces of its lines.
fn sheet(bench: &mut Bench, more: &Value) -> String {
    let mut request = json!({ "paper": "chart-note", "way": "in_house" });
    request
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    let path = bench.folder.path().join("chart.pdf");
    let _ = std::fs::remove_file(&path);
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "カルテ", "purpose": "カルテ転記" }),
    );
    words(&path).split_whitespace().collect()
}

#[test]
fn the_oldest_of_many_acts_reaches_the_chart_too() {
    let mut bench = Bench::new();
    let case = bench.case();
    with_board(&mut bench, false);
    let oldest = json!({ "on_date": "2026-05-13", "text": "いちばん古い記録。" });
    let oldest = act(&mut bench, &case, oldest);
    for n in 0..500 {
        let newer = json!({ "text": format!("記録 {n}"), "chart_note": "done" });
        act(&mut bench, &case, newer);
    }
    let listed = open(&mut bench, json!({ "case_id": case }));
    assert_eq!(listed.len(), 1, "the list of the case tells it");
    assert_eq!(listed[0]["id"], json!(oldest));
    let copied = bench.call("chart_copy", json!({ "activities": [oldest] }));
    let text = copied["value"]["text"].as_str().unwrap();
    assert!(text.contains("いちばん古い記録。"), "{text}");
    let paper = sheet(&mut bench, &json!({ "case_id": case }));
    assert!(paper.contains("いちばん古い記録。"), "{paper}");
    assert!(paper.contains("(1/1)"), "{paper}");
    // The list of all that was done says 501, and has them.
    let request = json!({ "paper": "activities", "case_id": case, "way": "in_house" });
    let path = bench.folder.path().join("all.pdf");
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "院内", "purpose": "確認" }),
    );
    let all = words(&path);
    assert!(all.contains("501件") && all.contains("いちばん古い記録。"));
}

#[test]
fn the_sheet_is_written_as_the_chart_is() {
    let mut bench = Bench::new();
    let case = bench.case();
    let record = json!({ "text": "会社の担当者と話した。", "subjective": "安心した。", "plan": "来週また話す。" });
    act(&mut bench, &case, record);
    let soap = sheet(&mut bench, &json!({ "case_id": case }));
    assert!(
        soap.contains("S:安心した。P:来週また話す。記録:会社の担当者"),
        "{soap}"
    );
    assert!(sheet(&mut bench, &json!({ "blank": true })).contains("S本人の話"));
    let mut settings = bench.call("settings_get", json!({}));
    settings["chart_form"] = json!("plain");
    bench.call("settings_save", settings);
    let by_time = sheet(&mut bench, &json!({ "case_id": case }));
    assert!(
        by_time.contains("会社の担当者と話した。本人の話:安心した。方針:来週また話す。"),
        "{by_time}"
    );
    for mark in ["S:", "P:", "記録:"] {
        assert!(!by_time.contains(mark), "{mark} {by_time}");
    }
    let blank = sheet(&mut bench, &json!({ "blank": true }));
    assert!(
        blank.contains("本人の話") && !blank.contains("S本人の話"),
        "{blank}"
    );
}
