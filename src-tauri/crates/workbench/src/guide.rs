//! 制度のご案内: which benefits it is offered with, and the note after the talk that they were explained.

#[cfg(test)]
mod lint;

use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::record::{after_save, touched};
use crate::session::Workbench;
use model::benefit::{self, BenefitResult};
use model::casefile::CaseFile;
use model::guide::{self, GuideOffer};
use model::noun::{Benefit, Noun};

/// Why a note that was taken back is cancelled.
const TAKEN_BACK: &str = "印刷の後の「説明済」の取りやめ";

/// The benefits of a case in the order of the paper; without a case all of them.
pub(crate) fn review(bench: &mut Workbench, ask: GuideAt) -> ApiResult<Vec<GuideOffer>> {
    if ask.case_id.is_empty() {
        return Ok(general());
    }
    let store = bench.store()?;
    let file = store.case_file(&store.case_id(&ask.case_id)?)?;
    Ok(of_case(&file, &bench.today().to_string()))
}

/// The benefits of a case as they can be chosen.
pub(crate) fn of_case(file: &CaseFile, today: &str) -> Vec<GuideOffer> {
    let views = benefit::look(
        assets::benefits(),
        assets::calendar().rules,
        &assets::sums().high_cost,
        file,
        today,
    );
    guide::offers(&views, &file.benefits)
}

/// The benefits as they can be chosen for somebody of whom nothing is recorded.
pub(crate) fn general() -> Vec<GuideOffer> {
    let rules = assets::benefits().iter();
    rules
        .map(|rule| GuideOffer {
            resource: rule.resource.clone(),
            result: BenefitResult::May,
            state: String::new(),
            chosen: true,
            open: false,
        })
        .collect()
}

/// Notes benefits as explained today, all of them or none. Of what is recorded already the record says more.
pub(crate) fn explained(
    bench: &mut Workbench,
    ask: GuideExplained,
) -> ApiResult<Changed<GuideNoted>> {
    let store = bench.store()?;
    let case_id = store.case_id(&ask.case_id)?;
    let file = store.case_file(&case_id)?;
    let known = |resource: &String| assets::codes().find("benefit", resource).is_some();
    if !ask.benefits.iter().all(known) {
        return Err(crate::record::bad("benefits"));
    }
    let mut new: Vec<&String> = ask.benefits.iter().collect();
    new.retain(|resource| guide::latest(&file.benefits, resource).is_none());
    new.sort_unstable();
    new.dedup();
    let today = bench.today();
    let records = bench.write(|w| {
        let mut records = Vec::with_capacity(new.len());
        for resource in new {
            let mut record = Benefit {
                case_id: case_id.clone(),
                resource: resource.clone(),
                state: "explained".to_owned(),
                explained_on: today.to_string(),
                ..Benefit::default()
            };
            w.put(&mut record)?;
            after_save(w, Noun::Benefit, &record.id, today)?;
            records.push(record.id);
        }
        Ok(records)
    })?;
    Ok(Changed {
        value: GuideNoted { records },
        touched: touched(Noun::Benefit),
    })
}

/// Takes the notes back, all of them or none: refused when one was changed since.
pub(crate) fn explained_undo(bench: &mut Workbench, ask: GuideUndo) -> ApiResult<Changed<Nothing>> {
    let case_id = bench.store()?.case_id(&ask.case_id)?;
    let today = bench.today();
    bench.write(|w| {
        for id in &ask.records {
            let record = w.get::<Benefit>(id)?.ok_or(ApiError::NotFound)?;
            if record.case_id != case_id {
                return Err(ApiError::NotFound);
            }
            if record.rev != 1 || record.state != "explained" {
                return Err(ApiError::UndoTooLate);
            }
            w.cancel(Noun::Benefit, id, TAKEN_BACK)?;
            w.audit("cancel", id)?;
            w.unindex(id)?;
        }
        crate::derive::refresh_case(w, &case_id, today)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: touched(Noun::Benefit),
    })
}
