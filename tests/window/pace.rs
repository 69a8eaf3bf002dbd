//! How soon the window shows what was asked for; measured by `cargo xtask bench --window`, asserted nowhere.

use super::driver::{Window, story};
use crate::support::{PASSPHRASE, answer};
use serde_json::{Value, json};

/// Chapters are opened one after another: from the new address to the drawing that shows its text. Beside it the peer: the
/// same text put into an empty page as it is.
const CHAPTERS: &str = r"
const done = arguments[arguments.length - 1];
const drawn = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
const spread = (all) => { all.sort((a, b) => a - b); const at = (p) => Math.round(all[Math.round((all.length - 1) * p)] * 10) / 10; return { n: all.length, p50: at(0.5), p95: at(0.95), max: at(1) }; };
(async () => {
  const ours = [], bare = [];
  for (const id of arguments[0]) {
    const before = document.querySelector('article h1')?.innerText;
    const start = performance.now();
    location.hash = '#/manual/' + id;
    for (;;) { await new Promise((go) => requestAnimationFrame(go)); const now = document.querySelector('article h1')?.innerText; if (now && now !== before && document.querySelectorAll('article p').length > 2) break; }
    await drawn();
    ours.push(performance.now() - start);
    const copy = document.querySelector('article').innerHTML;
    const page = document.createElement('div');
    page.style.cssText = 'position:fixed;inset:0;overflow:auto;background:#fff';
    document.body.append(page);
    await drawn();
    const empty = performance.now();
    page.innerHTML = copy;
    await drawn();
    bare.push(performance.now() - empty);
    page.remove();
  }
  done({ chapter_first_paint_ms: spread(ours), same_text_bare_ms: spread(bare) });
})();
";

/// From the press on the button to 今日 with its lines.
const TODAY: &str = r"
const done = arguments[arguments.length - 1];
const start = performance.now();
document.querySelector('#unlock').click();
let unlocked = 0;
const look = () => {
  if (!unlocked && !document.querySelector('#unlock-passphrase')) unlocked = performance.now();
  if (document.querySelector('main li, main tbody tr, main [role=option]') && document.querySelector('h1')?.innerText.includes('今日')) {
    requestAnimationFrame(() => requestAnimationFrame(() => { const end = performance.now(); done({ unlock_ms: Math.round(unlocked - start), today_after_unlock_ms: Math.round(end - unlocked) }); }));
  } else requestAnimationFrame(look);
};
look();
";

async fn measured(w: &Window, script: &str, arguments: Vec<Value>) -> Value {
    w.client.execute_async(script, arguments).await.unwrap()
}

#[test]
#[ignore = "measures; started by cargo xtask bench --window"]
fn of_the_window() {
    let cases = std::env::var("RYORITSU_PACE_CASES").unwrap_or_else(|_| "100".to_owned());
    let many = |folder: &std::path::Path| {
        std::fs::create_dir_all(folder.parent().unwrap()).unwrap();
        let folder = folder.to_str().unwrap();
        answer(&["practice", folder, "--cases", &cases], PASSPHRASE);
    };
    let told = cases.clone();
    story(many, |w| async move {
        w.see("ロック解除").await;
        w.fill("unlock-passphrase", PASSPHRASE).await;
        let today = measured(&w, TODAY, vec![]).await;
        w.picture("pace-today").await;
        w.go("#/manual/steps.consent").await;
        w.heading("同意").await;
        let ids = [
            "liver.judgement",
            "heart.mets",
            "steps.intake",
            "intractable.ibd",
            "fees.window",
            "resources.sick-pay-days",
            "cases.icd",
            "stroke.table",
            "labour.leave",
            "cancer.fatigue",
            "heart.em-field",
            "faq.illness",
        ];
        let chapters = measured(&w, CHAPTERS, vec![json!(ids)]).await;
        println!(
            "PACE {}",
            json!({ "cases": told, "today": today, "manual": chapters })
        );
        w.close().await;
    });
}
