//! 文書の書体・書類の日付・ふりがな: chosen in the window, seen on the paper that leaves.

use super::driver::story;
use super::hand::fill;
use crate::support::words;
use serde_json::json;
use std::process::Command;

#[test]
fn a_letter_leaves_in_the_chosen_face_and_calendar_with_the_reading_over_the_name() {
    let papers = tempfile::tempdir().unwrap();
    let folder = papers.path().to_owned();
    let prepare = |at: &std::path::Path| {
        fill(at, |bench| {
            let case = bench.case();
            bench.save("employment", &case, json!({ "status": "employee", "main": true, "employer": "青葉製作所", "contact_name": "大友 真理" }));
            let mut settings = bench.call("settings_get", json!({}));
            settings["paper_folder"] = json!(folder);
            settings["address"] = json!("宮城県仙台市青葉区青葉町1-1");
            bench.call("settings_save", settings);
            let icon = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/icons/icon.png");
            bench.call("logo_set", json!({ "path": icon }));
        });
    };
    story(prepare, |w| async move {
        w.unlock().await;
        w.go("#/settings/facility").await;
        w.see("令和8年11月24日").await;
        w.press("明朝").await;
        w.press("西暦").await;
        w.see("2026年11月24日").await;
        w.sound("settings-facility").await;
        w.picture("settings-facility").await;
        w.press("保存する").await;
        w.see("保存済").await;
        w.until("the logo", "const logo = document.querySelector('img[alt=登録されているロゴ]'); logo?.scrollIntoView(); return logo?.naturalWidth > 0").await;
        w.sound("settings-logo").await;
        w.picture("settings-logo").await;
        w.open_case("髙橋 一郎").await;
        w.click("#paper-open").await;
        w.press("会社への依頼状").await;
        w.press("本人へ手渡し").await;
        w.press("氏名にふりがなを付ける").await;
        w.until(
            "the preview",
            "return !!document.querySelector('dialog[open] canvas')",
        )
        .await;
        w.drawn().await;
        w.picture("paper-mincho").await;
        w.labelled("提供先", "本人").await;
        w.labelled("目的", "会社への依頼").await;
        w.press("PDFで保存").await;
        w.see("保存しました:").await;
        let pdf = std::fs::read_dir(papers.path())
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        let text: String = words(&pdf).split_whitespace().collect();
        assert!(text.contains("たかはしいちろう"), "{text}");
        assert!(!text.contains("令和"), "{text}");
        let fonts = Command::new("pdffonts").arg(&pdf).output().unwrap().stdout;
        assert!(String::from_utf8(fonts).unwrap().contains("Mincho"));
        // An initial has no reading.
        w.press("イニシャル").await;
        w.until(
            "no offer of a reading",
            "return !document.querySelector('dialog[open]').innerText.includes('ふりがなを付ける')",
        )
        .await;
        w.close().await;
    });
}
