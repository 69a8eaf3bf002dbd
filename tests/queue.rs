//! A CUPS of our own: its scheduler is a child of the test and everything it knows lies in one temporary folder.

use crate::support::{PASSPHRASE, program};
use serde_json::Value;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// The one queue.
pub(crate) const NAME: &str = "kango-1";

/// A printer as CUPS sees it: keeps what it is told about the job, and the very bytes.
const BACKEND: &str = r#"#!/bin/sh
[ $# -eq 0 ] && exit 0
cd "$(dirname "$0")/../../arrived" || exit 1
cat "${6:--}" > "$1.part" && printf '%s\n' "$2" "$3" "$4" "$5" > "$1.ticket" && mv "$1.part" "$1.pdf"
"#;

/// Debian's own programs beside the printer of the test.
const PROGRAMS: &str = "/usr/lib/cups";

pub(crate) struct Queue {
    folder: tempfile::TempDir,
    daemon: Child,
}

/// What came out of the printer.
pub(crate) struct Arrived {
    pub pdf: PathBuf,
    /// Login name, title, copies and options, one a line.
    pub ticket: String,
}

impl Arrived {
    pub(crate) fn title(&self) -> &str {
        self.ticket.lines().nth(1).unwrap()
    }
}

impl Queue {
    /// Starts a scheduler with one printer that is ready.
    pub(crate) fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        lay_out(folder.path());
        let at = |name: &str| folder.path().join(name);
        // The kernel ends it with the test, whatever happens to the test.
        let daemon = Command::new("setpriv")
            .args(["--pdeathsig", "TERM", "--"])
            .arg(at("cupsd"))
            .arg("-f")
            .arg("-c")
            .arg(at("cupsd.conf"))
            .arg("-s")
            .arg(at("cups-files.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut queue = Self { folder, daemon };
        for _ in 0..600 {
            let ended = queue.daemon.try_wait().unwrap();
            assert!(ended.is_none(), "cupsd: {ended:?} {}", queue.log());
            if queue.say("lpstat", &["-r"]).contains("is running") {
                queue.admin("lpadmin", &["-p", NAME, "-E", "-v", "desk:/printer"]);
                queue.admin("lpadmin", &["-d", NAME]);
                return queue;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("cupsd did not answer: {}", queue.log());
    }

    /// `CUPS_SERVER` for whoever prints here.
    pub(crate) fn server(&self) -> PathBuf {
        self.folder.path().join("cups.sock")
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("error_log")).unwrap_or_default()
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        Command::new(program)
            .args(arguments)
            .env("CUPS_SERVER", self.server())
            .env("LC_ALL", "C")
            .output()
            .unwrap()
    }

    fn say(&self, program: &str, arguments: &[&str]) -> String {
        String::from_utf8_lossy(&self.run(program, arguments).stdout).into_owned()
    }

    /// What an administrator does to the queue: `lpadmin`, `cupsreject`, `cupsdisable` and their like.
    pub(crate) fn admin(&self, program: &str, arguments: &[&str]) {
        let done = self.run(program, arguments);
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{program} {arguments:?}: {said}");
    }

    /// Jobs that wait in the queue.
    pub(crate) fn waiting(&self) -> String {
        self.say("lpstat", &["-o"])
    }

    /// Everything that has come out so far, oldest first.
    pub(crate) fn arrived(&self) -> Vec<Arrived> {
        let mut papers: Vec<PathBuf> = std::fs::read_dir(self.folder.path().join("arrived"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|e| e == "pdf"))
            .collect();
        papers.sort();
        papers
            .into_iter()
            .map(|pdf| Arrived {
                ticket: std::fs::read_to_string(pdf.with_extension("ticket")).unwrap(),
                pdf,
            })
            .collect()
    }

    /// Waits until this many papers have come out, and answers the newest.
    pub(crate) fn paper(&self, count: usize) -> Arrived {
        for _ in 0..600 {
            let mut all = self.arrived();
            assert!(all.len() <= count, "{} papers came out", all.len());
            if all.len() == count {
                return all.remove(count - 1);
            }
            sleep(Duration::from_millis(100));
        }
        panic!("no paper came out: {}", self.log());
    }

    /// A call of the list, by a program that sees this queue; the error when it is refused.
    pub(crate) fn call(
        &self,
        workplace: &Path,
        name: &str,
        request: &Value,
    ) -> Result<Value, Value> {
        let folder = workplace.to_str().unwrap();
        self.work(&["call", folder, name, &request.to_string()])
    }

    /// The command line beside this queue.
    pub(crate) fn work(&self, arguments: &[&str]) -> Result<Value, Value> {
        let out = Command::new(program())
            .args(arguments)
            .env("RYORITSU_PASSPHRASE", PASSPHRASE)
            .env("CUPS_SERVER", self.server())
            .output()
            .unwrap();
        if out.status.success() {
            Ok(serde_json::from_slice(&out.stdout).unwrap())
        } else {
            Err(serde_json::from_slice(&out.stderr).unwrap())
        }
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// Folders, settings and the printer.
fn lay_out(folder: &Path) {
    let at = |name: &str| folder.join(name);
    let open = |name: &str, mode: u32| {
        std::fs::set_permissions(at(name), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    for name in [
        "etc",
        "spool/tmp",
        "cache",
        "state",
        "programs/backend",
        "arrived",
    ] {
        std::fs::create_dir_all(at(name)).unwrap();
    }
    // Started by root, the scheduler lets the printer run as a user with few rights, who must reach its folders.
    open("", 0o755);
    open("arrived", 0o777);
    for entry in std::fs::read_dir(PROGRAMS).expect("the package cups is installed") {
        let entry = entry.unwrap();
        if entry.file_name() != "backend" {
            symlink(entry.path(), at("programs").join(entry.file_name())).unwrap();
        }
    }
    std::fs::write(at("programs/backend/desk"), BACKEND).unwrap();
    open("programs/backend/desk", 0o755);
    // A copy, because AppArmor knows the installed program by its path and keeps it out of other folders.
    std::fs::copy("/usr/sbin/cupsd", at("cupsd")).unwrap();
    let root = String::from_utf8(Command::new("id").arg("-u").output().unwrap().stdout).unwrap();
    let user = if root.trim() == "0" {
        "User lp\nGroup lp\n"
    } else {
        ""
    };
    let base = folder.display();
    std::fs::write(
        at("cups-files.conf"),
        format!(
            "{user}SystemGroup root\nServerRoot {base}/etc\nServerBin {base}/programs\nRequestRoot {base}/spool\n\
             TempDir {base}/spool/tmp\nCacheDir {base}/cache\nStateDir {base}/state\nPrintcap {base}/printcap\n\
             AccessLog {base}/access_log\nErrorLog {base}/error_log\nPageLog {base}/page_log\nSandboxing relaxed\n"
        ),
    )
    .unwrap();
    std::fs::write(
        at("cupsd.conf"),
        format!(
            "Listen {base}/cups.sock\nBrowsing Off\nWebInterface No\nLogLevel debug\nErrorPolicy stop-printer\n\
             <Location />\nOrder allow,deny\nAllow all\n</Location>\n\
             <Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n"
        ),
    )
    .unwrap();
}
