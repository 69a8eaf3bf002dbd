//! Users come and go; the one who left opens nothing with what they kept.

use super::driver::{CONTROL, NULL, story};
use super::hand::fill;
use crate::support::{PASSPHRASE, closed};
use serde_json::json;
use std::path::Path;
use workbench::api;

const LEAVER: &str = "kawara no yama 5";

fn with_two_users(folder: &Path) {
    fill(folder, |bench| {
        bench.case();
        bench.call(
            "user_add",
            json!({ "id": "tanaka", "name": "田中 進", "profession": "nurse", "role": "staff", "passphrase": LEAVER }),
        );
    });
}

/// The files of a folder, not its folders.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        if entry.path().is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

#[test]
fn a_user_leaves_and_the_data_key_is_renewed() {
    let place = tempfile::tempdir().unwrap();
    let kept = place.path();
    story(
        |folder| {
            with_two_users(folder);
            copy(folder, kept);
            std::fs::remove_file(kept.join("workplace.db")).unwrap();
        },
        |w| async move {
            w.see("ロック解除").await;
            w.press("user1").await;
            w.unlock().await;
            w.go("#/settings/users").await;
            w.see("田中 進").await;
            w.press("外す").await;
            w.see("田中 進さんを外しますか").await;
            w.picture("user-leaves").await;
            w.sound("user-leaves").await;
            w.click("dialog[open] footer button:last-of-type").await;
            w.see("田中 進さんを外しました").await;
            w.picture("user-left").await;
            // The session goes on under the new key, and so does the next one.
            w.open_case("髙橋 一郎").await;
            w.record("面談で体調を聞いた。").await;
            w.keys(&format!("{CONTROL}l{NULL}")).await;
            w.see("ロック解除").await;
            let workplace = kept.join("workplace");
            copy(&w.home.workplace(), &workplace);
            w.close().await;
            let unlock = |user: &str, passphrase: &str| {
                let mut bench = closed(&workplace);
                let ask = json!({ "user_id": user, "passphrase": passphrase });
                api::call(&mut bench, "unlock", ask).map_err(|e| e.code())
            };
            assert!(unlock("user1", PASSPHRASE).is_ok());
            copy(kept, &workplace);
            assert_eq!(unlock("tanaka", LEAVER).unwrap_err(), "database_damaged");
        },
    );
}
