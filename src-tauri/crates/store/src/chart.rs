//! カルテ転記: acts of support that are not in the chart yet, and who said when that one is.

use crate::error::StoreResult;
use crate::open::Store;
use crate::record::select;
use model::noun::Activity;

/// One act of support.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartRow {
    /// Activity.
    pub id: String,
    /// Case id.
    pub case_id: String,
    /// Case number.
    pub number: String,
    /// Name as lists show it.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// ISO date.
    pub on_date: String,
    /// Time of day.
    pub at_time: String,
    /// Channel code.
    pub channel: String,
    /// Kind codes, as JSON.
    pub kinds: String,
    /// Login name of who did it.
    pub staff: String,
    /// Its text.
    pub text: String,
    /// Code of the state.
    pub state: String,
}

/// Who set the state of an activity when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartMark {
    /// Activity.
    pub id: String,
    /// Login name.
    pub user: String,
    /// When (UTC).
    pub at: String,
}

impl Store {
    /// What is not in the chart yet, by person and day; of one user's cases and acts, or of all for `''` (500 at most).
    ///
    /// # Errors
    /// What SQLite says.
    pub fn chart_open(&self, user: &str) -> StoreResult<Vec<ChartRow>> {
        self.chart_rows(include_str!("chart/open.sql"), user)
    }

    /// Acts of one case by their ids, oldest first; one that was cancelled or belongs to another case is not among them.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn chart_acts(&self, case_id: &str, ids: &[String]) -> StoreResult<Vec<Activity>> {
        let ids = serde_json::to_string(ids)?;
        select(
            &self.conn,
            "case_id = ?1 AND id IN (SELECT value FROM json_each(?2)) ORDER BY on_date, at_time, save_seq",
            &[&case_id, &ids],
        )
    }

    /// Every act of one case that is not in the chart yet, oldest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn chart_acts_open(&self, case_id: &str) -> StoreResult<Vec<Activity>> {
        select(
            &self.conn,
            "case_id = ?1 AND chart_note = 'todo' ORDER BY on_date, at_time, save_seq",
            &[&case_id],
        )
    }

    /// The acts of one case, newest first: all that are not in the chart yet, and the newest 500 of the others.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn chart_of_case(&self, case_id: &str) -> StoreResult<Vec<ChartRow>> {
        self.chart_rows(include_str!("chart/of_case.sql"), case_id)
    }

    fn chart_rows(&self, sql: &str, key: &str) -> StoreResult<Vec<ChartRow>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement
            .query_map([key], |row| {
                Ok(ChartRow {
                    id: row.get(0)?,
                    case_id: row.get(1)?,
                    number: row.get(2)?,
                    name: row.get(3)?,
                    kana: row.get(4)?,
                    on_date: row.get(5)?,
                    at_time: row.get(6)?,
                    channel: row.get(7)?,
                    kinds: row.get(8)?,
                    staff: row.get(9)?,
                    text: row.get(10)?,
                    state: row.get(11)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Who set the present state of each act of a case, oldest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn chart_marks(&self, case_id: &str) -> StoreResult<Vec<ChartMark>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT s.record_id, s.user, s.at FROM save AS s JOIN history AS h ON h.save_seq = s.seq
             WHERE s.case_id = ?1 AND s.noun = 'activity' AND h.field = 'chart_note' ORDER BY s.seq",
        )?;
        let rows = statement
            .query_map([case_id], |row| {
                Ok(ChartMark {
                    id: row.get(0)?,
                    user: row.get(1)?,
                    at: row.get(2)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }
}
