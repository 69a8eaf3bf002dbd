//! Two records of one person: compared, merged and told apart by keyboard in the real window.

use super::driver::{ENTER, RIGHT, Window, story};
use super::hand::fill;
use serde_json::json;
use std::path::Path;

const DOWN: char = '\u{E015}';
const LEFT: char = '\u{E012}';

/// One person received twice, by two systems with another number of zeros.
fn received_twice(folder: &Path) {
    fill(folder, |bench| {
        for (number, doctor, text) in [
            ("00412876", "中村", "電話で状況を聴いた"),
            ("412876", "佐野", "面談で希望を聴いた"),
        ] {
            let made = bench.call(
                "intake",
                json!({
                    "person": { "name": "髙橋 一郎", "kana": "たかはし いちろう", "birth_date": "1975-04-03", "sex": "male", "chart_number": number },
                    "case": { "opened_on": "2026-05-12", "department": "消化器内科", "doctor": doctor, "work_line": "金属加工、日勤", "illness_line": "C型肝硬変、月1回通院" },
                }),
            );
            let case = made["value"]["case_id"].as_str().unwrap().to_owned();
            for (on, words) in [
                ("2026-06-10", "主治医の外来に同席した"),
                ("2026-06-11", text),
            ] {
                bench.save(
                    "activity",
                    &case,
                    json!({ "on_date": on, "channel": "phone", "text": words, "minutes": 20 }),
                );
            }
            bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "on_date": "2026-06-11", "form": "written" }));
        }
    });
}

fn checked(field: &str, side: usize) -> String {
    format!(
        "return document.querySelectorAll('[data-field=\"{field}\"] [role=radio]')[{side}].getAttribute('aria-checked') === 'true'"
    )
}

async fn compared(w: &Window) {
    w.script("location.hash = '#/case/R8-0001/history'", vec![])
        .await;
    w.see("同じ人ですか。").await;
    w.picture("merge-asked").await;
    w.click("#merge-open").await;
    w.until(
        "the search",
        "return document.activeElement?.id === 'merge-pick'",
    )
    .await;
    w.fill("merge-pick", "R8-0002").await;
    w.until(
        "one record",
        "return document.querySelectorAll('#merge-list [role=option]').length === 1",
    )
    .await;
    w.keys(&ENTER.to_string()).await;
    w.until(
        "both sides",
        "return !!document.querySelector('#merge-differences')",
    )
    .await;
}

#[test]
fn two_records_are_compared_merged_and_told_apart_by_keyboard() {
    story(received_twice, |w| async move {
        w.unlock().await;
        w.script("location.hash = '#/cases'", vec![]).await;
        w.click("#same-open").await;
        w.see("患者IDが同じ").await;
        w.picture("merge-suspects").await;
        w.sound("merge-suspects").await;
        w.press("閉じる").await;

        compared(&w).await;
        w.until("the newer doctor", &checked("case.doctor", 1))
            .await;
        w.script(
            "document.querySelector('#merge-differences [aria-checked=true]').focus()",
            vec![],
        )
        .await;
        w.keys(&RIGHT.to_string()).await;
        w.until("the right number", &checked("person.chart_number", 1))
            .await;
        w.keys(&LEFT.to_string()).await;
        w.until("the left number", &checked("person.chart_number", 0))
            .await;
        w.keys(&DOWN.to_string()).await;
        w.keys(&LEFT.to_string()).await;
        w.until("the left doctor", &checked("case.doctor", 0)).await;
        w.picture("merge-compared").await;
        w.sound("merge-compared").await;
        w.click("#merge-act").await;
        w.see("R8-0002 を R8-0001 にまとめました。").await;
        w.picture("merge-done").await;
        w.click("#merge-show").await;
        w.until(
            "no dialog",
            "return !document.querySelector('dialog[open]')",
        )
        .await;

        // The old number leads here.
        w.script("location.hash = '#/case/R8-0002/history'", vec![])
            .await;
        w.see("R8-0002(髙橋 一郎)は、この記録にまとめられています")
            .await;
        w.see("主治医(選ばなかった値)").await;
        w.picture("merge-led").await;
        w.sound("merge-led").await;

        w.click("#split-open").await;
        w.see("まとめたあとに作ったものはありません。").await;
        w.picture("merge-split").await;
        w.sound("merge-split").await;
        w.click("#split-act").await;
        w.see("R8-0001 と R8-0002 に分けました。").await;
        w.press("閉じる").await;
        w.script("location.hash = '#/case/R8-0002/basic'", vec![])
            .await;
        w.until("its own record", "return document.querySelector('header.head')?.textContent.includes('R8-0002') === true").await;
        w.close().await;
    });
}
