//! Editions of the manual that were taken.

use crate::error::StoreResult;
use crate::open::Store;
use crate::record::Writer;
use rusqlite::{OptionalExtension, params};

/// An edition, without its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionRow {
    /// Id (`2027-04`).
    pub id: String,
    /// Title.
    pub title: String,
    /// Issued on (ISO), as the edition says.
    pub issued_on: String,
    /// Name of headquarters.
    pub issuer: String,
    /// When it was signed (UTC).
    pub issued_at: String,
    /// SHA-256 of the header line of its pack.
    pub sha256: String,
    /// Who took it.
    pub user: String,
    /// When it was taken (UTC).
    pub at: String,
}

impl Store {
    /// Editions that were taken, the newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn editions(&self) -> StoreResult<Vec<EditionRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, title, issued_on, issuer, issued_at, sha256, user, at FROM manual_edition
             ORDER BY issued_on DESC, id DESC",
        )?;
        let rows = statement
            .query_map([], |row| {
                Ok(EditionRow {
                    id: row.get(0)?,
                    title: row.get(1)?,
                    issued_on: row.get(2)?,
                    issuer: row.get(3)?,
                    issued_at: row.get(4)?,
                    sha256: row.get(5)?,
                    user: row.get(6)?,
                    at: row.get(7)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Files of an edition: name and text, as JSON; None when it was not taken.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn edition_files(&self, id: &str) -> StoreResult<Option<String>> {
        Ok(self
            .conn
            .prepare_cached("SELECT files FROM manual_edition WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?)
    }

    /// Passages on which a user has a bookmark, a note or marked words.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn kept_passages(&self, user: &str) -> StoreResult<Vec<String>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT passage FROM bookmark WHERE user = ?1
             UNION SELECT passage FROM passage_note WHERE user = ?1
             UNION SELECT passage FROM highlight WHERE user = ?1 ORDER BY passage",
        )?;
        let rows = statement
            .query_map([user], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

impl Writer<'_> {
    /// Puts in an edition with its files (JSON), in place of one with the same id; user and moment are those of the write.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_edition(&self, edition: &EditionRow, files: &str) -> StoreResult<()> {
        self.tx.execute(
            "INSERT OR REPLACE INTO manual_edition
             (id, title, issued_on, issuer, issued_at, sha256, files, user, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                edition.id,
                edition.title,
                edition.issued_on,
                edition.issuer,
                edition.issued_at,
                edition.sha256,
                files,
                self.user,
                self.at
            ],
        )?;
        Ok(())
    }
}
