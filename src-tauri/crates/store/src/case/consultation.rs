//! Single consultations: filtered, counted and paged in SQL.

use crate::error::StoreResult;
use crate::open::Store;
use crate::record;
use model::noun::Consultation;
use rusqlite::{Row, named_params};

/// Which consultations are wanted; an empty word asks for all.
#[derive(Clone, Debug, Default)]
pub struct Consulted {
    /// First day (ISO).
    pub from: String,
    /// Last day (ISO).
    pub to: String,
    /// Kind code: 相談 or 声かけ.
    pub kind: String,
    /// Code of who asked.
    pub by: String,
    /// Result code.
    pub result: String,
    /// Cancelled ones instead of the others.
    pub cancelled: bool,
}

/// What the consultations of a filter add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsultedCounts {
    /// All.
    pub total: i64,
    /// 声かけ
    pub approaches: i64,
    /// 辞退
    pub declined: i64,
    /// 支援開始
    pub started: i64,
}

impl Store {
    /// A page of consultations, newest first, each with the reason of its 取消 where there is one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn consultations(
        &self,
        wanted: &Consulted,
        offset: u32,
        limit: u32,
    ) -> StoreResult<Vec<(Consultation, Option<String>)>> {
        let sql = format!(
            "SELECT * FROM consultation {} ORDER BY on_date DESC, save_seq DESC LIMIT :limit OFFSET :offset",
            include_str!("consulted.sql")
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(named_params! {
            ":from": wanted.from, ":to": wanted.to, ":kind": wanted.kind, ":by": wanted.by,
            ":result": wanted.result, ":cancelled": wanted.cancelled, ":limit": limit, ":offset": offset,
        })?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            out.push((record::read_row(row)?, cancelled(row)?));
        }
        Ok(out)
    }

    /// How many consultations the filter matches, and how they ended.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn consultation_counts(&self, wanted: &Consulted) -> StoreResult<ConsultedCounts> {
        let sql = format!(
            "{} {}",
            include_str!("consultation_counts.sql"),
            include_str!("consulted.sql")
        );
        Ok(self.conn.prepare_cached(&sql)?.query_row(
            named_params! {
                ":from": wanted.from, ":to": wanted.to, ":kind": wanted.kind, ":by": wanted.by,
                ":result": wanted.result, ":cancelled": wanted.cancelled,
            },
            |row| {
                Ok(ConsultedCounts {
                    total: row.get(0)?,
                    approaches: row.get(1)?,
                    declined: row.get(2)?,
                    started: row.get(3)?,
                })
            },
        )?)
    }
}

fn cancelled(row: &Row<'_>) -> StoreResult<Option<String>> {
    let at: String = row.get("cancelled_at")?;
    let reason: String = row.get("cancel_reason")?;
    Ok((!at.is_empty()).then_some(reason))
}
