//! The clipboard of the window system, as the use cases see it. The shell brings the real one; a terminal has none.

/// How long a text stays on the clipboard.
const SECONDS: u64 = 60;
/// Sets another time in a practice workplace, so that a test need not wait.
const SET: &str = "RYORITSU_CLIPBOARD_SECONDS";

/// A clipboard that forgets.
pub trait Clipboard: Send {
    /// Puts the text there, out of every history that can be told so, and takes it away after this many seconds if it
    /// is still there. False when the system has no clipboard or refuses it.
    fn put(&mut self, text: &str, seconds: u64) -> bool;
    /// Takes away what was put there, at once, if it is still there.
    fn clear_own(&mut self);
}

/// Seconds until a text is taken away.
pub(crate) fn seconds(practice: bool) -> u64 {
    let set = || std::env::var(SET).ok()?.parse().ok();
    practice.then(set).flatten().unwrap_or(SECONDS)
}
