//! The thin shell around the workbench: one window, one command for the API list, one for what only a window can do.

mod api;
mod paths;
mod shell;

use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tauri::Manager;
use workbench::{Kdf, Options, Workbench};

/// The one workbench of this window.
#[derive(Clone)]
pub(crate) struct Desk(Arc<Mutex<Workbench>>);

impl Desk {
    /// A panic in one call must not take the others with it: every write is one transaction.
    pub(crate) fn bench(&self) -> MutexGuard<'_, Workbench> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    shell::prepare_process();
    let desk = Desk(Arc::new(Mutex::new(Workbench::new(Options {
        folder: paths::workplace(),
        config: paths::config(),
        kdf: Kdf::Tuned,
    }))));
    let mut builder = tauri::Builder::default();
    // A folder named on purpose is a window of its own; otherwise a second start shows the first window.
    if !paths::is_named() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| {
            shell::window::show(app);
        }));
    }
    let result = builder
        .plugin(tauri_plugin_dialog::init())
        .manage(desk)
        .manage(shell::idle::Clock::default())
        .invoke_handler(tauri::generate_handler![api::api, shell::command::shell])
        .setup(|app| {
            let board = shell::clipboard::Board::new(app.handle().clone());
            app.state::<Desk>().bench().use_clipboard(Box::new(board));
            shell::window::open(app)?;
            shell::idle::watch(app.handle().clone());
            // The manual is read beside the start: neither the first screen nor the first page waits for it.
            std::thread::spawn(workbench::assets::warm);
            Ok(())
        })
        .on_window_event(shell::window::on_event)
        .run(tauri::generate_context!());
    if result.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
