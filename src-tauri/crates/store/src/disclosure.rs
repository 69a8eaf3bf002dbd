//! 本人開示 and 事例検討会: the whole record of a case, cancelled or not, and what was decided about its passages.

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::{Writer, values_of};
use model::noun::Noun;
use rusqlite::{OptionalExtension, params};
use serde_json::{Map, Value};

/// A record as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Noun.
    pub noun: Noun,
    /// Record.
    pub id: String,
    /// Its fields by name.
    pub values: Map<String, Value>,
    /// When it was cancelled (UTC), empty while it stands.
    pub cancelled_at: String,
    /// Why it was cancelled.
    pub cancel_reason: String,
    /// Who saved it first.
    pub user: String,
    /// When it was saved first (UTC).
    pub at: String,
}

/// A field that was changed after the record was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// Save.
    pub save_id: String,
    /// Noun.
    pub noun: Noun,
    /// Record.
    pub record_id: String,
    /// Field name.
    pub field: String,
    /// Before.
    pub old: Value,
    /// After.
    pub new: Value,
    /// Who.
    pub user: String,
    /// When (UTC).
    pub at: String,
}

/// What was decided about one passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionRow {
    /// Passage.
    pub passage: String,
    /// open | part | withheld
    pub verdict: String,
    /// Code of the ground.
    pub ground: String,
    /// Words that are taken out.
    pub parts: Vec<String>,
    /// What the reviewer noted; never printed.
    pub note: String,
    /// Digest of the text that was decided about.
    pub digest: String,
    /// Who.
    pub user: String,
    /// When (UTC).
    pub at: String,
}

impl Store {
    /// Every record of a case and its person, cancelled or not.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn kept(&self, case_id: &str, person_id: &str) -> StoreResult<Vec<Kept>> {
        let mut out = Vec::new();
        for noun in Noun::ALL {
            let has = |name: &str| noun.fields().iter().any(|f| f.name == name);
            let (column, owner) = match noun {
                Noun::Person => ("id", person_id),
                Noun::Case => ("id", case_id),
                _ if has("person_id") => ("person_id", person_id),
                _ => ("case_id", case_id),
            };
            let sql = format!(
                "SELECT * FROM \"{}\" WHERE \"{column}\" = ?1 ORDER BY id",
                noun.name()
            );
            let mut statement = self.conn.prepare_cached(&sql)?;
            let mut rows = statement.query([owner])?;
            while let Some(row) = rows.next()? {
                let id: String = row.get("id")?;
                let (user, at) = self.first_saver(&id)?;
                out.push(Kept {
                    noun,
                    values: values_of(row, noun.fields())?,
                    cancelled_at: row.get("cancelled_at")?,
                    cancel_reason: row.get("cancel_reason")?,
                    id,
                    user,
                    at,
                });
            }
        }
        Ok(out)
    }

    fn first_saver(&self, record_id: &str) -> StoreResult<(String, String)> {
        Ok(self
            .conn
            .prepare_cached("SELECT user, at FROM save WHERE record_id = ?1 ORDER BY rev LIMIT 1")?
            .query_row([record_id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .unwrap_or_default())
    }

    /// Every later change of a field of a case and its person, oldest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn corrected(&self, case_id: &str, person_id: &str) -> StoreResult<Vec<Corrected>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("disclosure/changes.sql"))?;
        let mut rows = statement.query([case_id, person_id])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            let noun: String = row.get("noun")?;
            let (old, new): (String, String) = (row.get("old")?, row.get("new")?);
            out.push(Corrected {
                save_id: row.get("save_id")?,
                noun: Noun::from_name(&noun).ok_or(StoreError::NotFound)?,
                record_id: row.get("record_id")?,
                field: row.get("field")?,
                old: serde_json::from_str(&old)?,
                new: serde_json::from_str(&new)?,
                user: row.get("user")?,
                at: row.get("at")?,
            });
        }
        Ok(out)
    }

    /// What was decided about the passages of a case.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn decisions(&self, case_id: &str) -> StoreResult<Vec<DecisionRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT passage, verdict, ground, parts, note, digest, user, at FROM disclosure WHERE case_id = ?1",
        )?;
        let mut rows = statement.query([case_id])?;
        let mut out = Vec::new();
        while let Some(row) = rows.next()? {
            let parts: String = row.get("parts")?;
            out.push(DecisionRow {
                passage: row.get("passage")?,
                verdict: row.get("verdict")?,
                ground: row.get("ground")?,
                parts: serde_json::from_str(&parts)?,
                note: row.get("note")?,
                digest: row.get("digest")?,
                user: row.get("user")?,
                at: row.get("at")?,
            });
        }
        Ok(out)
    }

    /// The text for a meeting that somebody read through: text, who, when.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn handout(&self, case_id: &str) -> StoreResult<Option<(String, String, String)>> {
        Ok(self
            .conn
            .prepare_cached("SELECT text, user, at FROM handout WHERE case_id = ?1")?
            .query_row([case_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?)
    }
}

impl Writer<'_> {
    /// Keeps a decision in place of an earlier one about the same passage; one without a verdict takes it back.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn decide(&self, case_id: &str, decision: &DecisionRow) -> StoreResult<()> {
        self.tx.execute(
            "DELETE FROM disclosure WHERE case_id = ?1 AND passage = ?2",
            [case_id, &decision.passage],
        )?;
        if decision.verdict.is_empty() {
            return Ok(());
        }
        self.tx.execute(
            "INSERT INTO disclosure (case_id, passage, verdict, ground, parts, note, digest, user, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                case_id,
                decision.passage,
                decision.verdict,
                decision.ground,
                serde_json::to_string(&decision.parts)?,
                decision.note,
                decision.digest,
                self.user,
                self.at
            ],
        )?;
        Ok(())
    }

    /// Keeps the text for a meeting as read through; an empty one takes it back.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_handout(&self, case_id: &str, text: &str) -> StoreResult<()> {
        self.tx
            .execute("DELETE FROM handout WHERE case_id = ?1", [case_id])?;
        if !text.trim().is_empty() {
            self.tx.execute(
                "INSERT INTO handout (case_id, text, user, at) VALUES (?1, ?2, ?3, ?4)",
                [case_id, text, self.user, self.at],
            )?;
        }
        Ok(())
    }
}
