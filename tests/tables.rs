//! Old case lists come in: files that other programs made, a trial, one transaction, undoing, and files that mean harm.

use crate::support::{Bench, PASSPHRASE};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A list as hospitals keep it: two lines above the headings, dates in every way, words of the house.
pub(crate) const LIST: &str = "両立支援 相談台帳,,,,,,,,,,,,,,,\n令和6年度,,,,,,,,,,,,,,,\n\
番号,氏名,ふりがな,生年月日,性別,患者ID,診療科,主治医,病名,勤務先,職種,雇用形態,受付日,終了日,転帰,面談日,経過\n\
1,髙橋 一郎,たかはし いちろう,S50.4.3,男,00412876,消化器内科,中村,肝硬変,青葉製作所,旋盤工,正社員,R6.5.1,2024/11/30,復職,R6.5.8,仕事を続けたいと話す。\n\
2,佐藤 花子,さとう はなこ,昭和60年12月1日,女,00398112,乳腺外科,鈴木,乳がん,みどり銀行,事務,パート,2024/6/3,,,,\n\
3,渡邉 次郎,わたなべ じろう,1968/2/9,男性,00377001,脳神経外科,林,脳梗塞,自営,大工,自営業,20240701,,,,\n";

pub(crate) fn file(bench: &Bench, name: &str, bytes: &[u8]) -> PathBuf {
    let path = bench.folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

pub(crate) fn open(bench: &mut Bench, path: &Path) -> Value {
    bench.call("import_open", json!({ "path": path }))
}

pub(crate) fn picks(view: &Value) -> Value {
    let columns = view["columns"].as_array().unwrap();
    columns
        .iter()
        .map(|c| json!({ "column": c["column"], "target": c["target"] }))
        .collect()
}

/// The words with their guesses; words without one get the given code.
fn words(bench: &mut Bench, view: &Value, others: &str) -> Value {
    let columns = picks(view);
    let values = bench.call(
        "import_values",
        json!({ "id": view["id"], "columns": columns }),
    );
    let means = values.as_array().unwrap().iter().map(|v| {
        let code = v["code"]
            .as_str()
            .filter(|code| !code.is_empty())
            .unwrap_or(others);
        json!({ "target": v["target"], "said": v["said"], "code": code })
    });
    means.collect()
}

pub(crate) fn check(bench: &mut Bench, view: &Value, others: &str) -> Value {
    let values = words(bench, view, others);
    bench.call(
        "import_check",
        json!({ "id": view["id"], "columns": picks(view), "values": values }),
    )
}

fn write(bench: &mut Bench, view: &Value, start: Value) -> Value {
    let mut ask = start;
    ask["id"] = view["id"].clone();
    let mut progress = bench.call("import_start", ask);
    while progress["whole"] == false {
        progress = bench.call("import_step", json!({ "id": view["id"] }));
    }
    progress
}

fn cases(bench: &mut Bench) -> Value {
    bench.call(
        "case_list",
        json!({ "status": "all", "sort": "number", "limit": 200 }),
    )
}

/// Problems as (row, column, rule).
fn told(checked: &Value) -> Vec<(u64, String, String)> {
    let text = |p: &Value, name: &str| p[name].as_str().unwrap().to_owned();
    let problems = checked["problems"].as_array().unwrap();
    problems
        .iter()
        .map(|p| {
            (
                p["row"].as_u64().unwrap(),
                text(p, "letter"),
                text(p, "rule"),
            )
        })
        .collect()
}

fn reason(bench: &mut Bench, name: &str, bytes: &[u8]) -> String {
    let path = file(bench, name, bytes);
    let error = bench.refused("import_open", json!({ "path": path }));
    let error = serde_json::to_value(error).unwrap();
    assert_eq!(error["code"], "import_refused", "{error}");
    error["reason"].as_str().unwrap().to_owned()
}

/// The first person of the list, record by record.
fn stands_as_it_was_written(bench: &mut Bench, first: &Value) {
    let opened = bench.call("case_open", json!({ "id": first["case_id"] }));
    let file_of = &opened["file"];
    assert_eq!(file_of["person"]["birth_date"], "1975-04-03");
    assert_eq!(file_of["person"]["chart_number"], "00412876");
    assert_eq!(file_of["case"]["closed_on"], "2024-11-30");
    assert_eq!(file_of["employments"][0]["kind"], "regular");
    assert_eq!(
        (
            &file_of["outcomes"][0]["code"],
            &file_of["outcomes"][0]["on_date"]
        ),
        (&json!("returned_same"), &json!("2024-11-30"))
    );
    let talks = bench.call(
        "case_activities",
        json!({ "case_id": first["case_id"], "limit": 10 }),
    );
    assert_eq!(
        talks["total"], 0,
        "the way of talking was not taken, so no talk"
    );
}

#[test]
fn an_old_list_is_tried_taken_undone_and_taken_again() {
    let mut bench = Bench::new();
    let (bytes, _, _) = encoded(LIST);
    let path = file(&bench, "台帳.csv", &bytes);
    let view = open(&mut bench, &path);
    assert_eq!(
        (&view["encoding"], &view["header_row"], &view["rows"]),
        (&json!("shift_jis"), &json!(3), &json!(3))
    );
    let before = cases(&mut bench)["total"].clone();
    let checked = check(&mut bench, &view, "-");
    assert_eq!(
        (&checked["ready"], &checked["wrong"]),
        (&json!(3), &json!(0)),
        "{checked}"
    );
    assert_eq!(cases(&mut bench)["total"], before, "a trial writes nothing");

    let done = write(&mut bench, &view, json!({}));
    assert_eq!((&done["cases"], &done["left_out"]), (&json!(3), &json!(0)));
    let list = cases(&mut bench);
    assert_eq!(list["total"], 3);
    let first = &list["rows"][0];
    assert_eq!(
        (
            &first["name"],
            &first["number"],
            &first["disease"],
            &first["work"]
        ),
        (
            &json!("髙橋 一郎"),
            &json!("R6-0001"),
            &json!("肝硬変"),
            &json!("旋盤工")
        )
    );
    stands_as_it_was_written(&mut bench, first);

    // It stands in the log, can be searched, and the same list once more is three people who are known.
    let log = bench.call("audit_list", json!({ "kind": "import", "limit": 10 }));
    assert_eq!(
        (&log["total"], &log["chain_intact"]),
        (&json!(1), &json!(true))
    );
    assert_eq!(
        bench.call("case_list", json!({ "text": "みどり銀行", "limit": 10 }))["total"],
        1
    );
    let again = open(&mut bench, &path);
    assert_eq!(again["remembered"], true);
    let twins = check(&mut bench, &again, "-");
    assert_eq!(
        (twins["twins"].as_array().unwrap().len(), &twins["ready"]),
        (3, &json!(0)),
        "{twins}"
    );

    let runs = bench.call("import_list", json!({}));
    let undone = bench.call("import_undo", json!({ "id": runs[0]["id"] }));
    assert_eq!(
        (&undone["value"]["undone"], &undone["value"]["cases"]),
        (&json!(true), &json!(3))
    );
    assert_eq!(cases(&mut bench)["total"], 0);
    assert_eq!(
        bench.call("case_list", json!({ "text": "みどり銀行", "limit": 10 }))["total"],
        0
    );
    let view = open(&mut bench, &path);
    assert_eq!(check(&mut bench, &view, "-")["ready"], 3);
    write(&mut bench, &view, json!({}));
    let list = cases(&mut bench);
    assert_eq!(
        (&list["total"], &list["rows"][0]["number"]),
        (&json!(3), &json!("R6-0004")),
        "no number twice"
    );
}

#[test]
fn the_clocks_of_work_come_in_under_their_own_headings() {
    let mut bench = Bench::new();
    let list = "氏名,ふりがな,生年月日,性別,受付日,勤務先,欠勤の開始日,休職に入る前の欠勤の期間(か月),休職の開始日,休職できる期間(か月),有給休暇の付与日\n\
                髙橋 一郎,たかはし いちろう,S50.4.3,男,R8.5.1,青葉製作所,R8.6.1,3,R8.9.1,12,2025/4/1\n";
    let path = file(&bench, "勤務.csv", list.as_bytes());
    let view = open(&mut bench, &path);
    let checked = check(&mut bench, &view, "-");
    assert_eq!(
        (&checked["ready"], &checked["wrong"]),
        (&json!(1), &json!(0)),
        "{checked}"
    );
    write(&mut bench, &view, json!({}));
    let listed = cases(&mut bench);
    let case = listed["rows"][0]["case_id"].clone();
    let opened = bench.call("case_open", json!({ "id": case }));
    let work = &opened["file"]["employments"][0];
    let told = [
        "absence_from",
        "absence_months",
        "leave_began_on",
        "leave_months",
        "paid_leave_granted_on",
    ]
    .map(|f| work[f].clone());
    assert_eq!(
        told,
        [
            json!("2026-06-01"),
            json!(3),
            json!("2026-09-01"),
            json!(12),
            json!("2025-04-01")
        ]
    );
}

fn encoded(text: &str) -> (Vec<u8>, &'static str, bool) {
    let out = Command::new("iconv")
        .args(["-f", "UTF-8", "-t", "CP932"])
        .stdin(piped(text))
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    (out.stdout, "shift_jis", false)
}

fn piped(text: &str) -> std::process::Stdio {
    use std::io::{Seek, Write};
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file.rewind().unwrap();
    file.into()
}

#[test]
fn talks_come_with_a_way_of_talking_chosen_once() {
    let mut bench = Bench::new();
    let path = file(&bench, "a.csv", LIST.as_bytes());
    let view = open(&mut bench, &path);
    let asked = bench.call(
        "import_values",
        json!({ "id": view["id"], "columns": picks(&view) }),
    );
    let blank: Vec<&Value> = asked
        .as_array()
        .unwrap()
        .iter()
        .filter(|v| v["said"] == "")
        .collect();
    assert_eq!(
        (blank.len(), &blank[0]["target"], &blank[0]["rows"]),
        (1, &json!("activity.channel"), &json!(1))
    );
    let mut values = words(&mut bench, &view, "-");
    for one in values
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .filter(|v| v["target"] == "activity.channel")
    {
        one["code"] = json!("in_person");
    }
    let checked = bench.call(
        "import_check",
        json!({ "id": view["id"], "columns": picks(&view), "values": values }),
    );
    assert_eq!(checked["ready"], 3, "{checked}");
    write(&mut bench, &view, json!({}));
    let first = cases(&mut bench)["rows"][0]["case_id"].clone();
    let talks = bench.call("case_activities", json!({ "case_id": first, "limit": 10 }));
    assert_eq!(talks["rows"][0]["text"], "仕事を続けたいと話す。");
    assert_eq!(talks["rows"][0]["on_date"], "2024-05-08");
}

/// Each problem names its cell and says what is wrong in one sentence.
fn every_problem_is_a_sentence(checked: &Value) {
    let sentences: Vec<&str> = checked["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["said"].as_str().unwrap())
        .collect();
    assert!(
        sentences[2].contains("2026/2/30") && sentences[2].ends_with('。'),
        "{sentences:?}"
    );
    assert!(
        sentences
            .iter()
            .all(|s| s.ends_with('。') && !s.contains('{')),
        "{sentences:?}"
    );
}

#[test]
fn every_mistake_is_told_by_its_cell_and_nothing_is_half_taken() {
    let mut bench = Bench::new();
    let long = "あ".repeat(350_000);
    let text = format!(
        "氏名,生年月日,受付日,性別,病名,相談の内容\n\
         甲,令和65年5月1日,2024/5/1,男,肝炎,\n\
         乙,昭和元年,2026/2/30,男,肝炎,\n\
         丙,S45.1.1,R6.5.1,ヒト,肝炎,\n\
         丁,S45.1.1,R6.5.1,男,1234-5678-9018,\n\
         戊,S45.1.1,R6.5.1,男,肝炎,{long}\n\
         己,S45.1.1,R6.5.1,男,肝\u{1}炎,\n\
         ,S45.1.1,R6.5.1,男,肝炎,\n\
         庚,2030/1/1,5/1,男,肝炎,\n\
         辛,S45.1.1,R6.5.1,男,肝炎,よい行\n"
    );
    let path = file(&bench, "b.csv", text.as_bytes());
    let view = open(&mut bench, &path);
    let checked = check(&mut bench, &view, "");
    let expected = [
        (2, "B", "far_day"),
        (3, "B", "not_in_era"),
        (3, "C", "no_such_day"),
        (4, "D", "undecided"),
        (5, "E", "my_number"),
        (6, "F", "too_large"),
        (7, "E", "control_character"),
        (8, "A", "required"),
        (9, "C", "no_year"),
        (9, "B", "day_in_future"),
    ];
    let expected: Vec<(u64, String, String)> = expected
        .iter()
        .map(|(r, c, w)| (*r, (*c).to_owned(), (*w).to_owned()))
        .collect();
    assert_eq!(told(&checked), expected);
    assert_eq!(
        (&checked["wrong"], &checked["ready"]),
        (&json!(8), &json!(1))
    );
    every_problem_is_a_sentence(&checked);
    assert!(
        !checked.to_string().contains("9018"),
        "the number is not shown again"
    );

    // Whoever does not say so leaves no row out.
    let error = bench.refused("import_start", json!({ "id": view["id"] }));
    assert_eq!(serde_json::to_value(error).unwrap()["reason"], "wrong");
    let rest = bench.folder.path().join("rest.csv");
    bench.call("import_rest", json!({ "id": view["id"], "path": rest }));
    let rest = std::fs::read_to_string(rest).unwrap();
    assert_eq!(rest.lines().count(), 9);
    assert!(
        rest.starts_with('\u{feff}') && rest.contains("2026/2/30") && !rest.contains("9018"),
        "{rest}"
    );
    assert_eq!(
        bench.call("register", json!({ "limit": 10 }))["rows"][0]["paper"],
        "import_rest"
    );
    // The log of this PC has moved on, so the trial is made again.
    let view = open(&mut bench, &path);
    check(&mut bench, &view, "");
    let done = write(&mut bench, &view, json!({ "without_wrong": true }));
    assert_eq!((&done["cases"], &done["left_out"]), (&json!(1), &json!(8)));
    assert_eq!(cases(&mut bench)["rows"][0]["name"], "辛");
}

#[test]
fn somebody_known_is_chosen_for_row_by_row() {
    let mut bench = Bench::new();
    bench.case();
    let text = "氏名,ふりがな,生年月日,患者ID,受付日,面談日,方法,経過\n\
        髙橋 一郎,たかはし いちろう,S50.4.3,412876,R8.6.1,R8.6.1,電話,二度目の相談\n\
        甲,こう,S45.1.1,1,R8.6.1,R8.6.1,対面,一回目\n\
        甲,こう,S45.1.1,1,R8.6.8,R8.6.8,対面,二回目\n\
        甲,こう,S45.1.1,1,R8.7.8,R8.7.8,対面,新しい相談\n\
        乙,おつ,S46.1.1,2,R8.7.8,,,\n\
        乙,おつ,S46.1.1,3,R8.7.8,,,\n";
    let path = file(&bench, "c.csv", text.as_bytes());
    let view = open(&mut bench, &path);
    let checked = check(&mut bench, &view, "-");
    let twins = checked["twins"].as_array().unwrap();
    let seen: Vec<(u64, u64, &str)> = twins
        .iter()
        .map(|t| {
            (
                t["row"].as_u64().unwrap(),
                t["of_row"].as_u64().unwrap(),
                t["why"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            (2, 0, "chart_number"),
            (4, 3, "chart_number"),
            (5, 3, "chart_number"),
            (7, 6, "kana_birth")
        ]
    );
    let some = json!([{ "row": 2, "choice": "talk" }]);
    let error = bench.refused("import_start", json!({ "id": view["id"], "choices": some }));
    assert_eq!(serde_json::to_value(error).unwrap()["reason"], "undecided");
    let all = json!([{ "row": 2, "choice": "talk" }, { "row": 4, "choice": "talk" }, { "row": 5, "choice": "episode" }, { "row": 7, "choice": "skip" }]);
    let done = write(&mut bench, &view, json!({ "choices": all }));
    assert_eq!(
        (&done["cases"], &done["talks"], &done["left_out"]),
        (&json!(3), &json!(2), &json!(1))
    );
    let list = cases(&mut bench);
    let names: Vec<&str> = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["髙橋 一郎", "甲", "甲", "乙"]);
    let of = |bench: &mut Bench, n: usize| {
        bench.call(
            "case_activities",
            json!({ "case_id": list["rows"][n]["case_id"], "limit": 10 }),
        )["total"]
            .clone()
    };
    assert_eq!(
        (of(&mut bench, 0), of(&mut bench, 1), of(&mut bench, 2)),
        (json!(1), json!(2), json!(1))
    );
    let opened = bench.call("case_open", json!({ "id": list["rows"][2]["case_id"] }));
    assert_eq!(opened["episodes"].as_array().unwrap().len(), 1);

    // Undoing takes the talk out of the case that was there before, and leaves the case.
    let run = bench.call("import_list", json!({}))[0]["id"].clone();
    bench.call("import_undo", json!({ "id": run }));
    let list = cases(&mut bench);
    assert_eq!(
        (&list["total"], &list["rows"][0]["name"]),
        (&json!(1), &json!("髙橋 一郎"))
    );
    let left = bench.call(
        "case_activities",
        json!({ "case_id": list["rows"][0]["case_id"], "limit": 10 }),
    );
    assert_eq!(left["total"], 0);
}

#[test]
fn what_somebody_worked_on_is_named_before_an_import_is_undone() {
    let mut bench = Bench::new();
    let path = file(&bench, "d.csv", LIST.as_bytes());
    let view = open(&mut bench, &path);
    check(&mut bench, &view, "-");
    write(&mut bench, &view, json!({}));
    let list = cases(&mut bench);
    let worked = list["rows"][1]["case_id"].as_str().unwrap().to_owned();
    bench.save(
        "activity",
        &worked,
        json!({ "on_date": "2026-06-01", "channel": "phone", "text": "電話" }),
    );
    let run = bench.call("import_list", json!({}))[0]["id"].clone();
    let asked = bench.call("import_undo", json!({ "id": run }));
    assert_eq!(
        (
            &asked["value"]["undone"],
            &asked["value"]["changed"][0]["name"]
        ),
        (&json!(false), &json!("佐藤 花子"))
    );
    assert_eq!(cases(&mut bench)["total"], 3, "nothing happened yet");
    let done = bench.call("import_undo", json!({ "id": run, "keep_changed": true }));
    assert_eq!(
        (&done["value"]["undone"], &done["value"]["cases"]),
        (&json!(true), &json!(2))
    );
    let list = cases(&mut bench);
    assert_eq!(
        (&list["total"], &list["rows"][0]["name"]),
        (&json!(1), &json!("佐藤 花子"))
    );
    let opened = bench.call("case_open", json!({ "id": worked }));
    assert_eq!(opened["file"]["employments"][0]["employer"], "みどり銀行");
    assert_eq!(
        serde_json::to_value(bench.refused("import_undo", json!({ "id": run }))).unwrap()["code"],
        "not_found"
    );
}

#[test]
fn stopping_leaves_nothing_and_nobody_writes_beside_an_import() {
    let mut bench = Bench::new();
    let rows: String = (0..200).map(|n| format!("対象 {n},R6.5.1,{n}\n")).collect();
    let path = file(
        &bench,
        "e.csv",
        format!("氏名,受付日,患者ID\n{rows}").as_bytes(),
    );
    let view = open(&mut bench, &path);
    check(&mut bench, &view, "-");
    let started = bench.call("import_start", json!({ "id": view["id"] }));
    assert_eq!(
        (&started["done"], &started["total"]),
        (&json!(0), &json!(200))
    );
    let step = bench.call("import_step", json!({ "id": view["id"] }));
    assert!(step["done"].as_u64().unwrap() > 0 && step["whole"] == false);
    assert_eq!(
        cases(&mut bench)["total"],
        0,
        "nobody reads what is not whole"
    );
    let other = json!({ "person": { "name": "別の人" }, "case": { "opened_on": "2026-05-12" } });
    let error = bench.refused("intake", other.clone());
    assert_eq!(serde_json::to_value(error).unwrap()["reason"], "running");
    bench.call("import_stop", json!({ "id": view["id"] }));
    assert_eq!(cases(&mut bench)["total"], 0);
    let made = bench.call("intake", other);
    assert_eq!(made["value"]["number"], "R8-0001");
    // After that the trial speaks of yesterday's workplace.
    let error = bench.refused("import_start", json!({ "id": view["id"] }));
    assert_eq!(serde_json::to_value(error).unwrap()["reason"], "stale");
    check(&mut bench, &view, "-");
    write(&mut bench, &view, json!({}));
    let list = cases(&mut bench);
    assert_eq!(
        (&list["total"], &list["rows"][0]["number"]),
        (&json!(201), &json!("R6-0001")),
        "no number was lost"
    );
}

#[test]
fn locking_in_the_middle_leaves_nothing() {
    let mut bench = Bench::new();
    let rows: String = (0..100).map(|n| format!("対象 {n},R6.5.1\n")).collect();
    let path = file(&bench, "f.csv", format!("氏名,受付日\n{rows}").as_bytes());
    let view = open(&mut bench, &path);
    check(&mut bench, &view, "-");
    bench.call("import_start", json!({ "id": view["id"] }));
    bench.call("import_step", json!({ "id": view["id"] }));
    bench.call("lock", json!({}));
    let user = bench.call("state", json!({}))["users"][0]["id"].clone();
    bench.call(
        "unlock",
        json!({ "user_id": user, "passphrase": PASSPHRASE }),
    );
    assert_eq!(cases(&mut bench)["total"], 0);
    assert!(
        bench
            .call("import_list", json!({}))
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn our_own_table_changes_nothing() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save(
        "treatment",
        &case,
        json!({ "disease": "liver", "disease_name": "肝硬変", "main": true }),
    );
    bench.save(
        "employment",
        &case,
        json!({ "employer": "青葉製作所", "kind": "regular", "main": true }),
    );
    let text = |doctor: &str| {
        format!(
            "支援番号,氏名,ふりがな,生年月日,性別,患者ID,受付日,診療科,主治医,入院・外来,疾患の大分類,病名,勤務先,雇用形態,次のフォロー予定日\n\
         R8-0001,髙橋 一郎,たかはし いちろう,1975-04-03,男,00412876,2026-05-12,消化器内科,{doctor},外来,肝疾患,肝硬変,青葉製作所,正規の職員・従業員,\n"
        )
    };
    let path = file(&bench, "own.csv", text("中村").as_bytes());
    let view = open(&mut bench, &path);
    assert_eq!(view["own"], true);
    let checked = check(&mut bench, &view, "");
    assert_eq!(
        (&checked["unchanged"], &checked["ready"]),
        (&json!(1), &json!(0)),
        "{checked}"
    );
    let error = bench.refused("import_start", json!({ "id": view["id"] }));
    assert_eq!(serde_json::to_value(error).unwrap()["reason"], "nothing");
    let path = file(&bench, "own.csv", text("別の医師").as_bytes());
    let view = open(&mut bench, &path);
    let checked = check(&mut bench, &view, "");
    assert_eq!(checked["differing"][0]["fields"], json!(["主治医"]));
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let mut bench = Bench::new();
    let compound = |name: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert_eq!(
        reason(&mut bench, "a.xlsx", &compound("EncryptedPackage")),
        "password"
    );
    assert_eq!(
        reason(&mut bench, "a.xls", &compound("Workbook")),
        "old_excel"
    );
    assert_eq!(
        reason(&mut bench, "b.xlsx", b"PK\x03\x04 nothing"),
        "broken"
    );
    assert_eq!(reason(&mut bench, "c.csv", b""), "empty");
    assert_eq!(reason(&mut bench, "d.csv", b"\x89PNG\r\n\0\0"), "not_text");
    assert_eq!(reason(&mut bench, "e.csv", &[0xfe; 4000]), "encoding");
    let error = bench.refused(
        "import_open",
        json!({ "path": bench.folder.path().join("nowhere") }),
    );
    assert_eq!(serde_json::to_value(error).unwrap()["reason"], "unreadable");
    // A file of names only, without a column for a name.
    let path = file(&bench, "g.csv", "体重,身長\n60,170\n".as_bytes());
    let view = open(&mut bench, &path);
    let error = bench.refused(
        "import_values",
        json!({ "id": view["id"], "columns": picks(&view) }),
    );
    assert_eq!(serde_json::to_value(error).unwrap()["reason"], "no_name");
}

#[test]
fn files_of_libreoffice_come_in() {
    let mut bench = Bench::new();
    let csv = file(&bench, "list.csv", LIST.as_bytes());
    let folder = bench.folder.path().to_owned();
    // 76 = UTF-8, and Japanese dates are recognised, so that cells become dates as they do for people.
    let out = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args([
            "--headless",
            "--infilter=CSV:44,34,76,1,,1041,false,true",
            "--convert-to",
            "xlsx",
            "--outdir",
        ])
        .arg(&folder)
        .arg(&csv)
        .env("HOME", &folder)
        .output()
        .expect("run through `cargo xtask test`: no LibreOffice");
    let made = folder.join("list.xlsx");
    assert!(made.exists(), "{}", String::from_utf8_lossy(&out.stderr));
    let view = open(&mut bench, &made);
    assert_eq!(
        (&view["kind"], &view["header_row"], &view["rows"]),
        (&json!("xlsx"), &json!(3), &json!(3))
    );
    let checked = check(&mut bench, &view, "-");
    assert_eq!(checked["ready"], 3, "{checked}");
    write(&mut bench, &view, json!({}));
    let list = cases(&mut bench);
    let born = bench.call("case_open", json!({ "id": list["rows"][2]["case_id"] }))["file"]["person"]["birth_date"].clone();
    assert_eq!(born, "1968-02-09");
}

/// Writes a workbook as people's own scripts do.
const OPENPYXL: &str = r#"
import sys, datetime, openpyxl
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "台帳"
sheet.append(["氏名", "生年月日", "受付日", "診療科", "病名", "性別"])
sheet.append(["髙橋 一郎", datetime.date(1975, 4, 3), datetime.datetime(2024, 5, 1, 10, 30), "消化器内科", "肝硬変", "男"])
sheet.append(["佐藤 花子", "S60.12.1", 20240603, None, "乳がん", "女"])
sheet.append(["渡邉 次郎", datetime.date(1968, 2, 9), 45474, "脳外科", "=1+1", "男"])
sheet.merge_cells("D2:D3")
other = book.create_sheet("別の表")
other.append(["氏名", "受付日"])
other.append(["別の人", datetime.date(2024, 1, 5)])
hidden = book.create_sheet("隠し")
hidden.append(["氏名"])
hidden.sheet_state = "hidden"
if len(sys.argv) > 2:
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
book.save(sys.argv[1])
"#;

#[test]
fn files_of_openpyxl_come_in() {
    for epoch in [&[][..], &["1904"]] {
        let mut bench = Bench::new();
        let path = bench.folder.path().join("book.xlsx");
        let made = Command::new("/usr/bin/python3")
            .args(["-c", OPENPYXL])
            .arg(&path)
            .args(epoch)
            .output()
            .unwrap();
        assert!(
            made.status.success(),
            "run through `cargo xtask test`: {}",
            String::from_utf8_lossy(&made.stderr)
        );
        let view = open(&mut bench, &path);
        assert_eq!(view["sheets"], json!(["台帳", "別の表"]));
        assert_eq!(
            view["uncalculated"], true,
            "nobody has calculated the formula"
        );
        let checked = check(&mut bench, &view, "-");
        assert_eq!(checked["ready"], 3, "{checked}");
        write(&mut bench, &view, json!({}));
        let list = cases(&mut bench);
        let mut at = |n: usize| {
            bench.call("case_open", json!({ "id": list["rows"][n]["case_id"] }))["file"].clone()
        };
        let (first, second, third) = (at(0), at(1), at(2));
        assert_eq!(
            (&first["person"]["birth_date"], &first["case"]["opened_on"]),
            (&json!("1975-04-03"), &json!("2024-05-01")),
            "{epoch:?}"
        );
        assert_eq!(
            (
                &second["person"]["birth_date"],
                &second["case"]["opened_on"]
            ),
            (&json!("1985-12-01"), &json!("2024-06-03"))
        );
        assert_eq!(
            second["case"]["department"], "消化器内科",
            "merged with the cell above"
        );
        let plain = if epoch.is_empty() {
            "2024-07-01"
        } else {
            "2028-07-02"
        };
        assert_eq!(
            third["case"]["opened_on"], plain,
            "a bare number is a day of the calendar of the file"
        );
        let other = bench.call("import_open", json!({ "path": path, "sheet": "別の表" }));
        assert_eq!(
            (&other["sheet"], &other["rows"]),
            (&json!("別の表"), &json!(1))
        );
    }
}
