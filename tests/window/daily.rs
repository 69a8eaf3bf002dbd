//! In the window: texts by abbreviation, and the way of acts of support into the chart over the real clipboard.

use super::driver::{CONTROL, ENTER, ESCAPE, MOMENT, NULL, PATIENCE, TAB, Window, story, story_in};
use super::person::{clipboard, copy};
use crate::support::{Bench, PASSPHRASE};
use serde_json::json;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// A practice workplace, in which the time on the clipboard can be another one, with two acts that are not in the chart.
fn prepared(at: &Path) {
    let mut bench = Bench::practice();
    let case = bench.case();
    for (day, text) in [
        ("2026-11-19", "職場と話した内容を聞いた。"),
        ("2026-11-20", "休憩の取り方を相談した。"),
    ] {
        bench.save("activity", &case, json!({ "on_date": day, "channel": "in_person", "partners": ["self"], "minutes": 30, "text": text, "chart_note": "todo" }));
    }
    bench.call("lock", json!({}));
    let made = bench.workplace();
    drop(bench.bench);
    std::fs::rename(made, at).unwrap();
}

fn told_in(seconds: &str, tell: impl AsyncFnOnce(Window)) {
    story_in(
        &[("RYORITSU_CLIPBOARD_SECONDS", OsStr::new(seconds))],
        prepared,
        |w| async move { tell(w).await },
    );
}

/// What clipboard managers are told about the text.
fn hint() -> String {
    let out = Command::new("xclip")
        .args([
            "-selection",
            "clipboard",
            "-o",
            "-t",
            "x-kde-passwordManagerHint",
        ])
        .output()
        .unwrap();
    String::from_utf8_lossy(&out.stdout).into_owned()
}

async fn gone() -> bool {
    for _ in 0..PATIENCE {
        if clipboard().is_empty() {
            return true;
        }
        tokio::time::sleep(MOMENT).await;
    }
    false
}

#[test]
fn an_abbreviation_becomes_a_text_of_this_person() {
    told_in("60", async |w| {
        w.unlock().await;
        w.open_case("髙橋 一郎").await;
        w.click("#activity-text").await;
        w.keys(";rus").await;
        // The list of texts is read when the mark is typed.
        for _ in 0..PATIENCE {
            w.keys(&TAB.to_string()).await;
            w.script("document.querySelector('#activity-text').focus()", vec![])
                .await;
            if w.script(
                "return document.querySelector('#activity-text').value.includes('さん')",
                vec![],
            )
            .await
                == true
            {
                break;
            }
            tokio::time::sleep(MOMENT).await;
        }
        let text = w
            .script(
                "return document.querySelector('#activity-text').value",
                vec![],
            )
            .await;
        assert_eq!(
            text,
            "髙橋 一郎さんに電話したが不在。連絡時の注意に従い、用件は残していない。"
        );
        w.picture("snippet-filled").await;
        w.keys(&format!("{CONTROL}j{NULL}")).await;
        w.until(
            "the list",
            "return document.querySelectorAll('#snippet-picker [role=option]').length > 10",
        )
        .await;
        w.sound("the list of texts").await;
        w.picture("snippet-picker").await;
        w.keys(&format!("そーぷ{ENTER}")).await;
        w.until(
            "the second text",
            "return document.querySelector('#activity-text').value.includes('S: ')",
        )
        .await;
        w.go("#/settings/snippets").await;
        w.see("面談の記録").await;
        w.sound("the texts").await;
        w.picture("settings-snippets").await;
        w.click("#snippet-add").await;
        w.labelled("略語", "あお").await;
        w.labelled("名前", "青葉の決まり文句").await;
        w.labelled("文", "{本人}に青葉病院の窓口を案内した。").await;
        w.sound("a new text").await;
        w.picture("snippet-edit").await;
        w.press("保存する").await;
        w.see("「青葉の決まり文句」を保存しました。").await;
        w.close().await;
    });
}

#[test]
fn what_is_copied_for_the_chart_goes_away_by_itself_and_nothing_else_does() {
    told_in("4", async |w| {
        w.unlock().await;
        w.open_case("髙橋 一郎").await;
        w.letter("y").await;
        w.see("2件の文をコピーしました。4秒後に").await;
        assert!(clipboard().contains("休憩の取り方を相談した。"));
        assert_eq!(hint(), "secret");
        w.sound("copied").await;
        w.picture("chart-copied").await;
        w.see("クリップボードから消しました。").await;
        assert!(gone().await);
        // The twin: what somebody else has put there since stays.
        w.press("未のままにする").await;
        w.press("2件をコピー").await;
        w.see("2件の文をコピーしました。").await;
        copy("別の人が書いた文");
        w.see("別の内容が入っているため").await;
        assert_eq!(clipboard(), "別の人が書いた文");
        w.picture("chart-other").await;
        w.click("#chart-done").await;
        w.see("済にしました。").await;
        w.see("カルテ転記が「未」の経過はありません。").await;
        w.keys(&ESCAPE.to_string()).await;
        w.see("転記 済").await;
        w.picture("chart-timeline").await;
        w.close().await;
    });
}

#[test]
fn the_lock_takes_it_away_at_once() {
    told_in("86400", async |w| {
        w.unlock().await;
        w.click("#chart-list").await;
        w.see("まだカルテに写していない経過です。").await;
        w.sound("the list for the chart").await;
        w.picture("chart-list").await;
        w.press("2件をコピー").await;
        w.see("2件の文をコピーしました。").await;
        assert!(
            clipboard().contains("休憩の取り方を相談した。"),
            "the twin: without a lock it is there"
        );
        w.keys(&format!("{CONTROL}l{NULL}")).await;
        w.see("ロック解除").await;
        assert!(gone().await);
        w.close().await;
    });
}

/// A workplace with a colleague who is away and some cases.
fn with_colleague(at: &Path) {
    super::hand::fill(at, |bench| {
        bench.call("user_add", json!({ "id": "mori", "name": "森 葵", "role": "staff", "passphrase": "komorebi no michi 3" }));
        let case = bench.case();
        bench.save(
            "treatment",
            &case,
            json!({ "next_visit_on": workbench::today().to_string() }),
        );
        for (name, lead) in [
            ("鈴木 和子", "mori"),
            ("渡邉 明", "user1"),
            ("小林 茂", "mori"),
        ] {
            let made = bench.call("intake", json!({ "person": { "name": name }, "case": { "opened_on": workbench::today().to_string(), "lead_user": lead, "department": "内科", "doctor": "田村", "chief": "休職の期限までに復職できるか" } }));
            let case = made["value"]["case_id"].as_str().unwrap().to_owned();
            let soon = workbench::today() + chrono::Duration::days(3);
            bench.save(
                "treatment",
                &case,
                json!({ "next_visit_on": soon.to_string() }),
            );
        }
    });
}

async fn choose(w: &Window, n: usize, value: &str) {
    w.script("const s = document.querySelectorAll('dialog[open] select')[arguments[0]]; s.value = arguments[1]; s.dispatchEvent(new Event('change', {bubbles: true}))", vec![json!(n), json!(value)]).await;
}

#[test]
fn the_morning_is_told_on_a_page_and_cases_are_given_away_together() {
    story(with_colleague, |w| async move {
        w.see("ロック解除").await;
        choose_user(&w).await;
        w.fill("unlock-passphrase", PASSPHRASE).await;
        w.click("#unlock").await;
        w.heading("今日").await;
        w.click("#morning-open").await;
        w.press("森 葵").await;
        w.sound("the morning").await;
        w.picture("morning-dialog").await;
        w.click("#morning-make").await;
        w.drawn().await;
        w.see("氏名・診療科・予定").await;
        w.picture("morning-paper").await;
        w.keys(&ESCAPE.to_string()).await;

        w.go("#/cases").await;
        w.until(
            "the list",
            "return document.querySelectorAll('main tbody tr').length === 4",
        )
        .await;
        w.script(
            "document.querySelector('main thead input[type=checkbox]').click()",
            vec![],
        )
        .await;
        w.click("#charge-open").await;
        w.see("4人の担当をまとめて").await;
        choose(&w, 0, "mori").await;
        w.labelled("理由", "異動のため").await;
        w.sound("the change").await;
        w.picture("charge-dialog").await;
        w.click("#charge-act").await;
        w.see("2人の担当を変更しました。").await;
        w.see("2人は、もとからこの担当です。").await;
        w.picture("charge-done").await;
        w.click("#charge-handover").await;
        w.see("2件の書類を1つのPDFにまとめます。").await;
        w.click("#batch-make").await;
        w.drawn().await;
        w.picture("charge-handover").await;
        w.keys(&ESCAPE.to_string()).await;
        w.open_case("髙橋 一郎").await;
        w.press("変更履歴").await;
        w.see("主 佐々木 花・副 なし → 主 森 葵・副 なし").await;
        w.sound("the history").await;
        w.picture("charge-history").await;
        w.close().await;
    });
}

/// Two work here: the first one unlocks.
async fn choose_user(w: &Window) {
    w.script("const s = document.querySelector('select'); if (s) { s.value = 'user1'; s.dispatchEvent(new Event('change', {bubbles: true})); }", vec![]).await;
}
