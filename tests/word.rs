//! Forms as Word files: another program opens them and finds the same answers in the same order.

use crate::support::{Bench, words};
use serde_json::json;
use std::path::Path;
use std::process::Command;

/// The forms that employers write into, with a way that each may go.
const FORMS: [(&str, &str); 6] = [
    ("work-info", "in_house"),
    ("opinion", "self"),
    ("return-opinion", "self"),
    ("plan", "self"),
    ("card", "self"),
    ("consent", "self"),
];

/// Words that a case puts into these forms, each at one place.
const SEEDS: [&str; 8] = [
    "髙橋 一郎",
    "種子病名",
    "種子症状",
    "種子予定",
    "種子職務",
    "種子措置",
    "種子配慮",
    "種子期間",
];

fn seeded(bench: &mut Bench) -> String {
    let case = bench.case();
    bench.save("employment", &case, json!({ "status": "employee", "main": true, "employer": "青葉製作所", "duties": "種子職務", "hours_from": "08:30", "hours_to": "17:30" }));
    bench.save("treatment", &case, json!({ "main": true, "disease": "liver", "disease_name": "種子病名", "symptoms_note": "種子症状", "schedule": "種子予定" }));
    for kind in ["f2", "f3", "f5"] {
        bench.save("opinion", &case, json!({ "kind": kind, "requested_on": "2026-06-01", "measures": "種子措置", "other": "種子配慮", "judgement": "conditional" }));
    }
    bench.save("plan", &case, json!({ "version": 1, "made_on": "2026-06-10", "rows": [{ "period": "種子期間", "hours": "10時から16時", "measures": "種子措置", "treatment": "月1回" }] }));
    case
}

/// Windows has this face under another name than the file of the product.
const MINCHO: &str = "<alias binding=\"same\"><family>BIZ UDPMincho Medium</family><prefer><family>BIZ UDPMincho</family></prefer></alias><alias binding=\"same\"><family>BIZ UDP明朝 Medium</family><prefer><family>BIZ UDPMincho</family></prefer></alias>";

/// Opens Word files in LibreOffice and prints them as PDF, with the fonts of the product.
pub(crate) fn converted(folder: &Path, files: &[String]) {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    let config = folder.join("fonts.conf");
    std::fs::write(
        &config,
        format!(
            "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>{}</dir><cachedir>{}</cachedir>{MINCHO}</fontconfig>",
            fonts.display(),
            folder.join("cache").display()
        ),
    )
    .unwrap();
    let out = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.join("back"))
        .args(files)
        .env("FONTCONFIG_FILE", config)
        .env("HOME", folder)
        .output()
        .expect("run through `cargo xtask test`: no LibreOffice");
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
}

/// Which seeds stand in a text, in the order in which they first stand there.
fn order(text: &str) -> Vec<&'static str> {
    let text: String = text.split_whitespace().collect();
    let mut found: Vec<(usize, &str)> = SEEDS
        .into_iter()
        .filter_map(|seed| {
            let seed_without: String = seed.split_whitespace().collect();
            Some((text.find(&seed_without)?, seed))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, seed)| seed).collect()
}

#[test]
fn a_word_file_opens_elsewhere_with_the_same_answers_in_the_same_order() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for (paper, way) in FORMS {
        for (word, kind) in [(false, "pdf"), (true, "docx")] {
            let path = folder.path().join(format!("{paper}.{kind}"));
            bench.call(
                "paper_save",
                json!({ "request": { "paper": paper, "case_id": case, "way": way, "word": word }, "path": path, "recipient": "本人", "purpose": "確認" }),
            );
            if word {
                files.push(path.display().to_string());
            }
        }
    }
    converted(folder.path(), &files);
    for (paper, _) in FORMS {
        let ours = words(&folder.path().join(format!("{paper}.pdf")));
        let theirs = words(&folder.path().join(format!("back/{paper}.pdf")));
        let wanted = order(&ours);
        assert!(wanted.contains(&"髙橋 一郎"), "{paper}: {ours}");
        assert_eq!(order(&theirs), wanted, "{paper}");
        // What is written into the file comes back by the same code as the paper.
        let code = ours.split("書類コード").nth(1).unwrap();
        let code = code.split_whitespace().next().unwrap();
        assert!(theirs.contains(code), "{paper}: {code}");
    }
    // A paper that is no form has no Word file.
    let refused = bench.refused(
        "paper_save",
        json!({ "request": { "paper": "summary", "case_id": case, "way": "in_house", "word": true }, "path": folder.path().join("x.docx"), "recipient": "院内", "purpose": "確認" }),
    );
    assert_eq!(refused.code(), "paper_not_ready");
}

/// The memo is the person's: sentences are changed, left out, added.
#[test]
fn the_memo_for_the_talk_at_work_is_a_file_to_write_into_and_the_summary_is_not() {
    let mut bench = Bench::new();
    let case = seeded(&mut bench);
    bench.save(
        "treatment",
        &case,
        json!({ "disease": "liver", "disease_name": "種子病名", "symptoms": ["fatigue"] }),
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("words.docx");
    let request = json!({ "paper": "words", "case_id": case, "way": "self", "word": true });
    bench.call("paper_save", json!({ "request": request, "path": path }));
    converted(folder.path(), &[path.display().to_string()]);
    let text = words(&folder.path().join("back/words.pdf"));
    assert!(
        text.contains("会社への伝え方メモ") && text.contains("疲れ"),
        "{text}"
    );
    assert!(
        !text.contains("種子病名") && !text.contains("青葉病院"),
        "{text}"
    );
    let summary = json!({ "paper": "summary", "case_id": case, "way": "in_house", "word": true });
    let error = bench.refused("paper_save", json!({ "request": summary, "path": path }));
    assert_eq!(error.code(), "paper_not_ready");
}
