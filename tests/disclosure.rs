//! 本人開示用の記録, 事例検討会の資料 and 宛名: what must not be on them is looked for in the bytes and in the words.

use crate::support::{Bench, words};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;
use workbench::error::ApiError;

/// Seeded words of others, each in another kind of field.
const OTHERS: [&str; 4] = ["赤城山課長", "白樺湖子", "0449998888", "本人には言わないで"];

fn seeded(bench: &mut Bench) -> String {
    let case = bench.case();
    bench.save("employment", &case, json!({ "status": "employee", "employer": "青葉金属工業", "industry": "E", "contact_name": "赤城山課長", "contact_phone": "0449998888" }));
    let id = bench.save("activity", &case, json!({ "on_date": "2026-11-20", "channel": "phone", "partners": ["boss"], "text": "赤城山課長より、本人には言わないでほしいとの話。" }));
    let query = json!({ "case_id": case, "limit": 5 });
    let mut text = bench.call("case_activities", query)["rows"][0].clone();
    assert_eq!(text["id"], json!(id));
    // A correction: what stood there before stays in the history.
    text["text"] = json!("赤城山課長より、配置を考えているとの話。");
    bench.call("activity_save", json!({ "record": text }));
    let mut file = bench.call("case_open", json!({ "id": case }))["file"].clone();
    file["person"]["family_contact"] = json!("白樺湖子(妻)0449998888");
    file["case"]["wish"] = json!("いまの職場で働き続けたい。");
    bench.call("person_save", json!({ "record": file["person"] }));
    bench.call("case_save", json!({ "record": file["case"] }));
    case
}

fn passages(bench: &mut Bench, case: &str) -> Vec<Value> {
    let review = bench.call("disclosure_review", json!({ "id": case }));
    let entries = review["entries"].as_array().unwrap().clone();
    let of = |entry: &Value| entry["passages"].as_array().unwrap().clone();
    entries.iter().flat_map(of).collect()
}

fn decide(bench: &mut Bench, case: &str, passage: &Value, decision: &Value) {
    let mut ask = json!({ "case_id": case, "passages": [passage["id"]] });
    for (key, value) in decision.as_object().unwrap() {
        ask[key] = value.clone();
    }
    bench.call("disclosure_decide", ask);
}

fn request(case: &str, paper: &str, way: &str) -> Value {
    json!({ "paper": paper, "case_id": case, "way": way })
}

fn saved(bench: &mut Bench, request: &Value, name: &str) -> PathBuf {
    let path = bench.folder.path().join(format!("{name}.pdf"));
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "本人", "purpose": "開示" }),
    );
    path
}

/// Everything that the file says: its words, and its bytes with the streams opened.
fn everything(pdf: &PathBuf) -> (String, Vec<u8>) {
    let plain = pdf.with_extension("qdf");
    let out = Command::new("qpdf")
        .args(["--qdf", "--object-streams=disable"])
        .args([pdf, &plain])
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    (
        words(pdf).replace(char::is_whitespace, ""),
        std::fs::read(plain).unwrap(),
    )
}

/// UTF-16BE as a PDF writes it in hexadecimal and in plain, and UTF-8.
fn holds(bytes: &[u8], word: &str) -> bool {
    let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let hex: String = utf16.iter().map(|b| format!("{b:02X}")).collect();
    let find = |needle: &[u8]| {
        bytes
            .windows(needle.len())
            .any(|w| w.eq_ignore_ascii_case(needle))
    };
    find(word.as_bytes()) || find(&utf16) || find(hex.as_bytes())
}

#[test]
fn what_is_withheld_is_not_in_the_file_and_what_is_open_is() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let paper = request(&case, "disclosure", "self");
    // Nothing is made while a passage of somebody else's is undecided.
    let Err(error) = workbench::api::call(&mut bench.bench, "paper_draw", paper.clone()) else {
        panic!("drawn without a review");
    };
    let ApiError::DisclosureUndecided { count } = error else {
        panic!("{error:?}")
    };
    let marked = |all: &[Value]| all.iter().filter(|p| p["marked"] == true).count();
    let all = passages(&mut bench, &case);
    assert_eq!(count, marked(&all));

    // The positive control: everything open, and every seeded word is there.
    for passage in all.iter().filter(|p| p["marked"] == true) {
        decide(&mut bench, &case, passage, &json!({ "verdict": "open" }));
    }
    let (text, _) = everything(&saved(&mut bench, &paper, "open"));
    for word in OTHERS {
        assert!(text.contains(word), "{word} in {text}");
    }
    assert!(text.contains("開示しない部分はありません。"), "{text}");
    assert!(text.contains("いまの職場で働き続けたい。"));

    // The name is taken out of one passage, the rest is withheld: no word of it is left anywhere.
    let current = all
        .iter()
        .find(|p| p["label"] == "記録(事実)" && p["corrected"] == "")
        .unwrap();
    decide(
        &mut bench,
        &case,
        current,
        &json!({ "verdict": "part", "ground": "interests", "parts": ["赤城山課長"] }),
    );
    for passage in all
        .iter()
        .filter(|p| p["marked"] == true && p["id"] != current["id"])
    {
        decide(
            &mut bench,
            &case,
            passage,
            &json!({ "verdict": "withheld", "ground": "not_of_person", "note": "妻と会社の話" }),
        );
    }
    let pdf = saved(&mut bench, &paper, "withheld");
    let (text, bytes) = everything(&pdf);
    for word in OTHERS {
        assert!(!text.contains(word), "{word} in {text}");
        assert!(!holds(&bytes, word), "{word}");
    }
    for word in ["妻と会社の話", "赤城山"] {
        assert!(!text.contains(word) && !holds(&bytes, word), "{word}");
    }
    for word in [
        "配置を考えているとの話",
        "いまの職場で働き続けたい。",
        "本人又は第三者の生命",
        "三者だけに関する情報",
        "会社の窓口担当者",
        "一部",
        "全部",
    ] {
        assert!(text.contains(word), "{word} in {text}");
    }
    let entry = bench.call("register", json!({ "case_id": case, "limit": 1 }));
    assert_eq!(
        (&entry["rows"][0]["paper"], &entry["rows"][0]["recipient"]),
        (&json!("disclosure"), &json!("本人"))
    );
}

#[test]
fn a_word_that_is_taken_out_is_taken_out_of_every_passage() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let all = passages(&mut bench, &case);
    for passage in all.iter().filter(|p| p["marked"] == true) {
        let whole = passage["text"].as_str().unwrap();
        let decision = if passage["label"] == "会社の窓口担当者" {
            json!({ "verdict": "part", "ground": "interests", "parts": [whole] })
        } else {
            json!({ "verdict": "open" })
        };
        decide(&mut bench, &case, passage, &decision);
    }
    let (text, bytes) = everything(&saved(
        &mut bench,
        &request(&case, "disclosure", "self"),
        "everywhere",
    ));
    assert!(
        !text.contains("赤城山課長") && !holds(&bytes, "赤城山課長"),
        "{text}"
    );
    assert!(text.contains("0449998888"));
    // Each place from which it went is told.
    assert!(text.matches("一部").count() >= 3, "{text}");
}

#[test]
fn a_decision_holds_only_for_the_text_it_was_about() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    for passage in passages(&mut bench, &case)
        .iter()
        .filter(|p| p["marked"] == true)
    {
        decide(&mut bench, &case, passage, &json!({ "verdict": "open" }));
    }
    let paper = request(&case, "disclosure", "self");
    bench.call("paper_draw", paper.clone());
    let mut file = bench.call("case_open", json!({ "id": case }))["file"].clone();
    file["person"]["family_contact"] = json!("浅間夫(父)");
    bench.call("person_save", json!({ "record": file["person"] }));
    let error = bench.refused("paper_draw", paper);
    assert!(
        matches!(error, ApiError::DisclosureUndecided { .. }),
        "{error:?}"
    );
    let all = passages(&mut bench, &case);
    let stale: Vec<_> = all.iter().filter(|p| p["stale"] == true).collect();
    assert_eq!(stale.len(), 1, "{stale:?}");
    assert_eq!(stale[0]["text"], "浅間夫(父)");

    for (ask, field) in [
        (json!({ "verdict": "withheld" }), "ground"),
        (json!({ "verdict": "part", "ground": "interests" }), "parts"),
        (
            json!({ "verdict": "part", "ground": "interests", "parts": ["無い語"] }),
            "parts",
        ),
        (json!({ "verdict": "hidden" }), "verdict"),
    ] {
        let mut ask = ask;
        ask["case_id"] = json!(case);
        ask["passages"] = json!([stale[0]["id"]]);
        match bench.refused("disclosure_decide", ask) {
            ApiError::Invalid { findings } => assert_eq!(findings[0].field, field),
            other => panic!("{other:?}"),
        }
    }
    let error = bench.refused("paper_draw", request(&case, "disclosure", "in_house"));
    assert!(
        matches!(error, ApiError::PaperNotThisWay { .. }),
        "{error:?}"
    );
}

#[test]
fn a_cancelled_record_and_its_decisions_go_when_the_record_is_erased() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let id = bench.save("activity", &case, json!({ "on_date": "2026-11-21", "channel": "phone", "partners": ["boss"], "text": "取り消す話。" }));
    bench.call(
        "record_cancel",
        json!({ "noun": "activity", "id": id, "reason": "別の事例に書いたため" }),
    );
    let texts = |bench: &mut Bench| -> Vec<String> {
        let all = passages(bench, &case);
        all.iter()
            .map(|p| p["text"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(
        texts(&mut bench).contains(&"取り消す話。".to_owned()),
        "what is kept is disclosed"
    );
    for passage in passages(&mut bench, &case)
        .iter()
        .filter(|p| p["marked"] == true)
    {
        decide(&mut bench, &case, passage, &json!({ "verdict": "open" }));
    }
    let (text, _) = everything(&saved(
        &mut bench,
        &request(&case, "disclosure", "self"),
        "cancelled",
    ));
    assert!(
        text.contains("この記録は取り消されています") && text.contains("取り消す話。"),
        "{text}"
    );
    let text = json!({ "case_id": case, "text": "取り消す話を含む文。", "keep": true });
    bench.call("handout_text", text);
    bench.call("record_erase", json!({ "noun": "activity", "id": id }));
    let review = bench.call("handout_review", json!({ "id": case }));
    assert_eq!(review["read_by"], "", "the text that may quote it goes too");
    assert!(!review["text"].as_str().unwrap().contains("取り消す話"));
    assert!(!texts(&mut bench).contains(&"取り消す話。".to_owned()));
}

fn agreed(bench: &mut Bench, case: &str) {
    bench.save("consent", case, json!({ "purpose": "case_study", "answer": "agreed", "on_date": "2026-06-01", "form": "written" }));
}

/// What would tell a meeting who the person is, when, and where.
const NAMING: [&str; 15] = [
    "髙橋",
    "一郎",
    "たかはし",
    "00412876",
    "R8-0001",
    "1975",
    "昭和50",
    "2026年",
    "令和8年",
    "青葉金属工業",
    "青葉病院",
    "赤城山",
    "C型肝硬変",
    "中村",
    "佐々木",
];

#[test]
fn a_hand_out_needs_its_consent_and_a_reader_and_names_nobody() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    bench.save(
        "treatment",
        &case,
        json!({ "disease": "liver", "disease_name": "C型肝硬変", "main": true }),
    );
    let paper = request(&case, "handout", "in_house");
    let error = bench.refused("paper_draw", paper.clone());
    assert!(
        matches!(&error, ApiError::PurposeNotAgreed { purpose } if purpose == "case_study"),
        "{error:?}"
    );
    agreed(&mut bench, &case);
    let error = bench.refused("paper_draw", paper.clone());
    assert!(matches!(error, ApiError::HandoutUnread), "{error:?}");

    let review = bench.call("handout_review", json!({ "id": case }));
    let text = review["text"].as_str().unwrap().to_owned();
    assert!(
        text.contains("受付から約6か月後") && !text.contains("2026"),
        "{text}"
    );
    let recorded = |review: &Value| -> Vec<String> {
        let marks = review["marks"].as_array().unwrap().iter();
        let marks = marks.filter(|m| m["kind"] == "recorded");
        marks
            .map(|m| m["word"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(recorded(&review), ["赤城山課長"]);
    // Kept with a name of the case in it, the paper is refused: the guard's twin is the same text without it.
    bench.call(
        "handout_text",
        json!({ "case_id": case, "text": text, "keep": true }),
    );
    let error = bench.refused("paper_draw", paper.clone());
    assert!(
        matches!(error, ApiError::HandoutTells { count: 1 }),
        "{error:?}"
    );
    let clean = text.replace("赤城山課長", "上司");
    let kept = bench.call(
        "handout_text",
        json!({ "case_id": case, "text": clean, "keep": true }),
    );
    assert_eq!(recorded(&kept["value"]), [] as [String; 0]);

    let pdf = saved(&mut bench, &paper, "handout");
    let (text, bytes) = everything(&pdf);
    for word in NAMING {
        assert!(
            !text.contains(word) && !holds(&bytes, word),
            "{word} in {text}"
        );
    }
    for word in ["50代", "受付から約6か月後", "配置を考えている"] {
        assert!(text.contains(word), "{word} in {text}");
    }
    let entry = bench.call("register", json!({ "case_id": case, "limit": 1 }));
    assert_eq!(entry["rows"][0]["consents"][0]["purpose"], "case_study");
    let drawn = bench.call("paper_draw", paper);
    assert!(
        !drawn["file_name"].as_str().unwrap().contains("R8"),
        "{drawn}"
    );
}

#[test]
fn an_envelope_says_who_gets_it_and_nothing_of_why() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    bench.save(
        "treatment",
        &case,
        json!({ "disease": "liver", "disease_name": "C型肝硬変", "main": true }),
    );
    let mut settings = bench.call("settings_get", json!({}));
    settings["department"] = json!("がん・肝疾患相談室");
    settings["address"] = json!("神奈川県川崎市中原区1-1");
    bench.call("settings_save", settings);
    let mut file = bench.call("case_open", json!({ "id": case }))["file"].clone();
    file["person"]["address"] = json!("川崎市幸区2-2");
    bench.call("person_save", json!({ "record": file["person"] }));
    let text = |bench: &mut Bench, who: &str, layout: &str| {
        let mut ask = request(&case, "envelope", "in_house");
        ask["addressee"] = json!(who);
        ask["layout"] = json!(layout);
        words(&saved(bench, &ask, "envelope")).replace(char::is_whitespace, "")
    };
    for (who, wanted) in [
        ("hr", "赤城山課長様"),
        ("occ_physician", "産業医先生"),
        ("doctor", "中村先生"),
        ("person", "髙橋一郎様"),
    ] {
        let said = text(&mut bench, who, "naga3");
        assert!(
            said.contains(wanted) && said.contains("親展") && said.contains("青葉病院"),
            "{said}"
        );
        for word in ["肝", "がん", "相談", "両立", "R8-0001", "00412876"] {
            assert!(!said.contains(word), "{word} in {said}");
        }
    }
    let all = text(&mut bench, "", "labels");
    for wanted in ["赤城山課長様", "産業医先生", "中村先生", "髙橋一郎様"] {
        assert!(all.contains(wanted), "{wanted} in {all}");
    }
    // Who must not be called by the hospital's name gets no letter with it.
    let mut file = bench.call("case_open", json!({ "id": case }))["file"].clone();
    file["person"]["contact_naming"] = json!("病院名を出さない");
    bench.call("person_save", json!({ "record": file["person"] }));
    assert!(!text(&mut bench, "person", "naga3").contains("青葉病院"));
}

#[test]
fn the_notice_of_staff_ticks_whoever_completed_the_training() {
    let mut bench = Bench::new();
    let ask = json!({ "paper": "staff-notice", "way": "in_house" });
    let boxes = |bench: &mut Bench| {
        let drawn = bench.call("paper_draw", ask.clone());
        drawn["pdf"].as_str().unwrap().to_owned()
    };
    let blank = boxes(&mut bench);
    let user = json!({ "id": "user1", "name": "佐々木 花", "profession": "msw", "trained_on": "2026-06-12", "training": "両立支援コーディネーター基礎研修(労働者健康安全機構)" });
    let changed = bench.call("user_edit", user.clone());
    assert_eq!(changed["value"]["trained_on"], "2026-06-12");
    assert!(boxes(&mut bench) != blank, "the tick is drawn");
    // Not yet completed on the day of the paper: no tick.
    let mut later = user;
    later["trained_on"] = json!("2099-01-01");
    bench.call("user_edit", later);
    assert!(boxes(&mut bench) == blank, "no tick");
    for (field, value) in [
        ("name", " "),
        ("trained_on", "2026-13-01"),
        ("profession", "wizard"),
    ] {
        let mut wrong = json!({ "id": "user1", "name": "佐々木 花" });
        wrong[field] = json!(value);
        match bench.refused("user_edit", wrong) {
            ApiError::Invalid { findings } => assert_eq!(findings[0].field, field),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_is_written_by_hand_can_be_printed_empty() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    for (paper, way, label) in [
        ("words", "self", "お願いしたいこと"),
        ("handover", "in_house", "伝えてはならないこと"),
        ("chart-note", "in_house", "転記する文(2/2)"),
    ] {
        let mut ask = request(&case, paper, way);
        ask["blank"] = json!(true);
        let (text, _) = everything(&saved(&mut bench, &ask, paper));
        assert!(text.contains(label), "{text}");
        for word in ["髙橋", "R8-0001", "青葉金属工業", "00412876"] {
            assert!(!text.contains(word), "{word} in {text}");
        }
    }
    let empty = |paper: &Value| {
        (
            paper["id"].as_str().unwrap().to_owned(),
            paper["blank"] == true,
        )
    };
    let list = bench.call("house_papers", json!({}));
    let list: Vec<_> = list.as_array().unwrap().iter().map(empty).collect();
    assert_eq!(
        list.iter().filter(|(_, blank)| *blank).count(),
        4,
        "{list:?}"
    );
}
