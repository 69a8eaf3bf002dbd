//! What the statistics count from: dates and codes of cases, activities, consultations and papers, without their texts.

use crate::error::StoreResult;
use crate::open::Store;
use crate::record::Writer;
use model::figures::{ActivityFact, CaseFact, ConsultationFact, FeeFact, PaperFact, Steps};
use rusqlite::{Row, named_params, params};
use std::collections::{HashMap, HashSet};

/// One answered questionnaire: question and mark (1 to 5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyAnswer {
    /// Random id.
    pub id: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Marks by question; a question that was left open is not in it.
    pub marks: std::collections::BTreeMap<String, u8>,
}

impl Store {
    /// Cases under support between two days; `user` tells whose cases are marked as one's own.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn figure_cases(&self, from: &str, to: &str, user: &str) -> StoreResult<Vec<CaseFact>> {
        let mut steps = self.figure_steps()?;
        let mut statement = self
            .conn
            .prepare_cached(include_str!("figures/cases.sql"))?;
        let args = named_params! { ":from": from, ":to": to, ":user": user };
        let mut rows = statement
            .query_map(args, case_of)?
            .collect::<Result<Vec<CaseFact>, _>>()?;
        for row in &mut rows {
            row.steps = steps.remove(&row.id).unwrap_or_default();
        }
        Ok(rows)
    }

    fn figure_steps(&self) -> StoreResult<HashMap<String, Steps>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("figures/steps.sql"))?;
        let mut rows = statement.query([])?;
        let mut out: HashMap<String, Steps> = HashMap::new();
        while let Some(row) = rows.next()? {
            let (step, case_id, day): (String, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            out.entry(case_id).or_default().insert(step, day);
        }
        Ok(out)
    }

    /// Activities between two days.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn figure_activities(&self, from: &str, to: &str) -> StoreResult<Vec<ActivityFact>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("figures/activities.sql"))?;
        let rows = statement
            .query_map(named_params! { ":from": from, ":to": to }, |row| {
                let codes = |column: usize| -> rusqlite::Result<Vec<String>> {
                    let text: String = row.get(column)?;
                    Ok(serde_json::from_str(&text).unwrap_or_default())
                };
                Ok(ActivityFact {
                    id: row.get(0)?,
                    case_id: row.get(1)?,
                    on_date: row.get(2)?,
                    minutes: row.get(3)?,
                    channel: row.get(4)?,
                    link: row.get(5)?,
                    kinds: codes(6)?,
                    partners: codes(7)?,
                    case: 0,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Consultations between two days.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn figure_consultations(&self, from: &str, to: &str) -> StoreResult<Vec<ConsultationFact>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, on_date, kind, result, minutes FROM consultation
             WHERE cancelled_at = '' AND on_date >= ?1 AND on_date <= ?2 ORDER BY on_date, id",
        )?;
        let rows = statement
            .query_map([from, to], |row| {
                Ok(ConsultationFact {
                    id: row.get(0)?,
                    on_date: row.get(1)?,
                    kind: row.get(2)?,
                    result: row.get(3)?,
                    minutes: row.get(4)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// What left this PC between two times (UTC); what was refused by printer or folder did not leave.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn figure_papers(&self, since: &str, before: &str) -> StoreResult<Vec<PaperFact>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT r.id, r.paper, r.at, r.case_id, coalesce(c.number, '') FROM register AS r
             LEFT JOIN \"case\" AS c ON c.id = r.case_id
             WHERE r.failed_at = '' AND r.at >= ?1 AND r.at < ?2 ORDER BY r.id",
        )?;
        let rows = statement
            .query_map([since, before], |row| {
                Ok(PaperFact {
                    id: row.get(0)?,
                    paper: row.get(1)?,
                    at: row.get(2)?,
                    case_id: row.get(3)?,
                    number: row.get(4)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Dates of service between two days that were looked at for the fee.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn figure_fee_checks(&self, from: &str, to: &str) -> StoreResult<Vec<FeeFact>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT f.id, f.service_on, f.turn, f.office, f.case_id, c.number FROM fee_check AS f
             JOIN \"case\" AS c ON c.id = f.case_id
             WHERE f.cancelled_at = '' AND c.cancelled_at = '' AND f.service_on >= ?1 AND f.service_on <= ?2
             ORDER BY f.service_on, f.id",
        )?;
        let rows = statement
            .query_map([from, to], |row| {
                Ok(FeeFact {
                    id: row.get(0)?,
                    service_on: row.get(1)?,
                    turn: row.get(2)?,
                    office: row.get(3)?,
                    case_id: row.get(4)?,
                    number: row.get(5)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Cases with a consent to this purpose that holds on the day.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn agreed_cases(&self, purpose: &str, on: &str) -> StoreResult<HashSet<String>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT case_id FROM consent
             WHERE cancelled_at = '' AND purpose = ?1 AND answer = 'agreed' AND (on_date = '' OR on_date <= ?2)
               AND (until = '' OR until >= ?2) AND (withdrawn_on = '' OR withdrawn_on > ?2)",
        )?;
        let rows = statement
            .query_map([purpose, on], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Answers of a fiscal year, in no order that tells when they came.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn survey_answers(&self, fiscal_year: i32) -> StoreResult<Vec<SurveyAnswer>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, fiscal_year, marks FROM survey_answer WHERE fiscal_year = ?1 ORDER BY id",
        )?;
        let rows = statement
            .query_map([fiscal_year], |row| {
                let marks: String = row.get(2)?;
                Ok(SurveyAnswer {
                    id: row.get(0)?,
                    fiscal_year: row.get(1)?,
                    marks: serde_json::from_str(&marks).unwrap_or_default(),
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Questionnaires handed out in a fiscal year.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn survey_given(&self, fiscal_year: i32) -> StoreResult<Option<i64>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT given FROM survey_given WHERE fiscal_year = ?1")?;
        let mut rows = statement.query_map([fiscal_year], |row| row.get(0))?;
        Ok(rows.next().transpose()?)
    }

    /// Targets of a fiscal year by figure.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn figure_targets(&self, fiscal_year: i32) -> StoreResult<HashMap<String, i64>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT figure, target FROM figure_target WHERE fiscal_year = ?1")?;
        let rows = statement
            .query_map([fiscal_year], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

impl Writer<'_> {
    /// Keeps one answered questionnaire.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_survey_answer(&self, answer: &SurveyAnswer) -> StoreResult<()> {
        self.tx.execute(
            "INSERT INTO survey_answer (id, fiscal_year, marks) VALUES (?1, ?2, ?3)",
            params![
                answer.id,
                answer.fiscal_year,
                serde_json::to_string(&answer.marks).unwrap_or_default()
            ],
        )?;
        Ok(())
    }

    /// Takes an answer out that was entered by mistake; false when there is none.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn drop_survey_answer(&self, id: &str) -> StoreResult<bool> {
        let gone = self
            .tx
            .execute("DELETE FROM survey_answer WHERE id = ?1", [id])?;
        Ok(gone > 0)
    }

    /// Sets how many questionnaires were handed out in a fiscal year.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_survey_given(&self, fiscal_year: i32, given: i64) -> StoreResult<()> {
        self.tx.execute(
            "INSERT INTO survey_given (fiscal_year, given) VALUES (?1, ?2) ON CONFLICT (fiscal_year) DO UPDATE SET given = ?2",
            params![fiscal_year, given],
        )?;
        Ok(())
    }

    /// Sets the target of a figure, or takes it away.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_figure_target(
        &self,
        fiscal_year: i32,
        figure: &str,
        target: Option<i64>,
    ) -> StoreResult<()> {
        self.tx.execute(
            "DELETE FROM figure_target WHERE fiscal_year = ?1 AND figure = ?2",
            params![fiscal_year, figure],
        )?;
        if let Some(target) = target {
            self.tx.execute(
                "INSERT INTO figure_target (fiscal_year, figure, target) VALUES (?1, ?2, ?3)",
                params![fiscal_year, figure, target],
            )?;
        }
        Ok(())
    }
}

fn case_of(row: &Row<'_>) -> rusqlite::Result<CaseFact> {
    Ok(CaseFact {
        id: row.get(0)?,
        person_id: row.get(1)?,
        number: row.get(2)?,
        name: row.get(3)?,
        opened_on: row.get(4)?,
        closed_on: row.get(5)?,
        care_setting: row.get(6)?,
        admitted_on: row.get(7)?,
        discharged_on: row.get(8)?,
        leave_from: row.get(9)?,
        return_on: row.get(10)?,
        disease: row.get(11)?,
        path: row.get(12)?,
        outcome: row.get(13)?,
        outcome_on: row.get(14)?,
        mine: row.get(15)?,
        ..CaseFact::default()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::key::DataKey;

    #[test]
    fn an_answer_has_no_column_for_a_case_a_person_or_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(folder.path(), DataKey::generate().unwrap()).unwrap();
        let columns = |table: &str| -> Vec<String> {
            let mut statement = store
                .conn
                .prepare("SELECT name FROM pragma_table_info(?1)")
                .unwrap();
            let rows = statement.query_map([table], |row| row.get(0)).unwrap();
            rows.map(Result::unwrap).collect()
        };
        assert_eq!(columns("survey_answer"), ["id", "fiscal_year", "marks"]);
        // The twin: other records do know both.
        assert!(columns("activity").contains(&"case_id".to_owned()));
        assert!(columns("save").contains(&"at".to_owned()));
        // Without a row number no order of entry is kept.
        let ordered = store
            .conn
            .prepare("SELECT rowid FROM survey_answer")
            .is_ok();
        assert!(!ordered && store.conn.prepare("SELECT rowid FROM save").is_ok());
    }

    #[test]
    fn what_is_counted_is_read_from_indexes_and_not_from_the_texts() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(folder.path(), DataKey::generate().unwrap()).unwrap();
        let plan: String = store
            .conn
            .query_row(
                concat!(
                    "EXPLAIN QUERY PLAN ",
                    include_str!("figures/activities.sql")
                ),
                named_params! { ":from": "2026-04-01", ":to": "2027-03-31" },
                |row| row.get(3),
            )
            .unwrap();
        assert!(
            plan.contains("USING COVERING INDEX activity_counted"),
            "{plan}"
        );
    }
}
