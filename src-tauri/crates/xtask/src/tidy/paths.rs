//! Paths: the tree names no folder of one machine and no host that packages were fetched from.

use super::{Finding, line_at, rust, words};
use crate::tree::Source;
use std::collections::BTreeSet;

/// Written in halves, so that this file does not break its own rule.
const HOME: &str = concat!("/ho", "me/");
const FOLDERS: &[&str] = &[
    HOME,
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/Us", "ers/"),
    concat!("/tmp/", "target"),
    concat!("C:\\Us", "ers\\"),
];

const HOSTS: &[&str] = &[
    concat!("registry.npm", "js.org"),
    concat!("registry.yarn", "pkg.com"),
    concat!("npm.pkg.git", "hub.com"),
    concat!("index.cra", "tes.io"),
    concat!("static.cra", "tes.io"),
    concat!("artifac", "tory"),
    concat!("verdac", "cio"),
];

/// Reads every text file.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let tests = rust::test_paths(sources);
    let mut findings = Vec::new();
    for source in sources {
        for folder in FOLDERS {
            for (at, _) in source.text.match_indices(folder) {
                let line = line_at(&source.text, at);
                if begins(&source.text, at) && !(*folder == HOME && invented(source, line, &tests))
                {
                    let what = format!("`{folder}` is a folder of one machine");
                    findings.push(Finding::new(source, line, what));
                }
            }
        }
        for host in HOSTS {
            for (at, _) in source.text.match_indices(host) {
                let what = format!("`{host}` is where packages were fetched from");
                findings.push(Finding::new(source, line_at(&source.text, at), what));
            }
        }
    }
    findings
}

/// Rust tests need homes of invented people, to tell shares and roaming profiles apart.
fn invented(source: &Source, line: usize, tests: &BTreeSet<String>) -> bool {
    source.is("rs") && (tests.contains(&source.path) || rust::read(&source.text).is_test(line))
}

/// Does a path begin here, rather than go on?
fn begins(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    !before.is_some_and(|c| words::joins(c) || matches!(c, '.' | '-' | '}' | ')' | '~'))
}

#[cfg(test)]
mod tests {
    use super::super::sample::lines;
    use super::*;

    #[test]
    fn machine_paths_and_hosts_are_caught() {
        for folder in FOLDERS {
            let text = format!("one\nlet a = \"{folder}me/x\";\n");
            assert_eq!(lines(check, "src-tauri/src/a.rs", &text), [2], "{folder}");
        }
        for host in HOSTS {
            let text = format!("{{\"resolved\": \"https://{host}/a.tgz\"}}\n");
            assert_eq!(lines(check, "ui/package-lock.json", &text), [1], "{host}");
        }
    }

    #[test]
    fn inner_folders_and_pages_pass() {
        let text = concat!("ui/ho", "me/x https://example.org/wo", "rk/ ~/wo", "rk/\n");
        assert!(lines(check, "README.md", text).is_empty());
        let test =
            format!("#[cfg(test)]\nmod tests {{\n    const A: &str = \"{HOME}nurse\";\n}}\n");
        assert!(lines(check, "src-tauri/src/a.rs", &test).is_empty());
    }
}
