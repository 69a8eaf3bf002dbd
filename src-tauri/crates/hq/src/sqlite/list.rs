//! Lists, filtered, ordered and paged by the database.

use rusqlite::{Connection, ToSql, params};

use super::from_sql;
use crate::{CaseFilter, CasePage, HeldCase, HeldTally, HqError, Page, ReceivedBundle};

const COUNT: &str = concat!(include_str!("count_cases.sql"), include_str!("filter.sql"));
const LIST: &str = concat!(
    include_str!("list_cases.sql"),
    include_str!("filter.sql"),
    include_str!("list_cases_page.sql")
);

/// The parameters of `filter.sql`.
pub(super) fn filter_params(filter: &CaseFilter) -> Vec<(&'static str, &dyn ToSql)> {
    vec![
        (":facility_key", &filter.facility_key),
        (":from_year", &filter.from_year),
        (":to_year", &filter.to_year),
        (":disease_group", &filter.disease_group),
        (":path", &filter.path),
        (":outcome", &filter.outcome),
        (":age_band", &filter.age_band),
        (":sex", &filter.sex),
    ]
}

pub(super) fn cases(
    connection: &Connection,
    filter: &CaseFilter,
    page: Page,
) -> Result<CasePage, HqError> {
    let mut params = filter_params(filter);
    let total = connection
        .prepare_cached(COUNT)?
        .query_row(params.as_slice(), |row| row.get(0))?;
    params.push((":limit", &page.limit));
    params.push((":offset", &page.offset));
    let mut statement = connection.prepare_cached(LIST)?;
    let mut rows = statement.query(params.as_slice())?;
    let mut cases = Vec::new();
    while let Some(row) = rows.next()? {
        cases.push(HeldCase {
            facility_key: row.get(0)?,
            pseudonym: row.get(1)?,
            rev: from_sql(row.get(2)?)?,
            fields: serde_json::from_str(row.get_ref(3)?.as_str().map_err(|_| HqError::Damaged)?)?,
        });
    }
    Ok(CasePage {
        total: from_sql(total)?,
        cases,
    })
}

pub(super) fn bundles(
    connection: &Connection,
    facility_key: Option<&str>,
    page: Page,
) -> Result<Vec<ReceivedBundle>, HqError> {
    let mut statement = connection.prepare_cached(include_str!("list_bundles.sql"))?;
    let mut rows = statement.query(params![facility_key, page.limit, page.offset])?;
    let mut bundles = Vec::new();
    while let Some(row) = rows.next()? {
        bundles.push(ReceivedBundle {
            facility_key: row.get(0)?,
            epoch: row.get(1)?,
            sequence: from_sql(row.get(2)?)?,
            header_sha256: row.get(3)?,
            previous: row.get(4)?,
            audit_head: row.get(5)?,
            created_on: row.get(6)?,
            received_on: row.get(7)?,
            accepted: from_sql(row.get(8)?)?,
            refused: from_sql(row.get(9)?)?,
        });
    }
    Ok(bundles)
}

pub(super) fn tallies(connection: &Connection) -> Result<Vec<HeldTally>, HqError> {
    let mut statement = connection.prepare_cached(include_str!("list_tallies.sql"))?;
    let mut rows = statement.query([])?;
    let mut tallies = Vec::new();
    while let Some(row) = rows.next()? {
        tallies.push(HeldTally {
            facility_key: row.get(0)?,
            name: row.get(1)?,
            fiscal_year: row.get(2)?,
            axes: serde_json::from_str(&row.get::<_, String>(3)?)?,
            cells: serde_json::from_str(&row.get::<_, String>(4)?)?,
            received_on: row.get(5)?,
        });
    }
    Ok(tallies)
}
