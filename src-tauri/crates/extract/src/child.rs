//! The child: bytes in, lines out.

use crate::bound::bind;
use crate::legible::{clean, judge};
use crate::swell::swells;
use crate::{Limits, Line, PageKind, Reason};
use pdf_oxide::PdfDocument;
use pdf_oxide::converters::ConversionOptions;
use pdf_oxide::error::Error;
use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

/// The hidden first argument; the second one is the limits as JSON.
pub const ARGUMENT: &str = "--extract-text";
/// Where a PDF must say that it is one.
const HEAD: usize = 1024;
/// Stack of the thread that reads: nesting is bounded by the library, and each level costs.
const STACK: usize = 64 * 1024 * 1024;

/// Reads as a child where the program was started as one; None = it is an ordinary start.
pub fn run_if_asked() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != ARGUMENT {
        return None;
    }
    let limits = arguments
        .next()
        .and_then(|text| serde_json::from_str::<Limits>(text.to_str()?).ok());
    let Some(limits) = limits else {
        return Some(ExitCode::FAILURE);
    };
    // What the library says of a file could be words of it: nothing is said but lines.
    std::panic::set_hook(Box::new(|_| {}));
    let done = bind(&limits)
        && std::thread::Builder::new()
            .stack_size(STACK)
            .spawn(move || read(&limits))
            .is_ok_and(|thread| thread.join().unwrap_or(false));
    Some(if done {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Reads it all; false when nobody listens any more.
fn read(limits: &Limits) -> bool {
    let mut out = Out(std::io::stdout());
    let mut bytes = Vec::new();
    let most = limits.file.saturating_add(1);
    if std::io::stdin()
        .lock()
        .take(most)
        .read_to_end(&mut bytes)
        .is_err()
    {
        return false;
    }
    let last = match pages(bytes, limits, &mut out) {
        Ok(()) => Line::Done,
        Err(Ended::Refused(reason)) => Line::Refused { reason },
        Err(Ended::Unheard) => return false,
    };
    out.say(&last).is_ok()
}

/// Why a reading ended early.
enum Ended {
    Refused(Reason),
    Unheard,
}

struct Out(std::io::Stdout);

impl Out {
    fn say(&mut self, line: &Line) -> Result<(), Ended> {
        let mut text = serde_json::to_vec(line).map_err(|_| Ended::Unheard)?;
        text.push(b'\n');
        self.0
            .write_all(&text)
            .and_then(|()| self.0.flush())
            .map_err(|_| Ended::Unheard)
    }
}

fn pages(bytes: Vec<u8>, limits: &Limits, out: &mut Out) -> Result<(), Ended> {
    if bytes.len() as u64 > limits.file {
        return Err(Ended::Refused(Reason::TooLarge));
    }
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    if !head.windows(5).any(|five| five == b"%PDF-") {
        return Err(Ended::Refused(Reason::NotPdf));
    }
    let counted = limits.unpacked < u64::MAX;
    if counted && guarded(|| Ok(swells(&bytes, limits))).map_err(Ended::Refused)? {
        return Err(Ended::Refused(Reason::Swollen));
    }
    let document = guarded(|| PdfDocument::from_bytes(bytes)).map_err(Ended::Refused)?;
    // A password that is empty keeps nobody from reading; another one does.
    if document.is_encrypted() && !guarded(|| document.authenticate(b"")).unwrap_or(false) {
        return Err(Ended::Refused(Reason::Encrypted));
    }
    let count = guarded(|| document.page_count()).map_err(Ended::Refused)?;
    match count {
        0 => return Err(Ended::Refused(Reason::Empty)),
        count if count > limits.pages => return Err(Ended::Refused(Reason::TooManyPages)),
        _ => out.say(&Line::Opened { pages: count })?,
    }
    let options = ConversionOptions::default();
    for at in 0..count {
        let line = match guarded(|| document.extract_text_with_options(at, &options)) {
            Ok(text) => {
                let text = clean(&text, limits.page);
                Line::Page {
                    number: at + 1,
                    kind: judge(&text),
                    text,
                }
            }
            Err(Reason::Encrypted) => return Err(Ended::Refused(Reason::Encrypted)),
            // One page that cannot be read does not keep the others from being read.
            Err(_) => Line::Page {
                number: at + 1,
                kind: PageKind::Bare,
                text: String::new(),
            },
        };
        out.say(&line)?;
    }
    Ok(())
}

/// The library's answer; a panic of it is a broken file.
fn guarded<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Reason> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(Error::EncryptedPdf)) => Err(Reason::Encrypted),
        Ok(Err(Error::InvalidHeader(_))) => Err(Reason::NotPdf),
        Ok(Err(_)) | Err(_) => Err(Reason::Broken),
    }
}
