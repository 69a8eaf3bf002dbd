//! Which passages of the manual help with a case and with the form that is filled in now, and why.

use crate::casefile::CaseFile;
use crate::code::{Certainty, CodeBook};
use crate::fold::fold;
use crate::stage::StageView;
use serde::Deserialize;

/// What helps with which form (`assets/rules/offer.toml`).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferRules {
    /// Version.
    pub version: String,
    /// First day.
    pub valid_from: String,
    /// How sure.
    pub certainty: Certainty,
    /// Where it comes from.
    pub source: String,
    /// One for each form, or for several that ask for the same.
    #[serde(rename = "form")]
    pub forms: Vec<FormRule>,
}

/// What helps with a form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormRule {
    /// Names of the form: a noun, a tab, `paper:plan`.
    pub ids: Vec<String>,
    /// What a person does there.
    pub label: String,
    /// Passages about it, the most helpful first.
    #[serde(default)]
    pub passages: Vec<String>,
    /// Chapters about it.
    #[serde(default)]
    pub chapters: Vec<String>,
    /// Items of 未確認の項目 that it answers.
    #[serde(default)]
    pub items: Vec<String>,
}

impl OfferRules {
    /// The rule of a form; `paper:plan` falls back to `paper`.
    pub fn of(&self, form: &str) -> Option<&FormRule> {
        let named = |id: &str| self.forms.iter().find(|f| f.ids.iter().any(|i| i == id));
        named(form).or_else(|| named(form.split_once(':')?.0))
    }
}

/// What a passage is about.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tags<'a> {
    /// Passage id.
    pub id: &'a str,
    /// Chapter id.
    pub chapter: &'a str,
    /// Title.
    pub title: &'a str,
    /// Words to find it by.
    pub keywords: &'a [String],
    /// Disease codes; empty = any.
    pub diseases: &'a [String],
    /// Stage codes.
    pub stages: &'a [String],
    /// Work items.
    pub work_items: &'a [String],
    /// Symptoms.
    pub symptoms: &'a [String],
    /// Measures.
    pub measures: &'a [String],
    /// Items that it helps to ask.
    pub items: &'a [String],
}

/// What speaks for a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The more, the earlier it is offered.
    pub score: i32,
    /// The strongest reason, in words.
    pub why: String,
    /// It is about the form.
    pub of_form: bool,
}

/// What speaks for a passage in a case as it stands, with or without a form; None when nothing does.
pub fn judge(
    tags: Tags<'_>,
    form: Option<&FormRule>,
    codes: &CodeBook,
    file: &CaseFile,
    view: &StageView,
    on: &str,
) -> Option<Fit> {
    let general = of_case(tags, codes, file, view, on);
    let Some((near, item)) = form.and_then(|form| of_form(tags, form, view)) else {
        return general.map(|(score, why)| Fit {
            score,
            why,
            of_form: false,
        });
    };
    // What is for another disease helps with no form.
    if !tags.diseases.is_empty() && general.is_none() {
        return None;
    }
    let label = form.map_or("", |f| f.label.as_str());
    let (score, why) = match (general, item) {
        (Some((score, _)), Some(item)) => (score, format!("{label}・未確認: {item}")),
        (Some((score, why)), None) => (score, format!("{label}・{why}")),
        (None, Some(item)) => (0, format!("{label}・未確認: {item}")),
        (None, None) => (0, label.to_owned()),
    };
    Some(Fit {
        score: score + near,
        why,
        of_form: true,
    })
}

/// How near a passage is to a form, with the item that both are about and that is not known yet.
fn of_form(tags: Tags<'_>, form: &FormRule, view: &StageView) -> Option<(i32, Option<String>)> {
    let listed = form.passages.iter().position(|id| id == tags.id);
    let in_chapter = form.chapters.iter().any(|id| id == tags.chapter);
    let item = view
        .missing
        .iter()
        .chain(&view.reminders)
        .find(|m| form.items.contains(&m.item) && tags.items.contains(&m.item));
    if listed.is_none() && !in_chapter && item.is_none() {
        return None;
    }
    let by_list = listed.map_or(0, |at| 24 - i32::try_from(at).unwrap_or(12).min(12) * 2);
    let near = by_list + i32::from(in_chapter) * 4 + i32::from(item.is_some()) * 8;
    Some((near, item.map(|m| m.label.clone())))
}

/// The strongest reason in the case alone, with a score.
fn of_case(
    tags: Tags<'_>,
    codes: &CodeBook,
    file: &CaseFile,
    view: &StageView,
    on: &str,
) -> Option<(i32, String)> {
    let disease = tags
        .diseases
        .iter()
        .find(|d| file.treatments.iter().any(|t| t.disease == **d));
    if !tags.diseases.is_empty() && disease.is_none() {
        return None;
    }
    let named = named(tags, file);
    let main = file.treatment().map(|t| t.disease.as_str());
    let work = file
        .employment(on)
        .and_then(|e| tags.work_items.iter().find(|i| e.work_items.contains(i)));
    let symptom = tags
        .symptoms
        .iter()
        .find(|s| file.treatments.iter().any(|t| t.symptoms.contains(s)));
    let missing = view
        .missing
        .iter()
        .chain(&view.reminders)
        .find(|m| tags.items.contains(&m.item));
    let at_stage = tags.stages.contains(&view.current);
    let measure = tags
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
fn named<'a>(tags: Tags<'a>, file: &CaseFile) -> Option<&'a str> {
    let names: Vec<String> = file
        .treatments
        .iter()
        .filter(|t| tags.diseases.contains(&t.disease))
        .map(|t| fold(&t.disease_name))
        .filter(|name| !name.is_empty())
        .collect();
    std::iter::once(tags.title)
        .chain(tags.keywords.iter().map(String::as_str))
        .filter(|word| word.chars().count() > 1)
        .find(|word| {
            let word = fold(word);
            names.iter().any(|name| name.contains(&word))
        })
}

/// The work item without the number of the card, which means nothing to a reader.
pub fn plain_item(label: &str) -> &str {
    label.split_once(' ').map_or(label, |(_, words)| words)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::noun::Treatment;
    use crate::stage::Missing;

    fn form() -> FormRule {
        FormRule {
            ids: vec!["opinion".into()],
            label: "意見書".into(),
            passages: vec!["a".into(), "b".into()],
            chapters: vec!["writing".into()],
            items: vec!["opinion_period".into()],
        }
    }

    fn view(missing: &[&str]) -> StageView {
        let missing = missing.iter().map(|item| Missing {
            item: (*item).to_owned(),
            label: "意見書の期間".into(),
            ..Missing::default()
        });
        StageView {
            current: "opinion".into(),
            missing: missing.collect(),
            ..StageView::default()
        }
    }

    fn fit(
        tags: Tags<'_>,
        form: Option<&FormRule>,
        file: &CaseFile,
        view: &StageView,
    ) -> Option<Fit> {
        judge(tags, form, &CodeBook::default(), file, view, "2026-11-22")
    }

    #[test]
    fn a_form_offers_what_is_about_it_in_its_order_and_says_why() {
        let (form, file, view) = (form(), CaseFile::default(), view(&[]));
        let of = |id| {
            let tags = Tags {
                id,
                ..Tags::default()
            };
            fit(tags, Some(&form), &file, &view)
        };
        let (a, b) = (of("a").unwrap(), of("b").unwrap());
        assert!(a.score > b.score && a.of_form);
        assert_eq!(a.why, "意見書");
        assert_eq!(of("c"), None);
        // Twin: without the form nothing speaks for it.
        assert_eq!(
            fit(
                Tags {
                    id: "a",
                    ..Tags::default()
                },
                None,
                &file,
                &view
            ),
            None
        );
    }

    #[test]
    fn what_is_not_known_yet_and_asked_by_the_form_lifts_a_passage() {
        let (form, file) = (form(), CaseFile::default());
        let items = ["opinion_period".to_owned()];
        let tags = Tags {
            id: "c",
            items: &items,
            ..Tags::default()
        };
        let found = fit(tags, Some(&form), &file, &view(&["opinion_period"])).unwrap();
        assert_eq!(found.why, "意見書・未確認: 意見書の期間");
        assert!(found.of_form);
        assert_eq!(fit(tags, Some(&form), &file, &view(&[])), None);
    }

    #[test]
    fn what_is_for_another_disease_helps_with_no_form() {
        let (form, view) = (form(), view(&[]));
        let diseases = ["liver".to_owned()];
        let tags = Tags {
            id: "a",
            diseases: &diseases,
            ..Tags::default()
        };
        let mut file = CaseFile::default();
        assert_eq!(fit(tags, Some(&form), &file, &view), None);
        file.treatments.push(Treatment {
            disease: "liver".into(),
            ..Treatment::default()
        });
        assert!(fit(tags, Some(&form), &file, &view).unwrap().of_form);
    }

    #[test]
    fn a_paper_without_a_rule_of_its_own_has_that_of_all_papers() {
        let rule = |ids: &[&str], label: &str| FormRule {
            ids: ids.iter().map(|i| (*i).to_owned()).collect(),
            label: label.into(),
            ..FormRule::default()
        };
        let rules = OfferRules {
            forms: vec![
                rule(&["paper"], "書類"),
                rule(&["paper:plan", "plan"], "プラン"),
            ],
            ..OfferRules::default()
        };
        assert_eq!(rules.of("paper:plan").unwrap().label, "プラン");
        assert_eq!(rules.of("paper:summary").unwrap().label, "書類");
        assert!(rules.of("course").is_none() && rules.of("course:x").is_none());
    }
}
