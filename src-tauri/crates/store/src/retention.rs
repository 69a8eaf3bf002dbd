//! 保存と廃棄: holds, proposals, discarding a case for good, and the book of what was discarded.

mod discard;
mod list;
#[cfg(test)]
mod tests;

pub use discard::{Confirmed, Term};
pub use list::{KeptFilter, KeptRow, Standing};

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::{Writer, new_id};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A hold (保留) on a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HoldRow {
    /// Id.
    pub id: String,
    /// Case.
    pub case_id: String,
    /// Code of the list `hold`.
    pub code: String,
    /// The circumstances.
    pub reason: String,
    /// Last day (ISO); empty = until somebody lifts it.
    pub until_on: String,
    /// Who.
    pub user: String,
    /// When (UTC).
    pub at: String,
    /// When it was lifted (UTC), empty while it was not.
    pub lifted_at: String,
    /// Who lifted it.
    pub lifted_by: String,
    /// Why.
    pub lifted_reason: String,
}

/// An entry of the book of what was discarded (廃棄簿).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DiscardRow {
    /// Number in the book.
    pub id: i64,
    /// Case id; nothing else carries it but the register, the log and what was sent.
    pub case_id: String,
    /// Number of the case.
    pub number: String,
    /// Closed on.
    pub closed_on: String,
    /// First day of the time of keeping.
    pub kept_from: String,
    /// Last day of it.
    pub kept_until: String,
    /// Years.
    pub years: u32,
    /// The rule of the facility on that day.
    pub source: String,
    /// Kinds of what was erased, and how many.
    pub kinds: Vec<(String, i64)>,
    /// The person has another case: basic facts and employment stay with it.
    pub person_stays: bool,
    /// Papers that had left; they are not erased by this.
    pub papers: i64,
    /// What headquarters had of it stays there.
    pub at_hq: bool,
    /// Ground.
    pub ground: String,
    /// How: code.
    pub method: String,
    /// Day on which the generations of backups that still hold it are gone.
    pub backups_until: String,
    /// Who proposed it.
    pub proposed_by: String,
    /// When (UTC).
    pub proposed_at: String,
    /// Who had the workplace open when it was confirmed.
    pub asked_by: String,
    /// Who confirmed it.
    pub confirmed_by: String,
    /// When (UTC).
    pub at: String,
    /// When the file was rebuilt without what was erased (UTC); empty while that is still to be done.
    pub swept_at: String,
}

impl Store {
    /// The holds of a case, newest first; lifted ones stay listed.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn holds(&self, case_id: &str) -> StoreResult<Vec<HoldRow>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT * FROM hold WHERE case_id = ?1 ORDER BY at DESC, id DESC")?;
        let rows = statement
            .query_map([case_id], hold_of)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// One page of the book, newest first, and how many entries there are.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn discarded(&self, offset: u32, limit: u32) -> StoreResult<(Vec<DiscardRow>, i64)> {
        let total = self
            .conn
            .query_row("SELECT count(*) FROM discard", [], |row| row.get(0))?;
        let mut statement = self
            .conn
            .prepare_cached("SELECT * FROM discard ORDER BY id DESC LIMIT ?1 OFFSET ?2")?;
        let mut rows = statement.query(params![limit, offset])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push(entry_of(row)?);
        }
        Ok((out, total))
    }

    /// Number of a discarded case by its id; None when none was.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn discarded_number(&self, case_id: &str) -> StoreResult<Option<String>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT number FROM discard WHERE case_id = ?1")?;
        Ok(statement
            .query_row([case_id], |row| row.get(0))
            .optional()?)
    }

    /// Are there entries whose file was not rebuilt yet?
    ///
    /// # Errors
    /// What SQLite says.
    pub fn sweep_is_due(&self) -> StoreResult<bool> {
        Ok(self.conn.query_row(
            "SELECT EXISTS (SELECT 1 FROM discard WHERE swept_at = '')",
            [],
            |row| row.get(0),
        )?)
    }

    /// Rebuilds the file, so that no page keeps what was erased, empties the log, and says so in the book. SQLite copies
    /// a page when it moves a row, and clears only the copy that it knows: without this, words could lie in gaps.
    ///
    /// # Errors
    /// What SQLite says; nothing has changed then, and it is still to be done.
    pub fn sweep(&mut self, user: &str, at: &str) -> StoreResult<()> {
        self.checkpoint()?;
        self.conn.execute_batch("VACUUM")?;
        self.write::<_, StoreError>(user, at, |w| {
            w.tx.execute("UPDATE discard SET swept_at = ?1 WHERE swept_at = ''", [at])?;
            w.audit("discard_swept", "")
        })?;
        self.checkpoint()
    }

    /// Every page of the database as it is decrypted: what somebody with the key could read of it, free pages too.
    ///
    /// # Errors
    /// What SQLite says.
    #[cfg(any(test, feature = "testing"))]
    pub fn decrypted(&mut self) -> StoreResult<Vec<u8>> {
        self.checkpoint()?;
        Ok(self.conn.serialize("main")?.to_vec())
    }
}

impl Writer<'_> {
    /// Holds a case; answers the id of the hold.
    ///
    /// # Errors
    /// `NotFound` when there is no such case.
    pub fn put_hold(
        &self,
        case_id: &str,
        code: &str,
        reason: &str,
        until_on: &str,
    ) -> StoreResult<String> {
        let id = new_id();
        self.tx.execute(
            "INSERT INTO hold (id, case_id, code, reason, until_on, user, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![id, case_id, code, reason, until_on, self.user, self.at],
        )?;
        Ok(id)
    }

    /// Lifts a hold; answers its case.
    ///
    /// # Errors
    /// `NotFound` when there is none that stands.
    pub fn lift_hold(&self, id: &str, reason: &str) -> StoreResult<String> {
        let case_id = self.tx.query_row(
            "SELECT case_id FROM hold WHERE id = ?1 AND lifted_at = ''",
            [id],
            |row| row.get(0),
        )?;
        self.tx.execute(
            "UPDATE hold SET lifted_at = ?2, lifted_by = ?3, lifted_reason = ?4 WHERE id = ?1",
            params![id, self.at, self.user, reason],
        )?;
        Ok(case_id)
    }

    /// Refuses to go on where the case is held on the day of this write.
    ///
    /// # Errors
    /// `Kept` with `held`.
    pub fn refuse_held(&self, case_id: &str) -> StoreResult<()> {
        if is_held(self.tx, case_id, self.at)? {
            return Err(StoreError::Kept("held"));
        }
        Ok(())
    }

    /// Proposes a case for discarding; a second proposal takes the place of the first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn propose_discard(&self, case_id: &str, ground: &str) -> StoreResult<()> {
        self.tx.execute(
            "INSERT INTO discard_proposal (case_id, closed_on, ground, user, at)
             SELECT id, closed_on, ?2, ?3, ?4 FROM \"case\" WHERE id = ?1
             ON CONFLICT (case_id) DO UPDATE SET closed_on = excluded.closed_on, ground = ?2, user = ?3, at = ?4",
            [case_id, ground, self.user, self.at],
        )?;
        Ok(())
    }

    /// Takes a proposal back.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn withdraw_discard(&self, case_id: &str) -> StoreResult<()> {
        let gone = self
            .tx
            .execute("DELETE FROM discard_proposal WHERE case_id = ?1", [case_id])?;
        if gone == 0 {
            return Err(StoreError::NotFound);
        }
        Ok(())
    }
}

/// A hold stands until it is lifted, or through its last day.
pub(crate) fn is_held(conn: &Connection, case_id: &str, at: &str) -> StoreResult<bool> {
    Ok(conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM hold WHERE case_id = ?1 AND lifted_at = ''
                        AND (until_on = '' OR until_on >= date(?2, '+9 hours')))",
        [case_id, at],
        |row| row.get(0),
    )?)
}

fn hold_of(row: &Row<'_>) -> rusqlite::Result<HoldRow> {
    Ok(HoldRow {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        code: row.get("code")?,
        reason: row.get("reason")?,
        until_on: row.get("until_on")?,
        user: row.get("user")?,
        at: row.get("at")?,
        lifted_at: row.get("lifted_at")?,
        lifted_by: row.get("lifted_by")?,
        lifted_reason: row.get("lifted_reason")?,
    })
}

fn entry_of(row: &Row<'_>) -> StoreResult<DiscardRow> {
    let kinds: String = row.get("kinds")?;
    Ok(DiscardRow {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        number: row.get("number")?,
        closed_on: row.get("closed_on")?,
        kept_from: row.get("kept_from")?,
        kept_until: row.get("kept_until")?,
        years: row.get("years")?,
        source: row.get("source")?,
        kinds: serde_json::from_str(&kinds)?,
        person_stays: row.get("person_stays")?,
        papers: row.get("papers")?,
        at_hq: row.get("at_hq")?,
        ground: row.get("ground")?,
        method: row.get("method")?,
        backups_until: row.get("backups_until")?,
        proposed_by: row.get("proposed_by")?,
        proposed_at: row.get("proposed_at")?,
        asked_by: row.get("asked_by")?,
        confirmed_by: row.get("confirmed_by")?,
        at: row.get("at")?,
        swept_at: row.get("swept_at")?,
    })
}
