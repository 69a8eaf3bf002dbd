//! The headquarters' store: admits facilities, receives their bundles in any order, totals them with
//! small numbers hidden.
//!
//! A case is named by (facility key, pseudonym) and the highest revision counts, so any order and any
//! repetition of bundles gives the same totals. Reading and verifying the sealed files is the business of
//! `exchange`; the caller fills [`IncomingBundle`] from what was read there.

mod act;
mod cases;
mod edition;
mod error;
mod evidence;
mod facility;
mod headquarters;
mod identity;
mod incoming;
mod reception;
mod sqlite;
mod suppression;
mod totals;

pub use act::Act;
pub use cases::{CaseFilter, CasePage, HeldCase, Page};
pub use edition::PublishedEdition;
pub use error::HqError;
pub use evidence::{Candidate, Comment, GRAVITY, HeldRemark, MARKS, Marks, UsedPassage, rank};
pub use facility::{Admission, Facility, FacilityCard};
pub use headquarters::Headquarters;
pub use identity::Identity;
pub use incoming::{
    IncomingBundle, IncomingCase, IncomingRemark, IncomingTally, IncomingTallyCell,
    IncomingTombstone,
};
pub use reception::{Accepted, Notice, Receipt, ReceivedBundle, Reception, Refused};
pub use sqlite::SqliteHeadquarters;
pub use suppression::DEFAULT_THRESHOLD;
pub use totals::{Axis, Cell, HeldTally, TallyRequest, Totals, TotalsRequest};
