//! Errors as codes with parameters. The sentence for a person stands in one catalogue of the UI.

use model::check::Finding;
use model::passphrase::Weakness;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// Everything a call can answer instead of its response.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ApiError {
    /// The workplace is locked.
    Locked,
    /// Wrong passphrase (or no such user: the answer is the same).
    WrongPassphrase {
        /// Seconds until the next try.
        wait_seconds: u64,
    },
    /// Too early after wrong passphrases.
    TooSoon {
        /// Seconds until the next try.
        wait_seconds: u64,
    },
    /// The recovery code cannot be right.
    WrongRecoveryCode {
        /// Group with the slip, 0 when the code as a whole does not open.
        group: usize,
    },
    /// The slot asks for a key file.
    KeyFileNeeded,
    /// The key file cannot be read or is none.
    KeyFileUnreadable,
    /// The passphrase does not meet the rule.
    WeakPassphrase {
        /// Why.
        weakness: Weakness,
    },
    /// There is no workplace in the folder.
    WorkplaceMissing,
    /// There is a workplace already.
    WorkplaceExists,
    /// Another window or command holds the workplace.
    WorkplaceInUse,
    /// The folder lies on a network file system.
    WorkplaceOnNetwork {
        /// File system.
        file_system: String,
    },
    /// The folder cannot hold a workplace.
    FolderUnusable,
    /// The workplace was written by a newer version.
    WorkplaceNewer {
        /// Schema found.
        found: u32,
        /// Schema known.
        known: u32,
    },
    /// The key slots are damaged.
    SlotsDamaged,
    /// The database is damaged.
    DatabaseDamaged,
    /// No space left.
    DiskFull,
    /// Reading or writing a file failed.
    FileFailed {
        /// Kind of failure, without a path.
        kind: String,
    },
    /// Fields are wrong.
    Invalid {
        /// Which, and why.
        findings: Vec<Finding>,
    },
    /// Somebody saved the record in between.
    Conflict {
        /// The record as it stands now.
        #[ts(type = "Record<string, unknown>")]
        theirs: Box<Value>,
        /// Who saved it.
        user: String,
        /// When (UTC).
        at: String,
    },
    /// There is no such record.
    NotFound,
    /// While a person looks on, only this person is shown.
    InInterview,
    /// The save can no longer be undone.
    UndoTooLate,
    /// The role does not allow it.
    Forbidden,
    /// The last administrator cannot be removed.
    LastAdministrator,
    /// A slot is not the one that its owner made, so no new data key is sealed to it; `''` = the recovery code.
    SlotUnvouched {
        /// Login name.
        user: String,
    },
    /// The login name is taken or not allowed.
    UserIdUnusable,
    /// Characters that no font has.
    MissingGlyphs {
        /// The characters.
        characters: String,
    },
    /// The paper needs something that is not recorded.
    PaperNotReady {
        /// Paper id.
        paper: String,
    },
    /// There is no employer to whom the paper could go.
    NoEmployer,
    /// Chapters of the base of the course are not done yet.
    CourseNotDone {
        /// How many.
        left: usize,
    },
    /// Figures that were narrowed to one member of staff stay on this PC.
    OwnFiguresStay,
    /// Names leave in a table only when that was confirmed a second time.
    NamesNotConfirmed,
    /// The definition of a form is not understood.
    FormRefused {
        /// Which rule: `shape`, `newer`, `unknown_field`, `unknown_fact`, `field`, `layout`, `name_taken`, `unreadable`.
        reason: String,
        /// Line of the file, from 1 (0 where it is the whole file).
        line: usize,
        /// The word that is not understood.
        word: String,
    },
    /// The form is not made for going there.
    PaperNotThisWay {
        /// Title of the form.
        paper: String,
    },
    /// The paper may not go there without consent.
    ConsentMissing {
        /// Party code.
        party: String,
    },
    /// The file cannot be taken in as the logo.
    LogoRefused {
        /// `unreadable`, `too_large`, `kind` or `broken`.
        reason: String,
    },
    /// The system has no clipboard, or does not take the text.
    ClipboardUnusable,
    /// These acts cannot be copied for the chart.
    ChartRefused {
        /// `none`, `persons` or `gone`.
        reason: String,
    },
    /// The text cannot be kept under this abbreviation.
    SnippetRefused {
        /// `shape` or `taken`.
        reason: String,
    },
    /// The paper may not be made without consent to this purpose.
    PurposeNotAgreed {
        /// Purpose code.
        purpose: String,
    },
    /// Passages that may speak of somebody else have not been decided about.
    DisclosureUndecided {
        /// How many.
        count: usize,
    },
    /// Nobody has read through the text for the meeting.
    HandoutUnread,
    /// Names or numbers of the case stand in the text for the meeting.
    HandoutTells {
        /// How many.
        count: usize,
    },
    /// A paper cannot leave without consent like this.
    BeyondRefused {
        /// `ground`, `reason`, `items`, `party`, `covered`, `second`, `changed` or `paper`.
        reason: String,
    },
    /// A record is kept, or cannot be discarded like this.
    DiscardRefused {
        /// `held`, `open`, `kept`, `rule`, `cases`, `proposed`, `not_proposed`, `same_person`, `alone`, `changed` or `ground_tells`.
        reason: String,
    },
    /// The file cannot be taken in as a scan.
    ScanRefused {
        /// `unreadable`, `too_large` or `unknown_kind`.
        reason: String,
    },
    /// The code of a paper leads to no case.
    ReturnCodeRefused {
        /// `shape`, `check`, `elsewhere` or `unknown`.
        reason: String,
    },
    /// The papers of several cases cannot be made together.
    BatchRefused {
        /// `no_cases`, `too_many`, `none_left`, `unfinished`, `stale` or `gone`.
        reason: String,
    },
    /// A table cannot be taken in like this.
    ImportRefused {
        /// What stands against it: the file, the mapping, or another import that is under way.
        reason: String,
    },
    /// Two records cannot be made one, or two again.
    MergeRefused {
        /// `same`, `cancelled`, `drafts`, `proposed`, `different`, `gone`, `split` or `later`.
        reason: String,
        /// Whom or which numbers it concerns, empty where that says nothing.
        names: String,
    },
    /// A document of the facility cannot be taken in, or not like this.
    DocumentRefused {
        /// What stands against it: the file, what reading it would cost, or where the document stands.
        reason: String,
    },
    /// The printer refused the job.
    PrinterFailed {
        /// What the print system said.
        said: String,
    },
    /// Nothing can be sent now.
    ExportBlocked {
        /// Why.
        block: crate::message::ExportBlock,
    },
    /// The card is no key card, or not of this kind.
    CardRefused {
        /// Reason code.
        reason: String,
    },
    /// The fingerprint is not that of the card.
    FingerprintDiffers,
    /// The bundle was refused.
    BundleRefused {
        /// Reason code.
        reason: String,
    },
    /// The receipt or pack was refused.
    ReceiptRefused {
        /// Reason code.
        reason: String,
    },
    /// The backup was refused.
    BackupRefused {
        /// Reason code.
        reason: String,
    },
    /// The request does not have the form that the call asks for.
    BadRequest {
        /// What is wrong with it, without values.
        detail: String,
    },
    /// There is no such call.
    UnknownCall {
        /// Name.
        name: String,
    },
    /// Something broke; the log has the entry.
    Internal {
        /// Number of the log entry.
        log: String,
    },
}

/// Short for results of calls.
pub type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    /// The stable code.
    pub fn code(&self) -> String {
        serde_json::to_value(self)
            .ok()
            .and_then(|v| v.get("code").and_then(Value::as_str).map(str::to_owned))
            .unwrap_or_else(|| "internal".to_owned())
    }

    /// A precondition ("cannot now") rather than something broken.
    pub fn is_precondition(&self) -> bool {
        !matches!(
            self,
            Self::DatabaseDamaged
                | Self::SlotsDamaged
                | Self::FileFailed { .. }
                | Self::Internal { .. }
                | Self::DiskFull
        )
    }
}

/// Marker for requests that arrive as JSON.
pub(crate) fn read<T: for<'de> Deserialize<'de>>(value: Value) -> ApiResult<T> {
    serde_json::from_value(value).map_err(|e| ApiError::BadRequest {
        detail: without_values(&e.to_string()),
    })
}

/// serde's sentence up to the first quoted value: it must not carry what was typed.
fn without_values(sentence: &str) -> String {
    sentence
        .split(['`', '"'])
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned()
}
