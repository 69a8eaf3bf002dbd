//! Which benefits a guide is offered with: what may apply or is to be asked, and what is already under way.

use crate::benefit::{BenefitResult, BenefitView};
use crate::noun::Benefit;
use serde::Serialize;
use ts_rs::TS;

/// One benefit as it can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct GuideOffer {
    /// Code of the list `benefit`.
    pub resource: String,
    /// Does it look as if it applied?
    pub result: BenefitResult,
    /// Code of `benefit_state`; empty where nothing is recorded.
    pub state: String,
    /// Chosen unless somebody chooses otherwise.
    pub chosen: bool,
    /// Nothing is recorded of it yet: it can be noted as explained.
    pub open: bool,
}

/// The benefits of a case in the order of the paper: what was talked about or is under way first.
pub fn offers(views: &[BenefitView], records: &[Benefit]) -> Vec<GuideOffer> {
    let mut all: Vec<GuideOffer> = views.iter().map(|view| offer(view, records)).collect();
    all.sort_by_key(|one| !matches!(one.state.as_str(), "explained" | "applying" | "receiving"));
    all
}

fn offer(view: &BenefitView, records: &[Benefit]) -> GuideOffer {
    let record = latest(records, &view.resource);
    let state = record.map_or("", |record| record.state.as_str());
    let chosen = match state {
        "applying" | "receiving" => true,
        "not_applicable" => false,
        _ => view.result != BenefitResult::No && !view.doubted,
    };
    GuideOffer {
        resource: view.resource.clone(),
        result: view.result,
        state: state.to_owned(),
        chosen,
        open: record.is_none(),
    }
}

/// The last record of a benefit.
pub fn latest<'a>(records: &'a [Benefit], resource: &str) -> Option<&'a Benefit> {
    records.iter().rfind(|record| record.resource == resource)
}
