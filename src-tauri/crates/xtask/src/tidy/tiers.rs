//! Tiers of the interface: `lib` knows no screen, `parts` knows no screen, a screen knows no other screen.

use super::{Finding, line_at, script};
use crate::tree::Source;

/// Screens that show a piece of another screen inside themselves.
const COMPOSED: &[(&str, &str)] = &[
    ("case", "screens/manual/Beside."),
    ("case", "screens/paper/PaperDialog."),
    ("start", "screens/paper/"),
];

/// Follows every relative import.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| script::is_ours(source)) {
        let Some(place) = source.path.strip_prefix("ui/src/") else {
            continue;
        };
        let code = script::code(source);
        for (at, import) in imports(&code) {
            let Some(goal) = resolved(place, import) else {
                continue;
            };
            if let Some(why) = refused(place, &goal) {
                findings.push(Finding::new(source, line_at(&code, at), why));
            }
        }
    }
    findings
}

fn refused(place: &str, goal: &str) -> Option<String> {
    let screen = goal.strip_prefix("screens/")?.split('/').next()?;
    match place.split_once('/')? {
        ("parts", _) => Some(format!("a part knows no screen, but imports `{goal}`")),
        ("lib", _) => Some(format!("the library knows no screen, but imports `{goal}`")),
        ("screens", own) => {
            let own = own.split('/').next()?;
            let composed = COMPOSED
                .iter()
                .any(|(host, piece)| *host == own && goal.starts_with(piece));
            (own != screen && !composed)
                .then(|| format!("the screen `{own}` knows no other screen, but imports `{goal}`"))
        }
        _ => None,
    }
}

/// What is imported, with its place: `from "x"`, `import "x"`, `import("x")`.
fn imports(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for word in ["from", "import"] {
        for at in super::words::positions(code, word) {
            let rest = code.get(at + word.len()..).unwrap_or_default();
            let rest = rest.trim_start().trim_start_matches('(').trim_start();
            let Some(quote) = rest.chars().next().filter(|c| *c == '"' || *c == '\'') else {
                continue;
            };
            if let Some(name) = rest.split(quote).nth(1) {
                found.push((at, name));
            }
        }
    }
    found
}

/// The path of a relative import, from `ui/src`.
fn resolved(place: &str, import: &str) -> Option<String> {
    if !import.starts_with('.') {
        return None;
    }
    let mut folders: Vec<&str> = place.split('/').collect();
    folders.pop();
    for step in import.split('/') {
        match step {
            "." => {}
            ".." => {
                folders.pop()?;
            }
            name => folders.push(name),
        }
    }
    Some(folders.join("/"))
}

#[cfg(test)]
mod tests {
    use super::super::sample::lines;
    use super::*;

    fn found(path: &str, import: &str) -> usize {
        lines(
            check,
            path,
            &format!("<script lang=\"ts\">\n{import}\n</script>"),
        )
        .len()
    }

    #[test]
    fn imports_against_the_tiers_are_caught() {
        assert_eq!(
            found(
                "ui/src/parts/Card.svelte",
                "import A from \"../screens/case/A.svelte\";"
            ),
            1
        );
        assert_eq!(
            found(
                "ui/src/lib/form/a.ts",
                "import { a } from '../../screens/case/a';"
            ),
            1
        );
        assert_eq!(
            found(
                "ui/src/screens/today/Today.svelte",
                "import A from \"../case/A.svelte\";"
            ),
            1
        );
        assert_eq!(
            found(
                "ui/src/screens/today/Today.svelte",
                "const a = import(\"../case/A.svelte\");"
            ),
            1
        );
        assert_eq!(
            found(
                "ui/src/screens/case/Case.svelte",
                "import A from \"../manual/Manual.svelte\";"
            ),
            1
        );
    }

    #[test]
    fn the_composed_pieces_and_the_own_folder_pass() {
        assert_eq!(
            found(
                "ui/src/screens/case/Case.svelte",
                "import A from \"../manual/Beside.svelte\";"
            ),
            0
        );
        assert_eq!(
            found(
                "ui/src/screens/case/Case.svelte",
                "import A from \"../paper/PaperDialog.svelte\";"
            ),
            0
        );
        assert_eq!(
            found(
                "ui/src/screens/start/Start.svelte",
                "import A from \"../paper/PaperDialog.svelte\";"
            ),
            0
        );
        assert_eq!(
            found(
                "ui/src/screens/case/Case.svelte",
                "import A from \"./Head.svelte\";"
            ),
            0
        );
        assert_eq!(
            found(
                "ui/src/screens/case/Case.svelte",
                "import A from \"../../parts/Card.svelte\";"
            ),
            0
        );
        assert_eq!(
            found(
                "ui/src/App.svelte",
                "import A from \"./screens/case/Case.svelte\";"
            ),
            0
        );
    }
}
