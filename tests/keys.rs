//! Slots, passphrases and the new data key when somebody leaves.

use crate::support::{Bench, PASSPHRASE, closed, program};
use serde_json::json;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;
use workbench::api;
use workbench::error::ApiError;

const LEAVER: &str = "kawara no yama 5";
const STAYER: &str = "asagao no michi 3";

/// A workplace of three with one case, open for the administrator.
fn three_users() -> Bench {
    let mut bench = Bench::new();
    bench.case();
    for (id, name, passphrase) in [("leaver", "田中 進", LEAVER), ("stayer", "森 緑", STAYER)]
    {
        bench.call(
            "user_add",
            json!({ "id": id, "name": name, "role": "staff", "passphrase": passphrase }),
        );
    }
    bench
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to.join("backups")).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        if entry.path().is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

/// Unlocks a folder; the number of cases that it then lists.
fn cases(folder: &Path, user: &str, passphrase: &str) -> Result<u64, ApiError> {
    let mut bench = closed(folder);
    api::call(
        &mut bench,
        "unlock",
        json!({ "user_id": user, "passphrase": passphrase }),
    )?;
    let list = api::call(&mut bench, "case_list", json!({}))?;
    Ok(list["total"].as_u64().unwrap())
}

/// What somebody can do who left, kept the slots of their last day, and lays them beside the database of today.
fn with_the_old_slots(rekey: bool) -> Result<i64, ApiError> {
    let mut bench = three_users();
    let kept = tempfile::tempdir().unwrap();
    copy(&bench.workplace(), kept.path());
    bench.call("user_remove", json!({ "id": "leaver", "rekey": rekey }));
    bench.call("lock", json!({}));
    let workplace = bench.workplace();
    let Bench { folder, bench, .. } = bench;
    drop(bench);
    for name in ["slots.json", "slots.bak"] {
        std::fs::copy(kept.path().join(name), workplace.join(name)).unwrap();
    }
    // The list of users inside would refuse the name; the question is whether the key still fits.
    let secret = store::key::Secret::Passphrase(LEAVER, None);
    let key = store::slots::Slots::read(&workplace)
        .unwrap()
        .open_user("leaver", secret)
        .unwrap()
        .key;
    let found = store::Store::open(&workplace, key)
        .and_then(|store| store.counts())
        .map(|(persons, _, _)| persons)
        .map_err(ApiError::from);
    assert!(cases(&workplace, "leaver", LEAVER).is_err());
    drop(folder);
    found
}

#[test]
fn who_left_opens_nothing_with_the_slots_they_kept() {
    assert_eq!(with_the_old_slots(true), Err(ApiError::DatabaseDamaged));
}

#[test]
fn without_a_new_data_key_the_kept_slots_reach_the_database() {
    // The twin: the key stays, and what was kept still fits.
    assert_eq!(with_the_old_slots(false), Ok(1));
}

#[test]
fn everybody_who_stays_opens_as_before_and_so_does_the_recovery_code() {
    let mut bench = three_users();
    bench.call("backup_now", json!({}));
    bench.call("user_remove", json!({ "id": "leaver", "rekey": true }));
    // Work goes on in the same session, and is backed up under the new key.
    bench.case();
    bench.call("backup_now", json!({}));
    bench.call("lock", json!({}));
    let code = bench.recovery_code.clone();
    let workplace = bench.workplace();
    let Bench { folder, bench, .. } = bench;
    drop(bench);
    assert_eq!(cases(&workplace, "user1", PASSPHRASE), Ok(2));
    assert_eq!(cases(&workplace, "stayer", STAYER), Ok(2));
    assert!(matches!(
        cases(&workplace, "leaver", LEAVER),
        Err(ApiError::WrongPassphrase { .. })
    ));
    let mut again = closed(&workplace);
    api::call(
        &mut again,
        "unlock_recovery",
        json!({ "user_id": "user1", "code": code, "passphrase": "atarashii kotoba 4" }),
    )
    .unwrap();
    drop(folder);
}

#[test]
fn a_backup_from_before_the_new_key_says_so_and_opens_with_the_passphrase_of_its_day() {
    let mut bench = three_users();
    let reason = |reason: &str| ApiError::BackupRefused {
        reason: reason.into(),
    };
    let before = bench.call("backup_now", json!({}))["value"]["file"].clone();
    bench.call("backup_verify", json!({ "path": before }));
    bench.call("user_remove", json!({ "id": "leaver", "rekey": true }));
    let changed = "atarashii kotoba 4";
    bench.call(
        "passphrase_change",
        json!({ "old": PASSPHRASE, "new": changed }),
    );
    bench.case();
    let after = bench.call("backup_now", json!({}))["value"]["file"].clone();
    assert_eq!(
        bench.refused("backup_verify", json!({ "path": before })),
        reason("older_key")
    );
    bench.call("backup_verify", json!({ "path": after }));
    // A backup of somebody else is another matter.
    let mut other = Bench::new();
    let foreign = other.call("backup_now", json!({}))["value"]["file"].clone();
    assert_eq!(
        bench.refused("backup_verify", json!({ "path": foreign })),
        reason("wrong_key")
    );

    let ask =
        |passphrase: &str| json!({ "file": before, "user_id": "user1", "passphrase": passphrase });
    assert_eq!(
        bench.refused("backup_restore", ask(changed)),
        reason("passphrase_of_that_day")
    );
    let renewed = bench.call("recovery_renew", json!({}))["recovery_code"].clone();
    let by_code = json!({ "file": before, "code": renewed });
    assert_eq!(
        bench.refused("backup_restore", by_code),
        reason("code_of_that_day")
    );
    assert!(bench.bench.is_open(), "a refusal touches nothing");
    bench.call("backup_restore", ask(PASSPHRASE));
    let workplace = bench.workplace();
    let Bench { folder, bench, .. } = bench;
    drop(bench);
    // Slots and key of that day are back: also the one who left opens it, which is why old backups are kept in a safe.
    assert_eq!(cases(&workplace, "user1", PASSPHRASE), Ok(1));
    assert_eq!(cases(&workplace, "leaver", LEAVER), Ok(1));
    drop(folder);
}

#[test]
fn a_slot_that_was_put_in_the_place_of_another_gets_no_new_key() {
    let mut bench = three_users();
    // Somebody with access to the folder writes a slot of their own under the name of a colleague.
    let mut slots = store::slots::Slots::read(&bench.workplace()).unwrap();
    slots
        .set_user(
            "stayer",
            store::key::Secret::Passphrase("nusumi no kotoba 1", None),
            store::key::Kdf::Cheap.cost().unwrap(),
            &store::key::DataKey::generate().unwrap(),
        )
        .unwrap();
    slots.write(&bench.workplace()).unwrap();
    // At 交代, while the workplace is open, such a slot opens nothing either.
    let refused = bench.refused(
        "unlock",
        json!({ "user_id": "stayer", "passphrase": "nusumi no kotoba 1" }),
    );
    assert_eq!(refused, ApiError::SlotsDamaged);
    bench.call("lock", json!({}));
    bench.call(
        "unlock",
        json!({ "user_id": "user1", "passphrase": PASSPHRASE }),
    );
    let refused = bench.refused("user_remove", json!({ "id": "leaver", "rekey": true }));
    assert_eq!(
        refused,
        ApiError::SlotUnvouched {
            user: "stayer".to_owned()
        }
    );
    let users = bench.call("user_list", json!({}));
    assert!(
        users
            .as_array()
            .unwrap()
            .iter()
            .all(|u| u["active"] == json!(true))
    );
}

fn removing(folder: &Path) -> Child {
    Command::new(program())
        .args(["call", folder.to_str().unwrap(), "user_remove"])
        .arg(json!({ "id": "leaver", "rekey": true }).to_string())
        .env("RYORITSU_USER", "user1")
        .env("RYORITSU_PASSPHRASE", PASSPHRASE)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn a_kill_while_the_key_changes_leaves_the_old_state_or_the_new_one() {
    const ROUNDS: u32 = 12;
    let mut bench = three_users();
    bench.call("lock", json!({}));
    let workplace = bench.workplace();
    let Bench { folder, bench, .. } = bench;
    drop(bench);
    let rounds = tempfile::tempdir().unwrap();
    let whole = rounds.path().join("whole");
    copy(&workplace, &whole);
    let start = Instant::now();
    assert!(removing(&whole).wait().unwrap().success());
    let whole_run = start.elapsed();
    let mut gone = 0;
    for round in 0..ROUNDS {
        let place = rounds.path().join(round.to_string());
        copy(&workplace, &place);
        let mut child = removing(&place);
        let deadline = Instant::now() + whole_run * round / ROUNDS;
        while Instant::now() < deadline && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        let _ = child.kill();
        child.wait().unwrap();
        for (user, passphrase) in [("user1", PASSPHRASE), ("stayer", STAYER)] {
            assert_eq!(cases(&place, user, passphrase), Ok(1), "round {round}");
        }
        gone += u32::from(cases(&place, "leaver", LEAVER).is_err());
    }
    // The kills fell on both sides of the change, so they also fell around it.
    assert!(gone < ROUNDS, "every round had already removed the user");
    drop(folder);
}
