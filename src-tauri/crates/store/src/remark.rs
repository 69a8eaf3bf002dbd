//! マニュアルへの意見 and passages that were open while a case moved on.

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::{Writer, new_id};
use rusqlite::{Connection, Row, params};

/// A remark on a passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemarkRow {
    /// Id; stays here.
    pub id: String,
    /// Whose; stays here.
    pub user: String,
    /// Passage id.
    pub passage: String,
    /// Edition that was read.
    pub edition: String,
    /// Code of the judgement.
    pub mark: String,
    /// In the reader's own words.
    pub comment: String,
    /// Revision, from 1.
    pub rev: i64,
    /// Taken back; kept only until headquarters knows.
    pub withdrawn: bool,
    /// When it was written last (UTC).
    pub at: String,
    /// Revision that was read through before it leaves, 0 = none.
    pub read_rev: i64,
    /// What was decided then.
    pub may_leave: bool,
    /// What was sent of it last.
    pub sent: Option<SentRemark>,
    /// Highest revision that ever left.
    pub sent_rev: i64,
}

/// What a bundle carried of a remark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentRemark {
    /// Remark id; stays here.
    pub remark_id: String,
    /// Its name outside.
    pub pseudonym: String,
    /// Revision outside.
    pub rev: i64,
    /// Revision of the remark here.
    pub own_rev: i64,
    /// A withdrawal.
    pub tombstone: bool,
    /// Headquarters took it.
    pub accepted: bool,
    /// Why headquarters did not, empty when it did or has not answered.
    pub refused: String,
}

/// A passage that was read beside a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Case id; empty = in the manual, beside no case.
    pub case_id: String,
    /// Passage id.
    pub passage: String,
    /// Edition id.
    pub edition: String,
}

const SELECT: &str = include_str!("remark/select.sql");

fn row(row: &Row<'_>) -> rusqlite::Result<RemarkRow> {
    let pseudonym: Option<String> = row.get("pseudonym")?;
    let id: String = row.get("id")?;
    let sent = match pseudonym {
        None => None,
        Some(pseudonym) => Some(SentRemark {
            remark_id: id.clone(),
            pseudonym,
            rev: row.get("out_rev")?,
            own_rev: row.get("own_rev")?,
            tombstone: row.get("tombstone")?,
            accepted: row.get("accepted")?,
            refused: row.get("refused")?,
        }),
    };
    Ok(RemarkRow {
        id,
        user: row.get("user")?,
        passage: row.get("passage")?,
        edition: row.get("edition")?,
        mark: row.get("mark")?,
        comment: row.get("comment")?,
        rev: row.get("rev")?,
        withdrawn: row.get("withdrawn")?,
        at: row.get("at")?,
        read_rev: row.get("read_rev")?,
        may_leave: row.get("may_leave")?,
        sent,
        sent_rev: row.get("sent_rev")?,
    })
}

fn find(conn: &Connection, id: &str) -> StoreResult<Option<RemarkRow>> {
    let mut all = conn.prepare_cached(SELECT)?;
    let mut rows = all.query_map(params![id, "", ""], row)?;
    Ok(rows.next().transpose()?)
}

impl Store {
    /// A remark.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn remark(&self, id: &str) -> StoreResult<RemarkRow> {
        find(&self.conn, id)?.ok_or(StoreError::NotFound)
    }

    /// Every remark, also those that were taken back after they had left; the newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn remarks(&self) -> StoreResult<Vec<RemarkRow>> {
        self.remarks_of("", "")
    }

    /// The remarks of a user on a passage, in every edition.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn remarks_of(&self, user: &str, passage: &str) -> StoreResult<Vec<RemarkRow>> {
        let mut statement = self.conn.prepare_cached(SELECT)?;
        let rows = statement
            .query_map(params!["", user, passage], row)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Names, readings and numbers of everybody who is recorded here: nothing of it may stand in a remark.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn recorded_names(&self) -> StoreResult<Vec<String>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("remark/recorded_names.sql"))?;
        let rows = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Passages that were open while a case moved on: (passage, edition, steps), the most frequent first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn passage_uses(&self) -> StoreResult<Vec<(String, String, i64)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT passage, edition, count(*) FROM passage_use GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
        )?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

impl Writer<'_> {
    /// Writes a remark of the present user on a passage of an edition; what says the same as before changes nothing.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_remark(
        &self,
        passage: &str,
        edition: &str,
        mark: &str,
        comment: &str,
    ) -> StoreResult<String> {
        Ok(self
            .tx
            .prepare_cached(include_str!("remark/put.sql"))?
            .query_row(
                params![
                    new_id(),
                    self.user,
                    passage,
                    edition,
                    mark,
                    comment,
                    self.at
                ],
                |row| row.get(0),
            )?)
    }

    /// Takes a remark back: its words go at once, its row when nothing of it had left.
    ///
    /// # Errors
    /// `NotFound` when the user has no such remark.
    pub fn withdraw_remark(&self, id: &str) -> StoreResult<()> {
        let found = find(self.tx, id)?.filter(|r| r.user == self.user && !r.withdrawn);
        let remark = found.ok_or(StoreError::NotFound)?;
        let sql = if remark.sent_rev == 0 {
            "DELETE FROM remark WHERE id = ?1"
        } else {
            "UPDATE remark SET withdrawn = 1, comment = '', rev = rev + 1, read_rev = 0 WHERE id = ?1"
        };
        self.tx.execute(sql, [id])?;
        Ok(())
    }

    /// Notes that a revision of a remark was read through, and whether it may leave.
    ///
    /// # Errors
    /// `Conflict` when it was changed meanwhile.
    pub fn set_remark_read(&self, id: &str, rev: i64, may_leave: bool) -> StoreResult<()> {
        let changed = self.tx.execute(
            "UPDATE remark SET read_rev = ?2, may_leave = ?3 WHERE id = ?1 AND rev = ?2 AND withdrawn = 0",
            params![id, rev, may_leave],
        )?;
        if changed == 0 {
            return Err(StoreError::NotFound);
        }
        Ok(())
    }

    /// Notes what a bundle carried of remarks.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_sent_remarks(&self, sequence: i64, rows: &[SentRemark]) -> StoreResult<()> {
        let mut insert = self.tx.prepare_cached(
            "INSERT INTO remark_sent (sequence, remark_id, pseudonym, rev, own_rev, tombstone) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for row in rows {
            insert.execute(params![
                sequence,
                row.remark_id,
                row.pseudonym,
                row.rev,
                row.own_rev,
                row.tombstone
            ])?;
        }
        let remarks = rows
            .iter()
            .filter(|row| !row.tombstone)
            .count()
            .cast_signed() as i64;
        self.tx.execute(
            "UPDATE bundle SET remarks = ?2 WHERE sequence = ?1",
            params![sequence, remarks],
        )?;
        Ok(())
    }

    /// The stage of each of these cases; of every case where none is named.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn stages(&self, cases: &[&str]) -> StoreResult<Vec<(String, String)>> {
        let mut statement = self.tx.prepare_cached(
            "SELECT case_id, stage FROM case_derived
             WHERE ?1 = '[]' OR case_id IN (SELECT value FROM json_each(?1)) ORDER BY case_id",
        )?;
        let rows = statement
            .query_map([serde_json::to_string(cases)?], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Notes that passages were open while a case moved on: the month, no day and no user.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_passage_use(
        &self,
        seen: &Seen,
        case_id: &str,
        [from, to]: [&str; 2],
        month: &str,
    ) -> StoreResult<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO passage_use (case_id, passage, edition, from_stage, to_stage, month)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
            )?
            .execute([case_id, &seen.passage, &seen.edition, from, to, month])?;
        Ok(())
    }

    /// Forgets every passage that was open while a case moved on; answers the cases that named one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn forget_passage_uses(&self) -> StoreResult<Vec<String>> {
        let mut statement = self.tx.prepare_cached(
            "SELECT DISTINCT u.case_id FROM passage_use AS u JOIN case_derived AS d ON d.case_id = u.case_id",
        )?;
        let cases = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        self.tx.execute("DELETE FROM passage_use", [])?;
        Ok(cases)
    }
}

/// Passages that were open while the case moved on, each once.
pub(crate) fn passages_of(conn: &Connection, case_id: &str) -> StoreResult<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT passage FROM passage_use WHERE case_id = ?1 ORDER BY passage",
    )?;
    let rows = statement
        .query_map([case_id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The stage before a write, where it is known.
pub fn stage_of<'a>(stages: &'a [(String, String)], case_id: &str) -> Option<&'a str> {
    let at = stages.binary_search_by(|(id, _)| id.as_str().cmp(case_id));
    at.ok()
        .and_then(|at| stages.get(at))
        .map(|(_, stage)| stage.as_str())
}
