//! The full-text index of cases and activities: contentless, inside the encrypted database.

use crate::error::StoreResult;
use crate::open::Store;
use crate::record::Writer;
use model::fold::{Query, tokens};
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

/// Above this many hits ranking would cost more than it tells: newest first instead.
pub const RANKED_AT_MOST: i64 = 20_000;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocKind {
    /// A case with its person and everything but the activities.
    Case,
    /// One activity.
    Activity,
}

impl DocKind {
    fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Activity => "activity",
        }
    }
}

/// One hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Record id.
    pub record_id: String,
    /// Case id.
    pub case_id: String,
    /// Date of the document.
    pub on_date: String,
}

impl Writer<'_> {
    /// Puts a document into the index, replacing its older text.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn index(
        &self,
        kind: DocKind,
        record_id: &str,
        case_id: &str,
        on_date: &str,
        text: &str,
    ) -> StoreResult<()> {
        let digest = Sha256::digest(text.as_bytes());
        let known: Option<(i64, Vec<u8>, String)> = self
            .tx
            .prepare_cached("SELECT id, digest, on_date FROM search_doc WHERE record_id = ?1")?
            .query_row([record_id], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        let id = match known {
            // Taking a text out touches a page for each of its words: not for a text that stays.
            Some((_, old, date)) if old == digest.as_slice() && date == on_date => return Ok(()),
            Some((id, ..)) => {
                self.tx
                    .prepare_cached("DELETE FROM search_index WHERE rowid = ?1")?
                    .execute([id])?;
                self.tx
                    .prepare_cached(
                        "UPDATE search_doc SET on_date = ?2, digest = ?3 WHERE id = ?1",
                    )?
                    .execute(params![id, on_date, digest.as_slice()])?;
                id
            }
            None => {
                self.tx
                    .prepare_cached("INSERT INTO search_doc (kind, record_id, case_id, on_date, digest) VALUES (?1, ?2, ?3, ?4, ?5)")?
                    .execute(params![kind.name(), record_id, case_id, on_date, digest.as_slice()])?;
                self.tx.last_insert_rowid()
            }
        };
        self.tx
            .prepare_cached("INSERT INTO search_index (rowid, body) VALUES (?1, ?2)")?
            .execute(params![id, tokens(text)])?;
        Ok(())
    }

    /// Empties the index, to be filled anew by another folding.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn clear_index(&self) -> StoreResult<()> {
        self.tx.execute_batch(
            "INSERT INTO search_index (search_index) VALUES ('delete-all'); DELETE FROM search_doc;",
        )?;
        Ok(())
    }

    /// Takes a document out of the index.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn unindex(&self, record_id: &str) -> StoreResult<()> {
        let known: Option<i64> = self
            .tx
            .prepare_cached("SELECT id FROM search_doc WHERE record_id = ?1")?
            .query_row([record_id], |row| row.get(0))
            .optional()?;
        if let Some(id) = known {
            self.tx
                .prepare_cached("DELETE FROM search_index WHERE rowid = ?1")?
                .execute([id])?;
            self.tx
                .prepare_cached("DELETE FROM search_doc WHERE id = ?1")?
                .execute([id])?;
        }
        Ok(())
    }
}

impl Store {
    /// Merges what the saves since the last time left in pieces, a bounded amount of it; for moments when nobody is
    /// typing.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn merge_index(&self) -> StoreResult<()> {
        const PAGES: u32 = 500;
        self.conn
            .prepare_cached("INSERT INTO search_index (search_index, rank) VALUES ('merge', ?1)")?
            .execute([PAGES])?;
        Ok(())
    }

    /// The best hits of a kind, and how many there are.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn search(&self, kind: DocKind, query: &Query, limit: u32) -> StoreResult<(Vec<Hit>, i64)> {
        self.search_in(kind, query, limit, "")
    }

    /// The same within one case; empty = in all.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn search_in(
        &self,
        kind: DocKind,
        query: &Query,
        limit: u32,
        case_id: &str,
    ) -> StoreResult<(Vec<Hit>, i64)> {
        if query.is_empty() {
            return Ok((Vec::new(), 0));
        }
        let expression = query.match_expression();
        let total: i64 = self
            .conn
            .prepare_cached(include_str!("search/count.sql"))?
            .query_row(params![expression, kind.name(), case_id], |row| row.get(0))?;
        let sql = if total > RANKED_AT_MOST {
            include_str!("search/newest.sql")
        } else {
            include_str!("search/ranked.sql")
        };
        let mut statement = self.conn.prepare_cached(sql)?;
        let hits = statement
            .query_map(params![expression, kind.name(), limit, case_id], |row| {
                Ok(Hit {
                    record_id: row.get(0)?,
                    case_id: row.get(1)?,
                    on_date: row.get(2)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok((hits, total))
    }

    /// Every record id that matches, for tests against the scan.
    ///
    /// # Errors
    /// What SQLite says.
    #[cfg(any(test, feature = "testing"))]
    pub fn search_all(&self, query: &Query) -> StoreResult<std::collections::BTreeSet<String>> {
        if query.is_empty() {
            return Ok(std::collections::BTreeSet::new());
        }
        let mut statement = self.conn.prepare(
            "SELECT doc.record_id FROM search_index JOIN search_doc AS doc ON doc.id = search_index.rowid WHERE search_index MATCH ?1",
        )?;
        let ids = statement
            .query_map([query.match_expression()], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::key::DataKey;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_same_text_is_not_written_again_and_another_one_is() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(folder.path(), DataKey::generate().unwrap()).unwrap();
        let mut index = |text: &str, on_date: &str| {
            store
                .write::<_, crate::StoreError>("u", "t", |w| {
                    let before: i64 = w.tx.query_row("SELECT total_changes()", [], |r| r.get(0))?;
                    w.index(DocKind::Activity, "r1", "c", on_date, text)?;
                    let after: i64 = w.tx.query_row("SELECT total_changes()", [], |r| r.get(0))?;
                    let changed: i64 = after - before;
                    Ok(changed > 0)
                })
                .unwrap()
        };
        assert!(index("肝炎の治療", "2026-11-01"));
        assert!(!index("肝炎の治療", "2026-11-01"));
        assert!(index("肝炎の治療", "2026-11-02"));
        assert!(index("糖尿病の治療", "2026-11-02"));
        let found = |word: &str| store.search_all(&Query::read(word)).unwrap().len();
        assert_eq!((found("肝炎"), found("糖尿病")), (0, 1));
    }

    #[test]
    fn the_index_finds_exactly_what_a_folded_scan_finds() {
        let folder = tempfile::tempdir().unwrap();
        let store = std::cell::RefCell::new(
            Store::create(folder.path(), DataKey::generate().unwrap()).unwrap(),
        );
        let strategy = (
            proptest::collection::vec("[肝炎硬変あいうアイｱｲ髙高AaＢb12、。 \"*()]{0,30}", 12),
            proptest::collection::vec("[肝炎硬変あいうアイｱ髙高aB1 \"*(^-]{0,5}", 12),
        );
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
            cases: 60,
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        runner
            .run(&strategy, |(texts, needles)| {
                store
                    .borrow_mut()
                    .write::<_, crate::StoreError>("u", "t", |w| {
                        for (n, text) in texts.iter().enumerate() {
                            w.index(DocKind::Activity, &format!("r{n}"), "c", "", text)?;
                        }
                        Ok(())
                    })
                    .unwrap();
                for needle in &needles {
                    let query = Query::read(needle);
                    let scanned: BTreeSet<String> = texts
                        .iter()
                        .enumerate()
                        .filter(|(_, text)| query.matches(text))
                        .map(|(n, _)| format!("r{n}"))
                        .collect();
                    prop_assert_eq!(
                        store.borrow().search_all(&query).unwrap(),
                        scanned,
                        "{}",
                        needle
                    );
                }
                Ok(())
            })
            .unwrap();
    }
}
