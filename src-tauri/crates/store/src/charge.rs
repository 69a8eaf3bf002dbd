//! 担当変更: who took a case over, kept beside the case.

use crate::error::StoreResult;
use crate::open::Store;
use crate::record::Writer;
use rusqlite::{Connection, Row, params};

/// One case of a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChargeRow {
    /// The change.
    pub change_id: String,
    /// Case id.
    pub case_id: String,
    /// ISO date.
    pub on_date: String,
    /// Why.
    pub reason: String,
    /// The save of the case.
    pub save_id: String,
    /// 主担当 before.
    pub old_lead: String,
    /// 副担当 before.
    pub old_deputy: String,
    /// 主担当 since.
    pub new_lead: String,
    /// 副担当 since.
    pub new_deputy: String,
    /// Who changed it.
    pub user: String,
    /// When (UTC).
    pub at: String,
    /// When it was undone (UTC), empty while it holds.
    pub undone_at: String,
    /// Who undid it.
    pub undone_by: String,
}

impl Store {
    /// Changes of a case, newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn charges(&self, case_id: &str) -> StoreResult<Vec<ChargeRow>> {
        let sql = "SELECT * FROM charge WHERE case_id = ?1 ORDER BY at DESC";
        select(&self.conn, sql, case_id)
    }
}

impl Writer<'_> {
    /// Keeps one case of a change.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_charge(&self, row: &ChargeRow) -> StoreResult<()> {
        self.tx.prepare_cached(
            "INSERT INTO charge (change_id, case_id, on_date, reason, save_id, old_lead, old_deputy, new_lead, new_deputy, user, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            row.change_id, row.case_id, row.on_date, row.reason, row.save_id, row.old_lead, row.old_deputy, row.new_lead,
            row.new_deputy, self.user, self.at
        ])?;
        Ok(())
    }

    /// The cases of a change that holds.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn charge(&self, change_id: &str) -> StoreResult<Vec<ChargeRow>> {
        let sql = "SELECT * FROM charge WHERE change_id = ?1 AND undone_at = '' ORDER BY case_id";
        select(self.tx, sql, change_id)
    }

    /// Marks a change as undone.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn charge_undone(&self, change_id: &str) -> StoreResult<()> {
        self.tx.execute(
            "UPDATE charge SET undone_at = ?2, undone_by = ?3 WHERE change_id = ?1",
            [change_id, self.at, self.user],
        )?;
        Ok(())
    }
}

fn select(conn: &Connection, sql: &str, key: &str) -> StoreResult<Vec<ChargeRow>> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement
        .query_map([key], read)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

fn read(row: &Row<'_>) -> rusqlite::Result<ChargeRow> {
    Ok(ChargeRow {
        change_id: row.get("change_id")?,
        case_id: row.get("case_id")?,
        on_date: row.get("on_date")?,
        reason: row.get("reason")?,
        save_id: row.get("save_id")?,
        old_lead: row.get("old_lead")?,
        old_deputy: row.get("old_deputy")?,
        new_lead: row.get("new_lead")?,
        new_deputy: row.get("new_deputy")?,
        user: row.get("user")?,
        at: row.get("at")?,
        undone_at: row.get("undone_at")?,
        undone_by: row.get("undone_by")?,
    })
}
