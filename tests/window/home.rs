//! The folders, the clock and the process of one window.

use super::driver::variable;
use std::ffi::{OsStr, OsString};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The loader turns `$LIB` into the machine's own folder.
const FAKETIME: &str = "/usr/$LIB/faketime/libfaketimeMT.so.1";

/// Everything that a window can write to lies in one folder, so that every byte of it can be read.
pub(super) struct Home {
    root: tempfile::TempDir,
    ahead: Option<u64>,
    more: Vec<(String, OsString)>,
}

impl Home {
    /// Empty folders.
    pub(super) fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        for name in ["data", "config", "cache", "state", "tmp", "run"] {
            let folder = root.path().join(name);
            std::fs::create_dir(&folder).unwrap();
            std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o700)).unwrap();
        }
        Self {
            root,
            ahead: None,
            more: Vec::new(),
        }
    }

    /// What the window finds in its environment besides.
    pub(super) fn with(mut self, surroundings: &[(&str, &OsStr)]) -> Self {
        let owned = |(name, value): &(&str, &OsStr)| ((*name).to_owned(), (*value).to_owned());
        self.more.extend(surroundings.iter().map(owned));
        self
    }

    /// Lets the wall clock of the window run ahead of the machine's. The monotonic clock stays as it is, which is
    /// how a PC looks to its programs after it slept.
    pub(super) fn with_clock(mut self) -> Self {
        let found = Command::new("faketime").arg("--version").output();
        assert!(found.is_ok(), "run through `cargo xtask test`: no faketime");
        self.ahead = Some(0);
        self.write_clock();
        self
    }

    /// Lets time pass for the window.
    pub(super) fn pass(&mut self, seconds: u64) {
        self.ahead = Some(self.ahead.expect("a window with a clock") + seconds);
        self.write_clock();
    }

    fn write_clock(&self) {
        let next = self.path("clock.next");
        std::fs::write(&next, format!("+{}\n", self.ahead.unwrap_or_default())).unwrap();
        std::fs::rename(next, self.path("clock")).unwrap();
    }

    /// The workplace of the window.
    pub(super) fn workplace(&self) -> PathBuf {
        self.path("workplace")
    }

    /// A place beside the workplace.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// All of it.
    pub(super) fn root(&self) -> &Path {
        self.root.path()
    }

    /// Points a command, and what it starts, to these folders.
    pub(super) fn dress(&self, command: &mut Command) {
        command
            .env("RYORITSU_DIR", self.workplace())
            .env("HOME", self.root())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_CACHE_HOME", self.path("cache"))
            .env("XDG_STATE_HOME", self.path("state"))
            .env("XDG_RUNTIME_DIR", self.path("run"))
            .env("TMPDIR", self.path("tmp"))
            .envs(self.more.iter().map(|(name, value)| (name, value)));
    }

    /// The program to start: the built one, or the same behind a clock of its own.
    pub(super) fn application(&self) -> PathBuf {
        let built = PathBuf::from(variable("RYORITSU_APP"));
        if self.ahead.is_none() {
            return built;
        }
        let script = self.path("with-clock");
        let lines = format!(
            "#!/bin/sh\nexport LD_PRELOAD='{FAKETIME}' FAKETIME_TIMESTAMP_FILE='{}' FAKETIME_NO_CACHE=1\n\
             export FAKETIME_DONT_FAKE_MONOTONIC=1 DONT_FAKE_MONOTONIC=1\nexec '{}' \"$@\"\n",
            self.path("clock").display(),
            built.display(),
        );
        std::fs::write(&script, lines).unwrap();
        std::fs::set_permissions(&script, PermissionsExt::from_mode(0o700)).unwrap();
        script
    }

    /// The process of the window, found by its program and its folder.
    pub(super) fn process(&self) -> Option<u32> {
        let built = std::fs::canonicalize(variable("RYORITSU_APP")).unwrap();
        let mark = format!("RYORITSU_DIR={}", self.workplace().display());
        std::fs::read_dir("/proc")
            .unwrap()
            .filter_map(Result::ok)
            .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
            .find(|(_, process)| {
                std::fs::read_link(process.join("exe")).is_ok_and(|program| program == built)
                    && std::fs::read(process.join("environ"))
                        .unwrap_or_default()
                        .split(|byte| *byte == 0)
                        .any(|variable| variable == mark.as_bytes())
            })
            .map(|(id, _)| id)
    }
}
