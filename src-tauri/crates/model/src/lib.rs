//! Nouns and rules of 両立支援, as pure functions: no I/O, no clock, no randomness.

pub mod benefit;
pub mod casefile;
pub mod chart;
pub mod check;
pub mod code;
pub mod course;
pub mod dates;
pub mod deident;
pub mod disclosure;
pub mod era;
pub mod fee;
pub mod figures;
pub mod fold;
pub mod handout;
pub mod noun;
pub mod passphrase;
pub mod plan;
pub mod rank;
pub mod recovery;
pub mod return_code;
pub mod snippet;
pub mod stage;
pub mod sums;
pub mod today;
pub mod survival;
