//! What is on the disk when the power goes.
//!
//! A program that saves runs under strace. Its writes are played back onto copies of the files: a write counts as lost
//! until its file was synced after it. At every acknowledged save the power is cut, and what is left must open and hold
//! every save acknowledged so far.

use crate::support::{Bench, PASSPHRASE, closed, program};
use model::noun::Activity;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use store::key::Secret;

use store::slots::Slots;
use store::{Guards, Store, StoreError};
use workbench::api;

const SAVES: usize = 10;
/// A disk writes sectors; of what was never synced any of them may have arrived.
const SECTOR: usize = 4096;

/// A file as the program sees it, and as the disk surely has it.
#[derive(Clone, Default)]
struct Image {
    seen: Vec<u8>,
    synced: Vec<u8>,
}

impl Image {
    fn write(&mut self, at: usize, bytes: &[u8]) {
        if self.seen.len() < at + bytes.len() {
            self.seen.resize(at + bytes.len(), 0);
        }
        self.seen[at..at + bytes.len()].copy_from_slice(bytes);
    }

    /// What is left of it: nothing that was not synced, or any part of that.
    fn left(&self, dice: Option<&mut u64>) -> Vec<u8> {
        let mut left = self.synced.clone();
        let Some(dice) = dice else { return left };
        left.resize(self.seen.len(), 0);
        for (n, sector) in self.seen.chunks(SECTOR).enumerate() {
            *dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            if *dice >> 63 == 1 {
                left[n * SECTOR..n * SECTOR + sector.len()].copy_from_slice(sector);
            }
        }
        left
    }
}

/// Files of a folder by name.
type Disk = BTreeMap<String, Image>;

fn disk(folder: &Path) -> Disk {
    std::fs::read_dir(folder)
        .unwrap()
        .map(Result::unwrap)
        .filter(|e| e.path().is_file())
        .map(|e| {
            let bytes = std::fs::read(e.path()).unwrap();
            let image = Image {
                seen: bytes.clone(),
                synced: bytes,
            };
            (e.file_name().into_string().unwrap(), image)
        })
        .collect()
}

/// `"\x01\x02"` as bytes.
fn bytes(text: &str) -> Vec<u8> {
    text.split("\\x")
        .skip(1)
        .map(|pair| u8::from_str_radix(&pair[..2], 16).unwrap())
        .collect()
}

/// Plays one line of the trace; answers whether it acknowledged a save.
fn play(disk: &mut Disk, folder: &Path, line: &str) -> bool {
    let Some((_, call)) = line.split_once(' ') else {
        return false;
    };
    let Some((name, rest)) = call.trim_start().split_once('(') else {
        return false;
    };
    let Some((file, rest)) = rest.split_once('>') else {
        return false;
    };
    let Some((_, path)) = file.split_once('<') else {
        return false;
    };
    let path = PathBuf::from(String::from_utf8(bytes(path)).unwrap());
    let parts: Vec<&str> = rest.split('"').collect();
    if name == "write" {
        return parts
            .get(1)
            .is_some_and(|text| bytes(text).starts_with(b"saved "));
    }
    let (Some(parent), Some(file)) = (path.parent(), path.file_name()) else {
        return false;
    };
    if parent != folder || !line.contains(" = ") || line.contains(" = -1") {
        return false;
    }
    let image = disk.entry(file.to_str().unwrap().to_owned()).or_default();
    match name {
        "pwrite64" => {
            let numbers = parts[2].trim_start_matches(", ");
            let (_, at) = numbers.split_once(", ").unwrap();
            let at = at.split(')').next().unwrap().parse().unwrap();
            image.write(at, &bytes(parts[1]));
        }
        "ftruncate" => {
            let length = rest.trim_start_matches(", ").split(')').next().unwrap();
            image.seen.resize(length.parse().unwrap(), 0);
        }
        "fsync" | "fdatasync" => image.synced = image.seen.clone(),
        _ => {}
    }
    false
}

/// The trace of a program that prints `saved N` after every save; it ends when nobody reads on.
fn traced(mut program: Command, trace: &Path) -> Vec<String> {
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-y", "-xx", "-s", "200000", "-e", "signal=none"])
        .args(["-e", "trace=write,pwrite64,ftruncate,fsync,fdatasync"])
        .arg("-o")
        .arg(trace)
        .arg(program.get_program())
        .args(program.get_args());
    for (name, value) in program.get_envs() {
        strace.env(name, value.unwrap_or_default());
    }
    program = strace;
    let mut child = program
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut saved = 0;
    while saved < SAVES {
        let line = lines.next().expect("the program ended early").unwrap();
        saved += usize::from(line.contains("saved "));
    }
    drop(lines);
    child.wait().unwrap();
    std::fs::read_to_string(trace)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect()
}

/// Activities in a folder of files as the power cut left them.
fn found(left: &Path, case: &str) -> Result<i64, StoreError> {
    let opened = Slots::read(left)?.open_user("user1", Secret::Passphrase(PASSPHRASE, None))?;
    let store = Store::open(left, opened.key)?;
    store.check()?;
    Ok(store.activities(case, 0, 1)?.1)
}

/// Cuts the power at every acknowledgement; answers the worst: how many acknowledged saves were not there.
fn lost(workplace: &Path, case: &str, program: Command) -> i64 {
    let home = tempfile::tempdir().unwrap();
    let mut disk = disk(workplace);
    let trace = traced(program, &home.path().join("trace"));
    let (mut acknowledged, mut worst, mut dice) = (0, 0, 7u64);
    for line in &trace {
        if !play(&mut disk, workplace, line) {
            continue;
        }
        acknowledged += 1;
        for arrived in [false, true] {
            let left = tempfile::tempdir().unwrap();
            for (name, image) in disk.iter().filter(|(name, _)| !name.ends_with("-shm")) {
                let bytes = image.left(arrived.then_some(&mut dice));
                std::fs::write(left.path().join(name), bytes).unwrap();
            }
            let there = found(left.path(), case).unwrap_or(0);
            worst = worst.max(acknowledged - there);
        }
        if acknowledged == i64::try_from(SAVES).unwrap() {
            break;
        }
    }
    assert_eq!(
        acknowledged,
        i64::try_from(SAVES).unwrap(),
        "saves in the trace"
    );
    worst
}

/// A locked workplace with one case.
fn workplace() -> (tempfile::TempDir, PathBuf, String) {
    let mut made = Bench::new();
    let case = made.case();
    made.call("lock", json!({}));
    let path = std::fs::canonicalize(made.workplace()).unwrap();
    (made.folder, path, case)
}

/// This test binary, saving with or without the sync.
fn child(workplace: &Path, case: &str, no_sync: bool) -> Command {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child
        .args([
            "--exact",
            "power::the_program_that_saves",
            "--ignored",
            "--nocapture",
        ])
        .env("RYORITSU_POWER_FOLDER", workplace)
        .env("RYORITSU_POWER_CASE", case)
        .env("RYORITSU_POWER_NO_SYNC", if no_sync { "1" } else { "" });
    child
}

#[test]
#[ignore = "started by the tests beside it"]
fn the_program_that_saves() {
    let value = |name: &str| std::env::var(name).unwrap();
    let folder = PathBuf::from(value("RYORITSU_POWER_FOLDER"));
    let guards = Guards {
        no_sync: !value("RYORITSU_POWER_NO_SYNC").is_empty(),
        ..Guards::default()
    };
    let opened = Slots::read(&folder)
        .unwrap()
        .open_user("user1", Secret::Passphrase(PASSPHRASE, None))
        .unwrap();
    let mut store = Store::open_guarded(&folder, opened.key, guards).unwrap();
    for n in 0.. {
        let mut activity = Activity {
            case_id: value("RYORITSU_POWER_CASE"),
            on_date: "2026-11-22".into(),
            channel: "phone".into(),
            text: format!("通し番号 {n}"),
            ..Activity::default()
        };
        store
            .write::<_, StoreError>("user1", "2026-11-22T00:00:00Z", |w| w.put(&mut activity))
            .unwrap();
        let mut out = std::io::stdout();
        if writeln!(out, "saved {n}")
            .and_then(|()| out.flush())
            .is_err()
        {
            return;
        }
    }
}

#[test]
fn a_cut_of_the_power_loses_no_acknowledged_save() {
    let (_folder, path, case) = workplace();
    let mut program = Command::new(program());
    program
        .args(["save-loop", path.to_str().unwrap(), &case])
        .env("RYORITSU_PASSPHRASE", PASSPHRASE);
    assert_eq!(lost(&path, &case, program), 0);
    // The workplace itself is as healthy as before.
    let mut bench = closed(&path);
    api::call(&mut bench, "unlock", json!({ "passphrase": PASSPHRASE })).unwrap();
}

#[test]
fn without_the_sync_the_same_cut_loses_acknowledged_saves() {
    let (_folder, path, case) = workplace();
    assert_eq!(lost(&path, &case, child(&path, &case, false)), 0);
    let (_folder, path, case) = workplace();
    assert!(lost(&path, &case, child(&path, &case, true)) > 0);
}
