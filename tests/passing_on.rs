//! Papers of the way of a case: received, spoken of at work, copied into the chart, handed over.

use crate::support::{Bench, words};
use serde_json::{Value, json};
use workbench::error::ApiError;

/// Words that tell who the person is or what the illness is.
const SEEDS: [&str; 6] = [
    "髙橋",
    "たかはし",
    "00412876",
    "種子病名",
    "種子病期",
    "090-0000-0000",
];

/// A case with symptoms, work, wishes, consents and acts.
fn full_case(bench: &mut Bench) -> String {
    let case = bench.case();
    let mut file = opened(bench, &case);
    file["person"]["contact_numbers"] = json!("090-0000-0000");
    bench.call("person_save", json!({ "record": file["person"] }));
    for (field, value) in [
        ("chief", json!("夜の機械の仕事を続けてよいか相談したい。")),
        ("referral", json!("cancer_center")),
        ("lead_user", json!("user1")),
        ("wish", json!("今の職場で働き続けたい。")),
        ("wish_withhold", json!("薬の名前は言わないでほしい。")),
        ("next_steps", json!("勤務情報を聞き取る")),
    ] {
        file["case"][field] = value;
    }
    bench.call("case_save", json!({ "record": file["case"] }));
    bench.save("treatment", &case, json!({ "main": true, "disease": "liver", "disease_name": "種子病名", "prognosis": "種子病期", "infection": "種子感染", "symptoms": ["fatigue", "infection_risk"] }));
    bench.save("employment", &case, json!({ "status": "employee", "main": true, "employer": "青葉金属工業", "work_items": ["w3_1", "w1_4"] }));
    bench.save(
        "measure",
        &case,
        json!({ "code": "overtime", "text": "残業は月10時間まで", "from_date": "2026-08-22" }),
    );
    bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "form": "written", "on_date": "2026-06-03", "parties": ["hr"], "items": ["measures"], "excluded": "検査の値" }));
    bench.save("activity", &case, json!({ "on_date": "2026-06-10", "channel": "phone", "partners": ["self"], "text": "済んだ記録。", "chart_note": "done", "staff": "user1" }));
    bench.save("activity", &case, json!({ "on_date": "2026-06-12", "channel": "in_person", "partners": ["self"], "subjective": "休憩がほしい。", "objective": "顔色はよい。", "assessment": "自分で話せる。", "plan": "伝える文を作る。", "chart_note": "todo", "staff": "user1", "promised": "文を渡す", "promised_on": "2099-12-01" }));
    case
}

fn opened(bench: &mut Bench, case: &str) -> Value {
    bench.call("case_open", json!({ "id": case }))["file"].clone()
}

/// The paper as poppler reads it, and the same without blanks and line feeds.
fn printed(bench: &mut Bench, request: &Value) -> (String, String) {
    let path = bench.folder.path().join("paper.pdf");
    bench.call("paper_save", json!({ "request": request, "path": path }));
    let text = words(&path);
    let bare = text.split_whitespace().collect();
    (text, bare)
}

fn of(bench: &mut Bench, case: &str, paper: &str, way: &str) -> String {
    printed(
        bench,
        &json!({ "paper": paper, "case_id": case, "way": way }),
    )
    .1
}

fn assert_says(text: &str, said: &[&str]) {
    for words in said {
        assert!(text.contains(words), "{words} in {text}");
    }
}

fn assert_silent(text: &str, silent: &[&str]) {
    for words in silent {
        assert!(!text.contains(words), "{words} in {text}");
    }
}

#[test]
fn each_paper_goes_its_own_way_and_no_other() {
    let mut bench = Bench::new();
    let case = full_case(&mut bench);
    for (paper, title, way) in [
        ("words", "会社への伝え方メモ", "self"),
        ("intake", "相談受付票", "in_house"),
        ("handover", "引継書", "in_house"),
        ("chart-note", "カルテ転記票", "in_house"),
    ] {
        assert_says(&of(&mut bench, &case, paper, way), &[title]);
        for other in ["self", "company", "in_house"]
            .into_iter()
            .filter(|w| *w != way)
        {
            let request = json!({ "paper": paper, "case_id": case, "way": other });
            let refused = bench.refused("paper_draw", request);
            assert_eq!(
                refused,
                ApiError::PaperNotThisWay {
                    paper: title.into()
                },
                "{other}"
            );
        }
    }
}

#[test]
fn the_memo_speaks_of_symptoms_and_work_and_of_nobody_and_no_illness() {
    let mut bench = Bench::new();
    let case = full_case(&mut bench);
    let memo = of(&mut bench, &case, "words", "self");
    assert_says(
        &memo,
        &[
            "15分ほど休む時間をいただけると、続けて働けます。",
            "しばらく残業を減らすことをご相談できますか。",
            "振動する工具のこと",
            "ご自分で決めてかまいません",
        ],
    );
    assert_silent(&memo, &SEEDS);
    assert_silent(
        &memo,
        &["R8-0001", "感染", "肝", "青葉病院", "青葉金属", "眠気"],
    );
    // The control: the paper for a colleague says who it is and what the illness is.
    let handover = of(&mut bench, &case, "handover", "in_house");
    assert_says(&handover, &["髙橋", "種子病名", "R8-0001"]);

    // With every symptom and every kind of work the memo still names no illness.
    let codes = |list: &str| -> Vec<String> {
        let file = format!("{}/assets/codes/{list}.toml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(file).unwrap();
        let codes = text.lines().filter_map(|l| l.strip_prefix("code = "));
        codes.map(|c| c.trim_matches('"').to_owned()).collect()
    };
    bench.save(
        "treatment",
        &case,
        json!({ "disease": "cancer", "disease_name": "種子病名", "symptoms": codes("symptom") }),
    );
    bench.save("employment", &case, json!({ "status": "employee", "main": true, "employer": "別の会社", "work_items": codes("work_item") }));
    let memo = of(&mut bench, &case, "words", "self");
    assert!(memo.len() > 10_000, "{}", memo.len());
    assert_says(&memo, &["眠気"]);
    assert_silent(&memo, &SEEDS);
    assert_silent(
        &memo,
        &[
            "感染",
            "がん",
            "糖尿病",
            "疾患",
            "病期",
            "難病",
            "労災",
            "認知症",
        ],
    );
}

#[test]
fn the_intake_sheet_is_filled_in_from_the_case_and_stands_empty_without_one() {
    let mut bench = Bench::new();
    let case = full_case(&mut bench);
    let request = json!({ "paper": "intake", "case_id": case, "way": "in_house" });
    let filled = printed(&mut bench, &request).1;
    assert_says(
        &filled,
        &[
            "髙橋一郎",
            "00412876",
            "令和8年5月12日",
            "佐々木花",
            "夜の機械の仕事を続けてよいか相談したい。",
            "金属加工、日勤",
            "C型肝硬変、月1回通院",
            "電話:090-0000-0000",
            "今の職場で働き続けたい。",
            "勤務情報を聞き取る",
            "12/1文を渡す",
        ],
    );
    let initials =
        json!({ "paper": "intake", "case_id": case, "way": "in_house", "initials": true });
    let drawn = bench.call("paper_draw", initials.clone());
    assert!(
        drawn["left_out"][0]
            .as_str()
            .unwrap()
            .contains("イニシャル"),
        "{}",
        drawn["left_out"]
    );
    let initials = printed(&mut bench, &initials).1;
    assert_silent(
        &initials,
        &["髙橋", "たかはし", "00412876", "昭和50", "090-0000-0000"],
    );
    assert_says(&initials, &["夜の機械の仕事を続けてよいか相談したい。"]);
    for blank in [
        json!({ "paper": "intake", "blank": true, "way": "in_house" }),
        json!({ "paper": "intake", "case_id": case, "blank": true, "way": "in_house" }),
    ] {
        let drawn = bench.call("paper_draw", blank.clone());
        assert_eq!(
            (&drawn["pages"], &drawn["discloses"]),
            (&json!(1), &json!([]))
        );
        let blank = printed(&mut bench, &blank).1;
        assert_says(&blank, &["紹介経路", "連絡時の注意", "次の予定"]);
        assert_silent(&blank, &SEEDS);
    }
}

#[test]
fn the_handover_says_what_is_open_and_what_must_not_be_told() {
    let mut bench = Bench::new();
    let case = full_case(&mut bench);
    for text in ["夜勤をしない", "重い物を持たない"] {
        bench.save("measure", &case, json!({ "code": "overtime", "text": text, "from_date": "2026-08-22", "to_date": "2099-12-31", "review_on": "2099-06-30" }));
    }
    let handover = of(&mut bench, &case, "handover", "in_house");
    assert_says(
        &handover,
        &[
            "就業上の措置の見直し(2件)",
            "夜勤をしない",
            "薬の名前は言わないでほしい。",
            "「会社への提供」で提供しないもの:検査の値",
            "令和81年12月1日",
            "文を渡す",
            "約束の期日",
            "残業は月10時間まで",
            "未確認の項目1.",
            "勤務情報を聞き取る",
            "休憩がほしい。",
            "済んだ記録。",
            "090-0000-0000",
        ],
    );
    assert_silent(&handover, &["異議", "会社には何も伝えません"]);
    let initials =
        json!({ "paper": "handover", "case_id": case, "way": "in_house", "initials": true });
    let initials = printed(&mut bench, &initials).1;
    assert_silent(
        &initials,
        &["髙橋", "たかはし", "00412876", "昭和50", "090-0000-0000"],
    );

    bench.save("consent", &case, json!({ "purpose": "support", "answer": "objection", "on_date": "2026-06-04", "parties": ["in_house"], "form": "written" }));
    for paper in ["handover", "intake", "chart-note"] {
        let text = of(&mut bench, &case, paper, "in_house");
        assert_says(&text, &["院内での共有に異議あり。"]);
    }

    // A long note is told in short, and the paper says where the whole stands; older acts give way to newer ones.
    let long = format!(
        "〈はじめ〉{}〈おわり〉",
        "体調は安定し、変化なし。".repeat(840)
    );
    assert!(long.chars().count() > 10_000);
    bench.save(
        "activity",
        &case,
        json!({ "on_date": "2026-06-20", "channel": "phone", "text": long }),
    );
    for day in 21..30 {
        bench.save(
            "activity",
            &case,
            json!({ "on_date": format!("2026-06-{day}"), "channel": "phone", "text": format!("〈{day}日〉") }),
        );
    }
    let handover = of(&mut bench, &case, "handover", "in_house");
    assert_says(
        &handover,
        &[
            "〈はじめ〉",
            "(続きは支援経過一覧)",
            "〈29日〉",
            "(直近10件・全12件)",
        ],
    );
    assert_silent(&handover, &["〈おわり〉", "休憩がほしい。"]);
    let whole = of(&mut bench, &case, "activities", "in_house");
    assert_says(&whole, &["〈おわり〉", "休憩がほしい。"]);
}

#[test]
fn the_chart_gets_what_is_not_in_it_yet_in_short_lines() {
    let mut bench = Bench::new();
    let case = full_case(&mut bench);
    let request = json!({ "paper": "chart-note", "case_id": case, "way": "in_house" });
    let one = printed(&mut bench, &request).1;
    assert_says(
        &one,
        &[
            "転記する文(1/1)",
            "令和8年6月12日(金)",
            "記載者:佐々木花",
            "S:休憩がほしい。",
            "O:顔色はよい。",
            "A:自分で話せる。",
            "P:伝える文を作る。",
        ],
    );
    assert_silent(&one, &["済んだ記録", "090-0000-0000"]);

    let long: String = (0..420)
        .map(|n| format!("〈{n:04}〉体調は安定し、「変化なし」と話した。"))
        .collect();
    assert!(long.chars().count() > 10_000);
    bench.save(
        "activity",
        &case,
        json!({ "on_date": "2026-06-20", "channel": "phone", "text": long, "chart_note": "todo", "staff": "user1" }),
    );
    let (text, bare) = printed(&mut bench, &request);
    assert_says(&bare, &["転記する文(2/2)", "S:休憩がほしい。"]);
    for n in 0..420 {
        assert_eq!(bare.matches(&format!("〈{n:04}〉")).count(), 1, "{n}");
    }
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|l| l.contains("体調は"))
        .collect();
    assert!(lines.len() > 200, "{}", lines.len());
    for line in lines {
        assert!(line.chars().count() <= 40, "{line}");
    }

    let mut bench = Bench::new();
    let case = bench.case();
    let none = of(&mut bench, &case, "chart-note", "in_house");
    assert_says(&none, &["カルテ転記が「未」の記録はありません。"]);
}
