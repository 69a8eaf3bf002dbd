//! 今日 as a list to work off, calls that come in, the talk, and a person who looks on.

use crate::support::Bench;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use workbench::error::ApiError;

fn today(bench: &mut Bench) -> NaiveDate {
    let state = bench.call("state", json!({}));
    let iso = state["session"]["today"]["iso"].as_str().unwrap();
    iso.parse().unwrap()
}

/// A day so many days from today.
fn day(bench: &mut Bench, days: i64) -> String {
    let now = today(bench);
    let moved = if days < 0 {
        now - Days::new(days.unsigned_abs())
    } else {
        now + Days::new(days.unsigned_abs())
    };
    moved.to_string()
}

fn lines(list: &Value) -> Vec<Value> {
    list.as_array().unwrap().clone()
}

fn with(bench: &mut Bench, rule: &str) -> Vec<Value> {
    let now = bench.call("today", json!({}));
    let dates = lines(&now["dates"]).into_iter();
    dates.filter(|line| line["rule"] == rule).collect()
}

fn key_and(line: &Value, more: Value) -> Value {
    let mut ask = json!({ "key": line["key"], "label": line["label"] });
    if let Value::Object(more) = more {
        for (name, value) in more {
            ask[name] = value;
        }
    }
    ask
}

fn another(bench: &mut Bench) -> String {
    let made = bench.call("intake", json!({ "person": { "name": "渡邉 さくら", "kana": "わたなべ さくら" }, "case": { "opened_on": "2026-06-01" } }));
    made["value"]["case_id"].as_str().unwrap().to_owned()
}

#[test]
fn a_line_says_where_it_is_done_and_goes_when_it_was_recorded_there() {
    let mut bench = Bench::new();
    let case = bench.case();
    // Two weeks are for the doctor: before they are over nothing is late.
    let fresh = day(&mut bench, -1);
    let asked = day(&mut bench, -17);
    let opinion = bench.save(
        "opinion",
        &case,
        json!({ "kind": "f2", "requested_on": fresh }),
    );
    let found = with(&mut bench, "opinion_waiting");
    assert!(found[0]["days"].as_i64().unwrap() > 0, "{found:?}");
    assert_eq!(bench.call("today", json!({}))["counts"]["overdue"], 0);
    let mut record = bench.call("case_open", json!({ "id": case }))["file"]["opinions"][0].clone();
    record["requested_on"] = json!(asked);
    bench.call("opinion_save", json!({ "record": record }));
    let found = with(&mut bench, "opinion_waiting");
    assert_eq!(found.len(), 1);
    let line = &found[0];
    assert_eq!(
        (line["legal_on"].as_str(), line["basis"].as_str()),
        (Some(day(&mut bench, -3).as_str()), Some("依頼日"))
    );
    assert!(line["days"].as_i64().unwrap() <= -3, "{line}");
    assert_eq!(line["place"]["record_id"], opinion.as_str());
    assert_eq!(line["settle"]["by"], "record");
    assert_eq!(line["settle"]["place"]["field"], "received_on");
    assert_eq!(line["settle"]["place"]["record_id"], opinion.as_str());
    assert_eq!(line["settle"]["value"], day(&mut bench, 0));
    // What a record settles is not noted beside it.
    let refused = bench.refused("task_done", key_and(line, json!({})));
    assert!(
        matches!(refused, ApiError::BadRequest { .. }),
        "{refused:?}"
    );
    let mut record = bench.call("case_open", json!({ "id": case }))["file"]["opinions"][0].clone();
    record["received_on"] = json!(day(&mut bench, 0));
    bench.call("opinion_save", json!({ "record": record }));
    assert!(with(&mut bench, "opinion_waiting").is_empty());
}

#[test]
fn a_follow_up_opens_the_field_of_its_distance() {
    let mut bench = Bench::new();
    let case = bench.case();
    let ended = {
        let now = today(&mut bench);
        now.checked_sub_months(chrono::Months::new(6))
            .unwrap()
            .to_string()
    };
    let third = day(&mut bench, -90);
    let outcome = bench.save(
        "outcome",
        &case,
        json!({ "code": "continued", "on_date": ended, "follow3_on": third, "follow3": "yes" }),
    );
    let found = with(&mut bench, "follow_up_6");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["settle"]["place"]["record_id"], outcome.as_str());
    assert_eq!(found[0]["settle"]["place"]["field"], "follow6_on");
}

#[test]
fn a_promise_is_noted_as_done_by_name_and_comes_back_when_that_is_taken_back() {
    let mut bench = Bench::new();
    let case = bench.case();
    let tomorrow = day(&mut bench, 1);
    let at = day(&mut bench, -1);
    bench.save("activity", &case, json!({ "on_date": at, "channel": "in_person", "text": "面談", "promised": "伝え方メモを渡す", "promised_on": tomorrow }));
    let found = with(&mut bench, "promise");
    assert_eq!(found[0]["label"], "伝え方メモを渡す");
    let marked = bench.call("task_done", key_and(&found[0], json!({})));
    assert!(with(&mut bench, "promise").is_empty());
    // The date of the case follows, so that the list of cases says the same.
    let view = bench.call("case_open", json!({ "id": case }));
    assert!(!view["dates"].to_string().contains("伝え方メモ"));
    let done = bench.call("task_done_list", json!({ "limit": 10 }));
    assert_eq!(done["total"], 1);
    assert_eq!(
        (&done["rows"][0]["user"], &done["rows"][0]["label"]),
        (&json!("佐々木 花"), &json!("伝え方メモを渡す"))
    );
    bench.call("task_undo", json!({ "id": marked["value"]["id"] }));
    assert_eq!(with(&mut bench, "promise").len(), 1);
    assert_eq!(
        bench.refused("task_undo", json!({ "id": marked["value"]["id"] })),
        ApiError::NotFound
    );
    let acts = bench
        .call("audit_list", json!({ "month": at.get(..7), "limit": 500 }))
        .to_string();
    let acts = acts
        + &bench
            .call(
                "audit_list",
                json!({ "month": tomorrow.get(..7), "limit": 500 }),
            )
            .to_string();
    assert!(acts.contains("task_done") && acts.contains("task_undo"));
}

#[test]
fn what_is_put_off_is_listed_with_its_reason_but_an_overdue_legal_date_stays() {
    let mut bench = Bench::new();
    let case = bench.case();
    let (past, until) = (day(&mut bench, -2), day(&mut bench, 5));
    bench.save(
        "employment",
        &case,
        json!({ "status": "employee", "employer": "青葉金属工業", "leave_limit_on": past }),
    );
    bench.save(
        "todo",
        &case,
        json!({ "on_date": past, "text": "会社の担当者に電話する" }),
    );
    let limit = with(&mut bench, "leave_limit").remove(0);
    let todo = with(&mut bench, "todo").remove(0);
    assert!(limit["legal"].as_bool().unwrap() && !todo["legal"].as_bool().unwrap());
    for wrong in [
        json!({ "until": until }),
        json!({ "reason": "会社の回答待ち" }),
        json!({ "until": past, "reason": "会社の回答待ち" }),
    ] {
        let refused = bench.refused("task_snooze", key_and(&todo, wrong));
        assert!(matches!(refused, ApiError::Invalid { .. }), "{refused:?}");
    }
    let why = json!({ "until": until, "reason": "会社の回答待ち" });
    let mark = bench.call("task_snooze", key_and(&todo, why.clone()));
    bench.call("task_snooze", key_and(&limit, why));
    let now = bench.call("today", json!({}));
    assert!(with(&mut bench, "todo").is_empty());
    assert_eq!(now["snoozed"]["total"], 1);
    assert_eq!(
        now["snoozed"]["lines"][0]["snoozed"]["reason"],
        "会社の回答待ち"
    );
    let shown = with(&mut bench, "leave_limit");
    assert_eq!(
        shown[0]["snoozed"]["shown"], true,
        "an overdue legal date is never hidden"
    );
    assert_eq!(now["counts"]["overdue"], 1);
    bench.call("task_undo", json!({ "id": mark["value"]["id"] }));
    assert_eq!(with(&mut bench, "todo").len(), 1);
}

#[test]
fn a_to_do_is_a_record_with_history_and_can_be_done_and_undone() {
    let mut bench = Bench::new();
    let due = day(&mut bench, 0);
    let made = bench.call(
        "todo_save",
        json!({ "record": { "on_date": due, "text": "研修の申込み" } }),
    );
    let line = with(&mut bench, "todo").remove(0);
    assert_eq!(line["case_id"], "");
    assert_eq!(line["staff"], "佐々木 花");
    let marked = bench.call("task_done", key_and(&line, json!({})));
    assert!(with(&mut bench, "todo").is_empty());
    let kept = bench.call("todo_get", json!({ "id": made["value"]["id"] }));
    assert_eq!(
        (&kept["done_on"], &kept["done_user"]),
        (&json!(due), &kept["staff"])
    );
    bench.call("task_undo", json!({ "id": marked["value"]["id"] }));
    assert_eq!(with(&mut bench, "todo").len(), 1);
    assert_eq!(
        bench.call("todo_get", json!({ "id": made["value"]["id"] }))["done_on"],
        ""
    );
}

#[test]
fn no_list_is_cut_without_saying_how_much_is_left() {
    let mut bench = Bench::new();
    let due = day(&mut bench, 2);
    for n in 0..60 {
        bench.call(
            "todo_save",
            json!({ "record": { "on_date": due, "text": format!("用件 {n}") } }),
        );
    }
    let now = bench.call("today", json!({}));
    assert_eq!(now["counts"]["week"], 60);
    assert!(lines(&now["dates"]).len() < 60);
    let page = bench.call(
        "today_list",
        json!({ "list": "dates", "offset": 50, "limit": 50 }),
    );
    assert_eq!(
        (page["total"].as_u64(), lines(&page["lines"]).len()),
        (Some(60), 10)
    );
}

#[test]
fn a_paper_that_was_given_out_is_asked_for_until_it_is_back() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save("consent", &case, json!({ "purpose": "support", "answer": "agreed", "on_date": "2026-05-12", "form": "written" }));
    let folder = bench.folder.path().join("papers");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("面談前.pdf");
    bench.call("paper_save", json!({ "request": { "paper": "interview", "case_id": case, "to": "self" }, "path": path, "recipient": "本人", "purpose": "面談前" }));
    let papers = bench.call("today", json!({}))["papers"].clone();
    assert_eq!(papers["total"], 1, "{papers}");
    assert!(
        papers["lines"][0]["label"]
            .as_str()
            .unwrap()
            .contains("面談の前にお書きください")
    );
    let line = papers["lines"][0].clone();
    bench.call("task_done", key_and(&line, json!({})));
    assert_eq!(bench.call("today", json!({}))["papers"]["total"], 0);
}

#[test]
fn a_call_is_noted_without_a_person_returned_and_given_to_a_case() {
    let mut bench = Bench::new();
    let case = bench.case();
    let on = day(&mut bench, 0);
    let memo = json!({ "on_date": on, "at_time": "09:40", "caller": "青葉金属工業 人事 田中様", "number": "03-1234-5678",
                       "text": "休職の期限について相談したい。", "callback_user": "admin", "callback_on": on, "callback_time": "15:00" });
    let made = bench.call("memo_save", json!({ "record": memo }));
    let id = made["value"]["id"].clone();
    let now = bench.call("today", json!({}));
    assert_eq!(now["memos"]["total"], 1);
    let call = with(&mut bench, "callback").remove(0);
    assert!(call["label"].as_str().unwrap().contains("田中様"));
    assert_eq!(call["settle"]["place"]["record_id"], id);
    // It cannot be put into a case past the activity that is made of it.
    bench.refused(
        "memo_assign",
        json!({ "id": id, "rev": 9, "case_id": case }),
    );
    bench.call(
        "memo_assign",
        json!({ "id": id, "rev": 1, "case_id": "R8-0001" }),
    );
    let activity =
        bench.call("case_activities", json!({ "case_id": case, "limit": 5 }))["rows"][0].clone();
    assert_eq!(
        (&activity["channel"], &activity["at_time"]),
        (&json!("phone"), &json!("09:40"))
    );
    for word in ["休職の期限", "田中様", "03-1234-5678", "15:00"] {
        assert!(
            activity["text"].as_str().unwrap().contains(word),
            "{word}: {activity}"
        );
    }
    let now = bench.call("today", json!({}));
    assert_eq!(now["memos"]["total"], 0);
    assert_eq!(
        with(&mut bench, "callback")[0]["name"],
        "髙橋 一郎",
        "the call is still to be returned"
    );
    let page = bench.call("memo_list", json!({ "state": "sorted", "limit": 5 }));
    assert_eq!(page["rows"][0]["name"], "髙橋 一郎");
    bench.refused(
        "memo_assign",
        json!({ "id": id, "rev": 2, "case_id": case }),
    );
}

#[test]
fn a_call_without_a_case_is_closed_with_a_reason_and_kept() {
    let mut bench = Bench::new();
    let on = day(&mut bench, 0);
    let made = bench.call(
        "memo_save",
        json!({ "record": { "on_date": on, "text": "営業の電話" } }),
    );
    let id = made["value"]["id"].clone();
    let closed = |reason: &str| json!({ "record": { "id": id, "rev": 1, "on_date": on, "text": "営業の電話", "closed_on": on, "closed_reason": reason } });
    let refused = bench.refused("memo_save", closed(""));
    assert!(matches!(refused, ApiError::Invalid { .. }), "{refused:?}");
    bench.call("memo_save", closed("営業"));
    assert_eq!(bench.call("today", json!({}))["memos"]["total"], 0);
    assert_eq!(
        bench.call("memo_list", json!({ "state": "sorted", "limit": 5 }))["total"],
        1
    );
    bench.call(
        "record_cancel",
        json!({ "noun": "memo", "id": id, "reason": "誤入力" }),
    );
    assert_eq!(
        bench.call("memo_list", json!({ "state": "cancelled", "limit": 5 }))["total"],
        1
    );
    bench.call("record_restore", json!({ "noun": "memo", "id": id }));
    assert_eq!(
        bench.call("memo_list", json!({ "state": "sorted", "limit": 5 }))["total"],
        1
    );
}

#[test]
fn before_the_talk_one_answer_has_it_all_and_after_it_one_save_keeps_it_all() {
    let mut bench = Bench::new();
    let case = bench.case();
    let mut record = bench.call("case_open", json!({ "id": case }))["file"]["case"].clone();
    record["wish_withhold"] = json!("病名は上司に言わないでほしい");
    bench.call("case_save", json!({ "record": record }));
    let before = bench.call("talk_before", json!({ "id": case }));
    assert_eq!(
        before["withheld"][0]["text"],
        "病名は上司に言わないでほしい"
    );
    let questions = lines(&before["questions"]);
    assert!(!questions.is_empty());
    for question in &questions {
        assert!(
            question["sentence"].as_str().unwrap().ends_with('。'),
            "{question}"
        );
    }
    let (on, next) = (day(&mut bench, 0), day(&mut bench, 14));
    let activity = json!({ "case_id": case, "on_date": on, "channel": "in_person", "text": "伝え方を整理した。", "chart_note": "todo" });
    let save = |promises: Value| json!({ "activity": activity, "followup_on": next, "next_steps": "会社の返事を待つ", "promises": promises });
    // All or nothing: a promise without a day is told by its row, and nothing is kept.
    let ApiError::Invalid { findings } = bench.refused(
        "talk_save",
        save(json!([{ "text": "資料を送る", "on": "" }])),
    ) else {
        panic!("taken");
    };
    assert_eq!(findings[0].field, "promises.0.on_date");
    assert_eq!(
        bench.call("case_activities", json!({ "case_id": case, "limit": 5 }))["total"],
        0
    );
    bench.call(
        "talk_save",
        save(json!([{ "text": "資料を送る", "on": next }, { "text": "医師に確認する", "on": on }])),
    );
    let view = bench.call("case_open", json!({ "id": case }));
    assert_eq!(
        (
            &view["file"]["case"]["followup_on"],
            &view["file"]["support"]["count"]
        ),
        (&json!(next), &json!(1))
    );
    assert_eq!(with(&mut bench, "todo_promise").len(), 2);
    let before = bench.call("talk_before", json!({ "id": case }));
    assert_eq!(lines(&before["promises"]).len(), 2);
    assert_eq!(before["promises"][0]["text"], "医師に確認する");
}

/// 髙橋 一郎 to talk with, and 渡邉 さくら whose name nobody may read meanwhile.
fn two(bench: &mut Bench) -> (String, String) {
    let case = bench.case();
    let other = another(bench);
    for (id, text) in [
        (&other, "渡邉さんの職場と調整"),
        (&case, "職場の状況を聴いた"),
    ] {
        let record = json!({ "on_date": "2026-06-01", "channel": "phone", "text": text });
        bench.save("activity", id, record);
    }
    let draft = json!({ "screen": "activity", "case_id": other, "body": { "text": "渡邉さんの下書き" }, "title": "渡邉 さくら" });
    bench.call("draft_put", draft);
    (case, other)
}

#[test]
fn what_is_meant_for_later_than_a_month_is_counted_and_listed() {
    let mut bench = Bench::new();
    let case = bench.case();
    let [now, near, far, farther, last] = [0, 30, 31, 60, 90].map(|n| day(&mut bench, n));
    for (text, on) in [("近い用件", &near), ("先の用件", &farther)] {
        bench.call(
            "todo_save",
            json!({ "record": { "text": text, "on_date": on, "staff": "user1" } }),
        );
    }
    bench.save("activity", &case, json!({ "on_date": now, "channel": "in_person", "text": "面談", "promised": "資料を送る", "promised_on": far }));
    // A computed date is for the calendar.
    bench.save("treatment", &case, json!({ "next_visit_on": farther }));
    bench.call("memo_save", json!({ "record": { "text": "年明けの相談", "caller": "総務 山田", "on_date": now, "callback_user": "user1", "callback_on": last } }));

    let ask = json!({ "list": "later", "limit": 50 });
    let rules = |list: &Value| -> Vec<String> {
        let rules = lines(&list["lines"]).into_iter();
        rules
            .map(|line| line["rule"].as_str().unwrap().to_owned())
            .collect()
    };
    let first = bench.call("today", json!({}));
    assert_eq!(
        (
            &first["later"],
            first["dates"].to_string().contains("近い用件")
        ),
        (&json!(3), true)
    );
    let list = bench.call("today_list", ask.clone());
    assert_eq!(
        (rules(&list), &list["total"]),
        (
            vec![
                "promise".to_owned(),
                "todo".to_owned(),
                "callback".to_owned()
            ],
            &json!(3)
        )
    );
    assert_eq!(
        (&list["lines"][0]["days"], &list["lines"][0]["place"]["tab"]),
        (&json!(31), &json!("activities"))
    );
    assert_eq!(list["lines"][2]["place"]["noun"], "memo");
    let second = bench.call(
        "today_list",
        json!({ "list": "later", "offset": 1, "limit": 1 }),
    );
    assert_eq!(
        (rules(&second), &second["total"]),
        (vec!["todo".to_owned()], &json!(3))
    );

    // Put off beyond its day it is still told; done, it is gone, and comes back when that is taken back.
    bench.call(
        "task_snooze",
        key_and(
            &list["lines"][1],
            json!({ "until": last, "reason": "年明けでよい" }),
        ),
    );
    let put = bench.call("today_list", ask);
    assert_eq!(
        (&put["total"], &put["lines"][1]["snoozed"]["reason"]),
        (&json!(3), &json!("年明けでよい"))
    );
    let marked = bench.call("task_done", key_and(&list["lines"][0], json!({})));
    assert_eq!(bench.call("today", json!({}))["later"], 2);
    bench.call("task_undo", json!({ "id": marked["value"]["id"] }));
    assert_eq!(bench.call("today", json!({}))["later"], 3);
}

#[test]
fn while_a_person_looks_on_no_call_answers_about_another() {
    let mut bench = Bench::new();
    let (case, other) = two(&mut bench);
    let asks = [
        ("today", json!({})),
        ("today_list", json!({ "list": "dates" })),
        ("case_list", json!({})),
        ("case_open", json!({ "id": other })),
        ("case_open", json!({ "id": "R8-0002" })),
        ("case_activities", json!({ "case_id": other })),
        ("talk_before", json!({ "id": other })),
        ("talk_before", json!({ "id": case })),
        ("history", json!({ "id": other })),
        ("memo_list", json!({})),
        ("consultation_list", json!({})),
        ("cancelled_list", json!({})),
        ("duplicates", json!({ "name": "渡邉 さくら" })),
        ("register", json!({})),
        (
            "paper_draw",
            json!({ "paper": "summary", "case_id": other }),
        ),
        (
            "activity_save",
            json!({ "record": { "case_id": other, "on_date": "2026-06-02", "channel": "phone" } }),
        ),
    ];
    // The twin: without the mode the same calls answer, and name the other person.
    let mut named = 0;
    for (call, ask) in &asks {
        if let Ok(answer) = workbench::api::call(&mut bench.bench, call, ask.clone()) {
            named += usize::from(answer.to_string().contains("渡邉"));
        }
    }
    assert!(named >= 6, "{named}");
    bench.call("interview_start", json!({ "id": case }));
    for (call, ask) in &asks {
        let refused = bench.refused(call, ask.clone());
        assert_eq!(refused, ApiError::InInterview, "{call} {ask}");
    }
    // Every call of the list is refused or answers without the other name.
    let all = workbench::api::entries();
    let held = |name: &str| name != "lock" && name != "interview_end";
    for entry in all.iter().filter(|e| held(e.name)) {
        for ask in [
            json!({}),
            json!({ "id": other }),
            json!({ "id": case }),
            json!({ "case_id": other }),
            json!({ "case_id": case }),
        ] {
            if let Ok(answer) = workbench::api::call(&mut bench.bench, entry.name, ask) {
                assert!(!answer.to_string().contains("渡邉"), "{}", entry.name);
            }
        }
    }
}

#[test]
fn while_a_person_looks_on_the_own_consent_and_charge_are_told() {
    let mut bench = Bench::new();
    let (case, other) = two(&mut bench);
    let agreed = json!({ "purpose": "company", "parties": ["hr"], "answer": "agreed", "form": "written", "items": ["measures"], "on_date": "2026-06-01" });
    let own = bench.save("consent", &case, agreed.clone());
    let another = bench.save("consent", &other, agreed);
    // Without the mode each of them answers.
    for ask in [
        ("consent_left", &own),
        ("consent_left", &another),
        ("charge_list", &case),
        ("charge_list", &other),
    ] {
        bench.call(ask.0, json!({ "id": ask.1 }));
    }
    bench.call("interview_start", json!({ "id": case }));
    assert_eq!(bench.call("consent_left", json!({ "id": own })), json!([]));
    assert_eq!(bench.call("charge_list", json!({ "id": case })), json!([]));
    let nobody = String::new();
    for (call, id) in [
        ("consent_left", &another),
        ("charge_list", &other),
        ("consent_left", &nobody),
        ("charge_list", &nobody),
    ] {
        assert_eq!(
            bench.refused(call, json!({ "id": id })),
            ApiError::InInterview,
            "{call} {id}"
        );
    }
}

#[test]
fn while_a_person_looks_on_the_talk_goes_on_until_it_ends_or_is_locked() {
    let mut bench = Bench::new();
    let (case, _) = two(&mut bench);
    bench.call("interview_start", json!({ "id": case }));
    let found = bench.call("search", json!({ "text": "職場", "limit": 10 }));
    assert_eq!(
        (&found["activities"]["total"], &found["cases"]["total"]),
        (&json!(1), &json!(0))
    );
    assert!(found["passages"]["total"].as_i64().unwrap() > 0);
    assert_eq!(bench.call("draft_list", json!({})), json!([]));
    let talk = json!({ "on_date": "2026-06-03", "channel": "in_person", "text": "面談" });
    bench.save("activity", &case, talk);
    let memo = json!({ "record": { "on_date": "2026-06-03", "text": "あとで" } });
    bench.call("memo_save", memo);
    let session = bench.call("state", json!({}))["session"].clone();
    assert_eq!(session["interview"], case.as_str());
    bench.call("interview_end", json!({}));
    let list = bench.call("case_list", json!({})).to_string();
    assert!(list.contains("渡邉"));
    // A lock ends it.
    bench.call("interview_start", json!({ "id": case }));
    bench.call("lock", json!({}));
    let passphrase = crate::support::PASSPHRASE;
    bench.call("unlock", json!({ "passphrase": passphrase }));
    assert_eq!(bench.call("state", json!({}))["session"]["interview"], "");
    let list = bench.call("case_list", json!({})).to_string();
    assert!(list.contains("渡邉"));
}

#[test]
fn a_backup_that_failed_is_told_until_one_succeeds() {
    let mut bench = Bench::new();
    bench.case();
    assert_eq!(bench.call("today", json!({}))["backup"]["state"], "none");
    // A file stands where the second folder should be.
    let blocked = bench.folder.path().join("blocked");
    std::fs::write(&blocked, "no folder").unwrap();
    let mut settings = bench.call("settings_get", json!({}));
    settings["backup_folder"] = json!(blocked.join("copies"));
    bench.call("settings_save", settings.clone());
    bench.call("backup_now", json!({}));
    let backup = bench.call("today", json!({}))["backup"].clone();
    assert_eq!(
        (&backup["state"], &backup["problem"]),
        (&json!("failed"), &json!("file_failed"))
    );
    settings["backup_folder"] = json!("");
    bench.call("settings_save", settings);
    bench.call("backup_now", json!({}));
    assert_eq!(bench.call("today", json!({}))["backup"]["state"], "ok");
}
