//! The tables that this program writes: their headings by edition, and how one is known again when it comes back.

use chrono::NaiveDate;
use serde::Deserialize;

/// Property of a workbook that says which of our tables it is.
pub(crate) const PROPERTY: &str = "RyoritsuDeskTable";
/// Column of a table that names the case without naming anybody.
const CODE: &str = "code";
/// Column with the number that people see.
const NUMBER: &str = "number";
/// Columns in the order of an edition that are no accident, one of them being the number.
const NO_ACCIDENT: usize = 4;

/// All editions.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Editions {
    edition: Vec<Edition>,
}

/// The headings of one table as they were at a time.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Edition {
    /// `cases` or `activities`
    pub(crate) what: String,
    /// `2026-11`; later ones sort after earlier ones.
    pub(crate) id: String,
    valid_from: NaiveDate,
    /// In the order in which they are written.
    #[serde(rename = "column")]
    pub(crate) columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Column {
    /// What its cells hold.
    pub(crate) code: String,
    /// Heading.
    pub(crate) head: String,
    /// Names somebody.
    pub(crate) names: bool,
    /// Field with which it is compared when it comes back, may be empty.
    pub(crate) target: String,
    /// Nobody else uses this word.
    pub(crate) ours: bool,
}

/// What a table that came back is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// `cases` or `activities`
    pub(crate) what: String,
    /// The edition that it was written in; empty when only its headings say so and several have them.
    pub(crate) edition: String,
    /// It was written by a program that knows later editions.
    pub(crate) newer: bool,
    /// Field of each column of the file; empty = it is not taken.
    pub(crate) targets: Vec<String>,
    /// Columns of the file that no edition known here has.
    pub(crate) extra: Vec<usize>,
    /// The column that names the case by its code.
    pub(crate) code: Option<usize>,
}

impl Edition {
    /// What the property of a workbook says.
    pub(crate) fn mark(&self) -> String {
        format!("{} {}", self.what, self.id)
    }

    fn place(&self, heading: &str) -> Option<usize> {
        let wanted = bare(heading);
        self.columns.iter().position(|c| bare(&c.head) == wanted)
    }

    /// The place of each heading among the columns; a second one of the same name is none of ours.
    fn places(&self, headings: &[String]) -> Vec<Option<usize>> {
        let mut taken = Vec::new();
        headings
            .iter()
            .map(|heading| {
                let place = self.place(heading).filter(|p| !taken.contains(p));
                taken.extend(place);
                place
            })
            .collect()
    }

    fn known(&self, headings: &[String], places: &[Option<usize>]) -> Known {
        let column = |place: &Option<usize>| place.and_then(|p| self.columns.get(p));
        let is_code = |place: &Option<usize>| column(place).is_some_and(|c| c.code == CODE);
        let filled = headings.iter().zip(places).enumerate();
        Known {
            what: self.what.clone(),
            edition: self.id.clone(),
            newer: false,
            targets: places
                .iter()
                .map(|place| column(place).map_or_else(String::new, |c| c.target.clone()))
                .collect(),
            extra: filled
                .filter(|(_, (heading, place))| place.is_none() && !bare(heading).is_empty())
                .map(|(at, _)| at)
                .collect(),
            code: places.iter().position(is_code),
        }
    }

    /// Do the headings alone say that it is ours? A word that nobody else uses and mostly our columns do, and so do columns
    /// of ours only, in our order, with the number among them.
    fn is_told_by(&self, headings: &[String], places: &[Option<usize>]) -> bool {
        let ours: Vec<usize> = places.iter().flatten().copied().collect();
        let has = |is: &dyn Fn(&Column) -> bool| {
            ours.iter()
                .any(|place| self.columns.get(*place).is_some_and(is))
        };
        let filled = headings.iter().filter(|h| !bare(h).is_empty()).count();
        let mostly = ours.len() * 2 > filled && has(&|c| c.ours);
        let only = ours.len() == filled && ours.len() >= NO_ACCIDENT && ours.is_sorted();
        mostly || only && has(&|c| c.code == NUMBER)
    }
}

impl Editions {
    /// The edition in which a table is written on a day.
    pub(crate) fn of(&self, what: &str, day: NaiveDate) -> Option<&Edition> {
        let all = || self.edition.iter().filter(|e| e.what == what);
        all()
            .filter(|e| e.valid_from <= day)
            .max_by_key(|e| e.valid_from)
            .or_else(|| all().min_by_key(|e| e.valid_from))
    }

    /// Knows a table again by what its workbook says of itself, else by its headings.
    pub(crate) fn recognise(&self, mark: &str, headings: &[String]) -> Option<Known> {
        if let Some((what, id)) = mark.split_once(' ')
            && let Some(known) = self.marked(what, id, headings)
        {
            return Some(known);
        }
        // Of several that fit the one with most of the columns, and of these the latest.
        let fitting = self.edition.iter().filter_map(|edition| {
            let places = edition.places(headings);
            edition
                .is_told_by(headings, &places)
                .then(|| (places.iter().flatten().count(), edition, places))
        });
        let (_, edition, places) =
            fitting.max_by_key(|(count, edition, _)| (*count, edition.valid_from))?;
        Some(edition.known(headings, &places))
    }

    fn marked(&self, what: &str, id: &str, headings: &[String]) -> Option<Known> {
        let all = || self.edition.iter().filter(|e| e.what == what);
        let latest = all().max_by_key(|e| e.valid_from)?;
        let same = all().find(|e| e.id == id);
        let edition = same.unwrap_or(latest);
        let places = edition.places(headings);
        // A workbook whose table was replaced still carries the property.
        places.iter().flatten().next()?;
        let mut known = edition.known(headings, &places);
        known.newer = same.is_none() && *id > *latest.id;
        id.clone_into(&mut known.edition);
        Some(known)
    }
}

fn bare(heading: &str) -> String {
    heading.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests;
