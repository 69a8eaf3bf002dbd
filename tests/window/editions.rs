//! Editions of the manual in the window: which is in use, what changed, and the older one beside it.

use super::driver::story;
use super::hand::fill;
use crate::editions::{PASSAGE, file_of, folder, publish, take};
use crate::headquarters::Exchange;
use crate::support::Bench;
use std::path::Path;

/// The built-in edition and a newer one with a sentence more.
pub(super) fn two_editions_of(bench: &mut Bench) {
    let exchange = Exchange::with(bench);
    let next = folder(&exchange, "2027-04", &crate::editions::today());
    let file = file_of(&next, PASSAGE);
    let text = std::fs::read_to_string(&file).unwrap();
    let text = text.replacen("主治医", "担当医", 1);
    std::fs::write(&file, format!("{text}\n次の版で加えた一文です。\n")).unwrap();
    publish(&exchange, &next, "new.manual");
    assert_eq!(take(bench, &exchange, "new.manual", false)["problem"], "");
}

fn two_editions(at: &Path) {
    fill(at, two_editions_of);
}

#[test]
fn what_changed_is_shown_word_by_word_and_the_older_edition_is_read() {
    story(two_editions, |w| async move {
        w.unlock().await;
        w.go("#/manual").await;
        w.until("both editions", "return [...document.querySelectorAll('main h2')].some((h) => h.innerText === 'マニュアルの版')").await;
        w.script("[...document.querySelectorAll('main h2')].find((h) => h.innerText === 'マニュアルの版').scrollIntoView()", vec![]).await;
        w.picture("editions").await;
        w.sound("editions").await;
        w.script("[...document.querySelectorAll('main button')].find((b) => b.innerText === '使用中の版との違い').click()", vec![]).await;
        w.until("the changes", "return [...document.querySelectorAll('main button')].some((b) => b.innerText === '違いを見る')").await;
        w.script("[...document.querySelectorAll('main button')].find((b) => b.innerText === '違いを見る').click()", vec![]).await;
        w.until(
            "the words",
            "return document.querySelector('main ins')?.innerText.length > 3",
        )
        .await;
        w.picture("edition-changes").await;
        w.sound("edition-changes").await;
        w.go(&format!("#/manual/{PASSAGE}~2026-11")).await;
        w.until(
            "the older text",
            "return document.querySelector('main article')?.innerText.includes('使用中ではない版')",
        )
        .await;
        w.until("without the new sentence", "return document.querySelector('main article').innerText.length > 300 && !document.querySelector('main article').innerText.includes('次の版で加えた一文')").await;
        w.picture("edition-older").await;
        w.script("[...document.querySelectorAll('main button')].find((b) => b.innerText === '使用中の版で開く').click()", vec![]).await;
        w.until("the new sentence", "return document.querySelector('main article').innerText.includes('次の版で加えた一文')").await;
        w.close().await;
    });
}
