//! What the program points at in the manual: an edition that lacks one of these passages would leave a button without an end.

use super::edition::Edition;
use super::lint::Problem;
use crate::assets;
use std::collections::BTreeMap;

/// Every passage that the rules of the program name, and what they need it for.
fn passages() -> BTreeMap<&'static str, &'static str> {
    let calendar = assets::calendar();
    let deadlines = calendar.rules.rules.iter().map(|r| (&r.passage, "期限"));
    let fees = assets::fee_book().revisions.iter();
    let fees = fees.map(|r| (&r.passage, "療養・就労両立支援指導料"));
    let stages = assets::stage_rules().items.iter();
    let stages = stages.map(|i| (&i.passage, "未確認の項目"));
    let benefits = assets::benefits().iter().flat_map(|b| &b.passages);
    let benefits = benefits.map(|id| (id, "社会資源と制度"));
    let forms = assets::offer_rules().forms.iter().flat_map(|f| &f.passages);
    let forms = forms.map(|id| (id, "入力欄の案内"));
    deadlines
        .chain(fees)
        .chain(stages)
        .chain(benefits)
        .chain(forms)
        .filter(|(id, _)| !id.is_empty())
        .map(|(id, what)| (id.as_str(), what))
        .collect()
}

/// Passages and chapters that the program points at and the edition does not have.
pub(crate) fn check(edition: &Edition) -> Vec<Problem> {
    let problem = |id: &str, problem: String| Problem {
        file: format!("{}/edition.toml", edition.id),
        passage: id.to_owned(),
        problem,
        sentence: String::new(),
    };
    let passages = passages().into_iter();
    let mut out: Vec<Problem> = passages
        .filter(|(id, _)| edition.find(id).is_none())
        .map(|(id, what)| {
            problem(
                id,
                format!(
                    "本ソフトの「{what}」が使う節がありません。節の記号(id)は変えないでください"
                ),
            )
        })
        .collect();
    let chapters = assets::offer_rules().forms.iter().flat_map(|f| &f.chapters);
    let mut chapters: Vec<&String> = chapters
        .filter(|id| edition.chapter(id).is_none())
        .collect();
    chapters.sort();
    chapters.dedup();
    out.extend(chapters.into_iter().map(|id| {
        problem(
            id,
            "本ソフトの「入力欄の案内」が使う章がありません。章の記号(id)は変えないでください"
                .to_owned(),
        )
    }));
    out
}
