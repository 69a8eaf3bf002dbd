//! 支援対象者: who is supported, and how to reach this person without doing harm.

record! {
    /// The patient-worker; never leaves in a bundle.
    Person {
        name: String = "氏名", Identity, Short;
        kana: String = "ふりがな", Identity, Short;
        initials_only: bool = "匿名表示(イニシャルのみで記録)", Inner, Flag;
        initials: String = "イニシャル", Identity, Short;
        birth_date: String = "生年月日", Identity, Date;
        sex: String = "性別", Support, Code("sex");
        chart_number: String = "患者ID", Identity, Short;
        address: String = "住所", Identity, Short;
        language: String = "使用する言語", Identity, Short;
        interpreter: bool = "通訳が必要", Identity, Flag;
        contact_numbers: String = "連絡してよい電話番号", Identity, Short;
        contact_hours: String = "連絡してよい時間帯", Identity, Short;
        contact_naming: String = "名乗り方", Identity, Short;
        contact_voicemail: String = "留守番電話", Identity, Code("permit");
        contact_post: String = "郵便", Identity, Code("permit");
        told_person: String = "本人に伝わっていること", Prognosis, Long;
        told_family: String = "家族に伝わっていること", Prognosis, Long;
        told_company: String = "会社に伝わっていること", Prognosis, Long;
        family_contact: String = "家族の連絡先", Identity, Short;
    }
}

impl Person {
    /// The name as lists show it: the name, or the initials when only these may be recorded.
    pub fn shown_name(&self) -> &str {
        if self.initials_only || self.name.trim().is_empty() {
            if self.initials.trim().is_empty() {
                "(氏名未記入)"
            } else {
                &self.initials
            }
        } else {
            &self.name
        }
    }
}
