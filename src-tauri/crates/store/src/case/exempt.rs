//! 対象外: an item of 未確認の項目 that does not apply to a case, with its history.

use crate::error::StoreResult;
use crate::record::{Owner, Writer};
use model::noun::Noun;
use rusqlite::{OptionalExtension, params};
use serde_json::{Value, json};

/// How the history names an item: this and the id of the item.
pub const EXEMPT: &str = "exempt.";

impl Writer<'_> {
    /// Marks an item 対象外 with a reason that may be empty, or asks it again (`None`); false when nothing differs.
    /// The history of the case keeps what was before: null while the item is asked, its reason while it is not.
    ///
    /// # Errors
    /// `NotFound` when there is no such case.
    pub fn set_exempt(&self, case_id: &str, item: &str, reason: Option<&str>) -> StoreResult<bool> {
        let before: Option<String> = self
            .tx
            .query_row(
                "SELECT reason FROM exempt WHERE case_id = ?1 AND item = ?2",
                [case_id, item],
                |row| row.get(0),
            )
            .optional()?;
        if before.as_deref() == reason {
            return Ok(false);
        }
        match reason {
            Some(reason) => self.tx.execute(
                "INSERT INTO exempt (case_id, item, reason, user, at) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (case_id, item) DO UPDATE SET reason = ?3, user = ?4, at = ?5",
                params![case_id, item, reason, self.user, self.at],
            )?,
            None => self.tx.execute(
                "DELETE FROM exempt WHERE case_id = ?1 AND item = ?2",
                [case_id, item],
            )?,
        };
        let (rev, person_id) = self.tx.query_row(
            "SELECT rev, person_id FROM \"case\" WHERE id = ?1",
            [case_id],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let owner = Owner {
            case_id: case_id.to_owned(),
            person_id,
        };
        let put = self.note_save(Noun::Case, case_id, rev, "exempt", &owner)?;
        let value = |reason: Option<&str>| reason.map_or(Value::Null, |words| json!(words));
        self.note_change(
            put.seq,
            &format!("{EXEMPT}{item}"),
            &value(before.as_deref()),
            &value(reason),
        )?;
        Ok(true)
    }
}
