//! Taking a bundle: its place in the chain, then each row by the rule that the highest revision counts.

use rusqlite::{
    Connection, OptionalExtension as _, Transaction, TransactionBehavior, named_params, params,
};
use serde::{Deserialize, Serialize};

use super::to_sql;
use crate::{
    Accepted, HqError, IncomingBundle, IncomingCase, IncomingTombstone, Notice, Receipt, Reception,
    Refused,
};

/// Which guards stand; tests take one away to see what it prevents.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guards {
    /// Two bundles at one place of a chain are refused.
    pub(super) forks: bool,
    /// A repeated bundle is recognised.
    pub(super) repeats: bool,
    /// Only a higher revision replaces a held one.
    pub(super) revisions: bool,
    /// A withdrawal also blocks revisions that arrive after it.
    pub(super) withdrawals: bool,
    /// Only a later bundle's tables replace the held ones.
    pub(super) tallies: bool,
    /// A bundle dated in the future is refused.
    pub(super) dates: bool,
}

impl Guards {
    pub(super) const ALL: Self = Self {
        forks: true,
        repeats: true,
        revisions: true,
        withdrawals: true,
        tallies: true,
        dates: true,
    };
}

/// Orders two bundles of one facility the same way in whatever order they arrive.
pub(super) type Origin = (String, String, i64);

/// What was accepted and refused, as it is stored with the bundle.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Answer {
    accepted: Vec<Accepted>,
    refused: Vec<Refused>,
}

/// A bundle being taken.
pub(super) struct Taking<'a> {
    pub(super) transaction: &'a Transaction<'a>,
    bundle: &'a IncomingBundle,
    pub(super) facility_id: i64,
    pub(super) bundle_id: i64,
    pub(super) origin: Origin,
    pub(super) guards: Guards,
    answer: Answer,
    pub(super) changed: usize,
}

pub(super) fn receive(
    connection: &mut Connection,
    bundle: &IncomingBundle,
    received_on: &str,
    guards: Guards,
) -> Result<Reception, HqError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let facility_id: i64 = transaction
        .query_row(
            include_str!("find_facility.sql"),
            [&bundle.facility_key],
            |row| row.get(0),
        )
        .optional()?
        .ok_or(HqError::UnknownSender)?;
    if let Some(known) = repeated(&transaction, bundle, facility_id, guards)? {
        return Ok(known);
    }
    if guards.dates {
        check_date(bundle, received_on)?;
    }
    let notices = place_in_chain(&transaction, bundle, facility_id, guards)?;
    let bundle_id = put_bundle(&transaction, bundle, facility_id, received_on)?;
    let mut taking = Taking {
        transaction: &transaction,
        bundle,
        facility_id,
        bundle_id,
        origin: (
            bundle.created_on.clone(),
            bundle.epoch.clone(),
            to_sql(bundle.sequence)?,
        ),
        guards,
        answer: Answer::default(),
        changed: 1,
    };
    taking.take_rows()?;
    let Taking {
        answer, changed, ..
    } = taking;
    transaction.execute(
        "UPDATE bundles SET answer = ?2 WHERE id = ?1",
        params![bundle_id, serde_json::to_string(&answer)?],
    )?;
    let receipt = receipt(&transaction, bundle, received_on, answer)?;
    transaction.commit()?;
    Ok(Reception {
        receipt,
        notices,
        changed: changed as u64,
    })
}

/// The stored answer if this very bundle came before; another bundle at its place is a fork.
fn repeated(
    transaction: &Transaction<'_>,
    bundle: &IncomingBundle,
    facility_id: i64,
    guards: Guards,
) -> Result<Option<Reception>, HqError> {
    if !guards.repeats {
        return Ok(None);
    }
    let place = params![facility_id, bundle.epoch, to_sql(bundle.sequence)?];
    let held = transaction
        .query_row(include_str!("find_bundle.sql"), place, |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
            ))
        })
        .optional()?;
    let Some((hash, received_on, answer)) = held else {
        return Ok(None);
    };
    if hash != bundle.header_sha256 && guards.forks {
        return Err(HqError::Forked {
            sequence: bundle.sequence,
        });
    }
    let receipt = receipt(
        transaction,
        bundle,
        &received_on,
        serde_json::from_str(&answer)?,
    )?;
    Ok(Some(Reception {
        receipt,
        notices: vec![Notice::AlreadyReceived],
        changed: 0,
    }))
}

/// Later bundles win between equal revisions, so a date in the future would win for years.
fn check_date(bundle: &IncomingBundle, received_on: &str) -> Result<(), HqError> {
    let month = received_on
        .get(..7)
        .ok_or_else(|| HqError::Malformed("received_on".to_owned()))?;
    if bundle.created_on.as_str() > month {
        return Err(HqError::DateAhead {
            created_on: bundle.created_on.clone(),
            received_on: received_on.to_owned(),
        });
    }
    Ok(())
}

/// Refuses what contradicts a received neighbour; says what is missing or unusual.
fn place_in_chain(
    transaction: &Transaction<'_>,
    bundle: &IncomingBundle,
    facility_id: i64,
    guards: Guards,
) -> Result<Vec<Notice>, HqError> {
    let place = params![facility_id, bundle.epoch, to_sql(bundle.sequence)?];
    let sql = include_str!("chain_around.sql");
    let (before, after, last, has_later, knows_epoch, knows_any) =
        transaction.query_row(sql, place, |row| {
            let before: Option<String> = row.get(0)?;
            let after: Option<String> = row.get(1)?;
            let last: Option<i64> = row.get(2)?;
            Ok((
                before,
                after,
                last,
                row.get::<_, bool>(3)?,
                row.get::<_, bool>(4)?,
                row.get::<_, bool>(5)?,
            ))
        })?;
    let contradicts = before.is_some_and(|hash| hash != bundle.previous)
        || after.is_some_and(|previous| previous != bundle.header_sha256);
    if contradicts && guards.forks {
        return Err(HqError::Forked {
            sequence: bundle.sequence,
        });
    }
    let mut notices = Vec::new();
    if knows_any && !knows_epoch {
        notices.push(Notice::NewEpoch);
    }
    let first_missing = super::from_sql(last.unwrap_or(0))? + 1;
    if first_missing < bundle.sequence {
        notices.push(Notice::Gap {
            from: first_missing,
            to: bundle.sequence - 1,
        });
    }
    if has_later {
        notices.push(Notice::Late);
    }
    Ok(notices)
}

fn put_bundle(
    transaction: &Transaction<'_>,
    bundle: &IncomingBundle,
    facility_id: i64,
    received_on: &str,
) -> Result<i64, HqError> {
    transaction.execute(
        include_str!("put_bundle.sql"),
        named_params! {
            ":facility_id": facility_id,
            ":epoch": bundle.epoch,
            ":sequence": to_sql(bundle.sequence)?,
            ":header_sha256": bundle.header_sha256,
            ":previous": bundle.previous,
            ":audit_head": bundle.audit_head,
            ":created_on": bundle.created_on,
            ":received_on": received_on,
        },
    )?;
    Ok(transaction.last_insert_rowid())
}

fn receipt(
    transaction: &Transaction<'_>,
    bundle: &IncomingBundle,
    received_on: &str,
    answer: Answer,
) -> Result<Receipt, HqError> {
    let hq_epoch = transaction.query_row("SELECT epoch FROM headquarters", [], |row| row.get(0))?;
    Ok(Receipt {
        hq_epoch,
        facility_key: bundle.facility_key.clone(),
        epoch: bundle.epoch.clone(),
        sequence: bundle.sequence,
        bundle_sha256: bundle.header_sha256.clone(),
        accepted: answer.accepted,
        refused: answer.refused,
        received_on: received_on.to_owned(),
    })
}

impl Taking<'_> {
    fn take_rows(&mut self) -> Result<(), HqError> {
        for tombstone in &self.bundle.tombstones {
            self.withdraw(tombstone)?;
        }
        for case in &self.bundle.cases {
            let refused = self.take_case(case)?;
            self.put_answer(&case.pseudonym, case.rev, refused);
        }
        for remark in &self.bundle.remarks {
            let refused = self.take_remark(remark)?;
            self.put_answer(&remark.pseudonym, remark.rev, refused);
        }
        self.answer.accepted.sort();
        self.answer.refused.sort();
        self.take_tallies()
    }

    fn put_answer(&mut self, pseudonym: &str, rev: u64, refused: Option<&str>) {
        let pseudonym = pseudonym.to_owned();
        match refused {
            None => self.answer.accepted.push(Accepted { pseudonym, rev }),
            Some(code) => self.answer.refused.push(Refused {
                pseudonym,
                rev,
                code: code.to_owned(),
            }),
        }
    }

    fn withdraw(&mut self, tombstone: &IncomingTombstone) -> Result<(), HqError> {
        let row = params![
            self.facility_id,
            tombstone.pseudonym,
            to_sql(tombstone.rev)?
        ];
        let mut put = self
            .transaction
            .prepare_cached(include_str!("put_tombstone.sql"))?;
        self.changed += put.execute(row)?;
        let sql = "DELETE FROM cases WHERE facility_id = ?1 AND pseudonym = ?2 AND rev <= ?3";
        self.changed += self.transaction.prepare_cached(sql)?.execute(row)?;
        let sql = "DELETE FROM remarks WHERE facility_id = ?1 AND pseudonym = ?2 AND rev <= ?3";
        self.changed += self.transaction.prepare_cached(sql)?.execute(row)?;
        self.answer.accepted.push(Accepted {
            pseudonym: tombstone.pseudonym.clone(),
            rev: tombstone.rev,
        });
        Ok(())
    }

    /// Nothing when the case is held as it was sent, otherwise why not.
    fn take_case(&mut self, case: &IncomingCase) -> Result<Option<&'static str>, HqError> {
        let axes = match case.axes() {
            Ok(axes) => axes,
            Err(code) => return Ok(Some(code)),
        };
        let rev = to_sql(case.rev)?;
        if self.guards.withdrawals && self.is_withdrawn(&case.pseudonym, rev)? {
            return Ok(Some("withdrawn"));
        }
        let fields = serde_json::to_string(&case.fields)?;
        let held = self.held(&case.pseudonym)?;
        if let Some((held_rev, held_origin, held_fields)) = held
            && self.guards.revisions
            && (held_rev, &held_origin) > (rev, &self.origin)
        {
            // The same content at the same revision is held, only from a later bundle.
            let same = held_rev == rev && held_fields == fields;
            return Ok((!same).then_some("superseded"));
        }
        let mut put = self
            .transaction
            .prepare_cached(include_str!("put_case.sql"))?;
        self.changed += put.execute(named_params! {
            ":facility_id": self.facility_id,
            ":pseudonym": case.pseudonym,
            ":rev": rev,
            ":bundle_id": self.bundle_id,
            ":fields": fields,
            ":fiscal_year": axes.fiscal_year,
            ":disease_group": axes.disease_group,
            ":path": axes.path,
            ":outcome": axes.outcome,
            ":age_band": axes.age_band,
            ":sex": axes.sex,
        })?;
        Ok(None)
    }

    pub(super) fn is_withdrawn(&self, pseudonym: &str, rev: i64) -> Result<bool, HqError> {
        let sql =
            "SELECT 1 FROM tombstones WHERE facility_id = ?1 AND pseudonym = ?2 AND rev >= ?3";
        Ok(self.transaction.prepare_cached(sql)?.exists(params![
            self.facility_id,
            pseudonym,
            rev
        ])?)
    }

    /// Revision, origin and fields of the case as it is held.
    fn held(&self, pseudonym: &str) -> Result<Option<(i64, Origin, String)>, HqError> {
        let mut find = self
            .transaction
            .prepare_cached(include_str!("find_case.sql"))?;
        let held = find.query_row(params![self.facility_id, pseudonym], |row| {
            Ok((
                row.get(0)?,
                (row.get(1)?, row.get(2)?, row.get(3)?),
                row.get(4)?,
            ))
        });
        Ok(held.optional()?)
    }

    /// The tables of the latest bundle replace all tables of the facility.
    fn take_tallies(&mut self) -> Result<(), HqError> {
        if self.bundle.tallies.is_empty() {
            return Ok(());
        }
        let origin: Option<Origin> = self
            .transaction
            .query_row(
                include_str!("find_tally_origin.sql"),
                [self.facility_id],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .optional()?;
        if self.guards.tallies && origin.is_some_and(|held| held > self.origin) {
            return Ok(());
        }
        self.changed += self.transaction.execute(
            "DELETE FROM tallies WHERE facility_id = ?1",
            [self.facility_id],
        )?;
        for tally in &self.bundle.tallies {
            self.changed += self
                .transaction
                .prepare_cached(include_str!("put_tally.sql"))?
                .execute(named_params! {
                    ":facility_id": self.facility_id,
                    ":name": tally.name,
                    ":fiscal_year": tally.fiscal_year,
                    ":bundle_id": self.bundle_id,
                    ":axes": serde_json::to_string(&tally.axes)?,
                    ":cells": serde_json::to_string(&tally.cells)?,
                })?;
        }
        Ok(())
    }
}

/// The counted fields of a case.
struct Axes<'a> {
    fiscal_year: i64,
    disease_group: &'a str,
    path: Option<&'a str>,
    outcome: Option<&'a str>,
    age_band: Option<&'a str>,
    sex: Option<&'a str>,
}

impl IncomingCase {
    fn axes(&self) -> Result<Axes<'_>, &'static str> {
        let year = self.fields.get("fiscal_year").ok_or("missing_field")?;
        let fiscal_year = year
            .as_i64()
            .filter(|year| (1900..=2999).contains(year))
            .ok_or("bad_field")?;
        Ok(Axes {
            fiscal_year,
            disease_group: self.code("disease_group")?.ok_or("missing_field")?,
            path: self.code("path")?,
            outcome: self.code("outcome")?,
            age_band: self.code("age_band")?,
            sex: self.code("sex")?,
        })
    }

    /// A code, or nothing when the field is absent or null.
    fn code(&self, field: &str) -> Result<Option<&str>, &'static str> {
        match self.fields.get(field) {
            None | Some(serde_json::Value::Null) => Ok(None),
            Some(serde_json::Value::String(code)) if is_code(code) => Ok(Some(code)),
            Some(_) => Err("bad_field"),
        }
    }
}

fn is_code(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
}
