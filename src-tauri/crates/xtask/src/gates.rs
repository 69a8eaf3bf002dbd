//! `cargo xtask check`: every gate before the tests. All are run, so that one look shows all that is wrong.

use crate::system::{self, Need};
use crate::{Outcome, interface, licence, node, process, product, tidy, tree};
use std::path::Path;

/// Installs what the gates need and runs them.
pub(crate) fn run() -> Outcome {
    let root = tree::root()?;
    system::ready(Need::Build)?;
    let node = node::ready(&root)?;
    node::packages(&root, &node)?;
    interface::build(&root, &node)?;
    let gates: [(&str, &dyn Fn() -> Outcome); 6] = [
        ("format", &|| format(&root)),
        ("tidy", &tidy::run),
        ("licences", &|| licence::run(&root)),
        ("svelte-check", &|| {
            process::run(node.npm(&root).args(["run", "check"]))
        }),
        ("clippy", &|| clippy(&root)),
        ("types", &|| {
            let product = product::build(&root)?;
            product::types_fresh(&root, &product.cli)
        }),
    ];
    let mut closed = Vec::new();
    for (name, gate) in gates {
        println!("== {name}");
        if let Err(sentence) = gate() {
            println!("{sentence}");
            closed.push(name);
        }
    }
    if closed.is_empty() {
        println!("== check: all gates passed");
        Ok(())
    } else {
        Err(format!("check failed: {}", closed.join(", ")))
    }
}

fn format(root: &Path) -> Outcome {
    process::run(
        process::cargo()
            .current_dir(root)
            .args(["fmt", "--all", "--check"]),
    )
}

fn clippy(root: &Path) -> Outcome {
    process::run(process::cargo().current_dir(root).args([
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}
