//! 制度: the records of a case beside the rules of the benefits.

use crate::assets;
use crate::error::ApiResult;
use crate::message::*;
use crate::session::Workbench;
use model::noun::Treatment;
use model::{benefit, deadline, era, sums};

/// The benefits as a case stands today.
pub(crate) fn review(bench: &mut Workbench, ask: ById) -> ApiResult<BenefitReview> {
    let store = bench.store()?;
    let file = store.case_file(&store.case_id(&ask.id)?)?;
    let day = bench.today();
    let today = day.to_string();
    let band = file.insurance(&today).map(|i| i.income_band.clone());
    let born = file.person.birth_date.parse().ok();
    let treatment = file.treatment().cloned().unwrap_or_default();
    Ok(BenefitReview {
        views: benefit::look(assets::benefits(), assets::calendar().rules, &file, &today),
        income_band: band.unwrap_or_default(),
        old: born.and_then(|born| era::age(born, day)) >= Some(assets::sums().high_cost.old_from),
        first_visit_on: treatment.first_visit_on,
        event: treatment.assessment_event,
        event_on: treatment.assessment_event_on,
    })
}

/// What the sums come to.
pub(crate) fn sum(_: &mut Workbench, ask: BenefitAsk) -> ApiResult<BenefitSum> {
    let figures = assets::sums();
    let disease = Treatment {
        first_visit_on: ask.first_visit_on,
        assessment_event: ask.event,
        assessment_event_on: ask.event_on,
        ..Treatment::default()
    };
    Ok(BenefitSum {
        sick_pay: sums::sick_pay(&figures.sick_pay, &ask.sick_pay),
        high_cost: sums::high_cost(&figures.high_cost, &ask.high_cost),
        high_cost_year: sums::high_cost_year(&figures.high_cost, &ask.high_cost_year),
        recognition: deadline::recognition(assets::calendar().rules, &disease),
        leave: sums::leave(&figures.leave, &ask.leave),
        deduction: sums::deduction(&figures.deduction, &ask.deduction),
        accident: sums::accident(&figures.accident, &ask.accident),
        pension: (ask.pension).and_then(|asked| sums::pension(&figures.pension, &asked)),
    })
}
