//! 制度 through the same calls as the window: recorded facts decide, what is not recorded is asked, sums say their inputs.

use crate::support::Bench;
use serde_json::{Value, json};

fn view(bench: &mut Bench, case: &str, resource: &str) -> Value {
    let review = bench.call("benefit_review", json!({ "id": case }));
    let views = review["views"].as_array().unwrap().clone();
    assert_eq!(views.len(), 32);
    views
        .into_iter()
        .find(|v| v["resource"] == resource)
        .unwrap()
}

#[test]
fn recorded_facts_decide_and_the_rest_is_asked() {
    let mut bench = Bench::new();
    let case = bench.case();
    let sick_pay = view(&mut bench, &case, "sick_pay");
    assert_eq!(sick_pay["result"], "ask");
    assert!(
        sick_pay["reasons"][0]["said"]
            .as_str()
            .unwrap()
            .ends_with('。')
    );
    bench.save(
        "insurance",
        &case,
        json!({ "kind": "kyokai", "cause": "private", "income_band": "u" }),
    );
    bench.save(
        "employment",
        &case,
        json!({ "status": "on_leave", "main": true, "site_size": "s30" }),
    );
    let sick_pay = view(&mut bench, &case, "sick_pay");
    assert_eq!(sick_pay["result"], "may", "{sick_pay:#}");
    let place = &sick_pay["reasons"][0]["fact"]["place"];
    assert_eq!(
        (&place["tab"], &place["field"]),
        (&json!("benefits"), &json!("kind"))
    );
    assert_eq!(view(&mut bench, &case, "workers_comp")["result"], "no");
    // The state of the case stands in the record of the benefit; what may apply does not change by it.
    bench.save(
        "benefit",
        &case,
        json!({ "resource": "sick_pay", "state": "explained", "explained_on": "2026-11-20" }),
    );
    assert_eq!(view(&mut bench, &case, "sick_pay")["result"], "may");
    let file = bench.call("case_open", json!({ "id": case }))["file"].clone();
    assert_eq!(file["benefits"][0]["state"], "explained");
}

#[test]
fn an_old_record_that_is_corrected_does_not_become_the_deciding_one() {
    let mut bench = Bench::new();
    let case = bench.case();
    let old = bench.save(
        "insurance",
        &case,
        json!({ "kind": "kyokai", "cause": "private", "income_band": "u" }),
    );
    bench.save(
        "insurance",
        &case,
        json!({ "kind": "kokuho", "cause": "private", "income_band": "e" }),
    );
    let deciding = |bench: &mut Bench| {
        let review = bench.call("benefit_review", json!({ "id": case }));
        review["income_band"].as_str().unwrap().to_owned()
    };
    assert_eq!(deciding(&mut bench), "e");
    let file = bench.call("case_open", json!({ "id": case }))["file"].clone();
    let mut record = file["insurances"]
        .as_array()
        .unwrap()
        .iter()
        .find(|i| i["id"] == old.as_str())
        .unwrap()
        .clone();
    record["note"] = json!("退職まで");
    bench.call("insurance_save", json!({ "record": record }));
    assert_eq!(deciding(&mut bench), "e");
    assert_eq!(view(&mut bench, &case, "sick_pay")["result"], "no");
    // What began later holds, whichever was written last.
    record["rev"] = json!(record["rev"].as_i64().unwrap() + 1);
    record["since"] = json!("2026-04-01");
    bench.call("insurance_save", json!({ "record": record }));
    bench.save(
        "insurance",
        &case,
        json!({ "kind": "kokuho", "since": "2020-04-01", "income_band": "o" }),
    );
    assert_eq!(deciding(&mut bench), "e");
    bench.save(
        "insurance",
        &case,
        json!({ "kind": "kenpo_union", "since": "2026-05-01", "income_band": "i" }),
    );
    assert_eq!(deciding(&mut bench), "i");
}

#[test]
fn sums_are_counted_where_their_inputs_are_given() {
    let mut bench = Bench::new();
    let sum = bench.call("benefit_sum", json!({}));
    assert_eq!(
        sum,
        json!({ "sick_pay": null, "high_cost": null, "high_cost_year": null, "recognition": null, "leave": null, "deduction": null, "accident": null, "pension": null })
    );
    let sum = bench.call("benefit_sum", json!({
        "sick_pay": { "months": vec![300_000; 12], "start_on": "2026-05-01", "wage": 4000, "pension": 0 },
        "high_cost": { "month": "2026-08", "income_band": "u", "cost": 1_000_000, "shares": [300_000] },
        "high_cost_year": { "from": "2026-08", "income_band": "u", "costs": vec![600_000; 12] },
        "first_visit_on": "2026-03-10", "event": "dialysis", "event_on": "2026-05-01",
    }));
    assert_eq!(
        (&sum["sick_pay"]["daily"], &sum["sick_pay"]["paid"]),
        (&json!(6667), &json!(2667))
    );
    assert_eq!(
        (&sum["high_cost"]["limit"], &sum["high_cost"]["year"]),
        (&json!(92_940), &json!(530_000))
    );
    assert_eq!(sum["high_cost"]["paid"], 92_940);
    assert_eq!(sum["high_cost_year"]["back"], 136_420);
    assert_eq!(
        (&sum["recognition"]["on"], &sum["recognition"]["earlier"]),
        (&json!("2026-08-01"), &json!(true))
    );
    for one in ["sick_pay", "high_cost", "high_cost_year", "recognition"] {
        assert!(!sum[one]["source"].as_str().unwrap().is_empty(), "{one}");
    }
}

#[test]
fn the_recorded_pay_proposes_the_band_and_the_choice_goes_before_it() {
    let mut bench = Bench::new();
    let case = bench.case();
    let offer = |bench: &mut Bench, kind: &str, pay: Value| {
        let ask = json!({ "case_id": case, "month": "2026-11", "kind": kind, "standard_pay": pay });
        bench.call("benefit_band", ask)
    };
    let told = offer(&mut bench, "kyokai", json!(279_999));
    assert_eq!((&told["band"], &told["unless"]), (&json!("e"), &json!("o")));
    assert_eq!(offer(&mut bench, "kyokai", json!(280_000))["band"], "u");
    assert_eq!(told["bounds"].as_array().unwrap().len(), 4);
    assert_eq!(told["certainty"], "secondary");
    assert!(!told["source"].as_str().unwrap().is_empty());
    let other = offer(&mut bench, "kokuho", json!(280_000));
    assert_eq!(
        (&other["band"], &other["other_kind"]),
        (&json!(""), &json!(true))
    );
    // Recorded, it stands in the review until somebody chooses.
    bench.save(
        "insurance",
        &case,
        json!({ "kind": "kyokai", "standard_pay": 300_000 }),
    );
    let review = |bench: &mut Bench| bench.call("benefit_review", json!({ "id": case }));
    let seen = review(&mut bench);
    assert_eq!(
        (&seen["income_band"], &seen["standard_pay"]),
        (&json!("u"), &json!(300_000))
    );
    let file = bench.call("case_open", json!({ "id": case }))["file"].clone();
    let mut record = file["insurances"][0].clone();
    assert_eq!(
        (&record["standard_pay"], &record["income_band"]),
        (&json!(300_000), &json!(""))
    );
    record["income_band"] = json!("e");
    bench.call("insurance_save", json!({ "record": record }));
    assert_eq!(review(&mut bench)["income_band"], "e");
}

#[test]
fn every_statement_says_where_it_stands_and_when_it_was_checked() {
    let mut bench = Bench::new();
    let case = bench.case();
    let review = bench.call("benefit_review", json!({ "id": case }));
    let mut apart = 0;
    for view in review["views"].as_array().unwrap() {
        assert_eq!(view["checked_on"].as_str().unwrap().len(), 10, "{view}");
        for amount in view["amounts"].as_array().unwrap() {
            let differs =
                (&amount["source"], &amount["certainty"]) != (&view["source"], &view["certainty"]);
            assert_eq!(amount["apart"], differs, "{amount}");
            apart += usize::from(differs);
        }
    }
    assert!(apart >= 8, "{apart}");
}
