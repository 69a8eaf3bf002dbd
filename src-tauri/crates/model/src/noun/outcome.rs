//! 社会資源・制度 and 転帰.

record! {
    /// A benefit and how far the application is.
    Benefit {
        case_id: String = "事例", Inner, Link;
        resource: String = "制度", Support, Code("benefit");
        state: String = "状態", Support, Code("benefit_state");
        explained_on: String = "説明日", Support, Date;
        applied_on: String = "申請日", Support, Date;
        started_on: String = "開始日", Support, Date;
        ends_on: String = "満了日", Support, Date;
        renewal_on: String = "更新日", Support, Date;
        note: String = "備考", Support, Long;
    }
}

record! {
    /// How the support ended, and whether the person is still at work later.
    Outcome {
        case_id: String = "事例", Inner, Link;
        code: String = "転帰", Support, Code("outcome");
        on_date: String = "転帰日", Support, Date;
        work_style: String = "転帰時の働き方", Work, Short;
        reason: String = "経緯・理由", Effects, Long;
        follow3_on: String = "3か月後の確認日", Support, Date;
        follow3: String = "3か月後の就労", Support, Code("yes_no");
        follow6_on: String = "6か月後の確認日", Support, Date;
        follow6: String = "6か月後の就労", Support, Code("yes_no");
        follow12_on: String = "12か月後の確認日", Support, Date;
        follow12: String = "12か月後の就労", Support, Code("yes_no");
        hard: String = "難しかった点", Support, Long;
        worked: String = "工夫した点", Support, Long;
    }
}
