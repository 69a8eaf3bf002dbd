//! 施設独自の様式: the definitions that a facility put in, as text.

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::Writer;

/// One edition of one form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormRow {
    /// Paper id.
    pub id: String,
    /// First day of the edition.
    pub valid_from: String,
    /// The definition.
    pub text: String,
    /// Who put it in.
    pub user: String,
    /// When (UTC).
    pub at: String,
}

impl Store {
    /// Every edition of every form of the facility.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn forms(&self) -> StoreResult<Vec<FormRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, valid_from, text, user, at FROM form ORDER BY id, valid_from",
        )?;
        let rows = statement
            .query_map([], |row| {
                Ok(FormRow {
                    id: row.get(0)?,
                    valid_from: row.get(1)?,
                    text: row.get(2)?,
                    user: row.get(3)?,
                    at: row.get(4)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

impl Writer<'_> {
    /// Puts in an edition, in place of one with the same id and day.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_form(&self, id: &str, valid_from: &str, text: &str) -> StoreResult<()> {
        self.tx.execute(
            "INSERT OR REPLACE INTO form (id, valid_from, text, user, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            [id, valid_from, text, self.user, self.at],
        )?;
        Ok(())
    }

    /// Takes an edition out.
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn drop_form(&self, id: &str, valid_from: &str) -> StoreResult<()> {
        let gone = self.tx.execute(
            "DELETE FROM form WHERE id = ?1 AND valid_from = ?2",
            [id, valid_from],
        )?;
        if gone == 0 {
            return Err(StoreError::NotFound);
        }
        Ok(())
    }
}
