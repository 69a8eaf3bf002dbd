//! 制度のご案内 from the screen of the benefits: chosen, seen, saved, and noted as explained.

use super::driver::{ENTER, story};
use super::hand::fill;
use crate::support::words;
use serde_json::json;

#[test]
fn a_guide_is_made_by_keyboard_and_what_it_explained_is_noted_and_taken_back() {
    let papers = tempfile::tempdir().unwrap();
    let folder = papers.path().to_owned();
    let prepare = |at: &std::path::Path| {
        fill(at, |bench| {
            let case = bench.case();
            bench.save(
                "insurance",
                &case,
                json!({ "kind": "kyokai", "cause": "private", "income_band": "u" }),
            );
            bench.save("employment", &case, json!({ "status": "on_leave", "main": true, "employer": "青葉製作所", "site_size": "s30" }));
            bench.save(
                "benefit",
                &case,
                json!({ "resource": "high_cost", "state": "applying", "applied_on": "2026-11-02" }),
            );
            let mut settings = bench.call("settings_get", json!({}));
            settings["paper_folder"] = json!(folder);
            settings["phone"] = json!("03-0000-0000");
            bench.call("settings_save", settings);
        });
    };
    story(prepare, |w| async move {
        w.unlock().await;
        w.open_case("髙橋 一郎").await;
        w.press("制度").await;
        w.see("利用できるかもしれない制度").await;
        w.picture("benefit-tab").await;
        // The button, by the keyboard.
        w.until("the button", "const b = [...document.querySelectorAll('#benefit-guide button')].find((e) => e.innerText.includes('制度のご案内を印刷')); b?.focus(); return !!b && document.activeElement === b").await;
        w.keys(&ENTER.to_string()).await;
        w.drawn().await;
        w.reads("dialog[open]", "説明・申請・受給の記録があります")
            .await;
        w.sound("benefit guide").await;
        w.picture("benefit-guide").await;
        // Only two of them, in easy words; the space bar ticks a box.
        w.press("すべて外す").await;
        w.reads("dialog[open]", "載せる制度を1つ以上選ぶと").await;
        for name in ["高額療養費", "傷病手当金"] {
            let focus = format!(
                "const l = [...document.querySelectorAll('dialog[open] .list label')].find((e) => e.innerText.trim().startsWith('{name}')); l?.querySelector('input').focus(); return !!l"
            );
            w.until(name, &focus).await;
            w.keys(" ").await;
        }
        w.reads("dialog[open]", "件のうち2件").await;
        w.press("やさしい日本語").await;
        w.until("readings", "return [...document.querySelectorAll('dialog[open] label')].find((e) => e.innerText.includes('ふりがなを付ける')).querySelector('input').checked").await;
        w.drawn().await;
        w.picture("benefit-guide-easy").await;
        w.press("PDFで保存").await;
        w.see("記録のない1件を「説明済」(今日)にしますか。").await;
        w.picture("benefit-guide-question").await;
        let pdf = std::fs::read_dir(papers.path())
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        let text: String = words(&pdf).split_whitespace().collect();
        assert!(
            text.contains("しょうびょうてあてきん") && text.contains("髙橋一郎さん"),
            "{text}"
        );
        w.press("説明済にする").await;
        w.see("1件を「説明済」にしました。").await;
        w.reads("dialog[open]", "説明済").await;
        w.press("元に戻す").await;
        w.see("「説明済」にした記録を取り消しました。").await;
        w.picture("benefit-guide-undone").await;
        w.close().await;
    });
}
