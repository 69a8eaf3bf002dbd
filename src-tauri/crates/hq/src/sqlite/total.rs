//! Totals over cases and over the facilities' own tables.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::{from_sql, list::filter_params};
use crate::{HeldTally, HqError, TallyRequest, Totals, TotalsRequest, suppression::suppress};

const TOTAL: &str = concat!(
    include_str!("total.sql"),
    include_str!("filter.sql"),
    include_str!("total_groups.sql")
);
/// The code of the only column when there is no second axis.
const ALL: &str = "all";

/// Counts by row and column code.
type Counts = BTreeMap<(String, String), u64>;

pub(super) fn totals(connection: &Connection, request: &TotalsRequest) -> Result<Totals, HqError> {
    let row_axis = request.rows.as_str();
    let column_axis = request.columns.map_or(ALL, crate::Axis::as_str);
    let mut params = filter_params(&request.filter);
    params.push((":row_axis", &row_axis));
    params.push((":column_axis", &column_axis));
    let mut statement = connection.prepare_cached(TOTAL)?;
    let mut rows = statement.query(params.as_slice())?;
    let mut counts = Counts::new();
    while let Some(row) = rows.next()? {
        counts.insert((row.get(0)?, row.get(1)?), from_sql(row.get(2)?)?);
    }
    Ok(table(&counts, request.threshold))
}

pub(super) fn tally_totals(
    tallies: &[HeldTally],
    request: &TallyRequest,
) -> Result<Totals, HqError> {
    let wanted = |tally: &&HeldTally| {
        tally.name == request.name
            && request
                .fiscal_year
                .is_none_or(|year| year == tally.fiscal_year)
            && request
                .facility_key
                .as_ref()
                .is_none_or(|key| *key == tally.facility_key)
    };
    let wanted: Vec<&HeldTally> = tallies.iter().filter(wanted).collect();
    let mixed = || HqError::MixedAxes {
        name: request.name.clone(),
    };
    let axes: BTreeSet<&[String]> = wanted.iter().map(|tally| tally.axes.as_slice()).collect();
    if axes.len() > 1 {
        return Err(mixed());
    }
    let mut counts = Counts::new();
    for cell in wanted.iter().flat_map(|tally| &tally.cells) {
        let codes = match cell.codes.as_slice() {
            [row] => (row.clone(), ALL.to_owned()),
            [row, column] => (row.clone(), column.clone()),
            _ => return Err(mixed()),
        };
        let sum = counts.entry(codes).or_default();
        *sum = sum.saturating_add(cell.count);
    }
    Ok(table(&counts, request.threshold))
}

/// Spreads the counts over all rows and columns that occur, in the order of their codes.
fn table(counts: &Counts, threshold: u64) -> Totals {
    let rows: BTreeSet<&String> = counts.keys().map(|(row, _)| row).collect();
    let columns: BTreeSet<&String> = counts.keys().map(|(_, column)| column).collect();
    let count = |row: &String, column: &String| {
        counts
            .get(&(row.clone(), column.clone()))
            .copied()
            .unwrap_or(0)
    };
    let cells: Vec<Vec<u64>> = rows
        .iter()
        .map(|row| columns.iter().map(|column| count(row, column)).collect())
        .collect();
    suppress(
        rows.into_iter().cloned().collect(),
        columns.into_iter().cloned().collect(),
        &cells,
        threshold,
    )
}
