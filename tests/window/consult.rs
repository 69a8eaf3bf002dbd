//! 単発相談: one key makes a case of it, filters say how many, 取消 stays visible.

use super::driver::{ENTER, story};
use super::hand::fill;
use serde_json::json;

#[test]
fn a_consultation_becomes_a_case_by_one_key_and_a_wrong_one_is_cancelled() {
    story(
        |folder| {
            fill(folder, |bench| {
                for record in [
                    json!({ "kind": "approach", "on_date": "2026-10-05", "consulted_by": "self", "result": "declined", "text": "外来で声をかけた。いまは要らないとのこと。" }),
                    json!({ "kind": "consultation", "on_date": "2026-10-20", "consulted_by": "self", "topics": ["leave"], "disease": "heart", "minutes": 20, "channel": "in_person", "text": "心不全で入院中。休職の手続きを知りたい。" }),
                ] {
                    bench.call("consultation_save", json!({ "record": record }));
                }
            });
        },
        |w| async move {
            w.unlock().await;
            w.go("#/consultations").await;
            w.reads("#consult-counts", "2件(声かけ 1件・辞退 1件・支援開始 0件)")
                .await;
            w.picture("consult-list").await;
            w.sound("consult-list").await;
            // The newest one is chosen; its key starts the case with what is known.
            w.letter("s").await;
            w.until(
                "新規受付",
                "return !!document.querySelector('dialog[open] #intake-save')",
            )
            .await;
            w.until("what is known", "const v = [...document.querySelectorAll('dialog[open] input, dialog[open] textarea')].map((e) => e.value).join('|'); return v.includes('R8.10.20') && v.includes('心疾患') && v.includes('心不全で入院中。休職の手続きを知りたい。')").await;
            w.picture("consult-intake").await;
            // Without a name it is refused, and the field says so.
            w.save().await;
            w.until("the field", "return document.activeElement.getAttribute('aria-invalid') === 'true' && !!document.activeElement.closest('[data-field=name]')").await;
            w.picture("consult-intake-refused").await;
            w.labelled("氏名", "齋藤 花").await;
            w.save().await;
            w.heading("齋藤 花").await;
            w.go("#/consultations").await;
            w.reads("#consult-counts", "支援開始 1件").await;
            // A wrong one is cancelled with a reason, and stays to be seen.
            w.letter("j").await;
            w.until(
                "the second row",
                "return document.activeElement.matches('tbody tr:nth-child(2)')",
            )
            .await;
            w.keys(&ENTER.to_string()).await;
            w.until(
                "the record",
                "return !!document.querySelector('#consultation-dialog[open]')",
            )
            .await;
            w.press("取り消す").await;
            w.fill("cancel-reason", "別の患者の記録だった").await;
            w.picture("consult-cancel").await;
            w.click("#cancel-act").await;
            w.reads("#consult-counts", "1件(声かけ 0件").await;
            w.script("const s = document.querySelector('#consult-state'); s.value = 'cancelled'; s.dispatchEvent(new Event('change', {bubbles: true}))", vec![]).await;
            w.see("別の患者の記録だった").await;
            w.picture("consult-cancelled").await;
            w.press("元に戻す").await;
            w.see("条件に合う単発相談がありません。").await;
            w.press("条件をすべて外す").await;
            w.reads("#consult-counts", "2件(").await;
            w.close().await;
        },
    );
}
