//! Erasing: what a merge kept of a person goes with the person.

use super::{CASE, MergeRow};
use crate::error::StoreResult;
use crate::record::Writer;
use model::noun::Noun;

impl Writer<'_> {
    /// Everything that merges hold about a case: records that went into it, their values, what was written down of rows.
    pub(crate) fn erase_merges(&self, case_id: &str) -> StoreResult<()> {
        for merge in self.merges_about(case_id)? {
            let stands = merge.split_at.is_empty();
            self.forget_merge(&merge.id)?;
            if stands && merge.kind == CASE && merge.kept_case == case_id {
                self.erase(Noun::Case, &merge.gone_case)?;
            } else if stands && !merge.gone_person.is_empty() {
                self.erase_set_aside(&merge.gone_person)?;
            }
        }
        self.tx.execute(
            "DELETE FROM not_same WHERE one = ?1 OR other = ?1 OR one IN (SELECT person_id FROM \"case\" WHERE id = ?1)
             OR other IN (SELECT person_id FROM \"case\" WHERE id = ?1)",
            [case_id],
        )?;
        Ok(())
    }

    fn merges_about(&self, case_id: &str) -> StoreResult<Vec<MergeRow>> {
        let ids = self.ids(
            "SELECT id FROM merge WHERE kept_case = ?1 OR gone_case = ?1 ORDER BY id DESC",
            &[case_id],
        )?;
        ids.iter().map(|id| self.get_merge(id)).collect()
    }

    fn forget_merge(&self, id: &str) -> StoreResult<()> {
        for sql in [
            "DELETE FROM merge_row WHERE merge_id = ?1",
            "DELETE FROM merge_field WHERE merge_id = ?1",
            "DELETE FROM merge WHERE id = ?1",
        ] {
            self.tx.execute(sql, [id])?;
        }
        Ok(())
    }

    /// A person whose cases are all of another person by now: nothing leads there any more.
    fn erase_set_aside(&self, person: &str) -> StoreResult<()> {
        if !self
            .ids("SELECT id FROM \"case\" WHERE person_id = ?1", &[person])?
            .is_empty()
        {
            return Ok(());
        }
        self.tx
            .execute("DELETE FROM person_key WHERE person_id = ?1", [person])?;
        self.erase_record(Noun::Person, person)
    }
}
