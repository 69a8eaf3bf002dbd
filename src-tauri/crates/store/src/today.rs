//! 今日: the lines beside the derived dates, and the marks (done, put off) that stand over all of them.

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::{Owner, Writer, new_id};
use model::noun::Noun;
use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;

/// After every day.
const END: &str = "9999-12-31";

/// What a mark stands over: the line of 今日, whatever computed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TaskKey {
    /// Case, empty for a line without one.
    pub case_id: String,
    /// Rule of the line.
    pub rule: String,
    /// Legal date.
    pub on: String,
    /// Record, where the rule names one.
    pub record_id: String,
}

/// A mark over a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkRow {
    /// Own id.
    pub id: String,
    /// done | snooze
    pub kind: String,
    /// The line.
    pub key: TaskKey,
    /// What the line said.
    pub label: String,
    /// Put off to this day; empty when done.
    pub until: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub user: String,
    /// When (UTC).
    pub at: String,
}

/// A line that is kept as a record of its own: a to-do, or a call to be returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnLine {
    /// Case id, may be empty.
    pub case_id: String,
    /// Name as lists show it, or the caller.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// ISO date.
    pub on: String,
    /// Rule.
    pub rule: String,
    /// What is to be done, or who called.
    pub label: String,
    /// Whose it is.
    pub staff: String,
    /// Record.
    pub record_id: String,
}

/// A form that is waited for: what shows that it came back, beside a scan of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Awaited {
    /// Form.
    pub form: String,
    /// opinion | work_info | consent | plan; empty = nothing but a scan.
    pub by: String,
    /// Of an opinion: the kinds that are this form.
    pub kinds: Vec<String>,
}

/// A form that was given out and has not come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperOut {
    /// Case id.
    pub case_id: String,
    /// Name as lists show it.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// Form.
    pub paper: String,
    /// Entry of the register.
    pub register: i64,
    /// Day it was given out.
    pub on: String,
}

impl Store {
    /// Marks that stand on a day.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn task_marks(&self, today: &str) -> StoreResult<Vec<MarkRow>> {
        let mut statement = self.conn.prepare_cached(include_str!("today/marks.sql"))?;
        let rows = statement
            .query_map([today], mark_of)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// What was noted as done, newest first, and how much there is.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn done_marks(&self, offset: u32, limit: u32) -> StoreResult<(Vec<MarkRow>, i64)> {
        let total = self.conn.query_row(
            "SELECT count(*) FROM task_mark WHERE kind = 'done' AND undone_at = ''",
            [],
            |row| row.get(0),
        )?;
        let mut statement = self.conn.prepare_cached(
            "SELECT id, kind, case_id, rule, on_date, record_id, label, until, reason, user, at FROM task_mark
             WHERE kind = 'done' AND undone_at = '' ORDER BY at DESC, id DESC LIMIT ?1 OFFSET ?2",
        )?;
        let rows = statement
            .query_map([limit, offset], mark_of)?
            .collect::<Result<_, _>>()?;
        Ok((rows, total))
    }

    /// Own to-dos up to a day.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn todos_until(&self, until: &str) -> StoreResult<Vec<OwnLine>> {
        self.own_lines(include_str!("today/todos.sql"), ["", until])
    }

    /// Own to-dos from a day on.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn todos_from(&self, from: &str) -> StoreResult<Vec<OwnLine>> {
        self.own_lines(include_str!("today/todos.sql"), [from, END])
    }

    /// Calls to be returned up to a day.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn callbacks_until(&self, until: &str) -> StoreResult<Vec<OwnLine>> {
        self.own_lines(include_str!("today/callbacks.sql"), ["", until])
    }

    /// Calls to be returned from a day on.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn callbacks_from(&self, from: &str) -> StoreResult<Vec<OwnLine>> {
        self.own_lines(include_str!("today/callbacks.sql"), [from, END])
    }

    fn own_lines(&self, sql: &str, days: [&str; 2]) -> StoreResult<Vec<OwnLine>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement
            .query_map(days, |row| {
                Ok(OwnLine {
                    case_id: row.get(0)?,
                    name: row.get(1)?,
                    kana: row.get(2)?,
                    on: row.get(3)?,
                    rule: row.get(4)?,
                    label: row.get(5)?,
                    staff: row.get(6)?,
                    record_id: row.get(7)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Forms of open cases, or of one (its id), that were given out and are not back: the newest copy of each, the oldest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn papers_out(&self, awaited: &[Awaited], case_id: &str) -> StoreResult<Vec<PaperOut>> {
        let mut statement = self.conn.prepare_cached(include_str!("today/papers.sql"))?;
        let rows = statement
            .query_map(params![serde_json::to_string(awaited)?, case_id], |row| {
                Ok(PaperOut {
                    case_id: row.get(0)?,
                    name: row.get(1)?,
                    kana: row.get(2)?,
                    paper: row.get(3)?,
                    register: row.get(4)?,
                    on: row.get(5)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// The newest opinion of a case of one of these kinds (none = of any) whose date of a return is open.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn opinion_without(
        &self,
        case_id: &str,
        field: &str,
        kinds: &[String],
    ) -> StoreResult<Option<String>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT id FROM opinion WHERE case_id = ?1 AND cancelled_at = ''
                 AND CASE ?2 WHEN 'work_info_on' THEN work_info_on ELSE received_on END = ''
                 AND (?3 = '[]' OR kind IN (SELECT value FROM json_each(?3))) ORDER BY save_seq DESC LIMIT 1",
            )?
            .query_row(
                params![case_id, field, serde_json::to_string(kinds)?],
                |row| row.get(0),
            )
            .optional()?)
    }

    /// The record of a case whose date field holds this day; with no day, the newest one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn record_dated(
        &self,
        noun: Noun,
        case_id: &str,
        field: &str,
        on: &str,
    ) -> StoreResult<Option<String>> {
        let has = |name: &str| noun.fields().iter().any(|f| f.name == name);
        let (column, owner) = match noun {
            Noun::Case => return Ok(Some(case_id.to_owned())),
            _ if has("case_id") => ("case_id", "?1"),
            _ => (
                "person_id",
                "(SELECT person_id FROM \"case\" WHERE id = ?1)",
            ),
        };
        if !has(field) {
            return Ok(None);
        }
        let sql = format!(
            "SELECT id FROM \"{}\" WHERE \"{column}\" = {owner} AND cancelled_at = '' AND (?2 = '' OR \"{field}\" = ?2)
             ORDER BY save_seq DESC LIMIT 1",
            noun.name()
        );
        Ok(self
            .conn
            .prepare_cached(&sql)?
            .query_row([case_id, on], |row| row.get(0))
            .optional()?)
    }

    /// Marks of a case that stand on a day.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn task_marks_of(&self, case_id: &str, today: &str) -> StoreResult<Vec<MarkRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, kind, case_id, rule, on_date, record_id, label, until, reason, user, at FROM task_mark
             WHERE case_id = ?1 AND undone_at = '' AND (kind = 'done' OR until > ?2)",
        )?;
        let rows = statement
            .query_map([case_id, today], mark_of)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Is the line a reminder before a date of its case?
    ///
    /// # Errors
    /// What SQLite says.
    pub fn is_notice(&self, key: &TaskKey) -> StoreResult<bool> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM case_date WHERE case_id = ?1 AND rule = ?2 AND legal_on = ?3
                 AND record_id = ?4 AND lead > 0)",
            )?
            .query_row([&key.case_id, &key.rule, &key.on, &key.record_id], |row| {
                row.get(0)
            })?)
    }

    /// A page of memos of one state (open | sorted | cancelled), newest first, and how many there are.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn memo_ids(
        &self,
        state: &str,
        offset: u32,
        limit: u32,
    ) -> StoreResult<(Vec<String>, i64)> {
        let total = self
            .conn
            .prepare_cached(include_str!("today/memo_count.sql"))?
            .query_row([state], |row| row.get(0))?;
        let mut statement = self.conn.prepare_cached(include_str!("today/memos.sql"))?;
        let ids = statement
            .query_map(params![state, limit, offset], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok((ids, total))
    }

    /// Open to-dos of a case, earliest first: id, day, text, is it a promise.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn todos_of(&self, case_id: &str) -> StoreResult<Vec<(String, String, String, bool)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, on_date, text, promise FROM todo
             WHERE case_id = ?1 AND done_on = '' AND cancelled_at = '' ORDER BY on_date, id",
        )?;
        let rows = statement
            .query_map([case_id], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Bundles that no receipt has answered, oldest first: number, instant (UTC), cases.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn unanswered_bundles(&self) -> StoreResult<Vec<(i64, String, i64)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT sequence, at, cases FROM bundle WHERE received_at = '' ORDER BY sequence",
        )?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Case and person that a save belongs to.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn owner_of_save(&self, save_id: &str) -> StoreResult<Owner> {
        let found = self
            .conn
            .query_row(
                "SELECT case_id, person_id FROM save WHERE id = ?1",
                [save_id],
                |row| {
                    Ok(Owner {
                        case_id: row.get(0)?,
                        person_id: row.get(1)?,
                    })
                },
            )
            .optional()?;
        Ok(found.unwrap_or_default())
    }

    /// The name that lists show of a case.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn name_of_case(&self, case_id: &str) -> StoreResult<Option<(String, String)>> {
        Ok(self
            .conn
            .prepare_cached("SELECT name, kana FROM case_derived WHERE case_id = ?1")?
            .query_row([case_id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }
}

impl Writer<'_> {
    /// Puts a mark over a line; an earlier one over the same line is taken back, so that one stands at a time.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_mark(
        &self,
        kind: &str,
        key: &TaskKey,
        label: &str,
        until: &str,
        reason: &str,
    ) -> StoreResult<String> {
        self.tx.execute(
            "UPDATE task_mark SET undone_at = ?1, undone_by = ?2
             WHERE case_id = ?3 AND rule = ?4 AND on_date = ?5 AND record_id = ?6 AND undone_at = ''",
            params![self.at, self.user, key.case_id, key.rule, key.on, key.record_id],
        )?;
        let id = new_id();
        self.tx.execute(
            "INSERT INTO task_mark (id, kind, case_id, rule, on_date, record_id, label, until, reason, user, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![id, kind, key.case_id, key.rule, key.on, key.record_id, label, until, reason, self.user, self.at],
        )?;
        Ok(id)
    }

    /// Takes a mark back; answers what it was and the line it stood over.
    ///
    /// # Errors
    /// `NotFound` when there is none that stands.
    pub fn undo_mark(&self, id: &str) -> StoreResult<(String, TaskKey)> {
        let found = self
            .tx
            .query_row(
                "SELECT kind, case_id, rule, on_date, record_id FROM task_mark WHERE id = ?1 AND undone_at = ''",
                [id],
                |row| {
                    let key = TaskKey {
                        case_id: row.get(1)?,
                        rule: row.get(2)?,
                        on: row.get(3)?,
                        record_id: row.get(4)?,
                    };
                    Ok((row.get(0)?, key))
                },
            )
            .optional()?
            .ok_or(StoreError::NotFound)?;
        self.tx.execute(
            "UPDATE task_mark SET undone_at = ?2, undone_by = ?3 WHERE id = ?1",
            params![id, self.at, self.user],
        )?;
        Ok(found)
    }
}

fn mark_of(row: &Row<'_>) -> rusqlite::Result<MarkRow> {
    Ok(MarkRow {
        id: row.get(0)?,
        kind: row.get(1)?,
        key: TaskKey {
            case_id: row.get(2)?,
            rule: row.get(3)?,
            on: row.get(4)?,
            record_id: row.get(5)?,
        },
        label: row.get(6)?,
        until: row.get(7)?,
        reason: row.get(8)?,
        user: row.get(9)?,
        at: row.get(10)?,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Awaited;
    use crate::Store;
    use crate::key::DataKey;

    #[test]
    fn papers_that_are_out_are_looked_up_however_long_the_book_is() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(folder.path(), DataKey::generate().unwrap()).unwrap();
        let mut statement = store
            .conn
            .prepare(concat!(
                "EXPLAIN QUERY PLAN ",
                include_str!("today/papers.sql")
            ))
            .unwrap();
        let awaited = [Awaited {
            form: "opinion".into(),
            by: "opinion".into(),
            kinds: vec!["f2".into()],
        }];
        let awaited = serde_json::to_string(&awaited).unwrap();
        let plan: Vec<String> = statement
            .query_map([awaited.as_str(), ""], |row| row.get(3))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for looked_up in [
            "SEARCH r USING COVERING INDEX register_out",
            "SEARCH s USING INDEX scan_by_case",
            "SEARCH o USING INDEX opinion_by_case",
            "SEARCH c USING INDEX consent_by_case",
            "SEARCH p USING INDEX plan_by_case",
            "SEARCH v USING INDEX save_by_record",
            "SEARCH h USING PRIMARY KEY",
        ] {
            assert!(
                plan.iter().any(|l| l.contains(looked_up)),
                "{looked_up}: {plan:#?}"
            );
        }
        for read_whole in [
            "register", "scan", "opinion", "consent", "plan", "save", "history",
        ] {
            let whole = |l: &&String| l.as_str() == format!("SCAN {read_whole}");
            assert!(plan.iter().find(whole).is_none(), "{plan:#?}");
        }
    }
}
