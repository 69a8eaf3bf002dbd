//! Remarks on passages as they are held, and the outcomes of the cases that used a passage.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, named_params, params};

use super::{from_sql, receive::Taking, to_sql};
use crate::{Cell, HeldRemark, HqError, IncomingRemark, MARKS, UsedPassage, suppression::suppress};

impl Taking<'_> {
    /// Nothing when the remark is held as it was sent, otherwise why not.
    pub(super) fn take_remark(
        &mut self,
        remark: &IncomingRemark,
    ) -> Result<Option<&'static str>, HqError> {
        if !MARKS.contains(&remark.mark.as_str()) {
            return Ok(Some("bad_field"));
        }
        let rev = to_sql(remark.rev)?;
        if self.guards.withdrawals && self.is_withdrawn(&remark.pseudonym, rev)? {
            return Ok(Some("withdrawn"));
        }
        let place = params![self.facility_id, remark.pseudonym];
        let held = self
            .transaction
            .prepare_cached(include_str!("find_remark.sql"))?
            .query_row(place, |row| {
                let origin = (row.get(1)?, row.get(2)?, row.get(3)?);
                let same = row.get::<_, String>(4)? == remark.passage
                    && row.get::<_, String>(5)? == remark.edition
                    && row.get::<_, String>(6)? == remark.mark
                    && row.get::<_, String>(7)? == remark.comment
                    && row.get::<_, String>(8)? == remark.given_on;
                Ok((row.get::<_, i64>(0)?, origin, same))
            })
            .optional()?;
        if let Some((held_rev, held_origin, same)) = held
            && self.guards.revisions
            && (held_rev, &held_origin) > (rev, &self.origin)
        {
            let same = held_rev == rev && same;
            return Ok((!same).then_some("superseded"));
        }
        self.changed += self
            .transaction
            .prepare_cached(include_str!("put_remark.sql"))?
            .execute(named_params! {
                ":facility_id": self.facility_id,
                ":pseudonym": remark.pseudonym,
                ":rev": rev,
                ":bundle_id": self.bundle_id,
                ":passage": remark.passage,
                ":edition": remark.edition,
                ":mark": remark.mark,
                ":comment": remark.comment,
                ":given_on": remark.given_on,
            })?;
        Ok(None)
    }
}

pub(super) fn remarks(connection: &Connection) -> Result<Vec<HeldRemark>, HqError> {
    let mut statement = connection.prepare_cached(include_str!("list_remarks.sql"))?;
    let mut rows = statement.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(HeldRemark {
            facility_key: row.get(0)?,
            pseudonym: row.get(1)?,
            rev: from_sql(row.get(2)?)?,
            passage: row.get(3)?,
            edition: row.get(4)?,
            mark: row.get(5)?,
            comment: row.get(6)?,
            given_on: row.get(7)?,
        });
    }
    Ok(out)
}

pub(super) fn used(connection: &Connection, threshold: u64) -> Result<Vec<UsedPassage>, HqError> {
    let mut counts: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    let mut statement = connection.prepare_cached(include_str!("count_used.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let outcomes = counts.entry(row.get(0)?).or_default();
        outcomes.insert(row.get(1)?, from_sql(row.get(2)?)?);
    }
    Ok(counts
        .into_iter()
        .map(|(passage, outcomes)| of_passage(passage, &outcomes, threshold))
        .collect())
}

/// One line of a table: its cells, and their sum as its margin.
fn of_passage(passage: String, outcomes: &BTreeMap<String, u64>, threshold: u64) -> UsedPassage {
    let codes: Vec<String> = outcomes.keys().cloned().collect();
    let counts: Vec<u64> = outcomes.values().copied().collect();
    let table = suppress(vec![passage.clone()], codes.clone(), &[counts], threshold);
    let cells = table.cells.into_iter().next().unwrap_or_default();
    UsedPassage {
        passage,
        cases: table.row_totals.first().copied().unwrap_or(Cell::Hidden),
        outcomes: codes.into_iter().zip(cells).collect(),
    }
}
