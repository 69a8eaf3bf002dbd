//! The facts that a form may name, and what each says of a case: the words, and the consent item under which they leave.

use super::build::{Facts, prefixed};
use crate::error::ApiResult;
use crate::message::{FactCard, Nothing};
use crate::session::Workbench;
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

/// A fact that is put together: name, consent item, what it is called, the shape that fits it, an example.
struct Composed(&'static str, Item, &'static str, &'static str, &'static str);

/// Facts that are put together from several fields.
const COMPOSED: [Composed; 24] = [
    Composed("age", Item::Identity, "年齢", "line", "51歳"),
    Composed(
        "birth",
        Item::Support,
        "生年月日・年齢・性別",
        "line",
        "昭和50年4月3日(51歳)・男性",
    ),
    Composed(
        "cautions",
        Item::Support,
        "連絡時の注意(院内の書類だけ)",
        "long",
        "電話: 夕方は不可",
    ),
    Composed("chart", Item::Identity, "患者ID", "line", "00412876"),
    Composed(
        "considerations",
        Item::Measures,
        "いま行っている措置・配慮",
        "long",
        "残業なし",
    ),
    Composed(
        "course",
        Item::Schedule,
        "治療の経過と予定",
        "long",
        "月1回通院",
    ),
    Composed(
        "diseases",
        Item::Disease,
        "病名(主病名と併存症)",
        "line",
        "C型肝硬変",
    ),
    Composed(
        "facility.address",
        Item::Inner,
        "施設の所在地",
        "line",
        "宮城県仙台市青葉区青葉町1-1",
    ),
    Composed(
        "facility.department",
        Item::Inner,
        "施設の部署",
        "line",
        "両立支援室",
    ),
    Composed("facility.name", Item::Inner, "施設名", "line", "青葉病院"),
    Composed(
        "facility.phone",
        Item::Inner,
        "施設の電話番号",
        "line",
        "022-000-0000",
    ),
    Composed(
        "handling",
        Item::Support,
        "本書の取扱い(同意の状況)",
        "long",
        "院内用。会社への提供不可。",
    ),
    Composed(
        "illness.line",
        Item::Disease,
        "病気の状況(一行)",
        "long",
        "C型肝硬変、月1回通院",
    ),
    Composed("lead", Item::Inner, "主担当の氏名", "line", "佐々木 花"),
    Composed(
        "measures",
        Item::Measures,
        "いま行っている措置・配慮",
        "long",
        "重量物の取扱いなし",
    ),
    Composed(
        "next",
        Item::Support,
        "今後の対応",
        "long",
        "12/4 主治医へ意見書を依頼",
    ),
    Composed(
        "plan.rows",
        Item::Measures,
        "プランの期間ごとの内容(列: period・hours・measures・treatment)",
        "rows",
        "1か月目 9:00〜15:00",
    ),
    Composed(
        "schedule",
        Item::Schedule,
        "治療の予定・通院",
        "long",
        "通院 月1回。次回受診 令和8年12月2日",
    ),
    Composed(
        "staff.name",
        Item::Inner,
        "作成者の氏名(職種)",
        "line",
        "佐々木 花(社会福祉士)",
    ),
    Composed(
        "staff.rows",
        Item::Inner,
        "職員の一覧(列: name・profession)",
        "rows",
        "佐々木 花 社会福祉士",
    ),
    Composed(
        "symptoms",
        Item::Effects,
        "症状と仕事への影響",
        "long",
        "午後に強くなる倦怠感",
    ),
    Composed("today", Item::Inner, "作成日", "date", "令和8年11月23日"),
    Composed(
        "wish",
        Item::Wish,
        "本人の希望",
        "long",
        "短時間勤務から始めたい",
    ),
    Composed(
        "work.line",
        Item::Work,
        "仕事の状況(一行)",
        "long",
        "金属加工、日勤",
    ),
];

/// Names of all facts; a form that names another one is refused.
pub(crate) fn names() -> BTreeSet<String> {
    let fields = NOUNS.into_iter().flat_map(|noun| {
        let fields = noun.fields().iter();
        fields.map(move |field| format!("{}.{}", noun.name(), field.name))
    });
    let composed = COMPOSED.iter().map(|fact| fact.0.to_owned());
    fields.chain(composed).collect()
}

/// Every fact with what it means, for those who write forms.
pub(crate) fn list(_: &mut Workbench, _: Nothing) -> ApiResult<Vec<FactCard>> {
    let own = COMPOSED.iter().map(|fact| FactCard {
        name: fact.0.to_owned(),
        label: fact.2.to_owned(),
        noun: String::new(),
        item: item_name(fact.1),
        shape: fact.3.to_owned(),
        example: fact.4.to_owned(),
    });
    let fields = NOUNS.into_iter().flat_map(|noun| {
        // Links name other records by an id, which says nothing on paper.
        let fields = noun.fields().iter().filter(|f| f.shape != Shape::Link);
        fields.map(move |field| {
            let name = format!("{}.{}", noun.name(), field.name);
            let (shape, example) = shown_as(field.shape);
            FactCard {
                item: item_name(item(&name)),
                name,
                label: field.label.to_owned(),
                noun: noun.label().to_owned(),
                shape: shape.to_owned(),
                example,
            }
        })
    });
    // Rows of a plan stand above with their columns.
    Ok(own.chain(fields).fold(Vec::new(), |mut list, card| {
        if !list.iter().any(|known: &FactCard| known.name == card.name) {
            list.push(card);
        }
        list
    }))
}

fn item_name(item: Item) -> String {
    let name = serde_json::to_value(item).ok();
    let name = name.as_ref().and_then(Value::as_str);
    name.unwrap_or_default().to_owned()
}

/// Shape in a form, and an example of what stands there.
fn shown_as(shape: Shape) -> (&'static str, String) {
    let options = |list: &str| {
        let lists = &crate::assets::codes().lists;
        let shown = lists.get(list).into_iter().flat_map(|l| &l.codes).take(3);
        let shown: Vec<String> = shown.map(|c| format!("{}={}", c.code, c.label)).collect();
        format!("{} …", shown.join("、"))
    };
    match shape {
        Shape::Short | Shape::Link => ("line", "文字".to_owned()),
        Shape::Long => ("long", "文章".to_owned()),
        Shape::Date => ("date", "令和8年11月23日".to_owned()),
        Shape::Time => ("time", "8時30分".to_owned()),
        Shape::Count => ("number", "30".to_owned()),
        Shape::Flag => ("one", "yes、no".to_owned()),
        Shape::Code(list) => ("one", options(list)),
        Shape::Codes(list) => ("many", options(list)),
        Shape::Rows => ("rows", String::new()),
    }
}

/// Consent item of a fact.
pub(super) fn item(name: &str) -> Item {
    // Counted, and yet who the person is: it stands on the official plan.
    if name == "person.sex" {
        return Item::Identity;
    }
    // The one line on the illness as somebody wrote it: it names the disease.
    if name == "case.illness_line" {
        return Item::Disease;
    }
    if let Some(fact) = COMPOSED.iter().find(|fact| fact.0 == name) {
        return fact.1;
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
            Noun::Insurance => json(self.file.insurance(&self.today.to_string())),
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
        if !COMPOSED.iter().any(|fact| fact.0 == name) {
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
            // Where nothing is planned the house is told the line on the illness, which names the disease.
            "course" if self.ask.way == "company" => self.schedule(),
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
