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

/// Which dates are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Due<'a> {
    /// First day (ISO); empty = from the beginning.
    pub from: &'a str,
    /// Last day.
    pub until: &'a str,
    /// Rules; none = all.
    pub rules: &'a [&'a str],
    /// Who is in charge; none = everybody.
    pub staff: &'a [String],
}

/// A telephone call that somebody waits for, or that waits for its case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MorningCall {
    /// Case number, empty without a case.
    pub number: String,
    /// Name as lists show it, empty without a case.
    pub name: String,
    /// Is the person of the case recorded by initials only?
    pub initials: bool,
    /// Who called.
    pub caller: String,
    /// What about.
    pub text: String,
    /// ISO date by which the call is returned, or on which it came in.
    pub on: String,
    /// Its time, may be empty.
    pub time: String,
    /// Who returns it, or who took it.
    pub user: String,
    /// Does the memo wait for its case?
    pub unsorted: bool,
}

impl Store {
    /// Every open date of some days, earliest first; of these rules and in the charge of these people, where any are given.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn due(&self, asked: &Due<'_>) -> StoreResult<Vec<MorningRow>> {
        let rules = serde_json::to_string(asked.rules)?;
        let staff = serde_json::to_string(asked.staff)?;
        let sql = include_str!("morning/dates.sql");
        self.morning(sql, [asked.from, asked.until, &rules, &staff])
    }

    /// Every case that was begun between two days, earliest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn begun_between(&self, from: &str, until: &str) -> StoreResult<Vec<MorningRow>> {
        self.morning(include_str!("morning/begun.sql"), [from, until])
    }

    /// Every call to be returned up to a day, earliest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn calls_until(&self, until: &str) -> StoreResult<Vec<MorningCall>> {
        self.calls(include_str!("morning/calls.sql"), until)
    }

    /// Every memo without a case that is not among the calls up to a day, oldest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn unsorted_beside(&self, until: &str) -> StoreResult<Vec<MorningCall>> {
        self.calls(include_str!("morning/unsorted.sql"), until)
    }

    fn calls(&self, sql: &str, until: &str) -> StoreResult<Vec<MorningCall>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement
            .query_map([until], |row| {
                Ok(MorningCall {
                    number: row.get(0)?,
                    name: row.get(1)?,
                    initials: row.get(2)?,
                    caller: row.get(3)?,
                    text: row.get(4)?,
                    on: row.get(5)?,
                    time: row.get(6)?,
                    user: row.get(7)?,
                    unsorted: row.get(8)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    fn morning(&self, sql: &str, with: impl rusqlite::Params) -> StoreResult<Vec<MorningRow>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(with, read)?.collect::<Result<_, _>>()?;
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
