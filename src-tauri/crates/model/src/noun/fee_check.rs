//! 指導料の確認: what only a date of service tells; consents, papers and the employer are recorded elsewhere.

record! {
    /// One date of service, looked at for 療養・就労両立支援指導料 (B001-9).
    FeeCheck {
        case_id: String = "事例", Inner, Link;
        service_on: String = "診療日", Support, Date;
        turn: String = "初回・2回目以降", Support, Code("fee_turn");
        setting: String = "診療の形", Support, Code("fee_setting");
        eligible: String = "対象の条件に当たる(医師の確認)", Support, Code("fee_answer");
        requested_on: String = "本人の申出の日", Support, Date;
        work_info_kind: String = "勤務情報の文書の作り方", Support, Code("fee_work_info");
        confirmed_by: String = "会社で確認した人", Identity, Short;
        confirmed_on: String = "会社が確認した日", Support, Date;
        guided: String = "医師の療養上の指導と就労状況の聴取りをした", Support, Code("fee_answer");
        physician_appointed: String = "産業医が選任されている", Work, Code("fee_answer");
        receiver: String = "情報を渡した相手", Support, Code("fee_receiver");
        informed_by: String = "渡し方", Support, Code("fee_way");
        in_chart: String = "説明の内容をカルテに書いた", Support, Code("fee_answer");
        doctor_is_physician: String = "担当医がその会社の産業医である", Support, Code("fee_answer");
        same_capital: String = "担当医の施設と会社が同じ資本である", Support, Code("fee_answer");
        charged: String = "文書料を別に受け取った", Support, Code("fee_answer");
        other_fee: String = "同じ文書で診療情報提供料を算定した", Support, Code("fee_answer");
        attended_by: String = "同席した職員", Inner, Link;
        attended_profession: String = "同席した人の職種(上にない職員)", Support, Code("profession");
        attended_trained: String = "研修を修了している(上にない職員)", Support, Code("fee_answer");
        dedicated: String = "専任の職員である", Support, Code("fee_answer");
        consulted: String = "指導に同席し、相談に応じた", Support, Code("fee_answer");
        advice_on: String = "産業医から文書の助言を受けた日", Support, Date;
        replanned_on: String = "治療計画を再評価した日", Support, Date;
        office: String = "医事課の結果", Support, Code("fee_office");
        office_on: String = "医事課の回答日", Support, Date;
        note: String = "備考", Support, Long;
    }
}
