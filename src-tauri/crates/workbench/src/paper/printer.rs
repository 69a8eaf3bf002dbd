//! The system's print queues (CUPS): the PDF goes in by a pipe, so no copy of it is ever on disk.

use crate::error::{ApiError, ApiResult};
use crate::message::Printer;
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

/// Prints a PDF.
pub(crate) fn print(
    printer: &str,
    job: &str,
    copies: u32,
    two_sided: bool,
    pdf: &[u8],
) -> ApiResult<()> {
    if !list()?.iter().any(|p| p.name == printer) {
        return Err(ApiError::PrinterFailed {
            said: "unknown printer".to_owned(),
        });
    }
    let failed = |said: &str| ApiError::PrinterFailed {
        said: said.trim().chars().take(200).collect(),
    };
    let sides = if two_sided {
        "sides=two-sided-long-edge"
    } else {
        "sides=one-sided"
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
            "media=A4",
            "-",
        ])
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| failed(&e.kind().to_string()))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin
            .write_all(pdf)
            .map_err(|e| failed(&e.kind().to_string()))?;
    }
    let done = child
        .wait_with_output()
        .map_err(|e| failed(&e.kind().to_string()))?;
    if done.status.success() {
        Ok(())
    } else {
        Err(failed(&String::from_utf8_lossy(&done.stderr)))
    }
}
