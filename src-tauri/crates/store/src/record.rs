//! Saving, cancelling, undoing and erasing records. A record is a row: each declared field is a column of
//! the same name, and every change of a field is a row of history.

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use model::noun::{Field, Noun, Record, Shape};
use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use serde_json::{Map, Value, json};

/// One write transaction, with who does it and when.
pub struct Writer<'a> {
    pub(crate) tx: &'a Connection,
    /// Login name.
    pub user: &'a str,
    /// Instant (UTC, RFC 3339).
    pub at: &'a str,
}

/// What a save did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// Id of the save; empty when nothing had changed.
    pub save_id: String,
    /// Its number, 0 when nothing had changed.
    pub seq: i64,
    /// Revision of the record now.
    pub rev: i64,
}

/// Which case and person a record belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// Case id, empty when it belongs to a person or to nobody.
    pub case_id: String,
    /// Person id, empty for a consultation.
    pub person_id: String,
}

/// One changed field of one save.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Id of the save.
    pub save_id: String,
    /// Number of the save.
    pub seq: i64,
    /// Noun.
    pub noun: Noun,
    /// Record.
    pub record_id: String,
    /// put | cancel | restore | undo | exempt
    pub act: String,
    /// Revision that the save made.
    pub rev: i64,
    /// Field name.
    pub field: String,
    /// Before.
    pub old: Value,
    /// After.
    pub new: Value,
    /// Who.
    pub user: String,
    /// When (UTC).
    pub at: String,
    /// Nothing has been saved on the record since.
    pub latest: bool,
}

/// A new id: UUIDv7, sortable by time of making.
pub fn new_id() -> String {
    uuid::Uuid::now_v7().to_string()
}

impl<'a> Writer<'a> {
    pub(crate) fn new(tx: &'a Connection, user: &'a str, at: &'a str) -> Self {
        Self { tx, user, at }
    }

    /// Saves a record. `record.rev()` must be the revision it was read with; a new record has an empty id.
    /// Nothing is written when no field differs.
    ///
    /// # Errors
    /// `Conflict` when somebody saved in between, `NotFound` when the id is unknown.
    pub fn put<R: Record>(&self, record: &mut R) -> StoreResult<Put> {
        self.put_as(record, "put")
    }

    pub(crate) fn put_as<R: Record>(&self, record: &mut R, act: &str) -> StoreResult<Put> {
        let old: Option<R> = if record.id().is_empty() {
            None
        } else {
            Some(get::<R>(self.tx, record.id())?.ok_or(StoreError::NotFound)?)
        };
        if let Some(old) = &old {
            if old.rev() != record.rev() {
                self.still_there(&owner(self.tx, R::NOUN, old.id())?)?;
                return Err(StoreError::Conflict);
            }
        } else {
            record.set_id(new_id());
            record.set_rev(0);
        }
        let before = old.as_ref().map(map_of).transpose()?.unwrap_or_default();
        let after = map_of(record)?;
        let changed: Vec<&Field> = R::FIELDS
            .iter()
            .filter(|f| match before.get(f.name) {
                Some(value) => Some(value) != after.get(f.name),
                None => after.get(f.name).is_some_and(|v| !is_blank(v)),
            })
            .collect();
        if old.is_some() && changed.is_empty() {
            return Ok(Put {
                save_id: String::new(),
                seq: 0,
                rev: record.rev(),
            });
        }
        record.set_rev(record.rev() + 1);
        let text = |name: &str| after.get(name).and_then(Value::as_str).map(str::to_owned);
        let owner = owner_by(self.tx, R::NOUN, record.id(), |name| {
            Ok(text(name).unwrap_or_default())
        })?;
        self.still_there(&owner)?;
        let put = self.note_save(R::NOUN, record.id(), record.rev(), act, &owner)?;
        self.write_row::<R>(record.id(), record.rev(), put.seq, &after)?;
        for field in changed {
            let none = Value::Null;
            self.note_change(
                put.seq,
                field.name,
                before.get(field.name).unwrap_or(&none),
                after.get(field.name).unwrap_or(&none),
            )?;
        }
        Ok(put)
    }

    fn write_row<R: Record>(
        &self,
        id: &str,
        rev: i64,
        seq: i64,
        values: &Map<String, Value>,
    ) -> StoreResult<()> {
        let names: Vec<String> = R::FIELDS
            .iter()
            .map(|f| format!("\"{}\"", f.name))
            .collect();
        let places: Vec<String> = (4..names.len() + 4).map(|n| format!("?{n}")).collect();
        let sets: Vec<String> = names
            .iter()
            .map(|n| format!("{n} = excluded.{n}"))
            .collect();
        let sql = format!(
            "INSERT INTO \"{table}\" (id, rev, save_seq, {names}) VALUES (?1, ?2, ?3, {places})
             ON CONFLICT (id) DO UPDATE SET rev = excluded.rev, save_seq = excluded.save_seq, {sets}",
            table = R::NOUN.name(),
            names = names.join(", "),
            places = places.join(", "),
            sets = sets.join(", "),
        );
        let mut bound = vec![Sql::from(id.to_owned()), Sql::from(rev), Sql::from(seq)];
        for field in R::FIELDS {
            bound.push(to_sql(values.get(field.name).unwrap_or(&Value::Null))?);
        }
        self.tx
            .prepare_cached(&sql)?
            .execute(params_from_iter(bound))?;
        Ok(())
    }

    pub(crate) fn note_save(
        &self,
        noun: Noun,
        record_id: &str,
        rev: i64,
        act: &str,
        owner: &Owner,
    ) -> StoreResult<Put> {
        let save_id = new_id();
        self.tx
            .prepare_cached(include_str!("record/note_save.sql"))?
            .execute(params![
                save_id,
                noun.name(),
                record_id,
                owner.case_id,
                owner.person_id,
                rev,
                act,
                self.user,
                self.at
            ])?;
        Ok(Put {
            save_id,
            seq: self.tx.last_insert_rowid(),
            rev,
        })
    }

    pub(crate) fn note_change(
        &self,
        seq: i64,
        field: &str,
        old: &Value,
        new: &Value,
    ) -> StoreResult<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO history (save_seq, field, old, new) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![seq, field, old.to_string(), new.to_string()])?;
        Ok(())
    }

    /// Cancels a record (取消): it stays readable and can be brought back.
    ///
    /// # Errors
    /// `NotFound` when there is none, or it is cancelled already.
    pub fn cancel(&self, noun: Noun, id: &str, reason: &str) -> StoreResult<Put> {
        self.mark(noun, id, self.at, reason, "cancel")
    }

    /// Brings a cancelled record back.
    ///
    /// # Errors
    /// `NotFound` when there is none that is cancelled.
    pub fn restore(&self, noun: Noun, id: &str) -> StoreResult<Put> {
        self.still_there(&owner(self.tx, noun, id)?)?;
        self.mark(noun, id, "", "", "restore")
    }

    pub(crate) fn mark(
        &self,
        noun: Noun,
        id: &str,
        at: &str,
        reason: &str,
        act: &str,
    ) -> StoreResult<Put> {
        let table = noun.name();
        let (rev, cancelled): (i64, String) = self
            .tx
            .query_row(
                &format!("SELECT rev, cancelled_at FROM \"{table}\" WHERE id = ?1"),
                [id],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?
            .ok_or(StoreError::NotFound)?;
        if cancelled.is_empty() == at.is_empty() {
            return Err(StoreError::NotFound);
        }
        let owner = owner(self.tx, noun, id)?;
        let put = self.note_save(noun, id, rev + 1, act, &owner)?;
        let by = if at.is_empty() { "" } else { self.user };
        self.tx.execute(
            &format!("UPDATE \"{table}\" SET rev = ?2, save_seq = ?3, cancelled_at = ?4, cancelled_by = ?5, cancel_reason = ?6 WHERE id = ?1"),
            params![id, rev + 1, put.seq, at, by, reason],
        )?;
        self.note_change(put.seq, "cancelled_at", &json!(cancelled), &json!(at))?;
        Ok(put)
    }

    /// Restores the values from before a save, as a new save.
    ///
    /// # Errors
    /// `UndoTooLate` when the record was saved since, `NotFound` when the save is unknown.
    pub fn undo<R: Record>(&self, save_id: &str) -> StoreResult<(R, Put)> {
        let (seq, record_id, rev, act): (i64, String, i64, String) = self
            .tx
            .query_row(
                "SELECT seq, record_id, rev, act FROM save WHERE id = ?1",
                [save_id],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            )
            .optional()?
            .ok_or(StoreError::NotFound)?;
        let mut record = get::<R>(self.tx, &record_id)?.ok_or(StoreError::NotFound)?;
        if record.rev() != rev || rev < 2 || !matches!(act.as_str(), "put" | "undo") {
            return Err(StoreError::UndoTooLate);
        }
        let mut values = map_of(&record)?;
        let mut statement = self
            .tx
            .prepare_cached("SELECT field, old FROM history WHERE save_seq = ?1")?;
        let mut rows = statement.query([seq])?;
        while let Some(row) = rows.next()? {
            let (field, old): (String, String) = (row.get(0)?, row.get(1)?);
            values.insert(field, serde_json::from_str(&old)?);
        }
        let current = record.rev();
        record = serde_json::from_value(Value::Object(values))?;
        record.set_id(record_id);
        record.set_rev(current);
        let put = self.put_as(&mut record, "undo")?;
        Ok((record, put))
    }

    /// Removes a record and everything that holds its values: rows, history, index, drafts. The audit keeps its id.
    ///
    /// # Errors
    /// `NotFound` when there is none, `Kept` while its case is held.
    pub fn erase(&self, noun: Noun, id: &str) -> StoreResult<()> {
        self.refuse_held(&self.owner(noun, id)?.case_id)?;
        if noun == Noun::Case {
            self.erase_merges(id)?;
            for part in Noun::ALL {
                if part.fields().iter().any(|f| f.name == "case_id") && part != Noun::Consultation {
                    for record in ids_of(self.tx, part, "case_id", id)? {
                        self.erase_record(part, &record)?;
                    }
                }
            }
            for sql in [
                "DELETE FROM case_derived WHERE case_id = ?1",
                "DELETE FROM case_date WHERE case_id = ?1",
                "DELETE FROM exempt WHERE case_id = ?1",
                "DELETE FROM pin WHERE case_id = ?1",
                "DELETE FROM draft WHERE case_id = ?1",
                "DELETE FROM scan WHERE case_id = ?1",
                "DELETE FROM disclosure WHERE case_id = ?1",
                "DELETE FROM handout WHERE case_id = ?1",
                "DELETE FROM charge WHERE case_id = ?1",
                "DELETE FROM task_mark WHERE case_id = ?1",
                "DELETE FROM passage_use WHERE case_id = ?1",
                "DELETE FROM hold WHERE case_id = ?1",
                "DELETE FROM discard_proposal WHERE case_id = ?1",
            ] {
                self.tx.execute(sql, [id])?;
            }
            self.erase_lonely_person(id)?;
        }
        self.erase_record(noun, id)
    }

    /// A person without any other episode goes with the last one.
    fn erase_lonely_person(&self, case_id: &str) -> StoreResult<()> {
        let person: Option<String> = self
            .tx
            .query_row(
                "SELECT person_id FROM \"case\" WHERE id = ?1",
                [case_id],
                |row| row.get(0),
            )
            .optional()?;
        let Some(person) = person else { return Ok(()) };
        if ids_of(self.tx, Noun::Case, "person_id", &person)?.len() > 1 {
            return Ok(());
        }
        for employment in ids_of(self.tx, Noun::Employment, "person_id", &person)? {
            self.erase_record(Noun::Employment, &employment)?;
        }
        self.tx
            .execute("DELETE FROM person_key WHERE person_id = ?1", [&person])?;
        self.erase_record(Noun::Person, &person)
    }

    pub(crate) fn erase_record(&self, noun: Noun, id: &str) -> StoreResult<()> {
        self.tx.execute(
            "DELETE FROM history WHERE save_seq IN (SELECT seq FROM save WHERE record_id = ?1)",
            [id],
        )?;
        self.tx
            .execute("DELETE FROM draft WHERE record_id = ?1", [id])?;
        // A decision may quote the words of the record, and so may the text for a meeting that was made of it.
        self.tx
            .execute("DELETE FROM disclosure WHERE instr(passage, ?1) > 0", [id])?;
        let case_id = self.owner(noun, id)?.case_id;
        for sql in [
            "DELETE FROM handout WHERE case_id = ?1",
            "DELETE FROM draft WHERE case_id = ?1 AND screen = 'handout'",
        ] {
            self.tx.execute(sql, [&case_id])?;
        }
        // The register keeps that something left, not what was written about the person.
        self.tx
            .execute("UPDATE register SET reason = '' WHERE case_id = ?1", [id])?;
        self.unindex(id)?;
        let gone = self.tx.execute(
            &format!("DELETE FROM \"{}\" WHERE id = ?1", noun.name()),
            [id],
        )?;
        if gone == 0 {
            Err(StoreError::NotFound)
        } else {
            Ok(())
        }
    }

    /// The case and person of a record, inside the transaction.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn owner(&self, noun: Noun, id: &str) -> StoreResult<Owner> {
        owner(self.tx, noun, id)
    }

    /// Reads a record inside the transaction.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn get<R: Record>(&self, id: &str) -> StoreResult<Option<R>> {
        get(self.tx, id)
    }
}

impl Store {
    /// Reads a record, cancelled or not.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn get<R: Record>(&self, id: &str) -> StoreResult<Option<R>> {
        get(&self.conn, id)
    }

    /// Who saved a record last, and when.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn last_saver(&self, record_id: &str) -> StoreResult<(String, String)> {
        Ok(self
            .conn
            .query_row(
                "SELECT user, at FROM save WHERE record_id = ?1 AND act NOT IN ('exempt', 'merged') ORDER BY seq DESC LIMIT 1",
                [record_id],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?
            .unwrap_or_default())
    }

    /// The noun that a save belongs to.
    ///
    /// # Errors
    /// `NotFound` when the save is unknown.
    pub fn noun_of_save(&self, save_id: &str) -> StoreResult<Noun> {
        let name: String =
            self.conn
                .query_row("SELECT noun FROM save WHERE id = ?1", [save_id], |row| {
                    row.get(0)
                })?;
        Noun::from_name(&name).ok_or(StoreError::NotFound)
    }

    /// Every changed field of a case and its person, newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn changes(&self, case_id: &str, person_id: &str) -> StoreResult<Vec<Change>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("record/changes.sql"))?;
        let mut rows = statement.query(params![case_id, person_id])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            let noun: String = row.get("noun")?;
            let (old, new): (String, String) = (row.get("old")?, row.get("new")?);
            out.push(Change {
                save_id: row.get("save_id")?,
                seq: row.get("seq")?,
                noun: Noun::from_name(&noun).ok_or(StoreError::NotFound)?,
                record_id: row.get("record_id")?,
                act: row.get("act")?,
                rev: row.get("rev")?,
                field: row.get("field")?,
                old: serde_json::from_str(&old)?,
                new: serde_json::from_str(&new)?,
                user: row.get("user")?,
                at: row.get("at")?,
                latest: row.get("latest")?,
            });
        }
        Ok(out)
    }

    /// The case and person of a record.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn owner(&self, noun: Noun, id: &str) -> StoreResult<Owner> {
        owner(&self.conn, noun, id)
    }

    /// Cancelled records: noun, id, when, why.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn cancelled(&self) -> StoreResult<Vec<(Noun, String, String, String)>> {
        let mut out: Vec<(Noun, String, String, String)> = Vec::new();
        for noun in Noun::ALL {
            let sql = format!(
                "SELECT id, cancelled_at, cancel_reason FROM \"{}\" AS this WHERE cancelled_at <> ''
                 AND NOT EXISTS (SELECT 1 FROM merge WHERE split_at = '' AND (kind = 'case' AND gone_case = this.id OR gone_person = this.id))",
                noun.name()
            );
            let mut statement = self.conn.prepare_cached(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                out.push((noun, row.get(0)?, row.get(1)?, row.get(2)?));
            }
        }
        out.sort_by(|a, b| b.2.cmp(&a.2));
        Ok(out)
    }
}

/// The record as JSON without `id` and `rev`.
fn map_of<R: Record>(record: &R) -> StoreResult<Map<String, Value>> {
    match serde_json::to_value(record)? {
        Value::Object(mut map) => {
            map.remove("id");
            map.remove("rev");
            Ok(map)
        }
        _ => Err(StoreError::Value("record".to_owned())),
    }
}

pub(crate) fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn to_sql(value: &Value) -> StoreResult<Sql> {
    Ok(match value {
        Value::Null => Sql::Null,
        Value::Bool(flag) => Sql::from(i64::from(*flag)),
        Value::Number(number) => Sql::from(
            number
                .as_i64()
                .ok_or_else(|| StoreError::Value("number".to_owned()))?,
        ),
        Value::String(text) => Sql::from(text.clone()),
        Value::Array(_) | Value::Object(_) => Sql::from(value.to_string()),
    })
}

/// Reads a record by id.
pub(crate) fn get<R: Record>(conn: &Connection, id: &str) -> StoreResult<Option<R>> {
    let sql = format!("SELECT * FROM \"{}\" WHERE id = ?1", R::NOUN.name());
    conn.prepare_cached(&sql)?
        .query_row([id], |row| Ok(read_row::<R>(row)))
        .optional()?
        .transpose()
}

/// Reads the records of a noun that are not cancelled: `tail` is the rest of the statement after WHERE.
pub(crate) fn select<R: Record>(
    conn: &Connection,
    tail: &str,
    args: &[&dyn rusqlite::ToSql],
) -> StoreResult<Vec<R>> {
    let sql = format!(
        "SELECT * FROM \"{}\" WHERE cancelled_at = '' AND {tail}",
        R::NOUN.name()
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query(args)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(read_row::<R>(row)?);
    }
    Ok(out)
}

/// A row as a record, each column read by the declared shape of its field.
pub(crate) fn read_row<R: Record>(row: &Row<'_>) -> StoreResult<R> {
    let mut map = values_of(row, R::FIELDS)?;
    map.insert("id".into(), json!(row.get::<_, String>("id")?));
    map.insert("rev".into(), json!(row.get::<_, i64>("rev")?));
    Ok(serde_json::from_value(Value::Object(map))?)
}

/// The declared fields of a row, each column read by the shape of its field.
pub(crate) fn values_of(row: &Row<'_>, fields: &[Field]) -> StoreResult<Map<String, Value>> {
    let mut map = Map::new();
    for field in fields {
        let value = match (row.get_ref(field.name)?, field.shape) {
            (ValueRef::Null, _) => Value::Null,
            (ValueRef::Integer(n), Shape::Flag) => json!(n != 0),
            (ValueRef::Integer(n), _) => json!(n),
            (ValueRef::Text(text), Shape::Codes(_) | Shape::Rows) => serde_json::from_slice(text)?,
            (ValueRef::Text(text), _) => json!(String::from_utf8_lossy(text)),
            _ => return Err(StoreError::Value(field.name.to_owned())),
        };
        map.insert(field.name.to_owned(), value);
    }
    Ok(map)
}

fn ids_of(conn: &Connection, noun: Noun, column: &str, value: &str) -> StoreResult<Vec<String>> {
    let sql = format!("SELECT id FROM \"{}\" WHERE \"{column}\" = ?1", noun.name());
    let mut statement = conn.prepare_cached(&sql)?;
    let ids = statement
        .query_map([value], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(ids)
}

/// The case and person of a record.
pub(crate) fn owner(conn: &Connection, noun: Noun, id: &str) -> StoreResult<Owner> {
    owner_by(conn, noun, id, |name| {
        let sql = format!("SELECT \"{name}\" FROM \"{}\" WHERE id = ?1", noun.name());
        Ok(conn
            .prepare_cached(&sql)?
            .query_row([id], |row| row.get(0))
            .optional()?
            .unwrap_or_default())
    })
}

/// Whom a record belongs to, by what `column` tells of it: the stored row, or the values about to be stored.
fn owner_by(
    conn: &Connection,
    noun: Noun,
    id: &str,
    column: impl Fn(&str) -> StoreResult<String>,
) -> StoreResult<Owner> {
    let has = |name: &str| noun.fields().iter().any(|f| f.name == name);
    let case_id = match noun {
        Noun::Case => id.to_owned(),
        _ if has("case_id") => column("case_id")?,
        _ => String::new(),
    };
    let person_id = match noun {
        Noun::Person => id.to_owned(),
        _ if has("person_id") => column("person_id")?,
        _ if !case_id.is_empty() => conn
            .prepare_cached("SELECT person_id FROM \"case\" WHERE id = ?1")?
            .query_row([&case_id], |row| row.get(0))
            .optional()?
            .unwrap_or_default(),
        _ => String::new(),
    };
    Ok(Owner { case_id, person_id })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::key::DataKey;
    use model::noun::{Case, Person};

    const AT: &str = "2026-11-22T01:02:03Z";

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(folder.path(), DataKey::generate().unwrap()).unwrap();
        (folder, store)
    }

    #[test]
    fn the_tables_have_exactly_the_declared_fields() {
        let (_folder, store) = store();
        for noun in Noun::ALL {
            let mut columns: Vec<String> = store
                .conn
                .prepare(&format!(
                    "SELECT name FROM pragma_table_info('{}')",
                    noun.name()
                ))
                .unwrap()
                .query_map([], |row| row.get(0))
                .unwrap()
                .collect::<Result<_, _>>()
                .unwrap();
            columns.retain(|c| {
                ![
                    "id",
                    "rev",
                    "save_seq",
                    "cancelled_at",
                    "cancelled_by",
                    "cancel_reason",
                ]
                .contains(&c.as_str())
            });
            let mut fields: Vec<String> = noun.fields().iter().map(|f| f.name.to_owned()).collect();
            columns.sort();
            fields.sort();
            assert_eq!(columns, fields, "{}", noun.name());
        }
    }

    #[test]
    fn a_record_comes_back_as_it_was_saved_and_history_knows_each_change() {
        let (_folder, mut store) = store();
        let mut person = Person {
            name: "髙橋 一郎".into(),
            kana: "たかはし いちろう".into(),
            ..Person::default()
        };
        store.write("u", AT, |w| w.put(&mut person)).unwrap();
        let mut case = Case {
            person_id: person.id.clone(),
            number: "R8-0001".into(),
            opened_on: "2026-11-22".into(),
            ..Case::default()
        };
        store.write("u", AT, |w| w.put(&mut case)).unwrap();
        assert_eq!(store.get::<Person>(&person.id).unwrap().unwrap(), person);
        let again = store.write("u", AT, |w| w.put(&mut person)).unwrap();
        assert_eq!(again.seq, 0, "nothing changed, nothing written");
        person.name = "高橋 一郎".into();
        let put = store.write("v", AT, |w| w.put(&mut person)).unwrap();
        let changes = store.changes(&case.id, &person.id).unwrap();
        let first = changes.first().unwrap();
        assert_eq!(
            (
                first.field.as_str(),
                &first.old,
                &first.new,
                first.user.as_str(),
                first.latest
            ),
            ("name", &json!("髙橋 一郎"), &json!("高橋 一郎"), "v", true)
        );
        let (undone, _) = store
            .write("u", AT, |w| w.undo::<Person>(&put.save_id))
            .unwrap();
        assert_eq!((undone.name.as_str(), undone.rev), ("髙橋 一郎", 3));
        assert!(matches!(
            store.write("u", AT, |w| w.undo::<Person>(&put.save_id)),
            Err(StoreError::UndoTooLate)
        ));
    }

    #[test]
    fn a_stale_revision_is_a_conflict_and_changes_nothing() {
        let (_folder, mut store) = store();
        let mut person = Person {
            name: "三浦".into(),
            ..Person::default()
        };
        store.write("u", AT, |w| w.put(&mut person)).unwrap();
        let mut stale = person.clone();
        person.name = "三浦 和也".into();
        store.write("u", AT, |w| w.put(&mut person)).unwrap();
        stale.name = "失われる".into();
        assert!(matches!(
            store.write("u", AT, |w| w.put(&mut stale)),
            Err(StoreError::Conflict)
        ));
        assert_eq!(
            store.get::<Person>(&person.id).unwrap().unwrap().name,
            "三浦 和也"
        );
    }

    #[test]
    fn a_failed_write_leaves_nothing() {
        let (_folder, mut store) = store();
        let mut person = Person {
            name: "消える".into(),
            ..Person::default()
        };
        let failed: StoreResult<()> = store.write("u", AT, |w| {
            w.put(&mut person)?;
            Err(StoreError::NotFound)
        });
        assert!(failed.is_err());
        assert_eq!(store.last_save().unwrap(), 0);
    }

    #[test]
    fn cancelling_is_reversible_and_erasing_is_not() {
        let (_folder, mut store) = store();
        let mut person = Person {
            name: "渡邉".into(),
            ..Person::default()
        };
        store.write("u", AT, |w| w.put(&mut person)).unwrap();
        store
            .write("u", AT, |w| w.cancel(Noun::Person, &person.id, "重複"))
            .unwrap();
        assert_eq!(store.cancelled().unwrap().len(), 1);
        store
            .write("u", AT, |w| w.restore(Noun::Person, &person.id))
            .unwrap();
        assert!(store.cancelled().unwrap().is_empty());
        store
            .write("u", AT, |w| w.erase(Noun::Person, &person.id))
            .unwrap();
        assert!(store.get::<Person>(&person.id).unwrap().is_none());
        let left: i64 = store
            .conn
            .query_row("SELECT count(*) FROM history", [], |row| row.get(0))
            .unwrap();
        assert_eq!(left, 0);
    }
}
