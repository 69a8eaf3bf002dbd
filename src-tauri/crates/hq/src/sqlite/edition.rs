//! The editions that were published.

use rusqlite::{Connection, named_params};

use crate::{HqError, PublishedEdition};

/// Keeps an edition; one that is kept under the same id stays as it is.
pub(super) fn keep(connection: &Connection, edition: &PublishedEdition) -> Result<(), HqError> {
    connection
        .prepare_cached(include_str!("put_edition.sql"))?
        .execute(named_params! {
            ":id": edition.id,
            ":title": edition.title,
            ":issued_on": edition.issued_on,
            ":published_at": edition.published_at,
            ":sha256": edition.sha256,
            ":files": edition.files,
        })?;
    Ok(())
}

pub(super) fn editions(connection: &Connection) -> Result<Vec<PublishedEdition>, HqError> {
    let mut statement = connection.prepare_cached(include_str!("list_editions.sql"))?;
    let mut rows = statement.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(PublishedEdition {
            id: row.get(0)?,
            title: row.get(1)?,
            issued_on: row.get(2)?,
            published_at: row.get(3)?,
            sha256: row.get(4)?,
            files: row.get(5)?,
        });
    }
    Ok(out)
}
