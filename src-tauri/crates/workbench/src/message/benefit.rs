//! 制度: what may apply to a case, and small sums that say their inputs.

use model::benefit::BenefitView;
use model::sums::{Fixed, HighCostSum, RecognitionDay, SickPayAsk, SickPaySum};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The benefits as a case stands today.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BenefitReview {
    /// What may apply first, then what is to be asked, then what does not apply.
    pub views: Vec<BenefitView>,
    /// States that fix the 障害認定日 earlier.
    pub fixed: Vec<Fixed>,
    /// Band of the case, for the monthly limit; empty where it is not recorded.
    pub income_band: String,
    /// First visit, for the 障害認定日; empty where it is not recorded.
    pub first_visit_on: String,
}

/// Inputs of the sums; each is counted where its inputs are given.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct BenefitAsk {
    /// 傷病手当金.
    pub sick_pay: SickPayAsk,
    /// Month of treatment (`2026-08`).
    pub month: String,
    /// Code of `income_band`.
    pub income_band: String,
    /// Medical cost of the month before any share, yen.
    pub cost: i64,
    /// First visit (ISO).
    pub first_visit_on: String,
    /// Code of a state that fixes the day earlier; empty = none.
    pub fixed: String,
    /// When it began (ISO).
    pub fixed_on: String,
}

/// What the sums come to; None where an input lacks or no figure is settled.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BenefitSum {
    /// 傷病手当金 a day.
    pub sick_pay: Option<SickPaySum>,
    /// Limit of the month.
    pub high_cost: Option<HighCostSum>,
    /// 障害認定日.
    pub recognition: Option<RecognitionDay>,
}
