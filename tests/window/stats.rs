//! 統計 in the window: figures, their pictures by keyboard, the list behind a number, the questionnaire, tables out.

use super::driver::story;
use super::hand::fill;
use serde_json::json;
use workbench::practice;

#[test]
fn a_year_is_read_listed_and_taken_out() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().to_owned();
    story(
        |at| {
            fill(at, |bench| {
                for case in practice::generate(60, 7, workbench::today()) {
                    practice::load(&mut bench.bench, &case).unwrap();
                }
                let mut settings = bench.call("settings_get", json!({}));
                settings["paper_folder"] = json!(folder);
                bench.call("settings_save", settings);
            });
        },
        |w| async move {
            w.unlock().await;
            w.letter("g").await;
            w.letter("f").await;
            w.heading("統計").await;
            w.see("支援罹患者(本部の五区分)").await;
            w.picture("stats").await;
            w.sound("stats").await;
            // A picture is read by keyboard: the figure is said below it.
            w.script(
                "document.querySelector('#stats-groups rect.spot').focus()",
                vec![],
            )
            .await;
            w.until("a figure", "return document.querySelector('#stats-groups figcaption').innerText.includes('人(継続')").await;
            w.script(
                "document.querySelector('#stats-return').scrollIntoView()",
                vec![],
            )
            .await;
            w.picture("stats-return").await;
            w.script(
                "document.querySelector('#stats-kind').scrollIntoView()",
                vec![],
            )
            .await;
            w.picture("stats-kind").await;
            // A number opens what it counted.
            let said = w.script("const b = document.querySelector('#stats-groups tbody button'); b.click(); return b.innerText", vec![]).await;
            let count = said.as_str().unwrap().to_owned();
            w.until(
                "the list",
                "return !!document.querySelector('#stats-list[open] tbody tr')",
            )
            .await;
            w.see(&format!("{count}件")).await;
            w.picture("stats-list").await;
            w.sound("stats-list").await;
            w.press("閉じる").await;
            entered_and_taken_out(&w, out.path()).await;
            w.close().await;
        },
    );
}

/// A sheet of the questionnaire, the figures as a file, and the report.
async fn entered_and_taken_out(w: &super::driver::Window, folder: &std::path::Path) {
    w.click("#stats-survey-open").await;
    w.see("相談しやすかった").await;
    w.script(
        "document.querySelector('#stats-survey input[type=radio][value=\"5\"]').click()",
        vec![],
    )
    .await;
    w.press("この1枚を登録").await;
    w.see("この年度は1枚です。").await;
    w.picture("stats-survey").await;
    w.sound("stats-survey").await;
    w.press("閉じる").await;
    w.click("#stats-out").await;
    w.labelled("提供先", "院長").await;
    w.press("書き出す").await;
    w.see("入力してください。").await;
    w.labelled("目的", "年度の報告").await;
    w.picture("stats-out").await;
    w.sound("stats-out").await;
    w.press("書き出す").await;
    w.see("書き出しました:").await;
    let file = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap();
    assert!(
        file.file_name()
            .to_str()
            .unwrap()
            .starts_with("statistics-")
    );
    w.press("閉じる").await;
    w.click("#stats-report").await;
    w.drawn().await;
    w.picture("stats-report").await;
}
