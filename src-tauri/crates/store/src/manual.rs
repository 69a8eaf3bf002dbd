//! Pins, bookmarks and notes on passages of the manual.

use crate::error::StoreResult;
use crate::open::Store;
use crate::record::Writer;
use rusqlite::{OptionalExtension, params};

/// A passage pinned to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinRow {
    /// Passage id.
    pub passage: String,
    /// Edition of that day.
    pub edition: String,
    /// Title of that day.
    pub title: String,
    /// When (UTC).
    pub at: String,
}

impl Store {
    /// Pins of a case.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn pins(&self, case_id: &str) -> StoreResult<Vec<PinRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT passage, edition, title, at FROM pin WHERE case_id = ?1 ORDER BY at DESC",
        )?;
        let rows = statement
            .query_map([case_id], |row| {
                Ok(PinRow {
                    passage: row.get(0)?,
                    edition: row.get(1)?,
                    title: row.get(2)?,
                    at: row.get(3)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Bookmarked passages of a user.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn bookmarks(&self, user: &str) -> StoreResult<Vec<String>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT passage FROM bookmark WHERE user = ?1")?;
        let rows = statement
            .query_map([user], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// A user's note on a passage, empty when none.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn passage_note(&self, user: &str, passage: &str) -> StoreResult<String> {
        Ok(self
            .conn
            .prepare_cached("SELECT text FROM passage_note WHERE user = ?1 AND passage = ?2")?
            .query_row([user, passage], |row| row.get(0))
            .optional()?
            .unwrap_or_default())
    }

    /// Every note of a user, by passage.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn passage_notes(&self, user: &str) -> StoreResult<Vec<(String, String)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT passage, text FROM passage_note WHERE user = ?1 ORDER BY passage",
        )?;
        let rows = statement
            .query_map([user], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

impl Writer<'_> {
    /// Pins a passage, or takes it off.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_pin(
        &self,
        case_id: &str,
        passage: &str,
        edition_title: Option<(&str, &str)>,
    ) -> StoreResult<()> {
        match edition_title {
            Some((edition, title)) => self.tx.execute(
                "INSERT INTO pin (case_id, passage, edition, title, user, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (case_id, passage) DO NOTHING",
                params![case_id, passage, edition, title, self.user, self.at],
            )?,
            None => self.tx.execute("DELETE FROM pin WHERE case_id = ?1 AND passage = ?2", [case_id, passage])?,
        };
        Ok(())
    }

    /// Bookmarks a passage, or takes it off.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_bookmark(&self, passage: &str, on: bool) -> StoreResult<()> {
        if on {
            self.tx.execute(
                "INSERT INTO bookmark (user, passage, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                [self.user, passage, self.at],
            )?;
        } else {
            self.tx.execute(
                "DELETE FROM bookmark WHERE user = ?1 AND passage = ?2",
                [self.user, passage],
            )?;
        }
        Ok(())
    }

    /// Writes a note on a passage; an empty text removes it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_passage_note(&self, passage: &str, text: &str) -> StoreResult<()> {
        if text.trim().is_empty() {
            self.tx.execute(
                "DELETE FROM passage_note WHERE user = ?1 AND passage = ?2",
                [self.user, passage],
            )?;
        } else {
            self.tx.execute(
                "INSERT INTO passage_note (user, passage, text, at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (user, passage) DO UPDATE SET text = ?3, at = ?4",
                params![self.user, passage, text, self.at],
            )?;
        }
        Ok(())
    }
}
