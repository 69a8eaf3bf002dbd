//! What an edition must never take away: what was pinned, read, passed, published, and what the program points at.

use crate::editions::{PASSAGE, copy, file_of, folder, publish, take, today};
use crate::headquarters::{Exchange, HQ};
use crate::support::{Bench, PASSPHRASE, answer, run};
use serde_json::{Value, json};
use std::path::Path;

/// A passage that one edition has and the next one lacks.
const ADDED: &str = "liver.added";

/// Puts a passage more into the folder of an edition.
fn add_passage(folder: &Path) {
    let text = std::fs::read_to_string(file_of(folder, PASSAGE)).unwrap();
    let added = text
        .replace(&format!("id = \"{PASSAGE}\""), &format!("id = \"{ADDED}\""))
        .replacen("order = ", "order = 9", 1);
    std::fs::write(folder.join("liver/90-added.md"), added).unwrap();
}

/// Publishes and takes an edition that is in force.
fn put(bench: &mut Bench, at: &Exchange, id: &str, change: impl Fn(&Path)) {
    let next = folder(at, id, &today());
    change(&next);
    let made = publish(at, &next, &format!("{id}.manual"));
    assert_eq!(made["problems"], json!([]), "{made}");
    let taken = take(bench, at, &format!("{id}.manual"), false);
    assert_eq!(taken["problem"], "", "{taken}");
}

fn retitle(folder: &Path) {
    let file = file_of(folder, PASSAGE);
    let text = std::fs::read_to_string(&file).unwrap();
    let title = text.lines().find(|l| l.starts_with("title = ")).unwrap();
    std::fs::write(&file, text.replace(title, "title = \"新しい題名\"")).unwrap();
}

fn beside(bench: &mut Bench, case: &str, few: bool) -> Vec<Value> {
    let ask = json!({ "id": case, "form": "", "few": few });
    bench.call("manual_beside", ask).as_array().unwrap().clone()
}

#[test]
fn a_pinned_passage_outlives_its_edition_and_can_be_taken_off() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let case = bench.case();
    let pin =
        |passage: &str, on: bool| json!({ "case_id": case, "passage": passage, "pinned": on });
    bench.call("pin_set", pin(PASSAGE, true));
    let title = beside(&mut bench, &case, false)[0]["title"].clone();
    put(&mut bench, &at, "2027-01", add_passage);
    bench.call("pin_set", pin(ADDED, true));
    put(&mut bench, &at, "2027-04", retitle);

    let lines = beside(&mut bench, &case, false);
    let pinned: Vec<&Value> = lines.iter().filter(|l| l["pinned"] == true).collect();
    let of = |id: &str| pinned.iter().find(|l| l["id"] == id).unwrap();
    assert_eq!(pinned.len(), 2, "{lines:?}");
    assert_eq!(of(ADDED)["edition"], "2027-01");
    assert_ne!(of(ADDED)["lead"], "");
    // Where the passage still stands, everything shown is of the edition that opens.
    assert_eq!(of(PASSAGE)["edition"], "2026-11");
    assert_eq!(of(PASSAGE)["title"], title);
    let now = bench.call("manual_passage", json!({ "id": PASSAGE }));
    assert_eq!(now["title"], "新しい題名");
    let talk = bench.call("talk_before", json!({ "id": case }));
    assert_eq!(talk["pins"][0]["read_in"], "2027-01");

    bench.call("pin_set", pin(ADDED, false));
    let left = beside(&mut bench, &case, false);
    assert!(left.iter().all(|l| l["id"] != ADDED), "{left:?}");
    // In the drawer it is pinned again as it is read there.
    let again = json!({ "case_id": case, "passage": ADDED, "pinned": true, "edition": "2027-01" });
    bench.call("pin_set", again);
    assert_eq!(beside(&mut bench, &case, false)[0]["edition"], "2027-01");
    let refused = bench.refused("pin_set", pin("liver.nowhere", true));
    assert_eq!(refused, workbench::error::ApiError::NotFound);
}

#[test]
fn what_points_at_a_passage_that_is_gone_finds_it_in_the_newest_edition_that_has_it() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    put(&mut bench, &at, "2027-01", add_passage);
    put(&mut bench, &at, "2027-04", |_| ());
    let view = bench.call("manual_passage", json!({ "id": ADDED }));
    assert_eq!(view["edition"], "2027-01");
    assert_eq!(view["elsewhere"], true);
    let here = bench.call("manual_passage", json!({ "id": PASSAGE }));
    assert_eq!(
        (&here["edition"], &here["elsewhere"]),
        (&json!("2027-04"), &json!(false))
    );
    let ask = json!({ "id": ADDED, "edition": "2027-04" });
    assert_eq!(
        bench.refused("manual_passage", ask),
        workbench::error::ApiError::NotFound
    );
}

#[test]
fn a_published_text_is_never_replaced_under_its_id() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    // A store that was set back to before the first text was published knows nothing of it.
    copy(Path::new(&at.path("hq")), Path::new(&at.path("earlier")));
    put(&mut bench, &at, "2027-04", add_passage);
    let next = folder(&at, "2027-04", &today());
    std::fs::remove_file(next.join("liver/90-added.md")).unwrap();
    retitle(&next);
    let refused = publish(&at, &next, "other.manual");
    assert!(
        refused["problems"]
            .to_string()
            .contains("別の本文で発行済み"),
        "{refused}"
    );
    assert!(!Path::new(&at.path("other.manual")).exists());

    let folder_named = next.to_str().unwrap();
    let ask = [
        "hq",
        "publish",
        &at.path("earlier"),
        folder_named,
        "-o",
        &at.path("other.manual"),
    ];
    answer(&ask, HQ);
    let taken = take(&mut bench, &at, "other.manual", true);
    assert_eq!(taken["problem"], "edition_differs", "{taken}");
    let kept = bench.call(
        "manual_passage",
        json!({ "id": ADDED, "edition": "2027-04" }),
    );
    assert_eq!(kept["id"], ADDED, "the first text stays");
    // The control: the same text published once more is no other text.
    let file = file_of(&next, PASSAGE);
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/manual/2026-11/liver");
    std::fs::copy(built_in.join(file.file_name().unwrap()), &file).unwrap();
    add_passage(&next);
    let again = publish(&at, &next, "again.manual");
    assert_eq!(again["problems"], json!([]), "{again}");
    assert_eq!(take(&mut bench, &at, "again.manual", true)["problem"], "");
}

/// The store of a workplace that nobody has open.
fn store_of(folder: &Path) -> store::Store {
    let slots = store::slots::Slots::read(folder).unwrap();
    let secret = store::key::Secret::Passphrase(PASSPHRASE, None);
    let key = slots.open_user("user1", secret).unwrap().key;
    store::Store::open(folder, key).unwrap()
}

#[test]
fn what_a_program_brought_along_stays_readable_when_the_next_one_brings_another() {
    let mut bench = Bench::new();
    let case = bench.case();
    let workplace = bench.workplace();
    bench.call("lock", json!({}));
    let Bench { folder, bench, .. } = bench;
    drop(bench);
    let mut store = store_of(&workplace);
    let kept = store.editions().unwrap();
    assert_eq!(
        (kept[0].id.as_str(), kept[0].issuer.as_str()),
        ("2026-11", "")
    );
    // As a program of the spring left it: another id, another text, and a pin on it.
    let text = store.edition_files("2026-11").unwrap().unwrap();
    let earlier = text
        .replace("id = \\\"2026-11\\\"", "id = \\\"2026-05\\\"")
        .replace("令和8年11月版", "令和8年5月版");
    assert_ne!(earlier, text);
    let row = store::edition::EditionRow {
        id: "2026-05".to_owned(),
        title: "令和8年5月版".to_owned(),
        issued_on: "2026-05-01".to_owned(),
        sha256: "5".repeat(64),
        ..store::edition::EditionRow::default()
    };
    store
        .write("user1", "2026-05-02T00:00:00.000Z", |w| {
            w.put_edition(&row, &earlier)?;
            w.set_pin(&case, PASSAGE, Some(("2026-05", "そのときの題名")))
        })
        .unwrap();
    drop(store);

    let mut bench = Bench {
        folder,
        bench: crate::support::closed(&workplace),
        recovery_code: String::new(),
    };
    bench.call("unlock", json!({ "passphrase": PASSPHRASE }));
    let editions = bench.call("manual_editions", json!({}));
    let lines = editions["lines"].as_array().unwrap();
    let ids: Vec<&str> = lines.iter().map(|l| l["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["2026-11", "2026-05"], "each once");
    assert_eq!(lines[0]["in_use"], true);
    let ask = json!({ "id": PASSAGE, "edition": "2026-05" });
    assert_eq!(bench.call("manual_passage", ask)["edition"], "2026-05");
    assert_eq!(beside(&mut bench, &case, false)[0]["edition"], "2026-05");
}

#[test]
fn an_edition_is_used_from_the_day_on_which_it_is_issued() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let later = workbench::today() + chrono::Days::new(40);
    let next = folder(&at, "2099-01", &later.to_string());
    publish(&at, &next, "next.manual");
    let taken = take(&mut bench, &at, "next.manual", false);
    assert_eq!(
        (&taken["problem"], &taken["edition"]["waits"]),
        (&json!(""), &json!(true))
    );
    let editions = bench.call("manual_editions", json!({}));
    assert_eq!(editions["lines"][0]["id"], "2099-01");
    assert_eq!(
        (
            &editions["lines"][0]["waits"],
            &editions["lines"][0]["in_use"]
        ),
        (&json!(true), &json!(false))
    );
    assert_eq!(
        bench.call("manual_contents", json!({}))["edition"],
        "2026-11"
    );
    // The twin: issued today it is in use at once.
    put(&mut bench, &at, "2027-04", |_| ());
    assert_eq!(
        bench.call("manual_contents", json!({}))["edition"],
        "2027-04"
    );
    let list = answer(&["hq", "editions", &at.path("hq")], HQ);
    assert_eq!(
        (&list["newest"], &list["coming"]),
        (&json!("2027-04"), &json!(["2099-01"]))
    );
}

#[test]
fn headquarters_hears_of_every_problem_at_once_with_file_and_line() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let next = folder(&at, "2027-04", &today());
    let file = file_of(&next, PASSAGE);
    let text = std::fs::read_to_string(&file).unwrap();
    let lines = text.lines().count();
    std::fs::write(&file, format!("{text}\n```\nx\n```\n")).unwrap();
    let other = file_of(&next, "steps.consent");
    let consent = std::fs::read_to_string(&other).unwrap();
    std::fs::write(&other, consent.replacen("lead = ", "leed = ", 1)).unwrap();
    let huge = next.join("steps/99-huge.md");
    std::fs::write(
        &huge,
        format!("+++\ntitle = \"{}\"\n+++\n", "あ".repeat(4 << 20)),
    )
    .unwrap();
    std::fs::write(next.join("steps/98-latin.md"), [0x82, 0xa0]).unwrap();
    let made = publish(&at, &next, "bad.manual");
    let problems: Vec<&str> = made["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p.as_str().unwrap())
        .collect();
    let has = |words: &[&str]| problems.iter().any(|p| words.iter().all(|w| p.contains(w)));
    assert!(
        has(&["liver/", &format!("{}行目", lines + 2), "コードの囲み"]),
        "{problems:#?}"
    );
    assert!(has(&["steps/", "行目", "leed"]), "{problems:#?}");
    assert!(has(&["steps/99-huge.md", "大きすぎます"]), "{problems:#?}");
    assert!(has(&["steps/98-latin.md", "UTF-8"]), "{problems:#?}");
    assert!(
        problems.iter().all(|p| !p.contains("CodeBlock")),
        "{problems:#?}"
    );

    // The control: as it was it goes out, also with the mark that some editors put in front.
    std::fs::remove_file(&huge).unwrap();
    std::fs::remove_file(next.join("steps/98-latin.md")).unwrap();
    std::fs::write(&other, consent).unwrap();
    std::fs::write(&file, format!("\u{feff}{text}")).unwrap();
    assert_eq!(publish(&at, &next, "good.manual")["problems"], json!([]));
    assert_eq!(take(&mut bench, &at, "good.manual", false)["problem"], "");
}

#[test]
fn no_id_that_the_program_points_at_is_lost_in_publishing() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let next = folder(&at, "2027-04", &today());
    rename(&next, "fees.window", "fees.when");
    let made = publish(&at, &next, "renamed.manual");
    let problems = made["problems"].to_string();
    assert!(
        problems.contains("fees.window") && problems.contains("本ソフトの"),
        "{made}"
    );
    assert!(!Path::new(&at.path("renamed.manual")).exists());
    // The control: a passage that only the edition itself names may be called otherwise.
    let next = folder(&at, "2027-10", &today());
    add_passage(&next);
    rename(&next, ADDED, "liver.other");
    assert_eq!(publish(&at, &next, "own.manual")["problems"], json!([]));
}

/// Gives a passage another id, everywhere in an edition.
fn rename(folder: &Path, from: &str, to: &str) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rename(&path, from, to);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, text.replace(from, to)).unwrap();
        }
    }
}

#[test]
fn a_pack_of_forms_is_not_taken_for_an_edition_and_says_so() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let forms = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/forms/plan");
    let ask = [
        "hq",
        "forms",
        &at.path("hq"),
        forms.to_str().unwrap(),
        "-o",
        &at.path("plan.forms"),
    ];
    answer(&ask, HQ);
    std::fs::copy(at.path("plan.forms"), at.path("plan.manual")).unwrap();
    assert_eq!(
        take(&mut bench, &at, "plan.manual", false)["problem"],
        "forms_as_manual"
    );
    assert_eq!(take(&mut bench, &at, "plan.forms", false)["problem"], "");
}

#[test]
fn headquarters_names_what_only_a_published_edition_has() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    put(&mut bench, &at, "2027-04", add_passage);
    let ask = json!({ "passage": ADDED, "mark": "wrong", "comment": "" });
    bench.call("remark_save", ask);
    bench.three_alike();
    let bundle = at.send(&mut bench);
    at.receive(&[&bundle]);
    let list = answer(&["hq", "evidence", &at.path("hq")], HQ);
    let line = &list["passages"][0];
    assert_eq!(line["passage"], ADDED);
    assert!(
        line["title"].as_str().unwrap().contains(' '),
        "number and title: {line}"
    );
    let readers = answer(&["hq", "editions", &at.path("hq")], HQ);
    let row = &readers["facilities"][0];
    assert_eq!(
        (&row["state"], &row["told_on"]),
        (&json!("newest"), &json!(today()))
    );
    let out = run(&["hq", "editions", &at.path("hq"), "--table"], HQ);
    let shown = String::from_utf8(out.stdout).unwrap();
    assert!(
        shown.contains("青葉病院") && shown.contains("最新の版 1施設"),
        "{shown}"
    );
}
