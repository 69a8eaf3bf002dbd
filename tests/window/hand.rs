//! What a person does again and again.

use super::driver::{CONTROL, ENTER, NULL, TAB, Window};
use crate::support::{Bench, PASSPHRASE, answer};
use serde_json::json;
use std::path::Path;

/// An empty workplace of 青葉病院.
pub(super) fn make(folder: &Path) {
    answer(
        &[
            "create",
            folder.to_str().unwrap(),
            "--facility",
            "青葉病院",
            "--user",
            "佐々木 花",
        ],
        PASSPHRASE,
    );
}

/// A practice workplace with twenty cases.
pub(super) fn practise(folder: &Path) {
    std::fs::create_dir_all(folder.parent().unwrap()).unwrap();
    answer(
        &["practice", folder.to_str().unwrap(), "--cases", "20"],
        PASSPHRASE,
    );
}

/// A workplace that was filled through the list of calls.
pub(super) fn fill(folder: &Path, with: impl FnOnce(&mut Bench)) {
    let mut bench = Bench::new();
    with(&mut bench);
    bench.call("lock", json!({}));
    let made = bench.workplace();
    drop(bench.bench);
    std::fs::rename(made, folder).unwrap();
}

impl Window {
    /// From the locked screen to 今日.
    pub(super) async fn unlock(&self) {
        self.enter().await;
        self.heading("今日").await;
    }

    /// From the locked screen to where one was.
    pub(super) async fn enter(&self) {
        self.see("ロック解除").await;
        self.fill("unlock-passphrase", PASSPHRASE).await;
        self.click("#unlock").await;
    }

    /// Waits for a screen by its heading.
    pub(super) async fn heading(&self, words: &str) {
        let script = format!(
            "return !!document.querySelector('h1')?.innerText.includes({})",
            json!(words)
        );
        self.until(words, &script).await;
    }

    /// Goes to a place of the program.
    pub(super) async fn go(&self, place: &str) {
        self.script(&format!("location.hash = {}", json!(place)), vec![])
            .await;
    }

    /// Opens a case from the list by its name.
    pub(super) async fn open_case(&self, name: &str) {
        self.go("#/cases").await;
        let row = format!(
            "[...document.querySelectorAll('main tbody tr')].find((e) => e.innerText.includes({}))",
            json!(name)
        );
        self.until(name, &format!("return !!({row})")).await;
        self.script(&format!("({row}).click()"), vec![]).await;
        self.heading(name).await;
        self.until("the case", "return !!document.querySelector('#record-bar')")
            .await;
    }

    /// Leaves the field, so that letters are keys again, and presses one.
    pub(super) async fn letter(&self, key: &str) {
        self.script("document.activeElement?.blur()", vec![]).await;
        self.keys(key).await;
    }

    /// Ctrl+Enter.
    pub(super) async fn save(&self) {
        self.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
    }

    /// Records an activity of the open case by keyboard alone: the letter, the kind, on to the line.
    pub(super) async fn record(&self, text: &str) {
        self.letter("n").await;
        self.focused("activity-kinds").await;
        self.keys(&format!("伝え方{ENTER}")).await;
        self.tab_to("activity-text", &TAB.to_string()).await;
        self.keys(text).await;
        self.save().await;
        let there = format!(
            "return [...document.querySelectorAll('#case-panel *')].some((e) => e.children.length === 0 && e.textContent.includes({}))",
            json!(text)
        );
        self.until("the activity", &there).await;
    }

    /// Waits until a field has the focus.
    pub(super) async fn focused(&self, id: &str) {
        let script = format!("return document.activeElement?.id === {}", json!(id));
        self.until(id, &script).await;
    }

    /// Presses a key until a field has the focus; no screen has more stops than this.
    async fn tab_to(&self, id: &str, key: &str) {
        for _ in 0..40 {
            let script = "return document.activeElement?.id === arguments[0]";
            if self.script(script, vec![json!(id)]).await == true {
                return;
            }
            self.keys(key).await;
        }
        panic!("{id} is not reached by keyboard");
    }

    /// Fills a field by its label, wherever it stands in the open dialog or the page.
    pub(super) async fn labelled(&self, label: &str, text: &str) {
        let field = format!(
            "[...document.querySelectorAll('dialog[open] label'), ...document.querySelectorAll('label')].filter((e) => e.innerText.trim().startsWith({}) && e.getClientRects().length > 0).map((l) => (l.htmlFor ? document.getElementById(l.htmlFor) : l.querySelector('input, textarea'))?.id).find(Boolean)",
            json!(label)
        );
        self.until(label, &format!("return !!({field})")).await;
        let id = self.script(&format!("return {field}"), vec![]).await;
        self.fill(id.as_str().unwrap(), text).await;
    }

    /// Waits until words are read in one part of the screen.
    pub(super) async fn reads(&self, css: &str, words: &str) {
        let script = format!(
            "return !!document.querySelector({})?.innerText.includes({})",
            json!(css),
            json!(words)
        );
        self.until(&format!("「{words}」 in {css}"), &script).await;
    }

    /// Everything that stands in the page: markup, what is typed into fields, title and address.
    pub(super) async fn page(&self) -> String {
        self.script(
            "return [document.documentElement.outerHTML, document.title, location.href, ...[...document.querySelectorAll('input, textarea, select')].map((e) => e.value)].join('\\n')",
            vec![],
        )
        .await
        .as_str()
        .unwrap()
        .to_owned()
    }

    /// Waits until the preview of a paper is drawn.
    pub(super) async fn drawn(&self) {
        self.until("the drawing", "const c = document.querySelector('dialog[open] canvas'); if (!c || c.width < 100) return false; const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let dark = 0; for (let i = 0; i < d.length; i += 4) if (d[i + 3] > 0 && d[i] < 128) dark++; return dark > 500").await;
    }
}
