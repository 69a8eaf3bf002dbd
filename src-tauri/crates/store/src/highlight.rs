//! 蛍光ペン: words that a user marked in passages of the manual.

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::Writer;
use rusqlite::params;

/// Marked words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HighlightRow {
    /// Id.
    pub id: String,
    /// Passage id.
    pub passage: String,
    /// Edition in which they were marked.
    pub edition: String,
    /// The words.
    pub quote: String,
    /// What stood right before.
    pub prefix: String,
    /// What stood right after.
    pub suffix: String,
    /// Which pen, from 1.
    pub tone: u8,
    /// What the user wrote on it.
    pub note: String,
    /// When (UTC).
    pub at: String,
}

impl Store {
    /// What a user marked, in one passage or (empty) in all, the oldest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn highlights(&self, user: &str, passage: &str) -> StoreResult<Vec<HighlightRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, passage, edition, quote, prefix, suffix, tone, note, at FROM highlight
             WHERE user = ?1 AND (?2 = '' OR passage = ?2) ORDER BY passage, at, id",
        )?;
        let rows = statement
            .query_map([user, passage], |row| {
                Ok(HighlightRow {
                    id: row.get(0)?,
                    passage: row.get(1)?,
                    edition: row.get(2)?,
                    quote: row.get(3)?,
                    prefix: row.get(4)?,
                    suffix: row.get(5)?,
                    tone: row.get(6)?,
                    note: row.get(7)?,
                    at: row.get(8)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

impl Writer<'_> {
    /// Puts marked words in; of ones that stand already pen and note are changed, and only by their owner.
    ///
    /// # Errors
    /// `NotFound` when they belong to somebody else; otherwise what SQLite says.
    pub fn put_highlight(&self, row: &HighlightRow) -> StoreResult<()> {
        let put = self.tx.execute(
            "INSERT INTO highlight (id, user, passage, edition, quote, prefix, suffix, tone, note, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (id) DO UPDATE SET tone = ?8, note = ?9 WHERE user = ?2",
            params![
                row.id, self.user, row.passage, row.edition, row.quote, row.prefix, row.suffix, row.tone, row.note,
                self.at
            ],
        )?;
        if put == 0 {
            return Err(StoreError::NotFound);
        }
        Ok(())
    }

    /// Takes marked words of the user out.
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn drop_highlight(&self, id: &str) -> StoreResult<()> {
        let gone = self.tx.execute(
            "DELETE FROM highlight WHERE id = ?1 AND user = ?2",
            [id, self.user],
        )?;
        if gone == 0 {
            return Err(StoreError::NotFound);
        }
        Ok(())
    }
}
