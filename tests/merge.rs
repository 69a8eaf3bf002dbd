//! Two records of one person: compared, made one, found by either number, and two again.

use crate::headquarters::Exchange;
use crate::support::{Bench, PASSPHRASE, program};
use serde_json::{Value, json};
use std::process::{Command, Stdio};
use store::key::Secret;
use store::merge::{CASE, Merging};
use store::slots::Slots;
use store::{Guards, Store, StoreError};
use workbench::error::ApiError;

const PERSON: &str = r#"{ "name": "髙橋 一郎", "kana": "タカハシ イチロウ", "birth_date": "1975-04-03", "sex": "male", "chart_number": "412876" }"#;

/// The same person received twice, with records on both sides.
fn twice(bench: &mut Bench) -> (String, String) {
    let first = bench.case();
    let made = bench.call(
        "intake",
        json!({
            "person": serde_json::from_str::<Value>(PERSON).unwrap(),
            "case": { "opened_on": "2026-06-02", "doctor": "佐野", "chief": "復職の時期" },
        }),
    );
    let second = made["value"]["case_id"].as_str().unwrap().to_owned();
    for (case, text) in [
        (&first, "電話で状況を聴いた"),
        (&second, "面談で希望を聴いた"),
    ] {
        let same = json!({ "on_date": "2026-06-10", "channel": "phone", "text": "同じ電話", "minutes": 10 });
        bench.save("activity", case, same);
        bench.save(
            "activity",
            case,
            json!({ "on_date": "2026-06-11", "channel": "phone", "text": text, "minutes": 20 }),
        );
        bench.save(
            "treatment",
            case,
            json!({ "disease": "liver", "disease_name": "肝硬変", "main": true }),
        );
        bench.save(
            "employment",
            case,
            json!({ "employer": format!("{text}会社"), "status": "employee" }),
        );
        bench.save("consent", case, json!({ "purpose": "company", "answer": "agreed", "on_date": "2026-06-11", "form": "written" }));
        bench.save(
            "todo",
            case,
            json!({ "on_date": "2026-12-01", "text": text }),
        );
    }
    (first, second)
}

fn compared(bench: &mut Bench, kept: &str, other: &str) -> Value {
    bench.call("merge_review", json!({ "kept": kept, "other": other }))
}

/// The request that the screen makes of what was compared.
fn request(review: &Value) -> Value {
    json!({
        "kept": review["kept"]["case_id"], "other": review["other"]["case_id"], "kind": "case", "once": true,
        "kept_case_rev": review["kept"]["case_rev"], "other_case_rev": review["other"]["case_rev"],
        "kept_person_rev": review["kept"]["person_rev"], "other_person_rev": review["other"]["person_rev"],
        "choices": [],
    })
}

fn merged(bench: &mut Bench, kept: &str, other: &str) -> String {
    let review = compared(bench, kept, other);
    let made = bench.call("merge_make", request(&review));
    made["value"]["id"].as_str().unwrap().to_owned()
}

/// The request that takes a merge back as the screen proposes it.
fn parting(bench: &mut Bench, merge: &str) -> Value {
    let review = bench.call("split_review", json!({ "id": merge }));
    assert_eq!(review["blocked"], "", "{review}");
    json!({ "id": merge, "case_rev": review["case_rev"], "person_rev": review["person_rev"], "rows": [], "choices": [] })
}

/// Everything that a case shows, without what every save counts up and without the order of saving.
fn shown(bench: &mut Bench, case: &str) -> Value {
    let view = bench.call("case_open", json!({ "id": case }));
    let mut out = json!({
        "file": view["file"], "dates": view["dates"], "stage": view["stage"], "pins": view["pins"],
        "activities": bench.call("case_activities", json!({ "case_id": case, "limit": 100 })),
        "scans": bench.call("scan_list", json!({ "id": case })),
        "papers": bench.call("register", json!({ "case_id": case, "limit": 100 })),
        "before": bench.call("talk_before", json!({ "id": case })),
    });
    plain(&mut out);
    out
}

fn plain(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.remove("rev");
            map.values_mut().for_each(plain);
        }
        Value::Array(items) => {
            items.iter_mut().for_each(plain);
            items.sort_by_key(Value::to_string);
        }
        _ => {}
    }
}

fn reason(error: &ApiError) -> &str {
    match error {
        ApiError::MergeRefused { reason, .. } => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_records_are_compared_and_only_what_differs_is_asked() {
    let mut bench = Bench::new();
    let (first, second) = twice(&mut bench);
    let review = compared(&mut bench, &first, &second);
    let fields: Vec<&str> = review["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["field"].as_str().unwrap())
        .collect();
    assert!(
        fields.contains(&"doctor") && fields.contains(&"chart_number"),
        "{fields:?}"
    );
    assert!(
        !fields.contains(&"name") && !fields.contains(&"birth_date") && !fields.contains(&"number"),
        "{fields:?}"
    );
    let side = |field: &str| {
        let all = review["differences"].as_array().unwrap().iter();
        all.clone().find(|d| d["field"] == field).unwrap()["side"].clone()
    };
    // Newer, and the other one is empty.
    assert_eq!(
        (side("doctor"), side("chief")),
        (json!("gone"), json!("gone"))
    );
    assert_eq!(side("work_line"), "kept", "the other one is empty");
    let count = |place: &str| {
        review["counts"]
            .as_array()
            .unwrap()
            .iter()
            .find(|c| c["place"] == place)
            .unwrap()
            .clone()
    };
    assert_eq!(
        (
            count("activity")["other"].clone(),
            count("activity")["equal"].clone()
        ),
        (json!(2), json!(1))
    );
    let clashes: Vec<&str> = review["clashes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["noun"].as_str().unwrap())
        .collect();
    assert_eq!(clashes, ["consent", "employment", "treatment"]);
    assert_eq!(review["against"], json!([]));
    let found = bench.call("same_list", json!({ "id": "" }));
    assert_eq!(
        found[0]["why"], "chart_number",
        "zeros before a number say nothing: {found}"
    );
}

#[test]
fn all_records_go_to_the_case_that_stays_and_the_other_number_leads_there() {
    let mut bench = Bench::new();
    let (first, second) = twice(&mut bench);
    let number = bench.call("case_open", json!({ "id": second }))["file"]["case"]["number"].clone();
    let review = compared(&mut bench, &first, &second);
    let mut ask = request(&review);
    ask["choices"] = json!([{ "noun": "case", "field": "doctor", "side": "kept" }]);
    bench.call("merge_make", ask);
    for asked in [json!(second), number.clone()] {
        let view = bench.call("case_open", json!({ "id": asked }));
        assert_eq!(
            (&view["file"]["case"]["id"], &view["led"]["number"]),
            (&json!(first), &number)
        );
    }
    let view = bench.call("case_open", json!({ "id": first }));
    assert_eq!(
        (&view["led"], &view["file"]["case"]["doctor"]),
        (&Value::Null, &json!("中村"))
    );
    assert_eq!(view["file"]["case"]["chief"], "復職の時期");
    assert_eq!(view["file"]["employments"].as_array().unwrap().len(), 2);
    assert_eq!(
        view["file"]["employments"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|e| e["main"] == true)
            .count(),
        1
    );
    // The call that both have written down counts once.
    assert_eq!(
        (
            &view["file"]["support"]["count"],
            &view["file"]["support"]["minutes"]
        ),
        (&json!(3), &json!(50))
    );
    let list = bench.call("case_list", json!({ "status": "open" }));
    assert_eq!(list["total"], 1);
    let found = bench.call("search", json!({ "text": "面談で希望" }));
    assert_eq!(
        found["activities"]["hits"][0]["case_id"],
        json!(first),
        "{found}"
    );
    // The value that was not chosen is in the history, and in the record of the merge.
    let history = bench.call("history", json!({ "id": first }));
    let lost = history
        .as_array()
        .unwrap()
        .iter()
        .find(|h| h["label"] == "主治医(選ばなかった値)")
        .unwrap();
    assert_eq!(
        (&lost["old"], &lost["new"]),
        (&json!("佐野"), &json!("中村"))
    );
    let line = &bench.call("merge_list", json!({ "id": first }))[0];
    let doctor = line["differences"]
        .as_array()
        .unwrap()
        .iter()
        .find(|d| d["field"] == "doctor")
        .unwrap();
    assert_eq!(
        (&doctor["gone"], &doctor["side"], &line["other_number"]),
        (&json!("佐野"), &json!("kept"), &number)
    );
    let cancelled = bench.call("cancelled_list", json!({}));
    assert!(
        cancelled
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["noun"] != "case" && row["noun"] != "person"),
        "{cancelled}"
    );
}

#[test]
fn merging_and_parting_gives_both_back_as_they_were() {
    let mut bench = Bench::new();
    let (first, second) = twice(&mut bench);
    let before = (shown(&mut bench, &first), shown(&mut bench, &second));
    let merge = merged(&mut bench, &first, &second);
    assert_ne!(shown(&mut bench, &first), before.0);
    let ask = parting(&mut bench, &merge);
    bench.call("split_make", ask);
    let after = (shown(&mut bench, &first), shown(&mut bench, &second));
    assert_eq!(after.0, before.0);
    assert_eq!(after.1, before.1);
    let found = bench.call("search", json!({ "text": "面談で希望" }));
    assert_eq!(
        found["activities"]["hits"][0]["case_id"],
        json!(second),
        "{found}"
    );
    for case in [&first, &second] {
        let history = bench.call("history", json!({ "id": case }));
        let told = history
            .as_array()
            .unwrap()
            .iter()
            .filter(|h| h["field"] == "merged")
            .count();
        assert_eq!(told, 2, "both histories keep both");
    }
}

#[test]
fn what_was_made_and_changed_since_goes_where_the_person_says() {
    let mut bench = Bench::new();
    let (first, second) = twice(&mut bench);
    let merge = merged(&mut bench, &first, &second);
    let here = bench.save(
        "activity",
        &first,
        json!({ "on_date": "2026-11-01", "channel": "phone", "text": "残るもの" }),
    );
    let there = bench.save(
        "activity",
        &first,
        json!({ "on_date": "2026-11-02", "channel": "phone", "text": "移るもの" }),
    );
    let mut case = bench.call("case_open", json!({ "id": first }))["file"]["case"].clone();
    case["wish"] = json!("短時間から");
    bench.call("case_save", json!({ "record": case }));
    let review = bench.call("split_review", json!({ "id": merge }));
    let rows: Vec<&str> = review["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["id"].as_str().unwrap())
        .collect();
    assert_eq!(rows, [&here, &there]);
    assert_eq!(review["changed"][0]["field"], "wish");
    let mut ask = parting(&mut bench, &merge);
    ask["rows"] = json!([{ "place": "activity", "id": there }]);
    ask["choices"] = json!([{ "noun": "case", "field": "wish", "share": "gone" }]);
    bench.call("split_make", ask);
    let wish = |bench: &mut Bench, id: &str| {
        bench.call("case_open", json!({ "id": id }))["file"]["case"]["wish"].clone()
    };
    assert_eq!(
        (wish(&mut bench, &first), wish(&mut bench, &second)),
        (json!(""), json!("短時間から"))
    );
    let texts = |bench: &mut Bench, id: &str| {
        bench
            .call("case_activities", json!({ "case_id": id, "limit": 100 }))
            .to_string()
    };
    assert!(
        texts(&mut bench, &first).contains("残るもの")
            && !texts(&mut bench, &first).contains("移るもの")
    );
    assert!(texts(&mut bench, &second).contains("移るもの"));
    assert_eq!(
        reason(&bench.refused("split_make", json!({ "id": merge }))),
        "split"
    );
}

#[test]
fn what_somebody_saved_between_is_a_conflict_and_nothing_is_merged() {
    let mut bench = Bench::new();
    let (first, second) = twice(&mut bench);
    let review = compared(&mut bench, &first, &second);
    let mut case = bench.call("case_open", json!({ "id": second }))["file"]["case"].clone();
    case["doctor"] = json!("あとから");
    bench.call("case_save", json!({ "record": case }));
    match bench.refused("merge_make", request(&review)) {
        ApiError::Conflict { theirs, user, .. } => assert_eq!(
            (theirs["doctor"].as_str(), user.as_str()),
            (Some("あとから"), "佐々木 花")
        ),
        other => panic!("{other:?}"),
    }
    assert_eq!(
        bench.call("case_list", json!({ "status": "open" }))["total"],
        2
    );
    assert_eq!(bench.call("merge_list", json!({ "id": first })), json!([]));
}

#[test]
fn drafts_other_persons_and_what_is_cancelled_stand_in_the_way() {
    let mut bench = Bench::new();
    let (first, second) = twice(&mut bench);
    let review = compared(&mut bench, &first, &second);
    assert_eq!(
        reason(&bench.refused("merge_review", json!({ "kept": first, "other": first }))),
        "same"
    );
    let draft = bench.call(
        "draft_put",
        json!({ "screen": "activity", "case_id": second, "body": { "text": "途中" } }),
    );
    assert_eq!(
        compared(&mut bench, &first, &second)["drafts"],
        json!(["佐々木 花"])
    );
    assert_eq!(
        reason(&bench.refused("merge_make", request(&review))),
        "drafts"
    );
    bench.call("draft_drop", json!({ "id": draft["id"] }));
    let mut person = bench.call("case_open", json!({ "id": second }))["file"]["person"].clone();
    person["birth_date"] = json!("1957-04-03");
    bench.call("person_save", json!({ "record": person }));
    let review = compared(&mut bench, &first, &second);
    assert_eq!(review["against"], json!(["birth_date"]));
    assert_eq!(
        reason(&bench.refused("merge_make", request(&review))),
        "different"
    );
    bench.call(
        "record_cancel",
        json!({ "noun": "case", "id": second, "reason": "誤り" }),
    );
    assert_eq!(
        reason(&bench.refused("merge_make", request(&review))),
        "cancelled"
    );
    bench.call("record_restore", json!({ "noun": "case", "id": second }));
    let mut ask = request(&compared(&mut bench, &first, &second));
    ask["same_person"] = json!(true);
    bench.call("merge_make", ask);
    // What is still open elsewhere cannot be written into the one that is gone.
    let late = json!({ "record": { "case_id": second, "on_date": "2026-11-20", "channel": "phone", "text": "遅い" } });
    assert_eq!(reason(&bench.refused("activity_save", late)), "gone");
}

#[test]
fn two_episodes_of_one_person_keep_their_cases() {
    let mut bench = Bench::new();
    let (first, second) = twice(&mut bench);
    let before = (shown(&mut bench, &first), shown(&mut bench, &second));
    let mut ask = request(&compared(&mut bench, &first, &second));
    ask["kind"] = json!("person");
    let made = bench.call("merge_make", ask);
    let view = bench.call("case_open", json!({ "id": second }));
    assert_eq!(view["episodes"][0]["case_id"], json!(first));
    assert_eq!(view["file"]["employments"].as_array().unwrap().len(), 2);
    assert_eq!(
        bench.call("case_list", json!({ "status": "open" }))["total"],
        2
    );
    let ask = parting(&mut bench, made["value"]["id"].as_str().unwrap());
    bench.call("split_make", ask);
    assert_eq!(
        (shown(&mut bench, &first), shown(&mut bench, &second)),
        before
    );
}

#[test]
fn a_later_merge_is_taken_back_before_the_earlier_one() {
    let mut bench = Bench::new();
    let (first, second) = twice(&mut bench);
    let third = bench.case();
    let before = (
        shown(&mut bench, &first),
        shown(&mut bench, &second),
        shown(&mut bench, &third),
    );
    let inner = merged(&mut bench, &first, &second);
    let outer = merged(&mut bench, &third, &first);
    let view = bench.call("case_open", json!({ "id": second }));
    assert_eq!(
        view["file"]["case"]["id"],
        json!(third),
        "the way leads to the end"
    );
    let review = bench.call("split_review", json!({ "id": inner }));
    assert_eq!(
        (&review["blocked"], &review["first"]),
        (&json!("later"), &json!([view["file"]["case"]["number"]]))
    );
    assert_eq!(
        reason(&bench.refused("split_make", json!({ "id": inner }))),
        "later"
    );
    for merge in [outer, inner] {
        let ask = parting(&mut bench, &merge);
        bench.call("split_make", ask);
    }
    assert_eq!(
        (
            shown(&mut bench, &first),
            shown(&mut bench, &second),
            shown(&mut bench, &third)
        ),
        before
    );
}

#[test]
fn who_was_said_to_be_another_person_is_not_asked_about_again() {
    let mut bench = Bench::new();
    twice(&mut bench);
    let found = bench.call("same_list", json!({ "id": "" }));
    assert_eq!(found.as_array().unwrap().len(), 1);
    bench.call(
        "same_deny",
        json!({ "one": found[0]["pair"][1], "other": found[0]["pair"][0] }),
    );
    assert_eq!(bench.call("same_list", json!({ "id": "" })), json!([]));
}

/// A workplace with two records of one person, locked; the plan of their merge.
fn locked() -> (tempfile::TempDir, std::path::PathBuf, Value) {
    let mut bench = Bench::new();
    let (first, second) = twice(&mut bench);
    let review = compared(&mut bench, &first, &second);
    bench.call("lock", json!({}));
    let path = std::fs::canonicalize(bench.workplace()).unwrap();
    (bench.folder, path, review)
}

/// Copies the workplace and kills the program that works on the copy at its n-th write into a file; what is left then,
/// and whether the program came to its end before.
fn killed(
    path: &std::path::Path,
    program: impl Fn(&str) -> Command,
    n: usize,
) -> (Store, bool, tempfile::TempDir) {
    let copy = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(path).unwrap().map(Result::unwrap) {
        if entry.path().is_file() {
            std::fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
        }
    }
    let program = program(copy.path().to_str().unwrap());
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-o", "/dev/null", "-e", "trace=pwrite64"])
        .args(["-e", &format!("inject=pwrite64:signal=SIGKILL:when={n}")])
        .arg(program.get_program())
        .args(program.get_args());
    for (name, value) in program.get_envs() {
        strace.env(name, value.unwrap_or_default());
    }
    let ended = strace
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap()
        .success();
    let opened = Slots::read(copy.path())
        .unwrap()
        .open_user("user1", Secret::Passphrase(PASSPHRASE, None))
        .unwrap();
    (Store::open(copy.path(), opened.key).unwrap(), ended, copy)
}

/// How much of a merge is there: activities of the two cases.
fn activities(store: &Store, review: &Value) -> (i64, i64) {
    let of = |side: &str| store.beside_and_records(review[side]["case_id"].as_str().unwrap());
    (of("kept"), of("other"))
}

trait Counted {
    fn beside_and_records(&self, case: &str) -> i64;
}

impl Counted for Store {
    fn beside_and_records(&self, case: &str) -> i64 {
        let of = |noun| self.records_of(noun, "case_id", case).unwrap().len();
        let all = of(model::noun::Noun::Activity)
            + of(model::noun::Noun::Todo)
            + of(model::noun::Noun::Consent);
        i64::try_from(all).unwrap()
    }
}

/// Kills at each of many writes; answers what was found.
fn found(
    path: &std::path::Path,
    review: &Value,
    program: impl Fn(&str) -> Command,
) -> std::collections::BTreeSet<(i64, i64)> {
    let mut seen = std::collections::BTreeSet::new();
    for n in (1..).step_by(3) {
        let (store, ended, _copy) = killed(path, &program, n);
        store.check().unwrap();
        seen.insert(activities(&store, review));
        if ended {
            break;
        }
    }
    seen
}

const BEFORE: (i64, i64) = (4, 4);

/// This test binary, merging with or without one transaction.
fn child(folder: &str, review: &Value, guard: bool) -> Command {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child
        .args([
            "--exact",
            "merge::the_program_that_merges",
            "--ignored",
            "--nocapture",
        ])
        .env("RYORITSU_MERGE_FOLDER", folder)
        .env("RYORITSU_MERGE_REVIEW", review.to_string())
        .env("RYORITSU_MERGE_LOOSE", if guard { "" } else { "1" });
    child
}

#[test]
#[ignore = "started by the tests beside it"]
fn the_program_that_merges() {
    let value = |name: &str| std::env::var(name).unwrap();
    let folder = std::path::PathBuf::from(value("RYORITSU_MERGE_FOLDER"));
    let review: Value = serde_json::from_str(&value("RYORITSU_MERGE_REVIEW")).unwrap();
    let guards = Guards {
        no_transaction: !value("RYORITSU_MERGE_LOOSE").is_empty(),
        ..Guards::default()
    };
    let opened = Slots::read(&folder)
        .unwrap()
        .open_user("user1", Secret::Passphrase(PASSPHRASE, None))
        .unwrap();
    let mut store = Store::open_guarded(&folder, opened.key, guards).unwrap();
    let id = |side: &str, name: &str| review[side][name].as_str().unwrap().to_owned();
    let plan = Merging {
        kind: CASE.into(),
        kept_case: id("kept", "case_id"),
        gone_case: id("other", "case_id"),
        kept_person: id("kept", "person_id"),
        gone_person: id("other", "person_id"),
        ..Merging::default()
    };
    let file = store.case_file(&plan.kept_case).unwrap();
    store
        .write::<_, StoreError>("user1", "2026-11-22T00:00:00.000Z", |w| {
            w.merge(&plan, file.case, file.person)
        })
        .unwrap();
}

#[test]
fn a_program_killed_while_it_merges_leaves_all_or_nothing() {
    let (_folder, path, review) = locked();
    let request = request(&review).to_string();
    let seen = found(&path, &review, |folder| {
        let mut call = Command::new(program());
        call.args(["call", folder, "merge_make", &request])
            .env("RYORITSU_PASSPHRASE", PASSPHRASE);
        call
    });
    // One of the two activities that say the same is cancelled.
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [BEFORE, (6, 0)]);
}

#[test]
fn without_the_one_transaction_the_same_kill_leaves_half() {
    let (_folder, path, review) = locked();
    let seen = found(&path, &review, |folder| child(folder, &review, true));
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [BEFORE, (8, 0)]);
    let seen = found(&path, &review, |folder| child(folder, &review, false));
    assert!(seen.iter().any(|&s| s != BEFORE && s != (8, 0)), "{seen:?}");
}

#[test]
fn headquarters_counts_one_person_once_and_both_records_again_after_the_parting() {
    let mut bench = Bench::new();
    let mut cases = bench.three_alike();
    cases.extend(bench.three_alike());
    let exchange = Exchange::with(&mut bench);
    let exchanged = |bench: &mut Bench| {
        let file = exchange.send(bench);
        let received = exchange.receive(&[&file])[0].clone();
        assert_eq!(received["problem"], "", "{received}");
        bench.call("take", json!({ "files": [received["receipt"]] }));
        received
    };
    assert_eq!(exchanged(&mut bench)["refused"], 0);
    let merge = merged(&mut bench, &cases[0], &cases[3]);
    let preview = bench.call("export_preview", json!({}));
    assert_eq!(
        preview["tombstones"], 1,
        "the record that is gone is withdrawn"
    );
    exchanged(&mut bench);
    assert_eq!(
        bench.call("export_preview", json!({}))["tombstones"],
        0,
        "once"
    );
    let ask = parting(&mut bench, &merge);
    bench.call("split_make", ask);
    let preview = bench.call("export_preview", json!({}));
    assert_eq!(preview["tombstones"], 0);
    let ready = preview["ready"].as_array().unwrap();
    let again = |line: &Value| line["case_id"] == json!(cases[3]);
    assert!(ready.iter().any(again), "{preview}");
    exchanged(&mut bench);
    let view = bench.call("case_open", json!({ "id": cases[3] }));
    assert_eq!(view["state"]["now"], "received", "{}", view["state"]);
}
