//! A working day in the real window.

use super::driver::{CONTROL, ENTER, ESCAPE, NULL, PAGE_DOWN, Window, story};
use crate::support::{PASSPHRASE, answer};
use serde_json::json;
use std::path::Path;

pub(super) fn make(folder: &Path) {
    answer(
        &[
            "create",
            folder.to_str().unwrap(),
            "--facility",
            "青葉病院",
            "--user",
            "佐々木 花",
        ],
        PASSPHRASE,
    );
}

pub(super) async fn unlock(w: &Window) {
    w.see("ロック解除").await;
    w.fill("unlock-passphrase", PASSPHRASE).await;
    w.click("#unlock").await;
    w.until(
        "今日",
        "return document.querySelector('h1')?.innerText === '今日'",
    )
    .await;
}

async fn new_case(w: &Window) {
    w.keys("c").await;
    w.until(
        "新規受付",
        "return !!document.querySelector('#intake-dialog[open], dialog[open] #intake-save')",
    )
    .await;
    w.picture("intake").await;
}

/// Fills a field by its label, wherever it stands in the open dialog or the page.
pub(super) async fn labelled(w: &Window, label: &str, text: &str) {
    let script = format!(
        "const all = [...document.querySelectorAll('dialog[open] label'), ...document.querySelectorAll('label')]; const l = all.find((e) => e.innerText.trim().startsWith({}) && e.getClientRects().length > 0); if (!l) return ''; const e = l.htmlFor ? document.getElementById(l.htmlFor) : l.querySelector('input, textarea'); return e ? e.id : ''",
        json!(label)
    );
    w.until(
        label,
        &script
            .replace("return e ? e.id : ''", "return !!(e && e.id)")
            .replace("return ''", "return false")
            .to_string(),
    )
    .await;
    let id = w.script(&script, vec![]).await;
    w.fill(id.as_str().unwrap(), text).await;
}

#[test]
fn from_the_first_case_to_the_lock_with_a_half_typed_form() {
    story(make, |w| async move {
        unlock(&w).await;
        new_case(&w).await;
        labelled(&w, "氏名", "髙橋 一郎").await;
        labelled(&w, "ふりがな", "たかはし いちろう").await;
        labelled(&w, "仕事の状況", "金属加工、日勤、機械操作").await;
        labelled(&w, "病状の状況", "C型肝硬変、月1回通院").await;
        w.picture("intake-filled").await;
        w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
        w.until(
            "the case",
            "return document.querySelector('h1')?.innerText.includes('髙橋 一郎')",
        )
        .await;
        w.see("R8-0001").await;
        w.picture("case-new").await;

        // An activity by keyboard alone: N, the line, Ctrl+Enter.
        w.script("document.activeElement?.blur()", vec![]).await;
        w.keys("n").await;
        w.until("the record bar", "return document.activeElement?.closest('#record-bar, #record-dialog') !== null && document.activeElement?.closest('#record-bar, #record-dialog') !== undefined").await;
        w.fill("activity-kinds", "伝え方").await;
        w.keys(&ENTER.to_string()).await;
        w.fill(
            "activity-text",
            "午後の倦怠感が強い。肝炎の治療は終わり、上司への伝え方を一緒に整理した。",
        )
        .await;
        w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
        w.until("the activity", "return [...document.querySelectorAll('main *')].some((e) => e.children.length === 0 && e.textContent.includes('伝え方を一緒に整理した') && !e.closest('#record-bar'))").await;
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
    story(
        |folder| {
            std::fs::create_dir_all(folder.parent().unwrap()).unwrap();
            answer(
                &["practice", folder.to_str().unwrap(), "--cases", "20"],
                PASSPHRASE,
            );
        },
        |w| async move {
            unlock(&w).await;
            w.see("期限と予定").await;
            w.picture("today").await;
            w.sound("today").await;
            w.script("location.hash = '#/cases'", vec![]).await;
            w.until(
                "the list",
                "return document.querySelectorAll('main tbody tr').length > 5",
            )
            .await;
            w.picture("cases").await;
            w.sound("cases").await;
            w.script("document.querySelector('main tbody tr').dispatchEvent(new MouseEvent('dblclick', {bubbles: true})); document.querySelector('main tbody tr').click()", vec![]).await;
            w.keys(&ENTER.to_string()).await;
            w.until("a case", "return !!document.querySelector('#record-bar')")
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
            w.until(
                "the preview",
                "return !!document.querySelector('dialog[open] canvas')",
            )
            .await;
            w.until("the drawing", "const c = document.querySelector('dialog[open] canvas'); if (!c || c.width < 100) return false; const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let dark = 0; for (let i = 0; i < d.length; i += 4) if (d[i + 3] > 0 && d[i] < 128) dark++; return dark > 500").await;
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
        },
    );
}

#[test]
fn the_check_of_the_screens_finds_what_is_wrong() {
    // The twin: a button without a name and a faint text are found.
    story(make, |w| async move {
        unlock(&w).await;
        w.sound("today").await;
        w.script("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><p style=\"color:#eee;background:#fff\">薄い文字</p>')", vec![]).await;
        assert_eq!(w.axe().await.len(), 2);
        w.close().await;
    });
}
