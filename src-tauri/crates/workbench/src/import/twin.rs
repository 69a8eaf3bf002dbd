//! Rows that may be somebody who is known: recorded already, or standing further up in the same table.

use super::row::Read;
use crate::error::ApiResult;
use crate::session::Workbench;
use model::noun::Person;
use std::collections::HashMap;
use store::case::{chart_key, compact};

/// Who a row may be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Twin {
    /// Somebody recorded: person, newest case, its number, name, what agrees.
    Recorded {
        person_id: String,
        case_id: String,
        number: String,
        name: String,
        why: String,
    },
    /// An earlier row, by its number.
    Row { row: u32, name: String, why: String },
}

/// Rows seen so far, by what names a person.
#[derive(Default)]
pub(super) struct Seen {
    rows: Vec<Known>,
    by_key: HashMap<(u8, String), Vec<usize>>,
}

struct Known {
    row: u32,
    name: String,
    birth_date: String,
    sex: String,
}

impl Seen {
    /// The earlier row that is the same person by the rule of the duplicate warning, and this row for those that follow.
    pub(super) fn twin(&mut self, row: u32, person: &Person) -> Option<Twin> {
        let keys = [
            (0u8, chart_key(&person.chart_number), "chart_number"),
            (1, compact(&person.kana), "kana_birth"),
            (2, compact(&person.name), "name_birth"),
        ];
        let same = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
        let mut found = None;
        for (kind, key, why) in keys.iter().filter(|(_, key, _)| !key.is_empty()) {
            let earlier = self.by_key.get(&(*kind, key.clone()));
            let hit = earlier
                .into_iter()
                .flatten()
                .filter_map(|n| self.rows.get(*n))
                .find(|known| {
                    *kind == 0
                        || same(&known.birth_date, &person.birth_date)
                            && same(&known.sex, &person.sex)
                });
            found = found.or_else(|| {
                hit.map(|known| Twin::Row {
                    row: known.row,
                    name: known.name.clone(),
                    why: (*why).to_owned(),
                })
            });
        }
        // Later rows of the same person are compared with the first one.
        if found.is_none() {
            let at = self.rows.len();
            self.rows.push(Known {
                row,
                name: person.shown_name().to_owned(),
                birth_date: person.birth_date.clone(),
                sex: person.sex.clone(),
            });
            for (kind, key, _) in keys.into_iter().filter(|(_, key, _)| !key.is_empty()) {
                self.by_key.entry((kind, key)).or_default().push(at);
            }
        }
        found
    }
}

/// Somebody recorded who may be the person of a row.
pub(super) fn recorded(bench: &Workbench, read: &Read) -> ApiResult<Option<Twin>> {
    let person = &read.person;
    let found = bench.store()?.duplicates(
        &compact(&person.kana),
        &compact(&person.name),
        &chart_key(&person.chart_number),
        &person.birth_date,
        &person.sex,
        "",
    )?;
    Ok(found
        .into_iter()
        .next()
        .map(
            |[person_id, case_id, number, name, _, _, why]| Twin::Recorded {
                person_id,
                case_id,
                number,
                name,
                why,
            },
        ))
}
