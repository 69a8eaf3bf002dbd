//! 本人開示用の記録: what was decided about each passage, and the paper that follows from it.

use super::record::{Entry, Passage};
use super::{Facts, join, prefixed};
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::paper::{Prepared, issue};
use crate::session::{Workbench, required};
use ::paper::sheet::disclosure::{self as sheet, Disclosure, EntryRow, TITLE};
use chrono::NaiveDate;
use model::disclosure::{TAKEN_OUT, TELLING, without};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use store::disclosure::DecisionRow;
use store::slots::hex;

/// Longest note in characters, and most words that are taken out of one passage.
const LONGEST: usize = 200;
const MOST: usize = 50;

/// Decisions by passage.
type Decisions = HashMap<String, DecisionRow>;

/// What is taken out everywhere, with its ground.
struct Omitted {
    words: Vec<(String, String)>,
}

impl Omitted {
    /// The words of every part, and what was withheld as a whole where it tells enough to be recognised.
    fn of(entries: &[Entry], decisions: &Decisions) -> Self {
        let mut words = Vec::new();
        for passage in entries.iter().flat_map(|entry| &entry.passages) {
            let Some(decision) = valid(passage, decisions) else {
                continue;
            };
            match decision.verdict.as_str() {
                "part" => {
                    let parts = decision.parts.iter();
                    words.extend(parts.map(|part| (part.clone(), decision.ground.clone())));
                }
                "withheld" if passage.text.chars().count() >= TELLING => {
                    words.push((passage.text.clone(), decision.ground.clone()));
                }
                _ => {}
            }
        }
        Self { words }
    }

    /// The text without them, and the ground where anything was taken out.
    fn taken_from(&self, text: &str) -> (String, Option<&str>) {
        let words: Vec<&str> = self.words.iter().map(|(word, _)| word.as_str()).collect();
        let (rest, any) = without(text, &words);
        let ground = self.words.iter().find(|(word, _)| text.contains(word));
        (
            rest,
            ground.filter(|_| any).map(|(_, ground)| ground.as_str()),
        )
    }
}

/// The decision about a passage, as long as the passage is what was decided about.
fn valid<'a>(passage: &Passage, decisions: &'a Decisions) -> Option<&'a DecisionRow> {
    let decision = decisions.get(&passage.id)?;
    (decision.digest == digest(&passage.text)).then_some(decision)
}

fn digest(text: &str) -> String {
    hex(&Sha256::digest(text))
}

impl Facts<'_> {
    fn decisions(&self) -> ApiResult<Decisions> {
        let rows = self.bench.store()?.decisions(&self.file.case.id)?;
        Ok(rows
            .into_iter()
            .map(|row| (row.passage.clone(), row))
            .collect())
    }

    fn day(&self, iso: &str) -> String {
        iso.parse::<NaiveDate>()
            .map(|day| self.calendar.date(day))
            .unwrap_or_default()
    }

    fn extent(&self, entries: &[Entry]) -> String {
        let day = |entry: Option<&Entry>| entry.map(|e| self.day(&e.on.0)).unwrap_or_default();
        let (first, last) = (day(entries.first()), day(entries.last()));
        format!("{first} 〜 {last}の記録 {}件", entries.len())
    }

    pub(super) fn disclosure(&self) -> ApiResult<Prepared> {
        self.only_way("self", TITLE)?;
        let entries = self.whole_record()?;
        let decisions = self.decisions()?;
        let open = undecided(&entries, &decisions);
        if open > 0 {
            return Err(ApiError::DisclosureUndecided { count: open });
        }
        let omitted = Omitted::of(&entries, &decisions);
        let mut withheld = Vec::new();
        let shown: Vec<sheet::Entry> = entries
            .iter()
            .map(|entry| self.shown(entry, &decisions, &omitted, &mut withheld))
            .collect();
        let settings = crate::settings::read(self.bench)?;
        let person = &self.file.person;
        let sheet = Disclosure {
            issue: issue(self.bench, "本人開示用の記録 2026-11")?,
            case_number: self.file.case.number.clone(),
            // The person's own paper: never initials.
            name: (person.shown_name().to_owned(), person.kana.clone()),
            birth_and_sex: self.birth_and_sex(),
            made_on: self.calendar.date(self.today),
            office: self.office()?,
            contact: join(
                &[
                    &settings.facility,
                    &settings.department,
                    &settings.address,
                    &prefixed("電話 ", &settings.phone),
                ],
                "　",
            ),
            extent: self.extent(&entries),
            reading: reading(&entries, withheld.is_empty()),
            nothing_withheld: "開示しない部分はありません。".to_owned(),
            after_list: "理由について知りたいことがあるときは、上の問合せ先へお申し出ください。"
                .to_owned(),
            entries: shown,
            withheld,
        };
        let mut out = self.prepared(TITLE, sheet.document());
        out.discloses = vec![format!(
            "この事例の記録のすべて({}件)。訂正の前の内容を含みます",
            sheet.entries.len()
        )];
        out.left_out = sheet.withheld.iter().map(left_out).collect();
        Ok(out)
    }

    fn shown(
        &self,
        entry: &Entry,
        decisions: &Decisions,
        omitted: &Omitted,
        withheld: &mut Vec<[String; 5]>,
    ) -> sheet::Entry {
        let day = self.day(&entry.on.0);
        let mut rows: Vec<EntryRow> = Vec::new();
        for passage in &entry.passages {
            let whole = valid(passage, decisions).filter(|d| d.verdict == "withheld");
            let (text, extent, ground) = match whole {
                Some(decision) => (TAKEN_OUT.to_owned(), "全部", Some(decision.ground.as_str())),
                None => {
                    let (text, ground) = omitted.taken_from(&passage.text);
                    (text, "一部", ground)
                }
            };
            if let Some(ground) = ground {
                let field = if passage.corrected.is_empty() {
                    passage.label.clone()
                } else {
                    format!("{}(訂正前)", passage.label)
                };
                withheld.push([
                    day.clone(),
                    entry.heading.clone(),
                    field,
                    extent.to_owned(),
                    self.label("withhold_ground", ground),
                ]);
            }
            let goes_on = |row: &EntryRow| row.label == passage.label && row.text.is_empty();
            if !rows.last().is_some_and(goes_on) {
                rows.push(EntryRow {
                    label: passage.label.clone(),
                    ..EntryRow::default()
                });
            }
            if let Some(row) = rows.last_mut() {
                if passage.corrected.is_empty() {
                    row.text = text;
                } else {
                    row.earlier.push((text, passage.corrected.clone()));
                }
            }
        }
        sheet::Entry {
            day,
            heading: entry.heading.clone(),
            by: entry.by.clone(),
            cancelled: prefixed("この記録は取り消されています: ", &entry.cancelled),
            rows,
        }
    }
}

/// Marked passages without a decision that holds.
fn undecided(entries: &[Entry], decisions: &Decisions) -> usize {
    let passages = entries.iter().flat_map(|entry| &entry.passages);
    passages
        .filter(|p| {
            // A decision about what has changed since binds nobody, but says that the passage has to be looked at.
            let marked = !p.why.is_empty() || decisions.contains_key(&p.id);
            marked && valid(p, decisions).is_none()
        })
        .count()
}

fn left_out([day, record, field, extent, ground]: &[String; 5]) -> String {
    format!("{day} {record} {field}({extent}): {ground}")
}

/// How to read the paper: only what is on it is explained.
fn reading(entries: &[Entry], whole: bool) -> Vec<String> {
    let any = |test: fn(&Entry) -> bool| entries.iter().any(test);
    let mut lines = vec![
        "この事例について当院に残っている記録を、日付の順に並べたものです。日付のない記録は、はじめて記入した日に置いています。".to_owned(),
    ];
    if any(|e| e.passages.iter().any(|p| !p.corrected.is_empty())) {
        lines.push(
            "あとで直した所は、前の内容に線を引き、直した人と日時を添えています。".to_owned(),
        );
    }
    if any(|e| !e.cancelled.is_empty()) {
        lines.push("「取消」とある記録は、取り消したあとも保管しているものです。".to_owned());
    }
    if any(|e| e.passages.iter().any(|p| p.id.starts_with("scan."))) {
        lines.push("写し(スキャン)の画像は、この書類には含まれません。".to_owned());
    }
    if !whole {
        lines.push(format!(
            "{TAKEN_OUT}とある所は、開示しない部分です。理由は、終わりの表にあります。"
        ));
    }
    lines.push("記録の内容に誤りがあると思われるときは、問合せ先へお申し出ください。".to_owned());
    lines
}

/// The record of a case with what was decided about each passage.
pub(crate) fn review(bench: &mut Workbench, ask: ById) -> ApiResult<DisclosureReview> {
    let request = of_person(ask.id);
    let facts = Facts::of(bench, &request)?;
    let entries = facts.whole_record()?;
    let decisions = facts.decisions()?;
    let open = undecided(&entries, &decisions);
    let marked = entries.iter().flat_map(|e| &e.passages);
    Ok(DisclosureReview {
        case_number: facts.file.case.number.clone(),
        open,
        marked: marked.filter(|p| !p.why.is_empty()).count(),
        entries: entries
            .into_iter()
            .map(|entry| DisclosureEntry {
                day: facts.day(&entry.on.0),
                heading: entry.heading,
                cancelled: entry.cancelled,
                passages: entry
                    .passages
                    .into_iter()
                    .map(|passage| reviewed(passage, &decisions))
                    .collect(),
            })
            .collect(),
    })
}

fn reviewed(passage: Passage, decisions: &Decisions) -> DisclosurePassage {
    let decision = valid(&passage, decisions).cloned();
    let stale = decision.is_none() && decisions.contains_key(&passage.id);
    let decision = decision.unwrap_or_default();
    DisclosurePassage {
        marked: !passage.why.is_empty() || stale,
        why: passage.why.to_owned(),
        id: passage.id,
        label: passage.label,
        corrected: passage.corrected,
        text: passage.text,
        spans: passage.spans,
        verdict: decision.verdict,
        ground: decision.ground,
        parts: decision.parts,
        note: decision.note,
        stale,
    }
}

fn of_person(case_id: String) -> PaperRequest {
    PaperRequest {
        paper: "disclosure".to_owned(),
        case_id,
        way: "self".to_owned(),
        ..PaperRequest::default()
    }
}

/// Keeps a decision about passages; each is kept with what it was about.
pub(crate) fn decide(bench: &mut Workbench, ask: DisclosureDecide) -> ApiResult<Changed<Nothing>> {
    check(&ask)?;
    let (case_id, rows) = {
        let request = of_person(ask.case_id.clone());
        let facts = Facts::of(bench, &request)?;
        let entries = facts.whole_record()?;
        let mut rows = Vec::new();
        for id in &ask.passages {
            let mut all = entries.iter().flat_map(|e| &e.passages);
            let passage = all.find(|p| p.id == *id).ok_or(ApiError::NotFound)?;
            if ask.verdict == "part" && !ask.parts.iter().all(|part| passage.text.contains(part)) {
                return Err(required("parts"));
            }
            rows.push(decision(&ask, passage));
        }
        (facts.file.case.id, rows)
    };
    bench.write(|w| {
        for row in &rows {
            w.decide(&case_id, row)?;
        }
        Ok(w.audit("disclosure_decide", &case_id)?)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Logs],
    })
}

fn decision(ask: &DisclosureDecide, passage: &Passage) -> DecisionRow {
    let withholds = ask.verdict != "open";
    DecisionRow {
        passage: passage.id.clone(),
        verdict: ask.verdict.clone(),
        ground: if withholds {
            ask.ground.clone()
        } else {
            String::new()
        },
        parts: if ask.verdict == "part" {
            ask.parts.clone()
        } else {
            Vec::new()
        },
        note: ask.note.trim().to_owned(),
        digest: digest(&passage.text),
        ..DecisionRow::default()
    }
}

/// What is withheld needs its ground, and a part its words.
fn check(ask: &DisclosureDecide) -> ApiResult<()> {
    let withholds = matches!(ask.verdict.as_str(), "part" | "withheld");
    if !withholds && !matches!(ask.verdict.as_str(), "open" | "") {
        return Err(required("verdict"));
    }
    if withholds && !assets::codes().knows("withhold_ground", &ask.ground) {
        return Err(required("ground"));
    }
    let empty = |part: &String| part.trim().is_empty();
    if ask.verdict == "part"
        && (ask.parts.is_empty() || ask.parts.len() > MOST || ask.parts.iter().any(empty))
    {
        return Err(required("parts"));
    }
    if ask.note.chars().count() > LONGEST {
        return Err(ApiError::Invalid {
            findings: vec![model::check::Finding {
                field: "note".to_owned(),
                rule: model::check::Rule::TooLong,
                detail: LONGEST.to_string(),
            }],
        });
    }
    Ok(())
}
