//! Counts of persons for headquarters: continuing, new and closed, by fiscal year and group.

use crate::assets;
use crate::message::Tally;
use chrono::NaiveDate;
use model::casefile::CaseFile;
use model::{deident, era};
use std::collections::BTreeMap;

/// One episode of a person, in fiscal years.
struct Episode {
    opened_on: String,
    from: i32,
    /// None while it runs.
    to: Option<i32>,
    group: String,
}

/// Counts over all cases. A person is one person in a year, also with two episodes: continuing where an episode came
/// into the year, closed where none goes on, in the group of the episode that was opened last.
pub(crate) fn count<'a>(files: impl Iterator<Item = &'a CaseFile>, today: NaiveDate) -> Vec<Tally> {
    let this_year = era::fiscal_year(today);
    let mut persons: BTreeMap<&str, Vec<Episode>> = BTreeMap::new();
    for file in files {
        if let Some(episode) = episode(file) {
            persons
                .entry(&file.case.person_id)
                .or_default()
                .push(episode);
        }
    }
    let mut table: BTreeMap<(i32, String), (i64, i64, i64)> = BTreeMap::new();
    for episodes in persons.values() {
        let first = episodes.iter().map(|e| e.from).min().unwrap_or(this_year);
        for year in first..=this_year {
            let mut here: Vec<&Episode> = episodes
                .iter()
                .filter(|e| e.from <= year && e.to.is_none_or(|to| year <= to))
                .collect();
            here.sort_by(|a, b| a.opened_on.cmp(&b.opened_on));
            let Some(last) = here.last() else {
                continue;
            };
            let cell = table.entry((year, last.group.clone())).or_default();
            if here.iter().any(|e| e.from < year) {
                cell.0 += 1;
            } else {
                cell.1 += 1;
            }
            if here.iter().all(|e| e.to == Some(year)) {
                cell.2 += 1;
            }
        }
    }
    let row = |((fiscal_year, group), (continuing, new, closed))| Tally {
        fiscal_year,
        group,
        continuing,
        new,
        closed,
    };
    table.into_iter().map(row).collect()
}

fn episode(file: &CaseFile) -> Option<Episode> {
    let year = |iso: &str| iso.parse::<NaiveDate>().ok().map(era::fiscal_year);
    let disease = file.treatment().map_or("", |t| t.disease.as_str());
    Some(Episode {
        from: year(&file.case.opened_on)?,
        to: year(&file.case.closed_on),
        group: deident::hq_group(assets::codes(), disease, &file.case.opened_on),
        opened_on: file.case.opened_on.clone(),
    })
}

/// The same as count tables of the bundle: one a year, cells by group and state.
fn tables(tallies: &[Tally]) -> Vec<::exchange::Tally> {
    let mut years: BTreeMap<i32, Vec<::exchange::TallyCell>> = BTreeMap::new();
    for tally in tallies {
        for (state, count) in [
            ("closed", tally.closed),
            ("continuing", tally.continuing),
            ("new", tally.new),
        ] {
            years
                .entry(tally.fiscal_year)
                .or_default()
                .push(::exchange::TallyCell {
                    codes: vec![tally.group.clone(), state.to_owned()],
                    count: count.unsigned_abs(),
                });
        }
    }
    years
        .into_iter()
        .filter_map(|(year, cells)| {
            Some(::exchange::Tally {
                name: "supported".to_owned(),
                fiscal_year: u16::try_from(year).ok()?,
                axes: vec!["disease_group".to_owned(), "state".to_owned()],
                cells,
            })
        })
        .collect()
}

/// All tables of a bundle.
pub(super) fn leaving(
    gathered: &super::preview::Gathered,
    today: NaiveDate,
) -> Vec<::exchange::Tally> {
    let mut out = tables(&gathered.tallies);
    out.extend(of_edition(&gathered.edition, today));
    out.extend(super::course::tables(&gathered.course, today));
    out
}

/// Which edition of the manual is in use, so that headquarters knows who reads what.
fn of_edition(id: &str, today: NaiveDate) -> Option<::exchange::Tally> {
    Some(::exchange::Tally {
        name: crate::hq::EDITION_TABLE.to_owned(),
        fiscal_year: u16::try_from(era::fiscal_year(today)).ok()?,
        axes: vec!["edition".to_owned()],
        cells: vec![::exchange::TallyCell {
            codes: vec![id.to_owned()],
            count: 1,
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::noun::Treatment;

    fn file(person: &str, opened_on: &str, closed_on: &str, disease: &str) -> CaseFile {
        let mut file = CaseFile::default();
        file.case.person_id = person.into();
        file.case.opened_on = opened_on.into();
        file.case.closed_on = closed_on.into();
        file.treatments.push(Treatment {
            main: true,
            disease: disease.into(),
            ..Treatment::default()
        });
        file
    }

    fn counted(files: &[CaseFile]) -> Vec<(i32, String, [i64; 3])> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        count(files.iter(), today)
            .into_iter()
            .map(|t| (t.fiscal_year, t.group, [t.continuing, t.new, t.closed]))
            .collect()
    }

    #[test]
    fn two_episodes_in_a_year_are_one_person() {
        let closed = file("p", "2026-04-10", "2026-06-01", "cancer");
        let again = file("p", "2026-08-01", "", "cancer");
        let one = counted(&[closed.clone(), again]);
        assert_eq!(one, [(2026, "cancer".to_owned(), [0, 1, 0])]);
        // The twin: the same two episodes of two persons are two.
        let two = counted(&[closed, file("q", "2026-08-01", "", "cancer")]);
        assert_eq!(two, [(2026, "cancer".to_owned(), [0, 2, 1])]);
    }

    #[test]
    fn an_episode_that_came_into_the_year_makes_the_person_a_continuing_one() {
        let files = [
            file("p", "2025-12-01", "2026-05-01", "cancer"),
            file("p", "2026-09-01", "2026-10-01", "diabetes"),
        ];
        let expected = [
            (2025, "cancer".to_owned(), [0, 1, 0]),
            (2026, "diabetes".to_owned(), [1, 0, 1]),
        ];
        assert_eq!(counted(&files), expected);
    }

    #[test]
    fn who_comes_back_after_a_year_without_support_is_new_again() {
        let files = [
            file("p", "2023-05-01", "2023-09-01", "stroke"),
            file("p", "2026-05-01", "", "stroke"),
        ];
        let expected = [
            (2023, "stroke".to_owned(), [0, 1, 1]),
            (2026, "stroke".to_owned(), [0, 1, 0]),
        ];
        assert_eq!(counted(&files), expected);
    }
}
