//! Other programs: run beside the user's eyes, or read for their answer.

use crate::Outcome;
use std::process::{Command, Stdio};

/// The command as a person would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = command.get_program();
    // Cargo hands over its full path, which tells a reader nothing.
    let shown = if std::env::var_os("CARGO").is_some_and(|cargo| cargo == program) {
        "cargo".into()
    } else {
        program.to_string_lossy()
    };
    let mut words = vec![shown.into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

/// Shows the command, runs it on this terminal, and fails when it fails.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let shown = line(command);
    println!("» {shown}");
    let status = command
        .status()
        .map_err(|error| format!("`{shown}` did not start: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{shown}` failed ({status})"))
    }
}

/// Runs the command in silence and answers what it wrote; its error text is part of the failure.
pub(crate) fn capture(command: &mut Command) -> Outcome<String> {
    let shown = line(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("`{shown}` did not start: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(format!(
            "`{shown}` failed ({}) {}",
            output.status,
            complaint.trim()
        ))
    }
}

/// Can the program be started at all?
pub(crate) fn exists(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

/// The cargo that started this program.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A command that the kernel ends together with this program, however this program ends.
pub(crate) fn bound(program: &std::path::Path) -> Command {
    if cfg!(target_os = "linux") && exists("setpriv") {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "TERM", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}
