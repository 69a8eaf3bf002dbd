//! 傷病手当金の期間: what was paid from when to when, so that the days left can be counted.

record! {
    /// One period of one illness.
    SickPay {
        case_id: String = "事例", Inner, Link;
        illness: String = "別の傷病(主な傷病のほかに受けたとき)", Disease, Short;
        kind: String = "区分", Support, Code("sick_pay_kind");
        from_date: String = "始め", Support, Date;
        to_date: String = "終わり(続いているときは空欄)", Support, Date;
        note: String = "備考", Support, Long;
    }
}
