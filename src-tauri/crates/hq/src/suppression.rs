//! Hiding small numbers in a table with margins, so that they cannot be computed from what is shown.
//!
//! Every sum of a line is also known to the reader, so three things are ensured:
//! no count from 1 to below the threshold is shown; the hidden cells of a line whose sum is shown are more
//! than one and add up to the threshold or more; and no hidden cell follows from all sums together.

use std::collections::BTreeSet;

use crate::totals::{Cell, Totals};

/// The threshold of headquarters' tables: 1 to 9 are hidden.
pub const DEFAULT_THRESHOLD: u64 = 10;

/// Which rules hold; tests take one away to see what it prevents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    pub(crate) lines: bool,
    pub(crate) links: bool,
}

impl Rules {
    pub(crate) const ALL: Self = Self {
        lines: true,
        links: true,
    };
}

/// A table with its margins as last row and last column.
struct Grid {
    width: usize,
    values: Vec<u64>,
    hidden: BTreeSet<(usize, usize)>,
}

/// A row or a column; its last place is its sum.
type Line = Vec<(usize, usize)>;

/// Hides what must be hidden and adds the margins; `counts` holds one list per row.
pub(crate) fn suppress(
    rows: Vec<String>,
    columns: Vec<String>,
    counts: &[Vec<u64>],
    threshold: u64,
) -> Totals {
    suppress_by(Rules::ALL, rows, columns, counts, threshold)
}

pub(crate) fn suppress_by(
    rules: Rules,
    rows: Vec<String>,
    columns: Vec<String>,
    counts: &[Vec<u64>],
    threshold: u64,
) -> Totals {
    let mut grid = Grid::with_margins(counts, columns.len());
    grid.hide_small(threshold);
    while (rules.lines && grid.hide_beside_a_revealing_line(threshold))
        || (rules.links && grid.hide_beside_a_bridge())
    {}
    let (last_row, last_column) = (rows.len(), columns.len());
    Totals {
        cells: (0..last_row)
            .map(|r| (0..last_column).map(|c| grid.cell((r, c))).collect())
            .collect(),
        row_totals: (0..last_row).map(|r| grid.cell((r, last_column))).collect(),
        column_totals: (0..last_column).map(|c| grid.cell((last_row, c))).collect(),
        total: grid.cell((last_row, last_column)),
        rows,
        columns,
    }
}

impl Grid {
    fn with_margins(counts: &[Vec<u64>], columns: usize) -> Self {
        let sum_of = |c: usize| add_up(counts.iter().filter_map(|row| row.get(c)));
        let mut sums: Vec<u64> = (0..columns).map(sum_of).collect();
        sums.push(add_up(&sums));
        let rows = counts
            .iter()
            .flat_map(|row| row.iter().copied().chain([add_up(row)]));
        let values = rows.chain(sums).collect();
        Self {
            width: columns + 1,
            values,
            hidden: BTreeSet::new(),
        }
    }

    fn height(&self) -> usize {
        self.values.len() / self.width
    }

    fn value(&self, (row, column): (usize, usize)) -> u64 {
        self.values
            .get(row * self.width + column)
            .copied()
            .unwrap_or(0)
    }

    fn cell(&self, place: (usize, usize)) -> Cell {
        if self.hidden.contains(&place) {
            Cell::Hidden
        } else {
            Cell::Count(self.value(place))
        }
    }

    fn places(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let (height, width) = (self.height(), self.width);
        (0..height).flat_map(move |r| (0..width).map(move |c| (r, c)))
    }

    fn row(&self, r: usize) -> Line {
        (0..self.width).map(|c| (r, c)).collect()
    }

    fn column(&self, c: usize) -> Line {
        (0..self.height()).map(|r| (r, c)).collect()
    }

    fn hide_small(&mut self, threshold: u64) {
        let small = |place: &(usize, usize)| (1..threshold).contains(&self.value(*place));
        self.hidden = self.places().filter(small).collect();
    }

    /// The smallest count among these places that is still shown; a zero tells nothing and hides nothing.
    fn smallest_shown(&self, places: &[(usize, usize)]) -> Option<(usize, usize)> {
        let shown = places
            .iter()
            .filter(|place| !self.hidden.contains(place) && self.value(**place) > 0);
        shown
            .copied()
            .min_by_key(|place| (self.value(*place), *place))
    }

    fn hide_beside_a_revealing_line(&mut self, threshold: u64) -> bool {
        let lines = (0..self.height())
            .map(|r| self.row(r))
            .chain((0..self.width).map(|c| self.column(c)));
        for line in lines.collect::<Vec<_>>() {
            let Some((margin, inner)) = line.split_last() else {
                continue;
            };
            if !self.reveals(inner, *margin, threshold) {
                continue;
            }
            if let Some(place) = self
                .smallest_shown(inner)
                .or_else(|| self.smallest_shown(&[*margin]))
            {
                return self.hidden.insert(place);
            }
        }
        false
    }

    /// Whether a reader can subtract the shown cells of a line from its sum and learn a small number.
    fn reveals(&self, inner: &[(usize, usize)], margin: (usize, usize), threshold: u64) -> bool {
        let hidden = || inner.iter().filter(|place| self.hidden.contains(place));
        if self.hidden.contains(&margin) {
            return hidden().next().is_none();
        }
        match hidden().count() {
            0 => false,
            1 => true,
            _ => add_up(&hidden().map(|place| self.value(*place)).collect::<Vec<_>>()) < threshold,
        }
    }

    /// Rows and columns are joined by their hidden cells; a cell follows from the sums exactly if it is the
    /// only join between two parts of the table.
    fn hide_beside_a_bridge(&mut self) -> bool {
        let is_bridge =
            |place: &(usize, usize)| !self.is_on_a_square(*place) && self.is_bridge(*place);
        let Some((r, c)) = self.hidden.iter().copied().find(is_bridge) else {
            return false;
        };
        let beside = [self.row(r), self.column(c)].concat();
        let everywhere: Line = self.places().collect();
        let place = self
            .smallest_shown(&beside)
            .or_else(|| self.smallest_shown(&everywhere));
        place.is_some_and(|place| self.hidden.insert(place))
    }

    /// Almost every hidden cell is a corner of four hidden ones, which is cheap to see and no bridge.
    fn is_on_a_square(&self, (row, column): (usize, usize)) -> bool {
        let in_row = || {
            self.hidden
                .range((row, 0)..=(row, usize::MAX))
                .filter(|(_, c)| *c != column)
        };
        let rows = (0..self.height()).filter(|r| *r != row && self.hidden.contains(&(*r, column)));
        rows.into_iter()
            .any(|r| in_row().any(|(_, c)| self.hidden.contains(&(r, *c))))
    }

    fn is_bridge(&self, (row, column): (usize, usize)) -> bool {
        let mut reached_rows = BTreeSet::from([row]);
        let mut reached_columns = BTreeSet::new();
        loop {
            let before = reached_rows.len() + reached_columns.len();
            for (r, c) in self.hidden.iter().filter(|place| **place != (row, column)) {
                if reached_rows.contains(r) || reached_columns.contains(c) {
                    reached_rows.insert(*r);
                    reached_columns.insert(*c);
                }
            }
            if reached_columns.contains(&column) {
                return false;
            }
            if reached_rows.len() + reached_columns.len() == before {
                return true;
            }
        }
    }
}

/// A facility may send any number; a sum that leaves the range stays at its end instead of ending the program.
fn add_up<'a>(counts: impl IntoIterator<Item = &'a u64>) -> u64 {
    counts
        .into_iter()
        .fold(0, |sum, count| sum.saturating_add(*count))
}

#[cfg(test)]
#[path = "suppression_tests.rs"]
mod tests;
