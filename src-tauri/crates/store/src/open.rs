//! Creating, opening and closing the encrypted database.

use crate::error::{StoreError, StoreResult};
use crate::folder;
use crate::key::DataKey;
use crate::record::Writer;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension, TransactionBehavior};
use std::path::{Path, PathBuf};

mod migrations {
    use refinery::embed_migrations;
    embed_migrations!("migrations");
}

/// Schema that this version writes; stands in `slots.json` too, so that a newer file is refused unopened.
pub const SCHEMA: u32 = 27;

/// An open workplace database: one connection, one writer.
pub struct Store {
    pub(crate) conn: Connection,
    folder: PathBuf,
    key: DataKey,
    #[cfg(any(test, feature = "testing"))]
    guards: Guards,
}

/// Switches that turn one guard off, so that a test can show what the guard prevents.
#[derive(Clone, Copy, Debug, Default)]
pub struct Guards {
    /// `PRAGMA synchronous=OFF` instead of FULL.
    #[cfg(any(test, feature = "testing"))]
    pub no_sync: bool,
    /// Each statement of a write by itself instead of one transaction.
    #[cfg(any(test, feature = "testing"))]
    pub no_transaction: bool,
}

impl Store {
    /// Makes the database of a new workplace.
    ///
    /// # Errors
    /// `Exists` when there is one; otherwise what SQLite or the disk say.
    pub fn create(folder: &Path, key: DataKey) -> StoreResult<Self> {
        if folder::database(folder).exists() {
            return Err(StoreError::Exists);
        }
        std::fs::create_dir_all(folder.join(folder::BACKUPS))?;
        Self::connect(
            folder,
            key,
            OpenFlags::SQLITE_OPEN_CREATE,
            Guards::default(),
        )
    }

    /// Opens the database of a workplace; a copy is kept before any migration.
    ///
    /// # Errors
    /// `Missing`, `Damaged`, or what SQLite says.
    pub fn open(folder: &Path, key: DataKey) -> StoreResult<Self> {
        Self::open_guarded(folder, key, Guards::default())
    }

    /// Opens with single guards off.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_guarded(folder: &Path, key: DataKey, guards: Guards) -> StoreResult<Self> {
        if !folder::database(folder).exists() {
            return Err(StoreError::Missing);
        }
        Self::connect(folder, key, OpenFlags::empty(), guards)
    }

    fn connect(folder: &Path, key: DataKey, extra: OpenFlags, guards: Guards) -> StoreResult<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | extra;
        let mut conn = Connection::open_with_flags(folder::database(folder), flags)?;
        unlock_pages(&conn, &key)?;
        configure(&conn, guards)?;
        migrate(
            &mut conn,
            folder,
            &key,
            migrations::migrations::runner(),
            SCHEMA,
        )?;
        std::fs::create_dir_all(folder.join(folder::BACKUPS))?;
        Ok(Self {
            conn,
            folder: folder.to_owned(),
            key,
            #[cfg(any(test, feature = "testing"))]
            guards,
        })
    }

    /// Opens a database file beside the workplace (a backup copy) for reading only.
    ///
    /// # Errors
    /// `Damaged` when the key does not open it.
    pub(crate) fn read_only(path: &Path, key: &DataKey) -> StoreResult<Connection> {
        let conn = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        unlock_pages(&conn, key)?;
        Ok(conn)
    }

    /// Folder of the workplace.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The data key, for wrapping it into another slot.
    pub fn key(&self) -> &DataKey {
        &self.key
    }

    /// One write: everything in it is durable when this returns, or nothing of it has happened.
    ///
    /// # Errors
    /// What the closure or the commit answer; the transaction is rolled back.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        user: &str,
        at: &str,
        act: impl FnOnce(&Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        #[cfg(any(test, feature = "testing"))]
        if self.guards.no_transaction {
            return act(&Writer::new(&self.conn, user, at));
        }
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let writer = Writer::new(&tx, user, at);
        let value = act(&writer)?;
        tx.commit().map_err(StoreError::from)?;
        Ok(value)
    }

    /// Encrypts the whole database under a new key.
    ///
    /// # Errors
    /// When SQLite refuses; the old key then still holds.
    pub fn rekey(&mut self, key: DataKey) -> StoreResult<()> {
        let pragma = key.pragma();
        self.checkpoint()?;
        self.conn.pragma_update(None, "rekey", pragma.as_str())?;
        self.key = key;
        // Until the log is in the file, the file alone still opens with the old key.
        self.checkpoint()
    }

    /// Moves the write-ahead log into the database; done when idle, at lock, or when the log has grown.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn checkpoint(&self) -> StoreResult<()> {
        self.conn
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// Length of the write-ahead log in bytes.
    pub fn log_length(&self) -> u64 {
        let mut name = folder::database(&self.folder).into_os_string();
        name.push("-wal");
        std::fs::metadata(name).map_or(0, |m| m.len())
    }

    /// Looks at every page: structure and authentication.
    ///
    /// # Errors
    /// `Damaged` when one does not hold.
    pub fn check(&self) -> StoreResult<()> {
        // The page check reads the main file only and would give false alarms beside a pending log.
        self.checkpoint()?;
        check_pages(&self.conn)
    }

    /// A value of the workplace's own bookkeeping.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn meta(&self, key: &str) -> StoreResult<Option<String>> {
        Ok(self
            .conn
            .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?)
    }

    /// Sets a value of the bookkeeping.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_meta(&self, key: &str, value: &str) -> StoreResult<()> {
        self.conn
            .prepare_cached("INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2")?
            .execute([key, value])?;
        Ok(())
    }

    /// The highest save so far, 0 when none.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn last_save(&self) -> StoreResult<i64> {
        Ok(self
            .conn
            .query_row("SELECT coalesce(max(seq), 0) FROM save", [], |row| {
                row.get(0)
            })?)
    }
}

fn unlock_pages(conn: &Connection, key: &DataKey) -> StoreResult<()> {
    // SQLCipher reports a wrong key on stderr; the caller tells it in words.
    // The page size is set as the default too, because `VACUUM INTO` writes its copy with the default.
    conn.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_default_page_size = 8192;")?;
    conn.pragma_update(None, "key", key.pragma().as_str())?;
    conn.pragma_update(None, "cipher_page_size", 8192)?;
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
        .map_err(|e| match StoreError::from(e) {
            StoreError::Sql(_) => StoreError::Damaged,
            other => other,
        })
}

fn configure(conn: &Connection, guards: Guards) -> StoreResult<()> {
    #[cfg(any(test, feature = "testing"))]
    let synchronous = if guards.no_sync { "OFF" } else { "FULL" };
    #[cfg(not(any(test, feature = "testing")))]
    let synchronous = {
        let Guards {} = guards;
        "FULL"
    };
    conn.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    conn.execute_batch(&format!(
        "PRAGMA synchronous = {synchronous};
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA cache_size = -65536;
         PRAGMA temp_store = MEMORY;
         PRAGMA busy_timeout = 5000;"
    ))?;
    conn.query_row("PRAGMA wal_autocheckpoint = 0", [], |_| Ok(()))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Applies the steps that are missing; before the first one a checked copy is kept.
fn migrate(
    conn: &mut Connection,
    folder: &Path,
    key: &DataKey,
    steps: refinery::Runner,
    schema: u32,
) -> StoreResult<()> {
    let has_history: bool = conn.query_row(
        "SELECT count(*) FROM sqlite_schema WHERE name = 'refinery_schema_history'",
        [],
        |row| row.get(0),
    )?;
    if has_history {
        let found: u32 = conn.query_row(
            "SELECT coalesce(max(version), 0) FROM refinery_schema_history",
            [],
            |row| row.get(0),
        )?;
        if found > schema {
            return Err(StoreError::Newer {
                found,
                known: schema,
            });
        }
        if found == schema {
            return Ok(());
        }
        keep_copy(conn, folder, key, schema)?;
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    let done = steps.set_grouped(true).run(conn);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    done.map_err(|e| StoreError::Value(e.to_string()))?;
    check_pages(conn)
}

/// Copies the database as it is before a new schema; only a copy that opens and holds counts.
fn keep_copy(conn: &Connection, folder: &Path, key: &DataKey, schema: u32) -> StoreResult<()> {
    let backups = folder.join(folder::BACKUPS);
    std::fs::create_dir_all(&backups)?;
    let copy = backups.join(format!("before-schema-{schema}.db"));
    if copy.exists() {
        return Ok(());
    }
    let unchecked = backups.join(format!("before-schema-{schema}.part"));
    if unchecked.exists() {
        std::fs::remove_file(&unchecked)?;
    }
    conn.execute("VACUUM INTO ?1", [unchecked.to_string_lossy()])?;
    check_pages(&Store::read_only(&unchecked, key)?)?;
    std::fs::File::open(&unchecked)?.sync_all()?;
    std::fs::rename(&unchecked, &copy)?;
    std::fs::File::open(&backups)?.sync_all()?;
    Ok(())
}

/// Structure, authentication of each page, and references.
pub(crate) fn check_pages(conn: &Connection) -> StoreResult<()> {
    let bad_pages = conn
        .prepare("PRAGMA cipher_integrity_check")?
        .query_map([], |row| row.get::<_, String>(0))?
        .count();
    let structure: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if bad_pages > 0 || structure != "ok" {
        return Err(StoreError::Damaged);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
