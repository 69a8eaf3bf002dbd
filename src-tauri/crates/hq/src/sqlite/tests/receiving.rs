use super::*;
use crate::{Accepted, Notice, Refused};

fn with_cases(mut bundle: IncomingBundle, cases: &[(u8, u64, &str)]) -> IncomingBundle {
    bundle.cases = cases
        .iter()
        .map(|(n, rev, disease)| case(*n, *rev, disease))
        .collect();
    bundle
}

fn accepted(n: u8, rev: u64) -> Accepted {
    Accepted {
        pseudonym: name(n),
        rev,
    }
}

fn refused(n: u8, rev: u64, code: &str) -> Refused {
    Refused {
        pseudonym: name(n),
        rev,
        code: code.into(),
    }
}

fn held(desk: &Desk) -> Vec<(String, u64)> {
    desk.held()
        .0
        .into_iter()
        .map(|case| (case.pseudonym, case.rev))
        .collect()
}

#[test]
fn rows_are_held_and_answered() {
    let mut desk = Desk::new();
    let mut first = with_cases(bundle(1, 1, 1), &[(2, 1, "stroke"), (1, 3, "cancer")]);
    first.tombstones = vec![tombstone(9, 4)];
    first.tallies = vec![tally(30, 12)];
    let reception = desk.take(&first);
    assert_eq!(
        reception.receipt.accepted,
        [accepted(1, 3), accepted(2, 1), accepted(9, 4)]
    );
    assert_eq!(reception.receipt.refused, []);
    assert_eq!(reception.receipt.hq_epoch, identity().epoch);
    assert_eq!(
        (reception.receipt.epoch, reception.receipt.sequence),
        (name(1), 1)
    );
    assert_eq!(reception.receipt.bundle_sha256, hash(1, 1));
    assert_eq!(reception.receipt.received_on, TODAY);
    assert_eq!((reception.notices, reception.changed), (vec![], 5));
    let (cases, tallies, _) = desk.held();
    assert_eq!(cases[0].fields, case(1, 3, "cancer").fields);
    assert_eq!(tallies[0].cells, tally(30, 12).cells);
    assert_eq!(held(&desk), [(name(1), 3), (name(2), 1)]);
}

#[test]
fn the_same_bundle_again_changes_nothing_and_answers_the_same() {
    let mut desk = Desk::new();
    let mut first = with_cases(bundle(1, 1, 1), &[(1, 1, "cancer")]);
    first.tallies = vec![tally(30, 12)];
    let answer = desk.take(&first).receipt;
    let mut second = bundle(1, 1, 2);
    second.tombstones = vec![tombstone(1, 1)];
    desk.take(&second);
    let before = desk.dump();
    let again = desk.store.receive(&first, "2027-01-05").unwrap();
    assert_eq!(
        again.receipt, answer,
        "also after the case was withdrawn, and on another day"
    );
    assert_eq!(
        (again.notices, again.changed),
        (vec![Notice::AlreadyReceived], 0)
    );
    assert_eq!(desk.dump(), before);
}

/// The guard off: the database itself still refuses the second row, but without saying what it is.
#[test]
fn without_recognition_a_repetition_is_an_error() {
    let mut desk = Desk::guarded(Guards {
        repeats: false,
        ..Guards::ALL
    });
    desk.take(&bundle(1, 1, 1));
    assert_eq!(desk.refusal(&bundle(1, 1, 1)), "malformed");
}

#[test]
fn two_bundles_at_one_place_are_a_fork() {
    let mut desk = Desk::new();
    desk.take(&with_cases(bundle(1, 1, 1), &[(1, 1, "cancer")]));
    let before = desk.dump();
    let mut other = with_cases(bundle(1, 1, 1), &[(1, 2, "stroke")]);
    other.header_sha256 = hash(8, 1);
    assert_eq!(desk.refusal(&other), "forked");
    assert_eq!(desk.dump(), before);
    other.facility_key = facility_key(2);
    desk.take(&other);
}

#[test]
fn a_neighbour_that_does_not_fit_is_a_fork() {
    for order in [[1, 2], [2, 1]] {
        let mut desk = Desk::new();
        let mut bundles = [bundle(1, 1, 1), bundle(1, 1, 2)];
        bundles[1].previous = hash(8, 1);
        desk.take(&bundles[order[0] - 1]);
        let before = desk.dump();
        assert_eq!(desk.refusal(&bundles[order[1] - 1]), "forked", "{order:?}");
        assert_eq!(desk.dump(), before);
    }
}

/// The guard off: a second history is answered as if it had been taken, and is lost.
#[test]
fn without_the_guard_a_fork_is_answered_wrongly() {
    let mut desk = Desk::guarded(Guards {
        forks: false,
        ..Guards::ALL
    });
    desk.take(&with_cases(bundle(1, 1, 1), &[(1, 1, "cancer")]));
    let mut other = with_cases(bundle(1, 1, 1), &[(2, 1, "stroke")]);
    other.header_sha256 = hash(8, 1);
    let receipt = desk.take(&other).receipt;
    assert_eq!(receipt.bundle_sha256, hash(8, 1));
    assert_eq!(held(&desk), [(name(1), 1)]);
}

#[test]
fn gaps_late_bundles_and_new_epochs_are_taken_and_told() {
    let mut desk = Desk::new();
    assert_eq!(desk.take(&bundle(1, 1, 1)).notices, []);
    assert_eq!(
        desk.take(&bundle(1, 1, 5)).notices,
        [Notice::Gap { from: 2, to: 4 }]
    );
    assert_eq!(
        desk.take(&bundle(1, 1, 3)).notices,
        [Notice::Gap { from: 2, to: 2 }, Notice::Late]
    );
    assert_eq!(desk.take(&bundle(1, 1, 4)).notices, [Notice::Late]);
    assert_eq!(desk.take(&bundle(1, 1, 6)).notices, []);
    assert_eq!(desk.take(&bundle(1, 2, 1)).notices, [Notice::NewEpoch]);
    assert_eq!(desk.take(&bundle(1, 2, 2)).notices, []);
    assert_eq!(
        desk.take(&bundle(2, 2, 2)).notices,
        [Notice::Gap { from: 1, to: 1 }],
        "another facility"
    );
    let codes = [
        Notice::AlreadyReceived,
        Notice::Gap { from: 1, to: 1 },
        Notice::Late,
        Notice::NewEpoch,
    ];
    for notice in codes {
        assert_eq!(
            serde_json::to_value(&notice).unwrap()["code"],
            notice.code()
        );
    }
}

#[test]
fn the_higher_revision_counts_whenever_it_comes() {
    let mut desk = Desk::new();
    desk.take(&with_cases(bundle(1, 1, 2), &[(1, 2, "stroke")]));
    let late = desk
        .take(&with_cases(
            bundle(1, 1, 1),
            &[(1, 1, "cancer"), (2, 1, "cancer")],
        ))
        .receipt;
    assert_eq!(late.accepted, [accepted(2, 1)]);
    assert_eq!(late.refused, [refused(1, 1, "superseded")]);
    assert_eq!(held(&desk), [(name(1), 2), (name(2), 1)]);
}

#[test]
fn a_case_is_named_by_facility_and_pseudonym() {
    let mut desk = Desk::new();
    desk.take(&with_cases(bundle(1, 1, 1), &[(1, 5, "cancer")]));
    desk.take(&with_cases(bundle(2, 1, 1), &[(1, 1, "stroke")]));
    let mut withdrawal = bundle(2, 1, 2);
    withdrawal.tombstones = vec![tombstone(1, 9)];
    desk.take(&withdrawal);
    let cases = desk.held().0;
    assert_eq!(
        (cases.len(), cases[0].facility_key.clone(), cases[0].rev),
        (1, facility_key(1), 5)
    );
}

#[test]
fn a_restored_facility_learns_that_its_revision_is_not_held() {
    let mut desk = Desk::new();
    desk.take(&with_cases(
        bundle(1, 1, 1),
        &[(1, 3, "cancer"), (2, 1, "cancer")],
    ));
    let restored = with_cases(bundle(1, 2, 1), &[(1, 2, "stroke"), (2, 1, "cancer")]);
    let receipt = desk.take(&restored).receipt;
    assert_eq!(receipt.refused, [refused(1, 2, "superseded")]);
    assert_eq!(
        receipt.accepted,
        [accepted(2, 1)],
        "the same content at the same revision"
    );
}

#[test]
fn a_withdrawal_removes_and_blocks_up_to_its_revision() {
    let mut desk = Desk::new();
    desk.take(&with_cases(
        bundle(1, 1, 1),
        &[(1, 3, "cancer"), (2, 3, "cancer")],
    ));
    let mut second = with_cases(bundle(1, 1, 2), &[(3, 2, "cancer"), (4, 3, "cancer")]);
    second.tombstones = vec![
        tombstone(1, 3),
        tombstone(2, 2),
        tombstone(3, 2),
        tombstone(4, 2),
    ];
    let receipt = desk.take(&second).receipt;
    assert_eq!(receipt.refused, [refused(3, 2, "withdrawn")]);
    assert_eq!(
        held(&desk),
        [(name(2), 3), (name(4), 3)],
        "later revisions stay"
    );
    let mut third = with_cases(bundle(1, 1, 3), &[(1, 3, "cancer")]);
    third.tombstones = vec![tombstone(4, 1)];
    assert_eq!(
        desk.take(&third).receipt.refused,
        [refused(1, 3, "withdrawn")]
    );
    assert_eq!(held(&desk), [(name(2), 3), (name(4), 3)]);
    desk.take(&with_cases(bundle(1, 1, 4), &[(1, 4, "cancer")]));
    assert_eq!(held(&desk).len(), 3, "consent given again");
}

/// The guard off: a case comes back after its withdrawal when bundles arrive out of order.
#[test]
fn without_the_guard_a_withdrawn_case_returns() {
    let mut desk = Desk::guarded(Guards {
        withdrawals: false,
        ..Guards::ALL
    });
    let mut withdrawal = bundle(1, 1, 2);
    withdrawal.tombstones = vec![tombstone(1, 3)];
    desk.take(&withdrawal);
    desk.take(&with_cases(bundle(1, 1, 1), &[(1, 3, "cancer")]));
    assert_eq!(held(&desk), [(name(1), 3)]);
}

#[test]
fn rows_whose_counted_fields_are_wrong_are_refused_one_by_one() {
    let mut desk = Desk::new();
    let changed = |n: u8, field: &str, value: serde_json::Value| {
        let mut case = case(n, 1, "cancer");
        case.fields.insert(field.into(), value);
        case
    };
    let mut first = bundle(1, 1, 1);
    first.cases = vec![
        changed(1, "fiscal_year", "令和8年度".into()),
        changed(2, "fiscal_year", 8.into()),
        changed(3, "disease_group", serde_json::Value::Null),
        changed(4, "disease_group", "がん".into()),
        changed(5, "outcome", serde_json::Value::Null),
        changed(6, "sex", 1.into()),
        case(7, 1, "cancer"),
    ];
    first.cases[6].fields.remove("fiscal_year");
    let receipt = desk.take(&first).receipt;
    let codes: Vec<&str> = receipt
        .refused
        .iter()
        .map(|row| row.code.as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "bad_field",
            "bad_field",
            "missing_field",
            "bad_field",
            "bad_field",
            "missing_field"
        ]
    );
    assert_eq!(receipt.accepted, [accepted(5, 1)]);
    assert_eq!(held(&desk), [(name(5), 1)]);
}

#[test]
fn a_bundle_from_the_future_is_refused() {
    let mut desk = Desk::new();
    let ahead = IncomingBundle {
        created_on: "2026-12".into(),
        ..bundle(1, 1, 1)
    };
    assert_eq!(desk.refusal(&ahead), "date_ahead");
    assert_eq!(
        desk.store.receive(&ahead, "2026-12-01").unwrap().notices,
        []
    );
}

#[test]
fn a_misshapen_bundle_changes_nothing() {
    let mut desk = Desk::new();
    let before = desk.dump();
    let changes: [fn(&mut IncomingBundle); 8] = [
        |b| b.epoch = "1".into(),
        |b| b.sequence = 0,
        |b| b.sequence = u64::MAX,
        |b| b.header_sha256 = "00".into(),
        |b| b.previous = "00".into(),
        |b| b.created_on = "2026".into(),
        |b| b.cases[0].pseudonym = "R8-0001".into(),
        |b| b.cases[1].rev = 0,
    ];
    for (n, change) in changes.into_iter().enumerate() {
        let mut bundle = with_cases(bundle(1, 1, 1), &[(1, 1, "cancer"), (2, 1, "cancer")]);
        change(&mut bundle);
        assert_eq!(desk.refusal(&bundle), "malformed", "change {n}");
        assert_eq!(desk.dump(), before, "change {n}");
    }
    assert_eq!(
        desk.store
            .receive(&bundle(1, 1, 1), "today")
            .unwrap_err()
            .code(),
        "malformed"
    );
}

#[test]
fn the_latest_tables_replace_the_older_ones() {
    let mut desk = Desk::new();
    let with_tally = |mut bundle: IncomingBundle, cancer| {
        bundle.tallies = vec![tally(cancer, 0)];
        bundle
    };
    desk.take(&with_tally(bundle(1, 1, 2), 20));
    desk.take(&with_tally(bundle(1, 1, 1), 10));
    assert_eq!(
        desk.store.tallies().unwrap()[0].cells[0].count,
        20,
        "an older bundle came later"
    );
    desk.take(&bundle(1, 1, 3));
    assert_eq!(
        desk.store.tallies().unwrap()[0].cells[0].count,
        20,
        "a bundle without tables changes none"
    );
    let mut other_table = with_tally(bundle(1, 1, 4), 40);
    other_table.tallies[0].fiscal_year = 2025;
    desk.take(&other_table);
    let tallies = desk.store.tallies().unwrap();
    assert_eq!(
        (tallies.len(), tallies[0].fiscal_year),
        (1, 2025),
        "what is no longer sent is gone"
    );
}

#[test]
fn the_register_lists_what_came() {
    let mut desk = Desk::new();
    desk.take(&with_cases(
        bundle(1, 1, 1),
        &[(1, 1, "cancer"), (2, 1, "")],
    ));
    desk.take(&bundle(2, 1, 1));
    let all = desk.store.bundles(None, ALL).unwrap();
    assert_eq!(
        all.iter()
            .map(|b| b.facility_key.clone())
            .collect::<Vec<_>>(),
        [facility_key(2), facility_key(1)]
    );
    let one = desk.store.bundles(Some(&facility_key(1)), ALL).unwrap();
    assert_eq!((one.len(), one[0].accepted, one[0].refused), (1, 1, 1));
    assert_eq!(
        desk.store
            .bundles(
                None,
                Page {
                    offset: 1,
                    limit: 1
                }
            )
            .unwrap(),
        one
    );
}

#[test]
fn a_new_epoch_of_the_store_stands_in_receipts() {
    let mut desk = Desk::new();
    let before = desk.take(&bundle(1, 1, 1)).receipt;
    desk.store.start_epoch(&"0f".repeat(16)).unwrap();
    assert_eq!(desk.store.start_epoch("").unwrap_err().code(), "malformed");
    let after = desk.take(&bundle(1, 1, 1)).receipt;
    assert_ne!(before.hq_epoch, after.hq_epoch);
    assert_eq!(after.hq_epoch, desk.store.identity().unwrap().epoch);
}
