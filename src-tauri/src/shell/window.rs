//! The one window.

use crate::Desk;
use std::thread;
use std::time::Duration;
use tauri::{
    App, AppHandle, Emitter, Manager, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent,
};

/// Label of the window.
const MAIN: &str = "main";
/// How long the screens may take to keep drafts before the window closes anyway.
const CLOSING: Duration = Duration::from_secs(5);

/// Opens the window. Its title never names a person.
pub(crate) fn open(app: &mut App) -> tauri::Result<()> {
    let practice = app.state::<Desk>().bench().is_practice();
    let title = if practice {
        "両立デスク(練習)"
    } else {
        "両立デスク"
    };
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title(title)
        .inner_size(1366.0, 768.0)
        .min_inner_size(1024.0, 600.0)
        .on_navigation(|url| {
            matches!(url.scheme(), "tauri" | "about") || url.host_str() == Some("tauri.localhost")
        })
        .build()?;
    #[cfg(target_os = "linux")]
    enable_preedit(&window)?;
    window.set_focus()
}

/// The web view is made with the input method's inline text switched off; Japanese cannot be typed well without it.
#[cfg(target_os = "linux")]
fn enable_preedit(window: &tauri::WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{InputMethodContextExt, WebViewExt};
    window.with_webview(|view| {
        if let Some(context) = view.inner().input_method_context() {
            context.set_enable_preedit(true);
        }
    })
}

/// Brings the window to the front.
pub(crate) fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Closing waits until the screens have kept what is being typed.
pub(crate) fn on_event(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        let app = window.app_handle().clone();
        if app.emit("close-requested", ()).is_err() {
            quit(&app);
            return;
        }
        thread::spawn(move || {
            thread::sleep(CLOSING);
            quit(&app);
        });
    }
}

/// Locks and ends the program.
pub(crate) fn quit(app: &AppHandle) {
    let desk = app.state::<Desk>().inner().clone();
    let _ = workbench::api::call(&mut desk.bench(), "lock", serde_json::json!({}));
    app.exit(0);
}
