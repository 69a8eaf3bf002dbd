//! 定型文: texts of the facility (owner `''`) and of each user, called by an abbreviation.

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::Writer;
use rusqlite::{Connection, params};

/// One text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SnippetRow {
    /// Id.
    pub id: String,
    /// Login name, empty for the facility.
    pub owner: String,
    /// Abbreviation, folded.
    pub abbreviation: String,
    /// The same as it comes out in kana, folded; empty when there is none.
    pub kana: String,
    /// What it is called.
    pub title: String,
    /// The text with its placeholders.
    pub text: String,
    /// Switched off.
    pub off: bool,
}

impl Store {
    /// Texts of the facility and of a user, by abbreviation.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn snippets(&self, user: &str) -> StoreResult<Vec<SnippetRow>> {
        snippets(&self.conn, user)
    }
}

impl Writer<'_> {
    /// Texts of the facility and of a user, inside the transaction.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn snippets(&self, user: &str) -> StoreResult<Vec<SnippetRow>> {
        snippets(self.tx, user)
    }

    /// Puts a text in, in place of the one with the same id.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_snippet(&self, row: &SnippetRow) -> StoreResult<()> {
        self.tx.execute(
            "INSERT OR REPLACE INTO snippet (id, owner, abbreviation, kana, title, text, off, user, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![row.id, row.owner, row.abbreviation, row.kana, row.title, row.text, row.off, self.user, self.at],
        )?;
        Ok(())
    }

    /// Takes a text out.
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn drop_snippet(&self, id: &str) -> StoreResult<()> {
        let gone = self.tx.execute("DELETE FROM snippet WHERE id = ?1", [id])?;
        if gone == 0 {
            return Err(StoreError::NotFound);
        }
        Ok(())
    }
}

fn snippets(conn: &Connection, user: &str) -> StoreResult<Vec<SnippetRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, owner, abbreviation, kana, title, text, off FROM snippet WHERE owner IN ('', ?1) ORDER BY abbreviation, owner",
    )?;
    let rows = statement
        .query_map([user], |row| {
            Ok(SnippetRow {
                id: row.get(0)?,
                owner: row.get(1)?,
                abbreviation: row.get(2)?,
                kana: row.get(3)?,
                title: row.get(4)?,
                text: row.get(5)?,
                off: row.get(6)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
