//! Leaving without consent, and what left under a consent that was withdrawn since.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a paper goes to the company although no consent covers it, and how much of it.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BeyondConsent {
    /// Code of the list `consent_exception`.
    pub ground: String,
    /// The circumstances, in words.
    pub reason: String,
    /// Consent items that are needed for it; nothing else goes.
    pub items: Vec<String>,
}

/// What a second pair of eyes must read before a paper leaves without consent.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BeyondAsked {
    /// Names what was shown; the answer carries it back, so that what is confirmed is what goes out.
    pub reading: String,
    /// Ground in words.
    pub ground: String,
    /// Party in words.
    pub party: String,
    /// What goes out only by this decision.
    pub goes: Vec<String>,
    /// What the person said when asked, newest first; empty when nothing is recorded.
    pub said: Vec<String>,
    /// Who may confirm: everybody else who works here, or oneself where nobody else does.
    pub second: Vec<SecondUser>,
    /// Nobody else works here: the same person reads the list once more and confirms it with the own passphrase.
    pub alone: bool,
}

/// Somebody who may confirm.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SecondUser {
    /// Login name.
    pub id: String,
    /// Name.
    pub name: String,
    /// The passphrase asks for a key file.
    pub key_file: bool,
}

/// The second look, beside the paper that leaves.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct SecondLook {
    /// Login name of who confirms.
    pub user_id: String,
    /// Passphrase of who confirms.
    pub passphrase: String,
    /// Key file of who confirms.
    pub key_file: String,
    /// What was read: the answer of the preview.
    pub reading: String,
}

/// Why something left without consent, as the register tells it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LeftBeyond {
    /// Code of the list `consent_exception`.
    pub ground: String,
    /// The circumstances.
    pub reason: String,
    /// Who confirmed.
    pub second: String,
}
