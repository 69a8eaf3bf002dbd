//! The command line as IT staff and scripts use it.

use crate::support::{PASSPHRASE, answer, code, run};
use serde_json::json;

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

#[test]
fn a_day_without_a_window() {
    let folder = tempfile::tempdir().unwrap();
    let dir = path(&folder, "workplace");
    let created = answer(
        &[
            "create",
            &dir,
            "--facility",
            "青葉病院",
            "--user",
            "佐々木 花",
        ],
        PASSPHRASE,
    );
    assert_eq!(created["recovery_code"].as_str().unwrap().len(), 47);
    assert_eq!(
        code(
            &[
                "create",
                &dir,
                "--facility",
                "青葉病院",
                "--user",
                "佐々木 花"
            ],
            PASSPHRASE
        ),
        "workplace_exists"
    );
    let request =
        json!({ "person": { "name": "渡邉 さくら" }, "case": { "opened_on": "2026-11-01" } })
            .to_string();
    let made = answer(&["call", &dir, "intake", &request], PASSPHRASE);
    assert_eq!(made["value"]["number"], "R8-0001");
    let pdf = path(&folder, "summary.pdf");
    answer(
        &["print", &dir, "R8-0001", "--paper", "summary", "-o", &pdf],
        PASSPHRASE,
    );
    assert!(crate::support::words(pdf.as_ref()).contains("渡邉 さくら"));
    let backup = answer(&["backup", &dir], PASSPHRASE);
    let file = backup["file"].as_str().unwrap();
    assert_eq!(answer(&["verify", file], "")["cases"], 1);
    let elsewhere = path(&folder, "elsewhere");
    answer(&["restore", file, &elsewhere], PASSPHRASE);
    assert_eq!(
        answer(&["call", &elsewhere, "case_list"], PASSPHRASE)["total"],
        1
    );
}

#[test]
fn failures_are_codes_on_stderr() {
    let folder = tempfile::tempdir().unwrap();
    let dir = path(&folder, "workplace");
    assert_eq!(
        code(&["call", &dir, "case_list"], PASSPHRASE),
        "workplace_missing"
    );
    answer(
        &[
            "create",
            &dir,
            "--facility",
            "青葉病院",
            "--user",
            "佐々木 花",
        ],
        PASSPHRASE,
    );
    assert_eq!(
        code(&["call", &dir, "case_list"], "chigau kotoba 1"),
        "wrong_passphrase"
    );
    let other = path(&folder, "other");
    assert_eq!(
        code(
            &["create", &other, "--facility", "病院", "--user", "花"],
            "short1"
        ),
        "weak_passphrase"
    );
    assert_eq!(run(&["nothing"], "").status.code(), Some(2));
    let shown = String::from_utf8(run(&["call", &dir, "state"], "").stdout).unwrap();
    assert!(shown.contains("\"wait_seconds\""), "{shown}");
}

#[test]
fn the_list_of_calls_names_types() {
    let list = answer(&["api"], "");
    let unlock = list
        .as_array()
        .unwrap()
        .iter()
        .find(|e| e["name"] == "unlock")
        .unwrap();
    assert_eq!(
        (
            &unlock["request"],
            &unlock["response"],
            &unlock["while_locked"]
        ),
        (&json!("Unlock"), &json!("Session"), &json!(true))
    );
}

#[test]
fn a_reader_that_went_away_is_no_failure_but_a_full_disk_is() {
    use std::process::{Command, Stdio};
    let api = || {
        let mut command = Command::new(crate::support::program());
        command.arg("api").stderr(Stdio::piped());
        command
    };
    let mut child = api().stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success() && out.stderr.is_empty(), "{out:?}");
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let out = api().stdout(full).output().unwrap();
    assert_eq!(out.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&out.stderr).contains("disk_full"),
        "{out:?}"
    );
}

#[test]
fn an_edition_in_a_folder_is_looked_through() {
    let folder = tempfile::tempdir().unwrap();
    let edition = folder.path().join("2027-04");
    std::fs::create_dir_all(edition.join("a")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(edition.join(name), text).unwrap();
    write(
        "edition.toml",
        "id = \"2027-04\"\ntitle = \"試し\"\nissued_on = \"2027-04-01\"\nnotice = \"助言ではありません。\"\nchapters = [\"a\"]\n",
    );
    write("glossary.toml", "term = []\n");
    write(
        "course.toml",
        "notice = \"読書です。\"\npass_percent = 80\nbase = [\"a\"]\n",
    );
    let question = |n| {
        format!(
            "[[question]]\nid = \"a.q{n}\"\npassage = \"a.one\"\nask = \"何ですか。\"\nchoices = [\"一\", \"二\", \"三\"]\nanswer = 1\nwhy = \"一です。\"\n"
        )
    };
    write("a/check.toml", &(1..=10).map(question).collect::<String>());
    write(
        "a/chapter.toml",
        "id = \"a\"\nnumber = 1\ntitle = \"章\"\npart = \"基本\"\nsummary = \"まとめ\"\n",
    );
    let passage = |body: &str| {
        format!(
            "+++\nid = \"a.one\"\ntitle = \"節\"\norder = 1\nstages = [\"gathering\"]\nkeywords = [\"節\"]\nlead = \"はじめに。\"\nchecked_on = \"2027-04-01\"\n[[sources]]\nid = \"s1\"\ntitle = \"資料\"\nyear = 2026\ncertainty = \"official\"\n+++\n{body}\n"
        )
    };
    let path = edition.display().to_string();
    write("a/1.md", &passage("3割です[^s1]。"));
    assert_eq!(answer(&["manual-check", &path], ""), json!([]));
    // An editor of Windows ends its lines otherwise.
    write("a/1.md", &passage("3割です[^s1]。").replace('\n', "\r\n"));
    assert_eq!(answer(&["manual-check", &path], ""), json!([]));
    write("a/1.md", &passage("続きます[^s1]。3割です。"));
    let out = run(&["manual-check", &path], "");
    assert_eq!(out.status.code(), Some(1));
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(
        said.contains("a/1.md 15行目: 出典のない数値です(a.one)「3割です"),
        "{said}"
    );
}
