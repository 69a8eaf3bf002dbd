//! What reaches headquarters, in any order, and what comes back.

use crate::support::{Bench, answer, program};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use workbench::error::ApiError;

pub(crate) const HQ: &str = "honbu no niwa 11";

pub(crate) struct Exchange {
    folder: tempfile::TempDir,
}

impl Exchange {
    /// A headquarters store, with the workplace admitted and its card confirmed on both sides.
    pub(crate) fn with(bench: &mut Bench) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let it = Self { folder };
        answer(&["hq", "init", &it.path("hq"), "--name", "本部"], HQ);
        let card = answer(
            &["hq", "card", &it.path("hq"), "-o", &it.path("hq-card.json")],
            HQ,
        );
        bench.call("card_write", json!({ "path": it.path("card.json") }));
        let own = bench.call("card_show", json!({}));
        answer(
            &[
                "hq",
                "admit",
                &it.path("hq"),
                &it.path("card.json"),
                "--fingerprint",
                own["fingerprint"].as_str().unwrap(),
            ],
            HQ,
        );
        let wrong = bench.refused("hq_card_confirm", json!({ "path": it.path("hq-card.json"), "fingerprint": "0000 0000 0000 0000 0000 0000 0000 0000" }));
        assert_eq!(wrong, ApiError::FingerprintDiffers);
        bench.call(
            "hq_card_confirm",
            json!({ "path": it.path("hq-card.json"), "fingerprint": card["fingerprint"] }),
        );
        it
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    pub(crate) fn send(&self, bench: &mut Bench) -> PathBuf {
        let sent = bench.call("export_send", json!({ "folder": self.path("out") }));
        PathBuf::from(sent["value"]["file"].as_str().unwrap())
    }

    pub(crate) fn receive(&self, files: &[&Path]) -> Vec<Value> {
        let mut arguments = vec!["hq".to_owned(), "receive".to_owned(), self.path("hq")];
        arguments.extend(files.iter().map(|f| f.display().to_string()));
        arguments.extend(["--receipts".to_owned(), self.path("receipts")]);
        let borrowed: Vec<&str> = arguments.iter().map(String::as_str).collect();
        answer(&borrowed, HQ).as_array().unwrap().clone()
    }

    /// What a bundle says, opened by the standard tools.
    pub(crate) fn unpacked(&self, file: &Path) -> String {
        let identity = self.path("identity");
        let out = Command::new(program())
            .args(["hq", "identity", &self.path("hq")])
            .env("RYORITSU_PASSPHRASE", HQ)
            .output()
            .unwrap();
        std::fs::write(&identity, out.stdout).unwrap();
        let mut age = Command::new("age")
            .args(["-d", "-i", &identity, file.to_str().unwrap()])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut tail = Command::new("tail")
            .args(["-n", "+3"])
            .stdin(age.stdout.take().unwrap())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let zstd = Command::new("zstd")
            .args(["-d", "-c"])
            .stdin(tail.stdout.take().unwrap())
            .output()
            .unwrap();
        assert!(age.wait().unwrap().success() && tail.wait().unwrap().success());
        String::from_utf8(zstd.stdout).unwrap()
    }
}

#[test]
fn a_record_goes_up_and_its_receipt_comes_back() {
    let mut bench = Bench::new();
    let cases = bench.three_alike();
    let exchange = Exchange::with(&mut bench);
    let preview = bench.call("export_preview", json!({}));
    assert_eq!(preview["ready"].as_array().unwrap().len(), 3);
    assert_eq!(preview["ready"][0]["k"], 3);
    assert_eq!(preview["blocked"], json!(["no_folder"]));
    let file = exchange.send(&mut bench);
    assert!(file.file_name().unwrap().to_str().unwrap().is_ascii());
    let left = bench.call("register", json!({ "limit": 1 }))["rows"][0].clone();
    let consents = left["consents"].as_array().unwrap();
    assert_eq!(consents.len(), 3, "one for each record: {left}");
    assert!(consents.iter().all(|c| c["purpose"] == "registration"));
    let state = |bench: &mut Bench| {
        bench.call("case_open", json!({ "id": cases[0] }))["state"]["now"].clone()
    };
    assert_eq!(state(&mut bench), "sent");
    let received = exchange.receive(&[&file]);
    assert_eq!(
        (&received[0]["accepted"], &received[0]["problem"]),
        (&json!(3), &json!(""))
    );
    let again = exchange.receive(&[&file]);
    assert_eq!(
        (&again[0]["changed"], &again[0]["notices"]),
        (&json!(0), &json!(["already_received"]))
    );
    let taken = bench.call("take", json!({ "files": [received[0]["receipt"]] }));
    assert_eq!(taken["value"]["files"][0]["accepted"], 3);
    assert_eq!(state(&mut bench), "received");
    bench.save(
        "activity",
        &cases[0],
        json!({ "on_date": "2026-11-20", "channel": "phone" }),
    );
    let view = bench.call("case_open", json!({ "id": cases[0] }));
    assert_eq!(
        (&view["state"]["now"], &view["state"]["older_sent"]),
        (&json!("saved"), &json!(true))
    );
    assert_eq!(
        bench.call("register", json!({ "limit": 5 }))["rows"][0]["paper"],
        "bundle"
    );
}

#[test]
fn any_order_gives_the_same_table_and_a_withdrawal_removes_the_record() {
    let mut bench = Bench::new();
    let cases = bench.three_alike();
    let exchange = Exchange::with(&mut bench);
    let first = exchange.send(&mut bench);
    bench.save(
        "activity",
        &cases[1],
        json!({ "on_date": "2026-11-20", "channel": "phone" }),
    );
    let second = exchange.send(&mut bench);
    let consent = bench.call("case_open", json!({ "id": cases[2] }))["file"]["consents"][0].clone();
    let mut withdrawn = consent;
    withdrawn["withdrawn_on"] = json!("2026-11-01");
    bench.call("consent_save", json!({ "record": withdrawn }));
    assert_eq!(bench.call("export_preview", json!({}))["tombstones"], 1);
    let third = exchange.send(&mut bench);
    let lines = exchange.receive(&[&third, &first, &second, &first]);
    assert!(lines.iter().all(|l| l["problem"] == ""), "{lines:?}");
    let report = answer(
        &[
            "hq",
            "report",
            &exchange.path("hq"),
            "--rows",
            "disease_group",
        ],
        HQ,
    );
    assert_eq!(
        report["total"], "hidden",
        "two cases are fewer than are told: {report}"
    );
    // The two that stay are below the threshold; a later record of the withdrawn one is not taken back in.
    let state = bench.call("case_open", json!({ "id": cases[2] }))["state"].clone();
    assert_eq!(state["local_only"], true);
}

#[test]
fn the_standard_tool_opens_a_bundle_and_nothing_personal_is_inside() {
    let mut bench = Bench::new();
    let cases = bench.three_alike();
    bench.save("activity", &cases[0], json!({ "on_date": "2026-11-20", "channel": "phone", "text": "秘密の本文", "partners": ["hr"] }));
    let exchange = Exchange::with(&mut bench);
    let file = exchange.send(&mut bench);
    let text = exchange.unpacked(&file);
    assert_eq!(
        text.lines()
            .filter(|l| l.contains("\"type\":\"case\""))
            .count(),
        3
    );
    assert!(
        text.contains("\"name\":\"supported\""),
        "count tables travel beside the records"
    );
    for secret in [
        "対象",
        "秘密",
        "1975",
        "2026-05-12",
        "肝硬変",
        cases[0].as_str(),
        "R8-0001",
    ] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

#[test]
fn every_damage_of_a_bundle_is_refused_with_a_reason() {
    let mut bench = Bench::new();
    bench.three_alike();
    let exchange = Exchange::with(&mut bench);
    let good = std::fs::read(exchange.send(&mut bench)).unwrap();
    let damaged: Vec<PathBuf> = (0..12)
        .map(|n| {
            let mut bad = good.clone();
            let at = n * good.len() / 12;
            if n % 2 == 0 {
                bad[at] ^= 1;
            } else {
                bad.truncate(at);
            }
            let path = exchange.folder.path().join(format!("bad-{n}.age"));
            std::fs::write(&path, bad).unwrap();
            path
        })
        .collect();
    let borrowed: Vec<&Path> = damaged.iter().map(PathBuf::as_path).collect();
    for line in exchange.receive(&borrowed) {
        assert_ne!(line["problem"], "", "{line}");
    }
    let forged = exchange.folder.path().join("forged.receipt");
    std::fs::write(&forged, b"{\"format\":\"ryoritsu-receipt/1\"}\nAAAA\n").unwrap();
    let taken = bench.call("take", json!({ "files": [forged] }));
    assert_ne!(taken["value"]["files"][0]["problem"], "");
}

#[test]
fn a_rare_combination_waits_for_a_person() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save("treatment", &case, json!({ "disease": "liver" }));
    bench.save(
        "consent",
        &case,
        json!({ "purpose": "registration", "answer": "agreed", "on_date": "2026-05-13", "form": "written" }),
    );
    let exchange = Exchange::with(&mut bench);
    let held = |bench: &mut Bench| bench.call("export_preview", json!({}))["held"][0].clone();
    let rare = held(&mut bench);
    assert_eq!((&rare["reason"], &rare["k"]), (&json!("rare"), &json!(1)));
    // Nobody else is here: whatever is made coarser, this stays the only one, and it stays held.
    assert_eq!(rare["offers"], json!([]));
    let wider =
        json!({ "case_id": case, "decision": { "is": "generalised", "step": "wider_age" } });
    bench.call("export_decide", wider);
    let still = held(&mut bench);
    assert_eq!((&still["reason"], &still["k"]), (&json!("rare"), &json!(1)));
    assert_eq!(
        still["fields"]["age_band"], "50s",
        "nothing was made coarser for nothing"
    );

    // Another of the neighbouring band: the wider age hides both, the sex and the disease hide nothing.
    let other = json!({ "person": { "name": "対象 二郎", "birth_date": "1982-04-03", "sex": "male" }, "case": { "opened_on": "2026-05-12" } });
    let other = bench.call("intake", other)["value"]["case_id"]
        .as_str()
        .unwrap()
        .to_owned();
    bench.save("treatment", &other, json!({ "disease": "liver" }));
    bench.save("consent", &other, json!({ "purpose": "registration", "answer": "agreed", "on_date": "2026-05-13", "form": "written" }));
    let preview = bench.call("export_preview", json!({}));
    let waiting = preview["held"]
        .as_array()
        .unwrap()
        .iter()
        .find(|l| l["case_id"] == json!(other))
        .unwrap();
    assert_eq!(waiting["offers"], json!([{ "step": "wider_age", "k": 2 }]));
    let ready = preview["ready"][0].clone();
    assert_eq!((&ready["case_id"], &ready["k"]), (&json!(case), &json!(2)));
    assert_eq!(ready["fields"]["age_band"], "40_59");
    exchange.send(&mut bench);
    assert_eq!(
        bench.call("case_open", json!({ "id": case }))["state"]["now"],
        "sent"
    );
    assert_eq!(
        bench
            .refused("export_send", json!({ "folder": exchange.path("out") }))
            .code(),
        "export_blocked"
    );
}

#[test]
fn headquarters_notes_who_took_its_identity_and_works_for_one_at_a_time() {
    let mut bench = Bench::new();
    let it = Exchange::with(&mut bench);
    answer(&["hq", "identity", &it.path("hq")], HQ);
    let log = answer(&["hq", "log", &it.path("hq")], HQ);
    let kinds: Vec<&str> = log
        .as_array()
        .unwrap()
        .iter()
        .map(|act| act["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["identity", "admit", "card", "init"]);
    let held = store::folder::hold(it.folder.path().join("hq").as_path()).unwrap();
    assert_eq!(
        crate::support::code(&["hq", "log", &it.path("hq")], HQ),
        "workplace_in_use"
    );
    drop(held);
    answer(&["hq", "log", &it.path("hq")], HQ);
}

#[test]
fn a_bundle_that_never_got_its_file_was_not_sent() {
    let mut bench = Bench::new();
    let cases = bench.three_alike();
    let exchange = Exchange::with(&mut bench);
    let first = exchange.send(&mut bench);
    // Something new to say of one record, and the withdrawal of another.
    bench.save(
        "activity",
        &cases[0],
        json!({ "on_date": "2026-11-20", "channel": "phone" }),
    );
    let mut consent =
        bench.call("case_open", json!({ "id": cases[2] }))["file"]["consents"][0].clone();
    consent["withdrawn_on"] = json!("2026-11-01");
    bench.call("consent_save", json!({ "record": consent }));
    let waiting = |bench: &mut Bench| {
        let preview = bench.call("export_preview", json!({}));
        (
            preview["ready"].as_array().unwrap().len(),
            preview["tombstones"].clone(),
        )
    };
    let before = waiting(&mut bench);
    assert_eq!(before.1, 1);
    // The place of the next file is taken by a folder: the file cannot get its name.
    let place = PathBuf::from(
        first
            .display()
            .to_string()
            .replace("-0001.age", "-0002.age"),
    );
    std::fs::create_dir(&place).unwrap();
    let refused = bench.refused("export_send", json!({ "folder": exchange.path("out") }));
    assert_eq!(refused.code(), "file_failed");
    std::fs::remove_dir(&place).unwrap();
    let left = bench.call("register", json!({ "limit": 2 }));
    let failed = |row: usize| left["rows"][row]["failed"].clone();
    assert_eq!(
        (failed(0), failed(1)),
        (json!(true), json!(false)),
        "{left}"
    );
    assert_eq!(waiting(&mut bench), before);
    let third = exchange.send(&mut bench);
    let lines = exchange.receive(&[&first, &third]);
    assert!(lines.iter().all(|l| l["problem"] == ""), "{lines:?}");
    assert_eq!(waiting(&mut bench).1, 0);
}
