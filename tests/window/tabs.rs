//! Reading on: tabs and marked words by keyboard, what a form offers, whom a passage concerns.

use super::driver::{CONTROL, ENTER, NULL, PAGE_UP, TAB, Window, story};
use super::hand::{fill, make};
use serde_json::json;

const SHIFT: char = '\u{E008}';
const FUNCTION_4: char = '\u{E034}';
const FUNCTION_6: char = '\u{E036}';

async fn open_passage(w: &Window, id: &str) {
    w.go(&format!("#/manual/{id}")).await;
    w.until(
        "the passage",
        &format!("return location.hash.endsWith({}) && document.querySelectorAll('main article p').length > 3", json!(id)),
    )
    .await;
}

/// In the row itself: arrows and Delete.
async fn by_the_row(w: &Window) {
    w.script(
        "document.querySelector('.tabrow [aria-selected=true]').focus()",
        vec![],
    )
    .await;
    w.keys(&super::driver::RIGHT.to_string()).await;
    w.until("the first", "return document.activeElement === document.querySelector('.tabrow [role=tab]') && document.activeElement.ariaSelected === 'true'").await;
    w.keys("\u{E017}").await;
    w.until(
        "one fewer",
        "return document.querySelectorAll('.tabrow [role=tab]').length === 2",
    )
    .await;
}

#[test]
fn passages_are_read_in_tabs_by_keyboard_and_are_there_after_a_lock() {
    story(make, |w| async move {
        w.unlock().await;
        open_passage(&w, "steps.consent").await;
        // Without a Japanese voice reading aloud is not offered.
        let voices = "return speechSynthesis.getVoices().some((v) => v.localService && /^ja([-_]|$)/i.test(v.lang))";
        let offered = "return !!document.querySelector('[role=group][aria-label=読み上げ]')";
        assert_eq!(
            w.script(voices, vec![]).await,
            w.script(offered, vec![]).await
        );

        w.script("document.querySelector('article button.link, section[aria-label=\"この節を参照している節\"] button').focus()", vec![]).await;
        w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
        w.until("a tab behind", "return document.querySelectorAll('.tabrow [role=tab]').length === 2 && location.hash.endsWith('steps.consent')").await;
        w.picture("tabs-two").await;
        w.sound("tabs-two").await;
        w.keys(&format!("{CONTROL}t{NULL}")).await;
        w.until("an empty one", "return document.querySelectorAll('.tabrow [role=tab]').length === 3 && location.hash.endsWith('#/manual')").await;
        // What was opened before is one press away.
        w.see("最近開いた節").await;
        w.picture("tabs-before").await;
        w.sound("tabs-before").await;
        open_passage(&w, "liver.judgement").await;
        w.script("document.querySelector('article').scrollTo(0, 300)", vec![])
            .await;
        w.keys(&format!("{CONTROL}{TAB}{NULL}")).await;
        w.until(
            "round to the first",
            "return location.hash.endsWith('steps.consent')",
        )
        .await;
        w.keys(&format!("{CONTROL}{PAGE_UP}{NULL}")).await;
        w.until("back where it was read", "return location.hash.endsWith('liver.judgement') && Math.abs(document.querySelector('article').scrollTop - 300) < 2").await;
        let title = w
            .script(
                "return document.querySelector('.tabrow [aria-selected=true]').innerText.trim()",
                vec![],
            )
            .await;
        w.keys(&format!("{CONTROL}w{NULL}")).await;
        w.until(
            "closed, and the window is there",
            "return document.querySelectorAll('.tabrow [role=tab]').length === 2",
        )
        .await;
        w.keys(&format!("{CONTROL}{SHIFT}t{NULL}")).await;
        w.until("reopened", "return document.querySelectorAll('.tabrow [role=tab]').length === 3 && location.hash.endsWith('liver.judgement')").await;

        by_the_row(&w).await;

        w.keys(&format!("{CONTROL}l{NULL}")).await;
        w.see("ロック解除").await;
        w.until(
            "nothing of them",
            "return !document.querySelector('.tabrow')",
        )
        .await;
        w.enter().await;
        w.until(
            "the tabs",
            "return document.querySelectorAll('.tabrow [role=tab]').length === 2",
        )
        .await;
        let names = w.script("return [...document.querySelectorAll('.tabrow [role=tab]')].map((t) => t.innerText.trim())", vec![]).await;
        assert_eq!(names[1], title);
        // A narrow window, and letters of twice the size.
        w.client.set_window_size(700, 768).await.unwrap();
        w.script("document.documentElement.style.fontSize = '200%'", vec![])
            .await;
        w.until("inside", "return document.querySelector('.tabrow').getBoundingClientRect().right <= innerWidth + 1").await;
        w.picture("tabs-narrow").await;
        w.close().await;
    });
}

#[test]
fn words_are_marked_sentence_by_sentence_and_taken_back() {
    story(make, |w| async move {
        w.unlock().await;
        open_passage(&w, "liver.judgement").await;
        for pen in ["1", "2", "3"] {
            w.letter(".").await;
            w.until("a sentence", "return getSelection().toString().length > 5")
                .await;
            w.letter(".").await;
            let more = "return getSelection().toString().length";
            let before = w.script(more, vec![]).await.as_u64().unwrap();
            w.letter(">").await;
            w.until(
                "more of them",
                &format!("return getSelection().toString().length > {before}"),
            )
            .await;
            if pen == "2" {
                w.picture("pen-chosen").await;
                w.sound("pen-chosen").await;
            }
            w.letter(pen).await;
            w.until("marked", &format!("return CSS.highlights.get('pen-{pen}')?.size === 1 && getSelection().toString() === ''")).await;
            // The next one further on.
            let next = format!(
                "const r = [...CSS.highlights.get('pen-{pen}')][0]; const s = getSelection(); s.removeAllRanges(); const q = document.createRange(); q.setStart(r.endContainer, r.endOffset - 1); q.setEnd(r.endContainer, r.endOffset); s.addRange(q)"
            );
            w.script(&next, vec![]).await;
        }
        w.script(
            "getSelection().removeAllRanges(); document.querySelector('article').scrollTo(0, 0)",
            vec![],
        )
        .await;
        w.picture("pens").await;
        w.script(
            "document.querySelector('section[aria-label^=この節の蛍光ペン]').scrollIntoView()",
            vec![],
        )
        .await;
        w.picture("pens-list").await;
        w.sound("pens-list").await;
        w.script("document.querySelector('section[aria-label^=この節の蛍光ペン] button[aria-label$=印を消す]').click()", vec![]).await;
        w.until("two left", "return document.querySelectorAll('section[aria-label^=この節の蛍光ペン] li').length === 2").await;
        w.press("元に戻す").await;
        w.until("three again", "return document.querySelectorAll('section[aria-label^=この節の蛍光ペン] li').length === 3").await;
        w.press("蛍光ペンの一覧").await;
        w.heading("蛍光ペンの一覧").await;
        w.until(
            "all of them",
            "return document.querySelectorAll('article li q').length === 3",
        )
        .await;
        w.picture("pens-all").await;
        w.sound("pens-all").await;
        w.script("document.documentElement.dataset.theme = 'dark'; location.hash = '#/manual/liver.judgement'", vec![]).await;
        w.until("painted", "return CSS.highlights.get('pen-1')?.size === 1")
            .await;
        w.picture("pens-dark").await;
        w.close().await;
    });
}

#[test]
fn a_form_offers_passages_that_open_beside_it() {
    story(
        |folder| {
            fill(folder, |bench| {
                bench.three_alike();
                bench.case();
            });
        },
        |w| async move {
            w.unlock().await;
            w.open_case("髙橋 一郎").await;
            w.press("同意").await;
            w.until(
                "what fits the tab",
                "return document.querySelector('aside [data-offer]')?.innerText.includes('同意')",
            )
            .await;
            w.picture("offers-tab").await;

            w.letter("c").await;
            w.until(
                "the form",
                "return !!document.querySelector('#intake-dialog .offers li:not([hidden])')",
            )
            .await;
            w.fill_name().await;
            w.picture("offers-intake").await;
            w.keys(&FUNCTION_4.to_string()).await;
            w.until(
                "folded in",
                "return document.querySelector('#intake-dialog .offers ul').hidden",
            )
            .await;
            w.keys(&FUNCTION_4.to_string()).await;
            w.until(
                "the keyboard on the first",
                "return document.activeElement.closest('.offers li') !== null",
            )
            .await;
            w.keys(&ENTER.to_string()).await;
            w.until(
                "read beside",
                "return document.querySelectorAll('#reading article p').length > 3",
            )
            .await;
            w.picture("offers-reading").await;
            w.sound("offers-reading").await;
            w.keys(&super::driver::ESCAPE.to_string()).await;
            w.until("the form as it was", "return !document.querySelector('#reading') && [...document.querySelectorAll('#intake-dialog input')].some((i) => i.value === '田中 花子')").await;
            w.keys(&super::driver::ESCAPE.to_string()).await;
            w.until(
                "no dialog",
                "return !document.querySelector('dialog[open]')",
            )
            .await;

            w.letter("p").await;
            w.until(
                "the papers",
                "return !!document.querySelector('dialog .offers [data-offer]')",
            )
            .await;
            w.script(
                "document.querySelector('dialog .offers [data-offer] button').focus()",
                vec![],
            )
            .await;
            w.keys(&FUNCTION_6.to_string()).await;
            w.until(
                "pinned",
                "return document.querySelector('dialog .offers li')?.innerText.includes('登録済')",
            )
            .await;
            w.picture("offers-paper").await;
            w.keys(&super::driver::ESCAPE.to_string()).await;

            w.close().await;
        },
    );
}

#[test]
fn a_passage_names_its_cases() {
    let alike = |folder: &std::path::Path| {
        fill(folder, |bench| {
            bench.three_alike();
            bench.case();
        });
    };
    story(alike, |w| async move {
        w.unlock().await;
        open_passage(&w, "liver.judgement").await;
        w.see("すべて表示(3人)").await;
        w.click("#concerned-all").await;
        w.until(
            "all of them",
            "return document.querySelectorAll('#concerned tbody tr').length === 3",
        )
        .await;
        w.picture("concerned").await;
        w.sound("concerned").await;
        w.script(
            "document.querySelector('#concerned tbody button').click()",
            vec![],
        )
        .await;
        w.heading("対象").await;
        w.close().await;
    });
}

impl Window {
    /// A name into the form of 新規受付.
    async fn fill_name(&self) {
        self.script(
            "const e = document.querySelector('#intake-dialog [data-field=name] input'); e.focus()",
            vec![],
        )
        .await;
        self.keys("田中 花子").await;
    }
}
