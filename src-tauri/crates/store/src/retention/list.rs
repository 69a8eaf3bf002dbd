//! Closed cases as an administrator reviews them, paged in SQL.

use crate::error::StoreResult;
use crate::open::Store;
use rusqlite::{Row, named_params};

/// Which closed cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Their time is over and nothing holds them.
    #[default]
    Over,
    /// Proposed for discarding, whatever became of them since.
    Proposed,
    /// Held, whether or not their time is over.
    Held,
    /// Still kept.
    Kept,
}

/// Filter and page of the list.
#[derive(Clone, Debug, Default)]
pub struct KeptFilter {
    /// Which.
    pub standing: Standing,
    /// Only these cases, as a JSON array of ids; empty = all.
    pub only: String,
    /// Whatever was closed before this day (ISO) is over.
    pub before: String,
    /// The day (ISO).
    pub today: String,
    /// First row.
    pub offset: u32,
    /// Rows.
    pub limit: u32,
}

/// One closed case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeptRow {
    /// Case id.
    pub case_id: String,
    /// Number.
    pub number: String,
    /// Name as lists show it.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// Closed on.
    pub closed_on: String,
    /// Last contact.
    pub last_on: String,
    /// 主担当
    pub lead_user: String,
    /// Consented to registration.
    pub consented: bool,
    /// Person.
    pub person_id: String,
    /// Papers that left.
    pub papers: i64,
    /// Headquarters has it.
    pub at_hq: bool,
    /// What would leave differs from what was sent.
    pub unsent: bool,
    /// Other cases of the same person.
    pub other_episodes: i64,
    /// Drafts, of anybody.
    pub drafts: i64,
    /// Held today.
    pub held: bool,
    /// Ground of the proposal, empty when there is none.
    pub ground: String,
    /// Who proposed it.
    pub proposed_by: String,
    /// When (UTC).
    pub proposed_at: String,
}

impl Store {
    /// One page of closed cases, the longest closed first, and how many there are.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn kept_cases(&self, filter: &KeptFilter) -> StoreResult<(Vec<KeptRow>, i64)> {
        const HELD: &str =
            "EXISTS (SELECT 1 FROM hold WHERE hold.case_id = d.case_id AND hold.lifted_at = ''
            AND (hold.until_on = '' OR hold.until_on >= :today))";
        let standing = match filter.standing {
            Standing::Over => format!("d.closed_on < :before AND p.case_id IS NULL AND NOT {HELD}"),
            Standing::Proposed => "p.case_id IS NOT NULL AND :before <> ''".to_owned(),
            Standing::Held => format!("{HELD} AND :before <> ''"),
            Standing::Kept => format!("d.closed_on >= :before AND NOT {HELD}"),
        };
        let only = if filter.only.is_empty() {
            ":only = ''"
        } else {
            "d.case_id IN (SELECT value FROM json_each(:only))"
        };
        let sql = format!("{} AND {standing} AND {only}", include_str!("list.sql"));
        let args = named_params! { ":today": filter.today, ":before": filter.before, ":only": filter.only };
        let total = self
            .conn
            .prepare_cached(&format!("SELECT count(*) FROM ({sql})"))?
            .query_row(args, |row| row.get(0))?;
        let page = format!(
            "{sql} ORDER BY d.closed_on, d.number_key LIMIT {} OFFSET {}",
            filter.limit, filter.offset
        );
        let mut statement = self.conn.prepare_cached(&page)?;
        let rows = statement
            .query_map(args, row_of)?
            .collect::<Result<_, _>>()?;
        Ok((rows, total))
    }

    /// How many closed cases nobody holds although their time is over, proposed ones among them.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn count_over(&self, before: &str) -> StoreResult<i64> {
        Ok(self
            .conn
            .prepare_cached("SELECT count(*) FROM case_derived WHERE closed = 1 AND cancelled = 0 AND closed_on < ?1")?
            .query_row([before], |row| row.get(0))?)
    }
}

fn row_of(row: &Row<'_>) -> rusqlite::Result<KeptRow> {
    Ok(KeptRow {
        case_id: row.get("case_id")?,
        number: row.get("number")?,
        name: row.get("name")?,
        kana: row.get("kana")?,
        closed_on: row.get("closed_on")?,
        last_on: row.get("last_on")?,
        lead_user: row.get("lead_user")?,
        consented: row.get("consented")?,
        person_id: row.get("person_id")?,
        papers: row.get("papers")?,
        at_hq: row.get("at_hq")?,
        unsent: row.get("unsent")?,
        other_episodes: row.get("other_episodes")?,
        drafts: row.get("drafts")?,
        held: row.get("held")?,
        ground: row.get("ground")?,
        proposed_by: row.get("proposed_by")?,
        proposed_at: row.get("proposed_at")?,
    })
}
