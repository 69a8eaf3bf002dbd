//! 写し: scans of papers that came back, sealed in the database like every record.

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::{Writer, new_id};
use rusqlite::{OptionalExtension, Row, params};

/// A scan without its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScanRow {
    /// Id.
    pub id: String,
    /// Case.
    pub case_id: String,
    /// Opinion or plan that it is the paper of; empty when none.
    pub record_id: String,
    /// Form that it is, where it came back; empty = nobody said.
    pub paper: String,
    /// Name of the file it came from.
    pub name: String,
    /// pdf | png | jpeg
    pub kind: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// Who put it there.
    pub user: String,
    /// When (UTC).
    pub at: String,
    /// When it was taken off (UTC), empty while it stands.
    pub cancelled_at: String,
}

/// Columns of [`ScanRow`]: never the bytes, which would be read for every list.
const COLUMNS: &str =
    "id, case_id, record_id, paper, name, kind, size, sha256, user, at, cancelled_at";

impl Store {
    /// The scans of a case, newest first; those taken off stay listed.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn scans(&self, case_id: &str) -> StoreResult<Vec<ScanRow>> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM scan WHERE case_id = ?1 ORDER BY at DESC, rowid DESC"
        ))?;
        let rows = statement
            .query_map([case_id], read)?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// One scan with its bytes.
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn scan(&self, id: &str) -> StoreResult<(ScanRow, Vec<u8>)> {
        self.conn
            .prepare_cached(&format!("SELECT {COLUMNS}, bytes FROM scan WHERE id = ?1"))?
            .query_row([id], |row| Ok((read(row)?, row.get("bytes")?)))
            .optional()?
            .ok_or(StoreError::NotFound)
    }
}

impl Writer<'_> {
    /// Puts a scan beside a record; answers its id.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_scan(&self, scan: &ScanRow, bytes: &[u8]) -> StoreResult<String> {
        let id = new_id();
        self.tx.execute(
            "INSERT INTO scan (id, case_id, record_id, name, kind, size, sha256, user, at, bytes, paper)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                id,
                scan.case_id,
                scan.record_id,
                scan.name,
                scan.kind,
                scan.size,
                scan.sha256,
                self.user,
                self.at,
                bytes,
                scan.paper
            ],
        )?;
        Ok(id)
    }

    /// Says of which record a scan is the paper, or which form of the case; both empty = of the case.
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn scan_of(&self, id: &str, record_id: &str, paper: &str) -> StoreResult<()> {
        let changed = self.tx.execute(
            "UPDATE scan SET record_id = ?2, paper = ?3 WHERE id = ?1",
            [id, record_id, paper],
        )?;
        if changed == 0 {
            return Err(StoreError::NotFound);
        }
        Ok(())
    }

    /// Takes a scan off, or puts it back; the bytes stay until the case is erased.
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn cancel_scan(&self, id: &str, cancelled: bool) -> StoreResult<()> {
        let (at, by) = if cancelled {
            (self.at, self.user)
        } else {
            ("", "")
        };
        let changed = self.tx.execute(
            "UPDATE scan SET cancelled_at = ?2, cancelled_by = ?3 WHERE id = ?1",
            [id, at, by],
        )?;
        if changed == 0 {
            return Err(StoreError::NotFound);
        }
        Ok(())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<ScanRow> {
    Ok(ScanRow {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        record_id: row.get("record_id")?,
        paper: row.get("paper")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        size: row.get("size")?,
        sha256: row.get("sha256")?,
        user: row.get("user")?,
        at: row.get("at")?,
        cancelled_at: row.get("cancelled_at")?,
    })
}
