//! 担当変更: many cases at once, all or none, and back again.

use crate::support::Bench;
use serde_json::{Value, json};
use workbench::api;
use workbench::error::ApiError;

const PHRASE: &str = "komorebi no michi 3";

fn with_colleague(bench: &mut Bench) {
    bench.call(
        "user_add",
        json!({ "id": "mori", "name": "森 葵", "role": "staff", "passphrase": PHRASE }),
    );
}

fn given(bench: &mut Bench, case: &str) -> (String, String) {
    let file = bench.call("case_open", json!({ "id": case }))["file"].clone();
    let of = |name: &str| file["case"][name].as_str().unwrap().to_owned();
    (of("lead_user"), of("deputy_user"))
}

fn change(cases: &[String], more: Value) -> Value {
    let mut ask = json!({ "cases": cases, "on_date": "2026-11-24", "reason": "異動のため" });
    if let Value::Object(more) = more {
        ask.as_object_mut().unwrap().extend(more);
    }
    ask
}

fn listed(bench: &mut Bench, query: Value) -> i64 {
    bench.call("case_list", query)["total"].as_i64().unwrap()
}

#[test]
fn many_cases_change_hands_at_once_with_a_history_for_each_and_back_again() {
    let mut bench = Bench::new();
    with_colleague(&mut bench);
    let cases = bench.three_alike();
    let done = bench.call(
        "charge_change",
        change(&cases, json!({ "lead": "mori", "deputy": "user1" })),
    );
    assert_eq!(done["value"]["cases"], json!(cases));
    for case in &cases {
        assert_eq!(given(&mut bench, case), ("mori".into(), "user1".into()));
        let lines = bench.call("charge_list", json!({ "id": case }));
        assert_eq!(
            (&lines[0]["old"][0], &lines[0]["new"][0]),
            (&json!("佐々木 花"), &json!("森 葵"))
        );
        assert_eq!(
            (
                &lines[0]["reason"],
                &lines[0]["on_date"],
                &lines[0]["undone"]
            ),
            (&json!("異動のため"), &json!("2026-11-24"), &json!(false))
        );
        let history = bench.call("history", json!({ "id": case }));
        assert!(
            history
                .as_array()
                .unwrap()
                .iter()
                .any(|h| h["field"] == "lead_user" && h["new"] == "mori")
        );
    }
    assert_eq!(listed(&mut bench, json!({ "lead": "mori" })), 3);
    assert_eq!(listed(&mut bench, json!({ "lead": "user1" })), 0);
    assert_eq!(
        listed(&mut bench, json!({ "mine": true })),
        3,
        "as their 副担当"
    );
    // The same once more changes nothing.
    let again = bench.call("charge_change", change(&cases, json!({ "lead": "mori" })));
    assert_eq!(
        (&again["value"]["same"], &again["value"]["id"]),
        (&json!(3), &json!(""))
    );

    bench.call("charge_undo", json!({ "id": done["value"]["id"] }));
    for case in &cases {
        assert_eq!(given(&mut bench, case), ("user1".into(), String::new()));
        assert_eq!(
            bench.call("charge_list", json!({ "id": case }))[0]["undone"],
            true
        );
    }
    assert_eq!(
        bench.refused("charge_undo", json!({ "id": done["value"]["id"] })),
        ApiError::NotFound
    );
}

#[test]
fn a_change_is_taken_back_as_a_whole_or_not_at_all() {
    let mut bench = Bench::new();
    with_colleague(&mut bench);
    let cases = bench.three_alike();
    let done = bench.call("charge_change", change(&cases, json!({ "lead": "mori" })));
    let mut record = bench.call("case_open", json!({ "id": cases[1] }))["file"]["case"].clone();
    record["wish"] = json!("続けたい");
    bench.call("case_save", json!({ "record": record }));
    assert_eq!(
        bench.refused("charge_undo", json!({ "id": done["value"]["id"] })),
        ApiError::UndoTooLate
    );
    for case in &cases {
        assert_eq!(given(&mut bench, case).0, "mori", "none of them went back");
    }
    // One that is not there keeps all as they are.
    let mut with_stranger = cases.clone();
    with_stranger.push("R9-9999".into());
    bench.refused(
        "charge_change",
        change(&with_stranger, json!({ "lead": "user1" })),
    );
    assert_eq!(given(&mut bench, &cases[0]).0, "mori");
}

#[test]
fn only_somebody_who_works_here_takes_a_case_and_there_is_a_reason() {
    let mut bench = Bench::new();
    with_colleague(&mut bench);
    let cases = bench.three_alike();
    bench.call("charge_change", change(&cases, json!({ "lead": "mori" })));
    bench.call("user_remove", json!({ "id": "mori", "rekey": false }));
    // Who left still has the cases, and they are found and given away as a list.
    let all = json!({ "status": "open", "lead": "mori" });
    assert_eq!(listed(&mut bench, all.clone()), 3);
    for (ask, field) in [
        (change(&cases, json!({ "lead": "mori" })), "lead"),
        (change(&cases, json!({ "lead": "nobody" })), "lead"),
        (change(&cases, json!({ "deputy": "mori" })), "deputy"),
        (change(&cases, json!({})), "lead"),
        (
            change(&cases, json!({ "lead": "user1", "reason": " " })),
            "reason",
        ),
        (
            change(&cases, json!({ "lead": "user1", "on_date": "来週" })),
            "on_date",
        ),
        (change(&[], json!({ "lead": "user1" })), "cases"),
    ] {
        match bench.refused("charge_change", ask) {
            ApiError::Invalid { findings } => assert_eq!(findings[0].field, field),
            other => panic!("{field}: {other:?}"),
        }
    }
    let taken = bench.call(
        "charge_change",
        change(&[], json!({ "all": all, "lead": "user1" })),
    );
    assert_eq!(taken["value"]["cases"].as_array().unwrap().len(), 3);
    assert_eq!(listed(&mut bench, json!({ "lead": "mori" })), 0);
}

#[test]
fn the_reason_goes_with_the_case() {
    let mut bench = Bench::new();
    with_colleague(&mut bench);
    let cases = bench.three_alike();
    bench.call(
        "charge_change",
        change(
            &cases,
            json!({ "lead": "mori", "reason": "種子理由のため" }),
        ),
    );
    bench.call(
        "record_cancel",
        json!({ "noun": "case", "id": cases[0], "reason": "誤り" }),
    );
    bench.call("record_erase", json!({ "noun": "case", "id": cases[0] }));
    bench.refused("charge_list", json!({ "id": cases[0] }));
    assert_eq!(
        bench.call("charge_list", json!({ "id": cases[1] }))[0]["reason"],
        "種子理由のため",
        "the twin keeps its own"
    );
    api::call(&mut bench.bench, "lock", json!({})).unwrap();
}
