#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;

fn remark(facility: &str, passage: &str, mark: &str, month: &str) -> HeldRemark {
    HeldRemark {
        facility_key: facility.to_owned(),
        pseudonym: String::new(),
        rev: 1,
        passage: passage.to_owned(),
        edition: "2026-11".to_owned(),
        mark: mark.to_owned(),
        comment: format!("{facility} {mark}"),
        given_on: month.to_owned(),
    }
}

fn order(remarks: &[HeldRemark]) -> Vec<String> {
    let all = rank(remarks, &[]);
    all.into_iter().map(|c| c.passage).collect()
}

#[test]
fn a_graver_mark_goes_before_many_light_ones() {
    let mut all: Vec<HeldRemark> = (0..9)
        .map(|n| remark(&n.to_string(), "lacking.much", "lacking", "2026-11"))
        .collect();
    all.push(remark("a", "old.once", "outdated", "2026-01"));
    all.push(remark("a", "wrong.once", "wrong", "2025-01"));
    assert_eq!(order(&all), ["wrong.once", "old.once", "lacking.much"]);
}

#[test]
fn facilities_weigh_more_than_voices_and_voices_more_than_the_month() {
    let loud = (0..9).map(|_| remark("a", "one.house", "wrong", "2026-11"));
    let two = ["a", "b"].map(|f| remark(f, "two.houses", "wrong", "2024-01"));
    let all: Vec<HeldRemark> = loud.chain(two).collect();
    assert_eq!(order(&all), ["two.houses", "one.house"]);
    // Equal in everything else: the later one.
    let pair = [
        remark("a", "a.earlier", "wrong", "2026-01"),
        remark("a", "b.later", "wrong", "2026-02"),
    ];
    assert_eq!(order(&pair), ["b.later", "a.earlier"]);
    // A lighter mark of another house breaks the tie before the month does.
    let mut with_more = pair.to_vec();
    with_more.push(remark("b", "a.earlier", "lacking", "2024-01"));
    assert_eq!(order(&with_more), ["a.earlier", "b.later"]);
}

#[test]
fn praise_is_told_and_is_no_candidate() {
    let all = [
        remark("a", "a.praised", "useful", "2026-11"),
        remark("a", "b.both", "useful", "2026-11"),
        remark("b", "b.both", "lacking", "2026-03"),
    ];
    let used = [UsedPassage {
        passage: "c.used".to_owned(),
        cases: Cell::Hidden,
        outcomes: vec![],
    }];
    let list = rank(&all, &used);
    let told: Vec<(usize, &str, usize)> = list
        .iter()
        .map(|c| (c.rank, c.passage.as_str(), c.marks.useful))
        .collect();
    assert_eq!(
        told,
        [(1, "b.both", 1), (0, "a.praised", 1), (0, "c.used", 0)]
    );
    assert_eq!(
        list[0].last_on, "2026-03",
        "praise makes nothing more urgent"
    );
    assert!(list[2].used.is_some());
}

#[test]
fn comments_tell_no_facility_and_begin_with_the_gravest() {
    let all = [
        remark("key-a", "p", "useful", "2026-11"),
        remark("key-b", "p", "wrong", "2026-01"),
        remark("key-c", "p", "wrong", "2026-09"),
    ];
    let list = rank(&all, &[]);
    let months: Vec<&str> = list[0]
        .comments
        .iter()
        .map(|c| c.given_on.as_str())
        .collect();
    assert_eq!(months, ["2026-09", "2026-01", "2026-11"]);
    let told = serde_json::to_string(&list).unwrap();
    assert!(!told.contains("facility_key"), "{told}");
}
