use std::{fs, path::PathBuf};

use refinery::{Migration, Runner};
use tempfile::TempDir;

use super::*;

fn database(folder: &TempDir) -> PathBuf {
    folder.path().join("hq.db")
}

fn reopened(folder: &TempDir, key: &[u8; 32]) -> Result<SqliteHeadquarters, HqError> {
    SqliteHeadquarters::open(&database(folder), key)
}

/// The folder of a closed store that holds one case.
fn closed() -> TempDir {
    let mut desk = Desk::new();
    let mut first = bundle(1, 1, 1);
    first.cases = vec![case(1, 1, "cancer")];
    desk.take(&first);
    let Desk { store, folder } = desk;
    drop(store);
    folder
}

fn runner(later: &[(&str, &str)]) -> Runner {
    let first = include_str!("../../../migrations/V1__store.sql");
    let second = include_str!("../../../migrations/V2__remark.sql");
    let third = include_str!("../../../migrations/V3__edition.sql");
    let all = [
        ("V1__store", first),
        ("V2__remark", second),
        ("V3__edition", third),
    ]
    .into_iter()
    .chain(later.iter().copied());
    Runner::new(
        &all.map(|(name, sql)| Migration::unapplied(name, sql).unwrap())
            .collect::<Vec<_>>(),
    )
}

#[test]
fn what_was_stored_is_there_again() {
    let folder = closed();
    let store = reopened(&folder, &KEY).unwrap();
    assert_eq!(store.identity().unwrap(), identity());
    assert_eq!(store.cases(&CaseFilter::default(), ALL).unwrap().total, 1);
    assert_eq!(
        format!("{:?}", store.identity().unwrap()),
        format!("{:?}", identity())
    );
    assert!(!format!("{:?}", identity()).contains("AGE-SECRET"));
}

#[test]
fn a_store_is_neither_overwritten_nor_invented() {
    let folder = closed();
    let before = fs::read(database(&folder)).unwrap();
    let refusal = SqliteHeadquarters::create(&database(&folder), &KEY, &identity()).unwrap_err();
    assert_eq!(refusal.code(), "already_exists");
    assert_eq!(fs::read(database(&folder)).unwrap(), before);
    let missing = folder.path().join("missing.db");
    assert_eq!(
        SqliteHeadquarters::open(&missing, &KEY).unwrap_err().code(),
        "not_found"
    );
    assert!(!missing.exists());
}

#[test]
fn a_leftover_of_an_interrupted_creation_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hq.db");
    fs::write(folder.path().join("hq.db-unfinished"), b"half a store").unwrap();
    fs::write(folder.path().join("hq.db-unfinished-wal"), b"and its log").unwrap();
    assert_eq!(
        SqliteHeadquarters::open(&path, &KEY).unwrap_err().code(),
        "not_found"
    );
    let store = SqliteHeadquarters::create(&path, &KEY, &identity()).unwrap();
    drop(store);
    let names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["hq.db"]);
}

#[test]
fn an_identity_that_does_not_fit_leaves_no_store() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hq.db");
    let mut misshapen = identity();
    misshapen.epoch.clear();
    assert_eq!(
        SqliteHeadquarters::create(&path, &KEY, &misshapen)
            .unwrap_err()
            .code(),
        "malformed"
    );
    assert!(!path.exists());
}

#[test]
fn another_key_does_not_open_and_does_not_touch() {
    let folder = closed();
    let before = fs::read(database(&folder)).unwrap();
    let mut key = KEY;
    key[31] ^= 1;
    assert_eq!(reopened(&folder, &key).unwrap_err().code(), "wrong_key");
    assert_eq!(fs::read(database(&folder)).unwrap(), before);
    assert!(reopened(&folder, &KEY).is_ok());
}

#[test]
fn nothing_is_on_disk_in_the_clear() {
    let folder = closed();
    let store = reopened(&folder, &KEY).unwrap();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for text in [
            "SQLite format",
            "facilities",
            "AGE-SECRET-KEY",
            "cancer",
            "第1病院",
        ] {
            let found = bytes
                .windows(text.len())
                .any(|window| window == text.as_bytes());
            assert!(!found, "{text} in {}", path.display());
        }
    }
    // The control: the same rows are readable through the key.
    assert_eq!(store.facilities().unwrap()[0].name, "第1病院");
}

#[test]
fn every_damaged_page_is_noticed() {
    let folder = closed();
    let good = fs::read(database(&folder)).unwrap();
    assert_eq!(good.len() % 8192, 0, "pages of 8 KiB");
    for page in 0..good.len() / 8192 {
        let mut bytes = good.clone();
        bytes[page * 8192 + 4000] ^= 1;
        fs::write(database(&folder), &bytes).unwrap();
        let read = reopened(&folder, &KEY).and_then(|store| {
            let verdict: String = store
                .connection
                .query_row("PRAGMA quick_check", [], |row| row.get(0))?;
            if verdict == "ok" {
                Ok(())
            } else {
                Err(HqError::Damaged)
            }
        });
        let code = read.unwrap_err().code();
        assert!(
            ["damaged", "wrong_key"].contains(&code),
            "page {page}: {code}"
        );
    }
    fs::write(database(&folder), &good).unwrap();
    assert!(reopened(&folder, &KEY).is_ok());
}

/// The guard off: without the page checksums of SQLCipher changed bytes are read as if they were true.
#[test]
fn without_page_checksums_damage_goes_unnoticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("unguarded.db");
    let open = || {
        let connection = Connection::open(&path).unwrap();
        connection
            .execute_batch("PRAGMA key = 'test'; PRAGMA cipher_use_hmac = OFF;")
            .unwrap();
        connection
    };
    let note = "あ".repeat(10_000);
    open()
        .execute_batch(&format!(
            "CREATE TABLE t (note TEXT); INSERT INTO t VALUES ('{note}');"
        ))
        .unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2 + 100;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let connection = open();
    let verdict: String = connection
        .query_row("PRAGMA quick_check", [], |row| row.get(0))
        .unwrap();
    let sql = "SELECT CAST(note AS BLOB) FROM t";
    let read: Vec<u8> = connection.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
    assert!(read.len() == note.len() && read != note.as_bytes());
}

#[test]
fn the_settings_are_in_force() {
    let desk = Desk::new();
    let text = |pragma: &str| {
        let sql = format!("PRAGMA {pragma}");
        let value = desk
            .store
            .connection
            .query_row(&sql, [], |row| row.get::<_, rusqlite::types::Value>(0))
            .unwrap();
        match value {
            rusqlite::types::Value::Integer(n) => n.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => panic!("{other:?}"),
        }
    };
    let settings = [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("cipher_page_size", "8192"),
        ("secure_delete", "1"),
        ("busy_timeout", "5000"),
    ];
    for (pragma, expected) in settings {
        assert_eq!(text(pragma), expected, "{pragma}");
    }
    let defensive = desk
        .store
        .connection
        .db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_DEFENSIVE);
    assert!(defensive.unwrap());
}

#[test]
fn a_newer_store_is_refused_untouched() {
    let folder = closed();
    let newer = runner(&[(
        "V4__later",
        "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;",
    )]);
    drop(SqliteHeadquarters::open_with(&database(&folder), &KEY, &newer).unwrap());
    let before = fs::read(database(&folder)).unwrap();
    let refusal = reopened(&folder, &KEY).unwrap_err();
    assert!(
        matches!(refusal, HqError::NewerVersion { found: 4, known: 3 }),
        "{refusal}"
    );
    assert_eq!(fs::read(database(&folder)).unwrap(), before);
}

#[test]
fn an_older_store_is_copied_and_then_migrated() {
    let folder = closed();
    let newer = runner(&[(
        "V4__later",
        "ALTER TABLE facilities ADD COLUMN note TEXT NOT NULL DEFAULT '';",
    )]);
    let store = SqliteHeadquarters::open_with(&database(&folder), &KEY, &newer).unwrap();
    assert_eq!(store.cases(&CaseFilter::default(), ALL).unwrap().total, 1);
    drop(store);
    let copy = folder.path().join("hq.db-before-migration-from-3");
    let copied = SqliteHeadquarters::open(&copy, &KEY).unwrap();
    assert_eq!(copied.cases(&CaseFilter::default(), ALL).unwrap().total, 1);
    assert_eq!(reopened(&folder, &KEY).unwrap_err().code(), "newer_version");
}

#[test]
fn a_failing_migration_leaves_the_store_as_it_was() {
    let folder = closed();
    let failing = runner(&[(
        "V4__later",
        "CREATE TABLE later (id INTEGER); INSERT INTO nowhere VALUES (1);",
    )]);
    let refusal = SqliteHeadquarters::open_with(&database(&folder), &KEY, &failing).unwrap_err();
    assert_eq!(refusal.code(), "migration_failed", "{refusal}");
    let store = reopened(&folder, &KEY).unwrap();
    assert!(!store.connection.table_exists(None, "later").unwrap());
    assert_eq!(store.cases(&CaseFilter::default(), ALL).unwrap().total, 1);
}

#[test]
fn an_edited_migration_is_refused() {
    let folder = closed();
    let edited = Migration::unapplied("V1__store", "CREATE TABLE other (id INTEGER);").unwrap();
    let second = include_str!("../../../migrations/V2__remark.sql");
    let second = Migration::unapplied("V2__remark", second).unwrap();
    let third = include_str!("../../../migrations/V3__edition.sql");
    let third = Migration::unapplied("V3__edition", third).unwrap();
    let runner = Runner::new(&[edited, second, third]);
    let refusal = SqliteHeadquarters::open_with(&database(&folder), &KEY, &runner).unwrap_err();
    assert_eq!(refusal.code(), "migration_failed", "{refusal}");
}

#[test]
fn a_bundle_that_fails_half_way_is_not_there() {
    let mut desk = Desk::new();
    let before = desk.dump();
    let mut first = bundle(1, 1, 1);
    first.cases = (0..5).map(|n| case(n, 1, "cancer")).collect();
    first.tallies = vec![tally(1, 2), tally(3, 4)];
    assert_eq!(
        desk.refusal(&first),
        "malformed",
        "the same table twice, after five cases were written"
    );
    assert_eq!(desk.dump(), before);
}
