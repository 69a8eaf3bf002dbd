//! The system's clipboard. What is put there is kept out of histories where the platform lets us, and is taken away again
//! after its time, at the lock and at the end; never what somebody else has put there since.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;
use tauri::{AppHandle, Emitter};
use workbench::clipboard::Clipboard;

/// The clipboard of this window.
pub(crate) struct Board {
    app: AppHandle,
    held: Arc<Mutex<Held>>,
}

#[derive(Default)]
struct Held {
    /// Made when it is first used; on X11 it also answers those who paste.
    system: Option<arboard::Clipboard>,
    /// What was put there last; empty when nothing of ours is there.
    text: String,
    /// Counts what was put there, so that no clock takes away a later text.
    turn: u64,
}

impl Board {
    /// A clipboard that nothing was put on yet.
    pub(crate) fn new(app: AppHandle) -> Self {
        Self {
            app,
            held: Arc::default(),
        }
    }
}

impl Clipboard for Board {
    fn put(&mut self, text: &str, seconds: u64) -> bool {
        let mut held = lock(&self.held);
        if held.put(text).is_err() {
            return false;
        }
        let (turn, app, shared) = (held.turn, self.app.clone(), self.held.clone());
        drop(held);
        thread::spawn(move || {
            thread::sleep(Duration::from_secs(seconds));
            let mut held = lock(&shared);
            if held.turn == turn {
                tell(&app, held.clear());
            }
        });
        true
    }

    fn clear_own(&mut self) {
        let cleared = lock(&self.held).clear();
        tell(&self.app, cleared);
    }
}

impl Held {
    fn put(&mut self, text: &str) -> Result<(), arboard::Error> {
        let system = match &mut self.system {
            Some(system) => system,
            none => none.insert(arboard::Clipboard::new()?),
        };
        let text = for_platform(text);
        unlisted(system.set()).text(text.as_str())?;
        self.text = text;
        self.turn += 1;
        Ok(())
    }

    /// Takes our text away; None when there was none, false when something else is there by now.
    fn clear(&mut self) -> Option<bool> {
        let ours = std::mem::take(&mut self.text);
        self.turn += 1;
        let system = self.system.as_mut().filter(|_| !ours.is_empty())?;
        let is_there = system.get_text().is_ok_and(|there| there == ours);
        Some(is_there && system.clear().is_ok())
    }
}

fn lock(held: &Mutex<Held>) -> MutexGuard<'_, Held> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The screens say what became of it.
fn tell(app: &AppHandle, cleared: Option<bool>) {
    if let Some(cleared) = cleared {
        let event = if cleared {
            "clipboard-cleared"
        } else {
            "clipboard-other"
        };
        let _ = app.emit(event, ());
    }
}

/// Lines end as the programs of the platform expect them.
fn for_platform(text: &str) -> String {
    if cfg!(windows) {
        text.replace('\n', "\r\n")
    } else {
        text.to_owned()
    }
}

/// Marked so that clipboard managers leave it out of their history: KDE and those that heed its hint.
#[cfg(all(unix, not(target_os = "macos")))]
fn unlisted(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

/// Marked so that Windows neither lists it nor carries it to other devices.
#[cfg(windows)]
fn unlisted(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtWindows::exclude_from_monitoring(set)
}

/// Marked as the programs that keep histories have agreed.
#[cfg(target_os = "macos")]
fn unlisted(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}
