//! Reading in the manual: terms, 用語集, narrowing what was found, back-links; also while locked.

use super::driver::{CONTROL, ESCAPE, NULL, Window, story};
use super::hand::make;

/// Types into the search of the manual.
async fn look_for(w: &Window, text: &str) {
    w.script("const e = document.querySelector('nav [role=search] input'); e.focus(); e.value = arguments[0]; e.dispatchEvent(new Event('input', {bubbles: true}))", vec![text.into()]).await;
}

/// Is a term shown?
const BOX: &str = "return !!document.querySelector('article [role=note]:popover-open')";
const NO_BOX: &str = "return !document.querySelector('article [role=note]')";

async fn open_passage(w: &Window, id: &str) {
    w.go(&format!("#/manual/{id}")).await;
    w.until(
        "the passage",
        "return document.querySelectorAll('main article p').length > 3",
    )
    .await;
}

#[test]
fn a_word_is_explained_by_mouse_and_keyboard() {
    story(make, |w| async move {
        w.unlock().await;
        open_passage(&w, "heart.device").await;
        w.script("document.querySelector('article .word').focus()", vec![])
            .await;
        w.until("the meaning", BOX).await;
        w.until("inside the window", "const r = document.querySelector('article [role=note]').getBoundingClientRect(); return r.width > 50 && r.height < 250 && r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight").await;
        w.picture("manual-term").await;
        w.sound("manual-term").await;
        w.keys(&ESCAPE.to_string()).await;
        w.until("closed", NO_BOX).await;
        w.until(
            "the keyboard on the word",
            "return document.activeElement.matches('article .word')",
        )
        .await;
        w.script("document.activeElement.blur(); document.querySelectorAll('article .whole')[1].dispatchEvent(new MouseEvent('mouseenter'))", vec![]).await;
        w.until("the meaning", BOX).await;
        w.script("document.querySelectorAll('article .whole')[1].dispatchEvent(new MouseEvent('mouseleave'))", vec![]).await;
        w.until("closed", NO_BOX).await;

        w.script("document.querySelector('section[aria-label=\"この項目を参照している項目\"]').scrollIntoView()", vec![]).await;
        w.until(
            "the screen itself stays",
            "return document.querySelector('main').scrollTop === 0",
        )
        .await;
        w.picture("manual-referrers").await;
        w.script("document.querySelector('section[aria-label=\"この項目を参照している項目\"] button').click()", vec![]).await;
        w.until(
            "the other passage",
            "return !location.hash.endsWith('heart.device')",
        )
        .await;
        w.close().await;
    });
}

#[test]
fn what_was_found_is_narrowed_and_words_are_offered() {
    story(make, |w| async move {
        w.unlock().await;
        open_passage(&w, "heart.driving").await;
        look_for(&w, "ICDの人は運転できるか").await;
        w.until(
            "the answer",
            "return document.querySelector('#manual-found .hit b')?.innerText.includes('運転')",
        )
        .await;
        w.picture("manual-found").await;
        let number = r"Number(/(\d+)件/.exec(document.querySelector('nav [role=status]').innerText)?.[1] ?? 0)";
        let all = w
            .script(&format!("return {number}"), vec![])
            .await
            .as_u64()
            .unwrap();
        w.script("document.querySelector('nav details').open = true", vec![])
            .await;
        w.script("[...document.querySelectorAll('nav details label')].find((l) => l.innerText.includes('心疾患')).click()", vec![]).await;
        w.until(
            "fewer",
            &format!("const n = {number}; return n > 0 && n < {all}"),
        )
        .await;
        w.picture("manual-narrowed").await;
        w.sound("manual-narrowed").await;
        look_for(&w, "いしわた").await;
        w.until("the term", "return [...document.querySelectorAll('nav [aria-label=候補] button')].some((b) => b.innerText.includes('石綿'))").await;
        w.picture("manual-suggested").await;
        w.close().await;
    });
}

#[test]
fn the_glossary_is_read_while_locked() {
    story(make, |w| async move {
        w.unlock().await;
        w.go("#/manual").await;
        w.press("用語集").await;
        w.until(
            "the terms",
            "return document.querySelectorAll('article dt').length >= 300",
        )
        .await;
        w.picture("glossary").await;
        w.sound("glossary").await;
        w.script("[...document.querySelectorAll('article nav button')].find((b) => b.innerText === 'さ').click()", vec![]).await;
        w.until(
            "the row",
            "return document.activeElement.matches('h2[data-row=さ]')",
        )
        .await;
        w.script("const e = document.querySelector('article input'); e.focus(); e.value = 'ｱｽﾍﾞｽﾄ'; e.dispatchEvent(new Event('input', {bubbles: true}))", vec![]).await;
        w.until("one term", "return [...document.querySelectorAll('article dt b')].map((b) => b.innerText).join() === '石綿'").await;
        w.picture("glossary-found").await;
        w.keys(&format!("{CONTROL}l{NULL}")).await;
        w.see("ロック解除").await;
        w.click("#read-manual").await;
        w.until(
            "the manual",
            "return document.querySelectorAll('nav .chapter').length > 20",
        )
        .await;
        w.press("用語集").await;
        w.until(
            "the terms",
            "return document.querySelectorAll('article dt').length >= 300",
        )
        .await;
        w.picture("glossary-locked").await;
        w.close().await;
    });
}
