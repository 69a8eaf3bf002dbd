//! A store in a folder of its own and short ways to make bundles, for tests only.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::{IncomingCase, IncomingRemark, IncomingTally, IncomingTallyCell, IncomingTombstone};

pub(super) const KEY: [u8; 32] = [7; 32];
pub(super) const TODAY: &str = "2026-11-22";
pub(super) const ALL: Page = Page {
    offset: 0,
    limit: 10_000,
};

/// A store with two admitted facilities.
pub(super) struct Desk {
    pub(super) store: SqliteHeadquarters,
    pub(super) folder: TempDir,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self::guarded(Guards::ALL)
    }

    pub(super) fn guarded(guards: Guards) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store =
            SqliteHeadquarters::create(&folder.path().join("hq.db"), &KEY, &identity()).unwrap();
        store.guards = guards;
        for n in [1, 2] {
            let card = card(n);
            store.admit(&card, &card.fingerprint, "2026-04-01").unwrap();
        }
        Self { store, folder }
    }

    pub(super) fn take(&mut self, bundle: &IncomingBundle) -> Reception {
        self.store.receive(bundle, TODAY).unwrap()
    }

    pub(super) fn refusal(&mut self, bundle: &IncomingBundle) -> &'static str {
        self.store.receive(bundle, TODAY).unwrap_err().code()
    }

    /// Everything that totals are made of.
    pub(super) fn held(&self) -> (Vec<crate::HeldCase>, Vec<HeldTally>, Vec<Totals>) {
        let request = |rows, columns| TotalsRequest {
            rows,
            columns: Some(columns),
            filter: CaseFilter::default(),
            threshold: 0,
        };
        let totals = [
            request(crate::Axis::DiseaseGroup, crate::Axis::Outcome),
            request(crate::Axis::Facility, crate::Axis::FiscalYear),
        ];
        (
            self.store.cases(&CaseFilter::default(), ALL).unwrap().cases,
            self.store.tallies().unwrap(),
            totals
                .iter()
                .map(|request| self.store.totals(request).unwrap())
                .collect(),
        )
    }

    /// Every row of every table, to see that nothing at all has changed.
    pub(super) fn dump(&self) -> Vec<String> {
        let tables = [
            "headquarters",
            "facilities",
            "bundles",
            "cases",
            "tombstones",
            "tallies",
            "remarks",
        ];
        let rows = |table: &&str| {
            let sql = format!("SELECT * FROM {table} ORDER BY 1, 2, 3");
            let mut statement = self.store.connection.prepare(&sql).unwrap();
            let columns = statement.column_count();
            let row = |row: &rusqlite::Row<'_>| {
                Ok((0..columns)
                    .map(|i| format!("{:?}", row.get_ref(i).unwrap()))
                    .collect::<Vec<_>>()
                    .join("|"))
            };
            statement
                .query_map([], row)
                .unwrap()
                .map(|row| format!("{table}: {}", row.unwrap()))
                .collect::<Vec<_>>()
        };
        tables.iter().flat_map(rows).collect()
    }
}

pub(super) fn identity() -> Identity {
    Identity {
        name: "本部".into(),
        signing_seed: [9; 32],
        age_identity: "AGE-SECRET-KEY-1TEST".into(),
        epoch: "f0".repeat(16),
    }
}

pub(super) fn facility_key(n: u8) -> String {
    format!("{n:02x}").repeat(32)
}

pub(super) fn card(n: u8) -> FacilityCard {
    FacilityCard {
        name: format!("第{n}病院"),
        facility_key: facility_key(n),
        recipient: format!("age1{n}"),
        fingerprint: format!("{n:04} 1111 2222 3333 4444 5555 6666 7777"),
    }
}

pub(super) fn name(n: u8) -> String {
    format!("{n:02x}").repeat(16)
}

/// The hash that stands for bundle `sequence` of an epoch.
pub(super) fn hash(epoch: u8, sequence: u64) -> String {
    format!("{epoch:02x}{sequence:062x}")
}

/// The n-th bundle of an epoch, chained to the one before, without rows.
pub(super) fn bundle(facility: u8, epoch: u8, sequence: u64) -> IncomingBundle {
    IncomingBundle {
        facility_key: facility_key(facility),
        epoch: name(epoch),
        sequence,
        header_sha256: hash(epoch, sequence),
        previous: if sequence > 1 {
            hash(epoch, sequence - 1)
        } else {
            String::new()
        },
        audit_head: String::new(),
        created_on: "2026-11".into(),
        cases: vec![],
        tombstones: vec![],
        tallies: vec![],
        remarks: vec![],
    }
}

pub(super) fn case(n: u8, rev: u64, disease: &str) -> IncomingCase {
    let fields = json!({
        "fiscal_year": 2026, "disease_group": disease, "path": "direct", "outcome": "continued",
        "age_band": "50s", "sex": "female", "days": rev
    });
    IncomingCase {
        pseudonym: name(n),
        rev,
        fields: serde_json::from_value(fields).unwrap(),
    }
}

pub(super) fn remark(n: u8, rev: u64, mark: &str) -> IncomingRemark {
    IncomingRemark {
        pseudonym: name(n),
        rev,
        passage: "liver.judgement".into(),
        edition: "2026-11".into(),
        mark: mark.into(),
        comment: format!("第{rev}版の意見"),
        given_on: "2026-11".into(),
    }
}

pub(super) fn tombstone(n: u8, rev: u64) -> IncomingTombstone {
    IncomingTombstone {
        pseudonym: name(n),
        rev,
    }
}

pub(super) fn tally(cancer: u64, stroke: u64) -> IncomingTally {
    let cell = |code: &str, count| IncomingTallyCell {
        codes: vec![code.into()],
        count,
    };
    IncomingTally {
        name: "disease_group".into(),
        fiscal_year: 2026,
        axes: vec!["disease_group".into()],
        cells: vec![cell("cancer", cancer), cell("stroke", stroke)],
    }
}
