//! The parent's side: starts the child, gives it the bytes, hears its lines, ends it.

use crate::{ARGUMENT, Limits, Line, MIB, Reason};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// Pieces that wait for the child; more wait with the one who reads the file.
const PIECES: usize = 8;
/// Lines that wait to be heard; more wait in the child.
const LINES: usize = 64;

/// What the library is told of how large a stream may become, in MiB.
const UNPACKED: &str = "PDF_OXIDE_MAX_DECOMPRESS_MB";

/// A child that reads. Dropped, it is ended.
pub struct Reader {
    child: Child,
    pieces: Option<SyncSender<Vec<u8>>>,
    lines: Receiver<Option<Line>>,
    limits: Limits,
    fed_at: Option<Instant>,
    ended: bool,
}

/// What came next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// A line.
    Line(Line),
    /// Nothing yet.
    Wait,
}

impl Reader {
    /// Starts the program as a child.
    ///
    /// # Errors
    /// What the system says.
    pub fn start(program: &Path, limits: Limits) -> std::io::Result<Self> {
        let mut command = Command::new(program);
        command
            .arg(ARGUMENT)
            .arg(serde_json::to_string(&limits)?)
            .env(UNPACKED, limits.stream.div_ceil(MIB).to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(std::io::ErrorKind::BrokenPipe.into());
        };
        let (pieces, to_write) = sync_channel(PIECES);
        let (heard, lines) = sync_channel(LINES);
        thread::spawn(move || write(input, &to_write));
        thread::spawn(move || hear(output, limits, &heard));
        Ok(Self {
            child,
            pieces: Some(pieces),
            lines,
            limits,
            fed_at: None,
            ended: false,
        })
    }

    /// Gives a piece of the file; the piece comes back while the child has enough to swallow.
    ///
    /// # Errors
    /// The piece, to be given again.
    pub fn feed(&mut self, piece: Vec<u8>) -> Result<(), Vec<u8>> {
        let Some(pieces) = &self.pieces else {
            return Ok(());
        };
        match pieces.try_send(piece) {
            Err(TrySendError::Full(piece)) => Err(piece),
            // A child that is gone is told by its lines.
            Ok(()) | Err(TrySendError::Disconnected(_)) => Ok(()),
        }
    }

    /// That was the last piece.
    pub fn fed(&mut self) {
        self.pieces = None;
        self.fed_at.get_or_insert_with(Instant::now);
    }

    /// The next line, waited for so long at most. After [`Line::Done`] or [`Line::Refused`] nothing comes.
    pub fn next(&mut self, wait: Duration) -> Next {
        if self.ended {
            return Next::Wait;
        }
        let line = match self.lines.recv_timeout(wait) {
            Ok(Some(line)) => line,
            Ok(None) | Err(RecvTimeoutError::Disconnected) => Line::Refused {
                reason: self.why_silent(),
            },
            Err(RecvTimeoutError::Timeout) => {
                let late = self
                    .fed_at
                    .is_some_and(|at| at.elapsed().as_secs() >= self.limits.clock);
                if !late {
                    return Next::Wait;
                }
                Line::Refused {
                    reason: Reason::TooMuch,
                }
            }
        };
        if matches!(line, Line::Done | Line::Refused { .. }) {
            self.end();
        }
        Next::Line(line)
    }

    /// A child that says no more was ended by the system for what it took, or could not begin.
    fn why_silent(&mut self) -> Reason {
        let _ = self.child.kill();
        match self.child.wait() {
            Ok(status) if status.code().is_none() => Reason::TooMuch,
            _ => Reason::Stopped,
        }
    }

    fn end(&mut self) {
        self.ended = true;
        self.pieces = None;
        let _ = self.child.kill();
        // Without this a child that is gone would stay in the list of processes.
        let _ = self.child.wait();
    }

    /// Number of the child's process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.end();
    }
}

fn write(mut input: ChildStdin, pieces: &Receiver<Vec<u8>>) {
    while let Ok(piece) = pieces.recv() {
        if input.write_all(&piece).is_err() {
            return;
        }
    }
}

/// Hears lines until the child is silent; a child that talks without end is not heard out. `None` is the end.
fn hear(output: ChildStdout, limits: Limits, heard: &SyncSender<Option<Line>>) {
    let mut lines = BufReader::new(output.take(limits.said));
    let mut text = Vec::new();
    loop {
        text.clear();
        let read = lines.read_until(b'\n', &mut text);
        let whole = text.ends_with(b"\n");
        let line = match read {
            Ok(_) if whole => serde_json::from_slice(&text).ok(),
            _ => None,
        };
        let last = line.is_none();
        if heard.send(line).is_err() || last {
            return;
        }
    }
}
