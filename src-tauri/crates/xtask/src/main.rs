//! The developer's door: everything that is done to the repository goes through `cargo xtask`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool speaks on the terminal"
)]

mod display;
mod driver;
mod gates;
mod interface;
mod licence;
mod node;
mod oracle;
mod process;
mod product;
mod release;
mod screenshot;
mod stamp;
mod suite;
mod system;
mod tally;
mod tidy;
mod tree;
mod window;

use std::process::ExitCode;

/// What a step answers: nothing, or a sentence that says what went wrong.
pub(crate) type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "\
cargo xtask COMMAND

  run [-- --practice] [--once]   install what is missing, build, open the window
  test                           check, then every test
  check                          format, tidy, clippy, types, svelte-check, licences
  tidy                           the rules of the house alone
  types                          write ui/src/lib/backend/types.ts
  bench [--list N] [--documents N] [--long]
                                 measure the release build
  bench --window [N]             measure its window with N cases
  package                        build what a hospital installs
";

fn main() -> ExitCode {
    // `cargo xtask run -- --practice` hands the two dashes over as well.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--")
        .collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("", [].as_slice()),
    };
    let outcome = match command {
        "run" => window::run(rest),
        "test" => plain(rest).and_then(|()| suite::run()),
        "check" => plain(rest).and_then(|()| gates::run()),
        "tidy" => plain(rest).and_then(|()| tidy::run()),
        "types" => plain(rest).and_then(|()| product::write_types()),
        "bench" => release::bench(rest),
        "package" => plain(rest).and_then(|()| release::package()),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn plain(rest: &[String]) -> Outcome {
    match rest.first() {
        None => Ok(()),
        Some(other) => Err(format!("`{other}` is not known here\n\n{USAGE}")),
    }
}
