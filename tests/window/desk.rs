//! The morning by keyboard: the list worked off, a call that comes in, a person who looks on.

use super::driver::{CONTROL, ENTER, ESCAPE, NULL, TAB, Window, story};
use super::hand::fill;
use crate::support::Bench;
use chrono::{Days, NaiveDate};
use serde_json::json;
use std::path::Path;

const F8: char = '\u{e038}';
const F9: char = '\u{e039}';
/// Somebody else, whose name must not be read by whoever sits beside the screen.
const OTHERS: [&str; 3] = ["渡邉", "わたなべ", "三浦"];

fn seed(folder: &Path) {
    fill(folder, |bench: &mut Bench| {
        let state = bench.call("state", json!({}));
        let now: NaiveDate = state["session"]["today"]["iso"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap();
        let before = |days: u64| (now - Days::new(days)).to_string();
        let after = |days: u64| (now + Days::new(days)).to_string();
        let case = bench.case();
        bench.save(
            "opinion",
            &case,
            json!({ "kind": "f2", "requested_on": before(20) }),
        );
        bench.save("activity", &case, json!({ "on_date": before(8), "channel": "in_person", "partners": ["self"], "text": "伝え方を一緒に整理した。", "promised": "会社への伝え方メモを渡す", "promised_on": after(1) }));
        for (name, kana) in [
            ("渡邉 さくら", "わたなべ さくら"),
            ("三浦 和也", "みうら かずや"),
        ] {
            let made = bench.call("intake", json!({ "person": { "name": name, "kana": kana }, "case": { "opened_on": before(90), "work_line": "販売" } }));
            let other = made["value"]["case_id"].as_str().unwrap().to_owned();
            bench.save("employment", &other, json!({ "status": "employee", "employer": "みどり商店", "leave_limit_on": before(2) }));
            bench.save(
                "treatment",
                &other,
                json!({ "disease": "cancer", "next_visit_on": after(5), "first_visit_on": before(700) }),
            );
        }
        bench.call("draft_put", json!({ "screen": "intake", "body": { "person": { "name": "三浦 和也" } }, "title": "三浦 和也" }));
    });
}

async fn gone(w: &Window, words: &str) {
    let script = format!(
        "return !document.querySelector('#today-dates')?.innerText.includes({})",
        json!(words)
    );
    w.until(&format!("「{words}」 gone"), &script).await;
}

/// Puts the keyboard on a line of the list by J alone.
async fn reach(w: &Window, words: &str) {
    w.script("document.activeElement?.blur()", vec![]).await;
    w.keys(&"k".repeat(12)).await;
    for _ in 0..20 {
        let on = format!(
            "return !!document.querySelector('#today-dates tr.selected')?.innerText.includes({})",
            json!(words)
        );
        if w.script(&on, vec![]).await == json!(true) {
            return;
        }
        w.keys("j").await;
    }
    panic!("no line 「{words}」");
}

#[test]
fn the_list_is_worked_off_by_keyboard_and_a_call_comes_in_between() {
    story(seed, |w| async move {
        w.unlock().await;
        w.see("会社への伝え方メモを渡す").await;
        w.until("what can be claimed stands apart", "return document.querySelectorAll('#today-opened tbody tr').length === 2 && !document.querySelector('#today-dates').innerText.includes('障害認定日')").await;
        w.picture("desk-today").await;
        w.sound("desk-today").await;
        // A promise is noted as done, and taken back.
        reach(&w, "伝え方メモ").await;
        w.keys("d").await;
        gone(&w, "伝え方メモ").await;
        w.see("対応済みにしました").await;
        w.picture("desk-done").await;
        w.click("#task-undo").await;
        w.until(
            "the line is back",
            "return document.querySelector('#today-dates').innerText.includes('伝え方メモ')",
        )
        .await;
        // Put off with a reason.
        reach(&w, "伝え方メモ").await;
        w.keys("s").await;
        w.until(
            "the dialog",
            "return !!document.querySelector('#snooze-dialog[open]')",
        )
        .await;
        w.fill("snooze-reason", "次の面談で渡す").await;
        w.picture("desk-snooze").await;
        w.sound("desk-snooze").await;
        w.keys(&ENTER.to_string()).await;
        gone(&w, "伝え方メモ").await;
        w.until("it is listed at the end", "return !!document.querySelector('#today-snoozed')?.innerText.includes('次の面談で渡す')").await;
        w.picture("desk-snoozed").await;
        // What a record settles opens there, with the day filled in.
        reach(&w, "主治医意見書の受領").await;
        w.keys("d").await;
        w.until("the opinion", "return location.hash.endsWith('/opinion') && /R\\d/.test(document.querySelector('[data-field=received_on] input')?.value ?? '') && document.querySelector('[data-field=received_on]').contains(document.activeElement)").await;
        w.picture("desk-opinion").await;
        w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
        w.until("saved", "return !document.querySelector('[data-field=received_on]')?.closest('.form').innerText.includes('未保存')").await;
        // A call comes in: over any screen, also while something is typed.
        w.keys(&F9.to_string()).await;
        w.until("the memo", "return document.activeElement?.closest('[data-field]')?.dataset.field === 'text' && !!document.querySelector('#memo-dialog[open]')").await;
        w.keys("休職の期限について相談したい。").await;
        w.keys(&TAB.to_string()).await;
        w.keys("青葉金属工業 田中様").await;
        w.picture("desk-memo").await;
        w.sound("desk-memo").await;
        w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
        w.until("closed", "return !document.querySelector('dialog[open]')")
            .await;
        w.go("#/today").await;
        w.until(
            "unassigned",
            "return !!document.querySelector('#today-memos')?.innerText.includes('田中様')",
        )
        .await;
        w.until("the opinion is settled", "return !document.querySelector('#today-dates').innerText.includes('主治医意見書の受領')").await;
        w.picture("desk-memos").await;
        w.letter("a").await;
        w.until(
            "the to-do",
            "return !!document.querySelector('#todo-dialog[open]')",
        )
        .await;
        w.keys("研修の申込み").await;
        w.picture("desk-todo").await;
        w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
        w.until(
            "it is listed",
            "return !!document.querySelector('#today-dates')?.innerText.includes('研修の申込み')",
        )
        .await;
        w.close().await;
    });
}

#[test]
fn before_and_after_a_talk_and_while_the_person_looks_on() {
    story(seed, |w| async move {
        w.unlock().await;
        w.see("渡邉").await;
        w.open_case("髙橋 一郎").await;
        w.letter("m").await;
        w.until(
            "before the talk",
            "return !!document.querySelector('#talk-before[open] .sheet')",
        )
        .await;
        w.see("会社への伝え方メモを渡す").await;
        w.picture("desk-before").await;
        w.sound("desk-before").await;
        w.click("#talk-next").await;
        w.until(
            "after the talk",
            "return !!document.querySelector('#talk-after[open] #talk-save')",
        )
        .await;
        w.script(
            "document.querySelector('#talk-after textarea').focus()",
            vec![],
        )
        .await;
        w.keys("面談。会社の返事を待って次を決める。").await;
        w.fill("talk-promise-0", "会社の窓口を本人に確かめる").await;
        w.picture("desk-after").await;
        w.sound("desk-after").await;
        // A promise without a day is told at its field, and nothing is lost.
        w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
        w.until("told", "return document.querySelector('#talk-promise-on-0')?.getAttribute('aria-invalid') === 'true'").await;
        w.fill("talk-promise-on-0", "2026-12-31").await;
        w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
        w.until("saved", "return !document.querySelector('dialog[open]')")
            .await;
        w.see("会社の返事を待って次を決める").await;
        owed(&w).await;
        closing(&w).await;

        look_on(&w).await;
        w.until(
            "nothing to work off while somebody looks on",
            "return !document.querySelector('#case-owed')",
        )
        .await;
        // The mode survives a window that is loaded anew, and ends only when somebody says so.
        w.script("location.reload()", vec![]).await;
        w.until(
            "still on",
            "return !!document.querySelector('#interview')?.innerText.includes('終える')",
        )
        .await;
        w.until(
            "the screen that was open, and the keyboard in it",
            "return document.hasFocus() && !!document.querySelector('main h1, main h2') && !document.querySelector('main .loading')",
        )
        .await;
        nobody_else(&w, "reloaded").await;
        w.letter(&F8.to_string()).await;
        w.until("asked", "return document.activeElement?.id === 'interview-stay' || !!document.querySelector('#interview-leave[open]')").await;
        w.picture("desk-interview-end").await;
        w.click("#interview-end").await;
        w.until(
            "off",
            "return !document.querySelector('#interview').innerText.includes('終える')",
        )
        .await;
        // The twin: the names are there to be read once the mode is off.
        w.go("#/cases").await;
        w.see("渡邉").await;
        w.close().await;
    });
}

/// Before a case is closed, what is still promised and due is named.
async fn closing(w: &Window) {
    w.click("#case-panel-outcome").await;
    w.click("#case-close").await;
    w.until("what is promised", "return !!document.querySelector('#close-dialog[open] #close-owed')?.innerText.includes('会社の窓口を本人に確かめる')").await;
    w.picture("case-close").await;
    w.sound("case-close").await;
    w.keys(&ESCAPE.to_string()).await;
    w.until("closed", "return !document.querySelector('dialog[open]')")
        .await;
}

/// What was promised stands in the case itself, where it is put off, noted as done, and taken back.
async fn owed(w: &Window) {
    let told = |words: &str, is: bool| {
        format!(
            "return !!document.querySelector('#case-owed ul')?.innerText.includes({}) === {is}",
            json!(words)
        )
    };
    for promised in ["会社への伝え方メモを渡す", "会社の窓口を本人に確かめる"]
    {
        w.until("the promise", &told(promised, true)).await;
    }
    w.picture("case-owed").await;
    w.sound("case-owed").await;
    w.click("#case-owed li:first-child .acts button:nth-child(2)")
        .await;
    w.until(
        "asked until when",
        "return !!document.querySelector('#snooze-dialog[open]')",
    )
    .await;
    w.keys(&ESCAPE.to_string()).await;
    w.until("closed", "return !document.querySelector('dialog[open]')")
        .await;
    w.click("#case-owed li:first-child .acts button").await;
    w.until("done", &told("会社への伝え方メモを渡す", false))
        .await;
    w.click("#case-owed-undo").await;
    w.until("back", &told("会社への伝え方メモを渡す", true))
        .await;
}

async fn nobody_else(w: &Window, place: &str) {
    let page = w
        .script("return document.title + document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map((e) => e.value).join(' ')", vec![])
        .await;
    let page = page.as_str().unwrap();
    for name in OTHERS {
        assert!(!page.contains(name), "{name} at {place}");
    }
}

/// Turns the mode on and goes everywhere.
async fn look_on(w: &Window) {
    w.letter(&F8.to_string()).await;
    w.until(
        "the mode",
        "return document.querySelector('#interview')?.innerText.includes('終える')",
    )
    .await;
    w.picture("desk-interview").await;
    w.sound("desk-interview").await;
    for place in [
        "#/today",
        "#/cases",
        "#/today/quiet",
        "#/consultations",
        "#/exchange",
        "#/settings/audit",
        "#/case/R8-0002/basic",
        "#/manual",
    ] {
        w.go(place).await;
        w.until(place, "return location.hash.startsWith('#/case/') && !!document.querySelector('#record-bar') || location.hash.startsWith('#/manual') && !!document.querySelector('main h1, main h2')").await;
        nobody_else(w, place).await;
    }
    w.keys(&format!("{CONTROL}k{NULL}")).await;
    w.until(
        "the box",
        "return !!document.querySelector('dialog[open] input')",
    )
    .await;
    w.keys("販売").await;
    w.until(
        "an answer",
        "return !!document.querySelector('dialog[open] [role=status]')?.innerText.match(/[0-9]/)",
    )
    .await;
    nobody_else(w, "search").await;
    w.keys(&ESCAPE.to_string()).await;
}
