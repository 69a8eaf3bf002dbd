//! Writing an import: a few rows a call, all of them in one transaction that becomes durable with the last one.

use super::row::{Read, Reading};
use super::twin::Twin;
use super::{Import, refused, taken};
use crate::clock;
use crate::derive;
use crate::error::ApiResult;
use crate::message::*;
use crate::record::complete;
use crate::session::Workbench;
use chrono::NaiveDate;
use model::era;
use model::noun::{Activity, Case, Noun, Person, Record};
use std::collections::HashMap;
use store::Writer;
use store::import::{Pending, Run};
use store::record::new_id;

/// Rows of one step: short enough that progress is seen and that stopping works.
const STEP: usize = 40;

/// An import while it is written.
pub(super) struct Writing {
    pending: Pending,
    run: Run,
    /// Places of the rows in the table with what becomes of each, the next one last.
    todo: Vec<(usize, Way)>,
    total: usize,
    talks: usize,
    /// Person and case of the rows written so far.
    made: HashMap<u32, (String, String)>,
}

/// What becomes of a row.
#[derive(Clone, Debug)]
enum Way {
    /// A person and a case.
    New,
    /// A case of somebody recorded.
    Episode(String),
    /// A case of the person of an earlier row.
    EpisodeOf(u32),
    /// The talk alone, in a case that is there.
    Talk(String),
    /// The talk alone, in the case of an earlier row.
    TalkOf(u32),
}

/// Begins.
pub(crate) fn start(bench: &mut Workbench, ask: ImportStart) -> ApiResult<ImportProgress> {
    let mut import = taken(bench, ask.id)?;
    let begun = begin(bench, &mut import, &ask);
    bench.opened_mut()?.import = Some(import);
    begun
}

fn begin(
    bench: &mut Workbench,
    import: &mut Import,
    ask: &ImportStart,
) -> ApiResult<ImportProgress> {
    let checked = import
        .checked
        .as_ref()
        .ok_or_else(|| refused("unchecked"))?;
    if checked.stands_on != (bench.store()?.last_save()?, bench.today()) {
        return Err(refused("stale"));
    }
    if checked.wrong > 0 && !ask.without_wrong {
        return Err(refused("wrong"));
    }
    let choices: HashMap<u32, &str> = ask
        .choices
        .iter()
        .map(|c| (c.row, c.choice.as_str()))
        .collect();
    let mut todo: Vec<(usize, Way)> = checked
        .ready
        .iter()
        .map(|place| (*place, Way::New))
        .collect();
    for (place, twin) in &checked.twins {
        let number = import.rows().get(*place).map_or(0, |row| row.number);
        if let Some(way) = way(choices.get(&number).copied().unwrap_or_default(), twin)? {
            todo.push((*place, way));
        }
    }
    if todo.is_empty() {
        return Err(refused("nothing"));
    }
    todo.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
    let run = Run {
        id: new_id(),
        file: import.file.clone(),
        sheet: import.table.sheet.clone(),
        sha256: import.sha256.clone(),
        left_out: i64::try_from(import.rows().len() - todo.len()).unwrap_or(i64::MAX),
        ..Run::default()
    };
    let writing = Writing {
        pending: Pending::begin(bench.store()?)?,
        run,
        total: todo.len(),
        todo,
        talks: 0,
        made: HashMap::new(),
    };
    let progress = writing.progress(false);
    import.writing = Some(writing);
    Ok(progress)
}

fn way(choice: &str, twin: &Twin) -> ApiResult<Option<Way>> {
    Ok(Some(match (choice, twin) {
        ("skip", _) => return Ok(None),
        ("new", _) => Way::New,
        ("episode", Twin::Recorded { person_id, .. }) => Way::Episode(person_id.clone()),
        ("episode", Twin::Row { row, .. }) => Way::EpisodeOf(*row),
        ("talk", Twin::Recorded { case_id, .. }) if !case_id.is_empty() => {
            Way::Talk(case_id.clone())
        }
        ("talk", Twin::Row { row, .. }) => Way::TalkOf(*row),
        _ => return Err(refused("undecided")),
    }))
}

/// Writes the next rows; with the last one everything becomes durable.
pub(crate) fn step(bench: &mut Workbench, ask: ImportAt) -> ApiResult<ImportProgress> {
    let mut import = taken(bench, ask.id)?;
    let done = advance(bench, &mut import);
    if done.is_err() {
        // Nothing half imported: the transaction goes with what wrote it.
        import.writing = None;
    }
    bench.opened_mut()?.import = Some(import);
    let progress = done?;
    if progress.whole {
        bench.tidy_log();
    }
    Ok(progress)
}

fn advance(bench: &Workbench, import: &mut Import) -> ApiResult<ImportProgress> {
    let mut writing = import.writing.take().ok_or_else(|| refused("gone"))?;
    let checked = import
        .checked
        .as_ref()
        .ok_or_else(|| refused("unchecked"))?;
    let (user, at, today) = (bench.user_id()?, clock::instant(bench.now()), bench.today());
    let from = writing.todo.len().saturating_sub(STEP);
    let next = writing.todo.split_off(from);
    let (pending, run, made, talks) = (
        &writing.pending,
        &mut writing.run,
        &mut writing.made,
        &mut writing.talks,
    );
    pending.step(&user, &at, |w| -> ApiResult<()> {
        for (place, way) in next.into_iter().rev() {
            let Some(row) = import.rows().get(place) else {
                continue;
            };
            let mut page = Page {
                w,
                run,
                made,
                talks,
                row: row.number,
                today,
                user: &user,
            };
            page.write(&checked.reading, checked.reading.read(row), &way)?;
        }
        Ok(())
    })?;
    if !writing.todo.is_empty() {
        let progress = writing.progress(false);
        import.writing = Some(writing);
        return Ok(progress);
    }
    writing.pending.step(&user, &at, |w| -> ApiResult<()> {
        w.put_import(&writing.run)?;
        w.audit("import", &writing.run.id)?;
        import.remember(w)
    })?;
    let progress = writing.progress(true);
    writing.pending.finish()?;
    Ok(progress)
}

/// Stops; nothing of it stays.
pub(crate) fn stop(bench: &mut Workbench, ask: ImportAt) -> ApiResult<Nothing> {
    let open = bench.opened_mut()?;
    if let Some(import) = open.import.as_mut().filter(|import| import.id == ask.id) {
        import.writing = None;
    }
    Ok(Nothing {})
}

impl Writing {
    fn progress(&self, whole: bool) -> ImportProgress {
        ImportProgress {
            done: self.total - self.todo.len(),
            total: self.total,
            whole,
            import_id: if whole {
                self.run.id.clone()
            } else {
                String::new()
            },
            cases: usize::try_from(self.run.cases).unwrap_or(0),
            talks: self.talks,
            left_out: usize::try_from(self.run.left_out).unwrap_or(0),
        }
    }
}

/// One row on its way into the workplace.
struct Page<'a> {
    w: &'a Writer<'a>,
    run: &'a mut Run,
    made: &'a mut HashMap<u32, (String, String)>,
    talks: &'a mut usize,
    row: u32,
    today: NaiveDate,
    user: &'a str,
}

impl Page<'_> {
    fn write(&mut self, reading: &Reading, mut read: Read, way: &Way) -> ApiResult<()> {
        debug_assert!(reading.user == self.user);
        let earlier = |row: &u32| self.made.get(row).cloned();
        match way {
            Way::Talk(case_id) => return self.talk(&case_id.clone(), read.activity),
            Way::TalkOf(row) => match earlier(row) {
                Some((_, case_id)) => return self.talk(&case_id, read.activity),
                // The earlier row was left out: this one is the first of its person.
                None => self.person(&mut read.person, None)?,
            },
            Way::EpisodeOf(row) => {
                let person = earlier(row).map(|(person, _)| person);
                self.person(&mut read.person, person)?;
            }
            Way::Episode(person) => self.person(&mut read.person, Some(person.clone()))?,
            Way::New => self.person(&mut read.person, None)?,
        }
        self.case(read)
    }

    /// The person: somebody who is there, or a new one.
    fn person(&mut self, person: &mut Person, known: Option<String>) -> ApiResult<()> {
        match known {
            Some(id) => {
                *person = self
                    .w
                    .get::<Person>(&id)?
                    .ok_or(crate::error::ApiError::NotFound)?;
                Ok(())
            }
            None => {
                self.w.put(person)?;
                Ok(())
            }
        }
    }

    fn case(&mut self, mut read: Read) -> ApiResult<()> {
        let new_person = read.person.rev == 1 && self.w.cases_of(&read.person.id)?.is_empty();
        let opened: NaiveDate = read.case.opened_on.parse().map_err(|_| refused("wrong"))?;
        let year = era::fiscal_year(opened);
        read.case.person_id.clone_from(&read.person.id);
        read.case.number = format!(
            "{}-{:04}",
            era::fiscal_head(year),
            self.w.take_number(year)?
        );
        self.w.put(&mut read.case)?;
        let case_id = read.case.id.clone();
        if new_person {
            self.entered(&read.person, &case_id)?;
        }
        self.entered(&read.case, &case_id)?;
        let works = !self.w.case_file(&case_id)?.employments.is_empty();
        if let Some(mut one) = read.employment.take().filter(|_| !works) {
            one.person_id.clone_from(&read.person.id);
            self.w.put(&mut one)?;
            self.entered(&one, &case_id)?;
        }
        if let Some(mut one) = read.treatment.take() {
            one.case_id.clone_from(&case_id);
            self.w.put(&mut one)?;
            self.entered(&one, &case_id)?;
        }
        if let Some(mut one) = read.outcome.take() {
            one.case_id.clone_from(&case_id);
            self.w.put(&mut one)?;
            self.entered(&one, &case_id)?;
        }
        if let Some(one) = read.activity.take() {
            self.activity(&case_id, one)?;
        }
        derive::refresh_case(self.w, &case_id, self.today)?;
        self.run.cases += 1;
        self.made.insert(self.row, (read.person.id, case_id));
        Ok(())
    }

    fn talk(&mut self, case_id: &str, activity: Option<Activity>) -> ApiResult<()> {
        if let Some(activity) = activity {
            self.activity(case_id, activity)?;
            derive::refresh_case(self.w, case_id, self.today)?;
            *self.talks += 1;
            if let Some(case) = self.w.get::<Case>(case_id)? {
                self.made.insert(self.row, (case.person_id, case.id));
            }
        }
        Ok(())
    }

    fn activity(&mut self, case_id: &str, mut one: Activity) -> ApiResult<()> {
        case_id.clone_into(&mut one.case_id);
        complete(&mut one, self.user)?;
        self.w.put(&mut one)?;
        derive::index_activity(self.w, &one)?;
        self.entered(&one, case_id)
    }

    /// Audit, and the list of what the import made.
    fn entered<R: Record>(&mut self, record: &R, case_id: &str) -> ApiResult<()> {
        self.w.audit("save", record.id())?;
        self.w
            .put_imported(&self.run.id, R::NOUN, record.id(), case_id, self.row)?;
        self.run.records += 1;
        debug_assert!(R::NOUN != Noun::Consultation);
        Ok(())
    }
}
