//! 廃棄: everything that is known of a case goes, in one write, and the book keeps that it went.

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::{Owner, Writer};
use model::noun::Noun;
use rusqlite::{Connection, OptionalExtension, named_params, params};

/// Tables that know a case and stay: the register and what was sent lose their words, the saves become one, the book is
/// the book.
pub(super) const STAY: [&str; 4] = ["discard", "register", "save", "sent"];

/// How it is done, as the book says it: rows and index are overwritten, then the file is rebuilt.
const METHOD: &str = "overwrite_rebuild";

/// For how long a case was kept, and by which rule.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
    /// Years.
    pub years: u32,
    /// The rule in words.
    pub source: String,
}

/// What the second person confirmed.
#[derive(Clone, Debug, Default)]
pub struct Confirmed {
    /// Who confirmed.
    pub second: String,
    /// Whatever was closed before this day (ISO) may go.
    pub before: String,
    /// The time of keeping.
    pub term: Term,
    /// Day on which the generations of backups that still hold it are gone.
    pub backups_until: String,
}

struct Proposed {
    number: String,
    person_id: String,
    closed_on: String,
    ground: String,
    user: String,
    at: String,
}

impl Writer<'_> {
    /// Discards a case; answers the number of its entry in the book.
    ///
    /// # Errors
    /// `Kept` with what stands against it: `held`, `open`, `kept`, `not_proposed`, `same_person`. `NotFound`.
    pub fn discard(&self, case_id: &str, confirmed: &Confirmed) -> StoreResult<i64> {
        let proposed = self.proposed(case_id)?;
        self.refuse_held(case_id)?;
        if proposed.closed_on.is_empty() {
            return Err(StoreError::Kept("open"));
        }
        if proposed.closed_on >= confirmed.before {
            return Err(StoreError::Kept("kept"));
        }
        if proposed.user.is_empty() {
            return Err(StoreError::Kept("not_proposed"));
        }
        if proposed.user == confirmed.second || confirmed.second.is_empty() {
            return Err(StoreError::Kept("same_person"));
        }
        let kinds = kinds_of(self.tx, case_id, &proposed.person_id)?;
        let (papers, at_hq) = self.outside(case_id)?;
        self.clear_words(case_id, &proposed.person_id)?;
        let stays = self.tx.query_row(
            "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1)",
            [&proposed.person_id],
            |row| row.get::<_, bool>(0),
        )?;
        self.tx
            .prepare_cached(include_str!("entry_put.sql"))?
            .execute(named_params! {
                ":case_id": case_id, ":number": proposed.number, ":closed_on": proposed.closed_on,
                ":kept_from": confirmed.term.from, ":kept_until": confirmed.term.until,
                ":years": confirmed.term.years, ":source": confirmed.term.source,
                ":kinds": serde_json::to_string(&kinds)?, ":person_stays": stays, ":papers": papers, ":at_hq": at_hq,
                ":ground": proposed.ground, ":method": METHOD, ":backups_until": confirmed.backups_until,
                ":proposed_by": proposed.user, ":proposed_at": proposed.at, ":asked_by": self.user,
                ":confirmed_by": confirmed.second, ":at": self.at,
            })?;
        let entry = self.tx.last_insert_rowid();
        self.audit("discard", case_id)?;
        self.audit("discard_second", &confirmed.second)?;
        Ok(entry)
    }

    /// The case with its proposal; a proposal of before a re-opening is none.
    fn proposed(&self, case_id: &str) -> StoreResult<Proposed> {
        Ok(self.tx.query_row(
            "SELECT c.number, c.person_id, c.closed_on, coalesce(p.ground, ''), coalesce(p.user, ''), coalesce(p.at, '')
             FROM \"case\" AS c
             LEFT JOIN discard_proposal AS p ON p.case_id = c.id AND p.closed_on = c.closed_on
             WHERE c.id = ?1 AND c.cancelled_at = ''",
            [case_id],
            |row| {
                Ok(Proposed {
                    number: row.get(0)?,
                    person_id: row.get(1)?,
                    closed_on: row.get(2)?,
                    ground: row.get(3)?,
                    user: row.get(4)?,
                    at: row.get(5)?,
                })
            },
        )?)
    }

    /// Papers that left, and whether what headquarters has stays there: a withdrawal that is due still goes up.
    fn outside(&self, case_id: &str) -> StoreResult<(i64, bool)> {
        let papers = self.tx.query_row(
            "SELECT count(*) FROM register WHERE case_id = ?1 AND failed_at = '' AND paper <> 'bundle'",
            [case_id],
            |row| row.get(0),
        )?;
        let at_hq: Option<bool> = self
            .tx
            .query_row(
                "SELECT s.tombstone = 0 AND d.consented = 1 FROM sent AS s JOIN case_derived AS d ON d.case_id = s.case_id
                 WHERE s.case_id = ?1 AND s.refused <> 'not_written' ORDER BY s.sequence DESC LIMIT 1",
                [case_id],
                |row| row.get(0),
            )
            .optional()?;
        Ok((papers, at_hq.unwrap_or(false)))
    }

    /// Takes every word of the case out of the database. What knows a case is asked of the schema, so that a table of
    /// tomorrow is cleared without anybody thinking of it.
    fn clear_words(&self, case_id: &str, person_id: &str) -> StoreResult<()> {
        // Deleted cells are overwritten from here on, whatever becomes of the rebuilding after it.
        self.tx
            .query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?;
        // A single consultation that became this case has its own name in it.
        for id in self.ids_in("consultation", case_id)? {
            self.erase(Noun::Consultation, &id)?;
        }
        self.tx
            .execute("DELETE FROM hold WHERE case_id = ?1", [case_id])?;
        self.erase(Noun::Case, case_id)?;
        self.tx.execute(
            "DELETE FROM search_index WHERE rowid IN (SELECT id FROM search_doc WHERE case_id = ?1)",
            [case_id],
        )?;
        let gone = "SELECT seq FROM save WHERE case_id = ?1
                    OR person_id = ?2 AND NOT EXISTS (SELECT 1 FROM person WHERE id = ?2)";
        let both = params![case_id, person_id];
        self.tx.execute(
            &format!("DELETE FROM history WHERE save_seq IN ({gone})"),
            both,
        )?;
        self.tx
            .execute(&format!("DELETE FROM save WHERE seq IN ({gone})"), both)?;
        for table in self.tables_of_cases()? {
            if !STAY.contains(&table.as_str()) {
                let sql = format!("DELETE FROM \"{table}\" WHERE case_id = ?1");
                self.tx.execute(&sql, [case_id])?;
            }
        }
        // Who gave what kind of paper to which party under which consent stays; recipients, purposes, reasons and file
        // names are free words, and any of them may name the person.
        self.tx.execute(
            "UPDATE register SET recipient = '', purpose = '', reason = '', place = '' WHERE case_id = ?1",
            [case_id],
        )?;
        self.tx.execute(
            "UPDATE \"case\" SET former_case = '' WHERE former_case = ?1",
            [case_id],
        )?;
        // One save stays without an owner: by it the next backup is due.
        self.note_save(Noun::Case, case_id, 0, "discard", &Owner::default())?;
        Ok(())
    }

    fn ids_in(&self, table: &str, case_id: &str) -> StoreResult<Vec<String>> {
        let sql = format!("SELECT id FROM \"{table}\" WHERE case_id = ?1");
        let mut statement = self.tx.prepare_cached(&sql)?;
        let ids = statement
            .query_map([case_id], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }

    /// Every table with a column `case_id`.
    pub(super) fn tables_of_cases(&self) -> StoreResult<Vec<String>> {
        let mut statement = self.tx.prepare_cached(include_str!("tables.sql"))?;
        let names = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(names)
    }

    /// Free words of a case and its person, folded, that nothing which stays may repeat: names, numbers and addresses.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn names_of(&self, case_id: &str) -> StoreResult<Vec<String>> {
        let file = self.case_file(case_id)?;
        let person = &file.person;
        let mut words = vec![
            person.name.clone(),
            person.kana.clone(),
            person.chart_number.clone(),
            person.contact_numbers.clone(),
            person.address.clone(),
        ];
        words.extend(person.name.split_whitespace().map(str::to_owned));
        words.extend(file.employments.iter().map(|e| e.employer.clone()));
        words.retain(|word| word.chars().count() > 1);
        Ok(words
            .iter()
            .map(|word| crate::case::compact(word))
            .collect())
    }
}

impl Store {
    /// Kinds of what a discarding of this case would erase, and how many.
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn kinds_of_case(&self, case_id: &str) -> StoreResult<Vec<(String, i64)>> {
        let person: String = self.conn.query_row(
            "SELECT person_id FROM \"case\" WHERE id = ?1",
            [case_id],
            |row| row.get(0),
        )?;
        kinds_of(&self.conn, case_id, &person)
    }
}

/// Nouns by name, scans, and changes that the history kept. Of a person only what goes: with another case all of it stays.
fn kinds_of(conn: &Connection, case_id: &str, person_id: &str) -> StoreResult<Vec<(String, i64)>> {
    let count = |sql: &str, id: &str| -> StoreResult<i64> {
        Ok(conn
            .prepare_cached(sql)?
            .query_row([id], |row| row.get(0))?)
    };
    let cases = count(
        "SELECT count(*) FROM \"case\" WHERE person_id = ?1",
        person_id,
    )?;
    let mut kinds = Vec::new();
    for noun in Noun::ALL {
        let has = |name: &str| noun.fields().iter().any(|f| f.name == name);
        let (column, owner) = match noun {
            Noun::Case => continue,
            Noun::Person => ("id", person_id),
            _ if has("case_id") => ("case_id", case_id),
            _ => ("person_id", person_id),
        };
        if column != "case_id" && cases > 1 {
            continue;
        }
        let sql = format!(
            "SELECT count(*) FROM \"{}\" WHERE \"{column}\" = ?1",
            noun.name()
        );
        kinds.push((noun.name().to_owned(), count(&sql, owner)?));
    }
    let scans = "SELECT count(*) FROM scan WHERE case_id = ?1";
    kinds.push(("scan".to_owned(), count(scans, case_id)?));
    let changes =
        "SELECT count(*) FROM history WHERE save_seq IN (SELECT seq FROM save WHERE case_id = ?1)";
    kinds.push(("history".to_owned(), count(changes, case_id)?));
    kinds.retain(|(_, count)| *count > 0);
    Ok(kinds)
}
