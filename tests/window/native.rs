//! The file dialogs of the system, which stand outside the web view: a person types a path into them.

use super::driver::{MOMENT, PATIENCE};
use super::person;
use std::path::Path;

/// What the clipboard holds before the dialog has answered.
const NOTHING: &str = "nothing yet";

/// Chooses a file in the dialog with this title.
pub(super) async fn choose(title: &str, file: &Path) {
    let path = file.to_str().unwrap();
    let title = format!("^{title}$");
    person::until(&title, true).await;
    for _ in 0..PATIENCE {
        person::turn_to(&title);
        // A slash opens the line for a path; whether the keys arrived is read back before they are sent off.
        person::copy(path);
        person::press(&["slash", "ctrl+a", "ctrl+v"]);
        person::copy(NOTHING);
        person::press(&["ctrl+a", "ctrl+c"]);
        if holds(path).await {
            person::press(&["End", "Return"]);
            if gone(&title).await {
                return;
            }
        }
    }
    panic!("the dialog 「{title}」 stayed open");
}

/// The dialog looks the path up before it closes; a second key would make it start again.
async fn gone(title: &str) -> bool {
    for _ in 0..50 {
        if !person::is_there(title) {
            return true;
        }
        tokio::time::sleep(MOMENT).await;
    }
    false
}

/// Does the clipboard come to hold these words?
async fn holds(words: &str) -> bool {
    for _ in 0..20 {
        if person::clipboard() == words {
            return true;
        }
        tokio::time::sleep(MOMENT).await;
    }
    false
}
