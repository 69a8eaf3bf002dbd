//! What leaves the workshop: measurements of the release build, and the package for hospitals.

use crate::display::Session;
use crate::system::{self, Need};
use crate::{Outcome, driver, interface, node, process, product, tree};
use std::path::Path;
use std::process::Command;

/// Hands its arguments to `ryoritsu bench` of the release build; `--window` measures the window instead.
pub(crate) fn bench(arguments: &[String]) -> Outcome {
    if let [only, cases @ ..] = arguments
        && only == "--window"
    {
        return bench_window(cases.first().map_or("100", String::as_str));
    }
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

/// How soon the released window shows 今日 with so many cases, and a chapter: a measuring story of the window tests.
fn bench_window(cases: &str) -> Outcome {
    let root = tree::root()?;
    system::ready(Need::Test)?;
    let node = node::ready(&root)?;
    node::packages(&root, &node)?;
    interface::build(&root, &node)?;
    programs(&root)?;
    let driver = driver::ready(&root)?;
    let place = product::target(&root)?.join("release");
    let session = Session::open()?;
    let mut command = process::cargo();
    command
        .current_dir(&root)
        .args(["test", "--locked", "--workspace", "--test=integration"])
        .args([
            "--",
            "--ignored",
            "--exact",
            "window::pace::of_the_window",
            "--nocapture",
        ])
        .env("RYORITSU_CLI", place.join("ryoritsu"))
        .env("RYORITSU_APP", place.join("ryoritsu-desk"))
        .env("RYORITSU_TAURI_DRIVER", driver)
        .env("RYORITSU_PACE_CASES", cases);
    session.dress(&mut command);
    process::run(&mut command)
}

fn programs(root: &Path) -> Outcome {
    process::run(process::cargo().current_dir(root).args([
        "build",
        "--locked",
        "--release",
        "--package=ryoritsu-desk",
        "--package=cli",
        "--bins",
    ]))
}

/// The release programs, and the deb where the packaging tool of Tauri is among the npm packages.
pub(crate) fn package() -> Outcome {
    let root = tree::root()?;
    system::ready(Need::Build)?;
    let node = node::ready(&root)?;
    node::packages(&root, &node)?;
    interface::build(&root, &node)?;
    programs(&root)?;
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
