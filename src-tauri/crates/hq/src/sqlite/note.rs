//! The chain of acts.

use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use sha2::{Digest as _, Sha256};

use crate::{Act, HqError, Page};

pub(super) fn note(connection: &mut Connection, act: &Act) -> Result<(), HqError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let last: Option<String> = transaction
        .query_row(
            "SELECT hash FROM acts ORDER BY id DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .optional()?;
    transaction.execute(
        "INSERT INTO acts (at, user, kind, target, hash) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            act.at,
            act.user,
            act.kind,
            act.target,
            link(&last.unwrap_or_default(), act)
        ],
    )?;
    transaction.commit()?;
    Ok(())
}

/// The newest acts first; the whole chain is looked at before any is shown.
pub(super) fn acts(connection: &Connection, page: Page) -> Result<Vec<Act>, HqError> {
    let mut statement =
        connection.prepare_cached("SELECT at, user, kind, target, hash FROM acts ORDER BY id")?;
    let mut rows = statement.query([])?;
    let (mut acts, mut before) = (Vec::new(), String::new());
    while let Some(row) = rows.next()? {
        let act = Act {
            at: row.get(0)?,
            user: row.get(1)?,
            kind: row.get(2)?,
            target: row.get(3)?,
        };
        let hash: String = row.get(4)?;
        if hash != link(&before, &act) {
            return Err(HqError::Damaged);
        }
        before = hash;
        acts.push(act);
    }
    let number = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    Ok(acts
        .into_iter()
        .rev()
        .skip(number(page.offset))
        .take(number(page.limit))
        .collect())
}

fn link(before: &str, act: &Act) -> String {
    let mut hash = Sha256::new();
    for part in [before, &act.at, &act.user, &act.kind, &act.target] {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
}
