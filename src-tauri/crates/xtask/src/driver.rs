//! tauri-driver: lets a WebDriver client talk to the real window.

use crate::{Outcome, process};
use std::fs;
use std::path::{Path, PathBuf};

const VERSION: &str = "2.1.0";

/// The driver in the tool folder, installed when it is not there in this version.
pub(crate) fn ready(root: &Path) -> Outcome<PathBuf> {
    let tools = root.join(".tools");
    let program = tools
        .join("bin")
        .join(format!("tauri-driver{}", std::env::consts::EXE_SUFFIX));
    let record = fs::read_to_string(tools.join(".crates.toml")).unwrap_or_default();
    if program.is_file() && recorded(&record) {
        return Ok(program);
    }
    println!("tauri-driver {VERSION} drives the real window in tests; it goes into .tools/");
    process::run(
        process::cargo()
            .current_dir(root)
            .args(["install", "--locked", "tauri-driver", "--version", VERSION])
            .args(["--force", "--root"])
            .arg(&tools),
    )?;
    Ok(program)
}

fn recorded(record: &str) -> bool {
    record.contains(&format!("\"tauri-driver {VERSION} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_does_not_count() {
        let record = |version: &str| {
            format!(
                "[v1]\n\"tauri-driver {version} (registry+https://example.org)\" = [\"tauri-driver\"]\n"
            )
        };
        assert!(recorded(&record(VERSION)));
        assert!(!recorded(&record("2.1.01")));
        assert!(!recorded(&record("2.0.9")));
        assert!(!recorded(""));
    }
}
