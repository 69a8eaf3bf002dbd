//! 制度: what may apply to a case, and small sums that say their inputs.

use model::benefit::BenefitView;
use model::deadline::RecognitionDay;
pub use model::sums::BandOffer;
use model::sums::{
    AccidentAsk, AccidentSum, DeductionAsk, DeductionSum, HighCostAsk, HighCostSum, HighCostYear,
    HighCostYearAsk, LeaveAsk, LeaveSum, PensionAsk, PensionSum, SickPayAsk, SickPaySum,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The benefits as a case stands today.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BenefitReview {
    /// What may apply first, then what is to be asked, then what does not apply.
    pub views: Vec<BenefitView>,
    /// Band of the case, for the monthly limit: recorded, or what the 標準報酬月額 comes to; empty where neither says it.
    pub income_band: String,
    /// Recorded 標準報酬月額, yen.
    pub standard_pay: Option<i64>,
    /// The person is old enough today for the tables of the old.
    pub old: bool,
    /// First visit, for the 障害認定日; empty where it is not recorded.
    pub first_visit_on: String,
    /// Code of `assessment_event`; empty = none is recorded.
    pub event: String,
    /// Its day.
    pub event_on: String,
}

/// What the band of an insured person follows from.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BandAsk {
    /// The case, for the age of the person.
    pub case_id: String,
    /// Month of treatment (`2026-08`); empty = this month.
    pub month: String,
    /// Code of `insurance_kind`; empty = not known.
    pub kind: String,
    /// Old enough for the tables of the old; None = as the person is today.
    pub old: Option<bool>,
    /// 標準報酬月額, yen.
    pub standard_pay: Option<i64>,
}

/// Inputs of the sums; each is counted where its inputs are given.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BenefitAsk {
    /// 傷病手当金.
    pub sick_pay: SickPayAsk,
    /// 高額療養費 of a month.
    pub high_cost: HighCostAsk,
    /// 年間上限.
    pub high_cost_year: HighCostYearAsk,
    /// First visit (ISO).
    pub first_visit_on: String,
    /// Code of `assessment_event`; empty = none.
    pub event: String,
    /// Its day (ISO).
    pub event_on: String,
    /// 年次有給休暇.
    pub leave: LeaveAsk,
    /// 医療費控除.
    pub deduction: DeductionAsk,
    /// 休業補償.
    pub accident: AccidentAsk,
    /// 障害年金; None = not asked.
    pub pension: Option<PensionAsk>,
}

/// What the sums come to; None where an input lacks or no figure is settled.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BenefitSum {
    /// 傷病手当金 a day.
    pub sick_pay: Option<SickPaySum>,
    /// Limit of the month.
    pub high_cost: Option<HighCostSum>,
    /// 年間上限.
    pub high_cost_year: Option<HighCostYear>,
    /// 障害認定日.
    pub recognition: Option<RecognitionDay>,
    /// 年次有給休暇.
    pub leave: Option<LeaveSum>,
    /// 医療費控除.
    pub deduction: Option<DeductionSum>,
    /// 休業補償.
    pub accident: Option<AccidentSum>,
    /// 障害年金.
    pub pension: Option<PensionSum>,
}
