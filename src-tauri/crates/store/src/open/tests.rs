#![allow(clippy::unwrap_used)]

use super::*;
use model::noun::Person;
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
