//! The map: a page that names a file which is not there leads its reader astray.

use super::{Finding, line_at};
use crate::tree::Source;

const PAGES: &[&str] = &["README.md", "README.ja.md", "src-tauri/ARCHITECTURE.md"];

/// Folders of the product; a word in backquotes that begins with one is meant as a path.
const TOPS: &[&str] = &["src-tauri/", "ui/", "assets/", "tests/", ".ci/", ".github/"];

/// Follows links and paths in backquotes.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources
        .iter()
        .filter(|source| PAGES.contains(&source.path.as_str()))
    {
        let mut follow = |at: usize, path: &str| {
            let path = path.trim_end_matches('/');
            let there = sources
                .iter()
                .any(|other| other.path == path || other.under(path));
            if !there {
                let line = line_at(&source.text, at);
                findings.push(Finding::new(source, line, format!("`{path}` is not there")));
            }
        };
        for (at, link) in links(&source.text) {
            follow(at, &resolved(&source.path, link));
        }
        for (at, path) in quoted(&source.text) {
            follow(at, path);
        }
    }
    findings
}

/// Goals of Markdown links inside the repository.
fn links(text: &str) -> Vec<(usize, &str)> {
    text.match_indices("](")
        .filter_map(|(at, mark)| {
            let (goal, _) = text.get(at + mark.len()..)?.split_once(')')?;
            let inside = !goal.contains("://") && !goal.starts_with('#');
            let (goal, _) = goal.split_once('#').unwrap_or((goal, ""));
            inside.then_some((at, goal))
        })
        .collect()
}

/// Words in backquotes that are paths from the top.
fn quoted(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let mut found = Vec::new();
    for (number, piece) in text.split('`').enumerate() {
        let path = TOPS.iter().any(|top| piece.starts_with(top))
            && !piece.contains(|c: char| c.is_whitespace() || c == '*' || c == '<');
        if number % 2 == 1 && path {
            found.push((at, piece));
        }
        at += piece.len() + 1;
    }
    found
}

fn resolved(page: &str, link: &str) -> String {
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for step in link.split('/') {
        match step {
            "." => {}
            ".." => {
                folders.pop();
            }
            name => folders.push(name),
        }
    }
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::super::sample::findings;
    use super::*;

    fn found(page: &str, text: &str) -> Vec<usize> {
        let files = [
            (page, text),
            ("ui/src/lib/ime.ts", ""),
            ("assets/screenshots/today.png", ""),
            ("LICENSE-MIT", ""),
        ];
        findings(check, &files)
            .iter()
            .map(|finding| finding.line)
            .collect()
    }

    #[test]
    fn a_path_that_leads_nowhere_is_caught() {
        assert_eq!(found("README.md", "one\n[a](LICENSE-GPL)\n"), [2]);
        assert_eq!(
            found("README.md", "![a](assets/screenshots/case.png)\n"),
            [1]
        );
        assert_eq!(found("README.md", "one `ui/src/lib/keys.ts` two\n"), [1]);
        assert_eq!(
            found("src-tauri/ARCHITECTURE.md", "[a](LICENSE-MIT)\n"),
            [1]
        );
    }

    #[test]
    fn files_folders_and_pages_elsewhere_pass() {
        let text = "`ui/src/lib` `ui/` [a](LICENSE-MIT) [b](https://example.org/x) [c](#layout)\n\
                    ![d](assets/screenshots/today.png) `ui/*.svelte` `not/ours`\n";
        assert!(found("README.md", text).is_empty());
        assert!(found("src-tauri/ARCHITECTURE.md", "[a](../LICENSE-MIT#top)\n").is_empty());
        assert!(found("assets/manual/note.md", "[a](nowhere.md)\n").is_empty());
    }
}
