//! まとめる・分ける: the rows of two records of one person become those of one, and go back again. Each is one transaction;
//! what went over is written down row by row, so that the way back needs no guess.

pub mod tables;

mod erase;
mod read;
mod split;
mod write;

#[cfg(test)]
mod tests;

pub use read::{Kept, Suspect};
pub use split::Parting;
pub use write::Merging;

use model::merge::{Difference, Whose};
use model::noun::Noun;

/// A merge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergeRow {
    /// Id.
    pub id: String,
    /// case | person
    pub kind: String,
    /// The case that stayed.
    pub kept_case: String,
    /// The other: gone into it, or another episode of the same person.
    pub gone_case: String,
    /// The person that stayed.
    pub kept_person: String,
    /// The person that went into it; empty where there was one only.
    pub gone_person: String,
    /// Last save before it.
    pub last_seq: i64,
    /// Last entry of the register before it.
    pub last_register: i64,
    /// Who.
    pub user: String,
    /// When (UTC).
    pub at: String,
    /// When the two were told apart again (UTC), empty while they are one.
    pub split_at: String,
    /// Who told them apart.
    pub split_by: String,
}

impl MergeRow {
    /// Did one case go into the other (and not the person alone)?
    pub fn joins_cases(&self) -> bool {
        self.kind == CASE
    }
}

/// Kind of a merge of two records of one episode.
pub const CASE: &str = "case";
/// Kind of a merge of the persons of two episodes.
pub const PERSON: &str = "person";

/// How the history names a value that was not chosen: this and the field.
pub const LOST: &str = "lost.";
/// How the history names that another record came in, or that this one went into another.
pub const MERGED: &str = "merged";

/// Act of a save by which a record took over values, or went into another.
pub(crate) const ACT: &str = "merge";
/// Act of a save by which two records were told apart.
pub(crate) const ACT_SPLIT: &str = "split";
/// Act of an entry of the history that changes no field.
pub(crate) const ACT_NOTE: &str = "merged";

fn side_name(side: Whose) -> &'static str {
    match side {
        Whose::Kept => "kept",
        Whose::Gone => "gone",
    }
}

fn difference(
    noun: &str,
    field: String,
    kept: &str,
    gone: &str,
    side: &str,
) -> crate::StoreResult<Difference> {
    let noun = Noun::from_name(noun).ok_or(crate::StoreError::NotFound)?;
    let label = noun.fields().iter().find(|f| f.name == field);
    Ok(Difference {
        noun,
        label: label.map_or("", |f| f.label).to_owned(),
        field,
        kept: serde_json::from_str(kept)?,
        gone: serde_json::from_str(gone)?,
        side: if side == side_name(Whose::Gone) {
            Whose::Gone
        } else {
            Whose::Kept
        },
    })
}
