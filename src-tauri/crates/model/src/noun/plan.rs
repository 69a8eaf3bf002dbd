//! 主治医意見書, プラン and 就業上の措置: what the doctor allows, what was agreed, and until when.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

record! {
    /// What the doctor allows.
    Opinion {
        case_id: String = "事例", Inner, Link;
        kind: String = "様式", Support, Code("opinion_kind");
        requested_on: String = "依頼日", Support, Date;
        drafted_on: String = "下書きを作った日", Support, Date;
        confirmed_on: String = "医師が確認した日", Support, Date;
        received_on: String = "受領日", Support, Date;
        doctor: String = "医師", Identity, Short;
        judgement: String = "就業継続の可否", Measures, Code("opinion_judgement");
        measures: String = "望ましい就業上の措置", Measures, Long;
        other: String = "その他の配慮", Measures, Long;
        from_date: String = "措置期間の始め", Measures, Date;
        to_date: String = "措置期間の終わり", Measures, Date;
        delivered_on: String = "交付日", Support, Date;
        chart_copy_on: String = "写しをカルテへ入れた日", Support, Date;
        work_info_on: String = "勤務情報提供書の受領日", Support, Date;
        note: String = "備考", Measures, Long;
    }
}

record! {
    /// One version of a plan that the employer made with the person.
    Plan {
        case_id: String = "事例", Inner, Link;
        kind: String = "種類", Support, Code("plan_kind");
        version: Option<i64> = "版", Support, Count;
        made_on: String = "作成日", Support, Date;
        made_by: String = "作成者", Identity, Short;
        return_on: String = "職場復帰日", Work, Date;
        rows: Vec<PlanRow> = "期間ごとの内容", Measures, Rows;
        review_on: String = "見直し予定日", Support, Date;
        followup: String = "フォローアップの方法", Measures, Long;
        note: String = "その他", Measures, Long;
    }
}

/// One period of a plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PlanRow {
    /// 期間
    pub period: String,
    /// 勤務時間
    pub hours: String,
    /// 就業上の措置・治療への配慮等
    pub measures: String,
    /// (参考)治療等の予定
    pub treatment: String,
}

record! {
    /// One measure at work that holds for a time.
    Measure {
        case_id: String = "事例", Inner, Link;
        code: String = "措置・配慮", Measures, Code("measure");
        nature: String = "性質", Measures, Code("measure_nature");
        text: String = "具体的な内容", Measures, Short;
        from_date: String = "始め", Measures, Date;
        to_date: String = "終わり", Measures, Date;
        agreed_with: String = "合意した相手", Identity, Short;
        review_on: String = "見直し予定日", Measures, Date;
        note: String = "備考", Measures, Long;
    }
}

impl Opinion {
    /// Was it asked for, and is nothing of its answer recorded yet?
    pub fn is_waiting(&self) -> bool {
        self.received_on.is_empty() && self.judgement.is_empty() && self.to_date.is_empty()
    }
}

impl Measure {
    /// Does the measure hold on the day (ISO dates compare as text)?
    pub fn holds(&self, on: &str) -> bool {
        (self.from_date.is_empty() || self.from_date.as_str() <= on)
            && (self.to_date.is_empty() || self.to_date.as_str() >= on)
    }
}
