//! 制度: the records of a case beside the rules of the benefits.

use crate::assets;
use crate::error::ApiResult;
use crate::message::*;
use crate::session::Workbench;
use model::noun::Treatment;
use model::sums::BandOffer;
use model::{benefit, deadline, era, sums};

/// The benefits as a case stands today.
pub(crate) fn review(bench: &mut Workbench, ask: ById) -> ApiResult<BenefitReview> {
    let store = bench.store()?;
    let file = store.case_file(&store.case_id(&ask.id)?)?;
    let day = bench.today();
    let bands = &assets::sums().high_cost;
    let today = day.to_string();
    let born = file.person.birth_date.parse().ok();
    let treatment = file.treatment().cloned().unwrap_or_default();
    Ok(BenefitReview {
        views: benefit::look(
            assets::benefits(),
            assets::calendar().rules,
            bands,
            &file,
            &today,
        ),
        income_band: benefit::income_band(bands, &file, &today),
        standard_pay: (file.insurance(&today)).and_then(|held| held.standard_pay),
        old: born.and_then(|born| era::age(born, day)) >= Some(bands.old_from),
        first_visit_on: treatment.first_visit_on,
        event: treatment.assessment_event,
        event_on: treatment.assessment_event_on,
    })
}

/// The bounds of 所得区分 in a month, and what a 標準報酬月額 comes to.
pub(crate) fn band(bench: &mut Workbench, ask: BandAsk) -> ApiResult<BandOffer> {
    let store = bench.store()?;
    let file = store.case_file(&store.case_id(&ask.case_id)?)?;
    let day = bench.today();
    let rule = &assets::sums().high_cost;
    let born = file.person.birth_date.parse().ok();
    let old = born.and_then(|born| era::age(born, day)) >= Some(rule.old_from);
    let old = ask.old.unwrap_or(old);
    let today = day.to_string();
    let month = match ask.month.as_str() {
        "" => today.get(..7).unwrap_or_default(),
        month => month,
    };
    let pay = ask.standard_pay;
    Ok(sums::offer_band(rule, month, (&ask.kind, old), pay))
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
