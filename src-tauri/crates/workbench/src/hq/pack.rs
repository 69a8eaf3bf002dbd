//! Issuing a pack of forms: every definition is checked as a facility would check it.

use super::{Desk, refused};
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::exchange::{read_limited, write_whole};
use crate::message::FormProblem;
use ::exchange::PackedForm;
use serde::Serialize;
use std::path::{Path, PathBuf};
use store::StoreError;

/// Largest definition in bytes, as where a facility puts in its own.
const LARGEST: u64 = 1024 * 1024;

/// A pack that was issued, or what keeps it from being one.
#[derive(Debug, Serialize)]
pub struct Issued {
    /// File; empty when nothing was issued.
    pub file: String,
    /// When (UTC).
    pub issued_at: String,
    /// Forms inside: id and first day.
    pub forms: Vec<(String, String)>,
    /// Definitions that are not understood.
    pub problems: Vec<FormProblem>,
}

impl Desk {
    /// Makes a signed pack of every definition (`.toml`) in a folder and the folders in it. With one that is not
    /// understood nothing is issued.
    ///
    /// # Errors
    /// `bundle_refused` for a pack that no facility would take, or what the disk says.
    pub fn issue_forms(&mut self, folder: &Path, output: &Path) -> ApiResult<Issued> {
        let mut files = Vec::new();
        definitions(folder, &mut files)?;
        files.sort();
        let mut issued = Issued {
            file: String::new(),
            issued_at: clock::instant(clock::now(false)),
            forms: Vec::new(),
            problems: Vec::new(),
        };
        let mut packed = Vec::new();
        for path in files {
            let file = path.strip_prefix(folder).unwrap_or(&path);
            let file = file.to_string_lossy().replace('\\', "/");
            match read(&path) {
                Ok((id, valid_from, text)) => {
                    issued.forms.push((id.clone(), valid_from.clone()));
                    packed.push(PackedForm {
                        id,
                        valid_from,
                        file,
                        text,
                    });
                }
                Err(error) => issued.problems.push(FormProblem { file, error }),
            }
        }
        if !issued.problems.is_empty() {
            return Ok(issued);
        }
        let (_, secrets) = self.secrets()?;
        let bytes = ::exchange::write_pack(&issued.issued_at, "", &packed, &secrets)
            .map_err(|r| refused(&r))?;
        self.note("forms", &format!("{} forms", packed.len()))?;
        write_whole(output, &bytes)?;
        issued.file = output.display().to_string();
        Ok(issued)
    }
}

fn read(path: &Path) -> ApiResult<(String, String, String)> {
    let unreadable = || ApiError::FormRefused {
        reason: "unreadable".to_owned(),
        line: 0,
        word: String::new(),
    };
    let bytes = read_limited(path, LARGEST)?;
    if bytes.len() as u64 > LARGEST {
        return Err(unreadable());
    }
    let text = String::from_utf8(bytes).map_err(|_| unreadable())?;
    let form = crate::paper::form_check(&text)?;
    Ok((form.id, form.valid_from, text))
}

fn definitions(folder: &Path, out: &mut Vec<PathBuf>) -> ApiResult<()> {
    for entry in std::fs::read_dir(folder).map_err(StoreError::from)? {
        let path = entry.map_err(StoreError::from)?.path();
        if path.is_dir() {
            definitions(&path, out)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            out.push(path);
        }
    }
    Ok(())
}
