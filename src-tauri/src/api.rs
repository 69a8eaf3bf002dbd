//! The one command of the API list.

use crate::Desk;
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use tauri::State;
use workbench::error::ApiError;

/// Performs one call off the window's thread. A panic is answered as an error and never ends the program.
#[tauri::command]
pub(crate) async fn api(
    desk: State<'_, Desk>,
    name: String,
    request: Value,
) -> Result<Value, ApiError> {
    let desk = desk.inner().clone();
    let done = tauri::async_runtime::spawn_blocking(move || {
        catch_unwind(AssertUnwindSafe(|| {
            workbench::api::call(&mut desk.bench(), &name, request)
        }))
    });
    match done.await {
        Ok(Ok(answer)) => answer,
        _ => Err(ApiError::Internal {
            log: "call".to_owned(),
        }),
    }
}
