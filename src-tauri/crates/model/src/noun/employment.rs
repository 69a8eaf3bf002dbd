//! 勤務情報: one employment of a person; work items carry the numbering of the 両立支援カード.

record! {
    /// One employment, or the state of having none.
    Employment {
        person_id: String = "支援対象者", Inner, Link;
        main: bool = "主な勤務先", Inner, Flag;
        status: String = "就業の状況", Work, Code("employment_status");
        kind: String = "雇用形態", Work, Code("employment_kind");
        employer: String = "勤務先", Identity, Short;
        section: String = "所属", Identity, Short;
        industry: String = "業種", Work, Code("industry");
        occupation: String = "職業分類", Work, Code("occupation");
        job_title: String = "職種", Work, Short;
        duties: String = "職務内容", Work, Long;
        site_size: String = "事業場の規模", Work, Code("site_size");
        company_size: String = "企業の規模", Work, Code("site_size");
        has_physician: String = "産業医等の有無", Work, Code("yes_no");
        physician_name: String = "産業医等の氏名", Identity, Short;
        contact_name: String = "会社の窓口担当者", Identity, Short;
        contact_section: String = "窓口の部署", Identity, Short;
        contact_phone: String = "窓口の電話番号", Identity, Short;
        contact_address: String = "会社の所在地", Identity, Short;
        hired_on: String = "入社日", Work, Date;
        contract_until: String = "契約期間の終わり", Work, Date;
        hours_from: String = "始業", Work, Time;
        hours_to: String = "終業", Work, Time;
        break_minutes: Option<i64> = "休憩(分)", Work, Count;
        days_per_week: Option<i64> = "週の日数", Work, Count;
        shift: String = "勤務形態", Work, Code("shift");
        overtime: String = "時間外・休日労働の状況", Work, Short;
        trips: String = "出張の状況", Work, Short;
        commute: Vec<String> = "通勤方法", Work, Codes("commute");
        commute_minutes: Option<i64> = "通勤時間(分)", Work, Count;
        work_items: Vec<String> = "作業の内容", Work, Codes("work_item");
        work_items_note: String = "作業の補足", Work, Long;
        systems: Vec<String> = "利用できる制度", Work, Codes("system");
        systems_note: String = "制度の補足", Work, Short;
        absence_from: String = "欠勤の開始日", Work, Date;
        absence_months: Option<i64> = "休職に入る前の欠勤の期間(か月)", Work, Count;
        leave_began_on: String = "休職の開始日", Work, Date;
        leave_months: Option<i64> = "休職できる期間(か月)", Work, Count;
        leave_limit_on: String = "休職できる期限", Work, Date;
        paid_leave_days: Option<i64> = "有給休暇の残(日)", Work, Count;
        paid_leave_granted_on: String = "有給休暇の付与日", Work, Date;
        paid_leave_until: String = "有給休暇の残が消える日", Work, Date;
        sick_pay_note: String = "休業中の給与・手当", Work, Short;
        until: String = "この勤務の終わり", Work, Date;
        note: String = "その他特記事項", Work, Long;
    }
}

impl Employment {
    /// Does it still run on the day (ISO dates compare as text)? Its last day belongs to it.
    pub fn runs(&self, on: &str) -> bool {
        self.until.is_empty() || self.until.as_str() >= on
    }

    /// Is it known when the leave from work ends: the day itself, or what it is counted from?
    pub fn tells_leave_limit(&self) -> bool {
        let counted = !self.leave_began_on.is_empty()
            || !self.absence_from.is_empty() && self.absence_months.is_some();
        !self.leave_limit_on.is_empty() || counted && self.leave_months.is_some()
    }
}
