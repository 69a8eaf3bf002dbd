#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use proptest::prelude::*;
use serde_json::Value;

fn of(days: &[(u32, bool)]) -> Vec<Observed> {
    let one = |&(days, event): &(u32, bool)| Observed { days, event };
    days.iter().map(one).collect()
}

/// A worked example of textbooks: remission in the 6-MP arm (Freireich 1963, as in Kleinbaum & Klein, table 2.1).
fn remission() -> Vec<Observed> {
    of(&[
        (6, true),
        (6, true),
        (6, true),
        (6, false),
        (7, true),
        (9, false),
        (10, true),
        (10, false),
        (11, false),
        (13, true),
        (16, true),
        (17, false),
        (19, false),
        (20, false),
        (22, true),
        (23, true),
        (25, false),
        (32, false),
        (32, false),
        (34, false),
        (35, false),
    ])
}

#[test]
fn the_published_remission_times_give_the_published_curve() {
    let curve = curve(&remission());
    let wanted = [
        (6, 0.857),
        (7, 0.807),
        (10, 0.753),
        (13, 0.690),
        (16, 0.627),
        (22, 0.538),
        (23, 0.448),
    ];
    let events = curve.steps.iter().filter(|s| s.events > 0);
    let found: Vec<_> = events
        .map(|s| (s.day, (s.share * 1000.0).round() / 1000.0))
        .collect();
    assert_eq!(found, wanted);
    assert_eq!(
        (curve.persons, curve.events, curve.median),
        (21, 9, Some(23))
    );
}

fn compare(case: &Value) {
    let observed: Vec<(u32, bool)> = serde_json::from_value(case["observed"].clone()).unwrap();
    let ours = curve(&of(&observed));
    let steps = case["steps"].as_array().unwrap();
    assert_eq!(ours.steps.len(), steps.len(), "{case}");
    for (step, theirs) in ours.steps.iter().zip(steps) {
        let theirs: Vec<f64> = serde_json::from_value(theirs.clone()).unwrap();
        assert_eq!(f64::from(step.day), theirs[0]);
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} {b} in {case}");
        near(step.share, theirs[1]);
        near(step.low, theirs[2]);
        near(step.high, theirs[3]);
    }
    let day = |name: &str| case[name].as_u64().map(|d| u32::try_from(d).unwrap());
    assert_eq!(ours.median, day("median"), "{case}");
    assert_eq!(ours.median_low, day("low"), "{case}");
    assert_eq!(ours.median_high, day("high"), "{case}");
}

#[test]
fn the_curves_that_lifelines_made_are_ours() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("lifelines.json")).unwrap();
    assert!(cases.len() >= 40);
    cases.iter().for_each(compare);
}

#[test]
#[should_panic(expected = "in {")]
fn a_curve_that_takes_the_censored_for_events_is_not_theirs() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("lifelines.json")).unwrap();
    let mut case = cases
        .iter()
        .find(|c| c["observed"][3][1] == false)
        .unwrap()
        .clone();
    case["observed"][3][1] = Value::Bool(true);
    compare(&case);
}

#[test]
fn nobody_and_nothing_give_no_median() {
    assert_eq!(curve(&[]), Curve::default());
    let none = curve(&of(&[(5, false), (9, false)]));
    assert_eq!((none.median, none.events), (None, 0));
    assert!(none.steps.iter().all(|s| s.share == 1.0 && s.low == 1.0));
    assert_eq!(quartiles(&[]), None);
    assert_eq!(quartiles(&[7]), Some([7.0, 7.0, 7.0]));
    assert_eq!(quartiles(&[4, 1, 3, 2]), Some([1.75, 2.5, 3.25]));
}

proptest! {
    #[test]
    fn without_censoring_the_share_is_that_of_the_persons(days in prop::collection::vec(0u32..400, 1..60)) {
        let all: Vec<_> = days.iter().map(|&d| (d, true)).collect();
        for step in curve(&of(&all)).steps {
            let left = days.iter().filter(|&&d| d > step.day).count();
            prop_assert!((step.share - number(left) / number(days.len())).abs() < 1e-9);
        }
    }

    #[test]
    fn the_curve_never_rises_and_stays_in_its_interval(days in prop::collection::vec((0u32..400, any::<bool>()), 1..80)) {
        let curve = curve(&of(&days));
        let mut before = 1.0;
        for step in &curve.steps {
            prop_assert!(step.share <= before && (0.0..=1.0).contains(&step.share));
            before = step.share;
            prop_assert!(step.low <= step.share + 1e-12 && step.share <= step.high + 1e-12);
        }
        let out: u32 = curve.steps.iter().map(|s| s.events + s.censored).sum();
        prop_assert_eq!(out, curve.persons);
    }

    #[test]
    fn quartiles_are_in_order_and_within(values in prop::collection::vec(0u32..1000, 1..50)) {
        let [low, middle, high] = quartiles(&values).unwrap();
        prop_assert!(low <= middle && middle <= high);
        prop_assert!(f64::from(*values.iter().min().unwrap()) <= low && high <= f64::from(*values.iter().max().unwrap()));
    }
}
