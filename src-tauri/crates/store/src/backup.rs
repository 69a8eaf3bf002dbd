//! Backups: one file with the key slots of its day and an encrypted copy of the database. A backup counts only
//! after it was opened again and compared.

use crate::error::{StoreError, StoreResult};
use crate::folder;
use crate::key::DataKey;
use crate::open::{Store, check_pages};
use crate::slots::{Slots, hex};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

const MAGIC: &[u8; 16] = b"RYORITSU-BACKUP1";
/// Ending of backup files.
pub const ENDING: &str = "rdbackup";
const HEAD_LIMIT: u64 = 1024 * 1024;

/// What stands in the head of a backup; nothing personal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Info {
    /// When (UTC).
    pub at: String,
    /// Identity of the workplace.
    pub workplace_id: String,
    /// Schema of the database.
    pub schema: u32,
    /// Saves covered.
    pub last_save: i64,
    /// Persons.
    pub persons: i64,
    /// Cases.
    pub cases: i64,
    /// Activities.
    pub activities: i64,
    /// Head of the audit chain.
    pub audit_head: String,
}

/// A backup on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupFile {
    /// Path.
    pub path: PathBuf,
    /// Size in bytes.
    pub bytes: u64,
    /// Its head; None when the file is damaged or foreign.
    pub info: Option<Info>,
}

impl Store {
    /// Writes a backup into a folder, opens it again and compares it.
    ///
    /// # Errors
    /// `DiskFull`, or `Backup` when the copy differs; no file with the final name stays behind then.
    pub fn back_up(&self, slots: &Slots, into: &Path, at: &str) -> StoreResult<(PathBuf, Info)> {
        std::fs::create_dir_all(into)?;
        let work = tempfile::Builder::new()
            .prefix(".making-")
            .tempdir_in(into)?;
        let copy = work.path().join("copy.db");
        self.conn
            .execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
        let info = self.info(slots, at)?;
        let packed = work.path().join("packed");
        pack(&packed, slots, &info, &copy)?;
        let checked = verify(&packed, self.key())?;
        if checked != info {
            return Err(StoreError::Backup("differs"));
        }
        let stamp: String = at.chars().filter(char::is_ascii_alphanumeric).collect();
        let path = into.join(format!("ryoritsu-{stamp}-{}.{ENDING}", info.last_save));
        std::fs::rename(&packed, &path)?;
        File::open(into)?.sync_all()?;
        Ok((path, info))
    }

    fn info(&self, slots: &Slots, at: &str) -> StoreResult<Info> {
        let (persons, cases, activities) = counts(&self.conn)?;
        Ok(Info {
            at: at.to_owned(),
            workplace_id: slots.workplace_id.clone(),
            schema: slots.schema,
            last_save: self.last_save()?,
            persons,
            cases,
            activities,
            audit_head: self.audit_head()?,
        })
    }
}

/// Persons, cases and activities.
pub(crate) fn counts(conn: &Connection) -> StoreResult<(i64, i64, i64)> {
    Ok(conn.query_row(
        "SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM \"case\"), (SELECT count(*) FROM activity)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?)
}

fn pack(path: &Path, slots: &Slots, info: &Info, database: &Path) -> StoreResult<()> {
    let mut out = HashWriter {
        out: BufWriter::new(File::create(path)?),
        digest: Sha256::new(),
    };
    out.write_all(MAGIC)?;
    for part in [slots.bytes()?, serde_json::to_vec(info)?] {
        out.write_all(&(part.len() as u64).to_be_bytes())?;
        out.write_all(&part)?;
    }
    let mut source = File::open(database)?;
    out.write_all(&source.metadata()?.len().to_be_bytes())?;
    std::io::copy(&mut source, &mut out)?;
    let HashWriter { mut out, digest } = out;
    out.write_all(&digest.finalize())?;
    out.flush()?;
    out.get_ref().sync_all()?;
    Ok(())
}

struct HashWriter<W> {
    out: W,
    digest: Sha256,
}

impl<W: Write> Write for HashWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let n = self.out.write(bytes)?;
        self.digest.update(bytes.get(..n).unwrap_or_default());
        Ok(n)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

/// Reads the head of a backup: the slots of its day and what it holds.
///
/// # Errors
/// `Backup` when the file is none.
pub fn read_head(path: &Path) -> StoreResult<(Slots, Info)> {
    let mut file = BufReader::new(File::open(path)?);
    read_head_from(&mut file)
}

fn read_head_from(file: &mut impl Read) -> StoreResult<(Slots, Info)> {
    let mut magic = [0u8; 16];
    file.read_exact(&mut magic)
        .map_err(|_| StoreError::Backup("truncated"))?;
    if &magic != MAGIC {
        return Err(StoreError::Backup("not_a_backup"));
    }
    let slots = Slots::parse(&read_part(file)?).map_err(|_| StoreError::Backup("damaged"))?;
    let info =
        serde_json::from_slice(&read_part(file)?).map_err(|_| StoreError::Backup("damaged"))?;
    Ok((slots, info))
}

fn read_length(file: &mut impl Read) -> StoreResult<u64> {
    let mut bytes = [0u8; 8];
    file.read_exact(&mut bytes)
        .map_err(|_| StoreError::Backup("truncated"))?;
    Ok(u64::from_be_bytes(bytes))
}

fn read_part(file: &mut impl Read) -> StoreResult<Vec<u8>> {
    let length = read_length(file)?;
    if length > HEAD_LIMIT {
        return Err(StoreError::Backup("damaged"));
    }
    let mut part = Vec::new();
    file.take(length).read_to_end(&mut part)?;
    if part.len() as u64 != length {
        return Err(StoreError::Backup("truncated"));
    }
    Ok(part)
}

/// Checks the whole file's digest; cheap, needs no key.
///
/// # Errors
/// `Backup` when it does not fit.
pub fn check_digest(path: &Path) -> StoreResult<()> {
    let length = std::fs::metadata(path)?.len();
    let body = length
        .checked_sub(32)
        .ok_or(StoreError::Backup("truncated"))?;
    let mut file = BufReader::new(File::open(path)?);
    let mut digest = Sha256::new();
    let mut left = body;
    let mut buffer = vec![0u8; 64 * 1024];
    while left > 0 {
        let n = file.read(&mut buffer)?;
        if n == 0 {
            return Err(StoreError::Backup("truncated"));
        }
        let take = n.min(usize::try_from(left).unwrap_or(n));
        digest.update(buffer.get(..take).unwrap_or_default());
        left -= take as u64;
        if take < n {
            // The digest itself began inside this piece.
            let mut found = buffer.get(take..n).unwrap_or_default().to_vec();
            file.read_to_end(&mut found)?;
            return compare(&digest.finalize(), &found);
        }
    }
    let mut found = Vec::new();
    file.read_to_end(&mut found)?;
    compare(&digest.finalize(), &found)
}

fn compare(expected: &[u8], found: &[u8]) -> StoreResult<()> {
    if hex(expected) == hex(found) {
        Ok(())
    } else {
        Err(StoreError::Backup("damaged"))
    }
}

/// Opens a backup with its key and looks at every page and every count.
///
/// # Errors
/// `Backup` with the reason.
pub fn verify(path: &Path, key: &DataKey) -> StoreResult<Info> {
    check_digest(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let work = tempfile::Builder::new()
        .prefix(".checking-")
        .tempdir_in(folder)?;
    let (_, info) = unpack(path, &work.path().join(folder::DATABASE))?;
    let conn = Store::read_only(&work.path().join(folder::DATABASE), key)
        .map_err(|_| StoreError::Backup("wrong_key"))?;
    check_pages(&conn).map_err(|_| StoreError::Backup("damaged"))?;
    let last_save: i64 = conn.query_row("SELECT coalesce(max(seq), 0) FROM save", [], |row| {
        row.get(0)
    })?;
    if counts(&conn)? != (info.persons, info.cases, info.activities) || last_save != info.last_save
    {
        return Err(StoreError::Backup("differs"));
    }
    Ok(info)
}

fn unpack(path: &Path, database: &Path) -> StoreResult<(Slots, Info)> {
    let mut file = BufReader::new(File::open(path)?);
    let (slots, info) = read_head_from(&mut file)?;
    let length = read_length(&mut file)?;
    let mut out = File::create(database)?;
    let copied = std::io::copy(&mut (&mut file).take(length), &mut out)?;
    if copied != length {
        return Err(StoreError::Backup("truncated"));
    }
    out.sync_all()?;
    Ok((slots, info))
}

/// Puts a backup in the place of the workplace's database and slots. What was there is kept in a folder beside it.
/// The caller has opened the backup with `key` taken from the backup's own slots.
///
/// # Errors
/// `Backup` when it does not hold; the present files are untouched then.
pub fn restore(path: &Path, key: &DataKey, folder: &Path, at: &str) -> StoreResult<(Slots, Info)> {
    verify(path, key)?;
    std::fs::create_dir_all(folder)?;
    let work = tempfile::Builder::new()
        .prefix(".restoring-")
        .tempdir_in(folder)?;
    let fresh = work.path().join(folder::DATABASE);
    let (mut slots, info) = unpack(path, &fresh)?;
    let stamp: String = at.chars().filter(char::is_ascii_alphanumeric).collect();
    let kept = folder.join(format!("before-restore-{stamp}"));
    std::fs::create_dir_all(&kept)?;
    for name in [
        folder::DATABASE,
        "workplace.db-wal",
        "workplace.db-shm",
        crate::slots::FILE,
        "slots.bak",
    ] {
        let present = folder.join(name);
        if present.exists() {
            std::fs::rename(&present, kept.join(name))?;
        }
    }
    std::fs::rename(&fresh, folder::database(folder))?;
    slots.write(folder)?;
    File::open(folder)?.sync_all()?;
    Ok((slots, info))
}

/// The backups in a folder, newest first.
pub fn list(folder: &Path) -> Vec<BackupFile> {
    let mut out: Vec<BackupFile> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == ENDING))
        .map(|path| BackupFile {
            bytes: std::fs::metadata(&path).map_or(0, |m| m.len()),
            info: read_head(&path).ok().map(|(_, info)| info),
            path,
        })
        .collect();
    out.sort_by(|a, b| b.path.file_name().cmp(&a.path.file_name()));
    out
}

/// Copies that were put aside before an update or a restore, beside the generations.
pub fn kept_copies(folder: &Path) -> Vec<PathBuf> {
    let within = |folder: &Path, start: &str| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let named = |e: &std::fs::DirEntry| e.file_name().to_string_lossy().starts_with(start);
        entries.filter(named).map(|e| e.path()).collect()
    };
    let mut out = within(&folder.join(crate::folder::BACKUPS), "before-schema-");
    out.extend(within(folder, "before-restore-"));
    out
}

/// Which backups to remove: all of two days stay, then one a day for two weeks, one a week for two months, one a
/// month for a year. `age_days` is the age of each, newest first.
pub fn thin(age_days: &[i64]) -> Vec<usize> {
    let mut seen = std::collections::BTreeSet::new();
    let mut remove = Vec::new();
    for (n, age) in age_days.iter().enumerate() {
        let slot = match age {
            ..=1 => continue,
            2..=14 => (1, *age),
            15..=60 => (2, age / 7),
            61..=366 => (3, age / 30),
            _ => (4, 0),
        };
        // The newest one of each slot stays, and the last one of all is never removed.
        if (slot.0 == 4 || !seen.insert(slot)) && n > 0 {
            remove.push(n);
        }
    }
    remove
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::key::{Kdf, Secret};
    use model::noun::Person;

    fn made(folder: &Path) -> (Store, Slots) {
        let key = DataKey::generate().unwrap();
        let mut slots = Slots::new("w".into(), crate::SCHEMA, false);
        slots
            .set_user(
                "u",
                Secret::Passphrase("p", None),
                Kdf::Cheap.cost().unwrap(),
                &key,
            )
            .unwrap();
        slots.write(folder).unwrap();
        let mut store = Store::create(folder, key).unwrap();
        let mut person = Person {
            name: "渡邉 さくら".into(),
            ..Person::default()
        };
        store
            .write("u", "2026-11-22T00:00:00Z", |w| w.put(&mut person))
            .unwrap();
        (store, slots)
    }

    #[test]
    fn a_backup_restores_to_an_empty_machine() {
        let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (store, slots) = made(folder.path());
        let (file, info) = store
            .back_up(
                &slots,
                &folder.path().join("backups"),
                "2026-11-22T01:00:00Z",
            )
            .unwrap();
        assert_eq!((info.persons, info.last_save), (1, 1));
        let (head, _) = read_head(&file).unwrap();
        let key = head
            .open_user("u", Secret::Passphrase("p", None))
            .unwrap()
            .key;
        restore(&file, &key, elsewhere.path(), "2026-11-23T00:00:00Z").unwrap();
        let restored = Store::open(elsewhere.path(), key).unwrap();
        assert_eq!(restored.counts().unwrap(), (1, 0, 0));
    }

    #[test]
    fn a_damaged_backup_is_refused_and_the_workplace_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let (store, slots) = made(folder.path());
        let (file, _) = store
            .back_up(
                &slots,
                &folder.path().join("backups"),
                "2026-11-22T01:00:00Z",
            )
            .unwrap();
        let good = std::fs::read(&file).unwrap();
        let before = std::fs::read(folder.path().join("slots.json")).unwrap();
        let step = good.len() / 97;
        for at in (0..good.len()).step_by(step) {
            let mut bad = good.clone();
            bad[at] ^= 0x10;
            std::fs::write(&file, &bad).unwrap();
            assert!(
                matches!(
                    restore(&file, store.key(), folder.path(), "t"),
                    Err(StoreError::Backup(_))
                ),
                "byte {at}"
            );
            std::fs::write(&file, &good[..at]).unwrap();
            assert!(
                matches!(
                    restore(&file, store.key(), folder.path(), "t"),
                    Err(StoreError::Backup(_))
                ),
                "cut at {at}"
            );
        }
        assert_eq!(
            std::fs::read(folder.path().join("slots.json")).unwrap(),
            before
        );
    }

    #[test]
    fn old_backups_are_thinned_and_the_newest_stays() {
        assert!(thin(&[0, 0, 1, 1]).is_empty());
        // Second of day 2; 17 shares a week with 16; 400 is older than all slots.
        assert_eq!(thin(&[0, 2, 2, 3, 16, 17, 22, 70, 400]), vec![2, 5, 8]);
        assert!(thin(&[500]).is_empty());
    }
}
