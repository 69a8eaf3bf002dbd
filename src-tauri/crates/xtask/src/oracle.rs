//! Published Python programs that tests compare with: lifelines draws the curves too, openpyxl reads the tables.

use crate::{Outcome, process, product};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PACKAGES: [&str; 2] = ["lifelines==0.30.3", "openpyxl==3.1.5"];

/// The Python that has them, in the target folder; installed when it is not there in these versions.
pub(crate) fn ready(root: &Path) -> Outcome<PathBuf> {
    let folder = product::target(root)?.join("oracle");
    let python = folder.join("bin").join("python");
    let record = folder.join("installed");
    let wanted = PACKAGES.join("\n");
    if python.is_file() && fs::read_to_string(&record).is_ok_and(|found| found == wanted) {
        return Ok(python);
    }
    println!(
        "lifelines and openpyxl check figures and tables in tests; they go into the target folder"
    );
    process::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    process::run(
        Command::new(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .args(PACKAGES),
    )?;
    fs::write(&record, wanted).map_err(|error| error.to_string())?;
    Ok(python)
}
