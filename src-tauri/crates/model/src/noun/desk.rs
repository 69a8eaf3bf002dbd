//! 電話メモ and 用件: what stands on the desk before, or beside, a case.

record! {
    /// A telephone call that somebody took; may become an activity of a case later.
    Memo {
        on_date: String = "日付", Support, Date;
        at_time: String = "時刻", Support, Time;
        caller: String = "電話の相手", Identity, Short;
        number: String = "電話番号", Identity, Short;
        text: String = "内容", Effects, Long;
        callback_user: String = "折り返す人", Inner, Link;
        callback_on: String = "折り返しの期限", Support, Date;
        callback_time: String = "折り返しの時刻", Support, Time;
        answered_on: String = "折り返した日", Support, Date;
        closed_on: String = "整理した日", Support, Date;
        closed_reason: String = "事例にしない理由", Support, Short;
        staff: String = "受けた人", Inner, Link;
        case_id: String = "事例", Inner, Link;
        activity_id: String = "記録した経過", Inner, Link;
    }
}

record! {
    /// Something to do by a day, of a case or of none.
    Todo {
        on_date: String = "期日", Support, Date;
        text: String = "用件", Support, Short;
        promise: bool = "本人との約束", Support, Flag;
        staff: String = "担当", Inner, Link;
        done_on: String = "対応した日", Support, Date;
        done_user: String = "対応した人", Inner, Link;
        case_id: String = "事例", Inner, Link;
    }
}
