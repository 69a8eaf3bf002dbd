//! A test of this binary, run again where the system is another one: no network, a small disk, an ordinary user.
//! Such a test is ignored by itself; the test beside it runs it here and fails when it did not run or did not pass.

use std::path::Path;
use std::process::Command;

/// Who an ordinary user is where the tests run as root.
const NOBODY: &str = "65534";

/// Runs a test in namespaces of its own, after a shell script has set them up with the rights of an administrator.
///
/// # Panics
/// When this system refuses namespaces: a run in which nothing was shown must not look like one that shows it.
pub(crate) fn with_own(flags: &[&str], set_up: &str, variables: &[(&str, &Path)], test: &str) {
    let (enter, back) = authority(flags);
    let mut words = enter;
    words.extend(["sh", "-ec", &format!("{set_up}\nexec \"$@\""), "sh"].map(str::to_owned));
    words.extend(back);
    again(&words, variables, test);
}

/// Runs a test as a user who is not root, on a display and a session bus of that user.
pub(crate) fn as_a_user(home: &Path, test: &str) {
    let mut words: Vec<&str> = Vec::new();
    let (user, group) = (format!("--reuid={NOBODY}"), format!("--regid={NOBODY}"));
    if id("-u") == "0" {
        // The right to files stays, wherever the program was built; only the name is another one.
        words.extend(["setpriv", &user, &group, "--clear-groups"]);
        words.extend(["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]);
    }
    words.extend(["xvfb-run", "-a", "-s", "-screen 0 1366x768x24"]);
    words.extend(["dbus-run-session", "--"]);
    let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
    again(&words, &[("HOME", home)], test);
}

/// The words that lead into new namespaces, and those that lead back to the user inside them.
fn authority(flags: &[&str]) -> (Vec<String>, Vec<String>) {
    let owned = |words: &[&str]| -> Vec<String> { words.iter().map(|w| (*w).to_owned()).collect() };
    let (user, group) = (id("-u"), id("-g"));
    if user == "0" {
        return (owned(&[&["unshare"], flags, &["--"]].concat()), Vec::new());
    }
    let own = owned(&[&["unshare", "--map-root-user"], flags, &["--"]].concat());
    let works = |words: &[String]| {
        Command::new(&words[0])
            .args(&words[1..])
            .args(["mount", "-t", "tmpfs", "none", "/mnt"])
            .output()
            .is_ok_and(|out| out.status.success())
    };
    if works(&own) {
        let (user, group) = (format!("--map-user={user}"), format!("--map-group={group}"));
        let back = owned(&["unshare", "--user", &user, &group, "--"]);
        return (own, back);
    }
    let sudo = owned(&[&["sudo", "-n", "--preserve-env", "unshare"], flags, &["--"]].concat());
    assert!(
        works(&sudo),
        "this system refuses namespaces: neither root, nor user namespaces, nor sudo without a password"
    );
    let path = format!("PATH={}", std::env::var("PATH").unwrap());
    let (user, group) = (format!("--reuid={user}"), format!("--regid={group}"));
    let back = owned(&["setpriv", &user, &group, "--init-groups", "env", &path]);
    (sudo, back)
}

fn id(which: &str) -> String {
    let out = Command::new("id").arg(which).output().unwrap();
    String::from_utf8(out.stdout).unwrap().trim().to_owned()
}

fn again(words: &[String], variables: &[(&str, &Path)], test: &str) {
    let out = Command::new(&words[0])
        .args(&words[1..])
        .arg(std::env::current_exe().unwrap())
        .args([test, "--exact", "--ignored", "--nocapture"])
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(
        out.status.success() && said.contains("1 passed"),
        "{test}: {}\n{said}\n{}",
        out.status,
        String::from_utf8_lossy(&out.stderr)
    );
}
