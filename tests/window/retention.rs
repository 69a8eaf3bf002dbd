//! 保存と廃棄 by the keyboard alone: the rule, a hold, a proposal, and the second person's word.

use super::driver::{NULL, Window, story};
use super::hand::fill;
use crate::support::Bench;
use serde_json::{Value, json};

const COLLEAGUE: &str = "asagao no michi 3";
const TAB: &str = "\u{E004}";
const SHIFT: &str = "\u{E008}";
const ENTER: &str = "\u{E007}";

fn closed(bench: &mut Bench, name: &str, on: &str) {
    let made = bench.call(
        "intake",
        json!({ "person": { "name": name, "kana": "みうら かずや" }, "case": { "opened_on": on, "illness_line": "慢性肝炎" } }),
    );
    let case = made["value"]["case_id"].clone();
    bench.save(
        "activity",
        case.as_str().unwrap(),
        json!({ "on_date": on, "channel": "phone", "text": "復職の相談を終えた。" }),
    );
    let mut record = bench.call("case_open", json!({ "id": case }))["file"]["case"].clone();
    record["closed_on"] = json!(on);
    bench.call("case_save", json!({ "record": record }));
}

/// Goes with Tab (or back with Shift) until the focus stands where the script says.
async fn tab_to(w: &Window, at: &str, back: bool) {
    let key = if back {
        format!("{SHIFT}{TAB}{NULL}")
    } else {
        TAB.to_owned()
    };
    for _ in 0..150 {
        let script = format!("const e = document.activeElement; return Boolean({at})");
        if w.script(&script, vec![]).await == Value::Bool(true) {
            return;
        }
        w.keys(&key).await;
    }
    panic!("the keyboard does not reach {at}");
}

async fn to_id(w: &Window, id: &str) {
    tab_to(w, &format!("e.id === '{id}'"), false).await;
}

/// Marks the first row and goes back up to a button.
async fn mark_and(w: &Window, button: &str) {
    tab_to(
        w,
        "e.matches('tr') && e.querySelector('input[type=checkbox]')",
        false,
    )
    .await;
    w.keys(" ").await;
    tab_to(w, &format!("e.id === '{button}'"), true).await;
    w.keys(ENTER).await;
}

#[test]
fn a_closed_case_is_discarded_by_two_people_at_the_keyboard() {
    story(
        |folder| {
            fill(folder, |bench| {
                closed(bench, "三浦 和也", "2019-06-28");
                closed(bench, "小林 恵", "2024-06-28");
                bench.call("user_add", json!({ "id": "mori", "name": "森 緑", "role": "staff", "passphrase": COLLEAGUE }));
            });
        },
        |w| async move {
            w.see("ロック解除").await;
            w.press("user1").await;
            w.unlock().await;
            w.see("保存期間が満了した記録が1件あります").await;
            w.go("#/settings/retention").await;
            w.see("まだ決まっていません").await;
            w.see("三浦 和也").await;
            tab_to(&w, "e.labels?.[0]?.innerText.includes('根拠')", false).await;
            w.keys("青葉病院文書管理規程 別表第2").await;
            to_id(&w, "retention-rule-save").await;
            w.keys(ENTER).await;
            w.see("規則を保存しました。").await;
            w.sound("the closed cases").await;
            w.picture("retention").await;
            held(&w).await;
            w.go("#/settings/retention").await;
            w.see("三浦 和也").await;
            mark_and(&w, "discard-propose").await;
            w.see("1件の廃棄を起案します").await;
            w.picture("discard-propose").await;
            to_id(&w, "discard-propose-act").await;
            w.keys(ENTER).await;
            w.see("廃棄を起案しました").await;
            w.see("佐々木 花").await;
            mark_and(&w, "discard-confirm").await;
            w.see("消えるもの").await;
            w.see("確認する人").await;
            w.sound("what goes").await;
            w.picture("discard-confirm").await;
            tab_to(&w, "e.type === 'password'", false).await;
            w.keys(COLLEAGUE).await;
            to_id(&w, "discard-sure").await;
            w.keys(" ").await;
            w.picture("discard-confirm-end").await;
            to_id(&w, "discard-act").await;
            w.keys(ENTER).await;
            w.see("1件を廃棄し、廃棄簿に記録しました。").await;
            w.see("R1-0001").await;
            w.script(
                "document.querySelector('#discard-book').scrollIntoView()",
                vec![],
            )
            .await;
            w.sound("the book").await;
            w.picture("discard-book").await;
            assert!(!w.page().await.contains("三浦"), "the book names somebody");
            w.close().await;
        },
    );
}

/// 保留 in the case itself, put and seen.
async fn held(w: &Window) {
    // The row of the list opens the case where it is closed and held.
    tab_to(
        w,
        "e.matches('tr') && e.querySelector('input[type=checkbox]')",
        false,
    )
    .await;
    w.keys(ENTER).await;
    w.see("保存期間が満了しています").await;
    to_id(w, "case-hold").await;
    w.keys(ENTER).await;
    w.see("この記録を保留にする").await;
    tab_to(w, "e.matches('select')", false).await;
    w.keys("労").await;
    tab_to(w, "e.labels?.[0]?.innerText.includes('事情')", false).await;
    w.keys("労災の審査請求中(総務課に連絡)").await;
    to_id(w, "hold-act").await;
    w.keys(ENTER).await;
    w.see("保留中").await;
    w.script(
        "document.querySelector('#case-kept').scrollIntoView()",
        vec![],
    )
    .await;
    w.sound("the hold").await;
    w.picture("case-hold").await;
    tab_to(w, "e.innerText === '解除する'", false).await;
    w.keys(ENTER).await;
    tab_to(w, "e.labels?.[0]?.innerText.includes('解除の理由')", false).await;
    w.keys("裁決が確定した").await;
    to_id(w, "hold-act").await;
    w.keys(ENTER).await;
    w.see("解除済").await;
}
