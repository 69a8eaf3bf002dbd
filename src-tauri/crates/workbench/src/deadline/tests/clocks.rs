//! The two clocks of a leave from work and the two years of paid leave, counted by hand.

use super::*;
use model::deadline::{WhyStep, why};

fn with(change: impl Fn(&mut Employment)) -> CaseFile {
    let mut file = CaseFile::default();
    file.case.opened_on = "2024-01-01".into();
    let mut work = Employment {
        id: "e1".into(),
        status: "employee".into(),
        ..Employment::default()
    };
    change(&mut work);
    file.employments.push(work);
    file
}

/// The ends, without the reminders: rule and legal date.
fn ends(file: &CaseFile, on: &str) -> Vec<(String, String)> {
    let lines = open(file, on).into_iter().filter(|d| d.lead == 0);
    lines.map(|d| (d.rule, d.legal_on)).collect()
}

#[test]
fn the_leave_ends_after_its_months_and_not_after_those_of_absence() {
    for (began, months, until) in [
        ("2026-09-01", 12, "2027-08-31"),
        ("2026-09-15", 6, "2027-03-14"),
        ("2026-12-01", 3, "2027-02-28"),
        // 民法143条: no 31 November, no 30 and 31 February.
        ("2026-08-31", 3, "2026-11-30"),
        ("2026-08-30", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-10-10", 18, "2028-04-09"),
    ] {
        let file = with(|e| {
            e.leave_began_on = began.into();
            e.leave_months = Some(months);
            // The absence before it is over and counts no more.
            e.absence_from = "2026-03-01".into();
            e.absence_months = Some(6);
        });
        let counted = [("leave_limit_counted".to_owned(), until.to_owned())];
        assert_eq!(ends(&file, "2026-11-23"), counted, "{began} {months}");
    }
}

#[test]
fn while_the_leave_has_not_begun_it_follows_the_months_of_absence() {
    for (from, absence, leave, until) in [
        // Until 2026-12-31, leave from 2027-01-01, twelve months.
        ("2026-10-01", 3, 12, "2027-12-31"),
        // Until 2027-02-28 (no 31), leave from 03-01, six months.
        ("2026-08-31", 6, 6, "2027-08-31"),
        // Until 2027-01-14, leave from 01-15, one and a half years.
        ("2026-11-15", 2, 18, "2028-07-14"),
    ] {
        let file = with(|e| {
            e.absence_from = from.into();
            e.absence_months = Some(absence);
            e.leave_months = Some(leave);
        });
        let counted = [("leave_limit_absence".to_owned(), until.to_owned())];
        assert_eq!(ends(&file, "2026-11-23"), counted, "{from}");
    }
}

#[test]
fn what_is_typed_is_the_end_and_half_of_it_counts_nothing() {
    type Change = fn(&mut Employment);
    let whole: Change = |e| {
        e.absence_from = "2026-03-01".into();
        e.absence_months = Some(6);
        e.leave_began_on = "2026-09-01".into();
        e.leave_months = Some(12);
    };
    assert_eq!(ends(&with(whole), "2026-11-23").len(), 1);
    let typed = with(|e| {
        whole(e);
        e.leave_limit_on = "2027-06-30".into();
    });
    let end = [("leave_limit".to_owned(), "2027-06-30".to_owned())];
    assert_eq!(ends(&typed, "2026-11-23"), end);
    for lack in [
        |e: &mut Employment| e.leave_months = None,
        |e| e.leave_months = Some(0),
        |e| e.leave_months = Some(601),
        |e| {
            e.leave_began_on.clear();
            e.absence_months = None;
        },
        |e| {
            e.leave_began_on.clear();
            e.absence_from.clear();
        },
    ] as [Change; 5]
    {
        let file = with(|e| {
            whole(e);
            lack(e);
        });
        assert_eq!(ends(&file, "2026-11-23"), [], "{:?}", file.employments[0]);
    }
}

#[test]
fn paid_leave_lapses_two_years_after_its_grant() {
    for (granted, until) in [
        ("2024-10-01", "2026-09-30"),
        ("2025-04-01", "2027-03-31"),
        ("2024-02-29", "2026-02-28"),
        ("2026-03-01", "2028-02-29"),
    ] {
        let file = with(|e| e.paid_leave_granted_on = granted.into());
        let counted = [("paid_leave_counted".to_owned(), until.to_owned())];
        assert_eq!(ends(&file, granted), counted, "{granted}");
        // Over, it is gone.
        assert_eq!(ends(&file, "2028-03-01"), [], "{granted}");
    }
    let typed = with(|e| {
        e.paid_leave_granted_on = "2025-04-01".into();
        e.paid_leave_until = "2028-03-31".into();
    });
    let end = [("paid_leave_until".to_owned(), "2028-03-31".to_owned())];
    assert_eq!(ends(&typed, "2026-11-23"), end);
    let used_up = with(|e| {
        e.paid_leave_granted_on = "2025-04-01".into();
        e.paid_leave_days = Some(0);
    });
    assert_eq!(ends(&used_up, "2026-11-23"), []);
    let left = with(|e| {
        e.paid_leave_granted_on = "2025-04-01".into();
        e.paid_leave_days = Some(7);
    });
    let labels = open(&left, "2026-11-23").into_iter().map(|d| d.label);
    assert!(
        labels
            .into_iter()
            .any(|l| l == "有給休暇の残が消える日(残7日)")
    );
}

#[test]
fn the_why_tells_each_clock_with_its_day() {
    let file = with(|e| {
        e.absence_from = "2026-10-01".into();
        e.absence_months = Some(3);
        e.leave_months = Some(12);
    });
    let line = ("leave_limit_absence", "2027-12-31", "");
    let told = why(assets::calendar(), &file, "2026-11-23", line).unwrap();
    let steps: Vec<String> = (told.steps.iter())
        .filter_map(|step| match step {
            WhyStep::Count { step, on } => Some(format!("{step:?} {on}")),
            _ => None,
        })
        .collect();
    assert_eq!(
        steps,
        [
            "ThroughMonths(3) 2026-12-31",
            "Days(1) 2027-01-01",
            "ThroughMonths(12) 2027-12-31"
        ]
    );
    assert_eq!(
        (told.start_on.as_str(), told.basis.as_str()),
        ("2026-10-01", "欠勤の開始日")
    );
    assert!(told.source.contains("民法"), "{}", told.source);
}
