//! A disk without space: what was saved stays, what could not be saved is said, and nothing half done is left.

use crate::apart;
use crate::support::{PASSPHRASE, closed};
use serde_json::{Value, json};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use workbench::error::ApiError;
use workbench::{Workbench, api};

/// Names the small disk inside the run apart.
pub(crate) const DISK: &str = "RYORITSU_SMALL_DISK";
/// Mounts it.
pub(crate) const MOUNT: &str =
    "mount -t tmpfs -o size=24m,mode=0777 small \"$RYORITSU_SMALL_DISK\"";

/// Passphrase of a user who leaves.
const LEAVER: &str = "saru hito no kotoba 3";

/// The small disk.
pub(crate) fn disk() -> PathBuf {
    PathBuf::from(std::env::var_os(DISK).expect("this runs apart"))
}

/// Takes all space of the disk but this much.
pub(crate) fn fill(disk: &Path, spare: usize) {
    let reserve = disk.join("reserve");
    std::fs::write(&reserve, vec![0; spare]).unwrap();
    let mut ballast = std::fs::File::create(disk.join("ballast")).unwrap();
    for size in [64 * 1024, 4096, 1] {
        let piece = vec![0; size];
        let refused = loop {
            if let Err(error) = ballast.write_all(&piece) {
                break error;
            }
        };
        assert_eq!(refused.kind(), ErrorKind::StorageFull);
    }
    std::fs::remove_file(reserve).unwrap();
}

/// Gives the space back.
pub(crate) fn empty(disk: &Path) {
    std::fs::remove_file(disk.join("ballast")).unwrap();
}

fn apart_with_a_small_disk(test: &str) {
    let place = tempfile::tempdir().unwrap();
    let variables = [(DISK, place.path())];
    apart::with_own(
        &["--mount"],
        MOUNT,
        &variables,
        &format!("full_disk::{test}"),
    );
}

/// A workplace with one case and one activity on the small disk.
struct Desk {
    disk: PathBuf,
    bench: Workbench,
    case: String,
}

impl Desk {
    fn new() -> Self {
        let disk = disk();
        let mut bench = closed(&disk.join("workplace"));
        let create = json!({ "facility": "青葉病院", "user_name": "佐々木 花", "profession": "msw", "passphrase": PASSPHRASE });
        api::call(&mut bench, "workplace_create", create).unwrap();
        let intake =
            json!({ "person": { "name": "髙橋 一郎" }, "case": { "opened_on": "2026-05-12" } });
        let made = api::call(&mut bench, "intake", intake).unwrap();
        let case = made["value"]["case_id"].as_str().unwrap().to_owned();
        let mut desk = Self { disk, bench, case };
        desk.save("午前の面談").unwrap();
        desk
    }

    fn call(&mut self, name: &str, request: Value) -> Result<Value, ApiError> {
        api::call(&mut self.bench, name, request)
    }

    fn save(&mut self, text: &str) -> Result<Value, ApiError> {
        let record = json!({ "case_id": self.case, "on_date": "2026-11-20", "channel": "phone", "text": text });
        self.call("activity_save", json!({ "record": record }))
    }

    fn activities(&mut self) -> u64 {
        let ask = json!({ "case_id": self.case, "limit": 100 });
        self.call("case_activities", ask).unwrap()["total"]
            .as_u64()
            .unwrap()
    }

    fn paper(&mut self, path: &Path) -> Result<Value, ApiError> {
        let request = json!({ "paper": "summary", "case_id": self.case, "way": "in_house" });
        self.call("paper_save", json!({ "request": request, "path": path }))
    }

    fn left(&mut self) -> Value {
        self.call("register", json!({ "limit": 10 })).unwrap()["total"].clone()
    }

    /// Every page of the database, opened anew.
    fn check(&mut self) {
        self.call("lock", json!({})).unwrap();
        let folder = self.disk.join("workplace");
        let slots = store::slots::Slots::read(&folder).unwrap();
        let secret = store::key::Secret::Passphrase(PASSPHRASE, None);
        let opened = slots.open_user("user1", secret).unwrap();
        store::Store::open(&folder, opened.key)
            .unwrap()
            .check()
            .unwrap();
        let unlock = json!({ "user_id": "user1", "passphrase": PASSPHRASE });
        self.call("unlock", unlock).unwrap();
    }
}

/// Everything in a folder, with hidden and half-written files.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_save_without_space_is_an_answer_and_loses_nothing() {
    apart_with_a_small_disk("saving");
}

#[test]
#[ignore = "the test above runs it on a small disk"]
fn saving() {
    let mut desk = Desk::new();
    let long = "倦怠感が強い。".repeat(1000);
    let draft = json!({ "screen": "activity", "case_id": desk.case, "body": { "text": long } });
    desk.call("draft_put", draft).unwrap();
    let disk = desk.disk.clone();
    let (mut refused, mut saved) = (0, 1);
    // At every amount of space that is left, another write is the one that fails.
    for spare in (0..=40).map(|n| n * 8 * 1024) {
        fill(&disk, spare);
        match desk.save(&long) {
            Ok(_) => saved += 1,
            Err(error) => {
                assert_eq!(error, ApiError::DiskFull, "with {spare} bytes");
                refused += 1;
            }
        }
        assert_eq!(desk.activities(), saved, "with {spare} bytes");
        assert!(desk.call("case_open", json!({ "id": desk.case })).is_ok());
        empty(&disk);
    }
    assert!(refused > 2 && saved > 2, "{refused} refused, {saved} saved");
    let drafts = desk.call("draft_list", json!({})).unwrap();
    assert_eq!(
        drafts[0]["body"]["text"], long,
        "what was typed is still there"
    );
    desk.check();
    desk.save(&long).unwrap();
    assert_eq!(desk.activities(), saved + 1);
}

#[test]
fn the_day_can_be_ended_and_begun_on_a_full_disk() {
    apart_with_a_small_disk("locking");
}

#[test]
#[ignore = "the test above runs it on a small disk"]
fn locking() {
    let mut desk = Desk::new();
    let disk = desk.disk.clone();
    fill(&disk, 0);
    desk.call("search", json!({ "text": "面談" })).unwrap();
    desk.call("lock", json!({})).unwrap();
    assert!(!desk.bench.is_open(), "nothing keeps it from being locked");
    let unlock = json!({ "passphrase": PASSPHRASE });
    assert_eq!(desk.call("unlock", unlock.clone()), Err(ApiError::DiskFull));
    assert!(!desk.bench.is_open(), "an error leaves nothing open");
    empty(&disk);
    desk.call("unlock", unlock).unwrap();
    assert_eq!(desk.activities(), 1);
    desk.save("午後の面談").unwrap();
    // What the full disk did not take stands in the audit now, and its chain holds.
    let audit = desk.call("audit_list", json!({ "limit": 100 })).unwrap();
    assert_eq!(audit["chain_intact"], true);
    for kind in ["search", "lock"] {
        let rows = audit["rows"].as_array().unwrap();
        assert!(rows.iter().any(|row| row["kind"] == kind), "{audit}");
    }
    desk.check();
}

#[test]
fn a_new_data_key_is_not_begun_without_space() {
    apart_with_a_small_disk("renewing");
}

#[test]
#[ignore = "the test above runs it on a small disk"]
fn renewing() {
    let mut desk = Desk::new();
    let disk = desk.disk.clone();
    let add = json!({ "id": "leaver", "name": "井上 健太", "role": "staff", "passphrase": LEAVER });
    desk.call("user_add", add).unwrap();
    for n in 0..20 {
        desk.save(&format!("{n}{}", "倦怠感が強い。".repeat(1500)))
            .unwrap();
    }
    let slots = disk.join("workplace/slots.json");
    let before = std::fs::read(&slots).unwrap();
    fill(&disk, 512 * 1024);
    let remove = json!({ "id": "leaver", "rekey": true });
    assert_eq!(desk.call("user_remove", remove), Err(ApiError::DiskFull));
    // Neither half of it was done: the user is still there, and no new key stands beside the old one.
    assert_eq!(std::fs::read(&slots).unwrap(), before);
    let users = desk.call("user_list", json!({})).unwrap();
    let active = |user: &Value| user["active"] == true;
    assert!(users.as_array().unwrap().iter().all(active), "{users}");
    assert!(
        desk.bench.is_open(),
        "work goes on under the key that holds"
    );
    empty(&disk);
    assert_eq!(desk.activities(), 21);
    desk.check();
}

#[test]
fn without_that_guard_the_new_key_stops_half_way_and_the_next_unlock_finds_the_one_that_holds() {
    apart_with_a_small_disk("renewing_unguarded");
}

#[test]
#[ignore = "the test above runs it on a small disk"]
fn renewing_unguarded() {
    use store::key::{DataKey, Secret};
    let mut desk = Desk::new();
    let disk = desk.disk.clone();
    for n in 0..20 {
        desk.save(&format!("{n}{}", "倦怠感が強い。".repeat(1500)))
            .unwrap();
    }
    let unlock = json!({ "passphrase": PASSPHRASE });
    let folder = disk.join("workplace");
    let mut stopped = 0;
    // The twin: the same steps without looking for space first. Wherever the disk is full, another page is the last one.
    for spare in [8, 64, 256, 512, 1024].map(|n| n * 1024) {
        desk.call("lock", json!({})).unwrap();
        let mut slots = store::slots::Slots::read(&folder).unwrap();
        let secret = Secret::Passphrase(PASSPHRASE, None);
        let opened = slots.open_user("user1", secret).unwrap();
        let mut open = store::Store::open(&folder, opened.key).unwrap();
        let key = DataKey::generate().unwrap();
        slots.propose(&key).unwrap();
        slots.write(&folder).unwrap();
        fill(&disk, spare);
        if open.rekey(key).is_err() {
            stopped += 1;
        }
        drop(open);
        empty(&disk);
        desk.call("unlock", unlock.clone()).unwrap();
        assert_eq!(desk.activities(), 21, "with {spare} bytes");
        desk.check();
    }
    assert!(stopped > 0, "some of these disks were too small");
}

#[test]
fn nothing_half_written_gets_a_final_name() {
    apart_with_a_small_disk("leaving");
}

#[test]
#[ignore = "the test above runs it on a small disk"]
fn leaving() {
    let mut desk = Desk::new();
    let disk = desk.disk.clone();
    let roomy = tempfile::tempdir().unwrap();
    let backups = disk.join("workplace/backups");
    let papers = disk.join("papers");
    std::fs::create_dir(&papers).unwrap();
    for spare in [0, 16, 64, 256].map(|n| n * 1024) {
        fill(&disk, spare);
        assert_eq!(
            desk.call("backup_now", json!({})),
            Err(ApiError::DiskFull),
            "with {spare} bytes"
        );
        assert_eq!(names(&backups), Vec::<String>::new());
        empty(&disk);
    }
    fill(&disk, 0);
    assert_eq!(
        desk.paper(&papers.join("summary.pdf")),
        Err(ApiError::DiskFull)
    );
    assert_eq!(names(&papers), Vec::<String>::new());
    // Where the paper has room and its entry in the register has none, no paper leaves.
    let elsewhere = roomy.path().join("summary.pdf");
    assert_eq!(desk.paper(&elsewhere), Err(ApiError::DiskFull));
    assert_eq!(names(roomy.path()), Vec::<String>::new());
    empty(&disk);
    assert_eq!(desk.left(), 0);

    desk.paper(&papers.join("summary.pdf")).unwrap();
    desk.paper(&elsewhere).unwrap();
    assert_eq!(desk.left(), 2);
    assert_eq!(names(&papers), ["summary.pdf"]);
    desk.call("backup_now", json!({})).unwrap();
    assert_eq!(names(&backups).len(), 1);
    desk.check();
}
