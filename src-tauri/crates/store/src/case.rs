//! A whole case, the derived values of the lists, and the lists themselves: filtered, sorted and paged in SQL.

mod consultation;
mod exempt;
mod owed;

pub use consultation::{Consulted, ConsultedCounts};
pub use exempt::EXEMPT;

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::{self, Writer};
use model::casefile::{CaseFile, Exempt, Support};
use model::deadline::Dated;
use model::noun::{Activity, Case, Consultation, Person};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

/// What the lists show of a case, computed by the rules.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Derived {
    /// Name as lists show it.
    pub name: String,
    /// Stage code.
    pub stage: String,
    /// Path code.
    pub path: String,
    /// Labels of what is missing.
    pub missing: Vec<String>,
    /// Disease code.
    pub disease: String,
    /// Disease in words.
    pub disease_label: String,
    /// Work in a few words.
    pub work: String,
    /// Open dates, earliest first.
    pub dates: Vec<Dated>,
    /// The next one.
    pub due: Option<Dated>,
    /// Consented to registration at headquarters.
    pub consented: bool,
    /// Digest of what would leave.
    pub content_hash: String,
    /// Version of the rules that computed this.
    pub rules_version: String,
}

/// Filter, order and page of the case list.
#[derive(Clone, Debug, Default)]
pub struct ListFilter {
    /// FTS expression; empty = no text filter.
    pub matching: String,
    /// Folded kana prefix or number, matched beside the text index.
    pub number: String,
    /// Some(true) closed, Some(false) open, None both.
    pub closed: Option<bool>,
    /// Cancelled ones instead of the others.
    pub cancelled: bool,
    /// Only of this 主担当 or 副担当.
    pub user: String,
    /// Only of this 主担当.
    pub lead: String,
    /// Disease code.
    pub disease: String,
    /// Stage code.
    pub stage: String,
    /// Path code.
    pub path: String,
    /// Order.
    pub sort: Sort,
    /// Turned round.
    pub descending: bool,
    /// First row.
    pub offset: u32,
    /// Rows.
    pub limit: u32,
}

/// Order of the case list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Next date, cases without one last.
    #[default]
    Due,
    /// Kana.
    Kana,
    /// Number.
    Number,
    /// Last activity.
    Last,
    /// Opened on.
    Opened,
}

/// One line of the case list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListRow {
    /// Case id.
    pub case_id: String,
    /// Number.
    pub number: String,
    /// Name as lists show it.
    pub name: String,
    /// Reading.
    pub kana: String,
    /// Birth date.
    pub birth_date: String,
    /// Sex code.
    pub sex: String,
    /// Stage code.
    pub stage: String,
    /// Path code.
    pub path: String,
    /// Disease in words.
    pub disease_label: String,
    /// Work in a few words.
    pub work: String,
    /// Next date.
    pub due_on: String,
    /// What falls due.
    pub due_label: String,
    /// Last activity.
    pub last_on: String,
    /// Channel of the last activity.
    pub last_channel: String,
    /// Opened on.
    pub opened_on: String,
    /// 主担当
    pub lead_user: String,
    /// Number of missing items.
    pub missing: i64,
    /// Labels of what is missing, as JSON.
    pub missing_labels: Vec<String>,
    /// Closed.
    pub closed: bool,
    /// Cancelled.
    pub cancelled: bool,
    /// Consented to registration.
    pub consented: bool,
    /// Number of the last save that touched it.
    pub changed_seq: i64,
    /// This user has a draft.
    pub draft: bool,
    /// Revision sent last that equals the present one: 0 no, 1 sent, 2 received.
    pub sent: i64,
    /// Some revision was sent before.
    pub sent_before: bool,
}

impl Store {
    /// The id of a case given by id or number; one that went into another leads there.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn case_id(&self, id_or_number: &str) -> StoreResult<String> {
        self.stayed(&self.case_as_named(id_or_number)?)
    }

    /// The id of a case given by id or number, gone into another or not.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn case_as_named(&self, id_or_number: &str) -> StoreResult<String> {
        Ok(self
            .conn
            .prepare_cached("SELECT id FROM \"case\" WHERE id = ?1 OR number = ?1")?
            .query_row([id_or_number], |row| row.get(0))?)
    }

    /// Everything recorded about a case, without the single activities.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn case_file(&self, case_id: &str) -> StoreResult<CaseFile> {
        case_file(&self.conn, case_id)
    }

    /// Why a case was cancelled; None when it was not.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn case_cancelled(&self, case_id: &str) -> StoreResult<Option<String>> {
        let reason: Option<(String, String)> = self
            .conn
            .query_row(
                "SELECT cancelled_at, cancel_reason FROM \"case\" WHERE id = ?1",
                [case_id],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        Ok(reason.filter(|(at, _)| !at.is_empty()).map(|(_, why)| why))
    }

    /// A page of activities, newest first, and how many there are.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn activities(
        &self,
        case_id: &str,
        offset: u32,
        limit: u32,
    ) -> StoreResult<(Vec<Activity>, i64)> {
        let total = self.conn.query_row(
            "SELECT count(*) FROM activity WHERE case_id = ?1 AND cancelled_at = ''",
            [case_id],
            |row| row.get(0),
        )?;
        let rows = record::select(
            &self.conn,
            "case_id = ?1 ORDER BY on_date DESC, at_time DESC, save_seq DESC LIMIT ?2 OFFSET ?3",
            &[&case_id, &limit, &offset],
        )?;
        Ok((rows, total))
    }

    /// One page of the case list, and how many rows the filter matches.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn case_list(&self, filter: &ListFilter, user: &str) -> StoreResult<(Vec<ListRow>, i64)> {
        let (condition, args) = condition(filter);
        let names: Vec<String> = (1..=args.len()).map(|n| format!(":a{n}")).collect();
        let mut bound: Vec<(&str, &dyn rusqlite::ToSql)> = Vec::new();
        for (name, value) in names.iter().zip(&args) {
            bound.push((name.as_str(), value));
        }
        let total = self
            .conn
            .prepare_cached(&format!(
                "SELECT count(*) FROM case_derived AS d WHERE {condition}"
            ))?
            .query_row(bound.as_slice(), |row| row.get(0))?;
        let sql = format!(
            "{} WHERE {condition} ORDER BY {} LIMIT {} OFFSET {}",
            include_str!("case/list.sql"),
            order(filter.sort, filter.descending),
            filter.limit,
            filter.offset,
        );
        bound.push((":user", &user));
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows = statement
            .query_map(bound.as_slice(), list_row)?
            .collect::<Result<_, _>>()?;
        Ok((rows, total))
    }

    /// The list line of one case.
    ///
    /// # Errors
    /// `NotFound` when the case has none.
    pub fn case_row(&self, case_id: &str, user: &str) -> StoreResult<ListRow> {
        let sql = format!(
            "{} WHERE d.case_id = :case_id",
            include_str!("case/list.sql")
        );
        Ok(self.conn.prepare_cached(&sql)?.query_row(
            named_params! { ":case_id": case_id, ":user": user },
            list_row,
        )?)
    }

    /// Other episodes of a person: case id, number, opened, closed.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn episodes(&self, person_id: &str) -> StoreResult<Vec<(String, String, String, String)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, number, opened_on, closed_on FROM \"case\" WHERE person_id = ?1 AND cancelled_at = '' ORDER BY opened_on DESC",
        )?;
        let rows = statement
            .query_map([person_id], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Cases whose derived values were computed by other rules.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn stale_cases(&self, rules_version: &str, limit: u32) -> StoreResult<Vec<String>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT case_id FROM case_derived WHERE rules_version <> ?1 LIMIT ?2",
        )?;
        let ids = statement
            .query_map(params![rules_version, limit], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }

    /// Ids of the cases that a day which came after `since`, up to today, changes without a save: a consent that ran out,
    /// work or a measure that ended, a return that came.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn turned_cases(&self, since: &str, today: &str) -> StoreResult<Vec<String>> {
        let mut statement = self.conn.prepare_cached(include_str!("case/turned.sql"))?;
        let ids = statement
            .query_map(named_params! { ":since": since, ":today": today }, |row| {
                row.get(0)
            })?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }

    /// Ids of all cases that are not cancelled.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn all_cases(&self) -> StoreResult<Vec<String>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT case_id FROM case_derived WHERE cancelled = 0 ORDER BY number_key",
        )?;
        let ids = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }

    /// Persons who might be the same one: (person, newest case, number, name, kana, birth date, what agrees).
    ///
    /// # Errors
    /// What SQLite says.
    pub fn duplicates(
        &self,
        kana: &str,
        name: &str,
        chart: &str,
        birth_date: &str,
        sex: &str,
        except: &str,
    ) -> StoreResult<Vec<[String; 7]>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("case/duplicates.sql"))?;
        let rows = statement
            .query_map(
                named_params! { ":kana": kana, ":name": name, ":chart": chart, ":birth": birth_date, ":sex": sex, ":except": except },
                |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?]),
            )?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

impl Writer<'_> {
    /// Everything recorded about a case, inside the transaction.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn case_file(&self, case_id: &str) -> StoreResult<CaseFile> {
        case_file(self.tx, case_id)
    }

    /// Ids of the cases of a person.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn cases_of(&self, person_id: &str) -> StoreResult<Vec<String>> {
        let mut statement = self
            .tx
            .prepare_cached("SELECT id FROM \"case\" WHERE person_id = ?1")?;
        let ids = statement
            .query_map([person_id], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        Ok(ids)
    }

    /// The next number of a fiscal year; a number is never given twice, even when its case is erased.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn take_number(&self, fiscal_year: i32) -> StoreResult<i64> {
        Ok(self
            .tx
            .prepare_cached(include_str!("case/take_number.sql"))?
            .query_row([fiscal_year], |row| row.get(0))?)
    }

    /// Writes the derived values of a case.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_derived(&self, file: &CaseFile, derived: &Derived) -> StoreResult<()> {
        let due = derived.due.as_ref();
        let kana_key = model::fold::fold(&file.person.kana);
        self.tx.prepare_cached(include_str!("case/put_derived.sql"))?.execute(named_params! {
            ":case_id": file.case.id, ":person_id": file.person.id,
            ":number": file.case.number, ":number_key": number_key(&file.case.number),
            ":name": derived.name, ":kana": file.person.kana, ":kana_key": kana_key,
            ":birth_date": file.person.birth_date, ":sex": file.person.sex,
            ":stage": derived.stage, ":path": derived.path,
            ":missing": derived.missing.len().cast_signed() as i64,
            ":missing_labels": serde_json::to_string(&derived.missing)?,
            ":disease": derived.disease, ":disease_label": derived.disease_label, ":work": derived.work,
            ":due_on": due.map_or("", |d| &d.on), ":due_label": due.map_or("", |d| &d.label), ":due_rule": due.map_or("", |d| &d.rule),
            ":last_on": file.support.last_on, ":last_channel": file.support.last_channel,
            ":opened_on": file.case.opened_on, ":closed_on": file.case.closed_on,
            ":lead_user": file.case.lead_user, ":deputy_user": file.case.deputy_user,
            ":consented": derived.consented, ":content_hash": derived.content_hash,
            ":rules_version": derived.rules_version,
        })?;
        self.tx
            .prepare_cached(include_str!("case/put_last.sql"))?
            .execute(named_params! {
                ":case_id": file.case.id, ":person_id": file.person.id,
                ":last_on": file.support.last_on, ":last_channel": file.support.last_channel,
            })?;
        self.put_dates(&file.case.id, &derived.dates)?;
        self.put_person_key(&file.person)
    }

    /// Open dates; most saves leave them as they are, and then nothing is written.
    fn put_dates(&self, case_id: &str, dates: &[Dated]) -> StoreResult<()> {
        let stored: Vec<Dated> = self
            .tx
            .prepare_cached("SELECT on_date, legal_on, rule, label, basis, drops_on, record_id, lead, opens FROM case_date WHERE case_id = ?1 ORDER BY rowid")?
            .query_map([case_id], |row| {
                Ok(Dated {
                    on: row.get(0)?,
                    legal_on: row.get(1)?,
                    rule: row.get(2)?,
                    label: row.get(3)?,
                    basis: row.get(4)?,
                    drops_on: row.get(5)?,
                    record_id: row.get(6)?,
                    lead: row.get(7)?,
                    opens: row.get(8)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        if stored == dates {
            return Ok(());
        }
        self.tx
            .prepare_cached("DELETE FROM case_date WHERE case_id = ?1")?
            .execute([case_id])?;
        let mut insert = self
            .tx
            .prepare_cached("INSERT INTO case_date (case_id, on_date, legal_on, rule, label, basis, drops_on, record_id, lead, opens) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
        for date in dates {
            insert.execute(params![
                case_id,
                date.on,
                date.legal_on,
                date.rule,
                date.label,
                date.basis,
                date.drops_on,
                date.record_id,
                date.lead,
                date.opens,
            ])?;
        }
        Ok(())
    }

    /// Keys of the duplicate warning.
    fn put_person_key(&self, person: &Person) -> StoreResult<()> {
        self.tx
            .prepare_cached(include_str!("case/put_person_key.sql"))?
            .execute(params![
                person.id,
                compact(&person.kana),
                compact(&person.name),
                chart_key(&person.chart_number),
            ])?;
        Ok(())
    }

    /// Case of a single consultation.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn get_consultation(&self, id: &str) -> StoreResult<Option<Consultation>> {
        record::get(self.tx, id)
    }
}

/// Folded and without blanks: the form in which names are compared.
pub fn compact(text: &str) -> String {
    model::fold::fold(text).split_whitespace().collect()
}

/// A chart number as it is compared: 00123 and 123 are one number, written by two systems.
pub fn chart_key(text: &str) -> String {
    let compact = compact(text);
    let key = compact.trim_start_matches('0');
    if key.is_empty() {
        compact
    } else {
        key.to_owned()
    }
}

/// `R8-0012` → sortable number; years of different eras keep their order through the fiscal year.
fn number_key(number: &str) -> i64 {
    let Some((head, tail)) = number.split_once('-') else {
        return 0;
    };
    let era = match head.chars().next() {
        Some('R') => 2018,
        Some('H') => 1988,
        _ => 0,
    };
    let year: i64 = head.get(1..).and_then(|y| y.parse().ok()).unwrap_or(0);
    (era + year) * 1_000_000 + tail.parse::<i64>().unwrap_or(0)
}

fn case_file(conn: &Connection, case_id: &str) -> StoreResult<CaseFile> {
    let case: Case = record::get(conn, case_id)?.ok_or(StoreError::NotFound)?;
    let person: Person = record::get(conn, &case.person_id)?.ok_or(StoreError::NotFound)?;
    let mut exempt =
        conn.prepare_cached("SELECT item, reason FROM exempt WHERE case_id = ?1 ORDER BY item")?;
    let exempt = exempt
        .query_map([case_id], |row| {
            Ok(Exempt {
                item: row.get(0)?,
                reason: row.get(1)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(CaseFile {
        passages: crate::remark::passages_of(conn, case_id)?,
        employments: record::select(
            conn,
            "person_id = ?1 ORDER BY main DESC, until = '' DESC, save_seq",
            &[&person.id],
        )?,
        treatments: record::select(
            conn,
            "case_id = ?1 ORDER BY main DESC, save_seq",
            &[&case_id],
        )?,
        // In the order of their making (ids are UUIDv7): a correction of an old record makes no new one of it.
        insurances: record::select(conn, "case_id = ?1 ORDER BY id", &[&case_id])?,
        consents: record::select(
            conn,
            "case_id = ?1 ORDER BY on_date DESC, save_seq DESC",
            &[&case_id],
        )?,
        opinions: record::select(
            conn,
            "case_id = ?1 ORDER BY max(received_on, requested_on) DESC, save_seq DESC",
            &[&case_id],
        )?,
        plans: record::select(
            conn,
            "case_id = ?1 ORDER BY coalesce(version, 0) DESC, made_on DESC",
            &[&case_id],
        )?,
        measures: record::select(
            conn,
            "case_id = ?1 ORDER BY from_date, save_seq",
            &[&case_id],
        )?,
        benefits: record::select(conn, "case_id = ?1 ORDER BY id", &[&case_id])?,
        sick_pays: record::select(
            conn,
            "case_id = ?1 ORDER BY from_date, save_seq",
            &[&case_id],
        )?,
        outcomes: record::select(
            conn,
            "case_id = ?1 ORDER BY on_date DESC, save_seq DESC",
            &[&case_id],
        )?,
        fee_checks: record::select(
            conn,
            "case_id = ?1 ORDER BY service_on DESC, save_seq DESC",
            &[&case_id],
        )?,
        support: support(conn, case_id)?,
        exempt,
        person,
        case,
    })
}

fn support(conn: &Connection, case_id: &str) -> StoreResult<Support> {
    let mut out: Support = conn
        .prepare_cached(include_str!("case/support.sql"))?
        .query_row([case_id], |row| {
            Ok(Support {
                count: row.get(0)?,
                minutes: row.get(1)?,
                first_on: row.get(2)?,
                last_on: row.get(3)?,
                last_channel: row.get(4)?,
                ..Support::default()
            })
        })?;
    let counted = |sql: &str| -> StoreResult<Vec<(String, i64)>> {
        let mut statement = conn.prepare_cached(sql)?;
        let rows = statement
            .query_map([case_id], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    };
    owed::read(conn, case_id, &mut out)?;
    out.links = counted(
        "SELECT link, count(*) FROM activity WHERE case_id = ?1 AND cancelled_at = '' AND link <> '' GROUP BY link ORDER BY link",
    )?
    .into_iter()
    .map(|(link, _)| link)
    .collect();
    out.channels = counted(
        "SELECT channel, count(*) FROM activity WHERE case_id = ?1 AND cancelled_at = '' AND channel <> '' GROUP BY channel ORDER BY channel",
    )?;
    out.kinds = counted(
        "SELECT kind.value, count(*) FROM activity, json_each(activity.kinds) AS kind
         WHERE case_id = ?1 AND cancelled_at = '' GROUP BY kind.value ORDER BY kind.value",
    )?;
    Ok(out)
}

fn condition(filter: &ListFilter) -> (String, Vec<Sql>) {
    let mut parts = vec![format!("d.cancelled = {}", i64::from(filter.cancelled))];
    let mut args: Vec<Sql> = Vec::new();
    if let Some(closed) = filter.closed {
        parts.push(format!("d.closed = {}", i64::from(closed)));
    }
    let mut equal = |column: &str, value: &str, parts: &mut Vec<String>| {
        if !value.is_empty() {
            args.push(Sql::from(value.to_owned()));
            parts.push(column.replace('?', &format!(":a{}", args.len())));
        }
    };
    equal(
        "(d.lead_user = ? OR d.deputy_user = ?)",
        &filter.user,
        &mut parts,
    );
    equal("d.lead_user = ?", &filter.lead, &mut parts);
    equal("d.disease = ?", &filter.disease, &mut parts);
    equal("d.stage = ?", &filter.stage, &mut parts);
    equal("d.path = ?", &filter.path, &mut parts);
    if !filter.matching.is_empty() {
        equal(
            "d.case_id IN (SELECT doc.case_id FROM search_index JOIN search_doc AS doc ON doc.id = search_index.rowid WHERE search_index MATCH ?)",
            &filter.matching,
            &mut parts,
        );
    }
    (parts.join(" AND "), args)
}

fn order(sort: Sort, descending: bool) -> String {
    let way = if descending { "DESC" } else { "ASC" };
    match sort {
        Sort::Due => format!("d.due_on = '', d.due_on {way}, d.kana_key"),
        Sort::Kana => format!("d.kana_key {way}, d.number_key"),
        Sort::Number => format!("d.number_key {way}"),
        Sort::Last => format!("d.last_on {way}, d.number_key"),
        Sort::Opened => format!("d.opened_on {way}, d.number_key"),
    }
}

fn list_row(row: &Row<'_>) -> rusqlite::Result<ListRow> {
    let labels: String = row.get("missing_labels")?;
    Ok(ListRow {
        case_id: row.get("case_id")?,
        number: row.get("number")?,
        name: row.get("name")?,
        kana: row.get("kana")?,
        birth_date: row.get("birth_date")?,
        sex: row.get("sex")?,
        stage: row.get("stage")?,
        path: row.get("path")?,
        disease_label: row.get("disease_label")?,
        work: row.get("work")?,
        due_on: row.get("due_on")?,
        due_label: row.get("due_label")?,
        last_on: row.get("last_on")?,
        last_channel: row.get("last_channel")?,
        opened_on: row.get("opened_on")?,
        lead_user: row.get("lead_user")?,
        missing: row.get("missing")?,
        missing_labels: serde_json::from_str(&labels).unwrap_or_default(),
        closed: row.get("closed")?,
        cancelled: row.get("cancelled")?,
        consented: row.get("consented")?,
        changed_seq: row.get("changed_seq")?,
        draft: row.get("draft")?,
        sent: row.get("sent")?,
        sent_before: row.get("sent_before")?,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::Store;
    use crate::key::DataKey;
    use rusqlite::named_params;

    #[test]
    fn somebody_known_is_looked_up_and_not_searched_for() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(folder.path(), DataKey::generate().unwrap()).unwrap();
        let mut statement = store
            .conn
            .prepare(concat!(
                "EXPLAIN QUERY PLAN ",
                include_str!("case/duplicates.sql")
            ))
            .unwrap();
        let plan: Vec<String> = statement
            .query_map(
                named_params! { ":kana": "さとう", ":name": "佐藤", ":chart": "1", ":birth": "", ":sex": "", ":except": "" },
                |row| row.get(3),
            )
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for key in ["chart", "kana", "name"] {
            let index = format!("USING COVERING INDEX person_key_by_{key} ");
            assert!(plan.iter().any(|l| l.contains(&index)), "{plan:#?}");
        }
        assert!(!plan.iter().any(|l| l.starts_with("SCAN")), "{plan:#?}");
    }
}
