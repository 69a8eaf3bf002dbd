//! One real window with folders of its own, behind tauri-driver.

use super::home::Home;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::future::Future;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// WebKit's key codes.
pub(super) const TAB: char = '\u{E004}';
pub(super) const ENTER: char = '\u{E007}';
pub(super) const CONTROL: char = '\u{E009}';
pub(super) const PAGE_UP: char = '\u{E00E}';
pub(super) const PAGE_DOWN: char = '\u{E00F}';
pub(super) const RIGHT: char = '\u{E014}';
pub(super) const NULL: char = '\u{E000}';
pub(super) const ESCAPE: char = '\u{E00C}';

/// Polls until something is there; the limit is far beyond what a slow machine needs.
pub(super) const PATIENCE: u32 = 1200;
pub(super) const MOMENT: Duration = Duration::from_millis(100);

/// One window at a time: they share one display.
pub(super) static DISPLAY: Mutex<()> = Mutex::new(());

pub(super) struct Window {
    pub client: Client,
    pub home: Home,
    driver: Child,
}

pub(super) fn variable(name: &str) -> String {
    std::env::var(name)
        .unwrap_or_else(|_| panic!("run through `cargo xtask test`: {name} is not set"))
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// Runs a story in a window over an empty folder (or one that `prepare` filled) and closes it.
pub(super) fn story<F: Future<Output = ()>>(
    prepare: impl FnOnce(&Path),
    tell: impl FnOnce(Window) -> F,
) {
    story_at(Home::new(), prepare, tell);
}

/// A story in a window that finds more in its environment.
pub(super) fn story_in<F: Future<Output = ()>>(
    surroundings: &[(&str, &OsStr)],
    prepare: impl FnOnce(&Path),
    tell: impl FnOnce(Window) -> F,
) {
    story_at(Home::new().with(surroundings), prepare, tell);
}

/// A story in folders that were made before.
pub(super) fn story_at<F: Future<Output = ()>>(
    home: Home,
    prepare: impl FnOnce(&Path),
    tell: impl FnOnce(Window) -> F,
) {
    let _alone = DISPLAY.lock().unwrap_or_else(PoisonError::into_inner);
    prepare(&home.workplace());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async { tell(Window::open(home).await).await });
}

impl Window {
    async fn open(home: Home) -> Self {
        let (driver, client) = start(&home).await;
        Self {
            client,
            home,
            driver,
        }
    }

    /// Kills the window as a power cut would. Nothing of it is running afterwards.
    pub(super) async fn die(&mut self) {
        let id = self.home.process().expect("the window is running");
        let killed = Command::new("kill").args(["-9", &id.to_string()]).status();
        assert!(killed.unwrap().success());
        for _ in 0..PATIENCE {
            if self.home.process().is_none() {
                break;
            }
            tokio::time::sleep(MOMENT).await;
        }
        assert_eq!(self.home.process(), None);
        end(&mut self.driver);
    }

    /// Opens the window over the same folders once more.
    pub(super) async fn again(&mut self) {
        (self.driver, self.client) = start(&self.home).await;
    }

    /// Ends the session and the window with it.
    pub(super) async fn close(mut self) {
        let _ = self.client.clone().close().await;
        end(&mut self.driver);
    }

    /// Runs a script in the window.
    pub(super) async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute(script, arguments)
            .await
            .unwrap_or(Value::Null)
    }

    /// Waits until the script answers true.
    pub(super) async fn until(&self, what: &str, script: &str) {
        for _ in 0..PATIENCE {
            if self.script(script, vec![]).await == json!(true) {
                return;
            }
            tokio::time::sleep(MOMENT).await;
        }
        self.picture("stuck").await;
        panic!(
            "{what} did not happen; the screen says: {}",
            self.words().await
        );
    }

    /// Everything that can be read in the window.
    pub(super) async fn words(&self) -> String {
        self.script("return document.body.innerText", vec![])
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Waits until the words stand in the window.
    pub(super) async fn see(&self, words: &str) {
        let script = format!("return document.body.innerText.includes({})", json!(words));
        self.until(&format!("「{words}」"), &script).await;
    }

    /// Waits until an element is there, can be seen and used, and clicks it.
    pub(super) async fn click(&self, css: &str) {
        let script = format!(
            "const e = document.querySelector({}); return !!e && e.getClientRects().length > 0 && !e.disabled && e.getAttribute('aria-disabled') !== 'true'",
            json!(css)
        );
        self.until(css, &script).await;
        self.script(
            &format!(
                "document.querySelector({}).scrollIntoView({{block: 'center'}})",
                json!(css)
            ),
            vec![],
        )
        .await;
        self.client
            .find(Locator::Css(css))
            .await
            .unwrap()
            .click()
            .await
            .unwrap();
    }

    /// Clicks the first button (or link, tab, option) with exactly these words in front.
    pub(super) async fn press(&self, words: &str) {
        let find = format!(
            "[...document.querySelectorAll('dialog[open] button, dialog[open] [role=option]'), ...document.querySelectorAll('button, a, [role=tab], [role=option], [role=radio], label')].find((e) => (e.innerText || e.getAttribute('aria-label') || '').trim().startsWith({}) && e.getClientRects().length > 0 && !e.disabled)",
            json!(words)
        );
        self.until(&format!("[{words}]"), &format!("return !!({find})"))
            .await;
        self.script(&format!("({find}).click()"), vec![]).await;
    }

    /// Types into the field with this id, as a person would (characters that WebDriver drops are set by script).
    pub(super) async fn fill(&self, id: &str, text: &str) {
        let css = format!("#{id}");
        self.click(&css).await;
        let field = self.client.find(Locator::Css(&css)).await.unwrap();
        field.clear().await.unwrap();
        if text.chars().any(|c| u32::from(c) > 0xFFFF) {
            self.script(
                "const e = document.getElementById(arguments[0]); e.value = arguments[1]; e.dispatchEvent(new Event('input', {bubbles: true}))",
                vec![json!(id), json!(text)],
            )
            .await;
        } else {
            field.send_keys(text).await.unwrap();
        }
    }

    /// Types into whatever has the focus.
    pub(super) async fn keys(&self, text: &str) {
        self.client
            .active_element()
            .await
            .unwrap()
            .send_keys(text)
            .await
            .unwrap();
    }

    /// Serious and critical findings of axe-core on the present screen.
    pub(super) async fn axe(&self) -> Vec<String> {
        let source =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(source)
            .expect("axe-core is a development package of the interface");
        self.script(&format!("if (!window.axe) {{ {source} }}"), vec![])
            .await;
        let run = "const done = arguments[arguments.length - 1]; axe.run(document, { resultTypes: ['violations'] }).then((r) => done(r.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | '))), (e) => done(['axe failed: ' + e]))";
        let found = self.client.execute_async(run, vec![]).await.unwrap();
        found
            .as_array()
            .unwrap()
            .iter()
            .map(|v| v.as_str().unwrap().to_owned())
            .collect()
    }

    /// Nothing serious on the present screen.
    pub(super) async fn sound(&self, name: &str) {
        let found = self.axe().await;
        assert!(found.is_empty(), "{name}: {found:#?}");
    }

    /// Keeps a picture of the screen under `target/screenshots`.
    pub(super) async fn picture(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        // An idle page is not drawn again by itself, and the driver waits for a drawing.
        self.script(
            "const e = document.createElement('i'); e.id = 'repaint'; e.style.cssText = 'position:fixed;width:1px;height:1px;bottom:0;right:0'; document.body.append(e); let n = 0; const t = setInterval(() => { e.style.opacity = String((n++ % 9) / 9); if (n > 80) { clearInterval(t); e.remove(); } }, 40)",
            vec![],
        )
        .await;
        if let Ok(Ok(png)) =
            tokio::time::timeout(Duration::from_secs(20), self.client.screenshot()).await
        {
            std::fs::write(folder.join(format!("{name}.png")), png).unwrap();
        }
    }

    /// Keeps a picture of the whole display, with the windows that are not ours to draw.
    pub(super) fn desk(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        let _ = Command::new("import")
            .args(["-window", "root"])
            .arg(folder.join(format!("{name}.png")))
            .status();
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        end(&mut self.driver);
        // A story that failed leaves no window behind.
        if let Some(id) = self.home.process() {
            let _ = Command::new("kill").args(["-9", &id.to_string()]).status();
        }
    }
}

/// A driver and the session with a new window.
async fn start(home: &Home) -> (Child, Client) {
    let (port, native) = (free_port(), free_port());
    let mut command = Command::new(variable("RYORITSU_TAURI_DRIVER"));
    home.dress(&mut command);
    let mut driver = command
        .args([
            "--port",
            &port.to_string(),
            "--native-port",
            &native.to_string(),
        ])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut capabilities = Capabilities::new();
    capabilities.insert(
        "tauri:options".to_owned(),
        json!({ "application": home.application() }),
    );
    let address = format!("http://127.0.0.1:{port}");
    for _ in 0..PATIENCE {
        if let Ok(client) = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.clone())
            .connect(&address)
            .await
        {
            return (driver, client);
        }
        tokio::time::sleep(MOMENT).await;
    }
    end(&mut driver);
    panic!("the window did not open");
}

/// Asks the driver to end, so that it takes the native driver with it.
fn end(driver: &mut Child) {
    if let Ok(None) = driver.try_wait() {
        let _ = Command::new("kill").arg(driver.id().to_string()).status();
    }
    let _ = driver.wait();
}
