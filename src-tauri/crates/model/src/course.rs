//! 研修: when a check test is passed and a chapter done, and how judgements are added up.

use serde::Serialize;
use ts_rs::TS;

/// Levels of a judgement: 1 (lowest) to 5.
pub const LEVELS: std::ops::RangeInclusive<u32> = 1..=5;

/// Right answers of one finished round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Score {
    /// Answered rightly.
    pub right: usize,
    /// Asked.
    pub asked: usize,
}

impl Score {
    /// Whether the share of right answers (percent) is reached. A test without questions is never passed.
    pub fn passes(self, percent: usize) -> bool {
        self.asked > 0 && self.right * 100 >= percent * self.asked
    }

    /// Right answers that the share asks for.
    pub fn needed(asked: usize, percent: usize) -> usize {
        (asked * percent).div_ceil(100)
    }
}

/// The better of two rounds, by share; of equal ones the first.
pub fn better(one: Score, other: Score) -> Score {
    if other.right * one.asked.max(1) > one.right * other.asked.max(1) {
        other
    } else {
        one
    }
}

/// Judgements of one question, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Judged {
    /// Answers.
    pub answers: usize,
    /// Share of the two highest levels in percent, rounded; None without answers.
    pub top_two: Option<usize>,
}

/// Adds up judgements of levels 1 to 5; others are left out.
pub fn judged(levels: impl IntoIterator<Item = u32>) -> Judged {
    let levels: Vec<u32> = levels.into_iter().filter(|l| LEVELS.contains(l)).collect();
    let high = levels.iter().filter(|l| **l >= 4).count();
    let answers = levels.len();
    Judged {
        answers,
        // Half a percent goes up, as evaluation reports have it.
        top_two: (answers > 0).then(|| (high * 200 + answers) / (answers * 2)),
    }
}

/// Persons from whom on a count of the course leaves the house.
pub const LEAST_PERSONS: usize = 3;

/// How many of these answers are told: whole groups of three, in the order in which they were given. Between two counts that
/// leave there are then three persons or none, and the difference of the two tells nobody's answer.
pub fn told(answers: usize) -> usize {
    answers / LEAST_PERSONS * LEAST_PERSONS
}

/// Counts answers for headquarters: (of the first kind, all that are told); None where too few answered. Each answer comes
/// with its moment.
pub fn count_told(mut answers: Vec<(String, bool)>) -> Option<(usize, usize)> {
    answers.sort();
    let told = told(answers.len());
    let yes = answers.iter().take(told).filter(|(_, yes)| *yes).count();
    (told > 0).then_some((yes, told))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_than_three_are_not_told_and_a_fourth_waits_for_two_more() {
        let answers = |yes: &[bool]| -> Vec<(String, bool)> {
            let moments = (0..).map(|n| format!("2026-11-{n:02}T00:00:00Z"));
            moments.zip(yes.iter().copied()).collect()
        };
        assert_eq!(count_told(answers(&[true, true])), None);
        assert_eq!(count_told(answers(&[true, false, true])), Some((2, 3)));
        // Whatever the fourth and the fifth answer, what is told stays the same.
        for later in [[true, true], [true, false], [false, true], [false, false]] {
            let all = [[true, false, true].as_slice(), &later].concat();
            assert_eq!(count_told(answers(&all)), Some((2, 3)));
        }
        let six = [true, false, true, true, true, false];
        assert_eq!(count_told(answers(&six)), Some((4, 6)));
        // The order in which they are handed over does not matter.
        let mut turned = answers(&[true, false, true, false, false]);
        turned.reverse();
        assert_eq!(count_told(turned), Some((2, 3)));
    }

    #[test]
    fn eighty_percent_of_twelve_are_ten() {
        assert_eq!(Score::needed(12, 80), 10);
        let of_twelve = |right| Score { right, asked: 12 };
        assert!(of_twelve(10).passes(80));
        assert!(!of_twelve(9).passes(80));
        assert!(!Score::default().passes(0));
    }

    #[test]
    fn what_is_needed_is_what_passes() {
        for asked in 1..40 {
            for percent in 0..=100 {
                let needed = Score::needed(asked, percent);
                let passes = |right| Score { right, asked }.passes(percent);
                assert!(passes(needed));
                assert!(needed == 0 || !passes(needed - 1));
            }
        }
    }

    #[test]
    fn the_better_round_counts_also_when_the_number_of_questions_changed() {
        let seven_of_ten = Score {
            right: 7,
            asked: 10,
        };
        let eight_of_twelve = Score {
            right: 8,
            asked: 12,
        };
        assert_eq!(better(seven_of_ten, eight_of_twelve), seven_of_ten);
        assert_eq!(better(eight_of_twelve, seven_of_ten), seven_of_ten);
        assert_eq!(better(Score::default(), eight_of_twelve), eight_of_twelve);
    }

    #[test]
    fn the_two_highest_levels_are_counted() {
        assert_eq!(judged([]).top_two, None);
        assert_eq!(judged([5, 4, 3]).top_two, Some(67));
        assert_eq!(judged([5, 1, 2, 3, 4, 3, 2, 1]).top_two, Some(25));
        // 1 of 8 is 12.5.
        assert_eq!(judged([5, 1, 1, 1, 1, 1, 1, 1]).top_two, Some(13));
        let with_strays = judged([0, 6, 5]);
        assert_eq!((with_strays.answers, with_strays.top_two), (1, Some(100)));
    }
}
