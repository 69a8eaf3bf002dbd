//! Creating, opening, locking a workplace; users and settings.

use crate::error::ApiError;
use model::passphrase::Weakness;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the start screen needs to know before anybody has unlocked.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AppState {
    /// Which screen is right.
    pub phase: Phase,
    /// Why the workplace cannot be opened, when it cannot.
    pub problem: Option<ApiError>,
    /// Login names that have a key slot.
    pub users: Vec<SlotUser>,
    /// Folder of the workplace.
    pub folder: String,
    /// Practice workplace.
    pub practice: bool,
    /// Seconds until the next try after wrong passphrases.
    pub wait_seconds: u64,
    /// Version of the program.
    pub version: String,
    /// The session when the workplace is open.
    pub session: Option<Session>,
}

/// Which screen is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// No workplace yet.
    None,
    /// Locked.
    Locked,
    /// Open.
    Open,
    /// Cannot be opened: see `problem`.
    Problem,
}

/// A login name and whether its slot asks for a key file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SlotUser {
    /// Login name.
    pub id: String,
    /// A key file is the second factor.
    pub key_file: bool,
}

/// Where a folder lives.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct FolderAt {
    /// Absolute path; empty = the proposed folder.
    #[serde(default)]
    pub folder: String,
}

/// What the program found about a folder.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FolderReport {
    /// Absolute path.
    pub folder: String,
    /// A workplace is already there.
    pub has_workplace: bool,
    /// Findings; the first one that forbids is the reason.
    pub findings: Vec<FolderFinding>,
    /// May a workplace be created there?
    pub usable: bool,
    /// Free space in MiB.
    pub free_mib: u64,
}

/// One finding about a folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FolderFinding {
    /// On a network file system (name given).
    Network(String),
    /// In memory only: gone after a restart.
    Volatile,
    /// Inside a roaming profile or a synchronised folder.
    Roaming,
    /// Cannot be written.
    NotWritable,
    /// Less than 500 MiB free.
    LittleSpace,
    /// A read-back after a synced write failed.
    NotDurable,
}

/// Creates a workplace.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct CreateWorkplace {
    /// Folder; empty = the proposed one.
    pub folder: String,
    /// Facility name.
    pub facility: String,
    /// Name of the first user.
    pub user_name: String,
    /// Login name (letters, digits, `-`, `_`, `.`); empty = `user1`.
    pub user_id: String,
    /// Profession code.
    pub profession: String,
    /// Passphrase.
    pub passphrase: String,
    /// Where to write a new key file (second factor); empty = none.
    pub key_file: String,
    /// Practice workplace: marked for ever, never exported.
    pub practice: bool,
}

/// A workplace was created, or a recovery code renewed.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Created {
    /// The session that is now open.
    pub session: Session,
    /// Shown once, to be printed and kept.
    pub recovery_code: String,
}

/// Typed back once at creation.
#[derive(Clone, Debug, Default, Deserialize, TS)]
pub struct RecoveryConfirm {
    /// The code as typed.
    pub code: String,
}

/// Opens the workplace.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct Unlock {
    /// Login name; empty = the only user.
    pub user_id: String,
    /// Passphrase.
    pub passphrase: String,
    /// Path of the key file, when the slot asks for one.
    pub key_file: String,
}

/// Opens the workplace by the recovery code and sets a new passphrase.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct UnlockRecovery {
    /// Recovery code.
    pub code: String,
    /// Whose passphrase is set anew; empty = the only user.
    pub user_id: String,
    /// New passphrase.
    pub passphrase: String,
}

/// Changes the own passphrase.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct PassphraseChange {
    /// Present passphrase.
    pub old: String,
    /// Present key file, when there is one.
    pub old_key_file: String,
    /// New passphrase.
    pub new: String,
    /// Where to write a new key file; empty = no second factor.
    pub new_key_file: String,
}

/// Asks whether a passphrase would be accepted.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct PassphraseJudge {
    /// What was typed.
    pub passphrase: String,
    /// With a key file as second factor.
    pub key_file: bool,
    /// Names that must not occur in it.
    pub names: Vec<String>,
}

/// The judgement.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PassphraseJudged {
    /// Why it is refused; None = accepted.
    pub weakness: Option<Weakness>,
    /// Characters typed.
    pub length: usize,
    /// Characters needed.
    pub needed: usize,
}

/// Who works now, and where.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Session {
    /// The user.
    pub user: User,
    /// Facility name.
    pub facility: String,
    /// Practice workplace.
    pub practice: bool,
    /// Folder.
    pub folder: String,
    /// Business date (JST) in every form.
    pub today: model::era::BothCalendars,
    /// Idle minutes until the lock.
    pub lock_minutes: u32,
    /// The case that alone is shown (面談モード), empty while the mode is off.
    pub interview: String,
    /// Things to tell once after unlocking.
    pub notices: Vec<SessionNotice>,
}

/// Things to tell after unlocking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SessionNotice {
    /// First start after creation: the data of last time is still there (count of saves).
    StillThere(i64),
    /// The recovery code has not been typed back yet.
    RecoveryUnconfirmed,
    /// Passphrase alone: two factors are needed from 令和9年4月 on.
    SecondFactorAdvised,
    /// The clock went back since the last work (days).
    ClockWentBack(i64),
    /// The last run did not end properly; drafts were kept (count).
    DraftsKept(i64),
    /// No backup could be verified for this many days.
    BackupOld(i64),
}

/// A user.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct User {
    /// Login name.
    pub id: String,
    /// Name.
    pub name: String,
    /// Profession code.
    pub profession: String,
    /// staff | admin | hq
    pub role: String,
    /// May still unlock.
    pub active: bool,
    /// Day on which the training was completed (ISO), empty when it was not.
    pub trained_on: String,
    /// Name of the training and who held it.
    pub training: String,
}

/// Changes what is recorded of a user.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct UserEdit {
    /// Login name.
    pub id: String,
    /// Name.
    pub name: String,
    /// Profession code.
    pub profession: String,
    /// Day on which the training was completed (ISO), empty when it was not.
    pub trained_on: String,
    /// Name of the training and who held it.
    pub training: String,
}

/// Adds a user.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct UserAdd {
    /// Login name.
    pub id: String,
    /// Name.
    pub name: String,
    /// Profession code.
    pub profession: String,
    /// Role code.
    pub role: String,
    /// First passphrase, to be changed by the user.
    pub passphrase: String,
    /// Where to write a new key file; empty = none.
    pub key_file: String,
}

/// Removes a user's key slot; the name stays on what this user recorded.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct UserRemove {
    /// Login name.
    pub id: String,
    /// Encrypt the database under a new key, so that an older copy of the folder opens nothing written from now on.
    pub rekey: bool,
}

/// Settings of the workplace and of the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// Facility name.
    pub facility: String,
    /// Department, shown on papers.
    pub department: String,
    /// Address, shown on papers.
    pub address: String,
    /// Telephone, shown on papers.
    pub phone: String,
    /// Idle minutes until the lock (1 to 60).
    pub lock_minutes: u32,
    /// Second folder for backups; empty = none.
    pub backup_folder: String,
    /// Folder for bundles, cards and receipts.
    pub exchange_folder: String,
    /// Folder for papers saved as PDF.
    pub paper_folder: String,
    /// light | dark | system
    pub theme: String,
    /// Text size in percent (100 to 150).
    pub text_size: u32,
    /// Single-letter keys are on.
    pub letter_keys: bool,
    /// Days without contact after which a case is shown on 今日.
    pub quiet_days: u32,
    /// Printer used last.
    pub printer: String,
    /// Who in the house sees papers (供覧), separated by commas; empty = no boxes are offered.
    pub circulation: String,
    /// Face of forms, letters and covers: gothic | mincho
    pub paper_face: String,
    /// Calendar of the dates on papers: wareki | seireki
    pub paper_calendar: String,
    /// How acts of support are written for the chart: soap | plain
    pub chart_form: String,
    /// Full-width characters of a line there (20 to 80).
    pub chart_width: u32,
    /// Day of the notification for the add-on of 療養・就労両立支援指導料 (施設基準の届出); empty = none.
    pub fee_addon_on: String,
    /// Day of the notification for care by communication equipment; empty = none.
    pub fee_online_on: String,
    /// The facility allows that passages are recorded which were open while a case moved on.
    pub passage_use_allowed: bool,
    /// The user has turned it on that this is recorded.
    pub passage_use: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            facility: String::new(),
            department: String::new(),
            address: String::new(),
            phone: String::new(),
            lock_minutes: 10,
            backup_folder: String::new(),
            exchange_folder: String::new(),
            paper_folder: String::new(),
            theme: "system".to_owned(),
            text_size: 100,
            letter_keys: true,
            quiet_days: 60,
            printer: String::new(),
            circulation: String::new(),
            // Forms go out by fax more often than not, and long answers shrink to 8 points: there the even strokes of a
            // gothic stay whole, and the thin ones of a Mincho do not always.
            paper_face: "gothic".to_owned(),
            paper_calendar: "wareki".to_owned(),
            chart_form: "soap".to_owned(),
            chart_width: 40,
            fee_addon_on: String::new(),
            fee_online_on: String::new(),
            passage_use_allowed: false,
            passage_use: false,
        }
    }
}
