//! Tidy: the rules of the house that a machine can hold. Each rule is a function from the files of
//! the repository to what breaks it, and each has a test that shows it a bad sample.

mod arrows;
mod catalogue;
mod colours;
mod doors;
mod keys;
mod length;
mod map;
mod names;
mod offline;
mod paths;
mod purity;
mod rust;
mod script;
mod sql;
mod tiers;
mod top;
mod unfinished;
mod words;

use crate::Outcome;
use crate::tree::{self, Source};
use std::fmt;

/// One broken rule at one place.
#[derive(Debug)]
pub(crate) struct Finding {
    /// Path from the top of the repository.
    pub(crate) path: String,
    /// Line, from 1; 0 for the file as a whole.
    pub(crate) line: usize,
    /// What is wrong, in one sentence.
    pub(crate) what: String,
}

impl Finding {
    fn new(source: &Source, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: source.path.clone(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.what)
    }
}

type Rule = fn(&[Source]) -> Vec<Finding>;

/// The rules by the names that ARCHITECTURE.md uses.
const RULES: &[(&str, Rule)] = &[
    ("top", top::check),
    ("map", map::check),
    ("arrows", arrows::check),
    ("purity", purity::check),
    ("sql", sql::check),
    ("doors", doors::check),
    ("offline", offline::check),
    ("keys", keys::check),
    ("tiers", tiers::check),
    ("colours", colours::check),
    ("catalogue", catalogue::check),
    ("length", length::check),
    ("names", names::check),
    ("unfinished", unfinished::check),
    ("paths", paths::check),
];

/// Runs every rule and prints what breaks it, and the figures of length.
pub(crate) fn run() -> Outcome {
    let sources = tree::sources(&tree::root()?)?;
    let mut broken = 0;
    for (name, rule) in RULES {
        for finding in rule(&sources) {
            println!("tidy {name}: {finding}");
            broken += 1;
        }
    }
    println!("{}", length::figures(&sources));
    if broken == 0 {
        println!(
            "tidy: {} rules hold over {} files",
            RULES.len(),
            sources.len()
        );
        Ok(())
    } else {
        Err(format!("tidy: {broken} findings"))
    }
}

/// The number of a line that holds this byte, from 1.
fn line_at(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod sample {
    use super::{Finding, Rule};
    use crate::tree::Source;

    /// The lines at which the rule finds something in one file.
    pub(super) fn lines(rule: Rule, path: &str, text: &str) -> Vec<usize> {
        findings(rule, &[(path, text)])
            .iter()
            .map(|finding| finding.line)
            .collect()
    }

    /// What the rule finds in several files.
    pub(super) fn findings(rule: Rule, files: &[(&str, &str)]) -> Vec<Finding> {
        let sources: Vec<Source> = files
            .iter()
            .map(|(path, text)| Source {
                path: (*path).to_owned(),
                text: (*text).to_owned(),
            })
            .collect();
        rule(&sources)
    }
}

#[cfg(test)]
mod tests {
    use super::RULES;

    const ARCHITECTURE: &str = include_str!("../../../../ARCHITECTURE.md");

    #[test]
    fn the_table_of_invariants_names_every_rule_and_no_other() {
        let mut named: Vec<&str> = ARCHITECTURE
            .split("`tidy ")
            .skip(1)
            .filter_map(|rest| rest.split_once('`'))
            .map(|(name, _)| name)
            .filter(|name| *name != "NAME")
            .collect();
        named.sort_unstable();
        named.dedup();
        let mut rules: Vec<&str> = RULES.iter().map(|(name, _)| *name).collect();
        rules.sort_unstable();
        assert_eq!(named, rules);
    }
}
