//! 制度: the records of a case beside the rules of the benefits.

use crate::assets;
use crate::error::ApiResult;
use crate::message::*;
use crate::session::Workbench;
use model::{benefit, sums};

/// The benefits as a case stands today.
pub(crate) fn review(bench: &mut Workbench, ask: ById) -> ApiResult<BenefitReview> {
    let store = bench.store()?;
    let file = store.case_file(&store.case_id(&ask.id)?)?;
    let today = bench.today().to_string();
    let figures = assets::sums();
    let band = file.insurances.last().map(|i| i.income_band.clone());
    Ok(BenefitReview {
        views: benefit::look(assets::benefits(), figures, &file, &today),
        fixed: figures.recognition.fixed.clone(),
        income_band: band.unwrap_or_default(),
        first_visit_on: file
            .treatment()
            .map(|t| t.first_visit_on.clone())
            .unwrap_or_default(),
    })
}

/// What the sums come to.
pub(crate) fn sum(_: &mut Workbench, ask: BenefitAsk) -> ApiResult<BenefitSum> {
    let figures = assets::sums();
    let state = (!ask.fixed.is_empty() && !ask.fixed_on.is_empty())
        .then_some((ask.fixed.as_str(), ask.fixed_on.as_str()));
    Ok(BenefitSum {
        sick_pay: sums::sick_pay(&figures.sick_pay, &ask.sick_pay),
        high_cost: sums::high_cost(&figures.high_cost, &ask.month, &ask.income_band, ask.cost),
        recognition: sums::recognition_day(&figures.recognition, &ask.first_visit_on, state),
    })
}
