//! Editions of the manual that were taken.

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::Writer;
use rusqlite::{OptionalExtension, params};

/// How hard a text is packed: more would take longer and win nothing that counts.
const LEVEL: i32 = 9;

/// An edition, without its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionRow {
    /// Id (`2027-04`).
    pub id: String,
    /// Title.
    pub title: String,
    /// Issued on (ISO), as the edition says.
    pub issued_on: String,
    /// Name of headquarters; empty = a program brought it along.
    pub issuer: String,
    /// When it was signed (UTC).
    pub issued_at: String,
    /// SHA-256 of the header line of its pack; of an edition that a program brought along, of its text.
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

    /// Files of an edition: name and text, as JSON; None when it is not here.
    ///
    /// # Errors
    /// What SQLite says, or `Damaged` for a text that does not unpack.
    pub fn edition_files(&self, id: &str) -> StoreResult<Option<String>> {
        let held: Option<(String, Option<Vec<u8>>)> = self
            .conn
            .prepare_cached("SELECT files, packed FROM manual_edition WHERE id = ?1")?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((plain, packed)) = held else {
            return Ok(None);
        };
        let Some(packed) = packed else {
            return Ok(Some(plain));
        };
        let bytes = zstd::stream::decode_all(packed.as_slice()).map_err(|_| StoreError::Damaged)?;
        let text = String::from_utf8(bytes).map_err(|_| StoreError::Damaged)?;
        Ok(Some(text))
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
    /// Puts in an edition with its files (JSON); user and moment are those of the write. A text that is here under the same
    /// id stays, unless both are what a program brought along: that one is corrected with the program.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_edition(&self, edition: &EditionRow, files: &str) -> StoreResult<()> {
        let packed = zstd::stream::encode_all(files.as_bytes(), LEVEL)?;
        self.tx.execute(
            "INSERT INTO manual_edition
             (id, title, issued_on, issuer, issued_at, sha256, files, packed, user, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, '', ?7, ?8, ?9)
             ON CONFLICT (id) DO UPDATE
             SET title = ?2, issued_on = ?3, sha256 = ?6, files = '', packed = ?7
             WHERE issuer = '' AND ?4 = ''",
            params![
                edition.id,
                edition.title,
                edition.issued_on,
                edition.issuer,
                edition.issued_at,
                edition.sha256,
                packed,
                self.user,
                self.at
            ],
        )?;
        Ok(())
    }
}
