//! Leaving without consent: a ground, circumstances, only what is needed, and a second look. And what a withdrawal lists.

use crate::forms::{PARTIES, SEEDS, forms, goes, own, seeded};
use crate::support::{Bench, PASSPHRASE, words};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use workbench::api;
use workbench::error::ApiError;

const COLLEAGUE: &str = "asagao no michi 3";
const REASON: &str = "勤務中に意識を失い、搬送先から至急の照会があった";

fn ask(case: &str, paper: &Value, party: &str, items: &[&str]) -> Value {
    json!({ "paper": paper, "case_id": case, "way": "company", "party": party,
            "beyond": { "ground": "life", "reason": REASON, "items": items } })
}

/// Saves with a second look; what stands on the paper.
fn leave(bench: &mut Bench, request: &Value, user: &str, passphrase: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.pdf");
    let save = looked_at(bench, request, user, passphrase, &path);
    // After a wrong passphrase even the right one has to wait, as at the lock.
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        match api::call(&mut bench.bench, "paper_save", save.clone()) {
            Ok(_) => return words(&path),
            Err(ApiError::TooSoon { .. }) if Instant::now() < deadline => std::thread::yield_now(),
            Err(other) => panic!("{other:?}"),
        }
    }
}

fn looked_at(
    bench: &mut Bench,
    request: &Value,
    user: &str,
    passphrase: &str,
    path: &std::path::Path,
) -> Value {
    let shown = bench.call("paper_draw", request.clone());
    json!({ "request": request, "path": path, "recipient": "産業医", "purpose": "緊急の照会",
            "user_id": user, "passphrase": passphrase, "reading": shown["beyond"]["reading"] })
}

fn reason(error: ApiError) -> String {
    match error {
        ApiError::BeyondRefused { reason } => reason,
        other => panic!("{other:?}"),
    }
}

fn colleague(bench: &mut Bench) {
    bench.call(
        "user_add",
        json!({ "id": "stayer", "name": "森 緑", "role": "staff", "passphrase": COLLEAGUE }),
    );
}

#[test]
fn without_consent_only_what_was_decided_goes() {
    let mut seen = 0;
    for party in PARTIES {
        let mut bench = Bench::new();
        let case = seeded(&mut bench);
        let all: Vec<Value> = forms(&mut bench)
            .into_iter()
            .filter(|form| goes(form, "company") && form["of_case"] == true)
            .map(|form| form["id"].clone())
            .chain([json!("considerations")])
            .collect();
        for (item, seed) in SEEDS {
            for paper in &all {
                let request = ask(&case, paper, party, &[item]);
                let folder = tempfile::tempdir().unwrap();
                let path = folder.path().join("form.pdf");
                // A paper that tells nothing of the item needs no such decision, and gets none.
                let drawn = api::call(&mut bench.bench, "paper_draw", request.clone());
                let shown = match drawn {
                    Ok(shown) => shown,
                    Err(ApiError::BeyondRefused { reason }) => {
                        assert_eq!(reason, "covered");
                        continue;
                    }
                    Err(ApiError::ConsentMissing { .. }) => continue,
                    Err(other) => panic!("{other:?}"),
                };
                let user = shown["beyond"]["second"][0]["id"].clone();
                bench.call("paper_save", json!({ "request": request, "path": path, "recipient": "会社", "purpose": "緊急", "user_id": user, "passphrase": PASSPHRASE, "reading": shown["beyond"]["reading"] }));
                let text = words(&path);
                let flat: String = text.split_whitespace().collect();
                assert!(flat.contains("同意によら"), "{paper}: {text}");
                seen += usize::from(text.contains(seed));
                for (other, hidden) in SEEDS.iter().filter(|(other, _)| *other != item) {
                    assert!(
                        !text.contains(hidden),
                        "{paper} tells {party} {other} for {item}"
                    );
                }
            }
        }
    }
    // The control: the search finds what was let go.
    assert!(seen > 20, "{seen}");
}

#[test]
fn what_no_form_may_name_stays_out_in_any_case() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.toml");
    // The same definition under two ids: on one the disease goes, on the other it never does.
    let mut told = Vec::new();
    for id in ["opinion", "return-opinion"] {
        let text = own("2026-10-01", "病 {name}")
            .replace("id = \"opinion\"", &format!("id = \"{id}\""))
            .replace("[\"self\"]", "[\"self\", \"company\"]")
            .replace("person.name", "diseases");
        std::fs::write(&path, text).unwrap();
        bench.call("form_add", json!({ "path": path }));
        let way = json!({ "paper": id, "case_id": case, "way": "self" });
        let out = folder.path().join(format!("{id}.pdf"));
        bench.call(
            "paper_save",
            json!({ "request": way, "path": out, "recipient": "本人", "purpose": "確認" }),
        );
        told.push(words(&out).contains("種子病名"));
    }
    assert_eq!(told, [true, false]);
    let request = |id: &str| ask(&case, &json!(id), "hr", &["disease"]);
    assert!(leave(&mut bench, &request("opinion"), "user1", PASSPHRASE).contains("種子病名"));
    let refused = bench.refused("paper_draw", request("return-opinion"));
    assert_eq!(reason(refused), "covered");
}

#[test]
fn a_colleague_looks_second_and_the_register_says_so() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    colleague(&mut bench);
    let request = ask(
        &case,
        &json!("opinion"),
        "occ_physician",
        &["disease", "effects"],
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("opinion.pdf");
    let shown = bench.call("paper_draw", request.clone());
    assert_eq!(shown["beyond"]["alone"], false);
    assert_eq!(shown["beyond"]["second"][0]["name"], "森 緑");
    assert_eq!(shown["beyond"]["second"].as_array().unwrap().len(), 1);
    // Not by oneself, not with a wrong passphrase, not without having read, not another list than the one read.
    let save = looked_at(&mut bench, &request, "user1", PASSPHRASE, &path);
    assert_eq!(reason(bench.refused("paper_save", save)), "second");
    let save = looked_at(&mut bench, &request, "stayer", PASSPHRASE, &path);
    let wrong = bench.refused("paper_save", save);
    assert!(
        matches!(wrong, ApiError::WrongPassphrase { .. }),
        "{wrong:?}"
    );
    let mut save = looked_at(&mut bench, &request, "stayer", COLLEAGUE, &path);
    save["reading"] = json!("");
    assert_eq!(reason(bench.refused("paper_save", save)), "changed");
    let mut save = looked_at(&mut bench, &request, "stayer", COLLEAGUE, &path);
    save["request"]["beyond"]["items"] = json!(["disease", "effects", "schedule"]);
    assert_eq!(reason(bench.refused("paper_save", save)), "changed");
    assert!(!path.exists());
    let entries = bench.call("register", json!({ "case_id": case, "limit": 50 }));
    assert_eq!(entries["total"], 0);

    assert!(leave(&mut bench, &request, "stayer", COLLEAGUE).contains("種子病名"));
    let entries = bench.call("register", json!({ "case_id": case, "limit": 50 }));
    let entry = &entries["rows"][0];
    assert_eq!(
        entry["beyond"],
        json!({ "ground": "life", "reason": REASON, "second": "森 緑" })
    );
    assert_eq!(entry["party"], "occ_physician");
    assert_eq!(entry["items"], json!(["disease", "effects"]));
    let acts = bench.call("audit_list", json!({ "limit": 50 }));
    for (kind, about) in [("beyond_consent", ""), ("beyond_second", "森 緑")] {
        let act = acts["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|a| a["kind"] == kind);
        assert!(act.unwrap()["about"].as_str().unwrap().contains(about));
    }
}

#[test]
fn a_decision_without_ground_circumstances_or_party_is_none() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let good = ask(&case, &json!("opinion"), "hr", &["disease"]);
    for (at, value, wanted) in [
        ("/beyond/ground", json!("because"), "ground"),
        ("/beyond/reason", json!("　急ぎ "), "reason"),
        ("/beyond/items", json!([]), "items"),
        ("/beyond/items", json!(["all"]), "items"),
        ("/party", json!(""), "party"),
        ("/way", json!("self"), "party"),
    ] {
        let mut request = good.clone();
        *request.pointer_mut(at).unwrap() = value;
        assert_eq!(reason(bench.refused("paper_draw", request)), wanted);
    }
    assert_eq!(bench.call("paper_draw", good)["beyond"]["alone"], true);
    // A summary tells everything: it stays in the house.
    let summary = ask(&case, &json!("summary"), "hr", &["disease"]);
    assert_eq!(
        bench.refused("paper_draw", summary).code(),
        "consent_missing"
    );
    // Where consent covers the paper there is nothing to decide.
    bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "form": "written", "on_date": "2026-06-03", "parties": ["hr"], "items": ["disease"] }));
    let covered = ask(&case, &json!("opinion"), "hr", &["disease"]);
    assert_eq!(reason(bench.refused("paper_draw", covered)), "covered");
}

/// Withdraws a consent as of today.
fn withdraw(bench: &mut Bench, case: &str) -> String {
    let opened = bench.call("case_open", json!({ "id": case }));
    let mut consent = opened["file"]["consents"][0].clone();
    let shown = bench.call("date_read", json!({ "text": "今日" }));
    consent["withdrawn_on"] = shown["date"]["iso"].clone();
    bench.call(
        "consent_save",
        json!({ "base_rev": consent["rev"], "record": consent }),
    );
    consent["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_withdrawal_holds_at_once_and_lists_what_has_left() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "form": "written", "on_date": "2026-06-03", "parties": ["hr"], "items": ["measures", "schedule"] }));
    let folder = tempfile::tempdir().unwrap();
    let save = |name: &str, word: bool| json!({ "request": { "paper": "opinion", "case_id": case, "way": "company", "party": "hr", "word": word }, "path": folder.path().join(name), "recipient": "人事労務", "purpose": "復職の面談" });
    bench.call("paper_draw", save("a", false)["request"].clone());
    bench.call("paper_save", save("a.pdf", false));
    bench.call("paper_save", save("a.docx", true));
    // To the person: under no consent, and not on the list.
    bench.call("paper_save", json!({ "request": { "paper": "opinion", "case_id": case, "way": "self" }, "path": folder.path().join("b.pdf"), "recipient": "本人", "purpose": "確認" }));
    let consent = withdraw(&mut bench, &case);
    // The preview that was open a moment ago can no longer be printed, saved or drawn again.
    for (name, request) in [
        ("paper_save", save("c.pdf", false)),
        ("paper_save", save("c.docx", true)),
        (
            "paper_print",
            json!({ "request": save("", false)["request"], "printer": "none", "copies": 1 }),
        ),
        ("paper_draw", save("", false)["request"].clone()),
    ] {
        assert_eq!(bench.refused(name, request).code(), "consent_missing");
    }
    assert!(!folder.path().join("c.pdf").exists());
    let left = bench.call("consent_left", json!({ "id": consent }));
    let left = left.as_array().unwrap();
    assert_eq!(left.len(), 2);
    for entry in left {
        assert_eq!(entry["recipient"], "人事労務");
        assert_eq!(entry["items"], json!(["measures", "schedule"]));
    }
    // The list goes into the record on paper.
    let list = folder.path().join("list.pdf");
    bench.call("paper_save", json!({ "request": { "paper": "consent-left", "case_id": case, "passage": consent, "way": "in_house" }, "path": list, "recipient": "院内", "purpose": "回収の依頼" }));
    let list = words(&list);
    for line in [
        "主治医意見書",
        "人事労務",
        "措置・配慮",
        "治療予定",
        "返却",
        "取り戻せません",
    ] {
        assert!(list.contains(line), "{line}: {list}");
    }
}
