//! `cargo xtask test`: the gates, then every test on the real product.

use crate::display::Session;
use crate::node::Node;
use crate::product::Product;
use crate::system::{self, Need};
use crate::tally::Tally;
use crate::{Outcome, driver, gates, node, oracle, process, product, tree};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

/// Runs everything; the last line says how many tests passed and failed.
pub(crate) fn run() -> Outcome {
    let root = tree::root()?;
    system::ready(Need::Test)?;
    gates::run()?;
    let node = node::ready(&root)?;
    let product = product::build(&root)?;
    let driver = driver::ready(&root)?;
    let oracle = oracle::ready(&root)?;
    let mut sum = Tally::default();
    let interface = vitest(&root, &node, &mut sum);
    let workspace = cargo_test(&root, &product, [&driver, &oracle], &mut sum);
    println!("\n{sum}");
    interface?;
    workspace?;
    judge(sum)
}

/// A run in which nothing ran is not a run in which nothing failed.
fn judge(sum: Tally) -> Outcome {
    if sum.failed > 0 {
        Err(format!("{} tests failed", sum.failed))
    } else if sum.passed == 0 {
        Err("no test ran".to_owned())
    } else {
        Ok(())
    }
}

fn vitest(root: &Path, node: &Node, sum: &mut Tally) -> Outcome {
    let report = product::target(root)?.join("vitest.json");
    // A report of an earlier run must not be taken for this one.
    let _ = std::fs::remove_file(&report);
    let ended = process::run(
        node.npm(root)
            .args(["exec", "--offline", "--", "vitest", "run"])
            .args(["--reporter=default", "--reporter=json"])
            .arg(format!("--outputFile.json={}", report.display())),
    );
    let told = std::fs::read_to_string(&report).unwrap_or_default();
    match Tally::of_vitest(&told) {
        Some(tally) if tally.passed + tally.failed > 0 => {
            sum.add(tally);
            ended
        }
        _ => ended.and(Err("vitest ran no test".to_owned())),
    }
}

fn cargo_test(
    root: &Path,
    product: &Product,
    [driver, oracle]: [&Path; 2],
    sum: &mut Tally,
) -> Outcome {
    let session = Session::open()?;
    let mut command = process::cargo();
    command
        .current_dir(root)
        .args(["test", "--locked", "--workspace", "--no-fail-fast"])
        .env("RYORITSU_CLI", &product.cli)
        .env("RYORITSU_APP", &product.app)
        .env("RYORITSU_TAURI_DRIVER", driver)
        .env("RYORITSU_ORACLE", oracle)
        .stdout(Stdio::piped());
    session.dress(&mut command);
    let shown = process::line(&command);
    println!("» {shown}");
    let mut child = command
        .spawn()
        .map_err(|error| format!("`{shown}` did not start: {error}"))?;
    let mut ran = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.map_err(|error| error.to_string())?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Some(tally) = Tally::of_cargo(&line) {
                ran.add(tally);
            }
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    sum.add(ran);
    if !status.success() {
        return Err(format!("`{shown}` failed ({status})"));
    }
    judge(ran)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_and_an_empty_run_are_both_failures() {
        assert!(
            judge(Tally {
                passed: 5,
                failed: 0
            })
            .is_ok()
        );
        assert!(
            judge(Tally {
                passed: 5,
                failed: 1
            })
            .is_err()
        );
        assert!(judge(Tally::default()).is_err());
    }
}
