//! Drafts: what is being typed, synced to the encrypted database within a second, each user's own.
//! Their own door: no history, no audit, no index.

use crate::error::StoreResult;
use crate::open::Store;
use crate::record::Writer;
use rusqlite::{Row, params};

/// One draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftRow {
    /// Id.
    pub id: String,
    /// Screen.
    pub screen: String,
    /// Case, empty when none.
    pub case_id: String,
    /// Record, empty when new.
    pub record_id: String,
    /// Revision it started from.
    pub base_rev: i64,
    /// JSON text.
    pub body: String,
    /// One line for the list.
    pub title: String,
    /// When (UTC).
    pub at: String,
}

impl Store {
    /// Keeps a draft; durable when this returns.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_draft(&self, user: &str, draft: &DraftRow) -> StoreResult<()> {
        self.conn
            .prepare_cached(include_str!("draft_put.sql"))?
            .execute(params![
                draft.id,
                user,
                draft.screen,
                draft.case_id,
                draft.record_id,
                draft.base_rev,
                draft.body,
                draft.title,
                draft.at
            ])?;
        Ok(())
    }

    /// The drafts of a user, newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn drafts(&self, user: &str) -> StoreResult<Vec<DraftRow>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT * FROM draft WHERE user = ?1 ORDER BY at DESC LIMIT 200")?;
        let rows = statement
            .query_map([user], read)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Drops a draft of a user.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn drop_draft(&self, user: &str, id: &str) -> StoreResult<()> {
        self.conn
            .prepare_cached("DELETE FROM draft WHERE user = ?1 AND id = ?2")?
            .execute([user, id])?;
        Ok(())
    }
}

impl Writer<'_> {
    /// Drops a draft in the transaction that saves what it held.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn drop_draft(&self, id: &str) -> StoreResult<()> {
        if !id.is_empty() {
            self.tx
                .prepare_cached("DELETE FROM draft WHERE user = ?1 AND id = ?2")?
                .execute([self.user, id])?;
        }
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<DraftRow> {
    Ok(DraftRow {
        id: row.get("id")?,
        screen: row.get("screen")?,
        case_id: row.get("case_id")?,
        record_id: row.get("record_id")?,
        base_rev: row.get("base_rev")?,
        body: row.get("body")?,
        title: row.get("title")?,
        at: row.get("at")?,
    })
}
