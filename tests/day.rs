//! A coordinator's working day, through the same calls as the window.

use crate::support::{Bench, PASSPHRASE, closed};
use serde_json::{Value, json};
use workbench::api;
use workbench::error::ApiError;

fn rows(page: &Value) -> Vec<Value> {
    page["rows"].as_array().unwrap().clone()
}

#[test]
fn support_through_the_person_needs_two_lines_and_one_activity() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save("activity", &case, json!({ "on_date": "2026-05-12", "channel": "in_person", "partners": ["self"], "kinds": ["how_to_tell"], "minutes": 30, "text": "上司への伝え方を一緒に整理した。" }));
    let view = bench.call("case_open", json!({ "id": case }));
    assert_eq!(view["stage"]["path"], "via_person");
    assert_eq!(view["stage"]["current"], "followup");
    assert_eq!(view["file"]["support"]["links"], json!(["via_person"]));
    assert_eq!(view["file"]["case"]["number"], "R8-0001");
    let missing: Vec<_> = view["stage"]["missing"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| m["item"].as_str().unwrap())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    let reminders = |view: &Value| -> Vec<String> {
        let list = view["stage"]["reminders"].as_array().unwrap();
        list.iter()
            .map(|m| m["item"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(reminders(&view), ["consent_support", "followup_date"]);
    bench.call("item_exempt", json!({ "case_id": case, "item": "followup_date", "reason": "本人から連絡", "exempt": true }));
    let view = bench.call("case_open", json!({ "id": "R8-0001" }));
    assert_eq!(reminders(&view), ["consent_support"]);
}

#[test]
fn a_contact_with_the_company_changes_the_path_and_asks_for_more() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save(
        "employment",
        &case,
        json!({ "status": "employee", "employer": "青葉金属工業", "work_items": ["w2_3"] }),
    );
    bench.save("activity", &case, json!({ "on_date": "2026-06-01", "channel": "phone", "partners": ["hr"], "kinds": ["company_talk"], "text": "勤務時間を確認した。" }));
    let view = bench.call("case_open", json!({ "id": case }));
    assert_eq!(
        (
            &view["stage"]["path"],
            &view["file"]["employments"][0]["main"]
        ),
        (&json!("direct"), &json!(true))
    );
    let missing = view["stage"]["missing"].to_string();
    assert!(
        missing.contains("\"tab\""),
        "each item says where it is entered: {missing}"
    );
}

#[test]
fn lists_are_sorted_filtered_and_searched_in_the_store() {
    let mut bench = Bench::new();
    let takahashi = bench.case();
    for (name, kana) in [
        ("渡邉 さくら", "わたなべ さくら"),
        ("𠮷田 健", "よしだ けん"),
        ("﨑山 由美", "さきやま ゆみ"),
    ] {
        bench.call("intake", json!({ "person": { "name": name, "kana": kana }, "case": { "opened_on": "2026-06-01" } }));
    }
    bench.save(
        "treatment",
        &takahashi,
        json!({ "disease": "liver", "disease_name": "C型肝硬変", "next_visit_on": "2026-06-20" }),
    );
    let page = bench.call("case_list", json!({ "sort": "kana" }));
    let names: Vec<_> = rows(&page)
        .iter()
        .map(|r| r["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(names, ["﨑山 由美", "髙橋 一郎", "𠮷田 健", "渡邉 さくら"]);
    for (text, found) in [
        ("高橋", 1),
        ("タカハシ", 1),
        ("吉田", 1),
        ("渡辺", 1),
        ("崎山", 1),
        ("肝", 1),
        ("00412876", 1),
        ("いない", 0),
    ] {
        assert_eq!(
            bench.call("case_list", json!({ "text": text }))["total"],
            found,
            "{text}"
        );
    }
    assert_eq!(
        bench.call("case_list", json!({ "disease": "liver" }))["total"],
        1
    );
    assert_eq!(
        rows(&bench.call("case_list", json!({})))[0]["due_on"],
        "2026-06-20"
    );
}

#[test]
fn one_box_finds_cases_activities_and_passages() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save("activity", &case, json!({ "on_date": "2026-11-13", "channel": "in_person", "text": "午後の倦怠感が強い。肝炎の治療は続いている。" }));
    for text in ["肝炎", "肝", "倦怠感", "午後の"] {
        let found = bench.call("search", json!({ "text": text, "limit": 5 }));
        assert_eq!(found["activities"]["total"], 1, "{text}");
        assert!(
            !found["activities"]["hits"][0]["spans"]
                .as_array()
                .unwrap()
                .is_empty(),
            "{text}"
        );
    }
    let found = bench.call("search", json!({ "text": "肝" }));
    assert!(found["passages"]["total"].as_i64().unwrap() > 5);
    assert_eq!(found["cases"]["hits"][0]["title"], "髙橋 一郎");
    assert_eq!(
        bench.call("search", json!({ "text": "、。" }))["empty_query"],
        true
    );
}

#[test]
fn a_stale_form_is_told_who_saved_and_what_stands_now() {
    let mut bench = Bench::new();
    let case = bench.case();
    let mut record = bench.call("case_open", json!({ "id": case }))["file"]["case"].clone();
    let stale = record.clone();
    record["wish"] = json!("今の職場で続けたい");
    bench.call("case_save", json!({ "record": record }));
    let ApiError::Conflict { theirs, user, .. } =
        bench.refused("case_save", json!({ "record": stale }))
    else {
        panic!("no conflict");
    };
    assert_eq!(
        (theirs["wish"].as_str(), user.as_str()),
        (Some("今の職場で続けたい"), "佐々木 花")
    );
}

#[test]
fn a_save_can_be_taken_back_once_and_history_tells_both() {
    let mut bench = Bench::new();
    let case = bench.case();
    let mut record = bench.call("case_open", json!({ "id": case }))["file"]["case"].clone();
    record["wish"] = json!("短時間で戻りたい");
    let saved = bench.call("case_save", json!({ "record": record }));
    bench.call("save_undo", json!({ "save_id": saved["value"]["save_id"] }));
    let view = bench.call("case_open", json!({ "id": case }));
    assert_eq!(view["file"]["case"]["wish"], "");
    let history = bench.call("history", json!({ "id": case }));
    let wishes: Vec<_> = history
        .as_array()
        .unwrap()
        .iter()
        .filter(|h| h["field"] == "wish")
        .map(|h| h["new"].clone())
        .collect();
    assert_eq!(wishes, [json!(""), json!("短時間で戻りたい")]);
    assert_eq!(
        bench.refused("save_undo", json!({ "save_id": saved["value"]["save_id"] })),
        ApiError::UndoTooLate
    );
}

#[test]
fn my_numbers_and_wrong_dates_are_refused_with_the_field() {
    let mut bench = Bench::new();
    let case = bench.case();
    let ApiError::Invalid { findings } = bench.refused(
        "activity_save",
        json!({ "record": { "case_id": case, "on_date": "2026-02-30", "channel": "phone", "text": "番号 1234-5678-9018" } }),
    ) else {
        panic!("accepted");
    };
    let fields: Vec<_> = findings.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["on_date", "text"]);
}

#[test]
fn a_draft_survives_the_lock_and_goes_with_its_save() {
    let mut bench = Bench::new();
    let case = bench.case();
    let draft = bench.call("draft_put", json!({ "screen": "activity", "case_id": case, "body": { "text": "産業医と電話。残業制限を" }, "title": "経過" }));
    bench.call("lock", json!({}));
    assert_eq!(bench.refused("draft_list", json!({})), ApiError::Locked);
    bench.call("unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(
        bench.call("draft_list", json!({}))[0]["body"]["text"],
        "産業医と電話。残業制限を"
    );
    assert_eq!(
        bench.call("today", json!({}))["drafts"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    bench.call("activity_save", json!({ "record": { "case_id": case, "on_date": "2026-11-20", "channel": "phone" }, "draft": draft["id"] }));
    assert_eq!(bench.call("draft_list", json!({})), json!([]));
}

#[test]
fn somebody_who_is_known_is_noticed_while_typing() {
    let mut bench = Bench::new();
    bench.case();
    for (query, why) in [
        (
            json!({ "chart_number": "００４１２８７６" }),
            "chart_number",
        ),
        (
            // Another system writes the same number without zeros.
            json!({ "chart_number": "412876" }),
            "chart_number",
        ),
        (
            json!({ "kana": "タカハシ　イチロウ", "birth_date": "1975-04-03" }),
            "kana_birth",
        ),
        (json!({ "name": "高橋一郎" }), "name_birth"),
    ] {
        assert_eq!(bench.call("duplicates", query)[0]["why"], why);
    }
    assert_eq!(
        bench.call(
            "duplicates",
            json!({ "kana": "たかはし いちろう", "birth_date": "1980-01-01" })
        ),
        json!([])
    );
}

#[test]
fn a_consultation_becomes_a_case_and_a_closed_case_a_new_episode() {
    let mut bench = Bench::new();
    let saved = bench.call("consultation_save", json!({ "record": { "kind": "consultation", "on_date": "2026-10-01", "consulted_by": "family", "topics": ["leave"] } }));
    let made = bench.call("intake", json!({ "person": { "initials_only": true, "initials": "T.K." }, "case": { "opened_on": "2026-10-02" }, "consultation_id": saved["value"]["id"] }));
    let case = made["value"]["case_id"].as_str().unwrap().to_owned();
    let page = bench.call("consultation_list", json!({ "limit": 10 }));
    assert_eq!(
        (
            &page["rows"][0]["record"]["result"],
            &page["rows"][0]["record"]["case_id"]
        ),
        (&json!("started"), &json!(case))
    );
    bench.save(
        "outcome",
        &case,
        json!({ "code": "continued", "on_date": "2026-11-01" }),
    );
    let mut record = bench.call("case_open", json!({ "id": case }))["file"]["case"].clone();
    record["closed_on"] = json!("2026-11-01");
    bench.call("case_save", json!({ "record": record }));
    assert_eq!(
        bench.call("case_list", json!({ "status": "closed" }))["total"],
        1
    );
    let episode = bench.call(
        "episode_new",
        json!({ "case_id": case, "opened_on": "2026-11-20" }),
    );
    assert_eq!(episode["value"]["number"], "R8-0002");
    assert_eq!(
        bench.call("case_open", json!({ "id": episode["value"]["case_id"] }))["episodes"][0]["case_id"],
        json!(case)
    );
}

#[test]
fn cancelling_needs_a_reason_and_can_be_taken_back() {
    let mut bench = Bench::new();
    let case = bench.case();
    let activity = bench.save(
        "activity",
        &case,
        json!({ "on_date": "2026-11-20", "channel": "phone", "text": "取り違え" }),
    );
    assert!(matches!(
        bench.refused(
            "record_cancel",
            json!({ "noun": "activity", "id": activity })
        ),
        ApiError::Invalid { .. }
    ));
    bench.call(
        "record_cancel",
        json!({ "noun": "activity", "id": activity, "reason": "別の人の記録" }),
    );
    assert_eq!(
        bench.call("search", json!({ "text": "取り違え" }))["activities"]["total"],
        0
    );
    assert_eq!(
        bench.call("cancelled_list", json!({}))[0]["reason"],
        "別の人の記録"
    );
    bench.call(
        "record_restore",
        json!({ "noun": "activity", "id": activity }),
    );
    assert_eq!(
        bench.call("search", json!({ "text": "取り違え" }))["activities"]["total"],
        1
    );
    bench.call(
        "record_cancel",
        json!({ "noun": "activity", "id": activity, "reason": "別の人の記録" }),
    );
    bench.call(
        "record_erase",
        json!({ "noun": "activity", "id": activity }),
    );
    assert_eq!(
        bench.call("case_activities", json!({ "case_id": case, "limit": 10 }))["total"],
        0
    );
}

#[test]
fn passages_fit_the_case_and_say_why() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save(
        "treatment",
        &case,
        json!({ "disease": "liver", "symptoms": ["cognition"] }),
    );
    bench.save(
        "employment",
        &case,
        json!({ "status": "employee", "work_items": ["w2_3"] }),
    );
    let offered = bench.call("manual_beside", json!({ "id": case }));
    let first = &offered[0];
    assert!(
        first["why"].as_str().unwrap().starts_with("肝疾患 ×"),
        "{first}"
    );
    // The name of the disease goes before its group.
    for (name, title) in [("C型肝硬変", "肝硬変"), ("B型肝炎キャリア", "B型肝炎")]
    {
        let named = bench.case();
        bench.save(
            "treatment",
            &named,
            json!({ "disease": "liver", "disease_name": name }),
        );
        let best = bench.call("manual_beside", json!({ "id": named }))[0].clone();
        assert_eq!(
            (&best["title"], &best["why"]),
            (&json!(title), &json!(format!("病名: {title}"))),
            "{name}"
        );
    }
    bench.call(
        "pin_set",
        json!({ "case_id": case, "passage": first["id"], "pinned": true }),
    );
    let pin = bench.call("case_open", json!({ "id": case }))["pins"][0].clone();
    assert_eq!(
        (&pin["passage"], pin["edition"].as_str()),
        (&first["id"], Some("2026-11"))
    );
    bench.call("lock", json!({}));
    assert!(
        !bench.call("manual_passage", json!({ "id": first["id"] }))["blocks"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn every_state_of_a_record_is_told() {
    let mut bench = Bench::new();
    let case = bench.case();
    let state = |bench: &mut Bench| {
        bench.call("case_open", json!({ "id": case }))["state"]["now"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(state(&mut bench), "saved");
    bench.call("backup_now", json!({}));
    assert_eq!(state(&mut bench), "backed_up");
    bench.save(
        "activity",
        &case,
        json!({ "on_date": "2026-11-20", "channel": "phone" }),
    );
    assert_eq!(state(&mut bench), "saved");
}

#[test]
fn users_have_their_own_key_and_hand_over_while_drafts_stay() {
    let mut bench = Bench::new();
    bench.call("user_add", json!({ "id": "inoue", "name": "井上 誠", "role": "staff", "profession": "nurse", "passphrase": "asagao no michi 5" }));
    bench.call(
        "draft_put",
        json!({ "screen": "activity", "body": { "text": "佐々木の下書き" }, "title": "" }),
    );
    let session = bench.call(
        "unlock",
        json!({ "user_id": "inoue", "passphrase": "asagao no michi 5" }),
    );
    assert_eq!(session["user"]["name"], "井上 誠");
    assert_eq!(
        bench.call("draft_list", json!({})),
        json!([]),
        "drafts are each user's own"
    );
    assert_eq!(bench.refused("audit_list", json!({})), ApiError::Forbidden);
    bench.call(
        "unlock",
        json!({ "user_id": "user1", "passphrase": PASSPHRASE }),
    );
    assert_eq!(
        bench.call("draft_list", json!({}))[0]["body"]["text"],
        "佐々木の下書き"
    );
    bench.call("user_remove", json!({ "id": "inoue" }));
    assert!(matches!(
        bench.refused(
            "unlock",
            json!({ "user_id": "inoue", "passphrase": "asagao no michi 5" })
        ),
        ApiError::WrongPassphrase { .. }
    ));
    assert_eq!(
        bench.refused("user_remove", json!({ "id": "user1" })),
        ApiError::LastAdministrator
    );
}

#[test]
fn the_recovery_code_opens_once_and_is_replaced() {
    let mut bench = Bench::new();
    bench.case();
    let code = bench.recovery_code.clone();
    bench.call("recovery_confirm", json!({ "code": code.to_lowercase() }));
    bench.call("lock", json!({}));
    let wrong = code.replacen(&code[..1], if code.starts_with('A') { "B" } else { "A" }, 1);
    assert_eq!(
        bench.refused(
            "unlock_recovery",
            json!({ "code": wrong, "passphrase": "atarashii niwa 8" })
        ),
        ApiError::WrongRecoveryCode { group: 1 }
    );
    let renewed = bench.call(
        "unlock_recovery",
        json!({ "code": code, "passphrase": "atarashii niwa 8" }),
    );
    assert_ne!(renewed["recovery_code"], json!(code));
    bench.call("lock", json!({}));
    assert_eq!(
        bench.refused(
            "unlock_recovery",
            json!({ "code": code, "passphrase": "atarashii niwa 8" })
        ),
        ApiError::WrongRecoveryCode { group: 0 }
    );
    bench.call("unlock", json!({ "passphrase": "atarashii niwa 8" }));
    assert_eq!(bench.call("case_list", json!({}))["total"], 1);
}

#[test]
fn wrong_passphrases_wait_longer_and_the_wait_survives_a_restart() {
    let mut bench = Bench::new();
    bench.call("lock", json!({}));
    assert_eq!(
        bench.refused("unlock", json!({ "passphrase": "chigau kotoba 1" })),
        ApiError::WrongPassphrase { wait_seconds: 1 }
    );
    let folder = bench.workplace();
    drop(bench.bench);
    // Six more failures just now: the wait is long enough for any machine that runs this test.
    let since = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
    let now = u64::try_from(since.as_millis()).unwrap();
    let mut attempts = store::attempt::Attempts::read(&folder);
    for _ in 0..6 {
        attempts.fail("user1", now, &folder).unwrap();
    }
    let mut again = closed(&folder);
    let early = api::call(&mut again, "unlock", json!({ "passphrase": PASSPHRASE }));
    assert!(matches!(early, Err(ApiError::TooSoon { .. })), "{early:?}");
}

#[test]
fn a_quiet_minute_makes_a_backup_once_and_says_so() {
    let mut bench = Bench::new();
    let case = bench.case();
    let state =
        |bench: &mut Bench| bench.call("case_open", json!({ "id": case }))["state"]["now"].clone();
    assert_eq!(state(&mut bench), "saved");
    assert_eq!(bench.bench.tend(), Ok(true));
    assert_eq!(state(&mut bench), "backed_up");
    assert_eq!(bench.bench.tend(), Ok(false), "nothing was saved since");
    bench.save(
        "activity",
        &case,
        json!({ "on_date": "2026-11-20", "channel": "phone" }),
    );
    assert_eq!(bench.bench.tend(), Ok(true));
}

#[test]
fn an_item_is_out_of_scope_at_once_and_the_history_of_the_case_says_so() {
    let mut bench = Bench::new();
    let case = bench.case();
    let exempt = |bench: &mut Bench, reason: &str, exempt: bool| {
        bench.call("item_exempt", json!({ "case_id": case, "item": "consent_support", "reason": reason, "exempt": exempt }))
    };
    let history = |bench: &mut Bench| bench.call("history", json!({ "id": case }));
    // A save of the case before it can still be undone afterwards.
    let mut record = bench.call("case_open", json!({ "id": case }))["file"]["case"].clone();
    record["wish"] = json!("続けて働きたい");
    bench.call("case_save", json!({ "record": record }));
    exempt(&mut bench, "", true);
    let file = bench.call("case_open", json!({ "id": case }))["file"].clone();
    assert_eq!(
        file["exempt"],
        json!([{ "item": "consent_support", "reason": "" }])
    );
    exempt(&mut bench, "口頭で確認済み", true);
    exempt(&mut bench, "口頭で確認済み", true);
    exempt(&mut bench, "", false);
    let rows = history(&mut bench);
    let told: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .take(4)
        .map(|r| (r["label"].clone(), r["old"].clone(), r["new"].clone()))
        .collect();
    let label = || json!("支援への同意");
    assert_eq!(
        told,
        [
            (label(), json!("口頭で確認済み"), Value::Null),
            (label(), json!(""), json!("口頭で確認済み")),
            (label(), Value::Null, json!("")),
            (json!("本人の希望"), json!(""), json!("続けて働きたい")),
        ],
        "the same reason twice is one act"
    );
    assert_eq!(
        (&rows[0]["undoable"], &rows[3]["undoable"]),
        (&json!(false), &json!(true))
    );
    bench.call("save_undo", json!({ "save_id": rows[3]["save_id"] }));
    assert!(matches!(
        bench.refused(
            "item_exempt",
            json!({ "case_id": case, "item": "wish", "reason": "123456789018", "exempt": true })
        ),
        ApiError::Invalid { .. }
    ));
}

#[test]
fn consultations_are_filtered_counted_and_cancelled_with_a_reason() {
    let mut bench = Bench::new();
    let mut id = String::new();
    for (on, kind, by, result) in [
        ("2026-03-31", "consultation", "self", "informed"),
        ("2026-04-01", "consultation", "family", "referred"),
        ("2026-10-05", "approach", "self", "declined"),
        ("2026-10-06", "approach", "self", "started"),
    ] {
        let saved = bench.call("consultation_save", json!({ "record": { "kind": kind, "on_date": on, "consulted_by": by, "result": result } }));
        id = saved["value"]["id"].as_str().unwrap().to_owned();
    }
    let counts = |bench: &mut Bench, ask: Value| {
        let page = bench.call("consultation_list", ask);
        ["total", "approaches", "declined", "started"].map(|name| page[name].as_i64().unwrap())
    };
    assert_eq!(counts(&mut bench, json!({})), [4, 2, 1, 1]);
    let since = json!({ "period": "range", "from": "2026-04-01" });
    assert_eq!(counts(&mut bench, since), [3, 2, 1, 1]);
    let until = json!({ "period": "range", "to": "2026-03-31" });
    assert_eq!(counts(&mut bench, until), [1, 0, 0, 0]);
    assert_eq!(
        counts(&mut bench, json!({ "consulted_by": "family" })),
        [1, 0, 0, 0]
    );
    assert_eq!(
        counts(
            &mut bench,
            json!({ "kind": "approach", "result": "declined" })
        ),
        [1, 1, 1, 0]
    );
    for wrong in [
        json!({ "period": "someday" }),
        json!({ "period": "range", "to": "いつか" }),
    ] {
        bench.refused("consultation_list", wrong);
    }
    // The count is of the whole filter, the rows are a page of it.
    let page = bench.call("consultation_list", json!({ "limit": 1, "offset": 1 }));
    assert_eq!(
        (
            &page["total"],
            page["rows"].as_array().unwrap().len(),
            &page["rows"][0]["record"]["on_date"]
        ),
        (&json!(4), 1, &json!("2026-10-05"))
    );
    bench.call(
        "record_cancel",
        json!({ "noun": "consultation", "id": id, "reason": "二重に記録した" }),
    );
    assert_eq!(counts(&mut bench, json!({})), [3, 1, 1, 0]);
    let gone = bench.call("consultation_list", json!({ "cancelled": true }));
    assert_eq!(
        (&gone["total"], &gone["rows"][0]["cancelled"]),
        (&json!(1), &json!("二重に記録した"))
    );
    bench.call(
        "record_restore",
        json!({ "noun": "consultation", "id": id }),
    );
    assert_eq!(counts(&mut bench, json!({})), [4, 2, 1, 1]);
}

#[test]
fn what_a_consultation_knew_of_the_disease_comes_with_it() {
    let mut bench = Bench::new();
    let made = bench.call("intake", json!({ "person": { "name": "齋藤 花" }, "case": { "opened_on": "2026-10-02" }, "treatment": { "disease": "heart" } }));
    let file = bench.call("case_open", json!({ "id": made["value"]["number"] }))["file"].clone();
    assert_eq!(
        (
            &file["treatments"][0]["disease"],
            &file["treatments"][0]["main"]
        ),
        (&json!("heart"), &json!(true))
    );
    let row = bench.call("case_list", json!({ "disease": "heart" }));
    assert_eq!(row["total"], 1);
    let unknown = bench.refused(
        "intake",
        json!({ "person": { "name": "齋藤 花" }, "case": {}, "treatment": { "disease": "moon" } }),
    );
    let ApiError::Invalid { findings } = unknown else {
        panic!("{unknown:?}")
    };
    assert_eq!(findings[0].field, "treatment.disease");
}

#[test]
fn the_log_names_the_case_of_whatever_an_act_was_about() {
    let mut bench = Bench::new();
    let case = bench.case();
    let activity = bench.save(
        "activity",
        &case,
        json!({ "on_date": "2026-05-12", "channel": "phone", "text": "電話" }),
    );
    let mut person = bench.call("case_open", json!({ "id": case }))["file"]["person"].clone();
    person["initials"] = json!("T.I.");
    bench.call("person_save", json!({ "record": person }));
    let saved = bench.call(
        "consultation_save",
        json!({ "record": { "kind": "approach", "on_date": "2026-10-01" } }),
    );
    let page = bench.call("audit_list", json!({ "limit": 100 }));
    let number = |target: &Value| {
        rows(&page)
            .iter()
            .find(|r| r["target"] == *target)
            .unwrap_or_else(|| panic!("{target}"))["case_number"]
            .clone()
    };
    for target in [json!(case), json!(activity), person["id"].clone()] {
        assert_eq!(number(&target), "R8-0001", "{target}");
    }
    // What belongs to no case has no number.
    assert_eq!(number(&saved["value"]["id"]), "");
}
