//! Nothing personal in the clear in any folder that the window, its web view or its temporary files use.

use super::driver::{MOMENT, PATIENCE, Window, story};
use super::hand::make;
use crate::privacy::{SEEDED, found};

/// The seeded words are typed, shown, searched and previewed as paper.
async fn work(w: &Window) {
    w.unlock().await;
    w.letter("c").await;
    w.labelled("氏名", SEEDED[0]).await;
    w.labelled("ふりがな", SEEDED[1]).await;
    w.labelled("患者ID", SEEDED[4]).await;
    w.labelled("仕事の状況", SEEDED[3]).await;
    w.labelled("病状の状況", SEEDED[2]).await;
    w.save().await;
    w.heading(SEEDED[0]).await;
    w.record(SEEDED[5]).await;
    w.go("#/cases").await;
    w.see(SEEDED[0]).await;
    w.click("#search-open").await;
    w.until(
        "the box",
        "return !!document.querySelector('dialog[open] input')",
    )
    .await;
    w.keys(SEEDED[5]).await;
    w.until(
        "a hit",
        "return !!document.querySelector('dialog[open] mark')",
    )
    .await;
    w.script("document.querySelector('dialog[open]').close()", vec![])
        .await;
    w.open_case(SEEDED[0]).await;
    w.click("#paper-open").await;
    w.press("両立支援サマリー").await;
    w.drawn().await;
    // What the screen holds is what the scan would find.
    let page = w.page().await;
    for word in [SEEDED[0], SEEDED[5]] {
        assert!(page.contains(word), "{word} is on the screen");
    }
}

#[test]
fn a_day_in_the_window_leaves_no_name_in_the_clear() {
    story(make, |w| async move {
        work(&w).await;
        assert_eq!(found(w.home.root()), Vec::<String>::new(), "while open");
        w.press("閉じる").await;
        w.press("ロック").await;
        w.see("ロック解除").await;
        assert_eq!(found(w.home.root()), Vec::<String>::new(), "locked");
        let page = w.page().await;
        assert!(SEEDED.iter().all(|word| !page.contains(word)));
        w.close().await;
    });
}

#[test]
fn a_killed_window_leaves_no_name_in_the_clear_and_its_half_typed_form() {
    story(make, |mut w| async move {
        work(&w).await;
        w.press("閉じる").await;
        w.letter("n").await;
        w.fill("activity-text", SEEDED[5]).await;
        w.see("下書きを自動保存しました").await;
        w.die().await;
        assert_eq!(found(w.home.root()), Vec::<String>::new(), "killed");
        w.again().await;
        w.unlock().await;
        w.open_case(SEEDED[0]).await;
        w.until("the draft", &format!("return [...document.querySelectorAll('textarea, input')].some((e) => e.value === '{}')", SEEDED[5])).await;
        w.close().await;
    });
}

#[test]
fn the_scan_finds_what_a_web_page_would_keep() {
    // The twin: the same words, kept by the web view as a careless screen would.
    story(make, |w| async move {
        w.unlock().await;
        w.script(
            "localStorage.setItem('last', arguments[0])",
            vec![SEEDED[0].into()],
        )
        .await;
        for _ in 0..PATIENCE {
            if !found(w.home.root()).is_empty() {
                w.close().await;
                return;
            }
            tokio::time::sleep(MOMENT).await;
        }
        panic!("what the web view kept was not found");
    });
}
