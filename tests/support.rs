//! A fresh workplace, calls by name, the command line.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use workbench::error::ApiError;
use workbench::{Kdf, Options, Workbench, api};

pub(crate) const PASSPHRASE: &str = "hidamari no niwa 7";

/// A workbench over a temporary folder.
pub(crate) struct Bench {
    pub folder: tempfile::TempDir,
    pub bench: Workbench,
    pub recovery_code: String,
}

pub(crate) fn closed(folder: &Path) -> Workbench {
    Workbench::new(Options {
        folder: folder.to_owned(),
        config: None,
        kdf: Kdf::Cheap,
    })
}

impl Bench {
    /// A workplace of 青葉病院 with one administrator, open.
    pub(crate) fn new() -> Self {
        Self::made(false)
    }

    /// A practice workplace.
    pub(crate) fn practice() -> Self {
        Self::made(true)
    }

    fn made(practice: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut bench = closed(&folder.path().join("workplace"));
        let created = api::call(
            &mut bench,
            "workplace_create",
            json!({ "facility": "青葉病院", "user_name": "佐々木 花", "profession": "msw", "passphrase": PASSPHRASE, "practice": practice }),
        )
        .unwrap();
        let recovery_code = created["recovery_code"].as_str().unwrap().to_owned();
        Self {
            folder,
            bench,
            recovery_code,
        }
    }

    pub(crate) fn workplace(&self) -> PathBuf {
        self.folder.path().join("workplace")
    }

    /// A call that must succeed.
    pub(crate) fn call(&mut self, name: &str, request: Value) -> Value {
        match api::call(&mut self.bench, name, request) {
            Ok(answer) => answer,
            Err(error) => panic!("{name}: {error:?}"),
        }
    }

    /// A call that must fail.
    pub(crate) fn refused(&mut self, name: &str, request: Value) -> ApiError {
        match api::call(&mut self.bench, name, request) {
            Ok(answer) => panic!("{name} answered {answer}"),
            Err(error) => error,
        }
    }

    /// 新規受付 of 髙橋 一郎 with a liver disease; answers the case id.
    pub(crate) fn case(&mut self) -> String {
        let made = self.call(
            "intake",
            json!({
                "person": { "name": "髙橋 一郎", "kana": "たかはし いちろう", "birth_date": "1975-04-03", "sex": "male", "chart_number": "00412876" },
                "case": { "opened_on": "2026-05-12", "department": "消化器内科", "doctor": "中村", "care_setting": "outpatient",
                          "work_line": "金属加工、日勤", "illness_line": "C型肝硬変、月1回通院" },
            }),
        );
        made["value"]["case_id"].as_str().unwrap().to_owned()
    }

    /// Saves a record of a case; answers its id.
    pub(crate) fn save(&mut self, noun: &str, case: &str, mut record: Value) -> String {
        if noun == "employment" {
            let person =
                self.call("case_open", json!({ "id": case }))["file"]["person"]["id"].clone();
            record["person_id"] = person;
        } else {
            record["case_id"] = json!(case);
        }
        let saved = self.call(&format!("{noun}_save"), json!({ "record": record }));
        saved["value"]["id"].as_str().unwrap().to_owned()
    }

    /// Consent to registration, and two further cases with the same combination, so that nothing is rare.
    pub(crate) fn three_alike(&mut self) -> Vec<String> {
        (0..3)
            .map(|n| {
                let made = self.call(
                    "intake",
                    json!({
                        "person": { "name": format!("対象 {n}郎"), "birth_date": "1975-04-03", "sex": "male" },
                        "case": { "opened_on": "2026-05-12" },
                    }),
                );
                let case = made["value"]["case_id"].as_str().unwrap().to_owned();
                self.save("treatment", &case, json!({ "disease": "liver", "disease_name": "肝硬変" }));
                self.save("consent", &case, json!({ "purpose": "registration", "answer": "agreed", "on_date": "2026-05-13", "form": "written" }));
                case
            })
            .collect()
    }
}

/// The command line program that `cargo xtask test` built.
pub(crate) fn program() -> PathBuf {
    PathBuf::from(std::env::var("RYORITSU_CLI").expect(
        "run through `cargo xtask test`: RYORITSU_CLI names the built command line program",
    ))
}

pub(crate) fn run(arguments: &[&str], passphrase: &str) -> Output {
    Command::new(program())
        .args(arguments)
        .env("RYORITSU_PASSPHRASE", passphrase)
        .env_remove("RYORITSU_USER")
        .output()
        .unwrap()
}

/// A command that must succeed; its JSON.
pub(crate) fn answer(arguments: &[&str], passphrase: &str) -> Value {
    let out = run(arguments, passphrase);
    assert!(
        out.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    serde_json::from_slice(&out.stdout).unwrap_or(Value::Null)
}

/// The code that a failing command prints on stderr.
pub(crate) fn code(arguments: &[&str], passphrase: &str) -> String {
    let out = run(arguments, passphrase);
    assert_eq!(out.status.code(), Some(1), "{arguments:?}");
    let error: Value = serde_json::from_slice(&out.stderr).unwrap();
    error["code"].as_str().unwrap().to_owned()
}

/// The words of a PDF by poppler.
pub(crate) fn words(pdf: &Path) -> String {
    let out = Command::new("pdftotext")
        .args(["-layout", pdf.to_str().unwrap(), "-"])
        .output()
        .unwrap();
    String::from_utf8(out.stdout).unwrap()
}
