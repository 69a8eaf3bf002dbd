//! Nobody at the desk: the lock comes by itself, keeps what was half typed and leaves no word in the page.

use super::driver::{MOMENT, PATIENCE, Window, story_at};
use super::hand::fill;
use super::home::Home;
use std::path::Path;

const TYPED: &str = "産業医と電話。残業制限を12月末まで";
/// What must not be read over somebody's shoulder.
const WORDS: [&str; 4] = ["髙橋", "たかはし", "00412876", TYPED];

fn with_case(folder: &Path) {
    fill(folder, |bench| {
        bench.case();
    });
}

/// Sets the idle time in 設定, then leaves a half-typed activity on the screen.
async fn half_typed(w: &Window, minutes: &str) {
    w.unlock().await;
    w.go("#/settings/lock").await;
    w.labelled("操作がないときにロックするまで", minutes).await;
    w.save().await;
    w.see("✓ 保存済").await;
    w.open_case("髙橋 一郎").await;
    w.record("面談で体調を聞いた。").await;
    w.reads("header.head .states", "保存済").await;
    w.letter("n").await;
    w.fill("activity-text", TYPED).await;
    let page = w.page().await;
    for word in WORDS {
        assert!(page.contains(word), "the open page shows {word}");
    }
}

const BACKED_UP: &str =
    "return document.querySelector('header.head .states')?.innerText.includes('バックアップ済')";
const LOCKED: &str = "return !!document.querySelector('#unlock-passphrase')";

/// Lets time pass in steps that are no sleep, until the screen answers true.
async fn idle_until(w: &mut Window, what: &str, script: &str) {
    for _ in 0..PATIENCE {
        if w.script(script, vec![]).await == true {
            return;
        }
        w.home.pass(1);
        tokio::time::sleep(MOMENT).await;
    }
    panic!("{what} did not happen: {}", w.words().await);
}

/// The page has forgotten everything, and the form comes back with the passphrase.
async fn forgotten_and_kept(w: &Window, picture: &str) {
    w.see("ロック解除").await;
    let page = w.page().await;
    for word in WORDS {
        assert!(!page.contains(word), "the locked page holds {word}");
    }
    w.picture(picture).await;
    w.enter().await;
    w.until("the draft", &format!("return [...document.querySelectorAll('textarea, input')].some((e) => e.value === '{TYPED}')")).await;
}

#[test]
fn the_shortest_idle_time_locks_and_keeps_the_form() {
    let home = Home::new().with_clock();
    story_at(home, with_case, |mut w| async move {
        half_typed(&w, "1").await;
        idle_until(&mut w, "the lock", LOCKED).await;
        forgotten_and_kept(&w, "locked-idle").await;
        w.close().await;
    });
}

#[test]
fn a_pc_that_slept_is_locked_at_once_and_one_that_idled_less_is_not() {
    let home = Home::new().with_clock();
    story_at(home, with_case, |mut w| async move {
        half_typed(&w, "60").await;
        // The twin: the same quiet minute under a longer limit makes a backup and locks nothing.
        idle_until(&mut w, "the quiet backup", BACKED_UP).await;
        assert!(w.page().await.contains(TYPED));
        w.picture("idle-backed-up").await;
        // Five minutes at once are far less than the limit, but no awake PC skips them.
        w.home.pass(300);
        w.until("the lock", LOCKED).await;
        forgotten_and_kept(&w, "locked-slept").await;
        w.close().await;
    });
}
