//! Reading merges: where a number leads, what a merge did, and who may be the same person.

use super::{MergeRow, difference, tables};
use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::{Owner, Writer, values_of};
use model::merge::{Difference, Times};
use model::noun::Noun;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use serde_json::{Value, json};

/// Two records that may be of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// A case of the one.
    pub one_case: String,
    /// A case of the other.
    pub other_case: String,
    /// What names the one in the answer "not the same": the person, or the case where the person is one.
    pub one: String,
    /// The same of the other.
    pub other: String,
    /// `chart_number` | `kana_birth` | `open_twice`
    pub why: String,
}

/// How many rows of one table went over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Table.
    pub place: String,
    /// Rows.
    pub rows: i64,
    /// Rows among them that were a second copy.
    pub equal: i64,
}

const COLUMNS: &str = "id, kind, kept_case, gone_case, kept_person, gone_person, last_seq, last_register, user, at, split_at, split_by";

impl Store {
    /// The case that a case went into, at the end of the way; the case itself when it went nowhere.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn stayed(&self, case_id: &str) -> StoreResult<String> {
        let mut at = case_id.to_owned();
        // A case that is gone never stays in a later merge, so the way ends.
        while let Some(next) = into(&self.conn, &at)? {
            at = next;
        }
        Ok(at)
    }

    /// Cases that went into others.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn gone_cases(&self) -> StoreResult<Vec<String>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT gone_case FROM merge WHERE kind = 'case' AND split_at = ''")?;
        let ids = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }

    /// Merges in which a case or its person had a part, newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn merges_of(&self, case_id: &str, person_id: &str) -> StoreResult<Vec<MergeRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM merge WHERE kept_case = ?1 OR gone_case = ?1
             OR (?2 <> '' AND (kept_person = ?2 OR gone_person = ?2) AND gone_person <> '') ORDER BY at DESC, id DESC"
        ))?;
        let rows = statement
            .query_map([case_id, person_id], merge_of)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// One merge.
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn merge(&self, id: &str) -> StoreResult<MergeRow> {
        merge(&self.conn, id)
    }

    /// Fields in which the two differed, and what was chosen.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn merge_fields(&self, id: &str) -> StoreResult<Vec<Difference>> {
        fields(&self.conn, id)
    }

    /// Rows that went over, by table.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn merge_rows(&self, id: &str) -> StoreResult<Vec<Kept>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT place, count(*), coalesce(sum(did = 'equal'), 0) FROM merge_row WHERE merge_id = ?1 GROUP BY place ORDER BY place",
        )?;
        let rows = statement
            .query_map([id], |row| {
                Ok(Kept {
                    place: row.get(0)?,
                    rows: row.get(1)?,
                    equal: row.get(2)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// When each field of a record was changed last.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn field_times(&self, record_id: &str) -> StoreResult<Times> {
        let mut statement = self.conn.prepare_cached(
            "SELECT h.field, max(s.at) FROM save AS s JOIN history AS h ON h.save_seq = s.seq
             WHERE s.record_id = ?1 AND s.act IN ('put', 'undo', 'merge', 'split') GROUP BY h.field",
        )?;
        let times = statement
            .query_map([record_id], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(times)
    }

    /// Drafts about cases, persons or records of these: who writes, on which screen.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn drafts_about(&self, ids: &[&str]) -> StoreResult<Vec<(String, String)>> {
        drafts_about(&self.conn, ids)
    }

    /// The records of a noun that belong to a case or person and are not cancelled, by their declared fields.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn records_of(&self, noun: Noun, owner: &str, id: &str) -> StoreResult<Vec<Value>> {
        records_of(&self.conn, noun, owner, id)
    }

    /// How many rows a case has in each of the tables beside its records.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn beside(&self, case_id: &str) -> StoreResult<Vec<(&'static str, i64)>> {
        let mut out = Vec::new();
        for one in tables::BESIDE {
            let sql = format!(
                "SELECT count(*) FROM \"{}\" WHERE \"{}\" = ?1",
                one.table, one.owner
            );
            let n = self
                .conn
                .prepare_cached(&sql)?
                .query_row([case_id], |row| row.get(0))?;
            out.push((one.table, n));
        }
        Ok(out)
    }

    /// Records, scans and papers that were made on a case since two became one and came from no other merge: table and key.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn made_since(&self, merge: &MergeRow) -> StoreResult<Vec<(&'static str, String)>> {
        made_since(&self.conn, merge)
    }

    /// Records that may be of one person (of this one, when it is named), at most `limit`.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn suspects(&self, person: &str, limit: u32) -> StoreResult<Vec<Suspect>> {
        let mut statement = self.conn.prepare_cached(include_str!("suspects.sql"))?;
        let rows = statement
            .query_map(
                named_params! { ":person": person, ":limit": limit },
                |row| {
                    Ok(Suspect {
                        one_case: row.get(0)?,
                        other_case: row.get(1)?,
                        one: row.get(2)?,
                        other: row.get(3)?,
                        why: row.get(4)?,
                    })
                },
            )?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

impl Writer<'_> {
    /// One merge, inside the transaction.
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn get_merge(&self, id: &str) -> StoreResult<MergeRow> {
        merge(self.tx, id)
    }

    /// Fields in which the two differed, inside the transaction.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn get_merge_fields(&self, id: &str) -> StoreResult<Vec<Difference>> {
        fields(self.tx, id)
    }

    /// Drafts about cases, persons or records of these, inside the transaction.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn get_drafts_about(&self, ids: &[&str]) -> StoreResult<Vec<(String, String)>> {
        drafts_about(self.tx, ids)
    }

    /// Is a case cancelled, for whatever reason?
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn is_cancelled(&self, case_id: &str) -> StoreResult<bool> {
        self.is_cancelled_record(Noun::Case, case_id)
    }

    /// Is a record cancelled?
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn is_cancelled_record(&self, noun: Noun, id: &str) -> StoreResult<bool> {
        let sql = format!(
            "SELECT cancelled_at <> '' FROM \"{}\" WHERE id = ?1",
            noun.name()
        );
        Ok(self
            .tx
            .prepare_cached(&sql)?
            .query_row([id], |row| row.get(0))?)
    }

    /// Is there a case or a person of this id?
    ///
    /// # Errors
    /// What SQLite says.
    pub fn knows(&self, id: &str) -> StoreResult<bool> {
        Ok(self
            .tx
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1) OR EXISTS (SELECT 1 FROM \"case\" WHERE id = ?1)",
            )?
            .query_row([id], |row| row.get(0))?)
    }

    /// Nothing is written into a record that went into another one.
    pub(crate) fn still_there(&self, owner: &Owner) -> StoreResult<()> {
        if is_gone(self.tx, &owner.case_id, &owner.person_id)? {
            return Err(StoreError::Merged);
        }
        Ok(())
    }

    /// Did somebody propose to discard the case?
    ///
    /// # Errors
    /// What SQLite says.
    pub fn is_proposed(&self, case_id: &str) -> StoreResult<bool> {
        Ok(self
            .tx
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM discard_proposal WHERE case_id = ?1)")?
            .query_row([case_id], |row| row.get(0))?)
    }

    /// Is the case or the person gone into another one?
    ///
    /// # Errors
    /// What SQLite says.
    pub fn is_gone(&self, case_id: &str, person_id: &str) -> StoreResult<bool> {
        is_gone(self.tx, case_id, person_id)
    }
}

/// The case that a case went into.
pub(super) fn into(conn: &Connection, case_id: &str) -> StoreResult<Option<String>> {
    Ok(conn
        .prepare_cached(
            "SELECT kept_case FROM merge WHERE gone_case = ?1 AND kind = 'case' AND split_at = ''",
        )?
        .query_row([case_id], |row| row.get(0))
        .optional()?)
}

/// Is the case or the person gone into another one?
fn is_gone(conn: &Connection, case_id: &str, person_id: &str) -> StoreResult<bool> {
    Ok(conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM merge WHERE gone_case = ?1 AND kind = 'case' AND split_at = '')
                 OR EXISTS (SELECT 1 FROM merge WHERE gone_person = ?2 AND gone_person <> '' AND split_at = '')",
        )?
        .query_row([case_id, person_id], |row| row.get(0))?)
}

fn merge(conn: &Connection, id: &str) -> StoreResult<MergeRow> {
    let sql = format!("SELECT {COLUMNS} FROM merge WHERE id = ?1");
    Ok(conn.prepare_cached(&sql)?.query_row([id], merge_of)?)
}

fn merge_of(row: &Row<'_>) -> rusqlite::Result<MergeRow> {
    Ok(MergeRow {
        id: row.get(0)?,
        kind: row.get(1)?,
        kept_case: row.get(2)?,
        gone_case: row.get(3)?,
        kept_person: row.get(4)?,
        gone_person: row.get(5)?,
        last_seq: row.get(6)?,
        last_register: row.get(7)?,
        user: row.get(8)?,
        at: row.get(9)?,
        split_at: row.get(10)?,
        split_by: row.get(11)?,
    })
}

fn fields(conn: &Connection, id: &str) -> StoreResult<Vec<Difference>> {
    let mut statement = conn.prepare_cached(
        "SELECT noun, field, kept, gone, side FROM merge_field WHERE merge_id = ?1",
    )?;
    let mut rows = statement.query([id])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |n: usize| row.get::<_, String>(n);
        out.push(difference(
            &text(0)?,
            text(1)?,
            &text(2)?,
            &text(3)?,
            &text(4)?,
        )?);
    }
    // As the screens show them: by the order of the declaration.
    let place = |d: &Difference| d.noun.fields().iter().position(|f| f.name == d.field);
    out.sort_by_key(|d| (d.noun, place(d)));
    Ok(out)
}

fn drafts_about(conn: &Connection, ids: &[&str]) -> StoreResult<Vec<(String, String)>> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT user, screen FROM draft
         WHERE case_id IN (SELECT value FROM json_each(?1)) OR record_id IN (SELECT value FROM json_each(?1))
         ORDER BY user, screen",
    )?;
    let rows = statement
        .query_map([serde_json::to_string(ids)?], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

pub(super) fn records_of(
    conn: &Connection,
    noun: Noun,
    owner: &str,
    id: &str,
) -> StoreResult<Vec<Value>> {
    let sql = format!(
        "SELECT * FROM \"{}\" WHERE \"{owner}\" = ?1 AND cancelled_at = '' ORDER BY id",
        noun.name()
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([id])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let mut map = values_of(row, noun.fields())?;
        map.insert("id".into(), json!(row.get::<_, String>("id")?));
        out.push(Value::Object(map));
    }
    Ok(out)
}

pub(super) fn made_since(
    conn: &Connection,
    merge: &MergeRow,
) -> StoreResult<Vec<(&'static str, String)>> {
    // What another merge brought was made before it became part of this case.
    const ELSEWHERE: &str = "NOT EXISTS (SELECT 1 FROM merge_row AS r JOIN merge AS m ON m.id = r.merge_id
         WHERE r.place = ?2 AND r.row_key = CAST(this.id AS TEXT) AND (m.id = ?3 OR m.split_at = ''))";
    let mut out = Vec::new();
    let mut gather = |table: &'static str, owner: &str, id: &str, since: &str| -> StoreResult<()> {
        let sql = format!(
            "SELECT CAST(this.id AS TEXT) FROM \"{table}\" AS this
             WHERE this.\"{owner}\" = ?1 AND {ELSEWHERE} AND {since} ORDER BY this.id"
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params![
            id,
            table,
            merge.id,
            merge.last_seq,
            merge.last_register
        ])?;
        while let Some(row) = rows.next()? {
            out.push((table, row.get(0)?));
        }
        Ok(())
    };
    const SAVED: &str = "this.cancelled_at = '' AND ?5 IS NOT NULL
         AND (SELECT min(seq) FROM save WHERE record_id = this.id) > ?4";
    if !merge.gone_person.is_empty() {
        for one in tables::of_person() {
            gather(one.table, one.owner, &merge.kept_person, SAVED)?;
        }
    }
    if merge.joins_cases() {
        for one in tables::of_case() {
            gather(one.table, one.owner, &merge.kept_case, SAVED)?;
        }
        // Ids are sorted by the time of their making.
        let newer = "this.cancelled_at = '' AND this.id > ?3 AND ?4 + ?5 IS NOT NULL";
        gather("scan", "case_id", &merge.kept_case, newer)?;
        let later = "this.id > ?5 AND ?4 IS NOT NULL";
        gather("register", "case_id", &merge.kept_case, later)?;
    }
    Ok(out)
}
