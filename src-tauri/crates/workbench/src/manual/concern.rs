//! From a passage to the cases that it concerns.

use super::Passage;
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use model::offer::plain_item;
use store::concern::{Concern, ConcernRow};

/// Cases on one page at most.
const PAGE: u32 = 100;

/// One page of the cases that a passage concerns, each with the reasons.
pub(crate) fn cases(bench: &mut Workbench, ask: ConcernedAsk) -> ApiResult<ConcernedPage> {
    let manual = bench.edition(&ask.edition)?;
    let passage = manual.edition.find(&ask.passage);
    let passage = passage.ok_or(ApiError::NotFound)?;
    let of = Concern {
        passage: passage.id.clone(),
        diseases: passage.diseases.clone(),
        symptoms: passage.symptoms.clone(),
        work_items: passage.work_items.clone(),
        missing: labels(passage),
        user: if ask.mine {
            bench.user_id()?
        } else {
            String::new()
        },
        closed: ask.closed,
        only: crate::interview::only(bench),
        offset: ask.offset,
        limit: ask.limit.clamp(1, PAGE),
    };
    let (total, rows) = bench.store()?.concerned(&of)?;
    Ok(ConcernedPage {
        total,
        rows: rows.into_iter().map(line).collect(),
    })
}

/// What people call the items that the passage helps to ask: so they stand in the derived values of a case.
fn labels(passage: &Passage) -> Vec<String> {
    let rules = assets::stage_rules();
    let asked = rules.items.iter().filter(|r| passage.items.contains(&r.id));
    let mut labels: Vec<String> = asked.map(|rule| rule.label.clone()).collect();
    labels.dedup();
    labels
}

fn line(row: ConcernRow) -> ConcernedCase {
    const ORDER: [&str; 5] = ["pin", "disease", "work_item", "symptom", "missing"];
    let codes = assets::codes();
    let rank = |kind: &str| ORDER.iter().position(|k| *k == kind);
    let mut why = row.why;
    why.sort_by_key(|(kind, _)| rank(kind));
    let words = why.iter().map(|(kind, code)| match kind.as_str() {
        "pin" => "登録済み".to_owned(),
        "disease" => codes.label("disease", code).to_owned(),
        "work_item" => format!("作業: {}", plain_item(codes.label("work_item", code))),
        "symptom" => format!("症状: {}", codes.label("symptom", code)),
        _ => format!("未確認: {code}"),
    });
    ConcernedCase {
        why: words.collect(),
        case_id: row.case_id,
        number: row.number,
        name: row.name,
        stage: row.stage,
        closed: row.closed,
    }
}
