//! Settings (of the workplace under the user `''`, and of each user) and the list of users.

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::Writer;
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// A user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserRow {
    /// Login name.
    pub id: String,
    /// Name.
    pub name: String,
    /// Profession code.
    pub profession: String,
    /// Role code.
    pub role: String,
    /// May still unlock.
    pub active: bool,
    /// Day on which the training was completed (ISO), empty when it was not.
    pub trained_on: String,
    /// Name of the training and who held it.
    pub training: String,
}

impl Store {
    /// Settings of a user, or of the workplace for the user `''`.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn settings(&self, user: &str) -> StoreResult<BTreeMap<String, String>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT key, value FROM setting WHERE user = ?1")?;
        let rows = statement
            .query_map([user], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// All users, active first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn users(&self) -> StoreResult<Vec<UserRow>> {
        users(&self.conn)
    }

    /// One user.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn user(&self, id: &str) -> StoreResult<UserRow> {
        self.users()?
            .into_iter()
            .find(|u| u.id == id)
            .ok_or(StoreError::NotFound)
    }
}

impl Writer<'_> {
    /// Sets a setting of a user, or of the workplace for the user `''`.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_setting(&self, user: &str, key: &str, value: &str) -> StoreResult<()> {
        self.tx
            .prepare_cached("INSERT INTO setting (user, key, value) VALUES (?1, ?2, ?3) ON CONFLICT (user, key) DO UPDATE SET value = ?3")?
            .execute([user, key, value])?;
        Ok(())
    }

    /// Sets a value of the bookkeeping inside the transaction.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_meta(&self, key: &str, value: &str) -> StoreResult<()> {
        self.tx
            .prepare_cached("INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2")?
            .execute([key, value])?;
        Ok(())
    }

    /// Adds a user or changes one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_user(&self, user: &UserRow) -> StoreResult<()> {
        self.tx.execute(
            "INSERT INTO user (id, name, profession, role, active, created_at, trained_on, training)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET name = ?2, profession = ?3, role = ?4, active = ?5, trained_on = ?7, training = ?8",
            params![user.id, user.name, user.profession, user.role, user.active, self.at, user.trained_on, user.training],
        )?;
        Ok(())
    }
}

fn users(conn: &Connection) -> StoreResult<Vec<UserRow>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, name, profession, role, active, trained_on, training FROM user ORDER BY active DESC, created_at, id",
    )?;
    let rows = statement
        .query_map([], |row| {
            Ok(UserRow {
                id: row.get(0)?,
                name: row.get(1)?,
                profession: row.get(2)?,
                role: row.get(3)?,
                active: row.get(4)?,
                trained_on: row.get(5)?,
                training: row.get(6)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
