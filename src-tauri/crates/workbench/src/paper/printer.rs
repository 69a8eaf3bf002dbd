//! The system's print queues (CUPS): the PDF goes in by a pipe, so no copy of it is ever on disk.

use crate::error::{ApiError, ApiResult};
use crate::message::Printer;
use ::paper::document::Sheet;
use std::io::Write;
use std::process::{Command, Stdio};

/// The queues.
pub(crate) fn list() -> ApiResult<Vec<Printer>> {
    let Ok(out) = Command::new("lpstat").arg("-e").env("LC_ALL", "C").output() else {
        return Ok(Vec::new());
    };
    let default = Command::new("lpstat")
        .arg("-d")
        .env("LC_ALL", "C")
        .output()
        .ok()
        .and_then(|o| String::from_utf8(o.stdout).ok())
        .and_then(|text| {
            text.trim()
                .rsplit_once(": ")
                .map(|(_, name)| name.to_owned())
        })
        .unwrap_or_default();
    Ok(String::from_utf8_lossy(&out.stdout)
        .lines()
        .filter(|name| is_name(name))
        .map(|name| Printer {
            name: name.to_owned(),
            default: name == default,
        })
        .collect())
}

/// Queue names that CUPS allows; anything else is not handed to a command.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 127
        && !name.starts_with('-')
        && name
            .chars()
            .all(|c| !c.is_whitespace() && !matches!(c, '/' | '#' | '\'' | '"'))
}

/// Is there such a queue, and does it print?
pub(crate) fn ready(printer: &str) -> ApiResult<()> {
    if !list()?.iter().any(|p| p.name == printer) {
        return Err(failed("unknown printer"));
    }
    if is_stopped(printer) {
        // CUPS would keep the paper and bring it out on another day, when nobody stands beside the printer.
        return Err(failed("printer is stopped"));
    }
    Ok(())
}

/// Prints a PDF on a queue that is ready.
pub(crate) fn print(
    printer: &str,
    job: &str,
    copies: u32,
    sheet: Sheet,
    two_sided: bool,
    pdf: &[u8],
) -> ApiResult<()> {
    let sides = match (two_sided, sheet) {
        (false, _) => "sides=one-sided",
        (true, Sheet::A4) => "sides=two-sided-long-edge",
        // A landscape sheet turns over its short edge.
        (true, Sheet::A3Folded) => "sides=two-sided-short-edge",
    };
    let media = match sheet {
        Sheet::A4 => "media=A4",
        Sheet::A3Folded => "media=A3",
    };
    let mut child = Command::new("lp")
        .args([
            "-d",
            printer,
            "-n",
            &copies.to_string(),
            "-t",
            job,
            "-o",
            sides,
            "-o",
            media,
            "-",
        ])
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| failed(&e.kind().to_string()))?;
    // A queue that refuses closes the pipe early; what it said about it is worth more than that.
    let written = child.stdin.take().map_or(Ok(()), |mut i| i.write_all(pdf));
    let done = child
        .wait_with_output()
        .map_err(|e| failed(&e.kind().to_string()))?;
    if !done.status.success() {
        return Err(failed(&String::from_utf8_lossy(&done.stderr)));
    }
    written.map_err(|e| failed(&e.kind().to_string()))
}

fn failed(said: &str) -> ApiError {
    ApiError::PrinterFailed {
        said: said.trim().chars().take(200).collect(),
    }
}

/// Has somebody, or an error, stopped the queue? It still takes jobs then, but prints none.
fn is_stopped(printer: &str) -> bool {
    let state = Command::new("lpstat")
        .args(["-p", printer])
        .env("LC_ALL", "C")
        .output();
    let stopped = format!("printer {printer} disabled");
    state.is_ok_and(|out| String::from_utf8_lossy(&out.stdout).starts_with(&stopped))
}
