//! T1–T3, T12–T15, T19 by hand.

use super::*;

fn small() -> Sums {
    toml::from_str(include_str!(
        "../../../../../../assets/rules/sums/small.toml"
    ))
    .unwrap()
}

#[test]
fn paid_leave_is_granted_from_eighty_per_cent() {
    let rule = small().leave;
    let ask = |absent, taken, hours| LeaveAsk {
        days: 240,
        absent,
        taken,
        hours,
    };
    for (ask, attended, granted) in [
        // T1: 240 - 48 = 192 = 80% of 240; one day less is 79.6%.
        (ask(48, 0, 0), 192, true),
        (ask(49, 0, 0), 191, false),
        // T2: of 49 days 10 were 年休, which counts as attended: 240 - 39 = 201.
        (ask(49, 10, 0), 201, true),
    ] {
        let out = leave(&rule, &ask).unwrap();
        assert_eq!((out.attended, out.granted), (attended, granted), "{ask:?}");
    }
    // T3: 5 days of 8 hours.
    assert_eq!(leave(&rule, &ask(0, 0, 8)).unwrap().hourly, 40);
    for wrong in [ask(241, 0, 0), ask(10, 11, 0), ask(-1, 0, 0), ask(0, 0, 25)] {
        assert_eq!(leave(&rule, &wrong), None, "{wrong:?}");
    }
}

#[test]
fn medical_costs_that_can_be_deducted() {
    let rule = small().deduction;
    let ask = |income, costs, insured, insurance| DeductionAsk {
        income,
        costs,
        insured,
        insurance,
    };
    for (ask, threshold, deducted) in [
        // T13: a wage of 1,600,000 less 740,000 is an income of 860,000; 5% is 43,000; 60,000 - 43,000.
        (ask(860_000, 60_000, 0, 0), 43_000, 17_000),
        // T14: 150,000 - 200,000 is nothing, and the surplus of 50,000 is not carried over: 120,000 - 100,000.
        (ask(2_500_000, 120_000, 150_000, 200_000), 100_000, 20_000),
        // 2,000,000 × 5% is just 100,000.
        (ask(2_000_000, 100_000, 0, 0), 100_000, 0),
        (ask(2_000_000, 3_000_000, 0, 0), 100_000, 2_000_000),
    ] {
        let out = deduction(&rule, &ask).unwrap();
        assert_eq!(
            (out.threshold, out.deducted),
            (threshold, deducted),
            "{ask:?}"
        );
    }
    assert_eq!(deduction(&rule, &ask(0, 60_000, 0, 0)), None);
    assert_eq!(deduction(&rule, &ask(860_000, 0, 0, 0)), None);
}

#[test]
fn a_part_of_a_day_after_an_accident() {
    let rule = small().accident;
    let out = |base, wage| accident(&rule, &AccidentAsk { base, wage });
    // T15: (10,000 - 4,000) × 60% and × 20%; a whole day is 80% in all.
    let sums = |base, wage| out(base, wage).map(|o| (o.benefit, o.special));
    assert_eq!(sums(10_000, 4_000), Some((3_600, 1_200)));
    assert_eq!(sums(10_000, 0), Some((6_000, 2_000)));
    assert_eq!((sums(10_000, 10_000), sums(0, 0)), (None, None));
}

#[test]
fn a_pension_of_grade_three_and_the_income_beside_one() {
    let rule = small().pension;
    let third = |on: &str, average, months| {
        let ask = PensionAsk {
            on: on.into(),
            average,
            months,
            income: -1,
        };
        pension(&rule, &ask).map(|p| (p.counted, p.third))
    };
    // T12: 250,000 × 5.481/1000 × 300 = 411,075, below the least sum.
    assert_eq!(
        third("2026-11-23", 250_000, 120),
        Some((Some(411_075), Some(635_500)))
    );
    // 400,000 × 5.481/1000 × 300 = 657,720, above it.
    assert_eq!(
        third("2026-11-23", 400_000, 200),
        Some((Some(657_720), Some(657_720)))
    );
    // The least sum of another year is not known, the rest is.
    assert_eq!(
        third("2027-04-01", 250_000, 120),
        Some((Some(411_075), None))
    );
    assert_eq!(third("2026-11-23", 0, 0), None);
    let paid = |on: &str, income| {
        let ask = PensionAsk {
            on: on.into(),
            income,
            ..PensionAsk::default()
        };
        pension(&rule, &ask).and_then(|p| p.paid)
    };
    for (on, income, left) in [
        // T19: 3,800,000 lies above 3,761,000 and below 3,858,000.
        ("2026-09-30", 3_800_000, Some(Paid::Half)),
        ("2026-10-01", 3_800_000, Some(Paid::Full)),
        ("2026-09-30", 3_761_000, Some(Paid::Full)),
        ("2026-09-30", 4_794_001, Some(Paid::None)),
        ("2026-10-01", 4_918_000, Some(Paid::Half)),
        ("2026-10-01", 4_918_001, Some(Paid::None)),
        ("2027-04-01", 3_800_000, None),
    ] {
        assert_eq!(paid(on, income), left, "{on} {income}");
    }
}
