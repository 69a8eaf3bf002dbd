//! Purity: `model` has no clock, files, environment or randomness; `paper` and `exchange` have no clock.
//! All of it comes in as arguments.

use super::{Finding, rust, words};
use crate::tree::Source;

const CLOCK: &[&str] = &[
    "SystemTime",
    "Instant",
    "Utc::now",
    "Local::now",
    "Local::today",
];

const WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "File::open",
    "Command::new",
    "rand",
    "getrandom",
    "thread_rng",
    "now_v7",
    "new_v4",
    "RandomState",
];

/// The same from a group: `use std::{fs, io}`.
const WORLD_OF_STD: &[&str] = &["fs", "env", "net", "process", "thread"];

/// Reads the shipped code of the pure rooms.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let tests = rust::test_paths(sources);
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is("rs")) {
        let Some(room) = room(&source.path) else {
            continue;
        };
        if tests.contains(&source.path) {
            continue;
        }
        let code = rust::read(&source.text).shipped;
        let mut report = |word: &str, line: usize, what: &str| {
            let what = format!("`{word}` in `{room}`: {what}");
            findings.push(Finding::new(source, line, what));
        };
        for word in CLOCK {
            for line in words::lines(&code, word) {
                report(word, line, "the time comes in as an argument");
            }
        }
        if room != "model" {
            continue;
        }
        for word in WORLD {
            for line in words::lines(&code, word) {
                report(word, line, "the model is pure");
            }
        }
        for (line, word) in grouped(&code) {
            report(word, line, "the model is pure");
        }
    }
    findings
}

fn room(path: &str) -> Option<&'static str> {
    ["model", "paper", "exchange"]
        .into_iter()
        .find(|room| path.starts_with(&format!("src-tauri/crates/{room}/src/")))
}

fn grouped(code: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for at in words::positions(code, "std::{") {
        let Some(group) = code.get(at..).and_then(|rest| rest.split_once(';')) else {
            continue;
        };
        let line = super::line_at(code, at);
        found.extend(
            WORLD_OF_STD
                .iter()
                .filter(|word| words::has(group.0, word))
                .map(|word| (line, *word)),
        );
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::lines;
    use super::*;

    #[test]
    fn the_clock_is_found_in_all_three_rooms() {
        for room in ["model", "paper", "exchange"] {
            let path = format!("src-tauri/crates/{room}/src/a.rs");
            assert_eq!(
                lines(check, &path, "fn a() {\n    chrono::Utc::now();\n}\n"),
                [2]
            );
            assert_eq!(lines(check, &path, "use std::time::SystemTime;\n"), [1]);
            assert_eq!(lines(check, &path, "let x = Instant::now();\n"), [1]);
        }
    }

    #[test]
    fn the_world_is_found_in_the_model() {
        let path = "src-tauri/crates/model/src/a.rs";
        assert_eq!(lines(check, path, "use std::fs;\n"), [1]);
        assert_eq!(
            lines(check, path, "use std::{\n    fs,\n    fmt,\n};\n"),
            [1]
        );
        assert_eq!(lines(check, path, "getrandom::fill(&mut x);\n"), [1]);
        assert_eq!(lines(check, path, "std::env::var(\"X\");\n"), [1]);
    }

    #[test]
    fn words_comments_tests_and_other_rooms_pass() {
        let path = "src-tauri/crates/model/src/a.rs";
        assert!(
            lines(
                check,
                path,
                "//! Never std::fs.\nlet brand = \"Utc::now\";\n"
            )
            .is_empty()
        );
        assert!(
            lines(
                check,
                path,
                "#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n"
            )
            .is_empty()
        );
        assert!(lines(check, path, "use std::{fmt, collections::BTreeMap};\n").is_empty());
        assert!(lines(check, "src-tauri/crates/store/src/a.rs", "Utc::now();\n").is_empty());
        assert!(
            lines(
                check,
                "src-tauri/crates/exchange/src/a.rs",
                "getrandom::fill(x);\n"
            )
            .is_empty()
        );
    }
}
