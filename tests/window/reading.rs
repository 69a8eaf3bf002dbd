//! Reading in the manual: terms, 用語集, narrowing what was found, back-links; also while locked.

use super::driver::{CONTROL, ENTER, ESCAPE, NULL, Window, story};
use super::hand::make;

/// Types into the search of the manual.
async fn look_for(w: &Window, text: &str) {
    w.until(
        "the search",
        "return !!document.querySelector('nav [role=search] input')",
    )
    .await;
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

        w.script("document.querySelector('section[aria-label=\"この節を参照している節\"]').scrollIntoView()", vec![]).await;
        w.until(
            "the screen itself stays",
            "return document.querySelector('main').scrollTop === 0",
        )
        .await;
        w.picture("manual-referrers").await;
        w.script("document.querySelector('section[aria-label=\"この節を参照している節\"] button').click()", vec![]).await;
        w.until(
            "the other passage",
            "return !location.hash.endsWith('heart.device')",
        )
        .await;
        w.close().await;
    });
}

/// What the hits of 傷病手当金 in the questions are recognised by.
const FAQ_TITLE: &str = "よくある質問";
/// What is typed, words of the answer that the hit shows, and words of the question above it.
const FAQ: [(&str, &str, &str); 2] = [
    (
        "退職の日に出勤したら傷病手当金はもらえない",
        "退職日に半日でも",
        "退職後も続きますか",
    ),
    (
        "復職して短時間で働いた日も傷病手当金は出るか",
        "短時間で働いた日も、出ますか",
        "復職して短時間で働いた日",
    ),
];

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

/// Types a question and opens one of its hits.
async fn open_hit(w: &Window, question: &str, passage: &str, told: &str) {
    look_for(w, question).await;
    let press = format!(
        "const b = [...document.querySelectorAll('#manual-found button.hit')].find((b) => b.innerText.includes({passage:?}) && b.innerText.includes({told:?})); b?.click(); return !!b"
    );
    w.until("the hit", &press).await;
}

#[test]
fn what_was_found_is_opened_where_it_stands() {
    story(make, |w| async move {
        w.unlock().await;
        w.go("#/manual").await;
        // Five questions share one passage: the one that was asked is at the top of what is in sight.
        for (asked, told, heading) in FAQ {
            open_hit(&w, asked, FAQ_TITLE, told).await;
            let there = format!(
                "const a = document.querySelector('main article'); const h = [...a.querySelectorAll('h2, h3')].find((h) => h.innerText.includes({heading:?})); if (!h) return false; const top = h.getBoundingClientRect().top - a.getBoundingClientRect().top; return a.scrollTop > 0 && top > -4 && top < 60"
            );
            w.until(heading, &there).await;
        }
        w.picture("manual-hit").await;
        w.sound("manual-hit").await;
        // What is opened from the tree is read from its top.
        w.go("#/manual/heart.ischemic").await;
        w.until(
            "its top",
            "const a = document.querySelector('main article'); return a.querySelectorAll('p').length > 3 && a.scrollTop === 0",
        )
        .await;
        w.close().await;
    });
}

#[test]
fn notes_are_found_again_in_a_list_and_in_the_tree() {
    story(make, |w| async move {
        w.unlock().await;
        w.go("#/manual/kept").await;
        w.see("しおりもメモもまだありません").await;
        open_passage(&w, "heart.device").await;
        w.letter("b").await;
        w.see("しおりあり").await;
        open_passage(&w, "heart.ischemic").await;
        let text = "会社への説明は、機器の種類ではなく避ける作業で書く。次の面談で本人に確かめること。産業医の先生には、電磁界のある場所の見取り図をお願いする。";
        w.script("const e = document.querySelector('main aside textarea'); e.focus(); e.value = arguments[0]; e.dispatchEvent(new Event('input', {bubbles: true}))", vec![text.into()]).await;
        w.until(
            "the note is kept",
            "return document.querySelector('main aside .state').innerText.includes('保存済')",
        )
        .await;
        w.until(
            "the tree shows it",
            "return document.querySelector('nav button.passage.on .marks')?.innerText.includes('メモあり')",
        )
        .await;
        w.picture("manual-noted").await;
        w.press("しおり・メモ(2節)").await;
        w.heading("しおり・メモ").await;
        w.until(
            "both",
            "return document.querySelectorAll('main li[data-kept]').length === 2",
        )
        .await;
        w.picture("manual-kept").await;
        w.sound("manual-kept").await;
        w.script("[...document.querySelectorAll('main article button')].find((b) => b.innerText.includes('表にして書き出す')).click()", vec![]).await;
        w.until(
            "what would leave",
            "return document.querySelector('dialog[open]')?.innerText.includes('2行')",
        )
        .await;
        w.picture("manual-kept-out").await;
        w.sound("manual-kept-out").await;
        w.keys(&ESCAPE.to_string()).await;
        // By keyboard from the list to the passage.
        w.script(
            "document.querySelector('main li[data-kept] button').focus()",
            vec![],
        )
        .await;
        w.keys(&ENTER.to_string()).await;
        w.until(
            "the passage",
            "return /heart\\.(device|ischemic)$/.test(location.hash)",
        )
        .await;
        w.close().await;
    });
}
