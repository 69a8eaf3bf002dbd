//! Names by which the facility's own workbook asks for figures: `rd.groups.all.new` is table, row and column.

use super::{Table, Value};
use crate::code::CodeBook;
use std::collections::BTreeSet;

/// How every such name begins.
pub const PREFIX: &str = "rd.";

/// A figure under its name.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureName {
    /// The name, in small letters.
    pub name: String,
    /// Figure id.
    pub table: &'static str,
    /// What its row is called.
    pub row: String,
    /// What its column is called.
    pub column: String,
    /// The figure.
    pub value: Value,
}

/// Tables with one row for each code of a list that occurs: what does not occur is asked for too, and is nought.
const BY_CODE: [(&str, &str); 10] = [
    ("disease", "disease"),
    ("path", "path"),
    ("link", "link"),
    ("channel", "channel"),
    ("kind", "kind"),
    ("partner", "partner"),
    ("care", "care_setting"),
    ("outcome", "outcome"),
    ("consultation", "consult_kind"),
    ("fee", "fee_turn"),
];

/// Every figure of these tables under its name.
pub fn names(tables: &[Table], codes: &CodeBook) -> Vec<FigureName> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    let mut push = |figure: FigureName| {
        if seen.insert(figure.name.clone()) {
            out.push(figure);
        }
    };
    for table in tables {
        for (row, cells) in &table.rows {
            for (column, cell) in table.columns.iter().zip(cells) {
                push(FigureName {
                    name: name(table.id, &row.code, &column.code),
                    table: table.id,
                    row: row.label.clone(),
                    column: column.label.clone(),
                    value: cell.value,
                });
            }
        }
        let list = BY_CODE.iter().find(|(id, _)| *id == table.id);
        let list = list.and_then(|(_, list)| codes.lists.get(*list));
        for code in list.into_iter().flat_map(|l| &l.codes) {
            for column in &table.columns {
                push(FigureName {
                    name: name(table.id, &code.code, &column.code),
                    table: table.id,
                    row: code.label.clone(),
                    column: column.label.clone(),
                    value: Value::Count(0),
                });
            }
        }
    }
    out
}

fn name(table: &str, row: &str, column: &str) -> String {
    format!("{PREFIX}{table}.{}.{}", part(row), part(column))
}

/// A code as table programs let it stand in a name. Months and days leave the year out, so that a workbook serves every year.
fn part(code: &str) -> String {
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    match code.split('-').collect::<Vec<_>>().as_slice() {
        [year, month] if year.len() == 4 && digits(year) && digits(month) => format!("m{month}"),
        [year, month, day] if year.len() == 4 && digits(month) && digits(day) => format!("d{day}"),
        _ if code.is_empty() => "none".to_owned(),
        _ => code
            .to_lowercase()
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '_' })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, Members, Named};
    use super::*;

    #[test]
    fn a_name_serves_every_year_and_what_did_not_occur_is_nought() {
        let table = |id, row: &str, column: &str| Table {
            id,
            columns: vec![Named::new(column, "件数")],
            rows: vec![(
                Named::new(row, "行"),
                vec![Cell::of(Members::Cases(vec![0, 1]))],
            )],
        };
        let codes = CodeBook::new([]);
        let tables = [
            table("time", "2026-04", "opened"),
            table("time", "2027-04", "opened"),
            table("time", "2026-04-09", "A-b"),
            table("disease", "", "cases"),
        ];
        let all = names(&tables, &codes);
        let found: Vec<&str> = all.iter().map(|f| f.name.as_str()).collect();
        assert_eq!(
            found,
            [
                "rd.time.m04.opened",
                "rd.time.d09.a_b",
                "rd.disease.none.cases"
            ]
        );
        assert_eq!(all.first().map(|f| f.value), Some(Value::Count(2)));
    }
}
