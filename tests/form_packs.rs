//! Forms that headquarters issues: checked before they are signed, taken only when signed by the confirmed headquarters.

use crate::forms::own;
use crate::headquarters::{Exchange, HQ};
use crate::support::{Bench, PASSPHRASE, answer, words};
use serde_json::{Value, json};

/// Issues the definitions, each by its file name; the answer of headquarters.
fn issue(at: &Exchange, hq: &str, pack: &str, definitions: &[(&str, String)]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in definitions {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    answer(
        &[
            "hq",
            "forms",
            &at.path(hq),
            folder.path().to_str().unwrap(),
            "-o",
            &at.path(pack),
        ],
        HQ,
    )
}

fn take(bench: &mut Bench, at: &Exchange, pack: &str, older: bool) -> Value {
    let ask = json!({ "files": [at.path(pack)], "older": older });
    bench.call("take", ask)["value"]["files"][0].clone()
}

fn opinion(bench: &mut Bench, case: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.pdf");
    bench.call("paper_save", json!({ "request": { "paper": "opinion", "case_id": case, "way": "self" }, "path": path, "recipient": "本人", "purpose": "確認" }));
    words(&path)
}

#[test]
fn a_signed_form_is_taken_and_is_no_form_of_the_facility() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let case = bench.case();
    let made = issue(
        &at,
        "hq",
        "1.forms",
        &[
            (
                "opinion/2026-10-01.toml",
                own("2026-10-01", "本部の様式 {name} 様"),
            ),
            (
                "opinion/2099-04-01.toml",
                own("2099-04-01", "先の様式 {name} 様"),
            ),
        ],
    );
    assert_eq!(made["problems"], json!([]));
    let taken = take(&mut bench, &at, "1.forms", false);
    assert_eq!(taken["problem"], "");
    let change = |taken: &Value, n: usize| taken["pack"]["forms"][n]["change"].clone();
    assert_eq!(taken["pack"]["issuer"], "本部");
    assert_eq!([change(&taken, 0), change(&taken, 1)], ["new", "new"]);
    assert_eq!(taken["pack"]["forms"][1]["valid_from"], "2099-04-01");
    let page = opinion(&mut bench, &case);
    assert!(
        page.contains("本部の様式 髙橋 一郎 様") && !page.contains("施設独自"),
        "{page}"
    );
    // On the same day the facility's own stands before it, and says what it is.
    let own_file = at.path("own.toml");
    std::fs::write(&own_file, own("2026-10-01", "青葉の様式 {name} 様")).unwrap();
    bench.call("form_add", json!({ "path": own_file }));
    assert!(opinion(&mut bench, &case).contains("施設独自"));
    bench.call(
        "form_remove",
        json!({ "id": "opinion", "valid_from": "2026-10-01" }),
    );
    // A later pack replaces; the earlier one is taken again only where somebody asks for it.
    issue(
        &at,
        "hq",
        "2.forms",
        &[("opinion.toml", own("2026-10-01", "改めた様式 {name} 様"))],
    );
    assert_eq!(
        change(&take(&mut bench, &at, "2.forms", false), 0),
        "replaces"
    );
    assert!(opinion(&mut bench, &case).contains("改めた様式"));
    let acts = bench.call("audit_list", json!({ "kind": "pack_take", "limit": 50 }));
    assert_eq!(acts["total"], 3);
    assert_eq!(
        take(&mut bench, &at, "2.forms", false)["problem"],
        "",
        "once more is no news"
    );
    // The list in 設定 names both editions, and the definition can be copied.
    let copy = at.path("copy.toml");
    bench.call(
        "form_copy",
        json!({ "id": "opinion", "valid_from": "2026-10-01", "path": copy }),
    );
    assert!(
        std::fs::read_to_string(copy)
            .unwrap()
            .contains("改めた様式")
    );
}

#[test]
fn an_older_pack_is_taken_only_when_asked_for() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let case = bench.case();
    let text = |line: &str| [("a.toml", own("2026-10-01", line))];
    issue(&at, "hq", "old.forms", &text("前の様式 {name}"));
    issue(&at, "hq", "new.forms", &text("後の様式 {name}"));
    assert_eq!(take(&mut bench, &at, "new.forms", false)["problem"], "");
    assert_eq!(
        take(&mut bench, &at, "old.forms", false)["problem"],
        "older_pack"
    );
    assert!(opinion(&mut bench, &case).contains("後の様式"));
    let answer = answer(&["hq", "log", &at.path("hq")], HQ);
    assert!(answer.to_string().contains("forms"));
    assert_eq!(take(&mut bench, &at, "old.forms", true)["problem"], "");
    assert!(opinion(&mut bench, &case).contains("前の様式"));
}

#[test]
fn what_is_forged_or_not_understood_changes_nothing() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let before = bench.call("form_list", json!({}));
    let good = own("2026-10-01", "{name}");
    issue(&at, "hq", "good.forms", &[("a.toml", good.clone())]);
    let bytes = std::fs::read(at.path("good.forms")).unwrap();
    // Another headquarters; an unsigned file; one that was changed, cut, or is too large; another kind of file.
    answer(&["hq", "init", &at.path("other"), "--name", "本部"], HQ);
    issue(&at, "other", "foreign.forms", &[("a.toml", good.clone())]);
    let mut changed = bytes.clone();
    *changed.last_mut().unwrap() ^= 1;
    let end = bytes.iter().position(|b| *b == b'\n').unwrap();
    let unsigned = [
        &bytes[..=end],
        "A".repeat(88).as_bytes(),
        b"\n",
        &bytes[end + 90..],
    ]
    .concat();
    for (name, bytes) in [
        ("changed.forms", changed),
        ("unsigned.forms", unsigned),
        ("cut.forms", bytes[..bytes.len() - 3].to_vec()),
        ("large.forms", vec![b' '; (8 << 20) + 1]),
        ("text.forms", good.into_bytes()),
    ] {
        std::fs::write(at.path(name), bytes).unwrap();
    }
    for (name, wanted) in [
        ("foreign.forms", "unknown_sender"),
        ("changed.forms", "payload_mismatch"),
        ("unsigned.forms", "bad_signature"),
        ("cut.forms", "truncated"),
        ("large.forms", "too_large"),
        ("text.forms", "not_a_pack"),
        ("none.forms", "unreadable"),
    ] {
        assert_eq!(
            take(&mut bench, &at, name, true)["problem"],
            wanted,
            "{name}"
        );
    }
    assert_eq!(bench.call("form_list", json!({})), before);
    // The control: the same bytes unchanged are taken.
    assert_eq!(take(&mut bench, &at, "good.forms", false)["problem"], "");
    assert_ne!(bench.call("form_list", json!({})), before);
}

#[test]
fn a_definition_that_a_facility_would_refuse_is_not_issued() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let good = own("2026-10-01", "{name}");
    let made = issue(
        &at,
        "hq",
        "bad.forms",
        &[
            ("good.toml", good.clone()),
            (
                "later/newer.toml",
                good.replace("format = 1", "format = 99"),
            ),
            ("typo.toml", good.replace("{name}", "{nmae}")),
        ],
    );
    let problem = |n: usize| &made["problems"][n];
    assert_eq!(problem(0)["file"], "later/newer.toml");
    assert_eq!(
        problem(0)["error"],
        json!({ "code": "form_refused", "reason": "newer", "line": 1, "word": "99" })
    );
    assert_eq!(problem(1)["file"], "typo.toml");
    assert_eq!(problem(1)["error"]["line"], 19);
    assert_eq!(made["file"], "");
    assert!(!std::path::Path::new(&at.path("bad.forms")).exists());
}

#[test]
fn only_an_administrator_takes_forms() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    issue(
        &at,
        "hq",
        "1.forms",
        &[("a.toml", own("2026-10-01", "{name}"))],
    );
    let staff = "asagao no michi 3";
    bench.call(
        "user_add",
        json!({ "id": "staff", "name": "森 緑", "role": "staff", "passphrase": staff }),
    );
    bench.call("lock", json!({}));
    bench.call("unlock", json!({ "user_id": "staff", "passphrase": staff }));
    assert_eq!(
        take(&mut bench, &at, "1.forms", false)["problem"],
        "admin_only"
    );
    bench.call("lock", json!({}));
    bench.call(
        "unlock",
        json!({ "user_id": "user1", "passphrase": PASSPHRASE }),
    );
    assert_eq!(take(&mut bench, &at, "1.forms", false)["problem"], "");
}

#[test]
fn whoever_writes_a_form_finds_every_fact_that_it_may_name() {
    let mut bench = Bench::new();
    let facts = bench.call("form_facts", json!({}));
    let facts = facts.as_array().unwrap();
    let find = |name: &str| facts.iter().find(|f| f["name"] == name).unwrap();
    assert_eq!(find("diseases")["item"], "disease");
    assert_eq!(find("person.name")["item"], "identity");
    assert_eq!(find("employment.duties")["item"], "work");
    for fact in facts {
        assert_ne!(fact["label"], "", "{fact}");
    }
    // Each can indeed be named.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.toml");
    for name in [
        "diseases",
        "employment.duties",
        "treatment.schedule",
        "today",
    ] {
        let text = own("2026-10-01", "{name}")
            .replace("person.name", find(name)["name"].as_str().unwrap());
        std::fs::write(&path, text).unwrap();
        bench.call("form_add", json!({ "path": path }));
    }
}
