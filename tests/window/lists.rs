//! What is far ahead is opened from 今日, the list of cases is narrowed to one 担当, and a table that was written comes back.

use super::driver::{ENTER, Window, story};
use crate::support::PASSPHRASE;
use serde_json::json;
use std::path::Path;

fn seed(at: &Path) {
    super::hand::fill(at, |bench| {
        bench.call("user_add", json!({ "id": "mori", "name": "森 葵", "role": "staff", "passphrase": "komorebi no michi 3" }));
        let day = |ahead: i64| (workbench::today() + chrono::Duration::days(ahead)).to_string();
        let case = bench.case();
        bench.save("activity", &case, json!({ "on_date": day(-3), "channel": "in_person", "text": "面談", "promised": "復職後の働き方の資料を渡す", "promised_on": day(45) }));
        bench.call("todo_save", json!({ "record": { "text": "院内研修の資料をまとめる", "on_date": day(70), "staff": "mori" } }));
        bench.call(
            "todo_save",
            json!({ "record": { "text": "相談室の予約", "on_date": day(2), "staff": "user1" } }),
        );
        for (name, lead) in [("鈴木 和子", "mori"), ("渡邉 明", "user1")] {
            bench.call("intake", json!({ "person": { "name": name }, "case": { "opened_on": day(-20), "lead_user": lead } }));
        }
    });
}

/// Puts the keyboard on something that Tab reaches.
async fn focus(w: &Window, selector: &str) {
    let script = "const one = document.querySelector(arguments[0]); one.focus(); return document.activeElement === one && one.tabIndex >= 0";
    assert_eq!(
        w.script(script, vec![json!(selector)]).await,
        json!(true),
        "{selector}"
    );
}

#[test]
fn what_is_far_ahead_is_opened_and_the_cases_of_one_colleague_are_listed() {
    story(seed, |w| async move {
        w.see("ロック解除").await;
        w.script("const s = document.querySelector('select'); s.value = 'user1'; s.dispatchEvent(new Event('change', {bubbles: true}))", vec![]).await;
        w.fill("unlock-passphrase", PASSPHRASE).await;
        w.click("#unlock").await;
        w.see("30日より先の用件・約束 2件").await;
        assert_eq!(
            w.script(
                "return document.querySelector('main').innerText.includes('院内研修')",
                vec![]
            )
            .await,
            json!(false),
            "collapsed"
        );
        w.sound("today with what is later").await;
        w.picture("today-later-line").await;
        focus(&w, "#rest-later").await;
        w.keys(&ENTER.to_string()).await;
        w.heading("30日より先の用件・約束").await;
        w.see("院内研修の資料をまとめる").await;
        w.sound("what is later").await;
        w.picture("today-later").await;
        w.keys("k").await;
        w.keys(&ENTER.to_string()).await;
        w.until(
            "the promise stands in its case",
            "return location.hash.startsWith('#/case/') && location.hash.endsWith('/activities')",
        )
        .await;

        w.go("#/cases").await;
        w.until(
            "the list",
            "return document.querySelectorAll('main tbody tr').length === 3",
        )
        .await;
        focus(&w, "button[aria-controls=cases-conditions]").await;
        w.keys(&ENTER.to_string()).await;
        focus(&w, "#filter-lead").await;
        w.keys("森").await;
        w.until("hers alone", "return document.querySelectorAll('main tbody tr').length === 1 && document.querySelector('main tbody').innerText.includes('鈴木 和子')").await;
        w.see("担当: 森 葵").await;
        w.sound("the cases of one").await;
        w.picture("cases-lead").await;
        // Kept while other screens are looked at, and taken away where it stands.
        w.go("#/today").await;
        w.heading("今日").await;
        w.go("#/cases").await;
        w.until(
            "still hers",
            "return document.querySelectorAll('main tbody tr').length === 1",
        )
        .await;
        focus(&w, "button[aria-label='条件「担当: 森 葵」を外す']").await;
        w.keys(&ENTER.to_string()).await;
        w.until(
            "all of them",
            "return document.querySelectorAll('main tbody tr').length === 3",
        )
        .await;
        w.close().await;
    });
}

#[test]
fn a_table_that_was_written_is_known_again_and_a_strange_column_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cases.csv");
    let typed = format!("{}{ENTER}", path.display());
    let write = |at: &Path| {
        super::hand::fill(at, |bench| {
            bench.case();
            let request = json!({ "what": "case_list", "cases": { "status": "all" } });
            bench.call("table_save", json!({ "request": request, "kind": "csv", "path": path, "recipient": "統括部門", "purpose": "点検" }));
        });
        let text = std::fs::read_to_string(&path).unwrap();
        let more: Vec<String> = text
            .lines()
            .zip(["備考", "要確認"])
            .map(|(line, cell)| format!("{line},{cell}"))
            .collect();
        std::fs::write(&path, more.join("\r\n")).unwrap();
    };
    story(write, |w| async move {
        w.unlock().await;
        w.go("#/settings/import").await;
        w.until(
            "the screen",
            "return !!document.querySelector('#import-path')",
        )
        .await;
        w.fill("import-path", &typed).await;
        w.until("known", "return document.querySelector('#import-own')?.innerText.includes('このソフトが書き出した事例の表です')").await;
        w.until(
            "told",
            "return document.querySelector('#import-extra')?.innerText.includes('「備考」')",
        )
        .await;
        w.picture("import-own").await;
        w.sound("import-own").await;
        focus(&w, "#import-words").await;
        w.keys(&ENTER.to_string()).await;
        w.until(
            "the words",
            "return document.querySelector('#import-check')?.disabled === false",
        )
        .await;
        focus(&w, "#import-check").await;
        w.keys(&ENTER.to_string()).await;
        w.see("そのまま取り込める行 0").await;
        w.picture("import-own-trial").await;
        w.sound("import-own-trial").await;
        w.close().await;
    });
}
