//! Licences: everything that ends in the product may be given away with it.

use crate::{Outcome, process};
use serde_json::Value;
use std::path::Path;

/// Licences (SPDX) that ask for no more than to be named.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Zlib",
];

/// Public-domain dedications of single packages: the SQLite blessing and libtomcrypt's WTFPL.
const ALLOWED_FOR: &[(&str, &[&str])] = &[("sqlcipher-src", &["blessing", "WTFPL"])];

/// The one place that crates come from, as Cargo writes it.
const CRATES: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Judges every crate and every npm package.
pub(crate) fn run(root: &Path) -> Outcome {
    let listed = process::capture(process::cargo().current_dir(root).args([
        "metadata",
        "--locked",
        "--format-version=1",
    ]))?;
    let lock = root.join("ui/package-lock.json");
    let lock =
        std::fs::read_to_string(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let (crates, mut wrong) = crates(&listed)?;
    let (packages, more) = packages(&lock)?;
    wrong.extend(more);
    println!("{crates} crates, {packages} npm packages");
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

/// How many crates there are, and what is wrong with them.
fn crates(listed: &str) -> Outcome<(usize, Vec<String>)> {
    let listed: Value = serde_json::from_str(listed).map_err(|error| error.to_string())?;
    let crates = listed.get("packages").and_then(Value::as_array);
    let crates = crates.ok_or("cargo metadata lists no packages")?;
    let mut wrong = Vec::new();
    for found in crates {
        let name = text(found, "name");
        let licence = text(found, "license");
        if !acceptable(name, licence) {
            wrong.push(format!(
                "crate {name}: licence `{licence}` is not on the list"
            ));
        }
        // A crate of this workspace has no source.
        let source = text(found, "source");
        if !(source.is_empty() || source == CRATES) {
            wrong.push(format!("crate {name}: comes from `{source}`"));
        }
    }
    Ok((crates.len(), wrong))
}

/// How many npm packages there are, and what is wrong with them or with the lock file.
fn packages(lock: &str) -> Outcome<(usize, Vec<String>)> {
    let parsed: Value = serde_json::from_str(lock).map_err(|error| error.to_string())?;
    let packages = parsed.get("packages").and_then(Value::as_object);
    let packages = packages.ok_or("package-lock.json lists no packages")?;
    let mut wrong = Vec::new();
    for (path, found) in packages {
        let licence = text(found, "license");
        if !acceptable(path, licence) {
            wrong.push(format!(
                "npm {path}: licence `{licence}` is not on the list"
            ));
        }
        if !text(found, "resolved").is_empty() {
            wrong.push(format!("npm {path}: the lock file names a registry host"));
        }
    }
    Ok((packages.len(), wrong))
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Does the licence expression leave us a choice that is allowed?
fn acceptable(name: &str, expression: &str) -> bool {
    let extra = ALLOWED_FOR
        .iter()
        .find(|(crate_name, _)| *crate_name == name)
        .map_or([].as_slice(), |(_, extra)| extra);
    // Before SPDX expressions, Cargo wrote a slash for "or".
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut terms = Terms {
        words: &words,
        extra,
        whole: true,
    };
    terms.either() && terms.whole && terms.words.is_empty()
}

/// Reads `a OR b AND c` with parentheses; `AND` binds tighter.
struct Terms<'a> {
    words: &'a [&'a str],
    extra: &'a [&'a str],
    /// No word was missing so far.
    whole: bool,
}

impl Terms<'_> {
    fn either(&mut self) -> bool {
        let mut verdict = self.both();
        while self.take("OR") {
            // Not `||`: the right side must be read even when the left side is enough.
            verdict |= self.both();
        }
        verdict
    }

    fn both(&mut self) -> bool {
        let mut verdict = self.one();
        while self.take("AND") {
            verdict &= self.one();
        }
        verdict
    }

    fn one(&mut self) -> bool {
        if self.take("(") {
            let verdict = self.either();
            return self.take(")") && verdict;
        }
        let Some((name, rest)) = self.words.split_first() else {
            self.whole = false;
            return false;
        };
        self.words = rest;
        if self.take("WITH") {
            // An exception only takes duties away.
            self.words = self.words.get(1..).unwrap_or_default();
        }
        ALLOWED.contains(name) || self.extra.contains(name)
    }

    fn take(&mut self, word: &str) -> bool {
        match self.words.split_first() {
            Some((first, rest)) if *first == word => {
                self.words = rest;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn expressions_are_judged_by_the_choice_they_leave() {
        let any = |expression| acceptable("any", expression);
        assert!(any("MIT"));
        assert!(any("MIT/Apache-2.0"));
        assert!(any("Apache-2.0 OR GPL-2.0-only"));
        assert!(any("(MIT OR GPL-3.0) AND Unicode-3.0"));
        assert!(any("Apache-2.0 WITH LLVM-exception"));
        assert!(!any("GPL-3.0-only"));
        assert!(!any("MIT AND GPL-3.0-only"));
        assert!(!any("(MIT OR Apache-2.0) AND SSPL-1.0"));
        assert!(!any("MIT OR"));
        assert!(!any("(MIT"));
        assert!(!any(""));
    }

    #[test]
    fn an_exception_holds_for_its_package_only() {
        let expression = "MIT AND BSD-3-Clause AND blessing AND WTFPL";
        assert!(acceptable("sqlcipher-src", expression));
        assert!(!acceptable("another", expression));
    }

    #[test]
    fn a_strange_licence_and_a_strange_source_are_named() {
        let listed = r#"{"packages":[
            {"name":"good","license":"MIT","source":"registry+https://github.com/rust-lang/crates.io-index"},
            {"name":"own","license":"MIT OR Apache-2.0","source":null},
            {"name":"bare","license":null,"source":null},
            {"name":"copyleft","license":"AGPL-3.0-only","source":"registry+https://github.com/rust-lang/crates.io-index"},
            {"name":"elsewhere","license":"MIT","source":"git+https://example.org/x"}]}"#;
        let (count, wrong) = crates(listed).unwrap();
        assert_eq!((count, wrong.len()), (5, 3), "{wrong:?}");
    }

    #[test]
    fn a_registry_host_in_the_lock_file_is_named() {
        let lock = r#"{"packages":{
            "":{"license":"MIT"},
            "node_modules/a":{"version":"1.0.0","license":"MIT"},
            "node_modules/b":{"version":"1.0.0","license":"MIT","resolved":"https://registry.example.org/b.tgz"},
            "node_modules/c":{"version":"1.0.0"}}}"#;
        let (count, wrong) = packages(lock).unwrap();
        assert_eq!((count, wrong.len()), (4, 2), "{wrong:?}");
    }
}
