//! Papers of real cases.

use crate::support::{Bench, words};
use serde_json::{Value, json};
use std::process::Command;
use workbench::error::ApiError;

fn saved(bench: &mut Bench, request: &Value) -> std::path::PathBuf {
    let path = bench
        .folder
        .path()
        .join(format!("{}.pdf", request["paper"].as_str().unwrap()));
    bench.call("paper_save", json!({ "request": request, "path": path }));
    path
}

fn full_case(bench: &mut Bench) -> String {
    let case = bench.case();
    bench.save("treatment", &case, json!({ "disease": "liver", "disease_name": "C型肝硬変", "icd10": "K74.6", "course": "直接作用型抗ウイルス薬を終えた。", "bad_day": "15分の休憩を2回要する。", "visit_frequency": "月1回(水曜午前)" }));
    bench.save("employment", &case, json!({ "status": "employee", "employer": "青葉金属工業", "industry": "E", "work_items": ["w1_1", "w2_3"], "has_physician": "yes" }));
    bench.save("measure", &case, json!({ "code": "overtime", "nature": "safety", "text": "残業は月10時間まで", "from_date": "2026-08-22" }));
    bench.save("activity", &case, json!({ "on_date": "2026-11-20", "channel": "phone", "partners": ["occ_physician"], "minutes": 15, "text": "残業制限は12月末まで継続が望ましいとの意見。" }));
    case
}

#[test]
fn a_summary_tells_the_case_and_enters_the_register() {
    let mut bench = Bench::new();
    let case = full_case(&mut bench);
    let pdf = saved(
        &mut bench,
        &json!({ "paper": "summary", "case_id": case, "way": "in_house" }),
    );
    let text = words(&pdf);
    for word in [
        "両立支援サマリー",
        "髙橋 一郎",
        "C型肝硬変(K74.6)",
        "青葉金属工業",
        "残業は月10時間まで",
        "本書の取扱い",
    ] {
        assert!(text.contains(word), "{word} in {text}");
    }
    assert!(
        Command::new("qpdf")
            .args(["--check", pdf.to_str().unwrap()])
            .output()
            .unwrap()
            .status
            .success()
    );
    assert!(std::fs::metadata(&pdf).unwrap().len() < 120 * 1024);
    let register = bench.call("register", json!({ "case_id": case, "limit": 5 }));
    assert_eq!(
        (&register["total"], &register["rows"][0]["paper"]),
        (&json!(1), &json!("summary"))
    );
}

#[test]
fn a_paper_that_could_not_be_saved_stands_in_the_register_as_one_that_did_not_leave() {
    let mut bench = Bench::new();
    let case = full_case(&mut bench);
    let request = json!({ "paper": "summary", "case_id": case, "way": "in_house" });
    let folder = tempfile::tempdir().unwrap();
    // Where a folder has the name, the complete file cannot get it.
    let taken = folder.path().join("taken.pdf");
    std::fs::create_dir_all(taken.join("inside")).unwrap();
    let refused = bench.refused("paper_save", json!({ "request": request, "path": taken }));
    assert!(
        matches!(refused, ApiError::FileFailed { .. }),
        "{refused:?}"
    );
    let free = folder.path().join("free.pdf");
    bench.call("paper_save", json!({ "request": request, "path": free }));

    let entries = bench.call("register", json!({ "case_id": case, "limit": 5 }));
    let failed = |row: usize| entries["rows"][row]["failed"].clone();
    assert_eq!(
        (&entries["total"], failed(0), failed(1)),
        (&json!(2), json!(false), json!(true))
    );
    let names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 2, "nothing half-written stays: {names:?}");
    let acts = bench.call(
        "audit_list",
        json!({ "kind": "save_pdf_failed", "limit": 5 }),
    );
    assert_eq!(acts["total"], 1);
}

/// 連絡時の注意 as the screens call it: field and word.
fn caution_labels() -> Vec<(String, String)> {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/lib/text/record.ts");
    let text = std::fs::read_to_string(file).unwrap();
    let (_, rest) = text.split_once("cautionLabels: {").unwrap();
    let (list, _) = rest.split_once('}').unwrap();
    let line = |line: &str| {
        let (field, word) = line.trim().trim_end_matches(',').split_once(": ")?;
        Some((field.to_owned(), word.trim_matches('"').to_owned()))
    };
    list.lines().filter_map(line).collect()
}

#[test]
fn the_head_stands_on_what_stays_in_the_house_and_nowhere_else() {
    let mut bench = Bench::new();
    let case = full_case(&mut bench);
    let mut file = bench.call("case_open", json!({ "id": case }))["file"].clone();
    let labels = caution_labels();
    assert!(labels.len() > 8, "{labels:?}");
    let mut marks = Vec::new();
    for (n, (field, label)) in labels.iter().enumerate() {
        let (value, shown) = match field.as_str() {
            "contact_voicemail" | "contact_post" => (json!("ng"), "不可".to_owned()),
            "interpreter" => (json!(true), "必要".to_owned()),
            _ => (json!(format!("注意{n}番")), format!("注意{n}番")),
        };
        file["person"][field] = value;
        marks.push((format!("{label}: {shown}"), shown));
    }
    bench.call("person_save", json!({ "record": file["person"] }));
    file["case"]["hospital"] = json!("other");
    file["case"]["hospital_name"] = json!("みどり総合病院");
    file["case"]["care_setting"] = json!("inpatient");
    file["case"]["admitted_on"] = json!("2026-11-02");
    file["case"]["lead_user"] = json!("user1");
    bench.call("case_save", json!({ "record": file["case"] }));

    let paper = |bench: &mut Bench, paper: &str, way: &str| {
        let text = words(&saved(
            bench,
            &json!({ "paper": paper, "case_id": case, "way": way }),
        ));
        text.replace([' ', '\n'], "")
    };
    for id in ["summary", "activities"] {
        let text = paper(&mut bench, id, "in_house");
        for said in [
            "00412876",
            "主治医中村",
            "入院(令和8年11月2日〜)",
            "みどり総合病院",
            "主佐々木花",
        ] {
            assert!(text.contains(said), "{said} on {id}: {text}");
        }
        for (mark, _) in &marks {
            assert!(
                text.contains(&mark.replace(' ', "")),
                "{mark} on {id}: {text}"
            );
        }
        // What a copy for the person tells of others would be said behind their backs.
        let text = paper(&mut bench, id, "self");
        assert!(
            !text.contains("注意") && !text.contains("連絡時"),
            "{id}: {text}"
        );
    }
    bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "on_date": "2026-06-03", "parties": ["hr"], "items": ["measures", "disease"], "form": "written" }));
    let request =
        json!({ "paper": "considerations", "case_id": case, "way": "company", "party": "hr" });
    let text = words(&saved(&mut bench, &request));
    for absent in ["00412876", "注意", "連絡時"] {
        assert!(!text.contains(absent), "{absent} in {text}");
    }
}

#[test]
fn the_printed_log_is_the_one_on_the_screen() {
    let mut bench = Bench::new();
    let case = full_case(&mut bench);
    bench.call("case_open", json!({ "id": case }));
    let one = bench.call(
        "consultation_save",
        json!({ "record": { "kind": "consultation", "on_date": "2026-11-20" } }),
    );
    let one = one["value"]["id"].as_str().unwrap();
    let month = bench.call("state", json!({}))["session"]["today"]["iso"]
        .as_str()
        .unwrap()[..7]
        .to_owned();
    let request = json!({ "paper": "audit-log", "kind": "save", "user": "user1", "month": month });
    let text = words(&saved(&mut bench, &request));
    assert!(text.contains("操作: 保存 / 利用者: 佐々木 花"), "{text}");
    assert!(
        text.contains("R8-0001") && text.contains("単発相談"),
        "{text}"
    );
    // A record of a case is shown by the number of the case, and nothing by an id of the program.
    for absent in ["記録を開く", "データフォルダの作成", one, case.as_str()] {
        assert!(!text.contains(absent), "{absent} in {text}");
    }
    let whole = words(&saved(&mut bench, &json!({ "paper": "audit-log" })));
    assert!(
        whole.contains("記録を開く") && whole.contains("データフォルダの作成"),
        "{whole}"
    );
    // The screen says the same words.
    let rows = bench.call("audit_list", json!({ "kind": "save", "limit": 50 }))["rows"].clone();
    let about: Vec<&str> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["about"].as_str().unwrap())
        .collect();
    assert!(
        about.contains(&"単発相談")
            && about.contains(&"R8-0001")
            && about.contains(&"R8-0001 経過"),
        "{about:?}"
    );
}

#[test]
fn initials_hide_name_birth_date_and_chart_number() {
    let mut bench = Bench::new();
    let case = full_case(&mut bench);
    let text = words(&saved(
        &mut bench,
        &json!({ "paper": "summary", "case_id": case, "initials": true }),
    ));
    for secret in ["髙橋", "一郎", "00412876", "昭和50年"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[test]
fn considerations_never_show_the_diagnosis_unless_consented() {
    let mut bench = Bench::new();
    let case = full_case(&mut bench);
    let hand_over = json!({ "paper": "considerations", "case_id": case, "way": "self" });
    let text = words(&saved(&mut bench, &hand_over));
    assert!(
        text.contains("残業は月10時間まで") && !text.contains("肝"),
        "{text}"
    );
    let to = |party: &str| json!({ "paper": "considerations", "case_id": case, "way": "company", "party": party });
    let missing = |party: &str| ApiError::ConsentMissing {
        party: party.into(),
    };
    assert_eq!(bench.refused("paper_draw", to("hr")), missing("hr"));
    bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "on_date": "2026-06-03", "parties": ["occ_physician"], "items": ["measures", "disease"], "form": "written" }));
    let drawn = bench.call("paper_draw", to("occ_physician"));
    for kept in ["症状と仕事への影響", "通院の頻度"] {
        assert!(drawn["left_out"].to_string().contains(kept), "{kept}");
    }
    let text = words(&saved(&mut bench, &to("occ_physician")));
    assert!(
        text.contains("C型肝硬変") && !text.contains("15分の休憩") && !text.contains("月1回"),
        "{text}"
    );
    let consent =
        bench.call("case_open", json!({ "id": case }))["file"]["consents"][0]["id"].clone();
    let entry = bench.call("register", json!({ "case_id": case, "limit": 1 }))["rows"][0].clone();
    assert_eq!(
        entry["consents"],
        json!([{ "id": consent, "purpose": "company", "on_date": "2026-06-03" }]),
        "the register says under which consent it left"
    );
    // What the physician may know, nobody else at the company may; and not everybody when none is named.
    assert_eq!(bench.refused("paper_draw", to("hr")), missing("hr"));
    assert_eq!(bench.refused("paper_draw", to("")), missing("hr"));
    bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "on_date": "2026-06-04", "parties": ["hr"], "items": ["measures", "schedule"], "form": "written" }));
    let text = words(&saved(&mut bench, &to("hr")));
    assert!(text.contains("月1回") && !text.contains("肝硬変"), "{text}");
}

#[test]
fn considerations_say_what_each_party_may_be_given() {
    let mut bench = Bench::new();
    let case = full_case(&mut bench);
    let hand_over = json!({ "paper": "considerations", "case_id": case, "way": "self" });
    let handling = |bench: &mut Bench, request: &Value| {
        let text = words(&saved(bench, request));
        let (_, handling) = text
            .split_once("手渡す")
            .or(text.split_once("目的以外"))
            .unwrap();
        handling.to_owned()
    };
    let text = handling(&mut bench, &hand_over);
    assert!(
        text.contains("人事労務・上司・産業医: 同意を確認するまで提供不可"),
        "{text}"
    );

    let agreed = json!({ "purpose": "company", "answer": "agreed", "on_date": "2026-06-03", "parties": ["occ_physician", "hr"], "items": ["measures", "schedule"], "form": "written" });
    bench.save("consent", &case, agreed);
    bench.save("consent", &case, json!({ "purpose": "company", "answer": "declined", "on_date": "2026-06-03", "parties": ["boss"], "form": "oral", "hearer": "佐々木" }));
    bench.save("consent", &case, json!({ "purpose": "support", "answer": "objection", "on_date": "2026-06-03", "parties": ["in_house"] }));
    let text = handling(&mut bench, &hand_over);
    for line in [
        "人事労務・産業医: 措置・配慮、治療予定",
        "上司: 提供不可",
        "院内: 提供不可(異議あり)",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    // The company is told what it may pass on, and nothing of what was said about others.
    let to_hr =
        json!({ "paper": "considerations", "case_id": case, "way": "company", "party": "hr" });
    let text = handling(&mut bench, &to_hr);
    assert!(
        text.contains("上司: 提供不可") && !text.contains("院内") && !text.contains("異議"),
        "{text}"
    );
    assert_eq!(bench.call("paper_draw", to_hr)["pages"], 1);

    // A consent that was taken back is none.
    let withdrawn = json!({ "purpose": "company", "answer": "agreed", "on_date": "2026-06-05", "withdrawn_on": "2026-07-01", "parties": ["sanpo", "family"], "items": ["measures"], "form": "written" });
    bench.save("consent", &case, withdrawn);
    let text = handling(&mut bench, &hand_over);
    assert!(
        text.contains("家族・産業保健総合支援センター: 提供不可"),
        "{text}"
    );
}

#[test]
fn considerations_say_so_when_no_measure_is_in_force() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save(
        "measure",
        &case,
        json!({ "code": "overtime", "text": "残業は月10時間まで", "from_date": "2024-01-01", "to_date": "2024-03-31" }),
    );
    let text = words(&saved(
        &mut bench,
        &json!({ "paper": "considerations", "case_id": case, "way": "self" }),
    ));
    assert!(
        text.contains("就業上の措置・配慮はありません") && !text.contains("残業"),
        "{text}"
    );
}

#[test]
fn characters_that_no_font_has_are_refused_before_printing() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save(
        "activity",
        &case,
        json!({ "on_date": "2026-11-20", "channel": "phone", "text": "文字\u{E000}" }),
    );
    assert!(matches!(
        bench.refused("paper_draw", json!({ "paper": "summary", "case_id": case })),
        ApiError::MissingGlyphs { .. }
    ));
}

#[test]
fn a_chapter_prints_with_its_notice_and_sources() {
    let mut bench = Bench::new();
    let text = words(&saved(
        &mut bench,
        &json!({ "paper": "chapter", "passage": "liver" }),
    ));
    assert!(
        text.contains("肝疾患") && text.contains("最終確認"),
        "{text}"
    );
}

#[test]
fn without_an_employer_no_paper_goes_to_a_company() {
    let mut bench = Bench::new();
    let case = bench.case();
    let to_company =
        || json!({ "paper": "considerations", "case_id": case, "way": "company", "party": "hr" });
    let has_employer =
        |bench: &mut Bench| bench.call("case_open", json!({ "id": case }))["has_employer"].clone();
    bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "on_date": "2026-06-03", "parties": ["hr"], "items": ["measures"], "form": "written" }));
    assert_eq!(has_employer(&mut bench), false);
    assert_eq!(
        bench.refused("paper_draw", to_company()),
        ApiError::NoEmployer
    );
    bench.save("employment", &case, json!({ "status": "job_seeker" }));
    assert_eq!(
        bench.refused("paper_draw", to_company()),
        ApiError::NoEmployer
    );
    assert!(ApiError::NoEmployer.is_precondition());
    bench.call(
        "paper_draw",
        json!({ "paper": "summary", "case_id": case, "way": "self" }),
    );
    // The twin: with an employer the same paper is drawn.
    bench.save(
        "employment",
        &case,
        json!({ "status": "employee", "employer": "青葉金属工業" }),
    );
    assert_eq!(has_employer(&mut bench), true);
    bench.call("paper_draw", to_company());
}
