//! What the first screen reads: dates, open items, quiet cases.

use crate::case::ListRow;
use crate::error::StoreResult;
use crate::open::Store;
use rusqlite::params;

/// A date of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateRow {
    /// Case id.
    pub case_id: String,
    /// Name as lists show it.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// ISO date on which it is shown.
    pub on: String,
    /// Legal date.
    pub legal_on: String,
    /// Rule.
    pub rule: String,
    /// What is to be done.
    pub label: String,
    /// Recorded fact behind it.
    pub basis: String,
    /// The record that holds the fact, may be empty.
    pub record_id: String,
    /// Days before the date that it reminds of; 0 = the date itself.
    pub lead: u32,
    /// What it is called from its day on, where that is the first possible day and not the last; else empty.
    pub opens: String,
}

/// A case with missing items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingRow {
    /// Case id.
    pub case_id: String,
    /// Name as lists show it.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// Stage code.
    pub stage: String,
    /// Labels of what is missing.
    pub labels: Vec<String>,
}

impl Store {
    /// Open dates up to a day, earliest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn dates_until(&self, until: &str) -> StoreResult<Vec<DateRow>> {
        let mut statement = self.conn.prepare_cached(include_str!("desk/dates.sql"))?;
        let rows = statement
            .query_map([until], leading_row)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Promises to persons from a day on, earliest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn promises_from(&self, from: &str) -> StoreResult<Vec<DateRow>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("desk/promises.sql"))?;
        let rows = statement
            .query_map([from], date_row)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Open dates of some days, earliest first; of the cases of one user where one is given.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn dates_between(
        &self,
        from: &str,
        until: &str,
        user: &str,
        limit: u32,
    ) -> StoreResult<Vec<DateRow>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("desk/dates_between.sql"))?;
        let rows = statement
            .query_map(params![from, until, user, limit], leading_row)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Hands on every open date of some days, one after the other, earliest first: a file of many years needs no more
    /// memory than its own text.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn each_date(
        &self,
        from: &str,
        until: &str,
        user: &str,
        mut with: impl FnMut(DateRow),
    ) -> StoreResult<()> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("desk/dates_between.sql"))?;
        // No limit, as SQLite says it.
        let mut rows = statement.query(params![from, until, user, -1])?;
        while let Some(row) = rows.next()? {
            with(leading_row(row)?);
        }
        Ok(())
    }

    /// Open cases with missing items, the most recently touched first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn missing_cases(&self, offset: u32, limit: u32) -> StoreResult<Vec<MissingRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT case_id, name, stage, missing_labels, kana FROM case_derived
             WHERE cancelled = 0 AND closed = 0 AND missing > 0 ORDER BY changed_seq DESC LIMIT ?1 OFFSET ?2",
        )?;
        let rows = statement
            .query_map([limit, offset], |row| {
                let labels: String = row.get(3)?;
                Ok(MissingRow {
                    case_id: row.get(0)?,
                    name: row.get(1)?,
                    stage: row.get(2)?,
                    labels: serde_json::from_str(&labels).unwrap_or_default(),
                    kana: row.get(4)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// How many open cases have missing items.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn missing_count(&self) -> StoreResult<i64> {
        Ok(self.conn.query_row(
            "SELECT count(*) FROM case_derived WHERE cancelled = 0 AND closed = 0 AND missing > 0",
            [],
            |row| row.get(0),
        )?)
    }

    /// Open cases whose last contact (or opening) lies before a day: case id, name, reading, last day.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn quiet_cases(&self, before: &str) -> StoreResult<Vec<[String; 4]>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT case_id, name, kana, CASE WHEN last_on = '' THEN opened_on ELSE last_on END AS last
             FROM case_derived WHERE cancelled = 0 AND closed = 0
             AND CASE WHEN last_on = '' THEN opened_on ELSE last_on END < ?1 ORDER BY last",
        )?;
        let rows = statement
            .query_map(params![before], |row| {
                Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Numbers of saved things: persons, cases, activities.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn counts(&self) -> StoreResult<(i64, i64, i64)> {
        crate::backup::counts(&self.conn)
    }
}

fn date_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<DateRow> {
    Ok(DateRow {
        case_id: row.get(0)?,
        name: row.get(1)?,
        kana: row.get(2)?,
        on: row.get(3)?,
        legal_on: row.get(4)?,
        rule: row.get(5)?,
        label: row.get(6)?,
        basis: row.get(7)?,
        record_id: row.get(8)?,
        lead: 0,
        opens: String::new(),
    })
}

/// A row that also says how many days before its date it stands, and whether it opens something.
fn leading_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<DateRow> {
    Ok(DateRow {
        lead: row.get(9)?,
        opens: row.get(10)?,
        ..date_row(row)?
    })
}

impl ListRow {
    /// Was everything of the case in the newest verified backup (which covers saves up to `covered`)?
    pub fn backed_up(&self, covered: i64) -> bool {
        self.changed_seq <= covered
    }
}
