//! Tables that were taken in: one transaction that many steps fill, what it made, and what was chosen for next time.

use crate::error::{StoreError, StoreResult};
use crate::key::DataKey;
use crate::open::Store;
use crate::record::Writer;
use model::noun::Noun;
use rusqlite::{OptionalExtension, params};

/// One import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Id.
    pub id: String,
    /// When (UTC).
    pub at: String,
    /// Who.
    pub user: String,
    /// Name of the file.
    pub file: String,
    /// Sheet of it.
    pub sheet: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Cases that it made.
    pub cases: i64,
    /// Records that it made, cases and persons among them.
    pub records: i64,
    /// Rows that were left out.
    pub left_out: i64,
    /// When it was undone (UTC), empty while it stands.
    pub undone_at: String,
    /// Cases that the undoing left, because somebody had worked on them.
    pub kept: i64,
}

/// One record that an import made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Noun.
    pub noun: Noun,
    /// Id.
    pub id: String,
    /// Case for which it was made.
    pub case_id: String,
    /// It is cancelled already.
    pub cancelled: bool,
    /// Somebody saved it, or something about its person or case, after the import.
    pub changed: bool,
}

/// A transaction that stays open over many steps, on a connection of its own: what the others read does not change before
/// it is whole, and a process that ends leaves nothing of it.
pub struct Pending {
    store: Store,
}

impl Pending {
    /// Begins it. Nobody else can write until it is finished or dropped.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn begin(store: &Store) -> StoreResult<Self> {
        let store = Store::open(store.folder(), DataKey::from_store(store))?;
        store.conn.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Self { store })
    }

    /// One step of it.
    ///
    /// # Errors
    /// What the step answers; the whole is then to be dropped.
    pub fn step<T, E>(
        &self,
        user: &str,
        at: &str,
        act: impl FnOnce(&Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        act(&Writer::new(&self.store.conn, user, at))
    }

    /// Makes all of it durable.
    ///
    /// # Errors
    /// What SQLite says; then nothing of it has happened.
    pub fn finish(self) -> StoreResult<()> {
        self.store.conn.execute_batch("COMMIT")?;
        Ok(())
    }
}

impl Store {
    /// Imports, newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn imports(&self) -> StoreResult<Vec<Run>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, at, user, file, sheet, sha256, cases, records, left_out, undone_at, kept FROM import_run ORDER BY at DESC, id DESC",
        )?;
        let rows = statement
            .query_map([], |row| {
                Ok(Run {
                    id: row.get(0)?,
                    at: row.get(1)?,
                    user: row.get(2)?,
                    file: row.get(3)?,
                    sheet: row.get(4)?,
                    sha256: row.get(5)?,
                    cases: row.get(6)?,
                    records: row.get(7)?,
                    left_out: row.get(8)?,
                    undone_at: row.get(9)?,
                    kept: row.get(10)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// What an import made.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn imported(&self, import: &str) -> StoreResult<Vec<Made>> {
        let mut out = Vec::new();
        for noun in Noun::ALL {
            let sql = include_str!("import/made.sql").replace("{table}", noun.name());
            let mut statement = self.conn.prepare_cached(&sql)?;
            let mut rows = statement.query([import, noun.name()])?;
            while let Some(row) = rows.next()? {
                out.push(Made {
                    noun,
                    id: row.get(0)?,
                    case_id: row.get(1)?,
                    cancelled: row.get(2)?,
                    changed: row.get(3)?,
                });
            }
        }
        Ok(out)
    }

    /// Something that was chosen before.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn import_memory(&self, key: &str) -> StoreResult<Option<String>> {
        Ok(self
            .conn
            .prepare_cached("SELECT value FROM import_memory WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?)
    }
}

impl Writer<'_> {
    /// Enters an import; the number of its last save is taken now.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_import(&self, run: &Run) -> StoreResult<()> {
        self.tx.execute(
            "INSERT INTO import_run (id, at, user, file, sheet, sha256, cases, records, left_out, last_seq)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, (SELECT coalesce(max(seq), 0) FROM save))",
            params![run.id, self.at, self.user, run.file, run.sheet, run.sha256, run.cases, run.records, run.left_out],
        )?;
        Ok(())
    }

    /// Enters one record that an import makes.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_imported(
        &self,
        import: &str,
        noun: Noun,
        id: &str,
        case_id: &str,
        row: u32,
    ) -> StoreResult<()> {
        self.tx
            .prepare_cached("INSERT INTO import_made (import_id, noun, record_id, case_id, row) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![import, noun.name(), id, case_id, row])?;
        Ok(())
    }

    /// Marks an import as undone.
    ///
    /// # Errors
    /// `NotFound` when there is none, or it is undone already.
    pub fn import_undone(&self, import: &str, kept: i64) -> StoreResult<()> {
        let done = self.tx.execute(
            "UPDATE import_run SET undone_at = ?2, undone_by = ?3, kept = ?4 WHERE id = ?1 AND undone_at = ''",
            params![import, self.at, self.user, kept],
        )?;
        if done == 0 {
            return Err(StoreError::NotFound);
        }
        Ok(())
    }

    /// Keeps a choice for next time.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_import_memory(&self, key: &str, value: &str) -> StoreResult<()> {
        self.tx
            .prepare_cached("INSERT INTO import_memory (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2")?
            .execute([key, value])?;
        Ok(())
    }
}
