//! One row of a table as records of this program, and everything that is wrong with it, by cell.

use super::day;
use super::guess::{self, NUMBER};
use crate::assets;
use crate::message::ImportProblem;
use chrono::NaiveDate;
use model::check::{self, Finding, Rule, contains_my_number};
use model::fold;
use model::noun::{
    Activity, Case, Employment, Field, Noun, Outcome, Person, Record, Shape, Treatment,
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use table::{Cell, Row, letter};

/// The choice for a word that is not taken.
pub(super) const NOT_TAKEN: &str = "-";
/// The place of a column that the file does not have: its field is answered once for all rows.
pub(super) const NO_COLUMN: usize = usize::MAX;
/// What stands between several words in a cell of our own tables.
pub(crate) const BETWEEN: &str = " / ";
/// Characters of a cell that are shown.
const SHOWN: usize = 40;
/// What is shown in the place of a マイナンバー.
const MASKED: &str = "(12桁の数字)";

/// A column that is taken.
pub(super) struct Pick {
    pub(super) column: usize,
    pub(super) target: String,
    pub(super) noun: Noun,
    pub(super) field: &'static Field,
    pub(super) header: String,
}

/// How the rows of a table are read.
pub(super) struct Reading {
    pub(super) sheet: String,
    pub(super) today: NaiveDate,
    pub(super) from_1904: bool,
    pub(super) user: String,
    pub(super) picks: Vec<Pick>,
    /// A table that this program wrote.
    pub(super) own: bool,
    /// (target, key of the word) → code, or `-`.
    pub(super) means: HashMap<(String, String), String>,
}

/// The records of a row.
#[derive(Default)]
pub(super) struct Read {
    pub(super) number: String,
    pub(super) person: Person,
    pub(super) case: Case,
    pub(super) employment: Option<Employment>,
    pub(super) treatment: Option<Treatment>,
    pub(super) activity: Option<Activity>,
    pub(super) outcome: Option<Outcome>,
    pub(super) problems: Vec<ImportProblem>,
    /// The table tells of no 受付日: that of the talk stands for it.
    pub(super) opened_assumed: bool,
    /// The table tells of no 転帰日: 終結日 stands for it.
    pub(super) outcome_assumed: bool,
}

type Fields = BTreeMap<&'static str, Map<String, Value>>;

/// A cell as it may be shown: short, and never a マイナンバー.
pub(super) fn shown(cell: &Cell) -> String {
    let words = match cell {
        Cell::Long(bytes) => return kilobytes(*bytes),
        other => other.words(),
    };
    if contains_my_number(&words) {
        return MASKED.to_owned();
    }
    let line: String = words
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(SHOWN)
        .collect();
    if words.chars().count() > SHOWN {
        format!("{line}…")
    } else {
        line
    }
}

fn kilobytes(bytes: usize) -> String {
    format!("約{}KB", bytes.div_ceil(1024))
}

/// The words of a coded cell that are looked up: one, or several where the field holds several. In a table of our own only
/// its own mark stands between them, because names of codes hold the others.
pub(super) fn words_of(shape: Shape, cell: &Cell, own: bool) -> Vec<String> {
    let whole = cell.words();
    let listed = |words: &mut dyn Iterator<Item = &str>| {
        words
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect()
    };
    match shape {
        Shape::Codes(_) if own => listed(&mut whole.split(BETWEEN)),
        Shape::Codes(_) => listed(&mut whole.split(['、', ',', '，', '・', '/', '／', ';', '\n'])),
        _ => vec![whole],
    }
}

/// Fields that a record needs, so that a blank cell needs an answer too.
pub(super) fn needs_answer(target: &str) -> bool {
    target == "activity.channel"
}

/// Does the row tell of a talk?
pub(super) fn tells_of_talk(picks: &[Pick], row: &Row) -> bool {
    picks
        .iter()
        .any(|p| p.noun == Noun::Activity && *row.cell(p.column) != Cell::Empty)
}

impl Reading {
    /// Reads a row.
    pub(super) fn read(&self, row: &Row) -> Read {
        let mut out = Read::default();
        let mut fields = Fields::new();
        let talk = tells_of_talk(&self.picks, row);
        for pick in &self.picks {
            let cell = row.cell(pick.column);
            // A blank way of talking says nothing where nobody talked.
            if *cell == Cell::Empty && !(talk && needs_answer(&pick.target)) {
                continue;
            }
            if pick.target == NUMBER {
                out.number = cell.words().trim().to_owned();
                continue;
            }
            match self.value(pick, cell) {
                Ok(None) => {}
                Ok(Some(value)) => self.put(&mut fields, pick, value),
                Err((rule, detail)) => {
                    out.problems
                        .push(self.problem(row, Some(pick), rule, &detail));
                }
            }
        }
        self.assemble(row, fields, &mut out);
        out
    }

    /// What a cell says of its field; None when it says nothing.
    fn value(&self, pick: &Pick, cell: &Cell) -> Result<Option<Value>, day::Wrong> {
        match cell {
            Cell::Long(bytes) => return Err(("too_large", kilobytes(*bytes))),
            Cell::Fault(_) => return Err(("fault", String::new())),
            Cell::Garbled(_) => return Err(("garbled", String::new())),
            _ => {}
        }
        let words = cell.words();
        if contains_my_number(&words) {
            return Err(("my_number", String::new()));
        }
        Ok(Some(match pick.field.shape {
            Shape::Date => match day::read(cell, self.today, self.from_1904)? {
                Some(day) => json!(day.to_string()),
                None => return Ok(None),
            },
            Shape::Time => json!(time(cell).ok_or(("not_a_time", String::new()))?),
            Shape::Count => json!(count(cell).ok_or(("not_a_number", String::new()))?),
            Shape::Flag => json!(flag(&words).ok_or(("not_a_flag", String::new()))?),
            Shape::Code(_) | Shape::Codes(_) => match self.codes(pick, cell)? {
                Value::Null => return Ok(None),
                value => value,
            },
            Shape::Short => json!(words.split_whitespace().collect::<Vec<_>>().join(" ")),
            Shape::Long | Shape::Rows | Shape::Link => {
                json!(words.replace("\r\n", "\n").replace('\r', "\n"))
            }
        }))
    }

    fn codes(&self, pick: &Pick, cell: &Cell) -> Result<Value, day::Wrong> {
        let mut codes = Vec::new();
        for word in words_of(pick.field.shape, cell, self.own) {
            let key = (pick.target.clone(), guess::key(&word));
            match self.means.get(&key).map(String::as_str) {
                None | Some("") => return Err(("undecided", String::new())),
                Some(NOT_TAKEN) => {}
                Some(code) => codes.push(code.to_owned()),
            }
        }
        Ok(match (pick.field.shape, codes.first()) {
            (_, None) => Value::Null,
            (Shape::Codes(_), _) => json!(codes),
            (_, Some(code)) => json!(code),
        })
    }

    /// Puts a value into its field; texts of several columns stand one after the other, each under its heading.
    fn put(&self, fields: &mut Fields, pick: &Pick, value: Value) {
        let alone = self
            .picks
            .iter()
            .filter(|p| p.target == pick.target)
            .count()
            == 1;
        let map = fields.entry(pick.noun.name()).or_default();
        let before = map.get(pick.field.name).and_then(Value::as_str);
        let value = match (pick.field.shape, before, value.as_str()) {
            (Shape::Long, before, Some(text)) if !alone => {
                let line = format!("{}: {text}", pick.header);
                json!(before.map_or(line.clone(), |b| format!("{b}\n{line}")))
            }
            (_, Some(before), Some(text)) => json!(format!("{before} {text}")),
            _ => value,
        };
        map.insert(pick.field.name.to_owned(), value);
    }

    fn assemble(&self, row: &Row, mut fields: Fields, out: &mut Read) {
        let mut part = |noun: Noun| fields.remove(noun.name()).filter(|map| !map.is_empty());
        // A talk whose way was decided not to be taken is no talk; one whose way is undecided is told above.
        let activity = part(Noun::Activity)
            .filter(|map| map.contains_key("channel") && map.keys().any(|name| name != "channel"));
        out.person = record(part(Noun::Person).unwrap_or_default());
        out.case = record(part(Noun::Case).unwrap_or_default());
        out.employment = part(Noun::Employment).map(record);
        out.treatment = part(Noun::Treatment).map(record);
        out.activity = activity.map(record);
        out.outcome = part(Noun::Outcome).map(record);
        self.complete(out);
        let mut findings = Vec::new();
        let codes = assets::codes();
        add(
            &mut findings,
            Noun::Person,
            check::check(&out.person, codes),
        );
        add(&mut findings, Noun::Case, check::check(&out.case, codes));
        if let Some(one) = &out.employment {
            add(&mut findings, Noun::Employment, check::check(one, codes));
        }
        if let Some(one) = &out.treatment {
            add(&mut findings, Noun::Treatment, check::check(one, codes));
        }
        if let Some(one) = &out.activity {
            add(&mut findings, Noun::Activity, check::check(one, codes));
        }
        if let Some(one) = &out.outcome {
            add(&mut findings, Noun::Outcome, check::check(one, codes));
        }
        if out.person.name.is_empty() && out.person.initials.is_empty() {
            findings.push((
                Noun::Person,
                Finding {
                    field: "name".to_owned(),
                    rule: Rule::Required,
                    detail: String::new(),
                },
            ));
        }
        let told =
            |problems: &[ImportProblem], letter: &str| problems.iter().any(|p| p.letter == letter);
        for (noun, finding) in findings {
            let problem = self.found(row, noun, &finding);
            // What cannot be read is also missing: one sentence for one cell.
            if problem.letter.is_empty() || !told(&out.problems, &problem.letter) {
                out.problems.push(problem);
            }
        }
        let born: Option<NaiveDate> = out.person.birth_date.parse().ok();
        if born.is_some_and(|born| born > self.today) {
            let pick = self.pick(Noun::Person, "birth_date");
            out.problems
                .push(self.problem(row, pick, "day_in_future", ""));
        }
    }

    /// What follows from other cells, and what the program knows.
    fn complete(&self, out: &mut Read) {
        let case = &mut out.case;
        if case.opened_on.is_empty()
            && let Some(activity) = &out.activity
        {
            case.opened_on.clone_from(&activity.on_date);
            out.opened_assumed = true;
        }
        case.lead_user.clone_from(&self.user);
        out.person.initials_only = out.person.name.is_empty() && !out.person.initials.is_empty();
        if let Some(outcome) = out.outcome.as_mut().filter(|o| o.on_date.is_empty()) {
            outcome.on_date.clone_from(&case.closed_on);
            out.outcome_assumed = true;
        }
        if let Some(one) = &mut out.employment {
            one.main = true;
        }
        if let Some(one) = &mut out.treatment {
            one.main = true;
        }
    }

    fn pick(&self, noun: Noun, field: &str) -> Option<&Pick> {
        self.picks
            .iter()
            .find(|p| p.noun == noun && p.field.name == field)
    }

    fn found(&self, row: &Row, noun: Noun, finding: &Finding) -> ImportProblem {
        let label = |name: &str| {
            noun.fields()
                .iter()
                .find(|f| f.name == name)
                .map_or("", |f| f.label)
        };
        let (rule, detail) = match finding.rule {
            Rule::Required => ("required", label(&finding.field)),
            Rule::TooLong => ("too_long", finding.detail.as_str()),
            Rule::ControlCharacter => ("control_character", ""),
            Rule::MyNumber => ("my_number", ""),
            Rule::OrderOfDates => ("order_of_dates", label(&finding.detail)),
            Rule::NotADate => ("not_a_day", ""),
            Rule::NotATime => ("not_a_time", ""),
            Rule::NotACount => ("not_a_number", ""),
            // Names are looked for in remarks on the manual alone, which no table brings.
            Rule::UnknownCode | Rule::PersonalName => ("undecided", ""),
        };
        self.problem(row, self.pick(noun, &finding.field), rule, detail)
    }

    fn problem(&self, row: &Row, pick: Option<&Pick>, rule: &str, detail: &str) -> ImportProblem {
        let value = pick.map_or_else(String::new, |p| shown(row.cell(p.column)));
        ImportProblem {
            sheet: self.sheet.clone(),
            row: row.number,
            letter: pick
                .filter(|p| p.column != NO_COLUMN)
                .map_or_else(String::new, |p| letter(p.column)),
            header: pick.map_or_else(String::new, |p| p.header.clone()),
            said: assets::codes()
                .label("import_problem", rule)
                .replace("{value}", &value)
                .replace("{detail}", detail),
            value,
            rule: rule.to_owned(),
        }
    }
}

fn add(all: &mut Vec<(Noun, Finding)>, noun: Noun, found: Vec<Finding>) {
    // Records are tied together when they are written.
    let of_content = found
        .into_iter()
        .filter(|f| !matches!(f.field.as_str(), "case_id" | "person_id"));
    all.extend(of_content.map(|finding| (noun, finding)));
}

fn record<R: Record>(map: Map<String, Value>) -> R {
    serde_json::from_value(Value::Object(map)).unwrap_or_default()
}

/// Hours and minutes, also as the part of a day that a spreadsheet keeps.
fn time(cell: &Cell) -> Option<String> {
    if let Cell::Number(part) = cell {
        let minutes = (part.fract() * 1440.0).round();
        return (0.0..1440.0)
            .contains(&minutes)
            .then(|| format!("{:02}:{:02}", (minutes / 60.0).floor(), minutes % 60.0));
    }
    let plain = fold::width(&cell.words())
        .replace('時', ":")
        .replace('分', "");
    let (hour, minute) = plain.split_once(':')?;
    let hour: u8 = hour.trim().parse().ok()?;
    let minute: u8 = if minute.trim().is_empty() {
        0
    } else {
        minute.trim().parse().ok()?
    };
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// A whole number with the word that counts it: 30分.
fn count(cell: &Cell) -> Option<i64> {
    let plain = fold::width(&cell.words()).replace(',', "");
    let digits = plain.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
    digits.parse().ok()
}

fn flag(words: &str) -> Option<bool> {
    match guess::key(words).as_str() {
        "true" | "1" | "○" | "〇" | "◯" | "✓" | "はい" | "有" | "あり" | "有り" | "する" | "y"
        | "yes" => Some(true),
        "false" | "0" | "×" | "✕" | "いいえ" | "無" | "なし" | "無し" | "しない" | "n" | "no"
        | "-" => Some(false),
        _ => None,
    }
}
