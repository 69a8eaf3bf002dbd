//! What the morning round of the office speaks of: dates with who is in charge, and new cases.

use crate::error::StoreResult;
use crate::open::Store;
use rusqlite::Row;

/// One line of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MorningRow {
    /// Case number.
    pub number: String,
    /// Name as lists show it.
    pub name: String,
    /// 主担当.
    pub lead: String,
    /// 副担当.
    pub deputy: String,
    /// 診療科.
    pub department: String,
    /// 主治医.
    pub doctor: String,
    /// ISO date.
    pub on: String,
    /// Rule of a date, empty for a new case.
    pub rule: String,
    /// What is to be done, or why the case was begun.
    pub label: String,
}

impl Store {
    /// Open dates between two days, earliest first (1,000 at most).
    ///
    /// # Errors
    /// What SQLite says.
    pub fn due_between(&self, from: &str, until: &str) -> StoreResult<Vec<MorningRow>> {
        self.morning(include_str!("morning/dates.sql"), [from, until])
    }

    /// Cases that were begun between two days, earliest first (200 at most).
    ///
    /// # Errors
    /// What SQLite says.
    pub fn begun_between(&self, from: &str, until: &str) -> StoreResult<Vec<MorningRow>> {
        self.morning(include_str!("morning/begun.sql"), [from, until])
    }

    fn morning(&self, sql: &str, days: [&str; 2]) -> StoreResult<Vec<MorningRow>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(days, read)?.collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<MorningRow> {
    Ok(MorningRow {
        number: row.get(0)?,
        name: row.get(1)?,
        lead: row.get(2)?,
        deputy: row.get(3)?,
        department: row.get(4)?,
        doctor: row.get(5)?,
        on: row.get(6)?,
        rule: row.get(7)?,
        label: row.get(8)?,
    })
}
