//! 様式 in the window: chosen, looked at, saved as PDF and as a Word file; and what came back on paper.

use super::driver::story;
use super::hand::fill;
use crate::support::words;
use serde_json::json;
use std::path::PathBuf;

/// The only file of a kind in a folder.
fn only(folder: &std::path::Path, kind: &str) -> PathBuf {
    let files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == kind))
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files[0].clone()
}

#[test]
fn an_opinion_is_made_for_the_person_and_its_scan_comes_back() {
    let papers = tempfile::tempdir().unwrap();
    let folder = papers.path().to_owned();
    let prepare = |at: &std::path::Path| {
        fill(at, |bench| {
            let case = bench.case();
            bench.save("employment", &case, json!({ "status": "employee", "main": true, "employer": "青葉製作所", "contact_name": "大友 真理" }));
            bench.save("treatment", &case, json!({ "main": true, "disease": "liver", "disease_name": "C型肝硬変", "symptoms_note": "午後に強くなる倦怠感" }));
            let mut settings = bench.call("settings_get", json!({}));
            settings["paper_folder"] = json!(folder);
            settings["address"] = json!("宮城県仙台市青葉区青葉町1-1");
            settings["phone"] = json!("022-000-0000");
            bench.call("settings_save", settings);
            let scan = folder.join("届いた意見書.pdf");
            bench.call("paper_save", json!({ "request": { "paper": "opinion", "case_id": case, "way": "self" }, "path": scan, "recipient": "本人", "purpose": "受診" }));
            bench.call("scan_add", json!({ "case_id": case, "path": scan }));
            std::fs::remove_file(scan).unwrap();
        });
    };
    story(prepare, |w| async move {
        w.unlock().await;
        w.open_case("髙橋 一郎").await;
        w.click("#paper-open").await;
        w.press("主治医意見書").await;
        w.press("本人へ手渡し").await;
        w.until(
            "the preview",
            "return !!document.querySelector('dialog[open] canvas')",
        )
        .await;
        w.see("病名").await;
        w.drawn().await;
        w.picture("form-opinion").await;
        w.labelled("提供先", "本人").await;
        w.labelled("目的", "主治医に記入を頼むため").await;
        w.press("PDFで保存").await;
        w.see("保存しました:").await;
        assert!(words(&only(papers.path(), "pdf")).contains("C型肝硬変"));
        w.press("Wordで保存").await;
        w.until(
            "the second line",
            "return document.querySelector('dialog[open]').innerText.split('保存しました:').length === 3",
        )
        .await;
        let word = std::fs::read(only(papers.path(), "docx")).unwrap();
        assert!(word.starts_with(b"PK"));
        // A form for the doctor goes to the company only with consent, and says so where the work is.
        w.press("会社・産業医へ").await;
        w.see("提供先への同意が記録されていません。").await;
        w.picture("form-refused").await;
        w.press("同意を記録する").await;
        w.until(
            "the consents",
            "return location.hash.includes('consent') && !document.querySelector('dialog[open]')",
        )
        .await;
        w.go("#/settings/register").await;
        for line in ["主治医意見書", "主治医に記入を頼むため"] {
            w.see(line).await;
        }
        w.open_case("髙橋 一郎").await;
        w.press("意見書・プラン").await;
        w.see("届いた意見書.pdf").await;
        w.picture("scans").await;
        w.click("button[aria-label='開く 届いた意見書.pdf']").await;
        w.until(
            "the scan",
            "return !!document.querySelector('dialog[open] canvas')",
        )
        .await;
        w.drawn().await;
        w.picture("scan-open").await;
        w.close().await;
    });
}

#[test]
fn the_next_plan_carries_the_last_one_and_a_scan_belongs_to_its_opinion() {
    let papers = tempfile::tempdir().unwrap();
    let folder = papers.path().to_owned();
    let prepare = |at: &std::path::Path| {
        fill(at, |bench| {
            let case = bench.case();
            bench.save(
                "employment",
                &case,
                json!({ "status": "employee", "main": true, "employer": "青葉製作所" }),
            );
            let row = |period: &str, hours: &str, measures: &str| json!({ "period": period, "hours": hours, "measures": measures, "treatment": "" });
            bench.save("plan", &case, json!({ "version": 1, "made_on": "2026-06-01", "made_by": "人事課", "rows": [row("1か月目", "9時から15時", "残業をしない")] }));
            bench.save("plan", &case, json!({ "version": 2, "made_on": "2026-07-01", "made_by": "人事課", "rows": [row("1か月目", "9時から17時", "残業をしない"), row("2か月目", "通常", "")] }));
            bench.save("opinion", &case, json!({ "kind": "f2", "received_on": "2026-09-05", "judgement": "conditional", "measures": "夜勤をしない", "from_date": "2026-09-10", "to_date": "2027-03-09" }));
            let scan = folder.join("届いた意見書.pdf");
            bench.call("paper_save", json!({ "request": { "paper": "opinion", "case_id": case, "way": "self" }, "path": scan, "recipient": "本人", "purpose": "受診" }));
            bench.call("scan_add", json!({ "case_id": case, "path": scan }));
        });
    };
    story(prepare, |w| async move {
        w.unlock().await;
        w.open_case("髙橋 一郎").await;
        w.press("意見書・プラン").await;
        w.see("届いた意見書.pdf").await;
        w.script("const s = document.querySelector('#case-scans select'); s.value = s.options[1].value; s.dispatchEvent(new Event('change', {bubbles: true}))", vec![]).await;
        w.until(
            "the scan beside its opinion",
            "return document.querySelector('#case-scans select').selectedIndex === 1",
        )
        .await;
        w.script(
            "document.querySelector('#case-scans').scrollIntoView()",
            vec![],
        )
        .await;
        w.until("nothing that has to be moved aside", "return [...document.querySelectorAll('main .scroll')].every((pane) => pane.scrollWidth <= pane.clientWidth)").await;
        w.sound("the scans").await;
        w.picture("scan-of-opinion").await;
        w.click("#records-plan .record .line").await;
        w.see("第1版からの変更").await;
        w.picture("plan-changes").await;
        w.click("#add-plan").await;
        w.see("第2版の内容を引き継いでいます。").await;
        w.see("令和8年9月5日の主治医意見書の措置を、最後の行に加えてあります。")
            .await;
        w.until("the row of the opinion", "return [...document.querySelectorAll('#records-plan textarea, #records-plan input')].some((f) => f.value.includes('夜勤をしない'))").await;
        w.sound("the next plan").await;
        w.picture("plan-next").await;
        w.close().await;
    });
}
