//! The audit chain (who did what, never values) and the register of what left this PC.

use crate::error::StoreResult;
use crate::open::Store;
use crate::record::Writer;
use crate::slots::hex;
use model::noun::Noun;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use sha2::{Digest, Sha256};

/// One act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Number.
    pub id: i64,
    /// When (UTC).
    pub at: String,
    /// Who.
    pub user: String,
    /// Kind.
    pub kind: String,
    /// Record id or other key, never a value.
    pub target: String,
    /// Number of the case that the target is or belongs to.
    pub case_number: String,
    /// What kind of record the target is, where it is one.
    pub noun: Option<Noun>,
}

/// What to show of the log.
#[derive(Clone, Debug, Default)]
pub struct ActFilter {
    /// Month `2026-11`, empty = all.
    pub month: String,
    /// Kind, empty = all.
    pub kind: String,
    /// User, empty = all.
    pub user: String,
    /// First row.
    pub offset: u32,
    /// Rows.
    pub limit: u32,
}

/// One thing that left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Number, 0 before it is written.
    pub id: i64,
    /// When (UTC).
    pub at: String,
    /// Who.
    pub user: String,
    /// Paper id or `bundle`.
    pub paper: String,
    /// Case id, empty when none.
    pub case_id: String,
    /// Case number, filled on reading.
    pub case_number: String,
    /// To whom.
    pub recipient: String,
    /// What for.
    pub purpose: String,
    /// Consents it rests on, empty when none is needed.
    pub consents: Vec<String>,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// Printer or file.
    pub place: String,
    /// It did not leave after all.
    pub failed: bool,
    /// To whom at the company, empty where it went elsewhere.
    pub party: String,
    /// Consent items that it tells.
    pub items: Vec<String>,
    /// Why it left without consent: code of the ground; empty where consent covered it.
    pub ground: String,
    /// The same in words.
    pub reason: String,
    /// Who looked at it as the second one.
    pub second_user: String,
    /// Its case was discarded since, and with it the words of this entry.
    pub discarded: bool,
}

impl Writer<'_> {
    /// Adds an act to the chain.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn audit(&self, kind: &str, target: &str) -> StoreResult<()> {
        let (last, head) = head(self.tx)?;
        let hash = link(&head, last + 1, self.at, self.user, kind, target);
        self.tx
            .prepare_cached("INSERT INTO audit (id, at, user, kind, target, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![last + 1, self.at, self.user, kind, target, hash])?;
        Ok(())
    }

    /// Enters what is about to leave this PC.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn register(&self, left: &Left) -> StoreResult<i64> {
        self.tx.prepare_cached(include_str!("register_put.sql"))?.execute(named_params! {
            ":at": self.at, ":user": self.user, ":paper": left.paper, ":case_id": left.case_id, ":recipient": left.recipient,
            ":purpose": left.purpose, ":consent_id": left.consents.join(" "), ":sha256": left.sha256, ":place": left.place,
            ":party": left.party, ":items": left.items.join(" "), ":ground": left.ground, ":reason": left.reason,
            ":second_user": left.second_user,
        })?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Marks an entry of the register: what it names did not leave.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn register_failed(&self, id: i64) -> StoreResult<()> {
        self.tx.execute(
            "UPDATE register SET failed_at = ?2 WHERE id = ?1",
            params![id, self.at],
        )?;
        Ok(())
    }

    /// Ticks a month as reviewed.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn review(&self, month: &str) -> StoreResult<()> {
        self.tx.execute(
            "INSERT INTO audit_review (month, user, at) VALUES (?1, ?2, ?3) ON CONFLICT (month) DO UPDATE SET user = ?2, at = ?3",
            [month, self.user, self.at],
        )?;
        Ok(())
    }
}

impl Store {
    /// Hash of the newest act, empty when there is none.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn audit_head(&self) -> StoreResult<String> {
        Ok(head(&self.conn)?.1)
    }

    /// One page of the log, newest first, and how many acts the filter matches.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn acts(&self, filter: &ActFilter) -> StoreResult<(Vec<Act>, i64)> {
        // Months are those of the facility's calendar (JST), the instants are UTC.
        let condition = "(:month = '' OR strftime('%Y-%m', at, '+9 hours') = :month)
            AND (:kind = '' OR kind = :kind) AND (:user = '' OR user = :user)";
        let args =
            named_params! { ":month": filter.month, ":kind": filter.kind, ":user": filter.user };
        let total = self
            .conn
            .prepare_cached(&format!("SELECT count(*) FROM audit WHERE {condition}"))?
            .query_row(args, |row| row.get(0))?;
        let sql = format!(
            "{} WHERE {condition} ORDER BY id DESC LIMIT {} OFFSET {}",
            include_str!("acts.sql"),
            filter.limit,
            filter.offset
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows = statement
            .query_map(args, |row| {
                Ok(Act {
                    id: row.get(0)?,
                    at: row.get(1)?,
                    user: row.get(2)?,
                    kind: row.get(3)?,
                    target: row.get(4)?,
                    case_number: row.get(5)?,
                    noun: Noun::from_name(&row.get::<_, String>(6)?),
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok((rows, total))
    }

    /// Does every act hash onto the one before it, without a gap?
    ///
    /// # Errors
    /// What SQLite says.
    pub fn audit_intact(&self) -> StoreResult<bool> {
        let mut statement = self
            .conn
            .prepare("SELECT id, at, user, kind, target, hash FROM audit ORDER BY id")?;
        let mut rows = statement.query([])?;
        let (mut expected, mut before) = (1i64, String::new());
        while let Some(row) = rows.next()? {
            let (id, at, user, kind, target, hash): (i64, String, String, String, String, String) = (
                row.get(0)?,
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
            );
            if id != expected || hash != link(&before, id, &at, &user, &kind, &target) {
                return Ok(false);
            }
            expected += 1;
            before = hash;
        }
        Ok(true)
    }

    /// Who reviewed a month, and when.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn reviewed(&self, month: &str) -> StoreResult<Option<(String, String)>> {
        Ok(self
            .conn
            .query_row(
                "SELECT user, at FROM audit_review WHERE month = ?1",
                [month],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?)
    }

    /// One page of the register, newest first, and how many entries there are.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn left(&self, case_id: &str, offset: u32, limit: u32) -> StoreResult<(Vec<Left>, i64)> {
        let total = self.conn.query_row(
            "SELECT count(*) FROM register WHERE ?1 = '' OR case_id = ?1",
            [case_id],
            |row| row.get(0),
        )?;
        let mut statement = self
            .conn
            .prepare_cached(include_str!("register_page.sql"))?;
        let rows = statement
            .query_map(params![case_id, limit, offset], left_of)?
            .collect::<Result<_, _>>()?;
        Ok((rows, total))
    }

    /// Everything that left under a consent, newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn left_under(&self, consent: &str) -> StoreResult<Vec<Left>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("register_under.sql"))?;
        let rows = statement
            .query_map([consent], left_of)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

fn left_of(row: &Row<'_>) -> rusqlite::Result<Left> {
    let list = |column: &str| -> rusqlite::Result<Vec<String>> {
        let text: String = row.get(column)?;
        Ok(text.split_whitespace().map(str::to_owned).collect())
    };
    Ok(Left {
        id: row.get("id")?,
        at: row.get("at")?,
        user: row.get("user")?,
        paper: row.get("paper")?,
        case_id: row.get("case_id")?,
        case_number: row.get("case_number")?,
        recipient: row.get("recipient")?,
        purpose: row.get("purpose")?,
        consents: list("consent_id")?,
        sha256: row.get("sha256")?,
        place: row.get("place")?,
        failed: !row.get::<_, String>("failed_at")?.is_empty(),
        party: row.get("party")?,
        items: list("items")?,
        ground: row.get("ground")?,
        reason: row.get("reason")?,
        second_user: row.get("second_user")?,
        discarded: row.get("discarded")?,
    })
}

fn head(conn: &Connection) -> StoreResult<(i64, String)> {
    Ok(conn
        .prepare_cached("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .unwrap_or_default())
}

/// SHA-256(previous ‖ canonical JSON of the act).
fn link(previous: &str, id: i64, at: &str, user: &str, kind: &str, target: &str) -> String {
    let canonical = serde_json::json!([id, at, user, kind, target]).to_string();
    let mut digest = Sha256::new();
    digest.update(previous.as_bytes());
    digest.update(canonical.as_bytes());
    hex(&digest.finalize())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::key::DataKey;

    fn with_acts() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(folder.path(), DataKey::generate().unwrap()).unwrap();
        for n in 0..20 {
            let at = format!("2026-11-{:02}T00:00:00Z", n + 1);
            store
                .write::<_, crate::StoreError>("u", &at, |w| w.audit("open", &format!("case{n}")))
                .unwrap();
        }
        (folder, store)
    }

    #[test]
    fn every_kind_of_tampering_breaks_the_chain() {
        for tamper in [
            "UPDATE audit SET user = 'x' WHERE id = 7",
            "UPDATE audit SET at = '2026-11-07T00:00:01Z' WHERE id = 7",
            "DELETE FROM audit WHERE id = 7",
            "DELETE FROM audit WHERE id = 1",
            "UPDATE audit SET target = (SELECT a.target FROM audit AS a WHERE a.id = 9) WHERE id = 8",
            "INSERT INTO audit (id, at, user, kind, target, hash) VALUES (21, 't', 'u', 'open', 'c', 'h')",
        ] {
            let (_folder, store) = with_acts();
            assert!(store.audit_intact().unwrap());
            store.conn.execute(tamper, []).unwrap();
            assert!(!store.audit_intact().unwrap(), "{tamper}");
        }
    }

    #[test]
    fn a_cut_tail_is_seen_by_the_head_that_left_with_a_backup() {
        let (_folder, store) = with_acts();
        let head = store.audit_head().unwrap();
        store
            .conn
            .execute("DELETE FROM audit WHERE id > 15", [])
            .unwrap();
        // The chain alone cannot know its former length: this is why its head leaves with bundles and backups.
        assert!(store.audit_intact().unwrap());
        assert_ne!(store.audit_head().unwrap(), head);
    }
}
