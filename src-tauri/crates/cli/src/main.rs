//! `ryoritsu`: the same use cases as the window, for IT staff, scripts, tests and benchmarks.
//!
//! JSON on stdout; on failure `{"code": …}` on stderr and exit 1; 2 = wrong usage. The passphrase comes from
//! `RYORITSU_PASSPHRASE` or a prompt, never from an argument.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line program speaks on the terminal"
)]
#![allow(
    clippy::indexing_slicing,
    reason = "answers are JSON values, and a JSON value answers null for what is not there"
)]
#![allow(
    clippy::needless_pass_by_value,
    reason = "arguments come owned from the command line and are used once"
)]

mod bench;
mod command;
mod headquarters;
mod print;
mod workplace;

use clap::Parser;
use command::Command;
use serde_json::Value;
use std::io::Write;
use std::process::ExitCode;
use workbench::error::ApiError;

/// 両立デスク on the command line.
#[derive(Parser)]
#[command(name = "ryoritsu", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// What a command answers.
type Answer = Result<Value, ApiError>;

fn main() -> ExitCode {
    if let Some(code) = workbench::extract_if_asked() {
        return code;
    }
    let arguments = Arguments::parse();
    match command::run(arguments.command) {
        Ok(Value::Null) => ExitCode::SUCCESS,
        Ok(Value::String(text)) => tell(&text),
        Ok(value) => tell(&format!("{value:#}\n")),
        Err(error) => fail(&error),
    }
}

/// Prints an answer. The command has done its work by now, so a reader that went away (`| head`) is no failure of it; an
/// answer that could not be written is one, above all a recovery code.
fn tell(text: &str) -> ExitCode {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(lost) if lost.kind() != std::io::ErrorKind::BrokenPipe => fail(&ApiError::DiskFull),
        _ => ExitCode::SUCCESS,
    }
}

fn fail(error: &ApiError) -> ExitCode {
    let json = serde_json::to_string(error);
    eprintln!(
        "{}",
        json.unwrap_or_else(|_| "{\"code\":\"internal\"}".to_owned())
    );
    ExitCode::FAILURE
}
