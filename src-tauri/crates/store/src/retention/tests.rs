//! Everything of a case goes, whatever table it lies in; nothing goes while it is held; half of it never goes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::discard::{Confirmed, STAY};
use crate::key::DataKey;
use crate::record::Writer;
use crate::{Store, StoreError};
use model::noun::{Case, Noun, Person};
use rusqlite::types::Value;
use std::collections::BTreeSet;

const AT: &str = "2026-11-22T01:02:03Z";
/// What every seeded word begins with; no word of the program does.
const SEED: &str = "種子語";

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(folder.path(), DataKey::generate().unwrap()).unwrap();
    (folder, store)
}

/// A case that was closed long ago; its id and its person.
fn closed(store: &mut Store, number: &str) -> (String, String) {
    let mut person = Person {
        name: format!("{SEED}の氏名"),
        ..Person::default()
    };
    store.write("u", AT, |w| w.put(&mut person)).unwrap();
    let mut case = Case {
        person_id: person.id.clone(),
        number: number.to_owned(),
        opened_on: "2019-05-01".into(),
        closed_on: "2020-03-31".into(),
        chief: format!("{SEED}の主訴"),
        ..Case::default()
    };
    store.write("u", AT, |w| w.put(&mut case)).unwrap();
    (case.id, person.id)
}

fn confirmed() -> Confirmed {
    Confirmed {
        second: "v".into(),
        before: "2021-04-01".into(),
        ..Confirmed::default()
    }
}

/// Columns of a table: name and type.
fn columns(store: &Store, table: &str) -> Vec<(String, String)> {
    store
        .conn
        .prepare("SELECT name, type FROM pragma_table_info(?1)")
        .unwrap()
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

fn tables(store: &Store) -> Vec<String> {
    store
        .conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_index%' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

fn tables_of_cases(store: &mut Store) -> Vec<String> {
    store.write("u", AT, |w| w.tables_of_cases()).unwrap()
}

/// A row of the case in every table that knows cases, with a seeded word in each column of text.
fn seed(store: &mut Store, case_id: &str, person_id: &str) {
    for table in tables_of_cases(store) {
        if matches!(
            table.as_str(),
            "discard" | "discard_proposal" | "case_derived" | "hold"
        ) {
            continue;
        }
        let mut names = Vec::new();
        let mut values = Vec::new();
        for (column, kind) in columns(store, &table) {
            // Numbers that the database gives.
            if kind == "INTEGER" && matches!(column.as_str(), "id" | "seq") {
                continue;
            }
            values.push(match (column.as_str(), kind.as_str()) {
                ("case_id", _) => Value::Text(case_id.to_owned()),
                ("person_id", _) => Value::Text(person_id.to_owned()),
                ("noun", _) => Value::Text("activity".to_owned()),
                (_, "INTEGER") => Value::Integer(1),
                (_, "BLOB") => Value::Blob(format!("{SEED} {table}").into_bytes()),
                _ => Value::Text(format!("{SEED} {table}.{column}")),
            });
            names.push(format!("\"{column}\""));
        }
        let places = vec!["?"; names.len()].join(", ");
        let sql = format!(
            "INSERT INTO \"{table}\" ({}) VALUES ({places})",
            names.join(", ")
        );
        store
            .conn
            .execute(&sql, rusqlite::params_from_iter(values))
            .unwrap_or_else(|e| panic!("{table}: {e}"));
    }
}

/// Every cell that carries the word: table and column.
fn cells_with(store: &Store, word: &str) -> BTreeSet<(String, String)> {
    let mut out = BTreeSet::new();
    for table in tables(store) {
        for (column, ..) in columns(store, &table) {
            let sql = format!(
                "SELECT count(*) FROM \"{table}\" WHERE instr(CAST(\"{column}\" AS TEXT), ?1) > 0"
            );
            let found: i64 = store
                .conn
                .query_row(&sql, [word], |row| row.get(0))
                .unwrap();
            if found > 0 {
                out.insert((table.clone(), column));
            }
        }
    }
    out
}

fn discard(store: &mut Store, case_id: &str) -> crate::StoreResult<i64> {
    store.write("u", AT, |w| {
        w.propose_discard(case_id, "文書管理規程 第8条")?;
        w.discard(case_id, &confirmed())
    })
}

#[test]
fn every_table_that_knows_a_case_is_cleared_also_one_of_tomorrow() {
    let (_folder, mut store) = store();
    let (case_id, person_id) = closed(&mut store, "R1-0001");
    // A table that nobody has written yet.
    store
        .conn
        .execute_batch(
            "CREATE TABLE of_tomorrow (case_id TEXT NOT NULL, words TEXT NOT NULL) STRICT;",
        )
        .unwrap();
    seed(&mut store, &case_id, &person_id);
    let before = cells_with(&store, &case_id);
    assert!(before.len() > 25, "{before:?}");
    assert!(before.contains(&("of_tomorrow".to_owned(), "case_id".to_owned())));
    discard(&mut store, &case_id).unwrap();
    let stays = |table: &str, column: &str| (table.to_owned(), column.to_owned());
    assert_eq!(
        cells_with(&store, &case_id),
        BTreeSet::from([
            stays("audit", "target"),
            stays("discard", "case_id"),
            stays("register", "case_id"),
            stays("save", "record_id"),
            stays("sent", "case_id"),
        ])
    );
    assert!(cells_with(&store, &person_id).is_empty());
    // Codes, digests and who did it stay of what left; no free word does.
    let words: BTreeSet<_> = cells_with(&store, SEED);
    for (table, column) in &words {
        let kept = match table.as_str() {
            "register" => [
                "at",
                "user",
                "paper",
                "consent_id",
                "sha256",
                "party",
                "items",
                "ground",
                "second_user",
                "failed_at",
            ]
            .contains(&column.as_str()),
            "sent" => ["pseudonym", "content_hash", "refused"].contains(&column.as_str()),
            _ => false,
        };
        assert!(kept, "{table}.{column} still says it");
    }
    assert!(
        words.contains(&stays("register", "paper")),
        "the control: what stays is found"
    );
    assert!(store.audit_intact().unwrap());
}

#[test]
fn no_table_names_a_case_or_a_person_in_a_column_that_nobody_looks_at() {
    let (_folder, store) = store();
    let mut found = BTreeSet::new();
    for table in tables(&store) {
        let all = columns(&store, &table);
        let has = |name: &str| all.iter().any(|(column, ..)| column == name);
        for (column, kind) in &all {
            let speaks = ["case", "person", "record"]
                .iter()
                .any(|word| column.contains(word));
            if speaks && kind == "TEXT" && column != "case_id" && !has("case_id") {
                found.insert(format!("{table}.{column}"));
            }
        }
    }
    // Each of them is cleared by name: the person and what was merged by `erase`, the former case by `clear_words`.
    let known = [
        "case.former_case",
        "case.person_id",
        "employment.person_id",
        "merge.gone_case",
        "merge.gone_person",
        "merge.kept_case",
        "merge.kept_person",
        "person.told_person",
        "person_key.person_id",
    ];
    assert_eq!(found, known.map(str::to_owned).into());
    assert_eq!(STAY, ["discard", "register", "save", "sent"]);
}

#[test]
fn a_person_with_another_case_stays_and_the_book_says_so() {
    let (_folder, mut store) = store();
    let (case_id, person_id) = closed(&mut store, "R1-0001");
    let mut other = Case {
        person_id: person_id.clone(),
        number: "R8-0001".into(),
        opened_on: "2026-05-01".into(),
        former_case: case_id.clone(),
        ..Case::default()
    };
    store.write("u", AT, |w| w.put(&mut other)).unwrap();
    discard(&mut store, &case_id).unwrap();
    assert!(store.get::<Person>(&person_id).unwrap().is_some());
    assert_eq!(
        store.get::<Case>(&other.id).unwrap().unwrap().former_case,
        ""
    );
    let (rows, total) = store.discarded(0, 10).unwrap();
    assert_eq!(
        (total, rows[0].person_stays, rows[0].number.as_str()),
        (1, true, "R1-0001")
    );
}

#[test]
fn what_is_held_open_kept_or_not_proposed_by_another_one_stays() {
    let (_folder, mut store) = store();
    let (case_id, _) = closed(&mut store, "R1-0001");
    let reason = |answer: crate::StoreResult<i64>| match answer {
        Err(StoreError::Kept(reason)) => reason,
        other => panic!("{other:?}"),
    };
    let now = store.write("u", AT, |w| w.discard(&case_id, &confirmed()));
    assert_eq!(reason(now), "not_proposed");
    let hold = store
        .write("u", AT, |w| w.put_hold(&case_id, "dispute", "訴訟", ""))
        .unwrap();
    assert_eq!(reason(discard(&mut store, &case_id)), "held");
    let erased = store.write("u", AT, |w| w.erase(Noun::Case, &case_id));
    assert!(matches!(erased, Err(StoreError::Kept("held"))));
    // The database itself refuses, whatever code comes by.
    assert!(
        store
            .conn
            .execute("DELETE FROM \"case\" WHERE id = ?1", [&case_id])
            .is_err()
    );
    store
        .write("v", AT, |w| w.lift_hold(&hold, "和解"))
        .unwrap();
    let own = Confirmed {
        second: "u".into(),
        ..confirmed()
    };
    let now = store.write("u", AT, |w| {
        w.propose_discard(&case_id, "規程")?;
        w.discard(&case_id, &own)
    });
    assert_eq!(reason(now), "same_person");
    let early = Confirmed {
        before: "2020-03-31".into(),
        ..confirmed()
    };
    let now = store.write("u", AT, |w| {
        w.propose_discard(&case_id, "規程")?;
        w.discard(&case_id, &early)
    });
    assert_eq!(reason(now), "kept");
    // Opened again after the proposal, and closed again: it must be proposed anew.
    store
        .write("u", AT, |w| w.propose_discard(&case_id, "規程"))
        .unwrap();
    let mut case = store.get::<Case>(&case_id).unwrap().unwrap();
    case.closed_on = String::new();
    store.write("u", AT, |w| w.put(&mut case)).unwrap();
    let now = store.write("u", AT, |w| w.discard(&case_id, &confirmed()));
    assert_eq!(reason(now), "open");
    case.closed_on = "2020-03-30".into();
    store.write("u", AT, |w| w.put(&mut case)).unwrap();
    let now = store.write("u", AT, |w| w.discard(&case_id, &confirmed()));
    assert_eq!(reason(now), "not_proposed");
    // The twin: with nothing in its way, the same call discards.
    discard(&mut store, &case_id).unwrap();
}

#[test]
fn a_hold_stands_through_its_last_day_by_the_clock_of_the_facility() {
    let (_folder, mut store) = store();
    let (case_id, _) = closed(&mut store, "R1-0001");
    store
        .write("u", AT, |w| {
            w.put_hold(&case_id, "accident", "労災", "2026-11-22")
        })
        .unwrap();
    let held = |at: &str| super::is_held(&store.conn, &case_id, at).unwrap();
    // Until 24:00 of 22 November in Japan, which is 15:00 UTC.
    assert!(held("2026-11-22T14:59:59Z"));
    assert!(!held("2026-11-22T15:00:00Z"));
}

#[test]
fn what_headquarters_has_stays_there_but_a_withdrawal_that_is_due_still_goes_up() {
    for (consented, at_hq, due) in [(1, true, 0), (0, false, 1)] {
        let (_folder, mut store) = store();
        let (case_id, person_id) = closed(&mut store, "R1-0001");
        let derived = "INSERT INTO case_derived SELECT ?1, ?2, 'R1-0001', 1, '', '', '', '', '', '', '', 0, '[]', '', '', '', '', '', '', '', '', '2019-05-01', '2020-03-31', 1, 0, '', '', ?3, 'h', 1, 1, ''";
        store
            .conn
            .execute(derived, rusqlite::params![case_id, person_id, consented])
            .unwrap();
        store
            .conn
            .execute("INSERT INTO sent (sequence, case_id, pseudonym, rev, content_hash, tombstone, accepted) VALUES (1, ?1, 'p', 1, 'h', 0, 1)", [&case_id])
            .unwrap();
        discard(&mut store, &case_id).unwrap();
        let (rows, _) = store.discarded(0, 1).unwrap();
        assert_eq!(rows[0].at_hq, at_hq);
        assert_eq!(
            store.sent_of_erased().unwrap().len(),
            due,
            "consented: {consented}"
        );
    }
}

/// All rows of all tables, to compare.
fn everything(store: &Store) -> Vec<String> {
    let mut out = Vec::new();
    for table in tables(store) {
        let width = columns(store, &table).len();
        let mut statement = store
            .conn
            .prepare(&format!("SELECT * FROM \"{table}\""))
            .unwrap();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<Value> = (0..width).map(|n| row.get(n).unwrap()).collect();
            out.push(format!("{table} {cells:?}"));
        }
    }
    out.sort();
    out
}

#[test]
fn a_failure_anywhere_in_the_middle_leaves_everything() {
    let (_folder, mut store) = store();
    let (case_id, person_id) = closed(&mut store, "R1-0001");
    seed(&mut store, &case_id, &person_id);
    store
        .write("u", AT, |w| w.propose_discard(&case_id, "規程"))
        .unwrap();
    let before = everything(&store);
    let mut failed = 0;
    for table in tables(&store) {
        let guard = format!(
            "CREATE TEMP TRIGGER break_it BEFORE DELETE ON main.\"{table}\" BEGIN SELECT RAISE(ABORT, 'broken'); END;"
        );
        store.conn.execute_batch(&guard).unwrap();
        let now: crate::StoreResult<()> = store.write("u", AT, |w| {
            w.discard(&case_id, &confirmed())?;
            // From this table nothing is taken: it goes back whole, and the next one is tried.
            Err(StoreError::UndoTooLate)
        });
        store.conn.execute_batch("DROP TRIGGER break_it").unwrap();
        failed += usize::from(!matches!(now, Err(StoreError::UndoTooLate)));
        assert_eq!(everything(&store), before, "{table}");
    }
    assert!(failed > 20, "{failed}");
}

#[test]
fn without_the_transaction_the_same_failure_leaves_half() {
    let (_folder, mut store) = store();
    let (case_id, person_id) = closed(&mut store, "R1-0001");
    seed(&mut store, &case_id, &person_id);
    store
        .write("u", AT, |w| w.propose_discard(&case_id, "規程"))
        .unwrap();
    let before = everything(&store);
    store
        .conn
        .execute_batch("CREATE TEMP TRIGGER break_it BEFORE DELETE ON main.\"case\" BEGIN SELECT RAISE(ABORT, 'broken'); END;")
        .unwrap();
    // The guard is off: each statement is durable by itself.
    let bare = Writer::new(&store.conn, "u", AT);
    assert!(bare.discard(&case_id, &confirmed()).is_err());
    assert_ne!(everything(&store), before);
}

/// Does the decrypted file still carry the word?
fn carries(store: &mut Store, word: &str) -> bool {
    let bytes = store.decrypted().unwrap();
    bytes
        .windows(word.len())
        .any(|piece| piece == word.as_bytes())
}

#[test]
fn no_page_of_the_file_keeps_a_word_after_the_sweep() {
    for swept in [true, false] {
        let (_folder, mut store) = store();
        let (case_id, person_id) = closed(&mut store, "R1-0001");
        seed(&mut store, &case_id, &person_id);
        // Values of before, long texts on pages of their own, and rows that move: all of them leave traces.
        for n in 0..40 {
            let mut case = store.get::<Case>(&case_id).unwrap().unwrap();
            case.chief = format!("{SEED}{}", "あ".repeat(n * 200 % 9_000));
            store.write("u", AT, |w| w.put(&mut case)).unwrap();
        }
        assert!(
            carries(&mut store, SEED),
            "the control: it is found while it is there"
        );
        // Codes of the register and of what was sent stay; here they shall not be mistaken for words.
        store
            .conn
            .execute_batch("DELETE FROM register; DELETE FROM sent;")
            .unwrap();
        if swept {
            discard(&mut store, &case_id).unwrap();
            store.sweep("u", AT).unwrap();
        } else {
            // The twin: rows are deleted as any row is, and nothing is overwritten or rebuilt.
            store
                .conn
                .execute_batch("PRAGMA secure_delete = OFF")
                .unwrap();
            for table in tables_of_cases(&mut store) {
                store
                    .conn
                    .execute(
                        &format!("DELETE FROM \"{table}\" WHERE case_id = ?1"),
                        [&case_id],
                    )
                    .unwrap();
            }
            store.conn.execute_batch("DELETE FROM history; DELETE FROM \"case\"; DELETE FROM person; DELETE FROM save;").unwrap();
        }
        assert_eq!(cells_with(&store, SEED), BTreeSet::new(), "no row says it");
        assert_eq!(carries(&mut store, SEED), !swept, "swept: {swept}");
        assert_eq!(store.log_length(), 0, "and the log is empty");
    }
}
