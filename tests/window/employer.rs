//! With no employer, what is only for a company is not offered; with one, it is.

use super::driver::{ESCAPE, Window, story};
use super::hand::fill;
use serde_json::json;

/// What the chooser of papers and the form of a consent offer.
async fn offered(w: &Window, name: &str) -> (bool, bool) {
    w.click("#paper-open").await;
    w.press("現在の配慮事項").await;
    w.drawn().await;
    w.picture(&format!("{name}-paper")).await;
    let way = "return [...document.querySelectorAll('dialog[open] [role=radiogroup] label')].some((e) => e.innerText.includes('会社・産業医へ'))";
    let paper = w.script(way, vec![]).await == true;
    w.keys(&ESCAPE.to_string()).await;
    w.until(
        "no dialog",
        "return !document.querySelector('dialog[open]')",
    )
    .await;
    w.press("同意").await;
    w.click("#add-consent").await;
    w.until(
        "the form",
        "return !!document.querySelector('[data-field=purpose] input')",
    )
    .await;
    w.click("[data-field=purpose] input").await;
    w.see("本部登録").await;
    w.picture(&format!("{name}-consent")).await;
    let listed = w.script("return [...document.querySelectorAll('[data-field=purpose] [role=option]')].some((e) => e.innerText.includes('会社への提供'))", vec![]).await == true;
    w.keys(&ESCAPE.to_string()).await;
    w.press("追加をやめる").await;
    (paper, listed)
}

#[test]
fn a_job_seeker_is_offered_nothing_for_a_company() {
    story(
        |folder| {
            fill(folder, |bench| {
                let case = bench.case();
                bench.save("employment", &case, json!({ "status": "job_seeker" }));
            });
        },
        |w| async move {
            w.unlock().await;
            w.open_case("髙橋 一郎").await;
            assert_eq!(offered(&w, "no-employer").await, (false, false));
            w.press("勤務情報").await;
            w.until(
                "the form",
                "return !!document.querySelector('[data-field=duties]')",
            )
            .await;
            assert_eq!(w.script("return !!document.querySelector('[data-field=employer], [data-field=has_physician]')", vec![]).await, false);
            w.picture("no-employer-work").await;
            // The twin: the same person with a job.
            w.click("[data-field=status] input").await;
            w.press("在職(就労中)").await;
            w.until(
                "the fields of a company",
                "return !!document.querySelector('[data-field=employer]')",
            )
            .await;
            w.labelled("勤務先", "青葉金属工業").await;
            w.save().await;
            w.see("保存しました").await;
            assert_eq!(offered(&w, "employer").await, (true, true));
            w.close().await;
        },
    );
}
