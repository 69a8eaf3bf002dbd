//! Commands of headquarters.

use crate::Answer;
use crate::workplace::{key_file, passphrase, user};
use clap::Subcommand;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use workbench::Kdf;
use workbench::hq::{Desk, Opener};

/// One command of headquarters.
#[derive(Subcommand)]
pub(crate) enum Hq {
    /// Make a store; prints the recovery code once.
    Init {
        /// Folder of the store.
        store: PathBuf,
        /// Name on the key card.
        #[arg(long)]
        name: String,
    },
    /// Write the headquarters card.
    Card {
        /// Folder of the store.
        store: PathBuf,
        /// File to write.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Admit a facility whose fingerprint was read aloud.
    Admit {
        /// Folder of the store.
        store: PathBuf,
        /// Cards.
        #[arg(required = true)]
        cards: Vec<PathBuf>,
        /// Fingerprint as read aloud.
        #[arg(long)]
        fingerprint: String,
    },
    /// Receive bundles in any order.
    Receive {
        /// Folder of the store.
        store: PathBuf,
        /// Bundles.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Where the receipts go.
        #[arg(long)]
        receipts: PathBuf,
    },
    /// Make a signed pack of the form definitions in a folder; each is checked first.
    Forms {
        /// Folder of the store.
        store: PathBuf,
        /// Folder with the definitions (`.toml`), also in folders of it.
        folder: PathBuf,
        /// File to write (`.forms`).
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Make a signed edition of the manual from a folder of Markdown; the linter reads it first.
    Publish {
        /// Folder of the store.
        store: PathBuf,
        /// Folder of the edition, named by its id.
        folder: PathBuf,
        /// File to write (`.manual`).
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Which edition of the manual each facility reads, as its latest bundle told, and who has not told.
    Editions {
        /// Folder of the store.
        store: PathBuf,
        /// Lines for people instead of JSON.
        #[arg(long)]
        table: bool,
        /// File to write (`.xlsx` or `.csv`).
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// Passages of the manual that ask for a revision, the most urgent first: graver marks (wrong, outdated, lacking) before
    /// lighter ones, then by facilities, by number, by month.
    Evidence {
        /// Folder of the store.
        store: PathBuf,
        /// Only what was said of this edition.
        #[arg(long, default_value = "")]
        edition: String,
        /// Lines for people instead of JSON.
        #[arg(long)]
        table: bool,
        /// File to write (`.xlsx` with the comments, or `.csv`).
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// The course over all facilities: persons who finished, first answers, judgements.
    Course {
        /// Folder of the store.
        store: PathBuf,
        /// Lines for people instead of JSON.
        #[arg(long)]
        table: bool,
        /// File to write (`.xlsx`, or `.csv` with the chapters alone).
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// A table over the cases, small numbers hidden.
    Report {
        /// Folder of the store.
        store: PathBuf,
        /// Axis of the rows.
        #[arg(long, default_value = "disease_group")]
        rows: String,
        /// Axis of the columns.
        #[arg(long)]
        columns: Option<String>,
    },
    /// The age identity, for the standard tool; noted in the log.
    Identity {
        /// Folder of the store.
        store: PathBuf,
    },
    /// Who did what, newest first.
    Log {
        /// Folder of the store.
        store: PathBuf,
        /// Rows.
        #[arg(long, default_value_t = 100)]
        limit: u32,
    },
}

/// Runs a command of headquarters.
pub(crate) fn run(hq: Hq) -> Answer {
    let passphrase = passphrase()?;
    let (user, key) = (user(), key_file());
    let name = if user.is_empty() { "user1" } else { &user };
    let key_file = (!key.is_empty()).then(|| Path::new(&key));
    let opener = Opener {
        user: name,
        passphrase: &passphrase,
        key_file,
    };
    let today = workbench::today();
    match hq {
        Hq::Init { store, name, .. } => {
            let (_, code) = Desk::init(&store, &name, &opener, Kdf::Tuned)?;
            Ok(json!({ "recovery_code": code }))
        }
        Hq::Card { store, output } => Ok(json!(Desk::open(&store, &opener)?.card(&output)?)),
        Hq::Admit {
            store,
            cards,
            fingerprint,
        } => {
            let mut desk = Desk::open(&store, &opener)?;
            let admitted: Result<Vec<_>, _> = cards
                .iter()
                .map(|c| desk.admit(c, &fingerprint, today))
                .collect();
            Ok(json!(admitted?))
        }
        Hq::Receive {
            store,
            files,
            receipts,
        } => Ok(json!(
            Desk::open(&store, &opener)?.receive(&files, &receipts, today)?
        )),
        Hq::Forms {
            store,
            folder,
            output,
        } => Ok(json!(
            Desk::open(&store, &opener)?.issue_forms(&folder, &output)?
        )),
        Hq::Publish {
            store,
            folder,
            output,
        } => Ok(json!(
            Desk::open(&store, &opener)?.publish(&folder, &output)?
        )),
        Hq::Editions {
            store,
            table,
            output,
        } => readers(&mut Desk::open(&store, &opener)?, table, output),
        Hq::Evidence {
            store,
            edition,
            table,
            output,
        } => evidence(&mut Desk::open(&store, &opener)?, &edition, table, output),
        Hq::Course {
            store,
            table,
            output,
        } => course(&mut Desk::open(&store, &opener)?, table, output),
        Hq::Report {
            store,
            rows,
            columns,
        } => Ok(json!(
            Desk::open(&store, &opener)?.report(&rows, columns.as_deref())?
        )),
        Hq::Identity { store } => Ok(json!(format!(
            "{}\n",
            *Desk::open(&store, &opener)?.age_identity()?
        ))),
        Hq::Log { store, limit } => Ok(json!(Desk::open(&store, &opener)?.log(limit)?)),
    }
}

fn evidence(desk: &mut Desk, edition: &str, table: bool, output: Option<PathBuf>) -> Answer {
    let list = desk.evidence(edition)?;
    let save = |file: &Path| list.save(file, workbench::today());
    told(json!(list), list.lines(), table, output.as_deref(), save)
}

fn readers(desk: &mut Desk, table: bool, output: Option<PathBuf>) -> Answer {
    let list = desk.readers(workbench::today())?;
    let save = |file: &Path| list.save(file, workbench::today());
    told(json!(list), list.lines(), table, output.as_deref(), save)
}

fn course(desk: &mut Desk, table: bool, output: Option<PathBuf>) -> Answer {
    let totals = desk.course()?;
    let save = |file: &Path| totals.save(file, workbench::today());
    told(
        json!(totals),
        totals.lines(),
        table,
        output.as_deref(),
        save,
    )
}

/// A list as JSON, or as lines for people; written to a file where one is named.
fn told(
    list: Value,
    lines: String,
    table: bool,
    output: Option<&Path>,
    save: impl Fn(&Path) -> workbench::error::ApiResult<()>,
) -> Answer {
    output.map(save).transpose()?;
    Ok(if table { json!(lines) } else { list })
}
