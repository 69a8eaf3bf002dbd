//! `cargo xtask run`: from a fresh clone to the open window.

use crate::display::{self, Session};
use crate::product::Product;
use crate::screenshot::{self, Scene};
use crate::system::{self, Need};
use crate::{Outcome, interface, node, process, product, tree};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

/// The passphrase of the practice workplace under `target/`; it guards invented people only.
const PRACTICE_PASSPHRASE: &str = "renshu-no-heya-1";

#[derive(Default)]
struct Options {
    practice: bool,
    once: bool,
}

/// Installs what is missing, builds, opens the window and stays until it is closed.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let options = options(arguments)?;
    let root = tree::root()?;
    // A picture is only ever taken of a display of our own, never of somebody's desk.
    let own_display = options.once || !display::seen();
    system::ready(if own_display {
        Need::Window
    } else {
        Need::Build
    })?;
    let node = node::ready(&root)?;
    node::packages(&root, &node)?;
    interface::build(&root, &node)?;
    let product = product::build(&root)?;
    let workplace = if options.practice {
        Some(practice(&root, &product)?)
    } else {
        None
    };
    if own_display {
        unseen(&root, &product, workplace.as_deref(), options.once)
    } else {
        let mut command = Command::new(&product.app);
        point(&mut command, workplace.as_deref());
        process::run(&mut command)
    }
}

fn options(arguments: &[String]) -> Outcome<Options> {
    let mut options = Options::default();
    for argument in arguments {
        match argument.as_str() {
            "--practice" => options.practice = true,
            "--once" => options.once = true,
            other => return Err(format!("run knows --practice and --once, not `{other}`")),
        }
    }
    Ok(options)
}

/// The practice workplace, made when it is not there yet.
fn practice(root: &Path, product: &Product) -> Outcome<PathBuf> {
    let folder = product::target(root)?.join("practice");
    if !folder.join("workplace.db").is_file() {
        process::run(
            Command::new(&product.cli)
                .arg("practice")
                .arg(&folder)
                .env("RYORITSU_PASSPHRASE", PRACTICE_PASSPHRASE),
        )?;
    }
    println!("Practice workplace: {}", folder.display());
    println!("Passphrase: {PRACTICE_PASSPHRASE}");
    Ok(folder)
}

fn point(command: &mut Command, workplace: Option<&Path>) {
    if let Some(folder) = workplace {
        command.env("RYORITSU_DIR", folder);
    }
}

/// Opens the window on a display of our own and says where its picture is.
fn unseen(root: &Path, product: &Product, workplace: Option<&Path>, once: bool) -> Outcome {
    let session = Session::open()?;
    let picture = product::target(root)?.join("screenshots/run.png");
    let mut command = process::bound(&product.app);
    point(&mut command, workplace);
    session.dress(&mut command);
    println!("» {}", process::line(&command));
    let mut window = command
        .spawn()
        .map_err(|error| format!("{}: {error}", product.app.display()))?;
    let shown = show(&session, &mut window, &picture, workplace.is_some());
    if shown.is_err() || once {
        let _ = window.kill();
        let _ = window.wait();
        return shown;
    }
    println!("The window stays open on a display of its own. Ctrl+C ends it.");
    let status = window.wait().map_err(|error| error.to_string())?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("the window ended with {status}"))
    }
}

fn show(session: &Session, window: &mut Child, picture: &Path, practice: bool) -> Outcome {
    let first = screenshot::settled(session, window, picture, None)?;
    if practice {
        unlock(session, window, picture, &first)?;
    }
    println!("Screenshot: {}", picture.display());
    Ok(())
}

/// Types the passphrase as a person would, so that the picture shows cases and not a lock.
fn unlock(session: &Session, window: &mut Child, picture: &Path, before: &Scene) -> Outcome {
    let person = |arguments: &[&str]| {
        let mut command = Command::new("xdotool");
        command.args(arguments);
        session.dress(&mut command);
        process::capture(&mut command)
    };
    // Without a window manager nothing gets the keyboard by itself.
    person(&[
        "search",
        "--onlyvisible",
        "--class",
        "ryoritsu-desk",
        "windowfocus",
        "--sync",
    ])?;
    person(&["type", "--delay", "30", PRACTICE_PASSPHRASE])?;
    let typed = screenshot::settled(session, window, picture, Some(before))?;
    person(&["key", "Return"])?;
    screenshot::settled(session, window, picture, Some(&typed)).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_option_is_refused() {
        let given = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            options(&words).map(|options| (options.practice, options.once))
        };
        assert_eq!(given(&[]), Ok((false, false)));
        assert_eq!(given(&["--once", "--practice"]), Ok((true, true)));
        assert!(given(&["--practise"]).is_err());
    }
}
