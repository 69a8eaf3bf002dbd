//! The repository: where it is, and the files that belong to it.

use crate::{Outcome, process};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One file of the repository.
pub(crate) struct Source {
    /// Path from the top, with `/`.
    pub(crate) path: String,
    /// Its text; empty for a binary file.
    pub(crate) text: String,
}

impl Source {
    /// The file name without folders.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Does the name end in `.extension`?
    pub(crate) fn is(&self, extension: &str) -> bool {
        self.name()
            .rsplit_once('.')
            .is_some_and(|(_, end)| end == extension)
    }

    /// Is it in this folder, at any depth?
    pub(crate) fn under(&self, folder: &str) -> bool {
        self.path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
    }
}

/// The top of the repository: the folder that holds `tauri.conf.json`.
pub(crate) fn root() -> Outcome<PathBuf> {
    let start = match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => std::env::current_dir().map_err(|error| error.to_string())?,
    };
    start
        .ancestors()
        .find(|folder| folder.join("tauri.conf.json").is_file())
        .map(Path::to_path_buf)
        .ok_or_else(|| "start this inside the repository".to_owned())
}

/// Every file that is committed or could be: ignored files are not part of the product.
pub(crate) fn sources(root: &Path) -> Outcome<Vec<Source>> {
    let listed = process::capture(Command::new("git").current_dir(root).args([
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "-z",
    ]))?;
    let mut sources = Vec::new();
    for path in listed.split('\0').filter(|path| !path.is_empty()) {
        // A file that was deleted but not yet committed is still listed.
        let Ok(bytes) = fs::read(root.join(path)) else {
            continue;
        };
        let text = match String::from_utf8(bytes) {
            Ok(text) if !text.contains('\0') => text,
            _ => String::new(),
        };
        sources.push(Source {
            path: path.to_owned(),
            text,
        });
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources.dedup_by(|a, b| a.path == b.path);
    Ok(sources)
}
