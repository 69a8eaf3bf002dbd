//! A table that this program wrote comes back: its columns mean what they meant when they were written, and its rows are found
//! by the code of their case.

use super::row::{Read, Reading};
use super::{Import, differing};
use crate::assets;
use crate::error::ApiResult;
use crate::exchange::secret32;
use crate::message::{ImportExport, ImportProblem};
use crate::own_table::PROPERTY;
use crate::session::Workbench;
use ::exchange::table_case;
use ::paper::table::unharmed;
use model::noun::{Activity, Person};
use std::collections::HashMap;
use table::{Cell, Row, letter};

impl Import {
    /// Looks whether it is a table of our own; then what the export made harmless becomes again what it was.
    pub(super) fn know(&mut self) {
        let properties = self.table.properties.iter();
        let mark = properties
            .filter(|(name, _)| name == PROPERTY)
            .map(|(_, words)| words.as_str())
            .next()
            .unwrap_or_default();
        self.own = assets::own_tables().recognise(mark, &self.headers());
        if self.own.is_none() {
            return;
        }
        let rows = self.table.rows.iter_mut().skip(self.head + 1);
        for cell in rows.flat_map(|row| row.cells.iter_mut()) {
            if let Cell::Text(text) = cell {
                let plain = unharmed(text);
                if plain.len() != text.len() {
                    *text = plain.into();
                }
            }
        }
    }

    /// What is said of it on the screen.
    pub(super) fn export(&self, headers: &[String]) -> Option<ImportExport> {
        let own = self.own.as_ref()?;
        let heading = |column: &usize| headers.get(*column).cloned();
        Some(ImportExport {
            what: own.what.clone(),
            edition: own.edition.clone(),
            newer: own.newer,
            extra: own.extra.iter().filter_map(heading).collect(),
        })
    }
}

/// The cases of this workplace by the code that tables give them.
pub(super) struct ByCode {
    column: usize,
    header: String,
    cases: HashMap<String, String>,
}

impl ByCode {
    /// None for a table that tells of no codes.
    pub(super) fn of(bench: &Workbench, import: &Import) -> ApiResult<Option<Self>> {
        let Some(column) = import.own.as_ref().and_then(|own| own.code) else {
            return Ok(None);
        };
        let key = secret32(bench, "pseudonym")?;
        let cases = bench.store()?.all_cases()?.into_iter();
        Ok(Some(Self {
            column,
            header: import.headers().get(column).cloned().unwrap_or_default(),
            cases: cases.map(|id| (table_case(&key, &id), id)).collect(),
        }))
    }

    /// The case of a row is that of its code. The number decides nothing then: another workplace has the same numbers. A
    /// row of elsewhere that names nobody says so in one sentence.
    pub(super) fn find(&self, reading: &Reading, row: &Row, read: &mut Read) {
        let code = row.cell(self.column).words();
        let code = code.trim();
        if code.is_empty() {
            return;
        }
        read.number = self.cases.get(code).cloned().unwrap_or_default();
        let nameless = read.person.name.is_empty() && read.person.initials.is_empty();
        if read.number.is_empty() && nameless {
            read.problems.retain(|problem| problem.rule != "required");
            read.problems.push(ImportProblem {
                sheet: reading.sheet.clone(),
                row: row.number,
                letter: letter(self.column),
                header: self.header.clone(),
                said: assets::codes()
                    .label("import_problem", "no_such_case")
                    .replace("{value}", code),
                value: code.to_owned(),
                rule: "no_such_case".to_owned(),
            });
        }
    }
}

/// A name that is the one that lists show says nothing of its own: somebody may be recorded by initials only.
pub(super) fn as_recorded(read: &Person, stored: &Person) -> Person {
    let mut read = read.clone();
    if read.name == stored.shown_name() {
        read.name.clear();
    }
    read
}

/// How a talk differs from the one of its day that is most like it: several may have been on one day.
pub(super) fn nearest(read: &Activity, stored: &[Activity]) -> Vec<String> {
    let same = |one: &&Activity| {
        one.on_date == read.on_date && (read.text.is_empty() || one.text == read.text)
    };
    let against = |one: Option<&Activity>| {
        let mut fields = Vec::new();
        differing(read, one, &mut fields);
        fields
    };
    let all = stored.iter().filter(same).map(|one| against(Some(one)));
    all.min_by_key(Vec::len).unwrap_or_else(|| against(None))
}
