//! The whole record of a case in the order of its days, each field a passage that can be decided about.

use super::{Facts, join};
use crate::clock;
use crate::error::ApiResult;
use crate::paper::form;
use chrono::{DateTime, NaiveDate};
use model::disclosure::{found, is_of_others};
use model::fold::Span;
use model::noun::{Field, Noun, Shape};
use serde_json::Value;
use std::collections::HashMap;
use store::disclosure::{Corrected, Kept};

/// Links that name a member of staff; other links are the program's own.
const STAFF: [&str; 3] = ["staff", "lead_user", "deputy_user"];
/// Whoever asks for what is kept gets every entry of the register.
const ALL: u32 = u32::MAX;
const FROM_OUTSIDE: &str = "院外から届いた書類の写し";
const OF_OTHERS: &str = "ほかの人から得た内容、またはほかの人についての項目";
const WITH_OTHERS: &str = "本人以外とのやりとりの記録";
const BY_OTHERS: &str = "本人以外からの相談";
const MAY_SPEAK: &str = "ほかの人を指す語がある";

/// One record of the case.
pub(in crate::paper) struct Entry {
    /// Day (ISO) and time of day, by which the records are ordered.
    pub(in crate::paper) on: (String, String),
    pub(in crate::paper) heading: String,
    pub(in crate::paper) by: String,
    pub(in crate::paper) cancelled: String,
    /// Those of one field stand together, the present one last.
    pub(in crate::paper) passages: Vec<Passage>,
}

/// What stands in a field, or stood there before a correction.
pub(in crate::paper) struct Passage {
    pub(in crate::paper) id: String,
    /// Which field of the entry.
    pub(in crate::paper) field: String,
    pub(in crate::paper) label: String,
    pub(in crate::paper) text: String,
    /// When and by whom it was corrected, empty for what stands now.
    pub(in crate::paper) corrected: String,
    /// Why it is marked for the review, empty where it is not.
    pub(in crate::paper) why: &'static str,
    pub(in crate::paper) spans: Vec<Span>,
}

/// Corrections by record and field.
type Corrections = HashMap<(String, String), Vec<Corrected>>;

impl Facts<'_> {
    /// Everything that is kept of the case, oldest first.
    pub(in crate::paper) fn whole_record(&self) -> ApiResult<Vec<Entry>> {
        let store = self.bench.store()?;
        let (case_id, person_id) = (&self.file.case.id, &self.file.person.id);
        let mut corrections = Corrections::new();
        for change in store.corrected(case_id, person_id)? {
            let key = (change.record_id.clone(), change.field.clone());
            corrections.entry(key).or_default().push(change);
        }
        let mut entries: Vec<Entry> = store
            .kept(case_id, person_id)?
            .iter()
            .map(|kept| self.entry(kept, &corrections))
            .collect();
        for scan in store.scans(case_id)? {
            let mut passage =
                self.passage(format!("scan.{}", scan.id), "ファイルの名前", &scan.name);
            passage.why = FROM_OUTSIDE;
            let by = format!("登録 {}", self.when(&scan.user, &scan.at));
            let mut entry = bare(&scan.at, "写し(スキャン)", by, vec![passage]);
            if !scan.cancelled_at.is_empty() {
                entry.cancelled = self.moment(&scan.cancelled_at);
            }
            entries.push(entry);
        }
        for left in store.left(case_id, 0, ALL)?.0 {
            let passage = |field: &str, label: &str, text: &str| {
                self.passage(format!("register.{}.{field}", left.id), label, text)
            };
            let passages = vec![
                passage("paper", "書類", &form::title(self.bench, &left.paper)?),
                passage("recipient", "提供先", &left.recipient),
                passage("purpose", "目的", &left.purpose),
            ];
            let heading = if left.failed {
                "書類の出力(出力されませんでした)"
            } else {
                "書類の出力"
            };
            let by = format!("出力 {}", self.when(&left.user, &left.at));
            entries.push(bare(&left.at, heading, by, passages));
        }
        for entry in &mut entries {
            entry
                .passages
                .retain(|p| !p.text.is_empty() || !p.corrected.is_empty());
        }
        entries.retain(|entry| !entry.passages.is_empty());
        entries.sort_by(|a, b| a.on.cmp(&b.on));
        Ok(entries)
    }

    fn entry(&self, kept: &Kept, corrections: &Corrections) -> Entry {
        let channel = kept.values.get("channel").and_then(Value::as_str);
        let heading = join(
            &[
                kept.noun.label(),
                &self.label("channel", channel.unwrap_or_default()),
            ],
            "・",
        );
        let time = kept.values.get("at_time").and_then(Value::as_str);
        let mut passages = Vec::new();
        for field in kept.noun.fields() {
            let id = format!("{}.{}", kept.id, field.name);
            let key = (kept.id.clone(), field.name.to_owned());
            for change in corrections.get(&key).into_iter().flatten() {
                let text = self.said(field, &change.old);
                if text.is_empty() {
                    continue;
                }
                let mut old = self.passage(format!("{id}.{}", change.save_id), field.label, &text);
                old.corrected = format!("{} 訂正", self.when(&change.user, &change.at));
                passages.push(self.marked(old, kept, field));
            }
            let text = self.said(field, kept.values.get(field.name).unwrap_or(&Value::Null));
            if text.is_empty() && passages.last().is_none_or(|p| p.field != field.label) {
                continue;
            }
            let shown = if text.is_empty() { "(空欄)" } else { &text };
            let now = self.passage(id, field.label, shown);
            passages.push(self.marked(now, kept, field));
        }
        if !kept.cancelled_at.is_empty() {
            let id = format!("{}.cancel_reason", kept.id);
            passages.push(self.passage(id, "取消の理由", &kept.cancel_reason));
        }
        if kept.noun == Noun::Case {
            for exempt in &self.file.exempt {
                let id = format!("{}.exempt:{}", kept.id, exempt.item);
                passages.push(self.passage(id, "対象外とした項目の理由", &exempt.reason));
            }
        }
        Entry {
            on: (day_of(kept), time.unwrap_or_default().to_owned()),
            heading,
            by: format!("記入 {}", self.when(&kept.user, &kept.at)),
            cancelled: self.moment(&kept.cancelled_at),
            passages,
        }
    }

    /// A passage, marked where a word in it may point to somebody else.
    fn passage(&self, id: String, label: &str, text: &str) -> Passage {
        let spans = self.pointing(text);
        Passage {
            why: if spans.is_empty() { "" } else { MAY_SPEAK },
            id,
            field: label.to_owned(),
            label: label.to_owned(),
            text: text.to_owned(),
            corrected: String::new(),
            spans,
        }
    }

    /// Marked as well for where it comes from.
    fn marked(&self, mut passage: Passage, kept: &Kept, field: &Field) -> Passage {
        let words = matches!(field.shape, Shape::Short | Shape::Long | Shape::Rows);
        if !words && kept.noun != Noun::Opinion {
            // Codes and dates of the program's own lists speak of nobody.
            passage.why = "";
            passage.spans.clear();
        }
        if is_of_others(kept.noun, field.name) {
            passage.why = OF_OTHERS;
        } else if words && with_others(kept) {
            passage.why = WITH_OTHERS;
        } else if words && consulted_by_others(kept) {
            passage.why = BY_OTHERS;
        } else if !words {
            passage.why = "";
        }
        passage
    }

    /// Words that may point to somebody else: those of the list, and the names that the case records.
    fn pointing(&self, text: &str) -> Vec<Span> {
        let list = self.codes.lists.get("third_party_word");
        let codes = list.map(|list| list.codes.as_slice()).unwrap_or_default();
        let mut words: Vec<&str> = codes.iter().map(|code| code.label.as_str()).collect();
        let file = &self.file;
        let mut names = vec![&file.case.doctor, &file.person.family_contact];
        for employment in &file.employments {
            names.extend([&employment.contact_name, &employment.physician_name]);
        }
        names.extend(file.consents.iter().map(|c| &c.hearer));
        names.extend(file.opinions.iter().map(|o| &o.doctor));
        // A family name stands alone more often than with the given one.
        let parts = names.iter().flat_map(|name| name.split([' ', '　']));
        words.extend(parts.filter(|part| part.chars().count() > 1));
        words.extend(names.iter().map(|name| name.as_str()));
        found(text, &words)
            .into_iter()
            .map(|(span, _)| span)
            .collect()
    }

    /// A recorded value in words.
    fn said(&self, field: &Field, value: &Value) -> String {
        match (field.shape, value) {
            (Shape::Link, Value::String(id)) if STAFF.contains(&field.name) => self.user(id),
            (Shape::Link, _) => String::new(),
            (Shape::Code(list), Value::String(code)) => self.label(list, code),
            (Shape::Codes(list), Value::Array(codes)) => {
                let labels = codes.iter().filter_map(Value::as_str);
                let labels: Vec<String> = labels.map(|code| self.label(list, code)).collect();
                labels.join("、")
            }
            (Shape::Date, Value::String(iso)) => iso
                .parse::<NaiveDate>()
                .map_or_else(|_| iso.clone(), |day| self.calendar.date(day)),
            (Shape::Rows, Value::Array(rows)) => {
                let lines = rows.iter().filter_map(Value::as_object).map(|row| {
                    let cells: Vec<&str> = row.values().filter_map(Value::as_str).collect();
                    join(&cells, " / ")
                });
                lines.collect::<Vec<_>>().join("\n")
            }
            (_, Value::Bool(true)) => "はい".to_owned(),
            (_, Value::Number(number)) => number.to_string(),
            (_, Value::String(text)) => text.clone(),
            _ => String::new(),
        }
    }

    fn moment(&self, at: &str) -> String {
        DateTime::parse_from_rfc3339(at)
            .map(|t| clock::japanese(t.to_utc(), self.calendar))
            .unwrap_or_default()
    }

    fn when(&self, user: &str, at: &str) -> String {
        join(&[&self.user(user), &self.moment(at)], " ")
    }
}

fn bare(at: &str, heading: &str, by: String, passages: Vec<Passage>) -> Entry {
    Entry {
        on: (business_day(at), String::new()),
        heading: heading.to_owned(),
        by,
        cancelled: String::new(),
        passages,
    }
}

fn with_others(kept: &Kept) -> bool {
    let partners = kept.values.get("partners").and_then(Value::as_array);
    let others = |list: &Vec<Value>| list.iter().any(|p| p.as_str() != Some("self"));
    kept.noun == Noun::Activity && partners.is_some_and(others)
}

fn consulted_by_others(kept: &Kept) -> bool {
    let by = kept.values.get("consulted_by").and_then(Value::as_str);
    kept.noun == Noun::Consultation && !matches!(by, None | Some("" | "self"))
}

/// The day that a record speaks of; without one, the day on which it was made.
fn day_of(kept: &Kept) -> String {
    let fields: &[&str] = match kept.noun {
        Noun::Case => &["opened_on"],
        Noun::Activity | Noun::Consultation | Noun::Consent | Noun::Outcome => &["on_date"],
        Noun::Opinion => &["requested_on", "received_on", "from_date"],
        Noun::Plan => &["made_on"],
        Noun::Measure | Noun::SickPay => &["from_date"],
        Noun::Benefit => &["explained_on", "applied_on", "started_on"],
        Noun::FeeCheck => &["service_on"],
        _ => &[],
    };
    let values = fields.iter().filter_map(|f| kept.values.get(*f)?.as_str());
    let mut days = values.filter(|day| !day.is_empty());
    days.next()
        .map_or_else(|| business_day(&kept.at), str::to_owned)
}

fn business_day(at: &str) -> String {
    DateTime::parse_from_rfc3339(at)
        .map(|t| clock::business_date(t.to_utc()).to_string())
        .unwrap_or_default()
}
