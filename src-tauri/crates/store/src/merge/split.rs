//! Telling two records apart again: what came from the other goes back to it, as it is now.

use super::read::made_since;
use super::{ACT_SPLIT, MERGED, MergeRow, tables};
use crate::error::{StoreError, StoreResult};
use crate::record::{Writer, get};
use model::noun::{Case, Noun, Person, Record};
use rusqlite::params;
use serde_json::{Value, json};

/// How two records are told apart.
#[derive(Clone, Debug, Default)]
pub struct Parting {
    /// Rows made since the merge that go to the other: table and key.
    pub rows: Vec<(String, String)>,
    /// Both cases as they are to be; none where the cases never were one.
    pub cases: Option<(Case, Case)>,
    /// Both persons as they are to be; none where there was one only.
    pub persons: Option<(Person, Person)>,
    /// Numbers of the two cases.
    pub numbers: (String, String),
}

impl Writer<'_> {
    /// Makes two records of one that was merged.
    ///
    /// # Errors
    /// `NotFound` for a row that was not made since, otherwise what SQLite says.
    pub fn split(&self, merge: &MergeRow, parting: Parting) -> StoreResult<()> {
        let id = merge.id.as_str();
        self.send_over(merge, &parting.rows)?;
        self.tx.execute(
            "UPDATE merge SET split_at = ?2, split_by = ?3 WHERE id = ?1",
            [id, self.at, self.user],
        )?;
        if !merge.gone_person.is_empty() {
            self.mark(Noun::Person, &merge.gone_person, "", "", ACT_SPLIT)?;
            for one in tables::of_person() {
                self.move_rows(id, one, &merge.kept_person, &merge.gone_person)?;
            }
        }
        if merge.joins_cases() {
            self.mark(Noun::Case, &merge.gone_case, "", "", ACT_SPLIT)?;
            for one in tables::of_case().chain(tables::BESIDE) {
                self.move_rows(id, one, &merge.kept_case, &merge.gone_case)?;
            }
            self.marks_over_case(id, &merge.kept_case, &merge.gone_case)?;
        }
        self.own_saves(id, &[&merge.kept_case, &merge.gone_case])?;
        self.bring_back_equals(id)?;
        for (noun, column, owners) in [
            (
                Noun::Employment,
                "person_id",
                [&merge.kept_person, &merge.gone_person],
            ),
            (
                Noun::Treatment,
                "case_id",
                [&merge.kept_case, &merge.gone_case],
            ),
        ] {
            for owner in owners {
                self.some_main(id, noun, column, owner)?;
            }
        }
        if let Some((kept, gone)) = parting.persons {
            self.put_parted(kept)?;
            self.put_parted(gone)?;
        }
        if let Some((kept, gone)) = parting.cases {
            self.put_parted(kept)?;
            self.put_parted(gone)?;
        }
        self.tell_split(merge, &parting.numbers)
    }

    /// Writes down which of the rows made since go to the other side.
    fn send_over(&self, merge: &MergeRow, rows: &[(String, String)]) -> StoreResult<()> {
        let made = made_since(self.tx, merge)?;
        for (place, key) in rows {
            if !made.iter().any(|(table, id)| table == place && id == key) {
                return Err(StoreError::NotFound);
            }
            self.tx.execute(
                "INSERT INTO merge_row (merge_id, place, row_key, did) VALUES (?1, ?2, ?3, 'sent')",
                params![merge.id, place, key],
            )?;
        }
        Ok(())
    }

    fn put_parted<R: Record>(&self, mut record: R) -> StoreResult<()> {
        let stored = get::<R>(self.tx, record.id())?.ok_or(StoreError::NotFound)?;
        record.set_rev(stored.rev());
        self.put_as(&mut record, ACT_SPLIT)?;
        Ok(())
    }

    /// Second copies that were cancelled stand again, unless somebody brought them back already.
    fn bring_back_equals(&self, merge: &str) -> StoreResult<()> {
        for noun in Noun::ALL {
            let sql = format!(
                "SELECT this.id FROM merge_row AS r JOIN \"{0}\" AS this ON this.id = r.row_key
                 WHERE r.merge_id = ?1 AND r.place = '{0}' AND r.did = 'equal' AND this.cancelled_at <> ''",
                noun.name()
            );
            for id in self.ids(&sql, &[merge])? {
                self.mark(noun, &id, "", "", ACT_SPLIT)?;
            }
        }
        Ok(())
    }

    /// The main one of an owner is the one it had before the merge; where that went over since, the oldest that is left.
    fn some_main(&self, merge: &str, noun: Noun, column: &str, owner: &str) -> StoreResult<()> {
        let table = noun.name();
        let demoted = format!(
            "EXISTS (SELECT 1 FROM merge_row AS r WHERE r.merge_id = ?2 AND r.place = '{table}'
               AND r.row_key = \"{table}\".id AND r.did = 'demoted')"
        );
        let sql = format!(
            "SELECT id FROM \"{table}\" WHERE \"{column}\" = ?1 AND ?1 <> '' AND cancelled_at = ''
               AND NOT EXISTS (SELECT 1 FROM \"{table}\" WHERE \"{column}\" = ?1 AND cancelled_at = '' AND main = 1)
               AND ({demoted} OR EXISTS (SELECT 1 FROM \"{table}\" AS left WHERE left.main = 1 AND left.\"{column}\" <> ?1
                    AND left.id IN (SELECT row_key FROM merge_row WHERE merge_id = ?2 AND place = '{table}')))
             ORDER BY {demoted} DESC, id LIMIT 1"
        );
        for id in self.ids(&sql, &[owner, merge])? {
            self.turn_main(noun, &id, true, ACT_SPLIT)?;
        }
        Ok(())
    }

    fn tell_split(&self, merge: &MergeRow, numbers: &(String, String)) -> StoreResult<()> {
        let (kept, gone) = (json!(numbers.0), json!(numbers.1));
        for (case, with) in [(&merge.kept_case, &gone), (&merge.gone_case, &kept)] {
            let line = (MERGED.to_owned(), with, &Value::Null);
            self.note_beside(Noun::Case, case, &[line])?;
        }
        Ok(())
    }

    /// Ids of the activities that went over with a merge.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn moved_activities(&self, merge: &str) -> StoreResult<Vec<String>> {
        self.ids(
            "SELECT row_key FROM merge_row WHERE merge_id = ?1 AND place = 'activity'",
            &[merge],
        )
    }
}
