//! 写し of papers that came back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A scan without its bytes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Scan {
    /// Id.
    pub id: String,
    /// Opinion or plan that it is the paper of; empty when none.
    pub record_id: String,
    /// Form that it is, where it came back; empty when nobody said.
    pub paper: String,
    /// Name of the file it came from.
    pub name: String,
    /// pdf | png | jpeg
    pub kind: String,
    /// Bytes.
    pub size: i64,
    /// Who put it there.
    pub user: String,
    /// When (UTC).
    pub at: String,
    /// Taken off.
    pub cancelled: bool,
}

/// Takes a file into a case.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ScanAdd {
    /// Case id or number.
    pub case_id: String,
    /// Opinion or plan; empty = the case.
    pub record_id: String,
    /// Form that was given out and is back with it; empty = nothing is said of that.
    pub paper: String,
    /// The file: PDF, JPEG or PNG, at most 20 MiB.
    pub path: String,
}

/// Takes a scan off, or puts it back.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ScanCancel {
    /// Scan.
    pub id: String,
    /// Off, or back.
    pub cancelled: bool,
}

/// Says of which record a scan is the paper.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ScanOf {
    /// Scan.
    pub id: String,
    /// Opinion or plan of the same case; empty = the case.
    pub record_id: String,
    /// Form that was given out and is back with it; empty = none.
    pub paper: String,
}

/// A form that was given out.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FormOut {
    /// Form id.
    pub form: String,
    /// Its title.
    pub title: String,
    /// Day it was given out last; empty where it is back.
    pub on: String,
}

/// A scan with its bytes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ScanOpened {
    /// What it is.
    pub scan: Scan,
    /// The file, base64.
    pub bytes: String,
}
