//! 対象外 with one key, by keyboard alone.

use super::driver::{ENTER, Window, story};
use super::hand::fill;

/// The current item of 未確認の項目.
async fn current(w: &Window, words: &str) {
    w.reads("#missing [aria-current=true]", words).await;
}

#[test]
fn an_item_is_put_out_of_scope_and_brought_back_without_a_question() {
    story(
        |folder| {
            fill(folder, |bench| {
                let case = bench.case();
                bench.save(
                    "employment",
                    &case,
                    serde_json::json!({ "status": "employee", "employer": "青葉金属工業" }),
                );
                bench.save("activity", &case, serde_json::json!({ "on_date": "2026-06-01", "channel": "phone", "partners": ["hr"], "kinds": ["company_talk"], "text": "勤務時間を確認した。" }));
            });
        },
        |w| async move {
            w.unlock().await;
            w.open_case("髙橋 一郎").await;
            w.letter("u").await;
            current(&w, "連絡してよい電話番号").await;
            w.keys("j").await;
            current(&w, "本人の希望").await;
            w.picture("missing-current").await;
            w.keys("x").await;
            w.reads("#missing", "「本人の希望」を対象外にしました。")
                .await;
            w.until("no question", "return !document.querySelector('dialog[open]') && document.activeElement.matches('#missing [aria-current=true]')").await;
            w.reads("#exempted-open", "対象外 1件").await;
            w.picture("missing-exempt").await;
            w.sound("missing-exempt").await;
            w.keys("z").await;
            w.until(
                "the way back",
                "return !document.querySelector('#exempted-open')",
            )
            .await;
            current(&w, "本人の希望").await;
            w.keys("x").await;
            w.click("#exempt-why").await;
            w.focused("exempt-reason").await;
            w.keys(&format!("本人がまだ決めていない{ENTER}")).await;
            w.focused("exempt-undo").await;
            w.press("対象外 1件").await;
            w.see("(本人がまだ決めていない)").await;
            w.picture("missing-reason").await;
            w.press("変更履歴").await;
            w.reads("#case-history", "対象外(本人がまだ決めていない)")
                .await;
            w.picture("history-exempt").await;
            w.sound("history-exempt").await;
            w.letter("?").await;
            w.until("the keys", "return document.querySelector('dialog[open]')?.innerText.includes('未確認の項目を対象外にする')").await;
            w.picture("key-list").await;
            w.close().await;
        },
    );
}
