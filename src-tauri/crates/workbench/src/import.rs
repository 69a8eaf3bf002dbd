//! Taking in tables that others made: what a file holds, what its columns and words mean, a trial that writes nothing, and
//! then all of it in one transaction.
//!
//! An opened table lives in memory beside the open workplace and goes with the key.

mod day;
mod guess;
mod own;
mod rest;
mod row;
mod twin;
mod undo;
mod write;

pub(crate) use guess::Dictionary;
pub(crate) use rest::save as rest;
pub(crate) use row::BETWEEN;
pub(crate) use undo::{list, undo};
pub(crate) use write::{start, step, stop};

use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::own_table::Known;
use crate::session::Workbench;
use guess::NUMBER;
use model::check::contains_my_number;
use model::noun::{Noun, Record};
use row::{NOT_TAKEN, Pick, Read, Reading, shown, words_of};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use store::Writer;
use store::slots::hex;
use table::{Cell, Limits, Row, Table, letter};
use twin::{Seen, Twin};

/// Rows in which the headings are looked for.
const HEAD: usize = 30;
/// Rows that are shown to choose the headings from.
const FIRST: usize = 12;
/// Problems, and rows of one kind, that are shown at once; the file of left out rows has all.
const TOLD: usize = 500;
/// Different words of a column that a person can give codes to; more is no list of codes.
const WORDS: usize = 300;

/// A table that is being taken in.
pub(crate) struct Import {
    id: u32,
    file: String,
    sha256: String,
    table: Table,
    /// Place of the headings in the rows of the table; None = there are none above the first row.
    head: usize,
    /// A table that this program wrote, and how it is read then.
    own: Option<Known>,
    checked: Option<Checked>,
    writing: Option<write::Writing>,
}

/// What a trial found.
struct Checked {
    /// Saves of the workplace and its day: what was found speaks of these.
    stands_on: (i64, chrono::NaiveDate),
    reading: Reading,
    /// Places of rows that can be taken as they are.
    ready: Vec<usize>,
    twins: Vec<(usize, Twin)>,
    wrong: usize,
    /// Columns and words, to be remembered when it is done.
    picks: Vec<ImportPick>,
}

/// A refusal with its reason.
pub(crate) fn refused(reason: &str) -> ApiError {
    ApiError::ImportRefused {
        reason: reason.to_owned(),
    }
}

impl Import {
    /// Is it in the middle of its transaction?
    pub(crate) fn is_writing(&self) -> bool {
        self.writing.is_some()
    }

    /// The rows below the headings.
    fn rows(&self) -> &[Row] {
        self.table.rows.get(self.head + 1..).unwrap_or_default()
    }

    fn headers(&self) -> Vec<String> {
        let head = self.table.rows.get(self.head);
        let wide = self.rows().iter().take(200).map(|row| row.cells.len());
        let columns = wide
            .chain(head.map(|row| row.cells.len()))
            .max()
            .unwrap_or(0);
        (0..columns)
            .map(|column| head.map_or_else(String::new, |row| shown(row.cell(column))))
            .collect()
    }

    /// Under which name the columns of these headings are remembered.
    fn columns_key(&self) -> String {
        let joined = self.headers().join("\u{1f}");
        format!("columns:{}", hex(&Sha256::digest(joined.as_bytes())))
    }

    /// Keeps columns and words for the next table of this kind.
    fn remember(&self, w: &Writer<'_>) -> ApiResult<()> {
        let Some(checked) = &self.checked else {
            return Ok(());
        };
        let picks = serde_json::to_string(&checked.picks).unwrap_or_default();
        w.set_import_memory(&self.columns_key(), &picks)?;
        for ((target, said), code) in &checked.reading.means {
            if let Some(list) = guess::list(target) {
                w.set_import_memory(&word_key(list, said), code)?;
            }
        }
        Ok(())
    }
}

fn word_key(list: &str, said: &str) -> String {
    format!("word:{list}:{}", guess::key(said))
}

/// Takes the import out of the workbench; the caller puts it back.
fn taken(bench: &mut Workbench, id: u32) -> ApiResult<Import> {
    let open = bench.opened_mut()?;
    open.import
        .take_if(|import| import.id == id)
        .ok_or_else(|| refused("gone"))
}

/// Opens a file, or the same one with another sheet, encoding or row of headings.
pub(crate) fn open(bench: &mut Workbench, ask: ImportOpen) -> ApiResult<ImportView> {
    if bench
        .opened()?
        .import
        .as_ref()
        .is_some_and(Import::is_writing)
    {
        return Err(refused("running"));
    }
    let limits = Limits::HOUSE;
    let path = Path::new(&ask.path);
    if !std::fs::metadata(path).is_ok_and(|found| found.is_file()) {
        return Err(refused("unreadable"));
    }
    let bytes =
        crate::exchange::read_limited(path, limits.file).map_err(|_| refused("unreadable"))?;
    let wanted = table::Ask {
        sheet: ask.sheet,
        encoding: ask.encoding,
    };
    let table = table::read(&bytes, &wanted, &limits).map_err(|why| refused(&why.to_string()))?;
    let head = match ask.header_row {
        0 => found_head(&table),
        row => table
            .rows
            .iter()
            .position(|r| r.number == row)
            .ok_or_else(|| refused("header"))?,
    };
    let open = bench.opened_mut()?;
    let mut import = Import {
        id: open.import.as_ref().map_or(1, |last| last.id + 1),
        file: path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        sha256: hex(&Sha256::digest(&bytes)),
        table,
        head,
        own: None,
        checked: None,
        writing: None,
    };
    drop(bytes);
    if import.rows().is_empty() {
        return Err(refused("empty"));
    }
    import.know();
    let view = view(bench, &import)?;
    bench.opened_mut()?.import = Some(import);
    Ok(view)
}

/// The row of the first ones whose cells look most like headings.
fn found_head(table: &Table) -> usize {
    let score = |row: &Row| {
        row.cells
            .iter()
            .filter(|cell| guess::target_of(&cell.words()).is_some())
            .count()
    };
    let mut best = (0, 0);
    for (place, row) in table.rows.iter().take(HEAD).enumerate() {
        let score = score(row);
        if score > best.0 {
            best = (score, place);
        }
    }
    best.1
}

fn view(bench: &Workbench, import: &Import) -> ApiResult<ImportView> {
    let headers = import.headers();
    let remembered: Option<Vec<ImportPick>> = bench
        .store()?
        .import_memory(&import.columns_key())?
        .and_then(|text| serde_json::from_str(&text).ok());
    let mut used: Vec<&str> = Vec::new();
    let columns: Vec<ImportColumn> = headers
        .iter()
        .enumerate()
        .map(|(column, header)| {
            let known = remembered
                .iter()
                .flatten()
                .find(|pick| pick.column == column);
            let guessed = match &import.own {
                Some(own) => own.targets.get(column).map(String::as_str),
                None => guess::target_of(header),
            };
            let guessed =
                guessed.filter(|target| !used.contains(target) || guess::takes_many(target));
            used.extend(guessed.filter(|target| !target.is_empty()));
            ImportColumn {
                column,
                letter: letter(column),
                header: header.clone(),
                samples: samples(import.rows(), column),
                target: match (&remembered, known) {
                    (Some(_), known) => known.map_or_else(String::new, |pick| pick.target.clone()),
                    (None, _) => guessed.unwrap_or_default().to_owned(),
                },
            }
        })
        .collect();
    let table = &import.table;
    Ok(ImportView {
        id: import.id,
        file: import.file.clone(),
        kind: table.kind.to_owned(),
        sheets: table.sheets.clone(),
        sheet: table.sheet.clone(),
        encoding: table.encoding.to_owned(),
        macros: table.macros,
        uncalculated: table.uncalculated,
        own: headers
            .iter()
            .any(|header| guess::target_of(header) == Some(NUMBER)),
        export: import.export(&headers),
        remembered: remembered.is_some(),
        header_row: table.rows.get(import.head).map_or(0, |row| row.number),
        first_rows: table
            .rows
            .iter()
            .take(FIRST.max(import.head + 3))
            .map(|row| ImportLine {
                row: row.number,
                cells: row.cells.iter().take(8).map(shown).collect(),
            })
            .collect(),
        rows: import.rows().len(),
        columns,
        targets: targets(),
    })
}

fn samples(rows: &[Row], column: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for row in rows.iter().take(200) {
        let words = shown(row.cell(column));
        if !words.is_empty() && !out.contains(&words) {
            out.push(words);
        }
        if out.len() == 3 {
            break;
        }
    }
    out
}

fn targets() -> Vec<ImportTarget> {
    crate::assets::import_words()
        .field
        .iter()
        .map(|one| ImportTarget {
            target: one.target.clone(),
            group: guess::field(&one.target)
                .map_or("", |(noun, _)| noun.label())
                .to_owned(),
            label: guess::label(&one.target).to_owned(),
            list: guess::list(&one.target).unwrap_or_default().to_owned(),
            many: guess::takes_many(&one.target),
        })
        .collect()
}

/// The columns that are taken; one field is filled once, and without a name there is nobody.
fn picks(import: &Import, asked: &[ImportPick]) -> ApiResult<Vec<Pick>> {
    let headers = import.headers();
    let mut picks: Vec<Pick> = Vec::new();
    for pick in asked.iter().filter(|pick| !pick.target.is_empty()) {
        let (noun, field) = guess::field(&pick.target).ok_or_else(|| refused("columns"))?;
        if picks.iter().any(|p| p.target == pick.target) && !guess::takes_many(&pick.target) {
            return Err(refused("columns"));
        }
        picks.push(Pick {
            column: pick.column,
            target: pick.target.clone(),
            noun,
            field,
            header: headers
                .get(pick.column)
                .cloned()
                .ok_or_else(|| refused("columns"))?,
        });
    }
    let named = ["person.name", "person.initials", NUMBER];
    let by_code = import.own.as_ref().is_some_and(|own| own.code.is_some());
    if !by_code && !picks.iter().any(|p| named.contains(&p.target.as_str())) {
        return Err(refused("no_name"));
    }
    // A talk without a way of talking is asked for once, for all rows.
    if picks.iter().any(|p| p.noun == Noun::Activity)
        && !picks.iter().any(|p| p.target == "activity.channel")
        && let Some((noun, field)) = guess::field("activity.channel")
    {
        picks.push(Pick {
            column: row::NO_COLUMN,
            target: "activity.channel".to_owned(),
            noun,
            field,
            header: String::new(),
        });
    }
    Ok(picks)
}

/// The words of coded columns, each with what it probably means.
pub(crate) fn values(bench: &mut Workbench, ask: ImportColumns) -> ApiResult<Vec<ImportValue>> {
    let open = bench.opened()?;
    let import = open
        .import
        .as_ref()
        .filter(|import| import.id == ask.id)
        .ok_or_else(|| refused("gone"))?;
    let picks = picks(import, &ask.columns)?;
    let mut out = Vec::new();
    for pick in &picks {
        let Some(list) = guess::list(&pick.target) else {
            continue;
        };
        let mut words: BTreeMap<String, (String, usize)> = BTreeMap::new();
        for row in import.rows() {
            let cell = row.cell(pick.column);
            let blank = *cell == Cell::Empty;
            if blank && !(row::needs_answer(&pick.target) && row::tells_of_talk(&picks, row))
                || matches!(cell, Cell::Long(_) | Cell::Garbled(_) | Cell::Fault(_))
            {
                continue;
            }
            for word in words_of(pick.field.shape, cell, import.own.is_some())
                .into_iter()
                .filter(|word| !contains_my_number(word))
            {
                words.entry(guess::key(&word)).or_insert((word, 0)).1 += 1;
            }
        }
        if words.len() > WORDS {
            return Err(refused("too_many_words"));
        }
        for (said, rows) in words.into_values() {
            let (code, why) = meaning(bench, list, &said)?;
            out.push(ImportValue {
                target: pick.target.clone(),
                label: guess::label(&pick.target).to_owned(),
                list: list.to_owned(),
                said,
                rows,
                code,
                why,
            });
        }
    }
    Ok(out)
}

fn meaning(bench: &Workbench, list: &str, said: &str) -> ApiResult<(String, String)> {
    let known = bench.store()?.import_memory(&word_key(list, said))?;
    if let Some(code) =
        known.filter(|code| *code == NOT_TAKEN || crate::assets::codes().knows(list, code))
    {
        return Ok((code, "remembered".to_owned()));
    }
    Ok(
        guess::code_of(list, said).map_or_else(Default::default, |(code, why)| {
            (code.to_owned(), why.to_owned())
        }),
    )
}

/// Tries every row and writes nothing but that it was tried.
pub(crate) fn check(bench: &mut Workbench, ask: ImportCheck) -> ApiResult<ImportChecked> {
    let mut import = taken(bench, ask.id)?;
    let done = if import.is_writing() {
        Err(refused("running"))
    } else {
        trial(bench, &mut import, &ask)
    };
    bench.opened_mut()?.import = Some(import);
    done
}

fn trial(bench: &Workbench, import: &mut Import, ask: &ImportCheck) -> ApiResult<ImportChecked> {
    let codes = crate::assets::codes();
    let mut means = HashMap::new();
    for one in &ask.values {
        let list = guess::list(&one.target).ok_or_else(|| refused("columns"))?;
        if !one.code.is_empty() && one.code != NOT_TAKEN && !codes.knows(list, &one.code) {
            return Err(refused("columns"));
        }
        means.insert(
            (one.target.clone(), guess::key(&one.said)),
            one.code.clone(),
        );
    }
    let reading = Reading {
        sheet: import.table.sheet.clone(),
        today: bench.today(),
        from_1904: import.table.from_1904,
        user: bench.user_id()?,
        picks: picks(import, &ask.columns)?,
        own: import.own.is_some(),
        means,
    };
    let mut found = ImportChecked {
        rows: import.rows().len(),
        ready: 0,
        wrong: 0,
        unchanged: 0,
        differing: Vec::new(),
        problems: Vec::new(),
        problem_total: 0,
        twins: Vec::new(),
    };
    let (mut ready, mut twins, mut seen) = (Vec::new(), Vec::new(), Seen::default());
    let by_code = own::ByCode::of(bench, import)?;
    for (place, row) in import.rows().iter().enumerate() {
        let mut read = reading.read(row);
        if let Some(by_code) = &by_code {
            by_code.find(&reading, row, &mut read);
        }
        match judge(bench, &read, row.number, &mut seen)? {
            Verdict::Wrong => {
                found.wrong += 1;
                found.problem_total += read.problems.len();
                let room = TOLD.saturating_sub(found.problems.len());
                found.problems.extend(read.problems.into_iter().take(room));
            }
            Verdict::Unchanged => found.unchanged += 1,
            Verdict::Differs(one) => found.differing.push(one),
            Verdict::Twin(twin) => {
                found.twins.push(told(row.number, &read, &twin));
                twins.push((place, twin));
            }
            Verdict::New => ready.push(place),
        }
    }
    found.ready = ready.len();
    import.checked = Some(Checked {
        stands_on: (bench.store()?.last_save()?, bench.today()),
        reading,
        ready,
        twins,
        wrong: found.wrong,
        picks: ask.columns.clone(),
    });
    Ok(found)
}

/// What a row is, seen from the workplace.
enum Verdict {
    New,
    Wrong,
    Unchanged,
    Differs(ImportDiffers),
    Twin(Twin),
}

fn judge(bench: &Workbench, read: &Read, row: u32, seen: &mut Seen) -> ApiResult<Verdict> {
    // A table of our own may tell of a case by its number alone.
    let told = read.problems.iter().all(|p| p.rule == "required");
    if told
        && !read.number.is_empty()
        && let Some(verdict) = by_number(bench, read, row)?
    {
        return Ok(verdict);
    }
    if !read.problems.is_empty() {
        return Ok(Verdict::Wrong);
    }
    let earlier = seen.twin(row, &read.person);
    let twin = match twin::recorded(bench, read)? {
        Some(twin) => Some(twin),
        None => earlier,
    };
    Ok(twin.map_or(Verdict::New, Verdict::Twin))
}

/// A row that carries the number of a case: does it say what is recorded?
fn by_number(bench: &Workbench, read: &Read, row: u32) -> ApiResult<Option<Verdict>> {
    let store = bench.store()?;
    let case_id = match store.case_id(&read.number) {
        Ok(id) => id,
        Err(store::StoreError::NotFound) => return Ok(None),
        Err(other) => return Err(other.into()),
    };
    if store.case_cancelled(&case_id)?.is_some() {
        return Ok(None);
    }
    let file = store.case_file(&case_id)?;
    let mut fields = Vec::new();
    differing(
        &own::as_recorded(&read.person, &file.person),
        Some(&file.person),
        &mut fields,
    );
    // What the program puts in by itself is no statement of the table.
    let mut case = read.case.clone();
    if read.opened_assumed {
        case.opened_on.clear();
    }
    differing(&case, Some(&file.case), &mut fields);
    if let Some(one) = &read.employment {
        differing(
            one,
            file.employment(&bench.today().to_string()),
            &mut fields,
        );
    }
    if let Some(one) = &read.treatment {
        differing(one, file.treatment(), &mut fields);
    }
    if let Some(one) = &read.outcome {
        let mut one = one.clone();
        if read.outcome_assumed {
            one.on_date.clear();
        }
        differing(&one, file.outcomes.first(), &mut fields);
    }
    if let Some(one) = &read.activity {
        let (all, _) = store.activities(&case_id, 0, u32::MAX)?;
        fields.extend(own::nearest(one, &all));
    }
    if fields.is_empty() {
        return Ok(Some(Verdict::Unchanged));
    }
    Ok(Some(Verdict::Differs(ImportDiffers {
        row,
        case_id,
        number: file.case.number,
        fields,
    })))
}

/// Labels of the fields that a row fills with something else than what is recorded. A blank cell says nothing.
fn differing<R: Record>(read: &R, stored: Option<&R>, out: &mut Vec<String>) {
    let of = |record: &R| serde_json::to_value(record).unwrap_or_default();
    let (read, stored) = (of(read), stored.map(of).unwrap_or_default());
    // What the program fills in by itself is no statement of the table.
    let own = ["main", "lead_user", "initials_only"];
    for field in R::FIELDS.iter().filter(|field| !own.contains(&field.name)) {
        let said = read.get(field.name).unwrap_or(&Value::Null);
        let blank = matches!(said, Value::Null | Value::Bool(false))
            || said == ""
            || said.as_array().is_some_and(Vec::is_empty);
        if !blank && stored.get(field.name) != Some(said) {
            out.push(field.label.to_owned());
        }
    }
}

fn told(row: u32, read: &Read, twin: &Twin) -> ImportTwin {
    let mut out = ImportTwin {
        row,
        name: read.person.shown_name().to_owned(),
        opened_on: read.case.opened_on.clone(),
        of_row: 0,
        case_id: String::new(),
        number: String::new(),
        other_name: String::new(),
        why: String::new(),
        talk: read.activity.is_some(),
    };
    match twin {
        Twin::Recorded {
            case_id,
            number,
            name,
            why,
            ..
        } => {
            out.case_id.clone_from(case_id);
            out.number.clone_from(number);
            out.other_name.clone_from(name);
            out.why.clone_from(why);
            out.talk &= !case_id.is_empty();
        }
        Twin::Row { row, name, why } => {
            out.of_row = *row;
            out.other_name.clone_from(name);
            out.why.clone_from(why);
        }
    }
    out
}
