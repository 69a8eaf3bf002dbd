//! Promises, to-dos and calls of a case on every screen and paper that tells its dates, and a note that one is done in all of them.

use crate::support::{Bench, words};
use serde_json::{Value, json};
use workbench::error::ApiError;

fn day(ahead: i64) -> String {
    (workbench::today() + chrono::Duration::days(ahead)).to_string()
}

fn month(iso: &str) -> String {
    iso.chars().take(7).collect()
}

/// What is told of each day, by each place that tells it.
const PROMISE: &str = "会社に渡す紙を送る";
const ERRAND: &str = "産業医の名前を調べる";
const CALLER: &str = "青葉金属工業 田中様";

/// A case with a promise after a talk, a to-do, and a call that came in for it.
fn case(bench: &mut Bench, promise_on: &str, other_on: &str) -> String {
    let case = bench.case();
    let activity = json!({ "case_id": case, "on_date": day(-9), "channel": "in_person", "text": "面談", "chart_note": "todo" });
    bench.call("talk_save", json!({ "activity": activity, "followup_on": "", "next_steps": "", "promises": [{ "text": PROMISE, "on": promise_on }] }));
    bench.save(
        "todo",
        &case,
        json!({ "text": ERRAND, "on_date": other_on }),
    );
    let memo = json!({ "on_date": day(-1), "caller": CALLER, "text": "折り返しを", "callback_user": "user1", "callback_on": other_on });
    let made = bench.call("memo_save", json!({ "record": memo }));
    bench.call(
        "memo_assign",
        json!({ "id": made["value"]["id"], "rev": 1, "case_id": case }),
    );
    case
}

fn calendar(bench: &mut Bench, on: &str) -> Vec<Value> {
    let page = bench.call("calendar_month", json!({ "month": month(on) }));
    let lines = page["lines"].as_array().unwrap().iter();
    lines.filter(|line| line["on"] == on).cloned().collect()
}

fn events(bench: &mut Bench, name: &str) -> String {
    let path = bench.folder.path().join(name);
    let _ = std::fs::remove_file(&path);
    bench.call("calendar_save", json!({ "from": day(-400), "until": day(400), "path": path, "recipient": "本人", "purpose": "確認" }));
    std::fs::read_to_string(&path).unwrap().replace("\r\n ", "")
}

fn paper(bench: &mut Bench, request: &Value) -> String {
    let path = bench.folder.path().join("paper.pdf");
    let _ = std::fs::remove_file(&path);
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "院内", "purpose": "確認" }),
    );
    words(&path).split_whitespace().collect()
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn a_promise_a_to_do_and_a_call_stand_wherever_the_dates_of_a_case_do() {
    let mut bench = Bench::new();
    let (promise_on, other_on) = (day(2), day(4));
    let before = events(&mut bench, "before.ics")
        .matches("BEGIN:VEVENT")
        .count();
    let case = case(&mut bench, &promise_on, &other_on);
    let view = bench.call("case_open", json!({ "id": case }));
    let dates = view["dates"].to_string();
    for told in [PROMISE, ERRAND, CALLER] {
        assert!(dates.contains(told), "{told}: {dates}");
    }
    // The screen of the case lists them with what settles each.
    let owed = view["owed"].as_array().unwrap();
    let rules: Vec<&str> = owed.iter().map(|l| l["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["todo_promise", "callback", "todo"]);
    assert_eq!(owed[0]["settle"]["by"], "note");
    assert_eq!(owed[1]["settle"]["place"]["field"], "answered_on");
    assert_eq!(owed[2]["place"]["noun"], "todo");
    // The calendar leads to the very record.
    let shown = calendar(&mut bench, &other_on);
    let place = |rule: &str| {
        let line = shown.iter().find(|line| line["rule"] == rule);
        line.map(|line| line["place"].clone()).unwrap_or_default()
    };
    for line in &owed[1..] {
        assert_eq!(place(line["rule"].as_str().unwrap()), line["place"]);
    }
    assert!(
        calendar(&mut bench, &promise_on)
            .iter()
            .any(|line| line["label"] == PROMISE)
    );
    let flow = bench
        .call("case_timeline", json!({ "id": case }))
        .to_string();
    let handover = paper(
        &mut bench,
        &json!({ "paper": "handover", "case_id": case, "way": "in_house" }),
    );
    for told in [PROMISE, ERRAND, CALLER] {
        assert!(flow.contains(told), "{told}: {flow}");
        assert!(handover.contains(&bare(told)), "{told}: {handover}");
    }
    // The list of cases says the next one; 今日 says each of them once.
    let rows = bench.call("case_list", json!({ "limit": 10 }));
    assert_eq!(rows["rows"][0]["due_label"], PROMISE);
    let today = bench.call("today", json!({}))["dates"].to_string();
    for told in [PROMISE, ERRAND, CALLER] {
        let said = format!("\"label\":\"{told}");
        let call = format!("\"label\":\"折り返しの電話({told}");
        assert_eq!(
            today.matches(&said).count() + today.matches(&call).count(),
            1,
            "{told}"
        );
    }
    // A calendar file has their days and nothing of their words.
    let text = events(&mut bench, "after.ics");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), before + 3, "{text}");
    for secret in [PROMISE, ERRAND, CALLER, "髙橋"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[test]
fn what_somebody_who_is_away_took_on_is_told_in_the_morning() {
    let mut bench = Bench::new();
    bench.call("user_add", json!({ "id": "mori", "name": "森 葵", "role": "staff", "passphrase": "komorebi no michi 3" }));
    let case = case(&mut bench, &day(-1), &day(3));
    bench.save(
        "todo",
        &case,
        json!({ "text": "会社の様式を探す", "on_date": day(2), "staff": "mori" }),
    );
    let sheet = |bench: &mut Bench, absent: &Value| {
        paper(
            bench,
            &json!({ "paper": "morning", "way": "in_house", "absent": absent }),
        )
    };
    let plain = sheet(&mut bench, &json!([]));
    assert!(plain.contains(&bare(PROMISE)), "{plain}");
    assert!(!plain.contains("会社の様式を探す") && !plain.contains(ERRAND));
    let without = sheet(&mut bench, &json!(["mori"]));
    assert!(
        without.contains("会社の様式を探す") && without.contains("森葵→"),
        "{without}"
    );
    assert!(
        !without.contains(ERRAND),
        "it is in the charge of who is here"
    );
    let without = sheet(&mut bench, &json!(["user1"]));
    assert!(without.contains(ERRAND), "{without}");
}

#[test]
fn of_somebody_recorded_by_initials_no_caller_is_named_and_nothing_is_told_while_the_person_looks_on()
 {
    let mut bench = Bench::new();
    let case = case(&mut bench, &day(2), &day(4));
    let mut person = bench.call("case_open", json!({ "id": case }))["file"]["person"].clone();
    bench.call("interview_start", json!({ "id": case }));
    let view = bench.call("case_open", json!({ "id": case })).to_string();
    let flow = bench
        .call("case_timeline", json!({ "id": case }))
        .to_string();
    for own in [ERRAND, CALLER] {
        // What the memo became is an activity, which no view of the case carries.
        assert!(!view.contains(own) && !flow.contains(own), "{own}");
    }
    assert!(view.contains(PROMISE), "what was promised to the person");
    bench.call("interview_end", json!({}));
    person["initials"] = json!("T.I.");
    person["initials_only"] = json!(true);
    bench.call("person_save", json!({ "record": person }));
    let dates = bench.call("case_open", json!({ "id": case }))["dates"].to_string();
    assert!(
        dates.contains("折り返しの電話") && !dates.contains(CALLER),
        "{dates}"
    );
}

#[test]
fn a_date_that_is_noted_as_done_is_gone_everywhere_and_comes_back_everywhere() {
    let mut bench = Bench::new();
    let case = bench.case();
    let limit = day(5);
    bench.save(
        "employment",
        &case,
        json!({ "status": "employee", "employer": "青葉金属工業", "leave_limit_on": limit }),
    );
    let told = |bench: &mut Bench| -> [bool; 6] {
        let has = |text: &str| text.contains("休職できる期限");
        let view = bench.call("case_open", json!({ "id": case }));
        let rows = bench.call("case_list", json!({ "limit": 10 }));
        let until = view["dates"][0]["on"].as_str().unwrap_or(&limit).to_owned();
        let sheet = paper(
            bench,
            &json!({ "paper": "morning", "way": "in_house", "absent": ["user1"] }),
        );
        [
            has(&bench.call("today", json!({}))["dates"].to_string()),
            has(&view["dates"].to_string()),
            !rows["rows"][0]["due_on"].as_str().unwrap().is_empty(),
            has(&bench
                .call("calendar_month", json!({ "month": month(&until) }))
                .to_string())
                || has(&bench
                    .call("calendar_month", json!({ "month": month(&limit) }))
                    .to_string()),
            events(bench, "dates.ics").contains("BEGIN:VEVENT"),
            has(&sheet),
        ]
    };
    assert_eq!(told(&mut bench), [true; 6]);
    let today = bench.call("today", json!({}));
    let lines: Vec<Value> = today["dates"].as_array().unwrap().clone();
    let mut marks = Vec::new();
    // The reminders and the date itself, each by its own note.
    for line in lines.iter().filter(|line| line["rule"] == "leave_limit") {
        let made = bench.call(
            "task_done",
            json!({ "key": line["key"], "label": line["label"] }),
        );
        marks.push(made["value"]["id"].clone());
    }
    assert!(!marks.is_empty());
    assert_eq!(told(&mut bench), [false; 6]);
    for mark in marks {
        bench.call("task_undo", json!({ "id": mark }));
    }
    assert_eq!(told(&mut bench), [true; 6]);
}

#[test]
fn a_reminder_is_noted_as_done_although_only_a_record_settles_its_date() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save(
        "benefit",
        &case,
        json!({ "resource": "nanbyo_subsidy", "state": "receiving", "renewal_on": day(20) }),
    );
    let lines = |bench: &mut Bench| -> Vec<Value> {
        let now = bench.call("today", json!({}));
        let all = now["dates"].as_array().unwrap().iter();
        all.filter(|line| line["rule"] == "certificate_renewal")
            .cloned()
            .collect()
    };
    let both = lines(&mut bench);
    assert_eq!(both.len(), 2);
    let notice = both.iter().find(|l| l["notice"] == true).unwrap();
    let end = both.iter().find(|l| l["notice"] == false).unwrap();
    assert_eq!(
        (&notice["settle"]["by"], &end["settle"]["by"]),
        (&json!("note"), &json!("record"))
    );
    let note = |line: &Value| json!({ "key": line["key"], "label": line["label"] });
    assert!(matches!(
        bench.refused("task_done", note(end)),
        ApiError::BadRequest { .. }
    ));
    bench.call("task_done", note(notice));
    let left = lines(&mut bench);
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["notice"], false);
}

#[test]
fn a_to_do_that_is_cancelled_or_done_is_a_date_no_more() {
    let mut bench = Bench::new();
    let case = case(&mut bench, &day(2), &day(4));
    let dates =
        |bench: &mut Bench| bench.call("case_open", json!({ "id": case }))["dates"].to_string();
    let line = bench.call("case_open", json!({ "id": case }))["owed"][2].clone();
    assert_eq!(line["label"], ERRAND);
    let made = bench.call("task_done", json!({ "key": line["key"], "label": ERRAND }));
    assert!(!dates(&mut bench).contains(ERRAND));
    bench.call("task_undo", json!({ "id": made["value"]["id"] }));
    assert!(dates(&mut bench).contains(ERRAND));
    bench.call(
        "record_cancel",
        json!({ "noun": "todo", "id": line["key"]["record_id"], "reason": "重複" }),
    );
    assert!(!dates(&mut bench).contains(ERRAND));
    assert!(
        calendar(&mut bench, &day(4))
            .iter()
            .all(|l| l["label"] != ERRAND)
    );
    bench.call(
        "record_restore",
        json!({ "noun": "todo", "id": line["key"]["record_id"] }),
    );
    assert!(dates(&mut bench).contains(ERRAND));
}

/// To-dos and a call that belong to no case: of a colleague on one day, and an own one later.
fn own(bench: &mut Bench, on: &str, far: &str) -> (Vec<Value>, Value) {
    let mut owns = Vec::new();
    for (text, on, staff) in [
        ("研修会の案内を配る", on, "mori"),
        ("研修会の案内を配る", on, "mori"),
        ("報告書の下書き", far, "user1"),
    ] {
        let record = json!({ "text": text, "on_date": on, "staff": staff });
        let made = bench.call("todo_save", json!({ "record": record }));
        owns.push(made["value"]["id"].clone());
    }
    let record = json!({ "caller": "総務 山田", "text": "面談の候補日", "number": "012-345-6789", "on_date": day(-1), "callback_user": "mori", "callback_on": on });
    let memo = bench.call("memo_save", json!({ "record": record }))["value"].clone();
    (owns, memo)
}

/// One is noted as done, one is cancelled, and the call is answered.
fn settle(bench: &mut Bench, shown: &[Value], owns: &[Value], memo: &Value) {
    let key = |line: &Value| json!({ "case_id": "", "rule": line["rule"], "on": line["legal_on"], "record_id": line["place"]["record_id"] });
    let errand = shown.iter().find(|l| l["rule"] == "todo").unwrap();
    bench.call(
        "task_done",
        json!({ "key": key(errand), "label": errand["label"] }),
    );
    let other = if errand["place"]["record_id"] == owns[0] {
        &owns[1]
    } else {
        &owns[0]
    };
    bench.call(
        "record_cancel",
        json!({ "noun": "todo", "id": other, "reason": "誤り" }),
    );
    let mut answered = bench.call("memo_get", json!({ "id": memo["id"] }))["record"].clone();
    answered["answered_on"] = json!(day(0));
    bench.call("memo_save", json!({ "record": answered }));
}

#[test]
fn what_has_no_case_stands_in_the_calendar_its_file_and_the_morning_sheet() {
    let mut bench = Bench::new();
    bench.call("user_add", json!({ "id": "mori", "name": "森 葵", "role": "staff", "passphrase": "komorebi no michi 3" }));
    let (on, far) = (day(4), day(40));
    let (owns, memo) = own(&mut bench, &on, &far);

    // As on 今日: everybody's, each with the place that opens it.
    let shown = calendar(&mut bench, &on);
    let today = bench.call("today", json!({}));
    for line in &shown {
        let mut same = today["dates"].as_array().unwrap().iter();
        assert!(
            same.any(|of_today| of_today["label"] == line["label"]
                && of_today["place"] == line["place"]
                && of_today["basis"] == line["basis"]),
            "{line}"
        );
        assert_eq!(line["case_id"], "");
    }
    let mut places: Vec<Value> = shown
        .iter()
        .map(|l| l["place"]["record_id"].clone())
        .collect();
    places.sort_by_key(ToString::to_string);
    let mut wanted = vec![owns[0].clone(), owns[1].clone(), memo["id"].clone()];
    wanted.sort_by_key(ToString::to_string);
    assert_eq!(places, wanted);
    let call = shown.iter().find(|l| l["rule"] == "callback").unwrap();
    assert_eq!(call["label"], "折り返しの電話(総務 山田)");
    assert_eq!(calendar(&mut bench, &far).len(), 1);
    // Of the own ones, those that are: as the dates of cases are.
    let mine = |bench: &mut Bench, on: &str| {
        let page = bench.call(
            "calendar_month",
            json!({ "month": month(on), "mine": true }),
        );
        let lines = page["lines"].as_array().unwrap().iter();
        lines.filter(|line| line["on"] == on).count()
    };
    assert_eq!((mine(&mut bench, &on), mine(&mut bench, &far)), (0, 1));

    let file = events(&mut bench, "own.ics");
    assert_eq!(file.matches("SUMMARY:用件(両立支援)\r\n").count(), 4);
    let names: std::collections::BTreeSet<&str> =
        file.lines().filter(|l| l.starts_with("UID:")).collect();
    assert_eq!(names.len(), 4, "two that say the same are two: {file}");
    for told in ["研修会", "報告書", "山田", "面談", "012-345", "書類コード"] {
        assert!(!file.contains(told), "{told}: {file}");
    }

    let sheet = json!({ "paper": "morning", "way": "in_house" });
    let away = json!({ "paper": "morning", "way": "in_house", "absent": ["mori"] });
    let told = |bench: &mut Bench, ask: &Value| paper(bench, ask).matches("研修会の案内").count();
    assert_eq!(told(&mut bench, &sheet), 0, "she is here");
    assert_eq!(told(&mut bench, &away), 2);
    let words = paper(&mut bench, &away);
    assert!(
        words.contains("(支援対象者なし)") && words.contains("不在の担当者の期限(2件)"),
        "{words}"
    );
    assert!(!words.contains("副担当なし"), "{words}");

    settle(&mut bench, &shown, &owns, &memo);
    assert!(calendar(&mut bench, &on).is_empty());
    assert_eq!(
        events(&mut bench, "after.ics")
            .matches("用件(両立支援)")
            .count(),
        1
    );
    assert_eq!(told(&mut bench, &away), 0);
}

#[test]
fn what_was_promised_outlasts_the_case_whatever_it_was_written_in() {
    let mut bench = Bench::new();
    let case = case(&mut bench, &day(2), &day(4));
    let spoken = "診断書の写しを届ける";
    bench.save("activity", &case, json!({ "on_date": day(-2), "channel": "in_person", "text": "面談", "promised": spoken, "promised_on": day(3) }));
    bench.save("treatment", &case, json!({ "next_visit_on": day(5) }));
    let told = |bench: &mut Bench| -> Vec<String> {
        let view = bench.call("case_open", json!({ "id": case }));
        let dates = view["dates"].as_array().unwrap().iter();
        // How long the record is kept is told of every closed case.
        dates
            .filter(|d| d["rule"] != "retention")
            .map(|d| d["rule"].as_str().unwrap().to_owned())
            .collect()
    };
    let open = ["todo_promise", "promise", "callback", "todo", "next_visit"];
    assert_eq!(told(&mut bench), open);
    let mut record = bench.call("case_open", json!({ "id": case }))["file"]["case"].clone();
    record["closed_on"] = json!(day(0));
    bench.call("case_save", json!({ "record": record }));
    // What belongs to the support ends with it; what somebody is owed does not.
    assert_eq!(
        told(&mut bench),
        ["todo_promise", "promise", "callback", "todo"]
    );
    let today = bench.call("today", json!({}));
    assert!(today["dates"].to_string().contains(spoken), "{today}");
    assert!(
        calendar(&mut bench, &day(3))
            .iter()
            .any(|l| l["label"] == spoken)
    );
    let owed = bench.call("case_open", json!({ "id": case }))["owed"].clone();
    let line = owed
        .as_array()
        .unwrap()
        .iter()
        .find(|l| l["label"] == spoken)
        .unwrap();
    bench.call("task_done", json!({ "key": line["key"], "label": spoken }));
    assert_eq!(told(&mut bench), ["todo_promise", "callback", "todo"]);
}
