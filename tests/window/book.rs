//! Drawings of the manual as they are seen, and the manual as a book: made with progress, stopped, and saved.

use super::driver::{Window, story};
use super::hand::make;

/// Where the drawings stand.
const DRAWN: [&str; 8] = [
    "steps.approach",
    "role.triangle",
    "steps.how-to-rest",
    "resources.sick-pay",
    "heart.mets",
    "heart.em-field",
    "fees.window",
    "steps.return",
];

async fn to_drawing(w: &Window, id: &str) {
    w.go(&format!("#/manual/{id}")).await;
    w.until(
        "the drawing",
        "return !!document.querySelector('article section.drawing svg text')",
    )
    .await;
    w.script(
        "document.querySelector('article section.drawing').scrollIntoView()",
        vec![],
    )
    .await;
}

#[test]
fn every_drawing_is_read_in_light_and_dark_and_large() {
    story(make, |w| async move {
        w.unlock().await;
        for id in DRAWN {
            to_drawing(&w, id).await;
            w.picture(&format!("drawing-{}", id.replace('.', "-")))
                .await;
        }
        w.sound("drawing").await;
        w.script(
            "document.documentElement.dataset.theme = 'dark'; document.documentElement.style.fontSize = '150%'",
            vec![],
        )
        .await;
        for id in DRAWN {
            to_drawing(&w, id).await;
            w.picture(&format!("drawing-dark-{}", id.replace('.', "-")))
                .await;
        }
        w.sound("drawing-dark").await;
        w.close().await;
    });
}

#[test]
fn the_manual_becomes_a_book_that_can_be_stopped() {
    story(make, |w| async move {
        w.unlock().await;
        w.go("#/manual").await;
        w.until(
            "the overview",
            "return !!document.querySelector('#book-open')",
        )
        .await;
        w.script("document.querySelector('#book-open').click()", vec![])
            .await;
        w.until(
            "the chapters",
            "return document.querySelectorAll('.list input').length > 20",
        )
        .await;
        w.picture("book-choose").await;
        w.sound("book-choose").await;
        w.script("document.querySelector('#book-make').click()", vec![])
            .await;
        w.until("progress", "return !!document.querySelector('#book-stop')")
            .await;
        w.picture("book-going").await;
        w.script("document.querySelector('#book-stop').click()", vec![])
            .await;
        w.until(
            "stopped",
            "return document.body.innerText.includes('中止しました')",
        )
        .await;
        w.press("すべて外す").await;
        w.script("[...document.querySelectorAll('.list label')].find((l) => l.innerText.includes('心疾患')).click()", vec![]).await;
        w.script("document.querySelector('#book-make').click()", vec![])
            .await;
        w.until("the book", "return !!document.querySelector('#book-size')")
            .await;
        w.until(
            "its pages",
            "return document.querySelectorAll('.preview canvas').length > 5",
        )
        .await;
        w.picture("book-ready").await;
        w.sound("book-ready").await;
        w.close().await;
    });
}
