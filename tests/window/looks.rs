//! The same screens in large letters and in the dark: nothing is cut off, nothing runs out of the window.

use super::driver::{ESCAPE, Window, story};
use crate::support::{PASSPHRASE, answer};
use serde_json::json;

/// Chooses text size and colours in 設定, as a person does.
async fn look(w: &Window, size: &str, theme: &str) {
    w.go("#/settings/display").await;
    w.heading("表示と操作").await;
    for words in [size, theme] {
        w.press(words).await;
        w.until("the choice", &format!("return [...document.querySelectorAll('main [aria-checked=true], main [aria-pressed=true], main :checked')].some((e) => (e.innerText || e.closest('label')?.innerText || '').trim().startsWith({}))", json!(words))).await;
    }
    w.see("✓ 保存済").await;
}

/// What is scrolled on its own may be wider than what is around it; everything else stays inside.
const EDGES: &str = r"
const out = [];
const name = (e) => e.outerHTML.slice(0, 120);
const scrolled = (e, end) => {
  for (let p = e.parentElement; p && p !== end; p = p.parentElement)
    if (getComputedStyle(p).overflowX !== 'visible') return true;
  return false;
};
for (const e of document.querySelectorAll('.bar *, nav *, main *, dialog[open] *')) {
  const r = e.getBoundingClientRect();
  if (r.width === 0 || r.height === 0 || e.closest('.hidden, .skip, canvas')) continue;
  if (r.right > innerWidth + 1 && !scrolled(e, document.querySelector('main'))) out.push('beyond the window: ' + name(e));
  let section = e.parentElement.closest('section');
  while (section && getComputedStyle(section).borderLeftWidth === '0px') section = section.parentElement.closest('section');
  const around = section?.getBoundingClientRect();
  if (around && (r.left < around.left - 1 || r.right > around.right + 1) && !scrolled(e, section)) out.push('beyond its frame: ' + name(e));
}
for (const e of document.querySelectorAll('.bar button:not(.find), nav a, dialog[open] button'))
  if (e.scrollWidth > e.clientWidth + 1) out.push('a button is too narrow: ' + name(e));
const main = document.querySelector('main');
if (main.scrollWidth > main.clientWidth + 1) out.push('main scrolls sideways by ' + (main.scrollWidth - main.clientWidth));
return out";

/// What runs out of the window, or of the part that it belongs to.
async fn cut_off(w: &Window) -> Vec<String> {
    let found = w.script(EDGES, vec![]).await;
    found
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line.as_str().unwrap().to_owned())
        .collect()
}

/// Takes the picture and checks what can be measured.
async fn seen(w: &Window, name: &str) {
    w.picture(name).await;
    assert_eq!(cut_off(w).await, Vec::<String>::new(), "{name}");
    w.sound(name).await;
}

async fn tour(w: &Window, tag: &str) {
    let name = |screen: &str| format!("{screen}-{tag}");
    seen(w, &name("settings")).await;
    w.go("#/today").await;
    w.heading("今日").await;
    w.until(
        "the deadlines",
        "return document.querySelectorAll('main tbody tr').length > 1",
    )
    .await;
    seen(w, &name("today")).await;
    w.go("#/cases").await;
    w.until(
        "the list",
        "return document.querySelectorAll('main tbody tr').length > 5",
    )
    .await;
    seen(w, &name("cases")).await;
    w.script("document.querySelector('main tbody tr').click()", vec![])
        .await;
    w.until("a case", "return !!document.querySelector('#record-bar')")
        .await;
    seen(w, &name("case")).await;
    w.click("#paper-open").await;
    w.press("両立支援サマリー").await;
    w.drawn().await;
    seen(w, &name("paper")).await;
    w.keys(&ESCAPE.to_string()).await;
    w.until(
        "no dialog",
        "return !document.querySelector('dialog[open]')",
    )
    .await;
    w.go("#/manual").await;
    w.press("9.1 ").await;
    w.until(
        "the passage",
        "return document.querySelectorAll('main article p, main p').length > 3",
    )
    .await;
    seen(w, &name("manual")).await;
}

#[test]
fn large_letters_and_the_dark_cut_nothing_off() {
    story(
        |folder| {
            answer(
                &["practice", folder.to_str().unwrap(), "--cases", "20"],
                PASSPHRASE,
            );
        },
        |w| async move {
            w.unlock().await;
            for (size, theme, tag) in [
                ("125%", "明るい", "125"),
                ("150%", "明るい", "150"),
                ("100%", "暗い", "dark"),
                ("150%", "暗い", "dark-150"),
            ] {
                look(&w, size, theme).await;
                tour(&w, tag).await;
            }
            w.close().await;
        },
    );
}

#[test]
fn the_check_of_the_edges_finds_what_runs_over() {
    // The twin: a line that does not break, a button that is too narrow and a part that juts out are found.
    story(super::hand::make, |w| async move {
        w.unlock().await;
        assert_eq!(cut_off(&w).await, Vec::<String>::new());
        w.script("document.querySelector('main').insertAdjacentHTML('beforeend', '<div style=\"width: 3000px\">x</div>'); document.querySelector('.bar .fixed button').style.width = '10px'; document.querySelector('main section > *').style.marginLeft = '-9px'", vec![]).await;
        let found = cut_off(&w).await;
        assert!(
            found.iter().any(|line| line.starts_with("main scrolls"))
                && found.iter().any(|line| line.starts_with("a button"))
                && found
                    .iter()
                    .any(|line| line.starts_with("beyond its frame")),
            "{found:?}"
        );
        w.close().await;
    });
}
