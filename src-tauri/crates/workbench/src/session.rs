//! Creating, opening and locking a workplace; the object that everything else works on.

mod open;

use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::keys;
use crate::manual::Manual;
use crate::message::*;
use chrono::{DateTime, Utc};
pub(crate) use open::Open;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::attempt::Attempts;
use store::folder::{self, Ground, Hold};
use store::key::{DataKey, Kdf, Secret};
use store::setting::UserRow;
use store::slots::{Opened, Slots};
use store::{SCHEMA, Store, StoreError};
use zeroize::Zeroizing;

/// Bytes of log that a pause moves into the database.
const LOG_GROWN: u64 = 16 * 1024 * 1024;
/// Bytes of log at which the save itself moves it, where no pause came in between (scripts, generated data).
const LOG_AT_MOST: u64 = 4 * LOG_GROWN;

/// Where and how a workbench works.
#[derive(Clone, Debug)]
pub struct Options {
    /// Folder of the workplace.
    pub folder: PathBuf,
    /// File that remembers the folder between starts; None = it is not remembered.
    pub config: Option<PathBuf>,
    /// Cost of new key slots.
    pub kdf: Kdf,
}

/// One workplace and who works on it.
pub struct Workbench {
    pub(crate) options: Options,
    hold: Option<Hold>,
    pub(crate) open: Option<Open>,
    /// The edition of the manual in use; None = the built-in one. It is no secret and stays while locked.
    pub(crate) manual: Option<Arc<Manual>>,
    /// Other editions that were opened: a pin is read in the edition of its day, again at every change of its case.
    pub(crate) shelf: RefCell<BTreeMap<String, Arc<Manual>>>,
    /// When a search was last noted in the audit: it is noted once a minute, not at every letter typed.
    pub(crate) search_noted: Option<DateTime<Utc>>,
    /// Case whose opening was noted last, in this session.
    pub(crate) looked_at: String,
    /// The clipboard of the window system; none behind a terminal.
    pub(crate) clipboard: Option<Box<dyn crate::clipboard::Clipboard>>,
    /// The program that reads documents as a child; None = this one.
    extractor: Option<PathBuf>,
    /// Acts that a full disk did not take; the next write that succeeds brings them into the audit.
    unwritten: Vec<Noted>,
}

/// An act that waits for the audit.
struct Noted {
    user: String,
    at: String,
    kind: &'static str,
    target: String,
}

impl Workbench {
    /// A workbench over a folder; nothing is opened yet.
    pub fn new(options: Options) -> Self {
        Self {
            options,
            hold: None,
            open: None,
            manual: None,
            shelf: RefCell::default(),
            search_noted: None,
            looked_at: String::new(),
            clipboard: None,
            extractor: None,
            unwritten: Vec::new(),
        }
    }

    /// Gives the workbench the clipboard of the window system.
    pub fn use_clipboard(&mut self, clipboard: Box<dyn crate::clipboard::Clipboard>) {
        self.clipboard = Some(clipboard);
    }

    /// Names another program than this one that reads documents as a child: the one who calls is none.
    pub fn use_extractor(&mut self, program: PathBuf) {
        self.extractor = Some(program);
    }

    /// The program that reads documents as a child.
    pub(crate) fn extractor(&self) -> Option<PathBuf> {
        let named = self.extractor.clone();
        named.or_else(|| std::env::current_exe().ok())
    }

    /// The folder of the workplace.
    pub fn folder(&self) -> &Path {
        &self.options.folder
    }

    /// Is it a practice workplace?
    pub fn is_practice(&self) -> bool {
        match &self.open {
            Some(open) => open.slots.practice,
            None => Slots::read(&self.options.folder).is_ok_and(|s| s.practice),
        }
    }

    /// Is it unlocked?
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Idle time after which the workplace is locked; None while it is locked.
    pub fn lock_after(&self) -> Option<std::time::Duration> {
        self.open.as_ref()?;
        // Settings that cannot be read must not leave a workplace open for ever.
        let minutes = crate::settings::read(self).unwrap_or_default().lock_minutes;
        Some(std::time::Duration::from_secs(u64::from(minutes) * 60))
    }

    pub(crate) fn require_open(&self) -> ApiResult<()> {
        if self.open.is_some() {
            Ok(())
        } else {
            Err(ApiError::Locked)
        }
    }

    pub(crate) fn opened(&self) -> ApiResult<&Open> {
        self.open.as_ref().ok_or(ApiError::Locked)
    }

    pub(crate) fn opened_mut(&mut self) -> ApiResult<&mut Open> {
        self.open.as_mut().ok_or(ApiError::Locked)
    }

    pub(crate) fn store(&self) -> ApiResult<&Store> {
        Ok(&self.opened()?.store)
    }

    pub(crate) fn user_id(&self) -> ApiResult<String> {
        Ok(self.opened()?.user.id.clone())
    }

    pub(crate) fn require_admin(&self) -> ApiResult<()> {
        if self.opened()?.user.role == "admin" {
            Ok(())
        } else {
            Err(ApiError::Forbidden)
        }
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        clock::now(self.open.as_ref().is_some_and(|o| o.slots.practice))
    }

    pub(crate) fn today(&self) -> chrono::NaiveDate {
        clock::business_date(self.now())
    }

    /// One write by the present user, now.
    pub(crate) fn write<T>(
        &mut self,
        act: impl FnOnce(&store::Writer<'_>) -> ApiResult<T>,
    ) -> ApiResult<T> {
        let at = clock::instant(self.now());
        let today = self.today();
        let open = self.open.as_mut().ok_or(ApiError::Locked)?;
        if open
            .import
            .as_ref()
            .is_some_and(crate::import::Import::is_writing)
        {
            return Err(crate::import::refused("running"));
        }
        let user = open.user.id.clone();
        while let Some(late) = self.unwritten.first() {
            let audit = |w: &store::Writer<'_>| w.audit(late.kind, &late.target);
            open.store.write(&late.user, &late.at, audit)?;
            self.unwritten.remove(0);
        }
        let seen = open.seen.clone();
        let (value, moved) = open.store.write(&user, &at, |w| -> ApiResult<_> {
            let before = crate::evidence::before(w, &seen)?;
            let value = act(w)?;
            let moved = crate::evidence::note_moves(w, &seen, &before, today)?;
            Ok((value, moved))
        })?;
        // A step is told once; what is read for the next one is opened anew.
        open.seen.retain(|s| !moved.contains(&s.case_id));
        self.tidy_log();
        Ok(value)
    }

    /// Moves a log that has grown far into the database.
    pub(crate) fn tidy_log(&self) {
        if let Some(open) = self
            .open
            .as_ref()
            .filter(|open| open.store.log_length() > LOG_AT_MOST)
        {
            // What was written is durable already; the log is moved at the next write otherwise.
            let _ = open.store.checkpoint();
        }
    }

    /// Notes an act that changes no record. A full disk and an import keep nobody from reading: the note waits then.
    pub(crate) fn note(&mut self, kind: &'static str, target: &str) -> ApiResult<()> {
        match self.write(|w| Ok(w.audit(kind, target)?)) {
            Err(ApiError::DiskFull | ApiError::ImportRefused { .. }) => {
                let (user, at) = (self.user_id()?, clock::instant(self.now()));
                self.unwritten.push(Noted {
                    user,
                    at,
                    kind,
                    target: target.to_owned(),
                });
                Ok(())
            }
            other => other,
        }
    }

    /// Notes one act on several things, in one write.
    pub(crate) fn note_all(&mut self, kind: &'static str, targets: &[String]) -> ApiResult<()> {
        let all = |w: &store::Writer<'_>| -> ApiResult<()> {
            for target in targets {
                w.audit(kind, target)?;
            }
            Ok(())
        };
        match self.write(all) {
            Err(ApiError::DiskFull | ApiError::ImportRefused { .. }) => {
                targets.iter().try_for_each(|one| self.note(kind, one))
            }
            other => other,
        }
    }

    /// Takes the workplace for this process.
    fn take_hold(&mut self) -> ApiResult<()> {
        if self.hold.is_none() {
            if let Some(file_system) = folder::network_under(&self.options.folder) {
                return Err(ApiError::WorkplaceOnNetwork { file_system });
            }
            self.hold = Some(folder::hold(&self.options.folder)?);
        }
        Ok(())
    }

    /// Takes the workplace even when it is damaged, to put a backup in its place.
    pub(crate) fn hold_for_restore(&mut self) -> ApiResult<()> {
        self.take_hold()
    }

    /// Work for a short pause: moves a log that has grown into the database, so that no save has to.
    ///
    /// # Errors
    /// What the store answers.
    pub fn pause(&mut self) -> ApiResult<()> {
        if let Some(open) = &self.open
            && open.store.log_length() > LOG_GROWN
        {
            open.store.checkpoint()?;
        }
        Ok(())
    }

    /// Work done when nobody is typing: merges the search index, moves the log into the database, makes a
    /// backup when one is due. Answers whether one was made: then the state of records has changed.
    ///
    /// # Errors
    /// What the store answers.
    pub fn tend(&mut self) -> ApiResult<bool> {
        let mut made = false;
        if let Some(open) = &self.open
            && !open
                .import
                .as_ref()
                .is_some_and(crate::import::Import::is_writing)
        {
            // Each helps the next, and none waits for the one before: a full disk takes no merge, but a shorter log.
            let _ = open.store.merge_index();
            let moved = open.store.checkpoint();
            // So does a rebuilding that found no room: it is told in 設定 until it is done.
            let _ = crate::retention::sweep_if_due(self);
            made = crate::backup::auto(self)?;
            if !made {
                moved?;
            }
        }
        Ok(made)
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing => Self::WorkplaceMissing,
            StoreError::Exists => Self::WorkplaceExists,
            StoreError::InUse => Self::WorkplaceInUse,
            StoreError::Newer { found, known } => Self::WorkplaceNewer { found, known },
            StoreError::SlotsDamaged => Self::SlotsDamaged,
            StoreError::WrongSecret => Self::WrongPassphrase { wait_seconds: 0 },
            StoreError::KeyFileNeeded => Self::KeyFileNeeded,
            StoreError::KeyFileUnreadable => Self::KeyFileUnreadable,
            StoreError::Damaged => Self::DatabaseDamaged,
            StoreError::DiskFull => Self::DiskFull,
            StoreError::File(e) => Self::FileFailed {
                kind: e.kind().to_string(),
            },
            StoreError::Conflict => Self::Conflict {
                theirs: Box::default(),
                user: String::new(),
                at: String::new(),
            },
            StoreError::NotFound => Self::NotFound,
            StoreError::UndoTooLate => Self::UndoTooLate,
            StoreError::Kept(reason) => crate::retention::refused(reason),
            StoreError::Merged => crate::merge::refused("gone", ""),
            StoreError::Backup(reason) => Self::BackupRefused {
                reason: reason.to_owned(),
            },
            StoreError::Sql(e) => Self::Internal {
                log: format!("sqlite {:?}", e.sqlite_error_code()),
            },
            StoreError::Value(_) => Self::Internal {
                log: "stored value".to_owned(),
            },
            StoreError::NoRandomness => Self::Internal {
                log: "randomness".to_owned(),
            },
        }
    }
}

/// What the start screen shows.
pub(crate) fn state(bench: &mut Workbench, _: Nothing) -> ApiResult<AppState> {
    let folder = bench.options.folder.clone();
    let mut state = AppState {
        phase: Phase::None,
        problem: None,
        users: Vec::new(),
        folder: folder.display().to_string(),
        practice: false,
        wait_seconds: 0,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        session: None,
    };
    if bench.is_open() {
        state.phase = Phase::Open;
        state.session = Some(session(bench, Vec::new())?);
    } else if folder::has_workplace(&folder) {
        match look(bench) {
            Ok(slots) => {
                state.phase = Phase::Locked;
                state.practice = slots.practice;
                state.users = slots
                    .users()
                    .into_iter()
                    .map(|(id, key_file)| SlotUser { id, key_file })
                    .collect();
                let attempts = Attempts::read(&folder);
                let waits = state
                    .users
                    .iter()
                    .map(|u| attempts.wait_seconds(&u.id, clock::millis()));
                state.wait_seconds = waits.max().unwrap_or(0);
            }
            Err(problem) => {
                state.phase = Phase::Problem;
                state.problem = Some(problem);
            }
        }
    }
    Ok(state)
}

/// Looks at a workplace without its key: held by us, on a local disk, slots readable, not newer.
pub(crate) fn look(bench: &mut Workbench) -> ApiResult<Slots> {
    if !folder::has_workplace(&bench.options.folder) {
        return Err(ApiError::WorkplaceMissing);
    }
    bench.take_hold()?;
    let slots = Slots::read(&bench.options.folder).map_err(|e| match e {
        // A database without slots is no empty folder: nothing new may be made there, a backup brings the slots back.
        StoreError::Missing => ApiError::SlotsDamaged,
        other => other.into(),
    })?;
    if slots.schema > SCHEMA {
        return Err(ApiError::WorkplaceNewer {
            found: slots.schema,
            known: SCHEMA,
        });
    }
    if !folder::database(&bench.options.folder).exists() {
        return Err(ApiError::DatabaseDamaged);
    }
    Ok(slots)
}

/// Tests where a folder really lives.
pub(crate) fn folder_inspect(bench: &mut Workbench, at: FolderAt) -> ApiResult<FolderReport> {
    let path = if at.folder.is_empty() {
        bench.options.folder.clone()
    } else {
        PathBuf::from(&at.folder)
    };
    if !path.is_absolute() {
        return Err(ApiError::FolderUnusable);
    }
    Ok(report(&path, folder::inspect(&path)))
}

fn report(path: &Path, ground: Ground) -> FolderReport {
    let mut findings = Vec::new();
    if !ground.writable {
        findings.push(FolderFinding::NotWritable);
    }
    if let Some(name) = ground.network.clone() {
        findings.push(FolderFinding::Network(name));
    }
    if ground.writable && !ground.durable {
        findings.push(FolderFinding::NotDurable);
    }
    let usable = findings.is_empty();
    if ground.volatile {
        findings.push(FolderFinding::Volatile);
    }
    if ground.roaming {
        findings.push(FolderFinding::Roaming);
    }
    if ground.free_mib < 500 {
        findings.push(FolderFinding::LittleSpace);
    }
    FolderReport {
        folder: path.display().to_string(),
        has_workplace: folder::has_workplace(path),
        findings,
        usable,
        free_mib: ground.free_mib,
    }
}

/// Works on another folder from now on.
pub(crate) fn folder_use(bench: &mut Workbench, at: FolderAt) -> ApiResult<AppState> {
    let path = PathBuf::from(&at.folder);
    if bench.is_open() || !path.is_absolute() {
        return Err(ApiError::FolderUnusable);
    }
    bench.hold = None;
    bench.unwritten.clear();
    bench.options.folder = path;
    remember_folder(bench)?;
    state(bench, Nothing {})
}

fn remember_folder(bench: &Workbench) -> ApiResult<()> {
    if let Some(config) = &bench.options.config {
        let write = || -> std::io::Result<()> {
            if let Some(parent) = config.parent() {
                std::fs::create_dir_all(parent)?;
            }
            let content = serde_json::json!({ "folder": bench.options.folder });
            std::fs::write(config, content.to_string())
        };
        write().map_err(StoreError::from)?;
    }
    Ok(())
}

/// Creates a workplace and opens it.
pub(crate) fn create(bench: &mut Workbench, ask: CreateWorkplace) -> ApiResult<Created> {
    if bench.is_open() {
        return Err(ApiError::WorkplaceExists);
    }
    if !ask.folder.is_empty() {
        let path = PathBuf::from(&ask.folder);
        if !path.is_absolute() {
            return Err(ApiError::FolderUnusable);
        }
        bench.hold = None;
        bench.unwritten.clear();
        bench.options.folder = path;
    }
    let folder = bench.options.folder.clone();
    if folder::has_workplace(&folder) {
        return Err(ApiError::WorkplaceExists);
    }
    let ground = folder::inspect(&folder);
    if let Some(file_system) = ground.network {
        return Err(ApiError::WorkplaceOnNetwork { file_system });
    }
    if !ground.writable || !ground.durable {
        return Err(ApiError::FolderUnusable);
    }
    let user = first_user(&ask)?;
    keys::judge_passphrase(
        &ask.passphrase,
        !ask.key_file.is_empty(),
        &[&ask.facility, &ask.user_name],
    )?;
    bench.take_hold()?;
    let (open, code) = found(bench, &ask, user)?;
    bench.open = Some(open);
    bench.choose_edition()?;
    crate::manual::editions::keep_built_in(bench)?;
    remember_folder(bench)?;
    Ok(Created {
        session: session(bench, Vec::new())?,
        recovery_code: code,
    })
}

fn first_user(ask: &CreateWorkplace) -> ApiResult<UserRow> {
    let id = if ask.user_id.is_empty() {
        "user1"
    } else {
        &ask.user_id
    };
    check_user_id(id)?;
    for (field, value) in [("facility", &ask.facility), ("user_name", &ask.user_name)] {
        if value.trim().is_empty() {
            return Err(required(field));
        }
    }
    Ok(UserRow {
        id: id.to_owned(),
        name: ask.user_name.trim().to_owned(),
        profession: ask.profession.clone(),
        role: "admin".to_owned(),
        active: true,
        ..UserRow::default()
    })
}

pub(crate) fn required(field: &str) -> ApiError {
    ApiError::Invalid {
        findings: vec![model::check::Finding {
            field: field.to_owned(),
            rule: model::check::Rule::Required,
            detail: String::new(),
        }],
    }
}

/// Login names stand in the clear in `slots.json`: short, and only letters, digits, `-`, `_`, `.`.
pub(crate) fn check_user_id(id: &str) -> ApiResult<()> {
    let fits = (1..=32).contains(&id.len())
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    if fits {
        Ok(())
    } else {
        Err(ApiError::UserIdUnusable)
    }
}

/// Makes slots, database and first rows. The slots are written last but one: without them nothing counts as a workplace.
fn found(bench: &Workbench, ask: &CreateWorkplace, user: UserRow) -> ApiResult<(Open, String)> {
    let folder = &bench.options.folder;
    let key = DataKey::generate()?;
    let cost = bench.options.kdf.cost()?;
    let (code, secret) = keys::new_recovery()?;
    let mut slots = Slots::new(store::record::new_id(), SCHEMA, ask.practice);
    let key_file = keys::new_key_file(&ask.key_file)?;
    slots.set_user(
        &user.id,
        Secret::Passphrase(&ask.passphrase, key_file.as_ref()),
        cost,
        &key,
    )?;
    slots.set_user("", Secret::Recovery(&secret), cost, &key)?;
    let mut store = Store::create(folder, key)?;
    let at = clock::instant(Utc::now());
    store.write(&user.id, &at, |w| -> ApiResult<()> {
        w.put_user(&user)?;
        w.set_setting("", "facility", ask.facility.trim())?;
        w.set_meta("workplace_id", &slots.workplace_id)?;
        w.set_meta("epoch", &crate::exchange::new_epoch()?)?;
        w.set_meta("created_boot", &boot_id())?;
        w.set_meta("fold_version", &model::fold::VERSION.to_string())?;
        for owner in [user.id.as_str(), ""] {
            keys::vouch(w, owner, slots.recipient(owner).unwrap_or_default())?;
        }
        w.audit("create", &slots.workplace_id)?;
        crate::exchange::make_secrets(w)?;
        Ok(())
    })?;
    slots.write(folder)?;
    let open = Open::new(store, slots, user);
    Ok((open, code.to_string()))
}

/// Changes with every start of the PC; empty where the system does not tell.
fn boot_id() -> String {
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id")
        .unwrap_or_default()
        .trim()
        .to_owned()
}

/// Opens the workplace, or hands it to another user while it is open (交代).
pub(crate) fn unlock(bench: &mut Workbench, ask: Unlock) -> ApiResult<Session> {
    let passphrase = Zeroizing::new(ask.passphrase);
    let slots = look(bench)?;
    let user_id = only_user(&slots, ask.user_id);
    let folder = bench.options.folder.clone();
    let mut attempts = Attempts::read(&folder);
    let wait_seconds = attempts.wait_seconds(&user_id, clock::millis());
    if wait_seconds > 0 {
        return Err(ApiError::TooSoon { wait_seconds });
    }
    let key_file = keys::old_key_file(&ask.key_file)?;
    let opened = match slots.open_user(&user_id, Secret::Passphrase(&passphrase, key_file.as_ref()))
    {
        Err(StoreError::WrongSecret) => {
            let wait_seconds = attempts.fail(&user_id, clock::millis(), &folder)?;
            return Err(ApiError::WrongPassphrase { wait_seconds });
        }
        other => other?,
    };
    attempts.succeed(&user_id, &folder)?;
    let second_factor = slots
        .users()
        .iter()
        .any(|(id, file)| *id == user_id && *file);
    let entered =
        enter(bench, slots, opened, &user_id, &user_id).and_then(|()| after_unlock(bench));
    if entered.is_err() {
        // An error is never an open workplace.
        bench.open = None;
    }
    let mut notices = entered?;
    if !second_factor && !bench.is_practice() {
        notices.push(SessionNotice::SecondFactorAdvised);
    }
    session(bench, notices)
}

pub(crate) fn only_user(slots: &Slots, user_id: String) -> String {
    if !user_id.is_empty() {
        return user_id;
    }
    match slots.users().as_slice() {
        [(only, _)] => only.clone(),
        _ => user_id,
    }
}

/// Opens the database with what the slot of `owner` gave, unless it is open already, and notes who works now.
pub(crate) fn enter(
    bench: &mut Workbench,
    mut slots: Slots,
    opened: Opened,
    owner: &str,
    user_id: &str,
) -> ApiResult<()> {
    let recipient = opened.recipient.clone();
    if let Some(open) = &bench.open {
        let here = open.store.key().expose();
        if opened
            .next
            .as_ref()
            .is_some_and(|next| next.expose() == here)
        {
            // The new data key is in force, but the slots could not be told so yet.
            slots.adopt();
            slots.write(&bench.options.folder)?;
        } else if opened.key.expose() != here {
            // A slot that somebody else put into the file: it opens, but not this workplace.
            return Err(ApiError::SlotsDamaged);
        }
    }
    let store = match bench.open.take() {
        Some(open) => open.store,
        None => keys::open_store(&bench.options.folder, &mut slots, opened)?,
    };
    // Old slots laid beside the database do not bring a user back who was removed.
    let user = store
        .user(user_id)
        .ok()
        .filter(|user| user.active)
        .ok_or(ApiError::WrongPassphrase { wait_seconds: 0 })?;
    bench.open = Some(Open::new(store, slots, user));
    bench.choose_edition()?;
    bench.looked_at.clear();
    bench.write(|w| {
        keys::vouch(w, owner, &recipient)?;
        Ok(w.audit("unlock", user_id)?)
    })?;
    // A reading of a document that was cut off; a full disk keeps nobody from working.
    let _ = crate::document::clear(bench);
    let _ = crate::manual::editions::keep_built_in(bench);
    crate::derive::catch_up(bench)
}

/// Things to tell once, and marks that they were told.
fn after_unlock(bench: &mut Workbench) -> ApiResult<Vec<SessionNotice>> {
    let mut notices = Vec::new();
    let now = bench.now();
    let store = bench.store()?;
    let boot = boot_id();
    if store
        .meta("created_boot")?
        .is_some_and(|made| !made.is_empty() && made != boot)
    {
        notices.push(SessionNotice::StillThere(store.last_save()?));
        store.set_meta("created_boot", "")?;
    }
    if store.meta(keys::RECOVERY_CONFIRMED)?.as_deref() != Some("yes") && !bench.is_practice() {
        notices.push(SessionNotice::RecoveryUnconfirmed);
    }
    if let Some(last) = store
        .meta("last_seen")?
        .and_then(|t| DateTime::parse_from_rfc3339(&t).ok())
    {
        let back = (last.to_utc() - now).num_days();
        if back >= 1 {
            notices.push(SessionNotice::ClockWentBack(back));
        }
    }
    store.set_meta("last_seen", &clock::instant(now))?;
    if store.meta("closed_properly")?.as_deref() == Some("no") {
        let drafts = store.drafts(&bench.opened()?.user.id)?.len();
        if drafts > 0 {
            notices.push(SessionNotice::DraftsKept(
                i64::try_from(drafts).unwrap_or(0),
            ));
        }
    }
    store.set_meta("closed_properly", "no")?;
    if let Some(days) = crate::backup::days_without(bench)?.filter(|days| *days >= 7) {
        notices.push(SessionNotice::BackupOld(days));
    }
    Ok(notices)
}

/// Closes the database and forgets the key; the workplace stays held by this process.
pub(crate) fn lock(bench: &mut Workbench, _: Nothing) -> ApiResult<Nothing> {
    if bench.is_open() {
        let user_id = bench.user_id()?;
        bench.opened_mut()?.import = None;
        // What cannot be erased now is erased at the next unlock.
        let _ = crate::document::clear(bench);
        // Whatever cannot be written, the workplace is closed: nobody may stand before an open one who believes it locked.
        let _ = bench.note("lock", &user_id);
        let _ = bench.store()?.set_meta("closed_properly", "yes");
        // A backup that fails must not keep the screen open; its age is told at the next unlock.
        let _ = crate::backup::auto(bench);
        if let Some(open) = bench.open.take() {
            let _ = open.store.checkpoint();
        }
    }
    if let Some(clipboard) = &mut bench.clipboard {
        clipboard.clear_own();
    }
    Ok(Nothing {})
}

/// The session as the screens see it.
pub(crate) fn session(bench: &Workbench, notices: Vec<SessionNotice>) -> ApiResult<Session> {
    let open = bench.opened()?;
    let settings = crate::settings::read(bench)?;
    Ok(Session {
        user: crate::settings::user_of(&open.user),
        facility: settings.facility,
        practice: open.slots.practice,
        folder: bench.options.folder.display().to_string(),
        today: model::era::both(bench.today()),
        lock_minutes: settings.lock_minutes,
        interview: crate::interview::only(bench),
        notices,
    })
}
