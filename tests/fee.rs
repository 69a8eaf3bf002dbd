//! 指導料の確認 through the same calls as the window: facts come from where they are recorded, each condition says so, and the
//! sheet for the office never decides.

use crate::support::{Bench, words};
use serde_json::{Value, json};

fn condition<'a>(judgement: &'a Value, id: &str) -> &'a Value {
    let lists = [&judgement["conditions"], &judgement["addon"]];
    let mut all = lists.iter().flat_map(|list| list.as_array().unwrap());
    all.find(|c| c["id"] == id).unwrap_or(&Value::Null)
}

fn review(bench: &mut Bench, case: &str) -> Value {
    bench.call("fee_review", json!({ "id": case }))
}

/// A case whose other records already hold what the conditions ask of them.
fn seeded(bench: &mut Bench) -> String {
    let case = bench.case();
    bench.save("employment", &case, json!({ "status": "employee", "main": true, "employer": "青葉製作所", "site_size": "s30", "has_physician": "no" }));
    bench.save(
        "treatment",
        &case,
        json!({ "main": true, "disease": "kidney", "disease_name": "IgA腎症" }),
    );
    bench.save("opinion", &case, json!({ "kind": "f2", "work_info_on": "2026-07-10", "requested_on": "2026-07-10", "received_on": "2026-07-15", "delivered_on": "2026-07-15", "chart_copy_on": "2026-07-15", "judgement": "conditional" }));
    bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "form": "written", "on_date": "2026-07-01", "parties": ["occ_physician", "hr"], "items": ["measures"] }));
    case
}

fn asked() -> Value {
    json!({ "service_on": "2026-07-15", "turn": "first", "eligible": "yes", "requested_on": "2026-07-01", "work_info_kind": "joint", "guided": "yes",
        "receiver": "hygiene_promoter", "informed_by": "document", "doctor_is_physician": "no", "same_capital": "no", "charged": "no", "other_fee": "no" })
}

#[test]
fn what_other_records_hold_is_not_asked_again() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let fresh = review(&mut bench, &case)["fresh"].clone();
    assert_eq!(
        (&fresh["turn"], &fresh["setting"]),
        (&json!("first"), &json!("outpatient"))
    );
    let id = bench.save("fee_check", &case, asked());
    let seen = review(&mut bench, &case);
    let one = &seen["checks"][0];
    assert_eq!(one["result"], "met", "{one:#}");
    assert_eq!(
        (&one["points"], &one["addon_points"]),
        (&json!(850), &json!(400))
    );
    for (id, tab, field) in [
        ("work_info", "opinion", "work_info_on"),
        ("delivered", "opinion", "delivered_on"),
        ("consent", "consent", "on_date"),
        ("setting", "basic", "care_setting"),
    ] {
        let fact = &condition(one, id)["facts"][0];
        assert_eq!(
            (&fact["place"]["tab"], &fact["place"]["field"]),
            (&json!(tab), &json!(field)),
            "{id}: {fact}"
        );
        assert!(!fact["place"]["id"].as_str().unwrap().is_empty());
    }
    // F1: no second time in July.
    assert_eq!(seen["window"]["last_month"], "2027-01");
    assert_eq!(seen["fresh"]["turn"], "later");
    // Taken away where it is recorded, it is missing here.
    let consent = consent_of(&mut bench, &case);
    bench.call(
        "record_cancel",
        json!({ "noun": "consent", "id": consent, "reason": "誤り" }),
    );
    let seen = review(&mut bench, &case);
    assert_eq!(seen["checks"][0]["result"], "unknown");
    assert_eq!(condition(&seen["checks"][0], "consent")["state"], "unknown");
    // A cancelled check is none.
    bench.call(
        "record_cancel",
        json!({ "noun": "fee_check", "id": id, "reason": "誤り" }),
    );
    assert_eq!(review(&mut bench, &case)["checks"], json!([]));
}

fn consent_of(bench: &mut Bench, case: &str) -> Value {
    bench.call("case_open", json!({ "id": case }))["file"]["consents"][0]["id"].clone()
}

#[test]
fn staff_and_notifications_come_from_the_settings() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let mut record = asked();
    record["service_on"] = json!("2023-07-15");
    for (key, value) in [
        ("attended_by", "u"),
        ("dedicated", "yes"),
        ("consulted", "yes"),
    ] {
        record[key] = json!(value);
    }
    let user = bench.call("user_list", json!({}))[0].clone();
    record["attended_by"] = user["id"].clone();
    bench.save("fee_check", &case, record);
    let state = |bench: &mut Bench, id: &str| {
        condition(&review(bench, &case)["checks"][0], id)["state"].clone()
    };
    assert_eq!(
        (state(&mut bench, "training"), state(&mut bench, "notice")),
        (json!("unknown"), json!("unknown"))
    );
    bench.call("user_edit", json!({ "id": user["id"], "name": user["name"], "profession": "msw", "trained_on": "2022-10-03", "training": "基礎研修" }));
    let mut settings = bench.call("settings_get", json!({}));
    settings["fee_addon_on"] = json!("2022-11-01");
    bench.call("settings_save", settings.clone());
    for id in ["training", "notice", "profession", "dedicated", "attended"] {
        assert_eq!(state(&mut bench, id), "met", "{id}");
    }
    settings["fee_addon_on"] = json!("2026/11/1");
    bench.refused("settings_save", settings);
}

#[test]
fn the_sheet_shows_facts_and_no_disease_and_leaves_the_decision_to_the_office() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let mut record = asked();
    record["charged"] = json!("yes");
    let id = bench.save("fee_check", &case, record);
    let path = bench.folder.path().join("fee.pdf");
    let request =
        json!({ "paper": "fee-check", "case_id": case, "way": "in_house", "passage": id });
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "医事課", "purpose": "算定の確認" }),
    );
    let text = words(&path);
    for said in [
        "算定の可否は医事課が判断します",
        "満たさない条件があります",
        "850点",
        "初回・外来",
        "令和9年1月",
        "文書料を別に受け取っています",
        "衛生推進者",
        "令和8年7月15日",
        "医事課の記入欄",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    for hidden in ["IgA", "腎", "C型肝硬変", "条件を満たしているように見えます"]
    {
        assert!(!text.contains(hidden), "{hidden}\n{text}");
    }
    // A list of diseases: the group that the condition needs, and nothing more.
    let mut record = asked();
    record["service_on"] = json!("2025-07-15");
    let id = bench.save("fee_check", &case, record);
    let path = bench.folder.path().join("old.pdf");
    let request =
        json!({ "paper": "fee-check", "case_id": case, "way": "in_house", "passage": id });
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "医事課", "purpose": "算定の確認" }),
    );
    let text = words(&path);
    assert!(text.contains("腎疾患") && !text.contains("IgA"), "{text}");
    let refused = bench.refused(
        "paper_draw",
        json!({ "paper": "fee-check", "case_id": case, "way": "company" }),
    );
    assert_eq!(refused.code(), "paper_not_this_way");
}

#[test]
fn nothing_of_it_leaves_in_a_bundle() {
    let mut bench = Bench::new();
    let case = bench.three_alike().remove(0);
    let fields = |bench: &mut Bench| {
        let ready = bench.call("export_preview", json!({}))["ready"].clone();
        let ready = ready.as_array().unwrap().clone();
        assert_eq!(ready.len(), 3);
        ready
            .into_iter()
            .map(|line| line["fields"].clone())
            .collect::<Vec<_>>()
    };
    let before = fields(&mut bench);
    bench.save("fee_check", &case, json!({ "service_on": "2026-07-15", "turn": "first", "confirmed_by": "漏洩確認者", "note": "漏洩備考" }));
    assert_eq!(before, fields(&mut bench));
    // The twin: what is on the list of what leaves does change it.
    bench.save("measure", &case, json!({ "code": "overtime" }));
    assert_ne!(before, fields(&mut bench));
}
