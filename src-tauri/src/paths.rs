//! Where the workplace and the program's own settings live on this PC.

use std::env;
use std::path::PathBuf;

const NAME: &str = "ryoritsu-desk";
/// Names a folder on purpose (practice, tests).
const NAMED: &str = "RYORITSU_DIR";

/// Was the folder named on purpose?
pub(crate) fn is_named() -> bool {
    env::var_os(NAMED).is_some_and(|v| !v.is_empty())
}

/// The workplace: named on purpose, else remembered from the last start, else the user's data folder.
pub(crate) fn workplace() -> PathBuf {
    if let Some(named) = env::var_os(NAMED).filter(|v| !v.is_empty()) {
        return PathBuf::from(named);
    }
    remembered().unwrap_or_else(|| {
        base("XDG_DATA_HOME", "LOCALAPPDATA", ".local/share")
            .join(NAME)
            .join("workplace")
    })
}

/// The file that remembers the folder; none when the folder was named on purpose.
pub(crate) fn config() -> Option<PathBuf> {
    (!is_named()).then(|| {
        base("XDG_CONFIG_HOME", "LOCALAPPDATA", ".config")
            .join(NAME)
            .join("desk.json")
    })
}

fn remembered() -> Option<PathBuf> {
    let text = std::fs::read_to_string(config()?).ok()?;
    let value: serde_json::Value = serde_json::from_str(&text).ok()?;
    value
        .get("folder")?
        .as_str()
        .map(PathBuf::from)
        .filter(|p| p.is_absolute())
}

fn base(unix: &str, windows: &str, under_home: &str) -> PathBuf {
    let from = |name: &str| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|p| p.is_absolute())
    };
    let chosen = if cfg!(windows) {
        from(windows)
    } else {
        from(unix)
    };
    chosen.unwrap_or_else(|| from("HOME").unwrap_or_else(env::temp_dir).join(under_home))
}
