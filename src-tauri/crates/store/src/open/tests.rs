#![allow(clippy::unwrap_used)]

use super::*;
use crate::key::{Kdf, Secret};
use crate::slots::Slots;
use model::noun::{Insurance, Person};
use refinery::{Migration, Runner};

fn with_a_person(folder: &Path) -> [u8; 32] {
    let key = DataKey::generate().unwrap();
    let bytes = *key.expose();
    let mut store = Store::create(folder, key).unwrap();
    let mut person = Person {
        name: "渡邉 さくら".into(),
        ..Person::default()
    };
    store
        .write("u", "2026-11-22T00:00:00Z", |w| w.put(&mut person))
        .unwrap();
    bytes
}

/// The steps of the product and one more.
fn steps(further: &str) -> Runner {
    let mut steps = migrations::migrations::runner().get_migrations().clone();
    steps.push(Migration::unapplied("V99__further", further).unwrap());
    Runner::new(&steps)
}

fn opened(folder: &Path, key: &DataKey) -> Connection {
    let conn = Connection::open(folder::database(folder)).unwrap();
    unlock_pages(&conn, key).unwrap();
    configure(&conn, Guards::default()).unwrap();
    conn
}

fn persons(conn: &Connection) -> i64 {
    conn.query_row("SELECT count(*) FROM person", [], |row| row.get(0))
        .unwrap()
}

#[test]
fn a_new_schema_keeps_the_records_and_a_copy_that_opens() {
    let folder = tempfile::tempdir().unwrap();
    let key = DataKey::from_bytes(with_a_person(folder.path()));
    let mut conn = opened(folder.path(), &key);
    let further = "ALTER TABLE person ADD COLUMN further TEXT NOT NULL DEFAULT 'new'";
    migrate(&mut conn, folder.path(), &key, steps(further), 99).unwrap();
    let value: String = conn
        .query_row("SELECT further FROM person", [], |row| row.get(0))
        .unwrap();
    assert_eq!((value.as_str(), persons(&conn)), ("new", 1));
    let copy = folder.path().join("backups/before-schema-99.db");
    let copy = Store::read_only(&copy, &key).unwrap();
    assert_eq!(persons(&copy), 1);
    assert!(copy.prepare("SELECT further FROM person").is_err());
    drop(conn);
    // The program of today meets the file of tomorrow: refused, untouched.
    let before = std::fs::read(folder::database(folder.path())).unwrap();
    assert!(matches!(
        Store::open(folder.path(), key),
        Err(StoreError::Newer { found: 99, .. })
    ));
    assert_eq!(
        std::fs::read(folder::database(folder.path())).unwrap(),
        before
    );
}

#[test]
fn a_workplace_of_the_first_schema_is_brought_up_with_what_had_left() {
    let folder = tempfile::tempdir().unwrap();
    let key = DataKey::generate().unwrap();
    std::fs::create_dir_all(folder.path().join(folder::BACKUPS)).unwrap();
    let mut conn = opened(folder.path(), &key);
    let first = migrations::migrations::runner().set_target(refinery::Target::Version(1));
    migrate(&mut conn, folder.path(), &key, first, 1).unwrap();
    conn.execute(
        "INSERT INTO register (at, user, paper, case_id, recipient, purpose, consent_id, sha256, place)
         VALUES ('2026-11-01T00:00:00Z', 'u', 'summary', '', 'd', 'p', '', 's', 'q')",
        [],
    )
    .unwrap();
    conn.execute(
        "INSERT INTO insurance (id, rev, save_seq, case_id, handbook) VALUES ('i', 1, 1, 'c', '身体障害者手帳3級(心臓)')",
        [],
    )
    .unwrap();
    drop(conn);
    let store = Store::open(folder.path(), key).unwrap();
    let insurance = store.get::<Insurance>("i").unwrap().unwrap();
    assert!(insurance.handbook.is_empty(), "what was typed is no code");
    assert_eq!(insurance.handbook_note, "身体障害者手帳3級(心臓)");
    let (left, _) = store.left("", 0, 10).unwrap();
    assert_eq!((left.len(), left[0].failed), (1, false));
    let copy = format!("backups/before-schema-{SCHEMA}.db");
    assert!(folder.path().join(copy).exists());
}

#[test]
fn a_step_that_fails_half_way_leaves_the_older_schema_in_use() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = with_a_person(folder.path());
    let key = DataKey::from_bytes(bytes);
    let mut conn = opened(folder.path(), &key);
    let further =
        "ALTER TABLE person ADD COLUMN further TEXT; ALTER TABLE nowhere ADD COLUMN x TEXT";
    assert!(migrate(&mut conn, folder.path(), &key, steps(further), 99).is_err());
    assert!(conn.prepare("SELECT further FROM person").is_err());
    drop(conn);
    let store = Store::open(folder.path(), key).unwrap();
    assert_eq!(persons(&store.conn), 1);
}

#[test]
fn the_copy_is_checked_before_the_schema_changes() {
    let folder = tempfile::tempdir().unwrap();
    let key = DataKey::from_bytes(with_a_person(folder.path()));
    let mut conn = opened(folder.path(), &key);
    // A folder that takes no copy: the step is not begun.
    let backups = folder.path().join(folder::BACKUPS);
    std::fs::remove_dir_all(&backups).unwrap();
    std::fs::write(&backups, b"in the way").unwrap();
    let further = "ALTER TABLE person ADD COLUMN further TEXT";
    assert!(migrate(&mut conn, folder.path(), &key, steps(further), 99).is_err());
    assert!(conn.prepare("SELECT further FROM person").is_err());
}

type Stop = fn(&mut Slots, &mut Store, DataKey, [u8; 32]);

/// Slots of one user over a new database; the state that the program is stopped in is made by `stop`.
fn stopped(folder: &Path, stop: impl FnOnce(&mut Slots, &mut Store, DataKey, [u8; 32])) {
    let key = DataKey::from_bytes(with_a_person(folder));
    let mut slots = Slots::new("w".into(), SCHEMA, false);
    let cost = Kdf::Cheap.cost().unwrap();
    slots
        .set_user("u", Secret::Passphrase("p", None), cost, &key)
        .unwrap();
    slots.write(folder).unwrap();
    let mut store = Store::open(folder, key).unwrap();
    let new = DataKey::generate().unwrap();
    let bytes = *new.expose();
    stop(&mut slots, &mut store, new, bytes);
}

fn reopened(folder: &Path) -> StoreResult<i64> {
    let slots = Slots::read(folder)?;
    let opened = slots.open_user("u", Secret::Passphrase("p", None))?;
    let store = match (Store::open(folder, opened.key), opened.next) {
        (Err(StoreError::Damaged), Some(next)) => Store::open(folder, next)?,
        (store, _) => store?,
    };
    Ok(persons(&store.conn))
}

#[test]
fn wherever_the_change_of_the_key_is_stopped_the_slots_open_the_database() {
    let between: [Stop; 3] = [
        |slots, store, _, new| {
            slots.propose(&DataKey::from_bytes(new)).unwrap();
            slots.write(store.folder()).unwrap();
        },
        |slots, store, key, new| {
            slots.propose(&DataKey::from_bytes(new)).unwrap();
            slots.write(store.folder()).unwrap();
            store.rekey(key).unwrap();
        },
        |slots, store, key, new| {
            slots.propose(&DataKey::from_bytes(new)).unwrap();
            slots.write(store.folder()).unwrap();
            store.rekey(key).unwrap();
            slots.adopt();
            slots.write(store.folder()).unwrap();
        },
    ];
    for stop in between {
        let folder = tempfile::tempdir().unwrap();
        stopped(folder.path(), stop);
        assert_eq!(reopened(folder.path()).unwrap(), 1);
    }
}

#[test]
fn without_the_proposal_a_stop_after_the_change_would_lose_everything() {
    // The twin: the same stop, but the slots were not told of the coming key first.
    let folder = tempfile::tempdir().unwrap();
    stopped(folder.path(), |_, store, key, _| store.rekey(key).unwrap());
    assert!(matches!(reopened(folder.path()), Err(StoreError::Damaged)));
}

#[test]
fn after_the_change_the_old_key_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let old = with_a_person(folder.path());
    let mut store = Store::open(folder.path(), DataKey::from_bytes(old)).unwrap();
    store.rekey(DataKey::generate().unwrap()).unwrap();
    assert!(store.check().is_ok());
    drop(store);
    assert!(matches!(
        Store::open(folder.path(), DataKey::from_bytes(old)),
        Err(StoreError::Damaged)
    ));
}
