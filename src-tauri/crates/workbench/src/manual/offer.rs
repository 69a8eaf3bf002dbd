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
use store::manual::PinRow;

/// Passages offered beside a case at most.
const AT_MOST: usize = 8;

/// Why a pinned passage stands there.
const PINNED: &str = "登録済み";

/// Passages offered in a form at most.
const FEW: usize = 4;

/// Passages that fit a case and the form that is filled in, each with its reason; pinned ones first.
pub(crate) fn beside(bench: &mut Workbench, ask: OfferAsk) -> ApiResult<Vec<Offered>> {
    let store = bench.store()?;
    let (mut file, pinned) = if ask.id.is_empty() {
        (CaseFile::default(), Vec::new())
    } else {
        let case_id = store.case_id(&ask.id)?;
        (store.case_file(&case_id)?, store.pins(&case_id)?)
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
    let pinned: Vec<Offered> = pinned.iter().map(|pin| pinned_line(bench, pin)).collect();
    Ok(offer(&manual.edition, form, &file, &pinned, ask.few, &on))
}

/// A pinned passage as the edition of its day has it. Where that edition is not here any more, the newest one that has the
/// passage tells it; where none has, the title of that day stays, so that the pin can still be taken off.
fn pinned_line(bench: &Workbench, pin: &PinRow) -> Offered {
    let of_its_day = bench
        .edition(&pin.edition)
        .ok()
        .filter(|manual| manual.edition.find(&pin.passage).is_some());
    let manual = of_its_day.or_else(|| bench.edition_with(&pin.passage));
    let found = manual
        .as_ref()
        .and_then(|m| Some((&m.edition, m.edition.find(&pin.passage)?)));
    let mut out = match found {
        Some((edition, passage)) => line(edition, passage, PINNED.to_owned()),
        None => Offered {
            id: pin.passage.clone(),
            title: pin.title.clone(),
            why: PINNED.to_owned(),
            ..Offered::default()
        },
    };
    out.pinned = true;
    let edition = found.map_or(pin.edition.as_str(), |(edition, _)| edition.id.as_str());
    if edition != bench.manual().edition.id {
        edition.clone_into(&mut out.edition);
        out.edition_title =
            found.map_or_else(|| pin.edition.clone(), |(edition, _)| edition.title.clone());
    }
    out
}

fn line(edition: &Edition, passage: &Passage, why: String) -> Offered {
    Offered {
        id: passage.id.clone(),
        number: passage.number.clone(),
        title: passage.title.clone(),
        chapter_title: edition.chapter_title(&passage.chapter).to_owned(),
        lead: passage.lead.clone(),
        why,
        ..Offered::default()
    }
}

fn offer(
    edition: &Edition,
    form: Option<&FormRule>,
    file: &CaseFile,
    pinned: &[Offered],
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
    let pin_of = |p: &Passage| pinned.iter().find(|line| line.id == p.id);
    if few {
        let few = fits.into_iter().take(FEW);
        return few
            .map(|(p, fit)| match pin_of(p) {
                Some(pin) => Offered {
                    why: fit.why,
                    ..pin.clone()
                },
                None => line(edition, p, fit.why),
            })
            .collect();
    }
    let mut out = pinned.to_vec();
    for (p, fit) in fits {
        if out.len() >= AT_MOST.max(pinned.len() + 3) {
            break;
        }
        if pin_of(p).is_none() {
            out.push(line(edition, p, fit.why));
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
