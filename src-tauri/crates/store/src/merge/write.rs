//! Writing a merge: rows go over, values are taken, the other record is set aside.

use super::tables::{self, Moving};
use super::{ACT, ACT_NOTE, CASE, LOST, MERGED, side_name};
use crate::error::StoreResult;
use crate::record::{Writer, is_blank, new_id, owner};
use model::merge::{Difference, Whose};
use model::noun::{Case, Noun, Person};
use rusqlite::params;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Two records that become one.
#[derive(Clone, Debug, Default)]
pub struct Merging {
    /// case | person
    pub kind: String,
    /// The case that stays.
    pub kept_case: String,
    /// The other case.
    pub gone_case: String,
    /// The person that stays.
    pub kept_person: String,
    /// The other person; empty where there is one only.
    pub gone_person: String,
    /// Fields in which they differ, with the side that stands.
    pub differences: Vec<Difference>,
    /// Records of the other that say exactly what one of the case that stays says, and are cancelled as second copies.
    pub equal: BTreeSet<(Noun, String)>,
    /// Why the other record is cancelled.
    pub gone_reason: String,
    /// Why a second copy is cancelled.
    pub equal_reason: String,
    /// What the history of the record that stays says of the other, and the other way round.
    pub numbers: (String, String),
}

impl Writer<'_> {
    /// Makes two records one; answers the id of the merge.
    ///
    /// # Errors
    /// `Conflict` when a record was saved in between, otherwise what SQLite says.
    pub fn merge(&self, plan: &Merging, mut case: Case, mut person: Person) -> StoreResult<String> {
        let id = new_id();
        self.enter_merge(&id, plan)?;
        let joins = plan.kind == CASE;
        if !plan.gone_person.is_empty() {
            for one in tables::of_person() {
                let but = if joins { plan.gone_case.as_str() } else { "" };
                self.note_rows(&id, one, &plan.gone_person, &plan.kept_person, but)?;
                self.move_rows(&id, one, &plan.gone_person, &plan.kept_person)?;
            }
        }
        if joins {
            for one in tables::of_case().chain(tables::BESIDE) {
                self.note_rows(&id, one, &plan.gone_case, &plan.kept_case, "")?;
                self.move_rows(&id, one, &plan.gone_case, &plan.kept_case)?;
            }
            self.marks_over_case(&id, &plan.gone_case, &plan.kept_case)?;
        }
        self.own_saves(&id, &[&plan.kept_case, &plan.gone_case])?;
        for (noun, record) in &plan.equal {
            self.mark(*noun, record, self.at, &plan.equal_reason, ACT)?;
            self.unindex(record)?;
            self.did(&id, noun.name(), record, "equal")?;
        }
        self.one_main(&id, Noun::Employment, "person_id", &plan.kept_person)?;
        self.one_main(&id, Noun::Treatment, "case_id", &plan.kept_case)?;
        if !plan.gone_person.is_empty() {
            self.put_as(&mut person, ACT)?;
            self.mark(
                Noun::Person,
                &plan.gone_person,
                self.at,
                &plan.gone_reason,
                ACT,
            )?;
        }
        if joins {
            self.put_as(&mut case, ACT)?;
            self.mark(Noun::Case, &plan.gone_case, self.at, &plan.gone_reason, ACT)?;
            self.unindex(&plan.gone_case)?;
        }
        self.tell_merge(plan)?;
        // From here on nothing is written into what is gone.
        self.tx
            .execute("UPDATE merge SET split_at = '' WHERE id = ?1", [&id])?;
        Ok(id)
    }

    /// The merge does not hold yet while its own rows go over.
    fn enter_merge(&self, id: &str, plan: &Merging) -> StoreResult<()> {
        self.tx.execute(
            "INSERT INTO merge (id, kind, kept_case, gone_case, kept_person, gone_person, last_seq, last_register, user, at, split_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT coalesce(max(seq), 0) FROM save),
                     (SELECT coalesce(max(id), 0) FROM register), ?7, ?8, '-')",
            params![
                id,
                plan.kind,
                plan.kept_case,
                plan.gone_case,
                plan.kept_person,
                plan.gone_person,
                self.user,
                self.at
            ],
        )?;
        for one in &plan.differences {
            self.tx.execute(
                "INSERT INTO merge_field (merge_id, noun, field, kept, gone, side) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    id,
                    one.noun.name(),
                    one.field,
                    one.kept.to_string(),
                    one.gone.to_string(),
                    side_name(one.side)
                ],
            )?;
        }
        Ok(())
    }

    /// Writes down which rows of a table go over. Where an owner has one row of a key, the one of the side that stays wins and
    /// the other stays where it is.
    fn note_rows(
        &self,
        merge: &str,
        one: Moving,
        from: &str,
        to: &str,
        but: &str,
    ) -> StoreResult<()> {
        let Moving { table, owner, key } = one;
        let sql = format!(
            "INSERT INTO merge_row (merge_id, place, row_key)
             SELECT ?1, ?2, CAST(this.\"{key}\" AS TEXT) FROM \"{table}\" AS this
             WHERE this.\"{owner}\" = ?3 AND this.\"{key}\" <> ?5
               AND NOT EXISTS (SELECT 1 FROM \"{table}\" AS other WHERE other.\"{owner}\" = ?4 AND other.\"{key}\" = this.\"{key}\")"
        );
        self.tx
            .prepare_cached(&sql)?
            .execute([merge, table, from, to, but])?;
        Ok(())
    }

    /// Gives the rows that were written down to another owner.
    pub(super) fn move_rows(
        &self,
        merge: &str,
        one: Moving,
        from: &str,
        to: &str,
    ) -> StoreResult<()> {
        let Moving { table, owner, key } = one;
        let sql = format!(
            "UPDATE \"{table}\" SET \"{owner}\" = ?4 WHERE \"{owner}\" = ?3
               AND CAST(\"{key}\" AS TEXT) IN (SELECT row_key FROM merge_row WHERE merge_id = ?1 AND place = ?2)"
        );
        self.tx
            .prepare_cached(&sql)?
            .execute([merge, table, from, to])?;
        Ok(())
    }

    /// Marks of 今日 over a field of the case itself stand over the case that has it now.
    pub(super) fn marks_over_case(&self, merge: &str, from: &str, to: &str) -> StoreResult<()> {
        self.tx.execute(
            "UPDATE task_mark SET record_id = ?3 WHERE record_id = ?2
               AND id IN (SELECT row_key FROM merge_row WHERE merge_id = ?1 AND place = 'task_mark')",
            [merge, from, to],
        )?;
        Ok(())
    }

    /// Saves, search documents and list lines name the owner that their record has now.
    pub(super) fn own_saves(&self, merge: &str, cases: &[&str]) -> StoreResult<()> {
        for one in tables::of_case() {
            let sql = format!(
                "UPDATE save SET case_id = (SELECT this.case_id FROM \"{0}\" AS this WHERE this.id = save.record_id)
                 WHERE record_id IN (SELECT row_key FROM merge_row WHERE merge_id = ?1 AND place = ?2)
                   AND EXISTS (SELECT 1 FROM \"{0}\" AS this WHERE this.id = save.record_id)",
                one.table
            );
            self.tx.prepare_cached(&sql)?.execute([merge, one.table])?;
        }
        for sql in [
            "UPDATE save SET person_id = (SELECT person_id FROM employment WHERE employment.id = save.record_id)
             WHERE record_id IN (SELECT row_key FROM merge_row WHERE merge_id = ?1 AND place = 'employment')
               AND EXISTS (SELECT 1 FROM employment WHERE employment.id = save.record_id)",
            "UPDATE save SET person_id = (SELECT person_id FROM \"case\" WHERE \"case\".id = save.case_id)
             WHERE case_id IN (SELECT row_key FROM merge_row WHERE merge_id = ?1 AND place = 'case')
               AND EXISTS (SELECT 1 FROM \"case\" WHERE \"case\".id = save.case_id)",
            "UPDATE case_derived SET person_id = (SELECT person_id FROM \"case\" WHERE \"case\".id = case_derived.case_id)
             WHERE case_id IN (SELECT row_key FROM merge_row WHERE merge_id = ?1 AND place = 'case')",
            "UPDATE search_doc SET case_id = (SELECT case_id FROM activity WHERE activity.id = search_doc.record_id)
             WHERE record_id IN (SELECT row_key FROM merge_row WHERE merge_id = ?1 AND place = 'activity')
               AND EXISTS (SELECT 1 FROM activity WHERE activity.id = search_doc.record_id)",
        ] {
            self.tx.prepare_cached(sql)?.execute([merge])?;
        }
        for case in cases {
            self.tx.execute(
                "UPDATE save SET person_id = (SELECT person_id FROM \"case\" WHERE \"case\".id = save.case_id) WHERE case_id = ?1",
                [case],
            )?;
        }
        Ok(())
    }

    fn did(&self, merge: &str, place: &str, key: &str, what: &str) -> StoreResult<()> {
        self.tx.execute(
            "UPDATE merge_row SET did = ?4 WHERE merge_id = ?1 AND place = ?2 AND row_key = ?3",
            [merge, place, key, what],
        )?;
        Ok(())
    }

    /// Where both sides had a main one, that of the side that stays remains the main one.
    fn one_main(&self, merge: &str, noun: Noun, column: &str, owner: &str) -> StoreResult<()> {
        let table = noun.name();
        let came = format!(
            "id IN (SELECT row_key FROM merge_row WHERE merge_id = ?2 AND place = '{table}')"
        );
        let sql = format!(
            "SELECT id FROM \"{table}\" WHERE \"{column}\" = ?1 AND main = 1 AND cancelled_at = '' AND {came}
               AND EXISTS (SELECT 1 FROM \"{table}\" WHERE \"{column}\" = ?1 AND main = 1 AND cancelled_at = '' AND NOT {came})"
        );
        for id in self.ids(&sql, &[owner, merge])? {
            self.turn_main(noun, &id, false, ACT)?;
            self.did(merge, table, &id, "demoted")?;
        }
        Ok(())
    }

    pub(super) fn ids(&self, sql: &str, args: &[&str]) -> StoreResult<Vec<String>> {
        let mut statement = self.tx.prepare_cached(sql)?;
        let ids = statement
            .query_map(rusqlite::params_from_iter(args), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }

    /// Makes a record the main one, or no longer.
    pub(super) fn turn_main(&self, noun: Noun, id: &str, main: bool, act: &str) -> StoreResult<()> {
        let table = noun.name();
        let rev: i64 = self.tx.query_row(
            &format!("SELECT rev FROM \"{table}\" WHERE id = ?1"),
            [id],
            |row| row.get(0),
        )?;
        let put = self.note_save(noun, id, rev + 1, act, &owner(self.tx, noun, id)?)?;
        self.tx.execute(
            &format!("UPDATE \"{table}\" SET rev = ?2, save_seq = ?3, main = ?4 WHERE id = ?1"),
            params![id, rev + 1, put.seq, main],
        )?;
        self.note_change(put.seq, "main", &json!(!main), &json!(main))
    }

    /// What the histories say: that the two became one, and each value that was not chosen.
    fn tell_merge(&self, plan: &Merging) -> StoreResult<()> {
        let (other, stays) = &plan.numbers;
        let told = |noun: Noun| {
            let lost = plan.differences.iter();
            lost.filter(move |d| d.noun == noun && d.side == Whose::Kept && !is_blank(&d.gone))
        };
        let mut lines: Vec<(String, &Value, &Value)> = Vec::new();
        for one in told(Noun::Case) {
            lines.push((format!("{LOST}{}", one.field), &one.gone, &one.kept));
        }
        let number = json!(other);
        lines.push((MERGED.to_owned(), &Value::Null, &number));
        self.note_beside(Noun::Case, &plan.kept_case, &lines)?;
        let lost: Vec<_> = told(Noun::Person)
            .map(|one| (format!("{LOST}{}", one.field), &one.gone, &one.kept))
            .collect();
        if !lost.is_empty() {
            self.note_beside(Noun::Person, &plan.kept_person, &lost)?;
        }
        let number = json!(stays);
        let line = (MERGED.to_owned(), &Value::Null, &number);
        self.note_beside(Noun::Case, &plan.gone_case, &[line])
    }

    /// An entry of the history that changes no field of the record.
    pub(super) fn note_beside(
        &self,
        noun: Noun,
        id: &str,
        lines: &[(String, &Value, &Value)],
    ) -> StoreResult<()> {
        let rev: i64 = self.tx.query_row(
            &format!("SELECT rev FROM \"{}\" WHERE id = ?1", noun.name()),
            [id],
            |row| row.get(0),
        )?;
        let put = self.note_save(noun, id, rev, ACT_NOTE, &owner(self.tx, noun, id)?)?;
        for (field, old, new) in lines {
            self.note_change(put.seq, field, old, new)?;
        }
        Ok(())
    }

    /// Notes that two records are not of one person.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn not_same(&self, one: &str, other: &str) -> StoreResult<()> {
        let (one, other) = if one < other {
            (one, other)
        } else {
            (other, one)
        };
        self.tx.execute(
            "INSERT INTO not_same (one, other, user, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            [one, other, self.user, self.at],
        )?;
        Ok(())
    }
}
