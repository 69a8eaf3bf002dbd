//! The logo of the facility.

use crate::error::StoreResult;
use crate::open::Store;
use crate::record::Writer;
use rusqlite::OptionalExtension;

impl Store {
    /// The logo as a PNG file, where there is one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn logo(&self) -> StoreResult<Option<Vec<u8>>> {
        let png = self
            .conn
            .query_row("SELECT png FROM logo", [], |row| row.get(0))
            .optional()?;
        Ok(png)
    }
}

impl Writer<'_> {
    /// Puts a logo in the place of the last one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_logo(&self, png: &[u8]) -> StoreResult<()> {
        self.tx.execute(
            "INSERT OR REPLACE INTO logo (id, png, user, at) VALUES (1, ?1, ?2, ?3)",
            (png, self.user, self.at),
        )?;
        Ok(())
    }

    /// Takes the logo out.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn drop_logo(&self) -> StoreResult<()> {
        self.tx.execute("DELETE FROM logo", [])?;
        Ok(())
    }
}
