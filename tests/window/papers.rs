//! A paper leaves the window: by the print dialog, and by the native dialog that asks for a place.

use super::driver::{ENTER, Window, story, story_in};
use super::hand::make;
use super::person;
use crate::queue::{NAME, Queue};
use crate::support::{PASSPHRASE, answer, words};
use serde_json::json;
use std::path::Path;

/// Title of the native dialog.
const PLACE: &str = "PDFの保存先";

pub(super) fn with_case(folder: &Path) {
    make(folder);
    let person = json!({ "name": "髙橋 一郎", "kana": "たかはし いちろう", "birth_date": "1975-04-03", "sex": "male" });
    let request = json!({ "person": person, "case": { "opened_on": "2026-05-12", "department": "消化器内科" } });
    answer(
        &[
            "call",
            folder.to_str().unwrap(),
            "intake",
            &request.to_string(),
        ],
        PASSPHRASE,
    );
}

/// Opens the only case.
pub(super) async fn open_case(w: &Window) {
    w.script("location.hash = '#/cases'", vec![]).await;
    w.until(
        "the list",
        "return document.querySelectorAll('main tbody tr').length === 1",
    )
    .await;
    w.script("document.querySelector('main tbody tr').click()", vec![])
        .await;
    w.keys(&ENTER.to_string()).await;
    w.until(
        "the case",
        "return document.querySelector('h1')?.innerText.includes('髙橋 一郎')",
    )
    .await;
}

/// Opens the preview of the summary, and says to whom it goes.
async fn preview(w: &Window) {
    open_case(w).await;
    w.click("#paper-open").await;
    w.press("両立支援サマリー").await;
    w.until(
        "the preview",
        "return !!document.querySelector('dialog[open] canvas')",
    )
    .await;
    w.labelled("提供先", "主治医").await;
    w.labelled("目的", "面談の資料").await;
}

async fn register(w: &Window) {
    w.press("閉じる").await;
    w.script("location.hash = '#/settings/register'", vec![])
        .await;
    w.until(
        "the register",
        "return document.querySelector('main').innerText.includes('院外提供・出力簿')",
    )
    .await;
}

#[test]
fn a_paper_is_printed_and_the_register_shows_it() {
    let queue = Queue::open();
    let server = queue.server();
    story_in(
        &[("CUPS_SERVER", server.as_os_str())],
        with_case,
        |w| async move {
            w.unlock().await;
            preview(&w).await;
            let listed = format!(
                "return [...document.querySelectorAll('dialog[open] option')].some((o) => o.textContent.includes({}))",
                json!(NAME)
            );
            w.until("the queue in the list", &listed).await;
            w.picture("paper-print").await;
            w.press("印刷する").await;
            w.see(&format!("プリンタ「{NAME}」へ送りました。")).await;
            w.picture("paper-printed").await;
            let arrived = queue.paper(1);
            assert!(words(&arrived.pdf).contains("髙橋 一郎"));
            assert_eq!(arrived.title(), "summary R8-0001");
            register(&w).await;
            for word in ["両立支援サマリー", "R8-0001", "主治医", "面談の資料", NAME]
            {
                w.see(word).await;
            }
            w.picture("register-printed").await;
            w.close().await;
        },
    );
}

#[test]
fn the_native_dialog_asks_for_the_place_of_a_pdf() {
    let folder = tempfile::tempdir().unwrap();
    story(with_case, |w| async move {
        w.unlock().await;
        preview(&w).await;

        // Escape: nothing is written, nothing is claimed.
        w.press("PDFで保存").await;
        person::until(PLACE, true).await;
        person::turn_to(PLACE);
        person::press(&["Escape"]);
        person::until(PLACE, false).await;
        w.until(
            "the button again",
            "return [...document.querySelectorAll('dialog[open] button')].some((e) => e.innerText.trim() === 'PDFで保存' && !e.disabled)",
        )
        .await;
        assert!(!w.words().await.contains("保存しました"));
        register(&w).await;
        w.see("まだ記録はありません。").await;

        // A place: the proposed name tells nothing about the person.
        preview(&w).await;
        w.press("PDFで保存").await;
        person::until(PLACE, true).await;
        person::turn_to(PLACE);
        let proposed = proposed_name().await;
        assert!(
            proposed.starts_with("summary-R8-0001-") && proposed.is_ascii(),
            "{proposed}"
        );
        w.desk("paper-save-dialog");
        let file = folder.path().join(&proposed);
        person::copy(file.to_str().unwrap());
        person::press(&["ctrl+a", "ctrl+v", "Return"]);
        person::until(PLACE, false).await;
        w.see("保存しました").await;
        assert!(words(&file).contains("髙橋 一郎"));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        w.picture("paper-saved").await;
        register(&w).await;
        for word in ["両立支援サマリー", "R8-0001", "主治医", &proposed] {
            w.see(word).await;
        }
        w.close().await;
    });
}

/// The file name that stands in the native dialog.
async fn proposed_name() -> String {
    const NOTHING: &str = "nothing yet";
    person::copy(NOTHING);
    for _ in 0..super::driver::PATIENCE {
        person::press(&["ctrl+a", "ctrl+c"]);
        let copied = person::clipboard();
        if !copied.is_empty() && copied != NOTHING {
            return copied;
        }
        tokio::time::sleep(super::driver::MOMENT).await;
    }
    panic!("the dialog proposes no name");
}
