//! The worked cases by hand: S1–S10, K1–K17, T6, T17.

use super::*;

mod small;

fn sums() -> Sums {
    let text = concat!(
        include_str!("../../../../../assets/rules/sums/sick_pay.toml"),
        "\n",
        include_str!("../../../../../assets/rules/sums/high_cost.toml"),
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

fn under_70(month: &str, band: &str, cost: i64) -> HighCostAsk {
    HighCostAsk {
        month: month.into(),
        income_band: band.into(),
        cost,
        ..HighCostAsk::default()
    }
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
            high_cost(&rule, &under_70(month, band, cost))
                .unwrap()
                .limit,
            limit,
            "{month} {band} {cost}"
        );
    }
    let year = |month: &str| high_cost(&rule, &under_70(month, "u", 0)).unwrap();
    assert_eq!(
        (
            year("2026-07").year,
            year("2026-08").year,
            year("2026-08").many
        ),
        (0, 530_000, 44_400)
    );
    // K9, K10: the plan from 2027-08 is not settled.
    assert_eq!(high_cost(&rule, &under_70("2027-08", "u", 1_000_000)), None);
    assert_eq!(
        high_cost(&rule, &under_70("2026-08", "unknown", 1_000_000)),
        None
    );
    assert_eq!(high_cost(&rule, &under_70("2026-1", "u", 1_000_000)), None);
    for band in &rule.band {
        // Base ÷ 0.3 is the threshold in every row that has one.
        assert!(
            band.threshold == 0 || band.base * 10 == band.threshold * 3,
            "{band:?}"
        );
    }
}

/// T17: one yen below a bound is the band below, and what nobody could read offers nothing.
#[test]
fn t17_the_pay_that_decides_the_band() {
    let rule = sums().high_cost;
    let offer =
        |kind: &str, old: bool, month: &str, pay| offer_band(&rule, month, (kind, old), pay);
    for (pay, band, unless) in [
        (1, "e", "o"),
        (260_000, "e", "o"),
        (279_999, "e", "o"),
        (280_000, "u", ""),
        (500_000, "u", ""),
        (529_999, "u", ""),
        (530_000, "i", ""),
        (829_999, "i", ""),
        (830_000, "a", ""),
        (1_390_000, "a", ""),
    ] {
        for month in ["2018-08", "2026-07", "2026-08", "2027-07"] {
            let out = offer("kyokai", false, month, Some(pay));
            assert_eq!(
                (out.band.as_str(), out.unless.as_str()),
                (band, unless),
                "{pay} {month}"
            );
        }
    }
    let ranges: Vec<(String, i64, i64)> = (offer("", false, "2026-11", None).bounds.into_iter())
        .map(|b| (b.code, b.at_least, b.most))
        .collect();
    let row = |code: &str, from, to| (code.to_owned(), from, to);
    assert_eq!(
        ranges,
        [
            row("a", 830_000, 0),
            row("i", 530_000, 790_000),
            row("u", 280_000, 500_000),
            row("e", 0, 260_000)
        ]
    );
    // Other insurances, the old, the plan from 2027-08, and no pay.
    for (kind, old, month, pay) in [
        ("kokuho", false, "2026-11", Some(300_000)),
        ("dependent", false, "2026-11", Some(300_000)),
        ("", false, "2026-11", Some(300_000)),
        ("kyokai", true, "2026-11", Some(300_000)),
        ("kyokai", false, "2027-08", Some(300_000)),
        ("kyokai", false, "2018-07", Some(300_000)),
        ("kyokai", false, "2026-1", Some(300_000)),
        ("kyokai", false, "2026-11", None),
        ("kyokai", false, "2026-11", Some(0)),
    ] {
        let out = offer(kind, old, month, pay);
        assert_eq!(out.band, "", "{kind} {old} {month} {pay:?}");
        assert_eq!(out.other_kind, ["kokuho", "dependent"].contains(&kind));
    }
    assert_eq!(offer("kyokai", false, "2027-08", None).bounds, []);
    assert_eq!(offer("kyokai", true, "2026-11", None).bounds, []);
    assert_eq!(rule.certainty, Certainty::Secondary);
}

#[test]
fn the_year_of_drawing() {
    assert_eq!(drawing_year("2026-09-30").as_deref(), Some("2027-09-30"));
    assert_eq!(drawing_year("2028-02-28").as_deref(), Some("2029-02-28"));
}

/// K11, K16, K17, and what else shares come to.
#[test]
fn own_shares_under_the_limit() {
    let rule = sums().high_cost;
    let ask = |old: bool, band: &str, cost: i64, shares: &[i64], outpatient: i64| HighCostAsk {
        month: "2026-08".into(),
        income_band: band.into(),
        old,
        cost,
        shares: shares.to_vec(),
        outpatient,
        ..HighCostAsk::default()
    };
    for (ask, added, paid) in [
        // K11: each of 20,000 is below 21,000: nothing is added, 3 × 20,000 is paid.
        (ask(false, "u", 0, &[20_000; 3], 0), 0, 60_000),
        // One yen more each and they are: 63,003 is still below 85,800.
        (ask(false, "u", 0, &[21_001; 3], 0), 63_003, 63_003),
        // K2 with its share: 85,800 + (1,000,000 - 286,000) × 1% = 92,940; a share of 20,000 elsewhere stays apart.
        (
            ask(false, "u", 1_000_000, &[300_000, 20_000], 0),
            300_000,
            112_940,
        ),
        // K16: the outpatient limit of 22,000 comes first.
        (ask(true, "e", 0, &[], 30_000), 22_000, 22_000),
        // K17: 22,000 + 60,000 = 82,000, over the household limit of 61,500.
        (ask(true, "e", 0, &[60_000], 30_000), 82_000, 61_500),
        // Of the old small shares are added as well.
        (ask(true, "e", 0, &[20_000; 3], 0), 60_000, 60_000),
        // 現役並み has no outpatient limit.
        (ask(true, "u", 0, &[], 80_000), 80_000, 80_000),
        (ask(true, "o", 0, &[], 30_000), 11_000, 11_000),
    ] {
        let out = high_cost(&rule, &ask).unwrap();
        assert_eq!((out.added, out.paid), (added, paid), "{ask:?}");
    }
    let low = HighCostAsk {
        low: true,
        ..ask(true, "o", 0, &[20_000], 30_000)
    };
    // 低所得Ⅰ: 8,000 + 20,000, over 15,700; until 2026-07 over 15,000.
    assert_eq!(high_cost(&rule, &low).unwrap().paid, 15_700);
    let before = HighCostAsk {
        month: "2026-07".into(),
        ..low
    };
    assert_eq!(high_cost(&rule, &before).unwrap().paid, 15_000);
    assert_eq!(high_cost(&rule, &ask(true, "unknown", 0, &[], 0)), None);
    assert_eq!(high_cost(&rule, &ask(true, "e", 0, &[-1], 0)), None);
}

/// K12–K15.
#[test]
fn a_year_and_what_comes_back_after_it() {
    let rule = sums().high_cost;
    let ask = |band: &str, standard: i64, cost: i64, before: usize| HighCostYearAsk {
        from: "2026-08".into(),
        income_band: band.into(),
        standard,
        costs: vec![cost; 12],
        before,
    };
    for (ask, paid, many, back) in [
        // K12: 85,800 + (600,000 - 286,000) × 1% = 88,940; 3 × 88,940 + 9 × 44,400 = 666,420; - 530,000.
        (ask("u", 0, 600_000, 0), 666_420, 9, 136_420),
        // K13: the fourth month is the first of the year: 12 × 44,400 = 532,800.
        (ask("u", 0, 600_000, 3), 532_800, 12, 2_800),
        // K14: 280,000 × 30% = 84,000, never over 85,800; 12 × 84,000 = 1,008,000.
        (ask("u", 0, 280_000, 0), 1_008_000, 0, 478_000),
        // K15: 200,000 × 30% = 60,000, below 61,500; 12 × 60,000 = 720,000; - 530,000 or - 410,000.
        (ask("e", 200_000, 200_000, 0), 720_000, 0, 190_000),
        (ask("e", 150_000, 200_000, 0), 720_000, 0, 310_000),
        // One yen over the bound, and a 標準報酬 that is not known: the higher one, never more than is sure.
        (ask("e", 150_001, 200_000, 0), 720_000, 0, 190_000),
        (ask("e", 0, 200_000, 0), 720_000, 0, 190_000),
        (ask("u", 0, 100_000, 0), 360_000, 0, 0),
    ] {
        let out = high_cost_year(&rule, &ask).unwrap();
        assert_eq!(
            (out.paid, out.many, out.back),
            (paid, many, back),
            "{ask:?}"
        );
    }
    // Before 2026-08 there is no such limit, from 2027-08 no settled table; a year begins in August.
    for from in ["2025-08", "2027-08", "2026-09", "2026"] {
        let other = HighCostYearAsk {
            from: from.into(),
            ..ask("u", 0, 600_000, 0)
        };
        assert_eq!(high_cost_year(&rule, &other), None, "{from}");
    }
    let too_long = HighCostYearAsk {
        costs: vec![0; 13],
        ..ask("u", 0, 0, 0)
    };
    assert_eq!(high_cost_year(&rule, &too_long), None);
}
