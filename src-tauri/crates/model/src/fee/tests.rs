//! Rows by hand from the texts of each revision: one service that seems to meet everything, and what one change does.

use super::*;
use crate::noun::{Consent, Employment, Opinion, Record, Treatment};
use serde_json::{Value, json};

const FILES: [(&str, &str); 5] = [
    (
        "2018-04",
        include_str!("../../../../../assets/rules/fee/2018-04.toml"),
    ),
    (
        "2020-04",
        include_str!("../../../../../assets/rules/fee/2020-04.toml"),
    ),
    (
        "2022-04",
        include_str!("../../../../../assets/rules/fee/2022-04.toml"),
    ),
    (
        "2024-06",
        include_str!("../../../../../assets/rules/fee/2024-06.toml"),
    ),
    (
        "2026-06",
        include_str!("../../../../../assets/rules/fee/2026-06.toml"),
    ),
];

fn book() -> FeeBook {
    FeeBook::new(
        FILES
            .map(|(name, text)| toml::from_str(text).unwrap_or_else(|e| panic!("{name}: {e}")))
            .into(),
    )
}

/// A case that seems to meet everything on the day, for a cancer and a 産業医.
fn good(day: &str) -> Value {
    json!({
        "check": { "id": "now", "service_on": day, "turn": "first", "setting": "outpatient", "eligible": "yes", "requested_on": day,
            "work_info_kind": "joint", "guided": "yes", "physician_appointed": "yes", "receiver": "occ_physician", "informed_by": "document",
            "in_chart": "yes", "doctor_is_physician": "no", "same_capital": "no", "charged": "no", "other_fee": "no",
            "attended_by": "hana", "dedicated": "yes", "consulted": "yes", "advice_on": day, "replanned_on": day },
        "opinion": { "kind": "f2", "work_info_on": day, "delivered_on": day, "chart_copy_on": day },
        "consent": { "purpose": "company", "answer": "agreed", "form": "written", "on_date": day, "parties": ["occ_physician"] },
        "treatment": { "disease": "cancer", "main": true },
        "employment": { "status": "employee", "main": true, "site_size": "s100" },
        "case": {},
        "others": [],
        "staff": { "profession": "nurse", "trained_on": "2018-04-01" },
        "addon_on": "2018-04-01", "online_on": "2022-04-01",
    })
}

fn make<R: Record>(value: &Value) -> R {
    serde_json::from_value(value.clone()).unwrap()
}

/// `check.receiver=none` sets a field, `+first=2026-07-15` adds another service of the case, `-opinion` takes a record away.
fn changed(day: &str, changes: &str) -> Value {
    let mut all = good(day);
    for change in changes.split_whitespace() {
        if let Some(gone) = change.strip_prefix('-') {
            all[gone] = Value::Null;
            continue;
        }
        let (name, value) = change.split_once('=').unwrap();
        if let Some(turn) = name.strip_prefix('+') {
            let (turn, office) = turn.split_once('/').unwrap_or((turn, ""));
            let id = format!("{turn}{value}");
            all["others"]
                .as_array_mut()
                .unwrap()
                .push(json!({ "id": id, "service_on": value, "turn": turn, "office": office }));
            continue;
        }
        let value = if name.ends_with("parties") {
            json!([value])
        } else {
            json!(value)
        };
        match name.split_once('.') {
            Some((part, field)) => all[part][field] = value,
            None => all[name] = value,
        }
    }
    all
}

fn judged(day: &str, changes: &str) -> FeeJudgement {
    let all = changed(day, changes);
    let some = |name: &str| !all[name].is_null();
    let check: FeeCheck = make(&all["check"]);
    let mut fee_checks: Vec<FeeCheck> =
        all["others"].as_array().unwrap().iter().map(make).collect();
    fee_checks.push(check.clone());
    let file = CaseFile {
        case: make(&all["case"]),
        opinions: some("opinion")
            .then(|| make::<Opinion>(&all["opinion"]))
            .into_iter()
            .collect(),
        consents: some("consent")
            .then(|| make::<Consent>(&all["consent"]))
            .into_iter()
            .collect(),
        treatments: some("treatment")
            .then(|| make::<Treatment>(&all["treatment"]))
            .into_iter()
            .collect(),
        employments: some("employment")
            .then(|| make::<Employment>(&all["employment"]))
            .into_iter()
            .collect(),
        fee_checks,
        ..CaseFile::default()
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let around = Around {
        staff: vec![Staff {
            id: "hana".into(),
            profession: text(&all["staff"]["profession"]),
            trained_on: text(&all["staff"]["trained_on"]),
        }],
        addon_on: text(&all["addon_on"]),
        online_on: text(&all["online_on"]),
    };
    judge(&book(), &file, &check, &around)
}

use FeeState::{Met, NotMet, Unknown};

/// Day, change, result, and the condition that the change is about with what it comes to.
fn hold(table: &str) {
    let state = |word: &str| match word {
        "met" => Some(Met),
        "not_met" => Some(NotMet),
        "unknown" => Some(Unknown),
        _ => None,
    };
    let rows: Vec<&str> = table.lines().filter(|l| !l.starts_with('#')).collect();
    assert!(rows.len() >= 12);
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [day, changes, result, id, expected] = cells[..] else {
            panic!("{row}");
        };
        let out = judged(day, changes);
        let all = || out.conditions.iter().chain(&out.addon);
        let open: Vec<_> = all().filter(|c| c.state != Met).collect();
        let said: Vec<_> = open.iter().map(|c| (&c.id, &c.why)).collect();
        let found = all().find(|c| c.id == id).map(|c| c.state);
        assert_eq!(found, state(expected), "{row}\n{said:?}");
        assert_eq!(Some(out.result), state(result), "{row}\n{said:?}");
        assert!(
            said.iter().all(|(_, why)| !why.is_empty()),
            "{row}: {said:?}"
        );
    }
}

#[test]
fn rows_of_2018() {
    hold(include_str!("tests/2018.txt"));
}

#[test]
fn rows_of_2020() {
    hold(include_str!("tests/2020.txt"));
}

#[test]
fn rows_of_2022() {
    hold(include_str!("tests/2022.txt"));
}

#[test]
fn rows_of_2024() {
    hold(include_str!("tests/2024.txt"));
}

#[test]
fn rows_of_2026() {
    hold(include_str!("tests/2026.txt"));
}

#[test]
fn points_follow_revision_turn_and_way() {
    for (day, turn, setting, points, addon) in [
        ("2018-04-01", "first", "outpatient", Some(1000), 500),
        ("2020-03-31", "later", "outpatient", None, 500),
        ("2020-04-01", "first", "outpatient", Some(800), 50),
        ("2022-03-31", "first", "online", None, 50),
        ("2022-04-01", "first", "online", Some(696), 50),
        ("2024-05-31", "later", "online", Some(348), 50),
        ("2024-06-01", "later", "outpatient", Some(400), 50),
        ("2026-05-31", "first", "outpatient", Some(800), 50),
        ("2026-06-01", "first", "outpatient", Some(850), 400),
        ("2026-06-01", "later", "outpatient", Some(500), 400),
        ("2026-06-01", "first", "online", Some(740), 400),
        ("2026-06-01", "later", "online", Some(435), 400),
    ] {
        let out = judged(day, &format!("check.turn={turn} check.setting={setting}"));
        assert_eq!(
            (out.points, out.addon_points),
            (points, addon),
            "{day} {turn} {setting}"
        );
    }
    let before = judged("2018-03-31", "");
    assert_eq!(
        (before.revision.as_str(), before.points, before.result),
        ("", None, Unknown)
    );
}

#[test]
fn the_last_month_is_that_of_the_worked_cases() {
    let book = book();
    for (first, in_first_month, from, last) in [
        ("2026-07-15", false, "2026-08", "2027-01"),
        ("2026-07-15", true, "2026-07", "2026-12"),
        ("2026-12-28", false, "2027-01", "2027-06"),
        ("2026-05-20", false, "2026-06", ""),
        ("2026-05-20", true, "2026-05", ""),
        ("2026-02-28", false, "2026-03", "2026-05"),
        ("2024-05-01", false, "2024-06", ""),
        ("2022-04-30", false, "2022-05", "2022-07"),
        ("2020-07-15", false, "2020-07", "2020-09"),
    ] {
        let window = last_month_for_later(&book, first, in_first_month).unwrap();
        assert_eq!(
            (window.from_month.as_str(), window.last_month.as_str()),
            (from, last),
            "{first} {in_first_month}"
        );
        assert_eq!(window.last_month.is_empty(), !window.sure_until.is_empty());
    }
    assert!(last_month_for_later(&book, "2019-01-10", false).is_none());
}

#[test]
fn the_rules_follow_one_another_and_name_what_exists() {
    let book = book();
    for pair in book.revisions.windows(2) {
        let day = |iso: &str| iso.parse::<chrono::NaiveDate>().unwrap();
        assert_eq!(
            day(&pair[0].valid_to).succ_opt().unwrap(),
            day(&pair[1].valid_from)
        );
    }
    assert!(book.revisions.last().unwrap().valid_to.is_empty());
    for revision in &book.revisions {
        let mut ids: Vec<_> = revision
            .conditions
            .iter()
            .map(|c| (&c.id, &c.turns))
            .collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), revision.conditions.len(), "{}", revision.title);
        for rule in &revision.conditions {
            let facts: Vec<&str> = match &rule.test {
                Test::OneOf { fact, .. } | Test::Filled { fact } => vec![fact],
                Test::Dated { fact, not_after } => vec![fact, not_after],
                _ => Vec::new(),
            };
            let when = rule.when.iter().map(|w| w.fact.as_str());
            for fact in facts.into_iter().chain(when).filter(|f| !f.is_empty()) {
                assert!(FACTS::has(fact), "{} {}: {fact}", revision.title, rule.id);
            }
            assert!(!rule.who.is_empty() && !rule.text.is_empty(), "{}", rule.id);
            assert!(rule.why.contains_key("unknown"), "{}", rule.id);
            if rule.certainty == Some(Certainty::Unverified) {
                assert!(rule.why.contains_key("unverified"), "{}", rule.id);
            }
        }
    }
}

#[test]
fn an_unverified_rule_decides_nothing_and_a_verified_one_does() {
    let state = |day: &str| {
        let out = judged(day, "staff.trained_on=2099-01-01");
        out.addon
            .iter()
            .find(|c| c.id == "training")
            .map(|c| c.state)
    };
    assert_eq!(state("2022-07-15"), Some(NotMet));
    assert_eq!(state("2026-07-15"), Some(Unknown));
}
