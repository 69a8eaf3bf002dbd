//! Any order and any repetition of bundles gives the same cases and totals.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::{IncomingCase, IncomingTombstone};

const DISEASES: [&str; 3] = ["cancer", "stroke", "other"];

/// What one bundle says, before it has a place: epoch, month, cases, withdrawals, table.
#[derive(Debug, Clone)]
struct Draft {
    facility: u8,
    epoch: u8,
    month: u8,
    cases: BTreeMap<u8, (u64, usize)>,
    tombstones: BTreeMap<u8, u64>,
    tally: Option<u64>,
}

prop_compose! {
    fn any_draft()(
        facility in 1..=2_u8,
        epoch in 1..=2_u8,
        month in 8..=11_u8,
        cases in proptest::collection::btree_map(0..4_u8, (1..4_u64, 0..3_usize), 0..4),
        tombstones in proptest::collection::btree_map(0..4_u8, 1..4_u64, 0..2),
        tally in proptest::option::of(0..100_u64),
    ) -> Draft {
        Draft { facility, epoch, month, cases, tombstones, tally }
    }
}

/// Gives each draft its place in the chain of its facility and epoch.
fn bundles(drafts: &[Draft]) -> Vec<IncomingBundle> {
    let mut sequences = BTreeMap::<(u8, u8), u64>::new();
    let place = |draft: &Draft| {
        let sequence = sequences.entry((draft.facility, draft.epoch)).or_default();
        *sequence += 1;
        let case = |(n, (rev, disease)): (&u8, &(u64, usize))| case(*n, *rev, DISEASES[*disease]);
        IncomingBundle {
            created_on: format!("2026-{:02}", draft.month),
            cases: draft.cases.iter().map(case).collect::<Vec<IncomingCase>>(),
            tombstones: draft
                .tombstones
                .iter()
                .map(|(n, rev)| tombstone(*n, *rev))
                .collect::<Vec<IncomingTombstone>>(),
            tallies: draft
                .tally
                .map(|count| tally(count, 7))
                .into_iter()
                .collect(),
            ..bundle(draft.facility, draft.epoch, *sequence)
        }
    };
    drafts.iter().map(place).collect()
}

prop_compose! {
    /// Bundles, and an order in which each comes at least once and some come again.
    fn any_delivery()(drafts in proptest::collection::vec(any_draft(), 1..8))(
        again in proptest::collection::vec(0..drafts.len(), 0..4),
        seeds in proptest::collection::vec(any::<u32>(), drafts.len() + 4),
        drafts in Just(drafts),
    ) -> (Vec<IncomingBundle>, Vec<usize>) {
        let mut order: Vec<usize> = (0..drafts.len()).chain(again).collect();
        let mut seeds = seeds.into_iter();
        order.sort_by_cached_key(|_| seeds.next());
        (bundles(&drafts), order)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_delivery_gives_the_same((bundles, order) in any_delivery()) {
        let mut written = Desk::new();
        for bundle in &bundles {
            written.take(bundle);
        }
        let mut delivered = Desk::new();
        for index in order {
            delivered.take(&bundles[index]);
        }
        prop_assert_eq!(written.held(), delivered.held());
    }
}

/// What is held after taking the bundles forwards and backwards.
fn both_ways<T>(guards: Guards, bundles: &[IncomingBundle], held: impl Fn(&Desk) -> T) -> (T, T) {
    let mut forwards = Desk::guarded(guards);
    bundles
        .iter()
        .for_each(|bundle| drop(forwards.take(bundle)));
    let mut backwards = Desk::guarded(guards);
    bundles
        .iter()
        .rev()
        .for_each(|bundle| drop(backwards.take(bundle)));
    (held(&forwards), held(&backwards))
}

/// The guards off, one by one: the order of arrival decides.
#[test]
fn without_a_guard_the_order_matters() {
    let mut older = bundle(1, 1, 1);
    older.cases = vec![case(1, 1, "cancer")];
    older.tallies = vec![tally(10, 0)];
    let mut newer = bundle(1, 1, 2);
    newer.cases = vec![case(1, 2, "stroke")];
    newer.tallies = vec![tally(20, 0)];
    let mut withdrawal = bundle(1, 1, 3);
    withdrawal.tombstones = vec![tombstone(1, 2)];

    let unguarded = [
        (
            Guards {
                revisions: false,
                ..Guards::ALL
            },
            vec![older.clone(), newer.clone()],
        ),
        (
            Guards {
                tallies: false,
                ..Guards::ALL
            },
            vec![older.clone(), newer.clone()],
        ),
        (
            Guards {
                withdrawals: false,
                ..Guards::ALL
            },
            vec![older, newer, withdrawal],
        ),
    ];
    for (guards, bundles) in unguarded {
        let (forwards, backwards) = both_ways(guards, &bundles, Desk::held);
        assert_ne!(forwards, backwards, "{guards:?}");
        let (forwards, backwards) = both_ways(Guards::ALL, &bundles, Desk::held);
        assert_eq!(forwards, backwards);
    }
}

/// After a restore one revision number can name two contents: the later month holds, in either order.
#[test]
fn equal_revisions_of_two_epochs_are_decided_by_their_origin() {
    let mut lost = bundle(1, 9, 1);
    lost.created_on = "2026-09".into();
    lost.cases = vec![case(1, 2, "cancer")];
    let mut restored = bundle(1, 1, 1);
    restored.created_on = "2026-10".into();
    restored.cases = vec![case(1, 2, "stroke")];
    let disease = |desk: &Desk| desk.held().0[0].fields["disease_group"].clone();
    let (forwards, backwards) = both_ways(Guards::ALL, &[lost, restored], disease);
    assert_eq!((forwards, backwards), ("stroke".into(), "stroke".into()));
}

/// The guard off: a facility whose clock was years ahead keeps its old tables for years.
#[test]
fn without_the_guard_a_bundle_from_the_future_stays_the_latest() {
    let mut ahead = bundle(1, 1, 1);
    ahead.created_on = "2099-01".into();
    ahead.tallies = vec![tally(10, 0)];
    let mut corrected = bundle(1, 1, 2);
    corrected.tallies = vec![tally(20, 0)];

    let mut unguarded = Desk::guarded(Guards {
        dates: false,
        ..Guards::ALL
    });
    unguarded.take(&ahead);
    unguarded.take(&corrected);
    assert_eq!(unguarded.store.tallies().unwrap()[0].cells[0].count, 10);

    let mut guarded = Desk::new();
    assert_eq!(guarded.refusal(&ahead), "date_ahead");
    guarded.take(&corrected);
    assert_eq!(guarded.store.tallies().unwrap()[0].cells[0].count, 20);
}
