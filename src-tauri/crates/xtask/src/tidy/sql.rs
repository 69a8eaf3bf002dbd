//! SQL stands in `store` and `hq`, and nowhere else.

use super::{Finding, rust};
use crate::tree::Source;

/// The first words of a statement with words that must follow somewhere.
const STATEMENTS: &[(&str, &str)] = &[
    ("SELECT ", " FROM "),
    ("INSERT INTO ", ""),
    ("INSERT OR ", " INTO "),
    ("REPLACE INTO ", ""),
    ("UPDATE ", " SET "),
    ("DELETE FROM ", ""),
    ("CREATE TABLE ", ""),
    ("CREATE VIRTUAL TABLE ", ""),
    ("ALTER TABLE ", ""),
    ("DROP TABLE ", ""),
    ("PRAGMA ", ""),
];

/// Looks at every string literal, and at where `.sql` files stand.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let at_home = ["store", "hq", "xtask"]
            .iter()
            .any(|room| source.under(&format!("src-tauri/crates/{room}")));
        // What another program computes, to compare with: it reads exported files, never the database.
        let is_oracle = source.under("tests/oracle");
        if at_home || is_oracle {
            continue;
        }
        if source.is("sql") {
            findings.push(Finding::new(source, 0, "SQL stands in `store` and `hq`"));
        }
        if !source.is("rs") {
            continue;
        }
        for (line, held) in rust::read(&source.text).strings {
            if let Some(words) = statement(&held) {
                let what = format!("`{words}…` outside `store` and `hq`");
                findings.push(Finding::new(source, line, what));
            }
        }
    }
    findings
}

fn statement(held: &str) -> Option<&'static str> {
    let flat = held.split_whitespace().collect::<Vec<_>>().join(" ") + " ";
    STATEMENTS
        .iter()
        .find(|(first, then)| {
            flat.find(first)
                .and_then(|at| flat.get(at + first.len() - 1..))
                .is_some_and(|rest| rest.contains(then))
        })
        .map(|(first, _)| first.trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::sample::lines;
    use super::*;

    #[test]
    fn a_statement_outside_is_caught_even_over_lines() {
        let path = "src-tauri/crates/workbench/src/a.rs";
        for held in [
            "SELECT id FROM person",
            "INSERT INTO person VALUES (1)",
            "UPDATE person SET name = ?1",
            "DELETE FROM person",
            "CREATE TABLE person (id TEXT)",
            "PRAGMA cipher_version",
            "SELECT id,\n  name\nFROM person",
        ] {
            let text = format!("fn a() {{\n    run(\"{held}\");\n}}\n");
            assert_eq!(lines(check, path, &text), [2], "{held}");
        }
        assert_eq!(
            lines(check, "tests/main.rs", "let s = r#\"SELECT 1 FROM x\"#;"),
            [1]
        );
        assert_eq!(
            lines(check, "src-tauri/crates/workbench/src/a.sql", ""),
            [0]
        );
    }

    #[test]
    fn store_and_plain_words_pass() {
        let statement = "run(\"SELECT id FROM person\");";
        assert!(lines(check, "src-tauri/crates/store/src/a.rs", statement).is_empty());
        assert!(lines(check, "src-tauri/crates/hq/src/a.rs", statement).is_empty());
        let path = "src-tauri/crates/workbench/src/a.rs";
        assert!(lines(check, path, "// SELECT id FROM person\n").is_empty());
        assert!(lines(check, path, "log(\"UPDATE of the pack\", \"SELECT\");").is_empty());
    }
}
