use super::*;

#[test]
fn only_a_confirmed_fingerprint_admits() {
    let mut desk = Desk::new();
    let card = card(3);
    for wrong in ["", "0003", "0003 1111 2222 3333 4444 5555 6666 7778"] {
        let refusal = desk.store.admit(&card, wrong, TODAY).unwrap_err();
        assert_eq!(refusal.code(), "fingerprint_mismatch", "{wrong}");
    }
    assert_eq!(desk.refusal(&bundle(3, 1, 1)), "unknown_sender");
    assert_eq!(
        desk.store
            .admit(&card, "00031111-22223333-44445555-66667777", TODAY)
            .unwrap(),
        Admission::New
    );
    desk.take(&bundle(3, 1, 1));
}

#[test]
fn a_card_without_a_fingerprint_is_not_confirmed_by_nothing() {
    let mut desk = Desk::new();
    let card = FacilityCard {
        fingerprint: String::new(),
        ..card(3)
    };
    assert_eq!(
        desk.store.admit(&card, "", TODAY).unwrap_err().code(),
        "fingerprint_mismatch"
    );
}

#[test]
fn admitting_again_renews_name_and_recipient() {
    let mut desk = Desk::new();
    assert_eq!(
        desk.store
            .admit(&card(1), &card(1).fingerprint, TODAY)
            .unwrap(),
        Admission::Unchanged
    );
    let renamed = FacilityCard {
        name: "新しい名前の病院".into(),
        ..card(1)
    };
    assert_eq!(
        desk.store
            .admit(&renamed, &renamed.fingerprint, TODAY)
            .unwrap(),
        Admission::Renewed
    );
    let facilities = desk.store.facilities().unwrap();
    let names: Vec<&str> = facilities
        .iter()
        .map(|facility| facility.name.as_str())
        .collect();
    assert_eq!(names, ["新しい名前の病院", "第2病院"]);
    assert_eq!(facilities[0].admitted_on, TODAY);
    assert_eq!(facilities[1].admitted_on, "2026-04-01");
}

#[test]
fn the_list_counts_bundles() {
    let mut desk = Desk::new();
    desk.take(&bundle(1, 1, 1));
    desk.store.receive(&bundle(1, 1, 2), "2026-12-01").unwrap();
    let facilities = desk.store.facilities().unwrap();
    assert_eq!(
        (
            facilities[0].bundles,
            facilities[0].last_received_on.as_deref()
        ),
        (2, Some("2026-12-01"))
    );
    assert_eq!(
        (
            facilities[1].bundles,
            facilities[1].last_received_on.as_deref()
        ),
        (0, None)
    );
}

#[test]
fn misshapen_cards_are_refused() {
    let mut desk = Desk::new();
    let nameless = FacilityCard {
        name: String::new(),
        ..card(3)
    };
    assert_eq!(
        desk.store
            .admit(&nameless, &nameless.fingerprint, TODAY)
            .unwrap_err()
            .code(),
        "malformed"
    );
    let short = FacilityCard {
        facility_key: "03".into(),
        ..card(3)
    };
    assert_eq!(
        desk.store
            .admit(&short, &short.fingerprint, TODAY)
            .unwrap_err()
            .code(),
        "malformed"
    );
    assert_eq!(
        desk.store
            .admit(&card(3), &card(3).fingerprint, "令和8年")
            .unwrap_err()
            .code(),
        "malformed"
    );
    assert_eq!(desk.store.facilities().unwrap().len(), 2);
}
