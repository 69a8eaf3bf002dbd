//! 配布の一覧: which facility reads which edition of the manual, since when headquarters knows, and who has not told.

use super::Desk;
use super::edition::TABLE;
use super::evidence::{aligned, write_tables};
use crate::error::ApiResult;
use ::hq::Headquarters;
use ::paper::table::{Entry, Sheet};
use chrono::NaiveDate;
use serde::Serialize;
use std::path::Path;

/// Who reads which edition.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Readers {
    /// Id of the newest edition whose day has come.
    pub newest: String,
    /// Its title.
    pub newest_title: String,
    /// Editions that were published for a later day, by id.
    pub coming: Vec<String>,
    /// Facilities that read the newest one.
    pub up_to_date: usize,
    /// Facilities that read another one.
    pub behind: usize,
    /// Facilities that have not told.
    pub not_told: usize,
    /// Facilities by name.
    pub facilities: Vec<ReadAt>,
}

/// Which edition a facility said that it reads.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct ReadAt {
    /// Name of the facility.
    pub facility: String,
    /// Edition id; empty = not told yet.
    pub edition: String,
    /// Title of that edition; empty = headquarters does not know it.
    pub title: String,
    /// Day on which the bundle that told it was received; empty = none did.
    pub told_on: String,
    /// Fiscal year of that bundle; 0 = none did.
    pub fiscal_year: u16,
    /// newest | older | not_told
    pub state: &'static str,
}

impl Desk {
    /// The distribution register: which edition each admitted facility reads, as its latest bundle told.
    ///
    /// # Errors
    /// What the store says.
    pub fn readers(&mut self, today: NaiveDate) -> ApiResult<Readers> {
        self.note("editions", "")?;
        let today = today.to_string();
        let shelf = self.shelf()?;
        let coming = shelf.iter().filter(|e| e.issued_on > today);
        let coming: Vec<String> = coming.map(|e| e.id.clone()).collect();
        let newest = shelf.iter().find(|e| e.issued_on <= today);
        let newest_id = newest.map(|e| e.id.clone()).unwrap_or_default();
        let told = self.hq.tallies()?;
        let facilities: Vec<ReadAt> = self
            .hq
            .facilities()?
            .into_iter()
            .map(|facility| {
                let own = told
                    .iter()
                    .filter(|t| t.facility_key == facility.facility_key);
                let last = own
                    .filter(|t| t.name == TABLE)
                    .max_by_key(|t| (t.fiscal_year, &t.received_on));
                let edition = last
                    .and_then(|t| t.cells.first()?.codes.first())
                    .cloned()
                    .unwrap_or_default();
                let known = shelf.iter().find(|e| e.id == edition);
                ReadAt {
                    facility: facility.name,
                    title: known.map(|e| e.title.clone()).unwrap_or_default(),
                    told_on: last.map(|t| t.received_on.clone()).unwrap_or_default(),
                    fiscal_year: last.map_or(0, |t| t.fiscal_year),
                    state: match edition.as_str() {
                        "" => "not_told",
                        id if id == newest_id || coming.iter().any(|c| c == id) => "newest",
                        _ => "older",
                    },
                    edition,
                }
            })
            .collect();
        let count = |state: &str| facilities.iter().filter(|f| f.state == state).count();
        Ok(Readers {
            newest_title: newest.map(|e| e.title.clone()).unwrap_or_default(),
            newest: newest_id,
            coming,
            up_to_date: count("newest"),
            behind: count("older"),
            not_told: count("not_told"),
            facilities,
        })
    }
}

impl Readers {
    /// Writes the list to a file that ends in `.xlsx` or `.csv`.
    ///
    /// # Errors
    /// `bad_request` for another ending, or what the disk says.
    pub fn save(&self, output: &Path, day: NaiveDate) -> ApiResult<()> {
        write_tables(&[self.sheet()], output, "マニュアルの版の配布", day)
    }

    fn sheet(&self) -> Sheet {
        let head = ["施設", "使用中の版", "版の名前", "知らせが届いた日", "状態"];
        let state = |state: &str| match state {
            "newest" => "最新",
            "older" => "最新ではない",
            _ => "まだ知らせがない",
        };
        let rows = self.facilities.iter().map(|f| {
            vec![
                Entry::text(&f.facility),
                Entry::text(&f.edition),
                Entry::text(&f.title),
                Entry::text(&f.told_on),
                Entry::text(state(f.state)),
            ]
        });
        Sheet {
            name: "版の配布".to_owned(),
            head: head.map(str::to_owned).into(),
            rows: rows.collect(),
            ..Sheet::default()
        }
    }

    /// The list as lines for a terminal.
    pub fn lines(&self) -> String {
        let mut out = format!(
            "マニュアルの版の配布(最新の版: {} {})\n",
            self.newest, self.newest_title
        );
        if !self.coming.is_empty() {
            out.push_str(&format!(
                "発行日がこれから来る版: {}\n",
                self.coming.join("・")
            ));
        }
        out.push_str(&format!(
            "最新の版 {}施設 ・ 最新ではない版 {}施設 ・ まだ知らせがない {}施設\n\n",
            self.up_to_date, self.behind, self.not_told
        ));
        out.push_str(&aligned(&self.sheet()).join("\n"));
        out.push('\n');
        out
    }
}
