//! Unfinished work is finished or written down as an issue; it does not stay in the tree.

use super::{Finding, words};
use crate::tree::Source;

/// Written in two halves, so that this file does not break its own rule.
const MARKS: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
    concat!("unimplemented", "!"),
    concat!("to", "do!"),
];

/// Reads every text file.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        for mark in MARKS {
            for line in words::lines(&source.text, mark) {
                findings.push(Finding::new(source, line, format!("`{mark}`")));
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
    fn marks_are_caught_in_any_text() {
        for mark in MARKS {
            let text = format!("first\n// {mark}: later\n");
            assert_eq!(lines(check, "ui/src/lib/a.ts", &text), [2], "{mark}");
        }
    }

    #[test]
    fn words_that_hold_a_mark_pass() {
        let text = concat!(
            "fn to",
            "do_list() {}\nchart_note = \"to",
            "do\"\nXX",
            "XX\n"
        );
        assert!(lines(check, "assets/codes/a.toml", text).is_empty());
    }
}
