//! What is due, what is no longer, and what waits: as 今日 and every other list tell it.

use crate::support::{Bench, PASSPHRASE, program};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

fn day(ahead: i64) -> String {
    (workbench::today() + chrono::Duration::days(ahead)).to_string()
}

/// Lines of a rule on 今日, whether or not they are notices.
fn with(bench: &mut Bench, rule: &str) -> Vec<Value> {
    let now = bench.call("today", json!({}));
    let dates = now["dates"].as_array().unwrap().iter();
    dates.filter(|line| line["rule"] == rule).cloned().collect()
}

#[test]
fn a_consent_that_was_renewed_leaves_the_lists_with_the_new_record() {
    let mut bench = Bench::new();
    let case = bench.case();
    let (begun, over, renewed, next) = (day(-400), day(-20), day(-1), day(345));
    let agreed = |on: &str, until: &str, parties: Value| json!({ "purpose": "company", "parties": parties, "items": ["measures"], "answer": "agreed", "form": "written", "on_date": on, "until": until });
    let old = bench.save("consent", &case, agreed(&begun, &over, json!(["hr"])));
    let line = with(&mut bench, "consent_until").remove(0);
    assert_eq!(
        (&line["key"]["record_id"], &line["legal_on"]),
        (&json!(old), &json!(over))
    );
    // For somebody else it is no renewal.
    bench.save("consent", &case, agreed(&renewed, &next, json!(["boss"])));
    assert_eq!(with(&mut bench, "consent_until").len(), 1);
    let new = bench.save(
        "consent",
        &case,
        agreed(&renewed, &next, json!(["hr", "boss"])),
    );
    assert!(with(&mut bench, "consent_until").is_empty());
    let view = bench.call("case_open", json!({ "id": case }))["dates"].to_string();
    assert!(view.contains(&next) && !view.contains(&over), "{view}");
    // Taken back by mistake: the old one is asked for again.
    bench.call(
        "record_cancel",
        json!({ "noun": "consent", "id": new, "reason": "誤入力" }),
    );
    assert_eq!(with(&mut bench, "consent_until").len(), 1);
}

#[test]
fn the_end_of_the_leave_is_gone_with_the_return_and_comes_back_without_it() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save(
        "employment",
        &case,
        json!({ "status": "on_leave", "employer": "青葉金属工業", "leave_limit_on": day(-2) }),
    );
    let back = |bench: &mut Bench, on: &str| {
        let mut record = bench.call("case_open", json!({ "id": case }))["file"]["case"].clone();
        record["return_on"] = json!(on);
        bench.call("case_save", json!({ "record": record }));
        let row = bench.call("case_list", json!({ "limit": 5 }))["rows"][0].clone();
        let told = with(bench, "leave_limit").len();
        assert_eq!(row["due_label"] == "休職できる期限", told == 1, "{row}");
        told
    };
    assert_eq!(back(&mut bench, ""), 1);
    assert_eq!(back(&mut bench, &day(7)), 1, "a return that is planned");
    assert_eq!(back(&mut bench, &day(0)), 0);
    assert_eq!(back(&mut bench, ""), 1, "on leave again");
}

/// What a call answers some days from now.
fn after(days: u64, folder: &Path, call: &str, ask: &Value) -> Value {
    let out = Command::new("faketime")
        .args(["-f", &format!("+{days}d")])
        .arg(program())
        .args(["call", folder.to_str().unwrap(), call, &ask.to_string()])
        .env("RYORITSU_PASSPHRASE", PASSPHRASE)
        .output()
        .expect("run through `cargo xtask test`: no faketime");
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{call}: {said}");
    serde_json::from_slice(&out.stdout).unwrap()
}

/// Leaves the workplace to the program; what is answered keeps its folder.
fn locked(mut bench: Bench) -> tempfile::TempDir {
    bench.call("lock", json!({}));
    bench.folder
}

fn rules(lines: &Value) -> Vec<String> {
    let lines = lines.as_array().unwrap().iter();
    lines
        .map(|l| l["rule"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_first_possible_day_is_never_late_and_stays_until_it_is_noted() {
    let mut bench = Bench::new();
    let case = bench.case();
    let past = workbench::today() - chrono::Months::new(18) - chrono::Duration::days(200);
    bench.save(
        "treatment",
        &case,
        json!({ "disease": "liver", "disease_name": "肝硬変", "first_visit_on": past.to_string() }),
    );
    bench.save(
        "todo",
        &case,
        json!({ "text": "会社に電話する", "on_date": day(-3) }),
    );
    bench.save(
        "todo",
        &case,
        json!({ "text": "資料を送る", "on_date": day(9) }),
    );
    let now = bench.call("today", json!({}));
    assert_eq!(rules(&now["dates"]), ["todo", "todo"], "{now}");
    assert_eq!(
        (&now["counts"]["overdue"], &now["counts"]["today"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(
        (rules(&now["opened"]["lines"]), &now["opened"]["total"]),
        (vec!["assessment_day".to_owned()], &json!(1))
    );
    let line = now["opened"]["lines"][0].clone();
    assert_eq!(line["opens"], "請求可 {on}から");
    assert!(line["days"].as_i64().unwrap() < -150, "{line}");
    // The list of cases and the screen of the case say what comes next, the calendar and the talk what it is.
    let row = bench.call("case_list", json!({ "limit": 5 }))["rows"][0].clone();
    assert_eq!(row["due_label"], "会社に電話する");
    let on = line["on"].as_str().unwrap().to_owned();
    let month = bench.call("calendar_month", json!({ "month": on[..7] }));
    let told = month["lines"]
        .as_array()
        .unwrap()
        .iter()
        .find(|l| l["rule"] == "assessment_day");
    assert_eq!(told.unwrap()["opens"], line["opens"]);
    let talk = bench.call("talk_before", json!({ "id": case }));
    assert!(talk["dates"].to_string().contains("請求可"), "{talk}");
    let whole = |bench: &mut Bench, list: &str| {
        bench.call("today_list", json!({ "list": list, "limit": 20 }))
    };
    assert_eq!(whole(&mut bench, "opened")["total"], 1);
    assert_eq!(
        rules(&whole(&mut bench, "dates")["lines"]),
        ["todo", "todo"]
    );
    let mark = bench.call(
        "task_done",
        json!({ "key": line["key"], "label": line["label"] }),
    );
    assert_eq!(bench.call("today", json!({}))["opened"]["total"], 0);
    bench.call("task_undo", json!({ "id": mark["value"]["id"] }));
    assert_eq!(whole(&mut bench, "opened")["total"], 1);
    // Applied for: it is done.
    bench.save(
        "benefit",
        &case,
        json!({ "resource": "disability_pension", "state": "applying", "applied_on": day(0) }),
    );
    assert_eq!(bench.call("today", json!({}))["opened"]["total"], 0);
}

#[test]
fn a_first_possible_day_comes_by_itself_and_gives_way_to_what_is_due() {
    let mut bench = Bench::new();
    let case = bench.case();
    let first = workbench::today() + chrono::Duration::days(20) - chrono::Months::new(18);
    bench.save("treatment", &case, json!({ "disease": "liver", "disease_name": "肝硬変", "first_visit_on": first.to_string() }));
    bench.save(
        "todo",
        &case,
        json!({ "text": "資料を送る", "on_date": day(60) }),
    );
    let next = |row: &Value| row["rows"][0]["due_label"].as_str().unwrap().to_owned();
    let before = bench.call("case_list", json!({ "limit": 5 }));
    assert!(next(&before).starts_with("障害認定日"), "{before}");
    let folder = bench.workplace();
    let _kept = locked(bench);
    let later = after(40, &folder, "today", &json!({}));
    assert_eq!(
        rules(&later["opened"]["lines"]),
        ["assessment_day"],
        "{later}"
    );
    assert_eq!(later["counts"]["overdue"], 0);
    assert_eq!(
        next(&after(40, &folder, "case_list", &json!({ "limit": 5 }))),
        "資料を送る"
    );
}

/// A form that goes to the person or to others.
fn give(bench: &mut Bench, case: &str, paper: &str, way: &str) {
    let path = bench.folder.path().join(format!("{paper}.pdf"));
    let _ = std::fs::remove_file(&path);
    let request = json!({ "paper": paper, "case_id": case, "way": way });
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "本人", "purpose": "記入" }),
    );
}

/// A case in whose support somebody has agreed, with two forms that are out.
fn two_out(bench: &mut Bench) -> String {
    let case = bench.case();
    bench.save("consent", &case, json!({ "purpose": "support", "answer": "agreed", "on_date": "2026-05-12", "form": "written" }));
    give(bench, &case, "interview", "self");
    give(bench, &case, "opinion", "self");
    case
}

fn out(bench: &mut Bench) -> Vec<String> {
    let list = bench.call("today_list", json!({ "list": "papers", "limit": 20 }));
    let lines = list["lines"].as_array().unwrap().iter();
    let mut forms: Vec<String> = lines
        .map(|l| l["form"].as_str().unwrap().to_owned())
        .collect();
    forms.sort();
    forms
}

fn scan(bench: &mut Bench, case: &str, name: &str, more: &Value) -> Value {
    let path = bench.folder.path().join(name);
    std::fs::write(&path, format!("%PDF-1.4 {name}")).unwrap();
    let mut ask = json!({ "case_id": case, "path": path });
    for (field, value) in more.as_object().unwrap() {
        ask[field] = value.clone();
    }
    bench.call("scan_add", ask)["value"].clone()
}

#[test]
fn a_scan_clears_the_paper_that_it_is_and_no_other() {
    let mut bench = Bench::new();
    let case = two_out(&mut bench);
    assert_eq!(out(&mut bench), ["interview", "opinion"]);
    // Nobody said what it is: both are waited for, and each can be noted.
    let unknown = scan(&mut bench, &case, "a.pdf", &json!({}));
    assert_eq!(out(&mut bench), ["interview", "opinion"]);
    let list = bench.call("today", json!({}))["papers"].clone();
    for line in list["lines"].as_array().unwrap() {
        assert!(
            line["settle"]["by"] == "note" || line["settle"]["noted"] == true,
            "{line}"
        );
    }
    let forms = bench.call("scan_forms", json!({ "id": case }));
    let waits: Vec<&Value> = forms
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["on"] != "")
        .collect();
    assert_eq!(waits.len(), 2, "{forms}");
    bench.call(
        "scan_of",
        json!({ "id": unknown["id"], "paper": "interview" }),
    );
    assert_eq!(out(&mut bench), ["opinion"]);
    bench.refused(
        "scan_of",
        json!({ "id": unknown["id"], "paper": "summary" }),
    );
    bench.call("scan_of", json!({ "id": unknown["id"] }));
    assert_eq!(out(&mut bench), ["interview", "opinion"]);
    // By the code that led here, and by the record whose paper it is.
    let coded = scan(&mut bench, &case, "b.pdf", &json!({ "paper": "interview" }));
    assert_eq!(coded["paper"], "interview");
    assert_eq!(out(&mut bench), ["opinion"]);
    bench.call(
        "scan_cancel",
        json!({ "id": coded["id"], "cancelled": true }),
    );
    assert_eq!(out(&mut bench), ["interview", "opinion"]);
    let other = bench.save(
        "opinion",
        &case,
        json!({ "kind": "f3", "requested_on": day(-30) }),
    );
    let tied = scan(&mut bench, &case, "c.pdf", &json!({ "record_id": other }));
    assert_eq!(
        out(&mut bench),
        ["interview", "opinion"],
        "the paper of another form"
    );
    let own = bench.save(
        "opinion",
        &case,
        json!({ "kind": "f2", "requested_on": day(-30) }),
    );
    bench.call("scan_of", json!({ "id": tied["id"], "record_id": own }));
    assert_eq!(out(&mut bench), ["interview"]);
    // Given out anew: what came back before is not the return of it.
    give(&mut bench, &case, "opinion", "self");
    assert_eq!(out(&mut bench), ["interview", "opinion"]);
}

#[test]
fn an_opinion_of_the_day_counts_only_when_it_was_recorded_after_the_paper_left() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save("consent", &case, json!({ "purpose": "support", "answer": "agreed", "on_date": "2026-05-12", "form": "written" }));
    let earlier = json!({ "kind": "f2", "requested_on": day(-30), "received_on": day(0) });
    bench.save("opinion", &case, earlier);
    give(&mut bench, &case, "opinion", "self");
    assert_eq!(out(&mut bench), ["opinion"]);
    // A word more in the older one changes nothing.
    let mut record = bench.call("case_open", json!({ "id": case }))["file"]["opinions"][0].clone();
    record["note"] = json!("写しあり");
    bench.call("opinion_save", json!({ "record": record }));
    assert_eq!(out(&mut bench), ["opinion"]);
    // The line leads to the opinion that waits, and without one to a new one.
    let line = bench.call("today", json!({}))["papers"]["lines"][0].clone();
    assert_eq!(
        (&line["settle"]["fresh"], &line["settle"]["place"]["field"]),
        (&json!(true), &json!("received_on"))
    );
    let waiting = bench.save(
        "opinion",
        &case,
        json!({ "kind": "f2", "requested_on": day(0) }),
    );
    let line = bench.call("today", json!({}))["papers"]["lines"][0].clone();
    assert_eq!(line["settle"]["place"]["record_id"], waiting.as_str());
    // One of another form is no return of this one.
    let other = json!({ "kind": "f3", "requested_on": day(0), "received_on": day(0) });
    bench.save("opinion", &case, other);
    assert_eq!(out(&mut bench), ["opinion"]);
    let view = bench.call("case_open", json!({ "id": case }));
    let rows = view["file"]["opinions"].as_array().unwrap().iter();
    let mut record = rows
        .clone()
        .find(|o| o["id"] == waiting.as_str())
        .unwrap()
        .clone();
    record["received_on"] = json!(day(0));
    bench.call("opinion_save", json!({ "record": record }));
    assert!(out(&mut bench).is_empty());
}

#[test]
fn a_paper_that_is_out_for_years_is_counted_and_listed_until_somebody_notes_it() {
    let mut bench = Bench::new();
    let case = two_out(&mut bench);
    let folder = bench.workplace();
    let _kept = locked(bench);
    let group = after(399, &folder, "today", &json!({}))["papers"].clone();
    assert_eq!(
        (&group["total"], group["lines"].as_array().unwrap().len()),
        (&json!(2), 2)
    );
    let group = after(460, &folder, "today", &json!({}))["papers"].clone();
    assert_eq!(
        (&group["total"], group["lines"].as_array().unwrap().len()),
        (&json!(2), 0)
    );
    let ask = json!({ "list": "papers", "limit": 20 });
    let list = after(460, &folder, "today_list", &ask);
    assert_eq!(
        (&list["total"], &list["lines"][0]["since"]),
        (&json!(2), &json!(true))
    );
    let line = &list["lines"][0];
    after(
        460,
        &folder,
        "task_done",
        &json!({ "key": line["key"], "label": line["label"] }),
    );
    assert_eq!(after(461, &folder, "today_list", &ask)["total"], 1);
    assert_eq!(line["case_id"], case.as_str());
}

/// How much 今日 tells of a case, list by list.
fn told(bench: &mut Bench, case: &str) -> Vec<(String, usize)> {
    let lists = [
        "dates", "opened", "later", "snoozed", "quiet", "missing", "papers",
    ];
    lists
        .iter()
        .filter_map(|list| {
            let page = bench.call("today_list", json!({ "list": list, "limit": 200 }));
            let lines = page["lines"].as_array().unwrap().iter();
            let n = lines.filter(|l| l["case_id"] == case).count();
            (n > 0).then(|| ((*list).to_owned(), n))
        })
        .collect()
}

#[test]
fn of_a_case_that_was_cancelled_nothing_is_due() {
    let mut bench = Bench::new();
    let case = two_out(&mut bench);
    let past = workbench::today() - chrono::Months::new(18) - chrono::Duration::days(200);
    bench.save(
        "treatment",
        &case,
        json!({ "disease_name": "肝硬変", "first_visit_on": past.to_string() }),
    );
    bench.save(
        "employment",
        &case,
        json!({ "status": "on_leave", "leave_limit_on": day(-4) }),
    );
    bench.save(
        "todo",
        &case,
        json!({ "text": "電話する", "on_date": day(-3) }),
    );
    bench.save("activity", &case, json!({ "on_date": day(-60), "channel": "phone", "text": "電話", "promised": "資料を送る", "promised_on": day(60) }));
    let memo = json!({ "on_date": day(-1), "caller": "人事 田中様", "text": "折り返しを", "callback_user": "user1", "callback_on": day(-1) });
    let made = bench.call("memo_save", json!({ "record": memo }));
    bench.call(
        "memo_assign",
        json!({ "id": made["value"]["id"], "rev": 1, "case_id": case }),
    );
    let all = told(&mut bench, &case);
    let lists: Vec<&str> = all.iter().map(|(list, _)| list.as_str()).collect();
    assert_eq!(
        lists,
        ["dates", "opened", "later", "missing", "papers"],
        "{all:?}"
    );
    bench.call(
        "record_cancel",
        json!({ "noun": "case", "id": case, "reason": "二重登録" }),
    );
    assert!(
        told(&mut bench, &case).is_empty(),
        "{:?}",
        told(&mut bench, &case)
    );
    assert_eq!(bench.call("today", json!({}))["counts"]["overdue"], 0);
    bench.call("record_restore", json!({ "noun": "case", "id": case }));
    assert_eq!(told(&mut bench, &case), all);
}

#[test]
fn what_ends_with_a_case_is_named_before_it_is_closed() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save(
        "employment",
        &case,
        json!({ "status": "on_leave", "leave_limit_on": day(90) }),
    );
    bench.save(
        "todo",
        &case,
        json!({ "text": "電話する", "on_date": day(3) }),
    );
    let view = bench.call("case_open", json!({ "id": case }));
    // The reminders before it go with it and are not told one by one.
    assert_eq!(rules(&view["ending"]), ["leave_limit"]);
    assert_eq!(rules(&view["owed"]), ["todo"]);
    let mut record = view["file"]["case"].clone();
    record["closed_on"] = json!(day(0));
    bench.call("case_save", json!({ "record": record }));
    let view = bench.call("case_open", json!({ "id": case }));
    assert_eq!(
        (&view["ending"], rules(&view["owed"])),
        (&json!([]), vec!["todo".to_owned()])
    );
    assert!(!rules(&view["dates"]).contains(&"leave_limit".to_owned()));
}
