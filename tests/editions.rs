//! Editions of the manual: published after the linter, taken when signed, compared word by word, read side by side.

use crate::headquarters::{Exchange, HQ};
use crate::support::{Bench, PASSPHRASE, answer, words};
use base64::Engine;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use workbench::error::ApiError;

pub(crate) const PASSAGE: &str = "liver.judgement";
/// What the next edition says more.
const SENTENCE: &str = "次の版で加えた一文です";

/// A folder `2027-04` that is the built-in edition with some changes.
pub(crate) fn folder(at: &Exchange, id: &str, issued_on: &str) -> PathBuf {
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/manual/2026-11");
    let folder = PathBuf::from(at.path(id));
    copy(&built_in, &folder);
    let head = folder.join("edition.toml");
    let text = std::fs::read_to_string(&head).unwrap();
    let text = text
        .replace("id = \"2026-11\"", &format!("id = \"{id}\""))
        .replace("令和8年11月版", &format!("{id}版"))
        .replace(
            "issued_on = \"2026-11-22\"",
            &format!("issued_on = \"{issued_on}\""),
        );
    std::fs::write(head, text).unwrap();
    folder
}

/// The day on which an edition is in force at once.
pub(crate) fn today() -> String {
    workbench::today().to_string()
}

pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(path, target).unwrap();
        }
    }
}

/// The file of a passage in a folder.
pub(crate) fn file_of(folder: &Path, passage: &str) -> PathBuf {
    let chapter = passage.split('.').next().unwrap();
    let files = std::fs::read_dir(folder.join(chapter)).unwrap();
    files
        .map(|f| f.unwrap().path())
        .find(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            text.contains(&format!("id = \"{passage}\"\n"))
        })
        .unwrap()
}

pub(crate) fn publish(at: &Exchange, folder: &Path, file: &str) -> Value {
    let ask = [
        "hq",
        "publish",
        &at.path("hq"),
        folder.to_str().unwrap(),
        "-o",
        &at.path(file),
    ];
    answer(&ask, HQ)
}

pub(crate) fn take(bench: &mut Bench, at: &Exchange, file: &str, older: bool) -> Value {
    let ask = json!({ "files": [at.path(file)], "older": older });
    bench.call("take", ask)["value"]["files"][0].clone()
}

fn in_use(bench: &mut Bench) -> String {
    let contents = bench.call("manual_contents", json!({}));
    contents["edition"].as_str().unwrap().to_owned()
}

fn passage(bench: &mut Bench, edition: &str) -> String {
    let view = bench.call(
        "manual_passage",
        json!({ "id": PASSAGE, "edition": edition }),
    );
    view.to_string()
}

/// Publishes `2027-04`, in which one passage has a sentence more and one is new, and takes it.
fn newer(bench: &mut Bench, at: &Exchange) -> Value {
    let edition = folder(at, "2027-04", &today());
    let file = file_of(&edition, PASSAGE);
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{text}\n{SENTENCE}。\n")).unwrap();
    let added = text
        .replace(&format!("id = \"{PASSAGE}\""), "id = \"liver.added\"")
        .replacen("order = ", "order = 9", 1);
    std::fs::write(edition.join("liver/90-added.md"), added).unwrap();
    let made = publish(at, &edition, "new.manual");
    assert_eq!(made["problems"], json!([]), "{made}");
    assert_eq!(in_use(bench), "2026-11");
    let taken = take(bench, at, "new.manual", false);
    assert_eq!(taken["problem"], "", "{taken}");
    assert_eq!(in_use(bench), "2027-04");
    taken["edition"].clone()
}

#[test]
fn an_edition_is_taken_into_use_and_the_older_one_stays_readable() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let case = bench.case();
    let note = json!({ "passage": PASSAGE, "text": "自分のメモ" });
    bench.call("passage_note_set", note);
    let pin = json!({ "case_id": case, "passage": PASSAGE, "pinned": true });
    bench.call("pin_set", pin);
    newer(&mut bench, &at);
    assert!(passage(&mut bench, "").contains(SENTENCE));
    assert!(!passage(&mut bench, "2026-11").contains(SENTENCE));
    // The note follows its passage, the pin keeps its edition.
    assert!(passage(&mut bench, "").contains("自分のメモ"));
    let view = bench.call("case_open", json!({ "id": case }));
    assert_eq!(view["pins"][0]["edition"], "2026-11");
    // Search finds the words of the edition in use.
    let ask = json!({ "text": SENTENCE, "limit": 20 });
    let found = bench.call("manual_search", ask);
    let hits = found["hits"].as_array().unwrap();
    let own = hits.iter().find(|hit| hit["id"] == PASSAGE).unwrap();
    assert!(
        own["excerpt"].as_str().unwrap().contains("次の版で加えた"),
        "{own}"
    );
    // It is there after the next unlock, and can be set back by hand.
    bench.call("lock", json!({}));
    bench.call("unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(in_use(&mut bench), "2027-04");
    bench.call("manual_use", json!({ "edition": "2026-11" }));
    assert_eq!(in_use(&mut bench), "2026-11");
    bench.call("manual_use", json!({ "edition": "2027-04" }));
    assert_eq!(in_use(&mut bench), "2027-04");
}

#[test]
fn what_changed_is_told_by_passage_and_by_word() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let news = newer(&mut bench, &at);
    let counts = [&news["added"], &news["changed"], &news["removed"]];
    assert_eq!(counts, [&json!(1), &json!(1), &json!(0)]);
    let changes = bench.call("manual_changes", json!({ "from": "2026-11", "to": "" }));
    let lines = changes["lines"].as_array().unwrap().iter();
    let kinds: Vec<&str> = lines.map(|l| l["change"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["changed", "added"]);
    let ask = json!({ "id": PASSAGE, "from": "2026-11" });
    let difference = bench.call("manual_difference", ask);
    let pieces = difference["pieces"].as_array().unwrap();
    let added: String = pieces
        .iter()
        .filter(|p| p["side"] == "added")
        .map(|p| p["text"].as_str().unwrap())
        .collect();
    assert!(added.contains(SENTENCE), "{added}");
    assert!(pieces.iter().all(|p| p["side"] != "removed"));
}

#[test]
fn headquarters_learns_with_the_next_bundle_who_reads_which() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let told = || {
        let list = answer(&["hq", "editions", &at.path("hq")], HQ);
        list["facilities"][0]["edition"].clone()
    };
    newer(&mut bench, &at);
    assert_eq!(told(), "", "not told yet");
    bench.three_alike();
    let preview = bench.call("export_preview", json!({}));
    assert_eq!(preview["edition"], "2027-04", "shown before it leaves");
    let bundle = at.send(&mut bench);
    at.receive(&[&bundle]);
    assert_eq!(told(), "2027-04");
}

#[test]
fn an_older_edition_asks_and_what_was_kept_on_a_lost_passage_is_found_again() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let older = folder(&at, "2026-04", "2026-04-01");
    publish(&at, &older, "old.manual");
    assert_eq!(
        take(&mut bench, &at, "old.manual", false)["problem"],
        "older_pack"
    );
    assert_eq!(in_use(&mut bench), "2026-11");
    assert_eq!(take(&mut bench, &at, "old.manual", true)["problem"], "");
    assert_eq!(in_use(&mut bench), "2026-04");

    // A bookmark on a passage that only this edition has.
    let next = folder(&at, "2026-05", "2026-05-01");
    let text = std::fs::read_to_string(file_of(&next, PASSAGE)).unwrap();
    let own = text
        .replace(&format!("id = \"{PASSAGE}\""), "id = \"liver.only\"")
        .replacen("order = ", "order = 9", 1);
    std::fs::write(next.join("liver/90-only.md"), own).unwrap();
    publish(&at, &next, "next.manual");
    assert_eq!(take(&mut bench, &at, "next.manual", true)["problem"], "");
    bench.call(
        "bookmark_set",
        json!({ "passage": "liver.only", "on": true }),
    );
    bench.call("manual_use", json!({ "edition": "2026-11" }));
    let editions = bench.call("manual_editions", json!({}));
    assert_eq!(editions["lines"].as_array().unwrap().len(), 3);
    assert_eq!(editions["elsewhere"][0]["id"], "liver.only");
    assert_eq!(editions["elsewhere"][0]["edition"], "2026-05");
    // It can be taken off there.
    bench.call(
        "bookmark_set",
        json!({ "passage": "liver.only", "on": false }),
    );
    assert_eq!(
        bench.call("manual_editions", json!({}))["elsewhere"],
        json!([])
    );
}

#[test]
fn nothing_is_published_past_the_linter_and_nothing_forged_is_taken() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let edition = folder(&at, "2027-04", &today());
    let file = file_of(&edition, PASSAGE);
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{text}\n出典のない3割です。\n")).unwrap();
    let made = publish(&at, &edition, "bad.manual");
    assert!(
        made["problems"].to_string().contains("出典のない数値です"),
        "{made}"
    );
    assert!(!Path::new(&at.path("bad.manual")).exists());
    std::fs::write(&file, &text).unwrap();
    publish(&at, &edition, "good.manual");

    let bytes = std::fs::read(at.path("good.manual")).unwrap();
    answer(&["hq", "init", &at.path("other"), "--name", "本部"], HQ);
    let foreign = at.path("foreign.manual");
    let ask = [
        "hq",
        "publish",
        &at.path("other"),
        edition.to_str().unwrap(),
        "-o",
        &foreign,
    ];
    answer(&ask, HQ);
    let mut changed = bytes.clone();
    *changed.last_mut().unwrap() ^= 1;
    std::fs::write(at.path("changed.manual"), changed).unwrap();
    std::fs::write(at.path("cut.manual"), &bytes[..bytes.len() - 3]).unwrap();
    std::fs::write(at.path("text.manual"), "# 本文").unwrap();
    for (name, problem) in [
        ("foreign.manual", "unknown_sender"),
        ("changed.manual", "payload_mismatch"),
        ("cut.manual", "truncated"),
        ("text.manual", "not_a_pack"),
    ] {
        assert_eq!(
            take(&mut bench, &at, name, true)["problem"],
            problem,
            "{name}"
        );
    }
    assert_eq!(in_use(&mut bench), "2026-11");
    assert_eq!(
        bench.call("manual_editions", json!({}))["lines"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    // The control: unchanged it is taken.
    assert_eq!(take(&mut bench, &at, "good.manual", false)["problem"], "");
    assert_eq!(in_use(&mut bench), "2027-04");
}

#[test]
fn what_would_stop_the_window_or_overflow_a_page_is_not_published() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let row = |cell: &str, columns: usize| format!("|{}\n", format!(" {cell} |").repeat(columns));
    let table = |columns: usize, rows: usize| {
        row("頭", columns) + &row("---", columns) + &row("一", columns).repeat(rows)
    };
    let body = [
        ("wide", table(300, 2)),
        ("long", table(2, 12_000)),
        ("deep", ">".repeat(50_000)),
        ("turned", "向き\u{202E}を変える。".to_owned()),
        ("rung", "鳴る\u{7}。".to_owned()),
        ("open", "印[^s1が閉じない。".to_owned()),
        ("letters", "a".repeat(200_000)),
        ("script", "<script>alert(1)</script>".to_owned()),
        ("remote", "![図](https://example.org/a.png)".to_owned()),
    ];
    for (name, text) in body {
        let edition = folder(&at, &format!("2027-{name}"), "2027-04-01");
        let file = file_of(&edition, PASSAGE);
        let good = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, format!("{good}\n{text}\n")).unwrap();
        let pack = format!("{name}.manual");
        let ask = [
            "hq",
            "publish",
            &at.path("hq"),
            edition.to_str().unwrap(),
            "-o",
            &at.path(&pack),
        ];
        let out = crate::support::run(&ask, HQ);
        assert!(!Path::new(&at.path(&pack)).exists(), "{name} was published");
        let told = String::from_utf8_lossy(&out.stdout).into_owned()
            + &String::from_utf8_lossy(&out.stderr);
        assert!(told.contains("liver/06-judgement.md"), "{name}: {told}");
        let said = match name {
            "script" => "この書き方は使えません: HTML",
            "remote" => "画像は、この版の図",
            _ => continue,
        };
        assert!(told.contains(said), "{name}: {told}");
    }
}

/// Draws a paper and gives its words.
fn drawn(bench: &mut Bench, ask: Value) -> String {
    let drawn = bench.call("paper_draw", ask);
    let pdf = bench.folder.path().join("drawn.pdf");
    let bytes = base64::engine::general_purpose::STANDARD;
    std::fs::write(&pdf, bytes.decode(drawn["pdf"].as_str().unwrap()).unwrap()).unwrap();
    words(&pdf).chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn what_is_read_in_an_older_edition_is_printed_from_it() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    newer(&mut bench, &at);
    for paper in [PASSAGE, "liver"] {
        let ask = |edition: &str| json!({ "paper": "chapter", "passage": paper, "edition": edition, "way": "in_house" });
        let older = drawn(&mut bench, ask("2026-11"));
        assert!(!older.contains(SENTENCE) && older.contains("令和8年11月版"));
        // The twin: without the edition it is the text in use.
        let current = drawn(&mut bench, ask(""));
        assert!(current.contains(SENTENCE) && current.contains("2027-04版"));
    }
    let ask =
        json!({ "paper": "chapter", "passage": PASSAGE, "edition": "2020-01", "way": "in_house" });
    let unknown = bench.refused("paper_draw", ask);
    assert!(matches!(unknown, ApiError::NotFound), "{unknown:?}");
    let book = crate::book::text(
        &mut bench,
        json!({ "chapters": ["liver"], "edition": "2026-11" }),
    );
    assert!(!book.contains(SENTENCE) && book.contains("令和8年11月版"));
    let book = crate::book::text(&mut bench, json!({ "chapters": ["liver"] }));
    assert!(book.contains(SENTENCE));
}
