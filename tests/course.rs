//! 研修: reading, check tests, judgements and the 読了証, as one user and as several.

use crate::support::{Bench, words};
use serde_json::{Value, json};
use workbench::error::ApiError;

fn chapters(bench: &mut Bench) -> Vec<Value> {
    let course = bench.call("course", json!({}));
    course["chapters"].as_array().unwrap().clone()
}

fn chapter(bench: &mut Bench, id: &str) -> Value {
    let all = chapters(bench);
    all.into_iter().find(|c| c["id"] == id).unwrap()
}

fn read_all(bench: &mut Bench, id: &str) {
    loop {
        let next = chapter(bench, id)["next"].as_str().unwrap().to_owned();
        if next.is_empty() {
            return;
        }
        bench.call("read_set", json!({ "passage": next, "on": true }));
    }
}

/// Answers the open round; the first `wrong` questions wrongly. What is right is learnt from an earlier round.
fn take(bench: &mut Bench, id: &str, wrong: usize, again: bool) -> Value {
    let key = |check: &Value| -> Vec<Value> {
        let questions = check["questions"].as_array().unwrap().iter();
        questions.map(|q| q["answered"]["right"].clone()).collect()
    };
    let known = key(&bench.call("check_open", json!({ "chapter": id, "again": false })));
    let open = bench.call("check_open", json!({ "chapter": id, "again": again }));
    let mut last = open.clone();
    for (n, question) in open["questions"].as_array().unwrap().iter().enumerate() {
        let right = known[n].as_u64().unwrap_or(1);
        let choice = if n < wrong { right % 3 + 1 } else { right };
        let ask = json!({ "chapter": id, "question": question["id"], "choice": choice });
        last = bench.call("check_answer", ask)["value"].clone();
    }
    last
}

#[test]
fn what_is_right_is_said_after_the_answer_and_the_first_answer_counts() {
    let mut bench = Bench::new();
    let open = bench.call("check_open", json!({ "chapter": "liver", "again": false }));
    let questions = open["questions"].as_array().unwrap();
    assert!(questions.len() >= 10);
    assert!(questions.iter().all(|q| q["answered"].is_null()));
    assert!(!open.to_string().contains("\"why\""));
    let ask = |choice: u64| json!({ "chapter": "liver", "question": questions[0]["id"], "choice": choice });
    let after = bench.call("check_answer", ask(1))["value"].clone();
    let answered = &after["questions"][0]["answered"];
    assert_eq!(answered["choice"], 1);
    assert!(!answered["why"].as_str().unwrap().is_empty());
    assert!(answered["passage"].as_str().unwrap().starts_with("liver."));
    // Once more with another choice: the first one stays.
    let after = bench.call("check_answer", ask(2))["value"].clone();
    assert_eq!(after["questions"][0]["answered"]["choice"], 1);
    assert_eq!(chapter(&mut bench, "liver")["answered"], 1);
    let refused = bench.refused("check_answer", ask(9));
    assert!(
        matches!(refused, ApiError::BadRequest { .. }),
        "{refused:?}"
    );
    let strange = json!({ "chapter": "liver", "question": "heart.q01", "choice": 1 });
    assert_eq!(bench.refused("check_answer", strange), ApiError::NotFound);
}

#[test]
fn a_test_is_passed_from_the_share_on_and_the_better_round_stays() {
    let mut bench = Bench::new();
    let asked = usize::try_from(chapter(&mut bench, "heart")["questions"].as_u64().unwrap());
    let asked = asked.unwrap();
    // The first round shows what is right.
    let first = take(&mut bench, "heart", 0, false);
    assert_eq!(first["finished"], true);
    let needed = usize::try_from(first["needed"].as_u64().unwrap()).unwrap();
    assert!(needed * 100 >= 80 * asked && (needed - 1) * 100 < 80 * asked);

    let failed = take(&mut bench, "heart", asked - needed + 1, true);
    assert_eq!(
        (failed["round"].clone(), failed["passed"].clone()),
        (json!(2), json!(false))
    );
    let passed = take(&mut bench, "heart", asked - needed, true);
    assert_eq!(
        (passed["round"].clone(), passed["passed"].clone()),
        (json!(3), json!(true))
    );
    assert_eq!(passed["score"]["right"], needed);
    let today = chrono_today();
    let line = chapter(&mut bench, "heart");
    assert_eq!(line["passed_on"], json!(today));
    let best = line["best"]["right"].as_u64().unwrap();
    take(&mut bench, "heart", asked, true);
    let line = chapter(&mut bench, "heart");
    assert_eq!(
        line["best"]["right"], best,
        "a worse round takes nothing away"
    );
    assert_eq!(line["done"], false, "nothing is read yet");
    read_all(&mut bench, "heart");
    assert_eq!(chapter(&mut bench, "heart")["done"], true);
    // A mark that is taken off counts no more.
    let passage = bench.call("manual_contents", json!({}));
    let heart = passage["chapters"].as_array().unwrap().iter();
    let heart = heart.clone().find(|c| c["id"] == "heart").unwrap().clone();
    let one = &heart["passages"][0];
    assert_eq!(one["read"], true);
    bench.call("read_set", json!({ "passage": one["id"], "on": false }));
    let line = chapter(&mut bench, "heart");
    assert_eq!(
        (line["done"].clone(), line["next"].clone()),
        (json!(false), one["id"].clone())
    );
}

fn chrono_today() -> String {
    workbench::today().to_string()
}

#[test]
fn a_certificate_names_what_was_done_and_is_refused_before() {
    let mut bench = Bench::new();
    let request = json!({ "paper": "reading" });
    let base: Vec<String> = chapters(&mut bench)
        .iter()
        .filter(|c| c["base"] == true)
        .map(|c| c["id"].as_str().unwrap().to_owned())
        .collect();
    for (n, id) in base.iter().enumerate() {
        let refused = bench.refused("paper_draw", request.clone());
        assert_eq!(
            refused,
            ApiError::CourseNotDone {
                left: base.len() - n
            }
        );
        read_all(&mut bench, id);
        take(&mut bench, id, 0, false);
        take(&mut bench, id, 0, true);
    }
    let path = bench.folder.path().join("reading.pdf");
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "本人", "purpose": "研修" }),
    );
    let text = words(&path);
    for word in [
        "読了証",
        "佐々木 花",
        "青葉病院",
        "支援の進め方",
        "修了したことにはなりません",
    ] {
        assert!(text.contains(word), "{word} in {text}");
    }
    assert!(!text.contains("肝疾患"), "what was not read is not named");
}

#[test]
fn judgements_are_added_up_over_users_and_show_nobody() {
    let mut bench = Bench::new();
    let rate = |understanding: u32, usefulness: u32| json!({ "chapter": "liver", "understanding": understanding, "usefulness": usefulness, "comment": "図がほしい" });
    bench.call("course_rate", rate(2, 5));
    bench.call("course_rate", rate(4, 5));
    let course = bench.call("course", json!({}));
    assert_eq!(
        course["understanding"],
        json!({ "answers": 1, "top_two": 100 })
    );
    assert_eq!(
        chapter(&mut bench, "liver")["rating"]["comment"],
        "図がほしい"
    );
    for strange in [rate(0, 5), rate(5, 6)] {
        let refused = bench.refused("course_rate", strange);
        assert!(
            matches!(refused, ApiError::BadRequest { .. }),
            "{refused:?}"
        );
    }
    let second = "momiji no michi 31";
    bench.call(
        "user_add",
        json!({ "name": "伊藤 実", "profession": "nurse", "role": "staff", "id": "ito", "passphrase": second }),
    );
    bench.call("lock", json!({}));
    bench.call("unlock", json!({ "user_id": "ito", "passphrase": second }));
    let line = chapter(&mut bench, "liver");
    assert_eq!(
        line["rating"]["understanding"], 0,
        "the other one's is not shown"
    );
    bench.call("course_rate", rate(3, 4));
    let course = bench.call("course", json!({}));
    assert_eq!(
        course["understanding"],
        json!({ "answers": 2, "top_two": 50 })
    );
    assert_eq!(
        course["usefulness"],
        json!({ "answers": 2, "top_two": 100 })
    );
}

#[test]
fn bookmarks_leave_with_the_notes_of_their_owner_alone() {
    let mut bench = Bench::new();
    let request = json!({ "paper": "bookmarks" });
    let refused = bench.refused("paper_draw", request.clone());
    assert!(
        matches!(refused, ApiError::PaperNotReady { .. }),
        "{refused:?}"
    );
    bench.call(
        "bookmark_set",
        json!({ "passage": "heart.device", "on": true }),
    );
    bench.call(
        "passage_note_set",
        json!({ "passage": "liver.judgement", "text": "運転の前に必ず聞く" }),
    );
    let path = bench.folder.path().join("bookmarks.pdf");
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "本人", "purpose": "閲覧" }),
    );
    let text = words(&path);
    for word in [
        "しおりとメモ",
        "13.6 判断力と危険作業",
        "運転の前に必ず聞く",
    ] {
        assert!(text.contains(word), "{word} in {text}");
    }
    // In the order of the manual: liver before heart.
    let heart = text.find("15.").expect("the passage on devices");
    assert!(text.find("13.6").unwrap() < heart, "{text}");
}
