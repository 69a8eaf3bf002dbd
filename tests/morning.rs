//! 朝の申し送り of a real workplace.

use crate::support::{Bench, words};
use serde_json::{Value, json};
use workbench::error::ApiError;

fn ask(more: Value) -> Value {
    let mut request = json!({ "paper": "morning", "way": "in_house" });
    if let Value::Object(more) = more {
        request.as_object_mut().unwrap().extend(more);
    }
    request
}

/// The words of the paper, as it is saved.
fn saved(bench: &mut Bench, more: Value) -> String {
    let path = bench.folder.path().join("morning.pdf");
    let _ = std::fs::remove_file(&path);
    bench.call("paper_save", json!({ "request": ask(more), "path": path, "recipient": "院内", "purpose": "朝の申し送り" }));
    words(&path)
}

fn day(ahead: i64) -> String {
    (workbench::today() + chrono::Duration::days(ahead)).to_string()
}

fn person(bench: &mut Bench, name: &str, opened: &str, lead: &str, deputy: &str) -> String {
    let made = bench.call("intake", json!({ "person": { "name": name }, "case": { "opened_on": opened, "lead_user": lead, "deputy_user": deputy, "department": "内科", "doctor": "中村", "chief": "休職の期限" } }));
    made["value"]["case_id"].as_str().unwrap().to_owned()
}

#[test]
fn it_says_who_comes_what_is_new_what_was_promised_and_what_nobody_looks_at() {
    let mut bench = Bench::new();
    bench.call("user_add", json!({ "id": "mori", "name": "森 葵", "role": "staff", "passphrase": "komorebi no michi 3" }));
    let old = day(-100);
    let comes = person(&mut bench, "来院 太郎", &old, "user1", "");
    bench.save("treatment", &comes, json!({ "next_visit_on": day(0) }));
    person(&mut bench, "新規 花子", &day(0), "user1", "");
    let promised = person(&mut bench, "約束 次郎", &old, "user1", "");
    bench.save("activity", &promised, json!({ "on_date": day(-9), "channel": "phone", "promised": "休憩の案を送る", "promised_on": day(-1) }));
    let away = person(&mut bench, "不在 三郎", &old, "mori", "user1");
    bench.save("treatment", &away, json!({ "next_visit_on": day(3) }));
    let later = person(&mut bench, "来月 四郎", &old, "mori", "");
    bench.save("treatment", &later, json!({ "next_visit_on": day(40) }));

    let plain = saved(&mut bench, json!({}));
    for word in [
        "来院 太郎",
        "内科 中村",
        "佐々木 花",
        "新規 花子",
        "休職の期限",
        "約束 次郎",
        "休憩の案を送る",
        "裁断",
    ] {
        assert!(plain.contains(word), "{word}: {plain}");
    }
    for word in ["不在 三郎", "来月 四郎", "不在の担当者"] {
        assert!(!plain.contains(word), "{word}: {plain}");
    }
    let without = saved(&mut bench, json!({ "absent": ["mori"] }));
    assert!(
        without.contains("不在 三郎") && without.contains("森 葵→佐々木 花"),
        "{without}"
    );
    assert!(!without.contains("来月 四郎"), "{without}");

    let register = bench.call("register", json!({ "limit": 10 }));
    assert_eq!(
        (&register["rows"][0]["paper"], &register["total"]),
        (&json!("morning"), &json!(2))
    );
}

fn memo(bench: &mut Bench, record: &Value) -> Value {
    let asked = json!({ "record": record });
    bench.call("memo_save", asked)["value"].clone()
}

/// What is between two words of the paper.
fn between<'a>(text: &'a str, from: &str, until: &str) -> &'a str {
    let text = text
        .split_once(from)
        .unwrap_or_else(|| panic!("{from}: {text}"))
        .1;
    text.split_once(until)
        .unwrap_or_else(|| panic!("{until}: {text}"))
        .0
}

#[test]
fn it_says_who_is_called_back_and_which_calls_have_no_case() {
    let mut bench = Bench::new();
    let waiting = saved(&mut bench, json!({}));
    assert!(
        waiting.contains("折り返しの電話はありません。")
            && waiting.contains("未整理の電話メモはありません。"),
        "{waiting}"
    );
    let called = |caller: &str, text: &str, on: &str| json!({ "caller": caller, "text": text, "number": "012-345-6789", "on_date": day(-50), "callback_user": "user1", "callback_on": on, "callback_time": "15:00" });
    memo(&mut bench, &called("総務 山田", "面談の候補日", &day(-45)));
    memo(&mut bench, &called("来月 四郎", "先の相談", &day(20)));
    let open = person(&mut bench, "約束 次郎", &day(-100), "user1", "");
    let mut answered = called("人事 佐野", "済んだ用件", &day(0));
    answered["answered_on"] = json!(day(0));
    memo(&mut bench, &answered);
    let cancelled = memo(
        &mut bench,
        &called("間違い 電話", "取り消した用件", &day(0)),
    );
    bench.call(
        "record_cancel",
        json!({ "noun": "memo", "id": cancelled["id"], "reason": "誤り" }),
    );
    let assigned = memo(&mut bench, &called("工場長 大木", "配置の相談", &day(3)));
    bench.call(
        "memo_assign",
        json!({ "id": assigned["id"], "rev": assigned["rev"], "case_id": open }),
    );
    let made = bench.call("intake", json!({ "person": { "name": "加藤 正", "initials": "T.K.", "initials_only": true }, "case": { "opened_on": day(-100), "lead_user": "user1" } }));
    let hidden = memo(&mut bench, &called("加藤 正", "診断書のこと", &day(0)));
    bench.call(
        "memo_assign",
        json!({ "id": hidden["id"], "rev": hidden["rev"], "case_id": made["value"]["case_id"] }),
    );
    memo(
        &mut bench,
        &json!({ "text": "用紙のことで、また電話する", "on_date": day(-2), "at_time": "16:40", "staff": "user1" }),
    );

    let text = saved(&mut bench, json!({ "absent": ["user1"] }));
    let back = between(&text, "折り返しの電話", "未整理の電話メモ(");
    for word in [
        "(3件)",
        "総務 山田(未整理)",
        "面談の候補日",
        "15:00",
        "工場長 大木",
        "約束 次郎",
        "配置の相談",
        "T.K.",
        "診断書のこと",
        "(不在)",
    ] {
        assert!(back.contains(word), "{word}: {back}");
    }
    let unsorted = between(&text, "未整理の電話メモ(", "不在の担当者");
    for word in [
        "3件)",
        "来月 四郎",
        "人事 佐野",
        "(相手の記録なし)",
        "16:40",
        "また電話する",
    ] {
        assert!(unsorted.contains(word), "{word}: {unsorted}");
    }
    for word in ["間違い 電話", "加藤", "012-345"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    for caller in ["総務 山田", "人事 佐野"] {
        assert_eq!(
            text.matches(caller).count(),
            1,
            "a call stands in one list: {text}"
        );
    }
}

/// So many promises of one talk, all for the same day.
fn promises(bench: &mut Bench, case: &str, count: usize, on: &str) {
    let promises: Vec<Value> = (0..count)
        .map(|n| json!({ "text": format!("約束の用件 {n}"), "on": on }))
        .collect();
    let activity = json!({ "case_id": case, "on_date": day(-60), "channel": "phone", "text": "面談", "chart_note": "todo" });
    bench.call(
        "talk_save",
        json!({ "activity": activity, "followup_on": "", "next_steps": "", "promises": promises }),
    );
}

#[test]
fn a_backlog_pushes_nobody_out_who_comes_today_and_is_counted_whole() {
    let mut bench = Bench::new();
    bench.call("user_add", json!({ "id": "mori", "name": "森 葵", "role": "staff", "passphrase": "komorebi no michi 3" }));
    let old = day(-100);
    for n in 0..11 {
        let behind = person(&mut bench, &format!("遅延 {n}郎"), &old, "user1", "");
        promises(&mut bench, &behind, 100, &day(-3));
    }
    let behind = person(&mut bench, "遅延 五郎", &old, "user1", "");
    promises(&mut bench, &behind, 4, &day(-45));
    let comes = person(&mut bench, "来院 太郎", &old, "user1", "");
    bench.save("treatment", &comes, json!({ "next_visit_on": day(0) }));
    let away = person(&mut bench, "不在 三郎", &old, "mori", "user1");
    for (text, on) in [
        ("先週の用件", day(-7)),
        ("去年の用件", day(-50)),
        ("昔の用件", day(-400)),
    ] {
        let record = json!({ "text": text, "on_date": on, "staff": "mori" });
        bench.save("todo", &away, record);
    }
    for n in 0..201 {
        let memo = json!({ "caller": format!("相手 {n}"), "text": "折り返し", "on_date": day(-50), "callback_on": day(-40) });
        bench.call("memo_save", json!({ "record": memo }));
    }

    let text = saved(&mut bench, json!({ "absent": ["mori"] }));
    let visits = between(&text, "本日の受診・予定", "新規受付");
    assert!(
        visits.contains("(1件)") && visits.contains("来院 太郎"),
        "{visits}"
    );
    let due = between(&text, "期日の来た約束", "折り返しの電話");
    assert!(due.contains("(1104件)") && due.contains("ほか"), "{due}");
    assert!(
        due.contains("30日より前から過ぎているもの 4件"),
        "what waits longest is counted: {due}"
    );
    assert!(text.contains("折り返しの電話(201件)"), "{text}");
    let absent = between(&text, "不在の担当者の期限", "連絡・伝言");
    assert!(
        absent.contains("先週の用件") && !absent.contains("昔の用件"),
        "{absent}"
    );
    assert!(
        absent.contains("30日より前から過ぎているもの 2件"),
        "{absent}"
    );
}

#[test]
fn it_stays_in_the_house_and_on_one_page() {
    let mut bench = Bench::new();
    for n in 0..60 {
        let case = person(&mut bench, &format!("対象 {n}郎"), &day(0), "user1", "");
        bench.save("treatment", &case, json!({ "next_visit_on": day(0) }));
    }
    let drawn = bench.call("paper_draw", ask(json!({})));
    assert_eq!(drawn["pages"], 1);
    assert!(drawn["discloses"].to_string().contains("氏名"));
    assert!(saved(&mut bench, json!({})).contains("ほか"));
    assert!(matches!(
        bench.refused(
            "paper_draw",
            json!({ "paper": "morning", "way": "company" })
        ),
        ApiError::PaperNotThisWay { .. }
    ));
    assert!(matches!(
        bench.refused("paper_draw", ask(json!({ "since": day(1) }))),
        ApiError::BadRequest { .. }
    ));
}
