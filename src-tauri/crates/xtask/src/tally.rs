//! The sum over all test runners.

use std::fmt;

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Passed.
    pub(crate) passed: u64,
    /// Failed.
    pub(crate) failed: u64,
}

impl Tally {
    /// Adds another sum.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// What one line of `cargo test` says, if it is the result of one binary.
    pub(crate) fn of_cargo(line: &str) -> Option<Self> {
        let counts = line.strip_prefix("test result: ")?;
        let (_, counts) = counts.split_once(". ")?;
        Some(Self {
            passed: counted(counts, "passed")?,
            failed: counted(counts, "failed")?,
        })
    }

    /// What the JSON report of vitest says.
    pub(crate) fn of_vitest(report: &str) -> Option<Self> {
        let report: serde_json::Value = serde_json::from_str(report).ok()?;
        Some(Self {
            passed: report.get("numPassedTests")?.as_u64()?,
            failed: report.get("numFailedTests")?.as_u64()?,
        })
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

fn counted(counts: &str, word: &str) -> Option<u64> {
    counts
        .split(';')
        .find_map(|part| part.trim().strip_suffix(word)?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_result_lines_of_cargo_count() {
        let line = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s";
        let good = Tally::of_cargo(line);
        assert_eq!(
            good,
            Some(Tally {
                passed: 12,
                failed: 0
            })
        );
        let bad = Tally::of_cargo(
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s",
        );
        assert_eq!(
            bad,
            Some(Tally {
                passed: 3,
                failed: 2
            })
        );
        assert_eq!(Tally::of_cargo("test stage::closed ... ok"), None);
        assert_eq!(Tally::of_cargo("running 4 tests"), None);
    }

    #[test]
    fn the_sum_is_one_plain_line() {
        let mut sum = Tally::default();
        sum.add(Tally {
            passed: 3,
            failed: 1,
        });
        let report = r#"{"numTotalTests":9,"numPassedTests":8,"numFailedTests":1,"success":false}"#;
        sum.add(Tally::of_vitest(report).unwrap_or_default());
        assert_eq!(sum.to_string(), "11 passed, 2 failed");
        assert_eq!(Tally::of_vitest("vitest did not start"), None);
    }
}
