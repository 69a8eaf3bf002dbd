//! A マイナンバー is refused everywhere: in every field of every call, also in one that is added tomorrow.

use crate::support::Bench;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use workbench::api;
use workbench::error::ApiError;

const NUMBER: &str = "1234-5678-9018";
/// The same with another check digit: no マイナンバー.
const OTHER: &str = "1234-5678-9012";

/// Calls that only look something up, and the draft, whose save is refused.
const LOOKING: [&str; 7] = [
    "draft_put",
    "search",
    "manual_search",
    "case_list",
    "duplicates",
    "date_read",
    "passphrase_judge",
];

/// Secrets and places: no words that anybody reads as a record.
const NO_WORDS: [&str; 15] = [
    "passphrase",
    "old",
    "new",
    "code",
    "path",
    "folder",
    "file",
    "files",
    "key_file",
    "old_key_file",
    "new_key_file",
    "backup_folder",
    "exchange_folder",
    "paper_folder",
    "fingerprint",
];

/// The declared types by name, without comments.
fn declared() -> BTreeMap<String, String> {
    let mut text = workbench::types::typescript();
    while let Some(from) = text.find("/**") {
        let to = from + text[from..].find("*/").unwrap() + 2;
        text.replace_range(from..to, "");
    }
    text.split("export type ")
        .skip(1)
        .map(|one| {
            let (name, body) = one.split_once(" = ").unwrap();
            let body = body.rsplit_once(';').map_or(body, |(body, _)| body);
            (name.to_owned(), body.trim().to_owned())
        })
        .collect()
}

/// Parts of a list that are not inside brackets.
fn parts(text: &str, between: char) -> Vec<String> {
    let (mut out, mut depth) = (vec![String::new()], 0);
    for c in text.chars() {
        depth += match c {
            '{' | '<' | '(' => 1,
            '}' | '>' | ')' => -1,
            _ => 0,
        };
        if c == between && depth == 0 {
            out.push(String::new());
        } else {
            out.last_mut().unwrap().push(c);
        }
    }
    out.into_iter()
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// A request for each text field that a type holds, with the mark in that field alone; and the names on the way to it.
fn filled(types: &BTreeMap<String, String>, kind: &str, mark: &str) -> Vec<(Vec<String>, Value)> {
    let kind = kind.trim();
    if kind == "string" {
        return vec![(Vec::new(), json!(mark))];
    }
    let choices = parts(kind, '|');
    if choices.len() > 1 {
        let of_each = choices.iter().flat_map(|one| filled(types, one, mark));
        return of_each.collect();
    }
    if let Some(inner) = kind.strip_prefix("Array<") {
        let inner = inner.strip_suffix('>').unwrap();
        let items = filled(types, inner, mark).into_iter();
        return items.map(|(way, item)| (way, json!([item]))).collect();
    }
    if let Some(inner) = kind.strip_prefix("Save<") {
        let record = inner.strip_suffix('>').unwrap();
        let body = types["Save<R>"].replace("record: R", &format!("record: {record}"));
        return filled(types, &body, mark);
    }
    if let Some(body) = types.get(kind) {
        return filled(types, body, mark);
    }
    let Some(body) = kind.strip_prefix('{').and_then(|k| k.strip_suffix('}')) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for field in parts(body, ',') {
        let (name, kind) = field.split_once(':').unwrap();
        let name = name.trim().trim_matches('"').trim_end_matches('?');
        for (mut way, value) in filled(types, kind, mark) {
            way.insert(0, name.to_owned());
            out.push((way, json!({ name: value })));
        }
    }
    out
}

fn is_refused(error: &ApiError) -> bool {
    serde_json::to_string(error).unwrap().contains("my_number")
}

#[test]
fn no_field_of_any_call_takes_one() {
    let types = declared();
    let mut bench = Bench::new();
    let (mut asked, mut taken) = (0, Vec::new());
    for entry in api::entries() {
        if LOOKING.contains(&entry.name) {
            continue;
        }
        for (way, request) in filled(&types, &entry.request, NUMBER) {
            if way.iter().any(|name| NO_WORDS.contains(&name.as_str())) {
                continue;
            }
            asked += 1;
            match api::call(&mut bench.bench, entry.name, request) {
                Err(error) if is_refused(&error) => {}
                answer => taken.push(format!("{} {way:?}: {answer:?}", entry.name)),
            }
        }
    }
    assert!(taken.is_empty(), "{}", taken.join("\n"));
    assert!(asked > 250, "the walk saw {asked} fields");
    // The walk finds the fields that were forgotten once.
    for (call, field) in [
        ("passage_note_set", "text"),
        ("item_exempt", "reason"),
        ("record_cancel", "reason"),
        ("paper_print", "recipient"),
        ("paper_save", "purpose"),
        ("settings_save", "department"),
        ("user_add", "name"),
        ("workplace_create", "facility"),
        ("plan_save", "hours"),
    ] {
        let entry = api::entries().into_iter().find(|e| e.name == call).unwrap();
        let ways = filled(&types, &entry.request, NUMBER);
        assert!(
            ways.iter().any(|(way, _)| way.last().unwrap() == field),
            "{call} {field}"
        );
    }
}

#[test]
fn another_long_number_is_taken() {
    let mut bench = Bench::new();
    let case = bench.case();
    let note = |text: &str| json!({ "passage": "liver-cirrhosis-course", "text": text });
    assert!(is_refused(&bench.refused("passage_note_set", note(NUMBER))));
    let cancel = |id: &str, reason: &str| json!({ "noun": "activity", "id": id, "reason": reason });
    let activity = bench.save(
        "activity",
        &case,
        json!({ "on_date": "2026-11-20", "channel": "phone", "text": OTHER }),
    );
    assert!(is_refused(
        &bench.refused("record_cancel", cancel(&activity, NUMBER))
    ));
    bench.call("record_cancel", cancel(&activity, OTHER));
}

#[test]
fn a_draft_may_hold_one_while_it_is_typed_but_its_save_is_refused() {
    let mut bench = Bench::new();
    let case = bench.case();
    let record =
        json!({ "case_id": case, "on_date": "2026-11-20", "channel": "phone", "text": NUMBER });
    let draft = json!({ "screen": "activity", "case_id": case, "body": record });
    bench.call("draft_put", draft);
    assert!(is_refused(
        &bench.refused("activity_save", json!({ "record": record }))
    ));
    let kept = bench.call("draft_list", json!({}));
    assert_eq!(
        kept[0]["body"]["text"], NUMBER,
        "nothing that was typed is lost"
    );
}
