//! The worked cases by hand: S1–S10, K1–K8, T6, T8–T11, T17.

use super::*;

fn sums() -> Sums {
    let text = concat!(
        include_str!("../../../../../assets/rules/sums/sick_pay.toml"),
        "\n",
        include_str!("../../../../../assets/rules/sums/high_cost.toml"),
        "\n",
        include_str!("../../../../../assets/rules/sums/recognition.toml"),
    );
    toml::from_str(text).unwrap()
}

fn ask(months: &[i64], start: &str) -> SickPayAsk {
    SickPayAsk {
        months: months.to_vec(),
        start_on: start.into(),
        ..SickPayAsk::default()
    }
}

#[test]
fn a_day_of_sick_pay() {
    let rule = sums().sick_pay;
    let halves = [[280_000; 6], [320_000; 6]].concat();
    for (months, start, a_day, daily) in [
        (vec![170_000; 12], "2026-05-01", 5_670, 3_780),
        (vec![300_000; 12], "2026-05-01", 10_000, 6_667),
        (halves, "2026-05-01", 10_000, 6_667),
        (vec![220_000; 12], "2026-05-01", 7_330, 4_887),
        (vec![260_000; 12], "2026-05-01", 8_670, 5_780),
        (vec![410_000; 12], "2026-05-01", 13_670, 9_113),
        (vec![500_000; 12], "2026-05-01", 16_670, 11_113),
        (vec![620_000; 12], "2026-05-01", 20_670, 13_780),
        (vec![500_000; 3], "2026-05-01", 10_670, 7_113),
        (vec![240_000; 5], "2026-05-01", 8_000, 5_333),
        (vec![500_000; 3], "2025-03-31", 10_000, 6_667),
        (vec![500_000; 3], "2025-04-01", 10_670, 7_113),
    ] {
        let out = sick_pay(&rule, &ask(&months, start)).unwrap();
        assert_eq!((out.a_day, out.daily), (a_day, daily), "{months:?} {start}");
        assert_eq!(out.by_all, months.len() == 3, "{months:?}");
    }
}

#[test]
fn wage_and_pension_leave_the_difference() {
    let rule = sums().sick_pay;
    for (wage, pension, paid) in [
        (4_000, 0, 2_667),
        (0, 635_500, 4_902),
        (0, 847_300 + 493_290, 2_944),
        (7_000, 0, 0),
    ] {
        let full = SickPayAsk {
            wage,
            pension,
            ..ask(&[300_000; 12], "2026-05-01")
        };
        assert_eq!(
            sick_pay(&rule, &full).unwrap().paid,
            paid,
            "{wage} {pension}"
        );
    }
}

#[test]
fn what_cannot_be_counted_is_not() {
    let rule = sums().sick_pay;
    for (months, start) in [
        (vec![], "2026-05-01"),
        (vec![300_000; 13], "2026-05-01"),
        (vec![0; 12], "2026-05-01"),
        // No average of all insured is known for this day.
        (vec![300_000; 3], "2027-04-01"),
        (vec![300_000; 3], "きのう"),
    ] {
        assert_eq!(
            sick_pay(&rule, &ask(&months, start)),
            None,
            "{months:?} {start}"
        );
    }
    assert!(sick_pay(&rule, &ask(&[300_000; 12], "2027-04-01")).is_some());
}

#[test]
fn the_limit_of_a_month_by_its_table() {
    let rule = sums().high_cost;
    for (month, band, cost, limit) in [
        ("2026-07", "u", 1_000_000, 87_430),
        ("2026-08", "u", 1_000_000, 92_940),
        ("2026-08", "i", 1_000_000, 183_130),
        ("2026-08", "a", 1_000_000, 271_290),
        ("2026-07", "u", 100_000, 80_100),
        ("2026-07", "u", 500_000, 82_430),
        ("2026-08", "u", 500_000, 87_940),
        ("2026-08", "u", 3_500_000, 117_940),
        ("2026-07", "u", 267_049, 80_100),
        ("2026-07", "u", 267_050, 80_101),
        ("2026-07", "i", 1_000_000, 171_820),
        ("2026-07", "e", 1_000_000, 57_600),
        ("2026-08", "e", 1_000_000, 61_500),
        ("2027-07", "o", 1_000_000, 36_900),
    ] {
        assert_eq!(
            high_cost(&rule, month, band, cost).unwrap().limit,
            limit,
            "{month} {band} {cost}"
        );
    }
    let year = |month: &str| high_cost(&rule, month, "u", 0).unwrap();
    assert_eq!(
        (
            year("2026-07").year,
            year("2026-08").year,
            year("2026-08").many
        ),
        (0, 530_000, 44_400)
    );
    // K9, K10: the plan from 2027-08 is not settled.
    assert_eq!(high_cost(&rule, "2027-08", "u", 1_000_000), None);
    assert_eq!(high_cost(&rule, "2026-08", "unknown", 1_000_000), None);
    assert_eq!(high_cost(&rule, "2026-1", "u", 1_000_000), None);
    for band in &rule.band {
        // Base ÷ 0.3 is the threshold in every row that has one.
        assert!(
            band.threshold == 0 || band.base * 10 == band.threshold * 3,
            "{band:?}"
        );
    }
}

#[test]
fn the_day_of_recognition() {
    let rule = sums().recognition;
    for (first, state, on, earlier) in [
        ("2026-03-10", None, "2027-09-10", false),
        (
            "2026-03-10",
            Some(("dialysis", "2026-05-01")),
            "2026-08-01",
            true,
        ),
        (
            "2026-03-10",
            Some(("dialysis", "2027-08-01")),
            "2027-09-10",
            false,
        ),
        (
            "2026-03-10",
            Some(("icd", "2026-04-20")),
            "2026-04-20",
            true,
        ),
        (
            "2026-03-10",
            Some(("nothing", "2026-04-20")),
            "2027-09-10",
            false,
        ),
        ("2024-08-31", None, "2026-02-28", false),
    ] {
        let out = recognition_day(&rule, first, state).unwrap();
        assert_eq!(
            (out.on.as_str(), out.earlier),
            (on, earlier),
            "{first} {state:?}"
        );
    }
    assert_eq!(recognition_day(&rule, "", None), None);
    assert_eq!(drawing_year("2026-09-30").as_deref(), Some("2027-09-30"));
    assert_eq!(drawing_year("2028-02-28").as_deref(), Some("2029-02-28"));
}
