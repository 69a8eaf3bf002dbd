//! The top level holds the names that the design fixes, and nothing else.

use super::Finding;
use crate::tree::Source;
use std::collections::BTreeSet;

const NAMES: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "tauri.conf.json",
    "src-tauri",
    "ui",
    "assets",
    "tests",
    "README.md",
    "README.ja.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    ".cargo",
    ".ci",
    ".github",
    ".gitattributes",
    ".gitignore",
    ".taurignore",
    ".clippy.toml",
    ".rustfmt.toml",
];

/// Looks at the first part of every path.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for source in sources {
        let name = source.path.split('/').next().unwrap_or_default();
        if !NAMES.contains(&name) && seen.insert(name) {
            let what = format!("`{name}` has no place at the top");
            findings.push(Finding::new(source, 0, what));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample::{findings, lines};
    use super::*;

    #[test]
    fn a_new_name_at_the_top_is_caught_once() {
        let strange = [("scripts/a.sh", ""), ("scripts/b.sh", ""), ("ui/a.ts", "")];
        assert_eq!(findings(check, &strange).len(), 1);
        assert_eq!(lines(check, "package.json", ""), [0]);
    }

    #[test]
    fn the_names_of_the_design_pass() {
        for name in NAMES {
            assert!(lines(check, name, "").is_empty(), "{name}");
        }
    }
}
