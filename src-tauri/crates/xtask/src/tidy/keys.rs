//! Keys: the key that confirms kanji is told from the key that sends a form in one file only.

use super::{Finding, line_at, script, words};
use crate::tree::Source;

/// The one file.
const HOME: &str = "ui/src/lib/ime.ts";

/// Reads scripts and components, tests excepted: they press the key.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        if !script::is_ours(source) || script::is_test(source) || source.path == HOME {
            continue;
        }
        let code = script::code(source);
        let mut report = |line: usize, what: &str| {
            let what =
                format!("{what}: ask `lib/ime.ts`, which knows when kanji is being confirmed");
            findings.push(Finding::new(source, line, what));
        };
        for quote in ['"', '\'', '`'] {
            for (at, _) in code.match_indices(&format!("{quote}Enter{quote}")) {
                report(line_at(&code, at), "the name of the confirming key");
            }
        }
        for word in ["keyCode", "isComposing", "NumpadEnter"] {
            for line in words::lines(&code, word) {
                report(line, word);
            }
        }
        for line in words::lines(&code, "229") {
            report(line, "229");
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::sample::lines;
    use super::*;

    #[test]
    fn a_raw_key_is_caught() {
        let path = "ui/src/parts/Field.svelte";
        assert_eq!(
            lines(
                check,
                path,
                "<script>\nif (e.key === \"Enter\") go();\n</script>"
            ),
            [2]
        );
        assert_eq!(lines(check, "ui/src/lib/a.ts", "e.key === 'Enter'"), [1]);
        assert_eq!(lines(check, "ui/src/lib/a.ts", "e.keyCode === 229"), [1, 1]);
        assert_eq!(
            lines(check, "ui/src/lib/a.ts", "if (e.isComposing) return;"),
            [1]
        );
    }

    #[test]
    fn its_home_tests_and_comments_pass() {
        let text = "e.key === \"Enter\" || e.keyCode === 229";
        assert!(lines(check, HOME, text).is_empty());
        assert!(lines(check, "ui/src/lib/ime.test.ts", text).is_empty());
        assert!(
            lines(
                check,
                "ui/src/lib/a.ts",
                "// \"Enter\"\nconst entered = 2290;"
            )
            .is_empty()
        );
    }
}
