//! Publishing an edition of the manual.

use super::{Desk, refused};
use crate::assets;
use crate::clock;
use crate::error::ApiResult;
use crate::exchange::write_whole;
use crate::manual::{self, Edition, Files, said};
use ::exchange::{PACK_LIMITS, PackedRow, PackedText, Refusal};
use ::hq::{Headquarters, PublishedEdition};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;
use store::slots::hex;

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

/// Table of a bundle that tells the edition in use.
pub(crate) const TABLE: &str = "manual_edition";

impl Desk {
    /// Makes a signed edition of a folder of Markdown that is named by its id. With one problem nothing is published, and all
    /// of them are told; a text that was published stays as it is under its id.
    ///
    /// # Errors
    /// `bundle_refused` for a pack that no facility would take, or what the disk says.
    pub fn publish(&mut self, folder: &Path, output: &Path) -> ApiResult<Published> {
        let folder = std::path::absolute(folder).map_err(store::StoreError::from)?;
        let id = folder.file_name().unwrap_or_default().to_string_lossy();
        let (files, unreadable) = Files::readable_on_disk(&folder);
        let mut published = Published {
            file: String::new(),
            id: id.clone().into_owned(),
            issued_at: clock::instant(clock::now(false)),
            chapters: 0,
            passages: 0,
            problems: problems(&files, &unreadable, &id),
        };
        let Ok(edition) = Edition::read(&files, &id) else {
            return Ok(published);
        };
        published.chapters = edition.chapters.len();
        published.passages = edition.passages().count();
        let kept = kept(&edition, &files, &published.issued_at);
        let editions = self.hq.editions()?;
        if let Some(other) = editions
            .iter()
            .find(|e| e.id == kept.id && e.sha256 != kept.sha256)
        {
            let day = other.published_at.get(..10).unwrap_or_default();
            published.problems.push(format!(
                "edition.toml: 「{id}」は {day} に別の本文で発行済みです。届いた施設の登録やメモの本文が変わるため、同じ記号(id)では発行できません。新しい記号にしてください"
            ));
        }
        if !published.problems.is_empty() {
            return Ok(published);
        }
        let rows: Vec<PackedText> = own_files(&files, &id)
            .into_iter()
            .map(|(file, text)| PackedText { file, text })
            .collect();
        let misnamed = rows.iter().filter(|row| row.is_misshapen());
        published.problems.extend(misnamed.map(|row| {
            format!(
                "{}: ファイル名に使えるのは、半角の英数字と「-」「_」「.」だけです",
                row.file
            )
        }));
        let (_, secrets) = self.secrets()?;
        let bytes = match ::exchange::write_pack(&published.issued_at, &id, &rows, &secrets) {
            Err(Refusal::TooLarge { .. }) => {
                let most = PACK_LIMITS.raw >> 20;
                published
                    .problems
                    .push(format!("版の全体が大きすぎます(圧縮する前で{most}MBまで)"));
                return Ok(published);
            }
            _ if !published.problems.is_empty() => return Ok(published),
            other => other.map_err(|r| refused(&r))?,
        };
        self.hq.keep_edition(&kept)?;
        self.note("publish", &id)?;
        write_whole(output, &bytes)?;
        published.file = output.display().to_string();
        Ok(published)
    }

    /// Every edition that headquarters can name passages by, the newest first: those that were published, and the built-in one.
    pub(super) fn shelf(&self) -> ApiResult<Vec<Arc<Edition>>> {
        let kept = self.hq.editions()?;
        let mut out: Vec<Arc<Edition>> = kept
            .iter()
            .filter_map(|kept| {
                let files: Vec<(String, String)> = serde_json::from_str(&kept.files).ok()?;
                manual::editions::read(&kept.id, &files).ok().map(Arc::new)
            })
            .collect();
        out.push(Arc::new(assets::manual().edition.clone()));
        out.sort_by(|a, b| (&b.issued_on, &b.id).cmp(&(&a.issued_on, &a.id)));
        Ok(out)
    }
}

/// Everything that keeps a folder from being published, in words: first the files that cannot be read; once all can, what a
/// reader must not meet.
fn problems(files: &Files<'_>, unreadable: &[assets::AssetError], id: &str) -> Vec<String> {
    let faults = Edition::faults(files, id);
    let unread = |fault: &&assets::AssetError| unreadable.iter().all(|u| u.file != fault.file);
    let told = unreadable.iter().chain(faults.iter().filter(unread));
    let mut out: Vec<String> = told.map(|fault| said::asset(fault, files)).collect();
    let read = if out.is_empty() {
        Edition::read(files, id).map_err(|fault| out.push(said::asset(&fault, files)))
    } else {
        Err(())
    };
    let Ok(edition) = read else {
        return out;
    };
    let found = manual::lint(&edition, assets::codes());
    let missed = manual::pointed_at(&edition);
    out.extend(found.iter().chain(&missed).map(|p| said::problem(p, files)));
    if edition.id != id {
        out.push(format!(
            "edition.toml: 版の記号(id){} が、フォルダーの名前 {id} と違います",
            edition.id
        ));
    }
    if edition.issued_on.parse::<chrono::NaiveDate>().is_err() {
        out.push("edition.toml: 発行日(issued_on)が日付ではありません(例: 2027-04-01)".to_owned());
    }
    if id == assets::manual().edition.id {
        out.push(format!(
            "edition.toml: 「{id}」は本ソフトに同梱の版の記号です。別の記号にしてください"
        ));
    }
    out
}

/// Name and text of each file, as they stand in a pack.
fn own_files(files: &Files<'_>, id: &str) -> Vec<(String, String)> {
    let start = format!("{id}/");
    let own = files.0.iter().filter_map(|(name, text)| {
        Some((
            name.strip_prefix(&start)?.to_owned(),
            text.clone().into_owned(),
        ))
    });
    own.collect()
}

fn kept(edition: &Edition, files: &Files<'_>, at: &str) -> PublishedEdition {
    let files = serde_json::to_string(&own_files(files, &edition.id)).unwrap_or_default();
    PublishedEdition {
        id: edition.id.clone(),
        title: edition.title.clone(),
        issued_on: edition.issued_on.clone(),
        published_at: at.to_owned(),
        sha256: hex(&Sha256::digest(files.as_bytes())),
        files,
    }
}
