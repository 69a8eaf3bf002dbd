//! Japanese typed as it is typed at work: kana, conversion, and the key that confirms it.

use super::batch::code_of_the_opinion;
use super::driver::{DISPLAY, MOMENT, PATIENCE, Window, story_in};
use super::hand::make;
use super::papers::{open_case, with_case};
use super::person;
use crate::apart;
use crate::support::PASSPHRASE;
use serde_json::json;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::PoisonError;

/// Title of the program's window.
const DESK: &str = "両立デスク";

/// fcitx5 and mozc, with settings of their own; both end with this value.
struct Kana {
    children: Vec<Child>,
    _home: tempfile::TempDir,
}

impl Kana {
    fn open() -> Self {
        let home = tempfile::tempdir().unwrap();
        let config = home.path().join("config");
        std::fs::create_dir_all(config.join("fcitx5")).unwrap();
        std::fs::write(
            config.join("fcitx5/profile"),
            "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=mozc\n\n\
             [Groups/0/Items/0]\nName=keyboard-us\nLayout=\n\n\
             [Groups/0/Items/1]\nName=mozc\nLayout=\n\n[GroupOrder]\n0=Default\n",
        )
        .unwrap();
        let start = |program: &str, arguments: &[&str]| {
            Command::new("setpriv")
                .args(["--pdeathsig", "TERM", "--", program])
                .args(arguments)
                .env("HOME", home.path())
                .env("XDG_CONFIG_HOME", &config)
                .env("XDG_DATA_HOME", home.path().join("data"))
                .env("XDG_CACHE_HOME", home.path().join("cache"))
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        };
        // The server of the conversion is started here, because fcitx5 would leave it behind.
        let children = vec![
            start("/usr/lib/mozc/mozc_server", &[]),
            start("fcitx5", &["--disable=wayland,waylandim,notifications"]),
        ];
        let kana = Self {
            children,
            _home: home,
        };
        // Whoever calls it before it has its name makes the bus start another one, without these settings.
        for _ in 0..PATIENCE {
            if is_named() {
                return kana;
            }
            std::thread::sleep(MOMENT);
        }
        panic!("fcitx5 did not start");
    }

    /// Switches the conversion on in the field that has the keyboard.
    async fn on(&self) {
        for _ in 0..PATIENCE {
            remote(&["-o"]);
            if remote(&[]) == "2" && remote(&["-n"]) == "mozc" {
                return;
            }
            tokio::time::sleep(MOMENT).await;
        }
        panic!("no field took the conversion: {}", remote(&["-n"]));
    }
}

impl Drop for Kana {
    fn drop(&mut self) {
        for child in self.children.iter_mut().rev() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn is_named() -> bool {
    let out = Command::new("dbus-send")
        .args([
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/",
        ])
        .args([
            "org.freedesktop.DBus.NameHasOwner",
            "string:org.fcitx.Fcitx5",
        ])
        .output()
        .unwrap();
    String::from_utf8_lossy(&out.stdout).contains("boolean true")
}

fn remote(arguments: &[&str]) -> String {
    let out = Command::new("fcitx5-remote")
        .args(arguments)
        .output()
        .unwrap();
    String::from_utf8_lossy(&out.stdout).trim().to_owned()
}

async fn value(w: &Window, id: &str) -> String {
    w.script(
        "return document.getElementById(arguments[0])?.value ?? ''",
        vec![json!(id)],
    )
    .await
    .as_str()
    .unwrap_or_default()
    .to_owned()
}

async fn holds(w: &Window, id: &str, text: &str) {
    let script = format!(
        "return document.getElementById({})?.value === {}",
        json!(id),
        json!(text)
    );
    w.until(&format!("「{text}」 in the field"), &script).await;
}

/// Types romaji and converts it until the kanji stand in the field; they are not confirmed yet.
async fn compose(w: &Window, id: &str, romaji: &str, kana: &str, kanji: &str) {
    let before = value(w, id).await;
    let keys: Vec<String> = romaji.chars().map(String::from).collect();
    person::press(&keys.iter().map(String::as_str).collect::<Vec<_>>());
    holds(w, id, &format!("{before}{kana}")).await;
    for _ in 0..20 {
        let shown = value(w, id).await;
        person::press(&["space"]);
        let script = format!(
            "return document.getElementById({})?.value !== {}",
            json!(id),
            json!(shown)
        );
        w.until("another candidate", &script).await;
        if value(w, id).await == format!("{before}{kanji}") {
            return;
        }
    }
    panic!("no candidate is 「{kanji}」");
}

/// The driver's own typing loses letters on its way through the conversion.
async fn unlock(w: &Window) {
    w.see("ロック解除").await;
    w.script("const e = document.getElementById('unlock-passphrase'); e.value = arguments[0]; e.dispatchEvent(new Event('input', {bubbles: true}))", vec![json!(PASSPHRASE)]).await;
    w.click("#unlock").await;
    w.until(
        "今日",
        "return document.querySelector('h1')?.innerText === '今日'",
    )
    .await;
}

/// Counts the conversions that have ended, so that what follows the confirming key can be waited for, and keeps the
/// last key as the screens are told of it.
const COUNT: &str = "window.ended = 0; addEventListener('keydown', (e) => { window.last = { code: e.keyCode, composing: e.isComposing }; }, true); addEventListener('compositionend', () => { window.ended++; }, true)";

async fn confirmed(w: &Window, count: u32) {
    w.until(
        "the confirmed kanji",
        &format!("return window.ended === {count}"),
    )
    .await;
    // By these two `ui/src/lib/ime.ts` knows the key that ends a conversion.
    let last = w.script("return window.last", vec![]).await;
    assert_eq!(last, json!({ "code": 229, "composing": true }));
}

/// The server of the conversion does not serve root.
fn as_a_user(test: &str) {
    let _alone = DISPLAY.lock().unwrap_or_else(PoisonError::into_inner);
    let home = tempfile::tempdir().unwrap();
    apart::as_a_user(home.path(), &format!("window::kanji::{test}"));
}

fn typing(prepare: impl FnOnce(&Path), tell: impl AsyncFnOnce(&Window, &Kana)) {
    let method = [
        ("GTK_IM_MODULE", OsStr::new("fcitx")),
        ("XMODIFIERS", OsStr::new("@im=fcitx")),
    ];
    let kana = Kana::open();
    story_in(&method, prepare, |w| async move {
        unlock(&w).await;
        w.script(COUNT, vec![]).await;
        tell(&w, &kana).await;
        w.close().await;
    });
}

#[test]
fn the_key_that_confirms_kanji_acts_on_nothing_and_ctrl_enter_saves() {
    as_a_user("one_activity");
}

#[test]
#[ignore = "the test above runs it as a user"]
fn one_activity() {
    typing(with_case, async |w, kana| {
        open_case(w).await;

        // A field where the key acts: it takes the line of the list.
        w.click("#activity-kinds").await;
        person::turn_to(DESK);
        kana.on().await;
        let chosen = "return document.getElementById('activity-kinds').closest('.box').querySelectorAll('.chosen').length";
        let before = w.script(chosen, vec![]).await.as_u64().unwrap();
        compose(w, "activity-kinds", "tutaekata", "つたえかた", "伝え方").await;
        person::press(&["Return"]);
        confirmed(w, 1).await;
        holds(w, "activity-kinds", "伝え方").await;
        assert_eq!(w.script(chosen, vec![]).await, before, "nothing was taken");
        person::press(&["Return"]);
        w.until("the chip", &format!("{chosen} === {}", before + 1))
            .await;

        w.click("#activity-text").await;
        kana.on().await;
        compose(w, "activity-text", "kankouhenn", "かんこうへん", "肝硬変").await;
        w.desk("kanji-candidate");
        person::press(&["Return"]);
        confirmed(w, 2).await;
        holds(w, "activity-text", "肝硬変").await;
        let focus = w.script("return document.activeElement.id", vec![]).await;
        assert_eq!(focus, "activity-text");
        w.picture("kanji-confirmed").await;

        // The same key, now that nothing is being composed, is a new line: it does reach the field.
        person::press(&["Return"]);
        holds(w, "activity-text", "肝硬変\n").await;
        person::press(&["BackSpace"]);
        holds(w, "activity-text", "肝硬変").await;

        person::press(&["ctrl+Return"]);
        w.until("the activity", "return document.getElementById('activity-text').value === '' && [...document.querySelectorAll('main *')].some((e) => e.children.length === 0 && e.textContent.includes('肝硬変') && !e.closest('#record-bar'))").await;
        w.picture("kanji-saved").await;
    });
}

#[test]
fn a_search_waits_for_the_kanji_and_stays_open() {
    as_a_user("one_search");
}

#[test]
#[ignore = "the test above runs it as a user"]
fn one_search() {
    typing(make, async |w, kana| {
        person::turn_to(DESK);
        person::press(&["ctrl+k"]);
        w.until("the box", "const e = document.querySelector('dialog[open] input'); if (e) e.id ||= 'palette'; return !!e && document.activeElement === e").await;
        let id = w.script("return document.activeElement.id", vec![]).await;
        let id = id.as_str().unwrap();
        kana.on().await;
        compose(w, id, "kankouhenn", "かんこうへん", "肝硬変").await;
        person::press(&["Return"]);
        confirmed(w, 1).await;
        w.until("hits", "return document.querySelectorAll('dialog[open] [role=option]').length > 0 && !!document.querySelector('dialog[open] mark')").await;
        w.picture("kanji-search").await;
        person::press(&["Return"]);
        w.until(
            "the place of the hit",
            "return !document.querySelector('dialog[open]') && location.hash.includes('manual')",
        )
        .await;
    });
}

#[test]
fn a_scanner_is_understood_also_where_the_conversion_is_on() {
    as_a_user("one_scan");
}

#[test]
#[ignore = "the test above runs it as a user"]
fn one_scan() {
    let code = std::cell::RefCell::new(String::new());
    let prepare = |folder: &Path| {
        with_case(folder);
        *code.borrow_mut() = code_of_the_opinion(folder).replace('-', "");
    };
    typing(prepare, async |w, kana| {
        let keys: Vec<String> = code.borrow().chars().map(String::from).collect();
        // The field for it, and the box that narrows the list.
        for field in ["return-code", "cases-filter"] {
            w.script("location.hash = '#/cases'", vec![]).await;
            let there = format!("return !!document.getElementById('{field}')");
            w.until("the field", &there).await;
            w.click(&format!("#{field}")).await;
            person::turn_to(DESK);
            kana.on().await;
            let ended = w.script("return window.ended", vec![]).await;
            person::press(&keys.iter().map(String::as_str).collect::<Vec<_>>());
            person::press(&["Return"]);
            w.until(
                "the case",
                "return location.hash.startsWith('#/case/') && document.body.innerText.includes('戻ってきた')",
            )
            .await;
            assert_ne!(
                w.script("return window.ended", vec![]).await,
                ended,
                "a conversion was under way"
            );
        }
        w.picture("return-code-scanned").await;
    });
}
