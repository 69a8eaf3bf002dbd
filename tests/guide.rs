//! 制度のご案内 through the same calls as the window: what is chosen, what is said of the day, and what is noted after the talk.

use crate::support::{Bench, words};
use serde_json::{Value, json};

/// A person on leave, insured by 協会けんぽ in band ウ.
fn seeded(bench: &mut Bench) -> String {
    let mut settings = bench.call("settings_get", json!({}));
    settings["phone"] = json!("03-0000-0000");
    bench.call("settings_save", settings);
    let case = bench.case();
    bench.save(
        "insurance",
        &case,
        json!({ "kind": "kyokai", "cause": "private", "income_band": "u" }),
    );
    bench.save(
        "employment",
        &case,
        json!({ "status": "on_leave", "main": true, "site_size": "s30" }),
    );
    case
}

fn request(case: &str, guide: &Value) -> Value {
    json!({ "paper": "benefit-guide", "case_id": case, "way": "self", "guide": guide })
}

fn saved(bench: &mut Bench, request: &Value) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("guide.pdf");
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "本人", "purpose": "制度の説明" }),
    );
    if let Some(look) = std::env::var_os("PAPER_LOOK") {
        let count = std::fs::read_dir(&look).unwrap().count();
        std::fs::copy(
            &path,
            std::path::Path::new(&look).join(format!("guide-{count}.pdf")),
        )
        .unwrap();
    }
    words(&path)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn offers(bench: &mut Bench, case: &str) -> Vec<Value> {
    let offers = bench.call("guide_review", json!({ "case_id": case }));
    offers.as_array().unwrap().clone()
}

fn find<'a>(offers: &'a [Value], resource: &str) -> &'a Value {
    offers.iter().find(|o| o["resource"] == resource).unwrap()
}

#[test]
fn what_may_apply_is_chosen_and_what_is_under_way_stands_first() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let before = offers(&mut bench, &case);
    assert_eq!(before.len(), 32);
    assert_eq!(find(&before, "sick_pay")["chosen"], true);
    // 労災 is spoken against by the private cause.
    assert_eq!(find(&before, "workers_comp")["chosen"], false);
    bench.save(
        "benefit",
        &case,
        json!({ "resource": "high_cost", "state": "applying", "applied_on": "2026-11-02" }),
    );
    bench.save(
        "benefit",
        &case,
        json!({ "resource": "sick_pay", "state": "not_applicable" }),
    );
    bench.save("benefit", &case, json!({ "resource": "disability_handbook", "state": "receiving", "started_on": "2026-04-01", "renewal_on": "2028-04-01" }));
    let after = offers(&mut bench, &case);
    assert_eq!(find(&after, "sick_pay")["chosen"], false);
    let first: Vec<&Value> = after[..2].iter().map(|o| &o["resource"]).collect();
    assert!(first.contains(&&json!("high_cost")) && first.contains(&&json!("disability_handbook")));
    let text = squeezed(&saved(&mut bench, &request(&case, &Value::Null)));
    assert!(
        text.contains("申請中です。申請した日:令和8年11月2日"),
        "{text}"
    );
    assert!(
        text.contains("受給中です。始まった日:令和8年4月1日更新の日:令和10年4月1日"),
        "{text}"
    );
    assert!(
        text.contains("髙橋一郎様") && text.contains("03-0000-0000"),
        "{text}"
    );
    assert!(
        !text.contains("傷病手当金\n") && !text.contains("C型肝硬変"),
        "{text}"
    );
}

#[test]
fn the_amounts_are_those_of_the_day_and_of_the_band() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let ask = request(&case, &json!({ "benefits": ["high_cost"] }));
    let text = squeezed(&saved(&mut bench, &ask));
    // The table of August 2026, its end, and what nobody could read yet about the time after it.
    assert!(
        text.contains("85,800円") && !text.contains("80,100円"),
        "{text}"
    );
    assert!(!text.contains("179,100円"), "{text}");
    assert!(text.contains("【令和9年7月まで】"), "{text}");
    let later = text
        .split("【令和9年8月から】")
        .nth(1)
        .unwrap_or_else(|| panic!("{text}"));
    assert!(later.contains("(まだ確かめられていません)"), "{later}");
    // Source, year, day and certainty.
    assert!(
        text.contains("出典:健康保険法第115条") && text.contains("(2026年)"),
        "{text}"
    );
    assert!(
        text.contains("厚生労働省の公表資料(案)") && text.contains("確かめた日:令和8年11月"),
        "{text}"
    );
}

#[test]
fn the_easy_words_have_their_readings_unless_they_are_not_wanted() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let ask = |easy: bool, furigana: Value| {
        request(
            &case,
            &json!({ "benefits": ["sick_pay"], "easy": easy, "furigana": furigana }),
        )
    };
    let text = |bench: &mut Bench, ask: &Value| squeezed(&saved(bench, ask));
    let easy = text(&mut bench, &ask(true, Value::Null));
    assert!(easy.contains("しょうびょうてあてきん"), "{easy}");
    assert!(
        easy.contains("たかはしいちろう") && easy.contains("髙橋一郎さん"),
        "{easy}"
    );
    let bare = text(&mut bench, &ask(true, json!(false)));
    assert!(
        !bare.contains("しょうびょう") && bare.contains("傷病手当金"),
        "{bare}"
    );
    let plain = text(&mut bench, &ask(false, Value::Null));
    assert!(!plain.contains("しょうびょう") && plain != bare, "{plain}");
    assert!(text(&mut bench, &ask(false, json!(true))).contains("しょうびょう"));
}

#[test]
fn it_goes_to_the_person_and_promises_nothing() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    for way in ["company", "in_house"] {
        let mut ask = request(&case, &Value::Null);
        ask["way"] = json!(way);
        let refused = bench.refused("paper_draw", ask);
        assert!(
            ["paper_not_this_way", "consent_missing"].contains(&refused.code().as_str()),
            "{way}: {refused:?}"
        );
    }
    let unknown = request(&case, &json!({ "benefits": ["lottery"] }));
    assert_eq!(bench.refused("paper_draw", unknown).code(), "bad_request");
    let drawn = bench.call("paper_draw", request(&case, &Value::Null));
    assert_eq!(drawn["title"], "制度のご案内");
    assert!(
        drawn["file_name"]
            .as_str()
            .unwrap()
            .starts_with("benefit-guide-R")
    );
    let text = saved(&mut bench, &request(&case, &Value::Null));
    assert!(
        squeezed(&text).contains("それぞれの窓口が決めます"),
        "{text}"
    );
    let page = bench.call("register", json!({ "case_id": case }));
    let row = &page["rows"][0];
    assert_eq!(
        (&row["paper"], &row["recipient"]),
        (&json!("benefit-guide"), &json!("本人"))
    );
}

#[test]
fn without_a_case_it_names_nobody() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    bench.save(
        "benefit",
        &case,
        json!({ "resource": "high_cost", "state": "applying", "applied_on": "2026-11-02" }),
    );
    for case in ["", case.as_str()] {
        let mut ask = request(case, &json!({ "benefits": ["high_cost", "sick_pay"] }));
        ask["blank"] = json!(true);
        let text = squeezed(&saved(&mut bench, &ask));
        assert!(
            text.contains("1.傷病手当金") || text.contains("1.高額療養費"),
            "{text}"
        );
        assert!(
            !text.contains("髙橋") && !text.contains("申請中です"),
            "{text}"
        );
        // Nothing is known of the income: every band is told.
        assert!(
            text.contains("85,800円") && text.contains("179,100円"),
            "{text}"
        );
    }
    let all = offers(&mut bench, "");
    assert!(
        all.len() == 32
            && all
                .iter()
                .all(|o| o["chosen"] == true && o["open"] == false)
    );
}

#[test]
fn all_benefits_stand_on_one_paper() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let every: Vec<Value> = offers(&mut bench, &case)
        .iter()
        .map(|o| o["resource"].clone())
        .collect();
    assert_eq!(every.len(), 32);
    for easy in [false, true] {
        let ask = request(&case, &json!({ "benefits": every, "easy": easy }));
        let text = squeezed(&saved(&mut bench, &ask));
        for number in 1..=every.len() {
            // In the list at the head, and over the benefit itself.
            assert!(
                text.matches(&format!("{number}.")).count() >= 2,
                "{number}: {text}"
            );
        }
        // What nobody could read in a source says so.
        let unsure = if easy {
            "まだ確かではありません"
        } else {
            "確かめられていません。必ず"
        };
        assert!(text.contains(unsure), "{text}");
        // An amount that is less sure than its benefit says so beside its own source.
        let less = if easy {
            "、法律事務所の解説(国の決まりを説明したものを見ました)"
        } else {
            "、法律事務所の解説(公式の資料を説明した資料で確かめました)"
        };
        assert!(text.contains(less), "{text}");
    }
}

/// A case with an application, and two further benefits noted as explained; the records of these.
fn noted(bench: &mut Bench) -> (String, Vec<Value>) {
    let case = seeded(bench);
    bench.save(
        "benefit",
        &case,
        json!({ "resource": "high_cost", "state": "applying", "applied_on": "2026-11-02" }),
    );
    let noted = bench.call("guide_explained", told(&case));
    (case, noted["value"]["records"].as_array().unwrap().clone())
}

fn told(case: &str) -> Value {
    json!({ "case_id": case, "benefits": ["sick_pay", "high_cost", "sick_pay", "paid_leave"] })
}

/// What is recorded of benefits, as `resource state`.
fn states(bench: &mut Bench, case: &str) -> Vec<String> {
    let offers = offers(bench, case);
    let recorded = offers.iter().filter(|o| o["state"] != "");
    let text = |v: &Value| v.as_str().unwrap().to_owned();
    let mut all: Vec<_> = recorded
        .map(|o| format!("{} {}", text(&o["resource"]), text(&o["state"])))
        .collect();
    all.sort();
    all
}

fn benefits(bench: &mut Bench, case: &str) -> Vec<Value> {
    let view = bench.call("case_open", json!({ "id": case }));
    view["file"]["benefits"].as_array().unwrap().clone()
}

#[test]
fn what_was_explained_is_noted_at_once_and_taken_back_at_once() {
    let mut bench = Bench::new();
    let (case, records) = noted(&mut bench);
    assert_eq!(records.len(), 2);
    assert_eq!(
        states(&mut bench, &case),
        [
            "high_cost applying",
            "paid_leave explained",
            "sick_pay explained"
        ]
    );
    let today = bench.call("today", json!({}))["date"]["iso"].clone();
    let rows = benefits(&mut bench, &case);
    let of_today = rows.iter().filter(|row| row["explained_on"] == today);
    assert_eq!(of_today.count(), 2, "{rows:?} {today}");
    // A second time nothing is left to note.
    let again = bench.call("guide_explained", told(&case));
    assert_eq!(again["value"]["records"], json!([]));
    let unknown = json!({ "case_id": case, "benefits": ["lottery"] });
    assert_eq!(
        bench.refused("guide_explained", unknown).code(),
        "bad_request"
    );
    bench.call(
        "guide_explained_undo",
        json!({ "case_id": case, "records": records }),
    );
    assert_eq!(states(&mut bench, &case), ["high_cost applying"]);
}

#[test]
fn a_note_of_another_case_or_one_that_was_changed_since_takes_none_back() {
    let mut bench = Bench::new();
    let (case, records) = noted(&mut bench);
    let other = bench.case();
    let undo = |case: &str| json!({ "case_id": case, "records": records });
    assert_eq!(
        bench.refused("guide_explained_undo", undo(&other)).code(),
        "not_found"
    );
    let rows = benefits(&mut bench, &case);
    let changed = rows.iter().find(|row| row["id"] == records[1]);
    let mut changed = changed.unwrap().clone();
    changed["state"] = json!("applying");
    bench.call("benefit_save", json!({ "record": changed, "draft": "" }));
    assert_eq!(
        bench.refused("guide_explained_undo", undo(&case)).code(),
        "undo_too_late"
    );
    // The first one stood before the changed one: it stands still.
    assert_eq!(states(&mut bench, &case).len(), 3);
}

#[test]
fn its_word_file_says_the_same() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("guide.docx");
    let mut ask = request(
        &case,
        &json!({ "benefits": ["sick_pay", "specific_disease"], "easy": true }),
    );
    ask["word"] = json!(true);
    bench.call(
        "paper_save",
        json!({ "request": ask, "path": path, "recipient": "本人", "purpose": "制度の説明" }),
    );
    crate::word::converted(folder.path(), &[path.display().to_string()]);
    let back = folder.path().join("back/guide.pdf");
    if let Some(look) = std::env::var_os("PAPER_LOOK") {
        std::fs::copy(&back, std::path::Path::new(&look).join("guide-word.pdf")).unwrap();
    }
    let text = squeezed(&words(&back));
    for word in [
        "傷病手当金",
        "しょうびょうてあてきん",
        "まだ確かではありません",
        "髙橋一郎",
    ] {
        assert!(text.contains(word), "{word}: {text}");
    }
}
