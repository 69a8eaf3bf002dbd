//! System packages: what is missing on Debian and Ubuntu is named with its reason and installed.

use crate::{Outcome, process};
use std::process::Command;

/// How much of the system a command uses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Compiling the product.
    Build,
    /// Opening its window without a display.
    Window,
    /// Running every test.
    Test,
}

struct Package {
    name: &'static str,
    need: Need,
    why: &'static str,
}

const fn package(name: &'static str, need: Need, why: &'static str) -> Package {
    Package { name, need, why }
}

const PACKAGES: &[Package] = &[
    package("build-essential", Need::Build, "C compiler and linker"),
    package(
        "pkg-config",
        Need::Build,
        "finds the libraries of the web view",
    ),
    package("perl", Need::Build, "configures OpenSSL, which is built in"),
    package("git", Need::Build, "lists the files that tidy reads"),
    package(
        "libwebkit2gtk-4.1-dev",
        Need::Build,
        "the web view that draws the window",
    ),
    package(
        "librsvg2-dev",
        Need::Build,
        "icons of the window and the package",
    ),
    package("xvfb", Need::Window, "a display where there is none"),
    package("xauth", Need::Window, "access to that display"),
    package("dbus", Need::Window, "the session bus that GTK asks for"),
    package("dbus-x11", Need::Window, "starts that bus for a display"),
    package("imagemagick", Need::Window, "takes the screenshots"),
    package("xdotool", Need::Window, "types into the window as a person"),
    package("procps", Need::Window, "ends and watches processes"),
    package(
        "webkit2gtk-driver",
        Need::Test,
        "drives the real window in tests",
    ),
    package(
        "faketime",
        Need::Test,
        "lets the clock of a window run ahead, as on a PC that slept",
    ),
    package(
        "xclip",
        Need::Test,
        "pastes names that a driver cannot type",
    ),
    package(
        "strace",
        Need::Test,
        "records what reached the disk before an answer",
    ),
    package("poppler-utils", Need::Test, "reads the text of the papers"),
    package("qpdf", Need::Test, "checks the papers as PDF"),
    package(
        "libreoffice-writer-nogui",
        Need::Test,
        "opens the forms that are saved as Word files",
    ),
    package(
        "libreoffice-calc-nogui",
        Need::Test,
        "opens the tables that leave, and makes the Excel files that come in",
    ),
    package("sqlite3", Need::Test, "counts over exported tables"),
    package(
        "python3-venv",
        Need::Test,
        "published programs to compare figures and tables with",
    ),
    package(
        "python3-openpyxl",
        Need::Test,
        "makes Excel files as scripts of others do",
    ),
    package("cups", Need::Test, "a real print queue"),
    package("cups-client", Need::Test, "lp and lpstat"),
    package("cups-bsd", Need::Test, "lpr and lpq for the print queue"),
    package(
        "cups-filters",
        Need::Test,
        "what the queue does with a paper",
    ),
    package("age", Need::Test, "opens a bundle without our program"),
    package("zstd", Need::Test, "unpacks a bundle without our program"),
    package(
        "iproute2",
        Need::Test,
        "an empty network that counts packets",
    ),
    package("fcitx5", Need::Test, "Japanese input in the window"),
    package(
        "fcitx5-frontend-gtk3",
        Need::Test,
        "brings that input into GTK windows",
    ),
    package("fcitx5-mozc", Need::Test, "kana to kanji conversion"),
];

/// Sees to it that the packages for this need are there.
pub(crate) fn ready(need: Need) -> Outcome {
    if !(process::exists("dpkg-query") && process::exists("apt-get")) {
        return elsewhere(need);
    }
    let missing: Vec<&Package> = PACKAGES
        .iter()
        .filter(|package| package.need <= need && !installed(package.name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("System packages that are missing:");
    for package in &missing {
        println!("  {:<24}{}", package.name, package.why);
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    install(&names)
}

/// Installs by apt-get: as root, by `sudo -n`, or by asking the reader to type one line.
pub(crate) fn install(names: &[&str]) -> Outcome {
    let Some(prefix) = authority() else {
        return Err(format!(
            "these packages need an administrator. Type this line, then start again:\n\n  {}\n",
            by_hand(names)
        ));
    };
    process::run(apt(prefix).args(["update", "--quiet"]))?;
    process::run(apt(prefix).args(install_arguments(names)))
}

/// The newest version that apt-get would install.
pub(crate) fn candidate(name: &str) -> Option<String> {
    let policy = process::capture(Command::new("apt-cache").args(["policy", name])).ok()?;
    policy
        .lines()
        .find_map(|line| line.trim().strip_prefix("Candidate:"))
        .map(|version| version.trim().to_owned())
}

fn by_hand(names: &[&str]) -> String {
    format!(
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends {}",
        names.join(" ")
    )
}

fn install_arguments<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = vec![
        "install",
        "--yes",
        "--quiet",
        "--no-install-recommends",
        "--option=Dpkg::Use-Pty=0",
    ];
    arguments.extend(names);
    arguments
}

fn authority() -> Option<&'static [&'static str]> {
    let root = process::capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if root {
        return Some(&["env"]);
    }
    process::capture(Command::new("sudo").args(["-n", "true"]))
        .is_ok()
        .then_some(&["sudo", "-n", "env"])
}

fn apt(prefix: &'static [&'static str]) -> Command {
    let mut words = prefix
        .iter()
        .chain(&["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    let mut command = Command::new(words.next().unwrap_or(&"apt-get"));
    command.args(words);
    command
}

fn installed(name: &str) -> bool {
    process::capture(Command::new("dpkg-query").args([
        "--show",
        "--showformat=${db:Status-Status}",
        name,
    ]))
    .is_ok_and(|status| status.trim() == "installed")
}

fn elsewhere(need: Need) -> Outcome {
    if cfg!(target_os = "windows") {
        println!(
            "Windows: install the Visual Studio C++ build tools, Strawberry Perl (for OpenSSL) and the \
             WebView2 runtime. The product has not been run on Windows yet."
        );
    } else if cfg!(target_os = "macos") {
        println!(
            "macOS: install the Xcode command line tools. The product has not been run on macOS yet."
        );
    } else {
        println!("This is neither Debian nor Ubuntu. Install what these packages hold:");
        for package in PACKAGES.iter().filter(|package| package.need <= need) {
            println!("  {:<24}{}", package.name, package.why);
        }
    }
    if need == Need::Test && !cfg!(target_os = "linux") {
        return Err("the window tests run on Debian and Ubuntu only".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_is_named_once_and_says_why() {
        for (at, package) in PACKAGES.iter().enumerate() {
            assert!(package.why.len() > 5, "{}", package.name);
            assert!(
                PACKAGES
                    .iter()
                    .skip(at + 1)
                    .all(|other| other.name != package.name)
            );
        }
    }

    #[test]
    fn a_build_asks_for_less_than_a_test() {
        let count = |need| {
            PACKAGES
                .iter()
                .filter(|package| package.need <= need)
                .count()
        };
        assert!(count(Need::Build) < count(Need::Window));
        assert!(count(Need::Window) < count(Need::Test));
        assert_eq!(count(Need::Test), PACKAGES.len());
    }

    #[test]
    fn what_a_person_types_is_one_line() {
        let line = by_hand(&["age", "qpdf"]);
        assert!(line.ends_with("age qpdf") && !line.contains('\n'));
    }
}
