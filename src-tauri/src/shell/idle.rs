//! The idle lock. Idle time is the larger of monotonic and wall clock, so that a sleeping PC counts as idle.

use crate::Desk;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};
use tauri::{AppHandle, Emitter, Manager};

/// How often the clock is looked at.
const TICK: Duration = Duration::from_secs(2);
/// A tick that took this much longer means that the PC slept: lock at once.
const SLEPT: Duration = Duration::from_secs(60);
/// How long the screens may take to keep drafts before the lock comes anyway.
const GRACE: Duration = Duration::from_secs(4);
/// Quiet time after which the log is moved into the database and a backup is made.
const TENDING: Duration = Duration::from_secs(60);

/// When somebody last did something.
pub(crate) struct Clock(Mutex<(Instant, SystemTime)>);

impl Default for Clock {
    fn default() -> Self {
        Self(Mutex::new((Instant::now(), SystemTime::now())))
    }
}

impl Clock {
    /// Somebody is at work.
    pub(crate) fn touch(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) =
            (Instant::now(), SystemTime::now());
    }

    fn idle(&self) -> Duration {
        let (instant, wall) = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        instant.elapsed().max(wall.elapsed().unwrap_or_default())
    }
}

/// Watches until the program ends.
pub(crate) fn watch(app: AppHandle) {
    thread::spawn(move || {
        let mut asleep = (Instant::now(), SystemTime::now());
        let mut tended = false;
        loop {
            thread::sleep(TICK);
            let wall = asleep.1.elapsed().unwrap_or_default();
            let slept = wall.saturating_sub(asleep.0.elapsed()) > SLEPT;
            asleep = (Instant::now(), SystemTime::now());
            let idle = app.state::<Clock>().idle();
            let desk = app.state::<Desk>().inner().clone();
            let Some(limit) = desk.bench().lock_after() else {
                tended = false;
                continue;
            };
            if slept || idle >= limit {
                lock(&app, &desk);
            } else if idle >= TENDING && !tended {
                // Nothing is lost when this fails; the age of the last backup is shown and told at unlock.
                if desk.bench().tend().is_ok_and(|made| made) {
                    let _ = app.emit("tended", ());
                }
                tended = true;
            } else if idle < TENDING {
                tended = false;
                if idle >= TICK {
                    let _ = desk.bench().pause();
                }
            }
        }
    });
}

/// The screens cover themselves and keep drafts first; then the workplace is closed in any case.
fn lock(app: &AppHandle, desk: &Desk) {
    let _ = app.emit("lock-soon", ());
    let start = Instant::now();
    while start.elapsed() < GRACE {
        if !desk.bench().is_open() {
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
    let _ = workbench::api::call(&mut desk.bench(), "lock", serde_json::json!({}));
    let _ = app.emit("locked", ());
}
