//! Bookkeeping of the exchange with headquarters: own keys, the confirmed card, what each bundle carried.

use crate::error::StoreResult;
use crate::open::Store;
use crate::record::Writer;
use rusqlite::{OptionalExtension, named_params, params};
use zeroize::Zeroizing;

/// What a bundle carried of one case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentRow {
    /// Case id; stays here.
    pub case_id: String,
    /// Name of the case outside.
    pub pseudonym: String,
    /// Revision outside.
    pub rev: i64,
    /// Digest of what left.
    pub content_hash: String,
    /// A withdrawal.
    pub tombstone: bool,
    /// Headquarters took it.
    pub accepted: bool,
    /// Why headquarters did not, empty when it did or has not answered.
    pub refused: String,
}

/// A bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BundleRow {
    /// Number.
    pub sequence: i64,
    /// Epoch of the workplace.
    pub epoch: String,
    /// When (UTC).
    pub at: String,
    /// File name.
    pub file: String,
    /// Hash of the header line, the chain's link.
    pub header_hash: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Case records.
    pub cases: i64,
    /// Withdrawals.
    pub tombstones: i64,
    /// Remarks on the manual.
    pub remarks: i64,
    /// Accepted records.
    pub accepted: i64,
    /// Refused records.
    pub refused: i64,
    /// Receipt taken (UTC), empty when none.
    pub received_at: String,
}

/// The revision of a case as it would leave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outgoing {
    /// Case id.
    pub case_id: String,
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Revision of what would leave.
    pub content_rev: i64,
    /// Digest of what would leave.
    pub content_hash: String,
    /// Digest sent last and not refused, empty when never or after a withdrawal.
    pub sent_hash: String,
    /// Something of it is at headquarters (sent, not withdrawn).
    pub sent: bool,
    /// Highest revision ever sent.
    pub sent_rev: i64,
}

impl Store {
    /// A secret of the workplace (signing seed, identity, pseudonym key).
    ///
    /// # Errors
    /// What SQLite says.
    pub fn secret(&self, name: &str) -> StoreResult<Option<Zeroizing<Vec<u8>>>> {
        Ok(self
            .conn
            .query_row("SELECT value FROM secret WHERE name = ?1", [name], |row| {
                row.get(0)
            })
            .optional()?
            .map(Zeroizing::new))
    }

    /// A confirmed card: (JSON, fingerprint).
    ///
    /// # Errors
    /// What SQLite says.
    pub fn card(&self, kind: &str) -> StoreResult<Option<(String, String)>> {
        Ok(self
            .conn
            .query_row(
                "SELECT json, fingerprint FROM card WHERE kind = ?1",
                [kind],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?)
    }

    /// All bundles, newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn bundles(&self) -> StoreResult<Vec<BundleRow>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("exchange/bundles.sql"))?;
        let rows = statement
            .query_map([], |row| {
                Ok(BundleRow {
                    sequence: row.get("sequence")?,
                    epoch: row.get("epoch")?,
                    at: row.get("at")?,
                    file: row.get("file")?,
                    header_hash: row.get("header_hash")?,
                    sha256: row.get("sha256")?,
                    cases: row.get("cases")?,
                    tombstones: row.get("tombstones")?,
                    remarks: row.get("remarks")?,
                    accepted: row.get("accepted")?,
                    refused: row.get("refused")?,
                    received_at: row.get("received_at")?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Every case that is not erased, with what was sent of it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn outgoing(&self) -> StoreResult<Vec<Outgoing>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("exchange/outgoing.sql"))?;
        let rows = statement
            .query_map([], |row| {
                Ok(Outgoing {
                    case_id: row.get("case_id")?,
                    number: row.get("number")?,
                    name: row.get("name")?,
                    content_rev: row.get("content_rev")?,
                    content_hash: row.get("content_hash")?,
                    sent_hash: row.get("sent_hash")?,
                    sent: row.get("sent")?,
                    sent_rev: row.get("sent_rev")?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// What is at headquarters of cases that no longer exist here: (case id, pseudonym, highest revision).
    ///
    /// # Errors
    /// What SQLite says.
    pub fn sent_of_erased(&self) -> StoreResult<Vec<(String, String, i64)>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("exchange/sent_of_erased.sql"))?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Decision about a rare combination: (digest it was taken for, JSON).
    ///
    /// # Errors
    /// What SQLite says.
    pub fn export_decision(&self, case_id: &str) -> StoreResult<Option<(String, String)>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT content_hash, decision FROM export_decision WHERE case_id = ?1",
            )?
            .query_row([case_id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    /// Counts for 今日: consented and unsent, waiting, received.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn exchange_counts(&self) -> StoreResult<(i64, i64, i64)> {
        Ok(self
            .conn
            .query_row(include_str!("exchange/counts.sql"), [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?)
    }
}

impl Writer<'_> {
    /// Keeps a secret of the workplace; an existing one is never replaced.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_secret(&self, name: &str, value: &[u8]) -> StoreResult<()> {
        self.tx.execute(
            "INSERT INTO secret (name, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![name, value],
        )?;
        Ok(())
    }

    /// Keeps a confirmed card.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_card(&self, kind: &str, json: &str, fingerprint: &str) -> StoreResult<()> {
        self.tx.execute(
            "INSERT INTO card (kind, json, fingerprint, confirmed_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (kind) DO UPDATE SET json = ?2, fingerprint = ?3, confirmed_at = ?4",
            [kind, json, fingerprint, self.at],
        )?;
        Ok(())
    }

    /// Notes a bundle and what it carried.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_bundle(&self, bundle: &BundleRow, rows: &[SentRow]) -> StoreResult<()> {
        self.tx.execute(
            include_str!("exchange/put_bundle.sql"),
            named_params! {
                ":sequence": bundle.sequence, ":epoch": bundle.epoch, ":at": self.at, ":file": bundle.file,
                ":header_hash": bundle.header_hash, ":sha256": bundle.sha256, ":cases": bundle.cases, ":tombstones": bundle.tombstones,
            },
        )?;
        let mut insert = self.tx.prepare_cached(
            "INSERT INTO sent (sequence, case_id, pseudonym, rev, content_hash, tombstone) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for row in rows {
            insert.execute(params![
                bundle.sequence,
                row.case_id,
                row.pseudonym,
                row.rev,
                row.content_hash,
                row.tombstone
            ])?;
        }
        Ok(())
    }

    /// Notes that a bundle never got its file: its records count as not sent.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn unsend(&self, sequence: i64) -> StoreResult<()> {
        for sql in [
            "UPDATE sent SET refused = 'not_written' WHERE sequence = ?1",
            "UPDATE remark_sent SET refused = 'not_written' WHERE sequence = ?1",
        ] {
            self.tx.execute(sql, [sequence])?;
        }
        Ok(())
    }

    /// Enters a receipt: which records headquarters accepted or refused. Taking it twice changes nothing.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_receipt(
        &self,
        sequence: i64,
        hq_epoch: &str,
        accepted: &[(String, i64)],
        refused: &[(String, i64, String)],
    ) -> StoreResult<()> {
        self.tx.execute(
            "UPDATE bundle SET received_at = CASE WHEN received_at = '' THEN ?2 ELSE received_at END, hq_epoch = ?3 WHERE sequence = ?1",
            params![sequence, self.at, hq_epoch],
        )?;
        // A name stands for a case or for a remark; it is found in one of the two.
        for (accept, refuse) in [
            (
                "UPDATE sent SET accepted = 1, refused = '' WHERE sequence = ?1 AND pseudonym = ?2 AND rev = ?3",
                "UPDATE sent SET accepted = 0, refused = ?4 WHERE sequence = ?1 AND pseudonym = ?2 AND rev = ?3",
            ),
            (
                "UPDATE remark_sent SET accepted = 1, refused = '' WHERE sequence = ?1 AND pseudonym = ?2 AND rev = ?3",
                "UPDATE remark_sent SET accepted = 0, refused = ?4 WHERE sequence = ?1 AND pseudonym = ?2 AND rev = ?3",
            ),
        ] {
            let mut accept = self.tx.prepare_cached(accept)?;
            for (pseudonym, rev) in accepted {
                accept.execute(params![sequence, pseudonym, rev])?;
            }
            let mut refuse = self.tx.prepare_cached(refuse)?;
            for (pseudonym, rev, code) in refused {
                refuse.execute(params![sequence, pseudonym, rev, code])?;
            }
        }
        Ok(())
    }

    /// After headquarters was restored to an older state, nothing received under another epoch counts any more.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn forget_receipts_of_other_epochs(&self, hq_epoch: &str) -> StoreResult<usize> {
        let mut forgotten = 0;
        for sql in [
            "UPDATE sent SET accepted = 0, refused = 'hq_restored'
             WHERE accepted = 1 AND sequence IN (SELECT sequence FROM bundle WHERE hq_epoch NOT IN ('', ?1))",
            "UPDATE remark_sent SET accepted = 0, refused = 'hq_restored'
             WHERE accepted = 1 AND sequence IN (SELECT sequence FROM bundle WHERE hq_epoch NOT IN ('', ?1))",
        ] {
            forgotten += self.tx.execute(sql, [hq_epoch])?;
        }
        Ok(forgotten)
    }

    /// Keeps a decision about a rare combination.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_export_decision(
        &self,
        case_id: &str,
        content_hash: &str,
        decision: &str,
    ) -> StoreResult<()> {
        self.tx.execute(
            "INSERT INTO export_decision (case_id, content_hash, decision, user, at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (case_id) DO UPDATE SET content_hash = ?2, decision = ?3, user = ?4, at = ?5",
            [case_id, content_hash, decision, self.user, self.at],
        )?;
        Ok(())
    }
}
