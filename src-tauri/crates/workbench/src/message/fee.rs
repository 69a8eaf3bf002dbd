//! 指導料の確認: what each date of service of a case comes to.

use model::fee::{FeeJudgement, FeeWindow};
use model::noun::FeeCheck;
use serde::Serialize;
use ts_rs::TS;

/// The dates of service of a case, judged by the rules of each day.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FeeReview {
    /// Newest first, as the records stand.
    pub checks: Vec<FeeJudgement>,
    /// What a new one starts with.
    pub fresh: FeeCheck,
    /// How long 2回目以降 can follow from today on; None where no first time is recorded.
    pub window: Option<FeeWindow>,
}
