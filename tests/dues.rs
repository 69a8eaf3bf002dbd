//! What is due, what is no longer, and what waits: as 今日 and every other list tell it.

use crate::support::Bench;
use serde_json::{Value, json};

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
