//! The facilities whose bundles are taken.

use serde::Serialize;

/// A facility's key card, as `exchange` read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacilityCard {
    /// Name of the facility.
    pub name: String,
    /// Public signing key, 64 hexadecimal digits.
    pub facility_key: String,
    /// age recipient, `age1…`, to which packs can be sealed.
    pub recipient: String,
    /// Fingerprint computed from the card.
    pub fingerprint: String,
}

/// An admitted facility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Facility {
    /// Public signing key, 64 hexadecimal digits.
    pub facility_key: String,
    /// Name of the facility.
    pub name: String,
    /// age recipient.
    pub recipient: String,
    /// The confirmed fingerprint.
    pub fingerprint: String,
    /// Day of the latest confirmation.
    pub admitted_on: String,
    /// Bundles received so far.
    pub bundles: u64,
    /// Day of the latest reception.
    pub last_received_on: Option<String>,
}

/// What admitting a card changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Admission {
    /// The facility was not known before.
    New,
    /// The same card was admitted before.
    Unchanged,
    /// The facility is known; its name or recipient was replaced.
    Renewed,
}
