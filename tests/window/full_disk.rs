//! A disk without space, as a coordinator sees it.

use super::driver::{CONTROL, DISPLAY, ENTER, NULL, story};
use super::papers::{open_case, with_case};
use crate::apart;
use crate::full_disk::{DISK, MOUNT, disk, empty, fill};
use std::path::Path;
use std::sync::PoisonError;

const TEXT: &str = "午後の倦怠感が強い。上司への伝え方を一緒に整理した。";

#[test]
fn what_was_typed_stays_until_there_is_space_to_save_it() {
    let _alone = DISPLAY.lock().unwrap_or_else(PoisonError::into_inner);
    let place = tempfile::tempdir().unwrap();
    apart::with_own(
        &["--mount"],
        MOUNT,
        &[(DISK, place.path())],
        "window::full_disk::typing",
    );
}

/// The workplace lies on the small disk; what else the window writes does not.
fn on_the_small_disk(folder: &Path) {
    let workplace = disk().join("workplace");
    with_case(&workplace);
    std::os::unix::fs::symlink(workplace, folder).unwrap();
}

#[test]
#[ignore = "the test above runs it on a small disk"]
fn typing() {
    story(on_the_small_disk, |w| async move {
        w.unlock().await;
        open_case(&w).await;
        w.fill("activity-kinds", "伝え方").await;
        w.keys(&ENTER.to_string()).await;
        w.fill("activity-text", TEXT).await;
        fill(&disk(), 0);
        w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
        w.see("ディスクの空きがありません。").await;
        let kept = format!("return document.getElementById('activity-text').value === '{TEXT}'");
        w.until("the text in its field", &kept).await;
        w.picture("disk-full").await;

        empty(&disk());
        w.click("#activity-text").await;
        w.keys(&format!("{CONTROL}{ENTER}{NULL}")).await;
        w.until("the activity", "return document.getElementById('activity-text').value === '' && [...document.querySelectorAll('main *')].some((e) => e.children.length === 0 && e.textContent.includes('上司への伝え方') && !e.closest('#record-bar'))").await;
        assert!(!w.words().await.contains("ディスクの空きがありません"));
        w.picture("disk-free-again").await;
        w.close().await;
    });
}
