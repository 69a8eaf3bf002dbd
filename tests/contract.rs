//! Promises between the list of calls, the screens and the catalogue.

use std::path::{Path, PathBuf};

fn ui() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src")
}

fn sources(folder: &Path, out: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "ts" || e == "svelte")
            && !path.ends_with("types.ts")
        {
            out.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn the_committed_types_are_those_of_the_list() {
    let committed = std::fs::read_to_string(ui().join("lib/backend/types.ts")).unwrap();
    assert_eq!(
        committed,
        workbench::types::typescript(),
        "run `cargo xtask types`"
    );
}

#[test]
fn every_call_is_used_by_a_screen() {
    let mut text = String::new();
    sources(&ui(), &mut text);
    // Drafts, records and papers are called by a name that is put together.
    let built = |name: &str| name.ends_with("_save");
    let unused: Vec<_> = workbench::api::entries()
        .into_iter()
        .map(|e| e.name)
        .filter(|name| {
            !built(name)
                && !text.contains(&format!("\"{name}\""))
                && !text.contains(&format!("'{name}'"))
        })
        .collect();
    assert!(unused.is_empty(), "no screen calls {unused:?}");
}

#[test]
fn every_act_of_the_log_has_a_word() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/crates/workbench/src");
    let mut text = String::new();
    rust_sources(&folder, &mut text);
    let mut acts: Vec<String> = ["audit(\"", ".note(\""]
        .into_iter()
        .flat_map(|call| text.split(call).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect();
    // Acts that come in as an argument.
    for (before, after) in [("acts: [", "]"), ("set_slot(", ";"), ("audit(if ", ",")] {
        for rest in text.split(before).skip(1) {
            let part = rest.split(after).next().unwrap();
            acts.extend(part.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    for known in [
        "save",
        "open",
        "print_failed",
        "user_add",
        "recovery_renew",
        "unpin",
    ] {
        assert!(
            acts.iter().any(|act| act == known),
            "{known} not seen in {acts:?}"
        );
    }
    let words = workbench::assets::read_codes().unwrap();
    // The recovery code is the slot of nobody: its owner is empty.
    acts.retain(|act| !act.is_empty() && words.find("act", act).is_none());
    assert!(acts.is_empty(), "no word for {acts:?}");
}

fn rust_sources(folder: &Path, out: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() && path.ends_with("hq") {
            continue;
        } else if path.is_dir() {
            rust_sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("hq.rs") {
            // The log of headquarters is another one.
            out.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_error_code_has_a_sentence() {
    let sentences = std::fs::read_to_string(ui().join("lib/text/errors.ts")).unwrap();
    let types = std::fs::read_to_string(ui().join("lib/backend/types.ts")).unwrap();
    let declared = types
        .split("export type ApiError =")
        .nth(1)
        .unwrap()
        .split(";\n")
        .next()
        .unwrap();
    let codes: Vec<&str> = declared
        .split("\"code\": \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(codes.len() > 30, "{codes:?}");
    for code in codes {
        assert!(
            sentences.contains(&format!("{code}:")) || sentences.contains(&format!("{code}(")),
            "{code} has no sentence"
        );
    }
}
