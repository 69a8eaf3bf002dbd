#![allow(clippy::unwrap_used, clippy::panic)]
use super::tables::{BESIDE, LEFT, of_case, of_person};
use super::*;
use crate::error::StoreError;
use crate::key::DataKey;
use crate::open::Store;
use model::noun::{Activity, Case, Person, Record, Treatment};
use rusqlite::types::Value as Sql;
use std::collections::BTreeMap;

const AT: &str = "2026-11-22T01:02:03.000Z";
const LATER: &str = "2026-11-23T01:02:03.000Z";

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(folder.path(), DataKey::generate().unwrap()).unwrap();
    (folder, store)
}

/// Columns of all tables whose name says that they name a case or a person.
fn naming(store: &Store) -> Vec<(String, String)> {
    let sql = "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
               WHERE t.type = 'table' AND t.name NOT LIKE 'search_index%'
                 AND (c.name LIKE '%case%' OR (c.name LIKE '%person%' AND c.name NOT LIKE 'told_%' AND c.name NOT LIKE '%link%'))";
    let mut statement = store.conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

/// Counts and ticks, which name none.
const COUNTS: [(&str, &str); 3] = [
    ("bundle", "cases"),
    ("import_run", "cases"),
    ("discard", "person_stays"),
];

#[test]
fn every_table_that_names_a_case_or_a_person_has_its_way() {
    let (_folder, store) = store();
    let known: Vec<(&str, &str)> = of_case()
        .chain(of_person())
        .chain(BESIDE)
        .map(|one| (one.table, one.owner))
        .chain(LEFT.iter().map(|(table, column, _)| (*table, *column)))
        .chain(COUNTS)
        .collect();
    let found = naming(&store);
    for (table, column) in &found {
        assert!(
            known.contains(&(table.as_str(), column.as_str())),
            "{table}.{column} names a case or a person: say in merge/tables.rs what a merge does with it"
        );
    }
    for (table, column) in known {
        let there = |t: &String, c: &String| t == table && c == column;
        assert!(
            found.iter().any(|(t, c)| there(t, c)),
            "{table}.{column} is no more"
        );
    }
}

/// Two persons with a case each, and a row in every table that goes over.
fn filled(store: &mut Store) -> (Case, Case) {
    let mut cases = Vec::new();
    for n in ["1", "2"] {
        let mut person = Person {
            name: format!("対象 {n}"),
            ..Person::default()
        };
        store.write("u", AT, |w| w.put(&mut person)).unwrap();
        let mut case = Case {
            person_id: person.id.clone(),
            number: format!("R8-000{n}"),
            doctor: format!("医師 {n}"),
            ..Case::default()
        };
        store.write("u", AT, |w| w.put(&mut case)).unwrap();
        for moving in of_case().chain(of_person()).chain(BESIDE) {
            if moving.table != "case" {
                let owner = match moving.owner {
                    "person_id" => &person.id,
                    _ => &case.id,
                };
                insert(store, moving.table, moving.owner, owner, moving.key, n);
            }
        }
        cases.push(case);
    }
    let second = cases.pop().unwrap();
    (cases.pop().unwrap(), second)
}

/// A row with whatever its columns take; `save` knows each record.
fn insert(store: &Store, table: &str, owner: &str, id: &str, key: &str, n: &str) {
    let mut statement = store
        .conn
        .prepare(
            "SELECT name, type, dflt_value IS NULL AND \"notnull\" = 1 FROM pragma_table_info(?1)",
        )
        .unwrap();
    let columns: Vec<(String, String, bool)> = statement
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let lists: Vec<&str> = Noun::from_name(table)
        .map_or(&[][..], Noun::fields)
        .iter()
        .filter(|f| {
            matches!(
                f.shape,
                model::noun::Shape::Codes(_) | model::noun::Shape::Rows
            )
        })
        .map(|f| f.name)
        .collect();
    let wanted: Vec<&(String, String, bool)> = columns
        .iter()
        .filter(|(name, _, needed)| {
            *needed || name == owner || name == key || lists.contains(&name.as_str())
        })
        .collect();
    let values: Vec<Sql> = wanted
        .iter()
        .map(|(name, kind, _)| match kind.as_str() {
            _ if name == owner => Sql::from(id.to_owned()),
            "INTEGER" => Sql::from(n.parse::<i64>().unwrap()),
            "BLOB" => Sql::from(vec![1u8]),
            _ if lists.contains(&name.as_str()) => Sql::from("[]".to_owned()),
            _ => Sql::from(format!("0-{table}-{n}")),
        })
        .collect();
    let names: Vec<String> = wanted
        .iter()
        .map(|(name, ..)| format!("\"{name}\""))
        .collect();
    let places: Vec<String> = (1..=values.len()).map(|n| format!("?{n}")).collect();
    let sql = format!(
        "INSERT INTO \"{table}\" ({}) VALUES ({})",
        names.join(", "),
        places.join(", ")
    );
    store
        .conn
        .execute(&sql, rusqlite::params_from_iter(values))
        .unwrap();
}

/// Every row of every table that names an owner, without what a save counts.
fn rows(store: &Store) -> BTreeMap<String, Vec<String>> {
    let mut out = BTreeMap::new();
    for moving in of_case().chain(of_person()).chain(BESIDE) {
        let sql = format!("SELECT * FROM \"{}\" ORDER BY 1, 2", moving.table);
        let mut statement = store.conn.prepare(&sql).unwrap();
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut found = statement.query([]).unwrap();
        let mut all = Vec::new();
        while let Some(row) = found.next().unwrap() {
            let kept = names
                .iter()
                .enumerate()
                .filter(|(_, name)| *name != "rev" && *name != "save_seq");
            let values = kept.map(|(n, name)| format!("{name}={:?}", row.get_ref(n).unwrap()));
            all.push(values.collect::<Vec<_>>().join(" "));
        }
        out.insert(format!("{} by {}", moving.table, moving.owner), all);
    }
    out
}

fn owned(store: &Store, table: &str, owner: &str, id: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM \"{table}\" WHERE \"{owner}\" = ?1");
    store.conn.query_row(&sql, [id], |row| row.get(0)).unwrap()
}

fn plan(kept: &Case, gone: &Case) -> Merging {
    Merging {
        kind: CASE.into(),
        kept_case: kept.id.clone(),
        gone_case: gone.id.clone(),
        kept_person: kept.person_id.clone(),
        gone_person: gone.person_id.clone(),
        gone_reason: "まとめた".into(),
        numbers: (gone.number.clone(), kept.number.clone()),
        ..Merging::default()
    }
}

fn merge(store: &mut Store, kept: &Case, gone: &Case) -> Result<String, StoreError> {
    let plan = plan(kept, gone);
    store.write("u", LATER, |w| {
        let case = w.get::<Case>(&kept.id)?.unwrap();
        let person = w.get::<Person>(&kept.person_id)?.unwrap();
        w.merge(&plan, case, person)
    })
}

fn parted(store: &mut Store, id: &str, rows: &[(String, String)]) -> Result<(), StoreError> {
    let merge = store.merge(id).unwrap();
    let parting = Parting {
        rows: rows.to_vec(),
        cases: Some((
            store.get(&merge.kept_case).unwrap().unwrap(),
            store.get(&merge.gone_case).unwrap().unwrap(),
        )),
        persons: Some((
            store.get(&merge.kept_person).unwrap().unwrap(),
            store.get(&merge.gone_person).unwrap().unwrap(),
        )),
        ..Parting::default()
    };
    store.write("u", LATER, |w| w.split(&merge, parting))
}

#[test]
fn every_row_goes_over_and_every_row_comes_back() {
    let (_folder, mut store) = store();
    let (kept, gone) = filled(&mut store);
    let before = rows(&store);
    let id = merge(&mut store, &kept, &gone).unwrap();
    for moving in of_case().chain(BESIDE) {
        assert_eq!(
            owned(&store, moving.table, moving.owner, &kept.id),
            2,
            "{}",
            moving.table
        );
        assert_eq!(
            owned(&store, moving.table, moving.owner, &gone.id),
            0,
            "{}",
            moving.table
        );
    }
    assert_eq!(owned(&store, "employment", "person_id", &kept.person_id), 2);
    assert_eq!(store.case_id(&gone.number).unwrap(), kept.id);
    assert_ne!(rows(&store), before);
    parted(&mut store, &id, &[]).unwrap();
    assert_eq!(rows(&store), before);
    assert_eq!(store.case_id(&gone.number).unwrap(), gone.id);
}

#[test]
fn of_what_an_owner_has_once_the_row_of_the_side_that_stays_wins_and_the_other_is_kept() {
    let (_folder, mut store) = store();
    let (kept, gone) = filled(&mut store);
    store
        .conn
        .execute("UPDATE pin SET passage = 'one', title = case_id", [])
        .unwrap();
    let before = rows(&store);
    let id = merge(&mut store, &kept, &gone).unwrap();
    assert_eq!(owned(&store, "pin", "case_id", &kept.id), 1);
    assert_eq!(owned(&store, "pin", "case_id", &gone.id), 1);
    parted(&mut store, &id, &[]).unwrap();
    assert_eq!(rows(&store), before);
}

#[test]
fn nothing_is_written_into_what_is_gone() {
    let (_folder, mut store) = store();
    let (kept, gone) = filled(&mut store);
    let stale = store.get::<Case>(&gone.id).unwrap().unwrap();
    merge(&mut store, &kept, &gone).unwrap();
    let mut late = Activity {
        case_id: gone.id.clone(),
        on_date: "2026-11-23".into(),
        ..Activity::default()
    };
    let put = store.write("u", LATER, |w| w.put(&mut late));
    assert!(matches!(put, Err(StoreError::Merged)), "{put:?}");
    let put = store.write("u", LATER, |w| w.put(&mut stale.clone()));
    assert!(matches!(put, Err(StoreError::Merged)), "{put:?}");
    for (noun, id) in [(Noun::Case, &gone.id), (Noun::Person, &gone.person_id)] {
        let back = store.write("u", LATER, |w| w.restore(noun, id));
        assert!(matches!(back, Err(StoreError::Merged)), "{back:?}");
    }
    assert!(
        store.cancelled().unwrap().is_empty(),
        "nothing to bring back or to erase"
    );
}

#[test]
fn one_main_disease_stays_and_the_other_is_one_again() {
    let (_folder, mut store) = store();
    let (kept, gone) = filled(&mut store);
    for case in [&kept, &gone] {
        let mut main = Treatment {
            case_id: case.id.clone(),
            main: true,
            ..Treatment::default()
        };
        store.write("u", AT, |w| w.put(&mut main)).unwrap();
    }
    let mains = |store: &Store, case: &Case| {
        let file = store.case_file(&case.id).unwrap();
        file.treatments.iter().filter(|t| t.main).count()
    };
    let id = merge(&mut store, &kept, &gone).unwrap();
    assert_eq!(mains(&store, &kept), 1);
    parted(&mut store, &id, &[]).unwrap();
    assert_eq!((mains(&store, &kept), mains(&store, &gone)), (1, 1));
}

#[test]
fn what_was_made_since_is_known_and_goes_where_it_is_sent() {
    let (_folder, mut store) = store();
    let (kept, gone) = filled(&mut store);
    let id = merge(&mut store, &kept, &gone).unwrap();
    let row = store.merge(&id).unwrap();
    assert!(store.made_since(&row).unwrap().is_empty());
    let mut made = Activity {
        case_id: kept.id.clone(),
        on_date: "2026-11-23".into(),
        ..Activity::default()
    };
    store.write("u", LATER, |w| w.put(&mut made)).unwrap();
    let since = store.made_since(&row).unwrap();
    assert_eq!(since, [("activity", made.id().to_owned())]);
    let old = ("activity".to_owned(), "0-activity-1".to_owned());
    assert!(matches!(
        parted(&mut store, &id, &[old]),
        Err(StoreError::NotFound)
    ));
    parted(&mut store, &id, &[("activity".to_owned(), made.id.clone())]).unwrap();
    let there = store.get::<Activity>(&made.id).unwrap().unwrap();
    assert_eq!(there.case_id, gone.id);
}

#[test]
fn erasing_the_case_that_stayed_leaves_nothing_of_the_other() {
    let (_folder, mut store) = store();
    let (kept, gone) = filled(&mut store);
    merge(&mut store, &kept, &gone).unwrap();
    store
        .write("u", LATER, |w| w.erase(Noun::Case, &kept.id))
        .unwrap();
    for table in [
        "case",
        "person",
        "merge",
        "merge_row",
        "merge_field",
        "person_key",
    ] {
        let sql = format!("SELECT count(*) FROM \"{table}\"");
        let left: i64 = store.conn.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0, "{table}");
    }
}
