//! The built product: the window, the command line, and what is derived from them.

use crate::{Outcome, interface, node, process, system, tree};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The TypeScript side of the API list.
const TYPES: &str = "ui/src/lib/backend/types.ts";

/// The two programs.
pub(crate) struct Product {
    /// The window.
    pub(crate) app: PathBuf,
    /// The command line.
    pub(crate) cli: PathBuf,
}

/// Cargo's output folder.
pub(crate) fn target(root: &Path) -> Outcome<PathBuf> {
    let listed = process::capture(process::cargo().current_dir(root).args([
        "metadata",
        "--no-deps",
        "--format-version=1",
    ]))?;
    serde_json::from_str::<serde_json::Value>(&listed)
        .ok()
        .and_then(|value| value.get("target_directory")?.as_str().map(PathBuf::from))
        .ok_or_else(|| "cargo metadata names no target folder".to_owned())
}

/// Builds both programs (dev profile) in one go, so that their common crates are compiled once.
///
/// The programs are copied aside: `cargo test` builds the window again with the switches that
/// exist for tests only, and would put that one in the same place.
pub(crate) fn build(root: &Path) -> Outcome<Product> {
    process::run(process::cargo().current_dir(root).args([
        "build",
        "--locked",
        "--package=ryoritsu-desk",
        "--package=cli",
        "--bins",
    ]))?;
    let target = target(root)?;
    let place = target.join("product");
    fs::create_dir_all(&place).map_err(|error| format!("{}: {error}", place.display()))?;
    let copy = |name: &str| -> Outcome<PathBuf> {
        let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        let (from, to) = (target.join("debug").join(&name), place.join(&name));
        // A program that is running cannot be written over, but its name can be given away.
        let _ = fs::remove_file(&to);
        fs::copy(&from, &to).map_err(|error| format!("{}: {error}", from.display()))?;
        Ok(to)
    };
    Ok(Product {
        app: copy("ryoritsu-desk")?,
        cli: copy("ryoritsu")?,
    })
}

/// Do the committed types say what the program says?
pub(crate) fn types_fresh(root: &Path, cli: &Path) -> Outcome {
    let said = process::capture(Command::new(cli).arg("types"))?;
    let held = fs::read_to_string(root.join(TYPES)).unwrap_or_default();
    if said == held {
        Ok(())
    } else {
        Err(format!("{TYPES} is stale: `cargo xtask types` writes it"))
    }
}

/// Writes the types.
pub(crate) fn write_types() -> Outcome {
    let root = tree::root()?;
    system::ready(system::Need::Build)?;
    let node = node::ready(&root)?;
    node::packages(&root, &node)?;
    // The window embeds the interface, so there must be one, even one with older types.
    if !root.join("ui/dist/index.html").is_file() {
        interface::build(&root, &node)?;
    }
    let said = process::capture(Command::new(build(&root)?.cli).arg("types"))?;
    let place = root.join(TYPES);
    if fs::read_to_string(&place).is_ok_and(|held| held == said) {
        println!("{TYPES} is up to date");
        return Ok(());
    }
    fs::write(&place, said).map_err(|error| format!("{TYPES}: {error}"))?;
    println!("{TYPES} written");
    Ok(())
}
