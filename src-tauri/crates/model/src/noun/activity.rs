//! 支援経過 and 単発相談: what was done, with whom, how long, and how the company was reached.

record! {
    /// One act of support.
    Activity {
        case_id: String = "事例", Inner, Link;
        on_date: String = "日付", Support, Date;
        at_time: String = "開始時刻", Support, Time;
        minutes: Option<i64> = "分", Support, Count;
        channel: String = "方法", Support, Code("channel");
        partners: Vec<String> = "相手", Support, Codes("partner");
        kinds: Vec<String> = "内容", Support, Codes("kind");
        link: String = "連携形態", Support, Code("link");
        staff: String = "対応者", Inner, Link;
        text: String = "記録(事実)", Effects, Long;
        finding: String = "所見(支援者の見立て)", Effects, Long;
        subjective: String = "S 本人の話", Effects, Long;
        objective: String = "O 見たこと・情報", Effects, Long;
        assessment: String = "A 見立て", Effects, Long;
        plan: String = "P 方針", Effects, Long;
        promised: String = "約束したこと", Support, Short;
        promised_on: String = "約束の期日", Support, Date;
        chart_note: String = "カルテ転記", Support, Code("chart_note");
    }
}

record! {
    /// A contact that needs no person; may become a case.
    Consultation {
        kind: String = "区分", Support, Code("consult_kind");
        on_date: String = "日付", Support, Date;
        minutes: Option<i64> = "分", Support, Count;
        channel: String = "方法", Support, Code("channel");
        consulted_by: String = "相談者", Support, Code("consult_by");
        name: String = "氏名(任意)", Identity, Short;
        topics: Vec<String> = "相談の主題", Support, Codes("consult_topic");
        disease: String = "疾患の大分類", Disease, Code("disease");
        result: String = "結果", Support, Code("consult_result");
        text: String = "記録", Effects, Long;
        staff: String = "対応者", Inner, Link;
        case_id: String = "支援を始めた事例", Inner, Link;
    }
}
