//! The facts that a form may name, and what each says of a case: the words, and the consent item under which they leave.

use super::build::{Facts, prefixed};
use crate::error::ApiResult;
use ::paper::form::{Answer, FormField};
use model::era;
use model::noun::{Item, Noun, Record, Shape};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Nouns of which a case has one that papers speak of.
const NOUNS: [Noun; 7] = [
    Noun::Person,
    Noun::Case,
    Noun::Employment,
    Noun::Treatment,
    Noun::Insurance,
    Noun::Opinion,
    Noun::Plan,
];

/// Facts that are put together from several fields, with their consent item.
const COMPOSED: [(&str, Item); 24] = [
    ("age", Item::Identity),
    ("birth", Item::Support),
    ("cautions", Item::Support),
    ("chart", Item::Identity),
    ("considerations", Item::Measures),
    ("course", Item::Schedule),
    ("diseases", Item::Disease),
    ("facility.address", Item::Inner),
    ("facility.department", Item::Inner),
    ("facility.name", Item::Inner),
    ("facility.phone", Item::Inner),
    ("handling", Item::Support),
    ("illness.line", Item::Effects),
    ("lead", Item::Inner),
    ("measures", Item::Measures),
    ("next", Item::Support),
    ("plan.rows", Item::Measures),
    ("schedule", Item::Schedule),
    ("staff.name", Item::Inner),
    ("staff.rows", Item::Inner),
    ("symptoms", Item::Effects),
    ("today", Item::Inner),
    ("wish", Item::Wish),
    ("work.line", Item::Work),
];

/// Names of all facts; a form that names another one is refused.
pub(crate) fn names() -> BTreeSet<String> {
    let fields = NOUNS.into_iter().flat_map(|noun| {
        let fields = noun.fields().iter();
        fields.map(move |field| format!("{}.{}", noun.name(), field.name))
    });
    let composed = COMPOSED.iter().map(|(name, _)| (*name).to_owned());
    fields.chain(composed).collect()
}

/// Consent item of a fact.
pub(super) fn item(name: &str) -> Item {
    // Counted, and yet who the person is: it stands on the official plan.
    if name == "person.sex" {
        return Item::Identity;
    }
    if let Some((_, item)) = COMPOSED.iter().find(|(known, _)| *known == name) {
        return *item;
    }
    let field = name.split_once('.').and_then(|(noun, field)| {
        let noun = Noun::from_name(noun)?;
        noun.fields().iter().find(|f| f.name == field)
    });
    field.map_or(Item::Inner, |f| f.item)
}

impl Facts<'_> {
    /// What the case says to a field; None where nothing is recorded. `kind` chooses among opinions.
    pub(super) fn answer(&self, field: &FormField, kind: &str) -> ApiResult<Option<Answer>> {
        let name = field.fact.get_ref().as_str();
        if let Some(answer) = self.composed(name)? {
            return Ok(answer);
        }
        let Some((noun, column)) = name.split_once('.') else {
            return Ok(None);
        };
        let Some(noun) = Noun::from_name(noun) else {
            return Ok(None);
        };
        let declared = noun.fields().iter().find(|f| f.name == column);
        let value = self
            .record(noun, kind)
            .and_then(|record| record.get(column).cloned());
        Ok(declared
            .zip(value)
            .and_then(|(declared, value)| self.worded(declared.shape, &value, field)))
    }

    /// The record of a noun that papers speak of.
    fn record(&self, noun: Noun, kind: &str) -> Option<Value> {
        fn json<R: Record>(record: Option<&R>) -> Option<Value> {
            record.and_then(|r| serde_json::to_value(r).ok())
        }
        match noun {
            Noun::Person => json(Some(&self.file.person)),
            Noun::Case => json(Some(&self.file.case)),
            Noun::Employment => json(self.employment()),
            Noun::Treatment => json(self.file.treatment()),
            Noun::Insurance => json(self.file.insurances.first()),
            Noun::Opinion => json(self.file.opinions.iter().find(|o| o.kind == kind)),
            Noun::Plan => json(self.file.plans.first()),
            _ => None,
        }
    }

    /// A recorded value as it stands on paper.
    fn worded(&self, shape: Shape, value: &Value, field: &FormField) -> Option<Answer> {
        let ticked = !field.options.is_empty();
        let text = |text: String| (!text.is_empty()).then_some(Answer::Text(text));
        match (shape, value) {
            (Shape::Code(_), Value::String(code)) if ticked && !code.is_empty() => {
                Some(Answer::Ticks(vec![code.clone()]))
            }
            (Shape::Codes(_), Value::Array(codes)) if ticked => Some(Answer::Ticks(
                codes
                    .iter()
                    .filter_map(|c| c.as_str().map(str::to_owned))
                    .collect(),
            )),
            (Shape::Flag, Value::Bool(yes)) if ticked => Some(Answer::Ticks(vec![
                if *yes { "yes" } else { "no" }.to_owned(),
            ])),
            (Shape::Code(list), Value::String(code)) => text(self.label(list, code)),
            (Shape::Codes(list), Value::Array(codes)) => {
                let labels = codes.iter().filter_map(Value::as_str);
                let labels: Vec<String> = labels.map(|c| self.label(list, c)).collect();
                text(labels.join("、"))
            }
            (Shape::Flag, Value::Bool(yes)) => text(if *yes { "あり" } else { "" }.to_owned()),
            (Shape::Count, Value::Number(n)) => text(n.to_string()),
            (Shape::Date, Value::String(iso)) => iso.parse().ok().map(Answer::Date),
            (Shape::Time, Value::String(time)) => text(clock_words(time)),
            (Shape::Short | Shape::Long, Value::String(words)) => text(words.clone()),
            (Shape::Rows, rows) => serde_json::from_value(rows.clone()).ok().map(Answer::Rows),
            _ => None,
        }
    }

    /// Facts that are put together; the outer None says that there is no such fact.
    #[expect(
        clippy::option_option,
        reason = "unknown and unrecorded are two answers"
    )]
    fn composed(&self, name: &str) -> ApiResult<Option<Option<Answer>>> {
        if !COMPOSED.iter().any(|(known, _)| *known == name) {
            return Ok(None);
        }
        let settings = crate::settings::read(self.bench)?;
        match name {
            "plan.rows" | "staff.rows" => return Ok(Some(self.listed(name)?)),
            "today" => return Ok(Some(Some(Answer::Date(self.today)))),
            _ => {}
        }
        let words = match name {
            "age" => self.age(),
            "birth" => self.birth_and_sex(),
            "cautions" => {
                let lines = self.cautions().into_iter();
                let lines: Vec<String> = lines
                    .map(|(label, value)| format!("{label}: {value}"))
                    .collect();
                lines.join("　")
            }
            "chart" if self.ask.initials => String::new(),
            "chart" => self.file.person.chart_number.clone(),
            "considerations" | "measures" => {
                let lines: Vec<String> = self.measures().into_iter().map(|m| m.text).collect();
                lines.join("\n")
            }
            "course" => self.course(),
            "diseases" => self.diseases(),
            "facility.address" => settings.address,
            "facility.department" => settings.department,
            "facility.name" => settings.facility,
            "facility.phone" => settings.phone,
            "handling" => self.handling(),
            "illness.line" => self.illness_line(),
            "lead" => self.user(&self.file.case.lead_user),
            "next" => self.next_steps().join("\n"),
            "schedule" => self.schedule(),
            "staff.name" => self.author()?,
            "symptoms" => self.symptoms(),
            "wish" => self.file.case.wish.clone(),
            "work.line" => self.work_line(),
            _ => String::new(),
        };
        Ok(Some((!words.is_empty()).then_some(Answer::Text(words))))
    }

    fn listed(&self, name: &str) -> ApiResult<Option<Answer>> {
        let rows: Vec<BTreeMap<String, String>> = match name {
            "plan.rows" => self
                .file
                .plans
                .first()
                .and_then(|plan| serde_json::to_value(&plan.rows).ok())
                .and_then(|rows| serde_json::from_value(rows).ok())
                .unwrap_or_default(),
            _ => self.staff_rows()?,
        };
        Ok((!rows.is_empty()).then_some(Answer::Rows(rows)))
    }

    /// Everybody who works here, as the notice of staff lists them.
    fn staff_rows(&self) -> ApiResult<Vec<BTreeMap<String, String>>> {
        let users = self.bench.store()?.users()?;
        let today = self.today.to_string();
        Ok(users
            .into_iter()
            .filter(|user| user.active)
            .map(|user| {
                BTreeMap::from([
                    ("name".to_owned(), user.name),
                    (
                        "profession".to_owned(),
                        self.label("profession", &user.profession),
                    ),
                    ("trained".to_owned(), trained(&user.trained_on, &today)),
                ])
            })
            .collect())
    }

    fn age(&self) -> String {
        let born = self.file.person.birth_date.parse().ok();
        born.and_then(|born| era::age(born, self.today))
            .map_or_else(String::new, |age| format!("{age}歳"))
    }

    fn diseases(&self) -> String {
        let main = self.file.treatment().map(|t| t.id.as_str());
        let mut list: Vec<_> = self.file.treatments.iter().collect();
        list.sort_by_key(|t| Some(t.id.as_str()) != main);
        let names: Vec<String> = list
            .into_iter()
            .map(|t| {
                if t.disease_name.is_empty() {
                    self.label("disease", &t.disease)
                } else {
                    t.disease_name.clone()
                }
            })
            .filter(|name| !name.is_empty())
            .collect();
        names.join("、")
    }

    /// The line that was written at the intake, else what is recorded since.
    fn illness_line(&self) -> String {
        let line = &self.file.case.illness_line;
        if line.is_empty() {
            let parts = [self.diseases(), self.symptoms()];
            let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
            parts.join("\n")
        } else {
            line.clone()
        }
    }

    /// The line that was written at the intake, else what is recorded since.
    fn work_line(&self) -> String {
        let line = &self.file.case.work_line;
        if line.is_empty() {
            let (employer, job) = self.work();
            [employer, job].join("\n").trim().to_owned()
        } else {
            line.clone()
        }
    }

    /// What is planned: the treatment to come, how often, and when next.
    fn schedule(&self) -> String {
        let lines = self.file.treatments.iter().map(|t| {
            let next = self.calendar.words(&t.next_visit_on);
            let parts = [
                t.schedule.clone(),
                prefixed("通院 ", &t.visit_frequency),
                prefixed("次回受診 ", &next),
            ];
            let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
            parts.join("。")
        });
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        lines.join("\n").replace("。。", "。")
    }
}

/// Ticked from the day on which the training was completed.
fn trained(on: &str, today: &str) -> String {
    if !on.is_empty() && on <= today {
        "1".to_owned()
    } else {
        String::new()
    }
}

/// `8時30分` of `08:30`.
fn clock_words(time: &str) -> String {
    let parts = time
        .split_once(':')
        .and_then(|(h, m)| Some((h.parse::<u8>().ok()?, m.parse::<u8>().ok()?)));
    parts.map_or_else(String::new, |(hour, minute)| {
        format!("{hour}時{minute:02}分")
    })
}
