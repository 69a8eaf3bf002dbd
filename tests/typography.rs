//! 書体・暦・ふりがな of a facility's papers, as they leave.

use crate::support::{Bench, words};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// Era names: with the Western calendar none stands on any paper of a case.
const ERAS: [&str; 3] = ["令和", "平成", "昭和"];

fn seeded(bench: &mut Bench) -> String {
    let case = bench.case();
    bench.save("employment", &case, json!({ "status": "employee", "main": true, "employer": "青葉製作所", "leave_limit_on": "2027-03-31" }));
    bench.save("treatment", &case, json!({ "main": true, "disease": "liver", "disease_name": "肝硬変", "next_visit_on": "2026-12-02", "visit_frequency": "月1回" }));
    bench.save("opinion", &case, json!({ "kind": "f2", "requested_on": "2026-06-01", "judgement": "conditional", "from_date": "2026-06-10", "to_date": "2026-12-10" }));
    bench.save(
        "plan",
        &case,
        json!({ "version": 1, "made_on": "2026-06-10", "review_on": "2026-12-01" }),
    );
    bench.save("measure", &case, json!({ "code": "overtime", "text": "残業は月10時間まで", "from_date": "2026-06-10", "to_date": "2027-06-09", "review_on": "2026-12-01" }));
    bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "form": "written", "on_date": "2026-06-03", "parties": ["hr"], "items": ["measures"] }));
    bench.save("activity", &case, json!({ "on_date": "2026-06-05", "channel": "phone", "partners": ["self"], "text": "面談。", "chart_note": "todo", "promised": "連絡", "promised_on": "2026-07-01" }));
    case
}

fn choose(bench: &mut Bench, changes: &Value) {
    let mut settings = bench.call("settings_get", json!({}));
    for (key, value) in changes.as_object().unwrap() {
        settings[key] = value.clone();
    }
    bench.call("settings_save", settings);
}

/// Every paper of a case with a way that it may go, and whether it bears the name.
fn papers(bench: &mut Bench) -> Vec<(String, String, bool)> {
    let mut out = Vec::new();
    let forms = bench.call("form_list", json!({}));
    let in_use = |form: &&Value| form["in_use"] == true && form["of_case"] == true;
    let house = bench.call("house_papers", json!({}));
    for paper in forms
        .as_array()
        .unwrap()
        .iter()
        .filter(in_use)
        .chain(house.as_array().unwrap())
    {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        out.push((
            text(&paper["id"]),
            text(&paper["goes_to"][0]),
            paper["named"] == true,
        ));
    }
    assert!(out.len() > 15);
    out
}

/// Lets the papers be made that somebody reviews first.
fn reviewed(bench: &mut Bench, case: &str) {
    bench.save("consent", case, json!({ "purpose": "case_study", "answer": "agreed", "form": "written", "on_date": "2026-06-03" }));
    bench.call(
        "handout_text",
        json!({ "case_id": case, "text": "残業を減らした。", "keep": true }),
    );
    let review = bench.call("disclosure_review", json!({ "id": case }));
    let entries = review["entries"].as_array().unwrap().clone();
    let passages = entries
        .iter()
        .flat_map(|entry| entry["passages"].as_array().unwrap());
    let ids: Vec<&Value> = passages.map(|passage| &passage["id"]).collect();
    bench.call(
        "disclosure_decide",
        json!({ "case_id": case, "passages": ids, "verdict": "open" }),
    );
}

/// A paper as it leaves.
fn saved(bench: &mut Bench, request: &Value, path: &Path) {
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "本人", "purpose": "確認" }),
    );
}

fn text(bench: &mut Bench, request: &Value) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.pdf");
    saved(bench, request, &path);
    words(&path)
}

fn fonts(pdf: &Path) -> String {
    let out = Command::new("pdffonts").arg(pdf).output().unwrap();
    String::from_utf8(out.stdout).unwrap()
}

/// The editions of forms and the names of laws and sources are no dates.
fn dates_of(text: &str) -> String {
    text.replace("令和8年度の年金額の案内", "")
        .replace("令和8年4月)", "")
        .replace("令和8年6月)", "")
        .replace("令和6年", "")
        .replace("令和4年度", "")
        .replace("昭和31年基収489号", "")
        .replace("(平成28年改正)", "")
}

#[test]
fn every_date_of_every_paper_follows_the_calendar_of_the_facility() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let mut all: Vec<Value> = papers(&mut bench)
        .into_iter()
        .map(|(paper, way, _)| json!({ "paper": paper, "case_id": case, "way": way }))
        .collect();
    all.push(json!({ "paper": "audit-log", "month": "2026-11" }));
    all.push(json!({ "paper": "discard-book", "way": "in_house" }));
    all.push(json!({ "paper": "stats", "way": "in_house" }));
    all.push(json!({ "paper": "recovery-sheet", "code": bench.recovery_code }));
    // The outside of a letter bears no day, and a meeting counts days from the first one.
    all.retain(|request| !["envelope", "handout"].contains(&request["paper"].as_str().unwrap()));
    for request in &all {
        // What has left since belongs to the record, and days are said otherwise: both are asked again.
        reviewed(&mut bench, &case);
        let text = dates_of(&text(&mut bench, request));
        assert!(text.contains("令和"), "{request}: {text}");
    }
    choose(&mut bench, &json!({ "paper_calendar": "seireki" }));
    for request in &all {
        // What has left since belongs to the record, and days are said otherwise: both are asked again.
        reviewed(&mut bench, &case);
        let text = dates_of(&text(&mut bench, request));
        assert!(
            ERAS.iter().all(|era| !text.contains(era)),
            "{request}: {text}"
        );
        assert!(text.contains("20"), "{request}: {text}");
    }
    let opinion = text(
        &mut bench,
        &json!({ "paper": "opinion", "case_id": case, "way": "self" }),
    );
    assert!(opinion.contains("1975年4月3日"), "{opinion}");
    // The screens keep both calendars.
    let today = bench.call("today", json!({}))["date"].clone();
    assert!(
        today["wareki"].as_str().unwrap().starts_with("令和"),
        "{today}"
    );
}

#[test]
fn forms_and_their_word_files_follow_the_face_and_the_summary_does_not() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let folder = tempfile::tempdir().unwrap();
    let mut words = Vec::new();
    for (face, has_mincho) in [("gothic", false), ("mincho", true)] {
        choose(&mut bench, &json!({ "paper_face": face }));
        for (paper, follows) in [
            ("opinion", true),
            ("letter-employer", true),
            ("cover", true),
            ("summary", false),
        ] {
            let path = folder.path().join(format!("{paper}-{face}.pdf"));
            let way = if paper == "summary" {
                "in_house"
            } else {
                "self"
            };
            let case = if paper == "cover" { "" } else { case.as_str() };
            saved(
                &mut bench,
                &json!({ "paper": paper, "case_id": case, "way": way }),
                &path,
            );
            let fonts = fonts(&path);
            assert_eq!(
                fonts.contains("Mincho"),
                has_mincho && follows,
                "{paper}: {fonts}"
            );
        }
        let path = folder.path().join(format!("word-{face}.docx"));
        saved(
            &mut bench,
            &json!({ "paper": "opinion", "case_id": case, "way": "self", "word": true, "ruby": true }),
            &path,
        );
        words.push(path.display().to_string());
    }
    let refused = {
        let mut settings = bench.call("settings_get", json!({}));
        settings["paper_face"] = json!("fraktur");
        bench.refused("settings_save", settings)
    };
    assert_eq!(refused.code(), "bad_request");
    crate::word::converted(folder.path(), &words);
    for (face, has_mincho) in [("gothic", false), ("mincho", true)] {
        let back = folder.path().join(format!("back/word-{face}.pdf"));
        let fonts = fonts(&back);
        assert_eq!(fonts.contains("Mincho"), has_mincho, "{fonts}");
        // LibreOffice reads the reading over the name as one.
        let text = crate::support::words(&back);
        assert!(text.contains("たかはし") && text.contains("髙橋"), "{text}");
        assert!(!text.contains("EQ") && !text.contains("hps"), "{text}");
    }
}

#[test]
fn a_reading_stands_over_the_full_name_where_it_is_asked_for_and_known() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    reviewed(&mut bench, &case);
    let mut named = papers(&mut bench);
    // They bear the name without a reading over it.
    named.retain(|(paper, ..)| !["disclosure", "envelope"].contains(&paper.as_str()));
    let mut with_name = 0;
    for (paper, way, is_named) in &named {
        let request = |ruby: bool, initials: bool| json!({ "paper": paper, "case_id": case, "way": way, "ruby": ruby, "initials": initials });
        let squeezed = |text: &str| {
            text.chars()
                .filter(|c| !c.is_whitespace())
                .collect::<String>()
        };
        let ruby = text(&mut bench, &request(true, false));
        assert_eq!(ruby.contains("髙橋 一郎"), *is_named, "{paper}: {ruby}");
        if !is_named {
            continue;
        }
        with_name += 1;
        let above = squeezed(&ruby);
        assert!(above.contains("たかはしいちろう"), "{paper}: {ruby}");
        assert!(!above.contains("(たかはしいちろう)"), "{paper}: {ruby}");
        let initials = text(&mut bench, &request(true, true));
        assert!(!initials.contains("たかはし"), "{paper}: {initials}");
    }
    assert!(with_name > 12, "{with_name}");
    // Nobody's reading is recorded here: the paper is the one without.
    let mut bench = Bench::new();
    let made = bench.call(
        "intake",
        json!({ "person": { "name": "髙橋 一郎", "birth_date": "1975-04-03", "sex": "male" }, "case": { "opened_on": "2026-05-12" } }),
    );
    let case = made["value"]["case_id"].clone();
    let of =
        |ruby: bool| json!({ "paper": "opinion", "case_id": case, "way": "self", "ruby": ruby });
    assert_eq!(text(&mut bench, &of(true)), text(&mut bench, &of(false)));
}
