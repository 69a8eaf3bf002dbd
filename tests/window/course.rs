//! 研修 in the window: the plan, a passage marked as read, a check test by keyboard, a judgement.

use super::driver::{ENTER, TAB, Window, story};
use super::hand::make;

const PRESS: &str = "[...document.querySelectorAll('main button')].find((b) => (b.getAttribute('aria-label') ?? b.innerText).includes(arguments[0])).click()";

async fn press(w: &Window, label: &str) {
    w.script(PRESS, vec![label.into()]).await;
}

/// Answers the open test by keyboard: choose, answer, go on.
async fn answer_all(w: &Window) {
    let mut left = 20;
    loop {
        let over = w
            .script(
                "return document.querySelector('main h2').innerText === '結果'",
                vec![],
            )
            .await;
        if over == true {
            break;
        }
        left -= 1;
        assert!(left > 0, "the test has no end");
        w.script(
            "document.querySelector('main input[type=radio]').focus()",
            vec![],
        )
        .await;
        w.keys(" ").await;
        w.until("chosen", "return [...document.querySelectorAll('main .acts button')].some((b) => b.innerText.includes('答える') && !b.disabled)").await;
        w.keys(&format!("{TAB}{ENTER}")).await;
        w.until("the reason", "return !!document.querySelector('main .why') && document.activeElement.closest('.acts') !== null").await;
        if left == 19 {
            w.picture("course-answered").await;
            w.sound("course-answered").await;
        }
        w.keys(&ENTER.to_string()).await;
        w.until(
            "the next one",
            "return !document.querySelector('main .why')",
        )
        .await;
    }
}

#[test]
fn a_chapter_is_read_tested_and_judged() {
    story(make, |w| async move {
        w.unlock().await;
        w.go("#/course").await;
        w.until(
            "the plan",
            "return document.querySelectorAll('main tbody tr').length >= 26",
        )
        .await;
        w.picture("course").await;
        w.sound("course").await;

        press(&w, "読み始める").await;
        w.until("the passage", "return [...document.querySelectorAll('article button')].some((b) => b.innerText.includes('読み終えた'))").await;
        w.keys("e").await;
        w.until("the mark", "return [...document.querySelectorAll('article button')].some((b) => b.innerText.includes('読み終えた節です'))").await;
        w.script("[...document.querySelectorAll('article button')].find((b) => b.innerText.includes('読み終えた節です')).scrollIntoView()", vec![]).await;
        w.picture("course-read").await;

        w.go("#/course/liver").await;
        w.until(
            "the first question",
            "return document.querySelectorAll('main input[type=radio]').length >= 3",
        )
        .await;
        w.sound("course-question").await;
        answer_all(&w).await;
        w.picture("course-result").await;
        w.sound("course-result").await;

        w.go("#/course").await;
        w.until("the result in the plan", "return [...document.querySelectorAll('main tbody tr')].some((r) => /肝疾患/.test(r.innerText) && /合格/.test(r.innerText))").await;
        w.script("[...document.querySelectorAll('main tbody button')].find((b) => b.getAttribute('aria-label')?.includes('肝疾患') && b.innerText === '評価').click()", vec![]).await;
        w.until(
            "the dialog",
            "return !!document.querySelector('dialog[open] [role=radiogroup]')",
        )
        .await;
        w.script("for (const g of document.querySelectorAll('dialog[open] [role=radiogroup]')) g.querySelectorAll('input')[3].click()", vec![]).await;
        w.picture("course-rate").await;
        w.sound("course-rate").await;
        w.script("[...document.querySelectorAll('dialog[open] button')].find((b) => b.innerText === '記録する').click()", vec![]).await;
        w.until(
            "the sum",
            "return document.querySelector('.judged')?.innerText.includes('100%')",
        )
        .await;
        w.close().await;
    });
}
