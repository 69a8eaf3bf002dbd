//! Remarks on the manual: the highest revision counts in any order, a withdrawal takes away, outcomes are hidden when few.

use serde_json::json;

use super::*;
use crate::Cell;

fn with(sequence: u64, remarks: Vec<crate::IncomingRemark>) -> IncomingBundle {
    IncomingBundle {
        remarks,
        ..bundle(1, 1, sequence)
    }
}

fn held(desk: &Desk) -> Vec<(u64, String)> {
    let all = desk.store.remarks().unwrap();
    all.into_iter().map(|r| (r.rev, r.mark)).collect()
}

#[test]
fn the_highest_revision_is_held_in_any_order() {
    let first = with(1, vec![remark(1, 1, "lacking")]);
    let second = with(2, vec![remark(1, 2, "wrong")]);
    for order in [[&first, &second], [&second, &first]] {
        let mut desk = Desk::new();
        for bundle in order {
            desk.take(bundle);
        }
        assert_eq!(held(&desk), [(2, "wrong".to_owned())]);
        assert_eq!(desk.take(&second).changed, 0, "once more changes nothing");
    }
    // The twin: without the guard the one that comes last is held.
    let mut desk = Desk::guarded(Guards {
        revisions: false,
        ..Guards::ALL
    });
    desk.take(&second);
    desk.take(&first);
    assert_eq!(held(&desk), [(1, "lacking".to_owned())]);
}

#[test]
fn a_withdrawal_takes_a_remark_away_and_keeps_it_away() {
    let late = with(1, vec![remark(1, 1, "wrong")]);
    let mut gone = with(2, vec![]);
    gone.tombstones = vec![tombstone(1, 1)];
    let mut desk = Desk::new();
    desk.take(&gone);
    let answer = desk.take(&late).receipt;
    assert_eq!(answer.refused[0].code, "withdrawn");
    assert_eq!(held(&desk), []);
    // Given anew, it has a higher revision.
    desk.take(&with(3, vec![remark(1, 2, "useful")]));
    assert_eq!(held(&desk), [(2, "useful".to_owned())]);
}

#[test]
fn two_facilities_may_use_one_name_and_an_unknown_mark_is_not_taken() {
    let mut desk = Desk::new();
    desk.take(&with(1, vec![remark(1, 1, "wrong")]));
    let mut other = bundle(2, 1, 1);
    other.remarks = vec![remark(1, 1, "useful"), remark(2, 1, "funny")];
    let answer = desk.take(&other).receipt;
    assert_eq!((answer.accepted.len(), answer.refused.len()), (1, 1));
    assert_eq!(answer.refused[0].code, "bad_field");
    assert_eq!(held(&desk).len(), 2);
}

/// Cases that used a passage: `returned` of them returned, `left` left.
fn used(returned: u8, left: u8, threshold: u64) -> crate::UsedPassage {
    let mut desk = Desk::new();
    let mut sent = bundle(1, 1, 1);
    for n in 0..returned + left {
        let mut case = case(n, 1, "cancer");
        let outcome = if n < returned {
            "returned_same"
        } else {
            "left"
        };
        case.fields.insert("outcome".into(), json!(outcome));
        let passages = json!(["liver.judgement", 7]);
        case.fields.insert("passages".into(), passages);
        sent.cases.push(case);
    }
    // One that used nothing counts nowhere.
    sent.cases.push(case(200, 1, "cancer"));
    desk.take(&sent);
    let all = desk.store.used(threshold).unwrap();
    assert_eq!(all.len(), 1, "{all:?}");
    all.into_iter().next().unwrap()
}

#[test]
fn outcomes_of_few_cases_are_hidden_and_cannot_be_subtracted() {
    let told = used(30, 12, crate::DEFAULT_THRESHOLD);
    assert_eq!(told.cases, Cell::Count(42));
    let outcome = |code: &str, cell| (code.to_owned(), cell);
    assert_eq!(
        told.outcomes,
        [
            outcome("left", Cell::Count(12)),
            outcome("returned_same", Cell::Count(30))
        ]
    );
    // Two who left: neither they nor what they can be subtracted from is told.
    let few = used(30, 2, crate::DEFAULT_THRESHOLD);
    let shown = few.outcomes.iter().filter(|(_, c)| *c != Cell::Hidden);
    assert!(shown.count() == 0 || few.cases == Cell::Hidden, "{few:?}");
    assert!(few.outcomes.contains(&outcome("left", Cell::Hidden)));
    // The twin without a threshold shows them.
    let open = used(30, 2, 0);
    assert!(open.outcomes.contains(&outcome("left", Cell::Count(2))));
}
