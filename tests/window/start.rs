//! The first minutes: creating a workplace, the recovery code, a wrong passphrase.

use super::driver::story;
use serde_json::json;

#[test]
fn a_new_user_creates_a_workplace_and_comes_back() {
    story(
        |_| {},
        |w| async move {
            w.see("はじめる").await;
            w.picture("start-welcome").await;
            w.click("#start-create").await;
            w.see("このフォルダは使えます").await;
            w.picture("start-folder").await;
            w.click("#create-next").await;
            w.fill("create-facility", "青葉病院").await;
            w.fill("create-user", "佐々木 花").await;
            w.picture("start-facility").await;
            w.click("#create-next").await;
            w.press("パスフレーズだけ").await;
            w.fill("new-passphrase", "hidamari no niwa 7").await;
            w.fill("new-passphrase-again", "hidamari no niwa 7").await;
            w.see("このパスフレーズは使えます").await;
            w.picture("start-passphrase").await;
            w.click("#create-next").await;
            w.see("復旧コードの控え").await;
            let code = w
                .script(
                    "return document.getElementById('recovery-code').innerText",
                    vec![],
                )
                .await;
            w.picture("start-recovery").await;
            w.fill("recovery-typed", code.as_str().unwrap()).await;
            w.click("#recovery-confirm").await;
            w.until(
                "今日",
                "return document.querySelector('h1')?.innerText === '今日'",
            )
            .await;
            w.picture("today-empty").await;
            w.press("ロック").await;
            w.see("ロック解除").await;
            w.picture("locked").await;
            w.fill("unlock-passphrase", "chigau kotoba 1").await;
            w.click("#unlock").await;
            w.until(
                "the refusal",
                "return !!document.querySelector('[role=alert], .notice')",
            )
            .await;
            w.picture("unlock-wrong").await;
            assert!(!w.words().await.contains("undefined"));
            let title = w.script("return document.title", vec![]).await;
            assert_eq!(title, json!("両立デスク"));
            w.close().await;
        },
    );
}
