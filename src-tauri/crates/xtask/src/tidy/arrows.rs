//! Arrows: which crate may know which. The manifests say what is known, so the manifests are read.

use super::Finding;
use crate::tree::Source;
use toml::{Table, Value};

/// Crates of the house with the crates of the house that they may know.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("store", &["model"]),
    ("paper", &["model"]),
    ("exchange", &["model"]),
    ("hq", &["model"]),
    ("table", &[]),
    ("extract", &[]),
    (
        "workbench",
        &[
            "model", "store", "paper", "exchange", "hq", "table", "extract",
        ],
    ),
    ("cli", &["workbench"]),
    ("ryoritsu-desk", &["workbench"]),
    ("xtask", &[]),
];

/// Crates from outside with the only rooms that may know them. A trailing `*` stands for any end.
const KEPT: &[(&str, &[&str])] = &[
    ("rusqlite", &["store", "hq"]),
    ("libsqlite3-sys", &["store", "hq"]),
    ("refinery*", &["store", "hq"]),
    ("postgres*", &["hq"]),
    ("printpdf", &["paper"]),
    ("calamine", &["table"]),
    ("pdf_oxide", &["extract"]),
    ("tauri*", &["ryoritsu-desk"]),
    ("wry", &["ryoritsu-desk"]),
    ("webkit2gtk*", &["ryoritsu-desk"]),
    ("clap", &["cli"]),
    ("rpassword", &["cli"]),
];

/// Crates that no room may know: they speak to a network, or open what the window keeps shut.
const NOWHERE: &[&str] = &[
    "reqwest",
    "ureq",
    "hyper*",
    "isahc",
    "curl*",
    "surf",
    "attohttpc",
    "minreq",
    "quinn*",
    "tungstenite*",
    "native-tls",
    "rustls*",
    "trust-dns*",
    "hickory*",
    "sentry*",
    "tauri-plugin-http",
    "tauri-plugin-upload",
    "tauri-plugin-websocket",
    "tauri-plugin-updater",
    "tauri-plugin-shell",
    "tauri-plugin-fs",
    "tauri-plugin-sql",
    "tauri-plugin-log",
    "tauri-plugin-store",
];

/// Crates that `model` may not know either: it has no clock, no randomness, no files.
const NOT_IN_MODEL: &[&str] = &[
    "rand*",
    "getrandom",
    "uuid",
    "tempfile",
    "fs*",
    "walkdir",
    "dirs*",
    "tokio",
    "rustix",
    "libc",
    "time",
];

/// Reads every manifest.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources
        .iter()
        .filter(|source| source.name() == "Cargo.toml")
    {
        match source.text.parse::<Table>() {
            Ok(manifest) => manifest_check(source, &manifest, &mut findings),
            Err(_) => findings.push(Finding::new(source, 0, "this manifest cannot be read")),
        }
    }
    findings
}

fn manifest_check(source: &Source, manifest: &Table, findings: &mut Vec<Finding>) {
    let name = manifest
        .get("package")
        .and_then(|package| package.get("name"))
        .and_then(Value::as_str)
        .unwrap_or_default();
    let Some((_, known)) = ROOMS.iter().find(|(room, _)| *room == name) else {
        findings.push(Finding::new(
            source,
            0,
            format!("crate `{name}` is not in the house: add it to the plan (tidy arrows) first"),
        ));
        return;
    };
    for dependency in shipped_dependencies(manifest) {
        if let Some(why) = refused(name, known, &dependency) {
            findings.push(Finding::new(source, 0, why));
        }
    }
}

/// Dependencies of what is shipped; development dependencies belong to tests.
fn shipped_dependencies(manifest: &Table) -> Vec<String> {
    let mut tables: Vec<&Table> = vec![manifest];
    if let Some(targets) = manifest.get("target").and_then(Value::as_table) {
        tables.extend(targets.values().filter_map(Value::as_table));
    }
    let mut found = Vec::new();
    for table in tables {
        for kind in ["dependencies", "build-dependencies"] {
            let Some(listed) = table.get(kind).and_then(Value::as_table) else {
                continue;
            };
            for (alias, how) in listed {
                // A renamed dependency is judged by its real name.
                let real = how.get("package").and_then(Value::as_str);
                found.push(real.unwrap_or(alias).to_owned());
            }
        }
    }
    found
}

fn refused(room: &str, known: &[&str], dependency: &str) -> Option<String> {
    let is_room = ROOMS.iter().any(|(name, _)| *name == dependency);
    if is_room && !known.contains(&dependency) {
        return Some(format!("`{room}` must not know `{dependency}`"));
    }
    if NOWHERE.iter().any(|pattern| fits(pattern, dependency)) {
        return Some(format!("`{dependency}` has no place in an offline product"));
    }
    if room == "model" && NOT_IN_MODEL.iter().any(|pattern| fits(pattern, dependency)) {
        return Some(format!("`model` is pure: it must not know `{dependency}`"));
    }
    KEPT.iter()
        .find(|(pattern, rooms)| fits(pattern, dependency) && !rooms.contains(&room))
        .map(|(_, rooms)| {
            format!(
                "`{room}` must not know `{dependency}`: it is kept in {}",
                rooms.join(", ")
            )
        })
}

fn fits(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::findings;
    use super::*;

    fn of(manifest: &str) -> usize {
        findings(check, &[("src-tauri/crates/x/Cargo.toml", manifest)]).len()
    }

    #[test]
    fn every_wrong_arrow_is_caught() {
        for (room, dependency) in [
            ("model", "store"),
            ("model", "rusqlite"),
            ("model", "tauri"),
            ("model", "getrandom"),
            ("store", "tauri"),
            ("store", "printpdf"),
            ("paper", "store"),
            ("paper", "tauri"),
            ("exchange", "store"),
            ("exchange", "tauri"),
            ("hq", "tauri"),
            ("workbench", "tauri"),
            ("workbench", "rusqlite"),
            ("cli", "tauri"),
            ("cli", "store"),
            ("ryoritsu-desk", "rusqlite"),
            ("ryoritsu-desk", "printpdf"),
            ("ryoritsu-desk", "store"),
            ("ryoritsu-desk", "tauri-plugin-http"),
            ("workbench", "reqwest"),
            ("common", "model"),
        ] {
            let manifest =
                format!("[package]\nname = \"{room}\"\n[dependencies]\n{dependency} = \"1\"\n");
            assert_eq!(of(&manifest), 1, "{room} -> {dependency}");
        }
    }

    #[test]
    fn arrows_of_the_plan_pass() {
        for (room, known) in ROOMS {
            let listed: String = known
                .iter()
                .map(|name| format!("{name} = \"1\"\n"))
                .collect();
            let manifest =
                format!("[package]\nname = \"{room}\"\n[dependencies]\nserde = \"1\"\n{listed}");
            assert_eq!(of(&manifest), 0, "{room}");
        }
    }

    #[test]
    fn another_name_and_another_platform_hide_nothing() {
        let head = "[package]\nname = \"cli\"\n";
        assert_eq!(
            of(&format!(
                "{head}[dependencies]\nsql = {{ package = \"rusqlite\", version = \"1\" }}\n"
            )),
            1
        );
        assert_eq!(
            of(&format!(
                "{head}[target.'cfg(windows)'.dependencies]\ntauri = \"2\"\n"
            )),
            1
        );
        assert_eq!(
            of(&format!(
                "{head}[build-dependencies]\ntauri-build = \"2\"\n"
            )),
            1
        );
        assert_eq!(of(&format!("{head}[dev-dependencies]\nstore = \"1\"\n")), 0);
    }
}
