//! 病状・治療: one disease a row, one of them main; and the insurance facts that benefits need.

record! {
    /// One disease and what it means for work.
    Treatment {
        case_id: String = "事例", Inner, Link;
        main: bool = "主病名", Inner, Flag;
        disease: String = "疾患の大分類", Disease, Code("disease");
        disease_name: String = "病名", Disease, Short;
        icd10: String = "ICD-10", Disease, Short;
        nanbyo: String = "指定難病", Disease, Code("nanbyo");
        certificate: String = "医療費受給者証", Disease, Code("yes_no");
        onset_on: String = "発症・診断日", Disease, Date;
        first_visit_on: String = "初診日", Disease, Date;
        assessment_event: String = "障害認定日が早まる治療・状態", Schedule, Code("assessment_event");
        assessment_event_on: String = "その日(開始日・手術日・症状固定日)", Schedule, Date;
        course: String = "治療の経過", Schedule, Long;
        schedule: String = "今後の治療予定", Schedule, Long;
        visit_frequency: String = "通院の頻度", Schedule, Short;
        next_visit_on: String = "次回の受診日", Schedule, Date;
        side_effects: String = "薬の副作用", Effects, Long;
        symptoms: Vec<String> = "就業に影響しうる症状", Effects, Codes("symptom");
        symptoms_note: String = "症状の補足", Effects, Long;
        good_day: String = "よい日", Effects, Long;
        bad_day: String = "つらい日", Effects, Long;
        pattern: String = "波(時間帯・季節・誘因)", Effects, Long;
        emergency: String = "急に悪くなったときの対応", Effects, Long;
        prognosis: String = "病期・見通し", Prognosis, Long;
        infection: String = "感染について", Infection, Long;
    }
}

record! {
    /// Facts that decide benefits.
    Insurance {
        case_id: String = "事例", Inner, Link;
        kind: String = "健康保険の種類", Support, Code("insurance_kind");
        since: String = "加入日", Support, Date;
        standard_pay: Option<i64> = "標準報酬月額(円)", Support, Count;
        income_band: String = "所得区分", Support, Code("income_band");
        cause: String = "傷病の原因", Support, Code("cause");
        employment_insurance: String = "雇用保険", Support, Code("yes_no");
        handbook: Vec<String> = "障害者手帳", Support, Codes("handbook");
        handbook_note: String = "手帳の補足(部位など)", Support, Short;
        handbook_renewal_on: String = "手帳の再認定・更新日", Support, Date;
        sick_pay_from: String = "傷病手当金の支給開始日", Support, Date;
        note: String = "備考", Support, Long;
    }
}
