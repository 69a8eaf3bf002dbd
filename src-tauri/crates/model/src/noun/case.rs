//! 支援事例 and 同意: one episode of support of one person, and what this person agreed to.

record! {
    /// One episode of support.
    Case {
        person_id: String = "支援対象者", Inner, Link;
        number: String = "事例番号", Identity, Short;
        opened_on: String = "受付日", Support, Date;
        referral: String = "紹介経路", Support, Code("referral");
        chief: String = "相談の内容", Wish, Long;
        work_line: String = "仕事の状況(一行)", Work, Short;
        illness_line: String = "病状の状況(一行)", Effects, Short;
        wish: String = "本人の希望", Wish, Long;
        wish_withhold: String = "伝えてほしくないこと", Wish, Long;
        department: String = "診療科", Disease, Short;
        doctor: String = "主治医", Identity, Short;
        care_setting: String = "入院・外来", Schedule, Code("care_setting");
        admitted_on: String = "入院日", Schedule, Date;
        discharged_on: String = "退院日", Schedule, Date;
        hospital: String = "自院・他院", Support, Code("hospital");
        hospital_name: String = "他院の名称", Identity, Short;
        lead_user: String = "主担当", Inner, Link;
        deputy_user: String = "副担当", Inner, Link;
        path: String = "経路(手で決めるとき)", Support, Code("path");
        on_leave: bool = "休業中・休業の予定あり", Work, Flag;
        leave_from: String = "休業開始日", Work, Date;
        return_on: String = "復職日(予定を含む)", Work, Date;
        followup_on: String = "次のフォロー予定日", Support, Date;
        next_steps: String = "今後の対応", Support, Long;
        job_conditions: String = "希望する働き方", Wish, Long;
        closed_on: String = "終結日", Support, Date;
        former_case: String = "以前の事例", Inner, Link;
    }
}

record! {
    /// What the person agreed to: one purpose, the parties and the items, dated and withdrawable.
    Consent {
        case_id: String = "事例", Inner, Link;
        purpose: String = "目的", Support, Code("consent_purpose");
        answer: String = "意思", Support, Code("consent_answer");
        parties: Vec<String> = "提供先", Support, Codes("consent_party");
        items: Vec<String> = "項目", Support, Codes("consent_item");
        excluded: String = "提供しないもの", Wish, Long;
        form: String = "同意の形式", Support, Code("consent_form");
        hearer: String = "口頭で聴いた人", Identity, Short;
        on_date: String = "同意日", Support, Date;
        until: String = "有効期限", Support, Date;
        withdrawn_on: String = "撤回日", Support, Date;
        withdrawn_reason: String = "撤回の理由", Wish, Short;
        note: String = "備考", Wish, Long;
    }
}

impl Consent {
    /// Is this an agreement that holds on the day (ISO dates compare as text)?
    pub fn holds(&self, on: &str) -> bool {
        self.answer == "agreed"
            && (self.on_date.is_empty() || self.on_date.as_str() <= on)
            && (self.until.is_empty() || self.until.as_str() >= on)
            && (self.withdrawn_on.is_empty() || self.withdrawn_on.as_str() > on)
    }

    /// Does it cover this purpose, party and item on the day?
    pub fn covers(&self, purpose: &str, party: &str, item: &str, on: &str) -> bool {
        self.holds(on)
            && self.purpose == purpose
            && (self.parties.iter().any(|p| p == party))
            && (self.items.iter().any(|i| i == item))
    }
}
