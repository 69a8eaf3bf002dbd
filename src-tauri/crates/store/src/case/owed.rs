//! What somebody is to do for a case by a day, and which of its dates were noted as done.

use crate::error::StoreResult;
use model::casefile::{DoneMark, Owed, Support};
use rusqlite::Connection;

/// Fills in promises, to-dos, calls and the marks over dates.
pub(super) fn read(conn: &Connection, case_id: &str, support: &mut Support) -> StoreResult<()> {
    support.promises = rows(conn, include_str!("promises.sql"), case_id)?;
    support.todos = rows(conn, include_str!("todos.sql"), case_id)?;
    support.todo_promises = rows(conn, include_str!("todo_promises.sql"), case_id)?;
    support.callbacks = rows(conn, include_str!("callbacks.sql"), case_id)?;
    let mut marks = conn.prepare_cached(
        "SELECT rule, on_date, record_id FROM task_mark WHERE case_id = ?1 AND kind = 'done' AND undone_at = ''",
    )?;
    support.done = marks
        .query_map([case_id], |row| {
            Ok(DoneMark {
                rule: row.get(0)?,
                on: row.get(1)?,
                record_id: row.get(2)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(())
}

fn rows(conn: &Connection, sql: &str, case_id: &str) -> StoreResult<Vec<Owed>> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement
        .query_map([case_id], |row| {
            Ok(Owed {
                on: row.get(0)?,
                what: row.get(1)?,
                record_id: row.get(2)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
