//! Keys and windows of the display, as a person has them: what WebDriver does not reach.

use super::driver::{MOMENT, PATIENCE};
use std::io::Write;
use std::process::{Command, Stdio};

/// Runs xdotool; answers what it said, or nothing when it found nothing.
fn xdotool(arguments: &[&str]) -> String {
    let out = Command::new("xdotool").args(arguments).output().unwrap();
    String::from_utf8_lossy(&out.stdout).trim().to_owned()
}

/// Is a window with this title there?
pub(super) fn is_there(title: &str) -> bool {
    !xdotool(&["search", "--onlyvisible", "--name", title]).is_empty()
}

/// Waits until a window with this title is there (or gone).
pub(super) async fn until(title: &str, there: bool) {
    for _ in 0..PATIENCE {
        if is_there(title) == there {
            return;
        }
        tokio::time::sleep(MOMENT).await;
    }
    panic!("the window 「{title}」 did not come or go");
}

/// Gives the keyboard to the window with this title; no window manager does it here.
pub(super) fn turn_to(title: &str) {
    xdotool(&[
        "search",
        "--onlyvisible",
        "--name",
        title,
        "windowfocus",
        "--sync",
    ]);
}

/// Presses keys by their X names.
pub(super) fn press(keys: &[&str]) {
    xdotool(&[&["key", "--delay", "60"], keys].concat());
}

/// Puts a text into the clipboard.
pub(super) fn copy(text: &str) {
    let mut child = Command::new("xclip")
        .args(["-selection", "clipboard"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    // xclip goes on in the background until somebody else owns the clipboard.
    child.wait().unwrap();
}

/// What the clipboard holds.
pub(super) fn clipboard() -> String {
    let out = Command::new("xclip")
        .args(["-selection", "clipboard", "-o"])
        .output()
        .unwrap();
    String::from_utf8_lossy(&out.stdout).into_owned()
}
