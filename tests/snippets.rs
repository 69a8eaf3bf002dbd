//! 定型文: whose text an abbreviation calls, what stands in it, and who may keep one for everybody.

use crate::support::Bench;
use serde_json::{Value, json};
use workbench::api;
use workbench::error::ApiError;

fn rows(answer: &Value) -> Vec<Value> {
    answer["rows"].as_array().unwrap().clone()
}

/// The text that the abbreviation calls.
fn called(bench: &mut Bench, word: &str) -> Value {
    let all = rows(&bench.call("snippet_list", json!({})));
    let mut of_word = all
        .into_iter()
        .filter(|row| row["abbreviation"] == word && row["called"] == true);
    let found = of_word.next().unwrap_or(Value::Null);
    assert!(of_word.next().is_none(), "{word} calls two texts");
    found
}

fn snippet(abbreviation: &str, shared: bool, text: &str) -> Value {
    json!({ "shared": shared, "abbreviation": abbreviation, "title": format!("題 {abbreviation}"), "text": text })
}

fn fill(bench: &mut Bench, id: &Value, case: &str) -> Value {
    bench.call("snippet_fill", json!({ "id": id, "case_id": case }))
}

#[test]
fn a_text_is_filled_from_the_open_case_and_no_other() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save(
        "treatment",
        &case,
        json!({ "disease": "liver", "disease_name": "肝硬変", "next_visit_on": "2099-12-07" }),
    );
    let all = "{本人}|{氏名}|{診療科}|{主治医}|{病名}|{次回受診日}|{勤務先}|{今日}|{担当者}|{|}|{知らない語}";
    bench.call("snippet_save", snippet("zenbu", false, all));
    let id = called(&mut bench, "zenbu")["id"].clone();

    let filled = fill(&mut bench, &id, &case);
    let text = filled["text"].as_str().unwrap();
    assert!(
        text.starts_with(
            "髙橋 一郎さん|髙橋 一郎|消化器内科|中村医師|肝硬変|令和81年12月7日|{勤務先}|令和"
        ),
        "{text}"
    );
    assert!(text.ends_with("|佐々木 花||{知らない語}"), "{text}");
    assert_eq!(
        filled["open"],
        json!(["勤務先", "知らない語"]),
        "what is not recorded stays"
    );

    // Without a case nothing of a person is put in, whoever was looked at before.
    let empty = fill(&mut bench, &id, "");
    let text = empty["text"].as_str().unwrap();
    assert!(
        text.starts_with("{本人}|{氏名}|{診療科}|{主治医}|{病名}|{次回受診日}|{勤務先}|令和"),
        "{text}"
    );
    assert!(!text.contains("髙橋"), "{text}");
}

#[test]
fn a_person_with_initials_only_is_named_by_them() {
    let mut bench = Bench::new();
    let person = json!({ "name": "伏せた 名前", "initials_only": true, "initials": "T.I." });
    let made = bench.call(
        "intake",
        json!({ "person": person, "case": { "opened_on": "2026-05-12" } }),
    );
    let case = made["value"]["case_id"].as_str().unwrap().to_owned();
    let id = called(&mut bench, "rus")["id"].clone();
    let text = fill(&mut bench, &id, &case)["text"].to_string();
    assert!(
        text.contains("T.I.さん") && !text.contains("伏せた"),
        "{text}"
    );
}

#[test]
fn the_own_text_comes_before_that_of_the_facility_and_this_before_the_example() {
    let mut bench = Bench::new();
    assert_eq!(called(&mut bench, "men")["of"], "built_in");
    bench.call("snippet_save", snippet("ＭＥＮ", true, "施設の面談"));
    assert_eq!(called(&mut bench, "men")["text"], "施設の面談");
    bench.call("snippet_save", snippet("men", false, "自分の面談"));
    let own = called(&mut bench, "men");
    assert_eq!(
        (&own["text"], &own["of"]),
        (&json!("自分の面談"), &json!("own"))
    );
    bench.call("snippet_remove", json!({ "id": own["id"] }));
    let shared = called(&mut bench, "men");
    assert_eq!(shared["of"], "shared");
    bench.call("snippet_remove", json!({ "id": shared["id"] }));
    assert_eq!(
        called(&mut bench, "men")["of"],
        "built_in",
        "the example is there again"
    );

    bench.call("snippet_off", json!({ "abbreviation": "men", "off": true }));
    assert_eq!(called(&mut bench, "men"), Value::Null);
    bench.refused("snippet_fill", json!({ "id": "men", "case_id": "" }));
    bench.call(
        "snippet_off",
        json!({ "abbreviation": "men", "off": false }),
    );
    assert_eq!(called(&mut bench, "men")["of"], "built_in");
}

#[test]
fn an_abbreviation_is_unique_for_each_owner_and_has_a_shape() {
    let mut bench = Bench::new();
    bench.call(
        "snippet_save",
        json!({ "abbreviation": "abc", "kana": "あびし", "title": "一つめ", "text": "文" }),
    );
    for taken in ["abc", "ＡＢＣ", "あびし", "アビシ"] {
        let error = bench.refused("snippet_save", snippet(taken, false, "文"));
        assert_eq!(
            error,
            ApiError::SnippetRefused {
                reason: "taken".into()
            },
            "{taken}"
        );
    }
    bench.call("snippet_save", snippet("abc", true, "施設の文"));
    for shape in ["", ";", "a b", "a-b", "1234567890abc"] {
        let error = bench.refused("snippet_save", snippet(shape, false, "文"));
        assert_eq!(
            error,
            ApiError::SnippetRefused {
                reason: "shape".into()
            },
            "{shape}"
        );
    }
    // Changing a text keeps its own abbreviation.
    let own = called(&mut bench, "abc");
    let mut changed = snippet("abc", false, "書き直した文");
    changed["id"] = own["id"].clone();
    bench.call("snippet_save", changed.clone());
    assert_eq!(called(&mut bench, "abc")["text"], "書き直した文");
    changed["id"] = json!("nobody");
    assert_eq!(bench.refused("snippet_save", changed), ApiError::NotFound);
}

#[test]
fn only_an_administrator_keeps_a_text_for_everybody_and_nobody_sees_the_texts_of_others() {
    let mut bench = Bench::new();
    bench.call("snippet_save", snippet("mine", false, "自分だけの文"));
    bench.call("snippet_save", snippet("ours", true, "みんなの文"));
    let (mine, ours) = (called(&mut bench, "mine"), called(&mut bench, "ours"));
    let phrase = "komorebi no michi 3";
    bench.call("user_add", json!({ "id": "mori", "name": "森 葵", "profession": "nurse", "role": "staff", "passphrase": phrase }));
    bench.call("lock", json!({}));
    api::call(
        &mut bench.bench,
        "unlock",
        json!({ "user_id": "mori", "passphrase": phrase }),
    )
    .unwrap();

    assert_eq!(called(&mut bench, "mine"), Value::Null);
    assert_eq!(
        bench.refused("snippet_fill", json!({ "id": mine["id"], "case_id": "" })),
        ApiError::NotFound
    );
    assert_eq!(
        bench.refused("snippet_remove", json!({ "id": mine["id"] })),
        ApiError::NotFound
    );
    assert_eq!(called(&mut bench, "ours")["text"], "みんなの文");
    for (call, request) in [
        ("snippet_save", snippet("new", true, "文")),
        ("snippet_remove", json!({ "id": ours["id"] })),
        ("snippet_off", json!({ "abbreviation": "men", "off": true })),
    ] {
        assert_eq!(bench.refused(call, request), ApiError::Forbidden, "{call}");
    }
    bench.call("snippet_save", snippet("mine", false, "森の文"));
    assert_eq!(called(&mut bench, "mine")["text"], "森の文");
}

#[test]
fn keeping_one_stands_in_the_log() {
    let mut bench = Bench::new();
    bench.call("snippet_save", snippet("abc", true, "文"));
    let id = called(&mut bench, "abc")["id"].clone();
    bench.call("snippet_remove", json!({ "id": id }));
    let log = bench.call("audit_list", json!({ "limit": 50 }));
    let kinds: Vec<&str> = log["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["kind"].as_str().unwrap())
        .collect();
    assert!(
        kinds.starts_with(&["snippet_remove", "snippet_save"]),
        "{kinds:?}"
    );
    assert_eq!(log["chain_intact"], true);
}
