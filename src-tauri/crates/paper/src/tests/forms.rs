//! 様式: every file reads, stands as it stood, gives back what is written into it, and never grows out of its place.
//!
//! `PAPER_GOLDEN=write` renews the golden files; `PAPER_LOOK=FOLDER` writes the papers to look at.

mod answers;
mod broken;
mod facts;
mod fax;
mod language;
mod seals;

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{FONTS, golden};
use crate::form::{Answer, Answers, FieldShape, Filling, Form, Writer};
use chrono::NaiveDate;
use model::era;

/// A form as it lies in the assets.
#[derive(Clone)]
pub(super) struct Asset {
    /// `opinion-2022-04-01`
    pub(super) name: String,
    text: String,
    pub(super) form: Form,
}

/// Every form, in the order of names.
pub(super) fn all() -> Vec<Asset> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets/forms");
    let mut out = Vec::new();
    for id in names(&folder) {
        for file in names(&folder.join(&id)) {
            let text = std::fs::read_to_string(folder.join(&id).join(&file)).unwrap();
            let form =
                Form::read(&text, &facts(&text)).unwrap_or_else(|e| panic!("{id}/{file}: {e}"));
            assert_eq!(
                (form.id.as_str(), format!("{}.toml", form.valid_from)),
                (id.as_str(), file)
            );
            out.push(Asset {
                name: format!("{}-{}", form.id, form.valid_from),
                text,
                form,
            });
        }
    }
    out
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut out: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    out.sort();
    out
}

fn one(name: &str) -> Asset {
    all().into_iter().find(|asset| asset.name == name).unwrap()
}

/// Every fact that a form names; which facts there are is the caller's knowledge.
fn facts(text: &str) -> BTreeSet<String> {
    let value: toml::Value = toml::from_str(text).unwrap();
    let fields = value.get("field").and_then(toml::Value::as_array);
    fields
        .into_iter()
        .flatten()
        .filter_map(|f| Some(f.get("fact")?.as_str()?.to_owned()))
        .collect()
}

/// The invented answers of a paper, by field; all its editions share them.
fn sample(form: &Form) -> Answers {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("samples/{}.toml", form.id));
    let table: toml::Table = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut answers = Answers::new();
    for (id, value) in table {
        let answer = match value {
            toml::Value::String(text) => worded(form, &id, text),
            toml::Value::Array(list) if list.iter().all(toml::Value::is_str) => {
                Answer::Ticks(list.into_iter().map(|v| v.try_into().unwrap()).collect())
            }
            toml::Value::Array(list) => {
                Answer::Rows(list.into_iter().map(|v| v.try_into().unwrap()).collect())
            }
            other => panic!("{id} = {other}"),
        };
        if form.field(&id).is_some() {
            answers.insert(id, answer);
        }
    }
    answers
}

pub(super) fn filling(form: &Form, answers: Answers) -> Filling {
    let mark = if form.writer == Writer::Doctor {
        "【下書き・医師確認前】"
    } else {
        ""
    };
    Filling {
        answers,
        sender: [
            "青葉病院 両立支援室",
            "〒980-0000 宮城県仙台市青葉区青葉町1-1",
            "電話 022-000-0000",
        ]
        .map(String::from)
        .into(),
        mark: mark.to_owned(),
        printed: "出力 佐々木 令和8年11月24日 9:20".to_owned(),
        running: "R8-0142".to_owned(),
        ..Filling::default()
    }
}

/// Days and names go in as what they are, so that the paper writes them.
fn worded(form: &Form, id: &str, text: String) -> Answer {
    let Some(field) = form.field(id) else {
        return Answer::Text(text);
    };
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).and_then(|today| era::read(&text, today));
    match day {
        Some(day) if field.shape == FieldShape::Date => Answer::Date(day),
        _ if field.fact.get_ref() == "person.name" => Answer::Name {
            name: text,
            reading: String::new(),
        },
        _ => Answer::Text(text),
    }
}

/// The sample with this reading of the person's name.
pub(super) fn named(form: &Form, reading: &str) -> Answers {
    let mut answers = sample(form);
    for answer in answers.values_mut() {
        if let Answer::Name { reading: of, .. } = answer {
            reading.clone_into(of);
        }
    }
    answers
}

/// The sample with every long answer ten thousand characters long.
fn long(form: &Form) -> Filling {
    let mut answers = sample(form);
    for field in &form.fields {
        if field.shape == FieldShape::Long {
            let id = field.id.get_ref();
            answers.insert(id.clone(), Answer::Text(numbered(id)));
        }
    }
    filling(form, answers)
}

/// Ten thousand characters in numbered sentences.
fn numbered(id: &str) -> String {
    let mut out = String::new();
    for number in 0.. {
        out += &format!("〈{id}{number:04}〉午後に倦怠感が出るため、15分の休憩を2回とる。");
        if out.chars().count() >= 10_000 {
            break;
        }
    }
    out
}

/// Blank, filled and overfull.
pub(super) fn states(form: &Form) -> [(&'static str, Filling); 3] {
    let blank = Filling {
        sender: filling(form, Answers::new()).sender,
        ..Filling::default()
    };
    [
        ("blank", blank),
        ("filled", filling(form, sample(form))),
        ("long", long(form)),
    ]
}

#[test]
fn every_form_stands_as_it_stood() {
    let look = std::env::var_os("PAPER_LOOK").map(PathBuf::from);
    for Asset { name, form, .. } in all() {
        for (state, filling) in states(&form) {
            let document = form.document(&filling, &FONTS);
            if state != "long" {
                golden::compare(&format!("forms/{name}-{state}"), &document);
            }
            if let Some(folder) = &look {
                let pdf = crate::render(&document, &FONTS).unwrap().pdf;
                std::fs::write(folder.join(format!("{name}-{state}.pdf")), pdf).unwrap();
            }
        }
    }
}
