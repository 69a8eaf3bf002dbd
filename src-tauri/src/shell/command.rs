//! What only a window can do: native file dialogs, being at work, quitting.

use super::{idle::Clock, window};
use serde::Deserialize;
use serde_json::{Value, json};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FilePath};
use workbench::error::ApiError;

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Pick {
    title: String,
    file_name: String,
    extensions: Vec<String>,
}

/// One request of the screens to the window.
#[tauri::command]
pub(crate) async fn shell(app: AppHandle, name: String, request: Value) -> Result<Value, ApiError> {
    let pick: Pick = serde_json::from_value(request).unwrap_or_default();
    match name.as_str() {
        "activity" => app.state::<Clock>().touch(),
        "quit" => window::quit(&app),
        "pick_folder" | "pick_file" | "pick_save" => {
            let chosen =
                tauri::async_runtime::spawn_blocking(move || choose(&app, &name, &pick)).await;
            return Ok(json!(chosen.ok().flatten().map(|p| p.to_string())));
        }
        other => {
            return Err(ApiError::UnknownCall {
                name: other.to_owned(),
            });
        }
    }
    Ok(Value::Null)
}

fn choose(app: &AppHandle, name: &str, pick: &Pick) -> Option<FilePath> {
    let mut dialog = app.dialog().file().set_title(&pick.title);
    if !pick.extensions.is_empty() {
        let endings: Vec<&str> = pick.extensions.iter().map(String::as_str).collect();
        dialog = dialog.add_filter(endings.join(", "), &endings);
    }
    if !pick.file_name.is_empty() {
        dialog = dialog.set_file_name(&pick.file_name);
    }
    match name {
        "pick_folder" => dialog.blocking_pick_folder(),
        "pick_save" => dialog.blocking_save_file(),
        _ => dialog.blocking_pick_file(),
    }
}
