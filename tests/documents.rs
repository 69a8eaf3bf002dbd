//! 自施設の資料: PDF that others made come in, are looked at, found beside the manual, and stay here.

mod bombs;
pub(crate) mod fixture;
mod harm;

use crate::headquarters::Exchange;
use crate::support::{Bench, PASSPHRASE, program};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Words that stand in a document of the facility and nowhere else.
pub(crate) const SEEDED: &str = "瑠璃色の就業規則";

pub(crate) fn bench() -> Bench {
    let mut bench = Bench::new();
    bench.bench.use_extractor(program());
    bench
}

pub(crate) fn file(bench: &Bench, name: &str, bytes: &[u8]) -> PathBuf {
    let path = bench.folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Takes a file in until it waits for approval; the refusal where there is one.
pub(crate) fn take(bench: &mut Bench, path: &Path, replaces: &str) -> Result<String, String> {
    let mut progress = bench.call(
        "document_add",
        json!({ "path": path, "replaces": replaces }),
    );
    let id = progress["id"].as_str().unwrap().to_owned();
    while progress["whole"] == false {
        let step = workbench::api::call(&mut bench.bench, "document_step", json!({ "id": id }));
        match step {
            Ok(next) => progress = next,
            Err(error) => {
                let error = serde_json::to_value(error).unwrap();
                assert_eq!(error["code"], "document_refused", "{error}");
                return Err(error["reason"].as_str().unwrap().to_owned());
            }
        }
    }
    Ok(id)
}

pub(crate) fn approved(bench: &mut Bench, path: &Path, title: &str) -> String {
    let id = take(bench, path, "").unwrap();
    approve(bench, &id, title);
    id
}

fn approve(bench: &mut Bench, id: &str, title: &str) {
    bench.call(
        "document_approve",
        json!({ "id": id, "title": title, "source": "当院 人事課", "year": "第3版" }),
    );
}

fn line(bench: &mut Bench, id: &str) -> Value {
    let lines = bench.call("document_list", json!({}))["lines"].clone();
    let found = lines.as_array().unwrap().iter().find(|l| l["id"] == id);
    found.cloned().unwrap_or(Value::Null)
}

fn texts(bench: &mut Bench, id: &str) -> Vec<String> {
    let pages = bench.call(
        "document_pages",
        json!({ "id": id, "from": 1, "limit": 20 }),
    );
    let text = |p: &Value| p["text"].as_str().unwrap().to_owned();
    pages.as_array().unwrap().iter().map(text).collect()
}

/// Hits of the manual's search, as (id, page).
fn hits(bench: &mut Bench, text: &str, facets: &Value) -> Vec<(String, u64)> {
    let found = bench.call(
        "manual_search",
        json!({ "text": text, "limit": 100, "facets": facets }),
    );
    let hit = |h: &Value| {
        (
            h["id"].as_str().unwrap().to_owned(),
            h["page"].as_u64().unwrap(),
        )
    };
    found["hits"].as_array().unwrap().iter().map(hit).collect()
}

fn own_hits(bench: &mut Bench, text: &str) -> Vec<(String, u64)> {
    let mut hits = hits(bench, text, &json!([]));
    hits.retain(|(_, page)| *page > 0);
    hits
}

/// A page of house rules in lines, with what is wanted in the middle of it.
fn rules(wanted: &str) -> Vec<String> {
    [
        "就業規則",
        "第十二条 休職の期間は、勤続年数による。",
        wanted,
        "附則 この規則は公布の日から施行する。",
    ]
    .map(str::to_owned)
    .to_vec()
}

#[test]
fn every_old_encoding_of_japanese_is_read() {
    let mut bench = bench();
    let said = "休職の期間は勤続年数による";
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_be_bytes).collect() };
    let euc = |text: &str| encoding_rs::EUC_JP.encode(text).0.into_owned();
    let jis = |text: &str| -> Vec<u8> { euc(text).iter().map(|byte| byte & 0x7f).collect() };
    for (encoding, bytes) in [
        ("90ms-RKSJ-H", fixture::shift_jis(said)),
        ("90msp-RKSJ-H", fixture::shift_jis(said)),
        ("UniJIS-UCS2-H", utf16(said)),
        ("UniJIS-UTF16-H", utf16(said)),
        ("EUC-H", euc(said)),
        ("H", jis(said)),
    ] {
        let name = format!("{encoding}.pdf");
        let path = file(&bench, &name, &fixture::legacy(encoding, &[vec![bytes]]));
        let id = take(&mut bench, &path, "").unwrap();
        assert_eq!(texts(&mut bench, &id), [said], "{encoding}");
        let line = line(&mut bench, &id);
        assert_eq!((&line["bare"], &line["garbled"]), (&json!(0), &json!(0)));
        bench.call("document_erase", json!({ "id": id }));
    }
}

#[test]
fn a_document_is_found_only_after_somebody_looked_at_it() {
    let mut bench = bench();
    let pages = [rules("一"), rules(SEEDED), rules("二")];
    let path = file(&bench, "就業規則.pdf", &fixture::rksj(&pages));
    let id = take(&mut bench, &path, "").unwrap();
    let waiting = line(&mut bench, &id);
    assert_eq!(
        (&waiting["stands"], &waiting["pages"]),
        (&json!("waiting"), &json!(3))
    );
    assert_eq!(waiting["title"], "就業規則");
    assert!(own_hits(&mut bench, SEEDED).is_empty());

    approve(&mut bench, &id, "就業規則(第3版)");
    let found = own_hits(&mut bench, SEEDED);
    assert_eq!(
        found.first(),
        Some(&(format!("own.{id}.2"), 2)),
        "{found:?}"
    );
    let hit = bench.call("manual_search", json!({ "text": SEEDED }))["hits"].clone();
    let hit = hit
        .as_array()
        .unwrap()
        .iter()
        .find(|h| h["page"] == 2)
        .unwrap();
    assert_eq!(hit["title"], "就業規則(第3版)");
    assert!(hit["excerpt"].as_str().unwrap().contains(SEEDED));
    let inside = bench.call("document_find", json!({ "id": id, "text": SEEDED }));
    assert_eq!(inside.as_array().unwrap().len(), 1);
    assert_eq!(inside[0]["page"], 2);

    bench.call("document_remove", json!({ "id": id }));
    assert!(own_hits(&mut bench, SEEDED).is_empty());
    bench.call("document_restore", json!({ "id": id }));
    assert_eq!(own_hits(&mut bench, SEEDED).len(), 1);
    bench.call("document_remove", json!({ "id": id }));
    bench.call("document_erase", json!({ "id": id }));
    assert_eq!(line(&mut bench, &id), Value::Null);
    bench.refused("document_piece", json!({ "id": id, "piece": 0 }));
}

/// Pages of own documents in the box over everything, as ids.
fn box_hits(bench: &mut Bench, text: &str) -> Vec<String> {
    let found = bench.call("search", json!({ "text": text, "limit": 10 }));
    let hits = found["documents"]["hits"].as_array().unwrap();
    assert_eq!(found["documents"]["total"], json!(hits.len()));
    let id = |hit: &Value| hit["id"].as_str().unwrap().to_owned();
    hits.iter().map(id).collect()
}

#[test]
fn the_box_over_everything_offers_pages_of_documents_in_use() {
    let mut bench = bench();
    let case = bench.case();
    let pages = [rules("一"), rules(SEEDED)];
    let path = file(&bench, "規則.pdf", &fixture::rksj(&pages));
    let id = take(&mut bench, &path, "").unwrap();
    assert!(box_hits(&mut bench, SEEDED).is_empty(), "nobody looked yet");
    approve(&mut bench, &id, "就業規則");
    let page = vec![format!("own.{id}.2")];
    assert_eq!(box_hits(&mut bench, SEEDED), page);
    // A document tells of nobody: while a person looks on it is found as the manual is.
    bench.call("interview_start", json!({ "id": case }));
    assert_eq!(box_hits(&mut bench, SEEDED), page);
    bench.call("interview_end", json!({}));
    bench.call("document_remove", json!({ "id": id }));
    assert!(box_hits(&mut bench, SEEDED).is_empty(), "taken out");
    bench.call("document_restore", json!({ "id": id }));
    bench.call("lock", json!({}));
    bench.refused("search", json!({ "text": SEEDED }));
}

#[test]
fn pages_and_passages_stand_in_one_list_that_can_be_narrowed() {
    let mut bench = bench();
    let question = "休職の期間";
    let total = |bench: &mut Bench, facets: &Value| {
        bench.call(
            "manual_search",
            json!({ "text": question, "facets": facets }),
        )["total"]
            .as_u64()
    };
    let only_manual = hits(&mut bench, question, &json!([]));
    let passages = total(&mut bench, &json!([])).unwrap();
    assert!(passages > 3);
    let facets = bench.call("manual_search", json!({ "text": question }))["facets"].clone();
    assert_ne!(facets[0]["list"], "source", "nothing to choose from");

    let pages: Vec<Vec<String>> = (0..6).map(|n| rules(&format!("別表{n}"))).collect();
    let path = file(&bench, "規則.pdf", &fixture::rksj(&pages));
    approved(&mut bench, &path, "就業規則");
    let both = hits(&mut bench, question, &json!([]));
    let first: Vec<u64> = both.iter().take(3).map(|(_, page)| *page).collect();
    assert!(
        first.iter().filter(|page| **page > 0).count() <= 1,
        "{first:?}"
    );
    let kept: Vec<_> = both
        .iter()
        .filter(|(_, page)| *page == 0)
        .cloned()
        .collect();
    assert!(
        only_manual.starts_with(&kept),
        "the order of the passages stays"
    );
    assert_eq!(total(&mut bench, &json!([])), Some(passages + 6));

    let pick = |code: &str| json!([{ "list": "source", "code": code }]);
    assert_eq!(hits(&mut bench, question, &pick("manual")), only_manual);
    let own = hits(&mut bench, question, &pick("own"));
    assert!(own.len() == 6 && own.iter().all(|(_, page)| *page > 0));
    // A chapter is of the manual: pages of own documents have none.
    let chapter = bench.call("manual_search", json!({ "text": question }))["facets"].clone();
    let chapters = chapter
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["list"] == "chapter");
    let code = &chapters.unwrap()["values"][0]["code"];
    let narrowed = hits(
        &mut bench,
        question,
        &json!([{ "list": "chapter", "code": code }]),
    );
    assert!(!narrowed.is_empty() && narrowed.iter().all(|(_, page)| *page == 0));
}

#[test]
fn a_newer_document_stands_in_the_place_of_the_older_one() {
    let mut bench = bench();
    let path = file(&bench, "旧.pdf", &fixture::rksj(&[rules("旧い定め 緑青")]));
    let old = approved(&mut bench, &path, "就業規則");
    let path = file(
        &bench,
        "新.pdf",
        &fixture::rksj(&[rules("新しい定め 群青")]),
    );
    let new = take(&mut bench, &path, &old).unwrap();
    assert_eq!(
        line(&mut bench, &new)["title"],
        "就業規則",
        "named as the older one"
    );
    assert_eq!(
        line(&mut bench, &old)["stands"],
        "used",
        "until somebody approves"
    );
    approve(&mut bench, &new, "就業規則");
    assert_eq!(line(&mut bench, &old)["stands"], "old");
    assert!(own_hits(&mut bench, "緑青").is_empty());
    assert_eq!(own_hits(&mut bench, "群青").len(), 1);
    assert_eq!(
        texts(&mut bench, &old).len(),
        1,
        "the older one can still be read"
    );
    bench.call("document_remove", json!({ "id": old }));
    bench.call("document_restore", json!({ "id": old }));
    assert_eq!(
        line(&mut bench, &old)["stands"],
        "old",
        "not beside the newer one"
    );
}

#[test]
fn the_bytes_come_back_as_they_were_and_the_same_file_is_not_taken_twice() {
    let mut bench = bench();
    // Longer than one piece.
    let mut bytes = fixture::rksj(&[rules(SEEDED)]);
    bytes.extend(std::iter::repeat_n(b"% padding\n", 60_000).flatten());
    let path = file(&bench, "a.pdf", &bytes);
    let id = approved(&mut bench, &path, "規則");
    let piece = bench.call("document_open", json!({ "id": id }))["piece"]
        .as_u64()
        .unwrap();
    let mut back = Vec::new();
    for n in 0..bytes.len() as u64 / piece + 1 {
        let part = bench.call("document_piece", json!({ "id": id, "piece": n }));
        back.extend(STANDARD.decode(part["bytes"].as_str().unwrap()).unwrap());
    }
    assert!(back == bytes);
    let again = file(&bench, "b.pdf", &bytes);
    assert_eq!(take(&mut bench, &again, ""), Err("known".to_owned()));
    assert_eq!(
        bench.call("document_list", json!({}))["lines"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn papers_of_other_programs_are_read() {
    let mut bench = bench();
    // Our own papers, made by printpdf.
    let case = bench.case();
    let paper = bench.call("paper_draw", json!({ "paper": "summary", "case_id": case }));
    let ours = STANDARD.decode(paper["pdf"].as_str().unwrap()).unwrap();
    let path = file(&bench, "ours.pdf", &ours);
    let id = take(&mut bench, &path, "").unwrap();
    let text = texts(&mut bench, &id).join("\n");
    assert!(
        text.replace(char::is_whitespace, "").contains("C型肝硬変"),
        "{text}"
    );

    // LibreOffice embeds parts of fonts and names their characters.
    let said = "職場復帰の手続きは、主治医の意見書を添えて人事課に申し出る。";
    let source = bench.folder.path().join("rules.fodt");
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\" \
         office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text>\
         <text:p>{said}</text:p></office:text></office:body></office:document>"
    );
    std::fs::write(&source, text).unwrap();
    let here = |name: &str| bench.folder.path().join(name).display().to_string();
    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts");
    let config = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{fonts}</dir><cachedir>{}</cachedir></fontconfig>",
        here("cache")
    );
    std::fs::write(here("fonts.conf"), config).unwrap();
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", here("office")))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(bench.folder.path())
        .arg(&source)
        .env("FONTCONFIG_FILE", here("fonts.conf"))
        .env("HOME", bench.folder.path())
        .output()
        .expect("run through `cargo xtask test`: no LibreOffice");
    assert!(done.status.success(), "{done:?}");
    let path = bench.folder.path().join("rules.pdf");
    let id = take(&mut bench, &path, "").unwrap();
    let text = texts(&mut bench, &id).join("\n");
    assert!(
        text.replace(char::is_whitespace, "").contains(said),
        "{text}"
    );
}

#[test]
fn others_than_administrators_read_and_change_nothing() {
    let mut bench = bench();
    let path = file(&bench, "a.pdf", &fixture::rksj(&[rules(SEEDED)]));
    let id = approved(&mut bench, &path, "規則");
    bench.call(
        "user_add",
        json!({ "id": "mori", "name": "森 一", "profession": "msw", "role": "staff", "passphrase": PASSPHRASE }),
    );
    bench.call("lock", json!({}));
    bench.call(
        "unlock",
        json!({ "user_id": "mori", "passphrase": PASSPHRASE }),
    );
    assert_eq!(own_hits(&mut bench, SEEDED).len(), 1);
    bench.call("document_piece", json!({ "id": id, "piece": 0 }));
    let named = json!({ "id": id, "title": "別の名" });
    for (call, request) in [
        ("document_add", json!({ "path": path })),
        ("document_approve", named.clone()),
        ("document_edit", named),
        ("document_remove", json!({ "id": id })),
        ("document_restore", json!({ "id": id })),
        ("document_erase", json!({ "id": id })),
    ] {
        assert_eq!(bench.refused(call, request).code(), "forbidden", "{call}");
    }
}

#[test]
fn stopped_locked_and_cut_off_readings_leave_nothing() {
    let mut bench = bench();
    let path = file(&bench, "a.pdf", &fixture::rksj(&[rules(SEEDED)]));
    let begin = |bench: &mut Bench| {
        let progress = bench.call("document_add", json!({ "path": path }));
        let id = progress["id"].as_str().unwrap().to_owned();
        bench.call("document_step", json!({ "id": id }));
        id
    };
    let id = begin(&mut bench);
    let other = bench.refused("document_add", json!({ "path": path }));
    assert_eq!(serde_json::to_value(other).unwrap()["reason"], "running");
    bench.call("document_stop", json!({ "id": id }));
    bench.refused("document_step", json!({ "id": id }));

    let id = begin(&mut bench);
    bench.call("lock", json!({}));
    bench.call("unlock", json!({ "passphrase": PASSPHRASE }));
    bench.refused("document_step", json!({ "id": id }));
    assert_eq!(bench.call("document_list", json!({}))["lines"], json!([]));

    // The end of the program, in the middle: what it left is gone after the next unlock.
    let id = begin(&mut bench);
    let workplace = bench.workplace();
    drop(bench.bench);
    bench.bench = crate::support::closed(&workplace);
    bench.call("unlock", json!({ "passphrase": PASSPHRASE }));
    bench.refused("document_step", json!({ "id": id }));
    bench.bench.use_extractor(program());
    let id = take(&mut bench, &path, "").unwrap();
    assert_eq!(line(&mut bench, &id)["pages"], 1);
}

#[test]
fn no_bundle_knows_a_document() {
    let mut bench = bench();
    bench.three_alike();
    let path = file(&bench, "a.pdf", &fixture::rksj(&[rules(SEEDED)]));
    approved(&mut bench, &path, SEEDED);
    assert_eq!(own_hits(&mut bench, SEEDED).len(), 1);
    let exchange = Exchange::with(&mut bench);
    let sent = exchange.send(&mut bench);
    let text = exchange.unpacked(&sent);
    assert!(
        !text.contains(SEEDED) && !text.contains("当院 人事課"),
        "{text}"
    );
    // The same look finds what a bundle does hold.
    assert!(text.contains("\"disease\":\"liver\""), "{text}");
}
