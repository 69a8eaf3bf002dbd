use super::*;

fn act(kind: &str, target: &str) -> Act {
    Act {
        at: "2026-11-22T01:02:03Z".into(),
        user: "user1".into(),
        kind: kind.into(),
        target: target.into(),
    }
}

#[test]
fn acts_come_back_newest_first() {
    let mut desk = Desk::new();
    for act in [act("receive", "a"), act("identity", "")] {
        desk.store.note(&act).unwrap();
    }
    let acts = desk.store.acts(ALL).unwrap();
    assert_eq!(acts, [act("identity", ""), act("receive", "a")]);
    let second = Page {
        offset: 1,
        limit: 1,
    };
    assert_eq!(desk.store.acts(second).unwrap(), [act("receive", "a")]);
}

#[test]
fn a_changed_or_missing_act_breaks_the_chain() {
    for damage in [
        "UPDATE acts SET user = 'user2' WHERE id = 2",
        "DELETE FROM acts WHERE id = 2",
        "UPDATE acts SET kind = 'card' WHERE id = 2",
    ] {
        let mut desk = Desk::new();
        for target in ["a", "b", "c"] {
            desk.store.note(&act("identity", target)).unwrap();
        }
        desk.store.connection.execute(damage, []).unwrap();
        let refusal = desk.store.acts(ALL).unwrap_err();
        assert_eq!(refusal.code(), "damaged", "{damage}");
    }
}
