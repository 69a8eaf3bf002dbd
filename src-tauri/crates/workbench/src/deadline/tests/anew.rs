//! What older rules and the days since left behind.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use crate::message::ById;
use crate::session::Workbench;
use crate::{Kdf, Options, api, derive};
use serde_json::{Value, json};
use store::case::Derived;

fn bench(folder: &std::path::Path) -> Workbench {
    let mut bench = Workbench::new(Options {
        folder: folder.join("workplace"),
        config: None,
        kdf: Kdf::Cheap,
    });
    let workplace = json!({ "facility": "青葉病院", "user_name": "佐々木 花", "profession": "msw", "passphrase": "hidamari no niwa 7", "practice": false });
    api::call(&mut bench, "workplace_create", workplace).unwrap();
    bench
}

fn list(bench: &mut Workbench) -> Value {
    api::call(bench, "case_list", json!({ "limit": 10 })).unwrap()["rows"][0]["due_on"].clone()
}

/// What older rules left behind is computed anew at the next unlock, without a save of the record; until then it stands.
#[test]
fn dates_of_older_rules_are_computed_anew_without_a_save() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = bench(folder.path());
    let intake = json!({ "person": { "name": "髙橋 一郎" }, "case": { "opened_on": "2026-05-12", "followup_on": "2099-09-23" } });
    let made = api::call(&mut bench, "intake", intake).unwrap();
    let case = ById {
        id: made["value"]["case_id"].as_str().unwrap().to_owned(),
    };
    let due = list(&mut bench);
    assert_ne!(due, "");
    bench
        .write(|w| {
            let file = w.case_file(&case.id)?;
            let old = Derived {
                dates: Vec::new(),
                due: None,
                rules_version: "older".to_owned(),
                ..derive::derive(&file, "2026-11-23".parse().unwrap())
            };
            Ok(w.put_derived(&file, &old)?)
        })
        .unwrap();
    let saves = bench.store().unwrap().last_save().unwrap();
    assert_eq!(
        list(&mut bench),
        "",
        "without deriving anew the old dates stand"
    );
    derive::catch_up(&mut bench).unwrap();
    assert_eq!(list(&mut bench), due);
    assert_eq!(
        bench.store().unwrap().last_save().unwrap(),
        saves,
        "nothing was saved"
    );
    let stale = bench
        .store()
        .unwrap()
        .stale_cases(crate::assets::rules_version(), 10);
    assert!(stale.unwrap().is_empty());
}

/// A date that its day takes away is gone at the next unlock after it, and only such cases are computed anew.
#[test]
fn a_day_that_comes_takes_away_what_it_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = bench(folder.path());
    let intake =
        json!({ "person": { "name": "髙橋 一郎" }, "case": { "opened_on": "2026-05-12" } });
    let made = api::call(&mut bench, "intake", intake).unwrap();
    let case = made["value"]["case_id"].as_str().unwrap().to_owned();
    let person =
        api::call(&mut bench, "case_open", json!({ "id": case })).unwrap()["file"]["person"]["id"]
            .clone();
    let job =
        json!({ "record": { "person_id": person, "status": "employee", "until": "2098-09-30" } });
    api::call(&mut bench, "employment_save", job).unwrap();
    let store = bench.store().unwrap();
    let turned = |since: &str, today: &str| store.turned_cases(since, today).unwrap().len();
    // 任意継続 can be asked for until 2098-10-20.
    assert_eq!(turned("2098-10-10", "2098-10-20"), 0);
    assert_eq!(turned("2098-10-20", "2098-10-21"), 1);
}
