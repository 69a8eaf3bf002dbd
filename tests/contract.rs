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
