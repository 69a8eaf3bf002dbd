//! The commands and what each does.

use crate::{Answer, bench, headquarters, print, workplace};
use clap::Subcommand;
use serde_json::json;
use std::path::PathBuf;
use workbench::error::ApiError;

/// One command.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make a workplace; prints the recovery code once.
    Create {
        /// Folder.
        dir: PathBuf,
        /// Facility name.
        #[arg(long)]
        facility: String,
        /// Name of the first user.
        #[arg(long)]
        user: String,
        /// Where to write a new key file (second factor).
        #[arg(long)]
        key_file: Option<PathBuf>,
    },
    /// Make a practice workplace (marked as practice for ever, never exported).
    Practice {
        /// Folder.
        dir: PathBuf,
        /// Generated cases beside the written ones.
        #[arg(long, default_value_t = 0)]
        cases: usize,
        /// Seed of the generated cases.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// One API call, the same list as the window.
    Call {
        /// Folder.
        dir: PathBuf,
        /// Name of the call.
        name: String,
        /// Request as JSON, `-` reads it from stdin.
        request: Option<String>,
    },
    /// The list: names, request and response types (JSON).
    Api,
    /// The TypeScript side of the list.
    #[command(hide = true)]
    Types,
    /// One paper of one case, or of several cases in one file.
    Print(print::Print),
    /// Write the next bundle.
    Send {
        /// Folder.
        dir: PathBuf,
        /// Where the bundle goes.
        #[arg(long)]
        to: PathBuf,
    },
    /// Write the own key card.
    Card {
        /// Folder.
        dir: PathBuf,
        /// File to write.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Read receipts, packs of forms and the headquarters card.
    Take {
        /// Folder.
        dir: PathBuf,
        /// Files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Fingerprint of the headquarters card as read aloud.
        #[arg(long)]
        fingerprint: Option<String>,
        /// Take a pack of forms also when a later one was taken before.
        #[arg(long)]
        older: bool,
    },
    /// Headquarters.
    #[command(subcommand)]
    Hq(headquarters::Hq),
    /// Look through an edition of the manual: what is wrong, a line each; exit 1 when there is anything.
    ManualCheck {
        /// Folder of the edition, named by its id; without it the built-in edition.
        folder: Option<PathBuf>,
    },
    /// Make a backup now.
    Backup {
        /// Folder.
        dir: PathBuf,
    },
    /// Check a backup file; with a workplace open it and compare the counts.
    Verify {
        /// Backup file.
        file: PathBuf,
    },
    /// Put a backup in the place of a workplace (passphrase of that day, or RYORITSU_RECOVERY).
    Restore {
        /// Backup file.
        file: PathBuf,
        /// Folder.
        dir: PathBuf,
    },
    /// Measure, each figure beside its peer.
    Bench {
        /// Cases in the measured workplace.
        #[arg(long, default_value_t = 1000)]
        cases: usize,
        /// Length of a long list to measure as well (100000 takes a quarter of an hour to write).
        #[arg(long, default_value_t = 0)]
        list: usize,
        /// Documents of 200 pages to search beside the manual.
        #[arg(long, default_value_t = 5)]
        documents: usize,
        /// 500 kills while saving as well.
        #[arg(long)]
        long: bool,
    },
    /// Save without end and print each acknowledged save (for the kill test).
    #[command(hide = true)]
    SaveLoop {
        /// Folder.
        dir: PathBuf,
        /// Case.
        case: String,
    },
}

/// Runs a command.
pub(crate) fn run(command: Command) -> Answer {
    match command {
        Command::Create {
            dir,
            facility,
            user,
            key_file,
        } => workplace::create(dir, facility, user, key_file),
        Command::Practice { dir, cases, seed } => workplace::practice(dir, cases, seed),
        Command::Call { dir, name, request } => workplace::call(dir, &name, request),
        Command::Api => Ok(json!(workbench::api::entries())),
        Command::Types => Ok(json!(workbench::types::typescript())),
        Command::Print(wanted) => wanted.run(),
        Command::Send { dir, to } => {
            workplace::once(dir, "export_send", json!({ "folder": absolute(&to) }))
        }
        Command::Card { dir, output } => {
            workplace::once(dir, "card_write", json!({ "path": absolute(&output) }))
        }
        Command::Take {
            dir,
            files,
            fingerprint,
            older,
        } => workplace::take(dir, &files, fingerprint, older),
        Command::Hq(hq) => headquarters::run(hq),
        Command::ManualCheck { folder } => manual_check(folder.as_deref()),
        Command::Backup { dir } => workplace::once(dir, "backup_now", json!({})),
        Command::Verify { file } => workplace::verify(&file),
        Command::Restore { file, dir } => workplace::restore(&file, dir),
        Command::Bench {
            cases,
            list,
            documents,
            long,
        } => bench::run(cases, list, documents, long),
        Command::SaveLoop { dir, case } => workplace::save_loop(dir, &case),
    }
}

/// Says what is wrong with an edition; nothing wrong is an empty list.
fn manual_check(folder: Option<&std::path::Path>) -> Answer {
    let bad = |detail: String| ApiError::BadRequest { detail };
    let problems = workbench::manual::check(folder).map_err(bad)?;
    if problems.is_empty() {
        return Ok(json!([]));
    }
    Err(bad(problems.join("\n")))
}

/// Paths of a request are absolute: the workplace does not know where the command was typed.
pub(crate) fn absolute(path: &std::path::Path) -> String {
    std::path::absolute(path)
        .unwrap_or_else(|_| path.to_owned())
        .display()
        .to_string()
}
