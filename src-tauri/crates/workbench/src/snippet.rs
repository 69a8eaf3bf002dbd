//! 定型文: own ones, those of the facility, and those that the program brings along, filled with facts of the open case.

use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::{
    ById, Changed, Nothing, Snippet, SnippetFill, SnippetFilled, SnippetOf, SnippetOff,
    SnippetSave, Snippets, Touched,
};
use crate::session::{Workbench, required};
use chrono::NaiveDate;
use model::casefile::CaseFile;
use model::check::{Finding, Rule};
use model::code::Certainty;
use model::era::{self, Calendar};
use serde::Deserialize;
use store::snippet::SnippetRow;

/// Longest name, in characters.
const TITLE: usize = 40;
/// Longest text, in characters.
const TEXT: usize = 4_000;

/// A text that the program brings along.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ready {
    abbreviation: String,
    kana: String,
    title: String,
    text: String,
}

/// The file of these texts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "every collection says where it comes from")]
pub(crate) struct Collection {
    title: String,
    source: String,
    certainty: Certainty,
    valid_from: String,
    pub(crate) snippet: Vec<Ready>,
}

/// A placeholder: its name and where its words come from.
type Placeholder = (&'static str, fn(&Facts<'_>) -> String);

/// What can stand in a text; only these are filled in.
const PLACEHOLDERS: [Placeholder; 14] = [
    ("本人", |f| f.person(with_honorific)),
    ("氏名", |f| f.person(|file| shown(file).to_owned())),
    ("年齢", |f| f.age()),
    ("今日", |f| f.date(f.today)),
    ("曜日", |f| format!("{}曜日", era::weekday(f.today))),
    ("担当者", |f| f.user.to_owned()),
    ("診療科", |f| {
        f.person(|file| file.case.department.clone())
    }),
    ("主治医", |f| f.doctor()),
    ("病名", |f| f.disease()),
    ("次回受診日", |f| f.next_visit()),
    ("勤務先", |f| f.employer()),
    ("仕事", |f| f.job()),
    ("休職開始日", |f| {
        f.person(|file| f.day(&file.case.leave_from))
    }),
    ("復職予定日", |f| {
        f.person(|file| f.day(&file.case.return_on))
    }),
];

/// All texts of the present user, as they are called.
pub(crate) fn list(bench: &mut Workbench, _: Nothing) -> ApiResult<Snippets> {
    Ok(Snippets {
        rows: rows(bench)?,
        placeholders: PLACEHOLDERS
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect(),
    })
}

fn rows(bench: &Workbench) -> ApiResult<Vec<Snippet>> {
    let stored = bench.store()?.snippets(&bench.user_id()?)?;
    let (own, shared): (Vec<_>, Vec<_>) = stored.iter().partition(|row| !row.owner.is_empty());
    let mut out: Vec<Snippet> = Vec::new();
    for row in own {
        push(&mut out, of_row(row, SnippetOf::Own));
    }
    for row in shared.iter().filter(|row| !row.off) {
        push(&mut out, of_row(row, SnippetOf::Shared));
    }
    for ready in assets::snippets() {
        let replaced = |row: &&&SnippetRow| row.abbreviation == ready.abbreviation;
        let row = shared.iter().find(replaced);
        if row.is_some_and(|row| !row.off) {
            continue;
        }
        let off = row.is_some();
        push(
            &mut out,
            Snippet {
                id: ready.abbreviation.clone(),
                of: SnippetOf::BuiltIn,
                abbreviation: ready.abbreviation.clone(),
                kana: ready.kana.clone(),
                title: ready.title.clone(),
                text: ready.text.clone(),
                called: !off,
                off,
            },
        );
    }
    Ok(out)
}

fn of_row(row: &SnippetRow, of: SnippetOf) -> Snippet {
    Snippet {
        id: row.id.clone(),
        of,
        abbreviation: row.abbreviation.clone(),
        kana: row.kana.clone(),
        title: row.title.clone(),
        text: row.text.clone(),
        called: true,
        off: false,
    }
}

/// The one that stands nearer to the user is called: own, then the facility's, then what came with the program.
fn push(out: &mut Vec<Snippet>, mut next: Snippet) {
    let taken = |word: &str| {
        let mut called = out.iter().filter(|s| s.called);
        called.any(|s| s.abbreviation == word || s.kana == word)
    };
    next.called = next.called && !taken(&next.abbreviation);
    out.push(next);
}

/// Keeps a text under an abbreviation that nothing else of the same owner has.
pub(crate) fn save(bench: &mut Workbench, ask: SnippetSave) -> ApiResult<Changed<Snippets>> {
    if ask.shared {
        bench.require_admin()?;
    }
    let user = bench.user_id()?;
    let owner = if ask.shared { "" } else { user.as_str() };
    let row = checked(&ask, owner)?;
    bench.write(|w| {
        let present = w.snippets(&user)?;
        let of_owner = || present.iter().filter(|other| other.owner == row.owner);
        let old = of_owner().find(|other| other.id == ask.id);
        if !ask.id.is_empty() && old.is_none() {
            return Err(ApiError::NotFound);
        }
        let words = |r: &SnippetRow| [r.abbreviation.clone(), r.kana.clone()];
        let wanted = words(&row);
        let clash = |other: &&SnippetRow| {
            let mut held = words(other).into_iter().filter(|word| !word.is_empty());
            !other.off && other.id != ask.id && held.any(|word| wanted.contains(&word))
        };
        if of_owner().any(|other| clash(&other)) {
            return Err(refused("taken"));
        }
        let mut row = row.clone();
        row.id = match old {
            Some(old) => old.id.clone(),
            None => store::record::new_id(),
        };
        w.put_snippet(&row)?;
        Ok(w.audit("snippet_save", &row.id)?)
    })?;
    changed(bench)
}

fn refused(reason: &str) -> ApiError {
    ApiError::SnippetRefused {
        reason: reason.to_owned(),
    }
}

fn checked(ask: &SnippetSave, owner: &str) -> ApiResult<SnippetRow> {
    let abbreviation =
        model::snippet::abbreviation(&ask.abbreviation).ok_or_else(|| refused("shape"))?;
    let kana = match ask.kana.trim() {
        "" => String::new(),
        typed => model::snippet::abbreviation(typed).ok_or_else(|| refused("shape"))?,
    };
    let (title, text) = (ask.title.trim(), ask.text.trim_end());
    for (field, value, most) in [("title", title, TITLE), ("text", text, TEXT)] {
        if value.is_empty() {
            return Err(required(field));
        }
        if value.chars().count() > most {
            return Err(ApiError::Invalid {
                findings: vec![Finding {
                    field: field.to_owned(),
                    rule: Rule::TooLong,
                    detail: most.to_string(),
                }],
            });
        }
    }
    Ok(SnippetRow {
        id: String::new(),
        owner: owner.to_owned(),
        kana: if kana == abbreviation {
            String::new()
        } else {
            kana
        },
        abbreviation,
        title: title.to_owned(),
        text: text.to_owned(),
        off: false,
    })
}

/// Takes a text out; one of the facility only by an administrator.
pub(crate) fn remove(bench: &mut Workbench, ask: ById) -> ApiResult<Changed<Snippets>> {
    let stored = bench.store()?.snippets(&bench.user_id()?)?;
    let row = stored.iter().find(|row| row.id == ask.id && !row.off);
    if row.ok_or(ApiError::NotFound)?.owner.is_empty() {
        bench.require_admin()?;
    }
    bench.write(|w| {
        w.drop_snippet(&ask.id)?;
        Ok(w.audit("snippet_remove", &ask.id)?)
    })?;
    changed(bench)
}

/// Switches a text that came with the program off for everybody, or on again.
pub(crate) fn switch(bench: &mut Workbench, ask: SnippetOff) -> ApiResult<Changed<Snippets>> {
    bench.require_admin()?;
    let mut ready = assets::snippets().iter();
    if !ready.any(|one| one.abbreviation == ask.abbreviation) {
        return Err(ApiError::NotFound);
    }
    let user = bench.user_id()?;
    bench.write(|w| {
        let present = w.snippets(&user)?;
        let mut shared = present.iter().filter(|row| row.owner.is_empty());
        let row = shared.find(|row| row.abbreviation == ask.abbreviation);
        match (row, ask.off) {
            (None, true) => w.put_snippet(&SnippetRow {
                id: store::record::new_id(),
                abbreviation: ask.abbreviation.clone(),
                off: true,
                ..SnippetRow::default()
            })?,
            (Some(row), false) if row.off => w.drop_snippet(&row.id)?,
            _ => return Ok(()),
        }
        Ok(w.audit("snippet_switch", "")?)
    })?;
    changed(bench)
}

fn changed(bench: &mut Workbench) -> ApiResult<Changed<Snippets>> {
    Ok(Changed {
        value: list(bench, Nothing {})?,
        touched: vec![Touched::Settings],
    })
}

/// The text with the facts of the open case; nothing of any other case is read.
pub(crate) fn fill(bench: &mut Workbench, ask: SnippetFill) -> ApiResult<SnippetFilled> {
    let all = rows(bench)?;
    let snippet = all.iter().find(|s| s.id == ask.id && !s.off);
    let text = &snippet.ok_or(ApiError::NotFound)?.text;
    let store = bench.store()?;
    let file = match ask.case_id.as_str() {
        "" => None,
        id => Some(store.case_file(&store.case_id(id)?)?),
    };
    let facts = Facts {
        file: file.as_ref(),
        today: bench.today(),
        calendar: crate::paper::calendar(bench)?,
        user: &bench.opened()?.user.name,
    };
    let filled = model::snippet::fill(text, |name| facts.of(name));
    Ok(SnippetFilled {
        text: filled.text,
        cursor: filled.cursor,
        open: filled.open,
    })
}

struct Facts<'a> {
    file: Option<&'a CaseFile>,
    today: NaiveDate,
    calendar: Calendar,
    user: &'a str,
}

impl Facts<'_> {
    fn of(&self, name: &str) -> Option<String> {
        let (_, value) = PLACEHOLDERS.iter().find(|(known, _)| *known == name)?;
        Some(value(self))
    }

    fn person(&self, read: impl Fn(&CaseFile) -> String) -> String {
        self.file.map(read).unwrap_or_default()
    }

    fn date(&self, day: NaiveDate) -> String {
        self.calendar.date(day)
    }

    fn day(&self, iso: &str) -> String {
        iso.parse().map(|day| self.date(day)).unwrap_or_default()
    }

    fn age(&self) -> String {
        self.person(|file| {
            let born = file.person.birth_date.parse::<NaiveDate>().ok();
            let age = born.and_then(|born| era::age(born, self.today));
            age.map(|age| format!("{age}歳")).unwrap_or_default()
        })
    }

    fn doctor(&self) -> String {
        self.person(|file| match file.case.doctor.trim() {
            "" => String::new(),
            name if name.ends_with("医師") || name.ends_with("先生") => name.to_owned(),
            name => format!("{name}医師"),
        })
    }

    fn disease(&self) -> String {
        self.person(|file| match file.treatment() {
            Some(t) if !t.disease_name.is_empty() => t.disease_name.clone(),
            Some(t) if !t.disease.is_empty() => {
                assets::codes().label("disease", &t.disease).to_owned()
            }
            _ => String::new(),
        })
    }

    /// The next visit from today on; one that has passed is none.
    fn next_visit(&self) -> String {
        let today = self.today.to_string();
        self.person(|file| {
            let days = file.treatments.iter().map(|t| t.next_visit_on.as_str());
            let next = days.filter(|day| *day >= today.as_str()).min();
            self.day(next.unwrap_or_default())
        })
    }

    fn employer(&self) -> String {
        let today = self.today.to_string();
        self.person(|file| {
            file.employment(&today)
                .map(|e| e.employer.clone())
                .unwrap_or_default()
        })
    }

    fn job(&self) -> String {
        let today = self.today.to_string();
        self.person(|file| {
            file.employment(&today)
                .map(|e| e.job_title.clone())
                .unwrap_or_default()
        })
    }
}

/// Name or initials; empty where neither is recorded.
fn shown(file: &CaseFile) -> &str {
    let person = &file.person;
    let is_named = !person.initials_only && !person.name.trim().is_empty();
    if is_named {
        &person.name
    } else {
        &person.initials
    }
}

fn with_honorific(file: &CaseFile) -> String {
    match shown(file).trim() {
        "" => String::new(),
        name => format!("{name}さん"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_ready_text_is_in_order() {
        let ready = assets::read_snippets().unwrap();
        assert!(ready.len() >= 12, "{}", ready.len());
        let mut words: Vec<String> = Vec::new();
        for one in &ready {
            for word in [&one.abbreviation, &one.kana] {
                assert_eq!(model::snippet::abbreviation(word).as_ref(), Some(word));
                assert!(!words.contains(word), "{word} is taken twice");
                words.push(word.clone());
            }
            assert!(one.title.chars().count() <= TITLE, "{}", one.title);
            let filled = model::snippet::fill(&one.text, |_| None);
            for open in &filled.open {
                let mut known = PLACEHOLDERS.iter();
                assert!(
                    known.any(|(name, _)| name == open),
                    "{open} in {}",
                    one.title
                );
            }
            assert!(
                one.text.contains("{|}"),
                "{} says where to go on",
                one.title
            );
        }
    }
}
