use super::*;
use crate::{Axis, Cell, DEFAULT_THRESHOLD};

/// 12 cases of cancer, 3 of stroke and 20 of other diseases, from two facilities.
fn filled() -> Desk {
    let mut desk = Desk::new();
    let mut first = bundle(1, 1, 1);
    first.cases = (0..12)
        .map(|n| case(n, 1, "cancer"))
        .chain((12..15).map(|n| case(n, 1, "stroke")))
        .collect();
    for case in first.cases.iter_mut().take(4) {
        case.fields.insert("fiscal_year".into(), 2025.into());
        case.fields.remove("outcome");
    }
    let mut second = bundle(2, 1, 1);
    second.cases = (0..20).map(|n| case(n, 1, "other")).collect();
    desk.take(&first);
    desk.take(&second);
    desk
}

fn request(rows: Axis, columns: Option<Axis>, threshold: u64) -> TotalsRequest {
    TotalsRequest {
        rows,
        columns,
        filter: CaseFilter::default(),
        threshold,
    }
}

#[test]
fn cases_are_counted_along_every_axis() {
    let desk = filled();
    let counts = |axis| {
        let totals = desk.store.totals(&request(axis, None, 0)).unwrap();
        assert_eq!(
            (totals.columns, totals.total),
            (vec!["all".to_owned()], Cell::Count(35))
        );
        let rows = totals.rows.into_iter().zip(totals.row_totals);
        rows.map(|(code, cell)| format!("{code} {}", serde_json::to_value(cell).unwrap()["count"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        counts(Axis::DiseaseGroup),
        ["cancer 12", "other 20", "stroke 3"]
    );
    assert_eq!(counts(Axis::FiscalYear), ["2025 4", "2026 31"]);
    assert_eq!(counts(Axis::Outcome), ["continued 31", "unset 4"]);
    assert_eq!(
        counts(Axis::Facility),
        [
            format!("{} 15", facility_key(1)),
            format!("{} 20", facility_key(2))
        ]
    );
    assert_eq!(counts(Axis::Path), ["direct 35"]);
    assert_eq!(counts(Axis::AgeBand), ["50s 35"]);
    assert_eq!(counts(Axis::Sex), ["female 35"]);
    for axis in Axis::ALL {
        assert_eq!(Axis::parse(axis.as_str()), Some(axis));
    }
}

#[test]
fn small_numbers_are_hidden_with_their_neighbours() {
    let desk = filled();
    let totals = desk
        .store
        .totals(&request(Axis::DiseaseGroup, None, DEFAULT_THRESHOLD))
        .unwrap();
    assert_eq!(totals.rows, ["cancer", "other", "stroke"]);
    assert_eq!(
        totals.row_totals,
        [Cell::Hidden, Cell::Count(20), Cell::Hidden]
    );
    assert_eq!(totals.total, Cell::Count(35));
    let json = serde_json::to_value(&totals).unwrap();
    assert_eq!(
        json["row_totals"],
        serde_json::json!(["hidden", {"count": 20}, "hidden"])
    );
}

#[test]
fn two_axes_make_a_full_table() {
    let desk = filled();
    let totals = desk
        .store
        .totals(&request(Axis::DiseaseGroup, Some(Axis::FiscalYear), 0))
        .unwrap();
    assert_eq!(totals.columns, ["2025", "2026"]);
    assert_eq!(
        totals.cells,
        [[4, 8], [0, 20], [0, 3]].map(|row| row.map(Cell::Count).to_vec())
    );
    assert_eq!(totals.column_totals, [4, 31].map(Cell::Count));
}

#[test]
fn filters_narrow_totals_and_lists_alike() {
    let desk = filled();
    let some = |text: &str| Some(text.to_owned());
    let filters = [
        (
            CaseFilter {
                facility_key: Some(facility_key(1)),
                ..CaseFilter::default()
            },
            15,
        ),
        (
            CaseFilter {
                from_year: Some(2026),
                ..CaseFilter::default()
            },
            31,
        ),
        (
            CaseFilter {
                to_year: Some(2025),
                ..CaseFilter::default()
            },
            4,
        ),
        (
            CaseFilter {
                disease_group: some("stroke"),
                ..CaseFilter::default()
            },
            3,
        ),
        (
            CaseFilter {
                path: some("document"),
                ..CaseFilter::default()
            },
            0,
        ),
        (
            CaseFilter {
                outcome: some("continued"),
                ..CaseFilter::default()
            },
            31,
        ),
        (
            CaseFilter {
                age_band: some("50s"),
                sex: some("male"),
                ..CaseFilter::default()
            },
            0,
        ),
        (
            CaseFilter {
                facility_key: some("' OR 1=1 --"),
                ..CaseFilter::default()
            },
            0,
        ),
    ];
    for (filter, expected) in filters {
        let page = desk.store.cases(&filter, ALL).unwrap();
        assert_eq!(
            (page.total, page.cases.len()),
            (expected, usize::try_from(expected).unwrap()),
            "{filter:?}"
        );
        let request = TotalsRequest {
            filter,
            ..request(Axis::Sex, None, 0)
        };
        assert_eq!(
            desk.store.totals(&request).unwrap().total,
            Cell::Count(expected)
        );
    }
}

#[test]
fn lists_are_paged() {
    let desk = filled();
    let everything = desk.store.cases(&CaseFilter::default(), ALL).unwrap().cases;
    let mut paged = Vec::new();
    for offset in [0, 10, 20, 30, 40] {
        let page = desk
            .store
            .cases(&CaseFilter::default(), Page { offset, limit: 10 })
            .unwrap();
        assert_eq!(page.total, 35);
        paged.extend(page.cases);
    }
    assert_eq!(paged, everything);
}

#[test]
fn the_facilities_own_tables_are_added_up() {
    let mut desk = Desk::new();
    for (facility, cancer, stroke) in [(1, 30, 4), (2, 25, 8)] {
        let mut bundle = bundle(facility, 1, 1);
        let last_year = crate::IncomingTally {
            fiscal_year: 2025,
            ..tally(100, 200)
        };
        bundle.tallies = vec![tally(cancer, stroke), last_year];
        desk.take(&bundle);
    }
    let mut request = TallyRequest {
        name: "disease_group".into(),
        fiscal_year: Some(2026),
        facility_key: None,
        threshold: DEFAULT_THRESHOLD,
    };
    let totals = desk.store.tally_totals(&request).unwrap();
    assert_eq!(totals.row_totals, [55, 12].map(Cell::Count));
    request.facility_key = Some(facility_key(1));
    assert_eq!(
        desk.store.tally_totals(&request).unwrap().row_totals,
        [Cell::Hidden, Cell::Hidden]
    );
    request.fiscal_year = None;
    assert_eq!(
        desk.store.tally_totals(&request).unwrap().row_totals,
        [130, 204].map(Cell::Count)
    );
    request.name = "none".into();
    assert_eq!(desk.store.tally_totals(&request).unwrap().rows.len(), 0);
}

#[test]
fn tables_with_other_axes_are_not_mixed() {
    let mut desk = Desk::new();
    let mut first = bundle(1, 1, 1);
    first.tallies = vec![tally(30, 12)];
    let mut second = bundle(2, 1, 1);
    second.tallies = vec![tally(30, 12)];
    second.tallies[0].axes = vec!["sex".into()];
    desk.take(&first);
    desk.take(&second);
    let request = TallyRequest {
        name: "disease_group".into(),
        fiscal_year: None,
        facility_key: None,
        threshold: 0,
    };
    assert_eq!(
        desk.store.tally_totals(&request).unwrap_err().code(),
        "mixed_axes"
    );
    let one = TallyRequest {
        facility_key: Some(facility_key(2)),
        ..request
    };
    assert_eq!(
        desk.store.tally_totals(&one).unwrap().total,
        Cell::Count(42)
    );
}

#[test]
fn totals_read_only_the_index() {
    let desk = filled();
    let sql = concat!(
        include_str!("../total.sql"),
        include_str!("../filter.sql"),
        include_str!("../total_groups.sql")
    );
    let mut statement = desk
        .store
        .connection
        .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
        .unwrap();
    let plan: Vec<String> = statement
        .query_map(rusqlite::params_from_iter([None::<i64>; 10]), |row| {
            row.get(3)
        })
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(
        plan.iter()
            .any(|step| step.contains("COVERING INDEX cases_by_axis")),
        "{plan:?}"
    );
}
