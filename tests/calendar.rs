//! What a day that comes changes by itself: nobody saves anything.

use crate::support::{Bench, PASSPHRASE, program};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// The list of cases as it is read some days from now.
fn list_after(days: u64, folder: &Path) -> Value {
    let out = Command::new("faketime")
        .args(["-f", &format!("+{days}d")])
        .arg(program())
        .args(["call", folder.to_str().unwrap(), "case_list", "{}"])
        .env("RYORITSU_PASSPHRASE", PASSPHRASE)
        .output()
        .expect("run through `cargo xtask test`: no faketime");
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    let list: Value = serde_json::from_slice(&out.stdout).unwrap();
    list["rows"][0].clone()
}

#[test]
fn a_consent_that_runs_out_and_work_that_ends_change_the_list() {
    let mut bench = Bench::new();
    let case = bench.case();
    let today: NaiveDate = bench.call("state", json!({}))["session"]["today"]["iso"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let tomorrow = (today + Days::new(1)).to_string();
    bench.save("employment", &case, json!({ "status": "employee", "main": true, "employer": "青葉製作所", "job_title": "溶接工", "until": tomorrow }));
    bench.save(
        "employment",
        &case,
        json!({ "status": "job_seeker", "main": false, "job_title": "" }),
    );
    bench.save("consent", &case, json!({ "purpose": "registration", "answer": "agreed", "form": "written", "on_date": today.to_string(), "until": tomorrow }));
    bench.call("lock", json!({}));
    let workplace = bench.workplace();
    let Bench { folder, bench, .. } = bench;
    drop(bench);
    let seen = |row: &Value| {
        (
            row["path"].as_str().unwrap().to_owned(),
            row["work"].as_str().unwrap().to_owned(),
            row["state"]["local_only"].as_bool().unwrap(),
        )
    };
    let before = (String::from("via_person"), String::from("溶接工"), false);
    assert_eq!(seen(&list_after(0, &workplace)), before);
    assert_eq!(seen(&list_after(1, &workplace)), before);
    let after = (String::from("job_seeking"), String::from("求職中"), true);
    assert_eq!(seen(&list_after(2, &workplace)), after);
    drop(folder);
}
