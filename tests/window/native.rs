//! The file dialogs of the system, which stand outside the web view: a person types a path into them.

use super::driver::{MOMENT, PATIENCE};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What the clipboard holds before the dialog has answered.
const NOTHING: &str = "nothing yet";

/// Chooses a file in the dialog with this title.
pub(super) async fn choose(title: &str, file: &Path) {
    let path = file.to_str().unwrap();
    let dialog = window(title).await;
    for _ in 0..PATIENCE {
        xdotool(&["windowfocus", "--sync", &dialog]);
        // A slash opens the line for a path; whether the keys arrived is read back before they are sent off.
        copy(path);
        xdotool(&["key", "--delay", "60", "slash", "ctrl+a", "ctrl+v"]);
        copy(NOTHING);
        xdotool(&["key", "--delay", "60", "ctrl+a", "ctrl+c"]);
        if holds(path).await {
            xdotool(&["key", "End", "Return"]);
            if gone(title).await {
                return;
            }
        }
    }
    panic!("the dialog 「{title}」 stayed open");
}

/// The dialog looks the path up before it closes; a second key would make it start again.
async fn gone(title: &str) -> bool {
    for _ in 0..50 {
        if find(title).is_none() {
            return true;
        }
        tokio::time::sleep(MOMENT).await;
    }
    false
}

/// Does the clipboard come to hold these words?
async fn holds(words: &str) -> bool {
    for _ in 0..20 {
        if pasted() == words {
            return true;
        }
        tokio::time::sleep(MOMENT).await;
    }
    false
}

fn copy(text: &str) {
    let mut child = Command::new("xclip")
        .args(["-selection", "clipboard"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("run through `cargo xtask test`: no xclip");
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    // It goes on in the background until somebody else owns the clipboard.
    child.wait().unwrap();
}

fn pasted() -> String {
    let out = Command::new("xclip")
        .args(["-selection", "clipboard", "-o"])
        .output();
    String::from_utf8_lossy(&out.unwrap().stdout).into_owned()
}

async fn window(title: &str) -> String {
    for _ in 0..PATIENCE {
        if let Some(found) = find(title) {
            return found;
        }
        tokio::time::sleep(MOMENT).await;
    }
    panic!("no dialog 「{title}」");
}

fn find(title: &str) -> Option<String> {
    let said = xdotool(&["search", "--onlyvisible", "--name", &format!("^{title}$")]);
    said.lines().next().map(str::to_owned)
}

fn xdotool(arguments: &[&str]) -> String {
    let out = Command::new("xdotool").args(arguments).output();
    let out = out.expect("run through `cargo xtask test`: no xdotool");
    String::from_utf8_lossy(&out.stdout).into_owned()
}
