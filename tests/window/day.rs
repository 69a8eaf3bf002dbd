//! A working day in the real window.

use super::driver::{CONTROL, ENTER, ESCAPE, NULL, PAGE_DOWN, story};
use super::hand::make;
use crate::support::PASSPHRASE;
use serde_json::json;

#[test]
fn from_the_first_case_to_the_lock_with_a_half_typed_form() {
    story(make, |w| async move {
        w.unlock().await;
        w.letter("c").await;
        w.until(
            "新規受付",
            "return !!document.querySelector('dialog[open] #intake-save')",
        )
        .await;
        w.picture("intake").await;
        w.labelled("氏名", "髙橋 一郎").await;
        w.labelled("ふりがな", "たかはし いちろう").await;
        w.labelled("仕事の状況", "金属加工、日勤、機械操作").await;
        w.labelled("病状の状況", "C型肝硬変、月1回通院").await;
        w.picture("intake-filled").await;
        w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
        w.until(
            "the case",
            "return document.querySelector('h1')?.innerText.includes('髙橋 一郎')",
        )
        .await;
        w.see("R8-0001").await;
        w.picture("case-new").await;

        w.record("午後の倦怠感が強い。肝炎の治療は終わり、上司への伝え方を一緒に整理した。")
            .await;
        w.picture("case-activity").await;

        // Search 「肝炎」 and 「肝」, then open the passage.
        w.keys(&format!("{CONTROL}k{NULL}")).await;
        w.until(
            "the box",
            "return !!document.querySelector('dialog[open] input')",
        )
        .await;
        for text in ["肝炎", "肝"] {
            w.script("const e = document.querySelector('dialog[open] input'); e.value = ''; e.dispatchEvent(new Event('input', {bubbles: true}))", vec![]).await;
            w.keys(text).await;
            w.until("hits", "return document.querySelectorAll('dialog[open] [role=option]').length > 1 && !!document.querySelector('dialog[open] mark')").await;
        }
        w.see("R8-0001 ・").await;
        w.picture("search").await;
        w.keys(&format!("{PAGE_DOWN}{PAGE_DOWN}{ENTER}")).await;
        w.until("the manual", "return !document.querySelector('dialog[open]') && document.querySelectorAll('main p').length > 2 && location.hash.includes('manual')").await;
        w.picture("manual").await;

        // A half-typed form survives the lock.
        w.script("history.back()", vec![]).await;
        w.until(
            "the case",
            "return document.querySelector('h1')?.innerText.includes('髙橋 一郎')",
        )
        .await;
        w.script("document.activeElement?.blur()", vec![]).await;
        w.keys("n").await;
        w.fill("activity-text", "産業医と電話。残業制限を12月末まで")
            .await;
        w.keys(&format!("{CONTROL}l{NULL}")).await;
        w.see("ロック解除").await;
        assert!(
            !w.words().await.contains("髙橋"),
            "the locked screen shows no name"
        );
        w.picture("locked-with-draft").await;
        w.fill("unlock-passphrase", PASSPHRASE).await;
        w.click("#unlock").await;
        w.until("the draft", "return [...document.querySelectorAll('textarea, input, main *')].some((e) => ((e.value ?? '') + (e.children.length ? '' : e.textContent)).includes('残業制限を12月末まで'))").await;
        w.picture("draft-kept").await;
        w.keys(&ESCAPE.to_string()).await;
        w.close().await;
    });
}

#[test]
fn a_paper_is_previewed_and_saved_and_every_screen_opens() {
    story(super::hand::practise, |w| async move {
        w.unlock().await;
        w.see("期限と予定").await;
        w.picture("today").await;
        w.sound("today").await;
        // What may be asked for by now is no deadline: it stands in a card of its own.
        w.script("[...document.querySelectorAll('main h2')].find((h) => h.innerText.includes('請求・準備の時期'))?.scrollIntoView()", vec![]).await;
        w.see("請求・準備の時期に入ったもの").await;
        w.picture("today-opened").await;
        w.script("location.hash = '#/cases'", vec![]).await;
        w.until(
            "the list",
            "return document.querySelectorAll('main tbody tr').length > 5",
        )
        .await;
        w.picture("cases").await;
        w.sound("cases").await;
        w.script("const rows = [...document.querySelectorAll('main tbody tr')]; (rows.find((row) => row.innerText.includes('肝')) ?? rows[0]).click()", vec![]).await;
        w.keys(&ENTER.to_string()).await;
        w.until("a case", "return !!document.querySelector('#record-bar')")
            .await;
        w.until(
            "the manual beside it",
            "return document.querySelectorAll('.beside li').length > 0",
        )
        .await;
        w.picture("case").await;
        w.sound("case").await;
        w.click("#paper-open").await;
        w.until(
            "the dialog",
            "return !!document.querySelector('dialog[open]')",
        )
        .await;
        w.press("両立支援サマリー").await;
        w.drawn().await;
        w.picture("paper").await;
        w.sound("paper").await;
        w.keys(&ESCAPE.to_string()).await;
        for (hash, name) in [
            ("#/exchange", "exchange"),
            ("#/settings", "settings"),
            ("#/settings/backup", "settings-backup"),
            ("#/settings/audit", "settings-audit"),
            ("#/settings/users", "settings-users"),
            ("#/manual", "manual-contents"),
            ("#/consultations", "consultations"),
        ] {
            w.script(&format!("location.hash = {}", json!(hash)), vec![])
                .await;
            w.until(name, "return !!document.querySelector('main h1, main h2')")
                .await;
            w.picture(name).await;
            w.sound(name).await;
            let words = w.words().await;
            assert!(
                !words.contains("undefined") && !words.contains("[object"),
                "{name}: {words}"
            );
        }
        w.close().await;
    });
}

#[test]
fn the_check_of_the_screens_finds_what_is_wrong() {
    // The twin: a button without a name and a faint text are found.
    story(make, |w| async move {
        w.unlock().await;
        w.sound("today").await;
        w.script("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><p style=\"color:#eee;background:#fff\">薄い文字</p>')", vec![]).await;
        assert_eq!(w.axe().await.len(), 2);
        w.close().await;
    });
}
