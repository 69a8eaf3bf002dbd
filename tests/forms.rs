//! 様式 of a case: filled in with what is known, and with nothing that its receiver may not know.

use crate::support::{Bench, words};
use serde_json::{Value, json};
use workbench::error::ApiError;

/// Consent items, each with words that only its facts carry.
pub(crate) const SEEDS: [(&str, &str); 7] = [
    ("disease", "種子病名"),
    ("effects", "種子症状"),
    ("schedule", "種子予定"),
    ("prognosis", "種子予後"),
    ("infection", "種子感染"),
    ("work", "種子勤務"),
    ("measures", "種子措置"),
];
pub(crate) const PARTIES: [&str; 3] = ["hr", "boss", "occ_physician"];

pub(crate) fn seeded(bench: &mut Bench) -> String {
    let case = bench.case();
    bench.save("employment", &case, json!({ "status": "employee", "main": true, "employer": "青葉製作所", "duties": "種子勤務", "job_title": "種子勤務", "work_items_note": "種子勤務" }));
    bench.save("treatment", &case, json!({ "main": true, "disease": "liver", "disease_name": "種子病名", "symptoms_note": "種子症状", "schedule": "種子予定", "course": "種子予定", "prognosis": "種子予後", "infection": "種子感染" }));
    for kind in ["f2", "f3", "f5"] {
        bench.save("opinion", &case, json!({ "kind": kind, "requested_on": "2026-06-01", "measures": "種子措置", "other": "種子措置", "judgement": "conditional" }));
    }
    bench.save("plan", &case, json!({ "version": 1, "made_on": "2026-06-10", "rows": [{ "period": "1か月目", "hours": "種子措置", "measures": "種子措置", "treatment": "種子措置" }] }));
    case
}

/// The forms that papers of today take.
pub(crate) fn forms(bench: &mut Bench) -> Vec<Value> {
    let all = bench.call("form_list", json!({}));
    let all = all.as_array().unwrap().iter();
    all.filter(|form| form["in_use"] == true).cloned().collect()
}

pub(crate) fn goes(form: &Value, way: &str) -> bool {
    form["goes_to"].as_array().unwrap().contains(&json!(way))
}

/// The words of a form as it would leave.
fn text(bench: &mut Bench, request: &Value) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("form.pdf");
    bench.call(
        "paper_save",
        json!({ "request": request, "path": path, "recipient": "本人", "purpose": "確認" }),
    );
    words(&path)
}

#[test]
fn a_form_tells_the_company_nothing_beyond_the_consent() {
    for party in PARTIES {
        for (item, _) in SEEDS {
            let mut bench = Bench::new();
            let case = seeded(&mut bench);
            bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "form": "written", "on_date": "2026-06-03", "parties": [party], "items": [item] }));
            for form in forms(&mut bench) {
                let request = |party: &str| json!({ "paper": form["id"], "case_id": case, "way": "company", "party": party });
                if !goes(&form, "company") || form["of_case"] == json!(false) {
                    continue;
                }
                let text = text(&mut bench, &request(party));
                for (other, seed) in SEEDS.iter().filter(|(other, _)| *other != item) {
                    assert!(
                        !text.contains(seed),
                        "{} tells {party} {other} under a consent for {item}",
                        form["id"]
                    );
                }
                // Nobody else at the company, and not all of them when nobody is named.
                for other in PARTIES.into_iter().filter(|p| *p != party) {
                    let refused = bench.refused("paper_draw", request(other));
                    assert_eq!(
                        refused,
                        ApiError::ConsentMissing {
                            party: other.into()
                        }
                    );
                }
                assert!(matches!(
                    bench.refused("paper_draw", request("")),
                    ApiError::ConsentMissing { .. }
                ));
            }
        }
    }
}

#[test]
fn with_every_consent_the_opinion_is_filled_in_and_without_the_disease_the_return_opinion() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let items: Vec<&str> = SEEDS.iter().map(|(item, _)| *item).collect();
    bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "form": "written", "on_date": "2026-06-03", "parties": PARTIES, "items": items }));
    let to = |paper: &str, way: &str| json!({ "paper": paper, "case_id": case, "way": way, "party": "" });
    let opinion = text(&mut bench, &to("opinion", "company"));
    for seed in ["種子病名", "種子症状", "種子予定", "種子措置", "髙橋 一郎"] {
        assert!(opinion.contains(seed), "{seed}: {opinion}");
    }
    for way in ["company", "self"] {
        let back = text(&mut bench, &to("return-opinion", way));
        assert!(
            back.contains("種子措置") && !back.contains("種子病名") && !back.contains("種子症状"),
            "{back}"
        );
    }
}

#[test]
fn a_doctors_form_is_a_draft_until_the_doctor_has_confirmed_it() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let request = json!({ "paper": "opinion", "case_id": case, "way": "self" });
    assert!(text(&mut bench, &request).contains("下書き・医師確認前"));
    let mut opinion = bench.call("case_open", json!({ "id": case }))["file"]["opinions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|o| o["kind"] == "f2")
        .unwrap()
        .clone();
    opinion["confirmed_on"] = json!("2026-06-05");
    bench.call(
        "opinion_save",
        json!({ "base_rev": opinion["rev"], "record": opinion }),
    );
    assert!(!text(&mut bench, &request).contains("下書き・医師確認前"));
    // An empty form has nothing to confirm, and nobody's name.
    let blank = text(
        &mut bench,
        &json!({ "paper": "opinion", "case_id": case, "way": "self", "blank": true }),
    );
    assert!(!blank.contains("下書き") && !blank.contains("髙橋") && !blank.contains("種子"));
}

#[test]
fn a_scan_is_kept_sealed_in_the_case_and_only_what_is_one_is_taken() {
    let mut bench = Bench::new();
    let case = bench.case();
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let pdf = [b"%PDF-1.7\n".as_slice(), "写しの目印".as_bytes()].concat();
    let path = file("意見書 髙橋一郎.pdf", &pdf);
    let added = bench.call("scan_add", json!({ "case_id": case, "path": path }));
    let again = bench.call("scan_add", json!({ "case_id": case, "path": path }));
    assert_eq!(again["value"]["id"], added["value"]["id"]);
    let id = added["value"]["id"].clone();
    let opened = bench.call("scan_open", json!({ "id": id }));
    assert_eq!(opened["scan"]["kind"], "pdf");
    assert_eq!(opened["scan"]["name"], "意見書 髙橋一郎.pdf");
    use base64::Engine;
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(opened["bytes"].as_str().unwrap())
        .unwrap();
    assert_eq!(bytes, pdf);
    bench.call("scan_cancel", json!({ "id": id, "cancelled": true }));
    let list = bench.call("scan_list", json!({ "id": case }));
    assert_eq!(list[0]["cancelled"], true);
    bench.call("scan_cancel", json!({ "id": id, "cancelled": false }));
    let refused = |bench: &mut Bench, path: std::path::PathBuf| match bench
        .refused("scan_add", json!({ "case_id": case, "path": path }))
    {
        ApiError::ScanRefused { reason } => reason,
        other => panic!("{other:?}"),
    };
    let wrong = file("macro.pdf", b"MZ\x90\x00");
    assert_eq!(refused(&mut bench, wrong), "unknown_kind");
    let large = folder.path().join("large.pdf");
    std::fs::File::create(&large)
        .unwrap()
        .set_len(20 * 1024 * 1024 + 1)
        .unwrap();
    assert_eq!(refused(&mut bench, large), "too_large");
    assert_eq!(
        refused(&mut bench, folder.path().join("none.pdf")),
        "unreadable"
    );
    assert_eq!(refused(&mut bench, folder.path().to_owned()), "unreadable");
    // Nothing of it lies open in the workplace, nor beside it.
    bench.call("lock", json!({}));
    for entry in std::fs::read_dir(bench.workplace()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            let mark = "写しの目印".as_bytes();
            assert!(!bytes.windows(mark.len()).any(|w| w == mark), "{path:?}");
        }
    }
}

#[test]
fn a_scan_can_be_the_paper_of_an_opinion_of_its_case_and_of_no_other() {
    let mut bench = Bench::new();
    let (case, other) = (bench.case(), bench.case());
    let opinion = bench.save(
        "opinion",
        &case,
        json!({ "kind": "f2", "received_on": "2026-06-05", "judgement": "conditional" }),
    );
    let elsewhere = bench.save("opinion", &other, json!({ "kind": "f2" }));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("意見書.pdf");
    std::fs::write(&path, b"%PDF-1.7\n").unwrap();
    let wrong = json!({ "case_id": case, "record_id": elsewhere, "path": path });
    assert!(matches!(
        bench.refused("scan_add", wrong),
        ApiError::NotFound
    ));
    let added = bench.call("scan_add", json!({ "case_id": case, "path": path }));
    let id = added["value"]["id"].clone();
    let of =
        |bench: &mut Bench| bench.call("scan_list", json!({ "id": case }))[0]["record_id"].clone();
    assert_eq!(of(&mut bench), "");
    bench.call("scan_of", json!({ "id": id, "record_id": opinion }));
    assert_eq!(of(&mut bench), json!(opinion));
    let wrong = json!({ "id": id, "record_id": elsewhere });
    assert!(matches!(
        bench.refused("scan_of", wrong),
        ApiError::NotFound
    ));
    bench.call("scan_of", json!({ "id": id, "record_id": "" }));
    assert_eq!(of(&mut bench), "");
}

#[test]
fn the_next_plan_goes_on_from_the_last_and_from_the_opinion_that_came() {
    let mut bench = Bench::new();
    let case = bench.case();
    let opened = |bench: &mut Bench| bench.call("case_open", json!({ "id": case }));
    assert_eq!(opened(&mut bench)["next_plan"]["plan"]["version"], 1);
    let first = json!({ "version": 1, "made_on": "2026-06-01", "made_by": "人事課", "rows": [{ "period": "1か月目", "hours": "9時から15時", "measures": "残業をしない", "treatment": "" }] });
    bench.save("plan", &case, first);
    bench.save("opinion", &case, json!({ "kind": "f2", "received_on": "2026-09-05", "judgement": "conditional", "measures": "夜勤をしない", "from_date": "2026-09-10", "to_date": "2099-03-09" }));
    let view = opened(&mut bench);
    let next = &view["next_plan"];
    assert_eq!(
        (&next["carries"], &next["opinion_on"]),
        (&json!(1), &json!("2026-09-05"))
    );
    assert_eq!(next["plan"]["rows"][0]["hours"], "9時から15時");
    assert_eq!(next["plan"]["rows"][1]["measures"], "夜勤をしない");
    assert_eq!(next["plan"]["review_on"], "2099-03-09");
    assert_eq!(view["plan_changes"], json!([]));
    // Saved as it was offered, it tells what it changed.
    let mut plan = next["plan"].clone();
    plan["rows"][0]["hours"] = json!("9時から17時");
    bench.call("plan_save", json!({ "record": plan }));
    let view = opened(&mut bench);
    let changes = view["plan_changes"][0]["changes"].as_array().unwrap();
    let hours = changes
        .iter()
        .find(|c| c["label"] == "1行目の勤務時間")
        .unwrap();
    assert_eq!(
        (&hours["before"], &hours["after"]),
        (&json!("9時から15時"), &json!("9時から17時"))
    );
    assert_eq!(view["next_plan"]["plan"]["version"], 3);
}

/// An opinion as a facility might want it, on the day given.
pub(crate) fn own(valid_from: &str, line: &str) -> String {
    format!(
        "format = 1\nid = \"opinion\"\nnumber = \"F2\"\ntitle = \"青葉病院の意見書\"\nedition = \"青葉 第1版\"\nvalid_from = \"{valid_from}\"\nsource = \"青葉病院\"\ncertainty = \"official\"\nwriter = \"doctor\"\ngoes_to = [\"self\"]\n\n[[field]]\nid = \"name\"\nlabel = \"氏名\"\nfact = \"person.name\"\n\n[[part]]\nkind = \"text\"\nlines = [\"{line}\"]\n"
    )
}

#[test]
fn a_form_of_the_facility_takes_the_place_of_the_one_in_the_program() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.toml");
    std::fs::write(&path, own("2026-10-01", "青葉の様式 {name} 様")).unwrap();
    let added = bench.call("form_add", json!({ "path": path }));
    assert_eq!(added["value"]["own"], true);
    let request = json!({ "paper": "opinion", "case_id": case, "way": "self" });
    let page = text(&mut bench, &request);
    assert!(
        page.contains("青葉の様式 髙橋 一郎 様") && page.contains("施設独自"),
        "{page}"
    );
    // A day to come is not today.
    std::fs::write(&path, own("2099-04-01", "先の様式 {name}")).unwrap();
    bench.call("form_add", json!({ "path": path }));
    assert!(text(&mut bench, &request).contains("青葉の様式"));
    bench.call(
        "form_remove",
        json!({ "id": "opinion", "valid_from": "2026-10-01" }),
    );
    let page = text(&mut bench, &request);
    assert!(
        !page.contains("青葉の様式") && page.contains("主治医意見書"),
        "{page}"
    );
}

#[test]
fn a_form_that_is_not_understood_is_refused_by_its_line_and_nothing_changes() {
    let mut bench = Bench::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.toml");
    let before = forms(&mut bench);
    let good = own("2026-10-01", "{name}");
    for (text, wanted) in [
        (own("2026-10-01", "{name} {nmae}"), ("unknown_field", 19)),
        (
            good.replace("person.name", "person.nmae"),
            ("unknown_fact", 15),
        ),
        (good.replace("format = 1", "format = 99"), ("newer", 1)),
        (
            good.replace("kind = \"text\"", "kind = \"textt\""),
            ("shape", 18),
        ),
        (
            good.replace("id = \"opinion\"", "id = \"summary\""),
            ("name_taken", 0),
        ),
        (
            good.replace("id = \"opinion\"", "id = \"../x\""),
            ("name_taken", 0),
        ),
        (own("2026-10-01", "{name} \u{10FFFD}"), ("layout", 0)),
    ] {
        std::fs::write(&path, &text).unwrap();
        match bench.refused("form_add", json!({ "path": path })) {
            ApiError::FormRefused { reason, line, .. } => {
                assert_eq!((reason.as_str(), line), wanted, "{text}");
            }
            other => panic!("{other:?}"),
        }
    }
    std::fs::write(&path, vec![b'#'; 1024 * 1024 + 1]).unwrap();
    let refused = bench.refused("form_add", json!({ "path": path }));
    assert_eq!(refused.code(), "form_refused");
    assert_eq!(forms(&mut bench), before);
}

#[test]
fn a_form_of_the_facility_cannot_make_a_fact_freer_than_its_consent() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.toml");
    let loose = own("2026-10-01", "病 {name}")
        .replace("goes_to = [\"self\"]", "goes_to = [\"self\", \"company\"]")
        .replace(
            "fact = \"person.name\"",
            "fact = \"diseases\"\nitem = \"work\"",
        );
    std::fs::write(&path, loose).unwrap();
    bench.call("form_add", json!({ "path": path }));
    bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "form": "written", "on_date": "2026-06-03", "parties": ["hr"], "items": ["work"] }));
    let to = |way: &str| json!({ "paper": "opinion", "case_id": case, "way": way, "party": "hr" });
    assert!(text(&mut bench, &to("self")).contains("種子病名"));
    assert!(!text(&mut bench, &to("company")).contains("種子病名"));
}
