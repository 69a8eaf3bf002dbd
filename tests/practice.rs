//! Practice workplaces.

use crate::support::{Bench, answer};
use serde_json::json;
use workbench::practice;

#[test]
fn thirty_written_cases_load_and_are_never_exported() {
    let mut bench = Bench::practice();
    let count = practice::load_written(&mut bench.bench).unwrap();
    assert!(count >= 30);
    assert_eq!(
        bench.call("case_list", json!({ "status": "all" }))["total"],
        count
    );
    assert!(
        bench.call("consultation_list", json!({ "limit": 50 }))["total"]
            .as_i64()
            .unwrap()
            >= 10
    );
    let preview = bench.call("export_preview", json!({}));
    assert!(preview["blocked"].to_string().contains("practice"));
    assert_eq!(
        bench
            .refused("export_send", json!({ "folder": "/nowhere" }))
            .code(),
        "export_blocked"
    );
    for row in bench.call("case_list", json!({ "status": "all", "limit": 200 }))["rows"]
        .as_array()
        .unwrap()
        .clone()
    {
        for paper in ["summary", "considerations", "activities"] {
            let drawn = bench.call(
                "paper_draw",
                json!({ "paper": paper, "case_id": row["case_id"] }),
            );
            assert!(drawn["pages"].as_i64().unwrap() >= 1, "{paper} of {row}");
            assert!(
                !drawn["file_name"]
                    .as_str()
                    .unwrap()
                    .contains(row["name"].as_str().unwrap())
            );
        }
    }
}

#[test]
fn written_cases_do_not_load_into_an_ordinary_workplace() {
    let mut bench = Bench::new();
    assert!(practice::load_written(&mut bench.bench).is_err());
}

#[test]
fn generated_cases_feed_an_ordinary_workplace_and_search_equals_the_scan() {
    let mut bench = Bench::new();
    let today = "2026-11-24".parse().unwrap();
    for case in practice::generate(40, 7, today) {
        practice::load(&mut bench.bench, &case).unwrap();
    }
    let mut texts = Vec::new();
    for row in bench.call("case_list", json!({ "status": "all", "limit": 200 }))["rows"]
        .as_array()
        .unwrap()
        .clone()
    {
        let page = bench.call(
            "case_activities",
            json!({ "case_id": row["case_id"], "limit": 500 }),
        );
        for activity in page["rows"].as_array().unwrap() {
            let parts: Vec<&str> = [
                "text",
                "finding",
                "subjective",
                "objective",
                "assessment",
                "plan",
                "promised",
            ]
            .iter()
            .filter_map(|f| activity[*f].as_str())
            .collect();
            texts.push(parts.join("\n"));
        }
    }
    for word in [
        "疲",
        "会社",
        "通院",
        "上司と",
        "ｷｭｳｹｲ",
        "休憩",
        "a",
        "復職後の",
        "主治医 意見",
    ] {
        let query = model::fold::Query::read(word);
        let scanned = texts.iter().filter(|t| query.matches(t)).count();
        assert_eq!(
            bench.call("search", json!({ "text": word, "limit": 1 }))["activities"]["total"],
            scanned,
            "{word}"
        );
    }
}

#[test]
fn the_command_makes_a_practice_workplace() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("practice").display().to_string();
    let made = answer(
        &["practice", &dir, "--cases", "5", "--seed", "3"],
        "renshu-no-heya-1",
    );
    assert_eq!(made["generated"], 5);
}
