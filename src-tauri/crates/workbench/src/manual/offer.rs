//! Which passages fit a case, and why.

use super::{Edition, Passage};
use crate::message::Offered;
use model::casefile::CaseFile;
use model::code::CodeBook;
use model::fold::fold;
use model::stage::{self, StageRules, StageView};

/// Passages offered beside a case at most.
const AT_MOST: usize = 8;

/// Pinned passages first, then those that fit best, each with its reason.
pub(crate) fn offer(
    edition: &Edition,
    codes: &CodeBook,
    rules: &StageRules,
    file: &CaseFile,
    pinned: &[String],
    on: &str,
) -> Vec<Offered> {
    let view = stage::judge(rules, file, on);
    let mut scored: Vec<(i32, &Passage, String)> = edition
        .passages()
        .filter_map(|p| {
            let (score, why) = judge(p, codes, file, &view, on)?;
            Some((score, p, why))
        })
        .collect();
    scored.sort_by_key(|(score, ..)| -score);
    let line = |p: &Passage, why: String, pinned: bool| Offered {
        id: p.id.clone(),
        number: p.number.clone(),
        title: p.title.clone(),
        chapter_title: edition.chapter_title(&p.chapter).to_owned(),
        lead: p.lead.clone(),
        why,
        pinned,
    };
    let mut out: Vec<Offered> = pinned
        .iter()
        .filter_map(|id| edition.find(id))
        .map(|p| line(p, "登録済み".to_owned(), true))
        .collect();
    for (_, p, why) in scored {
        if out.len() >= AT_MOST.max(pinned.len() + 3) {
            break;
        }
        if !pinned.contains(&p.id) {
            out.push(line(p, why, false));
        }
    }
    out
}

/// The strongest reason, with a score; None when nothing speaks for the passage.
fn judge(
    passage: &Passage,
    codes: &CodeBook,
    file: &CaseFile,
    view: &StageView,
    on: &str,
) -> Option<(i32, String)> {
    let disease = passage
        .diseases
        .iter()
        .find(|d| file.treatments.iter().any(|t| t.disease == **d));
    if !passage.diseases.is_empty() && disease.is_none() {
        return None;
    }
    let named = named(passage, file);
    let main = file.treatment().map(|t| t.disease.as_str());
    let work = file
        .employment(on)
        .and_then(|e| passage.work_items.iter().find(|i| e.work_items.contains(i)));
    let symptom = passage
        .symptoms
        .iter()
        .find(|s| file.treatments.iter().any(|t| t.symptoms.contains(s)));
    let missing = view
        .missing
        .iter()
        .chain(&view.reminders)
        .find(|m| passage.items.contains(&m.item));
    let at_stage = passage.stages.contains(&view.current);
    let measure = passage
        .measures
        .iter()
        .find(|m| file.measures.iter().any(|have| have.code == **m));
    let mut score = i32::from(disease.is_some()) * 4;
    score += i32::from(disease.map(String::as_str) == main && disease.is_some()) * 3;
    score += i32::from(named.is_some()) * 12;
    score += i32::from(work.is_some()) * 6
        + i32::from(symptom.is_some()) * 5
        + i32::from(measure.is_some()) * 2;
    score += i32::from(missing.is_some()) * 4 + i32::from(at_stage) * 2;
    let disease_word = disease.map(|d| codes.label("disease", d));
    let why = match (disease_word, work, symptom, missing, at_stage) {
        (Some(_), ..) if named.is_some() => format!("病名: {}", named.unwrap_or_default()),
        (Some(d), Some(w), ..) => format!("{d} × {}", plain_item(codes.label("work_item", w))),
        (Some(d), None, Some(s), ..) => format!("{d} × {}", codes.label("symptom", s)),
        (None, _, _, Some(m), _) => format!("未確認: {}", m.label),
        (None, Some(w), ..) => format!("作業: {}", plain_item(codes.label("work_item", w))),
        (Some(d), None, None, Some(m), _) => format!("{d}・未確認: {}", m.label),
        (None, None, None, None, true) => format!("段階: {}", codes.label("stage", &view.current)),
        (None, None, Some(s), ..) => format!("症状: {}", codes.label("symptom", s)),
        (Some(d), ..) => d.to_owned(),
        _ => return None,
    };
    // A chapter about the way of working is offered only where something of the case asks for it.
    (score > 0 && (disease.is_some() || missing.is_some() || at_stage || work.is_some()))
        .then_some((score, why))
}

/// The word of the passage that the recorded name of a disease contains: 肝疾患 alone would offer 肝硬変 to everybody.
fn named<'a>(passage: &'a Passage, file: &CaseFile) -> Option<&'a str> {
    let names: Vec<String> = file
        .treatments
        .iter()
        .filter(|t| passage.diseases.contains(&t.disease))
        .map(|t| fold(&t.disease_name))
        .filter(|name| !name.is_empty())
        .collect();
    std::iter::once(&passage.title)
        .chain(&passage.keywords)
        .filter(|word| word.chars().count() > 1)
        .find(|word| {
            let word = fold(word);
            names.iter().any(|name| name.contains(&word))
        })
        .map(String::as_str)
}

/// The work item without the number of the card, which means nothing to a reader here.
fn plain_item(label: &str) -> &str {
    label.split_once(' ').map_or(label, |(_, words)| words)
}
