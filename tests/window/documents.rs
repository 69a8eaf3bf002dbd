//! 自施設の資料 in the window: a document waits for approval, is found beside the manual, and is read at the page.

use super::driver::{PAGE_DOWN, PAGE_UP, Window, story};
use super::hand::fill;
use crate::documents::{SEEDED, fixture, take};
use crate::privacy::found_words;
use crate::support::{Bench, program};
use serde_json::json;
use std::path::Path;

/// A document of two pages in use.
pub(super) fn an_own_document(bench: &mut Bench) {
    bench.bench.use_extractor(program());
    let page = |n: usize| {
        vec![
            format!("就業規則 {n}ページ"),
            "第十二条 休職の期間は、次のとおりとする。".to_owned(),
        ]
    };
    let path = bench.folder.path().join("own.pdf");
    std::fs::write(&path, fixture::rksj(&[page(1), page(2)])).unwrap();
    let id = take(bench, &path, "").unwrap();
    let known = json!({ "id": id, "title": "就業規則", "source": "当院 人事課", "year": "第3版" });
    bench.call("document_approve", known);
}

/// A document in use, and one that waits with a page that is a picture.
fn shelf(at: &Path) {
    fill(at, |bench| {
        bench.bench.use_extractor(program());
        let page = |n: usize| {
            vec![
                format!("{SEEDED} {n}ページ"),
                "第十二条 休職の期間は、勤続年数により次のとおりとする。".to_owned(),
                "一 勤続一年未満の者 三か月".to_owned(),
                "二 勤続一年以上五年未満の者 六か月".to_owned(),
                "復職を希望する者は、主治医の診断書を添えて申し出る。".to_owned(),
                if n == 17 {
                    "紺青の手続きは人事課が行う。"
                } else {
                    "附則"
                }
                .to_owned(),
            ]
        };
        let rules: Vec<Vec<String>> = (1..=40).map(page).collect();
        let path = bench.folder.path().join("rules.pdf");
        std::fs::write(&path, fixture::rksj(&rules)).unwrap();
        let id = take(bench, &path, "").unwrap();
        bench.call(
            "document_approve",
            json!({ "id": id, "title": "就業規則", "source": "当院 人事課", "year": "第3版" }),
        );
        std::fs::write(&path, fixture::scanned()).unwrap();
        take(bench, &path, "").unwrap();
        // The case of the picture: a document that can be read, and one that waits.
        std::fs::write(&path, fixture::rksj(&[page(1), page(2)])).unwrap();
        take(bench, &path, "").unwrap();
    });
}

async fn drawn(w: &Window, page: usize) {
    let script = format!(
        "const s = document.querySelector('main [data-page=\"{page}\"]'); const c = s?.querySelector('canvas');
         if (!c || s.classList.contains('hidden') || c.width < 100) return false;
         const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
         for (let n = 0; n < d.length; n += 4) if (d[n] < 90 && d[n + 1] < 90) return true;
         return false;"
    );
    w.until("the page with its ink", &script).await;
}

async fn push(w: &Window, label: &str) {
    let script = format!(
        "const b = [...document.querySelectorAll('main button, dialog[open] button')].find((b) => (b.getAttribute('aria-label') ?? b.innerText).startsWith({label:?})); b?.click(); return !!b;"
    );
    w.until(label, &script).await;
}

#[test]
fn a_document_is_approved_found_and_read_at_its_page() {
    story(shelf, |w| async move {
        w.unlock().await;
        w.go("#/manual/own").await;
        w.see("確認を待っている資料").await;
        w.picture("documents-shelf").await;
        w.sound("documents-shelf").await;

        // Approval: the page beside its text.
        push(&w, "「rules」の内容を確認する").await;
        w.see("から読み取った文字").await;
        drawn(&w, 1).await;
        w.picture("documents-approve").await;
        w.sound("documents-approve").await;

        // Found together with the manual, and marked as what it is.
        w.go("#/manual").await;
        w.until(
            "the box",
            "return !!document.querySelector('main nav input')",
        )
        .await;
        w.script("document.querySelector('main nav input').focus()", vec![])
            .await;
        w.keys("紺青の手続き").await;
        w.until("the page among the hits", "return [...document.querySelectorAll('#manual-found .own')].some((h) => h.innerText.includes('17ページ'))").await;
        w.picture("documents-found").await;
        w.sound("documents-found").await;
        w.script("[...document.querySelectorAll('#manual-found button')].find((b) => b.innerText.includes('17ページ')).click()", vec![]).await;
        drawn(&w, 17).await;
        w.until(
            "the found words are marked",
            "return document.querySelectorAll('main .sheet .mark').length > 0",
        )
        .await;
        w.picture("documents-page").await;
        w.sound("documents-page").await;

        // By key to the next page, and larger.
        w.script("document.activeElement.blur()", vec![]).await;
        w.keys(&PAGE_DOWN.to_string()).await;
        drawn(&w, 18).await;
        w.keys("+").await;
        w.until(
            "larger",
            "return document.querySelector('main').innerText.includes('125%')",
        )
        .await;
        w.keys(&PAGE_UP.to_string()).await;
        drawn(&w, 17).await;

        // Taken out and put back.
        w.go("#/manual/own").await;
        push(&w, "「就業規則」を外す").await;
        w.see("「就業規則」を外しました。").await;
        w.picture("documents-removed").await;
        push(&w, "元に戻す").await;
        w.see("使用中の資料").await;
        let leaked = || found_words(w.home.root(), &[SEEDED, "紺青の手続き"]);
        assert_eq!(leaked(), Vec::<String>::new(), "while open");
        w.press("ロック").await;
        w.see("ロック解除").await;
        assert_eq!(leaked(), Vec::<String>::new(), "locked");
        let page = w.page().await;
        assert!(!page.contains(SEEDED) && !page.contains("紺青"));
        // The same look finds what a careless program would have written.
        let left = w.home.root().join("left.txt");
        std::fs::write(&left, SEEDED).unwrap();
        assert_eq!(leaked().len(), 1);
        std::fs::remove_file(left).unwrap();
        w.close().await;
    });
}
