//! A passage is marked by keyboard, its words are read through in 本部登録, and the setting tells what it records.

use super::driver::{CONTROL, ENTER, NULL, story};
use super::hand::fill;
use crate::editions::PASSAGE;
use crate::evidence::{move_on, waiting};
use serde_json::json;

#[test]
fn a_passage_is_marked_by_keyboard_and_its_words_are_read_through() {
    story(
        |folder| fill(folder, |bench| drop(bench.case())),
        |w| async move {
            w.unlock().await;
            w.go(&format!("#/manual/{PASSAGE}")).await;
            w.until(
                "the foot of the passage",
                "return document.querySelectorAll('.remarks input[type=radio]').length === 4",
            )
            .await;
            // Nothing has the keyboard: one key is the whole mark.
            w.script("document.activeElement?.blur()", vec![]).await;
            w.keys("9").await;
            w.until("the mark", "return document.querySelector('.remarks input:checked')?.value === 'outdated' && document.querySelector('.remarks').innerText.includes('保存済')").await;
            w.until(
                "the words are asked for",
                "return document.activeElement?.tagName === 'TEXTAREA'",
            )
            .await;
            w.keys("高橋さんの例が古い").await;
            w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
            w.until("the refusal", "return document.querySelector('.remarks').innerText.includes('だれのことか分からない')").await;
            w.script(
                "document.querySelector('.remarks').scrollIntoView({ block: 'center' })",
                vec![],
            )
            .await;
            w.picture("remark-refused").await;
            w.script(
                "const t = document.querySelector('.remarks textarea'); t.focus(); t.select()",
                vec![],
            )
            .await;
            w.keys("令和6年の数字のままです。鈴木さんの例も足りません")
                .await;
            w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
            w.until(
                "where it is read",
                "return document.querySelector('.remarks').innerText.includes('読み直してから')",
            )
            .await;
            w.script(
                "document.querySelector('.remarks').scrollIntoView({ block: 'center' })",
                vec![],
            )
            .await;
            w.picture("remark").await;
            w.sound("remark").await;

            w.go("#/exchange").await;
            w.until("the words", "return document.querySelector('main')?.innerText.includes('令和6年の数字のままです')").await;
            w.script("[...document.querySelectorAll('main h3')].find((h) => h.innerText === '本部へ送る前に確認').scrollIntoView()", vec![]).await;
            w.picture("remark-unread").await;
            w.sound("remark-unread").await;
            w.press("確認して提出する").await;
            w.until("it leaves", "return [...document.querySelectorAll('main h3')].some((h) => h.innerText === '次の提出データに入る意見')").await;
            w.script("[...document.querySelectorAll('main h3')].find((h) => h.innerText === '次の提出データに入る意見').scrollIntoView()", vec![]).await;
            w.picture("remark-ready").await;

            w.go("#/settings/evidence").await;
            w.until("off at first", "return document.querySelectorAll('main input[type=checkbox]').length === 2 && document.querySelectorAll('main input:checked').length === 0").await;
            w.picture("passage-use").await;
            w.sound("passage-use").await;
            w.close().await;
        },
    );
}

#[test]
fn who_turns_the_record_off_is_asked_what_becomes_of_it() {
    let used = |bench: &mut crate::support::Bench| {
        let mut settings = bench.call("settings_get", json!({}));
        settings["passage_use_allowed"] = json!(true);
        settings["passage_use"] = json!(true);
        bench.call("settings_save", settings);
        let case = waiting(bench, 1);
        let open = json!({ "case_id": case, "passage": PASSAGE });
        bench.call("passage_seen", open);
        assert!(move_on(bench, &case, ""));
        let uses = bench.call("passage_uses", json!({}));
        assert_eq!(uses["lines"].as_array().unwrap().len(), 1);
    };
    story(
        move |folder| fill(folder, used),
        |w| async move {
            w.unlock().await;
            w.go("#/settings/evidence").await;
            w.until(
                "what is recorded",
                "return document.querySelector('main')?.innerText.includes('段階の進み')",
            )
            .await;
            w.script(
                "document.querySelectorAll('main input[type=checkbox]')[1].click()",
                vec![],
            )
            .await;
            w.until("the offer", "return document.querySelector('dialog[open]')?.innerText.includes('これまでの記録も消しますか')").await;
            w.picture("passage-use-erase").await;
            w.sound("passage-use-erase").await;
            w.script("[...document.querySelectorAll('dialog[open] button')].find((b) => b.innerText === '記録をすべて消す').click()", vec![]).await;
            w.until(
                "nothing left",
                "return document.querySelector('main').innerText.includes('記録はありません')",
            )
            .await;
            w.close().await;
        },
    );
}
