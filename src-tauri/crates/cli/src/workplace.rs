//! Commands over one workplace.

use crate::Answer;
use crate::command::absolute;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use workbench::error::ApiError;
use workbench::{Kdf, Options, Workbench, api, practice};
use zeroize::Zeroizing;

/// The passphrase from the environment or a prompt.
pub(crate) fn passphrase() -> Result<Zeroizing<String>, ApiError> {
    if let Ok(text) = std::env::var("RYORITSU_PASSPHRASE") {
        return Ok(Zeroizing::new(text));
    }
    rpassword::prompt_password("パスフレーズ: ")
        .map(Zeroizing::new)
        .map_err(|_| ApiError::WrongPassphrase { wait_seconds: 0 })
}

/// The user from the environment; empty = the only one.
pub(crate) fn user() -> String {
    std::env::var("RYORITSU_USER").unwrap_or_default()
}

/// The key file from the environment.
pub(crate) fn key_file() -> String {
    std::env::var("RYORITSU_KEYFILE").unwrap_or_default()
}

/// A workbench over a folder, still locked.
pub(crate) fn closed(dir: PathBuf) -> Workbench {
    let folder = std::path::absolute(&dir).unwrap_or(dir);
    Workbench::new(Options {
        folder,
        config: None,
        kdf: Kdf::Tuned,
    })
}

/// A workbench over a folder, unlocked.
pub(crate) fn opened(dir: PathBuf) -> Result<Workbench, ApiError> {
    let mut bench = closed(dir);
    let passphrase = passphrase()?;
    api::call(
        &mut bench,
        "unlock",
        json!({ "user_id": user(), "passphrase": *passphrase, "key_file": key_file() }),
    )?;
    Ok(bench)
}

/// One call, then the workplace is closed again.
pub(crate) fn once(dir: PathBuf, name: &str, request: Value) -> Answer {
    let mut bench = opened(dir)?;
    let answer = api::call(&mut bench, name, request)?;
    Ok(plain(answer))
}

/// The value of a write without what the screens refresh by.
pub(crate) fn plain(answer: Value) -> Value {
    match answer {
        Value::Object(mut map) if map.len() == 2 && map.contains_key("touched") => {
            map.remove("value").unwrap_or_default()
        }
        other => other,
    }
}

pub(crate) fn create(
    dir: PathBuf,
    facility: String,
    user_name: String,
    key: Option<PathBuf>,
) -> Answer {
    let mut bench = closed(dir);
    let passphrase = passphrase()?;
    let created = api::call(
        &mut bench,
        "workplace_create",
        json!({
            "facility": facility, "user_name": user_name, "user_id": user(), "passphrase": *passphrase,
            "key_file": key.map(|k| absolute(&k)).unwrap_or_default(),
        }),
    )?;
    Ok(json!({ "recovery_code": created["recovery_code"], "folder": created["session"]["folder"] }))
}

pub(crate) fn practice(dir: PathBuf, cases: usize, seed: u64) -> Answer {
    let mut bench = closed(dir);
    let passphrase = passphrase()?;
    api::call(
        &mut bench,
        "workplace_create",
        json!({
            "facility": "青葉病院 両立支援室(練習)", "user_name": "佐々木 花", "user_id": user(), "profession": "msw",
            "passphrase": *passphrase, "practice": true,
        }),
    )?;
    let written = practice::load_written(&mut bench)?;
    let today = chrono_today(&mut bench)?;
    for case in practice::generate(cases, seed, today) {
        practice::load(&mut bench, &case)?;
    }
    api::call(&mut bench, "lock", json!({}))?;
    Ok(json!({ "written": written, "generated": cases }))
}

/// The business date as the workplace counts it.
pub(crate) fn chrono_today(bench: &mut Workbench) -> Result<workbench::NaiveDate, ApiError> {
    let shown = api::call(bench, "date_read", json!({ "text": "今日" }))?;
    shown["date"]["iso"]
        .as_str()
        .and_then(|t| t.parse().ok())
        .ok_or(ApiError::NotFound)
}

pub(crate) fn call(dir: PathBuf, name: &str, request: Option<String>) -> Answer {
    let text = match request.as_deref() {
        None => "{}".to_owned(),
        Some("-") => {
            let mut text = String::new();
            std::io::stdin()
                .read_to_string(&mut text)
                .map_err(|e| bad(&e.kind().to_string()))?;
            text
        }
        Some(text) => text.to_owned(),
    };
    let request: Value = serde_json::from_str(&text).map_err(|_| bad("request is not JSON"))?;
    let while_locked = api::entries()
        .iter()
        .any(|e| e.name == name && e.while_locked);
    let mut bench = if while_locked {
        closed(dir)
    } else {
        opened(dir)?
    };
    api::call(&mut bench, name, request)
}

fn bad(detail: &str) -> ApiError {
    ApiError::BadRequest {
        detail: detail.to_owned(),
    }
}

pub(crate) fn take(
    dir: PathBuf,
    files: &[PathBuf],
    fingerprint: Option<String>,
    older: bool,
) -> Answer {
    let mut bench = opened(dir)?;
    let mut cards = Vec::new();
    let mut receipts = Vec::new();
    for file in files {
        if file.extension().is_some_and(|e| e == "json") {
            let confirm = json!({ "path": absolute(file), "fingerprint": fingerprint.clone().unwrap_or_default() });
            cards.push(plain(api::call(&mut bench, "hq_card_confirm", confirm)?));
        } else {
            receipts.push(absolute(file));
        }
    }
    let taken = if receipts.is_empty() {
        json!({ "files": [] })
    } else {
        plain(api::call(
            &mut bench,
            "take",
            json!({ "files": receipts, "older": older }),
        )?)
    };
    Ok(json!({ "cards": cards, "files": taken["files"] }))
}

pub(crate) fn verify(file: &Path) -> Answer {
    workbench::check_backup(file)
}

pub(crate) fn restore(file: &Path, dir: PathBuf) -> Answer {
    let mut bench = closed(dir);
    let code = std::env::var("RYORITSU_RECOVERY").unwrap_or_default();
    let passphrase = if code.is_empty() {
        passphrase()?
    } else {
        Zeroizing::new(String::new())
    };
    api::call(
        &mut bench,
        "backup_restore",
        json!({ "file": absolute(file), "user_id": user(), "passphrase": *passphrase, "key_file": key_file(), "code": code }),
    )
}

/// Saves one activity after another and prints the number of each only when it was acknowledged.
pub(crate) fn save_loop(dir: PathBuf, case: &str) -> Answer {
    let mut bench = opened(dir)?;
    let opened = api::call(&mut bench, "case_open", json!({ "id": case }))?;
    let case_id = opened["file"]["case"]["id"].clone();
    let mut out = std::io::stdout();
    for n in 0u64.. {
        let record = json!({ "case_id": case_id, "on_date": "2026-11-22", "channel": "phone", "text": format!("通し番号 {n}") });
        api::call(&mut bench, "activity_save", json!({ "record": record }))?;
        let acknowledged = writeln!(out, "saved {n}").and_then(|()| out.flush());
        if acknowledged.is_err() {
            break;
        }
    }
    Ok(Value::Null)
}
