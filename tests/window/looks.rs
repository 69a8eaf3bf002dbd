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
    w.press("「9.1 ").await;
    w.until(
        "the passage",
        "return document.querySelectorAll('main article p, main p').length > 3",
    )
    .await;
    seen(w, &name("manual")).await;
}

#[test]
fn large_letters_and_the_dark_cut_nothing_off() {
    story(super::hand::practise, |w| async move {
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
    });
}

#[test]
fn the_check_of_the_edges_finds_what_runs_over() {
    // The twin: a line that does not break, a button that is too narrow and a part that juts out are found.
    story(super::hand::make, |w| async move {
        w.unlock().await;
        w.until(
            "the parts of the screen",
            "return !!document.querySelector('main section > *')",
        )
        .await;
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

/// Every tab of a case, the other lists and every part of 設定.
async fn whole(w: &Window, tag: &str) {
    let name = |screen: &str| format!("{screen}-{tag}");
    w.go("#/cases").await;
    w.until(
        "the list",
        "return document.querySelectorAll('main tbody tr').length > 5",
    )
    .await;
    // The case with the most to show.
    w.script("const rows = [...document.querySelectorAll('main tbody tr')]; (rows.find((row) => row.innerText.includes('直接')) ?? rows[0]).click()", vec![])
        .await;
    w.until("a case", "return !!document.querySelector('#record-bar')")
        .await;
    for tab in [
        "basic",
        "activities",
        "work",
        "illness",
        "consent",
        "opinion",
        "benefits",
        "fee",
        "papers",
        "outcome",
        "history",
    ] {
        w.script(
            "location.hash = location.hash.replace(/[a-z]+$/, arguments[0])",
            vec![json!(tab)],
        )
        .await;
        w.until(
            tab,
            &format!("return !!document.querySelector('#case-panel[aria-labelledby=case-panel-{tab}] *') && !document.querySelector('main .loading')"),
        )
        .await;
        seen(w, &name(&format!("tab-{tab}"))).await;
    }
    for (place, screen) in [
        ("#/consultations", "consultations"),
        ("#/exchange", "exchange"),
        ("#/manual", "manual-contents"),
        ("#/settings/facility", "settings-facility"),
        ("#/settings/users", "settings-users"),
        ("#/settings/passphrase", "settings-passphrase"),
        ("#/settings/lock", "settings-lock"),
        ("#/settings/folders", "settings-folders"),
        ("#/settings/snippets", "settings-snippets"),
        ("#/settings/forms", "settings-forms"),
        ("#/settings/backup", "settings-backup"),
        ("#/settings/audit", "settings-audit"),
        ("#/settings/register", "settings-register"),
        ("#/settings/cancelled", "settings-cancelled"),
        ("#/settings/about", "settings-about"),
    ] {
        w.go(place).await;
        w.until(
            screen,
            "return !!document.querySelector('main h1, main h2') && !document.querySelector('main .loading')",
        )
        .await;
        seen(w, &name(screen)).await;
    }
}

fn practice(folder: &std::path::Path) {
    answer(
        &["practice", folder.to_str().unwrap(), "--cases", "30"],
        PASSPHRASE,
    );
}

#[test]
fn every_tab_and_every_setting_stands_in_its_place() {
    story(practice, |w| async move {
        w.unlock().await;
        for (size, theme, tag) in [("100%", "明るい", "100"), ("150%", "暗い", "dark-150")] {
            look(&w, size, theme).await;
            whole(&w, tag).await;
        }
        w.close().await;
    });
}

#[test]
fn more_contrast_is_drawn_where_the_system_asks_for_it() {
    for (theme, more) in [("HighContrast", true), ("Adwaita", false)] {
        let home = super::home::Home::new();
        let folder = home.path("config").join("gtk-3.0");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(
            folder.join("settings.ini"),
            format!("[Settings]\ngtk-theme-name={theme}\n"),
        )
        .unwrap();
        super::driver::story_at(home, super::hand::make, |w| async move {
            w.unlock().await;
            w.picture(&format!("contrast-{theme}")).await;
            let asked = w
                .script(
                    "return matchMedia('(prefers-contrast: more)').matches",
                    vec![],
                )
                .await;
            let rule = w
                .script(
                    "return getComputedStyle(document.documentElement).getPropertyValue('--rule')",
                    vec![],
                )
                .await;
            assert_eq!(
                (asked, rule == "#7a7568"),
                (json!(more), more),
                "{theme}: {rule}"
            );
            w.sound(theme).await;
            w.close().await;
        });
    }
}

/// Opens what a key opens, takes its picture, and closes it: the keyboard is back where it was.
async fn dialog(w: &Window, keys: &str, name: &str) {
    w.script(
        "document.activeElement?.blur(); document.querySelector('#nav-cases').focus()",
        vec![],
    )
    .await;
    w.keys(keys).await;
    w.until(name, "return !!document.querySelector('dialog[open]')")
        .await;
    seen(w, name).await;
    w.keys(&ESCAPE.to_string()).await;
    w.until(
        "no dialog, and the keyboard where it was",
        "return !document.querySelector('dialog[open]') && document.activeElement?.id === 'nav-cases'",
    )
    .await;
}

#[test]
fn an_empty_workplace_says_what_to_do_and_every_dialog_gives_the_keyboard_back() {
    story(super::hand::make, |w| async move {
        w.unlock().await;
        for (size, theme, tag) in [("100%", "明るい", "100"), ("150%", "暗い", "dark-150")] {
            look(&w, size, theme).await;
            for (place, screen) in [
                ("#/today", "today"),
                ("#/cases", "cases"),
                ("#/consultations", "consultations"),
                ("#/exchange", "exchange"),
            ] {
                w.go(place).await;
                w.until(
                    screen,
                    "return !!document.querySelector('main h1') && !document.querySelector('main .loading')",
                )
                .await;
                seen(&w, &format!("empty-{screen}-{tag}")).await;
            }
            for (keys, name) in [
                ("n", "record"),
                ("c", "intake"),
                ("t", "consultation"),
                ("?", "keys"),
                ("/", "search"),
            ] {
                dialog(&w, keys, &format!("dialog-{name}-{tag}")).await;
            }
        }
        w.close().await;
    });
}
