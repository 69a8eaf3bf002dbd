#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::*;

const LINES_ONLY: Rules = Rules {
    lines: true,
    links: false,
};
const NONE: Rules = Rules {
    lines: false,
    links: false,
};

fn table(rules: Rules, counts: &[Vec<u64>]) -> Totals {
    let names = |n: usize| (0..n).map(|i| i.to_string()).collect();
    suppress_by(
        rules,
        names(counts.len()),
        names(counts[0].len()),
        counts,
        10,
    )
}

/// The table with its margins as last row and column, and what a reader sees of it.
struct View {
    truth: Vec<Vec<u64>>,
    shown: Vec<Vec<Cell>>,
}

fn view(rules: Rules, counts: &[Vec<u64>]) -> View {
    let totals = table(rules, counts);
    let mut truth: Vec<Vec<u64>> = counts
        .iter()
        .map(|row| [&row[..], &[row.iter().sum()]].concat())
        .collect();
    truth.push(
        (0..truth[0].len())
            .map(|c| truth.iter().map(|row| row[c]).sum())
            .collect(),
    );
    let with_total = |(row, total): (&Vec<Cell>, &Cell)| [&row[..], &[*total]].concat();
    let mut shown: Vec<Vec<Cell>> = totals
        .cells
        .iter()
        .zip(&totals.row_totals)
        .map(with_total)
        .collect();
    shown.push([&totals.column_totals[..], &[totals.total]].concat());
    View { truth, shown }
}

impl View {
    fn hidden(&self) -> Vec<(usize, usize)> {
        let places =
            (0..self.shown.len()).flat_map(|r| (0..self.shown[0].len()).map(move |c| (r, c)));
        places
            .filter(|(r, c)| self.shown[*r][*c] == Cell::Hidden)
            .collect()
    }

    /// All sums that the reader knows, as rows of coefficients over the hidden cells, modulo a prime.
    fn equations(&self) -> Vec<Vec<i128>> {
        let hidden = self.hidden();
        let (last_row, last_column) = (self.shown.len() - 1, self.shown[0].len() - 1);
        let row = |r: usize| {
            let sign = |(hr, hc): &(usize, usize)| {
                i128::from(*hr == r) * if *hc == last_column { -1 } else { 1 }
            };
            hidden.iter().map(sign).collect()
        };
        let column = |c: usize| {
            let sign = |(hr, hc): &(usize, usize)| {
                i128::from(*hc == c) * if *hr == last_row { -1 } else { 1 }
            };
            hidden.iter().map(sign).collect()
        };
        (0..=last_row)
            .map(row)
            .chain((0..=last_column).map(column))
            .collect()
    }

    /// Hidden cells that linear algebra yields from the sums: an oracle that knows nothing of bridges.
    fn computable(&self) -> Vec<(usize, usize)> {
        let reduced = reduce(self.equations());
        let alone = |row: &Vec<i128>| {
            let mut places = row.iter().enumerate().filter(|(_, value)| **value != 0);
            places
                .next()
                .filter(|_| places.next().is_none())
                .map(|(place, _)| place)
        };
        let hidden = self.hidden();
        reduced
            .iter()
            .filter_map(alone)
            .map(|place| hidden[place])
            .collect()
    }

    /// Lines whose sum is shown and whose hidden cells together are a small number.
    fn small_remainders(&self) -> usize {
        let (last_row, last_column) = (self.shown.len() - 1, self.shown[0].len() - 1);
        let rows = (0..=last_row).map(|r| {
            (
                (0..last_column).map(|c| (r, c)).collect::<Vec<_>>(),
                (r, last_column),
            )
        });
        let columns = (0..=last_column).map(|c| {
            (
                (0..last_row).map(|r| (r, c)).collect::<Vec<_>>(),
                (last_row, c),
            )
        });
        let is_hidden = |(r, c): (usize, usize)| self.shown[r][c] == Cell::Hidden;
        rows.chain(columns)
            .filter(|(inner, margin)| {
                let hidden: Vec<_> = inner
                    .iter()
                    .copied()
                    .filter(|place| is_hidden(*place))
                    .collect();
                let sum: u64 = hidden.iter().map(|(r, c)| self.truth[*r][*c]).sum();
                !is_hidden(*margin) && !hidden.is_empty() && sum < 10
            })
            .count()
    }
}

/// Reduced row echelon form modulo a prime; the coefficients of such tables are only ever -1, 0 and 1.
fn reduce(mut rows: Vec<Vec<i128>>) -> Vec<Vec<i128>> {
    const PRIME: i128 = 1_000_000_007;
    let inverse = |value: i128| {
        let (mut result, mut base, mut power) = (1, value, PRIME - 2);
        while power > 0 {
            if power & 1 == 1 {
                result = result * base % PRIME;
            }
            base = base * base % PRIME;
            power >>= 1;
        }
        result
    };
    rows.iter_mut()
        .flatten()
        .for_each(|value| *value = value.rem_euclid(PRIME));
    let mut done = 0;
    for column in 0..rows.first().map_or(0, Vec::len) {
        let Some(pivot) = (done..rows.len()).find(|r| rows[*r][column] != 0) else {
            continue;
        };
        rows.swap(done, pivot);
        let factor = inverse(rows[done][column]);
        rows[done]
            .iter_mut()
            .for_each(|value| *value = *value * factor % PRIME);
        let unit = rows[done].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(r, _)| *r != done) {
            let factor = row[column];
            row.iter_mut()
                .zip(&unit)
                .for_each(|(value, one)| *value = (*value - factor * one).rem_euclid(PRIME));
        }
        done += 1;
    }
    rows
}

fn shown(cells: &[Cell]) -> Vec<Option<u64>> {
    cells
        .iter()
        .map(|cell| {
            if let Cell::Count(n) = cell {
                Some(*n)
            } else {
                None
            }
        })
        .collect()
}

#[test]
fn large_numbers_and_zeros_are_shown() {
    let totals = table(Rules::ALL, &[vec![10, 0], vec![0, 25]]);
    assert_eq!(totals.cells.concat(), [10, 0, 0, 25].map(Cell::Count));
    assert_eq!(
        (totals.total, totals.row_totals),
        (Cell::Count(35), [10, 25].map(Cell::Count).to_vec())
    );
}

#[test]
fn a_single_small_number_takes_others_with_it() {
    let totals = table(Rules::ALL, &[vec![3, 20, 40], vec![15, 30, 50]]);
    assert_eq!(
        shown(&totals.cells[0]),
        [None, None, Some(40)],
        "the smallest neighbour in the row"
    );
    assert_eq!(
        shown(&totals.cells[1]),
        [None, None, Some(50)],
        "and both columns"
    );
    assert_eq!(shown(&totals.row_totals), [Some(63), Some(95)]);
    assert_eq!(totals.total, Cell::Count(158));
}

/// The guard off: the small number follows by one subtraction.
#[test]
fn without_the_rule_for_lines_a_small_number_is_computed() {
    let counts = [vec![3, 20, 40], vec![15, 30, 50]];
    assert_eq!(view(NONE, &counts).computable(), [(0, 0)]);
    assert_eq!(view(Rules::ALL, &counts).computable(), []);
}

/// Two hidden ones whose sum is shown as two would both be known to be one.
#[test]
fn a_small_remainder_of_a_line_is_hidden_too() {
    let counts = [vec![1, 1, 30, 40], vec![50, 50, 50, 50]];
    assert!(view(NONE, &counts).small_remainders() > 0);
    assert_eq!(view(Rules::ALL, &counts).small_remainders(), 0);
}

/// Each line alone hides enough, but two blocks of sums leave exactly the cell between them.
#[test]
fn without_the_rule_for_links_a_cell_between_two_blocks_is_computed() {
    let counts = [
        vec![5, 5, 50, 50],
        vec![5, 5, 5, 50],
        vec![50, 50, 5, 5],
        vec![50, 50, 5, 5],
    ];
    assert_eq!(view(LINES_ONLY, &counts).computable(), [(1, 2)]);
    assert_eq!(view(Rules::ALL, &counts).computable(), []);
}

#[test]
fn a_table_of_one_column_hides_its_margin_as_well() {
    let totals = table(Rules::ALL, &[vec![4], vec![40], vec![60]]);
    assert_eq!(shown(&totals.cells.concat()), [None, None, Some(60)]);
    assert_eq!(shown(&totals.row_totals), [None, None, Some(60)]);
    assert_eq!(totals.total, Cell::Count(104));
}

#[test]
fn empty_and_tiny_tables_hold() {
    let empty = suppress(vec![], vec![], &[], 10);
    assert_eq!((empty.total, empty.cells.len()), (Cell::Count(0), 0));
    let tiny = table(Rules::ALL, &[vec![3]]);
    assert_eq!((tiny.total, tiny.cells[0][0]), (Cell::Hidden, Cell::Hidden));
    let huge = table(Rules::ALL, &[vec![u64::MAX, u64::MAX]]);
    assert_eq!(huge.total, Cell::Count(u64::MAX));
}

#[test]
fn a_threshold_of_one_hides_nothing() {
    let totals = suppress(
        vec!["r".into()],
        vec!["a".into(), "b".into()],
        &[vec![1, 2]],
        1,
    );
    assert_eq!(totals.cells[0], [1, 2].map(Cell::Count));
    assert_eq!(totals.total, Cell::Count(3));
}

prop_compose! {
    fn any_counts()(rows in 1..5_usize, columns in 1..5_usize)(
        counts in proptest::collection::vec(
            proptest::collection::vec(prop_oneof![Just(0), 1..10_u64, 10..40_u64], columns), rows)
    ) -> Vec<Vec<u64>> { counts }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_small_number_is_shown_or_computable(counts in any_counts()) {
        let view = view(Rules::ALL, &counts);
        for (shown, truth) in view.shown.iter().flatten().zip(view.truth.iter().flatten()) {
            match shown {
                Cell::Count(count) => prop_assert!(count == truth && !(1..10).contains(count)),
                Cell::Hidden => prop_assert!(*truth > 0, "zeros stay"),
            }
        }
        prop_assert_eq!(view.computable(), []);
        prop_assert_eq!(view.small_remainders(), 0);
    }
}
