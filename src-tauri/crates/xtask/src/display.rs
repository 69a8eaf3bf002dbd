//! A display and a session bus of our own: the window opens the same way on every machine.

use crate::{Outcome, process};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The screen that coordinators have at least.
const SCREEN: &str = "1366x768x24";

/// Xvfb and a D-Bus session bus; both end with this value, or with this program.
pub(crate) struct Session {
    display: String,
    bus: String,
    language: &'static str,
    children: Vec<Child>,
}

impl Session {
    /// Starts both and waits until both have said where they are.
    pub(crate) fn open() -> Outcome<Self> {
        let (server, number) = announced(
            process::bound(Path::new("Xvfb"))
                .args(["-displayfd", "1", "-screen", "0", SCREEN])
                .args(["-nolisten", "tcp", "-noreset"]),
        )?;
        let mut session = Self {
            display: format!(":{number}"),
            bus: String::new(),
            language: language(),
            children: vec![server],
        };
        let mut bus = process::bound(Path::new("dbus-daemon"));
        bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        // The environment of the bus is that of every service it starts.
        session.dress(&mut bus);
        let (daemon, address) = announced(&mut bus)?;
        session.children.push(daemon);
        session.bus = address;
        Ok(session)
    }

    /// Lets a command use this display and this bus, drawn in software.
    pub(crate) fn dress(&self, command: &mut Command) {
        command
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("XAUTHORITY")
            .env("DISPLAY", &self.display)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("LANG", self.language)
            .env("LC_ALL", self.language);
        if self.bus.is_empty() {
            command.env_remove("DBUS_SESSION_BUS_ADDRESS");
        } else {
            command.env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The bus first: its services leave while the display is still there.
        for child in self.children.iter_mut().rev() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Is there a display that a person looks at?
pub(crate) fn seen() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Starts a server that prints where it can be found as its first line.
fn announced(command: &mut Command) -> Outcome<(Child, String)> {
    let shown = process::line(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("`{shown}` did not start: {error}"))?;
    let mut first = String::new();
    if let Some(output) = child.stdout.take() {
        let _ = BufReader::new(output).read_line(&mut first);
    }
    let first = first.trim().to_owned();
    if first.is_empty() {
        let _ = child.kill();
        let _ = child.wait();
        return Err(format!("`{shown}` ended without saying where it is"));
    }
    Ok((child, first))
}

fn language() -> &'static str {
    let listed = process::capture(Command::new("locale").arg("-a")).unwrap_or_default();
    chosen(&listed)
}

fn chosen(listed: &str) -> &'static str {
    let japanese = listed.lines().any(|name| {
        name.eq_ignore_ascii_case("ja_JP.utf8") || name.eq_ignore_ascii_case("ja_JP.UTF-8")
    });
    if japanese { "ja_JP.UTF-8" } else { "C.UTF-8" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_is_used_where_it_was_generated() {
        assert_eq!(chosen("C\nC.utf8\nja_JP.utf8\n"), "ja_JP.UTF-8");
        assert_eq!(chosen("C\nC.utf8\nja_JP.eucjp\n"), "C.UTF-8");
        assert_eq!(chosen(""), "C.UTF-8");
    }
}
