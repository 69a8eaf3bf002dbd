//! 支援罹患者 by the five groups, this year and the year before, against a plain count over the exported tables.

use super::{counted_by, figure, filled, save};
use crate::support::Bench;
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A case of another person, begun and ended on these days.
fn case_of(bench: &mut Bench, disease: &str, opened: NaiveDate, closed: Option<NaiveDate>) {
    let name = format!("対象 {disease}{opened}郎");
    let made = bench.call(
        "intake",
        json!({ "person": { "name": name }, "case": { "opened_on": opened } }),
    );
    let id = made["value"]["case_id"].as_str().unwrap().to_owned();
    bench.save("treatment", &id, json!({ "disease": disease }));
    if let Some(closed) = closed {
        let mut record = bench.call("case_open", json!({ "id": id }))["file"]["case"].clone();
        record["closed_on"] = json!(closed);
        bench.call(
            "case_save",
            json!({ "record": record, "base_rev": record["rev"] }),
        );
    }
}

/// What `oracle/groups.sql` counts over the exported tables of these days.
fn groups(bench: &mut Bench, from: NaiveDate, to: NaiveDate) -> BTreeMap<String, Vec<String>> {
    let stats = json!({ "period": "range", "from": from, "to": to });
    for what in ["cases", "activities"] {
        let name = format!("{what}.csv");
        let ask = json!({ "what": what, "stats": stats });
        let _ = std::fs::remove_file(bench.folder.path().join(&name));
        save(bench, &name, &ask, &json!({}));
    }
    let folder = bench.folder.path().to_owned();
    let sql = include_str!("../oracle/groups.sql");
    counted_by(sql, &folder, &from.to_string(), &to.to_string())
}

#[test]
fn the_groups_of_both_years_are_a_plain_count_over_the_exported_tables() {
    let mut bench = filled(40);
    let today = workbench::today();
    let day = |ahead: i64| today + chrono::Duration::days(ahead);
    let before = |day: NaiveDate| day.checked_sub_months(chrono::Months::new(12)).unwrap();
    let (from, to) = (day(-100), day(100));
    let (then, cap) = (before(from), before(today));
    let of = |ahead: i64| cap + chrono::Duration::days(ahead);
    for disease in ["cancer", "stroke", "diabetes"] {
        case_of(&mut bench, disease, of(-300), None);
        case_of(&mut bench, disease, of(-20), None);
        case_of(&mut bench, disease, of(-310), Some(of(-10)));
        // These fall behind the day of today a year ago: the first is not of the span, the second has not ended in it.
        case_of(&mut bench, disease, of(20), None);
        case_of(&mut bench, disease, of(-305), Some(of(30)));
    }
    let stats = json!({ "period": "range", "from": from, "to": to });
    let view = bench.call("stats", stats.clone());
    let now = groups(&mut bench, from, to);
    let last = groups(&mut bench, then, cap);
    let whole = groups(&mut bench, then, before(to));
    let said = |row: &str, columns: [&str; 4]| {
        columns.map(|column| {
            figure(&view, "groups", row, column)
                .as_f64()
                .unwrap()
                .to_string()
        })
    };
    for (row, label) in [
        ("cancer", "group がん"),
        ("stroke", "group 脳卒中"),
        ("diabetes", "group 糖尿病"),
        ("all", "all"),
    ] {
        let this = ["continuing", "new", "total", "closed"];
        assert_eq!(said(row, this).to_vec(), now[label], "{label}");
        let year_before = ["before_continuing", "before_new", "before", "before_closed"];
        let found = said(row, year_before).to_vec();
        assert_eq!(found, last[label], "{label} a year before");
        assert!(found.iter().all(|n| n != "0"), "{label} {found:?}");
        // The whole period of the year before, which is not over this year, counts more.
        assert_ne!(found, whole[label], "{label}");
    }
    let table = view["tables"].as_array().unwrap();
    let table = table.iter().find(|t| t["id"] == "groups").unwrap();
    let until = model::era::wareki(cap);
    let about = table["counted"].as_str().unwrap();
    assert!(about.contains(&format!("{until}までです")), "{about}");
    // Every one of them opens its list.
    for column in ["before_continuing", "before_new", "before_closed"] {
        let ask = json!({ "stats": stats, "table": "groups", "row": "all", "column": column, "limit": 500 });
        let list = bench.call("stats_list", ask);
        let figure = figure(&view, "groups", "all", column);
        assert_eq!(list["total"].as_f64(), figure.as_f64(), "{column}");
    }
    // Acts narrow by the days of the period; the year before is not told then.
    let mut narrowed = stats;
    narrowed["link"] = json!("direct");
    let view = bench.call("stats", narrowed);
    assert_eq!(figure(&view, "groups", "all", "before"), Value::Null);
}
