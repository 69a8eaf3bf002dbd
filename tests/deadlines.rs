//! Deadlines through the same calls as the window: why a date is this date, days of sick pay, the month, a file without names.

use crate::support::Bench;
use serde_json::{Value, json};

/// A case with leave, sick pay and a next visit; answers its id.
fn case(bench: &mut Bench) -> String {
    let case = bench.case();
    bench.save("employment", &case, json!({ "status": "employee", "main": true, "employer": "青葉金属工業", "leave_limit_on": "2099-09-23" }));
    bench.save("treatment", &case, json!({ "disease": "liver", "disease_name": "C型肝硬変", "next_visit_on": "2099-09-26", "first_visit_on": "2098-03-10" }));
    case
}

fn line<'a>(view: &'a Value, rule: &str) -> &'a Value {
    let lines = view["dates"].as_array().unwrap();
    let found = lines.iter().find(|d| d["rule"] == rule);
    found.unwrap_or_else(|| panic!("{rule}: {lines:?}"))
}

#[test]
fn a_date_tells_its_rule_its_fact_and_its_arithmetic() {
    let mut bench = Bench::new();
    let case = case(&mut bench);
    let view = bench.call("case_open", json!({ "id": case }));
    let day = line(&view, "assessment_day");
    // 障害認定日の90日前, then the day itself: the first line of the rule is its notice.
    assert_eq!(day["label"], "障害認定日の90日前(診断書の準備)");
    let ask = |rule: &str, legal: &str| json!({ "case_id": case, "rule": rule, "legal_on": legal });
    let reason = bench.call("date_why", ask("assessment_day", "2099-09-10"));
    let why = &reason["why"];
    assert_eq!(why["start_on"], "2098-03-10");
    assert_eq!(why["steps"][0]["step"], json!({ "months": 18 }));
    assert_eq!(why["steps"][0]["on"], "2099-09-10");
    assert_eq!(why["certainty"], "secondary");
    assert_eq!(
        (&why["passage"], &why["tab"]),
        (&json!("resources.disability-pension"), &json!("illness"))
    );
    assert_ne!(reason["passage_title"], "");
    // The notice of the same rule is another line, with one step more.
    let notice = bench.call("date_why", ask("assessment_day", "2099-06-12"));
    let steps = notice["why"]["steps"].as_array().unwrap();
    assert!(
        steps.iter().any(|s| s["is"] == "lead" && s["days"] == 90),
        "{steps:?}"
    );
    // What is settled has no reason any more.
    bench.save(
        "benefit",
        &case,
        json!({ "resource": "disability_pension", "state": "applying" }),
    );
    let gone = bench.call("date_why", ask("assessment_day", "2099-09-10"));
    assert_eq!(gone["why"], Value::Null);
}

#[test]
fn days_of_sick_pay_are_counted_from_what_is_recorded_and_cancelled_with_it() {
    let mut bench = Bench::new();
    let case = case(&mut bench);
    let periods = [
        ("paid", "2022-03-04", "2022-04-10"),
        ("paid", "2022-04-11", "2022-04-20"),
        ("paid", "2022-05-11", "2022-06-10"),
    ];
    for (kind, from, to) in periods {
        let record =
            json!({ "kind": kind, "from_date": from, "to_date": to, "note": "保険者の通知" });
        bench.save("sick_pay", &case, record);
    }
    let count =
        |bench: &mut Bench| bench.call("case_open", json!({ "id": case }))["sick_pay"][0].clone();
    let counted = count(&mut bench);
    assert_eq!(
        (&counted["available"], &counted["used"], &counted["left"]),
        (&json!(549), &json!(79), &json!(470))
    );
    let record = json!({ "kind": "partial", "from_date": "2022-07-01", "to_date": "2022-07-10" });
    let id = bench.save("sick_pay", &case, record);
    assert_eq!(count(&mut bench)["left"], 460);
    let cancel = json!({ "noun": "sick_pay", "id": id, "reason": "記録の誤り" });
    bench.call("record_cancel", cancel);
    assert_eq!(count(&mut bench)["left"], 470);
    bench.call("record_restore", json!({ "noun": "sick_pay", "id": id }));
    assert_eq!(count(&mut bench)["left"], 460);
    // A period without its kind, and one that ends before it begins, are refused.
    for wrong in [
        json!({ "from_date": "2022-07-01" }),
        json!({ "kind": "paid", "from_date": "2022-07-02", "to_date": "2022-07-01" }),
    ] {
        let mut record = wrong;
        record["case_id"] = json!(case);
        bench.refused("sick_pay_save", json!({ "record": record }));
    }
}

#[test]
fn a_month_has_whole_weeks_names_its_holidays_and_shows_what_falls_due_before_them() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save(
        "opinion",
        &case,
        json!({ "received_on": "2026-08-20", "to_date": "2026-09-23" }),
    );
    let month = bench.call(
        "calendar_month",
        json!({ "month": "2026-09", "mine": false }),
    );
    let days = month["days"].as_array().unwrap();
    assert_eq!(days.len() % 7, 0);
    assert_eq!(days[0]["date"]["weekday"], "日");
    let day = |iso: &str| days.iter().find(|d| d["date"]["iso"] == iso).unwrap();
    assert_eq!(
        day("2026-09-22")["off"],
        json!({ "kind": "holiday", "name": "国民の休日" })
    );
    assert_eq!(day("2026-09-18")["off"], Value::Null);
    let lines = month["lines"].as_array().unwrap();
    let due: Vec<_> = lines
        .iter()
        .filter(|l| l["rule"] == "opinion_until" && l["legal_on"] == "2026-09-23")
        .collect();
    assert_eq!(due.len(), 1, "{lines:?}");
    assert_eq!(due[0]["on"], "2026-09-18");
    assert_eq!(
        (&month["previous"], &month["next"]),
        (&json!("2026-08"), &json!("2026-10"))
    );
    bench.refused("calendar_month", json!({ "month": "2026-13" }));
}

#[test]
fn the_course_of_a_case_is_told_without_gaps() {
    let mut bench = Bench::new();
    let case = case(&mut bench);
    bench.save(
        "sick_pay",
        &case,
        json!({ "kind": "paid", "from_date": "2026-06-01" }),
    );
    bench.save("activity", &case, json!({ "on_date": "2026-05-12", "channel": "phone", "partners": ["self"], "kinds": ["how_to_tell"], "text": "" }));
    let flow = bench.call("case_timeline", json!({ "id": case }));
    let tracks = flow["tracks"].as_array().unwrap();
    let ids: Vec<_> = tracks.iter().map(|t| t["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["sick_pay", "contacts", "visits", "deadlines"]);
    assert_eq!(tracks[0]["marks"][0]["label"], "支給(労務不能)");
    assert_eq!(tracks[1]["marks"][0]["label"], "電話");
}

#[test]
fn a_calendar_file_tells_days_and_codes_and_stands_in_the_register() {
    let mut bench = Bench::new();
    let case = case(&mut bench);
    let number = bench.call("case_open", json!({ "id": case }))["file"]["case"]["number"].clone();
    let path = bench.folder.path().join("期限.ics");
    let ask = json!({ "from": "2099-01-01", "until": "2099-12-31", "path": path, "recipient": "本人の予定表", "purpose": "期限の確認" });
    let saved = bench.call("calendar_save", ask);
    let text = std::fs::read_to_string(&path).unwrap();
    let events = text.matches("BEGIN:VEVENT").count();
    assert_eq!(saved["value"]["dates"], json!(events));
    assert!(events >= 4, "{text}");
    assert!(text.contains("DTSTART;VALUE=DATE:20990926"), "{text}");
    assert!(
        text.split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains('\n'))
    );
    // The same dates stand in the window with names and words: none of them is in the file.
    let month = bench
        .call("calendar_month", json!({ "month": "2099-09" }))
        .to_string();
    let whole = text.replace("\r\n ", "");
    let number = number.as_str().unwrap();
    for told in [
        "髙橋",
        "たかはし",
        "受診の予定",
        "休職できる期限",
        "障害認定日",
    ] {
        assert!(
            month.contains(told) || told == "たかはし",
            "the window shows {told}"
        );
        assert!(!whole.contains(told), "{told}");
    }
    for told in [
        "高橋",
        "一郎",
        "肝硬変",
        "liver",
        "青葉",
        "消化器",
        "00412876",
        number,
        case.as_str(),
    ] {
        assert!(!whole.contains(told), "{told}");
    }
    // Register and log know it; who has the workplace finds the case by the code, and nobody else.
    let register = bench.call("register", json!({ "limit": 10 }));
    let entry = &register["rows"][0];
    assert_eq!(
        (&entry["paper"], &entry["recipient"], &entry["sha256"]),
        (
            &json!("calendar"),
            &json!("本人の予定表"),
            &saved["value"]["sha256"]
        )
    );
    let code = whole
        .split("期限(両立支援) ")
        .nth(1)
        .unwrap()
        .split("\r\n")
        .next()
        .unwrap()
        .to_owned();
    let found = bench.call("paper_find", json!({ "code": code }));
    assert_eq!(found["case_id"], json!(case));
    let mut elsewhere = Bench::new();
    elsewhere.case();
    elsewhere.refused("paper_find", json!({ "code": code }));
}

#[test]
fn the_same_dates_keep_their_names_from_file_to_file_and_a_bad_place_enters_nothing() {
    let mut bench = Bench::new();
    case(&mut bench);
    let write = |bench: &mut Bench, name: &str| -> Vec<String> {
        let path = bench.folder.path().join(name);
        let ask = json!({ "from": "2099-01-01", "until": "2099-12-31", "path": path, "recipient": "本人", "purpose": "確認" });
        bench.call("calendar_save", ask);
        let text = std::fs::read_to_string(&path).unwrap();
        let names = text.split("\r\n").filter(|l| l.starts_with("UID:"));
        names.map(str::to_owned).collect()
    };
    let first = write(&mut bench, "first.ics");
    assert!(!first.is_empty());
    assert_eq!(first, write(&mut bench, "second.ics"));
    // A place that is none: refused, and nothing is entered.
    let before = bench.call("register", json!({ "limit": 10 }))["total"].clone();
    bench.refused(
        "calendar_save",
        json!({ "from": "2099-01-01", "until": "2099-12-31", "path": "relative.ics" }),
    );
    assert_eq!(
        bench.call("register", json!({ "limit": 10 }))["total"],
        before
    );
}

#[test]
fn a_calendar_file_has_every_date_however_many() {
    let mut bench = Bench::new();
    let case = bench.case();
    let on = (workbench::today() + chrono::Duration::days(40)).to_string();
    let promises: Vec<Value> = (0..100)
        .map(|n| json!({ "text": format!("約束の用件 {n}"), "on": on }))
        .collect();
    for n in 0..21 {
        let made = bench.call("intake", json!({ "person": { "name": format!("対象 {n}郎") }, "case": { "opened_on": "2026-05-12" } }));
        let activity = json!({ "case_id": made["value"]["case_id"], "on_date": workbench::today(), "channel": "phone", "text": "面談", "chart_note": "todo" });
        bench.call("talk_save", json!({ "activity": activity, "followup_on": "", "next_steps": "", "promises": promises }));
    }
    bench.save("treatment", &case, json!({ "next_visit_on": "2099-09-26" }));
    let path = bench.folder.path().join("all.ics");
    let ask = json!({ "from": workbench::today(), "until": "2099-12-31", "path": path, "recipient": "本人", "purpose": "確認" });
    let saved = bench.call("calendar_save", ask);
    let text = std::fs::read_to_string(&path).unwrap();
    let events = text.matches("BEGIN:VEVENT").count();
    assert_eq!(saved["value"]["dates"], json!(events));
    let head = format!("DTSTART;VALUE=DATE:{}", on.replace('-', ""));
    assert!(text.matches(&head).count() >= 2_100, "{events}");
    assert!(
        text.contains("DTSTART;VALUE=DATE:20990926"),
        "the last one is there too"
    );
    // The month shows a part of so many, and says so.
    let month: String = on.chars().take(7).collect();
    let month = bench.call("calendar_month", json!({ "month": month }));
    assert_eq!(month["cut"], true);
    assert!(month["lines"].as_array().unwrap().len() < events);
}

#[test]
fn the_end_of_the_leave_follows_from_its_two_clocks_until_it_is_recorded() {
    let mut bench = Bench::new();
    let case = bench.case();
    let id = bench.save(
        "employment",
        &case,
        json!({ "status": "on_leave", "main": true, "absence_from": "2098-10-01", "absence_months": 3, "leave_months": 12,
                "paid_leave_granted_on": "2097-10-01", "paid_leave_days": 7 }),
    );
    let view = bench.call("case_open", json!({ "id": case }));
    let ends = |view: &Value| -> Vec<(String, String)> {
        let text = |d: &Value, name: &str| d[name].as_str().unwrap().to_owned();
        let lines = view["dates"].as_array().unwrap().iter();
        let ends = lines.filter(|d| d["lead"] == 0);
        ends.map(|d| (text(d, "rule"), text(d, "legal_on")))
            .collect()
    };
    let line = |rule: &str, on: &str| (rule.to_owned(), on.to_owned());
    // Absence until 2098-12-31, leave from 2099-01-01; two years from the grant end on the day before.
    assert_eq!(
        ends(&view),
        [
            line("paid_leave_counted", "2099-09-30"),
            line("leave_limit_absence", "2099-12-31")
        ]
    );
    let ask = json!({ "case_id": case, "rule": "leave_limit_absence", "legal_on": "2099-12-31" });
    let why = bench.call("date_why", ask)["why"].clone();
    assert_eq!(
        (&why["basis"], &why["start_on"]),
        (&json!("欠勤の開始日"), &json!("2098-10-01"))
    );
    let counted = |why: &Value| -> Value {
        let steps = why["steps"].as_array().unwrap().iter();
        steps.filter(|s| s["is"] == "count").cloned().collect()
    };
    assert_eq!(
        counted(&why),
        json!([
            { "is": "count", "step": { "through_months": 3 }, "on": "2098-12-31" },
            { "is": "count", "step": { "days": 1 }, "on": "2099-01-01" },
            { "is": "count", "step": { "through_months": 12 }, "on": "2099-12-31" },
        ])
    );
    let ask = json!({ "case_id": case, "rule": "paid_leave_counted", "legal_on": "2099-09-30" });
    let why = bench.call("date_why", ask)["why"].clone();
    assert!(why["source"].as_str().unwrap().contains("第115条"));
    assert_eq!(
        counted(&why),
        json!([{ "is": "count", "step": { "through_months": 24 }, "on": "2099-09-30" }])
    );
    // The leave began later than the absence foretold: the second clock runs from its own day.
    let mut record = view["file"]["employments"][0].clone();
    assert_eq!(
        (&record["id"], &record["absence_months"]),
        (&json!(id), &json!(3))
    );
    record["leave_began_on"] = json!("2099-02-15");
    bench.call("employment_save", json!({ "record": record }));
    let view = bench.call("case_open", json!({ "id": case }));
    assert!(ends(&view).contains(&line("leave_limit_counted", "2100-02-14")));
    // What somebody was told goes before every count.
    let mut record = view["file"]["employments"][0].clone();
    record["leave_limit_on"] = json!("2099-12-20");
    record["paid_leave_until"] = json!("2100-03-31");
    bench.call("employment_save", json!({ "record": record }));
    let view = bench.call("case_open", json!({ "id": case }));
    assert_eq!(
        ends(&view),
        [
            line("leave_limit", "2099-12-20"),
            line("paid_leave_until", "2100-03-31")
        ]
    );
}
