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
