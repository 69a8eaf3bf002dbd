//! Whether a step is up to date: the hash of what went in, kept beside what came out.

use crate::Outcome;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

/// One hash over the names and bytes of files and of everything under folders.
pub(crate) fn digest(places: &[PathBuf]) -> Outcome<String> {
    let mut files = Vec::new();
    for place in places {
        collect(place, &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in &files {
        let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        hasher.write(file.to_string_lossy().as_bytes());
        hasher.write_usize(bytes.len());
        hasher.write(&bytes);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Does the stamp hold this hash?
pub(crate) fn fresh(stamp: &Path, digest: &str) -> bool {
    fs::read_to_string(stamp).is_ok_and(|held| held.trim() == digest)
}

/// Writes the stamp.
pub(crate) fn set(stamp: &Path, digest: &str) -> Outcome {
    if let Some(folder) = stamp.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(stamp, format!("{digest}\n")).map_err(|error| format!("{}: {error}", stamp.display()))
}

fn collect(place: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    if !place.is_dir() {
        if place.is_file() {
            files.push(place.to_path_buf());
        }
        return Ok(());
    }
    let entries = fs::read_dir(place).map_err(|error| format!("{}: {error}", place.display()))?;
    for entry in entries {
        let entry = entry.map_err(|error| format!("{}: {error}", place.display()))?;
        collect(&entry.path(), files)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_changed_byte_a_new_file_and_a_new_name_change_the_hash() {
        let folder = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        fs::create_dir_all(folder.join("inner")).unwrap();
        fs::write(folder.join("inner/a"), "one").unwrap();
        let places = [folder.clone()];
        let first = digest(&places).unwrap();
        assert_eq!(first, digest(&places).unwrap());

        fs::write(folder.join("inner/a"), "two").unwrap();
        let second = digest(&places).unwrap();
        fs::write(folder.join("b"), "").unwrap();
        let third = digest(&places).unwrap();
        fs::rename(folder.join("b"), folder.join("c")).unwrap();
        let fourth = digest(&places).unwrap();
        let all = std::collections::BTreeSet::from([&first, &second, &third, &fourth]);
        assert_eq!(all.len(), 4);

        let stamp = folder.join("deep/stamp");
        assert!(!fresh(&stamp, &fourth));
        set(&stamp, &fourth).unwrap();
        assert!(fresh(&stamp, &fourth));
        assert!(!fresh(&stamp, &first));
        fs::remove_dir_all(folder).unwrap();
    }
}
