//! Reading the manual: tabs that are kept, words that are marked, what forms offer, whom a passage concerns.

use crate::editions::{PASSAGE, file_of, folder, publish, take, today};
use crate::headquarters::Exchange;
use crate::support::{Bench, PASSPHRASE};
use serde_json::{Value, json};
use workbench::error::ApiError;

/// A sentence of the body of a passage, as it stands in the blocks.
fn sentence(bench: &mut Bench) -> String {
    let view = bench.call("manual_passage", json!({ "id": PASSAGE }));
    let blocks = view["blocks"].as_array().unwrap();
    let paragraph = blocks.iter().find(|b| b["is"] == "paragraph").unwrap();
    let parts = paragraph["text"].as_array().unwrap().iter();
    let text: String = parts.filter_map(|p| p["text"].as_str()).collect();
    text.split_inclusive('。').next().unwrap().to_owned()
}

fn marked(bench: &mut Bench, quote: &str) -> Value {
    let ask = json!({ "passage": PASSAGE, "quote": quote, "tone": 2 });
    bench.call("highlight_set", ask)["value"].clone()
}

fn marks(bench: &mut Bench, edition: &str) -> Vec<Value> {
    let ask = json!({ "id": PASSAGE, "edition": edition });
    let lines = bench.call("highlight_list", ask);
    lines.as_array().unwrap().clone()
}

#[test]
fn the_tabs_of_a_user_outlive_a_lock_and_hold_nothing_but_addresses() {
    let mut bench = Bench::new();
    let tabs = json!({
        "tabs": [
            { "trail": ["steps.consent", PASSAGE], "at": 1, "scroll": 240, "title": "書いてよい題名ではない" },
            { "trail": [format!("{PASSAGE}~2026-11")], "at": 0 },
            { "trail": ["liver.nowhere"] },
        ],
        "current": 1, "offers_closed": true, "speed": 125,
    });
    bench.call("manual_tabs_save", tabs);
    bench.call("lock", json!({}));
    let refused = bench.refused("manual_tabs", json!({}));
    assert_eq!(refused, ApiError::Locked);
    bench.call("unlock", json!({ "passphrase": PASSPHRASE }));
    let kept = bench.call("manual_tabs", json!({}));
    assert_eq!(kept["current"], 1);
    assert_eq!(
        (&kept["speed"], &kept["offers_closed"]),
        (&json!(125), &json!(true))
    );
    let title = bench.call("manual_passage", json!({ "id": PASSAGE }))["title"].clone();
    let titles: Vec<&Value> = kept["tabs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| &t["title"])
        .collect();
    assert_eq!(titles, [&title, &title, &json!("")], "the titles of today");
    assert_eq!(kept["tabs"][0]["scroll"], 240);
    // A name typed in the place of an address is not kept.
    let wrong = [
        json!({ "tabs": [{ "trail": ["渡邉 さくら"] }] }),
        json!({ "tabs": [{ "trail": [PASSAGE], "at": 1 }] }),
        json!({ "tabs": [{ "trail": [PASSAGE] }], "current": 1 }),
        json!({ "tabs": (0..41).map(|_| json!({ "trail": [PASSAGE] })).collect::<Vec<_>>() }),
    ];
    for ask in wrong {
        let refused = bench.refused("manual_tabs_save", ask.clone());
        assert!(matches!(refused, ApiError::BadRequest { .. }), "{ask}");
    }
}

#[test]
fn marked_words_are_found_changed_taken_out_and_brought_back() {
    let mut bench = Bench::new();
    let quote = sentence(&mut bench);
    let made = marked(&mut bench, &quote);
    assert_eq!(made["edition"], "2026-11");
    let line = marks(&mut bench, "")[0].clone();
    assert_eq!(line["state"], "here");
    let length = quote.chars().filter(|c| !c.is_whitespace()).count() as u64;
    let at = |n: usize| line["place"][n].as_u64().unwrap();
    assert_eq!(at(1) - at(0), length);

    let mut changed = made.clone();
    changed["tone"] = json!(3);
    changed["note"] = json!("面談で使う");
    bench.call("highlight_set", changed.clone());
    assert_eq!(marks(&mut bench, "")[0]["mark"], changed);
    let id = json!({ "id": made["id"] });
    bench.call("highlight_drop", id.clone());
    assert_eq!(marks(&mut bench, ""), [] as [Value; 0]);
    assert_eq!(bench.refused("highlight_drop", id), ApiError::NotFound);
    bench.call("highlight_set", changed.clone());
    assert_eq!(
        marks(&mut bench, "")[0]["mark"],
        changed,
        "brought back whole"
    );

    for (quote, tone) in [("本文にない言葉です", 1), ("", 1), (quote.as_str(), 4)] {
        let ask = json!({ "passage": PASSAGE, "quote": quote, "tone": tone });
        let refused = bench.refused("highlight_set", ask);
        assert!(
            matches!(refused, ApiError::BadRequest { .. }),
            "{quote} {tone}"
        );
    }
}

#[test]
fn marked_words_belong_to_the_one_who_marked_them() {
    let mut bench = Bench::new();
    let quote = sentence(&mut bench);
    let mut made = marked(&mut bench, &quote);
    let other = json!({ "id": "suzuki", "name": "鈴木 一", "role": "staff", "profession": "nurse", "passphrase": "kawabe no ishi 12" });
    bench.call("user_add", other);
    bench.call("lock", json!({}));
    bench.call(
        "unlock",
        json!({ "user_id": "suzuki", "passphrase": "kawabe no ishi 12" }),
    );
    assert_eq!(marks(&mut bench, ""), [] as [Value; 0]);
    made["note"] = json!("他人のメモ");
    assert_eq!(
        bench.refused("highlight_set", made.clone()),
        ApiError::NotFound
    );
    let id = json!({ "id": made["id"] });
    assert_eq!(bench.refused("highlight_drop", id), ApiError::NotFound);
}

#[test]
fn marked_words_follow_their_text_into_the_next_edition_and_are_never_lost() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let quote = sentence(&mut bench);
    marked(&mut bench, &quote);
    let before = marks(&mut bench, "")[0]["place"].clone();

    // A sentence before it, and elsewhere nothing: the words have moved.
    let next = folder(&at, "2027-04", &today());
    let file = file_of(&next, PASSAGE);
    let text = std::fs::read_to_string(&file).unwrap();
    let lead = text
        .lines()
        .find(|l| l.starts_with("lead = \""))
        .unwrap()
        .to_owned();
    let longer = lead.replacen("lead = \"", "lead = \"前に一文が入りました。", 1);
    std::fs::write(&file, text.replace(&lead, &longer)).unwrap();
    publish(&at, &next, "next.manual");
    assert_eq!(take(&mut bench, &at, "next.manual", false)["problem"], "");
    let moved = marks(&mut bench, "")[0].clone();
    assert_eq!(moved["state"], "here");
    let shift = "前に一文が入りました。".chars().count() as u64;
    assert_eq!(
        moved["place"][0].as_u64().unwrap(),
        before[0].as_u64().unwrap() + shift
    );
    assert_eq!(
        marks(&mut bench, "2026-11")[0]["place"],
        before,
        "the older one is as it was"
    );
    assert_ne!(moved["edition_title"], "");

    // The passage is gone: the mark is kept, and found again where it was made.
    let last = folder(&at, "2027-10", &today());
    let file = file_of(&last, PASSAGE);
    let text = std::fs::read_to_string(&file).unwrap();
    let first: Vec<char> = quote.chars().collect();
    let changed: String = first[..first.len() / 2].iter().collect();
    let other = text.replace(&changed, "別の文になりました");
    assert_ne!(other, text, "the file says the sentence in one piece");
    std::fs::write(&file, other).unwrap();
    publish(&at, &last, "last.manual");
    assert_eq!(take(&mut bench, &at, "last.manual", false)["problem"], "");
    let lost = marks(&mut bench, "")[0].clone();
    assert_eq!(
        (&lost["state"], &lost["place"]),
        (&json!("changed"), &Value::Null)
    );
    assert_eq!(lost["mark"]["quote"], quote);
    assert_eq!(marks(&mut bench, "2026-11")[0]["state"], "here");
}

#[test]
fn marked_words_are_printed_with_the_bookmarks_when_asked_for() {
    let mut bench = Bench::new();
    let quote = sentence(&mut bench);
    let mut made = marked(&mut bench, &quote);
    made["note"] = json!("産業医に見せる");
    bench.call("highlight_set", made);
    let mut discloses = |kind: &str| {
        let ask = json!({ "paper": "bookmarks", "kind": kind });
        let drawn = bench.call("paper_draw", ask);
        (
            drawn["pdf"].as_str().unwrap().len(),
            drawn["discloses"].to_string(),
        )
    };
    let (plain, without) = discloses("");
    let (longer, with) = discloses("highlights");
    assert!(longer > plain, "{longer} {plain}");
    assert!(with.contains("蛍光ペン") && !without.contains("蛍光ペン"));
}

fn offered(bench: &mut Bench, ask: Value) -> Vec<(String, String)> {
    let lines = bench.call("manual_beside", ask);
    let of = |l: &Value, name: &str| l[name].as_str().unwrap().to_owned();
    let lines = lines.as_array().unwrap().iter();
    lines.map(|l| (of(l, "id"), of(l, "why"))).collect()
}

#[test]
fn every_form_offers_a_few_passages_each_with_its_reason() {
    let mut bench = Bench::new();
    let case = bench.case();
    for noun in model::noun::Noun::ALL {
        let ask = json!({ "id": case, "form": noun.name(), "few": true });
        let lines = offered(&mut bench, ask);
        assert!((1..=4).contains(&lines.len()), "{} {lines:?}", noun.name());
        assert!(lines.iter().all(|(_, why)| !why.is_empty()));
    }
    let consent = offered(
        &mut bench,
        json!({ "id": case, "form": "consent", "few": true }),
    );
    assert!(
        consent.iter().any(|(_, why)| why.contains("未確認: ")),
        "what is unknown is the reason: {consent:?}"
    );
    // Twin: once it is known, it is no reason any more.
    let record = json!({ "purpose": "support", "answer": "agreed", "on_date": "2026-05-13", "form": "written" });
    bench.save("consent", &case, record);
    let later = offered(
        &mut bench,
        json!({ "id": case, "form": "consent", "few": true }),
    );
    assert_ne!(later, consent);
    // Beside the case the form comes first, and without one nothing of it is told.
    let whole = offered(&mut bench, json!({ "id": case, "form": "fee" }));
    assert!(whole[0].1.starts_with("指導料の確認"), "{whole:?}");
    let plain = offered(&mut bench, json!({ "id": case }));
    assert!(
        plain
            .iter()
            .all(|(_, why)| !why.starts_with("指導料の確認"))
    );
    // No form, no case, no clutter.
    assert_eq!(
        offered(&mut bench, json!({ "form": "course", "few": true })),
        []
    );
    assert!(!offered(&mut bench, json!({ "form": "consultation", "few": true })).is_empty());
}

/// Who is named on a page of the cases that a passage concerns.
fn concerned(bench: &mut Bench, more: &Value) -> Value {
    let mut ask = json!({ "passage": PASSAGE, "limit": 2 });
    ask.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    bench.call("manual_concerned", ask)
}

#[test]
fn a_passage_names_every_case_that_it_concerns_page_by_page_and_why() {
    let mut bench = Bench::new();
    let cases = bench.three_alike();
    let (first, pinned, closed) = (&cases[0], &cases[1], &cases[2]);
    let none = bench.case();
    bench.call(
        "pin_set",
        json!({ "case_id": pinned, "passage": PASSAGE, "pinned": true }),
    );
    let page = concerned(&mut bench, &json!({}));
    assert_eq!(page["total"], 3);
    assert_eq!(page["rows"].as_array().unwrap().len(), 2, "a page of two");
    assert_eq!(
        page["rows"][0]["case_id"],
        pinned.as_str(),
        "the pinned one first"
    );
    assert_eq!(page["rows"][0]["why"][0], "登録済み");
    let rest = concerned(&mut bench, &json!({ "offset": 2 }));
    assert_eq!(rest["rows"].as_array().unwrap().len(), 1);
    assert!(!page.to_string().contains(&none) && !rest.to_string().contains(&none));
    assert!(
        rest["rows"][0]["why"].as_array().unwrap().len() == 1,
        "{rest}"
    );

    // Closed ones only when asked for; own ones when asked for.
    let view = bench.call("case_open", json!({ "id": closed }));
    let mut record = view["file"]["case"].clone();
    record["closed_on"] = json!("2026-06-30");
    let rev = record["rev"].clone();
    bench.call("case_save", json!({ "record": record, "base_rev": rev }));
    assert_eq!(concerned(&mut bench, &json!({}))["total"], 2);
    assert_eq!(
        concerned(&mut bench, &json!({ "closed": true }))["total"],
        3
    );
    let mine = concerned(&mut bench, &json!({ "mine": true }))["total"].clone();
    let view = bench.call("case_open", json!({ "id": first }));
    let mut record = view["file"]["case"].clone();
    record["lead_user"] = json!(if mine == 0 { "user1" } else { "" });
    let rev = record["rev"].clone();
    bench.call("case_save", json!({ "record": record, "base_rev": rev }));
    assert_ne!(
        concerned(&mut bench, &json!({ "mine": true }))["total"],
        mine
    );
}

#[test]
fn a_passage_for_any_disease_concerns_those_of_whom_its_item_is_not_known() {
    let mut bench = Bench::new();
    let made = bench.call(
        "intake",
        json!({ "person": { "name": "対象 太郎" }, "case": { "opened_on": "2026-05-12" } }),
    );
    let case = made["value"]["case_id"].as_str().unwrap().to_owned();
    let ask = json!({ "passage": "steps.intake", "limit": 5 });
    let page = bench.call("manual_concerned", ask.clone());
    assert_eq!(page["rows"][0]["case_id"], case.as_str());
    assert!(page.to_string().contains("未確認: 仕事の状況"), "{page}");
    // Twin: once it is recorded, it is no reason any more.
    let view = bench.call("case_open", json!({ "id": case }));
    let mut record = view["file"]["case"].clone();
    record["work_line"] = json!("金属加工、日勤");
    let rev = record["rev"].clone();
    bench.call("case_save", json!({ "record": record, "base_rev": rev }));
    let page = bench.call("manual_concerned", ask);
    assert!(!page.to_string().contains("未確認: 仕事の状況"), "{page}");
}

#[test]
fn while_a_person_looks_on_a_passage_names_nobody() {
    let mut bench = Bench::new();
    let cases = bench.three_alike();
    let all = concerned(&mut bench, &json!({})).to_string();
    assert!(
        all.contains("対象 1郎"),
        "without the mode it names them: {all}"
    );
    bench.call("interview_start", json!({ "id": cases[0] }));
    let refused = bench.refused(
        "manual_concerned",
        json!({ "passage": PASSAGE, "limit": 5 }),
    );
    assert_eq!(refused, ApiError::InInterview);
    let view = bench
        .call("manual_passage", json!({ "id": PASSAGE }))
        .to_string();
    assert!(!view.contains("対象 1郎"));
    // Marking goes on, and what the case needs is offered.
    let quote = sentence(&mut bench);
    marked(&mut bench, &quote);
    assert!(
        !offered(
            &mut bench,
            json!({ "id": cases[0], "form": "consent", "few": true })
        )
        .is_empty()
    );
    let refused = bench.refused("manual_beside", json!({ "id": cases[1] }));
    assert_eq!(refused, ApiError::InInterview);
}

/// A note on a passage that only the next edition has, one on a passage of both, and a bookmark; the first edition is in use.
fn kept(bench: &mut Bench, at: &Exchange) {
    let edition = folder(at, "2027-04", "2026-11-23");
    let text = std::fs::read_to_string(file_of(&edition, PASSAGE)).unwrap();
    let only = text
        .replace(&format!("id = \"{PASSAGE}\""), "id = \"liver.only\"")
        .replacen("order = ", "order = 9", 1);
    std::fs::write(edition.join("liver/90-only.md"), only).unwrap();
    publish(at, &edition, "next.manual");
    assert_eq!(take(bench, at, "next.manual", false)["problem"], "");
    for (passage, text) in [
        ("liver.only", "あとの版の覚え書き"),
        (PASSAGE, "=1+1 と\n二行目"),
    ] {
        bench.call(
            "passage_note_set",
            json!({ "passage": passage, "text": text }),
        );
    }
    bench.call(
        "bookmark_set",
        json!({ "passage": "heart.mets", "on": true }),
    );
    bench.call("manual_use", json!({ "edition": "2026-11" }));
}

#[test]
fn a_note_is_found_again_in_the_list_in_the_tree_and_in_a_file() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    assert_eq!(bench.call("kept_list", json!({})), json!([]));
    kept(&mut bench, &at);

    let list = bench.call("kept_list", json!({}));
    let ids: Vec<&Value> = list.as_array().unwrap().iter().map(|l| &l["id"]).collect();
    assert_eq!(
        ids,
        [PASSAGE, "heart.mets", "liver.only"],
        "the order of the manual"
    );
    assert_eq!(list[0]["note"], "=1+1 と\n二行目");
    assert_eq!(
        (&list[0]["edition"], &list[0]["bookmarked"]),
        (&json!(""), &json!(false))
    );
    assert_eq!(
        (&list[1]["note"], &list[1]["bookmarked"]),
        (&json!(""), &json!(true))
    );
    // What the edition in use does not have is named with the edition in which it opens.
    assert_eq!(list[2]["edition"], "2027-04");
    let opened = bench.call(
        "manual_passage",
        json!({ "id": "liver.only", "edition": list[2]["edition"] }),
    );
    assert_eq!(opened["note"], "あとの版の覚え書き");

    let contents = bench.call("manual_contents", json!({}));
    let passages = contents["chapters"].as_array().unwrap().iter();
    let passages = passages.flat_map(|c| c["passages"].as_array().unwrap());
    let noted: Vec<&Value> = passages
        .filter(|p| p["noted"] == true)
        .map(|p| &p["id"])
        .collect();
    assert_eq!(
        noted,
        [PASSAGE],
        "the tree shows a note, not a bookmark, as one"
    );

    let path = bench.folder.path().join("kept.csv").display().to_string();
    let request = json!({ "what": "kept" });
    let save = json!({ "request": request, "kind": "csv", "path": path, "recipient": "本人", "purpose": "控え" });
    let left = bench.call("table_save", save);
    assert!(left["value"]["register_id"].as_i64().unwrap() > 0);
    let csv = std::fs::read_to_string(&path).unwrap();
    for words in ["あとの版の覚え書き", "二行目", "2027-04版"] {
        assert!(csv.contains(words), "{csv}");
    }
    assert!(
        !csv.contains(",=1") && !csv.contains("\"=1"),
        "no formula leaves: {csv}"
    );

    // Another user's notes are nobody else's.
    bench.call("lock", json!({}));
    assert_eq!(bench.refused("kept_list", json!({})), ApiError::Locked);
}
