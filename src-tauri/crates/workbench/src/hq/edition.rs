//! Publishing an edition of the manual, and who reads which one.

use super::{Desk, refused};
use crate::assets;
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::exchange::write_whole;
use crate::manual::{self, Edition, Files};
use ::exchange::PackedText;
use ::hq::Headquarters;
use serde::Serialize;
use std::path::Path;

/// An edition that was published, or what keeps it from being one.
#[derive(Debug, Serialize)]
pub struct Published {
    /// File; empty when nothing was published.
    pub file: String,
    /// Edition id.
    pub id: String,
    /// When (UTC).
    pub issued_at: String,
    /// Chapters and passages inside.
    pub chapters: usize,
    /// Passages inside.
    pub passages: usize,
    /// What a reader must not meet, one line each.
    pub problems: Vec<String>,
}

/// Which edition a facility said that it reads.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct ReadAt {
    /// Name of the facility.
    pub facility: String,
    /// Edition id; empty = not told yet.
    pub edition: String,
    /// Fiscal year of the bundle that told it; 0 = none did.
    pub fiscal_year: u16,
}

/// Table of a bundle that tells the edition in use.
pub(crate) const TABLE: &str = "manual_edition";

impl Desk {
    /// Makes a signed edition of a folder of Markdown that is named by its id. With one problem of the linter nothing is
    /// published.
    ///
    /// # Errors
    /// `bad_request` for a folder that is no edition, `bundle_refused` for a pack that no facility would take, or what the
    /// disk says.
    pub fn publish(&mut self, folder: &Path, output: &Path) -> ApiResult<Published> {
        let unreadable = |problem: assets::AssetError| ApiError::BadRequest {
            detail: problem.to_string(),
        };
        let folder = std::path::absolute(folder).map_err(store::StoreError::from)?;
        let id = folder.file_name().unwrap_or_default().to_string_lossy();
        let files = Files::on_disk(&folder).map_err(unreadable)?;
        let edition = Edition::read(&files, &id).map_err(unreadable)?;
        let mut problems: Vec<String> = manual::lint(&edition, assets::codes())
            .iter()
            .map(ToString::to_string)
            .collect();
        if edition.id != id {
            problems.push(format!(
                "edition.toml: id {} in the folder {id}",
                edition.id
            ));
        }
        if edition.id == assets::manual().edition.id {
            problems.push(format!("{id} is the id of the edition that is built in"));
        }
        let mut published = Published {
            file: String::new(),
            id: edition.id.clone(),
            issued_at: clock::instant(clock::now(false)),
            chapters: edition.chapters.len(),
            passages: edition.passages().count(),
            problems,
        };
        if !published.problems.is_empty() {
            return Ok(published);
        }
        let start = format!("{id}/");
        let rows: Vec<PackedText> = files
            .0
            .iter()
            .filter_map(|(name, text)| {
                Some(PackedText {
                    file: name.strip_prefix(&start)?.to_owned(),
                    text: text.clone().into_owned(),
                })
            })
            .collect();
        let (_, secrets) = self.secrets()?;
        let bytes = ::exchange::write_pack(&published.issued_at, &id, &rows, &secrets)
            .map_err(|r| refused(&r))?;
        self.note("publish", &id)?;
        write_whole(output, &bytes)?;
        published.file = output.display().to_string();
        Ok(published)
    }

    /// The distribution register: which edition each admitted facility reads, as its latest bundle told.
    ///
    /// # Errors
    /// What the store says.
    pub fn readers(&mut self) -> ApiResult<Vec<ReadAt>> {
        self.note("editions", "")?;
        let told = self.hq.tallies()?;
        let facilities = self.hq.facilities()?;
        let of = |key: &str| {
            let own = told.iter().filter(|t| t.facility_key == key);
            own.filter(|t| t.name == TABLE)
                .max_by_key(|t| t.fiscal_year)
        };
        Ok(facilities
            .into_iter()
            .map(|facility| {
                let last = of(&facility.facility_key);
                let edition = last
                    .and_then(|t| t.cells.first())
                    .and_then(|c| c.codes.first());
                ReadAt {
                    facility: facility.name,
                    edition: edition.cloned().unwrap_or_default(),
                    fiscal_year: last.map_or(0, |t| t.fiscal_year),
                }
            })
            .collect())
    }
}
