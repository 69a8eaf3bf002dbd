//! What leaves the workshop: measurements of the release build, and the package for hospitals.

use crate::system::{self, Need};
use crate::{Outcome, interface, node, process, product, tree};
use std::process::Command;

/// Hands its arguments to `ryoritsu bench` of the release build.
pub(crate) fn bench(arguments: &[String]) -> Outcome {
    let root = tree::root()?;
    system::ready(Need::Build)?;
    process::run(process::cargo().current_dir(&root).args([
        "build",
        "--locked",
        "--release",
        "--package=cli",
        "--bins",
    ]))?;
    let name = format!("ryoritsu{}", std::env::consts::EXE_SUFFIX);
    let program = product::target(&root)?.join("release").join(name);
    process::run(
        Command::new(program)
            .current_dir(&root)
            .arg("bench")
            .args(arguments),
    )
}

/// The release programs, and the deb where the packaging tool of Tauri is among the npm packages.
pub(crate) fn package() -> Outcome {
    let root = tree::root()?;
    system::ready(Need::Build)?;
    let node = node::ready(&root)?;
    node::packages(&root, &node)?;
    interface::build(&root, &node)?;
    process::run(process::cargo().current_dir(&root).args([
        "build",
        "--locked",
        "--release",
        "--package=ryoritsu-desk",
        "--package=cli",
        "--bins",
    ]))?;
    let place = product::target(&root)?.join("release");
    println!(
        "Programs: {0}/ryoritsu-desk and {0}/ryoritsu",
        place.display()
    );
    let packer = root.join("ui/node_modules/.bin/tauri");
    if packer.is_file() {
        process::run(
            node.program("npm")
                .current_dir(&root)
                .args(["exec", "--offline", "--prefix=ui", "--", "tauri", "build"])
                .args(["--bundles", "deb"]),
        )
    } else {
        println!(
            "No deb was made: that needs @tauri-apps/cli among the devDependencies of ui/package.json."
        );
        Ok(())
    }
}
