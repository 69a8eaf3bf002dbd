//! Backups: made after work, checked, thinned, copied to a second folder, restored.

use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::keys::read_code;
use crate::message::*;
use crate::session::{Open, Workbench, only_user};
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};
use store::StoreError;
use store::backup::{self, BackupFile, Info};
use store::folder;
use store::key::{KeyFile, Secret};
use zeroize::Zeroizing;

/// The backups of the workplace and of the second folder, newest first.
pub(crate) fn list(bench: &mut Workbench, _: Nothing) -> ApiResult<Vec<BackupLine>> {
    let own = bench.folder().join(folder::BACKUPS);
    let mut out: Vec<BackupLine> = backup::list(&own)
        .into_iter()
        .map(|f| line(f, false))
        .collect();
    if bench.is_open() {
        let second = crate::settings::read(bench)?.backup_folder;
        if !second.is_empty() {
            out.extend(
                backup::list(Path::new(&second))
                    .into_iter()
                    .map(|f| line(f, true)),
            );
        }
    }
    Ok(out)
}

fn line(file: BackupFile, second: bool) -> BackupLine {
    let info = file.info;
    let count = |get: fn(&Info) -> i64| info.as_ref().map(get);
    BackupLine {
        file: file.path.display().to_string(),
        at: info.as_ref().map(|i| i.at.clone()).unwrap_or_default(),
        bytes: file.bytes,
        // A backup gets its final name only after it was opened and compared; a damaged head shows as not verified.
        verified: info.is_some(),
        persons: count(|i| i.persons),
        cases: count(|i| i.cases),
        activities: count(|i| i.activities),
        second,
    }
}

/// Makes a backup now.
pub(crate) fn now(bench: &mut Workbench, _: Nothing) -> ApiResult<Changed<BackupMade>> {
    let value = make(bench)?;
    Ok(Changed {
        value,
        touched: vec![Touched::Backups, Touched::Lists],
    })
}

/// Makes a backup; what went wrong is kept for 今日 until one succeeds, because most are made while nobody looks.
fn make(bench: &mut Workbench) -> ApiResult<BackupMade> {
    let made = make_one(bench);
    let problem = match &made {
        Ok(made) => made.second_problem.clone(),
        Err(error) => error.code(),
    };
    if let Ok(store) = bench.store() {
        let _ = store.set_meta(PROBLEM, &problem);
    }
    made
}

/// Bookkeeping: code of what went wrong at the last backup, empty when it succeeded.
const PROBLEM: &str = "backup_problem";

/// Days without a verified backup after which 今日 warns.
const OLD_DAYS: i64 = 7;

/// How the backups stand, for 今日.
pub(crate) fn standing(bench: &Workbench) -> ApiResult<TodayBackup> {
    let store = bench.store()?;
    let problem = store.meta(PROBLEM)?.unwrap_or_default();
    let at = store
        .meta("backup_at")?
        .and_then(|t| DateTime::parse_from_rfc3339(&t).ok());
    let days = at.map_or(0, |at| (bench.now() - at.to_utc()).num_days());
    let unsaved = store.last_save()? > covered(store)?;
    let state = if !problem.is_empty() {
        "failed"
    } else if at.is_none() {
        "none"
    } else if unsaved && days >= OLD_DAYS {
        "old"
    } else {
        "ok"
    };
    Ok(TodayBackup {
        state: state.to_owned(),
        days,
        problem,
    })
}

fn make_one(bench: &mut Workbench) -> ApiResult<BackupMade> {
    let at = clock::instant(bench.now());
    let own = bench.folder().join(folder::BACKUPS);
    bench.write(|w| Ok(w.audit("backup", "")?))?;
    let open = bench.opened()?;
    open.store.checkpoint()?;
    let (path, info) = open.store.back_up(&open.slots, &own, &at)?;
    open.store
        .set_meta("backup_save", &info.last_save.to_string())?;
    open.store.set_meta("backup_at", &at)?;
    let second_folder = crate::settings::read(bench)?.backup_folder;
    let (second, second_problem) = if second_folder.is_empty() {
        (String::new(), String::new())
    } else {
        match copy_to(&path, Path::new(&second_folder)) {
            Ok(copy) => (copy.display().to_string(), String::new()),
            Err(problem) => (String::new(), problem.code()),
        }
    };
    thin(&own, bench.now());
    if !second.is_empty() {
        thin(Path::new(&second_folder), bench.now());
    }
    Ok(BackupMade {
        file: path.display().to_string(),
        second,
        second_problem,
        cases: info.cases,
        activities: info.activities,
    })
}

/// Copies a checked backup; the copy counts only when its digest holds.
fn copy_to(file: &Path, into: &Path) -> ApiResult<PathBuf> {
    let copy = || -> Result<PathBuf, store::StoreError> {
        std::fs::create_dir_all(into)?;
        let name = file.file_name().unwrap_or_default();
        let work = into.join(format!(".{}.part", name.to_string_lossy()));
        std::fs::copy(file, &work)?;
        std::fs::File::open(&work)?.sync_all()?;
        backup::check_digest(&work)?;
        let target = into.join(name);
        std::fs::rename(&work, &target)?;
        Ok(target)
    };
    copy().map_err(ApiError::from)
}

/// Removes what the generations no longer need; a file that cannot be removed stays.
fn thin(folder: &Path, now: DateTime<Utc>) {
    let files: Vec<BackupFile> = backup::list(folder)
        .into_iter()
        .filter(|f| f.info.is_some())
        .collect();
    let ages: Vec<i64> = files
        .iter()
        .map(|f| {
            let at = f
                .info
                .as_ref()
                .and_then(|i| DateTime::parse_from_rfc3339(&i.at).ok());
            at.map_or(0, |at| {
                (clock::business_date(now) - clock::business_date(at.to_utc())).num_days()
            })
        })
        .collect();
    for n in backup::thin(&ages) {
        if let Some(file) = files.get(n) {
            let _ = std::fs::remove_file(&file.path);
        }
    }
}

/// A backup after work: when something was saved since the last one. Answers whether one was made.
pub(crate) fn auto(bench: &mut Workbench) -> ApiResult<bool> {
    let store = bench.store()?;
    let last = store.last_save()?;
    let covered = covered(store)?;
    if last > covered {
        make(bench)?;
        return Ok(true);
    }
    Ok(false)
}

/// The last save that the newest verified backup holds.
pub(crate) fn covered(store: &store::Store) -> ApiResult<i64> {
    Ok(store
        .meta("backup_save")?
        .and_then(|v| v.parse().ok())
        .unwrap_or(0))
}

/// Days since the last verified backup, None when there is nothing to back up.
pub(crate) fn days_without(bench: &Workbench) -> ApiResult<Option<i64>> {
    let store = bench.store()?;
    if store.last_save()? <= covered(store)? {
        return Ok(None);
    }
    let at = store
        .meta("backup_at")?
        .and_then(|t| DateTime::parse_from_rfc3339(&t).ok());
    Ok(at.map(|at| (bench.now() - at.to_utc()).num_days()))
}

/// Opens a backup with the present key and compares it.
pub(crate) fn verify(bench: &mut Workbench, ask: FileAt) -> ApiResult<BackupLine> {
    let path = PathBuf::from(&ask.path);
    let open = bench.opened()?;
    let info = backup::verify(&path, open.store.key()).map_err(|refused| match refused {
        StoreError::Backup("wrong_key") if is_ours(&path, open) => refused_for("older_key"),
        other => other.into(),
    })?;
    let bytes = std::fs::metadata(&path)
        .map_err(store::StoreError::from)?
        .len();
    Ok(line(
        BackupFile {
            path,
            bytes,
            info: Some(info),
        },
        false,
    ))
}

/// A backup of this workplace: one that the present key does not open was made before the key was renewed.
fn is_ours(path: &Path, open: &Open) -> bool {
    backup::read_head(path).is_ok_and(|(slots, _)| slots.workplace_id == open.slots.workplace_id)
}

fn refused_for(reason: &str) -> ApiError {
    ApiError::BackupRefused {
        reason: reason.to_owned(),
    }
}

/// Puts a backup in the place of the workplace. Needs the passphrase of that day or the recovery code.
pub(crate) fn restore(bench: &mut Workbench, ask: BackupRestore) -> ApiResult<AppState> {
    let path = PathBuf::from(&ask.file);
    let (slots, _) = backup::read_head(&path)?;
    let key = if ask.code.is_empty() {
        let user_id = only_user(&slots, ask.user_id.clone());
        let key_file = if ask.key_file.is_empty() {
            None
        } else {
            Some(KeyFile::read(Path::new(&ask.key_file))?)
        };
        let passphrase = Zeroizing::new(ask.passphrase);
        slots
            .open_user(&user_id, Secret::Passphrase(&passphrase, key_file.as_ref()))
            .map_err(|refused| match refused {
                StoreError::WrongSecret => refused_for("passphrase_of_that_day"),
                other => other.into(),
            })?
            .key
    } else {
        let code = read_code(&ask.code)?;
        slots
            .open_recovery(&code)
            .map_err(|_| refused_for("code_of_that_day"))?
            .key
    };
    if bench.is_open() {
        bench.require_admin()?;
        crate::session::lock(bench, Nothing {})?;
    }
    std::fs::create_dir_all(bench.folder()).map_err(store::StoreError::from)?;
    bench.hold_for_restore()?;
    let at = clock::instant(Utc::now());
    backup::restore(&path, &key, bench.folder(), &at)?;
    let mut store = store::Store::open(bench.folder(), key)?;
    store.write("", &at, |w| -> ApiResult<()> {
        // A restored workplace starts an epoch of its own, so that headquarters does not see a fork.
        w.set_meta("epoch", &crate::exchange::new_epoch()?)?;
        Ok(w.audit("restore", "")?)
    })?;
    drop(store);
    crate::session::state(bench, Nothing {})
}
