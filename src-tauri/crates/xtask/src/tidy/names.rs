//! Names: a drawer that can hold anything holds everything in the end.

use super::{Finding, rust, words};
use crate::tree::Source;

const DRAWERS: &[&str] = &[
    "common",
    "util",
    "utils",
    "utility",
    "utilities",
    "helper",
    "helpers",
    "misc",
    "manager",
    "managers",
    "shared",
    "stuff",
];

/// Looks at folders, files, crates and modules.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let ours = ["src-tauri", "ui", "tests"]
            .iter()
            .any(|top| source.under(top));
        if !ours {
            continue;
        }
        for word in source.path.split('/') {
            let stem = word.split('.').next().unwrap_or(word);
            if DRAWERS.contains(&stem.to_lowercase().as_str()) {
                let what = format!("`{word}` says nothing about what is inside");
                findings.push(Finding::new(source, 0, what));
            }
        }
        if source.is("rs") {
            let code = rust::read(&source.text).code;
            for drawer in DRAWERS {
                for line in words::lines(&code, &format!("mod {drawer}")) {
                    let what = format!("module `{drawer}` says nothing about what is inside");
                    findings.push(Finding::new(source, line, what));
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample::lines;
    use super::*;

    #[test]
    fn drawers_are_caught() {
        assert_eq!(lines(check, "src-tauri/crates/common/src/lib.rs", ""), [0]);
        assert_eq!(lines(check, "ui/src/lib/utils.ts", ""), [0]);
        assert_eq!(lines(check, "tests/helpers/mod.rs", ""), [0]);
        assert_eq!(
            lines(check, "src-tauri/src/a.rs", "fn a() {}\nmod misc {\n}\n"),
            [2]
        );
    }

    #[test]
    fn nouns_pass() {
        assert!(
            lines(
                check,
                "src-tauri/crates/store/src/key.rs",
                "mod common_form;"
            )
            .is_empty()
        );
        assert!(lines(check, "assets/manual/2026-11/intractable/common.md", "").is_empty());
    }
}
