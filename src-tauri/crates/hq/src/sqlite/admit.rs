//! Admitting facilities.

use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, named_params};

use super::from_sql;
use crate::{Admission, Facility, FacilityCard, HqError};

pub(super) fn admit(
    connection: &mut Connection,
    card: &FacilityCard,
    confirmed: &str,
    admitted_on: &str,
) -> Result<Admission, HqError> {
    if digits(&card.fingerprint).is_empty() || digits(confirmed) != digits(&card.fingerprint) {
        return Err(HqError::FingerprintMismatch);
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let known = transaction
        .query_row(
            include_str!("find_facility.sql"),
            [&card.facility_key],
            |row| Ok([row.get::<_, String>(1)?, row.get(2)?, row.get(3)?]),
        )
        .optional()?;
    let admission = match known {
        None => Admission::New,
        Some(held)
            if held == [&card.name, &card.recipient, &card.fingerprint].map(String::as_str) =>
        {
            return Ok(Admission::Unchanged);
        }
        Some(_) => Admission::Renewed,
    };
    transaction.execute(
        include_str!("put_facility.sql"),
        named_params! {
            ":facility_key": card.facility_key,
            ":name": card.name,
            ":recipient": card.recipient,
            ":fingerprint": card.fingerprint,
            ":admitted_on": admitted_on,
        },
    )?;
    transaction.commit()?;
    Ok(admission)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

pub(super) fn facilities(connection: &Connection) -> Result<Vec<Facility>, HqError> {
    let mut statement = connection.prepare_cached(include_str!("list_facilities.sql"))?;
    let mut rows = statement.query([])?;
    let mut facilities = Vec::new();
    while let Some(row) = rows.next()? {
        facilities.push(Facility {
            facility_key: row.get(0)?,
            name: row.get(1)?,
            recipient: row.get(2)?,
            fingerprint: row.get(3)?,
            admitted_on: row.get(4)?,
            bundles: from_sql(row.get(5)?)?,
            last_received_on: row.get(6)?,
        });
    }
    Ok(facilities)
}
