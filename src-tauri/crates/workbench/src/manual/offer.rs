//! Which passages fit a case and a form: the rule is the model's, the passages are those of the edition.

use super::{Edition, Passage};
use crate::assets;
use crate::error::ApiResult;
use crate::message::{OfferAsk, Offered};
use crate::session::Workbench;
use model::casefile::CaseFile;
use model::noun::Treatment;
use model::offer::{Fit, FormRule, Tags, judge};
use model::stage;

/// Passages offered beside a case at most.
const AT_MOST: usize = 8;

/// Passages offered in a form at most.
const FEW: usize = 4;

/// Passages that fit a case and the form that is filled in, each with its reason; pinned ones first.
pub(crate) fn beside(bench: &mut Workbench, ask: OfferAsk) -> ApiResult<Vec<Offered>> {
    let store = bench.store()?;
    let (mut file, pinned) = if ask.id.is_empty() {
        (CaseFile::default(), Vec::new())
    } else {
        let case_id = store.case_id(&ask.id)?;
        let pins = store.pins(&case_id)?;
        let pinned: Vec<String> = pins.into_iter().map(|p| p.passage).collect();
        (store.case_file(&case_id)?, pinned)
    };
    let typed = ask.diseases.into_iter().map(|disease| Treatment {
        disease,
        ..Treatment::default()
    });
    file.treatments.extend(typed);
    let form = assets::offer_rules().of(&ask.form);
    if ask.few && form.is_none() {
        return Ok(Vec::new());
    }
    let manual = bench.manual();
    let on = bench.today().to_string();
    Ok(offer(&manual.edition, form, &file, &pinned, ask.few, &on))
}

fn offer(
    edition: &Edition,
    form: Option<&FormRule>,
    file: &CaseFile,
    pinned: &[String],
    few: bool,
    on: &str,
) -> Vec<Offered> {
    let codes = assets::codes();
    let view = stage::judge(assets::stage_rules(), file, on);
    let mut fits: Vec<(&Passage, Fit)> = edition
        .passages()
        .filter_map(|p| Some((p, judge(tags(p), form, codes, file, &view, on)?)))
        .filter(|(_, fit)| fit.of_form || !few)
        .collect();
    fits.sort_by_key(|(_, fit)| -fit.score);
    let line = |p: &Passage, why: String, pinned: bool| Offered {
        id: p.id.clone(),
        number: p.number.clone(),
        title: p.title.clone(),
        chapter_title: edition.chapter_title(&p.chapter).to_owned(),
        lead: p.lead.clone(),
        why,
        pinned,
    };
    if few {
        let is_pinned = |p: &Passage| pinned.contains(&p.id);
        let few = fits.into_iter().take(FEW);
        return few.map(|(p, fit)| line(p, fit.why, is_pinned(p))).collect();
    }
    let mut out: Vec<Offered> = pinned
        .iter()
        .filter_map(|id| edition.find(id))
        .map(|p| line(p, "登録済み".to_owned(), true))
        .collect();
    for (p, fit) in fits {
        if out.len() >= AT_MOST.max(pinned.len() + 3) {
            break;
        }
        if !pinned.contains(&p.id) {
            out.push(line(p, fit.why, false));
        }
    }
    out
}

fn tags(passage: &Passage) -> Tags<'_> {
    Tags {
        id: &passage.id,
        chapter: &passage.chapter,
        title: &passage.title,
        keywords: &passage.keywords,
        diseases: &passage.diseases,
        stages: &passage.stages,
        work_items: &passage.work_items,
        symptoms: &passage.symptoms,
        measures: &passage.measures,
        items: &passage.items,
    }
}
