//! 保存と廃棄: the rule of the facility, holds, two people, and nothing that stays but the book.

use crate::support::{Bench, PASSPHRASE, closed, program, words};
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Stdio};
use store::Store;
use store::key::Secret;
use store::slots::Slots;
use workbench::api;
use workbench::error::ApiError;

const COLLEAGUE: &str = "asagao no michi 3";
/// Words that stand nowhere but in the record.
const SEEDS: [&str; 9] = [
    "種子氏名",
    "しゅしかな",
    "90817263",
    "種子勤務先",
    "種子病名",
    "種子経過本文",
    "種子下書き",
    "種子電話メモ",
    "種子宛先",
];

fn reason(error: ApiError) -> String {
    match error {
        ApiError::DiscardRefused { reason } => reason,
        other => panic!("{other:?}"),
    }
}

fn colleague(bench: &mut Bench) {
    bench.call(
        "user_add",
        json!({ "id": "mori", "name": "森 緑", "role": "staff", "passphrase": COLLEAGUE }),
    );
}

fn rule(bench: &mut Bench, years: u32) {
    bench.call(
        "retention_rule_set",
        json!({ "years": years, "source": "青葉病院文書管理規程 別表第2" }),
    );
}

/// A case with seeded words in everything that a case has, closed on the day.
fn seeded(bench: &mut Bench, closed_on: &str) -> String {
    let made = bench.call(
        "intake",
        json!({
            "person": { "name": "種子氏名 一郎", "kana": "しゅしかな いちろう", "chart_number": "90817263" },
            "case": { "opened_on": "2019-05-12", "illness_line": "種子病名、月1回通院" },
        }),
    );
    let case = made["value"]["case_id"].as_str().unwrap().to_owned();
    bench.save(
        "employment",
        &case,
        json!({ "employer": "種子勤務先 株式会社", "main": true }),
    );
    bench.save(
        "treatment",
        &case,
        json!({ "disease": "liver", "disease_name": "種子病名" }),
    );
    for n in 0..6 {
        let text = format!(
            "種子経過本文{n}。{}",
            "会社への伝え方を話し合った。".repeat(n * 40)
        );
        bench.save(
            "activity",
            &case,
            json!({ "on_date": "2019-06-01", "channel": "phone", "text": text }),
        );
    }
    bench.save(
        "todo",
        &case,
        json!({ "text": "種子経過本文の続き", "on_date": "2019-07-01" }),
    );
    let memo = bench.call("memo_save", json!({ "record": { "on_date": "2019-06-01", "caller": "種子電話メモの人", "text": "種子電話メモ" } }));
    bench.call(
        "memo_assign",
        json!({ "id": memo["value"]["id"], "rev": memo["value"]["rev"], "case_id": case }),
    );
    bench.call(
        "draft_put",
        json!({ "screen": "activity", "case_id": case, "record_id": "", "base_rev": 0, "body": "{\"text\":\"種子下書き\"}", "title": "種子下書き" }),
    );
    let out = bench.folder.path().join("種子宛先.pdf");
    bench.call(
        "paper_save",
        json!({ "request": { "paper": "summary", "case_id": case, "way": "in_house" }, "path": out, "recipient": "種子宛先 様", "purpose": "種子宛先への写し" }),
    );
    bench.call("scan_add", json!({ "case_id": case, "path": out }));
    close(bench, &case, closed_on);
    case
}

fn close(bench: &mut Bench, case: &str, on: &str) {
    let mut record = bench.call("case_open", json!({ "id": case }))["file"]["case"].clone();
    record["closed_on"] = json!(on);
    if record["opened_on"].as_str().unwrap() > on {
        record["opened_on"] = json!(on);
    }
    bench.call("case_save", json!({ "record": record }));
}

fn listed(bench: &mut Bench, standing: &str) -> Vec<String> {
    let page = bench.call(
        "retention_list",
        json!({ "standing": standing, "limit": 50 }),
    );
    let rows = page["rows"].as_array().unwrap();
    rows.iter()
        .map(|row| row["case_id"].as_str().unwrap().to_owned())
        .collect()
}

fn propose(bench: &mut Bench, case: &str) {
    bench.call(
        "discard_propose",
        json!({ "case_ids": [case], "ground": "規程第8条により点検済" }),
    );
}

/// What the second person sends after reading.
fn read(bench: &mut Bench, case: &str) -> Value {
    let shown = bench.call("discard_review", json!({ "case_ids": [case] }));
    json!({ "case_ids": [case], "user_id": "mori", "passphrase": COLLEAGUE, "reading": shown["reading"] })
}

/// Every page of the database, decrypted, after the workplace is locked.
fn pages(workplace: &Path) -> Vec<u8> {
    let slots = Slots::read(workplace).unwrap();
    let key = slots
        .open_user("user1", Secret::Passphrase(PASSPHRASE, None))
        .unwrap()
        .key;
    Store::open(workplace, key).unwrap().decrypted().unwrap()
}

fn found(pages: &[u8]) -> Vec<&'static str> {
    let within = |word: &&&str| {
        pages
            .windows(word.len())
            .any(|piece| piece == word.as_bytes())
    };
    SEEDS.iter().filter(within).copied().collect()
}

#[test]
fn the_years_of_the_facility_count_from_april_and_the_case_says_the_same() {
    let mut bench = Bench::new();
    let case = bench.case();
    close(&mut bench, &case, "2026-06-30");
    let before = bench.call("retention_of", json!({ "id": case }));
    assert_eq!(before["rule"]["is_set"], false);
    assert_eq!(
        before["term"]["until_on"], "2032-03-31",
        "five years while none are set"
    );
    rule(&mut bench, 10);
    let after = bench.call("retention_of", json!({ "id": case }));
    assert_eq!(after["term"]["begins_on"], "2027-04-01");
    assert_eq!(after["term"]["until_on"], "2037-03-31");
    let view = bench.call("case_open", json!({ "id": case }));
    let date = view["dates"]
        .as_array()
        .unwrap()
        .iter()
        .find(|d| d["rule"] == "retention")
        .unwrap();
    assert_eq!(date["legal_on"], "2037-03-31");
    let why = bench.call(
        "date_why",
        json!({ "case_id": case, "rule": "retention", "legal_on": "2037-03-31", "label": "" }),
    );
    assert_eq!(why["why"]["source"], "青葉病院文書管理規程 別表第2");
    assert_eq!(why["why"]["steps"][1]["step"]["kept_years"], 10);
    for bad in [
        json!({ "years": 0, "source": "規程" }),
        json!({ "years": 5, "source": "" }),
    ] {
        assert_eq!(bench.refused("retention_rule_set", bad).code(), "invalid");
    }
}

#[test]
fn only_what_is_over_is_listed_and_a_case_opened_again_counts_anew() {
    let mut bench = Bench::new();
    colleague(&mut bench);
    let case = bench.case();
    assert_eq!(
        listed(&mut bench, "over").len() + listed(&mut bench, "kept").len(),
        0,
        "an open case is in neither"
    );
    rule(&mut bench, 5);
    close(&mut bench, &case, "2019-03-31");
    assert_eq!(listed(&mut bench, "over"), std::slice::from_ref(&case));
    assert_eq!(bench.call("today", json!({}))["kept_over"], 1);
    propose(&mut bench, &case);
    assert_eq!(listed(&mut bench, "over").len(), 0);
    assert_eq!(listed(&mut bench, "proposed"), std::slice::from_ref(&case));
    let confirm = read(&mut bench, &case);
    bench.call("case_reopen", json!({ "id": case }));
    let refused = bench.refused("discard_confirm", confirm);
    assert_eq!(reason(refused), "not_proposed");
    let ask = json!({ "case_ids": [case], "ground": "規程第8条" });
    assert_eq!(
        reason(bench.refused("discard_propose", ask.clone())),
        "open"
    );
    close(&mut bench, &case, "2026-11-20");
    assert_eq!(listed(&mut bench, "kept"), std::slice::from_ref(&case));
    assert_eq!(reason(bench.refused("discard_propose", ask)), "kept");
}

#[test]
fn a_hold_stops_both_discarding_and_erasing_until_it_is_lifted() {
    let mut bench = Bench::new();
    colleague(&mut bench);
    rule(&mut bench, 5);
    let case = bench.case();
    close(&mut bench, &case, "2019-03-31");
    propose(&mut bench, &case);
    let confirm = read(&mut bench, &case);
    let put = |reason: &str| json!({ "case_id": case, "code": "accident", "reason": reason });
    assert_eq!(bench.refused("hold_put", put("")).code(), "invalid");
    bench.call("hold_put", put("労災の審査請求中"));
    let held = bench.call("retention_of", json!({ "id": case }));
    assert_eq!(held["holds"][0]["stands"], true);
    assert_eq!(held["holds"][0]["user"], "佐々木 花");
    assert_eq!(reason(bench.refused("discard_confirm", confirm)), "changed");
    let again = read(&mut bench, &case);
    assert_eq!(reason(bench.refused("discard_confirm", again)), "held");
    bench.call(
        "record_cancel",
        json!({ "noun": "case", "id": case, "reason": "誤り" }),
    );
    assert_eq!(
        reason(bench.refused("record_erase", json!({ "noun": "case", "id": case }))),
        "held"
    );
    bench.call("record_restore", json!({ "noun": "case", "id": case }));
    let id = held["holds"][0]["id"].clone();
    assert_eq!(
        bench
            .refused("hold_lift", json!({ "id": id, "reason": "" }))
            .code(),
        "invalid"
    );
    bench.call("hold_lift", json!({ "id": id, "reason": "裁決が確定した" }));
    let lifted = bench.call("retention_of", json!({ "id": case }));
    assert_eq!(lifted["holds"][0]["lifted_reason"], "裁決が確定した");
    assert_eq!(lifted["holds"][0]["lifted_by"], "佐々木 花");
    let last = read(&mut bench, &case);
    bench.call("discard_confirm", last);
}

#[test]
fn one_person_alone_discards_nothing_and_staff_cannot_begin_it() {
    let mut bench = Bench::new();
    let case = bench.case();
    close(&mut bench, &case, "2019-03-31");
    let ask = json!({ "case_ids": [case], "ground": "規程第8条により点検済" });
    assert_eq!(
        reason(bench.refused("discard_propose", ask.clone())),
        "rule"
    );
    rule(&mut bench, 5);
    let tells = json!({ "case_ids": [case], "ground": "髙橋 一郎の記録" });
    assert_eq!(
        reason(bench.refused("discard_propose", tells)),
        "ground_tells"
    );
    bench.call("discard_propose", ask);
    let own = json!({ "user_id": "user1", "passphrase": PASSPHRASE });
    let mut confirm = read(&mut bench, &case);
    confirm["user_id"] = own["user_id"].clone();
    confirm["passphrase"] = own["passphrase"].clone();
    assert_eq!(
        reason(bench.refused("discard_confirm", confirm.clone())),
        "alone"
    );
    colleague(&mut bench);
    let shown = bench.call("discard_review", json!({ "case_ids": [case] }));
    let second: Vec<_> = shown["second"]
        .as_array()
        .unwrap()
        .iter()
        .map(|u| u["id"].clone())
        .collect();
    assert_eq!(second, [json!("mori")], "who proposed is not among them");
    confirm["reading"] = shown["reading"].clone();
    assert_eq!(
        reason(bench.refused("discard_confirm", confirm)),
        "same_person"
    );
    let mut wrong = read(&mut bench, &case);
    wrong["passphrase"] = json!(PASSPHRASE);
    assert_eq!(
        bench.refused("discard_confirm", wrong).code(),
        "wrong_passphrase"
    );
    assert_eq!(listed(&mut bench, "proposed"), std::slice::from_ref(&case));
    bench.call("lock", json!({}));
    bench.call(
        "unlock",
        json!({ "user_id": "user1", "passphrase": PASSPHRASE }),
    );
    bench.call("discard_withdraw", json!({ "case_ids": [case] }));
    assert_eq!(listed(&mut bench, "over"), std::slice::from_ref(&case));
    staff_may_only_hold(&mut bench, &case);
}

/// Staff may hold a case, and nothing else of it.
fn staff_may_only_hold(bench: &mut Bench, case: &str) {
    let _ = std::fs::remove_file(bench.workplace().join("attempts.json"));
    bench.call(
        "unlock",
        json!({ "user_id": "mori", "passphrase": COLLEAGUE }),
    );
    for (name, request) in [
        ("retention_list", json!({})),
        (
            "retention_rule_set",
            json!({ "years": 1, "source": "自分の規則" }),
        ),
        (
            "discard_propose",
            json!({ "case_ids": [case], "ground": "規程第8条" }),
        ),
        ("discard_withdraw", json!({ "case_ids": [case] })),
        ("discard_review", json!({ "case_ids": [case] })),
        ("discard_confirm", json!({ "case_ids": [case] })),
        ("discard_book", json!({})),
    ] {
        assert_eq!(bench.refused(name, request).code(), "forbidden", "{name}");
    }
    bench.call(
        "hold_put",
        json!({ "case_id": case, "code": "dispute", "reason": "訴訟の予告があった" }),
    );
    let id = bench.call("retention_of", json!({ "id": case }))["holds"][0]["id"].clone();
    assert_eq!(
        bench
            .refused("hold_lift", json!({ "id": id, "reason": "もうよい" }))
            .code(),
        "forbidden"
    );
}

#[test]
fn nothing_of_the_person_stays_in_the_file_and_the_book_names_nobody() {
    let mut bench = Bench::new();
    colleague(&mut bench);
    rule(&mut bench, 5);
    let case = seeded(&mut bench, "2020-02-28");
    let other = bench.case();
    propose(&mut bench, &case);
    bench.call("lock", json!({}));
    assert_eq!(
        found(&pages(&bench.workplace())),
        SEEDS,
        "the control: all of it is found while it is there"
    );
    bench.call(
        "unlock",
        json!({ "user_id": "user1", "passphrase": PASSPHRASE }),
    );
    let confirm = read(&mut bench, &case);
    let done = bench.call("discard_confirm", confirm)["value"].clone();
    assert_eq!(
        done,
        json!({ "entries": [1], "swept": true, "backed_up": true })
    );
    assert_eq!(
        bench.refused("case_open", json!({ "id": case })).code(),
        "not_found"
    );
    for text in ["90817263", "種子氏名"] {
        let hits = bench.call("search", json!({ "text": text }));
        assert_eq!(hits["cases"]["total"], 0);
    }
    let told = entered(&mut bench);
    bench.call("lock", json!({}));
    let pages = pages(&bench.workplace());
    assert_eq!(found(&pages), [""; 0]);
    assert!(
        pages
            .windows("髙橋 一郎".len())
            .any(|p| p == "髙橋 一郎".as_bytes()),
        "the other one stays"
    );
    for seed in SEEDS {
        assert!(!told.contains(seed), "{seed}");
    }
    bench.call(
        "unlock",
        json!({ "user_id": "user1", "passphrase": PASSPHRASE }),
    );
    bench.call("case_open", json!({ "id": other }));
}

/// What book, register, log and paper say of the discarded case; all of it, to be searched.
fn entered(bench: &mut Bench) -> String {
    let book = bench.call("discard_book", json!({ "limit": 10 }));
    let entry = &book["rows"][0];
    assert_eq!(
        (&entry["proposed_by"], &entry["confirmed_by"]),
        (&json!("佐々木 花"), &json!("森 緑"))
    );
    assert_eq!(
        (&entry["number"], &entry["papers"]),
        (&json!("R1-0001"), &json!(1))
    );
    assert_eq!(entry["term"]["until_on"], "2025-03-31");
    let kinds: Vec<_> = entry["kinds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|k| k["label"].as_str().unwrap())
        .collect();
    assert!(
        kinds.contains(&"写し") && kinds.contains(&"変更履歴"),
        "{kinds:?}"
    );
    // The register keeps that something left; the log keeps its chain.
    let register = bench.call("register", json!({ "limit": 10 }));
    let line = register["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|l| l["paper"] == "summary")
        .unwrap();
    assert_eq!(
        (
            &line["discarded"],
            &line["case_number"],
            &line["recipient"],
            &line["place"]
        ),
        (&json!(true), &json!("R1-0001"), &json!(""), &json!(""))
    );
    let log = bench.call("audit_list", json!({ "limit": 500 }));
    assert_eq!(log["chain_intact"], true);
    let acts: Vec<_> = log["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| (a["kind"].as_str().unwrap(), a["about"].as_str().unwrap()))
        .collect();
    assert!(acts.contains(&("discard", "R1-0001(廃棄済)")), "{acts:?}");
    assert!(acts.contains(&("discard_second", "森 緑")), "{acts:?}");
    let path = bench.folder.path().join("book.pdf");
    let request = json!({ "paper": "discard-book", "way": "in_house" });
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "院内", "purpose": "廃棄簿の保管" }),
    );
    let paper = words(&path);
    assert!(
        paper.contains("R1-0001") && paper.contains("森 緑"),
        "{paper}"
    );
    format!("{paper} {book} {register} {log}")
}

#[test]
fn the_newest_backup_is_without_it_and_older_ones_are_told() {
    let mut bench = Bench::new();
    colleague(&mut bench);
    rule(&mut bench, 5);
    let case = bench.case();
    close(&mut bench, &case, "2020-02-28");
    bench.call("backup_now", json!({}));
    propose(&mut bench, &case);
    let shown = bench.call("discard_review", json!({ "case_ids": [case] }));
    assert_eq!(shown["copies"]["own"], 1);
    assert_ne!(shown["copies"]["until_on"], "");
    let confirm = read(&mut bench, &case);
    bench.call("discard_confirm", confirm);
    let mut counts: Vec<i64> = Vec::new();
    for line in bench.call("backup_list", json!({})).as_array().unwrap() {
        counts.push(line["cases"].as_i64().unwrap());
    }
    counts.sort_unstable();
    assert_eq!(
        counts,
        [0, 1],
        "the older one still holds it, as the screen says"
    );
}

#[test]
fn what_was_never_sent_is_told_before_it_is_gone() {
    let mut bench = Bench::new();
    let cases = bench.three_alike();
    let consented = bench.call("export_preview", json!({}));
    assert_eq!(consented["ready"].as_array().unwrap().len(), cases.len());
    colleague(&mut bench);
    rule(&mut bench, 5);
    close(&mut bench, &cases[0], "2020-02-28");
    let page = bench.call("retention_list", json!({ "standing": "over", "limit": 10 }));
    assert_eq!(
        (&page["rows"][0]["unsent"], &page["rows"][0]["at_hq"]),
        (&json!(true), &json!(false))
    );
}

#[test]
fn a_practice_workplace_discards_too() {
    let mut bench = Bench::practice();
    colleague(&mut bench);
    rule(&mut bench, 1);
    let case = bench.case();
    close(&mut bench, &case, "2019-03-31");
    propose(&mut bench, &case);
    let confirm = read(&mut bench, &case);
    assert_eq!(
        bench.call("discard_confirm", confirm)["value"]["swept"],
        true
    );
}

/// Makes a workplace with a proposed case; what the second person would send.
fn proposed(dir: &Path) -> (Bench, Value, String) {
    let mut bench = Bench::new();
    colleague(&mut bench);
    rule(&mut bench, 5);
    let case = seeded(&mut bench, "2020-02-28");
    propose(&mut bench, &case);
    let confirm = read(&mut bench, &case);
    bench.call("lock", json!({}));
    copy(&bench.workplace(), dir);
    (bench, confirm, case)
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        if entry.path().is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

#[test]
fn killed_at_any_write_all_of_it_is_there_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let (bench, confirm, case) = proposed(&folder.path().join("made"));
    drop(bench);
    let (mut whole, mut gone) = (0, 0);
    for nth in [1, 3, 6, 9, 12, 16, 20, 26, 34, 44, 60, 90, 140, 220, 400] {
        let dir = folder.path().join(format!("w{nth}"));
        copy(&folder.path().join("made"), &dir);
        let status = Command::new("strace")
            .args([
                "-f",
                "-o",
                "/dev/null",
                "-e",
                "trace=pwrite64",
                "-e",
                &format!("inject=pwrite64:signal=KILL:when={nth}"),
            ])
            .arg(program())
            .args([
                "call",
                dir.to_str().unwrap(),
                "discard_confirm",
                &confirm.to_string(),
            ])
            .env("RYORITSU_PASSPHRASE", PASSPHRASE)
            .env("RYORITSU_USER", "user1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        let mut again = closed(&dir);
        api::call(
            &mut again,
            "unlock",
            json!({ "user_id": "user1", "passphrase": PASSPHRASE }),
        )
        .unwrap();
        let book = api::call(&mut again, "discard_book", json!({ "limit": 5 })).unwrap();
        if api::call(&mut again, "case_open", json!({ "id": case })).is_ok() {
            whole += 1;
            assert_eq!(book["total"], 0, "killed at {nth}");
            let page = api::call(
                &mut again,
                "case_activities",
                json!({ "case_id": case, "limit": 50 }),
            )
            .unwrap();
            // The call that was noted is an act too.
            assert_eq!(page["total"], 7, "killed at {nth}");
            let hits = api::call(&mut again, "search", json!({ "text": "種子経過本文" })).unwrap();
            assert_eq!(hits["activities"]["total"], 6, "killed at {nth}");
        } else {
            gone += 1;
            assert_eq!(book["total"], 1, "killed at {nth}");
            // Whatever was cut off behind it is made good when nobody is typing.
            again.tend().unwrap();
            api::call(&mut again, "lock", json!({})).unwrap();
            assert_eq!(found(&pages(&dir)), [""; 0], "killed at {nth}, {status}");
        }
        drop(again);
        std::fs::remove_dir_all(&dir).unwrap();
    }
    assert!(
        whole > 0 && gone > 0,
        "{whole} whole, {gone} gone: the kills must fall on both sides"
    );
}

#[test]
fn while_a_person_looks_on_nothing_of_it_is_answered() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.call("interview_start", json!({ "id": case }));
    for name in [
        "retention_list",
        "retention_of",
        "hold_put",
        "discard_review",
        "discard_book",
    ] {
        let refused = bench.refused(name, json!({ "id": case, "case_id": case }));
        assert_eq!(refused.code(), "in_interview", "{name}");
    }
}

#[test]
fn the_command_line_discards_by_the_same_rules() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("made");
    let (bench, confirm, _) = proposed(&dir);
    drop(bench);
    let place = dir.to_str().unwrap();
    let out = Command::new(program())
        .args(["call", place, "discard_confirm", &confirm.to_string()])
        .env("RYORITSU_PASSPHRASE", PASSPHRASE)
        .env("RYORITSU_USER", "user1")
        .output()
        .unwrap();
    let done: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(done["value"]["entries"], json!([1]));
}
