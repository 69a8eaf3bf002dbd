//! What readers say of the manual, what was open while a case moved on, and the course: up to headquarters, and nobody in it.

use crate::editions::{file_of, folder, publish, take};
use crate::headquarters::{Exchange, HQ};
use crate::support::{Bench, PASSPHRASE, answer, program, run};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use workbench::error::ApiError;

const PASSAGE: &str = "liver.judgement";
const OTHER: &str = "heart.device";

fn remark(bench: &mut Bench, passage: &str, mark: &str, comment: &str) -> Value {
    let ask = json!({ "passage": passage, "mark": mark, "comment": comment });
    bench.call("remark_save", ask)["value"].clone()
}

fn of(bench: &mut Bench, passage: &str) -> Value {
    bench.call("remark_of", json!({ "id": passage }))
}

fn remarks(bench: &mut Bench) -> Value {
    bench.call("export_preview", json!({}))["remarks"].clone()
}

/// Everything that waits is read through and may leave.
fn read_through(bench: &mut Bench) {
    for line in remarks(bench)["held"].as_array().unwrap() {
        let ask = json!({ "id": line["id"], "rev": line["rev"], "leaves": true });
        bench.call("remark_read", ask);
    }
}

/// The rows of a bundle, as the standard tools show them.
fn opened(at: &Exchange, file: &Path) -> String {
    let identity = at.path("identity");
    let out = Command::new(program())
        .args(["hq", "identity", &at.path("hq")])
        .env("RYORITSU_PASSPHRASE", HQ)
        .output()
        .unwrap();
    std::fs::write(&identity, out.stdout).unwrap();
    let open = format!(
        "age -d -i {identity} {} | tail -n +3 | zstd -d -c",
        file.display()
    );
    let out = Command::new("sh").args(["-c", &open]).output().unwrap();
    String::from_utf8(out.stdout).unwrap()
}

fn list(at: &Exchange) -> Vec<Value> {
    let told = answer(&["hq", "evidence", &at.path("hq")], HQ);
    told["passages"].as_array().unwrap().clone()
}

/// Another facility at the same headquarters.
fn admit(bench: &mut Bench, at: &Exchange, facility: &str) {
    let mut settings = bench.call("settings_get", json!({}));
    settings["facility"] = json!(facility);
    bench.call("settings_save", settings);
    let card = at.path(&format!("{facility}.json"));
    bench.call("card_write", json!({ "path": card }));
    let own = bench.call("card_show", json!({}));
    let print = own["fingerprint"].as_str().unwrap().to_owned();
    let admit = [
        "hq",
        "admit",
        &at.path("hq"),
        &card,
        "--fingerprint",
        &print,
    ];
    answer(&admit, HQ);
    let hq = bench.call("hq_card_read", json!({ "path": at.path("hq-card.json") }));
    let confirm = json!({ "path": at.path("hq-card.json"), "fingerprint": hq["fingerprint"] });
    bench.call("hq_card_confirm", confirm);
}

#[test]
fn a_mark_is_the_readers_own_changeable_and_can_be_taken_back() {
    let mut bench = Bench::new();
    assert_eq!(of(&mut bench, PASSAGE)["current"], Value::Null);
    let first = remark(&mut bench, PASSAGE, "lacking", "");
    assert_eq!(
        (&first["rev"], &first["state"]["now"]),
        (&json!(1), &json!("saved"))
    );
    let same = remark(&mut bench, PASSAGE, "lacking", "");
    assert_eq!(same["rev"], 1, "the same again says nothing new");
    let second = remark(&mut bench, PASSAGE, "wrong", "単位が違います");
    assert_eq!((&second["rev"], &second["id"]), (&json!(2), &first["id"]));
    for (mark, comment) in [("funny", ""), ("", "")] {
        let ask = json!({ "passage": PASSAGE, "mark": mark, "comment": comment });
        let refused = bench.refused("remark_save", ask);
        assert!(
            matches!(refused, ApiError::BadRequest { .. }),
            "{refused:?}"
        );
    }
    let second_user = "momiji no michi 31";
    bench.call(
        "user_add",
        json!({ "name": "伊藤 実", "profession": "nurse", "role": "staff", "id": "ito", "passphrase": second_user }),
    );
    bench.call("lock", json!({}));
    bench.call(
        "unlock",
        json!({ "user_id": "ito", "passphrase": second_user }),
    );
    assert_eq!(
        of(&mut bench, PASSAGE)["current"],
        Value::Null,
        "only one's own"
    );
    let theirs = json!({ "id": first["id"] });
    assert_eq!(
        bench.refused("remark_withdraw", theirs.clone()),
        ApiError::NotFound
    );
    bench.call("lock", json!({}));
    bench.call(
        "unlock",
        json!({ "user_id": "user1", "passphrase": PASSPHRASE }),
    );
    bench.call("remark_withdraw", theirs);
    assert_eq!(of(&mut bench, PASSAGE)["current"], Value::Null);
}

#[test]
fn nobody_who_is_recorded_is_named_in_a_comment() {
    let mut bench = Bench::new();
    bench.case();
    for comment in [
        "高橋一郎さんには合わなかった",
        "たかはし いちろう の例",
        "髙橋様の職場では違う",
        "カルテ 00412876 を参照",
        "R8-0001 のとき困った",
        "佐々木先生に確かめた",
    ] {
        let ask = json!({ "passage": PASSAGE, "mark": "lacking", "comment": comment });
        let refused = bench.refused("remark_save", ask);
        let told = serde_json::to_string(&refused).unwrap();
        // Who it is stays unsaid: somebody may look on.
        assert!(!told.contains("一郎"), "{told}");
        assert!(
            told.contains("personal_name") && told.contains("comment"),
            "{comment}: {told}"
        );
    }
    // Who is not recorded is shown to the one who reads it through.
    remark(
        &mut bench,
        PASSAGE,
        "lacking",
        "鈴木さんの職場の例が足りない",
    );
    let line = remarks(&mut bench)["held"][0].clone();
    assert_eq!(
        (&line["held"], &line["tells"][0]["word"]),
        (&json!("unread"), &json!("鈴木さん"))
    );
    read_through(&mut bench);
    assert_eq!(remarks(&mut bench)["ready"].as_array().unwrap().len(), 1);
    // Recorded later: what was read through is held again.
    bench.call(
        "intake",
        json!({ "person": { "name": "鈴木 次郎" }, "case": { "opened_on": "2026-05-12" } }),
    );
    assert_eq!(remarks(&mut bench)["held"][0]["held"], "named");
}

#[test]
fn nothing_leaves_unread_and_what_was_changed_is_read_anew() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    remark(&mut bench, PASSAGE, "outdated", "令和6年のままです");
    remark(&mut bench, OTHER, "useful", "");
    let blocked = |bench: &mut Bench| bench.call("export_preview", json!({}))["blocked"].clone();
    assert_eq!(
        blocked(&mut bench),
        json!(["no_folder"]),
        "a mark without words can go"
    );
    let first = at.send(&mut bench);
    let text = opened(&at, &first);
    assert!(text.contains(OTHER) && !text.contains(PASSAGE), "{text}");
    read_through(&mut bench);
    remark(
        &mut bench,
        PASSAGE,
        "outdated",
        "令和6年のままです。直してください",
    );
    assert_eq!(
        remarks(&mut bench)["held"][0]["held"],
        "unread",
        "other words"
    );
    // Whoever reads an older revision decides nothing about the present one.
    let line = remarks(&mut bench)["held"][0].clone();
    let stale = json!({ "id": line["id"], "rev": 1, "leaves": true });
    assert_eq!(bench.refused("remark_read", stale), ApiError::NotFound);
    let stays = json!({ "id": line["id"], "rev": line["rev"], "leaves": false });
    bench.call("remark_read", stays);
    assert_eq!(remarks(&mut bench)["held"][0]["held"], "stays");
    assert_eq!(blocked(&mut bench), json!(["no_folder", "nothing_new"]));
    // The twin: read through, the very words leave.
    read_through(&mut bench);
    let second = at.send(&mut bench);
    assert!(opened(&at, &second).contains("令和6年のままです。直してください"));
}

#[test]
fn a_mark_goes_up_its_receipt_comes_back_and_its_withdrawal_travels() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let state = |bench: &mut Bench| of(bench, PASSAGE)["current"]["state"].clone();
    let given = remark(&mut bench, PASSAGE, "wrong", "");
    assert_eq!(state(&mut bench)["now"], "saved");
    let first = at.send(&mut bench);
    assert_eq!(state(&mut bench)["now"], "sent");
    let received = at.receive(&[&first]);
    assert_eq!(
        (&received[0]["accepted"], &received[0]["problem"]),
        (&json!(1), &json!(""))
    );
    bench.call("take", json!({ "files": [received[0]["receipt"]] }));
    assert_eq!(state(&mut bench)["now"], "received");
    let bundles = bench.call("bundle_list", json!({}));
    assert_eq!(
        (&bundles[0]["remarks"], &bundles[0]["accepted"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(list(&at)[0]["marks"]["wrong"], 1);
    remark(&mut bench, PASSAGE, "lacking", "");
    assert_eq!(
        (&state(&mut bench)["now"], &state(&mut bench)["older_sent"]),
        (&json!("saved"), &json!(true))
    );
    let second = at.send(&mut bench);
    bench.call("remark_withdraw", json!({ "id": given["id"] }));
    assert_eq!(remarks(&mut bench)["withdrawn"], 1);
    let third = at.send(&mut bench);
    // In whatever order they arrive.
    let lines = at.receive(&[&third, &second, &first]);
    assert!(lines.iter().all(|l| l["problem"] == ""), "{lines:?}");
    assert_eq!(list(&at), Vec::<Value>::new());
    assert_eq!(remarks(&mut bench)["withdrawn"], 0, "told once");
    // Given anew it counts again.
    remark(&mut bench, PASSAGE, "useful", "");
    let fourth = at.send(&mut bench);
    at.receive(&[&fourth]);
    assert_eq!(list(&at)[0]["marks"]["useful"], 1);
}

#[test]
fn a_mark_stays_with_its_edition_and_is_shown_beside_the_newer_one() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    remark(&mut bench, PASSAGE, "outdated", "");
    let next = folder(&at, "2027-04", &crate::editions::today());
    let file = file_of(&next, PASSAGE);
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{text}\n書き足した一文です。\n")).unwrap();
    publish(&at, &next, "new.manual");
    assert_eq!(take(&mut bench, &at, "new.manual", false)["problem"], "");
    let both = of(&mut bench, PASSAGE);
    assert_eq!(both["current"], Value::Null);
    assert_eq!(both["others"][0]["edition"], "2026-11");
    remark(&mut bench, PASSAGE, "useful", "");
    let file = at.send(&mut bench);
    at.receive(&[&file]);
    let all = list(&at);
    assert_eq!(all[0]["editions"], json!(["2026-11", "2027-04"]));
    let narrowed = answer(
        &["hq", "evidence", &at.path("hq"), "--edition", "2027-04"],
        HQ,
    );
    assert_eq!(narrowed["passages"][0]["marks"]["outdated"], 0);
    assert_eq!(
        narrowed["passages"][0]["rank"], 0,
        "nothing is asked of the newer one"
    );
}

/// Turns on or off what is recorded while a case moves on.
fn recording(bench: &mut Bench, allowed: bool, own: bool) {
    let mut settings = bench.call("settings_get", json!({}));
    settings["passage_use_allowed"] = json!(allowed);
    settings["passage_use"] = json!(own);
    bench.call("settings_save", settings);
}

/// A case that is at the first stage; saving the two lines brings it further.
pub(crate) fn waiting(bench: &mut Bench, n: usize) -> String {
    let made = bench.call(
        "intake",
        json!({
            "person": { "name": format!("対象 {n}郎"), "birth_date": "1975-04-03", "sex": "male" },
            "case": { "opened_on": "2026-05-12" },
        }),
    );
    made["value"]["case_id"].as_str().unwrap().to_owned()
}

fn stage(bench: &mut Bench, case: &str) -> String {
    let view = bench.call("case_open", json!({ "id": case }));
    view["stage"]["current"].as_str().unwrap().to_owned()
}

/// Writes what the first stages ask for, so that the case moves on; answers whether it did.
pub(crate) fn move_on(bench: &mut Bench, case: &str, outcome: &str) -> bool {
    let before = stage(bench, case);
    let mut file = bench.call("case_open", json!({ "id": case }))["file"]["case"].clone();
    file["work_line"] = json!("事務");
    file["illness_line"] = json!("通院中");
    bench.call("case_save", json!({ "record": file }));
    bench.save(
        "treatment",
        case,
        json!({ "disease": "liver", "disease_name": "肝硬変" }),
    );
    bench.save("activity", case, json!({ "on_date": "2026-05-12", "channel": "in_person", "minutes": 30, "kinds": ["first_interview"], "partners": ["self"] }));
    bench.save("consent", case, json!({ "purpose": "registration", "answer": "agreed", "on_date": "2026-05-13", "form": "written" }));
    if !outcome.is_empty() {
        bench.save(
            "outcome",
            case,
            json!({ "code": outcome, "on_date": "2026-10-01" }),
        );
    }
    stage(bench, case) != before
}

#[test]
fn nothing_is_recorded_until_facility_and_user_have_both_turned_it_on() {
    for (allowed, own) in [(false, false), (true, false), (false, true), (true, true)] {
        let mut bench = Bench::new();
        recording(&mut bench, allowed, own);
        let case = waiting(&mut bench, 1);
        bench.call(
            "passage_seen",
            json!({ "case_id": case, "passage": PASSAGE }),
        );
        assert!(move_on(&mut bench, &case, ""), "the case moves on");
        let uses = bench.call("passage_uses", json!({}));
        let recorded = uses["steps"].as_i64().unwrap() > 0;
        assert_eq!(recorded, allowed && own, "{allowed} {own}: {uses}");
        let file = bench.call("case_open", json!({ "id": case }))["file"]["passages"].clone();
        assert_eq!(file == json!([PASSAGE]), allowed && own);
    }
}

#[test]
fn only_what_was_open_beside_the_case_is_recorded_and_turning_off_forgets() {
    let mut bench = Bench::new();
    recording(&mut bench, true, true);
    let (one, other) = (waiting(&mut bench, 1), waiting(&mut bench, 2));
    bench.call(
        "passage_seen",
        json!({ "case_id": one, "passage": PASSAGE }),
    );
    assert!(move_on(&mut bench, &other, ""));
    assert_eq!(
        bench.call("passage_uses", json!({}))["steps"],
        0,
        "another case moved"
    );
    // In the manual itself: open while it moved, and closed before.
    bench.call("passage_seen", json!({ "passage": OTHER }));
    bench.call("passage_seen", json!({ "passage": "" }));
    assert!(move_on(&mut bench, &one, ""));
    let passages = |bench: &mut Bench, case: &str| {
        bench.call("case_open", json!({ "id": case }))["file"]["passages"].clone()
    };
    assert_eq!(passages(&mut bench, &one), json!([PASSAGE]));
    let third = waiting(&mut bench, 3);
    bench.call("passage_seen", json!({ "passage": OTHER }));
    assert!(move_on(&mut bench, &third, ""));
    assert_eq!(passages(&mut bench, &third), json!([OTHER]));
    // Turned off in the middle: what is open in this session is forgotten too.
    let fourth = waiting(&mut bench, 4);
    bench.call(
        "passage_seen",
        json!({ "case_id": fourth, "passage": PASSAGE }),
    );
    recording(&mut bench, true, false);
    recording(&mut bench, true, true);
    assert!(move_on(&mut bench, &fourth, ""));
    assert_eq!(passages(&mut bench, &fourth), json!([]));
    bench.call("passage_uses_erase", json!({}));
    assert_eq!(bench.call("passage_uses", json!({}))["lines"], json!([]));
    assert_eq!(passages(&mut bench, &one), json!([]));
}

#[test]
fn passages_leave_with_three_alike_and_go_again_when_they_are_forgotten() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    recording(&mut bench, true, true);
    let cases: Vec<String> = (0..3).map(|n| waiting(&mut bench, n)).collect();
    for (n, case) in cases.iter().enumerate() {
        bench.call(
            "passage_seen",
            json!({ "case_id": case, "passage": PASSAGE }),
        );
        if n == 0 {
            bench.call("passage_seen", json!({ "case_id": case, "passage": OTHER }));
        }
        assert!(move_on(&mut bench, case, "returned_same"));
    }
    let preview = bench.call("export_preview", json!({}));
    let ready = preview["ready"].as_array().unwrap();
    assert_eq!(ready.len(), 3, "{preview}");
    assert!(
        ready
            .iter()
            .all(|l| l["fields"]["passages"] == json!([PASSAGE])),
        "{ready:?}"
    );
    // The twin: it is recorded, and one alone would be picked out by it.
    let recorded = bench.call("case_open", json!({ "id": cases[0] }))["file"]["passages"].clone();
    assert_eq!(recorded, json!([OTHER, PASSAGE]));
    let first = at.send(&mut bench);
    let text = opened(&at, &first);
    assert!(text.contains(PASSAGE) && !text.contains(OTHER), "{text}");
    assert_eq!(remarks(&mut bench)["withdrawn"], 0);
    bench.call("passage_uses_erase", json!({}));
    let second = at.send(&mut bench);
    assert!(
        !opened(&at, &second).contains(PASSAGE),
        "they leave again without it"
    );
    // Without consent nothing of the case leaves, and no passage.
    let mut other = Bench::new();
    let at = Exchange::with(&mut other);
    recording(&mut other, true, true);
    let case = waiting(&mut other, 1);
    other.call(
        "passage_seen",
        json!({ "case_id": case, "passage": PASSAGE }),
    );
    assert!(move_on(&mut other, &case, ""));
    let mut consent = other.call("case_open", json!({ "id": case }))["file"]["consents"][0].clone();
    consent["withdrawn_on"] = json!("2026-06-01");
    other.call("consent_save", json!({ "record": consent }));
    remark(&mut other, OTHER, "useful", "");
    let file = at.send(&mut other);
    assert!(!opened(&at, &file).contains(PASSAGE));
}

#[test]
fn two_facilities_make_one_list_and_nobody_is_in_it() {
    let (mut one, mut two) = (Bench::new(), Bench::new());
    let at = Exchange::with(&mut one);
    admit(&mut two, &at, "若葉病院");
    let words = "図の単位が実際と違います";
    for bench in [&mut one, &mut two] {
        recording(bench, true, true);
        for n in 0..6 {
            let case = waiting(bench, n);
            bench.call(
                "passage_seen",
                json!({ "case_id": case, "passage": PASSAGE }),
            );
            let outcome = if n == 0 { "left_own" } else { "returned_same" };
            move_on(bench, &case, outcome);
        }
        remark(bench, PASSAGE, "lacking", words);
        read_through(bench);
    }
    remark(&mut one, OTHER, "wrong", "");
    remark(&mut two, "privacy.consent-design", "useful", "");
    let files = [at.send(&mut one), at.send(&mut two)];
    let lines = at.receive(&[&files[0], &files[1]]);
    assert!(lines.iter().all(|l| l["problem"] == ""), "{lines:?}");
    let all = list(&at);
    let places: Vec<(&Value, &str)> = all
        .iter()
        .map(|c| (&c["rank"], c["passage"].as_str().unwrap()))
        .collect();
    assert_eq!(
        places[0],
        (&json!(1), OTHER),
        "one error before two gaps: {places:?}"
    );
    assert_eq!(places[1], (&json!(2), PASSAGE));
    assert_eq!(all[1]["facilities"], 2);
    assert_eq!(all[1]["comments"][0]["text"], words);
    // Ten returned and two left: the two are not told, and cannot be subtracted.
    let used = &all[1]["used"];
    let shown = used.to_string();
    assert!(
        shown.contains("hidden") && !shown.contains("\"count\":2"),
        "{used}"
    );
    assert!(!(shown.contains("12") && shown.contains("10")), "{used}");
    in_plain_view(&at);
    nobody_inside(&at, &files, words);
}

/// For people on the terminal, and as a table.
fn in_plain_view(at: &Exchange) {
    let out = run(&["hq", "evidence", &at.path("hq"), "--table"], HQ);
    let text = String::from_utf8(out.stdout).unwrap();
    for word in [
        "順位",
        "判断力と危険作業",
        "足りない",
        "図の単位が実際と違います",
        "少数のため非表示",
    ] {
        assert!(text.contains(word), "{word} in {text}");
    }
    assert!(
        !text.contains("青葉病院") && !text.contains("若葉病院"),
        "{text}"
    );
    for name in ["list.xlsx", "list.csv"] {
        let file = at.path(name);
        answer(&["hq", "evidence", &at.path("hq"), "-o", &file], HQ);
        assert!(std::fs::metadata(&file).unwrap().len() > 100, "{name}");
    }
    let csv = std::fs::read_to_string(at.path("list.csv")).unwrap();
    assert!(csv.contains("判断力と危険作業"), "{csv}");
    let refused = run(
        &["hq", "evidence", &at.path("hq"), "-o", &at.path("list.doc")],
        HQ,
    );
    assert_eq!(refused.status.code(), Some(1));
}

/// Neither who wrote, nor whose case, nor a day; the words that were read through are there.
fn nobody_inside(at: &Exchange, files: &[std::path::PathBuf; 2], words: &str) {
    let text = files.each_ref().map(|f| opened(at, f)).concat();
    for there in [words, PASSAGE, "\"type\":\"remark\"", "2026-11"] {
        assert!(text.contains(there), "{there}");
    }
    let today = workbench::today().to_string();
    for secret in [
        "user1",
        "佐々木",
        "対象",
        "郎",
        "R8-0",
        "1975-",
        "2026-05-12",
        "2026-05-13",
        "肝硬変",
        &today,
    ] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

/// As many users as asked for, each with a passphrase of their own; the first one is there already.
fn with_users(bench: &mut Bench, most: usize) -> Vec<(String, &'static str)> {
    const WORDS: [&str; 4] = [
        "momiji no michi 31",
        "kawara no ishi 52",
        "minato no kaze 84",
        "tsuki no usagi 97",
    ];
    let mut out = vec![("user1".to_owned(), PASSPHRASE)];
    for (n, words) in WORDS.iter().enumerate().take(most - 1) {
        let id = format!("staff{n}");
        bench.call("user_add", json!({ "name": format!("職員 {n}"), "profession": "nurse", "role": "staff", "id": id, "passphrase": words }));
        out.push((id, words));
    }
    out
}

/// One answer and one judgement, as one user.
fn study(bench: &mut Bench, (id, passphrase): &(String, &str), level: u32) {
    bench.call("lock", json!({}));
    bench.call("unlock", json!({ "user_id": id, "passphrase": passphrase }));
    let open = bench.call("check_open", json!({ "chapter": "liver", "again": false }));
    let ask = json!({ "chapter": "liver", "question": open["questions"][0]["id"], "choice": 1 });
    bench.call("check_answer", ask);
    bench.call("course_rate", json!({ "chapter": "liver", "understanding": level, "usefulness": 5, "comment": "とても個人的な感想" }));
}

#[test]
fn the_course_leaves_as_counts_of_three_and_more() {
    let mut bench = Bench::new();
    let at = Exchange::with(&mut bench);
    let users = with_users(&mut bench, 4);
    let course = |bench: &mut Bench| bench.call("export_preview", json!({}))["course"].clone();
    study(&mut bench, &users[0], 5);
    study(&mut bench, &users[1], 2);
    assert_eq!(course(&mut bench), json!([]), "two are too few");
    study(&mut bench, &users[2], 4);
    let three = course(&mut bench);
    assert_eq!(three[0]["understanding"], json!({ "yes": 2, "of": 3 }));
    assert_eq!(three[0]["questions"][0]["first"]["of"], 3);
    assert_eq!(three[0]["finished"], 0, "nobody has read it all");
    study(&mut bench, &users[3], 1);
    assert_eq!(course(&mut bench), three, "the fourth waits for two more");
    bench.call("lock", json!({}));
    bench.call(
        "unlock",
        json!({ "user_id": "user1", "passphrase": PASSPHRASE }),
    );
    remark(&mut bench, PASSAGE, "useful", "");
    let file = at.send(&mut bench);
    let text = opened(&at, &file);
    assert!(text.contains("course_first_answer") && text.contains("course_understanding"));
    for secret in ["感想", "staff0", "職員", "user1"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    at.receive(&[&file]);
    let told = answer(&["hq", "course", &at.path("hq")], HQ);
    let liver = &told["chapters"][0];
    assert_eq!(
        (&told["facilities"], &liver["chapter"]),
        (&json!(1), &json!("liver"))
    );
    assert_eq!(
        liver["understanding"],
        json!({ "yes": 2, "of": 3, "percent": 67 })
    );
    assert_eq!(liver["questions"][0]["first"]["of"], 3);
    let out = run(&["hq", "course", &at.path("hq"), "--table"], HQ);
    let text = String::from_utf8(out.stdout).unwrap();
    assert!(text.contains("67%(2/3)"), "{text}");
}

#[test]
fn a_practice_workplace_keeps_its_marks() {
    let mut bench = Bench::practice();
    let given = remark(&mut bench, PASSAGE, "wrong", "");
    assert_eq!(given["state"]["local_only"], true);
    let blocked = bench.call("export_preview", json!({}))["blocked"].clone();
    assert!(
        blocked.as_array().unwrap().contains(&json!("practice")),
        "{blocked}"
    );
}
