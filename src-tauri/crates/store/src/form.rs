//! 施設独自の様式: the definitions that a facility put in, as text; and those that came signed from headquarters.

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

/// A pack of forms that was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackRow {
    /// Names the pack: SHA-256 of its header line.
    pub sha256: String,
    /// Name of headquarters.
    pub issuer: String,
    /// When it was issued (UTC).
    pub issued_at: String,
}

impl Store {
    /// Every edition that came in a pack; who and when are those of the pack.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn packed_forms(&self) -> StoreResult<Vec<FormRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT packed_form.id, valid_from, text, user, at FROM packed_form JOIN form_pack ON form_pack.sha256 = pack ORDER BY packed_form.id, valid_from",
        )?;
        let rows = statement.query_map([], read)?.collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// The packs that were taken, the one issued last first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn form_packs(&self) -> StoreResult<Vec<PackRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT sha256, issuer, issued_at FROM form_pack ORDER BY issued_at DESC",
        )?;
        let rows = statement
            .query_map([], |row| {
                Ok(PackRow {
                    sha256: row.get(0)?,
                    issuer: row.get(1)?,
                    issued_at: row.get(2)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Every edition of every form of the facility.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn forms(&self) -> StoreResult<Vec<FormRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, valid_from, text, user, at FROM form ORDER BY id, valid_from",
        )?;
        let rows = statement.query_map([], read)?.collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

impl Writer<'_> {
    /// Notes a pack that is being taken.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_pack(&self, pack: &PackRow) -> StoreResult<()> {
        self.tx.execute(
            "INSERT OR REPLACE INTO form_pack (sha256, issuer, issued_at, user, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            [&pack.sha256, &pack.issuer, &pack.issued_at, self.user, self.at],
        )?;
        Ok(())
    }

    /// Puts in an edition of a pack, in place of one with the same id and day.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_packed_form(
        &self,
        id: &str,
        valid_from: &str,
        text: &str,
        pack: &str,
    ) -> StoreResult<()> {
        self.tx.execute(
            "INSERT OR REPLACE INTO packed_form (id, valid_from, text, pack) VALUES (?1, ?2, ?3, ?4)",
            [id, valid_from, text, pack],
        )?;
        Ok(())
    }

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

/// One edition, in the order of the columns of both lists.
fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<FormRow> {
    Ok(FormRow {
        id: row.get(0)?,
        valid_from: row.get(1)?,
        text: row.get(2)?,
        user: row.get(3)?,
        at: row.get(4)?,
    })
}
