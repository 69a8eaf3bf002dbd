//! The workplace on disk: folder, lock, key slots, the encrypted database and its backups.
//! The only SQL of a workplace stands here.

pub mod attempt;
pub mod backup;
pub mod case;
pub mod charge;
pub mod chart;
pub mod concern;
pub mod course;
pub mod desk;
pub mod disclosure;
pub mod document;
pub mod draft;
pub mod edition;
pub mod error;
pub mod exchange;
pub mod figures;
pub mod folder;
pub mod form;
pub mod highlight;
pub mod import;
pub mod key;
pub mod log;
mod logo;
pub mod manual;
pub mod merge;
pub mod morning;
mod open;
pub mod record;
pub mod remark;
pub mod retention;
pub mod scan;
pub mod search;
pub mod setting;
pub mod slots;
pub mod snippet;
pub mod today;

pub use error::{StoreError, StoreResult};
pub use open::{Guards, SCHEMA, Store};
pub use record::Writer;
