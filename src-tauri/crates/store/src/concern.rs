//! Cases that a passage of the manual concerns, by what it is about.

use crate::error::StoreResult;
use crate::open::Store;
use rusqlite::named_params;

/// What a passage is about, and which cases are wanted.
#[derive(Clone, Debug, Default)]
pub struct Concern {
    /// Passage id, for the cases to which it is pinned.
    pub passage: String,
    /// Disease codes; empty = any.
    pub diseases: Vec<String>,
    /// Symptoms.
    pub symptoms: Vec<String>,
    /// Work items.
    pub work_items: Vec<String>,
    /// Labels of the items of 未確認の項目 that it helps to ask.
    pub missing: Vec<String>,
    /// Only those of this user (担当・副担当); empty = all.
    pub user: String,
    /// Closed cases too.
    pub closed: bool,
    /// Only this case (面談モード); empty = all.
    pub only: String,
    /// From which one on.
    pub offset: u32,
    /// How many.
    pub limit: u32,
}

/// A case that a passage concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConcernRow {
    /// Case id.
    pub case_id: String,
    /// Number.
    pub number: String,
    /// Name or initials.
    pub name: String,
    /// Stage code.
    pub stage: String,
    /// Closed.
    pub closed: bool,
    /// Why: kind and code (`pin`, `disease`, `symptom`, `work_item`, `missing`).
    pub why: Vec<(String, String)>,
}

impl Store {
    /// How many cases a passage concerns, and one page of them: pinned ones first, then those for which most speaks.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn concerned(&self, of: &Concern) -> StoreResult<(i64, Vec<ConcernRow>)> {
        let list = |codes: &[String]| serde_json::to_string(codes);
        // Without a disease to begin from, one pass over the open cases is the bound.
        let sql = if of.diseases.is_empty() {
            include_str!("concern/general.sql")
        } else {
            include_str!("concern/disease.sql")
        };
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut total = 0;
        let rows = statement
            .query_map(
                named_params! {
                    ":passage": of.passage,
                    ":diseases": list(&of.diseases)?,
                    ":symptoms": list(&of.symptoms)?,
                    ":work_items": list(&of.work_items)?,
                    ":missing": list(&of.missing)?,
                    ":user": of.user,
                    ":closed": of.closed,
                    ":only": of.only,
                    ":limit": of.limit,
                    ":offset": of.offset,
                },
                |row| {
                    total = row.get("total")?;
                    let why: String = row.get("why")?;
                    Ok(ConcernRow {
                        case_id: row.get("case_id")?,
                        number: row.get("number")?,
                        name: row.get("name")?,
                        stage: row.get("stage")?,
                        closed: row.get("closed")?,
                        why: why.split('\n').filter_map(told).collect(),
                    })
                },
            )?
            .collect::<Result<Vec<_>, _>>()?;
        Ok((total, rows))
    }
}

fn told(line: &str) -> Option<(String, String)> {
    let (kind, code) = line.split_once(':')?;
    Some((kind.to_owned(), code.to_owned()))
}
