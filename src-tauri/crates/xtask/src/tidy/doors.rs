//! Doors: one API list behind the window, one place that prints, no second way in.

use super::{Finding, rust, words};
use crate::tree::Source;

/// The Tauri commands: the API list, and what only a window can do (pick a file, quit).
const COMMANDS: &[&str] = &["api", "shell"];

/// Printing belongs to the two programs that have a terminal; build scripts talk to Cargo that way.
const PRINTING: &[&str] = &["println!", "print!", "eprintln!", "eprint!", "dbg!"];

/// Reads the shipped Rust code.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let tests = rust::test_paths(sources);
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is("rs")) {
        if tests.contains(&source.path) {
            continue;
        }
        let code = rust::read(&source.text).shipped;
        for (line, name) in commands(&code) {
            let what = format!("a second list of calls begins with `{name}`: use the `api!` list");
            findings.push(Finding::new(source, line, what));
        }
        if may_print(source) {
            continue;
        }
        for word in PRINTING {
            for line in words::lines(&code, word) {
                let what = format!("`{word}`: only `cli` and `xtask` have a terminal");
                findings.push(Finding::new(source, line, what));
            }
        }
    }
    findings
}

fn may_print(source: &Source) -> bool {
    source.name() == "build.rs"
        || ["cli", "xtask"]
            .iter()
            .any(|room| source.under(&format!("src-tauri/crates/{room}")))
}

/// Tauri commands that are not on the list.
fn commands(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("tauri::command") {
        let name = code
            .get(at..)
            .and_then(|rest| rest.split_once("fn "))
            .map(|(_, rest)| rest.split(|c| !words::joins(c)).next().unwrap_or_default())
            .unwrap_or_default();
        if !COMMANDS.contains(&name) {
            found.push((super::line_at(code, at), name.to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::lines;
    use super::*;

    #[test]
    fn another_command_is_caught() {
        let command = |name: &str| format!("#[tauri::command]\npub async fn {name}(x: u8) {{}}\n");
        assert_eq!(
            lines(check, "src-tauri/src/a.rs", &command("case_save")),
            [1]
        );
        assert!(lines(check, "src-tauri/src/a.rs", &command("api")).is_empty());
        assert!(lines(check, "src-tauri/src/a.rs", &command("shell")).is_empty());
    }

    #[test]
    fn printing_is_caught_outside_the_terminal_programs() {
        let text = "fn a() {\n    println!(\"x\");\n}\n";
        assert_eq!(lines(check, "src-tauri/crates/store/src/a.rs", text), [2]);
        assert_eq!(lines(check, "src-tauri/src/a.rs", "eprintln!(\"x\");"), [1]);
        assert!(lines(check, "src-tauri/crates/cli/src/a.rs", text).is_empty());
        assert!(lines(check, "tests/window/a.rs", text).is_empty());
        assert!(lines(check, "src-tauri/crates/store/src/a.rs", "// println!\n").is_empty());
    }
}
